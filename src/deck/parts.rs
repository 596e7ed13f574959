//! The parts of a deck, as diagnostics call them.

use crate::language::Message;

pub(super) fn deck() -> Message {
    message!("deck-the-deck")
}

pub(super) fn deck_id() -> Message {
    message!("deck-the-id")
}

pub(super) fn title() -> Message {
    message!("deck-the-title")
}

pub(super) fn language() -> Message {
    message!("deck-the-language")
}

/// A field that is a list, by its name in the file.
pub(super) fn field(name: &str) -> Message {
    message!("deck-the-field", name = name)
}

pub(super) fn side() -> Message {
    message!("deck-a-side")
}

pub(super) fn side_id() -> Message {
    message!("deck-id-of-side")
}

pub(super) fn side_name() -> Message {
    message!("deck-name-of-side")
}

pub(super) fn item_id() -> Message {
    message!("deck-id-of-item")
}

pub(super) fn distinction(id: Option<&str>) -> Message {
    match id {
        Some(id) => message!("deck-the-distinction", id = id),
        None => message!("deck-a-distinction"),
    }
}

pub(super) fn fact(id: Option<&str>) -> Message {
    match id {
        Some(id) => message!("deck-the-fact", id = id),
        None => message!("deck-a-fact"),
    }
}

pub(super) fn aspect(distinction: &Message) -> Message {
    message!("deck-aspect-of", owner = distinction.clone())
}

pub(super) fn traits(distinction: &Message) -> Message {
    message!("deck-traits-of", owner = distinction.clone())
}

/// The trait of the side of this id.
pub(super) fn trait_of(side: &str, distinction: &Message) -> Message {
    message!("deck-trait-of", side = side, owner = distinction.clone())
}

/// The other spellings of a trait's key words.
pub(super) fn accept(of: &Message) -> Message {
    message!("deck-accept-of", owner = of.clone())
}

pub(super) fn lures(distinction: &Message) -> Message {
    message!("deck-lures-of", owner = distinction.clone())
}

pub(super) fn lure(distinction: &Message) -> Message {
    message!("deck-lure-of", owner = distinction.clone())
}

/// What the examples of a distinction are called.
pub(super) fn examples(distinction: &Message) -> Message {
    message!("deck-examples-of", owner = distinction.clone())
}

pub(super) fn example(distinction: &Message) -> Message {
    message!("deck-example-of", owner = distinction.clone())
}

/// The other sides of which a trait is true as well.
pub(super) fn also(of: &Message) -> Message {
    message!("deck-also-of", owner = of.clone())
}

pub(super) fn degree(distinction: &Message) -> Message {
    message!("deck-degree-of", owner = distinction.clone())
}

/// Whether an example is kept for exams.
pub(super) fn held(example: &Message) -> Message {
    message!("deck-held-of", owner = example.clone())
}

pub(super) fn fact_title(fact: &Message) -> Message {
    message!("deck-title-of", owner = fact.clone())
}

/// The other distinctions whose traits the examples show as well.
pub(super) fn near(distinction: &Message) -> Message {
    message!("deck-near-of", owner = distinction.clone())
}

pub(super) fn why(item: &Message) -> Message {
    message!("deck-why-of", owner = item.clone())
}

pub(super) fn statement(fact: &Message) -> Message {
    message!("deck-statement-of", owner = fact.clone())
}

pub(super) fn false_versions(fact: &Message) -> Message {
    message!("deck-false-versions-of", owner = fact.clone())
}

pub(super) fn false_version(fact: &Message) -> Message {
    message!("deck-false-version-of", owner = fact.clone())
}
