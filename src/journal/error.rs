//! What can go wrong with a journal.

use std::io;
use std::path::{Path, PathBuf};

use super::{NotRead, trouble};
use crate::language::{Message, ToMessage};

/// Why the journal cannot be read or written.
#[derive(Debug)]
pub enum JournalError {
    /// A file or folder could not be used.
    Io {
        /// What was being done.
        operation: FileOperation,
        /// The file or folder.
        path: PathBuf,
        /// What is kept there.
        holds: KeptFile,
        /// What the system said.
        error: io::Error,
    },
    /// Another program holds a file, and has not let go of it.
    Held {
        /// The file.
        path: PathBuf,
    },
    /// Nothing is written beside what is only away, or not where it seems to be.
    Away {
        /// The file or folder.
        path: PathBuf,
        /// How it is away.
        why: NotRead,
    },
    /// The folder went away while this program wrote to it.
    Vanished {
        /// The folder.
        path: PathBuf,
        /// Whether what was to be written is kept on this machine until the folder is back.
        is_kept: bool,
    },
    /// The folder is gone, and all that was in it.
    Gone {
        /// The folder.
        path: PathBuf,
        /// How many lines were in it, as far as is known here.
        lines: u64,
    },
    /// There is no folder for this device's name.
    NoStateDir,
    /// There is no number left for another line.
    NumbersUsedUp {
        /// The number that it would have had.
        number: u64,
    },
    /// An event could not be turned into a line.
    Encode(serde_json::Error),
    /// The line of an event would be longer than any that is read.
    LineTooLong,
}

/// What is done with a file or folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileOperation {
    /// To make a folder, and those above it.
    MakeFolder,
    /// To list what is in a folder.
    ReadFolder,
    /// To open a file, making it if it is missing.
    Open,
    /// To wait until no one else writes to a file.
    Lock,
    /// To read a file.
    Read,
    /// To write to a file.
    Write,
    /// To take a line that was cut short out of the end of a file.
    MendEnd,
}

impl FileOperation {
    /// What messages call it.
    fn name(self) -> &'static str {
        match self {
            Self::MakeFolder => "make-folder",
            Self::ReadFolder => "read-folder",
            Self::Open => "open",
            Self::Lock => "lock",
            Self::Read => "read",
            Self::Write => "write",
            Self::MendEnd => "mend-end",
        }
    }
}

/// What is kept in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptFile {
    /// Lines of the journal.
    Journal,
    /// The name of this device.
    DeviceName,
}

impl KeptFile {
    /// What names another folder for it.
    fn option(self) -> &'static str {
        match self {
            Self::Journal => "--data-dir",
            Self::DeviceName => "TELLAPART_STATE_DIR",
        }
    }
}

impl JournalError {
    /// For a file or folder of the journal.
    pub(super) fn io(operation: FileOperation, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        Self::of(operation, path, KeptFile::Journal)
    }

    /// For the file with this device's name, or its folder.
    pub(super) fn device_io(operation: FileOperation, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        Self::of(operation, path, KeptFile::DeviceName)
    }

    fn of(operation: FileOperation, path: PathBuf, holds: KeptFile) -> impl FnOnce(io::Error) -> Self {
        move |error| match error.kind() {
            // Nothing but a lock makes anyone wait.
            io::ErrorKind::WouldBlock => Self::Held { path },
            _ => Self::Io { operation, path, holds, error },
        }
    }
}

impl ToMessage for JournalError {
    fn message(&self) -> Message {
        match self {
            Self::Io { operation, path, holds, error } => message!(
                "journal-io",
                operation = operation.name(),
                path = named(path),
                trouble = trouble(error, path),
                option = holds.option(),
            ),
            Self::Held { path } => message!("journal-held", path = named(path)),
            Self::Away { path, why } => why.message(path),
            Self::Vanished { path, is_kept } => {
                message!("journal-vanished", path = named(path), kept = if *is_kept { "yes" } else { "no" })
            }
            Self::Gone { path, lines } => message!("journal-gone", path = named(path), lines = *lines),
            Self::NoStateDir => message!("journal-no-state-dir"),
            Self::NumbersUsedUp { number } => message!("journal-numbers-used-up", number = number.to_string()),
            Self::Encode(_) => message!("journal-not-encoded"),
            Self::LineTooLong => message!("journal-line-not-written"),
        }
    }
}

fn named(path: &Path) -> String {
    path.display().to_string()
}

display_in_english!(JournalError);

impl std::error::Error for JournalError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            Self::Encode(error) => Some(error),
            Self::Held { .. }
            | Self::Away { .. }
            | Self::Vanished { .. }
            | Self::Gone { .. }
            | Self::NoStateDir
            | Self::NumbersUsedUp { .. }
            | Self::LineTooLong => None,
        }
    }
}
