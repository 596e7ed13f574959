//! Appending to this device's file: one line, one write, under a lock, synced before anyone goes on.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::read::{Contents, folder};
use super::where_supported;
use crate::clock::Moment;
use crate::journal::line::JournalLine;
use crate::journal::{Appended, DeviceName, Event, FileOperation, JournalError, LineId, Note};

/// How much of a long file's end is read to find its last line, in bytes: far more than a line has.
const TAIL: u64 = 64 * 1024;

/// Appends to this device's file of the journal.
#[derive(Debug)]
pub(super) struct Writer {
    path: PathBuf,
    device: DeviceName,
    /// Length of the file after the last write from here and the number of its last line. Where the length still holds, no one else
    /// has written and nothing need be read again.
    end: Option<(u64, u64)>,
}

/// What was written.
pub(super) struct Written<'w> {
    pub(super) appended: Appended,
    /// The file.
    pub(super) path: &'w Path,
    /// Its length before, in bytes, and after.
    pub(super) before: u64,
    pub(super) after: u64,
}

impl Writer {
    /// The file of this device in `data_dir`. Nothing is made before the first event.
    pub(super) fn new(data_dir: &Path, device: DeviceName) -> Self {
        let path = folder(data_dir).join(format!("{device}.jsonl"));
        Self { path, device, end: None }
    }

    /// Appends an event and waits until the disk has it.
    ///
    /// A last line that a crash cut short is first set aside, in a file beside the journal.
    ///
    /// # Errors
    ///
    /// The event could not be saved, and is not in the file as far as the disk still obeys.
    pub(super) fn append(&mut self, at: Moment, event: &Event) -> Result<Written<'_>, JournalError> {
        let mut file = self.open()?;
        where_supported(file.lock()).map_err(JournalError::io(FileOperation::Lock, &self.path))?;
        let length = file.metadata().map_err(JournalError::io(FileOperation::Read, &self.path))?.len();
        if length == 0 {
            self.sync_folder();
        }
        let (start, last, note) = match self.end {
            Some((end, last)) if end == length => (end, last, None),
            _ => self.inspect(&mut file, length)?,
        };
        let n = last + 1;
        let bytes = JournalLine::new(n, at, event.clone()).encode()?;
        let written = file.seek(SeekFrom::Start(start)).and_then(|_| file.write_all(&bytes));
        if let Err(error) = written.and_then(|()| file.sync_data()) {
            // What was written of the line must not stand in the way of the next. If even that fails, the next write sets it aside.
            let _ = file.set_len(start);
            self.end = None;
            return Err(JournalError::io(FileOperation::Write, &self.path)(error));
        }
        let end = start + bytes.len() as u64;
        self.end = Some((end, n));
        let appended = Appended { id: LineId { device: self.device, n }, note };
        Ok(Written { appended, path: &self.path, before: length, after: end })
    }

    fn open(&self) -> Result<File, JournalError> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).map_err(JournalError::io(FileOperation::MakeFolder, folder))?;
        }
        // Not opened for appending: on Windows such a file cannot be shortened, and a line cut short could not be set aside. Under the
        // lock no one else writes, so the end stays where it is.
        let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&self.path);
        opened.map_err(JournalError::io(FileOperation::Open, &self.path))
    }

    /// Lets the disk have the new file's name as well as its lines. Not every system can, and the folders above are left to it.
    fn sync_folder(&self) {
        if let Some(folder) = self.path.parent().and_then(|folder| File::open(folder).ok()) {
            let _ = folder.sync_all();
        }
    }

    /// Reads the file, mends its end, and returns where the next line goes, the number of the last, and what to tell.
    fn inspect(&self, file: &mut File, length: u64) -> Result<(u64, u64, Option<Note>), JournalError> {
        let failed = || JournalError::io(FileOperation::MendEnd, &self.path);
        let mut bytes = Vec::new();
        let mut end = self.read_from(length.saturating_sub(TAIL), file, &mut bytes)?;
        // The end of a long file tells all that is needed, unless something is wrong with it: then its lines have to be counted.
        let tail = if length > TAIL {
            bytes.iter().position(|&byte| byte == b'\n').map(|newline| &bytes[newline + 1..])
        } else {
            None
        };
        let tail = tail.and_then(|tail| Contents::of(&self.path, tail).ok()).filter(|tail| tail.last_number() > 0);
        let mut whole = Vec::new();
        let contents = match tail {
            Some(contents) => contents,
            None => {
                end = self.read_from(0, file, &mut whole)?;
                Contents::of(&self.path, &whole)?
            }
        };
        let mut note = None;
        if !contents.torn.is_empty() {
            let aside = self.path.with_extension("torn");
            set_aside(&aside, contents.torn).map_err(JournalError::io(FileOperation::Write, &aside))?;
            end -= contents.torn.len() as u64;
            file.set_len(end).and_then(|()| file.sync_all()).map_err(failed())?;
            file.seek(SeekFrom::Start(end)).map_err(failed())?;
            note = Some(Note::SetAside { path: self.path.clone(), aside });
        }
        if contents.lacks_newline {
            file.write_all(b"\n").map_err(failed())?;
            end += 1;
        }
        Ok((end, contents.last_number(), note))
    }

    /// Reads the file from this byte on; returns where it ends.
    fn read_from(&self, start: u64, file: &mut File, bytes: &mut Vec<u8>) -> Result<u64, JournalError> {
        let read = file.seek(SeekFrom::Start(start)).and_then(|_| file.read_to_end(bytes));
        read.map_err(JournalError::io(FileOperation::Read, &self.path))?;
        Ok(start + bytes.len() as u64)
    }
}

/// Keeps what is cut off, in case someone can make sense of it.
fn set_aside(path: &Path, torn: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    file.write_all(&[torn, b"\n"].concat())?;
    file.sync_all()
}
