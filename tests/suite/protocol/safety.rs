//! What is shown as done is on disk; what is not can be done again.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::{DECK, WORKSHOP, anything, at_the_exam};
use crate::support::World;
use crate::support::learner::Knowledge;
use crate::support::program::{Program, action, onwards};

/// How many questions are answered of which these views were shown.
fn answered(views: &[Value]) -> usize {
    views.iter().filter(|view| view["view"] == "tell").count()
}

#[test]
fn what_is_told_is_in_the_journal_before_it_is_told_and_a_kill_takes_nothing_away() {
    let arguments = ["drill", "--questions", "4"];
    let mut views = 1;
    loop {
        let world = World::new();
        let mut program = Program::start(&world, &arguments);
        while program.views.len() < views && program.view()["view"] != "end" {
            let view = program.view();
            let next = if view["view"] == "ask" { anything(view) } else { onwards(view) };
            program.act(next);
            assert_eq!(world.answers().len(), answered(&program.views));
            if program.view()["view"] == "tell" {
                let (rows, verdict) = (world.answers().pop().unwrap()["rows"].take(), &program.view()["verdict"]);
                let is_right = rows.as_array().unwrap().iter().all(|row| row["right"] == true);
                assert_eq!(is_right, verdict["kind"] == "right", "{verdict} of {rows}");
            }
        }
        let (told, is_over) = (answered(&program.views), program.view()["view"] == "end");
        program.kill();
        assert_eq!(world.answers().len(), told);
        if is_over {
            assert!(told >= 4 && views > 2 * told, "it was not killed at every view");
            return;
        }
        views += 1;
    }
}

#[test]
fn a_whole_onboarding_can_be_played_with_each_answer_in_a_process_that_is_then_killed() {
    let world = World::new();
    let knowledge = Knowledge::of_marketing();
    // The question of a test that stood when the program was killed.
    let mut open: Option<Value> = None;
    for answers in 0.. {
        assert!(answers < 200, "it does not come to its end");
        let mut program = Program::start(&world, &WORKSHOP);
        assert_eq!(saved(&world), answers);
        let is_asked_or_over = |view: &Value| ["ask", "rest"].contains(&view["view"].as_str().unwrap());
        program.play_until(is_asked_or_over, |view| knowledge.act(view));
        assert!(open.is_none_or(|open| *program.view() == open), "another question: {}", program.view());
        if program.view()["view"] == "rest" {
            assert_eq!(program.view()["onboarding"]["next"]["step"], "passed");
            assert_eq!(program.view()["onboarding"]["last_exam"]["result"]["told_apart"], 9);
            return;
        }
        // A question may take several steps.
        while program.view()["view"] == "ask" && saved(&world) == answers {
            let right = knowledge.right(program.view());
            program.act(right);
        }
        open = Some(program.view().clone()).filter(|view| view["view"] == "ask");
        program.kill();
    }
}

/// How many answers are in the journal.
fn saved(world: &World) -> usize {
    if world.data_dir().join("journal").exists() { world.answers().len() } else { 0 }
}

/// A journal that cannot be written, whoever tries: a folder stands where its file was.
struct Trouble {
    file: PathBuf,
    aside: PathBuf,
}

impl Trouble {
    fn with(world: &World) -> Self {
        let file = world.journal_file();
        let trouble = Self { aside: file.with_extension("aside"), file };
        fs::rename(&trouble.file, &trouble.aside).unwrap();
        fs::create_dir(&trouble.file).unwrap();
        trouble
    }

    fn undo(self) {
        fs::remove_dir(&self.file).unwrap();
        fs::rename(&self.aside, &self.file).unwrap();
    }
}

