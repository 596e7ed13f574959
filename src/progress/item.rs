//! What follows for one item: what is held about its memory, and what stands behind that.

use super::confusion::{Confused, Confusions};
use super::retention::Review;
use super::session::SessionNumber;
use crate::clock::Day;
use crate::memory::{Belief, Evidence, Model, Noise};
use crate::question::{Asked, Confusion, FormName, Row};

/// What follows for one item.
#[derive(Debug, Clone)]
pub struct ItemProgress {
    /// What is held about its memory.
    pub belief: Belief,
    /// How many answers were evidence of it.
    pub answers: u32,
    /// How many of them were right.
    pub right: u32,
    /// The day it was first asked.
    pub first_asked: Day,
    /// The form it was last asked in.
    pub last_form: FormName,
    /// The sentence of it that was last to be judged.
    pub last_judged: Option<Asked>,
    /// The first two days with a right answer that was evidence, that the program judged, and that told the sides apart.
    pub right_days: FirstTwo<Day>,
    /// The first two sessions with such an answer.
    pub right_sessions: FirstTwo<SessionNumber>,
    /// What would be held had the learner never graded an answer; `None` while that is the same.
    proven: Option<Belief>,
    last_asked: Day,
    confusions: Confusions,
}

/// The first two distinct ones of many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstTwo<T>([Option<T>; 2]);

impl<T: Copy + PartialEq> FirstTwo<T> {
    fn none() -> Self {
        Self([None; 2])
    }

    fn note(&mut self, one: T) {
        match &mut self.0 {
            [first @ None, _] => *first = Some(one),
            [Some(first), second @ None] if *first != one => *second = Some(one),
            _ => {}
        }
    }

    /// Those there are, in order.
    pub fn iter(&self) -> impl Iterator<Item = T> {
        self.0.into_iter().flatten()
    }

    /// How many there are: 0, 1, or 2 for two and more.
    pub fn count(&self) -> usize {
        self.iter().count()
    }
}

impl ItemProgress {
    /// An item that is asked for the first time.
    pub(super) fn new(form: &FormName, day: Day) -> Self {
        Self {
            belief: Belief::default(),
            answers: 0,
            right: 0,
            first_asked: day,
            last_form: form.clone(),
            last_judged: None,
            right_days: FirstTwo::none(),
            right_sessions: FirstTwo::none(),
            proven: None,
            last_asked: day,
            confusions: Confusions::default(),
        }
    }

    /// Takes what one question says about the item. Returns the review that it was, if it was one.
    pub(super) fn take(&mut self, row: &Row, given: &Given<'_>, model: &Model) -> Option<Review> {
        let Given { form, day, session } = *given;
        if self.last_form != *form {
            self.last_form = form.clone();
        }
        if row.asked.truth().is_some() {
            self.last_judged = Some(row.asked.clone());
        }
        let is_first_of_day = self.last_asked < day;
        self.last_asked = self.last_asked.max(day);
        let evidence = row.evidence()?;
        let review = is_first_of_day.then(|| {
            // What learners grade themselves they do not guess.
            let noise = if row.is_self_graded() { Noise::NONE } else { evidence.noise };
            Review::of(Evidence { noise, ..evidence }, model.retrievability(&self.belief, day))
        });
        if row.is_self_graded() {
            self.proven.get_or_insert_with(|| self.belief.clone());
        } else {
            if let Some(proven) = &mut self.proven {
                *proven = model.update(proven, evidence, day);
            }
            if evidence.is_right() && row.tells_sides() {
                self.right_days.note(day);
                self.right_sessions.note(session);
            }
        }
        self.belief = model.update(&self.belief, evidence, day);
        self.answers += 1;
        self.right += u32::from(row.right);
        self.confusions.take(row, evidence);
        review
    }

    /// What is held about its memory by answers alone that the program judged.
    pub fn proven(&self) -> &Belief {
        self.proven.as_ref().unwrap_or(&self.belief)
    }

    /// What was ever mixed up about it, in the order it began.
    pub fn confusions(&self) -> impl Iterator<Item = (&Confusion, Confused)> {
        self.confusions.iter()
    }

    /// How much is mixed up about it, in bits: the weights of the confusions that are present.
    pub fn confusion_weight(&self) -> f64 {
        self.confusions()
            .map(|(_, confused)| confused)
            .filter(Confused::is_present)
            .map(|confused| confused.weight)
            .sum()
    }
}

/// How an answer was given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Given<'a> {
    pub(super) form: &'a FormName,
    pub(super) day: Day,
    pub(super) session: SessionNumber,
}
