//! What an exam came to, and what that is worth.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{ExamRule, PastSession};
use crate::clock::Moment;
use crate::deck::ItemId;
use crate::journal::{Activity, Answer, Terms};

/// What an exam came to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ExamResult {
    /// By what rule it is passed.
    pub rule: ExamRule,
    /// How many distinctions were told apart. One that was left open was not.
    pub told_apart: usize,
    /// How many facts were answered rightly.
    pub facts_right: usize,
    /// Whether it was taken without a night between learning and exam.
    pub workshop: bool,
    /// The longest break in it, in seconds; 0 if it was taken in one sitting.
    pub longest_break: u64,
    /// Whether its deck was changed while it was taken: then it does not count.
    pub is_void: bool,
    passed: bool,
}

impl ExamResult {
    /// The result of an exam by these terms with these answers. What was left open counts as wrong, also where its deck no longer has it.
    pub fn of<'a>(terms: &Terms, answers: impl Iterator<Item = &'a Answer>) -> Self {
        let mut distinctions: BTreeMap<&ItemId, Vec<bool>> = BTreeMap::new();
        let mut facts: BTreeMap<&ItemId, bool> = BTreeMap::new();
        for row in answers.flat_map(|answer| &answer.rows) {
            if row.asked.is_of_a_fact() {
                facts.entry(&row.item).or_insert(row.right);
            } else {
                distinctions.entry(&row.item).or_default().push(row.right);
            }
        }
        // A deck that was changed meanwhile can have had others as well.
        let rule = ExamRule::of(terms.distinctions.max(distinctions.len()), terms.facts.max(facts.len()));
        let told_apart = distinctions.values().filter(|rights| rule.is_told_apart(rights) == Some(true)).count();
        let facts_right = facts.values().filter(|right| **right).count();
        let passed = rule.is_passed_with(told_apart, facts_right);
        Self { rule, told_apart, facts_right, workshop: terms.workshop, longest_break: 0, is_void: false, passed }
    }

    /// The result of a session that was an exam and is over.
    pub fn of_session(session: &PastSession) -> Option<Self> {
        let terms = session.begin.onboarding.as_ref().filter(|_| session.begin.activity == Activity::Exam)?;
        if !session.is_over() {
            return None;
        }
        // An exam stands as it was given: nothing of it is taken back.
        let answers = session.answers().iter().map(|answer| &*answer.answer);
        let result = Self { longest_break: longest_break(session), ..Self::of(terms, answers) };
        let is_void = !session.has_one_deck();
        Some(Self { is_void, passed: result.passed && !is_void, ..result })
    }

    /// Whether it was passed.
    pub fn is_passed(&self) -> bool {
        self.passed
    }
}

/// The longest time between an answer, or a beginning, and the taking up again after it, in seconds.
fn longest_break(session: &PastSession) -> u64 {
    let begins: Vec<Moment> = session.begins().map(|begin| begin.at).collect();
    let known = || begins.iter().copied().chain(session.answers().iter().map(|answer| answer.at));
    let before = |at: Moment| known().filter(|other| *other < at).max();
    let breaks = begins.iter().skip(1).filter_map(|at| Some(at.millis_since(before(*at)?) / 1000));
    breaks.max().unwrap_or(0)
}
