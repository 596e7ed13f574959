//! Decks: what they hold, how they are read, checked and written, and those built into the program.
//!
//! From the bytes of a file to a deck leads one way: a `Source` is its text, a file in `format` makes a [`Draft`] of that, in which every
//! text has its place, and `check` makes a [`Deck`] of the draft, or tells everything that is wrong with it. A deck with an error is never
//! half used. This room knows no memory and no terminal.

mod check;
mod draft;
mod fingerprint;
mod format;
mod id;
mod index;
mod kept;
mod library;
mod parts;
mod shelf;
mod text;
mod texts;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Source};
use crate::language::Grammar;

pub use draft::{Draft, DraftDistinction, DraftExample, DraftFact, DraftSide, DraftSituation, DraftTrait, Field};
pub(crate) use fingerprint::fingerprint;
pub use id::{DeckId, ItemId, NotAnId, SideId};
use index::LazyIndex;
pub use kept::read_deck_known;
pub use library::{built_in, built_in_ids, built_in_named};
pub use shelf::{ItemRef, SameId, Shelf};
pub(crate) use text::reading;
pub use text::{BracketError, Text};
pub(crate) use texts::are_other_decks;

/// A set of distinctions between the same sides, with optional facts.
///
/// What is looked up in it again and again is put in order once. Who changes a deck of which a question was made changes a copy of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Deck {
    /// Names the deck in the journal; never changes.
    pub id: DeckId,
    /// What people call it: "Marketing vs. sales".
    pub title: String,
    /// The language of its texts, as a BCP 47 tag: `en`, `zh-Hans`.
    pub language: String,
    /// The things told apart, two or more.
    pub sides: Vec<Side>,
    /// How the sides differ, and what is true of them without being a contrast, in the order of the file.
    pub items: Vec<Item>,
    #[serde(skip)]
    index: LazyIndex,
}

/// One of the things told apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Side {
    /// Names the side within its deck.
    pub id: SideId,
    /// Its name as it stands inside a sentence: `sales`, `TCP`.
    pub name: String,
}

/// What memory is kept of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Item {
    /// An aspect in which the sides differ.
    Distinction(Distinction),
    /// A statement that is no contrast.
    Fact(Fact),
}

/// One aspect in which the sides differ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Distinction {
    /// Names the item within its deck; never changes.
    pub id: ItemId,
    /// What they differ in: "Force", "Time horizon".
    pub aspect: String,
    /// One for each side that takes part, at least two, in the order of the deck's sides.
    pub traits: Vec<Trait>,
    /// Whether the sides differ in it by degree: what is said of one is true of the other too, and less so.
    pub is_degree: bool,
    /// Traits that sound right for the aspect and belong to no side.
    pub lures: Vec<Text>,
    /// Situations that show the traits.
    pub examples: Vec<Example>,
    /// Other distinctions whose traits the examples show as well: they are no wrong reason for a situation.
    pub near: Vec<ItemId>,
    /// Why it is so, in a sentence or two.
    pub why: Option<String>,
}

/// What a side does or is in one aspect.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Trait {
    /// The side it belongs to.
    pub side: SideId,
    /// Written to follow the side's name: "works by pull".
    pub text: Text,
    /// Other right spellings of its key words: a list for each run of them, in order. An entry of the deck's "accept" has the same
    /// place in each of the lists.
    pub accept: Vec<Vec<String>>,
    /// Other sides of which it is true as well, though it is theirs less: it is never denied of them, nor asked whose it is where they could
    /// be answered.
    pub also: Vec<SideId>,
}

/// Situations that differ in the one feature that decides: one for each side of the distinction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// In the order of the deck's sides.
    pub situations: Vec<Situation>,
    /// Whether it is kept for exams: whoever judges it rightly has understood, and not remembered.
    pub is_held: bool,
}

/// A short situation that shows a trait without naming it or its side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Situation {
    /// The side whose trait it shows.
    pub side: SideId,
    /// One or two sentences.
    pub text: String,
}

/// A statement about the sides that is no contrast.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Names the item within its deck; never changes.
    pub id: ItemId,
    /// What people call it: "Shared revenue". Without one, its id in words.
    pub title: Option<String>,
    /// The statement, true.
    pub statement: String,
    /// False versions of it, at least one.
    pub false_versions: Vec<String>,
    /// Why it is so, in a sentence or two.
    pub why: Option<String>,
}

/// The deck in a file, and everything that is wrong with it or could be better: warnings too.
///
/// The end of `name`, which is what its user calls the file, says how it is to be read: as JSON, unless it is another kind that decks can
/// stand in. There is a deck where no diagnostic is an error.
pub fn check_deck(name: &str, bytes: &[u8]) -> (Option<Deck>, Diagnostics) {
    check_with(name, bytes, Draft::check, library::copied)
}

