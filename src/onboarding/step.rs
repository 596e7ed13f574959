//! The steps of an onboarding, and what each of them asks.

use rand::Rng;
use serde::Serialize;

use super::{Enrolment, Onboarding};
use crate::deck::{ItemRef, Shelf};
use crate::journal::{Activity, LineId};
use crate::progress::{PastSession, Progress};
use crate::session::{AllowedForms, Plan, TooEasy};

/// The next thing to do.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(with = "StepOnALine"))]
#[serde(into = "StepOnALine")]
pub enum OnboardingStep {
    /// To go on with a session that was cut off.
    GoOn {
        /// The line with its beginning.
        session: LineId,
        /// What kind it is.
        activity: Activity,
        /// How many questions were answered.
        answered: usize,
    },
    /// The test before everything else.
    PreTest,
    /// To be taught these items.
    Lessons(Vec<ItemRef>),
    /// To be asked these items, the first of them first.
    Drill(Vec<ItemRef>),
    /// The exam, which is open.
    Exam,
    /// Nothing more today.
    Tomorrow,
    /// All is done: an exam was passed.
    Passed,
}

/// A step as a line of the protocol has it: of its items, how many they are.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "step", rename_all = "kebab-case")]
enum StepOnALine {
    GoOn { activity: Activity, answered: usize },
    PreTest,
    Lessons { items: usize },
    Drill { items: usize },
    Exam,
    Tomorrow,
    Passed,
}

impl From<OnboardingStep> for StepOnALine {
    fn from(step: OnboardingStep) -> Self {
        match step {
            OnboardingStep::GoOn { activity, answered, .. } => Self::GoOn { activity, answered },
            OnboardingStep::PreTest => Self::PreTest,
            OnboardingStep::Lessons(items) => Self::Lessons { items: items.len() },
            OnboardingStep::Drill(items) => Self::Drill { items: items.len() },
            OnboardingStep::Exam => Self::Exam,
            OnboardingStep::Tomorrow => Self::Tomorrow,
            OnboardingStep::Passed => Self::Passed,
        }
    }
}

impl OnboardingStep {
    /// The session that it begins; `None` if it goes on with one, or there is nothing to do.
    pub(crate) fn session(&self) -> Option<StepSession> {
        match self {
            Self::PreTest => Some(StepSession::PreTest),
            Self::Lessons(items) => Some(StepSession::Lessons(items.clone())),
            Self::Drill(items) => Some(StepSession::Drill(items.clone())),
            Self::Exam => Some(StepSession::Exam),
            Self::GoOn { .. } | Self::Tomorrow | Self::Passed => None,
        }
    }
}

/// A session of an onboarding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StepSession {
    PreTest,
    /// Lessons about these items.
    Lessons(Vec<ItemRef>),
    /// A drill of these items, the first of them first.
    Drill(Vec<ItemRef>),
    Exam,
}

impl StepSession {
    /// What a session of an onboarding on the deck of `shelf` was when it first began; `before` is what had happened by then.
    pub(crate) fn of_cut_off(past: &PastSession, shelf: &Shelf, before: &Progress, new_a_day: usize) -> Self {
        let today = before.day_of(past.began);
        let all = || shelf.items().collect();
        let session = past.begin.onboarding.as_ref().and_then(|terms| {
            let enrolment = Enrolment { shelf, progress: before, today, new_a_day, terms };
            Onboarding::of(&enrolment).next.session()
        });
        match (session, past.begin.activity) {
            (_, Activity::PreTest) => Self::PreTest,
            (_, Activity::Exam) => Self::Exam,
            (Some(Self::Lessons(items)), Activity::Lesson) => Self::Lessons(items),
            (Some(Self::Drill(items)), Activity::Drill) => Self::Drill(items),
            // The deck or the settings have changed since: all that it can have been about.
            (_, Activity::Lesson) => Self::Lessons(all()),
            _ => Self::Drill(all()),
        }
    }

    /// What it asks, in at most `most` questions where it is a drill.
    ///
    /// # Errors
    ///
    /// The items that cannot be examined.
    pub(crate) fn plan(
        &self,
        shelf: &Shelf,
        progress: &Progress,
        most: usize,
        allowed: &AllowedForms,
        rng: &mut dyn Rng,
    ) -> Result<Plan, TooEasy> {
        // What learners say of themselves does not bring the exam nearer: who prefers it would never get there.
        let allowed = &allowed.proving();
        match self {
            Self::PreTest => Ok(Plan::pre_test(shelf, rng)),
            Self::Exam => Plan::exam(shelf, rng),
            Self::Lessons(items) => Ok(Plan::read_first(Activity::Lesson, shelf, items, allowed)),
            Self::Drill(items) => Ok(Plan::towards_exam(shelf, progress, items, most, allowed, rng)),
        }
    }
}
