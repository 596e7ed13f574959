//! Pre-tests and exams: every item once, in forms that have to be answered by producing or by choosing among four.

use std::collections::VecDeque;

use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};

use super::manner::Manner;
use super::plan::{Plan, Slot};
use super::wishes::Wishes;
use super::{ItemRef, Shelf};
use crate::journal::Activity;
use crate::question::{FORMS, Form, Hints, Row};

/// The easiest guess that an exam allows: one of four.
const MOST_GUESS: f64 = 0.25;

/// The fewest items that an onboarding takes. With fewer, someone who only guesses day after day gets to the exam more often than its
/// result says that it is passed by guessing; this was found with simulated learners, over 30 days.
const FEWEST_ITEMS: usize = 5;

/// The same in a workshop, where nothing is forgotten between two answers.
const FEWEST_ITEMS_IN_WORKSHOP: usize = 6;

/// Why a deck cannot be examined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotExaminable {
    /// No form of an exam can ask these items, by what people call them.
    TooEasy(Vec<String>),
    /// The deck has fewer items than this.
    TooFew {
        /// How many it has.
        items: usize,
        /// How many it takes.
        fewest: usize,
    },
}

/// Whether the deck of this shelf can be examined; nobody should learn for days to find out at the end that it cannot.
///
/// # Errors
///
/// Why not.
pub fn examinable(shelf: &Shelf, workshop: bool) -> Result<(), NotExaminable> {
    let items: Vec<ItemRef> = shelf.items().collect();
    // In which forms an item can be examined does not depend on chance, so any seed tells.
    Plan::measured(Manner::of(Activity::Exam), shelf, &items, &mut ChaCha8Rng::seed_from_u64(0))?;
    has_enough_items(shelf, workshop)
}

/// Whether the deck of this shelf has enough items for an exam: the part of [`examinable`] that costs nothing, for a deck that was changed
/// on the way there.
///
/// # Errors
///
/// How many it takes.
pub fn has_enough_items(shelf: &Shelf, workshop: bool) -> Result<(), NotExaminable> {
    let items = shelf.items().count();
    let fewest = if workshop { FEWEST_ITEMS_IN_WORKSHOP } else { FEWEST_ITEMS };
    if items < fewest { Err(NotExaminable::TooFew { items, fewest }) } else { Ok(()) }
}

impl Plan {
    /// An exam, or the test before an onboarding: these items in any order, each in one of the forms that examine.
    ///
    /// # Errors
    ///
    /// The items that cannot be examined.
    pub fn measured(
        manner: Manner,
        shelf: &Shelf,
        items: &[ItemRef],
        rng: &mut dyn Rng,
    ) -> Result<Self, NotExaminable> {
        let mut items = items.to_vec();
        items.shuffle(rng);
        let mut slots = VecDeque::with_capacity(items.len());
        let mut refused = Vec::new();
        for at in items {
            let takes = |form: &&'static dyn Form| form.examines() && form.suits(shelf.item(at));
            let mut forms: Vec<&'static dyn Form> = FORMS.iter().copied().filter(takes).collect();
            // Before anything was taught nobody is asked to write, which the easiest form does not do.
            if manner.activity() != Activity::PreTest {
                forms.shuffle(rng);
            }
            match forms.into_iter().find(|form| is_hard(*form, shelf, at, rng)) {
                Some(form) => slots.push_back(Slot::Single(form, at)),
                None => refused.push(shelf.item(at).label()),
            }
        }
        if !refused.is_empty() {
            return Err(NotExaminable::TooEasy(refused));
        }
        Ok(Self { slots, manner, wishes: Wishes::usual(), new_a_day: 0, a_day: None })
    }
}

/// Whether a question of this form about this item is hard enough to guess for an exam.
fn is_hard(form: &dyn Form, shelf: &Shelf, at: ItemRef, rng: &mut dyn Rng) -> bool {
    let guess = |row: Row| row.noise.map_or(1.0, |noise| noise.guess().get());
    let question = form.write(shelf.deck(at), &[shelf.item(at)], Hints::measuring(), rng);
    question.is_ok_and(|question| question.grade(&[]).into_iter().all(|row| guess(row) <= MOST_GUESS))
}
