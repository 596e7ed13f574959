//! Settings, profiles, completions and the manual.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::support::learner::Knowledge;
use crate::support::{Ran, World, finish};

fn ones() -> String {
    "1\n".repeat(400)
}

/// What a command refused with, on one line or several.
fn refused(world: &World, arguments: &[&str]) -> String {
    let ran = world.run(arguments, "");
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{arguments:?}: {}", ran.err);
    ran.err
}

fn run_with(world: &World, variable: (&str, &str), arguments: &[&str]) -> Ran {
    let mut command = world.command(arguments);
    command.env(variable.0, variable.1);
    finish(command, "")
}

fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Every command, as it is typed after the program's name.
fn commands() -> Vec<Vec<String>> {
    fn walk(world: &World, path: &[String], found: &mut Vec<Vec<String>>) {
        found.push(path.to_vec());
        let arguments: Vec<&str> = path.iter().map(String::as_str).chain(["--help"]).collect();
        let help = world.ok(&arguments, "");
        let Some((_, below)) = help.split_once("\nCommands:\n") else { return };
        for line in below.lines().take_while(|line| !line.is_empty()) {
            let name = line.split_whitespace().next().unwrap().to_owned();
            if name != "help" {
                walk(world, &[path, &[name]].concat(), found);
            }
        }
    }
    let mut found = Vec::new();
    walk(&World::new(), &[], &mut found);
    assert!(found.len() > 10, "the test has gone blind");
    found
}

#[test]
fn a_list_shows_every_setting_its_value_and_whether_it_is_the_default() {
    let world = World::new();
    let file = world.config_dir().join("settings.json").display().to_string();
    let expected = "\
retention      0.90 (default)
new-a-day      8 (default)
questions      12 (default)
day-starts-at  4 (default)
forms          all (default)
streak         true (default)
";
    assert_eq!(world.ok(&["config", "list"], ""), format!("{expected}Kept in {file}\n"));
    assert!(!world.config_dir().exists(), "nothing is made by looking");
    world.ok(&["config", "set", "questions", "12"], "");
    let out = world.ok(&["config", "list"], "");
    assert!(out.contains("questions      12\n"), "what was set is no default: {out}");
    assert!(out.lines().all(|line| line.starts_with("Kept in ") || line.len() <= 40), "{out}");
    let listed = world.json(&["config", "list", "--json"]);
    assert_eq!(listed["file"], file);
    assert_eq!(listed["settings"]["questions"], json!({ "value": 12, "default": false }));
    assert_eq!(listed["settings"]["retention"], json!({ "value": 0.9, "default": true }));
    assert_eq!(listed["settings"].as_object().unwrap().len(), 6);
}

#[test]
fn set_says_what_changed_get_shows_it_and_unset_takes_it_back() {
    let world = World::new();
    assert_eq!(world.ok(&["config", "set", "retention", "85%"], ""), "retention is now 0.85; it was 0.90.\n");
    assert_eq!(world.ok(&["config", "set", "retention", "0.85"], ""), "retention is now 0.85, as before.\n");
    assert_eq!(world.ok(&["config", "get", "retention"], ""), "0.85\n");
    world.ok(&["config", "set", "forms", "matching, true-false"], "");
    assert_eq!(world.ok(&["config", "get", "forms"], ""), "matching,true-false\n");
    let kept: Value = serde_json::from_slice(&fs::read(world.config_dir().join("settings.json")).unwrap()).unwrap();
    assert_eq!(kept, json!({ "retention": 0.85, "forms": ["matching", "true-false"] }));
    assert_eq!(names(&world.config_dir()).len(), 1, "nothing is left beside the file");
    assert_eq!(
        world.ok(&["config", "unset", "retention"], ""),
        "retention is back to its default, 0.90; it was 0.85.\n"
    );
    assert_eq!(world.ok(&["config", "unset", "retention"], ""), "retention was not set; it has its default, 0.90.\n");
}

