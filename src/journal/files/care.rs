//! Looking after a journal: setting aside what cannot be read, adding what another folder holds, and the daily copies.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::folder::{Listing, aside_of, folder, writer_of};
use super::lock;
use super::place::Place;
use super::read::read_or_note;
use super::write::{id_of, set_aside, sync_folder_of};
use super::{Files, Look, bad_lines_of, open_regular, private};
use crate::clock::{Day, Moment};
use crate::journal::lines::Lines;
use crate::journal::text::Text;
use crate::journal::{
    BadLine, Checksum, DeviceName, Event, FileOperation, History, JournalError, LineId, Note, Recorded, UnreadableLine,
};

/// A file out of which lines were taken that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    /// The file.
    pub path: PathBuf,
    /// How many lines were taken out.
    pub lines: usize,
    /// The file that they are in now.
    pub aside: PathBuf,
}

/// What a repair would come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToRepair {
    /// Each file out of which lines would be taken.
    pub files: Vec<Repaired>,
    /// How many lines, beside these, are lost and would be missed no longer.
    pub lost: u64,
}

/// What there is of a journal, and what is wrong with it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Checked {
    /// All that can be read, and what is to be told.
    pub history: History,
    /// How many files that is from.
    pub files: usize,
}

/// What another folder's journal holds that this one does not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Added {
    /// Its lines, in order of time.
    pub lines: Vec<Recorded>,
    /// How many files the other has.
    pub files: usize,
    /// How many answers the other has, those that are here as well.
    pub answers: usize,
    /// What should be known about the other journal.
    pub notes: Vec<Note>,
}

/// A copy of the journal that was made on some day, before anything was written to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DailyCopy {
    /// The day.
    pub day: Day,
    /// The folder with the files.
    pub path: PathBuf,
}

impl Files {
    /// All that is there and what is wrong with it. Nothing is changed by that, nor kept in mind.
    ///
    /// # Errors
    ///
    /// The folder cannot be looked into.
    pub fn check(&self, now: Moment) -> Result<Checked, JournalError> {
        let Look { lines, notes, known, .. } = self.look(now)?;
        let is_unread = |path: &PathBuf| {
            notes.iter().any(|note| matches!(note, Note::NotRead { path: unread, .. } if unread == path))
        };
        let files = known.keys().filter(|path| !is_unread(path)).count();
        Ok(Checked { history: History { events: lines.into_events(), notes }, files })
    }

    /// What [`Files::repair`] would do.
    ///
    /// # Errors
    ///
    /// A file cannot be read.
    pub fn to_repair(&self, now: Moment) -> Result<ToRepair, JournalError> {
        let files = self.damaged_files()?;
        let Look { lines, notes, seen, .. } = self.look(now)?;
        let given_up = |device: &DeviceName| seen.given_up.get(device).copied().unwrap_or(0);
        let missing = Self::not_there(&lines, &seen, &notes).into_iter();
        let told = |device: &DeviceName| given_up(device) + bad_lines_of(*device, &notes);
        let lost = missing.map(|missing| missing.count.saturating_sub(told(&missing.device))).sum();
        Ok(ToRepair { files, lost })
    }

    /// The files with lines that cannot be read. A file of which nothing can be read is none of them: nothing can be taken out of it.
    fn damaged_files(&self) -> Result<Vec<Repaired>, JournalError> {
        let mut files = Vec::new();
        for (path, bytes) in self.texts(Listing::of(&self.data_dir)?, &mut Vec::new())? {
            let lines = damaged(&Text::read(&bytes, writer_of(&path))).len();
            if lines > 0 {
                files.push(Repaired { lines, aside: aside_of(&self.data_dir, &path), path });
            }
        }
        Ok(files)
    }

    /// Takes every line that cannot be read out of its file, and keeps it in another; what is lost for good is noted no longer. Lines of a newer
    /// version of this program stay.
    ///
    /// # Errors
    ///
    /// A file cannot be read or written. Until its lines are kept elsewhere it is as it was.
    pub fn repair(&mut self, now: Moment) -> Result<Vec<Repaired>, JournalError> {
        let mut repaired = Vec::new();
        for Repaired { path, .. } in self.damaged_files()? {
            repaired.extend(self.repair_file(path)?);
        }
        let Look { lines, notes, .. } = self.read_lines(now)?;
        if let Some(place) = self.place().filter(Place::is_there) {
            let mut seen = place.seen().and(&lines);
            let missing = Self::not_there(&lines, &seen, &notes);
            seen.given_up = missing.into_iter().map(|missing| (missing.device, missing.count)).collect();
            place.keep_seen(&seen).map_err(JournalError::device_io(FileOperation::Write, self.data_dir.clone()))?;
        }
        Ok(repaired)
    }

