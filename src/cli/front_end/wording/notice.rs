//! What is said before a session, and before an exam is handed in.

use tellapart::{Coming, CopiedDeck, Day, Message, Notice, all_of, message};

use super::figures::in_days;

/// What is said before anything else.
pub(crate) fn notice(notice: &Notice) -> Message {
    match notice {
        Notice::LeftOut { items } => message!("notice-left-out", items = *items),
        Notice::OneQuestion => message!("notice-one-question"),
        Notice::NothingDue { today, coming } => nothing_due(*coming, *today),
        Notice::NothingConfused => message!("notice-nothing-confused"),
        Notice::NothingMissed => message!("notice-nothing-missed"),
        Notice::OwnIdNeeded { id } => message!("notice-own-id-needed", id = id.as_str()),
    }
}

/// That a deck has the id of another.
pub(crate) fn copied(CopiedDeck { id, known_title, .. }: &CopiedDeck) -> Message {
    message!("copied-deck", id = id.as_str(), known = known_title)
}

/// That nothing is due, and when something will be.
pub(crate) fn nothing_due(coming: Option<Coming>, today: Day) -> Message {
    let Some(Coming { day, due, new }) = coming else {
        return message!("nothing-due-ever");
    };
    let due = (due > 0).then(|| message!("nothing-due-items", items = due));
    let new = (new > 0).then(|| message!("nothing-due-new", items = new));
    message!("nothing-due", when = in_days(day.since(today)), what = all_of(due.into_iter().chain(new)))
}

/// What to know before an exam is handed in with so many questions open.
pub(crate) fn before_handing_in(open: usize) -> Message {
    message!("hand-in-open", open = open)
}
