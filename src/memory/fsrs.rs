//! FSRS-6 written out: one memory, how it fades, and what a review does to it.
//!
//! The formulas are those of "The Algorithm" in the wiki of awesome-fsrs (<https://github.com/open-spaced-repetition/awesome-fsrs/wiki>), the
//! bounds those of the `fsrs` crate 6.6, which judges all of it in tests. Powers, exponentials and logarithms come from `libm`: those of the
//! platforms differ in the last bit, and a seed would replay on one platform only.

use serde::{Deserialize, Serialize};

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

    /// Weights that represent learners who differ: medoids of those fitted to 140 real users (101 to 240) of open-spaced-repetition's
    /// srs-benchmark (`result/FSRS-6.jsonl`), clustered by what they do to a memory, not by their numbers.
    pub(super) const REPRESENTATIVE: [Parameters; 6] = [
        // User 124, near to 21 % of them: forgets quickly, and grows slowly.
        Parameters([
            0.0416, 0.7243, 0.9982, 2.4678, 7.1804, 0.333, 2.1875, 0.0054, 1.3002, 0.194, 0.8007, 1.7388, 0.0786,
            0.1777, 2.1705, 0.0176, 2.7898, 1.0479, 0.3801, 0.1892, 0.1573,
        ]),
        // User 136, 9 %: remembers for weeks from the first time on, and keeps most of it through a lapse.
        Parameters([
            1.7249, 34.4998, 38.8603, 42.8161, 6.7168, 0.9991, 1.8958, 0.2309, 1.9346, 0.0, 1.3868, 1.8642, 0.1103,
            0.4493, 2.3035, 0.3191, 3.2, 0.4513, 0.7023, 0.0, 0.3699,
        ]),
        // User 147, 14 %: begins like most, grows fast, and loses little by a lapse.
        Parameters([
            0.2707, 1.9401, 6.0862, 16.7594, 6.9389, 0.5907, 1.9119, 0.187, 1.6624, 0.0, 1.1429, 1.8984, 0.0866,
            0.4183, 2.358, 0.4356, 2.6585, 0.7876, 0.0344, 0.0023, 0.1348,
        ]),
        // User 201, 4 %: forgets within days, and hardly grows.
        Parameters([
            0.164, 0.2169, 0.1803, 9.4794, 7.4189, 0.0887, 2.3585, 0.001, 0.9217, 0.714, 0.4037, 1.5162, 0.1812,
            0.1807, 1.988, 0.3189, 2.1549, 0.9107, 0.0056, 0.2529, 0.3069,
        ]),
        // User 214, 14 %: begins like most, and forgets fast what is overdue.
        Parameters([
            0.1901, 0.6958, 2.5587, 5.526, 7.2614, 0.4324, 2.1377, 0.0248, 1.3557, 0.0787, 0.8561, 1.9214, 0.0973,
            0.4276, 2.3534, 0.1401, 3.1891, 0.4634, 0.2517, 0.2202, 0.3457,
        ]),
        // User 239, 17 %: remembers well at first, and forgets fast after a lapse.
        Parameters([
            0.6618, 9.1057, 8.8829, 8.7288, 7.0512, 0.5694, 2.0422, 0.0317, 1.5618, 0.0985, 1.0494, 1.8195, 0.1241,
            0.2842, 2.2518, 0.2232, 3.1956, 0.8245, 0.1706, 0.0483, 0.131,
        ]),
    ];

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

    /// These weights, each brought into the range that FSRS-6 gives it.
    pub fn clamped(weights: [f64; 21]) -> Self {
        let mut ranges = Self::RANGES.into_iter();
        Self(weights.map(|weight| ranges.next().map_or(weight, |(least, greatest)| weight.clamp(least, greatest))))
    }

    /// The weights w0 to w20.
    pub const fn weights(&self) -> [f64; 21] {
        self.0
    }

    /// These weights, w0 to w20; `None` if one is no number or outside the range that FSRS-6 gives it.
    pub fn new(weights: [f64; 21]) -> Option<Self> {
        let mut ranged = weights.iter().zip(Self::RANGES);
        ranged.all(|(weight, (least, greatest))| (least..=greatest).contains(weight)).then_some(Self(weights))
    }
}

/// The state of one memory.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
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
        libm::exp(-self.w[20] * libm::log1p(self.factor * days / state.stability))
    }

    /// The state after a review `days` after the last: on the same day by the formula for the short term, later by whether it was recalled.
    #[cfg(test)]
    pub(super) fn next(&self, state: State, grade: Grade, days: u32) -> State {
        self.next_from(state, self.retrievability(state, f64::from(days)), grade, days)
    }

    /// The same where the retrievability by then is known.
    pub(super) fn next_from(&self, state: State, retrievability: f64, grade: Grade, days: u32) -> State {
        let stability = match (days, grade) {
            (0, _) => self.on_the_same_day(state, grade),
            (_, Grade::Again) => self.after_failure(state, retrievability),
            _ => self.after_success(state, grade, retrievability),
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
        let saturation = power(stability, -self.w[9]);
        let spacing = libm::expm1(self.w[10] * (1.0 - retrievability));
        stability * (1.0 + self.growth * (11.0 - difficulty) * saturation * spacing * by_grade)
    }

    /// S' = w11 * D^(-w12) * ((S + 1)^w13 - 1) * e^(w14 * (1 - R)), at most S / e^(w17 * w18)
    fn after_failure(&self, State { stability, difficulty }: State, retrievability: f64) -> f64 {
        let kept = libm::expm1(self.w[13] * libm::log1p(stability));
        let spacing = libm::exp(self.w[14] * (1.0 - retrievability));
        let relearnt = self.w[11] * power(difficulty, -self.w[12]) * kept * spacing;
        relearnt.min(stability / self.least_loss)
    }

    /// S' = S * e^(w17 * (G - 3 + w18)) * S^(-w19), and not below S unless the grade is Again
    fn on_the_same_day(&self, State { stability, .. }: State, grade: Grade) -> f64 {
        let change = libm::exp(self.w[17] * (number(grade) - 3.0 + self.w[18])) * power(stability, -self.w[19]);
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

/// A power of a number above 0. (`libm::pow` takes several times as long, for a last bit that says nothing of a memory.)
fn power(base: f64, exponent: f64) -> f64 {
    libm::exp(exponent * libm::log(base))
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
