//! FSRS-6 written out: one memory, how it fades, and what a review does to it.
//!
//! The formulas are those of "The Algorithm" in the wiki of awesome-fsrs (<https://github.com/open-spaced-repetition/awesome-fsrs/wiki>), the
//! bounds those of the `fsrs` crate 6.6, which judges all of it in tests. Powers, exponentials and logarithms come from `libm`: those of the
//! platforms differ in the last bit, and a seed would replay on one platform only.

use super::Grade;

/// The 21 weights of FSRS-6, w0 to w20: how one learner's memory fades and grows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters([f64; 21]);

impl Parameters {
    /// The weights that fit most learners: the default of the `fsrs` crate 6.6.
    pub const DEFAULT: Parameters = Parameters([
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
        1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
    ]);

    /// The least and the greatest of each weight: those into which the `fsrs` crate clamps.
    const RANGES: [(f64, f64); 21] = [
        (0.001, 100.0),
        (0.001, 100.0),
        (0.001, 100.0),
        (0.001, 100.0),
        (1.0, 10.0),
        (0.001, 4.0),
        (0.001, 4.0),
        (0.001, 0.75),
        (0.0, 4.5),
        (0.0, 0.8),
        (0.001, 3.5),
        (0.001, 5.0),
        (0.001, 0.25),
        (0.001, 0.9),
        (0.0, 4.0),
        (0.0, 1.0),
        (1.0, 6.0),
        (0.0, 2.0),
        (0.0, 2.0),
        (0.0, 0.8),
        (0.1, 0.8),
    ];

    /// These weights, w0 to w20; `None` if one is no number or outside the range that FSRS-6 gives it.
    pub fn new(weights: [f64; 21]) -> Option<Self> {
        let mut ranged = weights.iter().zip(Self::RANGES);
        ranged.all(|(weight, (least, greatest))| (least..=greatest).contains(weight)).then_some(Self(weights))
    }
}

/// The state of one memory.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct State {
    /// Days after which retrievability has fallen to 0.9, from 0.001 to 36,500.
    pub(super) stability: f64,
    /// From 1, which grows fastest, to 10.
    pub(super) difficulty: f64,
}

impl State {
    /// This state, brought within the bounds of FSRS.
    pub(super) fn new(stability: f64, difficulty: f64) -> Self {
        Self { stability: stability.clamp(0.001, 36_500.0), difficulty: difficulty.clamp(1.0, 10.0) }
    }
}

/// FSRS-6 with one learner's weights, and what follows from them alone.
#[derive(Debug, Clone)]
pub(super) struct Fsrs {
    w: [f64; 21],
    /// 0.9^(-1/w20) - 1: it makes retrievability 0.9 after as many days as stability says.
    factor: f64,
    /// e^w8
    growth: f64,
    /// e^(w17 * w18)
    least_loss: f64,
    /// D0(Easy), not brought within bounds: where difficulty reverts to.
    easiest: f64,
}

impl Fsrs {
    pub(super) fn new(Parameters(w): Parameters) -> Self {
        Self {
            w,
            factor: libm::expm1(-libm::log(0.9) / w[20]),
            growth: libm::exp(w[8]),
            least_loss: libm::exp(w[17] * w[18]),
            easiest: first_difficulty(&w, Grade::Easy),
        }
    }

    /// The state after the first review: S0(G) = w(G-1), and D0(G).
    pub(super) fn first(&self, grade: Grade) -> State {
        let stability = match grade {
            Grade::Again => self.w[0],
            Grade::Hard => self.w[1],
            Grade::Good => self.w[2],
            Grade::Easy => self.w[3],
        };
        State::new(stability, first_difficulty(&self.w, grade))
    }

    /// Probability of recall `days` after the last review, 0 or more: R = (1 + factor * t / S)^(-w20).
    pub(super) fn retrievability(&self, state: State, days: f64) -> f64 {
        libm::pow(1.0 + self.factor * days / state.stability, -self.w[20])
    }

    /// The state after a review `days` after the last: on the same day by the formula for the short term, later by whether it was recalled.
    pub(super) fn next(&self, state: State, grade: Grade, days: u32) -> State {
        let stability = match (days, grade) {
            (0, _) => self.on_the_same_day(state, grade),
            (_, Grade::Again) => self.after_failure(state, self.retrievability(state, f64::from(days))),
            _ => self.after_success(state, grade, self.retrievability(state, f64::from(days))),
        };
        State::new(stability, self.next_difficulty(state.difficulty, grade))
    }

    /// S' = S * (1 + e^w8 * (11 - D) * S^(-w9) * (e^(w10 * (1 - R)) - 1) * (w15 if Hard, w16 if Easy))
    fn after_success(&self, State { stability, difficulty }: State, grade: Grade, retrievability: f64) -> f64 {
        let by_grade = match grade {
            Grade::Hard => self.w[15],
            Grade::Easy => self.w[16],
            Grade::Again | Grade::Good => 1.0,
        };
        let saturation = libm::pow(stability, -self.w[9]);
        let spacing = libm::expm1(self.w[10] * (1.0 - retrievability));
        stability * (1.0 + self.growth * (11.0 - difficulty) * saturation * spacing * by_grade)
    }

    /// S' = w11 * D^(-w12) * ((S + 1)^w13 - 1) * e^(w14 * (1 - R)), at most S / e^(w17 * w18)
    fn after_failure(&self, State { stability, difficulty }: State, retrievability: f64) -> f64 {
        let kept = libm::expm1(self.w[13] * libm::log1p(stability));
        let spacing = libm::exp(self.w[14] * (1.0 - retrievability));
        let relearnt = self.w[11] * libm::pow(difficulty, -self.w[12]) * kept * spacing;
        relearnt.min(stability / self.least_loss)
    }

    /// S' = S * e^(w17 * (G - 3 + w18)) * S^(-w19), and not below S unless the grade is Again
    fn on_the_same_day(&self, State { stability, .. }: State, grade: Grade) -> f64 {
        let change = libm::exp(self.w[17] * (number(grade) - 3.0 + self.w[18])) * libm::pow(stability, -self.w[19]);
        stability * if grade == Grade::Again { change } else { change.max(1.0) }
    }

    /// D' = D - w6 * (G - 3) * (10 - D) / 9 (linear damping), D'' = w7 * D0(Easy) + (1 - w7) * D' (mean reversion)
    fn next_difficulty(&self, difficulty: f64, grade: Grade) -> f64 {
        let damped = difficulty - self.w[6] * (number(grade) - 3.0) * (10.0 - difficulty) / 9.0;
        self.w[7] * self.easiest + (1.0 - self.w[7]) * damped
    }
}

/// D0(G) = w4 - e^(w5 * (G - 1)) + 1
fn first_difficulty(w: &[f64; 21], grade: Grade) -> f64 {
    w[4] - libm::exp(w[5] * (number(grade) - 1.0)) + 1.0
}

/// The number of a grade in the formulas: 1 for Again to 4 for Easy.
fn number(grade: Grade) -> f64 {
    match grade {
        Grade::Again => 1.0,
        Grade::Hard => 2.0,
        Grade::Good => 3.0,
        Grade::Easy => 4.0,
    }
}

#[cfg(test)]
mod tests;
