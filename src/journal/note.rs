//! What is worth a word although the journal can be used.

use std::path::{Path, PathBuf};

use super::{DeviceName, UnreadableLine};
use crate::language::{Message, ToMessage};

/// Something to tell the learner although the journal can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Lines of a file cannot be read; all others count.
    BadLines {
        /// The file.
        path: PathBuf,
        /// The lines, in order; at least one.
        lines: Vec<BadLine>,
    },
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
    /// The file was cut short or replaced by an older one while this program wrote to it: its lines were written again.
    WrittenAgain {
        /// The file.
        path: PathBuf,
        /// How many.
        lines: usize,
    },
    /// Today's copy of the journal could not be made.
    NotCopied {
        /// What the system said.
        error: String,
    },
    /// Numbers are missing: lines were lost.
    Missing {
        /// The device that wrote them.
        device: DeviceName,
        /// How many.
        count: u64,
        /// The first of these numbers.
        first: u64,
        /// The last of them. Lines of numbers in between may be there.
        last: u64,
    },
    /// Lines are dated later than today, and no line around them tells when it was.
    Ahead {
        /// How many.
        lines: usize,
    },
    /// Something in the journal's folder that is not read.
    NotRead {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        why: NotRead,
    },
}

/// A line that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// The line, from 1.
    pub line: usize,
    /// Why.
    pub cause: UnreadableLine,
}

/// Why something in the journal's folder is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotRead {
    /// iCloud keeps the file elsewhere, and has left a placeholder.
    InCloud,
    /// There is nothing in it.
    Empty,
    /// Its name does not end in `.jsonl`.
    Name,
    /// It is a folder.
    Folder,
    /// It is neither file nor folder: a pipe, a device.
    Irregular,
    /// It is larger than any journal.
    TooLarge,
    /// The system does not let it be read; what it says.
    Unreadable(String),
    /// The folder above it, which was named, is one too high: the journal is in a folder within.
    OneTooDeep,
    /// The folder that was named is the journal's itself: the one above it is meant.
    JournalItself,
}

impl NotRead {
    /// What messages call it.
    fn name(&self) -> &'static str {
        match self {
            Self::InCloud => "in-cloud",
            Self::Empty => "empty",
            Self::Name => "name",
            Self::Folder => "folder",
            Self::Irregular => "irregular",
            Self::TooLarge => "too-large",
            Self::Unreadable(_) => "unreadable",
            Self::OneTooDeep => "one-too-deep",
            Self::JournalItself => "journal-itself",
        }
    }

    pub(super) fn message(&self, path: &Path) -> Message {
        let error = match self {
            Self::Unreadable(error) => error.as_str(),
            _ => "",
        };
        message!("journal-not-read", path = named(path), why = self.name(), error = error)
    }
}

impl ToMessage for Note {
    fn message(&self) -> Message {
        match self {
            Self::BadLines { path, lines } => bad_lines(path, lines),
            Self::Torn { path, line } => message!("journal-note-torn", path = named(path), line = *line),
            Self::SetAside { path, aside } => {
                message!("journal-note-set-aside", path = named(path), aside = named(aside))
            }
            Self::WrittenAgain { path, lines } => {
                message!("journal-note-written-again", path = named(path), lines = *lines)
            }
            Self::NotCopied { error } => message!("journal-note-not-copied", error = error),
            Self::Missing { device, count, first, last } => message!(
                "journal-note-missing",
                device = device.to_string(),
                count = *count,
                first = first.to_string(),
                last = last.to_string(),
            ),
            Self::Ahead { lines } => message!("journal-note-ahead", lines = *lines),
            Self::NotRead { path, why } => why.message(path),
        }
    }
}

fn bad_lines(path: &Path, lines: &[BadLine]) -> Message {
    let all = |is_so: fn(&UnreadableLine) -> bool| lines.iter().all(|line| is_so(&line.cause));
    let count = lines.len();
    let (path, line) = (named(path), lines.first().map_or(0, |line| line.line));
    if all(|cause| matches!(cause, UnreadableLine::Newer { .. })) {
        message!("journal-note-newer", path = path, lines = count)
    } else if all(|cause| *cause == UnreadableLine::ConflictMarker) {
        message!("journal-note-conflict-markers", path = path)
    } else {
        message!("journal-note-bad-lines", path = path, lines = count, line = line)
    }
}

fn named(path: &Path) -> String {
    path.display().to_string()
}

display_in_english!(Note);
