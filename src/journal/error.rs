//! What can go wrong with a journal, and what is worth a word although nothing went wrong.

use std::io;
use std::path::{Path, PathBuf};

use super::UnreadableLine;
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
    /// A line in the middle of a file cannot be read.
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// Why.
        cause: UnreadableLine,
    },
    /// The file that names this device holds something else.
    BadDevice {
        /// The file.
        path: PathBuf,
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

impl JournalError {
    /// For a file or folder of the journal.
    pub(super) fn io(operation: FileOperation, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |error| Self::Io { operation, path, holds: KeptFile::Journal, error }
    }

    /// For the file with this device's name, or its folder.
    pub(super) fn device_io(operation: FileOperation, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |error| Self::Io { operation, path, holds: KeptFile::DeviceName, error }
    }
}

impl ToMessage for JournalError {
    fn message(&self) -> Message {
        match self {
            Self::Io { operation, path, holds, error } => message!(
                "journal-io",
                operation = operation.name(),
                path = named(path),
                error = error.to_string(),
                trouble = trouble(*holds, error.kind()),
            ),
            Self::Line { path, line, cause: UnreadableLine::Newer { format } } => {
                message!("journal-newer-line", path = named(path), line = *line, format = format.to_string())
            }
            Self::Line { path, line, cause } => {
                message!("journal-bad-line", path = named(path), line = *line, reason = cause.reason())
            }
            Self::BadDevice { path } => message!("journal-bad-device", path = named(path)),
            Self::NoStateDir => message!("journal-no-state-dir"),
            Self::NumbersUsedUp { number } => message!("journal-numbers-used-up", number = number.to_string()),
            Self::Encode(error) => message!("journal-not-encoded", error = error.to_string()),
        }
    }
}

/// What kind of trouble it is, which decides what to do about it.
fn trouble(holds: KeptFile, kind: io::ErrorKind) -> &'static str {
    match (holds, kind) {
        (KeptFile::DeviceName, _) => "device-name",
        (_, io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) => "full",
        (_, io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem) => "not-writable",
        (_, io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists) => "no-folder",
        _ => "other",
    }
}

fn named(path: &Path) -> String {
    path.display().to_string()
}

display_in_english!(JournalError, Note);

impl std::error::Error for JournalError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            Self::Line { cause, .. } => Some(cause),
            Self::Encode(error) => Some(error),
            Self::BadDevice { .. } | Self::NoStateDir | Self::NumbersUsedUp { .. } => None,
        }
    }
}

/// Something to tell the learner although the journal can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The last line was cut short; the rest of the file is whole.
    Torn {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// A last line that was cut short has been set aside.
    SetAside {
        /// The journal's file.
        path: PathBuf,
        /// Where the line is now.
        aside: PathBuf,
    },
    /// Numbers are missing: lines were lost.
    Gap {
        /// The file.
        path: PathBuf,
        /// The line after the gap, from 1.
        line: usize,
        /// The first number missing.
        from: u64,
        /// The last number missing.
        to: u64,
    },
    /// Numbers come again: lines were doubled, or written by two machines of the same name.
    Repeat {
        /// The file.
        path: PathBuf,
        /// The first such line of a run, from 1.
        line: usize,
        /// How many lines of the run come again.
        lines: usize,
    },
    /// Lines are dated later than today.
    Ahead {
        /// How many.
        lines: usize,
    },
    /// A file in the journal's folder whose name is no device's.
    Foreign {
        /// The file.
        path: PathBuf,
    },
}

impl ToMessage for Note {
    fn message(&self) -> Message {
        match self {
            Self::Torn { path, line } => message!("journal-note-torn", path = named(path), line = *line),
            Self::SetAside { path, aside } => {
                message!("journal-note-set-aside", path = named(path), aside = named(aside))
            }
            Self::Gap { path, line, from, to } if from == to => {
                message!("journal-note-number-missing", path = named(path), line = *line, number = from.to_string())
            }
            Self::Gap { path, line, from, to } => message!(
                "journal-note-numbers-missing",
                path = named(path),
                line = *line,
                from = from.to_string(),
                to = to.to_string(),
            ),
            Self::Repeat { path, line, lines } => {
                message!("journal-note-repeat", path = named(path), line = *line, lines = *lines)
            }
            Self::Ahead { lines } => message!("journal-note-ahead", lines = *lines),
            Self::Foreign { path } => message!("journal-note-foreign", path = named(path)),
        }
    }
}
