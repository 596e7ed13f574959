//! Ctrl-C that comes from outside the keyboard's keys: as a signal.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// How long the front end may take to notice a signal while it waits for a key.
const PATIENCE: Duration = Duration::from_millis(300);

/// How often at most an answer that is being saved is waited for.
const MOST_WAITS: u32 = 30;

/// A request to stop, made by a signal and noticed by the front end.
#[derive(Debug, Default)]
pub(crate) struct Interrupt {
    is_requested: AtomicBool,
    waits_for_key: AtomicBool,
}

impl Interrupt {
    /// Requests a stop, and waits until the front end noticed it. Returns false if it does not: then the program has to be ended.
    ///
    /// A signal wakes a front end that waits for a key, unless it came just before the wait. While an answer is being saved no one is awake to
    /// notice, and no one may end the program; after nine seconds the disk is given up.
    pub(crate) fn request(&self) -> bool {
        self.is_requested.store(true, Ordering::SeqCst);
        for _ in 0..MOST_WAITS {
            thread::sleep(PATIENCE);
            if !self.is_requested.load(Ordering::SeqCst) {
                return true;
            }
            if self.waits_for_key.load(Ordering::SeqCst) {
                return false;
            }
        }
        false
    }

    /// Whether a stop was requested; the request is then noticed.
    pub(super) fn take(&self) -> bool {
        self.is_requested.swap(false, Ordering::SeqCst)
    }

    /// Waits for a key by `wait`.
    pub(super) fn waiting<T>(&self, wait: impl FnOnce() -> T) -> T {
        self.waits_for_key.store(true, Ordering::SeqCst);
        let key = wait();
        self.waits_for_key.store(false, Ordering::SeqCst);
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn a_face_that_takes_notice_is_left_to_stop_by_itself() {
        let interrupt = Arc::new(Interrupt::default());
        let requested = Arc::clone(&interrupt);
        let request = thread::spawn(move || requested.request());
        while !interrupt.take() {
            thread::yield_now();
        }
        assert!(request.join().unwrap());
    }

    #[test]
    fn a_face_that_sleeps_on_is_not() {
        let interrupt = Interrupt::default();
        assert!(!interrupt.waiting(|| interrupt.request()));
    }
}
