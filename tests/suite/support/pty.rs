//! A real pseudo-terminal: the program runs in it, keys go in, and what a person would see on its screen comes out.
//!
//! Nothing here sleeps to let something happen; everything waits until it can be seen, and gives up after [`LIMIT`].

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "tests only")]
#![allow(dead_code, unreachable_pub, reason = "two test binaries share this, and neither needs all of it")]

use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::termios::LocalModes;
use vt100::Parser;

pub const ENTER: &str = "\r";
pub const SPACE: &str = " ";
pub const TAB: &str = "\t";
pub const ESC: &str = "\x1b";
pub const LEFT: &str = "\x1b[D";
pub const HOME: &str = "\x1b[H";
pub const DELETE: &str = "\x1b[3~";
pub const BACKSPACE: &str = "\x7f";
pub const UP: &str = "\x1b[A";
pub const DOWN: &str = "\x1b[B";
pub const CTRL_C: &str = "\x03";
pub const CTRL_D: &str = "\x04";
pub const CTRL_U: &str = "\x15";
pub const CTRL_W: &str = "\x17";
pub const CTRL_Z: &str = "\x1a";
pub const CTRL_BACKSLASH: &str = "\x1c";

/// A usual terminal: rows, then columns.
pub const USUAL: (u16, u16) = (24, 80);

/// How long anything may take. Only a test that fails waits so long.
const LIMIT: Duration = Duration::from_secs(30);

/// Between two looks.
const A_LITTLE: Duration = Duration::from_millis(2);

/// Lines that scrolled off the top and are remembered.
const SCROLLBACK: usize = 10_000;

/// What the program writes to hide the cursor, as it does whenever it waits for a key.
const HIDE_CURSOR: &[u8] = b"\x1b[?25l";

/// The program in a pseudo-terminal of its own.
pub struct Screen {
    child: Box<dyn Child + Send + Sync>,
    terminal: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    output: Arc<Mutex<Output>>,
}

/// What the program wrote so far.
struct Output {
    raw: Vec<u8>,
    parser: Parser,
    /// Whether nothing more can come.
    is_whole: bool,
}

impl Screen {
    /// Starts a test of this very binary as if it were a program, one that is otherwise ignored.
    pub fn of_test(name: &str, size: (u16, u16), variables: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--ignored", "--exact", "--nocapture", name]);
        command.env("TERM", "xterm-256color");
        for (name, value) in variables {
            command.env(name, value);
        }
        Self::start(command, size)
    }

