//! A small language for the tests: a world of its own for each, commands run in it, and what came out.

pub mod learner;
pub mod program;
#[cfg(unix)]
pub mod pty;
pub mod schema;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use program::{Played, Program};
use serde_json::Value;
use tempfile::TempDir;

/// The first day of every test: a Tuesday morning.
pub const DAY_1: &str = "2026-11-24T09:00:00+01:00";

/// A home directory of its own, a time and a seed. Everything else of the environment is cleared.
pub struct World {
    home: TempDir,
    now: String,
    seed: Option<u64>,
}

/// What a command came to.
#[derive(Debug, PartialEq)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl World {
    pub fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap(), now: DAY_1.to_owned(), seed: Some(3) }
    }

    /// A world whose learner prefers the forms that a first drill had before there were others: its course is known to the letter.
    pub fn of_sentences() -> Self {
        let world = Self::new();
        fs::create_dir_all(world.config_dir()).unwrap();
        fs::write(world.config_dir().join("settings.json"), r#"{ "forms": ["true-false", "matching"] }"#).unwrap();
        world
    }

    /// Another world in which everything is as it is here: what is asked here next is asked there as well.
    pub fn twin(&self) -> Self {
        let twin = Self { home: tempfile::tempdir().unwrap(), now: self.now.clone(), seed: self.seed };
        copy(self.home(), twin.home());
        // It is the same machine: of one instant the names of machines would decide what came later. A name bound to none is kept.
        let device = twin.home().join("state/device");
        if let Ok(bound) = fs::read_to_string(&device) {
            fs::write(device, bound.lines().next().unwrap_or_default()).unwrap();
        }
        twin
    }

    /// The same world at another time.
    pub fn at(&mut self, now: &str) -> &mut Self {
        self.now = now.to_owned();
        self
    }

    pub fn seeded(&mut self, seed: Option<u64>) -> &mut Self {
        self.seed = seed;
        self
    }

    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Where this world keeps progress.
    pub fn data_dir(&self) -> PathBuf {
        self.home().join("data")
    }

    /// Where this world keeps settings.
    pub fn config_dir(&self) -> PathBuf {
        self.home().join("config")
    }

    /// The variables that a command gets, and no others.
    pub fn variables(&self) -> Vec<(&'static str, String)> {
        let mut variables = vec![
            ("HOME", self.home().display().to_string()),
            ("TELLAPART_DATA_DIR", self.data_dir().display().to_string()),
            ("TELLAPART_CONFIG_DIR", self.config_dir().display().to_string()),
            ("TELLAPART_STATE_DIR", self.home().join("state").display().to_string()),
            ("TELLAPART_CACHE_DIR", self.home().join("cache").display().to_string()),
            ("TELLAPART_NOW", self.now.clone()),
        ];
        variables.extend(self.seed.map(|seed| ("TELLAPART_SEED", seed.to_string())));
        // Without it Windows does not find its random numbers; it leads to nothing of the learner's.
        variables.extend(std::env::var("SystemRoot").ok().map(|root| ("SystemRoot", root)));
        variables
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tellapart"));
        command.args(arguments).env_clear().envs(self.variables()).current_dir(self.home());
        command
    }

    /// Runs a command with these lines as its input.
    pub fn run(&self, arguments: &[&str], input: &str) -> Ran {
        finish(self.command(arguments), input)
    }

    /// Runs a command that must end well, and returns what it wrote.
    pub fn ok(&self, arguments: &[&str], input: &str) -> String {
        let ran = self.run(arguments, input);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{arguments:?} wrote:\n{}", ran.out);
        ran.out
    }

    /// Runs a command that asks, over `--json`; about each view is done what `act` says.
    pub fn play(&self, arguments: &[&str], act: impl FnMut(&Value) -> Value) -> Played {
        Program::start(self, arguments).play(act)
    }

    /// What such a command writes in plain lines. What to type is found out beside this world.
    pub fn plain(&self, arguments: &[&str], act: impl FnMut(&Value) -> Value) -> String {
        let played = self.twin().play(arguments, act);
        let ran = self.run(arguments, &played.typed());
        assert_eq!((ran.code, ran.err.as_str()), (played.code, ""), "{arguments:?} wrote:\n{}", ran.out);
        ran.out
    }

    /// The JSON that a command writes.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let ran = self.run(arguments, "");
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {ran:?}"))
    }

    /// The journal's file of this machine.
    pub fn journal_file(&self) -> PathBuf {
        let entries = fs::read_dir(self.data_dir().join("journal")).unwrap();
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        files.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
        assert_eq!(files.len(), 1, "one machine, one file: {files:?}");
        files.remove(0)
    }

    /// What every line of the journal says, without what tells this machine's lines from another's.
    pub fn journal(&self) -> Vec<Value> {
        let text = fs::read_to_string(self.journal_file()).unwrap();
        let line = |line: &str| {
            let mut line: Value = serde_json::from_str(line).unwrap();
            let fields = line.as_object_mut().unwrap();
            ["device", "begin", "sum"].iter().for_each(|field| drop(fields.remove(*field)));
            line
        };
        text.lines().map(line).collect()
    }

    /// The journal's answers.
    pub fn answers(&self) -> Vec<Value> {
        self.journal().into_iter().filter(|line| line["event"] == "answer").collect()
    }

    /// Writes a file into the home directory and returns its path.
    pub fn file(&self, name: &str, contents: impl AsRef<[u8]>) -> String {
        let path = self.home().join(name);
        fs::write(&path, contents).unwrap();
        path.display().to_string()
    }
}

