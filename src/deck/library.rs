//! The decks built into the program.

use super::{Deck, Draft, read_deck};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// The built-in decks: id and JSON. A deck more is a file in `decks` and a line here.
const BUILT_IN: &[(&str, &str)] = &[("marketing-vs-sales", include_str!("../../decks/marketing-vs-sales.json"))];

/// All built-in decks.
///
/// # Errors
///
/// None in a released program: every built-in deck passes its check in a test.
pub fn built_in() -> Result<Vec<Deck>, Diagnostics> {
    BUILT_IN.iter().map(|(id, json)| read_deck(id, json.as_bytes())).collect()
}

/// The built-in deck of this id; `None` if there is none.
///
/// # Errors
///
/// None in a released program.
pub fn built_in_named(id: &str) -> Result<Option<Deck>, Diagnostics> {
    let of_id = BUILT_IN.iter().find(|(known, _)| *known == id);
    of_id.map(|(id, json)| read_deck(id, json.as_bytes())).transpose()
}

/// The ids of the built-in decks.
pub fn built_in_ids() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(id, _)| *id)
}

/// The warning of a deck that has the id of a built-in one and is another.
pub(super) fn copied(draft: &Draft, deck: &Deck) -> Option<Diagnostic> {
    let own = built_in_named(deck.id.as_str()).ok()??;
    let (id, span) = (deck.id.as_str(), draft.id.given()?.span);
    let message = || message!("deck-has-id-of-built-in", id = id, title = own.title.as_str());
    deck.is_another_than(&own).then(|| Diagnostic::warning(span, message()))
}
