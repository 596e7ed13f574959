//! Appending to this device's file: one line, one write, under a lock, synced before anyone goes on.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::folder::{aside_of, file_of};
use super::lock::{self, Waiting};
use super::place::Place;
use super::private;
use super::regular::open_regular;
use crate::clock::Moment;
use crate::journal::line::JournalLine;
use crate::journal::text::Text;
use crate::journal::{Answer, Appended, DeviceName, Event, FileOperation, JournalError, LineId, Note, order};

/// How much of a long file's end is read to find its last line, in bytes: far more than a line has.
const TAIL: u64 = 64 * 1024;

/// How often a file is opened anew that another takes the place of meanwhile. Some shares know a file by another number each time: then it
/// is taken as it is found.
const ROUNDS: u32 = 20;

/// Appends to this device's file of the journal.
#[derive(Debug)]
pub(super) struct Writer {
    data_dir: PathBuf,
    path: PathBuf,
    device: DeviceName,
    place: Place,
    waiting: Option<Waiting>,
    /// The highest number of this device that was ever seen; none is given twice, though the file was cut or replaced.
    highest: u64,
    /// The file after the last write from here. While it is still so, no one else has written and nothing need be read again.
    end: Option<FileEnd>,
    /// Whether a line was written from here.
    begun: bool,
    /// All lines written from here, and those that could not be written when the folder was gone, each with its end: what the file does not
    /// hold of them, as when an older one has taken its place, is written again.
    written: Vec<Vec<u8>>,
    /// When this device wrote the last of its lines.
    latest: Option<Moment>,
    /// The last event that was kept elsewhere, since the folder was gone, and its line: if it is sent again, it is still that one.
    kept: Option<(Event, NewLine)>,
}

/// Which file it is, and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FileEnd {
    /// What the system knows the file by; `None` where it does not tell.
    id: Option<(u64, u64)>,
    /// Its length in bytes.
    length: u64,
}

/// A line that is to be written.
#[derive(Debug, Clone, Copy)]
struct NewLine {
    id: LineId,
    at: Moment,
}

pub(super) struct Written {
    pub(super) appended: Appended,
    pub(super) path: PathBuf,
    /// Its length before, in bytes, and after.
    pub(super) before: u64,
    pub(super) after: u64,
}

impl Writer {
    /// The file of this device in `data_dir`. Nothing is made before the first event.
    pub(super) fn new(data_dir: &Path, device: DeviceName, place: Place, waiting: Option<Waiting>) -> Self {
        let written = place.lines();
        let highest = place.seen().highest.get(&device).copied().unwrap_or(0);
        let (data_dir, path) = (data_dir.to_owned(), file_of(data_dir, device));
        Self {
            data_dir,
            path,
            device,
            place,
            waiting,
            highest,
            end: None,
            begun: false,
            written,
            latest: None,
            kept: None,
        }
    }

    /// Opens the file to append this event to it. Until it is closed no one else writes to it.
    ///
    /// # Errors
    ///
    /// It cannot be opened, or another program does not let go of it.
    pub(super) fn lock(&mut self, at: Moment, event: &Event) -> Result<File, JournalError> {
        match self.open_locked() {
            Err(JournalError::Vanished { path, .. }) => Err(self.keep_elsewhere(path, at, event)),
            opened => opened,
        }
    }

    /// Appends an event to the file that was locked and waits until the disk has it.
    ///
    /// A last line that a crash cut short is first set aside, beside the journal's folder.
    ///
    /// # Errors
    ///
    /// The event could not be saved, and is not in the file as far as the disk still obeys.
    pub(super) fn append(&mut self, mut file: File, at: Moment, event: &Event) -> Result<Written, JournalError> {
        let before = self.end_of(&file)?;
        if before.length == 0 {
            // The folders above may be as new as the file.
            self.path.ancestors().take(4).for_each(sync_folder_of);
        }
        for line in self.place.lines() {
            // Another window kept it, or this one, while the folder was gone.
            if !self.written.contains(&line) {
                self.written.push(line);
                self.end = None;
            }
        }
        let (start, notes) = match self.end {
            Some(end) if end == before => (end.length, Vec::new()),
            _ => self.inspect(&mut file, before.length)?,
        };
        if let Some((_, NewLine { id, at })) = self.kept.take().filter(|(kept, _)| is_same(kept, event)) {
            (self.end, self.begun) = (Some(FileEnd { length: start, ..before }), true);
            self.remember();
            let appended = Appended { id, at, notes };
            return Ok(Written { appended, path: self.path.clone(), before: before.length, after: start });
        }
        let (bytes, NewLine { id, at }) = self.line(at, event)?;
        if let Err(error) = write_at(&mut file, start, &bytes) {
            // What was written of the line must not stand in the way of the next. If even that fails, the next write sets it aside.
            let _ = file.set_len(start);
            self.end = None;
            return Err(JournalError::io(FileOperation::Write, &self.path)(error));
        }
        let after = FileEnd { length: start + bytes.len() as u64, ..before };
        (self.end, self.highest, self.latest, self.begun) = (Some(after), id.n, Some(at), true);
        self.written.push(bytes);
        self.remember();
        let appended = Appended { id, at, notes };
        Ok(Written { appended, path: self.path.clone(), before: before.length, after: after.length })
    }

