//! Signals: what asks the program from outside to end, to stop, to go on.
//!
//! A handler only notes what came. The front end takes notice as soon as it waits for something, and does the rest in good order.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use tellapart::Ending;

/// How long the front end may take to notice a signal while it waits for a key.
pub(crate) const PATIENCE: Duration = Duration::from_millis(300);

/// How often at most an answer that is being saved is waited for.
const MOST_WAITS: u32 = 30;

/// A signal that asks for the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signal {
    /// The terminal was closed.
    HangUp,
    /// Ctrl-C.
    Interrupt,
    /// The program is told to end.
    Terminate,
}

impl Signal {
    /// All of them.
    pub(crate) const ENDS: [Self; 3] = [Self::HangUp, Self::Interrupt, Self::Terminate];

    /// Its number, the same on every Unix.
    pub(crate) fn number(self) -> u8 {
        match self {
            Self::HangUp => 1,
            Self::Interrupt => 2,
            Self::Terminate => 15,
        }
    }

    /// The exit code of a program that it ended, as a shell gives it.
    pub(crate) fn code(self) -> u8 {
        128 + self.number()
    }

    /// How a session ends by it.
    pub(crate) fn ending(self) -> Ending {
        match self {
            Self::HangUp => Ending::EndOfInput,
            Self::Interrupt => Ending::Interrupted,
            Self::Terminate => Ending::Terminated,
        }
    }

    fn of(number: usize) -> Option<Self> {
        Self::ENDS.into_iter().find(|signal| usize::from(signal.number()) == number)
    }
}

/// The signals that came, until the front end takes notice of them.
#[derive(Debug, Default)]
pub(crate) struct Signals {
    /// The number of the last that asks for the end.
    pub(crate) end: Arc<AtomicUsize>,
    /// Whether the program is to end here and now, as by Ctrl-\\.
    pub(crate) quit: Arc<AtomicBool>,
    /// Whether it is to stop, as by Ctrl-Z.
    pub(crate) stop: Arc<AtomicBool>,
    /// Whether it was stopped, and goes on.
    pub(crate) continued: Arc<AtomicBool>,
    /// The number of the last that asked for the end and was noticed.
    noticed: AtomicUsize,
    waits_for_key: AtomicBool,
}

impl Signals {
    /// How the session ends, if a signal asks for that; it is then noticed.
    pub(crate) fn take(&self) -> Option<Ending> {
        let signal = Signal::of(self.end.swap(0, Ordering::SeqCst))?;
        self.noticed.store(signal.number().into(), Ordering::SeqCst);
        Some(signal.ending())
    }

    /// The signal by which the session ended.
    pub(crate) fn noticed(&self) -> Option<Signal> {
        Signal::of(self.noticed.load(Ordering::SeqCst))
    }

    /// The signal behind an output that is closed: a terminal is closed first, and then that is told.
    pub(crate) fn behind_closed_output(&self) -> Option<Signal> {
        let looks = (0..30).map(|_| {
            thread::sleep(PATIENCE / 30);
            self.take();
            self.noticed()
        });
        looks.flatten().next()
    }

    /// Waits for a key by `wait`.
    pub(super) fn waiting<T>(&self, wait: impl FnOnce() -> T) -> T {
        self.waits_for_key.store(true, Ordering::SeqCst);
        let key = wait();
        self.waits_for_key.store(false, Ordering::SeqCst);
        key
    }

    /// Waits until the front end took notice of what asks for the end. Returns false if it does not: then the program has to be ended.
    ///
    /// A signal wakes a front end that waits for a key, unless it came just before the wait: then another wakes it. While an answer is
    /// being saved no one is awake to notice, and no one may end the program; after nine seconds the disk is given up.
    pub(crate) fn are_noticed(&self) -> bool {
        let mut is_woken = false;
        for _ in 0..MOST_WAITS {
            thread::sleep(PATIENCE);
            if self.end.load(Ordering::SeqCst) == 0 {
                return true;
            }
            if self.waits_for_key.load(Ordering::SeqCst) {
                if is_woken {
                    return false;
                }
                is_woken = true;
                wake();
            }
        }
        false
    }

    /// Lets a front end that waits for a key take notice of being stopped or continued, where that has not ended its wait: the signal came
    /// just before it, or to another thread.
    #[cfg(unix)]
    pub(crate) fn wake_unnoticed(&self) {
        thread::sleep(PATIENCE);
        let is_unnoticed = self.stop.load(Ordering::SeqCst) || self.continued.load(Ordering::SeqCst);
        if is_unnoticed && self.waits_for_key.load(Ordering::SeqCst) {
            wake();
        }
    }

    /// Waits a little until it is noted that the program goes on, which another thread may do after the one that stopped it runs again.
    #[cfg(unix)]
    pub(crate) fn await_continued(&self) {
        for _ in 0..30 {
            if self.continued.load(Ordering::SeqCst) {
                return;
            }
            thread::sleep(PATIENCE / 30);
        }
    }

    #[cfg(any(not(unix), test))]
    pub(crate) fn call(&self, signal: Signal) {
        self.end.store(signal.number().into(), Ordering::SeqCst);
    }
}

/// Ends the wait for a key: by a signal of this process to itself, which only tells that it goes on.
fn wake() {
    #[cfg(unix)]
    let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::CONT);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_that_takes_notice_is_left_to_stop_by_itself() {
        let signals = Arc::new(Signals::default());
        signals.call(Signal::Terminate);
        let called = Arc::clone(&signals);
        let noticed = thread::spawn(move || called.are_noticed());
        assert_eq!(signals.take(), Some(Ending::Terminated));
        assert!(noticed.join().unwrap());
        assert_eq!((signals.take(), signals.noticed()), (None, Some(Signal::Terminate)));
    }

    #[test]
    fn a_face_that_sleeps_on_is_not() {
        let signals = Signals::default();
        signals.call(Signal::Interrupt);
        assert!(!signals.waiting(|| signals.are_noticed()));
    }
}
