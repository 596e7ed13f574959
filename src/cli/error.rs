//! Why a command failed, as it is told to its user.

use std::fmt;
use std::io;
use std::path::PathBuf;

use tellapart::{Diagnostics, JournalError, Language, Message, SittingError, ToMessage, built_in_ids, listed, message};

use crate::cli::words::count;

/// Why a command failed. Every message says what to do.
#[derive(Debug)]
pub(crate) enum Error {
    /// A deck is unknown.
    Deck(UnknownDeck),
    /// Decks cannot be used.
    Decks(Vec<Diagnostics>),
    /// The settings have problems.
    Settings(Diagnostics),
    /// The journal cannot be used.
    Journal(JournalError),
    /// Something could not be done in a sitting.
    Sitting(SittingError),
    /// Nothing can be asked in these forms.
    NothingToAsk {
        /// The forms asked for.
        forms: Vec<String>,
    },
    /// Something that has been told already.
    Told,
    /// An environment variable says something that cannot be used.
    Variable {
        /// The variable.
        name: &'static str,
        /// What is wrong with what it says.
        what: String,
    },
    /// A file that was asked for could not be written.
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// There is no home directory, and none was named instead.
    NoHome,
    /// The system has no random numbers.
    NoChance(String),
    /// What was asked for cannot be done.
    Refused(String),
    /// Something could not be written out as JSON.
    Json(serde_json::Error),
    /// The output or the terminal cannot be used.
    Output(io::Error),
}

/// What someone named is neither a built-in deck nor the path of a file.
#[derive(Debug, Clone)]
pub(crate) struct UnknownDeck {
    /// What was asked for.
    pub(crate) name: String,
}

impl ToMessage for UnknownDeck {
    fn message(&self) -> Message {
        message!("deck-unknown", name = &self.name, known = listed(built_in_ids()))
    }
}

impl Error {
    pub(crate) fn variable(name: &'static str, what: impl fmt::Display) -> Self {
        Self::Variable { name, what: what.to_string() }
    }

    /// What kind of error it is, for a program: lower-case words joined by hyphens.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Deck(_) | Self::Decks(_) => "deck",
            Self::Settings(_) => "settings",
            Self::Journal(_) => "journal",
            Self::Sitting(error) => error.kind(),
            Self::NothingToAsk { .. } => "nothing-to-ask",
            Self::Variable { .. } => "environment",
            Self::File { .. } => "file",
            Self::NoHome => "no-home",
            Self::NoChance(_) => "no-randomness",
            Self::Told | Self::Refused(_) => "refused",
            Self::Json(_) => "json",
            Self::Output(_) => "output",
        }
    }

    /// What can be done about it, where that is told apart from it.
    pub(crate) fn hint(&self) -> Option<String> {
        match self {
            Self::Journal(error) => Language::english().beside(&error.message(), "hint"),
            Self::Sitting(error) => Language::english().beside(&error.remedied(), "hint"),
            _ => None,
        }
    }

    /// What went wrong, without what can be done about it where that is told apart.
    pub(crate) fn message(&self) -> String {
        match self {
            Self::Journal(error) => error.to_string(),
            Self::Sitting(error) => error.to_string(),
            other => other.to_string(),
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

    /// What a program is told beside it, a text for each file.
    pub(crate) fn details(&self) -> Vec<String> {
        self.diagnostics().iter().map(ToString::to_string).collect()
    }

    /// Whether the reader of our output went away, as `head` does: nothing to complain about.
    pub(crate) fn is_closed_output(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Deck(unknown) => {
                let (language, message) = (Language::english(), unknown.message());
                let hint = language.beside(&message, "hint").map(|hint| format!("; {hint}")).unwrap_or_default();
                write!(f, "{}{hint}", language.say(&message))
            }
            Self::Decks(refused) => write!(f, "{} cannot be used", count(refused.len(), "deck", "decks")),
            Self::Settings(_) => {
                f.write_str("your settings cannot be used; mend their file, or delete it to have all defaults")
            }
            Self::Journal(error) => with_hint(&error.message(), &error.message(), f),
            Self::Sitting(error) => with_hint(&error.message(), &error.remedied(), f),
            Self::NothingToAsk { forms } => write!(
                f,
                "nothing here can be asked as {}; \"tellapart deck show DECK\" says why. Try another --form, or leave it out",
                forms.join(" or ")
            ),
            Self::Told => Ok(()),
            Self::Variable { name, what } => write!(f, "the environment variable {name}: {what}; mend it or unset it"),
            Self::File { path, error } => {
                let remedy = match error.kind() {
                    io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "free some space on the disk",
                    io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                        "make the folder writable, or name another (for settings with TELLAPART_CONFIG_DIR)"
                    }
                    io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
                        "a file stands where a folder should be: move it away, or name another folder (for settings with TELLAPART_CONFIG_DIR)"
                    }
                    io::ErrorKind::IsADirectory => "a folder stands where the file should be: name a file",
                    _ => "check the name and the disk",
                };
                write!(f, "{} cannot be written ({error}); {remedy}", path.display())
            }
            Self::NoHome => f.write_str(
                "there is no home directory to keep your progress in; set HOME, and for a folder of your own --data-dir",
            ),
            Self::NoChance(error) => {
                write!(f, "the system gave no random numbers ({error}); give a number of your own with --seed")
            }
            Self::Refused(why) => f.write_str(why),
            Self::Json(error) => write!(f, "this cannot be written as JSON ({error}); please report it"),
            Self::Output(error) => write!(f, "the terminal or output cannot be used ({error}); try again with --plain"),
        }
    }
}

fn with_hint(message: &Message, remedied: &Message, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(&Language::english().say(message))?;
    let hint = Language::english().beside(remedied, "hint");
    hint.map_or(Ok(()), |hint| write!(f, ". {hint}"))
}

impl std::error::Error for Error {}

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
        Self::Json(error)
    }
}
