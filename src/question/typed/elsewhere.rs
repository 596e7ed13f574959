//! The traits of a deck's other distinctions, of which one may be written instead.

use std::sync::Arc;

use super::super::spelling::{Reading, Speller};
use super::spellings::{Meant, Spellings, Written};
use crate::deck::{Deck, Distinction, ItemId, Side, SideId, Text, Trait};

/// The traits of other distinctions. How they may be written is only read of those that may have been.
#[derive(Debug)]
pub(super) struct Elsewhere {
    sides: Vec<Side>,
    /// The distinction that is asked about.
    asked: ItemId,
    /// All traits of the deck.
    traits: Arc<[(ItemId, Trait)]>,
}

impl Elsewhere {
    pub(super) fn of(deck: &Deck, distinction: &Distinction) -> Self {
        Self { sides: deck.sides.clone(), asked: distinction.id.clone(), traits: deck.traits() }
    }

    fn traits(&self) -> impl Iterator<Item = &(ItemId, Trait)> {
        self.traits.iter().filter(|(item, _)| *item != self.asked)
    }

    /// The trait that these words are, in whatever form, and nearer than what they may have been meant for. `shown` is what is asked about: the
    /// side, and the text with its blanks.
    pub(super) fn taken(
        &self,
        speller: &Speller,
        language: &str,
        (side, shown): (&Side, &Text),
        written: &Written,
        meant: Option<&Meant<'_>>,
    ) -> Option<(ItemId, SideId)> {
        let texts = written.texts()?;
        let is_it = |(_, of): &&(ItemId, Trait)| {
            may_be_written(speller, &texts, of)
                && self.side(&of.side).is_some_and(|own| {
                    let spellings = Spellings::of(speller, language, own, of).fitted(speller, shown, &of.text);
                    let spellings = spellings.said_of(speller, language, side, of);
                    let is_nearer = |other: &Meant<'_>| meant.is_none_or(|meant| other.is_nearer_than(meant));
                    spellings.meant(speller, written, &[]).is_some_and(|other| other.are_forms() && is_nearer(&other))
                })
        };
        self.traits().find(is_it).map(|(item, of)| (item.clone(), of.side.clone()))
    }

    /// Whether what was written in some blank is a key word of one of these traits, in whatever form, and none for that blank.
    pub(super) fn has_word(&self, speller: &Speller, written: &Written, right: &Spellings) -> bool {
        let Some(texts) = written.texts() else { return false };
        let keys =
            || self.traits().flat_map(|(_, of)| of.text.keys().chain(of.accept.iter().flatten().map(String::as_str)));
        let is_key = |text: &&Reading, words: &str| speller.may_be_meant(text, words) && speller.is_form(text, words);
        let is_it = |(number, text): (usize, &&Reading)| {
            !right.may_be(speller, number, text) && keys().any(|words| is_key(text, words))
        };
        texts.iter().enumerate().any(is_it)
    }

    fn side(&self, id: &SideId) -> Option<&Side> {
        self.sides.iter().find(|side| side.id == *id)
    }
}

/// Whether an answer may be this trait: a deck has too many to read them all at each answer.
fn may_be_written(speller: &Speller, written: &[&Reading], of: &Trait) -> bool {
    let may_be = |words: &str| written.iter().any(|written| speller.may_be_meant(written, words));
    let accepted = of.accept.iter().flatten().map(String::as_str);
    of.text.keys().chain(accepted).any(may_be) || may_be(of.text.plain())
}
