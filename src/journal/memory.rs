//! The journal in memory: for a program that keeps nothing, or keeps it itself.

use super::line::JournalLine;
use super::lines::Lines;
use super::text::Text;
use super::{
    Appended, BadLine, DeviceName, Event, History, JournalError, LineId, Note, Recorded, Store, UnreadableLine, order,
};
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
    last_number: u64,
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
            cause => message!("journal-text-bad-line", line = self.line, reason = cause.message()),
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
        Self { device, kept: Vec::new(), last_number: 0 }
    }

    /// The journal that these lines are, as [`text`](InMemory::text) gives them. Like a file, it may hold the same line twice; that counts
    /// once.
    ///
    /// # Errors
    ///
    /// The first line that cannot be read.
    pub fn of_text(device: DeviceName, text: &str) -> Result<Self, NotALine> {
        let Text { lines, bad, torn, length, .. } = Text::read(text.as_bytes(), device);
        if let Some((BadLine { line, cause }, _)) = bad.into_iter().next() {
            return Err(NotALine { line, cause });
        }
        if let Err(cause) = if torn.is_empty() { Ok(()) } else { JournalLine::decode(torn).map(drop) } {
            return Err(NotALine { line: length + 1, cause });
        }
        let mut known = Lines::default();
        let kept = lines.into_iter().filter(|(line, _)| known.is_new(line.id));
        let kept: Vec<_> = kept.map(|(line, bytes)| (line, bytes.to_vec())).collect();
        let own = kept.iter().map(|(line, _)| line.id).filter(|id| id.device == device);
        let last_number = own.map(|id| id.n).max().unwrap_or(0);
        Ok(Self { device, kept, last_number })
    }

    /// When the last line of this device was written.
    fn last_of_device(&self) -> Option<Moment> {
        self.kept.iter().rfind(|(line, _)| line.id.device == self.device).map(|(line, _)| line.at)
    }

    /// Every line, each with its end.
    pub fn text(&self) -> String {
        let lines = self.kept.iter().flat_map(|(_, line)| [line.as_slice(), b"\n"]);
        String::from_utf8_lossy(&lines.collect::<Vec<_>>().concat()).into_owned()
    }
}

impl Store for InMemory {
    fn read(&mut self, now: Moment) -> Result<History, JournalError> {
        let mut lines = Lines::default();
        lines.take(self.kept.iter().map(|(line, _)| line.clone()).collect(), now);
        let ahead = (lines.ahead() > 0).then_some(Note::Ahead { lines: lines.ahead() });
        Ok(History { events: lines.into_events(), notes: ahead.into_iter().collect() })
    }

    fn append(&mut self, at: Moment, event: &Event) -> Result<Appended, JournalError> {
        let n = self.last_number + 1;
        let at = order::not_before(at, self.last_of_device());
        let (bytes, sum) = JournalLine::new(self.device, n, at, event.clone()).encode()?;
        let id = LineId { device: self.device, n, sum };
        self.kept.push((Recorded { id, at, event: event.clone() }, bytes));
        self.last_number = n;
        Ok(Appended { id, at, notes: Vec::new() })
    }

    fn append_unless_news(&mut self, at: Moment, event: &Event) -> Result<Option<Appended>, JournalError> {
        self.append(at, event).map(Some)
    }

    fn has_news(&mut self) -> Result<bool, JournalError> {
        Ok(false)
    }

    fn lines(&self, ids: &[LineId]) -> Result<Option<Vec<Vec<u8>>>, JournalError> {
        let line = |id: &LineId| Some(self.kept.iter().find(|(line, _)| line.id == *id)?.1.clone());
        Ok(ids.iter().map(line).collect())
    }
}