    fn repair_file(&self, path: PathBuf) -> Result<Option<Repaired>, JournalError> {
        let failed = |operation| JournalError::io(operation, &path);
        let options = &mut fs::OpenOptions::new();
        let mut file = open_regular(options.read(true).write(true), &path).map_err(failed(FileOperation::Open))?;
        lock::exclusive(&file, self.waiting).map_err(failed(FileOperation::Lock))?;
        let is_replaced = match (file.metadata(), fs::metadata(&path)) {
            (Ok(here), Ok(there)) => id_of(&here) != id_of(&there),
            _ => true,
        };
        if is_replaced {
            // Another repair was faster; what it left is looked at the next time.
            return Ok(None);
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(failed(FileOperation::Read))?;
        let text = Text::read(&bytes, writer_of(&path));
        let taken = damaged(&text);
        if taken.is_empty() {
            return Ok(None);
        }
        let aside = aside_of(&self.data_dir, &path);
        set_aside(&aside, &taken).map_err(JournalError::io(FileOperation::Write, &aside))?;
        let newer = text.bad.iter().filter(|(bad, _)| is_newer(bad)).map(|(bad, line)| (bad.line, *line));
        let kept = text.numbered.iter().copied().zip(text.lines.iter().map(|(_, line)| *line));
        let mut kept: Vec<(usize, &[u8])> = kept.chain(newer).collect();
        kept.sort_unstable();
        let contents = kept.iter().flat_map(|(_, line)| [*line, b"\n"]).collect::<Vec<_>>().concat();
        replace(&path, &contents).map_err(failed(FileOperation::Write))?;
        Ok(Some(Repaired { lines: taken.len(), path, aside }))
    }

    /// What the journal in another folder holds that this one does not: in a data directory, or in a journal's folder itself.
    ///
    /// # Errors
    ///
    /// One of them cannot be looked into.
    pub fn not_here(&self, other: &Path, now: Moment) -> Result<Added, JournalError> {
        let (Look { lines: mut known, .. }, mut notes) = (self.read_lines(now)?, Vec::new());
        let mut added = Lines::default();
        let texts = self.texts(listing_of(other)?, &mut notes)?;
        let files = texts.len();
        for (path, bytes) in texts {
            let text = Text::read(&bytes, writer_of(&path));
            if !text.torn.is_empty() {
                notes.push(Note::Torn { path: path.clone(), line: text.length + 1 });
            }
            if !text.bad.is_empty() {
                let lines = text.bad.iter().map(|(bad, _)| bad.clone()).collect();
                notes.push(Note::BadLines { path, lines });
            }
            added.take_text(text, now);
        }
        let mut lines = added.into_events();
        let answers = lines.iter().filter(|line| matches!(line.event, Event::Answer(_))).count();
        lines.retain(|line| known.is_new(line.id));
        Ok(Added { lines, files, answers, notes })
    }

    /// Adds what the journal in another folder holds and this one does not, in files of their own beside the others. Doing so again changes
    /// nothing.
    ///
    /// # Errors
    ///
    /// The other cannot be read, or this one not be written: nothing is added beside a file that is only away. Of each file nothing is added, or all.
    pub fn add(&mut self, other: &Path, now: Moment) -> Result<Added, JournalError> {
        if let Some(hindrance) = Listing::of(&self.data_dir)?.hindrance() {
            return Err(hindrance);
        }
        let added = self.not_here(other, now)?;
        if added.lines.is_empty() {
            return Ok(added);
        }
        let new: HashSet<LineId> = added.lines.iter().map(|line| line.id).collect();
        let mut files: BTreeMap<DeviceName, Vec<u8>> = BTreeMap::new();
        let mut written = HashSet::new();
        for (path, bytes) in self.texts(listing_of(other)?, &mut Vec::new())? {
            let writer = writer_of(&path);
            for (line, bytes) in Text::read(&bytes, writer).lines {
                if new.contains(&line.id) && written.insert(line.id) {
                    // What does not say itself whose it is says it by its file's name.
                    files.entry(line.id.device).or_default().extend([bytes, b"\n"].concat());
                }
            }
        }
        let folder = self.folder();
        private::make_folder(&folder).map_err(JournalError::io(FileOperation::MakeFolder, &folder))?;
        for (device, contents) in files {
            let path = folder.join(format!("{device}.added-{}.jsonl", Checksum::of(&contents)));
            replace(&path, &contents).map_err(JournalError::io(FileOperation::Write, &path))?;
        }
        Ok(added)
    }

    /// The daily copies that this machine has, the newest first.
    pub fn copies(&self) -> Vec<DailyCopy> {
        let copies = self.place().map(|place| place.copies()).unwrap_or_default();
        let copy = |(day, path): (String, PathBuf)| Some(DailyCopy { day: day.parse().ok()?, path });
        copies.into_iter().filter_map(copy).collect()
    }

    /// The folder of the daily copies, whether there are any or not; `None` where this machine has no place for them.
    pub fn copies_folder(&self) -> Option<PathBuf> {
        self.place().map(|place| place.copies_folder())
    }

    /// The files of a listing and what they hold; what cannot be read is noted.
    fn texts(&self, listing: Listing, notes: &mut Vec<Note>) -> Result<Vec<(PathBuf, Vec<u8>)>, JournalError> {
        notes.extend(listing.others.into_iter().map(|(path, why)| Note::NotRead { path, why }));
        let mut texts = Vec::new();
        for path in listing.files {
            let bytes = read_or_note(&path, self.waiting, notes)?;
            texts.extend(bytes.map(|bytes| (path, bytes)));
        }
        Ok(texts)
    }
}

/// What lies in the journal of another data directory, or in another journal's folder itself.
fn listing_of(other: &Path) -> Result<Listing, JournalError> {
    if folder(other).is_dir() { Listing::of(other) } else { Listing::of_folder(other) }
}

/// The lines of a text that cannot be read by any version of this program.
fn damaged<'b>(text: &Text<'b>) -> Vec<&'b [u8]> {
    let bad = text.bad.iter().filter(|(bad, _)| !is_newer(bad)).map(|(_, line)| *line);
    bad.chain(Some(text.torn).filter(|torn| !torn.is_empty())).collect()
}

fn is_newer(bad: &BadLine) -> bool {
    matches!(bad.cause, UnreadableLine::Newer { .. })
}

/// Puts this in the place of a file, or makes it: whole or not at all.
fn replace(path: &Path, contents: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let begun = path.with_file_name(format!(".{name}.begun"));
    let mut file = private::options().write(true).create(true).truncate(true).open(&begun)?;
    file.write_all(contents)?;
    file.sync_all()?;
    fs::rename(&begun, path)?;
    sync_folder_of(path);
    Ok(())
}
