//! Sessions: what to ask next, and what an answer becomes.
//!
//! A session is a state machine that is pulled. It hands out the next [`Step`] as a value, takes what the learner picked as a value, and
//! returns the event to be journaled. It never calls the face, the journal or the clock; so a page in a browser would be one more
//! face, and a test can play a year in a second.

mod agenda;
mod catch_up;
mod exam;
mod feedback;
mod lessons;
mod manner;
mod missed;
mod onboarding;
mod plan;
mod queue;
mod quiz;
mod resume;
mod run;
mod summary;
mod wishes;

use crate::deck::{Deck, DeckId, Item, ItemId, reading};
use crate::question::Prompt;

pub use agenda::{Agenda, Coming};
pub use catch_up::CatchUp;
pub use exam::{NotExaminable, examinable, has_enough_items};
pub use feedback::{Feedback, ItemFeedback, Return, Verdict};
pub use manner::Manner;
pub use missed::{confused, missed_in_last_quiz};
pub use onboarding::{Course, FinishedExam, Onboarding, Outlook, Pace, READY_FROM, Stage};
pub use plan::Plan;
pub use run::Session;
pub use summary::{MixUp, Score, Summary};
pub use wishes::Wishes;

/// What to show next.
#[derive(Debug, Clone)]
pub enum Step {
    /// Something to read before it is asked about. The learner has read it when [`Session::go_on`] is called.
    Read(Lesson),
    /// Something to pick or to write.
    Ask(Ask),
    /// What came of the answer. The learner has seen it when [`Session::go_on`] is called.
    Tell(Feedback),
    /// The end.
    Done(Summary),
}

/// An item to be read before it is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// The number of this lesson, from 1.
    pub number: usize,
    /// How many there are.
    pub total: usize,
    /// The title of its deck.
    pub title: String,
    /// What people call the item.
    pub label: String,
    /// What is true: of a distinction a sentence for each side, of a fact the fact.
    pub truths: Vec<String>,
    /// Why it is so.
    pub why: Option<String>,
}

/// Something to pick or to write, and where in the session it stands.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The number of this question, from 1.
    pub number: usize,
    /// How many questions there will be if nothing more goes wrong.
    pub total: usize,
    /// The title of its deck.
    pub title: String,
    /// Whether it goes on with the question of the step before.
    pub continues: bool,
    /// What to pick from, or to write.
    pub prompt: Prompt,
}

/// An item of one of a session's decks: their numbers, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemRef {
    deck: usize,
    item: usize,
}

/// The decks of a session.
#[derive(Debug, Clone)]
pub struct Shelf {
    decks: Vec<Deck>,
}

impl Shelf {
    /// A shelf with these decks; one that is named twice stands there once.
    ///
    /// # Errors
    ///
    /// The id of two decks that differ: their items would share one memory.
    pub fn new(decks: Vec<Deck>) -> Result<Self, DeckId> {
        let mut kept: Vec<Deck> = Vec::with_capacity(decks.len());
        for deck in decks {
            match kept.iter().find(|other| other.id == deck.id) {
                None => kept.push(deck),
                Some(other) if *other == deck => {}
                Some(_) => return Err(deck.id),
            }
        }
        Ok(Self { decks: kept })
    }

    /// Its decks.
    pub fn decks(&self) -> &[Deck] {
        &self.decks
    }

    /// The deck of this id.
    pub fn deck_named(&self, id: &DeckId) -> Option<&Deck> {
        self.decks.iter().find(|deck| deck.id == *id)
    }

    /// The item that people call so, or that has this id.
    pub fn item_named(&self, name: &str) -> Option<ItemRef> {
        let is_it = |at: &ItemRef| {
            let item = self.item(*at);
            item.id().as_str() == name || reading(&item.label()) == reading(name)
        };
        self.items().find(is_it)
    }

    /// The id of an item of this shelf.
    pub fn id_of(&self, at: ItemRef) -> &ItemId {
        self.item(at).id()
    }

    /// All items, in the order of the decks.
    pub fn items(&self) -> impl Iterator<Item = ItemRef> {
        let of_deck = |(deck, items): (usize, usize)| (0..items).map(move |item| ItemRef { deck, item });
        let sizes: Vec<(usize, usize)> = self.decks.iter().map(|deck| deck.items.len()).enumerate().collect();
        sizes.into_iter().flat_map(of_deck)
    }

    /// The deck of an item of this shelf.
    pub fn deck(&self, at: ItemRef) -> &Deck {
        &self.decks[at.deck]
    }

    fn item(&self, at: ItemRef) -> &Item {
        &self.decks[at.deck].items[at.item]
    }

    fn ids(&self, at: ItemRef) -> (&DeckId, &ItemId) {
        (&self.deck(at).id, self.item(at).id())
    }

    /// Where the item of this deck and id stands.
    fn find(&self, deck: &DeckId, item: &ItemId) -> Option<ItemRef> {
        let at = self.decks.iter().position(|one| one.id == *deck)?;
        let place = self.decks[at].items.iter().position(|one| one.id() == item)?;
        Some(ItemRef { deck: at, item: place })
    }
}

#[cfg(test)]
mod tests;
