//! How long a whole start of the program takes, and how much memory: what is due, statistics, the first question of an onboarding, a deck checked,
//! for decks of up to 10,000 distinctions and up to 1,000,000 answers about them, with a snapshot of an earlier start and without.
//!
//! `cargo bench --bench processes`, or some of it by a part of its name. Memory is told on Linux only.

#![allow(clippy::expect_used)]
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a benchmark is a program of its own"
)]

#[allow(dead_code, reason = "shared by benchmarks that use different parts")]
mod ten_years;

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// How often each is repeated: the median is told.
const REPETITIONS: usize = 11;

/// Of what takes longer than this, fewer.
const LONG: Duration = Duration::from_secs(1);

/// Someone who has learnt for a while.
struct Learner {
    dir: TempDir,
}

/// What a start came to.
struct Start {
    time: Duration,
    /// The most memory that was held at once, in bytes.
    memory: Option<u64>,
}

impl Learner {
    /// Someone who has a deck of so many distinctions, and gave about so many answers about it.
    fn new(distinctions: usize, answers: usize) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let source = ten_years::deck_of(distinctions);
        fs::write(dir.path().join("deck.json"), &source).expect("a file");
        if answers > 0 {
            let deck = tellapart::read_deck("deck.json", source.as_bytes()).expect("a deck in order");
            // A drill a day for ten years at most: whoever answers more has longer drills.
            let questions = ten_years::QUESTIONS.max(answers / ten_years::DAYS);
            let days = answers.div_ceil(questions).min(ten_years::DAYS);
            let journal = ten_years::journal_about(&deck, days, questions);
            fs::create_dir_all(dir.path().join("data/journal")).expect("a folder");
            fs::write(dir.path().join(format!("data/journal/{}.jsonl", ten_years::device())), journal).expect("a file");
        }
        let learner = Self { dir };
        if answers > 0 {
            // What a machine keeps beside the journal it keeps once it has written to it.
            learner.start(&["drill", "deck.json"]);
        }
        learner
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.dir.path().join(name)
    }

    fn forget_snapshot(&self) {
        let _ = fs::remove_dir_all(self.path("cache"));
    }

    /// Runs the program, and measures it.
    fn start(&self, arguments: &[&str]) -> Start {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tellapart"));
        command.args(arguments).current_dir(self.dir.path()).env_clear().stdin(Stdio::null());
        for name in ["data", "config", "state", "cache"] {
            command.env(format!("TELLAPART_{}_DIR", name.to_uppercase()), self.path(name));
        }
        command.env("HOME", self.dir.path()).env("TELLAPART_NOW", "2036-11-25T09:00:00+01:00");
        let output = fs::File::create(self.path("output")).expect("a file");
        command.stdout(output).stderr(Stdio::null());
        let begun = Instant::now();
        let mut child = command.spawn().expect("the program");
        let memory = most_memory(&mut child);
        child.wait().expect("its end");
        Start { time: begun.elapsed(), memory }
    }

    /// The median of many starts, each after this.
    fn median(&self, arguments: &[&str], before: impl Fn()) -> Start {
        let mut starts: Vec<Start> = Vec::new();
        while starts.len() < REPETITIONS && starts.iter().map(|start| start.time).sum::<Duration>() < 5 * LONG {
            before();
            starts.push(self.start(arguments));
        }
        starts.sort_by_key(|start| start.time);
        let memory = starts.iter().filter_map(|start| start.memory).max();
        Start { time: starts[starts.len() / 2].time, memory }
    }
}

/// Waits for the end of a process; tells the most memory that was seen to be held by it.
fn most_memory(child: &mut Child) -> Option<u64> {
    let status = format!("/proc/{}/status", child.id());
    let mut most = None;
    while child.try_wait().is_ok_and(|ended| ended.is_none()) {
        if Path::new(&status).exists() {
            let text = fs::read_to_string(&status).unwrap_or_default();
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
            most = most.max(kilobytes.map(|kilobytes| kilobytes * 1024));
        }
        std::thread::sleep(Duration::from_micros(200));
    }
    most
}

/// A deck, what was answered about it, and what is done then.
type Work = (usize, usize, &'static [&'static [&'static str]]);

const WORKS: &[Work] = &[
    (10, 0, &[&["--help"]]),
    (10_000, 0, &[&["deck", "check", "deck.json"], &["onboard", "deck.json"], &["due", "deck.json"]]),
    (1_000, 1_000, &[&["due", "deck.json"]]),
    (1_000, 10_000, &[&["due", "deck.json"]]),
    (1_000, 44_000, &[&["due", "deck.json"], &["stats", "deck.json"], &["drill", "deck.json"]]),
    (10_000, 44_000, &[&["due", "deck.json"], &["stats", "deck.json"]]),
    (10_000, 1_000_000, &[&["due", "deck.json"], &["stats", "deck.json"], &["drill", "deck.json"]]),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_bench = arguments.iter().any(|argument| argument == "--bench");
    let parts: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    if is_bench {
        println!(
            "{:<24} {:>8} {:>10} {:>9} {:>12} {:>10}",
            "start", "items", "answers", "snapshot", "milliseconds", "MiB"
        );
    }
    for (items, answers, commands) in WORKS {
        let name = |command: &[&str]| format!("{} {items} {answers}", command.join(" "));
        let is_asked_for = |name: String| parts.is_empty() || parts.iter().all(|part| name.contains(part.as_str()));
        let commands: Vec<_> = commands.iter().filter(|command| is_asked_for(name(command))).collect();
        if commands.is_empty() {
            continue;
        }
        // `cargo test --benches` only looks whether it runs.
        let learner = if is_bench { Learner::new(*items, *answers) } else { Learner::new(10, (*answers).min(300)) };
        for command in commands {
            for with in [false, true].into_iter().filter(|with| !with || *answers > 0) {
                if with {
                    learner.start(command);
                }
                let median = learner.median(command, || {
                    if !with {
                        learner.forget_snapshot()
                    }
                });
                if is_bench {
                    let (time, memory) = (median.time.as_secs_f64() * 1e3, median.memory.unwrap_or(0) as f64);
                    let snapshot = if with { "yes" } else { "no" };
                    println!(
                        "{:<24} {items:>8} {answers:>10} {snapshot:>9} {time:>12.1} {:>10.1}",
                        command.join(" "),
                        memory / f64::from(1 << 20)
                    );
                }
            }
        }
    }
}
