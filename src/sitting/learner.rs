//! One learner: where the journal is kept, and what follows from it.

use crate::clock::Moment;
use crate::journal::{Appended, Event, History, JournalError, LineId, Name, Named, Note, Recorded, Store};
use crate::progress::{Progress, Rules};

/// One learner: the store of the journal, and the progress that follows from it.
///
/// The journal is read once. What is recorded here goes into both, one event at a time.
#[derive(Debug)]
pub struct Learner<S> {
    store: S,
    progress: Progress,
    notes: Vec<Note>,
}

impl<S: Store> Learner<S> {
    /// The learner whose journal is in `store`.
    ///
    /// # Errors
    ///
    /// The journal cannot be read.
    pub fn load(store: S, rules: Rules, now: Moment) -> Result<Self, JournalError> {
        let mut learner = Self { store, progress: Progress::new(rules), notes: Vec::new() };
        learner.read(now, Progress::of)?;
        Ok(learner)
    }

    /// The same; what is believed is taken from a snapshot of an earlier start as far as one knows it, and any doubt about it costs nothing but
    /// time. With the learner come the bytes of a new snapshot, if it is worth being kept for the next start.
    ///
    /// # Errors
    ///
    /// The journal cannot be read.
    pub fn load_known(
        store: S,
        rules: Rules,
        now: Moment,
        snapshot: Option<&[u8]>,
    ) -> Result<(Self, Option<Vec<u8>>), JournalError> {
        let mut learner = Self { store, progress: Progress::new(rules), notes: Vec::new() };
        let mut kept = None;
        learner.read(now, |events, rules| {
            let (progress, new) = Progress::of_known(events, rules, snapshot);
            kept = new;
            progress
        })?;
        Ok((learner, kept))
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
        Ok(self.take(appended, at, event))
    }

    /// The same unless something was added elsewhere that is not known here; returns `None` if so, and then nothing has changed.
    ///
    /// # Errors
    ///
    /// The event could not be kept. Nothing has changed.
    pub fn record_unless_news(&mut self, at: Moment, event: Event) -> Result<Option<LineId>, JournalError> {
        let appended = self.store.append_unless_news(at, &event)?;
        Ok(appended.map(|appended| self.take(appended, at, event)))
    }

    fn take(&mut self, appended: Appended, at: Moment, event: Event) -> LineId {
        appended.notes.into_iter().for_each(|note| self.note(note));
        self.progress.apply(Recorded { id: appended.id, at, event });
        appended.id
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
            self.read(now, Progress::of)?;
        }
        Ok(has_news)
    }

    fn read(
        &mut self,
        now: Moment,
        progress_of: impl FnOnce(Vec<Recorded>, Rules) -> Progress,
    ) -> Result<(), JournalError> {
        let History { events, notes } = self.store.read(now)?;
        notes.into_iter().for_each(|note| self.note(note));
        self.progress = progress_of(events, self.progress.rules().clone());
        Ok(())
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
