//! Certificates, from a passed exam to their check; what was changed is found, and what was not passed gets none.

mod exams;
mod sheet;

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use crate::support::learner::Knowledge;
use crate::support::program::{Program, action, onwards};
use crate::support::{World, copy};
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
            let program = to_the_exam(&world, &[DECK, "--workshop"], &knowledge);
            copy(&world.data_dir(), &folder.path().join("ready"));
            let played = program.play(|view| knowledge.act(view));
            assert_eq!((played.code, &played.last("summary")["exam"]["passed"]), (Some(0), &json!(true)));
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
pub fn passed() -> World {
    Played::once().world("passed")
}

/// A world in which it was passed, and a certificate was written.
pub fn certified() -> World {
    let world = passed();
    world.ok(&["certificate", DECK, "--name", "Kim Example"], "");
    world
}

/// Onboards until an exam is offered.
fn to_the_exam(world: &World, arguments: &[&str], knowledge: &Knowledge) -> Program {
    let mut program = onboard(world, arguments);
    program.play_until(is_exam_offered, |view| knowledge.act(view));
    program
}

fn onboard(world: &World, arguments: &[&str]) -> Program {
    Program::start(world, &[&["onboard"], arguments].concat())
}

fn is_exam_offered(view: &Value) -> bool {
    let next = &view["onboarding"]["next"];
    view["view"] == "offer" && (next["step"] == "exam" || next["activity"] == "exam")
}

/// Onboards on, and starts what comes next, which is an exam: its first open question is shown.
fn open_exam(world: &World, arguments: &[&str]) -> Program {
    let mut program = onboard(world, arguments);
    assert!(is_exam_offered(program.view()), "{}", program.view());
    assert_eq!(program.act(action("yes"))["view"], "ask");
    program
}

/// What someone does who answers each question of the exam that is offered like this, and starts nothing else then.
fn only_the_exam(mut answer: impl FnMut(&Value) -> Value) -> impl FnMut(&Value) -> Value {
    move |view| match view["view"].as_str().unwrap() {
        "ask" => answer(view),
        "offer" if !is_exam_offered(view) => action("no"),
        _ => onwards(view),
    }
}

/// Answers the question that is shown and all after it, and starts nothing else then; returns what the exam came to.
fn finish_exam(program: Program, answer: impl FnMut(&Value) -> Value) -> Value {
    let played = program.play(only_the_exam(answer));
    assert_eq!(played.code, Some(0));
    played.last("summary")["exam"].clone()
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
    assert!(!ran.out.contains("Valid"), "{}", ran.out);
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
