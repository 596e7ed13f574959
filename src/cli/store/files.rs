//! Files that commands write because their user asked for them.

use std::path::Path;

use super::Storage;
use super::error::{NotRead, NotWritten};
use super::whole::{ReadError, Readers, read_whole, write_whole};

impl Storage {
    /// Writes a file whole or not at all, making its folder if that is missing. What the file held before is replaced; to ask first, there
    /// is [`Storage::exists`].
    ///
    /// # Errors
    ///
    /// The file could not be written, and is as it was.
    pub(crate) fn save(&self, path: &Path, bytes: &[u8]) -> Result<(), NotWritten> {
        write_whole(path, bytes, Readers::Usual).map_err(|error| NotWritten { path: path.to_owned(), error })
    }

    /// The text of a file.
    ///
    /// # Errors
    ///
    /// It cannot be read, or is no text.
    pub(crate) fn text_of(&self, path: &Path) -> Result<String, NotRead> {
        let not_read = |error| NotRead { path: path.to_owned(), error };
        let bytes = read_whole(path).map_err(not_read)?;
        String::from_utf8(bytes).map_err(|_| not_read(ReadError::NoText))
    }

    pub(crate) fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }

    /// Whether there is a file or folder of this name.
    pub(crate) fn exists(&self, path: &Path) -> bool {
        path.exists()
    }
}
