//! What can go wrong with a journal, and what is worth a word although nothing went wrong.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why the journal cannot be read or written. Each names the file and the way out.
#[derive(Debug)]
pub enum JournalError {
    /// The file or folder could not be used.
    Io {
        /// What was being done: "read", "write to".
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A line in the middle of a file cannot be read.
    BadLine {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
    /// A line was written by a newer version of this program.
    NewerLine {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The line's format.
        format: u64,
    },
    /// The folder or file of this device's name could not be used.
    DeviceIo {
        /// What was being done.
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The file that names this device holds something else.
    BadDevice {
        /// The file.
        path: PathBuf,
    },
    /// There is no folder for this device's name.
    NoStateDir,
    /// An event could not be turned into a line.
    Encode(serde_json::Error),
}

impl JournalError {
    pub(super) fn io(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |error| Self::Io { doing, path, error }
    }
}

impl JournalError {
    pub(super) fn device_io(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |error| Self::DeviceIo { doing, path, error }
    }
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { doing, path, error } => {
                let remedy = match error.kind() {
                    io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "free some space on the disk",
                    io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                        "make it writable, or name another folder with --data-dir"
                    }
                    io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
                        "a file stands where a folder should be: move it away, or name another folder with --data-dir"
                    }
                    _ => "check the disk, or name another folder with --data-dir",
                };
                write!(f, "cannot {doing} {}: {error}; {remedy}", path.display())
            }
            Self::DeviceIo { doing, path, error } => write!(
                f,
                "cannot {doing} {}: {error}; this machine's name is kept there. Make it writable, or set TELLAPART_STATE_DIR to a folder \
                 of your own",
                path.display()
            ),
            Self::BadLine { path, line, what } => write!(
                f,
                "{}:{line}: this line of the journal cannot be read ({what}); mend it, or take it out of the file and keep it \
                 elsewhere. Until then nothing is written",
                path.display()
            ),
            Self::NewerLine { path, line, format } => write!(
                f,
                "{}:{line}: this line was written by a newer tellapart (format {format}); install that version here too. Until \
                 then nothing is written",
                path.display()
            ),
            Self::BadDevice { path } => write!(
                f,
                "{}: this file should hold the name of this machine and does not; delete it, and a new name is made",
                path.display()
            ),
            Self::NoStateDir => f.write_str(
                "there is no home directory to keep this machine's name in; set HOME, or TELLAPART_STATE_DIR to a folder of your own",
            ),
            Self::Encode(error) => write!(f, "an event cannot be written as JSON ({error}); please report this"),
        }
    }
}

impl std::error::Error for JournalError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } | Self::DeviceIo { error, .. } => Some(error),
            Self::Encode(error) => Some(error),
            _ => None,
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

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Torn { path, line } => write!(
                f,
                "{}:{line}: the last line was cut short, as by a power cut; it is left out, all lines before it count",
                path.display()
            ),
            Self::SetAside { path, aside } => write!(
                f,
                "{}: the last line had been cut short, as by a power cut; it was moved to {} and the journal goes on",
                path.display(),
                aside.display()
            ),
            Self::Gap { path, line, from, to } if from == to => {
                write!(
                    f,
                    "{}:{line}: before this line, line number {from} is missing; all that is there counts",
                    path.display()
                )
            }
            Self::Gap { path, line, from, to } => write!(
                f,
                "{}:{line}: before this line, the line numbers {from} to {to} are missing; all that is there counts",
                path.display()
            ),
            Self::Repeat { path, line, lines } => {
                let subject = if *lines == 1 { "this line repeats" } else { "this line and those after it repeat" };
                write!(
                    f,
                    "{}:{line}: {subject} numbers of lines before; the same line twice counts once, two different ones both count",
                    path.display()
                )
            }
            Self::Ahead { lines: 1 } => f.write_str(
                "1 line of the journal is dated later than today and left out until then; is this machine's clock right?",
            ),
            Self::Ahead { lines } => write!(
                f,
                "{lines} lines of the journal are dated later than today and left out until then; is this machine's clock right?"
            ),
            Self::Foreign { path } => write!(
                f,
                "{}: this is not named like a journal of this program and is left out; a copy of one must keep its name",
                path.display()
            ),
        }
    }
}
