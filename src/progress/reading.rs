//! Progress, as it follows from a journal in order that is read share by share.

use super::fold::Count;
use super::sessions::{KeptSessions, Sessions};
use super::snapshot::Snapshot;
use super::{Progress, Rules};
use crate::journal::{Accept, Bookmark, Event, KnownLines, Reader, Recorded, Undo};

/// What follows from lines that a snapshot knows, or from none, and from those that are read.
pub(crate) struct Reading<'r> {
    /// What is known before anything is read; taken once reading begins.
    known: Option<Snapshot<'static>>,
    from: Bookmark,
    rules: Rules,
    count: Count<'r>,
    /// `None` before reading begins, and where what is read changes what was before.
    progress: Option<Progress>,
}

impl<'r> Reading<'r> {
    /// Reading on from a snapshot, or from the first line. Again and again `count` is told how much was read, and how much there is.
    pub(crate) fn new(known: Option<Snapshot<'static>>, rules: Rules, count: Count<'r>) -> Self {
        let from = known.as_ref().map(|snapshot| snapshot.bookmark().clone()).unwrap_or_default();
        Self { known, from, rules, count, progress: None }
    }

    /// From where on the journal is to be read.
    pub(crate) fn from(&self) -> Bookmark {
        self.from.clone()
    }

    /// What follows from all that was known and read; `None` if a snapshot cannot tell that.
    pub(crate) fn progress(self) -> Option<Progress> {
        self.progress.map(Progress::read)
    }

    /// Whether an event changes what lines mean that the snapshot knows.
    fn changes_what_was(&self, recorded: &Recorded) -> bool {
        match recorded.event {
            Event::Forget(_) => self.known.is_some(),
            Event::Undo(Undo { answer }) | Event::Accept(Accept { answer }) => self.from.has(answer),
            Event::Begin(_) | Event::Answer(_) | Event::End(_) | Event::Named(_) => false,
        }
    }
}

impl Progress {
    /// The same with sessions that were kept, and with what was said of answers since, where these are the lines of the journal.
    pub(super) fn with_sessions(self, kept: KeptSessions<'_>, lines: KnownLines, said: Vec<Recorded>) -> Option<Self> {
        Some(Self { sessions: Sessions::of_kept(kept.with(said), lines)?, ..self })
    }

    /// The same once all is read.
    fn read(mut self) -> Self {
        self.sessions.are_read();
        self
    }
}

impl Reader for Reading<'_> {
    fn begin(&mut self, lines: KnownLines, events: Vec<Recorded>) {
        if events.iter().any(|recorded| self.changes_what_was(recorded)) {
            return;
        }
        // What is said of answers is known before any of them is read.
        let is_said_of_answer = |recorded: &Recorded| matches!(recorded.event, Event::Undo(_) | Event::Accept(_));
        let (said, events): (Vec<_>, Vec<_>) = events.into_iter().partition(is_said_of_answer);
        let progress = match self.known.take() {
            Some(snapshot) => snapshot.progress(lines, said, self.rules.clone()),
            None => Progress::new(self.rules.clone()).with_sessions(KeptSessions::default(), lines, said),
        };
        self.progress = progress.map(|mut progress| {
            progress.take_first(events);
            progress
        });
    }

    fn take(&mut self, events: Vec<Recorded>, read: u64, of: u64) {
        if let Some(progress) = &mut self.progress {
            progress.take_all(events.into_iter());
            (self.count)(read, of);
        }
    }
}
