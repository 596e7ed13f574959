//! Why something could not be done in a sitting.

use crate::clock::Day;
use crate::journal::JournalError;
use crate::language::{Message, ToMessage, listed};
use crate::onboarding::NotExaminable;

/// Why something could not be done in a sitting.
#[derive(Debug)]
pub enum SittingError {
    /// Nothing can be asked in the forms asked for.
    NothingToAsk,
    /// The deck cannot lead to an exam.
    NotExaminable(NotExaminable),
    /// The day for the exam has passed.
    DayHasPassed {
        /// The day by which it was to be taken, before today.
        by: Day,
        /// Today.
        today: Day,
    },
    /// An onboarding takes a shelf with one deck.
    NotOneDeck,
    /// What was done does not fit what is shown. Nothing has changed.
    NotNow,
    /// The answer does not fit the question: no option has this number, or words were wanted, or none were. Nothing has changed.
    NotAnAnswer,
    /// An answer could not be kept; all before it were. The question is as it was, so that the answer can be given again.
    Unsaved {
        /// What it was about: the titles of the items.
        about: Vec<String>,
        /// Why.
        cause: JournalError,
    },
    /// The journal cannot be read or written. What was last shown still holds.
    Journal(JournalError),
}

impl SittingError {
    /// What kind of error it is, for a program: lower-case words joined by hyphens, which stay when a message is worded anew.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::NothingToAsk => "nothing-to-ask",
            Self::NotExaminable(_) => "not-examinable",
            Self::DayHasPassed { .. } => "day-has-passed",
            Self::NotOneDeck => "not-one-deck",
            Self::NotNow => "not-now",
            Self::NotAnAnswer => "not-an-answer",
            Self::Unsaved { .. } => "unsaved",
            Self::Journal(_) => "journal",
        }
    }
}

impl SittingError {
    /// The message that the remedy stands beside, under `hint`: that of the cause, where another error is one.
    pub fn remedied(&self) -> Message {
        match self {
            Self::Unsaved { cause, .. } => cause.message(),
            _ => self.message(),
        }
    }
}

impl From<JournalError> for SittingError {
    fn from(error: JournalError) -> Self {
        Self::Journal(error)
    }
}

impl From<NotExaminable> for SittingError {
    fn from(error: NotExaminable) -> Self {
        Self::NotExaminable(error)
    }
}

impl ToMessage for SittingError {
    fn message(&self) -> Message {
        match self {
            Self::NothingToAsk => message!("sitting-nothing-to-ask"),
            Self::NotExaminable(error) => error.message(),
            Self::DayHasPassed { by, today } => {
                message!("sitting-day-has-passed", by = by.to_string(), today = today.to_string())
            }
            Self::NotOneDeck => message!("sitting-not-one-deck"),
            Self::NotNow => message!("sitting-not-now"),
            Self::NotAnAnswer => message!("sitting-not-an-answer"),
            Self::Unsaved { about, .. } => message!("sitting-unsaved", about = listed(about)),
            Self::Journal(error) => error.message(),
        }
    }
}

display_in_english!(SittingError);

impl std::error::Error for SittingError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unsaved { cause, .. } => Some(cause),
            // It is told as that error itself.
            Self::Journal(error) => error.source(),
            _ => None,
        }
    }
}
