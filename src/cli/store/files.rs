//! Files that commands write because their user asked for them.

use std::path::Path;

use super::Storage;
use crate::cli::error::Error;
use tellapart::{Wording, read_whole, write_whole};

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
        let refused = |what: &str| Error::Refused(format!("{}: {what}", path.display()));
        let wording = Wording {
            is_folder: "this is a folder; name a file in it",
            is_large: "this file is too large to be one of tellapart's",
            is_empty: "this file is empty",
        };
        let bytes = read_whole(path, &wording).map_err(|what| refused(&what))?;
        let bytes = bytes.ok_or_else(|| refused("there is no such file"))?;
        String::from_utf8(bytes).map_err(|_| refused("this file is no text"))
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
