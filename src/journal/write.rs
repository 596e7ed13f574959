//! Appending to this device's file: one line, one write, under a lock, synced before anyone goes on.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::line::Line;
use super::read::{Contents, folder};
use super::{DeviceName, Event, JournalError, LineId, Note, where_supported};
use crate::clock::Moment;

/// This device's file of the journal.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    device: DeviceName,
    /// Length of the file after the last write from here and the number of its last line. Where the length still holds, no one else
    /// has written and nothing need be read again.
    end: Option<(u64, u64)>,
}

/// What appending came to.
#[derive(Debug)]
pub struct Appended {
    /// The line.
    pub id: LineId,
    /// What the learner should know.
    pub note: Option<Note>,
}

impl Journal {
    /// The journal of this device in `data_dir`. Nothing is made before the first event.
    pub fn new(data_dir: &Path, device: DeviceName) -> Self {
        let path = folder(data_dir).join(format!("{device}.jsonl"));
        Self { path, device, end: None }
    }

    /// Appends an event and waits until the disk has it.
    ///
    /// A last line that a crash cut short is first set aside, in a file beside the journal.
    ///
    /// # Errors
    ///
    /// The event could not be saved; the file is then as it was.
    pub fn append(&mut self, at: Moment, event: Event) -> Result<Appended, JournalError> {
        let mut file = self.open()?;
        where_supported(file.lock()).map_err(JournalError::io("lock", &self.path))?;
        let length = file.metadata().map_err(JournalError::io("read", &self.path))?.len();
        if length == 0 {
            self.sync_folder();
        }
        let (start, last, note) = match self.end {
            Some((end, last)) if end == length => (end, last, None),
            _ => self.inspect(&mut file)?,
        };
        let n = last + 1;
        let bytes = Line::new(n, at, event).encode().map_err(JournalError::Encode)?;
        if let Err(error) = file.write_all(&bytes).and_then(|()| file.sync_data()) {
            // What was written of the line must not stand in the way of the next. If even that fails, the next write sets it aside.
            let _ = file.set_len(start);
            self.end = None;
            return Err(JournalError::io("write to", &self.path)(error));
        }
        self.end = Some((start + bytes.len() as u64, n));
        Ok(Appended { id: LineId { device: self.device.clone(), n }, note })
    }

    fn open(&self) -> Result<File, JournalError> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).map_err(JournalError::io("make the folder", folder))?;
        }
        let opened = OpenOptions::new().read(true).append(true).create(true).open(&self.path);
        opened.map_err(JournalError::io("open", &self.path))
    }

    /// Lets the disk have the new file's name as well as its lines. Not every system can; the lines are synced all the same.
    fn sync_folder(&self) {
        if let Some(folder) = self.path.parent().and_then(|folder| File::open(folder).ok()) {
            let _ = folder.sync_all();
        }
    }

    /// Reads the file, mends its end, and returns where the next line goes, the number of the last, and what to tell.
    fn inspect(&self, file: &mut File) -> Result<(u64, u64, Option<Note>), JournalError> {
        let failed = || JournalError::io("mend the end of", &self.path);
        let mut bytes = Vec::new();
        let read = file.seek(SeekFrom::Start(0)).and_then(|_| file.read_to_end(&mut bytes));
        read.map_err(JournalError::io("read", &self.path))?;
        let contents = Contents::of(&self.path, &bytes)?;
        let mut end = bytes.len() as u64;
        let mut note = None;
        if !contents.torn.is_empty() {
            let aside = self.path.with_extension("torn");
            set_aside(&aside, contents.torn).map_err(JournalError::io("write to", &aside))?;
            end -= contents.torn.len() as u64;
            file.set_len(end).and_then(|()| file.sync_all()).map_err(failed())?;
            note = Some(Note::SetAside { path: self.path.clone(), aside });
        }
        if contents.lacks_newline {
            file.write_all(b"\n").map_err(failed())?;
            end += 1;
        }
        Ok((end, contents.last_number(), note))
    }
}

/// Keeps what is cut off, in case someone can make sense of it.
fn set_aside(path: &Path, torn: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    file.write_all(&[torn, b"\n"].concat())?;
    file.sync_all()
}
