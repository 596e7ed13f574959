//! What kind of trouble there is with a file, which decides what helps.

use std::io;
use std::path::Path;

/// The name that messages have for what is the trouble with the file or folder at `path`, of which the system says this.
pub fn trouble(error: &io::Error, path: &Path) -> &'static str {
    use io::ErrorKind;
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "full",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::InvalidFilename => "name",
        ErrorKind::StaleNetworkFileHandle
        | ErrorKind::TimedOut
        | ErrorKind::NotConnected
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown => "share",
        ErrorKind::IsADirectory => "no-file",
        // What is said here of a pipe or a device; the system means other things by it.
        ErrorKind::InvalidInput if error.raw_os_error().is_none() => "no-file",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists if has_file_for_folder(path) => "no-folder",
        ErrorKind::WouldBlock => "held",
        _ => of_system(error),
    }
}

/// Whether a file stands where a folder should be: above this, or in its place.
fn has_file_for_folder(path: &Path) -> bool {
    path.ancestors().any(|above| above.exists() && !above.is_dir())
}

/// The same of what Rust has no name for.
#[cfg(unix)]
fn of_system(error: &io::Error) -> &'static str {
    use rustix::io::Errno;
    match Errno::from_io_error(error) {
        Some(Errno::IO | Errno::NXIO | Errno::NODEV) => "disk",
        #[cfg(any(target_os = "linux", target_os = "android"))]
        Some(Errno::UCLEAN | Errno::MEDIUMTYPE | Errno::NOMEDIUM) => "disk",
        Some(Errno::HOSTDOWN) => "share",
        #[cfg(any(target_os = "linux", target_os = "android"))]
        Some(Errno::NOLINK | Errno::REMOTEIO) => "share",
        _ => "other",
    }
}

#[cfg(not(unix))]
fn of_system(_: &io::Error) -> &'static str {
    "other"
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use rustix::io::Errno;

    #[test]
    fn what_helps_follows_from_what_the_system_says() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("journal");
        for (errno, expected) in [
            (Errno::NOSPC, "full"),
            (Errno::DQUOT, "full"),
            (Errno::ROFS, "read-only"),
            (Errno::ACCESS, "denied"),
            (Errno::PERM, "denied"),
            (Errno::IO, "disk"),
            (Errno::NXIO, "disk"),
            (Errno::NODEV, "disk"),
            (Errno::STALE, "share"),
            (Errno::HOSTDOWN, "share"),
            (Errno::TIMEDOUT, "share"),
            (Errno::NOTCONN, "share"),
            (Errno::NAMETOOLONG, "name"),
            (Errno::ISDIR, "no-file"),
            (Errno::INVAL, "other"),
            (Errno::MFILE, "other"),
        ] {
            assert_eq!(trouble(&errno.into(), &path), expected, "{errno:?}");
        }
        assert_eq!(trouble(&io::ErrorKind::InvalidInput.into(), &path), "no-file");
    }

    #[test]
    fn a_file_stands_where_a_folder_should_be_only_where_one_does() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("file");
        for errno in [Errno::NOTDIR, Errno::EXIST] {
            assert_eq!(trouble(&errno.into(), &file), "other", "{errno:?}");
        }
        std::fs::write(&file, "in the way").unwrap();
        for path in [&file, &file.join("journal"), &file.join("journal/aaaaaaaa.jsonl")] {
            assert_eq!(trouble(&Errno::NOTDIR.into(), path), "no-folder", "{}", path.display());
        }
        assert_eq!(trouble(&Errno::EXIST.into(), &file), "no-folder");
    }
}
