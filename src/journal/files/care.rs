//! Looking after a journal: setting aside what cannot be read, adding what another folder holds, and the daily copies.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::folder::{Listing, aside_of, folder, writer_of};
use super::lock;
use super::place::Place;
use super::read::read_locked;
use super::write::{set_aside, sync_folder_of};
use super::{Files, private};
use crate::clock::{Day, Moment};
use crate::journal::lines::Lines;
use crate::journal::text::Text;
use crate::journal::{Checksum, DeviceName, FileOperation, JournalError, LineId, Note, Recorded, UnreadableLine};

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

/// What another folder's journal holds that this one does not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Added {
    /// Its lines, in order of time.
    pub lines: Vec<Recorded>,
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
    /// Takes every line that cannot be read out of its file, and keeps it in another; what is lost for good is noted no longer. Lines of a newer
    /// version of this program stay.
    ///
    /// # Errors
    ///
    /// A file cannot be read or written. Until its lines are kept elsewhere it is as it was.
    pub fn repair(&mut self, now: Moment) -> Result<Vec<Repaired>, JournalError> {
        let mut repaired = Vec::new();
        for path in Listing::of(&self.data_dir)?.files {
            repaired.extend(self.repair_file(path)?);
        }
        let (lines, ..) = self.read_lines(now)?;
        if let Some(place) = self.place().filter(Place::is_there) {
            let mut seen = place.seen().and(&lines);
            let missing = lines.missing(&seen.highest);
            seen.given_up = missing.into_iter().map(|missing| (missing.device, missing.count)).collect();
            place.keep_seen(&seen).map_err(JournalError::device_io(FileOperation::Write, self.data_dir.clone()))?;
        }
        Ok(repaired)
    }

    fn repair_file(&self, path: PathBuf) -> Result<Option<Repaired>, JournalError> {
        let failed = |operation| JournalError::io(operation, &path);
        let file = fs::OpenOptions::new().read(true).write(true).open(&path).map_err(failed(FileOperation::Open))?;
        lock::exclusive(&file, self.waiting).map_err(failed(FileOperation::Lock))?;
        let bytes = fs::read(&path).map_err(failed(FileOperation::Read))?;
        let text = Text::read(&bytes, writer_of(&path));
        let is_newer = |cause: &UnreadableLine| matches!(cause, UnreadableLine::Newer { .. });
        let mut taken: Vec<&[u8]> =
            text.bad.iter().filter(|(bad, _)| !is_newer(&bad.cause)).map(|(_, line)| *line).collect();
        if !text.torn.is_empty() {
            taken.push(text.torn);
        }
        if taken.is_empty() {
            return Ok(None);
        }
        let aside = aside_of(&self.data_dir, &path);
        set_aside(&aside, &taken).map_err(JournalError::io(FileOperation::Write, &aside))?;
        let newer = text.bad.iter().filter(|(bad, _)| is_newer(&bad.cause)).map(|(bad, line)| (bad.line, *line));
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
        let (mut known, mut notes, _) = self.read_lines(now)?;
        notes.clear();
        let mut added = Lines::default();
        for (path, bytes) in self.texts_in(other, &mut notes)? {
            let text = Text::read(&bytes, writer_of(&path));
            if !text.bad.is_empty() {
                let lines = text.bad.into_iter().map(|(bad, _)| bad).collect();
                notes.push(Note::BadLines { path, lines });
            }
            added.take(text.lines.into_iter().map(|(line, _)| line).collect(), now);
        }
        let lines = added.into_events().into_iter().filter(|line| known.is_new(line.id)).collect();
        Ok(Added { lines, notes })
    }

    /// Adds what the journal in another folder holds and this one does not, in files of their own beside the others. Doing so again changes
    /// nothing.
    ///
    /// # Errors
    ///
    /// The other cannot be read or this one not be written. Of each file nothing is added, or all.
    pub fn add(&mut self, other: &Path, now: Moment) -> Result<Added, JournalError> {
        let added = self.not_here(other, now)?;
        let new: HashSet<LineId> = added.lines.iter().map(|line| line.id).collect();
        let mut files: BTreeMap<DeviceName, Vec<u8>> = BTreeMap::new();
        let mut written = HashSet::new();
        for (path, bytes) in self.texts_in(other, &mut Vec::new())? {
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

    /// The files of a journal in a data directory, or in a journal's folder itself.
    fn texts_in(&self, other: &Path, notes: &mut Vec<Note>) -> Result<Vec<(PathBuf, Vec<u8>)>, JournalError> {
        let listing = if folder(other).is_dir() { Listing::of(other)? } else { Listing::of_folder(other)? };
        notes.extend(listing.others.into_iter().map(|(path, why)| Note::NotRead { path, why }));
        let read = |path: PathBuf| match read_locked(&path, self.waiting) {
            Ok(bytes) => Ok((path, bytes)),
            Err(error) => Err(JournalError::io(FileOperation::Read, path)(error)),
        };
        listing.files.into_iter().map(read).collect()
    }
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
