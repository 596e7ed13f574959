//! Why a command failed.
//!
//! A message says what failed. What is behind it is its `source()`, and told beside it, by [`causes`] alone; what to do about it is its hint.

use std::io;
use std::iter;
use std::str::FromStr;

use crate::cli::shell::CommandLine;
use tellapart::{
    BadLine, Diagnostics, JournalError, Language, Message, NotRead, Note, SittingError, ToMessage, UnreadableLine,
    display_in_english, message,
};

/// Why something that was asked for is refused: data, which has its words in `language`. What only
/// one room knows of has a type there that implements this.
pub(crate) trait Refusal: std::error::Error + ToMessage {
    /// What kind of error it is, for a program: lower-case words joined by hyphens.
    fn kind(&self) -> &'static str;

    /// What to do about it, in this language; `None` if there is nothing to say.
    fn hint(&self, language: &Language) -> Option<String> {
        language.beside(&self.message(), "hint")
    }
}

/// Why a command failed.
#[derive(Debug)]
pub(crate) enum Error {
    /// Decks cannot be used.
    Decks(Vec<Diagnostics>),
    /// The settings have problems.
    Settings(Diagnostics),
    /// The journal cannot be used.
    Journal(JournalError),
    /// Something could not be done in a sitting.
    Sitting(SittingError),
    /// What was asked for cannot be done.
    Refused(Box<dyn Refusal>),
    /// The output or the terminal cannot be used.
    Output(io::Error),
    /// A value of this program could not be written as JSON.
    Encode(serde_json::Error),
}

impl Error {
    /// What kind of error it is, for a program: lower-case words joined by hyphens.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Decks(_) => "deck",
            Self::Settings(_) => "settings",
            Self::Journal(_) => "journal",
            Self::Sitting(error) => error.kind(),
            Self::Refused(refusal) => refusal.kind(),
            Self::Output(_) => "output",
            Self::Encode(_) => "not-encoded",
        }
    }

    /// What to do about it, in this language; `None` if there is nothing to say.
    pub(crate) fn hint(&self, language: &Language) -> Option<String> {
        match self {
            Self::Refused(refusal) => refusal.hint(language),
            Self::Sitting(error) => language.beside(&error.remedied(), "hint"),
            other => language.beside(&other.message(), "hint"),
        }
    }

    /// What is to be drawn before it.
    pub(crate) fn diagnostics(&self) -> &[Diagnostics] {
        match self {
            Self::Decks(refused) => refused,
            Self::Settings(refused) => std::slice::from_ref(refused),
            _ => &[],
        }
    }

    /// What a program is told beside it in this language, a text for each file.
    pub(crate) fn details(&self, language: &Language) -> Vec<String> {
        self.diagnostics().iter().map(|diagnostics| diagnostics.lines(language).join("\n")).collect()
    }

    /// Whether the reader of our output went away, as `head` does: nothing to complain about.
    pub(crate) fn is_closed_output(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl ToMessage for Error {
    fn message(&self) -> Message {
        match self {
            Self::Decks(refused) => message!("error-decks", decks = refused.len()),
            Self::Settings(_) => message!("error-settings"),
            Self::Journal(error) => error.message(),
            Self::Sitting(error) => error.message(),
            Self::Refused(refusal) => refusal.message(),
            Self::Output(_) => message!("error-output"),
            Self::Encode(_) => message!("error-not-encoded"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Journal(error) => error.source(),
            Self::Sitting(error) => error.source(),
            Self::Refused(refusal) => refusal.source(),
            Self::Output(error) => Some(error),
            Self::Encode(error) => Some(error),
            Self::Decks(_) | Self::Settings(_) => None,
        }
    }
}

/// What is behind an error, one cause after another, each in words of its own.
pub(crate) fn causes(error: &(dyn std::error::Error + 'static)) -> Vec<String> {
    iter::successors(error.source(), |cause| cause.source()).map(ToString::to_string).collect()
}

/// What to do about something to be noted, in this language; `program` is what this one is called by.
pub(crate) fn remedy(note: &Note, program: &CommandLine, language: &Language) -> Option<String> {
    let data = |action| program.clone().word("data").word(action);
    let all = |lines: &[BadLine], is_so: fn(&UnreadableLine) -> bool| lines.iter().all(|bad| is_so(&bad.cause));
    let message = match note {
        Note::BadLines { lines, .. } if all(lines, |cause| matches!(cause, UnreadableLine::Newer { .. })) => {
            message!("data-newer-line")
        }
        Note::BadLines { lines, .. } if all(lines, |cause| *cause == UnreadableLine::ConflictMarker) => {
            message!("remedy-conflict-markers", command = &data("repair"))
        }
        Note::BadLines { .. } => message!("remedy-bad-lines", command = &data("check")),
        Note::Missing { .. } => message!("remedy-missing", command = &data("restore")),
        Note::NotRead { why: NotRead::Empty, .. } => message!("remedy-empty-file", command = &data("restore")),
        _ => return language.beside(&note.message(), "hint"),
    };
    Some(language.say(&message))
}

/// What arguments come to that no command can be run with.
#[derive(Debug)]
pub(crate) enum Usage {
    /// Help or the version.
    Shown {
        text: String,
        /// Whether it was asked for; else it stands in for a command that was left out.
        is_asked_for: bool,
    },
    NotUnderstood {
        error: Message,
        hint: Message,
    },
}

/// Why an argument cannot have the value that was given, as what parses arguments hands it on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Misfit(Message);

impl Misfit {
    /// It cannot have this value for this reason.
    pub(crate) fn new(reason: Message) -> Self {
        Self(reason)
    }
}

impl ToMessage for Misfit {
    fn message(&self) -> Message {
        self.0.clone()
    }
}

impl std::error::Error for Misfit {}

/// Reads what was given for an argument.
///
/// # Errors
///
/// It is not what the argument takes.
pub(crate) fn given<T: FromStr<Err: ToMessage>>(text: &str) -> Result<T, Misfit> {
    text.parse().map_err(|error: T::Err| Misfit(error.message()))
}

display_in_english!(Error, Misfit);

impl<R: Refusal + 'static> From<R> for Error {
    fn from(refusal: R) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<Diagnostics> for Error {
    fn from(diagnostics: Diagnostics) -> Self {
        Self::Decks(vec![diagnostics])
    }
}

impl From<JournalError> for Error {
    fn from(error: JournalError) -> Self {
        Self::Journal(error)
    }
}

impl From<SittingError> for Error {
    fn from(error: SittingError) -> Self {
        Self::Sitting(error)
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Encode(error)
    }
}
