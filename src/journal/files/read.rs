//! Reading a device's file: its lines, what is wrong with them, and a last one that was cut short.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::where_supported;
use crate::journal::line::{JournalLine, UnreadableLine};
use crate::journal::places::Places;
use crate::journal::{DeviceName, FileOperation, History, JournalError, LineId, Note, Recorded};

/// The folder of the journal in a data directory.
pub(super) fn folder(data_dir: &Path) -> PathBuf {
    data_dir.join("journal")
}

/// The files in the folder of the journal that should be a device's, in the order of their names: the order in which a folder is listed
/// must change nothing, not even the order of the notes.
pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>, JournalError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(JournalError::io(FileOperation::ReadFolder, folder)(error)),
    };
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(JournalError::io(FileOperation::ReadFolder, folder))?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    paths.sort();
    Ok(paths)
}

/// Reads a file of the journal into this history; returns its length in bytes, 0 for a file that is no device's.
pub(super) fn read_into(history: &mut History, path: &Path) -> Result<u64, JournalError> {
    match path.file_stem().and_then(|stem| stem.to_str()).and_then(DeviceName::parse) {
        Some(device) => read_file(path, device, history),
        None => {
            history.notes.push(Note::Foreign { path: path.to_owned() });
            Ok(0)
        }
    }
}

fn read_file(path: &Path, device: DeviceName, history: &mut History) -> Result<u64, JournalError> {
    let bytes = read_locked(path).map_err(JournalError::io(FileOperation::Read, path))?;
    let contents = Contents::of(path, &bytes)?;
    history.notes.extend(contents.notes);
    if !contents.torn.is_empty() {
        history.notes.push(Note::Torn { path: path.to_owned(), line: contents.lines_read + 1 });
    }
    let recorded = |line: JournalLine| Recorded { id: LineId { device, n: line.n }, at: line.at, event: line.event };
    history.events.extend(contents.lines.into_iter().map(recorded));
    Ok(bytes.len() as u64)
}

/// The lines of a file by their numbers; of a number given twice, the first.
pub(super) fn numbered(bytes: &[u8]) -> HashMap<u64, Vec<u8>> {
    let mut lines = HashMap::new();
    for bytes in bytes.split(|&byte| byte == b'\n') {
        if let Ok(line) = JournalLine::decode(bytes) {
            lines.entry(line.n).or_insert_with(|| bytes.to_vec());
        }
    }
    lines
}

/// Reads while no one writes: a line that is just being written would look cut short.
pub(super) fn read_locked(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    where_supported(file.lock_shared())?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What a device's file holds.
pub(super) struct Contents<'b> {
    lines: Vec<JournalLine>,
    /// Where in `lines` those of each number stand.
    places: Places,
    /// Gaps and repeats.
    notes: Vec<Note>,
    /// How many lines of text were read.
    lines_read: usize,
    /// A last line that was cut short; empty if there is none.
    pub(super) torn: &'b [u8],
    /// Whether the last line is whole but for its end.
    pub(super) lacks_newline: bool,
}

impl<'b> Contents<'b> {
    pub(super) fn of(path: &Path, bytes: &'b [u8]) -> Result<Self, JournalError> {
        let mut contents = Self {
            lines: Vec::new(),
            places: Places::default(),
            notes: Vec::new(),
            lines_read: 0,
            torn: &[],
            lacks_newline: false,
        };
        let mut rest = bytes;
        while let Some(end) = rest.iter().position(|&byte| byte == b'\n') {
            contents.add(path, &rest[..end])?;
            rest = &rest[end + 1..];
        }
        // The end of a line is its newline. Without it, a line that reads as a whole was written as a whole.
        if !rest.is_empty() {
            match JournalLine::decode(rest) {
                Ok(_) | Err(UnreadableLine::Newer { .. }) => {
                    contents.add(path, rest)?;
                    contents.lacks_newline = true;
                }
                Err(_) => contents.torn = rest,
            }
        }
        Ok(contents)
    }

    /// The highest number; 0 if there is none.
    pub(super) fn last_number(&self) -> u64 {
        self.places.last_number()
    }

    fn add(&mut self, path: &Path, bytes: &[u8]) -> Result<(), JournalError> {
        self.lines_read += 1;
        if bytes.trim_ascii().is_empty() {
            return Ok(());
        }
        let (path, at) = (|| path.to_owned(), self.lines_read);
        let line = JournalLine::decode(bytes).map_err(|cause| JournalError::Line { path: path(), line: at, cause })?;
        let expected = self.last_number() + 1;
        if line.n > expected {
            self.notes.push(Note::Gap { path: path(), line: at, from: expected, to: line.n - 1 });
        }
        if self.places.of(line.n).next().is_some() {
            match self.notes.last_mut() {
                Some(Note::Repeat { line, lines, .. }) if *line + *lines == at => *lines += 1,
                _ => self.notes.push(Note::Repeat { path: path(), line: at, lines: 1 }),
            }
        }
        if self.places.of(line.n).all(|place| self.lines[place] != line) {
            self.places.add(line.n, self.lines.len());
            self.lines.push(line);
        }
        Ok(())
    }
}
