//! Reading a file of the journal: its bytes while no one writes, and what they say.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::folder::{MOST_BYTES, writer_of};
use super::lock::{self, Waiting};
use super::regular::open_regular;
use crate::clock::Moment;
use crate::journal::lines::Lines;
use crate::journal::text::Text;
use crate::journal::{FileOperation, JournalError, NotRead, Note};

/// Reads a file into these lines; notes what is wrong with it, and returns its length in bytes.
///
/// # Errors
///
/// Another program holds it: what is in it must not seem to be gone.
pub(super) fn read_into(
    lines: &mut Lines,
    notes: &mut Vec<Note>,
    path: &Path,
    waiting: Option<Waiting>,
    now: Moment,
) -> Result<u64, JournalError> {
    let Some(bytes) = read_or_note(path, waiting, notes)? else {
        // That it is there is known, and no news.
        return Ok(fs::metadata(path).map_or(0, |metadata| metadata.len()));
    };
    let text = Text::read(&bytes, writer_of(path));
    if !text.bad.is_empty() {
        let lines = text.bad.iter().map(|(bad, _)| bad.clone()).collect();
        notes.push(Note::BadLines { path: path.to_owned(), lines });
    }
    if !text.torn.is_empty() {
        notes.push(Note::Torn { path: path.to_owned(), line: text.length + 1 });
    }
    lines.take_text(text, now);
    Ok(bytes.len() as u64)
}

/// Reads while no one writes; notes it where the system does not let it be read.
///
/// # Errors
///
/// Another program holds it.
pub(super) fn read_or_note(
    path: &Path,
    waiting: Option<Waiting>,
    notes: &mut Vec<Note>,
) -> Result<Option<Vec<u8>>, JournalError> {
    match read_locked(path, waiting) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
            Err(JournalError::io(FileOperation::Lock, path)(error))
        }
        Err(error) => {
            notes.push(Note::NotRead { path: path.to_owned(), why: NotRead::Unreadable(error.to_string()) });
            Ok(None)
        }
    }
}

/// Reads while no one writes: a line that is just being written would look cut short.
fn read_locked(path: &Path, waiting: Option<Waiting>) -> io::Result<Vec<u8>> {
    let mut file = open_regular(File::options().read(true), path)?;
    lock::shared(&file, waiting)?;
    let mut bytes = Vec::new();
    (&mut file).take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}
