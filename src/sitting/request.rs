//! What a learner wants to sit down to.

use rand::rngs::ChaCha8Rng;
use rand::{Rng, RngExt};

use crate::clock::Day;
use crate::deck::ItemRef;
use crate::session::AllowedForms;

/// What a learner wants to sit down to.
#[derive(Debug, Clone)]
pub struct Request {
    /// What to do.
    pub exercise: Exercise,
    /// In which forms.
    pub forms: AllowedForms,
    /// How many new items may begin a day. An onboarding teaches one a day at least.
    pub new_a_day: usize,
    /// How many questions to ask at most. An exam asks about every item, and what comes back after a wrong answer is not counted.
    pub questions: usize,
}

/// What to do in a sitting.
#[derive(Debug, Clone)]
pub enum Exercise {
    /// To be asked what is due, then something new. Where nothing is, to practise ahead is offered.
    Drill,
    /// To be asked what is mixed up, what is true first.
    Confused,
    /// To be asked what was missed in the last quiz.
    Missed,
    /// To be quizzed, whatever is due.
    Quiz {
        /// About what.
        about: About,
        /// Whether as many questions are asked for as [`Request::questions`] says. Otherwise, of items that were chosen each is asked once.
        is_exact: bool,
        /// Whether the answers are evidence of memory. What is only practised changes no schedule.
        counts: bool,
    },
    /// To be onboarded on the one deck of the shelf: the right next step, again and again, up to a passed exam.
    Onboarding {
        /// The day for the exam.
        by: By,
        /// Whether not to wait for another day, as in a workshop of one day.
        workshop: bool,
    },
}

/// What a quiz is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Everything on the shelf.
    Everything,
    /// These items.
    Items(Vec<ItemRef>),
    /// What was missed in the last quiz.
    Missed,
}

/// The day by which an exam is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// This day at the latest.
    Day(Day),
    /// None.
    Never,
    /// As was said last.
    AsBefore,
}

impl Request {
    /// A drill as it is usual: every form, 8 new items a day, 12 questions.
    pub fn drill() -> Self {
        Self { exercise: Exercise::Drill, forms: AllowedForms::usual(), new_a_day: 8, questions: 12 }
    }
}

/// Where the seed of each session comes from. A seed, the journal and the shelf replay a session.
#[derive(Debug)]
pub enum Seeds {
    /// Each session has this one.
    Same(u64),
    /// Each session has another, drawn from this.
    Drawn(Box<ChaCha8Rng>),
}

impl Seeds {
    /// Another seed for each session, drawn from `rng`.
    pub fn drawn(rng: &mut impl Rng) -> Self {
        Self::Drawn(Box::new(rand::SeedableRng::seed_from_u64(rng.random())))
    }

    pub(super) fn next(&mut self) -> u64 {
        match self {
            Self::Same(seed) => *seed,
            Self::Drawn(rng) => rng.random(),
        }
    }
}
