//! After days away: how long it takes to catch up.

use serde::Serialize;

use super::Progress;
use super::agenda::by_need;
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
    /// How long it takes to catch up with what is due `today`, if from the day `from` on `a_day` items are asked a day, none of them new;
    /// `None` if one day is enough.
    ///
    /// It is reckoned as if every answer were right: each item then comes back when its memory says.
    pub fn of(shelf: &Shelf, progress: &Progress, today: Day, from: Day, a_day: usize) -> Option<Self> {
        let (model, target) = (progress.model(), progress.rules().target);
        // A usual question.
        let noise = |options| Noise::new(Probability::one_in(options), Probability::NEVER);
        let (weak, strong) = (noise(3)?, noise(4)?);
        let known = |at: ItemRef| {
            let (deck, item) = shelf.ids(at);
            let belief = progress.item(deck, item)?.belief.clone();
            Some((model.due(&belief, target)?, belief))
        };
        let mut items: Vec<_> = shelf.items().filter_map(known).collect();
        let due = items.iter().filter(|(due, _)| *due <= today).count();
        if due <= a_day {
            return None;
        }
        for days in 0..FURTHEST {
            let day = from.plus(days);
            let mut waiting: Vec<_> = items.iter_mut().filter(|(due, _)| *due <= day).collect();
            if waiting.len() <= a_day {
                return Some(Self { due, a_day, days: Some(days + 1) });
            }
            // As an agenda has them.
            let recall = |belief: &Belief| model.retrievability(belief, day).get();
            waiting.sort_by(|(_, a), (_, b)| by_need(recall(a), recall(b)));
            for (due, belief) in waiting.into_iter().take(a_day) {
                let noise = if model.stability(belief) < STRONG_FROM { weak } else { strong };
                *belief = model.update(belief, Evidence::of_answer(true, noise), day);
                *due = model.due(belief, target).unwrap_or(day);
            }
        }
        Some(Self { due, a_day, days: None })
    }
}
