//! The journal as a folder: one text file for each device, each line an event.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the journal is kept in files here, which no page has, and in memory beside"
)]

mod care;
mod folder;
mod in_order;
pub(super) mod lock;
mod place;
pub(super) mod private;
mod read;
pub(super) mod regular;
mod stamp;
mod trouble;
mod write;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rand::rngs::ChaCha8Rng;

use super::known::KnownLines;
use super::lines::{Lines, MissingNumbers};
use super::text::Text;
use super::{
    Appended, BadLine, Bookmark, DeviceName, Event, FileOperation, History, JournalError, LineId, NotRead, Note,
    ReadOn, Reader, Store, ThisMachine, UnreadableLine,
};
use crate::clock::{DayStart, Moment};
use crate::deck;
pub use care::{Added, Checked, DailyCopy, Repaired, ToRepair};
use folder::{Listing, file_of, folder};
use in_order::DeviceFile;
pub use lock::Waiting;
use place::{Place, Seen};
use read::{read_into, read_or_note};
pub use regular::open_regular;
pub use trouble::trouble;
use write::{Writer, Written};

/// The length of each file, in bytes.
type Lengths = BTreeMap<PathBuf, u64>;

/// A journal in the folder `journal` of a data directory.
///
/// Each device appends only to its own file, `DEVICE.jsonl`. The name of this device is made with the first event, and kept outside the
/// data directory, which may be synced. Every file whose name ends in `.jsonl` is read, copies that sync tools made as well: a line counts
/// once, in however many of them it stands.
#[derive(Debug)]
pub struct Files {
    data_dir: PathBuf,
    /// `None` where there is no place for this machine's name.
    machine: Option<ThisMachine>,
    waiting: Option<Waiting>,
    /// What a new name is drawn from.
    rng: ChaCha8Rng,
    /// `None` before the first event from here.
    writer: Option<Writer>,
    /// The length of each file as it was last read or written from here, in bytes.
    known: Lengths,
    /// Whether lines were written over that were read from here, and can be asked for again.
    are_lost: Arc<AtomicBool>,
}

/// A journal as it was found.
struct Look {
    lines: Lines,
    notes: Vec<Note>,
    /// The length of each file in its folder.
    known: Lengths,
    /// How far this machine had seen it come before.
    seen: Seen,
}

impl Files {
    /// The journal in `data_dir`, as `machine` keeps it; if that has no name yet, `rng` makes one.
    ///
    /// Nothing is read or made before it is needed. Without a `machine` nothing can be appended.
    pub fn new(data_dir: impl Into<PathBuf>, machine: Option<ThisMachine>, rng: ChaCha8Rng) -> Self {
        let (data_dir, known) = (data_dir.into(), BTreeMap::new());
        Self { data_dir, machine, waiting: None, rng, writer: None, known, are_lost: Arc::default() }
    }

    /// The same, waiting like this while another program writes.
    #[must_use]
    pub fn waiting(self, waiting: Waiting) -> Self {
        Self { waiting: Some(waiting), ..self }
    }

    /// The folder that holds the files of all devices.
    pub fn folder(&self) -> PathBuf {
        folder(&self.data_dir)
    }

    /// The name of this machine in the journal; `None` if it has none yet.
    pub fn device(&self) -> Option<DeviceName> {
        self.machine.as_ref().and_then(DeviceName::known)
    }

    /// Where this machine keeps what it knows of this journal.
    fn place(&self) -> Option<Place> {
        let data_dir = std::path::absolute(&self.data_dir).unwrap_or_else(|_| self.data_dir.clone());
        let known_by = deck::fingerprint([data_dir.as_os_str().as_encoded_bytes()]);
        self.machine.as_ref().map(|machine| Place::new(&machine.state_dir, &known_by[..16]))
    }

    /// What is read: the files in the journal's folder, and lines that could not be written there yet.
    fn paths(&self, listing: &Listing) -> Vec<PathBuf> {
        let kept = self.place().map(|place| place.kept_lines()).filter(|path| path.is_file());
        listing.files.iter().cloned().chain(kept).collect()
    }

    /// Reads all lines; notes what is wrong with their files.
    fn read_lines(&self, now: Moment) -> Result<Look, JournalError> {
        // Before the files are: what another window writes in between is not missed.
        let seen = self.place().map(|place| place.seen()).unwrap_or_default();
        let listing = Listing::of(&self.data_dir)?;
        let (mut lines, mut notes, mut known) = (Lines::default(), Vec::new(), BTreeMap::new());
        for path in self.paths(&listing) {
            let length = read_into(&mut lines, &mut notes, &path, self.waiting, now)?;
            if listing.files.contains(&path) {
                known.insert(path, length);
            }
        }
        notes.extend(self.notes_of(listing.others, &seen));
        Ok(Look { lines, notes, known, seen })
    }

