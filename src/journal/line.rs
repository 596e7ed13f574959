//! One event, one line: the codec.

use serde::{Deserialize, Serialize};

use super::{Event, JournalError};
use crate::clock::Moment;
use crate::language::{Argument, Message, ToMessage};

/// The format of the lines that this program writes, and the newest it reads.
pub(super) const FORMAT: u64 = 1;

/// A line as it stands in a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct JournalLine {
    /// Format.
    v: u64,
    /// Number of the line in its file: 1, 2, 3 ...
    pub(super) n: u64,
    pub(super) at: Moment,
    #[serde(flatten)]
    pub(super) event: Event,
}

/// Why a line of a journal cannot be read.
#[derive(Debug)]
pub enum UnreadableLine {
    /// It was written by a newer version of this program.
    Newer {
        /// Its format.
        format: u64,
    },
    /// It has a format that never was.
    UnknownFormat,
    /// Its number is none that a line can have.
    BadNumber(u64),
    /// It is no JSON, or not that of an event.
    NotAnEvent(serde_json::Error),
}

impl UnreadableLine {
    /// What is wrong with the line itself, in parentheses beside its place.
    pub(super) fn reason(&self) -> Argument {
        match self {
            // What the reader of JSON says stands in no language of ours.
            Self::NotAnEvent(error) => error.to_string().into(),
            other => other.message().into(),
        }
    }
}

impl ToMessage for UnreadableLine {
    fn message(&self) -> Message {
        match self {
            Self::Newer { format } => message!("journal-line-newer", format = format.to_string()),
            Self::UnknownFormat => message!("journal-line-unknown-format"),
            Self::BadNumber(number) => message!("journal-line-number", number = number.to_string()),
            Self::NotAnEvent(error) => message!("journal-line-no-event", error = error.to_string()),
        }
    }
}

display_in_english!(UnreadableLine);

impl std::error::Error for UnreadableLine {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NotAnEvent(error) => Some(error),
            _ => None,
        }
    }
}

impl JournalLine {
    pub(super) fn new(n: u64, at: Moment, event: Event) -> Self {
        Self { v: FORMAT, n, at, event }
    }

    /// The line with its end. What could not be read again is not written.
    pub(super) fn encode(&self) -> Result<Vec<u8>, JournalError> {
        if !NUMBERS.contains(&self.n) {
            return Err(JournalError::NumbersUsedUp { number: self.n });
        }
        let mut bytes = serde_json::to_vec(self).map_err(JournalError::Encode)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Reads a line without its end.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, UnreadableLine> {
        let LineFormat { v } = serde_json::from_slice(bytes).map_err(UnreadableLine::NotAnEvent)?;
        // A newer line may hold what this program cannot read.
        match v {
            FORMAT => {}
            format if format > FORMAT => return Err(UnreadableLine::Newer { format }),
            _ => return Err(UnreadableLine::UnknownFormat),
        }
        let LineHead { n, at, event } = serde_json::from_slice(bytes).map_err(UnreadableLine::NotAnEvent)?;
        if !NUMBERS.contains(&n) {
            return Err(UnreadableLine::BadNumber(n));
        }
        // Reading the line again is faster than letting serde keep every field until it has found out which event it is.
        let event = match event {
            EventName::Begin => serde_json::from_slice(bytes).map(Event::Begin),
            EventName::Answer => serde_json::from_slice(bytes).map(Event::Answer),
            EventName::Undo => serde_json::from_slice(bytes).map(Event::Undo),
            EventName::End => serde_json::from_slice(bytes).map(Event::End),
        };
        Ok(Self { v, n, at, event: event.map_err(UnreadableLine::NotAnEvent)? })
    }
}

/// The numbers that lines can have: far more than anyone can answer, and none after which one could not go on counting.
const NUMBERS: std::ops::RangeInclusive<u64> = 1..=u64::MAX / 2;

/// The one field that every format has.
#[derive(Deserialize)]
struct LineFormat {
    v: u64,
}

/// What every line of this format begins with.
#[derive(Deserialize)]
struct LineHead {
    n: u64,
    at: Moment,
    event: EventName,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum EventName {
    Begin,
    Answer,
    Undo,
    End,
}
