//! What is held about the memory of one item under one hypothesis: a few weighted FSRS states and the weight of *not learnt*, moved by Bayes' rule,
//! and the merging that keeps them few.

use super::fsrs::State;
use super::hypothesis::Hypothesis;
use super::{Evidence, Grade};

/// One FSRS state and how much of the belief it carries.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weighted {
    /// Probability that this is the state of the memory.
    pub(super) weight: f64,
    pub(super) state: State,
}

/// What is held about one item under one hypothesis. Its weights sum to 1.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mixture {
    /// Probability that it is not learnt.
    pub(super) not_learnt: f64,
    pub(super) states: Vec<Weighted>,
}

/// The most states that a mixture keeps. Eight instead of four change the third decimal of what is scheduled.
pub(super) const MOST_STATES: usize = 4;

/// Below this weight a state is dropped: it could not change a due day.
const LEAST_WEIGHT: f64 = 1e-4;

/// Bounds of the retrievability that enters Bayes' rule: no state is ever so sure of itself that evidence cannot move it.
pub(super) const SUREST: std::ops::RangeInclusive<f64> = 0.01..=0.99;

/// Probability that something is recalled that is not learnt.
const UNLEARNT: f64 = 0.01;

impl Mixture {
    /// What is held after the first answer: known already with the probability `known`, and else told just now.
    pub(super) fn first(hypothesis: &Hypothesis, known: f64, evidence: Evidence) -> Self {
        let mut after = Self { not_learnt: 0.0, states: Vec::with_capacity(2) };
        after.split(hypothesis, (1.0, None), known, evidence, 0);
        after.condensed()
    }

    /// What is held after an answer `days` after the last. No more than `surest` enters Bayes' rule as retrievability.
    pub(super) fn after(&self, hypothesis: &Hypothesis, surest: f64, evidence: Evidence, days: u32) -> Self {
        self.posterior(hypothesis, surest, evidence, days).condensed()
    }

    /// The same with two states for each before. None is dropped or merged yet, nor are the weights scaled.
    pub(super) fn posterior(&self, hypothesis: &Hypothesis, surest: f64, evidence: Evidence, days: u32) -> Self {
        let mut after = Self { not_learnt: 0.0, states: Vec::with_capacity(2 * self.states.len() + 2) };
        for &Weighted { weight, state } in &self.states {
            let recalled = hypothesis.fsrs.retrievability(state, f64::from(days)).clamp(*SUREST.start(), surest);
            after.split(hypothesis, (weight, Some(state)), recalled, evidence, days);
        }
        after.split(hypothesis, (self.not_learnt, None), UNLEARNT, evidence, days);
        after
    }

    /// Probability of recall `days` after the last answer.
    pub(super) fn retrievability(&self, hypothesis: &Hypothesis, days: f64) -> f64 {
        let of_state = |weighted: &Weighted| weighted.weight * hypothesis.fsrs.retrievability(weighted.state, days);
        self.states.iter().map(of_state).sum::<f64>() + self.not_learnt * UNLEARNT
    }

    /// Splits a state, or that nothing is learnt, by whether it was recalled, each part weighed by how well it explains the answer; what was not
    /// recalled, by whether feedback taught it.
    fn split(
        &mut self,
        hypothesis: &Hypothesis,
        (weight, state): (f64, Option<State>),
        recalled: f64,
        evidence: Evidence,
        days: u32,
    ) {
        if weight == 0.0 {
            return;
        }
        let Hypothesis { fsrs, taught, guesses, .. } = hypothesis;
        let after = |grade| state.map_or_else(|| fsrs.first(grade), |state| fsrs.next(state, grade, days));
        let chances = evidence.chances(*guesses);
        let not_recalled = weight * (1.0 - recalled) * chances.if_not;
        // Who recalled and slipped, recalled it as usual.
        let grade = if evidence.is_right() { evidence.grade } else { Grade::Good };
        for (weight, grade) in [(weight * recalled * chances.if_recalled, grade), (not_recalled * taught, Grade::Again)]
        {
            if weight > 0.0 {
                self.states.push(Weighted { weight, state: after(grade) });
            }
        }
        self.not_learnt += not_recalled * (1.0 - taught);
    }

    /// Scales the weights, drops what weighs next to nothing, and merges the nearest states until few enough remain.
    fn condensed(mut self) -> Self {
        self.normalise();
        self.states.retain(|weighted| weighted.weight >= LEAST_WEIGHT);
        if self.not_learnt < LEAST_WEIGHT && !self.states.is_empty() {
            self.not_learnt = 0.0;
        }
        self.normalise();
        while self.states.len() > MOST_STATES {
            let Some((first, second)) = nearest(&self.states) else { break };
            self.states[first] = merge(self.states[first], self.states[second]);
            self.states.remove(second);
        }
        self
    }

    pub(super) fn normalise(&mut self) {
        let total = self.not_learnt + self.states.iter().map(|weighted| weighted.weight).sum::<f64>();
        self.not_learnt /= total;
        self.states.iter_mut().for_each(|weighted| weighted.weight /= total);
    }
}

/// The two states, the earlier first, whose merging loses least: their squared distance in ln(stability), weighted by w1·w2/(w1+w2),
/// which is the variance that merging them takes away (Ward's criterion).
fn nearest(states: &[Weighted]) -> Option<(usize, usize)> {
    let placed: Vec<(f64, f64)> = states.iter().map(|&state| (state.weight, ln_stability(state))).collect();
    let pairs = (0..states.len()).flat_map(|second| (0..second).map(move |first| (first, second)));
    let losses = pairs.map(|(first, second)| (loss(placed[first], placed[second]), (first, second)));
    losses.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, pair)| pair)
}

/// What merging two states of these weights and ln(stability) loses.
fn loss((w1, ln_s1): (f64, f64), (w2, ln_s2): (f64, f64)) -> f64 {
    (ln_s1 - ln_s2) * (ln_s1 - ln_s2) * w1 * w2 / (w1 + w2)
}

fn merge(a: Weighted, b: Weighted) -> Weighted {
    let weight = a.weight + b.weight;
    let mean = |of_a: f64, of_b: f64| (a.weight * of_a + b.weight * of_b) / weight;
    let stability = libm::exp(mean(ln_stability(a), ln_stability(b)));
    Weighted { weight, state: State::new(stability, mean(a.state.difficulty, b.state.difficulty)) }
}

fn ln_stability(weighted: Weighted) -> f64 {
    libm::log(weighted.state.stability)
}
