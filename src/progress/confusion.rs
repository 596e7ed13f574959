//! What is mixed up, and how surely.
//!
//! A confusion counts by evidence: a wrong answer adds its surprise, in bits; a right one takes away a part of what was gathered, the more
//! the harder it was to guess.

use serde::{Deserialize, Serialize};

use crate::memory::Evidence;
use crate::question::{Confusion, Form, Row, surprise};

/// How often, and how surely, one thing was taken for another.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ConfusionStrength {
    /// How often it happened.
    pub times: u32,
    /// What speaks for its still being so, in bits.
    pub weight: f64,
}

/// A right answer leaves at least this share of a weight, however hard it was to guess: it may have been about another side of the
/// matter.
const LEAST_LEFT: f64 = 0.25;

impl ConfusionStrength {
    /// The weight, in bits, from which on a confusion counts as present. One sentence judged wrongly weighs 1, and two right
    /// answers that could have been guessed set it right.
    pub const LEAST_WEIGHT: f64 = 0.5;

    /// Whether it still seems to be so.
    pub fn is_present(&self) -> bool {
        self.weight >= Self::LEAST_WEIGHT
    }
}

/// The confusions about one item.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Confusions(Vec<(Confusion, ConfusionStrength)>);

impl Confusions {
    pub(super) fn take(&mut self, form: &dyn Form, row: &Row, evidence: Evidence) {
        if evidence.is_right() {
            let left = evidence.noise.guess().get().max(LEAST_LEFT);
            self.0.iter_mut().for_each(|(_, strength)| strength.weight *= left);
            return;
        }
        let Some(confusion) = form.confusion(row) else { return };
        let weight = surprise(form, row);
        match self.0.iter_mut().find(|(known, _)| *known == confusion) {
            Some((_, strength)) => {
                strength.times = strength.times.saturating_add(1);
                strength.weight += weight;
            }
            None => self.0.push((confusion, ConfusionStrength { times: 1, weight })),
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&Confusion, ConfusionStrength)> {
        self.0.iter().map(|(confusion, strength)| (confusion, *strength))
    }
}
