//! The journal in memory: for a program that keeps nothing, or keeps it itself.

use super::line::{JournalLine, UnreadableLine};
use super::places::Places;
use super::{Appended, DeviceName, Event, History, JournalError, LineId, Recorded, Store};
use crate::clock::Moment;
use crate::language::{Message, ToMessage};

/// A journal of one device that is gone with the program.
///
/// Its [`text`](InMemory::text) is what a file would hold. So it can be carried from one program to another.
#[derive(Debug, Clone)]
pub struct InMemory {
    device: DeviceName,
    /// In the order in which they were appended, each with its line, to the last byte and without its end.
    kept: Vec<(Recorded, Vec<u8>)>,
    /// Where in `kept` the lines of each number stand.
    places: Places,
}

/// A text that should be a journal has a line that cannot be read.
#[derive(Debug)]
pub struct NotALine {
    /// The line, from 1.
    pub line: usize,
    /// Why it cannot be read.
    pub cause: UnreadableLine,
}

impl ToMessage for NotALine {
    fn message(&self) -> Message {
        match &self.cause {
            UnreadableLine::Newer { format } => {
                message!("journal-text-newer-line", line = self.line, format = format.to_string())
            }
            cause => message!("journal-text-bad-line", line = self.line, reason = cause.reason()),
        }
    }
}

display_in_english!(NotALine);

impl std::error::Error for NotALine {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

impl Default for InMemory {
    /// An empty journal of a device that is just called so.
    fn default() -> Self {
        Self::new(DeviceName::IN_MEMORY)
    }
}

impl InMemory {
    /// An empty journal of this device.
    pub fn new(device: DeviceName) -> Self {
        Self { device, kept: Vec::new(), places: Places::default() }
    }

    /// The journal that these lines are, as [`text`](InMemory::text) gives them. Like a file, it may hold the same line twice; that counts
    /// once.
    ///
    /// # Errors
    ///
    /// The first line that cannot be read.
    pub fn of_text(device: DeviceName, text: &str) -> Result<Self, NotALine> {
        let mut memory = Self::new(device);
        for (number, bytes) in (1..).zip(text.split('\n')).filter(|(_, line)| !line.trim().is_empty()) {
            let line = JournalLine::decode(bytes.as_bytes()).map_err(|cause| NotALine { line: number, cause })?;
            memory.keep(line, bytes.as_bytes().to_vec());
        }
        Ok(memory)
    }

    /// Every line, each with its end.
    pub fn text(&self) -> String {
        let lines = self.kept.iter().flat_map(|(_, line)| [line.as_slice(), b"\n"]);
        String::from_utf8_lossy(&lines.collect::<Vec<_>>().concat()).into_owned()
    }

    fn keep(&mut self, line: JournalLine, bytes: Vec<u8>) {
        let recorded = Recorded { id: LineId { device: self.device, n: line.n }, at: line.at, event: line.event };
        if self.places.of(line.n).all(|place| self.kept[place].0 != recorded) {
            self.places.add(line.n, self.kept.len());
            self.kept.push((recorded, bytes));
        }
    }
}

impl Store for InMemory {
    fn read(&mut self) -> Result<History, JournalError> {
        let mut events: Vec<Recorded> = self.kept.iter().map(|(recorded, _)| recorded.clone()).collect();
        events.sort_by_key(Recorded::place);
        Ok(History { events, notes: Vec::new() })
    }

    fn append(&mut self, at: Moment, event: &Event) -> Result<Appended, JournalError> {
        let line = JournalLine::new(self.places.last_number() + 1, at, event.clone());
        let mut bytes = line.encode()?;
        bytes.pop();
        let id = LineId { device: self.device, n: line.n };
        self.keep(line, bytes);
        Ok(Appended { id, note: None })
    }

    fn has_news(&mut self) -> Result<bool, JournalError> {
        Ok(false)
    }

    fn lines(&self, ids: &[LineId]) -> Result<Option<Vec<Vec<u8>>>, JournalError> {
        let of_this_device = |id: &LineId| (id.device == self.device).then_some(id.n);
        let line = |id: &LineId| Some(self.kept[self.places.of(of_this_device(id)?).next()?].1.clone());
        Ok(ids.iter().map(line).collect())
    }
}
