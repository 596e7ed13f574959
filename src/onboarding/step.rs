//! The steps of an onboarding, and what each of them asks.

use rand::Rng;
use serde::Serialize;

use super::{Enrolment, Onboarding};
use crate::deck::{ItemRef, Shelf};
use crate::journal::{Activity, LineId};
use crate::progress::{PastSession, Progress};
use crate::session::{AllowedForms, Manner, Plan, TooEasy};

/// The next thing to do.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(with = "Told"))]
#[serde(into = "Told")]
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

/// What is told of a step: of its items, how many they are.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "step", rename_all = "kebab-case")]
enum Told {
    GoOn { activity: Activity, answered: usize },
    PreTest,
    Lessons { items: usize },
    Drill { items: usize },
    Exam,
    Tomorrow,
    Passed,
}

impl From<OnboardingStep> for Told {
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
    /// The step that a session of an onboarding on the deck of `shelf` belonged to; `before` is what had happened when it first began.
    pub fn of_cut_off(past: &PastSession, shelf: &Shelf, before: &Progress, new_a_day: usize) -> Self {
        let today = before.day_of(past.began);
        let all = || shelf.items().collect();
        let step = past.begin.onboarding.as_ref().map(|terms| {
            let enrolment = Enrolment { shelf, progress: before, today, new_a_day, terms };
            Onboarding::of(&enrolment).next
        });
        match (step, past.begin.activity) {
            (_, Activity::PreTest) => Self::PreTest,
            (_, Activity::Exam) => Self::Exam,
            (Some(Self::Lessons(items)), Activity::Lesson) => Self::Lessons(items),
            (Some(Self::Drill(items)), Activity::Drill) => Self::Drill(items),
            // The deck or the settings have changed since: all that it can have been about.
            (_, Activity::Lesson) => Self::Lessons(all()),
            _ => Self::Drill(all()),
        }
    }

    /// What it asks, in at most `most` questions where it is a drill; nothing where there is nothing to do.
    ///
    /// # Errors
    ///
    /// The items that cannot be examined.
    pub fn plan(
        &self,
        shelf: &Shelf,
        progress: &Progress,
        most: usize,
        allowed: &AllowedForms,
        rng: &mut dyn Rng,
    ) -> Result<Plan, TooEasy> {
        let test = |activity, rng| {
            let all: Vec<ItemRef> = shelf.items().collect();
            Plan::test(activity, shelf, &all, rng)
        };
        // What learners say of themselves does not bring the exam nearer: who prefers it would never get there.
        let allowed = &allowed.proving();
        match self {
            Self::PreTest => test(Activity::PreTest, rng),
            Self::Exam => test(Activity::Exam, rng),
            Self::Lessons(items) => Ok(Plan::read_first(Manner::of(Activity::Lesson), shelf, items, allowed)),
            Self::Drill(items) => {
                let manner = Manner::of(Activity::Drill);
                // Pairs name the sides, so that they prove nothing about them.
                Ok(Plan::of_items(manner, shelf, progress, items.clone(), most, &allowed.one_by_one(), rng))
            }
            Self::GoOn { .. } | Self::Tomorrow | Self::Passed => {
                Ok(Plan::read_first(Manner::of(Activity::Drill), shelf, &[], allowed))
            }
        }
    }
}
