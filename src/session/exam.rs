//! Pre-tests and exams: every item once, in forms that have to be answered by producing or by choosing among four.

use std::collections::VecDeque;

use rand::Rng;
use rand::seq::SliceRandom;

use super::allowed_forms::AllowedForms;
use super::plan::{Plan, Slot};
use crate::deck::{ItemRef, Shelf};
use crate::journal::Activity;
use crate::question::{Form, Hints, forms};

/// The easiest guess that an exam allows: one of four.
const MOST_GUESS: f64 = 0.25;

/// Items that no form of an exam can ask, by their titles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TooEasy(pub(crate) Vec<String>);

impl Plan {
    /// A pre-test or an exam: these items in any order, each in one of the forms that examine.
    ///
    /// # Errors
    ///
    /// The items that cannot be examined.
    pub(crate) fn test(
        activity: Activity,
        shelf: &Shelf,
        items: &[ItemRef],
        rng: &mut dyn Rng,
    ) -> Result<Self, TooEasy> {
        let is_exam = activity == Activity::Exam;
        let mut items = items.to_vec();
        items.shuffle(rng);
        let mut slots = VecDeque::with_capacity(items.len());
        let mut refused = Vec::new();
        for at in items {
            let item = shelf.item(at);
            let suits = |form: &'static dyn Form| if is_exam { form.suits_exam(item) } else { form.suits(item) };
            let takes = |form: &&'static dyn Form| form.examines() && suits(*form);
            let mut forms: Vec<&'static dyn Form> = forms().iter().copied().filter(takes).collect();
            // Before anything was taught nobody is asked to write, which the easiest form does not do.
            if activity != Activity::PreTest {
                forms.shuffle(rng);
                // A case that was not taught shows whether it was understood: where there is one, it is asked.
                forms.sort_by_key(|form| !form.judges_cases());
            }
            let hints = Hints::measuring(is_exam);
            match forms.into_iter().find(|form| is_hard(*form, shelf, at, hints, rng)) {
                Some(form) => slots.push_back(Slot::Single(form, at)),
                None => refused.push(item.label()),
            }
        }
        if !refused.is_empty() {
            return Err(TooEasy(refused));
        }
        Ok(Self::of_slots(activity, slots, AllowedForms::usual()))
    }
}

/// Whether a question of this form about this item is hard enough to guess for an exam.
fn is_hard(form: &dyn Form, shelf: &Shelf, at: ItemRef, hints: Hints<'_>, rng: &mut dyn Rng) -> bool {
    let question = form.write(shelf.deck(at), &[shelf.item(at)], hints, rng);
    question.is_ok_and(|question| form.by_guessing(&question.grade(&[])).get() <= MOST_GUESS)
}

#[cfg(test)]
mod tests;
