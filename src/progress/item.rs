//! What follows for one item: what is held about its memory, and what stands behind that.

use serde::{Deserialize, Serialize};

use super::confusion::{ConfusionStrength, Confusions};
use super::session::SessionId;
use crate::clock::Day;
use crate::memory::{Belief, Evidence, Model, Noise, UnderEach};
use crate::question::{Asked, Confusion, Form, FormName, Row, TimesAsked, form_named};

/// What follows for one item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// How often what was asked of it, what was asked last at the end.
    pub(crate) asked: Vec<TimesAsked>,
    /// The last two days with a right answer that was evidence, and that the program judged.
    pub(crate) right_days: LastTwo<Day>,
    /// The last two sessions with such an answer.
    pub(crate) right_sessions: LastTwo<SessionId>,
    /// What would be held had the learner never graded an answer; `None` while that is the same.
    proven: Option<Belief>,
    last_asked: Day,
    confusions: Confusions,
}

/// What one question said about the item.
pub(super) struct ItemAnswer<'a> {
    pub(super) form: &'a FormName,
    pub(super) row: &'a Row,
    pub(super) day: Day,
    pub(super) session: SessionId,
}

impl ItemAnswer<'_> {
    fn form(&self) -> &'static dyn Form {
        form_named(self.form.as_str())
    }

    /// What it says about the memory of the item; `None` if it says nothing.
    pub(super) fn evidence(&self) -> Option<Evidence> {
        self.form().evidence(self.row)
    }

    /// Whether it is right or wrong by the learner's word.
    pub(super) fn is_own_judgement(&self) -> bool {
        self.form().is_self_graded() || self.row.is_accepted()
    }
}

/// What an answer says beyond its item.
pub(super) struct Told {
    /// Probability of recall just before, under each hypothesis about the learner.
    pub(super) under_each: UnderEach,
    pub(super) evidence: Evidence,
    /// By how much noise it tells what was remembered of what came back; `None` if it was no review.
    pub(super) reviewed: Option<Noise>,
    /// Whether it says something about the learner.
    pub(super) is_of_learner: bool,
}

/// The last two distinct ones of many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LastTwo<T>([Option<T>; 2]);

impl<T: Copy + PartialEq> LastTwo<T> {
    fn none() -> Self {
        Self([None; 2])
    }

    fn note(&mut self, one: T) {
        if !self.iter().any(|known| known == one) {
            let [_, last] = self.0;
            self.0 = [last, Some(one)];
        }
    }

    /// Those there are, in the order in which they came.
    pub(crate) fn iter(&self) -> impl Iterator<Item = T> {
        self.0.into_iter().flatten()
    }
}

impl ItemProgress {
    /// An item that was first asked on this day, in this form.
    pub(super) fn new(day: Day, form: FormName) -> Self {
        Self {
            belief: Belief::default(),
            answers: 0,
            right: 0,
            first_asked: day,
            last_form: form,
            asked: Vec::new(),
            right_days: LastTwo::none(),
            right_sessions: LastTwo::none(),
            proven: None,
            last_asked: day,
            confusions: Confusions::default(),
        }
    }

    /// Takes what one question said, where that is known of new items before it, and that after; returns what it says beyond the item, if anything. What
    /// a test asked is known once that is over: its day may be before that of the question before.
    pub(super) fn take(
        &mut self,
        said: &ItemAnswer<'_>,
        model: &Model,
        (known, known_after): (&UnderEach, &UnderEach),
    ) -> Option<Told> {
        let ItemAnswer { form, row, day, session } = *said;
        self.first_asked = self.first_asked.min(day);
        if self.last_form != *form {
            self.last_form = form.clone();
        }
        self.note_asked(form, &row.asked);
        let form = said.form();
        let is_first_of_day = self.last_asked < day;
        self.last_asked = self.last_asked.max(day);
        let evidence = form.evidence(row)?;
        let recalls = model.recalls(&self.belief, day);
        // What learners grade themselves they do not guess.
        let noise = if form.is_self_graded() { Noise::NONE } else { evidence.noise };
        let reviewed = is_first_of_day.then_some(noise);
        // On the day of an earlier answer it was just told.
        let is_of_learner = !said.is_own_judgement() && self.belief.last().is_none_or(|last| last < day);
        let told = (reviewed.is_some() || is_of_learner).then(|| Told {
            under_each: model.recalled_under_each(&self.belief, &recalls, known),
            evidence,
            reviewed,
            is_of_learner,
        });
        if said.is_own_judgement() {
            self.proven.get_or_insert_with(|| self.belief.clone());
        } else {
            if let Some(proven) = &mut self.proven {
                let recalls = model.recalls(proven, day);
                *proven = model.update_from(proven, &recalls, evidence, known_after);
            }
            if evidence.is_right() {
                self.right_days.note(day);
                self.right_sessions.note(session);
            }
        }
        self.belief = model.update_from(&self.belief, &recalls, evidence, known_after);
        self.answers += 1;
        self.right += u32::from(row.right);
        self.confusions.take(form, row, evidence);
        told
    }

    fn note_asked(&mut self, form: &FormName, asked: &Asked) {
        let known = self.asked.iter().position(|known| known.form == *form && known.asked == *asked);
        let known = known.map(|at| self.asked.remove(at));
        let mut last = known.unwrap_or_else(|| TimesAsked { form: form.clone(), asked: asked.clone(), times: 0 });
        last.times = last.times.saturating_add(1);
        self.asked.push(last);
    }

    /// Whether what is held about it is held under the hypotheses of this model.
    pub(super) fn fits(&self, model: &Model) -> bool {
        model.holds(&self.belief) && self.proven.iter().all(|proven| model.holds(proven))
    }

    /// What is held about its memory by answers alone that the program judged.
    pub fn proven(&self) -> &Belief {
        self.proven.as_ref().unwrap_or(&self.belief)
    }

    /// What was ever mixed up about it, in the order it began.
    pub fn confusions(&self) -> impl Iterator<Item = (&Confusion, ConfusionStrength)> {
        self.confusions.iter()
    }

    /// How much is mixed up about it, in bits: the weights of the confusions that are present.
    pub fn confusion_weight(&self) -> f64 {
        self.confusions()
            .map(|(_, confused)| confused)
            .filter(ConfusionStrength::is_present)
            .map(|confused| confused.weight)
            .sum()
    }
}
