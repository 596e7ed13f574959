//! Onboarding: where someone stands on the way from the pre-test to a passed exam, and what is the right next thing.
//!
//! All of it follows from the journal, so that it can be taken up on any day and on any machine.

mod enrolment;
mod exams;
mod gate;
mod pace;
mod pre_test;
mod readiness;
mod step;

use serde::Serialize;

use crate::journal::Activity;

pub(crate) use enrolment::Enrolment;
pub use exams::FinishedExam;
pub use gate::NotExaminable;
pub(crate) use gate::{examinable, has_enough_distinctions};
pub use pace::{Outlook, Pace};
pub use pre_test::PreTestResult;
pub use readiness::READY_FROM;
use readiness::Readiness;
pub use step::OnboardingStep;
pub(crate) use step::StepSession;

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
    pub next: OnboardingStep,
}

impl Onboarding {
    /// Where this learner stands.
    pub fn of(enrolment: &Enrolment<'_>) -> Self {
        let readiness = Readiness::on(enrolment);
        let pre_test =
            readiness.sessions.iter().find(|past| past.begin.activity == Activity::PreTest && past.is_over());
        let pace = enrolment.terms.by.filter(|_| !enrolment.terms.workshop && readiness.passed().is_none());
        let pace = pace.map(|by| readiness.pace(by));
        let a_day = pace.as_ref().map_or(enrolment.new_a_day, |pace| pace.a_day);
        Self {
            pre_test: pre_test.map(|past| PreTestResult::of(past, enrolment.progress)),
            taught: readiness.items().filter(|at| readiness.is_taught(*at)).count(),
            ready: readiness.items().filter(|at| readiness.is_ready(*at)).count(),
            items: readiness.items().count(),
            workshop: enrolment.terms.workshop,
            is_closed_today: readiness.has_failed_today(),
            missed: readiness.missed(),
            due: readiness.items().filter(|at| readiness.is_due(*at)).count(),
            exams: readiness.exams.len(),
            last_exam: readiness.passed().or(readiness.exams.last()).cloned(),
            next: readiness.next(pre_test.is_some(), a_day),
            pace,
        }
    }
}
