//! What a session came to.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use super::feedback::Feedback;
use super::run::Session;
use crate::clock::Day;
use crate::deck::{Deck, DeckId, ItemRef, Shelf};
use crate::journal::{Activity, Answer, Ending};
use crate::progress::{Agenda, CatchUp, ExamResult, Progress, Streak};
use crate::question::{Confusion, Form, Row, form_named};

/// What a session came to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Summary {
    /// How it ended.
    pub ending: Ending,
    /// What kind of session it was.
    pub activity: Activity,
    /// Whether its answers count as evidence, and are not only practised.
    pub counts: bool,
    /// How many questions were answered.
    pub asked: usize,
    /// How many were right; `None` of a test that goes on: until it is over nothing tells how it goes.
    pub right: Option<usize>,
    /// Of how many: of the questions of a quiz or a test; else of the items that were asked about, by the first answer about each.
    pub of: usize,
    /// Time from the first question to the end, in milliseconds.
    pub ms: u64,
    /// Days in a row, today included.
    pub streak: Streak,
    /// What was mixed up, the worst first.
    pub mixed_up: Vec<SessionConfusion>,
    /// Which items come again when, the soonest first.
    pub again: Vec<Again>,
    /// The score, where the session has one.
    pub score: Option<Score>,
    /// What an exam came to; `None` if it was none, or goes on.
    pub exam: Option<ExamResult>,
    /// What is told of each wrong answer of a session with a score.
    pub mistakes: Vec<Feedback>,
    /// How long it takes to catch up, after days away.
    pub catch_up: Option<CatchUp>,
    /// How many items could be asked today still: due ones, and new ones that may begin.
    pub left_today: usize,
    /// In how many days there is something to do next, today apart; `None` if nothing comes.
    pub next: Option<u32>,
}

/// Items that come again on the same day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Again {
    /// In how many days.
    pub in_days: u32,
    /// The items, by their titles.
    pub labels: Vec<String>,
}

/// The score of a session.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Score {
    /// How many questions were answered rightly.
    pub right: usize,
    /// How many questions there were.
    pub of: usize,
    /// How many of them someone gets right on average who knows nothing and guesses; `None` where learners graded themselves.
    pub by_guessing: Option<f64>,
}

impl Session {
    /// What it came to, if it ended like this; `exam` is what it came to as an exam, where it was one and is over.
    pub(crate) fn summary(&self, ending: Ending, exam: Option<ExamResult>, progress: &Progress) -> Summary {
        let today = progress.day_of(self.latest);
        let agenda = Agenda::of(&self.shelf, progress, today, self.new_a_day);
        let kept = self.queue.all_asked().into_iter().filter(|at| !agenda.due.contains(at));
        let (is_scored, is_over) = (self.activity.is_scored(), self.is_over(ending));
        let tries: Vec<bool> = match is_scored {
            true => self.answers.iter().map(Answer::is_right).collect(),
            false => self.first_tries(),
        };
        let (right, of) = (tries.iter().filter(|is_right| **is_right).count(), tries.len());
        Summary {
            ending,
            activity: self.activity,
            counts: self.counts,
            asked: self.answers.len(),
            right: is_over.then_some(right),
            of,
            ms: self.ms_before.saturating_add(self.latest.millis_since(self.began)),
            streak: progress.streak(today),
            mixed_up: if is_scored { Vec::new() } else { mixed_up(&self.shelf, &self.answers) },
            again: if self.counts { again(&self.shelf, progress, kept, today) } else { Vec::new() },
            score: (is_scored && is_over).then(|| Score { right, of, by_guessing: self.by_guessing() }),
            exam,
            mistakes: if is_over { self.mistakes.clone() } else { Vec::new() },
            catch_up: self.catch_up(&agenda, progress, today),
            left_today: agenda.due.len() + agenda.new.len(),
            next: agenda.coming.map(|coming| coming.day.since(today)),
        }
    }

    /// Of each item that was asked about, whether the first answer about it was right.
    fn first_tries(&self) -> Vec<bool> {
        let mut seen = HashSet::new();
        let rows = self.answers.iter().flat_map(|answer| answer.rows.iter().map(move |row| (&answer.deck, row)));
        rows.filter(|(deck, row)| seen.insert((*deck, &row.item))).map(|(_, row)| row.right).collect()
    }

    fn by_guessing(&self) -> Option<f64> {
        let form = |answer: &Answer| form_named(answer.form.as_str());
        let is_self_graded = self.answers.iter().any(|answer| form(answer).is_self_graded());
        let of_each = self.answers.iter().map(|answer| form(answer).by_guessing(&answer.rows).get());
        // Not `sum`, which makes -0 of nothing.
        (!is_self_graded).then(|| of_each.fold(0.0, |sum, chance| sum + chance))
    }

    /// How long it takes to catch up from tomorrow on, with as many items a day as a usual drill asks.
    fn catch_up(&self, agenda: &Agenda, progress: &Progress, today: Day) -> Option<CatchUp> {
        CatchUp::of(agenda, &self.shelf, progress, today.plus(1), self.a_day?)
    }

    /// Whether an ending of this kind ends the session for good: nothing may be told of one that goes on without feedback.
    fn is_over(&self, ending: Ending) -> bool {
        self.activity.is_over_after(ending) || self.activity.tells_at_once()
    }
}

/// Things taken for one another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SessionConfusion {
    /// The title of the item.
    pub label: String,
    /// The title of the other item of which something was taken for it; `None` if its sides were mixed up.
    pub taken: Option<String>,
    /// How often.
    pub times: usize,
    /// A true sentence that sets it right.
    pub truth: String,
}

/// What was mixed up in these answers, the most often first, then in the order it happened.
pub(super) fn mixed_up(shelf: &Shelf, answers: &[Answer]) -> Vec<SessionConfusion> {
    let mut found: Vec<(&DeckId, SessionConfusion)> = Vec::new();
    for answer in answers {
        let Some(deck) = shelf.deck_named(&answer.deck) else { continue };
        let form = form_named(answer.form.as_str());
        for (label, taken, truth) in answer.rows.iter().filter_map(|row| confusion_in(deck, form, row)) {
            let is_same = |known: &SessionConfusion| known.label == label && known.taken == taken;
            match found.iter_mut().find(|(id, known)| **id == deck.id && is_same(known)) {
                Some((_, known)) => known.times += 1,
                None => found.push((&deck.id, SessionConfusion { label, taken, times: 1, truth })),
            }
        }
    }
    found.sort_by_key(|(_, confusion)| std::cmp::Reverse(confusion.times));
    found.into_iter().map(|(_, confusion)| confusion).collect()
}

/// What was mixed up: the item, the other one if it was that, and the truth.
fn confusion_in(deck: &Deck, form: &dyn Form, row: &Row) -> Option<(String, Option<String>, String)> {
    let item = deck.item(&row.item)?;
    let taken = match form.confusion(row)? {
        Confusion::SideSwap { .. } => None,
        Confusion::AspectSlip { taken } => Some(deck.item(&taken)?.label()),
    };
    Some((item.label(), taken, form.set_right(deck, row)?))
}

/// In how many days each of these items comes again.
pub(super) fn again(
    shelf: &Shelf,
    progress: &Progress,
    items: impl Iterator<Item = ItemRef>,
    today: Day,
) -> Vec<Again> {
    let mut by_days: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for at in items {
        let (deck, item) = shelf.ids(at);
        if let Some(due) = progress.due(deck, item) {
            by_days.entry(due.since(today)).or_default().push(shelf.item(at).label());
        }
    }
    by_days.into_iter().map(|(in_days, labels)| Again { in_days, labels }).collect()
}
