//! What docs/reliability.md promises, tried on the real program: kills, faults, damage, many processes, clocks.

mod clocks;
mod damage;
#[cfg(target_os = "linux")]
mod faults;
#[cfg(unix)]
mod kills;
mod processes;

use std::process::{Child, Stdio};

use crate::support::World;

/// A session that is always there to be had, of questions that one option answers.
const QUIZ: [&str; 7] = ["quiz", "marketing-vs-sales", "--questions", "12", "--form", "choice", "--json"];

/// Answers to whatever is asked: the first option, again and again. What does not fit is refused by a line and does no harm.
fn answers(questions: usize) -> String {
    "{\"action\":\"answer\",\"option\":0}\n{\"action\":\"answer\",\"text\":\"x\"}\n{\"action\":\"go-on\"}\n"
        .repeat(questions)
}

/// Starts a session that reads its answers from the file `input` as fast as it can; what it writes is read once it is over.
fn start(world: &World, input: &str) -> Child {
    let mut command = world.command(&QUIZ);
    command.stdin(std::fs::File::open(input).unwrap()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// How many answers a program told, by what it wrote, that it had taken.
fn told(output: &[u8]) -> usize {
    let text = String::from_utf8_lossy(output);
    // Of a line that was cut off it cannot be known.
    text.split_inclusive('\n').filter(|line| line.ends_with('\n') && line.contains("\"view\":\"tell\"")).count()
}

/// How many answers are in the journal.
fn saved(world: &World) -> usize {
    if world.data_dir().join("journal").exists() { world.answers().len() } else { 0 }
}

/// Numbers that look drawn by chance, the same each time.
struct Chance(u64);

impl Chance {
    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}
