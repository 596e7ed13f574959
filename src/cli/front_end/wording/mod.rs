//! What is said of the values that a sitting shows: messages, the same in every front end, by topic.

mod feedback;
mod figures;
mod notice;
pub(super) mod onboarding;
mod question;
mod summary;

use tellapart::{Argument, Message, message};

pub(super) use feedback::{FeedbackLine, Role, feedback, shortest};
pub(crate) use figures::{catch_up, days_in_a_row, in_days};
pub(crate) use notice::nothing_due;
pub(super) use notice::{before_handing_in, copied, notice};
pub(super) use question::{
    ShownOption, bar, choices, example, heading, lesson_progress, options, question_progress,
    question_progress_in_lines, remark, task,
};
pub(crate) use summary::worth_of_exam;
pub(super) use summary::{MOST_MIX_UPS, details, result};

/// One sentence after the other.
fn sentences(before: Message, after: impl Into<Argument>) -> Message {
    message!("sentences", before = before, after = after.into())
}

#[cfg(test)]
mod tests;
