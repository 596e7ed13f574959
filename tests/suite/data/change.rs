//! `data repair` and `data forget`, and that `undo` takes the second back.

use std::fs;

use super::*;

/// A world with a bad line, its file, and what that held before.
fn spoilt() -> (World, PathBuf, Vec<String>) {
    let world = answered(3);
    let file = world.journal_file();
    let mut whole = lines(&file);
    whole[2] = "garbage".to_owned();
    write_lines(&file, &whole);
    (world, file, whole)
}

#[test]
fn repair_says_what_it_would_do_and_changes_nothing_unless_that_is_wanted() {
    let (world, ..) = spoilt();
    let before = all_files(world.home());
    for (input, code, last) in [
        ("no\n", 0, "Nothing was changed.\n"),
        ("q\n", 0, "Nothing was changed.\n"),
        ("", 1, "There was no answer, so nothing was changed. With --yes nothing is asked.\n"),
    ] {
        let ran = world.run(&["data", "repair"], input);
        assert_eq!((ran.code, ran.err.as_str()), (Some(code), ""), "{input:?}: {}", ran.out);
        assert!(ran.out.contains(": 1 line that cannot be read would be moved to "), "{}", ran.out);
        assert!(ran.out.ends_with(&format!("Do this now? (yes or no)\n{last}")), "{}", ran.out);
        assert_eq!(all_files(world.home()), before);
    }
}

#[test]
fn repair_moves_what_cannot_be_read_and_deletes_nothing() {
    let (world, file, whole) = spoilt();
    let out = world.ok(&["data", "repair"], "yes\n");
    let aside = world.data_dir().join("set-aside").join(format!("{}.txt", file.file_name().unwrap().to_str().unwrap()));
    assert!(out.ends_with(&format!("{}: moved 1 line to {}\n", file.display(), aside.display())), "{out}");
    assert_eq!(fs::read_to_string(&aside).unwrap(), "garbage\n");
    assert_eq!(lines(&file), [&whole[..2], &whole[3..]].concat());
    assert_eq!(world.ok(&["data", "check"], ""), "2 answers in 1 file are in order.\n");
    assert_eq!(world.ok(&["data", "repair"], ""), "There is nothing to repair.\n");
}

#[test]
fn repair_gives_up_what_is_missing_when_that_is_wanted() {
    let world = answered(3);
    let file = world.journal_file();
    let mut some = lines(&file);
    some.drain(1..3);
    write_lines(&file, &some);
    let out = world.ok(&["data", "repair", "--yes"], "");
    assert!(out.starts_with("2 lines are missing and would no longer be mentioned. "), "{out}");
    assert!(out.ends_with("The 2 lines that are missing are no longer mentioned.\n"), "{out}");
    assert_eq!(world.ok(&["data", "check"], ""), "1 answer in 1 file is in order.\n");
    assert_eq!(world.ok(&["data", "repair"], ""), "There is nothing to repair.\n");
}

fn new_items(world: &World) -> u64 {
    let items = world.json(&["stats", "--json"]);
    items["decks"][0]["items"].as_array().unwrap().iter().filter(|item| item["answers"] == 0).count() as u64
}

#[test]
fn forgetting_makes_a_deck_new_keeps_the_history_and_is_taken_back_by_undo() {
    let world = answered(3);
    let (asked, history) = (new_items(&world), world.json(&["history", "--json"]));
    let before = all_files(&world.data_dir());
    let out = world.ok(&["data", "forget", ID], "no\n");
    assert!(out.starts_with(&format!("The 3 items you have practised in the deck {ID} will be new again")), "{out}");
    assert!(out.contains("To take it back afterwards, type: tellapart undo\n"), "{out}");
    assert!(out.ends_with("(yes or no)\nNothing was changed.\n"), "{out}");
    assert_eq!(all_files(&world.data_dir()), before);
    let out = world.ok(&["data", "forget", ID], "yes\n");
    assert!(out.ends_with(&format!("The deck {ID} is new again.\n")), "{out}");
    assert_eq!((new_items(&world), world.json(&["history", "--json"])), (asked + 3, history));
    let out = world.ok(&["data", "forget", ID, "--yes"], "");
    assert!(out.ends_with("there is nothing to forget.\n"), "{out}");
    assert!(world.ok(&["undo"], "").starts_with(&format!("The deck {ID} is no longer forgotten")));
    assert_eq!(new_items(&world), asked);
    assert!(world.ok(&["undo"], "").starts_with("Took back your answer about "));
}

#[test]
fn an_answer_after_forgetting_is_what_undo_takes_back_first() {
    let world = answered(2);
    world.ok(&["data", "forget", ID, "--yes"], "");
    answer(&world, 1);
    assert!(world.ok(&["undo"], "").starts_with("Took back your answer about "));
    assert_eq!(answers_in(&world), 2);
    assert!(world.ok(&["undo"], "").starts_with("The deck "), "then the forgetting");
    assert_eq!(answers_in(&world), 2);
}

#[test]
fn a_deck_is_forgotten_by_its_file_and_by_an_id_that_only_the_journal_knows() {
    let deck = include_str!("../../../decks/marketing-vs-sales.json").replace(ID, "ours");
    let world = World::new();
    let file = world.file("ours.json", deck);
    world.ok(&["quiz", &file, "--form", "which-side"], "1\n1\nq\n");
    world.ok(&["data", "forget", "--yes", &file], "");
    world.ok(&["undo"], "");
    fs::remove_file(&file).unwrap();
    let out = world.ok(&["data", "forget", "--yes", "ours"], "");
    assert!(out.ends_with("The deck ours is new again.\n"), "{out}");
    let ran = failed(&world, &["data", "forget", "--yes", "theirs"], "");
    assert!(ran.err.starts_with("error: there is no deck \"theirs\"\n"), "{}", ran.err);
}
