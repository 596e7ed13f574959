//! Files: read as a whole, and written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use tellapart::{Message, ToMessage, display_in_english, message};

/// The largest file that is read, in bytes. Far above any deck; it keeps a mistaken path from filling the memory.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// Why a file cannot be read.
#[derive(Debug)]
pub(super) enum ReadError {
    /// There is no such file.
    Missing,
    /// It is a folder.
    IsFolder,
    /// It is larger than 16 MiB.
    TooLarge,
    /// It may not be read.
    Denied,
    /// It is no text.
    NoText,
    /// Something else the system says.
    Io(io::Error),
}

impl ToMessage for ReadError {
    fn message(&self) -> Message {
        match self {
            Self::Missing => message!("file-missing"),
            Self::IsFolder => message!("file-is-folder"),
            Self::TooLarge => message!("file-too-large", most = MOST_BYTES / 1024 / 1024),
            Self::Denied => message!("file-denied"),
            Self::NoText => message!("file-no-text"),
            Self::Io(error) => message!("file-unreadable", error = error.to_string()),
        }
    }
}

display_in_english!(ReadError);

// What the system says stands in the message, which is a diagnostic's as well: there is nothing else behind it.
impl std::error::Error for ReadError {}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Io(error),
        }
    }
}

/// The bytes of the file at `path`.
///
/// # Errors
///
/// It cannot be read, or is too large to be one of ours.
pub(super) fn read_whole(path: &Path) -> Result<Vec<u8>, ReadError> {
    if path.is_dir() {
        return Err(ReadError::IsFolder);
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES { Err(ReadError::TooLarge) } else { Ok(bytes) }
}

/// Writes a file whole or not at all, making its folder if that is missing: who reads the file meets what it held before or all that
/// it holds now, even after a power cut.
///
/// A link is followed: the file that it leads to is replaced, not the link. What is no regular file, as a pipe, is written to.
///
/// # Errors
///
/// What the system says. The file is then as it was.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // Of a bare name the parent is the empty path, which stands for the folder one is in.
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let before = fs::metadata(&path).ok();
    if before.as_ref().is_some_and(|before| !before.is_file()) {
        return OpenOptions::new().write(true).open(&path)?.write_all(bytes);
    }
    let temporary = beside(&path).ok_or(io::ErrorKind::InvalidInput)?;
    let written = write_synced(&temporary, bytes, before.map(|before| before.permissions()));
    let replaced = written.and_then(|()| fs::rename(&temporary, &path));
    if replaced.is_err() {
        // What is half written is of no use; that it cannot be taken away is no news beside the first error.
        let _ = fs::remove_file(&temporary);
    }
    replaced
}

/// A name of this process's own in the same folder: only within one file system does a file take another's place at once.
fn beside(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_string_lossy();
    Some(path.with_file_name(format!(".{name}.{}.new", std::process::id())))
}

fn write_synced(path: &Path, bytes: &[u8], permissions: Option<fs::Permissions>) -> io::Result<()> {
    let mut file = File::create(path)?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_file_is_written_with_its_folder_and_leaves_nothing_beside_it() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a/b/c.json");
        for text in ["longer before", "after"] {
            write_whole(&path, text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        assert_eq!(names(path.parent().unwrap()), ["c.json"]);
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("large.json");
        let large = File::create(&path).unwrap();
        large.set_len(MOST_BYTES).unwrap();
        assert_eq!(read_whole(&path).unwrap().len() as u64, MOST_BYTES);
        large.set_len(MOST_BYTES + 1).unwrap();
        assert!(matches!(read_whole(&path), Err(ReadError::TooLarge)));
        assert!(matches!(read_whole(home.path()), Err(ReadError::IsFolder)));
        assert!(matches!(read_whole(&home.path().join("none")), Err(ReadError::Missing)));
    }

    #[test]
    fn what_cannot_be_written_leaves_everything_as_it_was() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("c.json");
        fs::create_dir(&folder).unwrap();
        assert!(write_whole(&folder, b"text").is_err());
        assert!(write_whole(&home.path().join(".."), b"text").is_err());
        fs::write(home.path().join("file"), "kept").unwrap();
        assert!(write_whole(&home.path().join("file/c.json"), b"text").is_err());
        assert_eq!(fs::read_to_string(home.path().join("file")).unwrap(), "kept");
        let mut names = names(home.path());
        names.sort();
        assert_eq!(names, ["c.json", "file"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_stays_a_link() {
        let home = tempfile::tempdir().unwrap();
        let (real, link) = (home.path().join("real.json"), home.path().join("link.json"));
        fs::write(&real, "before").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write_whole(&link, b"after").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "after");
    }
}
