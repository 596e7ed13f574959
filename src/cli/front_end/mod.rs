//! Faces: how a session is shown, and how the learner answers.
//!
//! A face decides nothing. It shows values of [`tellapart::session`] and hands back what was picked. There are three: [`terminal`], where
//! dialoguer asks; [`plain`], lines in and lines out, for pipes and screen readers; [`script`], for tests.

pub(crate) mod onboarding;
pub(crate) mod plain;
#[cfg(test)]
pub(crate) mod script;
pub(crate) mod terminal;
mod wording;

use std::io;

use tellapart::journal::Ending;
use tellapart::question::Response;
use tellapart::session::{Ask, Feedback, Lesson, Summary};

pub(crate) use wording::{catch_up, chance, count, days_in_a_row, in_days};

/// How texts are wrapped to so many columns: between words only. A hyphen breaks none, so that a command can be copied as it stands.
pub(crate) fn wrapping<'a>(width: usize) -> textwrap::Options<'a> {
    textwrap::Options::new(width).word_splitter(textwrap::WordSplitter::NoHyphenation)
}

/// What to type after a session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Commands {
    /// For another session like it; `None` where something else comes next.
    pub(crate) again: Option<String>,
    /// For what was missed.
    pub(crate) missed: Option<String>,
}

impl Commands {
    /// This for another session like it.
    pub(crate) fn again(command: impl Into<String>) -> Self {
        Self { again: Some(command.into()), missed: None }
    }
}

/// What a learner did when asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reply<T> {
    /// Answered.
    Given(T),
    /// Wants to stop, or cannot go on.
    Stop(Ending),
}

impl<T> Reply<T> {
    /// The same with another answer.
    pub(crate) fn map<U>(self, change: impl FnOnce(T) -> U) -> Reply<U> {
        match self {
            Self::Given(answer) => Reply::Given(change(answer)),
            Self::Stop(ending) => Reply::Stop(ending),
        }
    }
}

/// A face.
///
/// # Errors
///
/// Every method fails if the face can no longer be written to or read from.
pub(crate) trait Ui {
    /// Shows an item to be read, and waits until it was read where the face can know that.
    fn read(&mut self, lesson: &Lesson) -> io::Result<Reply<()>>;

    /// Asks to pick an option or to write words.
    fn ask(&mut self, ask: &Ask) -> io::Result<Reply<Response>>;

    /// Tells what came of an answer, and waits until it was read where the face can know that.
    fn tell(&mut self, feedback: &Feedback) -> io::Result<Reply<()>>;

    /// Shows what a session came to, and what to type next.
    fn summarise(&mut self, summary: &Summary, commands: &Commands) -> io::Result<()>;

    /// Waits until what was shown last was read, where the face can know that. What is written next stands apart from it.
    fn wait(&mut self) -> io::Result<Reply<()>>;

    /// Says something, a paragraph a call.
    fn say(&mut self, text: &str) -> io::Result<()>;

    /// Asks a question that is answered by yes or no. Where Enter alone is an answer, it means yes if that is `usual`, else no.
    fn confirm(&mut self, question: &str, usual: bool) -> io::Result<Reply<bool>>;
}
