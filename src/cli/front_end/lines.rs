//! Lines that come in, on a thread of their own, so that Ctrl-C ends a wait at once.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use tellapart::Ending;

use super::Reply;

/// The longest line that is read whole, in bytes; what goes on after that is passed over.
const LONGEST_LINE: u64 = 64 * 1024;

/// Lines that come in.
pub(crate) struct Lines {
    input: Receiver<Input>,
    is_interrupted: Arc<AtomicBool>,
    /// Whether nothing more can come in.
    is_at_end: bool,
}

/// What can come in while a line is awaited.
enum Input {
    Line(String),
    End,
    /// Nothing: look whether to stop.
    Wake,
}

/// Ends the wait for a line, as Ctrl-C does.
#[derive(Clone)]
pub(crate) struct Interrupter {
    is_requested: Arc<AtomicBool>,
    wake: SyncSender<Input>,
}

impl Interrupter {
    /// Ends the wait for a line, now or when it begins.
    pub(crate) fn interrupt(&self) {
        self.is_requested.store(true, Ordering::SeqCst);
        // If there is no room for it, there is a line to wake the front end.
        let _ = self.wake.try_send(Input::Wake);
    }
}

impl Lines {
    /// The lines of `input`, and what ends the wait for one.
    pub(crate) fn of(input: impl Read + Send + 'static) -> (Self, Interrupter) {
        // One line is read ahead and no more: a pipe without end must not fill the memory.
        let (lines, receiver) = sync_channel(1);
        let is_requested = Arc::new(AtomicBool::new(false));
        let interrupter = Interrupter { is_requested: Arc::clone(&is_requested), wake: lines.clone() };
        thread::spawn(move || read_lines(input, &lines));
        (Self { input: receiver, is_interrupted: is_requested, is_at_end: false }, interrupter)
    }

    /// Waits for the next line, without blanks around it. After the last there is none, however often it is asked for.
    pub(super) fn next(&mut self) -> Reply<String> {
        while !self.is_at_end {
            let input = self.input.recv();
            if self.is_interrupted.swap(false, Ordering::SeqCst) {
                return Reply::Stop(Ending::Interrupted);
            }
            match input {
                Ok(Input::Line(line)) => return Reply::Given(line),
                Ok(Input::Wake) => {}
                Ok(Input::End) | Err(_) => self.is_at_end = true,
            }
        }
        Reply::Stop(Ending::EndOfInput)
    }
}

fn read_lines(input: impl Read, lines: &SyncSender<Input>) {
    let mut input = io::BufReader::new(input);
    loop {
        let mut bytes = Vec::new();
        let read = input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes);
        let is_end = !matches!(read, Ok(1..));
        if !is_end && !bytes.ends_with(b"\n") {
            // What cannot be read is the end: the next look at it tells.
            let _ = input.skip_until(b'\n');
        }
        let line = String::from_utf8_lossy(&bytes).trim().to_owned();
        let received = lines.send(if is_end { Input::End } else { Input::Line(line) });
        if is_end || received.is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Input that never comes.
    struct Silence;

    impl Read for Silence {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            loop {
                thread::park();
            }
        }
    }

    fn given(line: &str) -> Reply<String> {
        Reply::Given(line.to_owned())
    }

    #[test]
    fn after_the_last_line_there_is_none_however_often_it_is_asked_for() {
        let (mut lines, _interrupter) = Lines::of(io::Cursor::new("one\ntwo"));
        assert_eq!([lines.next(), lines.next()], [given("one"), given("two")]);
        assert_eq!([lines.next(), lines.next()], [(); 2].map(|()| Reply::Stop(Ending::EndOfInput)));
    }

    #[test]
    fn a_line_that_is_too_long_is_one_line_all_the_same() {
        let longest = usize::try_from(LONGEST_LINE).unwrap();
        let (mut lines, _) = Lines::of(io::Cursor::new("x".repeat(3 * longest) + "\nshort\n"));
        assert_eq!(lines.next(), given(&"x".repeat(longest)));
        assert_eq!(lines.next(), given("short"));
    }

    #[test]
    fn an_interrupt_ends_the_wait() {
        let (mut lines, interrupter) = Lines::of(Silence);
        interrupter.interrupt();
        assert_eq!(lines.next(), Reply::Stop(Ending::Interrupted));
    }
}
