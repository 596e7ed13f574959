//! What both stores do alike, and what only files have to deal with: machines that crash, share a folder, or are mended by hand.

mod clocks;
mod copies;
mod cut_short;
mod damaged;
mod device;
mod in_order;
mod losses;
mod memory;
mod shared;
mod store;
mod strategies;

use super::*;
use crate::question::{Asked, Picked};
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::{TempDir, tempdir};

fn moment(second: i64) -> Moment {
    Moment::new(jiff::Timestamp::from_second(1_795_000_000 + second).unwrap(), jiff::tz::Offset::constant(1))
}

/// Later than all that happens in these tests.
fn later() -> Moment {
    moment(1_000_000)
}

fn device(name: &str) -> DeviceName {
    DeviceName::parse(name).unwrap()
}

/// An answer that is told from others by this text.
fn answer(text: &str) -> Event {
    let row = Row {
        item: "force".parse().unwrap(),
        asked: Asked::Fact { version: None },
        offered: Vec::new(),
        picked: vec![Picked::Lure { item: "force".parse().unwrap(), text: text.to_owned() }],
        right: false,
        noise: None,
    };
    let form = serde_json::from_str("\"a-form-of-tomorrow\"").unwrap();
    Event::Answer(Answer {
        session: 1,
        begin: Checksum::UNKNOWN,
        deck: "deck".parse().unwrap(),
        form,
        rows: vec![row],
        number: 0,
        ms: 1200,
        counts: true,
    })
}

/// The texts by which these answers are told apart.
fn texts(history: &History) -> Vec<&str> {
    let text = |recorded| match recorded {
        &Recorded { event: Event::Answer(ref answer), .. } => match &answer.rows[0].picked[0] {
            Picked::Lure { text, .. } => text.as_str(),
            _ => panic!("no lure"),
        },
        _ => panic!("no answer"),
    };
    history.events.iter().map(text).collect()
}

/// What to do about an error.
fn hint(error: &JournalError) -> String {
    crate::language::Language::english().beside(&error.message(), "hint").unwrap()
}

fn numbers(history: &History) -> Vec<u64> {
    history.events.iter().map(|recorded| recorded.id.n).collect()
}

/// A data directory, and machines that keep their journal in it.
struct Shared(TempDir);

impl Shared {
    fn new() -> Self {
        Self(tempdir().unwrap())
    }

    fn data_dir(&self) -> PathBuf {
        self.0.path().join("data")
    }

    /// The journal as the machine of this name keeps it, newly opened.
    fn of(&self, machine: &str) -> Files {
        let state_dir = self.0.path().join("state").join(machine);
        let name = state_dir.join("device");
        if !name.exists() {
            fs::create_dir_all(&state_dir).unwrap();
            fs::write(name, format!("{machine}\n")).unwrap();
        }
        let machine = ThisMachine::new(state_dir, &[machine.to_owned()]);
        Files::new(self.data_dir(), Some(machine), ChaCha8Rng::seed_from_u64(1))
    }

    /// The file of the machine of this name.
    fn file_of(&self, machine: &str) -> PathBuf {
        self.data_dir().join(format!("journal/{machine}.jsonl"))
    }
}

const MACHINE: &str = "aaaaaaaa";

/// The journal of one machine.
struct Alone {
    shared: Shared,
    path: PathBuf,
}

impl Alone {
    /// A journal with these answers, a second apart.
    fn with(answers: &[&str]) -> Self {
        let shared = Shared::new();
        let mut files = shared.of(MACHINE);
        for (second, text) in (0..).zip(answers) {
            files.append(moment(second), &answer(text)).unwrap();
        }
        let path = shared.file_of(MACHINE);
        Self { shared, path }
    }

    /// A journal whose file holds these bytes.
    fn of_bytes(bytes: &[u8]) -> Self {
        let alone = Self::with(&[]);
        fs::create_dir_all(alone.path.parent().unwrap()).unwrap();
        fs::write(&alone.path, bytes).unwrap();
        alone
    }

    /// Where lines are set aside.
    fn aside(&self) -> PathBuf {
        self.shared.data_dir().join(format!("set-aside/{MACHINE}.jsonl.txt"))
    }

    fn read(&self) -> Result<History, JournalError> {
        self.shared.of(MACHINE).read(later())
    }

    /// Appends one more answer, after a restart.
    fn append(&self, text: &str) -> Result<Appended, JournalError> {
        self.shared.of(MACHINE).append(moment(99), &answer(text))
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(&self.path).unwrap()
    }

    fn lines(&self) -> Vec<String> {
        fs::read_to_string(&self.path).unwrap().lines().map(str::to_owned).collect()
    }

    fn write_lines(&self, lines: &[&str]) {
        fs::write(&self.path, lines.join("\n") + "\n").unwrap();
    }

    /// Puts this in the place of a line, counted from 0.
    fn spoil(&self, index: usize, line: &str) {
        let lines = self.lines();
        let mut lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        lines[index] = line;
        self.write_lines(&lines);
    }
}
