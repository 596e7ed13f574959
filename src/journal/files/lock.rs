//! Waiting for another program that writes.

use std::fs::{File, TryLockError};
use std::io;

/// How one waits while another program holds a file: it is called again and again with the number of times before, waits a little, and tells
/// whether to go on. This engine has no clock; without one it waits as long as it takes.
pub type Waiting = fn(times: u32) -> bool;

/// A lock for one who writes.
pub(in crate::journal) fn exclusive(file: &File, waiting: Option<Waiting>) -> io::Result<()> {
    match waiting {
        Some(waiting) => wait(|| file.try_lock(), waiting),
        None => where_supported(file.lock()),
    }
}

/// A lock for one of those who read.
pub(in crate::journal) fn shared(file: &File, waiting: Option<Waiting>) -> io::Result<()> {
    match waiting {
        Some(waiting) => wait(|| file.try_lock_shared(), waiting),
        None => where_supported(file.lock_shared()),
    }
}

fn wait(try_lock: impl Fn() -> Result<(), TryLockError>, waiting: Waiting) -> io::Result<()> {
    for times in 0.. {
        match try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) if waiting(times) => {}
            Err(TryLockError::WouldBlock) => return Err(io::ErrorKind::WouldBlock.into()),
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(TryLockError::Error(error)) => return where_supported(Err(error)),
        }
    }
    Err(io::ErrorKind::WouldBlock.into())
}

/// A lock where the file system knows locks. Some shared folders do not; one machine writes one file, so the journal is safe there as long as
/// that machine runs one session at a time.
fn where_supported(locked: io::Result<()>) -> io::Result<()> {
    match locked {
        Err(error) if error.kind() == io::ErrorKind::Unsupported || is_without_lock_service(&error) => Ok(()),
        other => other,
    }
}

/// Whether a network folder has no service for locks, which Rust has no name for.
#[cfg(unix)]
fn is_without_lock_service(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::NOLCK.raw_os_error())
}

#[cfg(not(unix))]
fn is_without_lock_service(_: &io::Error) -> bool {
    false
}
