//! One event, one line: the codec.

use serde::{Deserialize, Serialize};

use super::Event;
use crate::clock::Moment;

/// The format of the lines that this program writes, and the newest it reads.
pub(super) const FORMAT: u64 = 1;

/// A line as it stands in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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

    /// The line with its end.
    pub(super) fn encode(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut bytes = serde_json::to_vec(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Reads a line without its end.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, Unusable> {
        let line = serde_json::from_slice::<Line>(bytes);
        match line {
            Ok(line) if line.v == FORMAT => Ok(line),
            Ok(line) => Err(unusable(line.v, "its format is unknown")),
            // A newer line may hold what this program cannot read; its format tells.
            Err(error) => match serde_json::from_slice::<Format>(bytes) {
                Ok(Format { v }) => Err(unusable(v, &error.to_string())),
                Err(_) => Err(Unusable::Bad { what: error.to_string() }),
            },
        }
    }
}

/// The one field that every format has.
#[derive(Deserialize)]
struct Format {
    v: u64,
}

fn unusable(format: u64, what: &str) -> Unusable {
    if format > FORMAT { Unusable::Newer { format } } else { Unusable::Bad { what: what.to_owned() } }
}
