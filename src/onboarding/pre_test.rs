//! What a pre-test came to, and what it shows to be known already.

use std::collections::HashSet;

use serde::Serialize;

use super::readiness::KNOWS;
use crate::clock::Day;
use crate::deck::ItemId;
use crate::memory::Noise;
use crate::progress::{PastSession, Progress};
use crate::question::form_named;

/// Shares of its items that a learner may know before.
const SHARES: [f64; 5] = [0.02, 0.25, 0.5, 0.75, 0.98];

/// What was answered rightly needs no lesson if it is at least so likely that it was known.
const KNOWN_FROM: f64 = 0.9;

/// What a pre-test came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PreTestResult {
    /// The learner's day on which it was finished.
    pub day: Day,
    /// How many questions were answered rightly.
    pub right: usize,
    /// How many it had.
    pub questions: usize,
}

impl PreTestResult {
    pub(super) fn of(past: &PastSession, progress: &Progress) -> Self {
        let right = past.counted().filter(|answer| answer.answer.is_right()).count();
        let at = past.counted().next_back().map_or(past.began, |last| last.at);
        Self { day: progress.day_of(at), right, questions: past.counted().count() }
    }
}

/// The items that a pre-test shows to be known. A single right answer may be a guess; how many of all were right tells whether it was.
pub(super) fn known_before(past: &PastSession) -> HashSet<ItemId> {
    let answers = past.counted().map(|answer| &answer.answer);
    let rows = answers.flat_map(|answer| answer.rows.iter().map(|row| (form_named(answer.form.as_str()), row)));
    let guess = |noise: Noise| noise.guess().get().max(noise.phrases().get());
    let answered: Vec<(&ItemId, bool, f64)> =
        rows.filter_map(|(form, row)| Some((&row.item, row.right, guess(form.noise(row)?)))).collect();
    let known = known_if_right(answered.iter().map(|(_, right, guess)| (*right, *guess)));
    let is_known = |(_, right, guess): &&(&ItemId, bool, f64)| *right && known(*guess) >= KNOWN_FROM;
    answered.iter().filter(is_known).map(|(item, ..)| (*item).clone()).collect()
}

/// For these answers, right or not and with what chance they were guessed: the probability that what was right with some chance of a guess was
/// known.
fn known_if_right(answered: impl Iterator<Item = (bool, f64)> + Clone) -> impl Fn(f64) -> f64 {
    let right_from = |share: f64, guess: f64| share * KNOWS + (1.0 - share) * guess;
    // Of thousands of answers a product would be 0.
    let log_likelihood = |share: f64| {
        let chance = |(right, guess): (bool, f64)| {
            let right_from = right_from(share, guess);
            libm::log(if right { right_from } else { 1.0 - right_from })
        };
        answered.clone().map(chance).sum::<f64>()
    };
    let logs = SHARES.map(|share| (share, log_likelihood(share)));
    let most = logs.iter().map(|(_, log)| *log).fold(f64::NEG_INFINITY, f64::max);
    let weights = logs.map(|(share, log)| (share, libm::exp(log - most)));
    let total: f64 = weights.iter().map(|(_, weight)| weight).sum();
    move |guess| {
        let of_share = |(share, weight): &(f64, f64)| weight / total * share * KNOWS / right_from(*share, guess);
        weights.iter().map(of_share).sum::<f64>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_right_was_known_if_so_much_was_right_however_many_answers_there_are() {
        for answers in [20, 5000] {
            let if_wrong =
                |every: usize| known_if_right((0..answers).map(move |number| (number % every != 0, 0.5)))(0.5);
            let [all_but_few, half] = [20, 2].map(if_wrong);
            assert!(all_but_few > KNOWN_FROM && half < 0.5, "{answers}: {all_but_few} {half}");
        }
    }
}
