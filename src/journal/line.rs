//! One event, one line: the codec.

use std::io::Write as _;

use serde::{Deserialize, Serialize};

use super::{Checksum, DeviceName, Event, JournalError};
use crate::clock::Moment;
use crate::json::without_place;
use crate::language::{Message, ToMessage};

/// The format of the lines that this program writes, and the newest it reads.
pub(super) const FORMAT: u64 = 1;

/// A line as it stands in a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct JournalLine {
    /// Format.
    v: u64,
    /// Number of the line: 1, 2, 3 ... for each device.
    pub(super) n: u64,
    pub(super) at: Moment,
    #[serde(flatten)]
    pub(super) event: Event,
    /// The device that wrote it; `None` where only the name of the file says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) device: Option<DeviceName>,
}

/// Why a line of a journal cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// It is no longer as it was written: its checksum is that of another line.
    Changed,
    /// It is longer than any line is written.
    TooLong,
    /// It is nothing but zeros, as a disk leaves them where it lost what was written.
    Zeros,
    /// `git` put it there where it could not merge; the lines around it are read.
    ConflictMarker,
    /// It has a field that this program does not know, though it should know all fields of its format.
    UnknownField(String),
    /// It is no JSON, or not that of an event; what the reader of JSON says.
    NotAnEvent(String),
}

impl ToMessage for UnreadableLine {
    fn message(&self) -> Message {
        match self {
            Self::Newer { format } => message!("journal-line-newer", format = format.to_string()),
            Self::UnknownFormat => message!("journal-line-unknown-format"),
            Self::BadNumber(number) => message!("journal-line-number", number = number.to_string()),
            Self::Changed => message!("journal-line-changed"),
            Self::TooLong => message!("journal-line-too-long"),
            Self::Zeros => message!("journal-line-zeros"),
            Self::ConflictMarker => message!("journal-line-conflict-marker"),
            Self::UnknownField(field) => message!("journal-line-unknown-field", field = field),
            Self::NotAnEvent(error) => message!("journal-line-no-event", error = error),
        }
    }
}

display_in_english!(UnreadableLine);

impl std::error::Error for UnreadableLine {}

impl From<serde_json::Error> for UnreadableLine {
    fn from(error: serde_json::Error) -> Self {
        Self::NotAnEvent(without_place(&error))
    }
}

/// What stands between a line's last field and its checksum.
const SEAL: &[u8] = b",\"sum\":\"";
const SEAL_END: &[u8] = b"\"}";

impl JournalLine {
    pub(super) fn new(device: DeviceName, n: u64, at: Moment, event: Event) -> Self {
        Self { v: FORMAT, n, at, event, device: Some(device) }
    }

    /// The line without its end, and its checksum. What could not be read again is not written.
    pub(super) fn encode(&self) -> Result<(Vec<u8>, Checksum), JournalError> {
        if !NUMBERS.contains(&self.n) {
            return Err(JournalError::NumbersUsedUp { number: self.n });
        }
        let mut bytes = serde_json::to_vec(self).map_err(JournalError::Encode)?;
        if bytes.len() + SEAL.len() + Checksum::LETTERS + SEAL_END.len() > MOST_BYTES {
            return Err(JournalError::LineTooLong);
        }
        bytes.pop();
        let sum = Checksum::of(&bytes);
        bytes.extend_from_slice(SEAL);
        // Writing to memory cannot fail.
        let _ = write!(bytes, "{sum}");
        bytes.extend_from_slice(SEAL_END);
        Ok((bytes, sum))
    }

    /// Whether a line has a checksum.
    pub(super) fn is_sealed(bytes: &[u8]) -> bool {
        unsealed(bytes.trim_ascii()).1.is_some()
    }

