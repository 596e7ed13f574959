//! Bayes' rule over weighted FSRS states, and the merging that keeps them few.

use super::fsrs::State;
use super::{Belief, Evidence, Model};

/// One FSRS state and how much of the belief it carries.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weighted {
    /// Probability that this is the state of the memory; those of a belief sum to 1.
    pub(super) weight: f64,
    pub(super) state: State,
}

/// Below this weight a state is dropped: it could not change a due day.
const LEAST_WEIGHT: f64 = 1e-4;

/// Bounds of the retrievability that enters Bayes' rule: no state is ever so sure of itself that evidence cannot move it.
const SUREST: std::ops::RangeInclusive<f64> = 0.01..=0.99;

impl Model {
    /// The states after the first answer to an item: known already with the prior's probability, learnt just now otherwise.
    pub(super) fn first_states(&self, evidence: Evidence) -> Vec<Weighted> {
        let mut states = Vec::with_capacity(2);
        self.branch(&mut states, 1.0, None, Model::PRIOR.get(), evidence, 0);
        normalise(states)
    }

    /// The states after an answer `days` after the last, two for each state before, by Bayes' rule. None is dropped or merged yet.
    pub(super) fn posterior(&self, states: &[Weighted], evidence: Evidence, days: u32) -> Vec<Weighted> {
        let mut after = Vec::with_capacity(2 * states.len());
        for &Weighted { weight, state } in states {
            let retrievability = self.fsrs.retrievability(state, f64::from(days)).clamp(*SUREST.start(), *SUREST.end());
            self.branch(&mut after, weight, Some(state), retrievability, evidence, days);
        }
        normalise(after)
    }

    /// Splits one state by whether it was recalled, each part weighed by how well it explains the answer.
    fn branch(
        &self,
        into: &mut Vec<Weighted>,
        weight: f64,
        state: Option<State>,
        retrievability: f64,
        evidence: Evidence,
        days: u32,
    ) {
        let (recalled, not_recalled) = self.steps(state, evidence.grade, days);
        let (guess, slip) = (evidence.noise.guess().get(), evidence.noise.slip().get());
        let (if_recalled, if_not) = if evidence.is_right() { (1.0 - slip, guess) } else { (slip, 1.0 - guess) };
        into.push(Weighted { weight: weight * retrievability * if_recalled, state: recalled });
        into.push(Weighted { weight: weight * (1.0 - retrievability) * if_not, state: not_recalled });
    }
}

/// Drops what weighs next to nothing and merges the nearest until few enough remain.
pub(super) fn condense(mut states: Vec<Weighted>) -> Vec<Weighted> {
    states.retain(|weighted| weighted.weight >= LEAST_WEIGHT);
    let mut states = normalise(states);
    while states.len() > Belief::MOST_STATES {
        let Some((first, second)) = nearest(&states) else { break };
        let merged = merge(states[first], states[second]);
        states[first] = merged;
        states.remove(second);
    }
    states
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
    let difficulty = mean(a.state.difficulty, b.state.difficulty);
    Weighted { weight, state: State::new(stability, difficulty) }
}

fn ln_stability(weighted: Weighted) -> f64 {
    libm::log(weighted.state.stability)
}

/// Scales the weights so that they sum to 1.
fn normalise(mut states: Vec<Weighted>) -> Vec<Weighted> {
    let total: f64 = states.iter().map(|weighted| weighted.weight).sum();
    for weighted in &mut states {
        weighted.weight /= total;
    }
    states
}