    /// Keeps in mind, outside the folder, how far it has come. That only helps to notice losses, and to bring back what could not be written.
    fn remember(&mut self) {
        let mut seen = self.place.seen();
        seen.highest.insert(self.device, self.highest);
        let _ = self.place.keep_seen(&seen).and_then(|()| self.place.drop_lines());
    }

    /// The next line, with its end.
    fn line(&self, at: Moment, event: &Event) -> Result<(Vec<u8>, NewLine), JournalError> {
        let (n, at) = (self.highest + 1, order::not_before(at, self.latest));
        let (mut bytes, sum) = JournalLine::new(self.device, n, at, event.clone()).encode()?;
        bytes.push(b'\n');
        Ok((bytes, NewLine { id: LineId { device: self.device, n, sum }, at }))
    }

    /// Opens the file and locks it. Only before the first line from here are file and folder made: what goes away later must not be
    /// begun anew, as on the empty place where a disk was.
    fn open_locked(&self) -> Result<File, JournalError> {
        let is_first = !self.begun;
        if let Some(folder) = self.path.parent().filter(|_| is_first) {
            private::make_folder(folder).map_err(JournalError::io(FileOperation::MakeFolder, folder))?;
        }
        for round in 1..=ROUNDS {
            // Not opened for appending: on Windows such a file cannot be shortened, and a line cut short could not be set aside. Under the
            // lock no one else writes, so the end stays where it is.
            let can_be_made = is_first || self.path.parent().is_some_and(Path::is_dir);
            let mut options = private::options();
            options.read(true).write(true).create(can_be_made).truncate(false);
            let file = match open_regular(&mut options, &self.path) {
                Err(error) if !is_first && error.kind() == io::ErrorKind::NotFound => {
                    let path = self.path.parent().unwrap_or(&self.path).to_owned();
                    return Err(JournalError::Vanished { path, is_kept: false });
                }
                opened => opened.map_err(JournalError::io(FileOperation::Open, &self.path))?,
            };
            lock::exclusive(&file, self.waiting).map_err(JournalError::io(FileOperation::Lock, &self.path))?;
            // While this waited, another file may have taken its place: then what is written here would be lost.
            let is_still_there = match fs::metadata(&self.path) {
                Ok(there) => file.metadata().is_ok_and(|here| id_of(&here) == id_of(&there)),
                Err(_) => false,
            };
            if is_still_there || round == ROUNDS {
                return Ok(file);
            }
        }
        Err(JournalError::io(FileOperation::Lock, &self.path)(io::ErrorKind::WouldBlock.into()))
    }

    fn end_of(&self, file: &File) -> Result<FileEnd, JournalError> {
        let metadata = file.metadata().map_err(JournalError::io(FileOperation::Read, &self.path))?;
        Ok(FileEnd { id: id_of(&metadata), length: metadata.len() })
    }

    /// Keeps what was written from here, and this event, on this machine until the folder is back.
    fn keep_elsewhere(&mut self, path: PathBuf, at: Moment, event: &Event) -> JournalError {
        if self.kept.as_ref().is_some_and(|(kept, _)| is_same(kept, event)) {
            return JournalError::Vanished { path, is_kept: true };
        }
        let Ok((line, new)) = self.line(at, event) else { return JournalError::Vanished { path, is_kept: false } };
        self.written.push(line);
        let is_kept = self.place.keep_lines(&self.written).is_ok();
        if is_kept {
            (self.highest, self.end, self.latest) = (new.id.n, None, Some(new.at));
            self.kept = Some((event.clone(), new));
        } else {
            self.written.pop();
        }
        JournalError::Vanished { path, is_kept }
    }

