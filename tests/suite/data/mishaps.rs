//! What happens to the folder while someone answers, and what people leave in it.

use std::fs;

use serde_json::json;

use super::*;
use crate::support::program::Program;

/// Begins a quiz after a first session and gives two answers; returns what the data directory held before the quiz.
fn begun(world: &World) -> (Program, PathBuf) {
    answer(world, 1);
    let before = world.home().join("before");
    copy_folder(&world.data_dir(), &before);
    let mut program = Program::start(world, &["quiz", ID, "--form", "which-side", "--questions", "6"]);
    for _ in 0..2 {
        program.play_until(|view| view["view"] == "ask", |_| json!({"action": "go-on"}));
        program.act(json!({"action": "answer", "option": 0}));
    }
    program.play_until(|view| view["view"] == "ask", |_| json!({"action": "go-on"}));
    (program, before)
}

fn copy_folder(from: &Path, to: &Path) {
    for (path, contents) in all_files(from) {
        let copy = to.join(path.strip_prefix(from).unwrap());
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::write(copy, contents).unwrap();
    }
}

fn give(program: &mut Program) -> serde_json::Value {
    program.act(json!({"action": "answer", "option": 0}))
}

#[test]
fn a_folder_that_is_away_is_not_made_again_and_no_answer_is_lost_or_doubled_when_it_is_back() {
    let folders = ["", "journal"];
    for folder in folders {
        let world = World::new();
        let (mut program, _) = begun(&world);
        let (folder, away) = (world.data_dir().join(folder), world.home().join("away"));
        fs::rename(&folder, &away).unwrap();
        for _ in 0..2 {
            let refused = give(&mut program);
            assert_eq!(refused["error"], "unsaved", "{refused}");
            assert!(refused["hint"].as_str().unwrap().contains("kept on this computer"), "{refused}");
            assert!(!folder.exists());
        }
        fs::rename(&away, &folder).unwrap();
        assert_eq!(give(&mut program)["view"], "tell");
        program.close();
        assert_eq!(answers_in(&world), 4);
        assert_eq!(world.ok(&["data", "check"], ""), "4 answers in 1 file are in order.\n");
    }
}

#[test]
fn what_was_answered_while_the_folder_was_away_comes_back_with_it_later() {
    let world = World::new();
    let (mut program, _) = begun(&world);
    let away = world.home().join("away");
    fs::rename(world.data_dir(), &away).unwrap();
    assert_eq!(give(&mut program)["error"], "unsaved");
    program.kill();
    fs::rename(&away, world.data_dir()).unwrap();
    assert_eq!(answers_in(&world), 4, "what is kept counts");
    let ran = world.run(&["quiz", ID, "--form", "which-side"], "1\nq\n");
    assert!(ran.err.contains("a line of this session that was missing from it was written again"), "{ran:?}");
    assert_eq!(world.ok(&["data", "check"], ""), "5 answers in 1 file are in order.\n");
}

#[test]
fn a_file_that_an_older_one_takes_the_place_of_gets_the_sessions_answers_again_and_that_is_said() {
    let replace: [fn(&Path, &Path); 3] = [
        |file, older| {
            fs::copy(older, file.with_extension("new")).unwrap();
            fs::rename(file.with_extension("new"), file).unwrap();
        },
        |file, older| assert!(fs::copy(older, file).unwrap() > 0),
        |file, older| {
            fs::remove_file(file).unwrap();
            fs::copy(older, file).unwrap();
        },
    ];
    for replace in replace {
        let world = World::new();
        let (mut program, before) = begun(&world);
        let file = world.journal_file();
        replace(&file, &before.join("journal").join(file.file_name().unwrap()));
        assert_eq!(give(&mut program)["view"], "tell");
        let told = program.close_and_told();
        assert!(told.contains("was cut short or replaced while tellapart ran; 3 lines of this session"), "{told}");
        assert_eq!(world.ok(&["data", "check"], ""), "4 answers in 1 file are in order.\n");
    }
}

#[test]
fn a_file_that_is_emptied_or_gone_gets_the_sessions_answers_again_and_what_else_is_lost_is_told() {
    let lose: [fn(&Path); 2] = [|file| fs::write(file, "").unwrap(), |file| fs::remove_file(file).unwrap()];
    for lose in lose {
        let world = World::new();
        let (mut program, _) = begun(&world);
        lose(&world.journal_file());
        assert_eq!(give(&mut program)["view"], "tell");
        program.kill();
        let checked = failed(&world, &["data", "check"], "").out;
        assert!(checked.contains("3 lines that the machine") && checked.contains("are missing"), "{checked}");
        assert!(checked.contains("3 answers in 1 file are in order."), "{checked}");
        world.ok(&["data", "repair", "--yes"], "");
        assert_eq!(world.ok(&["data", "check"], ""), "3 answers in 1 file are in order.\n");
    }
}

#[test]
fn every_file_that_is_not_read_is_named_by_every_command_that_tells_of_progress_and_stops_none() {
    let world = answered(2);
    let file = world.journal_file();
    let name = file.file_name().unwrap().to_str().unwrap().to_owned();
    let upper = name.replace(".jsonl", ".JSONL");
    let left = [upper, format!("{name}.txt"), format!("{name}.bak"), format!("{name}.tmp")];
    for name in &left {
        fs::copy(&file, file.with_file_name(name)).unwrap();
    }
    fs::write(file.with_file_name("empty000.jsonl"), "").unwrap();
    fs::create_dir(file.with_file_name("deeper")).unwrap();
    let names = left.iter().map(String::as_str).chain(["empty000.jsonl", "deeper"]);
    for arguments in [&["stats"][..], &["due"], &["history"], &["confusions"], &["data", "export"]] {
        let ran = world.run(arguments, "");
        assert_eq!(ran.code, Some(0), "{ran:?}");
        for name in names.clone() {
            let path = file.with_file_name(name).display().to_string();
            assert_eq!(ran.err.matches(&format!("note: {path}: ")).count(), 1, "{arguments:?} {name}: {}", ran.err);
        }
    }
    let ran = world.run(&["quiz", ID, "--form", "which-side"], "1\nq\n");
    assert_eq!((ran.code, answers_in(&world)), (Some(0), 3), "{ran:?}");
}

#[test]
fn a_data_directory_one_level_off_is_told_and_nothing_is_begun_there() {
    let world = answered(2);
    for (wrong, told) in
        [(world.home().to_owned(), "one level deeper"), (world.data_dir().join("journal"), "of the journal itself")]
    {
        let before = all_files(world.home());
        let wrong = wrong.display().to_string();
        for arguments in [&["quiz", ID][..], &["drill"], &["data", "check"]] {
            let ran = world.run(&[arguments, &["--data-dir", &wrong]].concat(), "1\nq\n");
            assert_eq!(ran.code, Some(1), "{arguments:?}: {ran:?}");
            assert!(ran.err.contains(told) || ran.out.contains(told), "{arguments:?} {told}: {ran:?}");
        }
        let after = all_files(world.home());
        assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    }
}
