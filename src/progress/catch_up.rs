//! After days away: how long it takes to catch up.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use serde::Serialize;

use super::agenda::by_need;
use super::{Agenda, Progress};
use crate::clock::Day;
use crate::deck::{ItemRef, Shelf};
use crate::memory::{Belief, Evidence, Noise, Probability};
use crate::question::STRONG_FROM;

/// What is left to catch up with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CatchUp {
    /// How many items are due.
    pub due: usize,
    /// How many are asked a day.
    pub a_day: usize,
    /// How many days of drills it takes until everything due fits into one; `None` if a year is not enough.
    pub days: Option<u32>,
}

/// Nobody looks further ahead.
const FURTHEST: u32 = 365;

impl CatchUp {
    /// How long it takes to catch up with what is due by this agenda of today, if from the day `from` on `a_day` items are asked a day, none of them
    /// new; `None` if one day is enough.
    ///
    /// It is reckoned as if every answer were right: each item then comes back when its memory says, by what is believed most of the learner. What
    /// waits is asked in the order in which an agenda would have it on the day on which it began to wait.
    pub fn of(agenda: &Agenda, shelf: &Shelf, progress: &Progress, from: Day, a_day: usize) -> Option<Self> {
        let due = agenda.due.len();
        if due <= a_day {
            return None;
        }
        let (model, target) = (progress.model(), progress.rules().target);
        // A usual question.
        let noise = |options| Noise::new(Probability::one_in(options), Probability::NEVER);
        let (weak, strong) = (noise(3)?, noise(4)?);
        let known = |(at, day): &(ItemRef, Day)| {
            let (deck, item) = shelf.ids(*at);
            Some((Reverse(*day), &progress.item(deck, item)?.belief))
        };
        let (days, beliefs): (Vec<Reverse<Day>>, Vec<&Belief>) = agenda.asked.iter().filter_map(known).unzip();
        let mut coming: BinaryHeap<(Reverse<Day>, usize)> = days.into_iter().zip(0..).collect();
        let mut waiting: BinaryHeap<Waiting> = BinaryHeap::new();
        let (model, under) = model.leading();
        let mut beliefs: Vec<Belief> = beliefs.into_iter().map(under).collect();
        for days in 0..FURTHEST {
            let day = from.plus(days);
            while coming.peek().is_some_and(|(Reverse(due), _)| *due <= day) {
                let Some((_, at)) = coming.pop() else { break };
                waiting.push(Waiting { recall: model.retrievability(&beliefs[at], day).get(), at });
            }
            if waiting.len() <= a_day {
                return Some(Self { due, a_day, days: Some(days + 1) });
            }
            for Waiting { at, .. } in std::iter::from_fn(|| waiting.pop()).take(a_day) {
                let noise = if model.lasts(&beliefs[at], STRONG_FROM) { strong } else { weak };
                let belief = model.update(&beliefs[at], Evidence::of_answer(true, noise), day);
                coming.push((Reverse(model.due(&belief, target).unwrap_or(day)), at));
                beliefs[at] = belief;
            }
        }
        Some(Self { due, a_day, days: None })
    }
}

/// An item that waits to be asked: the greater the sooner.
struct Waiting {
    recall: f64,
    at: usize,
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        by_need(other.recall, self.recall).then(other.at.cmp(&self.at))
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Waiting {}