    /// Starts this program in a terminal of so many rows and columns.
    pub fn start(command: CommandBuilder, size: (u16, u16)) -> Self {
        let pair = native_pty_system().openpty(pty_size(size)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        // While this end were open, the output would never come to its end.
        drop(pair.slave);
        let (rows, columns) = cells(size);
        let parser = Parser::new(rows, columns, SCROLLBACK);
        let output = Arc::new(Mutex::new(Output { raw: Vec::new(), parser, is_whole: false }));
        let reader = pair.master.try_clone_reader().unwrap();
        let written = Arc::clone(&output);
        thread::spawn(move || read_all(reader, &written));
        Self { child, keyboard: pair.master.take_writer().unwrap(), terminal: pair.master, output }
    }

    /// Presses a key, or several at once, as soon as the program waits for one.
    pub fn press(&mut self, keys: &str) {
        self.wait_until("the program waits for a key", Self::awaits_key);
        self.send(keys);
    }

    /// Presses a key and waits until the next prompt is on the screen, or all is over. Not for keys that leave the prompt as it is, nor
    /// for letters: [`write`](Self::write) is for them.
    pub fn press_on(&mut self, key: &str) {
        self.press_blindly(key);
        self.wait_until("the next prompt to be drawn", |screen| screen.is_drawn() || screen.is_over());
    }

    /// Writes words and gives them as the answer. Every letter is a prompt of its own, so Enter waits until the last stands there.
    pub fn write(&mut self, words: &str) {
        self.press(words);
        self.wait_for(&format!(" > {words}"));
        self.press_on(ENTER);
    }

    /// As [`press_on`](Self::press_on), where the terminal is too small to see the prompt.
    pub fn press_blindly(&mut self, key: &str) {
        let before = self.prompts();
        self.press(key);
        self.wait_until("the next prompt", |screen| {
            screen.prompts() > before && screen.awaits_key() || screen.is_over()
        });
    }

    /// Sends bytes to the program, whatever it is doing.
    pub fn send(&mut self, bytes: &str) {
        self.keyboard.write_all(bytes.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Sends the program a signal from outside, `INT` or another, as soon as it sleeps.
    pub fn signal(&mut self, name: &str) {
        self.wait_until("the program sleeps", Self::is_asleep);
        self.signal_blindly(name);
    }

    /// The same at once, whatever the program is doing.
    pub fn signal_blindly(&self, name: &str) {
        let sent = Command::new("sh").args(["-c", "kill -s \"$0\" \"$1\"", name, &self.pid()]).status().unwrap();
        assert!(sent.success(), "kill -s {name} ended with {sent}");
    }

    /// Waits until this text is on the screen.
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("{text:?}"), |screen| screen.text().contains(text));
    }

    /// Waits until this text is no longer on the screen.
    pub fn wait_until_gone(&mut self, text: &str) {
        self.wait_until(&format!("{text:?} to be gone"), |screen| !screen.text().contains(text));
    }

    /// Waits until something holds; after [`LIMIT`], or once it can no longer come to hold, panics with the whole screen.
    pub fn wait_until(&mut self, what: &str, mut holds: impl FnMut(&mut Self) -> bool) {
        let start = Instant::now();
        loop {
            // Looked up first: what is over changes no more.
            let is_over = self.is_over();
            if holds(self) {
                return;
            }
            let state = if is_over { "it ended" } else { "it runs" };
            assert!(!is_over && start.elapsed() < LIMIT, "waited for {what}; {state}. The screen:\n{}", self.text());
            thread::sleep(A_LITTLE);
        }
    }

    /// Waits for the program's end; returns its exit code, `None` if a signal ended it.
    pub fn wait(&mut self) -> Option<u32> {
        self.wait_until("the end of the program", Self::is_over);
        let status = self.child.wait().unwrap();
        status.signal().is_none().then(|| status.exit_code())
    }

    /// Whether the program has ended and all that it wrote is on the screen.
    pub fn is_over(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some() && self.output().is_whole
    }

    /// The screen's rows as they stand, without blanks at their ends and blank rows at the bottom.
    pub fn text(&self) -> String {
        text_of(self.output().parser.screen())
    }

    /// The screen's words with one blank between any two: wrapped lines read as if they were not.
    pub fn words(&self) -> String {
        words(&self.text())
    }

    /// The rows that scrolled off the top, and then those on the screen.
    pub fn history(&self) -> String {
        let output = self.output();
        let mut screen = output.parser.screen().clone();
        let mut rows = Vec::new();
        for back in (1..=screen.scrollback_len()).rev() {
            screen.set_scrollback(back);
            rows.extend(rows_of(&screen).into_iter().next());
        }
        screen.set_scrollback(0);
        rows.extend(rows_of(&screen));
        rows.join("\n")
    }

    /// Rows that were too long for the terminal, so that it broke them wherever its edge came.
    pub fn broken_rows(&self) -> Vec<String> {
        let output = self.output();
        let screen = output.parser.screen();
        (0..).zip(rows_of(screen)).filter(|(number, _)| screen.row_wrapped(*number)).map(|(_, row)| row).collect()
    }

    pub fn cursor_is_hidden(&self) -> bool {
        self.output().parser.screen().hide_cursor()
    }

    /// Every byte written so far.
    pub fn raw(&self) -> Vec<u8> {
        self.output().raw.clone()
    }

    /// Whether the terminal gives single keys, unseen, to the program. Otherwise it collects lines, and shows what is typed.
    pub fn awaits_key(&mut self) -> bool {
        self.terminal.get_termios().unwrap().local_flags.bits() & LocalModes::ICANON.bits() == 0
    }

    /// Whether the terminal shows what is typed, as a shell needs it.
    pub fn shows_typed(&self) -> bool {
        self.terminal.get_termios().unwrap().local_flags.bits() & LocalModes::ECHO.bits() != 0
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, size: (u16, u16)) {
        self.terminal.resize(pty_size(size)).unwrap();
        let (rows, columns) = cells(size);
        self.output().parser.set_size(rows, columns);
    }

    fn output(&self) -> MutexGuard<'_, Output> {
        // Where a test failed while it looked, the program's end must still be found.
        self.output.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many prompts there were so far.
    fn prompts(&self) -> usize {
        self.output().raw.windows(HIDE_CURSOR.len()).filter(|bytes| *bytes == HIDE_CURSOR).count()
    }

    /// Whether a list, a pause, rows to pair or a line to write in is on the screen, down to its last line.
    fn is_drawn(&self) -> bool {
        let text = self.text();
        match text.lines().last().unwrap_or_default() {
            list if list.ends_with("? shows the keys") => self.cursor_is_hidden(),
            pause if ["q stops", "u undoes it", "m if yours was right"].iter().any(|end| pause.ends_with(end)) => {
                self.cursor_is_hidden()
            }
            " Enter gives your answer, Esc stops" => !self.cursor_is_hidden(),
            // What stands below rows to pair may take several lines.
            _ => ["q stops.", "the arrows move."].iter().any(|end| words(&text).ends_with(end)),
        }
    }

    /// Where the cursor stands: row and column, from 0.
    pub fn cursor(&self) -> (u16, u16) {
        self.output().parser.screen().cursor_position()
    }

    /// Whether every thread of the program sleeps. One that does not may take the signal, and then it wakes none that waits for a key.
    fn is_asleep(&mut self) -> bool {
        self.is_in_state('S')
    }

    /// Whether every thread of the program is stopped.
    pub fn is_stopped(&mut self) -> bool {
        self.is_in_state('T')
    }

    fn is_in_state(&self, state: char) -> bool {
        let states: Vec<String> = match fs::read_dir(format!("/proc/{}/task", self.pid())) {
            Ok(threads) => {
                let stats = threads.flatten().map(|thread| fs::read_to_string(thread.path().join("stat")));
                stats.map(|stat| stat.unwrap_or_default().rsplit(") ").next().unwrap_or_default().to_owned()).collect()
            }
            // Where there is no such folder, the program's own state has to do.
            Err(_) => {
                let ran = Command::new("ps").args(["-o", "state=", "-p", &self.pid()]).output().unwrap();
                vec![String::from_utf8_lossy(&ran.stdout).into_owned()]
            }
        };
        states.iter().all(|of_thread| of_thread.starts_with(state))
    }

    /// How often the program's thread of this name went to sleep so far; `None` where the system does not tell.
    pub fn sleeps_of(&self, name: &str) -> Option<u64> {
        let threads = fs::read_dir(format!("/proc/{}/task", self.pid())).ok()?;
        let is_it =
            |thread: &PathBuf| fs::read_to_string(thread.join("comm")).is_ok_and(|comm| comm.trim_end() == name);
        let thread = threads.flatten().map(|thread| thread.path()).find(is_it)?;
        let status = fs::read_to_string(thread.join("status")).ok()?;
        status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?.trim().parse().ok()
    }

    fn pid(&self) -> String {
        self.child.process_id().unwrap().to_string()
    }
}

impl Drop for Screen {
    /// A test that failed leaves no program behind.
    fn drop(&mut self) {
        if !matches!(self.child.try_wait(), Ok(Some(_))) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

/// A text's words with one blank between any two.
pub fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read_all(mut reader: Box<dyn Read + Send>, output: &Mutex<Output>) {
    let mut bytes = [0; 4096];
    loop {
        let read = reader.read(&mut bytes);
        let mut output = output.lock().unwrap_or_else(PoisonError::into_inner);
        match read {
            Ok(count @ 1..) => {
                output.raw.extend(&bytes[..count]);
                output.parser.process(&bytes[..count]);
            }
            Ok(0) | Err(_) => {
                output.is_whole = true;
                return;
            }
        }
    }
}

fn text_of(screen: &vt100::Screen) -> String {
    rows_of(screen).join("\n").trim_end().to_owned()
}

fn rows_of(screen: &vt100::Screen) -> Vec<String> {
    let (_, columns) = screen.size();
    screen.rows(0, columns.get()).map(|row| row.trim_end().to_owned()).collect()
}

fn cells((rows, columns): (u16, u16)) -> (NonZeroU16, NonZeroU16) {
    (NonZeroU16::new(rows).unwrap(), NonZeroU16::new(columns).unwrap())
}

fn pty_size((rows, cols): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}
