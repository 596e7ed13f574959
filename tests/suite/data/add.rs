//! `data merge` and `data restore`: they only ever add.

use std::fs;

use super::*;

#[test]
fn merging_says_what_it_would_add_asks_adds_and_then_finds_nothing_new() {
    let (mut world, mut other) = (answered(2), World::new());
    other.at("2026-11-23T09:00:00+01:00");
    answer(&other, 3);
    other.at("2026-11-24T09:00:00+01:00");
    answer(&other, 1);
    let (theirs, before) = (other.data_dir().display().to_string(), all_files(other.home()));
    world.at("2026-11-25T09:00:00+01:00");
    let would = format!("{theirs} would add 2 sessions with 4 answers, from 2026-11-23 to 2026-11-24.\n");
    let out = world.ok(&["data", "merge", &theirs], "no\n");
    assert_eq!(out, format!("{would}Add this to your progress? (yes or no)\nNothing was changed.\n"));
    assert_eq!(answers_in(&world), 2);
    let out = world.ok(&["data", "merge", &theirs], "yes\n");
    assert!(out.ends_with("\nAdded 2 sessions with 4 answers, from 2026-11-23 to 2026-11-24.\n"), "{out}");
    assert_eq!(answers_in(&world), 6);
    let files = all_files(&world.data_dir());
    let journal = other.data_dir().join("journal").display().to_string();
    for folder in [&theirs, &journal, &world.data_dir().display().to_string()] {
        assert_eq!(world.ok(&["data", "merge", folder], ""), format!("{folder}: nothing new.\n"));
    }
    assert_eq!(all_files(&world.data_dir()), files);
    assert_eq!(all_files(other.home()), before, "the other folder stays as it is");
    assert_eq!(world.ok(&["data", "check"], ""), "6 answers in 2 files are in order.\n");
}

#[test]
fn of_several_folders_none_is_added_if_one_has_no_journal() {
    let (world, other) = (World::new(), answered(1));
    let theirs = other.data_dir().display().to_string();
    for wrong in [other.config_dir(), world.home().to_owned(), world.home().join("missing")] {
        let wrong = wrong.display().to_string();
        let ran = failed(&world, &["data", "merge", "--yes", &theirs, &wrong], "");
        assert!(ran.err.starts_with(&format!("error: there is no progress of tellapart in {wrong}\n")), "{}", ran.err);
        assert!(ran.err.contains("one with a folder \"journal\" in it"), "{}", ran.err);
        assert!(!world.data_dir().exists());
    }
    world.ok(&["data", "merge", "--yes", &theirs], "");
    assert_eq!(answers_in(&world), 1);
}

#[test]
fn a_folder_without_a_journal_in_it_is_refused() {
    let world = answered(1);
    fs::create_dir(world.home().join("photos")).unwrap();
    fs::write(world.home().join("photos/a.jpg"), "no journal").unwrap();
    let ran = failed(&world, &["data", "merge", "photos"], "");
    assert!(ran.err.starts_with("error: there is no progress of tellapart in photos\n"), "{}", ran.err);
}

/// A world of two days, and what is left of its journal: its first line.
fn cut() -> World {
    let mut world = answered(3);
    world.at("2026-11-25T09:00:00+01:00");
    answer(&world, 2);
    let file = world.journal_file();
    write_lines(&file, &lines(&file)[..1]);
    world
}

#[test]
fn restoring_brings_back_what_a_daily_copy_has_and_the_journal_lacks() {
    let world = cut();
    let expected = "\
Daily copies on this machine:
  2026-11-25  3 answers, 3 missing from your progress
The copy of 2026-11-25 would bring back 3 answers, of 2026-11-24.
Bring this back? (yes or no)
";
    let before = all_files(world.home());
    assert_eq!(world.ok(&["data", "restore"], "no\n"), format!("{expected}Nothing was changed.\n"));
    assert_eq!(all_files(world.home()), before);
    let out = world.ok(&["data", "restore", "2026-11-25"], "yes\n");
    assert_eq!(out, format!("{expected}Added 3 answers, of 2026-11-24.\n"));
    assert_eq!(answers_in(&world), 3);
    let out = world.ok(&["data", "restore"], "");
    assert!(
        out.ends_with(
            "3 answers, none missing from your progress\nNothing is missing: all of it is in your progress.\n"
        ),
        "{out}"
    );
}

#[test]
fn restoring_a_day_without_a_copy_names_those_there_are() {
    let ran = failed(&cut(), &["data", "restore", "2026-11-20"], "");
    assert!(
        ran.err.ends_with("error: there is no copy of 2026-11-20\nhint: There are copies of 2026-11-25.\n"),
        "{}",
        ran.err
    );
    let out = World::new().ok(&["data", "restore"], "");
    assert!(out.starts_with("There are no daily copies yet."), "{out}");
}
