//! The journal in memory: for a program that keeps nothing, or keeps it itself.

use super::line::{Line, Unusable};
use super::{Appended, DeviceName, Event, History, JournalError, LineId, Recorded, Store};
use crate::clock::Moment;

/// A journal of one device that is gone with the program.
///
/// Its [`lines`](Memory::text) are those that a file would have. So it can be carried from one program to another.
#[derive(Debug, Clone)]
pub struct Memory {
    device: DeviceName,
    /// In the order in which they were appended.
    events: Vec<Recorded>,
}

impl Memory {
    /// An empty journal of this device.
    pub fn new(device: DeviceName) -> Self {
        Self { device, events: Vec::new() }
    }

    /// The journal that these lines are, as [`text`](Memory::text) gives them.
    ///
    /// # Errors
    ///
    /// The number of the first line that cannot be read, from 1, and what is wrong with it.
    pub fn of_text(device: DeviceName, text: &str) -> Result<Self, (usize, String)> {
        let mut events = Vec::new();
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            let Line { n, at, event, .. } = Line::decode(line.as_bytes()).map_err(|unusable| match unusable {
                Unusable::Newer { format } => (number, format!("it has format {format}, of a newer tellapart")),
                Unusable::Bad { what } => (number, what),
            })?;
            events.push(Recorded { id: LineId { device, n }, at, event });
        }
        Ok(Self { device, events })
    }

    /// Every line, each with its end.
    ///
    /// # Errors
    ///
    /// An event cannot be written as JSON, which cannot happen to one that was read or made by this program.
    pub fn text(&self) -> Result<String, JournalError> {
        let lines: Vec<Vec<u8>> = self.events.iter().map(line).collect::<Result<_, _>>()?;
        Ok(String::from_utf8_lossy(&lines.concat()).into_owned())
    }
}

impl Store for Memory {
    fn read(&mut self) -> Result<History, JournalError> {
        let mut events = self.events.clone();
        events.sort_by(|a, b| (a.at, a.id).cmp(&(b.at, b.id)));
        Ok(History { events, notes: Vec::new() })
    }

    fn append(&mut self, at: Moment, event: &Event) -> Result<Appended, JournalError> {
        let last = self.events.iter().map(|recorded| recorded.id.n).max().unwrap_or(0);
        let id = LineId { device: self.device, n: last + 1 };
        self.events.push(Recorded { id, at, event: event.clone() });
        Ok(Appended { id, note: None })
    }

    fn has_news(&mut self) -> Result<bool, JournalError> {
        Ok(false)
    }

    fn lines(&self, ids: &[LineId]) -> Result<Option<Vec<Vec<u8>>>, JournalError> {
        let mut lines = Vec::with_capacity(ids.len());
        for id in ids {
            let Some(recorded) = self.events.iter().find(|recorded| recorded.id == *id) else { return Ok(None) };
            let mut line = line(recorded)?;
            line.pop();
            lines.push(line);
        }
        Ok(Some(lines))
    }
}

fn line(recorded: &Recorded) -> Result<Vec<u8>, JournalError> {
    Line::new(recorded.id.n, recorded.at, recorded.event.clone()).encode().map_err(JournalError::Encode)
}
