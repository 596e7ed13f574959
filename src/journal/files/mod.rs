//! The journal as a folder: one text file for each device, each line an event.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the journal is kept in files here, and in memory beside"
)]

mod read;
mod write;

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io;
use std::path::PathBuf;

use rand::rngs::ChaCha8Rng;

use super::{Appended, DeviceName, Event, FileOperation, History, JournalError, LineId, Recorded, Store};
use crate::clock::Moment;
use read::{files, folder, numbered, read_into, read_locked};
use write::Writer;

/// A journal in the folder `journal` of a data directory.
///
/// Each device appends only to its own file, `DEVICE.jsonl`. The name of this device is made with the first event, and kept outside the
/// data directory, which may be synced.
#[derive(Debug)]
pub struct Files {
    data_dir: PathBuf,
    /// `None` where there is no place for this machine's name.
    state_dir: Option<PathBuf>,
    /// What a new name is drawn from.
    rng: ChaCha8Rng,
    /// `None` before the first event from here.
    writer: Option<Writer>,
    /// The length of each file as it was last read or written from here, in bytes.
    known: BTreeMap<PathBuf, u64>,
}

impl Files {
    /// The journal in `data_dir`. This machine's name is kept in `state_dir`; if it has none yet, `rng` makes one.
    ///
    /// Nothing is read or made before it is needed. Without a `state_dir` nothing can be appended.
    pub fn new(data_dir: impl Into<PathBuf>, state_dir: Option<PathBuf>, rng: ChaCha8Rng) -> Self {
        Self { data_dir: data_dir.into(), state_dir, rng, writer: None, known: BTreeMap::new() }
    }

    /// The folder that holds the files of all devices.
    pub fn folder(&self) -> PathBuf {
        folder(&self.data_dir)
    }
}

impl Store for Files {
    fn read(&mut self) -> Result<History, JournalError> {
        let mut history = History::default();
        self.known.clear();
        for path in files(&self.folder())? {
            let length = read_into(&mut history, &path)?;
            self.known.insert(path, length);
        }
        history.events.sort_by_key(Recorded::place);
        Ok(history)
    }

    fn append(&mut self, at: Moment, event: &Event) -> Result<Appended, JournalError> {
        let writer = match &mut self.writer {
            Some(writer) => writer,
            none => {
                let state_dir = self.state_dir.as_deref().ok_or(JournalError::NoStateDir)?;
                let device = DeviceName::of_this_machine(state_dir, &mut self.rng)?;
                none.insert(Writer::new(&self.data_dir, device))
            }
        };
        let written = writer.append(at, event)?;
        // What another window wrote in between is not known here, and stays news.
        if self.known.get(written.path).copied().unwrap_or(0) == written.before {
            self.known.insert(written.path.to_owned(), written.after);
        }
        Ok(written.appended)
    }

    fn has_news(&mut self) -> Result<bool, JournalError> {
        let mut lengths = BTreeMap::new();
        for path in files(&self.folder())? {
            let is_device = path.file_stem().and_then(|stem| stem.to_str()).and_then(DeviceName::parse).is_some();
            let length = match is_device {
                true => fs::metadata(&path).map_err(JournalError::io(FileOperation::Read, &path))?.len(),
                false => 0,
            };
            lengths.insert(path, length);
        }
        Ok(lengths != self.known)
    }

    fn lines(&self, ids: &[LineId]) -> Result<Option<Vec<Vec<u8>>>, JournalError> {
        let mut files: HashMap<DeviceName, HashMap<u64, Vec<u8>>> = HashMap::new();
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            let lines = match files.entry(id.device) {
                Entry::Occupied(read) => read.into_mut(),
                Entry::Vacant(unread) => {
                    let path = self.folder().join(format!("{}.jsonl", id.device));
                    if !path.exists() {
                        return Ok(None);
                    }
                    unread.insert(numbered(&read_locked(&path).map_err(JournalError::io(FileOperation::Read, path))?))
                }
            };
            let Some(line) = lines.get(&id.n) else { return Ok(None) };
            found.push(line.clone());
        }
        Ok(Some(found))
    }
}

/// A lock where the file system knows locks. Some shared folders do not; one machine writes one file, so the journal is safe there as
/// long as that machine runs one session at a time.
pub(super) fn where_supported(locked: io::Result<()>) -> io::Result<()> {
    match locked {
        Err(error) if error.kind() == io::ErrorKind::Unsupported || is_without_lock_service(&error) => Ok(()),
        other => other,
    }
}

/// Whether a network folder has no service for locks, which Rust has no name for.
#[cfg(unix)]
fn is_without_lock_service(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::NOLCK.raw_os_error())
}

#[cfg(not(unix))]
fn is_without_lock_service(_: &io::Error) -> bool {
    false
}
