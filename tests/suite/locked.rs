//! Another program holds a file that this one needs: it says so after a while, gives up with a word after some, and loses nothing.

use std::fs::File;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::protocol::{WORKSHOP, anything, at_the_exam_offer};
use crate::support::World;
use crate::support::program::{Program, action};

const SAID: &str = "Waiting for another tellapart to finish ...\n";

/// A world with a session in its journal.
fn world() -> World {
    let world = World::of_sentences();
    world.ok(&["drill"], "1\n");
    world
}

/// Holds a file as another program does.
fn hold(path: &Path) -> File {
    let held = File::open(path).unwrap();
    held.lock().unwrap();
    held
}

#[test]
fn a_journal_that_is_held_for_a_while_is_waited_for_with_a_word() {
    let world = world();
    let usual = world.ok(&["history"], "");
    let other = hold(&world.journal_file());
    let release = thread::spawn(move || {
        thread::sleep(Duration::from_secs(3));
        other.unlock().unwrap();
    });
    let ran = world.run(&["history"], "");
    release.join().unwrap();
    assert_eq!((ran.code, ran.out, ran.err.as_str()), (Some(0), usual, SAID));
}

#[test]
fn a_journal_that_is_held_for_good_is_given_up_and_never_looks_empty() {
    let world = world();
    let _other = hold(&world.journal_file());
    let start = Instant::now();
    let ran = world.run(&["drill"], "");
    assert!(start.elapsed() < Duration::from_secs(20), "it waited for {:?}", start.elapsed());
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    let file = world.journal_file();
    let told =
        format!("{SAID}error: another tellapart is using {} and does not let go of it\nhint: Close", file.display());
    assert!(ran.err.starts_with(&told), "{}", ran.err);
    assert!(!ran.err.contains("os error"), "{}", ran.err);
}

#[test]
fn an_answer_that_was_given_up_is_named_to_a_program_and_can_be_sent_again() {
    let world = World::of_sentences();
    let mut program = Program::start(&world, &["drill"]);
    let answer = anything(program.view());
    let other = hold(&world.journal_file());
    let told = program.act(answer.clone());
    assert_eq!(told["error"], "unsaved", "{told}");
    assert!(told["causes"][0].as_str().unwrap().starts_with("another tellapart is using "), "{told}");
    assert!(told["hint"].as_str().unwrap().starts_with("Close the other one"), "{told}");
    other.unlock().unwrap();
    assert_eq!(program.act(answer)["view"], "tell");
    assert_eq!(world.answers().len(), 1);
}

#[cfg(unix)]
#[test]
fn a_program_is_told_at_once_what_was_not_saved_when_a_signal_ends_the_wait() {
    let world = World::of_sentences();
    let mut program = Program::start(&world, &["drill"]);
    let answer = anything(program.view());
    let _other = hold(&world.journal_file());
    let start = Instant::now();
    program.send_blindly(&answer.to_string());
    thread::sleep(Duration::from_millis(500));
    program.send_signal("INT");
    // The answer, and then that the session has no end.
    assert_eq!([program.read(), program.read()].map(|mut line| line["error"].take()), ["unsaved", "journal"]);
    assert_eq!(program.closed(), Some(1));
    assert!(start.elapsed() < Duration::from_secs(5), "it waited for {:?}", start.elapsed());
}

#[test]
fn settings_that_are_changed_from_several_sides_at_once_all_hold() {
    let world = World::new();
    // Each changes a key of its own again and again: what another process wrote meanwhile must stay.
    let keys = [("questions", ""), ("new-a-day", ""), ("day-starts-at", ""), ("retention", "0.7")];
    let value = |before: &str, round: usize| format!("{before}{}", 1 + round % 9);
    thread::scope(|scope| {
        for (key, before) in keys {
            let world = &world;
            scope.spawn(move || {
                for round in 0..25 {
                    world.ok(&["config", "set", key, &value(before, round)], "");
                    assert_eq!(world.ok(&["config", "get", key], ""), format!("{}\n", value(before, round)));
                }
            });
        }
    });
    for (key, before) in keys {
        assert_eq!(world.ok(&["config", "get", key], ""), format!("{}\n", value(before, 24)));
    }
    let left: Vec<_> = std::fs::read_dir(world.config_dir()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["settings.json"]);
}

#[test]
fn a_lock_that_a_killed_program_left_beside_the_settings_is_in_no_ones_way() {
    let world = World::new();
    std::fs::create_dir_all(world.config_dir()).unwrap();
    std::fs::write(world.config_dir().join(".settings.json.lock"), "").unwrap();
    world.ok(&["config", "set", "questions", "5"], "");
    assert_eq!(world.ok(&["config", "get", "questions"], ""), "5\n");
}

#[test]
fn an_exam_that_two_windows_begin_at_once_begins_once_and_is_taken_up_by_the_other() {
    for _ in 0..4 {
        let world = World::new();
        at_the_exam_offer(&world).kill();
        let mut windows = [(); 2].map(|()| Program::start(&world, &WORKSHOP));
        // Both have looked for news and want to write when the file is let go of.
        let held = hold(&world.journal_file());
        for window in &mut windows {
            assert_eq!(window.view()["onboarding"]["next"]["step"], "exam", "{}", window.view());
            window.send_blindly(&action("yes").to_string());
        }
        thread::sleep(Duration::from_millis(200));
        held.unlock().unwrap();
        let mut shown = windows.each_mut().map(Program::read);
        shown.sort_by_key(|view| view["view"].to_string());
        assert_eq!((&shown[0]["view"], &shown[1]["view"]), (&"ask".into(), &"offer".into()), "{shown:#?}");
        assert_eq!(shown[1]["onboarding"]["next"]["step"], "go-on");
        windows.into_iter().for_each(Program::kill);
        let mut taken_up = Program::start(&world, &WORKSHOP);
        assert_eq!(taken_up.act(action("yes"))["view"], "ask");
        taken_up.kill();
        let begins = |line: &&serde_json::Value| line["event"] == "begin" && line["activity"] == "exam";
        let journal = world.journal();
        let exams: Vec<_> = journal.iter().filter(begins).collect();
        assert_eq!(exams.iter().filter(|begin| begin["continues"].is_null()).count(), 1, "{exams:#?}");
    }
}
