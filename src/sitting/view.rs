//! What is shown in a sitting, and what a learner can do about it.

use serde::{Deserialize, Serialize};

use crate::clock::Day;
use crate::deck::DeckId;
use crate::journal::{Ending, Terms};
use crate::onboarding::Onboarding;
use crate::progress::Coming;
use crate::progress::ExamRule;
use crate::question::Response;
use crate::session::{Ask, Feedback, Lesson, Summary};

/// What to show now.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "view", rename_all = "kebab-case")]
pub enum View<'s> {
    /// Something worth a word, before anything else. Goes on by [`Action::GoOn`].
    Notice(&'s Notice),
    /// Something that can be begun: by [`Action::Yes`], or else [`Action::No`].
    Offer(Offer<'s>),
    /// Something to read before it is asked about. Goes on by [`Action::GoOn`].
    Read(&'s Lesson),
    /// Something to pick or to write: [`Action::Answer`]; where it tells that something can be taken back, also [`Action::TakeBack`].
    Ask(&'s Ask),
    /// What came of the answer, which is safe. Goes on by [`Action::GoOn`]; [`Action::TakeBack`] asks the question again. Where it tells that it can be
    /// accepted, also [`Action::MineWasRight`], which shows what comes of that.
    Tell(&'s Feedback),
    /// Whether to hand in an exam with so many questions that were not answered: [`Action::Yes`] or [`Action::No`].
    HandIn {
        /// How many questions were not answered, and count as wrong then.
        open: usize,
    },
    /// What the session came to. Goes on by [`Action::GoOn`].
    Summary {
        /// That.
        #[serde(flatten)]
        summary: &'s Summary,
        /// Whether another step follows.
        more: bool,
    },
    /// There is nothing to do in the onboarding now. Goes on by [`Action::GoOn`].
    Rest(&'s Rest),
    /// The end of the sitting; after an error, an end that the journal could not take: any action tries that again.
    End {
        /// How it ended.
        how: Ending,
        /// Whether it can be gone on with, as an onboarding that was stopped.
        more: bool,
    },
}

/// Something worth a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "notice", rename_all = "kebab-case")]
pub enum Notice {
    /// So many items are left out, which cannot be asked in the forms asked for.
    LeftOut {
        /// How many.
        items: usize,
    },
    /// Of a single item there is one question: two about the same never follow each other.
    OneQuestion,
    /// Nothing is due.
    NothingDue {
        /// Today.
        today: Day,
        /// What comes next, if anything does.
        coming: Option<Coming>,
    },
    /// Nothing is mixed up.
    NothingConfused,
    /// Nothing is missed: there was no quiz, or all of the last one was answered rightly since.
    NothingMissed,
    /// Nothing was begun with a deck that has the id of another: it needs one of its own.
    OwnIdNeeded {
        /// The id that it has.
        id: DeckId,
    },
}

/// Something that can be begun.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "offer", rename_all = "kebab-case")]
pub enum Offer<'s> {
    /// To go on with a deck that has the id of another, as if it were that.
    Copied(&'s CopiedDeck),
    /// To practise what is not due yet.
    Practice,
    /// The next step of an onboarding.
    Step(&'s StepOffer),
}

/// A deck that has the id of another which was learnt: its title and most of its texts are others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CopiedDeck {
    /// The id of both.
    pub id: DeckId,
    /// The title of the deck that is at hand.
    pub title: String,
    /// The title of the deck that was learnt.
    pub known_title: String,
    /// How many items of that were asked: their progress would count for this one.
    pub items: usize,
}

/// The next step of an onboarding, and where the learner stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StepOffer {
    /// The title of the deck.
    pub title: String,
    /// Where the learner stands, and what comes next.
    pub onboarding: Onboarding,
    /// By what terms.
    pub terms: Terms,
    /// By what rule its exam is passed.
    pub exam: ExamRule,
    /// How many questions a drill has at most.
    pub questions: usize,
    /// Whether nothing was ever asked before.
    pub is_first: bool,
}

/// An onboarding with nothing to do now.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Rest {
    /// The title of the deck.
    pub title: String,
    /// Where the learner stands.
    pub onboarding: Onboarding,
}

/// What a learner did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "action", rename_all = "kebab-case")]
pub enum Action {
    /// Picked an option, or wrote something.
    Answer(Response),
    /// Does not know what is asked, and says so.
    NotKnown,
    /// What was written, and judged wrong, was right.
    MineWasRight,
    /// Takes the last answer back, or what was answered of a question so far: then that is asked again.
    TakeBack,
    /// Read what is shown.
    GoOn,
    /// Wants what is offered.
    Yes,
    /// Does not want what is offered.
    No,
    /// Wants to stop. An exam is handed in by that, after a second thought; anything else can be gone on with.
    Stop,
    /// Leaves, as by Ctrl-C. Whatever it is, an exam as well, waits as it stands.
    Leave,
    /// The program was told to end. Whatever it is waits as it stands.
    Terminate,
    /// Cannot go on: there is nothing more to read, or no one to show anything to. What is asked waits as it stands.
    Close,
}

impl Action {
    /// How it ends a session; `None` for what does not.
    pub(super) fn ending(&self) -> Option<Ending> {
        match self {
            Self::Stop => Some(Ending::Stopped),
            Self::Leave => Some(Ending::Interrupted),
            Self::Terminate => Some(Ending::Terminated),
            Self::Close => Some(Ending::EndOfInput),
            Self::Answer(_)
            | Self::NotKnown
            | Self::MineWasRight
            | Self::TakeBack
            | Self::GoOn
            | Self::Yes
            | Self::No => None,
        }
    }
}
