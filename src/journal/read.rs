//! Reading every device's file and putting their events in order of time.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::line::{Line, Unusable};
use super::{DeviceName, JournalError, LineId, Note, Recorded, where_supported};

/// All that was recorded, on every device.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    /// In order of time; of one instant, in the order of device and line.
    pub events: Vec<Recorded>,
    /// What the learner should know.
    pub notes: Vec<Note>,
}

/// The folder of the journal in a data directory.
pub(super) fn folder(data_dir: &Path) -> PathBuf {
    data_dir.join("journal")
}

/// Reads the journal in `data_dir`. Where there is none yet, nothing was recorded; nothing is made.
///
/// # Errors
///
/// A file cannot be read, a line other than a last one cut short is bad, or it was written by a newer version.
pub fn read(data_dir: &Path) -> Result<History, JournalError> {
    let folder = folder(data_dir);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(History::default()),
        Err(error) => return Err(JournalError::io("read the folder", folder)(error)),
    };
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(JournalError::io("read the folder", &folder))?.path());
    }
    // The order in which a folder is listed must change nothing, not even the order of the notes.
    paths.sort();
    let mut history = History::default();
    for path in paths.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "jsonl")) {
        match path.file_stem().and_then(|stem| stem.to_str()).and_then(DeviceName::parse) {
            Some(device) => read_file(&path, &device, &mut history)?,
            None => history.notes.push(Note::Foreign { path }),
        }
    }
    history.events.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    Ok(history)
}

fn read_file(path: &Path, device: &DeviceName, history: &mut History) -> Result<(), JournalError> {
    let bytes = read_locked(path).map_err(JournalError::io("read", path))?;
    let contents = Contents::of(path, &bytes)?;
    history.notes.extend(contents.notes);
    if !contents.torn.is_empty() {
        history.notes.push(Note::Torn { path: path.to_owned(), line: contents.lines_read + 1 });
    }
    let recorded =
        |line: Line| Recorded { id: LineId { device: device.clone(), n: line.n }, at: line.at, event: line.event };
    history.events.extend(contents.lines.into_iter().map(recorded));
    Ok(())
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
    lines: Vec<Line>,
    /// Where in `lines` each number stood first.
    places: HashMap<u64, usize>,
    /// The highest number; 0 if there is none.
    pub(super) last_number: u64,
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
            places: HashMap::new(),
            last_number: 0,
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
            match Line::decode(rest) {
                Err(Unusable::Bad { .. }) => contents.torn = rest,
                Ok(_) | Err(Unusable::Newer { .. }) => {
                    contents.add(path, rest)?;
                    contents.lacks_newline = true;
                }
            }
        }
        Ok(contents)
    }

    fn add(&mut self, path: &Path, bytes: &[u8]) -> Result<(), JournalError> {
        self.lines_read += 1;
        if bytes.trim_ascii().is_empty() {
            return Ok(());
        }
        let (path, at) = (|| path.to_owned(), self.lines_read);
        let line = Line::decode(bytes).map_err(|unusable| match unusable {
            Unusable::Newer { format } => JournalError::NewerLine { path: path(), line: at, format },
            Unusable::Bad { what } => JournalError::BadLine { path: path(), line: at, what },
        })?;
        let expected = self.last_number + 1;
        if line.n > expected {
            self.notes.push(Note::Gap { path: path(), line: at, from: expected, to: line.n - 1 });
        }
        self.last_number = self.last_number.max(line.n);
        let place = self.lines.len();
        match self.places.entry(line.n) {
            Entry::Vacant(vacant) => drop(vacant.insert(place)),
            Entry::Occupied(first) => {
                match self.notes.last_mut() {
                    Some(Note::Repeat { line, lines, .. }) if *line + *lines == at => *lines += 1,
                    _ => self.notes.push(Note::Repeat { path: path(), line: at, lines: 1 }),
                }
                if self.lines[*first.get()] == line {
                    return Ok(());
                }
            }
        }
        self.lines.push(line);
        Ok(())
    }
}
