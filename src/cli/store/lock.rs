//! A lock on a file that gets another in its place whenever it is written.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::whole::{Readers, make_folder_of};
use tellapart::{Waiting, open_regular};

/// A lock on a file: an empty file beside it, there and locked while this lasts. One that a killed program left is in no one's way.
pub(super) struct Lock {
    /// Held as long as it is open.
    _file: File,
    path: PathBuf,
}

impl Lock {
    /// Locks the file at `path`, which need not be there; makes its folder if that is missing.
    ///
    /// # Errors
    ///
    /// What the system says; [`WouldBlock`](io::ErrorKind::WouldBlock) if another process held it for too long.
    pub(super) fn beside(path: &Path, waiting: Waiting) -> io::Result<Self> {
        make_folder_of(path, Readers::Owner)?;
        let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy();
        let path = path.with_file_name(format!(".{name}.lock"));
        loop {
            let mut options = File::options();
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let file = open_regular(options.read(true).write(true).create(true).truncate(false), &path)?;
            waiting.lock(&file)?;
            // While this waited, who held it may have taken it away.
            if is_at(&file, &path) {
                return Ok(Self { _file: file, path });
            }
        }
    }
}

impl Drop for Lock {
    /// Takes the file away where others can still have it open, as long as no one else can hold it.
    fn drop(&mut self) {
        if cfg!(unix) {
            // One that stays is in no one's way.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whether this file is what its path leads to.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |metadata: &fs::Metadata| (metadata.dev(), metadata.ino());
    matches!((file.metadata(), fs::metadata(path)), (Ok(here), Ok(there)) if id(&here) == id(&there))
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}
