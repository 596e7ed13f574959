//! One event, one line: the codec.

use serde::{Deserialize, Serialize};

use super::Event;
use crate::clock::Moment;

/// The format of the lines that this program writes, and the newest it reads.
pub(super) const FORMAT: u64 = 1;

/// A line as it stands in a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Line {
    /// Format.
    v: u64,
    /// Number of the line in its file: 1, 2, 3 ...
    pub(super) n: u64,
    pub(super) at: Moment,
    #[serde(flatten)]
    pub(super) event: Event,
}

/// Why a line cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unusable {
    /// Written by a newer version.
    Newer { format: u64 },
    /// Not a line of a journal.
    Bad { what: String },
}

impl Line {
    pub(super) fn new(n: u64, at: Moment, event: Event) -> Self {
        Self { v: FORMAT, n, at, event }
    }

    /// The line with its end. What could not be read again is not written.
    pub(super) fn encode(&self) -> Result<Vec<u8>, serde_json::Error> {
        if !NUMBERS.contains(&self.n) {
            return Err(serde::ser::Error::custom(no_number(self.n)));
        }
        let mut bytes = serde_json::to_vec(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Reads a line without its end.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, Unusable> {
        let bad = |error: serde_json::Error| Unusable::Bad { what: error.to_string() };
        let Format { v } = serde_json::from_slice(bytes).map_err(bad)?;
        // A newer line may hold what this program cannot read.
        match v {
            FORMAT => {}
            format if format > FORMAT => return Err(Unusable::Newer { format }),
            _ => return Err(Unusable::Bad { what: "its format is unknown".to_owned() }),
        }
        let Head { n, at, event } = serde_json::from_slice(bytes).map_err(bad)?;
        if !NUMBERS.contains(&n) {
            return Err(Unusable::Bad { what: no_number(n) });
        }
        // Reading the line again is faster than letting serde keep every field until it has found out which event it is.
        let event = match event {
            Kind::Begin => serde_json::from_slice(bytes).map(Event::Begin),
            Kind::Answer => serde_json::from_slice(bytes).map(Event::Answer),
            Kind::Undo => serde_json::from_slice(bytes).map(Event::Undo),
            Kind::End => serde_json::from_slice(bytes).map(Event::End),
        };
        Ok(Self { v, n, at, event: event.map_err(bad)? })
    }
}

/// The numbers that lines can have: far more than anyone can answer, and none after which one could not go on counting.
const NUMBERS: std::ops::RangeInclusive<u64> = 1..=u64::MAX / 2;

fn no_number(n: u64) -> String {
    format!("{n} is no number of a line")
}

/// The one field that every format has.
#[derive(Deserialize)]
struct Format {
    v: u64,
}

/// What every line of this format begins with.
#[derive(Deserialize)]
struct Head {
    n: u64,
    at: Moment,
    event: Kind,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Begin,
    Answer,
    Undo,
    End,
}
