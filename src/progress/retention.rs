//! True retention: how much of what came back was still remembered, guessing taken out.

use serde::{Deserialize, Serialize};

use crate::memory::{Noise, Probability};

/// What reviews came to, as sums. A review is the first answer of a day about an item that was asked on a day before.
///
/// Who recalls with probability `r` answers rightly with `r (1 - slip) + (1 - r) guess`. So the sum of `right - guess` over reviews is
/// expected to be that of `r (1 - slip - guess)`, and their quotient estimates true recall.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Retention {
    reviews: u32,
    right: u32,
    above_guessing: f64,
    scale: f64,
    believed: f64,
}

impl Retention {
    /// With fewer reviews nothing is estimated: chance would say more than memory.
    pub const FEWEST: u32 = 20;

    /// Takes a review that came out like this, of an item of which this retrievability was believed.
    pub(super) fn add(&mut self, right: bool, noise: Noise, believed: Probability) {
        let (guess, slip) = (noise.guess().get(), noise.slip().get());
        self.reviews += 1;
        self.right += u32::from(right);
        self.above_guessing += f64::from(u8::from(right)) - guess;
        self.scale += 1.0 - slip - guess;
        self.believed += believed.get();
    }

    /// What all of these came to.
    #[must_use]
    pub(super) fn and(self, other: &Self) -> Self {
        Self {
            reviews: self.reviews + other.reviews,
            right: self.right + other.right,
            above_guessing: self.above_guessing + other.above_guessing,
            scale: self.scale + other.scale,
            believed: self.believed + other.believed,
        }
    }

    /// How many reviews there were.
    pub fn reviews(&self) -> u32 {
        self.reviews
    }

    /// How many of them were answered rightly.
    pub fn right(&self) -> u32 {
        self.right
    }

    /// The share that was truly recalled, as far as it can be told; `None` below [`Retention::FEWEST`] reviews, and if nothing but
    /// guessing could be seen.
    pub fn recalled(&self) -> Option<Probability> {
        let is_enough = self.reviews >= Self::FEWEST && self.scale > 0.0;
        is_enough.then(|| Probability::new((self.above_guessing / self.scale).clamp(0.0, 1.0)))?
    }

    /// The share that was believed to be recalled just before; `None` below [`Retention::FEWEST`] reviews.
    pub fn believed(&self) -> Option<Probability> {
        let is_enough = self.reviews >= Self::FEWEST;
        is_enough.then(|| Probability::new((self.believed / f64::from(self.reviews)).clamp(0.0, 1.0)))?
    }
}
