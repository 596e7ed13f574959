//! Days in a row that do not punish: one missed day a week is forgiven.

use serde::Serialize;

use crate::clock::Day;

/// Days in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Streak {
    /// Days with an answer in it.
    pub days: u32,
    /// Days without one in between.
    pub forgiven: u32,
}

/// So many days lie at least between two that are forgiven.
const FORGIVEN_EVERY: u32 = 7;

impl Streak {
    /// The streak up to `today`, which breaks nothing as it is not over. `is_answered` says of a day whether anything was answered on it;
    /// it does so of at most `most` days.
    pub(super) fn up_to(today: Day, most: usize, is_answered: impl Fn(Day) -> bool) -> Self {
        let mut streak = Self::default();
        let mut last_forgiven: Option<Day> = None;
        let mut day = if is_answered(today) { today } else { today.before() };
        // At the calendar's beginning the day before is the same day, which must not count for ever.
        while (streak.days as usize) < most {
            if is_answered(day) {
                streak.days += 1;
            } else {
                let may_be_missed = last_forgiven.is_none_or(|forgiven| forgiven.since(day) >= FORGIVEN_EVERY);
                if !may_be_missed || !is_answered(day.before()) {
                    break;
                }
                last_forgiven = Some(day);
                streak.forgiven += 1;
            }
            day = day.before();
        }
        streak
    }
}
