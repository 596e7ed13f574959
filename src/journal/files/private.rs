//! Files and folders that no one else on the machine can read: what someone knows and does not know is theirs.

use std::fs::{DirBuilder, OpenOptions};
use std::io;
use std::path::Path;

/// How a new file is made: for its owner alone.
pub(in crate::journal) fn options() -> OpenOptions {
    #[cfg_attr(not(unix), allow(unused_mut, reason = "only Unix knows modes"))]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a folder and those above it, as far as they are missing, for their owner alone.
pub(in crate::journal) fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
