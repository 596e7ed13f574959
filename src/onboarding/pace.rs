//! The pace of an onboarding that has a day for its exam.

use serde::Serialize;

use crate::clock::Day;

/// On how many days after its lesson an item has to be right.
pub(super) const DAYS_AFTER_LESSON: u32 = 2;

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
    /// The pace `today`, with so many items `left` to be taught and so many taught today already, towards an exam that can open on `earliest` if all
    /// goes well.
    pub(super) fn of(by: Day, today: Day, usual: usize, left: usize, done_today: usize, earliest: Day) -> Self {
        // What is taught on one day is right on two more, the second of which may be the exam's.
        let days = by.since(today).saturating_sub(DAYS_AFTER_LESSON - 1) as usize;
        // As it stood this morning: what was done today is no reason to slow down tomorrow.
        let needed = (left + done_today).div_ceil(days.max(1));
        let outlook = if by < today {
            Outlook::Past
        } else if by < earliest {
            Outlook::TooLate(earliest)
        } else if left > 0 && needed > usual {
            Outlook::Faster
        } else {
            Outlook::Enough
        };
        Self { by, left, a_day: usual.max(needed), outlook }
    }
}
