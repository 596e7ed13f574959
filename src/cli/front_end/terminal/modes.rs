//! What dialoguer's console leaves open: keys typed too early, and the terminal's modes between keys and after a sudden end.

use std::io;

use crate::cli::console::show_cursor;

/// Drops what was typed and not yet read: it was no answer to a question not yet shown.
pub(super) fn drop_typed() {
    #[cfg(unix)]
    // A terminal that cannot do it keeps what was typed: no reason to stop.
    let _ = rustix::termios::tcflush(io::stdin(), rustix::termios::QueueSelector::IFlush);
}

/// While it lasts, every key goes to the program, unseen and at once.
///
/// The console sees to that only while it waits for a key. Keys that come faster than they are taken, as pasted ones do, would in between
/// be edited by the terminal: Backspace, Ctrl-U and Ctrl-W would take away letters that the program has not seen.
pub(super) struct SingleKeys {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

impl SingleKeys {
    pub(super) fn begin() -> Self {
        #[cfg(unix)]
        {
            let before = rustix::termios::tcgetattr(io::stdin()).ok();
            if let Some(mut raw) = before.clone() {
                let output = raw.output_modes;
                raw.make_raw();
                raw.output_modes = output;
                let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, &raw);
            }
            Self { before }
        }
        #[cfg(not(unix))]
        Self {}
    }
}

impl Drop for SingleKeys {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Some(before) = &self.before {
            let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, before);
        }
    }
}

/// The terminal's modes at one moment.
#[derive(Clone)]
pub(crate) struct Modes {
    #[cfg(unix)]
    saved: Option<rustix::termios::Termios>,
}

impl Modes {
    /// The modes as they are now.
    pub(crate) fn now() -> Self {
        Self {
            #[cfg(unix)]
            saved: rustix::termios::tcgetattr(io::stdin()).ok(),
        }
    }

    /// Lets the terminal no longer show what is typed, until the modes are put back: between two prompts it would stand on the page.
    pub(super) fn stop_echo(&self) {
        #[cfg(unix)]
        if let Some(mut quiet) = self.saved.clone() {
            quiet.local_modes.remove(rustix::termios::LocalModes::ECHO);
            let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, &quiet);
        }
    }

    /// Puts the modes back and shows the cursor, as far as the terminal is still there.
    pub(crate) fn restore(&self) {
        #[cfg(unix)]
        if let Some(saved) = &self.saved {
            let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, saved);
        }
        let _ = show_cursor();
    }
}
