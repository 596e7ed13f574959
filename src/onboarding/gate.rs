//! What a deck needs for an onboarding: it must lead to an exam that luck does not pass.

use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;

use crate::deck::Shelf;
use crate::language::{Message, ToMessage, listed};
use crate::progress::ExamRule;
use crate::session::{Plan, TooEasy};

/// Why a deck cannot be examined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotExaminable {
    /// Of these items, by their titles, an exam cannot ask enough that is hard to guess.
    TooEasy(Vec<String>),
    /// The deck has fewer distinctions than it takes: a coin for each would pass too often.
    TooFew {
        /// How many it has.
        distinctions: usize,
        /// How many it takes.
        fewest: usize,
    },
}

impl ToMessage for NotExaminable {
    fn message(&self) -> Message {
        match self {
            Self::TooEasy(titles) => message!("not-examinable-too-easy", items = listed(titles)),
            Self::TooFew { distinctions, fewest } => {
                message!("not-examinable-too-few", distinctions = *distinctions, fewest = *fewest)
            }
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
pub(crate) fn examinable(shelf: &Shelf) -> Result<(), NotExaminable> {
    has_enough_distinctions(shelf)?;
    // What an exam can ask of an item does not depend on chance, so any seed tells.
    Plan::exam(shelf, &mut ChaCha8Rng::seed_from_u64(0))?;
    Ok(())
}

/// Whether the deck of this shelf has enough distinctions for an exam: the part of [`examinable`] that costs nothing, for a deck that was
/// changed on the way there.
///
/// # Errors
///
/// How many it takes.
pub(crate) fn has_enough_distinctions(shelf: &Shelf) -> Result<(), NotExaminable> {
    let distinctions = shelf.items().filter(|at| shelf.item(*at).distinction().is_some()).count();
    let fewest = ExamRule::FEWEST_DISTINCTIONS;
    if distinctions < fewest { Err(NotExaminable::TooFew { distinctions, fewest }) } else { Ok(()) }
}
