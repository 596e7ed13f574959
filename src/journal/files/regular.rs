//! Opening a file that is one: a pipe, a device or a folder in its place is refused, and waited for by no one.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use super::folder::MOST_BYTES;

/// Opens a file in this way. What is made by that is one.
///
/// # Errors
///
/// What the system says; [`IsADirectory`](io::ErrorKind::IsADirectory) of a folder, and [`InvalidInput`](io::ErrorKind::InvalidInput) of
/// anything else that is no file.
pub fn open_regular(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    // Looked at first, for to some devices the opening itself does something.
    if let Ok(metadata) = fs::metadata(path) {
        check(&metadata)?;
    }
    // And not waited for, if it has become a pipe since.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(options, rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    let file = options.open(path)?;
    check(&file.metadata()?)?;
    Ok(file)
}

/// The bytes of a file, at most as many as a journal may have. A pipe in its place is not waited for.
///
/// # Errors
///
/// As for [`open_regular`].
pub(in crate::journal) fn read_regular(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_regular(OpenOptions::new().read(true), path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn check(metadata: &Metadata) -> io::Result<()> {
    match (metadata.is_file(), metadata.is_dir()) {
        (true, _) => Ok(()),
        (_, true) => Err(io::ErrorKind::IsADirectory.into()),
        _ => Err(io::ErrorKind::InvalidInput.into()),
    }
}