#[test]
fn a_value_or_key_that_cannot_be_is_refused_and_nothing_is_written() {
    let world = World::new();
    for (key, value, why) in [
        ("retention", "2", "retention cannot be 2\nhint: It must be a number from 0.70 to 0.97."),
        ("new-a-day", "-1", "new-a-day cannot be -1\nhint: It must be a whole number from 0 to 1000."),
        ("day-starts-at", "noon", "day-starts-at cannot be noon\nhint: It must be a whole number from 0 to 23."),
    ] {
        assert_eq!(refused(&world, &["config", "set", key, value]), format!("error: {why}\n"));
    }
    let ran = world.run(&["config", "get", "question"], "");
    assert_eq!(ran.code, Some(2));
    for key in ["retention", "new-a-day", "questions", "day-starts-at", "forms", "streak"] {
        assert!(ran.err.contains(key), "{}", ran.err);
    }
    assert!(!world.config_dir().exists());
}

#[test]
fn a_spoilt_file_is_told_whole_wherever_settings_are_needed_and_is_left_alone() {
    let world = World::new();
    fs::create_dir(world.config_dir()).unwrap();
    let file = world.config_dir().join("settings.json");
    let spoilt = "{\n  \"retention\": 2,\n  \"questoins\": 20\n}\n";
    fs::write(&file, spoilt).unwrap();
    for arguments in
        [&["drill"][..], &["due"], &["stats"], &[], &["config", "list"], &["config", "set", "streak", "false"]]
    {
        let told = refused(&world, arguments);
        let file = file.display();
        let retention = format!(": retention cannot be 2\n --> {file}:2:16\n");
        let unknown = format!(": the settings file has no field \"questoins\"\n --> {file}:3:3\n");
        assert!(told.contains(&retention) && told.contains(&unknown), "{told}");
        assert!(told.ends_with("see above\nhint: Mend their file, or delete it to have all defaults.\n"), "{told}");
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), spoilt);
    assert!(!world.data_dir().exists());
    // Who only looks at decks is not held up by it.
    world.ok(&["deck", "list"], "");
}

