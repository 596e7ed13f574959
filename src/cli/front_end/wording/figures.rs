//! Days, durations, shares and large numbers.

use tellapart::{CatchUp, Message, Streak, message};

/// "today", "tomorrow", "in 3 days".
pub(crate) fn in_days(days: u32) -> Message {
    message!("in-days", days = days)
}

/// "2 min 40 s"; `None` below a second.
pub(super) fn duration(ms: u64) -> Option<Message> {
    let seconds = ms / 1000;
    match (seconds / 60, seconds % 60) {
        (0, 0) => None,
        (0, seconds) => Some(message!("duration-seconds", seconds = seconds)),
        (minutes, 0) => Some(message!("duration-minutes", minutes = minutes)),
        (minutes, seconds) => Some(message!("duration-minutes-seconds", minutes = minutes, seconds = seconds)),
    }
}

/// "80%", of a whole number of percent.
pub(super) fn percent(percent: usize) -> Message {
    message!("percentage", percent = percent)
}

/// "12 days in a row"; with forgiven ones "12 days, with 1 day off".
pub(crate) fn days_in_a_row(Streak { days, forgiven }: Streak) -> Message {
    match forgiven {
        0 => message!("days-in-a-row", days = days),
        forgiven => message!("days-with-days-off", days = days, forgiven = forgiven),
    }
}

/// "At 12 a day you will catch up in 3 days."
pub(crate) fn catch_up(CatchUp { a_day, days, .. }: &CatchUp) -> Message {
    match *days {
        // Which form each question takes decides the rest.
        Some(days) if days > 3 => message!("catch-up-about", a_day = *a_day, days = days),
        Some(days) => message!("catch-up", a_day = *a_day, days = days),
        None => message!("catch-up-never", a_day = *a_day),
    }
}
