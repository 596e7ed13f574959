//! Where a journal is kept: the one door through which events go out and come back.

use super::{Bookmark, Event, JournalError, LineId, Note, ReadOn, Reader, Recorded};
use crate::clock::Moment;

/// Keeps the events of one learner.
///
/// There are two: [`Files`](super::Files), a folder with one file for each device, and [`InMemory`](super::InMemory), which is gone with the
/// program. Both pass one suite of tests, and so should any other.
pub trait Store {
    /// All that was recorded, on every device. Where nothing was yet, nothing is made.
    ///
    /// What cannot be read is noted and left out; times that cannot be right by `now` are put right.
    ///
    /// # Errors
    ///
    /// The place where all is kept cannot be looked into.
    fn read(&mut self, now: Moment) -> Result<History, JournalError>;

    /// Hands what was recorded since this bookmark on, share by share. `None` at any doubt whether all before it is as it was and all after it in order,
    /// and where that cannot be told: then what was handed on is void, and [`read`](Store::read) does.
    ///
    /// # Errors
    ///
    /// As for [`read`](Store::read).
    fn read_on(
        &mut self,
        _from: &Bookmark,
        _now: Moment,
        _reader: &mut dyn Reader,
    ) -> Result<Option<ReadOn>, JournalError> {
        Ok(None)
    }

    /// Keeps one more event; returns once it is safe. Where the clock was set back a little, it has the time of the line above.
    ///
    /// # Errors
    ///
    /// The event could not be kept. All that was kept before still is.
    fn append(&mut self, at: Moment, event: &Event) -> Result<Appended, JournalError>;

    /// Keeps one more event unless there is [news](Store::has_news); returns `None` if there is, and then nothing has changed. No one else on
    /// this machine writes between the look and the line.
    ///
    /// # Errors
    ///
    /// As for [`append`](Store::append) and [`has_news`](Store::has_news).
    fn append_unless_news(&mut self, at: Moment, event: &Event) -> Result<Option<Appended>, JournalError>;

    /// Whether anything was added since the last read that was not appended here: in another window, on another device.
    ///
    /// # Errors
    ///
    /// That cannot be found out.
    fn has_news(&mut self) -> Result<bool, JournalError>;

    /// These lines to the last byte, without their ends, in this order; `None` if one of them is not there.
    ///
    /// # Errors
    ///
    /// What was kept cannot be read.
    fn lines(&self, ids: &[LineId]) -> Result<Option<Vec<Vec<u8>>>, JournalError>;
}

impl<S: Store + ?Sized> Store for &mut S {
    fn read(&mut self, now: Moment) -> Result<History, JournalError> {
        (**self).read(now)
    }

    fn read_on(
        &mut self,
        from: &Bookmark,
        now: Moment,
        reader: &mut dyn Reader,
    ) -> Result<Option<ReadOn>, JournalError> {
        (**self).read_on(from, now, reader)
    }

    fn append(&mut self, at: Moment, event: &Event) -> Result<Appended, JournalError> {
        (**self).append(at, event)
    }

    fn append_unless_news(&mut self, at: Moment, event: &Event) -> Result<Option<Appended>, JournalError> {
        (**self).append_unless_news(at, event)
    }

    fn has_news(&mut self) -> Result<bool, JournalError> {
        (**self).has_news()
    }

    fn lines(&self, ids: &[LineId]) -> Result<Option<Vec<Vec<u8>>>, JournalError> {
        (**self).lines(ids)
    }
}

/// All that was recorded, on every device.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    /// In order of time; of one instant, in the order of device and line.
    pub events: Vec<Recorded>,
    /// What the learner should know.
    pub notes: Vec<Note>,
}

/// What appending came to.
#[derive(Debug)]
pub struct Appended {
    /// The line.
    pub id: LineId,
    /// The time that it has.
    pub at: Moment,
    /// What the learner should know.
    pub notes: Vec<Note>,
}
