//! A document as a file: read as a whole, and written whole or not at all.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "documents are files")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::Wording;

/// The largest file that is read, in bytes. Far above any document; it keeps a mistaken path from filling the memory.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// The bytes of the file at `path`, or what is wrong with it and how to mend it; `None` if there is no such file.
pub fn read_whole(path: &Path, wording: &Wording) -> Result<Option<Vec<u8>>, String> {
    if path.is_dir() {
        return Err(wording.is_folder.to_owned());
    }
    let mut bytes = Vec::new();
    match File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes)) {
        Ok(_) if bytes.len() as u64 > MOST_BYTES => Err(wording.is_large.to_owned()),
        Ok(_) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            Err("this may not be read; ask its owner for permission".to_owned())
        }
        Err(error) => Err(format!("this cannot be read ({error}); check the path and the disk")),
    }
}

/// Writes a file whole or not at all, making its folder if that is missing: whoever reads the file meets what it held before or all that
/// it holds now, even after a power cut.
///
/// A link is followed: the file that it leads to is replaced, not the link. What is no regular file, as a pipe, is written to.
///
/// # Errors
///
/// What the system says. The file is then as it was.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
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
