//! What dialoguer's console leaves open: keys typed too early, keys it does not know, and the terminal's modes after a sudden end.

use std::io;

use dialoguer::console::Key;

use crate::cli::console::{Screen, show_cursor};

/// The longest sequence that a key of a terminal sends, with room to spare.
const LONGEST_SEQUENCE: usize = 16;

/// Waits for a key, Ctrl-C included.
///
/// Of a key that the console does not know (F2, Shift with an arrow) it hands out the beginning and would take the rest for letters, which
/// answer questions; so the rest is swallowed.
pub(super) fn read_key(screen: &Screen) -> io::Result<Key> {
    let key = screen.read_key()?;
    if let Key::UnknownEscSeq(begun) = &key {
        let mut is_open = is_unfinished(begun);
        for _ in 0..LONGEST_SEQUENCE {
            if !is_open {
                break;
            }
            match screen.read_key()? {
                Key::Char(next) => is_open = begun.first() == Some(&'[') && !is_final(next),
                // No part of a sequence: it was Alt with O or [, and this is the next key.
                other => return Ok(other),
            }
        }
    }
    Ok(key)
}

/// Whether more of this sequence is to come, given what followed its escape: one letter after an O, and after a [ everything up to a
/// final letter (ECMA-48, 5.4).
fn is_unfinished(begun: &[char]) -> bool {
    match begun {
        ['O'] | ['['] => true,
        ['[', .., last] => !is_final(*last),
        _ => false,
    }
}

fn is_final(letter: char) -> bool {
    ('@'..='~').contains(&letter)
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sequence_goes_on_until_its_final_letter() {
        for (begun, unfinished) in [
            ("O", true),
            ("[", true),
            ("[1;", true),
            ("[20", true),
            ("[1~", false),
            ("[I", false),
            ("x", false),
            ("", false),
        ] {
            assert_eq!(is_unfinished(&begun.chars().collect::<Vec<_>>()), unfinished, "{begun}");
        }
    }
}
