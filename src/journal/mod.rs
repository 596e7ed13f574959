//! The journal: the append-only record of everything that happened, and the only truth.
//!
//! It holds what happened, never what follows from it: no stability, no due date, no total. Each device appends only to its own file,
//! so that folders can be copied, merged and synced in any way. This room derives nothing; [`crate::progress`] does.

mod device;
mod error;
mod line;
mod read;
mod write;

use std::fmt;
use std::io;

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::deck::DeckId;
use crate::question::{FormName, Row};

pub use device::DeviceName;
pub use error::{JournalError, Note};
pub use read::{History, read};
pub use write::{Appended, Journal};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// A session began.
    Begin(Begin),
    /// A question was answered.
    Answer(Answer),
    /// An answer was taken back.
    Undo(Undo),
    /// A session ended.
    End(End),
}

/// The beginning of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begin {
    /// What kind of session.
    pub activity: Activity,
    /// The decks it draws on.
    pub decks: Vec<DeckId>,
    /// What its chance was seeded with: the same seed over the same journal asks the same questions.
    pub seed: u64,
}

/// A kind of session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Activity {
    /// What is due, then what is new.
    Drill,
    /// What is not yet due, on request.
    Practice,
}

/// An answered question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The session it belongs to: the number of the line with its beginning, in the same file.
    pub session: u64,
    /// The deck.
    pub deck: DeckId,
    /// The way of asking.
    pub form: FormName,
    /// What was asked and picked, item by item.
    pub rows: Vec<Row>,
    /// Time from the question's appearance to the answer, in milliseconds.
    pub ms: u64,
}

impl Answer {
    /// Whether all of it was right.
    pub fn is_right(&self) -> bool {
        self.rows.iter().all(|row| row.right)
    }
}

/// An answer taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undo {
    /// The answer.
    pub answer: LineId,
}

/// The end of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// The session: the number of the line with its beginning, in the same file.
    pub session: u64,
    /// How it came to an end.
    pub how: Ending,
}

/// How a session came to an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// Everything was asked.
    Done,
    /// The learner stopped it.
    Stopped,
    /// Ctrl-C.
    Interrupted,
    /// There was nothing more to read: the pipe ended, the terminal was closed.
    EndOfInput,
}

/// Names a line of the journal, whichever device wrote it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LineId {
    /// The device that wrote it.
    pub device: DeviceName,
    /// Its number in that device's file, from 1.
    pub n: u64,
}

impl fmt::Display for LineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.device, self.n)
    }
}

/// An event as it was recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// Its line.
    pub id: LineId,
    /// When it happened.
    pub at: Moment,
    /// What happened.
    pub event: Event,
}

/// A lock where the file system knows locks. Some shared folders do not; one machine writes one file, so the journal is safe there as
/// long as that machine runs one session at a time.
fn where_supported(locked: io::Result<()>) -> io::Result<()> {
    match locked {
        Err(error) if error.kind() == io::ErrorKind::Unsupported || is_without_lock_service(&error) => Ok(()),
        other => other,
    }
}

/// Whether a network folder has no service for locks, which Rust has no name for.
#[cfg(unix)]
fn is_without_lock_service(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::NOLCK.raw_os_error())
}

#[cfg(not(unix))]
fn is_without_lock_service(_: &io::Error) -> bool {
    false
}

#[cfg(test)]
mod tests;
