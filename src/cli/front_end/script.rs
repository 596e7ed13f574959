//! The scripted face, for tests: a function answers, and everything shown is kept.

use std::io;

use super::{Commands, Reply, Ui};
use tellapart::question::Response;
use tellapart::session::{Ask, Feedback, Lesson, Summary};

/// Answers by a function; keeps what it was shown.
pub(crate) struct Script<F> {
    answer: F,
    /// What was read.
    pub(crate) read: Vec<Lesson>,
    /// What was asked.
    pub(crate) asked: Vec<Ask>,
    /// What was told.
    pub(crate) told: Vec<Feedback>,
    /// The summaries.
    pub(crate) summaries: Vec<Summary>,
    /// What was said.
    pub(crate) said: Vec<String>,
}

impl<F: FnMut(&Ask) -> Reply<Response>> Script<F> {
    /// A face that answers by `answer`, and yes to every question of that kind.
    pub(crate) fn new(answer: F) -> Self {
        Self { answer, read: Vec::new(), asked: Vec::new(), told: Vec::new(), summaries: Vec::new(), said: Vec::new() }
    }
}

impl<F: FnMut(&Ask) -> Reply<Response>> Ui for Script<F> {
    fn read(&mut self, lesson: &Lesson) -> io::Result<Reply<()>> {
        self.read.push(lesson.clone());
        Ok(Reply::Given(()))
    }

    fn ask(&mut self, ask: &Ask) -> io::Result<Reply<Response>> {
        self.asked.push(ask.clone());
        Ok((self.answer)(ask))
    }

    fn tell(&mut self, feedback: &Feedback) -> io::Result<Reply<()>> {
        self.told.push(feedback.clone());
        Ok(Reply::Given(()))
    }

    fn summarise(&mut self, summary: &Summary, _: &Commands) -> io::Result<()> {
        self.summaries.push(summary.clone());
        Ok(())
    }

    fn wait(&mut self) -> io::Result<Reply<()>> {
        Ok(Reply::Given(()))
    }

    fn say(&mut self, text: &str) -> io::Result<()> {
        self.said.push(text.to_owned());
        Ok(())
    }

    fn confirm(&mut self, question: &str, _: bool) -> io::Result<Reply<bool>> {
        self.said.push(question.to_owned());
        Ok(Reply::Given(true))
    }
}
