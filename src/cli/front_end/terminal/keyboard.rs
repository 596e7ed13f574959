//! Keys, and the signals that come while one is awaited.
//!
//! The console takes every signal that has a handler for Ctrl-C, so what was noted of signals is looked at first. While a key is awaited
//! the terminal makes no signals of keys: what Ctrl-Z and Ctrl-\ do elsewhere is done here.

use std::io;
use std::sync::Arc;

use dialoguer::console::Key;

use super::modes::Modes;
use crate::cli::console::Screen;
use crate::cli::front_end::signals::Signals;
use tellapart::Ending;

/// The longest sequence that a key of a terminal sends, with room to spare.
const LONGEST_SEQUENCE: usize = 16;

/// The keyboard of a terminal.
pub(super) struct Keyboard {
    signals: Arc<Signals>,
    /// The terminal's modes as they were before.
    modes: Modes,
}

/// What comes while a key is awaited.
pub(super) enum Input {
    Key(Key),
    /// What ends the session: Ctrl-C, a signal, the terminal that went away.
    Stop(Ending),
    /// The program was stopped and goes on: whatever the screen shows now is not the page.
    Anew,
}

impl Keyboard {
    /// The keyboard of this terminal, which notices what came of `signals`. Until the end what is typed is not shown: between two prompts
    /// it would stand on the page.
    pub(super) fn new(signals: Arc<Signals>) -> Self {
        let modes = Modes::now();
        modes.stop_echo();
        Self { signals, modes }
    }

    /// Waits for a key below so many lines, which are then gone, unless the page does not stand there any more.
    pub(super) fn next_below(&self, screen: &Screen, lines: usize) -> io::Result<Input> {
        let input = self.next(screen);
        if !matches!(input, Ok(Input::Anew)) {
            screen.clear_last_lines(lines)?;
        }
        input
    }

    /// Waits for a key.
    pub(super) fn next(&self, screen: &Screen) -> io::Result<Input> {
        if let Some(input) = self.called() {
            return Ok(input);
        }
        let key = self.signals.waiting(|| read_key(screen));
        if let Some(input) = self.called() {
            return Ok(input);
        }
        match key {
            Ok(Key::CtrlC) => Ok(Input::Stop(Ending::Interrupted)),
            Ok(key) => Ok(self.as_signal(&key).unwrap_or(Input::Key(key))),
            Err(error) => match error.kind() {
                io::ErrorKind::Interrupted => Ok(Input::Stop(Ending::Interrupted)),
                io::ErrorKind::UnexpectedEof => Ok(Input::Stop(Ending::EndOfInput)),
                _ => Err(error),
            },
        }
    }
}

#[cfg(unix)]
impl Keyboard {
    /// What signals ask for.
    fn called(&self) -> Option<Input> {
        use std::sync::atomic::Ordering::SeqCst;
        if let Some(how) = self.signals.take() {
            return Some(Input::Stop(how));
        }
        if self.signals.quit.swap(false, SeqCst) {
            self.modes.restore();
            let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGQUIT);
        }
        let is_to_stop = self.signals.stop.swap(false, SeqCst);
        if is_to_stop && has_job_control() {
            self.modes.restore();
            let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
            self.signals.await_continued();
        }
        let goes_on = self.signals.continued.swap(false, SeqCst) || is_to_stop;
        goes_on.then(|| {
            self.modes.stop_echo();
            Input::Anew
        })
    }

    /// What the terminal makes of a key where it makes signals: one for every program of this job.
    fn as_signal(&self, key: &Key) -> Option<Input> {
        use rustix::process::{Signal, kill_current_process_group};
        let signal = match key {
            Key::Char('\u{1a}') => Signal::TSTP,
            Key::Char('\u{1c}') => Signal::QUIT,
            _ => return None,
        };
        kill_current_process_group(signal).ok()?;
        self.called()
    }
}

#[cfg(not(unix))]
impl Keyboard {
    fn called(&self) -> Option<Input> {
        self.signals.take().map(Input::Stop)
    }

    fn as_signal(&self, _: &Key) -> Option<Input> {
        None
    }
}

impl Drop for Keyboard {
    /// However the program ends, the terminal is as it was.
    fn drop(&mut self) {
        self.modes.restore();
    }
}

/// Whether someone can let the program go on once it has stopped: a shell with jobs. In a terminal of its own, without one, it would be lost.
#[cfg(unix)]
fn has_job_control() -> bool {
    rustix::process::getsid(None).is_ok_and(|session| session != rustix::process::getpgrp())
}

/// Waits for a key, Ctrl-C included.
///
/// Of a key that the console does not know (F2, Shift with an arrow) it hands out the beginning and would take the rest for letters, which
/// answer questions; so the rest is swallowed.
fn read_key(screen: &Screen) -> io::Result<Key> {
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
