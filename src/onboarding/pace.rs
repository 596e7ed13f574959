//! The pace of an onboarding that has a day for its exam.

use serde::Serialize;

use crate::clock::Day;

/// Whether an exam can be taken by the day it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Pace {
    /// The day by which the exam should be taken.
    pub by: Day,
    /// How many items are still to be taught.
    pub left: usize,
    /// How many lessons a day are given to make it.
    pub a_day: usize,
    /// How it looks.
    pub outlook: Outlook,
}

/// How it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outlook {
    /// The usual number of lessons a day is enough.
    Enough,
    /// It takes more lessons a day than usual.
    Faster,
    /// The exam can open on this day at the earliest, which is later.
    TooLate(Day),
    /// The day has passed.
    Past,
}

impl Pace {
    /// The pace `today`, with so many items `left` to be taught and so many taught today already.
    pub(super) fn of(by: Day, today: Day, usual: usize, left: usize, done_today: usize, all_ready: bool) -> Self {
        // What is taught on one day can be right on a second one at the earliest on the next: the exam's own day teaches nothing.
        let days = by.since(today) as usize;
        // As it stood this morning: what was done today is no reason to slow down tomorrow.
        let needed = (left + done_today).div_ceil(days.max(1));
        let outlook = if by < today {
            Outlook::Past
        } else if days == 0 && !all_ready {
            Outlook::TooLate(today.plus(1))
        } else if left > 0 && needed > usual {
            Outlook::Faster
        } else {
            Outlook::Enough
        };
        Self { by, left, a_day: usual.max(needed), outlook }
    }
}
