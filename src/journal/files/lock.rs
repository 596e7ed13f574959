//! Waiting for another program that writes.

use std::fs::{File, TryLockError};
use std::io;

/// How one waits while another program holds a file. This engine has no clock; without one it waits as long as it takes.
#[derive(Debug, Clone, Copy)]
pub struct Waiting {
    /// Is called again and again with the number of times before, waits a little, and tells whether to go on.
    pub pause: fn(times: u32) -> bool,
    /// Is called when a wait is over, however it ended.
    pub over: fn(),
}

impl Waiting {
    /// Locks a file for one who writes.
    ///
    /// # Errors
    ///
    /// What the system says; [`WouldBlock`](io::ErrorKind::WouldBlock) if another program held it for too long.
    pub fn lock(self, file: &File) -> io::Result<()> {
        self.wait(|| file.try_lock())
    }

    fn wait(self, try_lock: impl Fn() -> Result<(), TryLockError>) -> io::Result<()> {
        let mut times = 0;
        let locked = loop {
            match try_lock() {
                Ok(()) => break Ok(()),
                Err(TryLockError::WouldBlock) if (self.pause)(times) => times += 1,
                Err(TryLockError::WouldBlock) => break Err(io::ErrorKind::WouldBlock.into()),
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(TryLockError::Error(error)) => break where_supported(Err(error)),
            }
        };
        (self.over)();
        locked
    }
}

/// A lock for one who writes.
pub(in crate::journal) fn exclusive(file: &File, waiting: Option<Waiting>) -> io::Result<()> {
    match waiting {
        Some(waiting) => waiting.lock(file),
        None => where_supported(file.lock()),
    }
}

/// A lock for one of those who read.
pub(in crate::journal) fn shared(file: &File, waiting: Option<Waiting>) -> io::Result<()> {
    match waiting {
        Some(waiting) => waiting.wait(|| file.try_lock_shared()),
        None => where_supported(file.lock_shared()),
    }
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
