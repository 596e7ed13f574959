//! What is known of a journal from an earlier start, so that it need not be read again from its first line.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::{Deserialize, Serialize};

use super::line::JournalLine;
use super::text::Text;
use super::{DeviceName, LineId, Note, Recorded};
use crate::clock::Moment;

/// Up to where a journal was read, and by what that is known again: the same bytes, to the last of them. By default, before its first line.
///
/// There is none of a journal that is in any disorder, with lines that are damaged, doubled, missing, written by hand or not in order of time: what
/// those mean depends on lines still to come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bookmark {
    pub(super) devices: BTreeMap<DeviceName, Mark>,
    /// The last line of all.
    pub(super) latest: Option<(Moment, LineId)>,
}

/// Up to where a device's file was read; not at all, by default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Mark {
    /// Its length in bytes.
    pub(super) length: u64,
    /// XXH3 of them.
    pub(super) hash: u128,
    /// How many lines they are.
    pub(super) lines: u64,
    /// At which byte the first line begins, and each after so [many](Mark::LINES_TOGETHER).
    pub(super) starts: Vec<u64>,
}

impl Mark {
    pub(super) const LINES_TOGETHER: u64 = 64;
}

impl Bookmark {
    /// How many lines there are before it.
    pub fn lines(&self) -> u64 {
        self.devices.values().map(|mark| mark.lines).sum()
    }

    /// Whether this line stands before it.
    pub(crate) fn has(&self, line: LineId) -> bool {
        self.devices.get(&line.device).is_some_and(|mark| line.n <= mark.lines)
    }
}

/// What came of reading a journal on.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadOn {
    /// What the learner should know.
    pub notes: Vec<Note>,
    /// Up to where all that was ever recorded is known with this.
    pub bookmark: Bookmark,
}

/// Takes a journal in order, share by share, so that little of it is held at once.
pub trait Reader {
    /// Takes what tells what the others mean, in order of time: beginnings of sessions, and what was said of answers, decks and the learner. It is
    /// called once, before all others; `lines` are those of the whole journal.
    fn begin(&mut self, lines: KnownLines, events: Vec<Recorded>);

    /// Takes answers and ends, in order of time; tells how many bytes of the journal were read, and how many there are.
    fn take(&mut self, events: Vec<Recorded>, read: u64, of: u64);
}

/// Lines of a journal that are read again only where they are asked for.
#[derive(Debug)]
pub struct KnownLines {
    source: Box<dyn Source>,
    are_lost: Arc<AtomicBool>,
}

/// What gives lines again.
pub(super) trait Source: fmt::Debug + Send + Sync {
    /// The bytes of so many lines of a device from this number on, each with its end; `None` if they cannot be given.
    fn lines(&self, device: DeviceName, first: u64, lines: u64) -> Option<Vec<u8>>;
}

impl KnownLines {
    pub(super) fn new(source: Box<dyn Source>, are_lost: Arc<AtomicBool>) -> Self {
        Self { source, are_lost }
    }

    /// What is recorded on so many lines of a device from this number on.
    ///
    /// Where what stands there now is no such lines any more, as after a program has written over the file, there is less: then the journal has news, and is
    /// read anew.
    pub(crate) fn recorded(&self, device: DeviceName, first: u64, lines: u64) -> Vec<Recorded> {
        let bytes = self.source.lines(device, first, lines).unwrap_or_default();
        let decode = |(number, line)| {
            let (JournalLine { n, at, event, .. }, sum) = JournalLine::decode(line).ok()?;
            (n == number).then_some(Recorded { id: LineId { device, n, sum }, at, event })
        };
        let recorded: Vec<Recorded> =
            (first..).zip(bytes.split_inclusive(|&byte| byte == b'\n')).map_while(decode).collect();
        if recorded.len() as u64 != lines {
            self.are_lost.store(true, Ordering::Relaxed);
        }
        recorded
    }
}

impl Text<'_> {
    /// Whether it is nothing but these lines of one device: that after the one of this number, and so on without a gap, each as it was written by this
    /// program and none dated before the one before it, in so many bytes.
    pub(super) fn is_in_order(&self, bytes: usize, device: DeviceName, after: u64) -> bool {
        let is_next = |(number, (line, _)): (u64, &(Recorded, &[u8]))| line.id.device == device && line.id.n == number;
        let has_sum = |(line, _): &(Recorded, &[u8])| !line.id.sum.is_unknown();
        self.lines.iter().map(|(_, line)| line.len() + 1).sum::<usize>() == bytes
            && !self.lacks_newline
            && !self.refers_by_number
            && self.lines.is_sorted_by_key(|(line, _)| line.at)
            && (after + 1..).zip(&self.lines).all(is_next)
            && self.lines.iter().all(has_sum)
            && self.by_hand().is_empty()
    }
}
