//! The front ends of this process, and what Ctrl-C does to them.

use std::io;
use std::process;
use std::sync::Arc;
use std::time::Duration;

use super::Outcome;
use crate::cli::console::{Console, hurry};
use crate::cli::front_end::Person;
use crate::cli::front_end::lines::Lines;
use crate::cli::front_end::plain::Plain;
use crate::cli::front_end::terminal::{Interrupt, Modes, Terminal};

/// Lines in and lines out.
pub(super) fn plain(console: &Console) -> Box<dyn Person> {
    Box::new(Plain::new(console.output(), stdin_lines()))
}

/// The lines of standard input, of which Ctrl-C ends the wait for the next.
pub(crate) fn stdin_lines() -> Lines {
    let (lines, interrupter) = Lines::of(io::stdin());
    let mut is_first = true;
    on_ctrl_c(move || {
        interrupter.interrupt();
        // Whoever asks twice does not want to wait for a summary. Every answer given is on disk.
        std::mem::replace(&mut is_first, false)
    });
    lines
}

/// The terminal, where a question stands for `settle` before keys count.
pub(super) fn terminal(console: &Console, settle: Duration) -> Box<dyn Person> {
    let (noticed, modes) = (Arc::new(Interrupt::default()), Modes::now());
    let interrupt = Arc::clone(&noticed);
    // dialoguer turns the key Ctrl-C into the signal, which would end the program with its cursor hidden.
    on_ctrl_c(move || {
        let is_noticed = interrupt.request();
        if !is_noticed {
            modes.restore();
        }
        is_noticed
    });
    Box::new(Terminal::new(console.screen(), noticed, settle))
}

/// On Ctrl-C, and on being told to end, asks the front end to stop in good order. If it cannot be expected to, the program ends here.
fn on_ctrl_c(mut stops_in_good_order: impl FnMut() -> bool + Send + 'static) {
    let handler = move || {
        hurry();
        if !stops_in_good_order() {
            process::exit(Outcome::Interrupted.code().into());
        }
    };
    // Without a handler Ctrl-C would still end the program, only without a summary: no reason to refuse service.
    let _ = ctrlc::set_handler(handler);
}
