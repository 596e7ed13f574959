//! Probabilities.

use serde::{Deserialize, Serialize};

use crate::language::{Message, ToMessage};

/// A probability: a number from 0 to 1, both included.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(with = "f64"))]
#[serde(into = "f64", try_from = "f64")]
pub struct Probability(f64);

impl Probability {
    /// What never happens.
    pub const NEVER: Probability = Probability(0.0);

    /// `value` as a probability; `None` outside 0 to 1, and for what is not a number.
    pub const fn new(value: f64) -> Option<Self> {
        if value >= 0.0 && value <= 1.0 { Some(Self(value)) } else { None }
    }

    /// The chance of hitting the one right option among `options` by guessing; with none or one of them it is certain.
    pub const fn one_in(options: usize) -> Self {
        Self(1.0 / if options == 0 { 1.0 } else { options as f64 })
    }

    /// A sum of probabilities that may have left 0 to 1 by the last bit.
    pub(crate) fn clamped(value: f64) -> Self {
        Self(value.clamp(0.0, 1.0))
    }

    /// The number, from 0 to 1.
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl From<Probability> for f64 {
    fn from(probability: Probability) -> f64 {
        probability.0
    }
}

impl TryFrom<f64> for Probability {
    type Error = NotAProbability;

    fn try_from(value: f64) -> Result<Self, NotAProbability> {
        Self::new(value).ok_or(NotAProbability(value))
    }
}

display_in_english!(NotAProbability);

/// The number is no probability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NotAProbability(f64);

impl ToMessage for NotAProbability {
    fn message(&self) -> Message {
        message!("not-a-probability", given = self.0.to_string())
    }
}

impl std::error::Error for NotAProbability {}
