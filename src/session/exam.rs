//! Pre-tests and exams: every item once, in forms that have to be answered by producing or by choosing among four.

use std::collections::VecDeque;

use rand::Rng;
use rand::seq::{IndexedRandom, SliceRandom};

use super::manner::Manner;
use super::plan::{Plan, Slot};
use super::wishes::Wishes;
use super::{ItemRef, Shelf};
use crate::journal::Activity;
use crate::question::{FORMS, Form, Hints};

/// The easiest guess that an exam allows: one of four.
const MOST_GUESS: f64 = 0.25;

/// The items that no form of an exam can ask, by what people call them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotExaminable(pub Vec<String>);

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
            let forms = examining(shelf, at, rng);
            // Before anything was taught nobody is asked to write, which the easiest form does not do.
            let form = if manner.activity() == Activity::PreTest { forms.first() } else { forms.choose(rng) };
            match form {
                Some(&form) => slots.push_back(Slot::Single(form, at)),
                None => refused.push(shelf.item(at).label()),
            }
        }
        if !refused.is_empty() {
            return Err(NotExaminable(refused));
        }
        Ok(Self { slots, manner, wishes: Wishes::usual(), new_a_day: 0 })
    }
}

/// The forms in which an exam may ask this item: those whose question is hard enough to guess.
fn examining(shelf: &Shelf, at: ItemRef, rng: &mut dyn Rng) -> Vec<&'static dyn Form> {
    let mut is_hard = |form: &&'static dyn Form| {
        let question = form.write(shelf.deck(at), &[shelf.item(at)], Hints::measuring(), rng);
        let guess = |row: crate::question::Row| row.noise.map_or(1.0, |noise| noise.guess().get());
        question.is_ok_and(|question| question.grade(&[]).into_iter().all(|row| guess(row) <= MOST_GUESS))
    };
    let takes = |form: &&'static dyn Form| form.examines() && form.suits(shelf.item(at));
    FORMS.iter().copied().filter(takes).filter(|form| is_hard(form)).collect()
}
