//! The exams of an onboarding that were finished, and what was missed in them.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::clock::{Day, Moment};
use crate::deck::{Deck, DeckId, Item, ItemId};
use crate::journal::LineId;
use crate::progress::{ExamResult, PastSession, Progress, right_since};

/// An exam that was finished.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FinishedExam {
    /// The line with its beginning.
    pub id: LineId,
    /// When its last answer was given.
    pub at: Moment,
    /// The learner's day to which that belongs.
    pub day: Day,
    /// In how many sittings it was taken.
    pub sittings: usize,
    /// The fingerprint of its deck, if that was recorded.
    pub deck: Option<String>,
    /// What it came to.
    pub result: ExamResult,
}

impl FinishedExam {
    /// The finished exams of the onboardings on this deck, in order of time, without those that are forgotten.
    pub fn all(progress: &Progress, deck: &DeckId) -> Vec<Self> {
        progress.onboarding_on(deck).filter_map(|past| finished_exam(past, progress)).collect()
    }

    /// The same with those that are forgotten: a certificate stays.
    pub(crate) fn ever(progress: &Progress, deck: &DeckId) -> Vec<Self> {
        let sessions = progress.all_sessions().filter(|past| past.is_onboarding_on(deck));
        sessions.filter_map(|past| finished_exam(past, progress)).collect()
    }

    /// Whether an exam of the onboardings on this deck was passed that is not forgotten.
    pub fn is_any_passed(progress: &Progress, deck: &DeckId) -> bool {
        Self::all(progress, deck).iter().any(|exam| exam.result.is_passed())
    }
}

fn finished_exam(past: &PastSession, progress: &Progress) -> Option<FinishedExam> {
    let result = ExamResult::of_session(past)?;
    let deck = past.begin.onboarding.as_ref().and_then(|terms| terms.deck.clone());
    let at = past.answers().last().map_or(past.began, |answer| answer.at);
    Some(FinishedExam { id: past.id, at, day: progress.day_of(at), sittings: past.parts(), deck, result })
}

/// What was missed in this exam, left open and undecided included, and not answered rightly since.
pub(super) fn outstanding(exam: &FinishedExam, deck: &Deck, progress: &Progress) -> HashSet<ItemId> {
    let since = right_since(progress, &deck.id, &exam.id);
    let answers = progress.all_sessions().filter(|past| past.id == exam.id).flat_map(|past| past.answers());
    let mut rights: HashMap<&ItemId, Vec<bool>> = HashMap::new();
    for row in answers.flat_map(|answer| &answer.answer.rows) {
        rights.entry(&row.item).or_default().push(row.right);
    }
    let is_known = |item: &Item| {
        let rights = rights.get(item.id()).map_or(&[][..], Vec::as_slice);
        match item {
            Item::Distinction(_) => exam.result.rule.is_told_apart(rights) == Some(true),
            Item::Fact(_) => rights.first() == Some(&true),
        }
    };
    let missed = deck.items.iter().filter(|item| !is_known(item)).map(Item::id).filter(|id| !since.contains(*id));
    missed.cloned().collect()
}