    /// What lies in the folder and is not read, as far as that should be known.
    fn notes_of(&self, others: Vec<(PathBuf, NotRead)>, seen: &Seen) -> impl Iterator<Item = Note> {
        let is_empty = |why: &NotRead| *why == NotRead::Empty;
        let others = others.into_iter().filter(move |(path, why)| !is_empty(why) || !self.is_just_begun(path, seen));
        others.map(|(path, why)| Note::NotRead { path, why })
    }

    /// Whether this is the file of this machine, to which it has not written yet: another window is just about to.
    fn is_just_begun(&self, path: &Path, seen: &Seen) -> bool {
        let own = self.machine.as_ref().and_then(DeviceName::known);
        own.is_some_and(|own| folder::device_of(path) == Some(own) && !seen.highest.contains_key(&own))
    }

    /// The lines that are missing, by what this machine has seen of them, without those that were given up.
    fn missing(lines: &Lines, seen: &Seen, notes: &[Note]) -> Vec<MissingNumbers> {
        let given_up = |device: &DeviceName| seen.given_up.get(device).copied().unwrap_or(0);
        let is_told = |device: &DeviceName| bad_lines_of(*device, notes) + given_up(device);
        let missing = Self::not_there(lines, seen, notes).into_iter();
        missing.filter(|missing| missing.count > is_told(&missing.device)).collect()
    }

    /// The lines that are not there, without those in a file that is only away.
    fn not_there(lines: &Lines, seen: &Seen, notes: &[Note]) -> Vec<MissingNumbers> {
        let is_away = |note: &Note, device| match note {
            Note::NotRead { path, why: NotRead::InCloud } => folder::device_of(path) == Some(device),
            _ => false,
        };
        let is_known = |device| notes.iter().any(|note| is_away(note, device));
        lines.missing(&seen.highest).into_iter().filter(|missing| !is_known(missing.device)).collect()
    }

    /// The same, with what follows from all lines together: what is missing, what is dated ahead.
    fn look(&self, now: Moment) -> Result<Look, JournalError> {
        let Look { lines, mut notes, known, seen } = self.read_lines(now)?;
        let missing = Self::missing(&lines, &seen, &notes).into_iter();
        notes.extend(missing.map(|MissingNumbers { device, count, first, last }| Note::Missing {
            device,
            count,
            first,
            last,
        }));
        if lines.ahead() > 0 {
            notes.push(Note::Ahead { lines: lines.ahead() });
        }
        Ok(Look { lines, notes, known, seen })
    }

    /// Remembers what was read.
    fn note_seen(&mut self, known: Lengths, seen: &Seen, now_seen: &Seen) {
        self.known = known;
        if let Some(place) = self.place().filter(Place::is_there).filter(|_| now_seen != seen) {
            // It only helps to notice losses.
            let _ = place.keep_seen(now_seen);
        }
    }

    /// Begins to write: with a copy of what was there before, once a day.
    fn begin(&mut self, at: Moment) -> Result<(Writer, Option<Note>), JournalError> {
        let listing = Listing::of(&self.data_dir)?;
        let paths = listing.files.clone();
        if let Some(hindrance) = listing.hindrance() {
            return Err(hindrance);
        }
        let (Some(machine), Some(place)) = (&self.machine, self.place()) else { return Err(JournalError::NoStateDir) };
        let lost = place.seen().lost_with_all();
        if lost > 0 && !self.folder().is_dir() {
            return Err(JournalError::Gone { path: self.folder(), lines: lost });
        }
        let device = DeviceName::of(machine, self.waiting, &mut self.rng)?;
        let copied = place.copy(&at.day(DayStart::USUAL).to_string(), &paths, self.waiting);
        let note = copied.err().map(|error| Note::NotCopied { error: error.to_string() });
        Ok((Writer::new(&self.data_dir, device, place, self.waiting), note))
    }

    /// Writes like this; returns what that came to, and what should be known if it was the first time.
    fn writing<T>(
        &mut self,
        at: Moment,
        write: impl FnOnce(&Self, &mut Writer) -> Result<T, JournalError>,
    ) -> Result<(T, Option<Note>), JournalError> {
        let (mut writer, note) = match self.writer.take() {
            Some(writer) => (writer, None),
            None => self.begin(at)?,
        };
        let written = write(self, &mut writer);
        self.writer = Some(writer);
        Ok((written?, note))
    }

    fn appended(&mut self, written: Written, note: Option<Note>) -> Appended {
        let Written { mut appended, path, before, after } = written;
        // What another window wrote in between is not known here, and stays news.
        if self.known.get(&path).copied().unwrap_or(0) == before {
            self.known.insert(path, after);
        }
        appended.notes.extend(note);
        appended
    }

