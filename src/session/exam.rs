//! Pre-tests and exams.
//!
//! A pre-test asks each item once, in a form that shows none of what an exam asks for. An exam asks each fact once, and each distinction until
//! the [rule](ExamRule) decides: twice, in two forms, and where these disagree again. None of its questions tells which side a trait belongs to,
//! so that none answers another.

use std::collections::VecDeque;

use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};

use super::allowed_forms::AllowedForms;
use super::plan::{Plan, Slot};
use super::run::Session;
use crate::deck::{Item, ItemRef, Shelf};
use crate::journal::Activity;
use crate::progress::{ExamRule, MOST_GUESS};
use crate::question::{Form, Hints, forms};

/// So many questions about a distinction come first; more only where these disagree.
const FIRST: usize = 2;

/// Items about which an exam cannot ask enough, by their titles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TooEasy(pub(crate) Vec<String>);

impl Plan {
    /// A pre-test: each item once, in any order.
    pub(crate) fn pre_test(shelf: &Shelf, rng: &mut dyn Rng) -> Self {
        let mut items: Vec<ItemRef> = shelf.items().collect();
        items.shuffle(rng);
        let slot = |at: ItemRef| {
            let item = shelf.item(at);
            let suits = |form: &&'static dyn Form| form.asks_alone() && !form.is_self_graded() && form.suits(item);
            // To judge a case; or else what no exam asks like that.
            let forms = forms().iter().copied().filter(suits).filter(|form| form.judges_cases() || !form.examines());
            forms.max_by_key(|form| form.judges_cases()).map_or(Slot::Alone(at), |form| Slot::Single(form, at))
        };
        Self::of_slots(Activity::PreTest, items.into_iter().map(slot).collect(), AllowedForms::usual())
    }

    /// An exam: the questions that it begins with.
    ///
    /// # Errors
    ///
    /// The items about which it cannot ask enough.
    pub(crate) fn exam(shelf: &Shelf, rng: &mut dyn Rng) -> Result<Self, TooEasy> {
        let mut items: Vec<(ItemRef, Vec<&'static dyn Form>)> =
            shelf.items().map(|at| (at, questions(shelf, at))).collect();
        let is_too_few = |(at, forms): &&(ItemRef, Vec<_>)| forms.len() < first(shelf.item(*at));
        let refused: Vec<String> = items.iter().filter(is_too_few).map(|(at, _)| shelf.item(*at).label()).collect();
        if !refused.is_empty() {
            return Err(TooEasy(refused));
        }
        let mut slots: VecDeque<Slot> = VecDeque::new();
        for number in 0..FIRST {
            items.shuffle(rng);
            // Two questions about one item never follow each other.
            let last = slots.back().map(|slot| slot.items().to_vec()).unwrap_or_default();
            if items.first().is_some_and(|(at, _)| last.contains(at)) {
                items.rotate_left(1);
            }
            let asked = items.iter().filter(|(at, _)| number < first(shelf.item(*at)));
            slots.extend(asked.map(|(at, forms)| Slot::Single(forms[number], *at)));
        }
        Ok(Self::of_slots(Activity::Exam, slots, AllowedForms::usual()))
    }
}

impl Session {
    /// Asks once more about each distinction on which an exam that asked all else has not decided.
    pub(super) fn ask_what_is_undecided(&mut self) {
        if self.activity != Activity::Exam || !self.queue.is_empty() {
            return;
        }
        let shelf = &self.shelf;
        let facts = shelf.items().filter(|at| shelf.item(*at).fact().is_some()).count();
        let rule = ExamRule::of(shelf.items().count() - facts, facts);
        for at in shelf.items().filter(|at| shelf.item(*at).distinction().is_some()) {
            let rights: Vec<bool> = self.rights_about(at).collect();
            let forms = questions(shelf, at);
            if rule.is_told_apart(&rights).is_none() && !forms.is_empty() {
                self.queue.push(Slot::Single(forms[rights.len() % forms.len()], at));
            }
        }
    }

    /// Whether each answer so far about this item was right.
    fn rights_about(&self, at: ItemRef) -> impl Iterator<Item = bool> {
        let (deck, item) = self.shelf.ids(at);
        let answers = self.answers.iter().filter(move |answer| answer.deck == *deck);
        answers.flat_map(|answer| &answer.rows).filter(move |row| row.item == *item).map(|row| row.right)
    }
}

/// How many questions about an item an exam begins with.
fn first(item: &Item) -> usize {
    if item.distinction().is_some() { FIRST } else { 1 }
}

/// The questions that an exam can ask about this item, by their forms and in their order: a case first, what is to be written before what shows
/// it among options, and first of all one in each of two forms.
fn questions(shelf: &Shelf, at: ItemRef) -> Vec<&'static dyn Form> {
    let item = shelf.item(at);
    let mut all: Vec<(usize, &'static dyn Form)> = Vec::new();
    // The hardest first.
    let forms: Vec<&'static dyn Form> = forms().iter().copied().filter(|form| form.examines()).rev().collect();
    for form in forms.into_iter().filter(|form| item.distinction().is_some() || is_hard(*form, shelf, at)) {
        all.extend((0..form.ways_in_exam(item)).map(|number| (number, form)));
    }
    all.sort_by_key(|(number, form)| (*number, !form.judges_cases()));
    // What shows the words among options comes after all that asks for them, unless there is no other second form.
    let easiest = all.iter().filter(|(number, _)| *number == 0).count().checked_sub(1).filter(|last| *last >= FIRST);
    if let Some(easiest) = easiest {
        let shows = all.remove(easiest);
        all.push(shows);
    }
    all.into_iter().map(|(_, form)| form).collect()
}

/// Whether a question of this form about a fact is hard enough to guess for an exam.
fn is_hard(form: &dyn Form, shelf: &Shelf, at: ItemRef) -> bool {
    // How many options there are does not depend on chance, so any seed tells.
    let mut rng = rand::rngs::ChaCha8Rng::seed_from_u64(0);
    let question = form.write(shelf.deck(at), &[shelf.item(at)], Hints::measuring(true), &mut rng);
    question.is_ok_and(|question| form.by_guessing(&question.grade(&[])).get() <= MOST_GUESS)
}

#[cfg(test)]
mod tests;