#[test]
fn a_file_where_the_folder_of_settings_should_be_is_told_and_left_alone() {
    let world = World::new();
    let file = world.file("config", "in the way");
    let told = refused(&world, &["config", "set", "streak", "false"]);
    assert!(told.contains(&file), "{told}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "in the way");
}

#[test]
fn sessions_obey_the_settings_and_flags_win_over_them() {
    let world = World::new();
    world.ok(&["config", "set", "new-a-day", "2"], "");
    world.ok(&["config", "set", "questions", "3"], "");
    assert!(world.ok(&[], "").contains("\nMarketing vs. sales: 14 to learn, 2 of them today, in about a minute.\n"));
    assert_eq!(world.json(&["due", "--json"])["new"], 2);
    assert_eq!(world.json(&["due", "--json", "--new", "5"])["new"], 5);
    let total = |world: &World, arguments: &[&str]| {
        let out = world.run(arguments, "").out;
        let place = out.find("0 of ").unwrap_or_else(|| panic!("{out}"));
        out[place + 5..].split(|letter: char| !letter.is_ascii_digit()).next().unwrap().parse::<usize>().unwrap()
    };
    assert_eq!(total(&world, &["drill", "--new", "8"]), 3);
    assert_eq!(total(&world, &["drill", "--new", "8", "--questions", "5"]), 5);
    world.ok(&["drill"], &ones());
    let stats = world.json(&["stats", "--json"]);
    let asked = stats["decks"][0]["items"].as_array().unwrap().iter().filter(|item| item["answers"] != 0).count();
    assert_eq!(asked, 2);
}

#[test]
fn the_defaults_that_help_names_are_those_that_hold() {
    let world = World::new();
    let settings = &world.json(&["config", "list", "--json"])["settings"];
    for (command, key) in [("drill", "new-a-day"), ("drill", "questions"), ("due", "new-a-day")] {
        let help = world.ok(&[command, "--help"], "").split_whitespace().collect::<Vec<_>>().join(" ");
        let expected = format!("[default: {}, or what `tellapart config` says]", settings[key]["value"]);
        assert!(help.contains(&expected), "{command}: {help}");
    }
}

#[test]
fn a_higher_retention_brings_items_back_sooner() {
    let mut world = World::new();
    let knowledge = Knowledge::of_marketing();
    world.plain(&["drill"], |view| knowledge.act(view));
    world.at("2026-11-25T09:00:00+01:00").plain(&["drill"], |view| knowledge.act(view));
    let due = |world: &World| {
        let stats = world.json(&["stats", "--json"]);
        let items = stats["decks"][0]["items"].as_array().unwrap().clone();
        items.iter().filter_map(|item| item["due"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    world.ok(&["config", "set", "retention", "70%"], "");
    let late = due(&world);
    world.ok(&["config", "set", "retention", "0.97"], "");
    let soon = due(&world);
    assert!(soon.iter().zip(&late).all(|(soon, late)| soon <= late) && soon != late, "{soon:?} {late:?}");
}

#[test]
fn a_day_begins_at_the_hour_that_was_set() {
    let mut world = World::new();
    world.at("2026-11-24T23:00:00+01:00").ok(&["drill"], &ones());
    // Two in the morning: still the same day, unless days begin at midnight.
    world.at("2026-11-25T02:00:00+01:00");
    assert_eq!(world.run(&["due"], "").code, Some(3));
    world.ok(&["config", "set", "day-starts-at", "0"], "");
    assert_eq!(world.run(&["due"], "").code, Some(0));
}

#[test]
fn profiles_are_apart_in_progress_and_settings_and_share_the_machine() {
    let world = World::new();
    let ana = |rest: &[&'static str]| [&["--profile", "Ana"][..], rest].concat();
    world.ok(&ana(&["config", "set", "questions", "3"]), "");
    let out = world.ok(&ana(&["drill"]), &ones());
    assert!(out.contains(": tellapart --profile ana drill\n"), "{out}");
    assert!(world.ok(&ana(&[]), "").contains(": tellapart --profile ana drill\n"));
    assert!(world.ok(&[], "").contains("\nMarketing vs. sales: 14 to learn, 8 of them today, "));
    assert_eq!(world.ok(&["config", "get", "questions"], ""), "12\n");
    assert_eq!(world.json(&["--profile", "ana", "stats", "--json"])["sessions"], 1);
    let ran = run_with(&world, ("TELLAPART_PROFILE", "ANA"), &["config", "get", "questions"]);
    assert_eq!(ran.out, "3\n");
    let ran = run_with(&world, ("TELLAPART_PROFILE", "ben"), &ana(&["config", "get", "questions"]));
    assert_eq!(ran.out, "3\n", "the option wins over the environment");
    world.ok(&["drill"], &ones());
    let folder = world.data_dir();
    assert_eq!(names(&folder.join("journal")), names(&folder.join("profiles/ana/journal")), "one machine, one name");
    assert_eq!(names(&world.config_dir().join("profiles")), ["ana.json".to_owned()].into());
}

#[test]
fn a_profile_under_data_dir_is_a_folder_in_it() {
    let world = World::new();
    let dir = world.home().join("elsewhere");
    world.ok(&["drill", "--profile", "ana", "--data-dir", &dir.display().to_string()], "1\n");
    assert_eq!(names(&dir), ["profiles".to_owned()].into());
    assert!(dir.join("profiles/ana/journal").is_dir() && !world.data_dir().exists());
}

#[test]
fn a_profile_cannot_lead_out_of_its_folder() {
    let world = World::new();
    for name in ["../x", "a/b", ".", "", "a b", "nul"] {
        let ran = world.run(&["drill", "--profile", name], "");
        assert_eq!(ran.code, Some(2), "{name}");
        assert!(ran.err.contains("as ana") || ran.err.contains("as in ana"), "{}", ran.err);
    }
    let ran = run_with(&world, ("TELLAPART_PROFILE", "../x"), &["due"]);
    let told =
        "error: the environment variable TELLAPART_PROFILE cannot be used\ncause: \"../x\" cannot name a profile: use";
    assert!(ran.err.starts_with(&format!("{told} up to 64 letters")), "{}", ran.err);
    assert!(!world.data_dir().exists() && !world.home().join("x").exists());
}

#[test]
fn every_command_explains_itself_with_an_example_and_in_short_lines() {
    let world = World::new();
    for command in commands() {
        let arguments: Vec<&str> = command.iter().map(String::as_str).chain(["--help"]).collect();
        let out = world.ok(&arguments, "");
        assert!(out.contains("Example") && out.contains("--profile"), "{arguments:?}:\n{out}");
        assert!(out.lines().all(|line| line.chars().count() <= 140), "{arguments:?}:\n{out}");
    }
}

#[test]
fn every_shell_gets_completions_that_name_every_command() {
    let world = World::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = world.ok(&["completions", shell], "");
        for word in commands().iter().flatten() {
            assert!(script.contains(word.as_str()), "{shell} does not know {word}");
        }
    }
    let ran = world.run(&["completions", "tcsh"], "");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("bash") && ran.err.contains("zsh"), "{}", ran.err);
}

#[test]
fn the_manual_has_a_page_for_every_command_with_its_examples_line_by_line() {
    let world = World::new();
    let dir = world.home().join("new/man1");
    let out = world.ok(&["man", &dir.display().to_string()], "");
    let file = |command: &Vec<String>| {
        let words: Vec<&str> = std::iter::once("tellapart").chain(command.iter().map(String::as_str)).collect();
        format!("{}.1", words.join("-"))
    };
    let expected: BTreeSet<String> = commands().iter().map(file).collect();
    assert_eq!(names(&dir), expected);
    let first = dir.join("tellapart.1").display().to_string();
    let count = expected.len();
    assert_eq!(out, format!("Wrote {count} pages to {}\nTo read the first, type: man {first}\n", dir.display()));
    for name in &expected {
        let page = fs::read_to_string(dir.join(name)).unwrap();
        assert!(page.contains("\n.SH NAME\n") && page.contains("\\-\\-profile"), "{page}");
        let examples = page.split("\n.SH EXAMPLE").nth(1).unwrap_or_else(|| panic!("{name} has no examples"));
        assert!(examples.contains("\n.nf\ntellapart"), "{name}: {examples}");
    }
}

#[test]
fn a_manual_that_cannot_be_written_is_told_by_its_path() {
    let world = World::new();
    let file = world.file("taken", "in the way");
    let told = refused(&world, &["man", &file]);
    assert!(told.starts_with(&format!("error: {file}/tellapart")) && told.contains("There is a file where"), "{told}");
}

#[test]
fn what_the_system_says_of_a_file_is_told_once_as_the_cause() {
    let world = World::new();
    let told = refused(&world, &["drill", "--data-dir", &world.file("taken", "in the way")]);
    let causes: Vec<&str> = told.lines().filter(|line| line.starts_with("cause: ")).collect();
    let cause = causes[0].trim_start_matches("cause: ");
    assert_eq!((causes.len(), told.matches(cause).count()), (1, 1), "{told}");
    assert!(told.starts_with("error: cannot ") && told.contains("\nhint: There is a file where a folder"), "{told}");
    let told = refused(&world, &["drill", "--data-dir", &world.home().join("x".repeat(400)).display().to_string()]);
    assert!(told.contains("\nhint: The name of the folder is too long"), "{told}");
}