    /// Whether the files are other than they were as they were last read or written from here.
    fn differs(&self) -> Result<bool, JournalError> {
        let mut lengths = BTreeMap::new();
        for path in Listing::of(&self.data_dir)?.files {
            let length = fs::metadata(&path).map_err(JournalError::io(FileOperation::Read, &path))?.len();
            lengths.insert(path, length);
        }
        Ok(lengths != self.known || self.are_lost.load(Ordering::Relaxed))
    }
}

/// How many lines of a device's own file cannot be read: their numbers are missing as well, and that needs no second word.
fn bad_lines_of(device: DeviceName, notes: &[Note]) -> u64 {
    let is_own = |path: &Path| path.file_stem().and_then(|name| name.to_str()) == Some(&device.to_string());
    // What git left never had a number.
    let had_number = |bad: &&BadLine| bad.cause != UnreadableLine::ConflictMarker;
    let bad = |note: &Note| match note {
        Note::BadLines { path, lines } if is_own(path) => lines.iter().filter(had_number).count() as u64,
        Note::Torn { path, .. } if is_own(path) => 1,
        _ => 0,
    };
    notes.iter().map(bad).sum()
}

impl Store for Files {
    fn read(&mut self, now: Moment) -> Result<History, JournalError> {
        let Look { lines, notes, known, seen } = self.look(now)?;
        self.note_seen(known, &seen, &seen.and(&lines));
        self.are_lost = Arc::default();
        Ok(History { events: lines.into_events(), notes })
    }

    fn read_on(
        &mut self,
        from: &Bookmark,
        now: Moment,
        reader: &mut dyn Reader,
    ) -> Result<Option<ReadOn>, JournalError> {
        // Before the files are: what another window writes in between is not missed.
        let seen = self.place().map(|place| place.seen()).unwrap_or_default();
        let listing = Listing::of(&self.data_dir)?;
        let mut files = Vec::new();
        for path in self.paths(&listing) {
            let Some(file) = DeviceFile::open(&path, self.waiting)? else { return Ok(None) };
            files.push(file);
        }
        let are_lost = Arc::default();
        let lines = |source| KnownLines::new(source, Arc::clone(&are_lost));
        let place = self.place().filter(Place::is_there);
        let gone_through = place.as_ref().map(Place::gone_through).unwrap_or_default();
        let read = in_order::read_on(&files, from, &gone_through, reader, lines);
        let Some((bookmark, now_gone_through)) = read else { return Ok(None) };
        if let Some(place) = place.filter(|_| now_gone_through != gone_through) {
            // It only saves time.
            let _ = place.keep_gone_through(&now_gone_through);
        }
        if bookmark.latest.is_some_and(|(latest, _)| now.is_long_before(latest)) {
            return Ok(None);
        }
        let (mut known, mut highest) = (Lengths::new(), BTreeMap::new());
        for (device, mark) in &bookmark.devices {
            known.insert(file_of(&self.data_dir, *device), mark.length);
            highest.insert(*device, mark.lines);
        }
        let Some(now_seen) = seen.and_all_up_to(highest) else { return Ok(None) };
        self.note_seen(known, &seen, &now_seen);
        self.are_lost = are_lost;
        Ok(Some(ReadOn { notes: self.notes_of(listing.others, &seen).collect(), bookmark }))
    }

    fn append(&mut self, at: Moment, event: &Event) -> Result<Appended, JournalError> {
        let (written, note) = self.writing(at, |_, writer| {
            let file = writer.lock(at, event)?;
            writer.append(file, at, event)
        })?;
        Ok(self.appended(written, note))
    }

    fn append_unless_news(&mut self, at: Moment, event: &Event) -> Result<Option<Appended>, JournalError> {
        let (written, note) = self.writing(at, |files, writer| {
            let file = writer.lock(at, event)?;
            if files.differs()? { Ok(None) } else { writer.append(file, at, event).map(Some) }
        })?;
        Ok(written.map(|written| self.appended(written, note)))
    }

    fn has_news(&mut self) -> Result<bool, JournalError> {
        self.differs()
    }

    fn lines(&self, ids: &[LineId]) -> Result<Option<Vec<Vec<u8>>>, JournalError> {
        let mut wanted: HashMap<LineId, Option<Vec<u8>>> = ids.iter().map(|id| (*id, None)).collect();
        for path in self.paths(&Listing::of(&self.data_dir)?) {
            // What cannot be read has been told of.
            let bytes = read_or_note(&path, self.waiting, &mut Vec::new())?.unwrap_or_default();
            for (line, bytes) in Text::read(&bytes, folder::writer_of(&path)).lines {
                if let Some(found) = wanted.get_mut(&line.id) {
                    found.get_or_insert_with(|| bytes.to_vec());
                }
            }
        }
        Ok(ids.iter().map(|id| wanted[id].clone()).collect())
    }
}
