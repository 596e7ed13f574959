//! Fingerprints: the SHA-256 of something, as 64 hexadecimal digits.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use serde_json::{Value, json};

use super::text::Text;
use super::{Deck, Distinction, Example, Item, Trait};

/// The fingerprint of these parts, one after another.
pub(crate) fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    parts.into_iter().for_each(|part| hash.update(part));
    hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        // Writing into a text never fails.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

impl Deck {
    /// The fingerprint of all that it says, to tell it from another deck of the same id. How its file is written makes no difference, nor
    /// what kind of file that is.
    pub fn fingerprint(&self) -> String {
        fingerprint([said(self).to_string().as_bytes()])
    }
}

/// All that a deck says, in lists, so that nothing hangs on how anything is called or laid out. What was added to the format later comes last,
/// and only where a deck has it: the fingerprints of decks without it stay as they were.
fn said(deck: &Deck) -> Value {
    let sides: Vec<_> = deck.sides.iter().map(|side| json!([side.id, side.name])).collect();
    let items: Vec<_> = deck.items.iter().map(said_of_item).collect();
    json!([deck.id, deck.title, deck.language, sides, items])
}

fn said_of_item(item: &Item) -> Value {
    match item {
        Item::Distinction(Distinction { id, aspect, traits, is_degree, lures, examples, near, why }) => {
            let traits: Vec<_> = traits.iter().map(said_of_trait).collect();
            let lures: Vec<_> = lures.iter().map(Text::source).collect();
            let examples: Vec<_> = examples.iter().map(said_of_example).collect();
            let later = [
                (*is_degree, json!("degree")),
                (!examples.is_empty(), json!(examples)),
                (!near.is_empty(), json!(["near", near])),
            ];
            with_later(json!(["distinction", id, aspect, traits, lures, why]), later)
        }
        Item::Fact(fact) => {
            let said = json!(["fact", fact.id, fact.statement, fact.false_versions, fact.why]);
            with_later(said, [(fact.title.is_some(), json!(fact.title))])
        }
    }
}

fn said_of_trait(Trait { side, text, accept, also }: &Trait) -> Value {
    with_later(json!([side, text.source(), accept]), [(!also.is_empty(), json!(also))])
}

fn said_of_example(Example { situations, is_held }: &Example) -> Value {
    let situations: Vec<_> = situations.iter().map(|situation| json!([situation.side, situation.text])).collect();
    json!([situations, is_held])
}

/// A list, and behind it those of these values that there are.
fn with_later(mut said: Value, later: impl IntoIterator<Item = (bool, Value)>) -> Value {
    if let Value::Array(parts) = &mut said {
        parts.extend(later.into_iter().filter(|(is_there, _)| *is_there).map(|(_, value)| value));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_the_sha_256() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(fingerprint([]), empty);
    }

    /// A deck's fingerprint stands in journals and on certificates: no change to the program may change it.
    #[test]
    fn the_fingerprint_of_a_deck_stays() {
        let json = r#"{ "format": 1, "id": "a-vs-b", "title": "A vs. B", "language": "en",
            "sides": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }],
            "distinctions": [{ "id": "force", "aspect": "Force", "why": "So it is.", "lures": ["[rests]"],
                "traits": { "a": { "text": "[pulls]", "accept": ["draws"] }, "b": { "text": "pushes \\[hard\\]" } } }],
            "facts": [{ "id": "both", "true": "Both are letters.", "false": ["Both are digits."] }] }"#;
        let deck = crate::deck::read_deck("x", json.as_bytes()).unwrap();
        assert_eq!(deck.fingerprint(), "8a64c873dc78de6a9040489f300557bdb4e48ba62cf6d665c0d1672abd73f8dd");
        let spaced = json.replace(", ", ",\n  ");
        assert_eq!(crate::deck::read_deck("x", spaced.as_bytes()).unwrap().fingerprint(), deck.fingerprint());
        let other = json.replace("[rests]", "rests");
        assert_ne!(crate::deck::read_deck("x", other.as_bytes()).unwrap().fingerprint(), deck.fingerprint());
    }
}
