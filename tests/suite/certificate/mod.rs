//! Certificates, from a passed exam to their check; what was changed is found, and what was not passed gets none.

mod exams;
mod sheet;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::support::World;
use crate::support::learner::{Asked, Dialogue, Knowledge, Wait};
use serde_json::{Value, json};
use tempfile::TempDir;

const DECK: &str = "marketing-vs-sales";
const PAGE: &str = "certificate-marketing-vs-sales.html";
const JSON: &str = "certificate-marketing-vs-sales.json";

/// What a workshop left on disk, played once for all tests.
struct Played {
    folder: TempDir,
}

impl Played {
    fn once() -> &'static Self {
        static PLAYED: OnceLock<Played> = OnceLock::new();
        PLAYED.get_or_init(|| {
            let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
            let knowledge = Knowledge::of_marketing();
            let mut dialogue = to_the_exam(&world, &[DECK, "--workshop"], &knowledge);
            copy(&world.data_dir(), &folder.path().join("ready"));
            dialogue.say("yes");
            let (code, out) = dialogue.answer_all(|question| knowledge.answer(question));
            assert_eq!(code, Some(0), "{out}");
            copy(&world.data_dir(), &folder.path().join("passed"));
            Self { folder }
        })
    }

    fn world(&self, name: &str) -> World {
        let mut world = World::new();
        copy(&self.folder.path().join(name), &world.data_dir());
        // What is written to the copy goes to a file of its own: by its time it comes after the rest.
        world.at("2026-11-24T10:00:00+01:00");
        world
    }
}

/// A world in which the exam is open.
fn ready() -> World {
    Played::once().world("ready")
}

/// A world in which it was passed.
fn passed() -> World {
    Played::once().world("passed")
}

/// A world in which it was passed, and a certificate was written.
fn certified() -> World {
    let world = passed();
    world.ok(&["certificate", DECK, "--name", "Kim Example"], "");
    world
}

fn copy(from: &Path, to: &Path) {
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

/// Onboards until it is asked whether the exam shall start.
fn to_the_exam(world: &World, arguments: &[&str], knowledge: &Knowledge) -> Dialogue {
    let mut dialogue = onboard(world, arguments);
    loop {
        match dialogue.wait() {
            Wait::Confirm(_) if dialogue.written.contains("Next: the exam") => return dialogue,
            Wait::Confirm(_) => dialogue.say("yes"),
            Wait::Answer(question) => dialogue.say(&knowledge.answer(&question)),
            Wait::Over => panic!("there was no exam:\n{}", dialogue.written),
        }
    }
}

fn onboard(world: &World, arguments: &[&str]) -> Dialogue {
    Dialogue::with(world.command(&[&["onboard"], arguments].concat()))
}

/// Onboards on, and starts what comes next, which is an exam; returns its first open question.
fn open_exam(world: &World, arguments: &[&str]) -> (Dialogue, Asked) {
    let mut dialogue = onboard(world, arguments);
    assert_eq!(dialogue.wait(), Wait::Confirm("Start now?".to_owned()), "{}", dialogue.written);
    assert!(dialogue.written.contains("Next: the exam"), "{}", dialogue.written);
    dialogue.say("yes");
    match dialogue.wait() {
        Wait::Answer(question) => (dialogue, question),
        other => panic!("{other:?} instead of a question:\n{}", dialogue.written),
    }
}

/// Answers this question and all after it, and starts nothing else then; returns what was written.
fn finish_exam(mut dialogue: Dialogue, first: &Asked, mut answer: impl FnMut(&Asked) -> String) -> String {
    dialogue.say(&answer(first));
    loop {
        match dialogue.wait() {
            Wait::Answer(question) => dialogue.say(&answer(&question)),
            Wait::Confirm(_) => dialogue.say("no"),
            Wait::Over => return dialogue.end().1,
        }
    }
}

/// A line that answers this wrongly.
fn wrong(knowledge: &Knowledge, question: &Asked) -> String {
    if question.options.is_empty() {
        return "whatever".to_owned();
    }
    if knowledge.answer(question) == "1" { "2".to_owned() } else { "1".to_owned() }
}

/// The journal's file with the exam: a folder that was copied gets a new file when it is written to again.
fn exam_file(world: &World) -> PathBuf {
    let entries = fs::read_dir(world.data_dir().join("journal")).unwrap();
    let mut files = entries.map(|entry| entry.unwrap().path());
    files.find(|file| fs::read_to_string(file).is_ok_and(|text| text.contains("\"activity\":\"exam\""))).unwrap()
}

/// Changes a file of this world's home.
fn change(world: &World, file: &str, change: impl FnOnce(String) -> String) {
    let path = world.home().join(file);
    let text = fs::read_to_string(&path).unwrap();
    let changed = change(text.clone());
    assert_ne!(changed, text, "nothing of {file} was changed");
    fs::write(path, changed).unwrap();
}

/// Changes a field of a certificate's JSON.
fn set(world: &World, file: &str, field: &str, value: Value) {
    change(world, file, |text| {
        let mut json: Value = serde_json::from_str(&text).unwrap();
        json[field] = value;
        json.to_string()
    });
}

/// The lines that say what is wrong with a certificate, and must.
fn found(world: &World, file: &str) -> String {
    let ran = world.run(&["certificate", "--verify", file], "");
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    assert!(!ran.out.contains("In order"), "{}", ran.out);
    format!("{}{}", ran.out, ran.err)
}

/// That there is no certificate; why.
fn refused(world: &World, deck: &str) -> String {
    let ran = world.run(&["certificate", deck, "--name", "Kim Example"], "");
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    let written = fs::read_dir(world.home()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(!written.into_iter().any(|name| name.starts_with("certificate")), "nothing was written");
    ran.err
}
