//! Looking after what is kept for the learner: `tellapart data`.

mod add;
mod change;
mod check;
mod copies;
mod export;
mod mishaps;
#[cfg(unix)]
mod screen;
mod snapshot;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Ran, World};

const ID: &str = "marketing-vs-sales";

/// A world in which so many questions were answered.
fn answered(answers: usize) -> World {
    let world = World::new();
    answer(&world, answers);
    world
}

/// Answers so many questions in a session that is stopped then.
fn answer(world: &World, answers: usize) {
    let before = answers_in(world);
    world.ok(&["quiz", ID, "--form", "which-side"], &("1\n".repeat(answers) + "q\n"));
    assert_eq!(answers_in(world), before + answers);
}

/// How many answers count in the history of a world.
fn answers_in(world: &World) -> usize {
    let history = world.json(&["history", "--json"]);
    let sessions = history["sessions"].as_array().unwrap().iter();
    sessions.map(|session| session["asked"].as_u64().unwrap() as usize).sum()
}

/// Runs a command that tells that something is wrong, and returns what it wrote.
#[track_caller]
fn failed(world: &World, arguments: &[&str], input: &str) -> Ran {
    let ran = world.run(arguments, input);
    assert_eq!(ran.code, Some(1), "{arguments:?}: {ran:?}");
    ran
}

fn lines(file: &Path) -> Vec<String> {
    fs::read_to_string(file).unwrap().lines().map(str::to_owned).collect()
}

fn write_lines(file: &Path, lines: &[String]) {
    fs::write(file, lines.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
}

/// Every file below a folder, with what it holds.
fn all_files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(all_files(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}
