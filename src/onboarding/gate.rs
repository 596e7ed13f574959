//! What a deck needs for an onboarding: it must lead to an exam that luck does not pass.

use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;

use crate::deck::{ItemRef, Shelf};
use crate::journal::Activity;
use crate::language::{Message, ToMessage, listed};
use crate::session::{Plan, TooEasy};

/// The fewest items that an onboarding takes. With five, someone who only guesses for 30 days gets to the exam less often than its result
/// says that it is passed by guessing; with fewer, more often. This was found with simulated learners.
const FEWEST_ITEMS: usize = 5;

/// The same in a workshop, where nothing is forgotten between two answers. There the gate alone promises less: of simulated learners who
/// guess for sixty rounds, some two in a hundred get to the exam, though none of three thousand passed it.
const FEWEST_ITEMS_IN_WORKSHOP: usize = 6;

/// Why a deck cannot be examined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotExaminable {
    /// No form of an exam can ask these items, by their titles.
    TooEasy(Vec<String>),
    /// The deck has fewer items than it takes.
    TooFew {
        /// How many it has.
        items: usize,
        /// How many it takes.
        fewest: usize,
    },
}

impl ToMessage for NotExaminable {
    fn message(&self) -> Message {
        match self {
            Self::TooEasy(titles) => message!("not-examinable-too-easy", items = listed(titles)),
            Self::TooFew { items, fewest } => message!("not-examinable-too-few", items = *items, fewest = *fewest),
        }
    }
}

display_in_english!(NotExaminable);

impl std::error::Error for NotExaminable {}

impl From<TooEasy> for NotExaminable {
    fn from(TooEasy(labels): TooEasy) -> Self {
        Self::TooEasy(labels)
    }
}

/// Whether the deck of this shelf can be examined; nobody should learn for days to find out at the end that it cannot.
///
/// # Errors
///
/// Why not.
pub(crate) fn examinable(shelf: &Shelf, workshop: bool) -> Result<(), NotExaminable> {
    let items: Vec<ItemRef> = shelf.items().collect();
    // In which forms an item can be examined does not depend on chance, so any seed tells.
    Plan::test(Activity::Exam, shelf, &items, &mut ChaCha8Rng::seed_from_u64(0))?;
    has_enough_items(shelf, workshop)
}

/// Whether the deck of this shelf has enough items for an exam: the part of [`examinable`] that costs nothing, for a deck that was changed
/// on the way there.
///
/// # Errors
///
/// How many it takes.
pub(crate) fn has_enough_items(shelf: &Shelf, workshop: bool) -> Result<(), NotExaminable> {
    let items = shelf.items().count();
    let fewest = if workshop { FEWEST_ITEMS_IN_WORKSHOP } else { FEWEST_ITEMS };
    if items < fewest { Err(NotExaminable::TooFew { items, fewest }) } else { Ok(()) }
}
