//! The deck that is meant where none is named.

use tellapart::built_in_ids;

/// The id of the built-in deck, if there is only one: no one has to know what it is called.
pub(super) fn the_only_deck() -> Option<&'static str> {
    let mut ids = built_in_ids();
    ids.next().filter(|_| ids.next().is_none())
}
