//! One learner: where the journal is kept, and what follows from it.

use crate::clock::Moment;
use crate::journal::{Appended, Event, History, JournalError, LineId, Name, Named, Note, ReadOn, Recorded, Store};
use crate::progress::{Count, Progress, Reading, Rules, Snapshot};

/// One learner: the store of the journal, and the progress that follows from it.
///
/// The journal is read at the beginning, and where there is news in it. What is recorded here goes into both, one event at a time.
#[derive(Debug)]
pub struct Learner<S> {
    store: S,
    progress: Progress,
    notes: Vec<Note>,
    snapshot: Option<Vec<u8>>,
    /// Whether it is another than the one of an earlier start.
    is_snapshot_new: bool,
}

impl<S: Store> Learner<S> {
    /// The learner whose journal is in `store`.
    ///
    /// # Errors
    ///
    /// The journal cannot be read.
    pub fn load(store: S, rules: Rules, now: Moment) -> Result<Self, JournalError> {
        Self::load_known(store, rules, now, None, &|_, _| {})
    }

    /// The same, with a [snapshot](Self::new_snapshot) of an earlier start. Any doubt about it costs nothing but time. Again and again
    /// `count` is told how much of what is left was read, and how much there is.
    ///
    /// # Errors
    ///
    /// The journal cannot be read.
    pub fn load_known(
        store: S,
        rules: Rules,
        now: Moment,
        snapshot: Option<Vec<u8>>,
        count: &dyn Fn(u64, u64),
    ) -> Result<Self, JournalError> {
        let (progress, notes) = (Progress::new(rules), Vec::new());
        let mut learner = Self { store, progress, notes, snapshot, is_snapshot_new: false };
        learner.read(now, count)?;
        Ok(learner)
    }

    /// The bytes of a new snapshot, if one is worth being kept for the next start: with it the journal need not be read from its first line.
    pub fn new_snapshot(&self) -> Option<&[u8]> {
        self.snapshot.as_deref().filter(|_| self.is_snapshot_new)
    }

    /// What follows from the journal.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Where the journal is kept.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// What should be known about the journal, each thing once and in its last state.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Keeps an event; returns its line once it is safe.
    ///
    /// # Errors
    ///
    /// The event could not be kept. Nothing has changed.
    pub fn record(&mut self, at: Moment, event: Event) -> Result<LineId, JournalError> {
        let appended = self.store.append(at, &event)?;
        Ok(self.take(appended, event))
    }

    /// The same unless something was added elsewhere that is not known here; returns `None` if so, and then nothing has changed.
    ///
    /// # Errors
    ///
    /// The event could not be kept. Nothing has changed.
    pub fn record_unless_news(&mut self, at: Moment, event: Event) -> Result<Option<LineId>, JournalError> {
        let appended = self.store.append_unless_news(at, &event)?;
        Ok(appended.map(|appended| self.take(appended, event)))
    }

    fn take(&mut self, Appended { id, at, notes }: Appended, event: Event) -> LineId {
        notes.into_iter().for_each(|note| self.note(note));
        let recorded = Recorded { id, at, event };
        if !self.progress.is_changed_by(&recorded) || !self.reads_on(at) {
            self.progress.apply(recorded);
        }
        id
    }

    /// Takes what follows from the snapshot and what came after it, which is sooner known than what follows from the first answer on; returns whether
    /// that can be. What is news is left for when it is asked for.
    fn reads_on(&mut self, now: Moment) -> bool {
        if self.store.has_news().unwrap_or(true) {
            return false;
        }
        let rules = self.progress.rules().clone();
        let Ok(Some((progress, read))) = self.read_on(self.known(&rules), &rules, now, &|_, _| {}) else {
            return false;
        };
        read.notes.into_iter().for_each(|note| self.note(note));
        self.progress = progress;
        true
    }

    /// Says the learner's name, if none was said; returns the learner's name, which may be another.
    ///
    /// # Errors
    ///
    /// It could not be kept. Nothing has changed.
    pub fn be_named(&mut self, at: Moment, name: &Name) -> Result<Name, JournalError> {
        // Where folders were merged, there are several.
        let known = Some(name).filter(|name| self.progress.has_name(name)).or_else(|| self.progress.name());
        if let Some(known) = known {
            return Ok(known.clone());
        }
        self.record(at, Event::Named(Named { name: name.clone() }))?;
        Ok(name.clone())
    }

    /// Reads the journal again if something was added elsewhere, in another window or on another device; returns whether that was so.
    ///
    /// # Errors
    ///
    /// The journal cannot be read.
    pub fn refresh(&mut self, now: Moment) -> Result<bool, JournalError> {
        let has_news = self.store.has_news()?;
        if has_news {
            self.read(now, &|_, _| {})?;
        }
        Ok(has_news)
    }

    fn read(&mut self, now: Moment, count: Count<'_>) -> Result<(), JournalError> {
        let rules = self.progress.rules().clone();
        let snapshot = self.known(&rules);
        let mut known = snapshot.as_ref().map_or(0, |snapshot| snapshot.bookmark().lines());
        let mut read = self.read_on(snapshot, &rules, now, count)?;
        if read.is_none() && known > 0 {
            (read, known) = (self.read_on(None, &rules, now, count)?, 0);
        }
        let Some((progress, ReadOn { notes, bookmark })) = read else {
            let History { events, notes } = self.store.read(now)?;
            notes.into_iter().for_each(|note| self.note(note));
            self.progress = Progress::of_counted(events, rules, count);
            return Ok(());
        };
        notes.into_iter().for_each(|note| self.note(note));
        self.progress = progress;
        if Snapshot::is_worth_keeping(bookmark.lines(), known)
            && let Some(bytes) = Snapshot::write(&self.progress, &bookmark)
        {
            (self.snapshot, self.is_snapshot_new) = (Some(bytes), true);
        }
        Ok(())
    }

    /// The snapshot of an earlier start, if it holds what follows by these rules.
    fn known(&self, rules: &Rules) -> Option<Snapshot<'static>> {
        self.snapshot.as_deref().and_then(|bytes| Snapshot::read(bytes, rules))
    }

    /// What follows from a snapshot, or nothing, and from what came after it.
    fn read_on(
        &mut self,
        known: Option<Snapshot<'static>>,
        rules: &Rules,
        now: Moment,
        count: Count<'_>,
    ) -> Result<Option<(Progress, ReadOn)>, JournalError> {
        let mut reading = Reading::new(known, rules.clone(), count);
        let read = self.store.read_on(&reading.from(), now, &mut reading)?;
        Ok(read.and_then(|read| Some((reading.progress()?, read))))
    }

    fn note(&mut self, note: Note) {
        if let Note::SetAside { path, .. } = &note {
            self.notes.retain(|known| !matches!(known, Note::Torn { path: torn, .. } if torn == path));
        }
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}
