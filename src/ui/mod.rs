//! Faces: how a session is shown, and how the learner answers.
//!
//! A face decides nothing. It shows values of [`crate::session`] and hands back what was picked. There are three: [`terminal`], where
//! dialoguer asks; [`plain`], lines in and lines out, for pipes and screen readers; [`script`], for tests.

pub mod plain;
pub mod script;
pub mod terminal;
mod wording;

use std::io;

use crate::journal::Ending;
use crate::session::{Ask, Feedback, Summary};

pub use wording::{count, in_days};

/// What a learner did when asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply<T> {
    /// Answered.
    Given(T),
    /// Wants to stop, or cannot go on.
    Stop(Ending),
}

/// A face.
///
/// # Errors
///
/// Every method fails if the face can no longer be written to or read from.
pub trait Ui {
    /// Asks to pick an option; returns its number, from 0.
    fn ask(&mut self, ask: &Ask) -> io::Result<Reply<usize>>;

    /// Tells what came of an answer, and waits until it was read where the face can know that.
    fn tell(&mut self, feedback: &Feedback) -> io::Result<Reply<()>>;

    /// Shows what a session came to, and `command`, which is typed for another like it.
    fn summarise(&mut self, summary: &Summary, command: &str) -> io::Result<()>;

    /// Says something, a paragraph a call.
    fn say(&mut self, text: &str) -> io::Result<()>;

    /// Asks a question that is answered by yes or no.
    fn confirm(&mut self, question: &str) -> io::Result<Reply<bool>>;
}
