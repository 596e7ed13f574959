//! What sync tools, editors and copied machines do to whole files.

use std::fs;

use super::*;

#[test]
fn a_sync_tools_conflict_copy_counts_once_and_what_only_it_holds_counts_too() {
    let world = answered(4);
    let file = world.journal_file();
    let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
    fs::copy(&file, file.with_file_name(format!("{name}.sync-conflict-20261124-090000-ABC1234.jsonl"))).unwrap();
    write_lines(&file, &lines(&file)[..3]);
    assert_eq!(answers_in(&world), 4);
    assert_eq!(world.ok(&["data", "check"], ""), "4 answers in 2 files are in order.\n");
    answer(&world, 1);
    assert_eq!(world.ok(&["data", "check"], ""), "5 answers in 2 files are in order.\n");
}

#[test]
fn a_file_that_is_in_the_cloud_only_is_named_and_nothing_is_written_beside_it() {
    let (world, other) = (answered(2), answered(3));
    let file = world.journal_file();
    let placeholder = file.with_file_name(format!(".{}.icloud", file.file_name().unwrap().to_str().unwrap()));
    fs::rename(&file, &placeholder).unwrap();
    let before = all_files(&world.data_dir());
    let checked = failed(&world, &["data", "check"], "");
    let named = format!("{}: this file is in iCloud only", placeholder.display());
    assert!(checked.out.starts_with(&named) && checked.out.contains("download the file"), "{}", checked.out);
    let theirs = other.data_dir().display().to_string();
    for arguments in [&["quiz", ID][..], &["data", "merge", "--yes", &theirs], &["data", "forget", "--yes", ID]] {
        let ran = world.run(arguments, "1\n");
        assert!(ran.err.contains(&named) || ran.out.contains("nothing to forget"), "{arguments:?}: {ran:?}");
        assert_eq!(all_files(&world.data_dir()), before, "{arguments:?}");
    }
    fs::rename(&placeholder, &file).unwrap();
    assert_eq!(world.ok(&["data", "check"], ""), "2 answers in 1 file are in order.\n");
}

#[test]
fn a_byte_order_mark_is_no_damage() {
    let world = answered(2);
    let file = world.journal_file();
    fs::write(&file, [b"\xef\xbb\xbf".to_vec(), fs::read(&file).unwrap()].concat()).unwrap();
    assert_eq!(world.ok(&["data", "check"], ""), "2 answers in 1 file are in order.\n");
    answer(&world, 1);
    assert_eq!(world.ok(&["data", "check"], ""), "3 answers in 1 file are in order.\n");
    assert_eq!(world.ok(&["data", "repair"], ""), "There is nothing to repair.\n");
}

#[test]
fn the_joined_files_of_two_machines_of_one_name_are_three_sessions_and_undo_takes_its_own_answer() {
    let mut here = answered(2);
    let mut there = here.twin();
    let file = here.journal_file();
    let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
    // A name that is bound to no machine is kept: so had it been for the first versions of the program.
    fs::write(there.home().join("state/device"), &name).unwrap();
    here.at("2026-11-24T10:00:00+01:00");
    answer(&here, 2);
    there.at("2026-11-24T11:00:00+01:00");
    answer(&there, 3);
    here.ok(&["undo"], "");
    let mut joined = World::new();
    joined.at("2026-11-24T12:00:00+01:00");
    fs::create_dir_all(joined.data_dir().join("journal")).unwrap();
    let theirs = fs::read(there.journal_file()).unwrap();
    assert_eq!(there.journal_file().file_name(), file.file_name(), "the test needs one name");
    fs::write(
        joined.data_dir().join("journal").join(format!("{name}.jsonl")),
        [fs::read(&file).unwrap(), theirs].concat(),
    )
    .unwrap();
    let asked = || {
        let history = joined.json(&["history", "--json"]);
        let sessions = history["sessions"].as_array().unwrap().iter();
        sessions.map(|session| session["asked"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(asked(), [2, 1, 3]);
    joined.ok(&["undo"], "");
    assert_eq!(asked(), [2, 1, 2]);
}
