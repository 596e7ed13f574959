//! The front ends of this process, and what signals do to them.

use std::io;
use std::process;
use std::sync::Arc;
use std::time::Duration;

use crate::cli::console::{Console, hurry};
use crate::cli::front_end::Person;
use crate::cli::front_end::lines::Lines;
use crate::cli::front_end::plain::Plain;
use crate::cli::front_end::signals::{Signal, Signals};
use crate::cli::front_end::terminal::{Modes, Terminal};

/// Lines in and lines out.
pub(super) fn plain(console: &Console, signals: &Arc<Signals>) -> Box<dyn Person> {
    Box::new(Plain::new(console.output(), stdin_lines(signals)))
}

/// The lines of standard input, of which a signal ends the wait for the next.
pub(crate) fn stdin_lines(signals: &Arc<Signals>) -> Lines {
    let (lines, waker) = Lines::of(io::stdin(), Arc::clone(signals));
    let mut is_first = true;
    watch::ends(signals, move |signal| {
        hurry();
        waker.wake();
        // Whoever asks twice does not want to wait for a summary. Every answer given is on disk.
        if !std::mem::replace(&mut is_first, false) {
            process::exit(signal.code().into());
        }
    });
    lines
}

/// The terminal, where a question stands for `settle` before keys count.
pub(super) fn terminal(console: &Console, signals: &Arc<Signals>, settle: Duration) -> Box<dyn Person> {
    let (called, modes) = (Arc::clone(signals), Modes::now());
    #[cfg(unix)]
    watch::job(signals, modes.clone());
    watch::ends(signals, move |signal| {
        hurry();
        if !called.are_noticed() {
            modes.restore();
            process::exit(signal.code().into());
        }
    });
    Box::new(Terminal::new(console.screen(), Arc::clone(signals), settle))
}

/// Each signal is noted by its handler, so that whoever it wakes knows which it was; a thread sees to the rest. Without them signals would
/// still end the program, only without a summary: no reason to refuse service.
#[cfg(unix)]
mod watch {
    use super::*;
    use std::thread;

    use signal_hook::consts::{SIGCONT, SIGQUIT, SIGTSTP};
    use signal_hook::flag;
    use signal_hook::iterator::Signals as Arriving;
    use signal_hook::low_level::emulate_default_handler;

    use crate::cli::front_end::signals::PATIENCE;

    /// Calls `then` after each signal that asks for the end.
    pub(super) fn ends(signals: &Signals, then: impl FnMut(Signal) + Send + 'static) {
        for signal in Signal::ENDS {
            let _ = flag::register_usize(signal.number().into(), Arc::clone(&signals.end), signal.number().into());
        }
        let Ok(mut arriving) = Arriving::new(Signal::ENDS.map(|signal| i32::from(signal.number()))) else { return };
        thread::spawn(move || {
            let arrived = |number| Signal::ENDS.into_iter().find(|signal| i32::from(signal.number()) == number);
            arriving.forever().filter_map(arrived).for_each(then);
        });
    }

    /// Lets the program be stopped, continued and quit with the terminal as it was before: `modes`.
    pub(super) fn job(signals: &Arc<Signals>, modes: Modes) {
        for (number, noted) in [(SIGCONT, &signals.continued), (SIGTSTP, &signals.stop), (SIGQUIT, &signals.quit)] {
            let _ = flag::register(number, Arc::clone(noted));
        }
        let called = Arc::clone(signals);
        let Ok(mut arriving) = Arriving::new([SIGCONT, SIGTSTP, SIGQUIT]) else { return };
        thread::spawn(move || {
            for number in arriving.forever() {
                if number == SIGQUIT {
                    // Whoever waits for a key ends the program sooner.
                    thread::sleep(PATIENCE);
                    modes.restore();
                    let _ = emulate_default_handler(SIGQUIT);
                }
                called.wake_unnoticed();
            }
        });
    }
}

#[cfg(not(unix))]
mod watch {
    use super::*;

    /// Calls `then` after Ctrl-C, and after being told to end.
    pub(super) fn ends(signals: &Arc<Signals>, mut then: impl FnMut(Signal) + Send + 'static) {
        let signals = Arc::clone(signals);
        let handler = move || {
            signals.call(Signal::Interrupt);
            then(Signal::Interrupt);
        };
        // Without a handler Ctrl-C would still end the program, only without a summary: no reason to refuse service.
        let _ = ctrlc::set_handler(handler);
    }
}