    /// Reads the file, mends its end, and writes again what is missing of the lines from here; returns where the next line goes and what to
    /// tell.
    fn inspect(&mut self, file: &mut File, length: u64) -> Result<(u64, Vec<Note>), JournalError> {
        let failed = || JournalError::io(FileOperation::MendEnd, &self.path);
        let mut bytes = Vec::new();
        // What is missing of these can only be found in the whole file.
        let start = if self.written.is_empty() { length.saturating_sub(TAIL) } else { 0 };
        let mut end = self.read_from(start, file, &mut bytes)?;
        // The end of a long file tells all that is needed, unless none of its lines is there.
        let after_newline = |bytes: &[u8]| bytes.iter().position(|&byte| byte == b'\n').map(|newline| newline + 1);
        let first = if start > 0 { after_newline(&bytes) } else { Some(0) };
        let tail = first.map(|first| Text::read(&bytes[first..], self.device));
        let mut whole = Vec::new();
        let contents = match tail.filter(|tail| start == 0 || tail.last_number_of(self.device) > 0) {
            Some(contents) => contents,
            None => {
                end = self.read_from(0, file, &mut whole)?;
                Text::read(&whole, self.device)
            }
        };
        self.highest = self.highest.max(contents.last_number_of(self.device));
        let own = contents.lines.iter().rfind(|(line, _)| line.id.device == self.device);
        self.latest = own.map(|(line, _)| line.at).or(self.latest);
        let mut notes = Vec::new();
        if !contents.torn.is_empty() {
            let aside = aside_of(&self.data_dir, &self.path);
            set_aside(&aside, &[contents.torn]).map_err(JournalError::io(FileOperation::Write, &aside))?;
            end -= contents.torn.len() as u64;
            file.set_len(end).and_then(|()| file.sync_all()).map_err(failed())?;
            notes.push(Note::SetAside { path: self.path.clone(), aside });
        }
        if contents.lacks_newline {
            write_at(file, end, b"\n").map_err(failed())?;
            end += 1;
        }
        let is_there = |line: &&Vec<u8>| contents.lines.iter().any(|(_, there)| *there == &line[..line.len() - 1]);
        let missing: Vec<&Vec<u8>> = self.written.iter().filter(|line| !is_there(line)).collect();
        if !missing.is_empty() {
            let lines = missing.iter().copied().flatten().copied().collect::<Vec<u8>>();
            write_at(file, end, &lines).map_err(failed())?;
            end += lines.len() as u64;
            self.highest = self.highest.max(Text::read(&lines, self.device).last_number_of(self.device));
            notes.push(Note::WrittenAgain { path: self.path.clone(), lines: missing.len() });
        }
        Ok((end, notes))
    }

    /// Reads the file from this byte on; returns where it ends.
    fn read_from(&self, start: u64, file: &mut File, bytes: &mut Vec<u8>) -> Result<u64, JournalError> {
        let read = file.seek(SeekFrom::Start(start)).and_then(|_| file.read_to_end(bytes));
        read.map_err(JournalError::io(FileOperation::Read, &self.path))?;
        Ok(start + bytes.len() as u64)
    }
}

/// Whether two events are one that was sent twice: only the time that it took differs.
fn is_same(one: &Event, other: &Event) -> bool {
    match (one, other) {
        (Event::Answer(one), Event::Answer(other)) => {
            Answer { ms: 0, ..one.clone() } == Answer { ms: 0, ..other.clone() }
        }
        (one, other) => one == other,
    }
}

/// What the system knows a file by: a copy in its place is another.
#[cfg(unix)]
pub(super) fn id_of(metadata: &fs::Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
pub(super) fn id_of(_: &fs::Metadata) -> Option<(u64, u64)> {
    None
}

fn write_at(file: &mut File, start: u64, bytes: &[u8]) -> io::Result<()> {
    file.seek(SeekFrom::Start(start))?;
    file.write_all(bytes)?;
    file.sync_data()
}

/// Lets the disk have a new file's name as well as its lines. Not every system can, and the folders above are left to it.
pub(super) fn sync_folder_of(path: &Path) {
    if let Some(folder) = path.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
}

/// Keeps what is taken out of a file, each on a line, in case someone can make sense of it.
pub(super) fn set_aside(path: &Path, lines: &[&[u8]]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        private::make_folder(folder)?;
    }
    let mut file = open_regular(private::options().append(true).create(true), path)?;
    let lines = lines.iter().flat_map(|line| [*line, b"\n"]).collect::<Vec<_>>();
    file.write_all(&lines.concat())?;
    file.sync_all()
}
