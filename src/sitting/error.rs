//! Why something could not be done in a sitting.

use crate::clock::Day;
use crate::journal::JournalError;
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
        /// The day.
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
        /// What it was about: what people call the items.
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

impl std::fmt::Display for SittingError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NothingToAsk => f.write_str("nothing can be asked in these forms"),
            Self::NotExaminable(NotExaminable::TooEasy(labels)) => {
                write!(f, "the deck cannot be examined: the answer is too easy to guess for {}", labels.join(", "))
            }
            Self::NotExaminable(NotExaminable::TooFew { items, fewest }) => {
                write!(f, "an onboarding takes {fewest} items or more, and the deck has {items}")
            }
            Self::DayHasPassed { by, today } => write!(f, "{by} has passed: today is {today}"),
            Self::NotOneDeck => f.write_str("an onboarding is about one deck"),
            Self::NotNow => f.write_str("that cannot be done now"),
            Self::NotAnAnswer => f.write_str("that is no answer to this question"),
            Self::Unsaved { about, cause } => {
                write!(
                    f,
                    "your answer about {} could not be saved; every answer before it is. The reason: {cause}",
                    about.join(", ")
                )
            }
            Self::Journal(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SittingError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unsaved { cause, .. } | Self::Journal(cause) => Some(cause),
            _ => None,
        }
    }
}
