//! Why what is kept cannot be read or written.

use std::io;
use std::path::PathBuf;

use super::whole::ReadError;
use crate::cli::error::Refusal;
use tellapart::{Language, Message, SameId, ToMessage, built_in_ids, display_in_english, listed, message, trouble};

/// There is no home directory, and no folder was named instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoHome {
    /// To keep progress in.
    ForProgress,
    /// To keep settings in.
    ForSettings,
}

impl ToMessage for NoHome {
    fn message(&self) -> Message {
        match self {
            Self::ForProgress => message!("error-no-home-for-progress"),
            Self::ForSettings => message!("error-no-home-for-settings"),
        }
    }
}

impl std::error::Error for NoHome {}

impl Refusal for NoHome {
    fn kind(&self) -> &'static str {
        "no-home"
    }
}

/// A file could not be written.
#[derive(Debug)]
pub(crate) struct NotWritten {
    pub(super) path: PathBuf,
    /// What the system said.
    pub(super) error: io::Error,
}

impl ToMessage for NotWritten {
    fn message(&self) -> Message {
        let path = self.path.display().to_string();
        message!("error-not-written", path = path, trouble = trouble(&self.error, &self.path))
    }
}

impl std::error::Error for NotWritten {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

impl Refusal for NotWritten {
    fn kind(&self) -> &'static str {
        "file"
    }
}

/// A file could not be read, or is no text.
#[derive(Debug)]
pub(crate) struct NotRead {
    pub(super) path: PathBuf,
    pub(super) error: ReadError,
}

impl ToMessage for NotRead {
    fn message(&self) -> Message {
        message!("error-not-read", path = self.path.display().to_string())
    }
}

impl std::error::Error for NotRead {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

impl Refusal for NotRead {
    fn kind(&self) -> &'static str {
        "file"
    }

    fn hint(&self, language: &Language) -> Option<String> {
        language.beside(&self.error.message(), "hint")
    }
}

/// What someone named is neither a built-in deck nor the path of a file.
#[derive(Debug, Clone)]
pub(crate) struct UnknownDeck {
    /// What was asked for.
    pub(super) name: String,
}

impl ToMessage for UnknownDeck {
    fn message(&self) -> Message {
        message!("deck-unknown", name = &self.name, known = listed(built_in_ids()))
    }
}

impl std::error::Error for UnknownDeck {}

impl Refusal for UnknownDeck {
    fn kind(&self) -> &'static str {
        "deck"
    }
}

impl Refusal for SameId {
    fn kind(&self) -> &'static str {
        "deck"
    }
}

display_in_english!(NoHome, NotWritten, NotRead, UnknownDeck);
