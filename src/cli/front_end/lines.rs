//! Lines that come in, on a thread of their own, so that a signal ends a wait at once.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use tellapart::Ending;

use super::Reply;
use super::signals::Signals;

/// The longest line that is read whole, in bytes; what goes on after that is passed over.
const LONGEST_LINE: u64 = 64 * 1024;

pub(crate) struct Lines {
    input: Receiver<Input>,
    signals: Arc<Signals>,
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

/// Lets whoever waits for a line look for signals.
pub(crate) struct Waker(SyncSender<Input>);

impl Waker {
    /// Ends the wait for a line, now or when it begins, if there was a signal.
    pub(crate) fn wake(&self) {
        // If there is no room for it, there is a line to wake the front end.
        let _ = self.0.try_send(Input::Wake);
    }
}

impl Lines {
    /// The lines of `input`, unless one of these signals ends the wait; and what is to be woken then.
    pub(crate) fn of(input: impl Read + Send + 'static, signals: Arc<Signals>) -> (Self, Waker) {
        // One line is read ahead and no more: a pipe without end must not fill the memory.
        let (lines, receiver) = sync_channel(1);
        let waker = Waker(lines.clone());
        thread::spawn(move || read_lines(input, &lines));
        (Self { input: receiver, signals, is_at_end: false }, waker)
    }

    /// Waits for the next line, without blanks around it. After the last there is none, however often it is asked for.
    pub(super) fn next(&mut self) -> Reply<String> {
        while !self.is_at_end {
            let input = self.input.recv();
            if let Some(how) = self.signals.take() {
                return Reply::Stop(how);
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
    use crate::cli::front_end::signals::Signal;

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
        let (mut lines, _) = Lines::of(io::Cursor::new("one\ntwo"), Arc::default());
        assert_eq!([lines.next(), lines.next()], [given("one"), given("two")]);
        assert_eq!([lines.next(), lines.next()], [(); 2].map(|()| Reply::Stop(Ending::EndOfInput)));
    }

    #[test]
    fn a_line_that_is_too_long_is_one_line_all_the_same() {
        let longest = usize::try_from(LONGEST_LINE).unwrap();
        let (mut lines, _) = Lines::of(io::Cursor::new("x".repeat(3 * longest) + "\nshort\n"), Arc::default());
        assert_eq!(lines.next(), given(&"x".repeat(longest)));
        assert_eq!(lines.next(), given("short"));
    }

    #[test]
    fn a_signal_ends_the_wait_in_its_own_way() {
        for signal in Signal::ENDS {
            let signals = Arc::new(Signals::default());
            let (mut lines, waker) = Lines::of(Silence, Arc::clone(&signals));
            signals.call(signal);
            waker.wake();
            assert_eq!(lines.next(), Reply::Stop(signal.ending()));
        }
    }
}
