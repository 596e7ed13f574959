//! Files that commands write because their user asked for them.

use std::path::Path;

use super::Storage;
use super::whole::{read_whole, write_whole};
use crate::cli::error::Error;
use tellapart::Diagnostics;

impl Storage {
    /// Writes a file whole or not at all, making its folder if that is missing. What the file held before is replaced; to ask first, there
    /// is [`Storage::exists`].
    ///
    /// # Errors
    ///
    /// The file could not be written, and is as it was.
    pub(crate) fn save(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        write_whole(path, bytes).map_err(|error| Error::File { path: path.to_owned(), error })
    }

    /// The text of a file.
    ///
    /// # Errors
    ///
    /// It cannot be read, or is no text.
    pub(crate) fn text_of(&self, path: &Path) -> Result<String, Error> {
        let name = path.display().to_string();
        let bytes =
            read_whole(path).map_err(|error| Error::Refused(Diagnostics::of_file(&name, &error).to_string()))?;
        String::from_utf8(bytes).map_err(|_| Error::Refused(format!("{name}: this file is no text")))
    }

    /// Whether this is a folder.
    pub(crate) fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }

    /// Whether there is a file or folder of this name.
    pub(crate) fn exists(&self, path: &Path) -> bool {
        path.exists()
    }
}