/// These lines of a journal without their checksums, as someone leaves them who changes one by hand and means it.
pub fn without_checksums(text: &str) -> String {
    let line =
        |line: &str| line.rsplit_once(",\"sum\"").map_or(line.to_owned(), |(line, _)| format!("{line}}}")) + "\n";
    text.lines().map(line).collect()
}

#[cfg(unix)]
impl pty::Screen {
    /// Starts the program with these arguments in a terminal of so many rows and columns.
    pub fn of(world: &World, arguments: &[&str], size: (u16, u16)) -> Self {
        Self::with(world, arguments, size, &[])
    }

    /// The same with further variables, which may also replace those that it gets anyhow.
    pub fn with(world: &World, arguments: &[&str], size: (u16, u16), variables: &[(&str, &str)]) -> Self {
        let mut command = Self::command(world, env!("CARGO_BIN_EXE_tellapart"), arguments);
        for (name, value) in variables {
            command.env(name, value);
        }
        Self::start(command, size)
    }

    /// Starts a shell with jobs, whose script runs this program as `$0`.
    pub fn of_shell(world: &World, script: &str, size: (u16, u16)) -> Self {
        let script = format!("set -m; {script}");
        Self::start(Self::command(world, "/bin/sh", &["-c", &script, env!("CARGO_BIN_EXE_tellapart")]), size)
    }

    /// A command for a terminal of this world.
    pub fn command(world: &World, program: &str, arguments: &[&str]) -> portable_pty::CommandBuilder {
        let mut command = portable_pty::CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        for (name, value) in world.variables() {
            command.env(name, value);
        }
        command.env("TERM", "xterm-256color");
        // A person needs longer to see that a question has changed.
        command.env("TELLAPART_SETTLE", "5");
        command.cwd(world.home());
        command
    }
}

/// Enough lines to answer everything: the first option, or the phrases in the order in which they stand. A line that does not fit a
/// question is refused, and the next one does.
pub fn firsts() -> String {
    "1\n1 2 3 4\n1 2 3 4 5 6\n".repeat(200)
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

/// Runs `command` to its end with this input.
pub fn finish(mut command: Command, input: &str) -> Ran {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The program may have stopped before it read everything: that is no failure of the test.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
