//! What a deck says, whatever it is called and however it is laid out: by that a copy of a deck is told from a new version of it.

use super::text::reading;
use super::{Deck, Item};

impl Deck {
    /// What its items say is true, as it is read: the traits by side and the facts, in the order of the items' ids, a line each.
    pub(crate) fn texts(&self) -> String {
        let mut items: Vec<&Item> = self.items.iter().collect();
        items.sort_by_key(|item| item.id());
        let lines: Vec<String> = items.into_iter().flat_map(texts_of).collect();
        lines.join("\n")
    }

    /// Whether it has nothing in common with this deck but the id: its title and its texts are others.
    pub(crate) fn is_another_than(&self, other: &Deck) -> bool {
        reading(&self.title) != reading(&other.title) && self.texts() != other.texts()
    }
}

fn texts_of(item: &Item) -> Vec<String> {
    match item {
        Item::Distinction(distinction) => {
            let mut traits: Vec<_> = distinction.traits.iter().collect();
            traits.sort_by_key(|of| &of.side);
            traits.into_iter().map(|of| reading(of.text.plain())).collect()
        }
        Item::Fact(fact) => vec![reading(&fact.statement)],
    }
}

#[cfg(test)]
mod tests {
    use crate::deck::read_deck;

    #[test]
    fn the_order_of_items_and_sides_and_the_marks_of_key_words_make_no_difference_to_what_a_deck_says() {
        let deck = |items: &str, sides: &str| {
            let json = format!(
                r#"{{ "format": 1, "id": "deck", "title": "Deck", "sides": [{sides}], "distinctions": [{items}] }}"#
            );
            read_deck("deck.json", json.as_bytes()).unwrap()
        };
        let [a, b] = [r#"{ "id": "a", "name": "A" }"#, r#"{ "id": "b", "name": "B" }"#];
        let item = |id: &str, text: &str| {
            format!(
                r#"{{ "id": "{id}", "aspect": "{id}", "traits": {{ "a": {{ "text": "{text}" }}, "b": {{ "text": "is B" }} }} }}"#
            )
        };
        let [one, two] = [item("one", "is [one]"), item("two", "is two")];
        let first = deck(&format!("{one}, {two}"), &format!("{a}, {b}"));
        assert_eq!(first.texts(), "is one\nis b\nis two\nis b");
        assert_eq!(deck(&format!("{two}, {one}"), &format!("{b}, {a}")).texts(), first.texts());
        assert_eq!(deck(&format!("{}, {two}", item("one", "Is one.")), &format!("{a}, {b}")).texts(), first.texts());
        assert_ne!(deck(&format!("{}, {two}", item("one", "is three")), &format!("{a}, {b}")).texts(), first.texts());
    }
}
