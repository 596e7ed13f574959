//! What is held about the memory of one item under one hypothesis: a few weighted FSRS states and the weight of *not learnt*, moved by Bayes' rule,
//! and the merging that keeps them few.

use arrayvec::ArrayVec;
use serde::{Deserialize, Serialize};

use super::fsrs::State;
use super::hypothesis::Hypothesis;
use super::{Evidence, Grade};

/// One FSRS state and how much of the belief it carries.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Weighted {
    /// Probability that this is the state of the memory.
    pub(super) weight: f64,
    pub(super) state: State,
}

/// What is held about one item under one hypothesis. Its weights sum to 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Mixture {
    /// Probability that it is not learnt.
    pub(super) not_learnt: f64,
    pub(super) states: ArrayVec<Weighted, MOST_STATES>,
}

/// The retrievability of each state of a mixture, in their order.
pub(super) type Recalls = ArrayVec<f64, MOST_STATES>;

/// The most states that a mixture keeps. Eight instead of four change the third decimal of what is scheduled.
pub(super) const MOST_STATES: usize = 4;

/// Below this weight a state is dropped: it could not change a due day.
const LEAST_WEIGHT: f64 = 1e-4;

/// Bounds of the retrievability that enters Bayes' rule: no state is ever so sure of itself that evidence cannot move it.
pub(super) const SUREST: std::ops::RangeInclusive<f64> = 0.01..=0.99;

/// Probability that something is recalled that is not learnt.
const UNLEARNT: f64 = 0.01;

/// Before an answer is taken each state is two: that it was recalled, and that it was not; and so is that nothing is learnt.
const MOST_BRANCHES: usize = 2 * MOST_STATES + 2;

/// What may have happened, and how likely it was, by how well it explains an answer. The weights are not scaled.
struct Branches {
    not_learnt: f64,
    list: ArrayVec<Branch, MOST_BRANCHES>,
}

/// A state that was reviewed like this.
struct Branch {
    weight: f64,
    grade: Grade,
    /// What was held before, and its retrievability; `None` if nothing was learnt.
    before: Option<(State, f64)>,
}

impl Mixture {
    /// What is held after the first answer: known already with the probability `known`, and else told just now.
    pub(super) fn first(hypothesis: &Hypothesis, known: f64, evidence: Evidence) -> Self {
        let mut after = Branches::none();
        after.split(hypothesis, (1.0, None), known, evidence);
        after.condensed(hypothesis, 0)
    }

    /// What is held after an answer `days` after the last; `recalls` is the retrievability of each state by then. No more than `surest` enters
    /// Bayes' rule of it.
    pub(super) fn after(
        &self,
        hypothesis: &Hypothesis,
        recalls: &Recalls,
        surest: f64,
        evidence: Evidence,
        days: u32,
    ) -> Self {
        self.branches(hypothesis, recalls, surest, evidence).condensed(hypothesis, days)
    }

    fn branches(&self, hypothesis: &Hypothesis, recalls: &Recalls, surest: f64, evidence: Evidence) -> Branches {
        let mut after = Branches::none();
        for (&Weighted { weight, state }, &retrievability) in self.states.iter().zip(recalls) {
            let recalled = retrievability.clamp(*SUREST.start(), surest);
            after.split(hypothesis, (weight, Some((state, retrievability))), recalled, evidence);
        }
        after.split(hypothesis, (self.not_learnt, None), UNLEARNT, evidence);
        after
    }

    /// Probability of recall `later` days after an answer that comes `days` after the last, before any state is dropped or merged.
    #[cfg(test)]
    pub(super) fn retrievability_after(
        &self,
        hypothesis: &Hypothesis,
        surest: f64,
        evidence: Evidence,
        days: u32,
        later: f64,
    ) -> f64 {
        let recalls = self.recalls(hypothesis, f64::from(days));
        let mut after = self.branches(hypothesis, &recalls, surest, evidence);
        after.normalise();
        let of =
            |branch: &Branch| branch.weight * hypothesis.fsrs.retrievability(branch.state(hypothesis, days), later);
        after.list.iter().map(of).sum::<f64>() + after.not_learnt * UNLEARNT
    }

    /// The retrievability of each state `days` after the last answer.
    pub(super) fn recalls(&self, hypothesis: &Hypothesis, days: f64) -> Recalls {
        self.states.iter().map(|weighted| hypothesis.fsrs.retrievability(weighted.state, days)).collect()
    }

    /// Probability of recall `days` after the last answer.
    pub(super) fn retrievability(&self, hypothesis: &Hypothesis, days: f64) -> f64 {
        self.recalled(&self.recalls(hypothesis, days))
    }

