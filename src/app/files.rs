//! Files that commands write because their user asked for them.

use std::path::Path;

use super::{App, Error};
use crate::document::write_whole;

impl App {
    /// Writes a file whole or not at all, making its folder if that is missing. What the file held before is replaced; to ask first, there
    /// is [`App::exists`].
    ///
    /// # Errors
    ///
    /// The file could not be written, and is as it was.
    pub fn save(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        write_whole(path, bytes).map_err(|error| Error::File { path: path.to_owned(), error })
    }

    /// Whether there is a file or folder of this name.
    pub fn exists(&self, path: &Path) -> bool {
        path.exists()
    }
}