#[test]
fn an_answer_that_cannot_be_saved_is_told_and_can_be_sent_again() {
    let world = World::of_sentences();
    let twin = world.twin();
    let arguments = ["drill", "--questions", "8"];
    let (mut smooth, mut troubled) = (Program::start(&world, &arguments), Program::start(&twin, &arguments));
    let mut errors = Vec::new();
    while smooth.view()["view"] != "end" {
        let view = smooth.view();
        let next = if view["view"] == "ask" { anything(view) } else { onwards(view) };
        smooth.act(next.clone());
        // What need not be saved is taken all the same: then there is nothing to send again.
        let trouble = Trouble::with(&twin);
        let told = troubled.act(next.clone());
        trouble.undo();
        if let Some(error) = told["error"].as_str() {
            errors.push(error.to_owned());
            // What is behind an unsaved answer is told beside it.
            let why = if error == "unsaved" { &told["causes"][0] } else { &told["message"] };
            assert!(why.as_str().is_some_and(|why| why.contains("journal")), "{told}");
            assert_eq!(saved(&twin) + usize::from(error == "unsaved"), saved(&world));
            troubled.act(next);
        }
        assert_eq!(smooth.view(), troubled.view());
    }
    // Every answer, and the end, which the last thing that was read leads to.
    let (last, answers) = errors.split_last().unwrap();
    assert_eq!(last, "journal");
    assert!(answers.len() >= 8 && answers.iter().all(|error| error == "unsaved"), "{errors:?}");
    assert_eq!((smooth.end(), troubled.end()), (Some(0), Some(0)));
    let events = |world: &World| world.journal().iter().map(|line| line["event"].clone()).collect::<Vec<_>>();
    assert_eq!((world.answers(), events(&world)), (twin.answers(), events(&twin)));
}

#[test]
fn a_session_whose_beginning_or_end_cannot_be_recorded_can_be_begun_and_ended_again() {
    let world = World::new();
    let mut program = Program::start(&world, &["onboard", DECK]);
    // Nothing was written yet: a file stands where the journal's folder should be.
    fs::create_dir_all(world.data_dir()).unwrap();
    let trouble = world.data_dir().join("journal");
    fs::write(&trouble, "").unwrap();
    assert_eq!(program.act(action("yes"))["error"], "journal");
    fs::remove_file(&trouble).unwrap();
    assert_eq!(program.act(action("yes"))["view"], "ask");
    let trouble = Trouble::with(&world);
    assert_eq!(program.act(action("leave"))["error"], "journal");
    assert_eq!(program.act(action("leave"))["error"], "journal");
    trouble.undo();
    let summary = program.act(action("leave"));
    assert_eq!((&summary["view"], &summary["ending"]), (&json!("summary"), &json!("interrupted")));
    program.act(action("go-on"));
    assert_eq!(program.end(), Some(130));
    assert_eq!(world.journal().pop().unwrap()["how"], "interrupted");
}

#[test]
fn after_an_end_that_could_not_be_recorded_the_view_stands_and_something_else_can_be_done() {
    let knowledge = Knowledge::of_marketing();
    let world = World::new();
    let mut program = Program::start(&world, &["drill"]);
    let trouble = Trouble::with(&world);
    assert_eq!(program.act(action("stop"))["error"], "journal");
    trouble.undo();
    let right = knowledge.right(program.view());
    assert_eq!(program.act(right)["view"], "tell");
    assert_eq!(saved(&world), 1);

    // An exam that was not handed in after all goes on, and can still be passed.
    let world = World::new();
    let mut program = at_the_exam(&world);
    let ask = program.view().clone();
    assert_eq!(program.act(action("stop"))["view"], "hand-in");
    for name in ["yes", "leave"] {
        let trouble = Trouble::with(&world);
        assert_eq!(program.act(action(name))["error"], "journal");
        trouble.undo();
    }
    assert_eq!(program.act(action("no")), ask);
    program.play_until(|view| view["view"] == "summary", |view| knowledge.act(view));
    assert_eq!(program.view()["exam"]["passed"], true);
}

#[test]
fn where_nothing_more_comes_in_what_cannot_be_recorded_ends_the_program() {
    let world = World::new();
    let program = Program::start(&world, &["drill"]);
    let trouble = Trouble::with(&world);
    let (rest, code) = program.close();
    assert_eq!((rest.len(), &rest[0]["error"], code), (1, &json!("journal"), Some(1)));
    trouble.undo();
    assert_eq!(world.journal().len(), 1);
}
