//! Onboarding: where someone stands on the way from the pre-test to a passed exam, and what is the right next thing.
//!
//! All of it follows from the journal, so that it can be taken up on any day and on any machine.

mod course;
mod exams;
mod gate;
mod pace;
mod stage;
mod standing;

use serde::Serialize;

use crate::clock::Day;
use crate::journal::Activity;
use crate::progress::{Progress, Session as Past};

pub(crate) use course::Course;
pub use exams::FinishedExam;
pub use gate::NotExaminable;
pub(crate) use gate::{examinable, has_enough_items};
pub use pace::{Outlook, Pace};
pub use stage::Stage;
pub use standing::READY_FROM;
use standing::Standing;

/// Where someone stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Onboarding {
    /// The pre-test, if it was finished.
    pub pre_test: Option<PreTestResult>,
    /// How many items were taught.
    pub taught: usize,
    /// How many of them are ready for the exam.
    pub ready: usize,
    /// How many items there are.
    pub items: usize,
    /// Whether nothing waits for another day.
    pub workshop: bool,
    /// Whether an exam failed today: another opens tomorrow.
    pub is_closed_today: bool,
    /// How many items were missed in the last exam and not answered rightly since.
    pub missed: usize,
    /// How many items are due today.
    pub due: usize,
    /// How many exams were finished.
    pub exams: usize,
    /// The last of them; the one that was passed, if one was.
    pub last_exam: Option<FinishedExam>,
    /// How the pace is, if there is a day for the exam.
    pub pace: Option<Pace>,
    /// What comes next.
    pub next: Stage,
}

impl Onboarding {
    /// Where someone stands on this course.
    pub fn of(course: &Course<'_>) -> Self {
        let standing = Standing::on(course);
        let pre_test = standing.sessions.iter().find(|past| past.begin.activity == Activity::PreTest && past.is_over());
        let pace = course.terms.by.filter(|_| !course.terms.workshop && standing.passed().is_none());
        let pace = pace.map(|by| standing.pace(by));
        let a_day = pace.as_ref().map_or(course.new_a_day, |pace| pace.a_day);
        Self {
            pre_test: pre_test.map(|past| PreTestResult::of(past, course.progress)),
            taught: standing.items().filter(|at| standing.is_taught(*at)).count(),
            ready: standing.items().filter(|at| standing.is_ready(*at)).count(),
            items: standing.items().count(),
            workshop: course.terms.workshop,
            is_closed_today: standing.has_failed_today(),
            missed: standing.missed(),
            due: standing.items().filter(|at| standing.is_due(*at)).count(),
            exams: standing.exams.len(),
            last_exam: standing.passed().or(standing.exams.last()).cloned(),
            next: standing.next(pre_test.is_some(), a_day),
            pace,
        }
    }
}

/// What a pre-test came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PreTestResult {
    /// Its day.
    pub day: Day,
    /// How many questions were answered rightly.
    pub right: usize,
    /// How many it had.
    pub questions: usize,
}

impl PreTestResult {
    fn of(past: &Past, progress: &Progress) -> Self {
        let right = past.counted().filter(|answer| answer.answer.is_right()).count();
        Self { day: progress.day_of(past.began), right, questions: past.counted().count() }
    }
}
