//! What is known of a journal from an earlier start, so that it need not be read again from its first line.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use super::line::JournalLine;
use super::text::Text;
use super::{DeviceName, History, LineId, Recorded};
use crate::clock::Moment;

/// Up to where a journal was read, and by what that is known again: the same bytes, to the last of them.
///
/// There is none of a journal that is in any disorder, with lines that are damaged, doubled, missing, written by hand or not in order of time: what
/// those mean depends on lines still to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bookmark {
    devices: BTreeMap<DeviceName, Mark>,
    /// The last line of all.
    latest: (Moment, LineId),
}

/// Up to where a device's file was read; not at all, by default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Mark {
    /// Its length in bytes.
    length: u64,
    /// XXH3 of them.
    hash: u128,
    /// How many lines they are.
    lines: u64,
}

impl Mark {
    /// That at the end of a file with these bytes, which say this; `None` if they are in any disorder.
    pub(super) fn after_all(bytes: &[u8], text: &Text<'_>, device: DeviceName) -> Option<Self> {
        let (length, lines) = (bytes.len() as u64, text.lines.len() as u64);
        text.is_in_order(bytes.len(), device, 0).then(|| Self { length, hash: xxh3_128(bytes), lines })
    }

    /// What stands after it in these bytes; `None` if what stands before it is not what stood there.
    fn after(self, bytes: &[u8]) -> Option<&[u8]> {
        let (before, after) = bytes.split_at_checked(usize::try_from(self.length).ok()?)?;
        (self.length == 0 || xxh3_128(before) == self.hash).then_some(after)
    }
}

/// What was recorded since a bookmark.
#[derive(Debug)]
pub struct ReadOn {
    /// The lines before it.
    pub known: KnownLines,
    /// What came after it, and how the journal stands now.
    pub history: History,
}

/// Lines of a journal that were read at an earlier start, and are decoded only where they are asked for.
///
/// They are held as the bytes of their files, so that nothing that happens to those can take an answer away.
#[derive(Debug, Default)]
pub struct KnownLines {
    devices: BTreeMap<DeviceName, KnownText>,
}

/// Those of one device.
#[derive(Debug)]
struct KnownText {
    bytes: Vec<u8>,
    lines: u64,
    /// Where each line ends, found once a line is asked for.
    ends: OnceLock<Vec<usize>>,
}

impl KnownLines {
    /// What is recorded on the line of this number.
    pub(crate) fn recorded(&self, device: DeviceName, n: u64) -> Option<Recorded> {
        let KnownText { bytes, ends, .. } = self.devices.get(&device)?;
        let ends = ends
            .get_or_init(|| bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at).collect());
        let at = usize::try_from(n.checked_sub(1)?).ok()?;
        let start = at.checked_sub(1).map_or(Some(0), |before| ends.get(before).map(|end| end + 1))?;
        let line = bytes.get(start..*ends.get(at)?)?;
        let (JournalLine { n, at, event, .. }, sum) = JournalLine::decode(line).ok()?;
        Some(Recorded { id: LineId { device, n, sum }, at, event })
    }

    /// Whether a line is one of them.
    pub(crate) fn has(&self, line: LineId) -> bool {
        self.devices.get(&line.device).is_some_and(|text| line.n <= text.lines)
    }
}

impl Bookmark {
    /// That up to which these files of devices were read, whose last line of all is this one; `None` where that is dated later than can be.
    pub(super) fn new(devices: BTreeMap<DeviceName, Mark>, latest: (Moment, LineId), now: Moment) -> Option<Self> {
        (!now.is_long_before(latest.0)).then_some(Self { devices, latest })
    }

    /// How many lines there are before it.
    pub fn lines(&self) -> u64 {
        self.devices.values().map(|mark| mark.lines).sum()
    }

    /// The highest number of each device, and the length of its file in bytes.
    pub(super) fn devices(&self) -> impl Iterator<Item = (DeviceName, u64, u64)> {
        self.devices.iter().map(|(device, mark)| (*device, mark.lines, mark.length))
    }

    /// What the files of devices with these bytes say after it; `None` at any doubt whether that can be told by them alone.
    pub(super) fn read_on(&self, files: Vec<(DeviceName, Vec<u8>)>, now: Moment) -> Option<ReadOn> {
        let (mut events, mut devices, mut known) = (Vec::new(), BTreeMap::new(), KnownLines::default());
        for (device, bytes) in files {
            let mark = self.devices.get(&device).copied().unwrap_or_default();
            let after = mark.after(&bytes)?;
            let text = Text::read(after, device);
            if !text.is_in_order(after.len(), device, mark.lines) {
                return None;
            }
            let now_at = match text.lines.len() as u64 {
                0 => mark,
                new => Mark { length: bytes.len() as u64, hash: xxh3_128(&bytes), lines: mark.lines + new },
            };
            events.extend(text.lines.into_iter().map(|(recorded, _)| recorded));
            devices.insert(device, now_at);
            known.devices.insert(device, KnownText { bytes, lines: mark.lines, ends: OnceLock::new() });
        }
        let is_there = |device: &DeviceName| devices.contains_key(device);
        events.sort_by_key(Recorded::place);
        let is_later = events.first().is_none_or(|first| first.place() > self.latest);
        let latest = events.last().map_or(self.latest, Recorded::place);
        if !self.devices.keys().all(is_there) || !is_later || now.is_long_before(latest.0) {
            return None;
        }
        let bookmark = Some(Self { devices, latest });
        Some(ReadOn { known, history: History { events, notes: Vec::new(), bookmark } })
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
