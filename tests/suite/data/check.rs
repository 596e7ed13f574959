//! `data path` and `data check`.

use std::fs;

use super::*;
use crate::support::DAY_1;

#[test]
fn path_says_where_everything_is() {
    let world = answered(1);
    let paths = world.json(&["data", "path", "--json"]);
    let at = |name: &str| paths[name].as_str().unwrap().to_owned();
    assert_eq!(at("progress"), world.data_dir().display().to_string());
    assert_eq!(at("settings"), world.config_dir().join("settings.json").display().to_string());
    assert_eq!(at("machine"), world.home().join("state").display().to_string());
    assert!(at("copies").starts_with(&at("machine")), "{paths}");
    let expected =
        [("Progress", "progress"), ("Settings", "settings"), ("This machine", "machine"), ("Daily copies", "copies")]
            .map(|(label, name)| format!("{label:12}  {}\n", at(name)));
    assert_eq!(world.ok(&["data", "path"], ""), expected.concat());
    let of_ana = world.json(&["--profile", "ana", "data", "path", "--json"]);
    assert_eq!(of_ana["progress"], world.data_dir().join("profiles/ana").display().to_string());
}

#[test]
fn path_makes_nothing() {
    let world = World::new();
    world.ok(&["data", "path"], "");
    assert!(all_files(world.home()).is_empty());
}

#[test]
fn check_tells_every_bad_line_by_itself_with_a_command_to_paste_and_changes_nothing() {
    let world = answered(4);
    let file = world.journal_file();
    let mut whole = lines(&file);
    whole[2] = "garbage".to_owned();
    whole[3] = whole[3].replace("\"ms\":0", "\"ms\":7");
    write_lines(&file, &whole);
    fs::write(file.with_file_name("notes.txt"), "mine").unwrap();
    let before = all_files(world.home());
    let ran = failed(&world, &["data", "check"], "");
    let shown = file.display();
    for expected in [
        &format!("{shown}:3: it is not a whole line of a journal: "),
        &format!(
            "{shown}:4: it is no longer as it was written\n  It does not count. To set it aside, type: tellapart data repair\n"
        ),
        &format!(
            "{}: this file is not read because its name does not end in \".jsonl\"\n",
            file.with_file_name("notes.txt").display()
        ),
        "\n2 answers in 1 file are in order.\n3 problems.\n",
    ] {
        assert!(ran.out.contains(expected), "{expected:?}: {}", ran.out);
    }
    let folder = world.data_dir().display().to_string();
    let ran = failed(&world, &["data", "check", "--data-dir", &folder], "");
    assert!(ran.out.contains(&format!("type: tellapart --data-dir {folder} data repair\n")), "{}", ran.out);
    let checked = world.json(&["data", "check", "--json"]);
    assert_eq!((&checked["in_order"], &checked["answers"], &checked["files"]), (&false.into(), &2.into(), &1.into()));
    let problems = checked["problems"].as_array().unwrap();
    let kinds: Vec<_> =
        problems.iter().map(|problem| (problem["kind"].as_str().unwrap(), problem["line"].as_u64())).collect();
    assert_eq!(kinds, [("bad-line", Some(3)), ("bad-line", Some(4)), ("not-read", None)]);
    assert!(problems[0]["hint"].as_str().unwrap().ends_with("type: tellapart data repair"), "{checked:#}");
    assert_eq!(all_files(world.home()), before);
}

#[test]
fn check_tells_of_missing_numbers_and_dates_to_come() {
    let mut world = answered(3);
    let file = world.journal_file();
    let mut some = lines(&file);
    some.remove(2);
    write_lines(&file, &some);
    let ran = failed(&world, &["data", "check"], "");
    assert!(
        ran.out.contains("is missing (number 3)\n") && ran.out.contains("type: tellapart data restore\n"),
        "{}",
        ran.out
    );

    world = World::new();
    world.at("2099-01-01T09:00:00+01:00");
    answer(&world, 2);
    world.at(DAY_1);
    let ran = failed(&world, &["data", "check"], "");
    assert!(ran.out.contains("4 lines of the journal are dated later than today"), "{}", ran.out);
}

#[test]
fn what_is_noted_elsewhere_comes_with_a_command_that_names_the_folder() {
    let world = answered(3);
    let file = world.journal_file();
    let mut whole = lines(&file);
    whole[2] = "garbage".to_owned();
    write_lines(&file, &whole);
    let folder = world.data_dir().display().to_string();
    let ran = world.run(&["history", "--data-dir", &folder], "");
    let hint = format!("hint: To see what is wrong, type: tellapart --data-dir {folder} data check\n");
    assert!(ran.err.ends_with(&hint), "{}", ran.err);
}

#[test]
fn a_journal_in_order_passes_its_check_and_so_does_none() {
    assert_eq!(answered(1).ok(&["data", "check"], ""), "1 answer in 1 file is in order.\n");
    let empty = World::new();
    let folder = empty.data_dir().join("journal").display().to_string();
    assert_eq!(empty.ok(&["data", "check"], ""), format!("There are no answers in {folder} yet.\n"));
}