/// The same; `check` tells what is wrong with a draft, and `copied` warns of a deck that has the id of another.
fn check_with(
    name: &str,
    bytes: &[u8],
    check: impl FnOnce(&Draft) -> (Option<Deck>, Vec<Diagnostic>),
    copied: impl FnOnce(&Draft, &Deck) -> Option<Diagnostic>,
) -> (Option<Deck>, Diagnostics) {
    let source = match Source::read(name, bytes) {
        Ok(source) => source,
        Err(diagnostics) => return (None, diagnostics),
    };
    let (draft, mut wrong) = format::read(&source);
    let deck = draft.and_then(|draft| {
        let (deck, more) = check(&draft);
        wrong.extend(more);
        wrong.extend(deck.as_ref().and_then(|deck| copied(&draft, deck)));
        deck
    });
    let diagnostics = Diagnostics::new(source, wrong);
    (deck.filter(|_| !diagnostics.has_errors()), diagnostics)
}

/// The deck in a file, which is called `name` as for [`check_deck`].
///
/// # Errors
///
/// Everything that is wrong with it, without warnings.
pub fn read_deck(name: &str, bytes: &[u8]) -> Result<Deck, Diagnostics> {
    let (deck, diagnostics) = check_with(name, bytes, Draft::check_for_errors, |_, _| None);
    deck.ok_or_else(|| diagnostics.only(Severity::Error))
}

impl Deck {
    /// The item of this id.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.place_of(id).map(|place| &self.items[place])
    }

    /// Where the item of this id stands.
    pub(crate) fn place_of(&self, id: &ItemId) -> Option<usize> {
        self.index.of(self).items.get(id).copied()
    }

    /// The side of this id.
    pub fn side(&self, id: &SideId) -> Option<&Side> {
        self.index.of(self).sides.get(id).map(|place| &self.sides[*place])
    }

    /// The distinctions among its items, in order.
    pub fn distinctions(&self) -> impl Iterator<Item = &Distinction> {
        self.items.iter().filter_map(Item::distinction)
    }
}

impl Deck {
    /// Whether what this trait says is true of a side: it is its own, in whatever aspect, or is said to be true of it as well.
    pub(crate) fn is_true_of(&self, of: &Trait, side: &SideId) -> bool {
        of.is_of(side) || self.says_of(side, &reading(of.text.plain()))
    }

    /// Whether it says of a side what reads like this, in whatever aspect.
    pub(crate) fn says_of(&self, side: &SideId, reading: &str) -> bool {
        self.index.of(self).true_of.get(reading).is_some_and(|sides| sides.contains(side))
    }

    /// Whether what this trait says is true of no side but its own.
    pub(crate) fn is_of_one_side(&self, of: &Trait) -> bool {
        let sides = self.index.of(self).true_of.get(&reading(of.text.plain()));
        of.also.is_empty() && sides.is_none_or(|sides| sides.iter().all(|side| *side == of.side))
    }

    /// Whether what reads like this is a fact of it.
    pub(crate) fn is_fact(&self, reading: &str) -> bool {
        self.index.of(self).facts.contains(reading)
    }

    /// All its traits, with the distinctions they belong to.
    pub(crate) fn traits(&self) -> Arc<[(ItemId, Trait)]> {
        Arc::clone(&self.index.of(self).traits)
    }
}

impl Trait {
    /// Whether the deck says of this trait that it is true of this side.
    pub(crate) fn is_of(&self, side: &SideId) -> bool {
        self.side == *side || self.also.contains(side)
    }
}

impl Item {
    /// Its id, unique in its deck.
    pub fn id(&self) -> &ItemId {
        match self {
            Item::Distinction(distinction) => &distinction.id,
            Item::Fact(fact) => &fact.id,
        }
    }

    /// What a person calls it: a distinction's aspect; a fact's title or, where it has none, its id in words.
    pub fn label(&self) -> String {
        match self {
            Item::Distinction(distinction) => distinction.aspect.clone(),
            Item::Fact(fact) => {
                let id_in_words = || Grammar::of("en").raised(&fact.id.as_str().replace('-', " "));
                fact.title.clone().unwrap_or_else(id_in_words)
            }
        }
    }

    /// Why it is so.
    pub fn why(&self) -> Option<&str> {
        match self {
            Item::Distinction(distinction) => distinction.why.as_deref(),
            Item::Fact(fact) => fact.why.as_deref(),
        }
    }

    /// The distinction, if it is one.
    pub fn distinction(&self) -> Option<&Distinction> {
        match self {
            Item::Distinction(distinction) => Some(distinction),
            Item::Fact(_) => None,
        }
    }

    pub(crate) fn fact(&self) -> Option<&Fact> {
        match self {
            Item::Fact(fact) => Some(fact),
            Item::Distinction(_) => None,
        }
    }
}

impl Distinction {
    /// Whether what shows a trait of one of them shows one of the other as well.
    pub(crate) fn is_near(&self, other: &Distinction) -> bool {
        self.near.contains(&other.id) || other.near.contains(&self.id)
    }

    /// The trait of this side, if the side takes part.
    pub fn trait_of(&self, side: &SideId) -> Option<&Trait> {
        self.traits.iter().find(|of| of.side == *side)
    }
}

#[cfg(test)]
mod tests;
