//! What a deck says, whatever it is called and however it is laid out: by that a copy of a deck is told from a new version of it.

use std::collections::BTreeMap;

use super::text::reading;
use super::{Deck, Item, ItemId};

/// Whether these are two decks, by their titles and by what their items say, though they have one id: the titles differ, and so do most of the
/// items that both have. Where they share no item, no progress of one can count for the other.
pub(crate) fn are_other_decks<T: PartialEq>(
    (title, texts): (&str, &BTreeMap<ItemId, T>),
    (other_title, other_texts): (&str, &BTreeMap<ItemId, T>),
) -> bool {
    let shared = || texts.iter().filter_map(|(item, text)| Some((text, other_texts.get(item)?)));
    let changed = shared().filter(|(text, other)| text != other).count();
    reading(title) != reading(other_title) && 2 * changed > shared().count()
}

impl Deck {
    /// What each of its items says is true, as it is read: the fact, or the traits by side, a line each.
    pub(crate) fn texts(&self) -> BTreeMap<ItemId, String> {
        self.items.iter().map(|item| (item.id().clone(), texts_of(item).join("\n"))).collect()
    }

    /// Whether it has the id of this deck and is another.
    pub(crate) fn is_another_than(&self, other: &Deck) -> bool {
        are_other_decks((&self.title, &self.texts()), (&other.title, &other.texts()))
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
    use super::*;
    use crate::deck::read_deck;

    fn deck(items: &str, sides: &str) -> Deck {
        let json = format!(
            r#"{{ "format": 1, "id": "deck", "title": "Deck", "sides": [{sides}], "distinctions": [{items}] }}"#
        );
        read_deck("deck.json", json.as_bytes()).unwrap()
    }

    #[test]
    fn the_order_of_items_and_sides_and_the_marks_of_key_words_make_no_difference_to_what_a_deck_says() {
        let [a, b] = [r#"{ "id": "a", "name": "A" }"#, r#"{ "id": "b", "name": "B" }"#];
        let item = |id: &str, text: &str| {
            format!(
                r#"{{ "id": "{id}", "aspect": "{id}", "traits": {{ "a": {{ "text": "{text}" }}, "b": {{ "text": "is B" }} }} }}"#
            )
        };
        let [one, two] = [item("one", "is [one]"), item("two", "is two")];
        let first = deck(&format!("{one}, {two}"), &format!("{a}, {b}")).texts();
        assert_eq!(first.values().collect::<Vec<_>>(), ["is one\nis b", "is two\nis b"]);
        assert_eq!(deck(&format!("{two}, {one}"), &format!("{b}, {a}")).texts(), first);
        assert_eq!(deck(&format!("{}, {two}", item("one", "Is one.")), &format!("{a}, {b}")).texts(), first);
        assert_ne!(deck(&format!("{}, {two}", item("one", "is three")), &format!("{a}, {b}")).texts(), first);
    }

    #[test]
    fn it_is_another_deck_if_its_title_and_most_of_the_items_that_both_have_are_others() {
        let is_other = |title: &str, own: &[(&str, u8)]| {
            let texts = |of: &[(&str, u8)]| -> BTreeMap<ItemId, u8> {
                of.iter().map(|(id, text)| (id.parse().unwrap(), *text)).collect()
            };
            let known = texts(&[("a", 1), ("b", 1), ("c", 1), ("d", 1)]);
            are_other_decks((title, &texts(own)), ("Ports", &known))
        };
        for (title, texts, expected) in [
            ("Leads", &[("a", 2), ("b", 2), ("c", 2), ("d", 1)][..], true),
            ("ports.", &[("a", 2), ("b", 2), ("c", 2), ("d", 2)], false),
            // One word was mended, or half of it, and the title with it.
            ("Leads", &[("a", 2), ("b", 1), ("c", 1), ("d", 1)], false),
            ("Leads", &[("a", 2), ("b", 2), ("c", 1), ("d", 1)], false),
            // Items that only one of them has tell nothing.
            ("Leads", &[("a", 1), ("e", 2), ("f", 2), ("g", 2)], false),
            ("Leads", &[("a", 2), ("e", 2)], true),
            ("Leads", &[("e", 2), ("f", 2)], false),
        ] {
            assert_eq!(is_other(title, texts), expected, "{title} {texts:?}");
        }
    }
}
