//! Why there is no certificate, why a text is none, and what of one does not agree with a journal.

use crate::journal::JournalError;
use crate::language::{Message, ToMessage};

/// Why there is no certificate.
#[derive(Debug)]
pub enum NoCertificate {
    /// No exam on the deck was passed.
    NotPassed {
        /// The deck's title.
        title: String,
    },
    /// None was passed, and the last one does not count, as its deck was changed meanwhile.
    Void {
        /// The deck's title.
        title: String,
    },
    /// It was passed with another version of the deck.
    OtherDeck {
        /// The deck's title.
        title: String,
    },
    /// The lines of the exam are not in the journal.
    LinesMissing,
    /// The learner has not said a name yet.
    Nameless,
    /// The journal cannot be read.
    Journal(JournalError),
}

impl ToMessage for NoCertificate {
    fn message(&self) -> Message {
        match self {
            Self::NotPassed { title } => message!("certificate-none-not-passed", title = title),
            Self::Void { title } => message!("certificate-none-void", title = title),
            Self::OtherDeck { title } => message!("certificate-none-other-deck", title = title),
            Self::LinesMissing => message!("certificate-none-lines-missing"),
            Self::Nameless => message!("certificate-none-nameless"),
            Self::Journal(error) => error.message(),
        }
    }
}

impl std::error::Error for NoCertificate {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Journal(error) => error.source(),
            _ => None,
        }
    }
}

/// Why a text is no certificate that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotACertificate {
    /// It is none, or was cut short.
    Unreadable,
    /// A newer version of this program made it.
    Newer {
        /// The number of its format, above that of this program.
        format: u64,
    },
}

impl ToMessage for NotACertificate {
    fn message(&self) -> Message {
        match self {
            Self::Unreadable => message!("certificate-unreadable"),
            Self::Newer { format } => message!("certificate-newer", format = format.to_string()),
        }
    }
}

impl std::error::Error for NotACertificate {}

/// What of a certificate does not agree with a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// The exam is not in this journal.
    UnknownExam,
    /// The exam was not passed.
    NotPassed,
    /// Nobody's name is in this journal.
    Nameless,
    /// Something is otherwise in the journal.
    Differs {
        /// What.
        field: ExamField,
        /// What the certificate says.
        here: String,
        /// What the journal says.
        there: String,
    },
    /// The fingerprint is that of other lines, or of another name.
    Fingerprint,
    /// The exam was taken with another deck of this id.
    OtherDeck,
    /// The page shows something else than what it holds.
    Page,
}

/// What a certificate tells of an exam, and the journal as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExamField {
    /// Whose it is.
    Name,
    /// When its last answer was given.
    Time,
    /// How many distinctions were told apart, of how many, and how many had to be.
    Distinctions,
    /// How many facts were right, of how many, and how many had to be.
    Facts,
    /// Probability of passing for who knows phrases alone.
    ChanceByPhrases,
    /// Probability of passing for who knows nothing.
    ChanceByGuessing,
    /// Whether it was taken in a workshop.
    Workshop,
    /// The longest break in it.
    LongestBreak,
    /// The digest of what its deck said.
    DeckFingerprint,
}

impl ExamField {
    /// What messages call it.
    fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Time => "time",
            Self::Distinctions => "distinctions",
            Self::Facts => "facts",
            Self::ChanceByPhrases => "chance-by-phrases",
            Self::ChanceByGuessing => "chance-by-guessing",
            Self::Workshop => "workshop",
            Self::LongestBreak => "longest-break",
            Self::DeckFingerprint => "deck-fingerprint",
        }
    }
}

impl ToMessage for Mismatch {
    fn message(&self) -> Message {
        match self {
            Self::UnknownExam => message!("certificate-mismatch-unknown-exam"),
            Self::NotPassed => message!("certificate-mismatch-not-passed"),
            Self::Nameless => message!("certificate-mismatch-nameless"),
            Self::Differs { field, here, there } => {
                message!("certificate-mismatch-differs", field = field.name(), here = here, there = there)
            }
            Self::Fingerprint => message!("certificate-mismatch-fingerprint"),
            Self::OtherDeck => message!("certificate-mismatch-other-deck"),
            Self::Page => message!("certificate-mismatch-page"),
        }
    }
}

display_in_english!(NoCertificate, NotACertificate, Mismatch);
