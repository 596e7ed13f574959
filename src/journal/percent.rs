//! Percentages.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::language::{Message, ToMessage};

/// A percentage from 1 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(try_from = "u8", into = "u8")]
pub struct Percent(u8);

impl Percent {
    /// What has to be right in an exam, where nothing else is said.
    pub const USUAL_PASS: Self = Self(80);

    /// This percentage; `None` if it is not from 1 to 100.
    pub fn new(percent: u8) -> Option<Self> {
        (1..=100).contains(&percent).then_some(Self(percent))
    }

    /// The number, from 1 to 100.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Percent {
    type Error = NotAPercent;

    fn try_from(percent: u8) -> Result<Self, NotAPercent> {
        Self::new(percent).ok_or(NotAPercent(percent))
    }
}

/// A number that is no percentage from 1 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAPercent(u8);

impl ToMessage for NotAPercent {
    fn message(&self) -> Message {
        message!("not-a-percentage", given = self.0)
    }
}

display_in_english!(NotAPercent);

impl std::error::Error for NotAPercent {}

impl From<Percent> for u8 {
    fn from(percent: Percent) -> Self {
        percent.get()
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
