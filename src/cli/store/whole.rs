//! Files: read as a whole, and written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::Duration;

use tellapart::{Message, ToMessage, display_in_english, message, open_regular};

/// The largest file that is read, in bytes. Far above any deck; it keeps a mistaken path from filling the memory.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// What a file's name ends in while it is written.
const SUFFIX: &str = ".new";

/// How old a file is that was begun and never came to its end: a day.
const STALE_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

/// Why a file cannot be read.
#[derive(Debug)]
pub(super) enum ReadError {
    /// There is no such file.
    Missing,
    IsFolder,
    /// It is a pipe, a device or the like.
    Irregular,
    /// It is larger than 16 MiB.
    TooLarge,
    /// It may not be read.
    Denied,
    NoText,
    /// Something else the system says.
    Io(io::Error),
}

impl ToMessage for ReadError {
    fn message(&self) -> Message {
        match self {
            Self::Missing => message!("file-missing"),
            Self::IsFolder => message!("file-is-folder"),
            Self::Irregular => message!("file-irregular"),
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
            io::ErrorKind::IsADirectory => Self::IsFolder,
            io::ErrorKind::InvalidInput => Self::Irregular,
            _ => Self::Io(error),
        }
    }
}

/// The bytes of the file at `path`.
///
/// # Errors
///
/// It cannot be read, is no file, or is too large to be one of ours.
pub(super) fn read_whole(path: &Path) -> Result<Vec<u8>, ReadError> {
    read_up_to(path, MOST_BYTES)
}

/// The same for a file that may have up to `most` bytes.
///
/// # Errors
///
/// It cannot be read, is no file, or has more.
pub(super) fn read_up_to(path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    let file = open_regular(OpenOptions::new().read(true), path)?;
    let length = file.metadata().map_or(0, |metadata| metadata.len()).min(most);
    let mut bytes = Vec::with_capacity(usize::try_from(length).map_or(0, |length| length + 1));
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(ReadError::TooLarge) } else { Ok(bytes) }
}

/// Who may read what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Readers {
    /// The learner alone.
    Owner,
    /// As the one who runs the program has it for every file; what was there before keeps its permissions.
    Usual,
}

/// Writes a file whole or not at all, making its folder if that is missing: who reads the file meets what it held before or all that
/// it holds now, even after a power cut.
///
/// A link is followed: the file that it leads to is replaced, not the link. What is no regular file, as a pipe, is written to.
///
/// # Errors
///
/// What the system says. The file is then as it was.
pub(super) fn write_whole(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    make_folder_of(path, readers)?;
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let before = fs::metadata(&path).ok();
    if before.as_ref().is_some_and(|before| !before.is_file()) {
        return OpenOptions::new().write(true).open(&path)?.write_all(bytes);
    }
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy().into_owned();
    let folder = folder_of(&path);
    // In the same folder: only within one file system does a file take another's place at once.
    let prefix = format!(".{name}.");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(SUFFIX);
    #[cfg(unix)]
    let usual = <fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666);
    #[cfg(unix)]
    if readers == Readers::Usual {
        builder.permissions(usual);
    }
    let mut file = builder.tempfile_in(folder)?;
    if let (Readers::Usual, Some(before)) = (readers, before) {
        file.as_file().set_permissions(before.permissions())?;
    }
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    let new = file.as_file().metadata()?;
    file.persist(&path)?;
    // The file's name has to reach the disk as well. Not every system can see to that.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    remove_stale(folder, &prefix, &new);
    Ok(())
}

/// Makes the folder of this file, and those above it, as far as they are missing.
pub(super) fn make_folder_of(path: &Path, readers: Readers) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    if readers == Readers::Owner {
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    }
    builder.create(folder_of(path))
}

fn folder_of(path: &Path) -> &Path {
    // Of a bare name the parent is the empty path, which stands for the folder one is in.
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Removes what was half written in this folder when the program was killed, long enough before what is `new` that no one writes to it
/// any more.
fn remove_stale(folder: &Path, prefix: &str, new: &fs::Metadata) {
    let is_old = |old: &fs::Metadata| {
        let age = new.modified().ok()?.duration_since(old.modified().ok()?).ok()?;
        Some(age > STALE_AFTER)
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| name.starts_with(prefix) && name.ends_with(SUFFIX));
        let is_stale = |old: fs::Metadata| old.is_file() && is_old(&old) == Some(true);
        if is_ours && entry.metadata().is_ok_and(is_stale) {
            // It is in no one's way.
            let _ = fs::remove_file(entry.path());
        }
    }
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
            write_whole(&path, text.as_bytes(), Readers::Usual).unwrap();
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
        assert!(write_whole(&folder, b"text", Readers::Usual).is_err());
        assert!(write_whole(&home.path().join(".."), b"text", Readers::Usual).is_err());
        fs::write(home.path().join("file"), "kept").unwrap();
        assert!(write_whole(&home.path().join("file/c.json"), b"text", Readers::Usual).is_err());
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
        write_whole(&link, b"after", Readers::Usual).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "after");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_private_is_and_all_else_is_as_its_folder_and_what_was_there_before() {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let home = tempfile::tempdir().unwrap();
        let private = home.path().join("config/profiles/ana.json");
        write_whole(&private, b"text", Readers::Owner).unwrap();
        assert_eq!((mode(&private), mode(private.parent().unwrap())), (0o600, 0o700));
        // What the umask leaves of a new file, whatever it is here.
        let usual = home.path().join("usual");
        File::create(&usual).unwrap();
        let export = home.path().join("certificate.html");
        write_whole(&export, b"text", Readers::Usual).unwrap();
        assert_eq!(mode(&export), mode(&usual));
        fs::set_permissions(&export, fs::Permissions::from_mode(0o640)).unwrap();
        write_whole(&export, b"again", Readers::Usual).unwrap();
        assert_eq!(mode(&export), 0o640);
        fs::set_permissions(&private, fs::Permissions::from_mode(0o644)).unwrap();
        write_whole(&private, b"again", Readers::Owner).unwrap();
        assert_eq!(mode(&private), 0o600);
    }

    #[test]
    fn what_a_killed_program_left_behind_is_removed_after_a_day_and_nothing_else() {
        let home = tempfile::tempdir().unwrap();
        let left = |name: &str, hours: u64| {
            let file = File::create(home.path().join(name)).unwrap();
            let now = file.metadata().unwrap().modified().unwrap();
            file.set_modified(now - Duration::from_secs(hours * 3600)).unwrap();
        };
        for (name, hours) in
            [(".c.json.Xy12z9.new", 25), (".c.json.Ab12z9.new", 23), (".d.json.Xy12z9.new", 25), ("c.json.new", 25)]
        {
            left(name, hours);
        }
        write_whole(&home.path().join("c.json"), b"text", Readers::Owner).unwrap();
        let mut names = names(home.path());
        names.sort();
        assert_eq!(names, [".c.json.Ab12z9.new", ".d.json.Xy12z9.new", "c.json", "c.json.new"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_name_laid_out_for_us_is_not_written_to() {
        // As someone might who guesses the name under which it is begun.
        let home = tempfile::tempdir().unwrap();
        let elsewhere = home.path().join("elsewhere");
        fs::write(&elsewhere, "kept").unwrap();
        let guessed = home.path().join(format!(".c.json.{}.new", std::process::id()));
        std::os::unix::fs::symlink(&elsewhere, guessed).unwrap();
        write_whole(&home.path().join("c.json"), b"text", Readers::Owner).unwrap();
        assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "kept");
    }
}
