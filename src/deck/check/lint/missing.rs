//! What is missing throughout a deck: told once, with the number.

use super::Checker;
use crate::deck::draft::{DraftDistinction, DraftFact, Field};

impl Checker {
    /// Distinctions without an example, where a file has a place for them.
    pub(super) fn missing_examples(&mut self, distinctions: &[DraftDistinction]) {
        let has_none = |of: &&DraftDistinction| match &of.examples {
            Field::Missing => true,
            Field::Given(examples) => examples.is_empty(),
            Field::NoPlace | Field::Unreadable => false,
        };
        let without = distinctions.iter().filter(has_none);
        if let Some(first) = without.clone().next() {
            self.warn(first.span, message!("deck-examples-missing", count = without.count()));
        }
    }

    /// Facts without a title: their ids stand in its place.
    pub(super) fn missing_titles(&mut self, facts: &[DraftFact]) {
        let without = facts.iter().filter(|of| matches!(of.title, Field::Missing));
        if let Some(first) = without.clone().next() {
            self.warn(first.span, message!("deck-titles-missing", count = without.count()));
        }
    }
}