    /// Probability of recall, if that of each state is this.
    pub(super) fn recalled(&self, recalls: &Recalls) -> f64 {
        let of_states = self.states.iter().zip(recalls).map(|(weighted, recalled)| weighted.weight * recalled);
        of_states.sum::<f64>() + self.not_learnt * UNLEARNT
    }
}

impl Branches {
    fn none() -> Self {
        Self { not_learnt: 0.0, list: ArrayVec::new() }
    }

    /// Splits a state, or that nothing is learnt, by whether it was recalled, each part weighed by how well it explains the answer; what was not
    /// recalled, by whether feedback taught it.
    fn split(
        &mut self,
        hypothesis: &Hypothesis,
        (weight, before): (f64, Option<(State, f64)>),
        recalled: f64,
        evidence: Evidence,
    ) {
        if weight == 0.0 {
            return;
        }
        let Hypothesis { taught, guesses, .. } = hypothesis;
        let chances = evidence.chances(*guesses);
        let not_recalled = weight * (1.0 - recalled) * chances.if_not;
        // Who recalled and slipped, recalled it as usual.
        let grade = if evidence.is_right() { evidence.grade } else { Grade::Good };
        for (weight, grade) in [(weight * recalled * chances.if_recalled, grade), (not_recalled * taught, Grade::Again)]
        {
            if weight > 0.0 {
                self.list.push(Branch { weight, grade, before });
            }
        }
        self.not_learnt += not_recalled * (1.0 - taught);
    }

    /// The weights scaled to a sum of 1.
    fn normalise(&mut self) {
        let total = self.not_learnt + self.list.iter().map(|branch| branch.weight).sum::<f64>();
        self.not_learnt /= total;
        self.list.iter_mut().for_each(|branch| branch.weight /= total);
    }

    /// Scales the weights, drops what weighs next to nothing, and merges the nearest states until few enough remain.
    fn condensed(mut self, hypothesis: &Hypothesis, days: u32) -> Mixture {
        self.normalise();
        self.list.retain(|branch| branch.weight >= LEAST_WEIGHT);
        if self.not_learnt < LEAST_WEIGHT && !self.list.is_empty() {
            self.not_learnt = 0.0;
        }
        self.normalise();
        let placed = self.list.iter().map(|branch| Placed::new(branch.weight, branch.state(hypothesis, days)));
        let mut placed: ArrayVec<Placed, MOST_BRANCHES> = placed.collect();
        while placed.len() > MOST_STATES {
            let Some((first, second)) = nearest(&placed) else { break };
            placed[first] = placed[first].merged(&placed[second]);
            placed.remove(second);
        }
        Mixture { not_learnt: self.not_learnt, states: placed.iter().take(MOST_STATES).map(|of| of.weighted).collect() }
    }
}

impl Branch {
    /// The state after the review, `days` after the one before.
    fn state(&self, Hypothesis { fsrs, .. }: &Hypothesis, days: u32) -> State {
        match self.before {
            None => fsrs.first(self.grade),
            Some((state, retrievability)) => fsrs.next_from(state, retrievability, self.grade, days),
        }
    }
}

/// A state with the logarithm of its stability, by which states are near to each other or not.
#[derive(Clone, Copy)]
struct Placed {
    weighted: Weighted,
    ln_stability: f64,
}

impl Placed {
    fn new(weight: f64, state: State) -> Self {
        Self { weighted: Weighted { weight, state }, ln_stability: libm::log(state.stability) }
    }

    fn merged(&self, other: &Self) -> Self {
        let (one, another) = (self.weighted, other.weighted);
        let weight = one.weight + another.weight;
        let mean = |of_one: f64, of_another: f64| (one.weight * of_one + another.weight * of_another) / weight;
        let stability = libm::exp(mean(self.ln_stability, other.ln_stability));
        Self::new(weight, State::new(stability, mean(one.state.difficulty, another.state.difficulty)))
    }

    /// What merging the two loses: their squared distance in ln(stability), weighted by w1·w2/(w1+w2), which is the variance that merging them
    /// takes away (Ward's criterion).
    fn loss(&self, other: &Self) -> f64 {
        let (w1, w2) = (self.weighted.weight, other.weighted.weight);
        let distance = self.ln_stability - other.ln_stability;
        distance * distance * w1 * w2 / (w1 + w2)
    }
}

/// The two states, the earlier first, whose merging loses least.
fn nearest(states: &[Placed]) -> Option<(usize, usize)> {
    let mut nearest: Option<(f64, (usize, usize))> = None;
    for second in 0..states.len() {
        for first in 0..second {
            let loss = states[first].loss(&states[second]);
            if nearest.is_none_or(|(least, _)| loss < least) {
                nearest = Some((loss, (first, second)));
            }
        }
    }
    nearest.map(|(_, pair)| pair)
}