    /// Reads a line without its end; tells its checksum as well. A line that has none, as one that was mended by hand, is taken as it is.
    pub(super) fn decode(bytes: &[u8]) -> Result<(Self, Checksum), UnreadableLine> {
        let bytes = bytes.trim_ascii();
        if let Some(cause) = no_line_at_all(bytes) {
            return Err(cause);
        }
        let (content, claimed) = unsealed(bytes);
        let sum = Checksum::of(content);
        if claimed.is_some_and(|claimed| claimed != sum) {
            return Err(UnreadableLine::Changed);
        }
        let head = serde_json::from_slice(bytes);
        // A newer line may hold what this program cannot read.
        let v = match &head {
            Ok(LineHead { v, .. }) => *v,
            Err(_) => serde_json::from_slice::<LineFormat>(bytes)?.v,
        };
        match v {
            FORMAT => {}
            format if format > FORMAT => return Err(UnreadableLine::Newer { format }),
            _ => return Err(UnreadableLine::UnknownFormat),
        }
        let LineHead { n, at, event, device, .. } = head?;
        if !NUMBERS.contains(&n) {
            return Err(UnreadableLine::BadNumber(n));
        }
        // Reading the line again is faster than letting serde keep every field until it has found out which event it is.
        let is_sealed = claimed.is_some();
        let event = match event {
            EventName::Begin => Event::Begin(in_full(bytes, is_sealed)?),
            EventName::Answer => Event::Answer(in_full(bytes, is_sealed)?),
            EventName::Accept => Event::Accept(in_full(bytes, is_sealed)?),
            EventName::Undo => Event::Undo(in_full(bytes, is_sealed)?),
            EventName::End => Event::End(in_full(bytes, is_sealed)?),
            EventName::Forget => Event::Forget(in_full(bytes, is_sealed)?),
            EventName::Named => Event::Named(in_full(bytes, is_sealed)?),
        };
        Ok((Self { v, n, at, event, device }, sum))
    }
}

/// No line is written that is longer, in bytes, and none that is longer is read: the options of a question are texts of a deck, of a megabyte at most.
const MOST_BYTES: usize = 32 << 20;

/// What other programs and broken disks put where a line should be.
fn no_line_at_all(bytes: &[u8]) -> Option<UnreadableLine> {
    let markers: [&[u8]; 4] = [b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>"];
    if !bytes.is_empty() && bytes.iter().all(|&byte| byte == 0) {
        Some(UnreadableLine::Zeros)
    } else if markers.iter().any(|marker| bytes.starts_with(marker)) {
        Some(UnreadableLine::ConflictMarker)
    } else if bytes.len() > MOST_BYTES {
        Some(UnreadableLine::TooLong)
    } else {
        None
    }
}

/// What a line's checksum is of, and the checksum that it claims to have.
///
/// Both are the same bytes with a checksum and without, so that a line whose checksum was taken off is still known for the same.
fn unsealed(bytes: &[u8]) -> (&[u8], Option<Checksum>) {
    let sealed = bytes.strip_suffix(SEAL_END).and_then(|rest| {
        let (rest, sum) = rest.split_at_checked(rest.len().checked_sub(Checksum::LETTERS)?)?;
        Some((rest.strip_suffix(SEAL)?, Some(Checksum::parse(sum)?)))
    });
    sealed.unwrap_or_else(|| (bytes.strip_suffix(b"}").unwrap_or(bytes), None))
}

/// Reads an event, all fields of which must be known.
fn in_full<'b, E: Deserialize<'b>>(bytes: &'b [u8], is_sealed: bool) -> Result<E, UnreadableLine> {
    let mut unknown = None;
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let event = serde_ignored::deserialize(&mut reader, |path| {
        if !is_of_head(&path, is_sealed) && unknown.is_none() {
            unknown = Some(path.to_string());
        }
    })?;
    reader.end()?;
    unknown.map_or(Ok(event), |field| Err(UnreadableLine::UnknownField(field)))
}

fn is_of_head(path: &serde_ignored::Path<'_>, is_sealed: bool) -> bool {
    match path {
        serde_ignored::Path::Map { parent: serde_ignored::Path::Root, key } => match key.as_str() {
            "v" | "n" | "at" | "event" | "device" => true,
            "sum" => is_sealed,
            _ => false,
        },
        _ => false,
    }
}

/// The numbers that lines can have: far more than anyone can answer, and none after which one could not go on counting.
const NUMBERS: std::ops::RangeInclusive<u64> = 1..=u64::MAX / 2;

/// The one field that every format has.
#[derive(Deserialize)]
struct LineFormat {
    v: u64,
}

/// What every line of this format has.
#[derive(Deserialize)]
struct LineHead {
    v: u64,
    n: u64,
    at: Moment,
    event: EventName,
    device: Option<DeviceName>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum EventName {
    Begin,
    Answer,
    Accept,
    Undo,
    End,
    Forget,
    Named,
}
