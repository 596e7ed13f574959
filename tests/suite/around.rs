//! What stands around the drill: the overview, due, stats, undo, help.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::support::{World, firsts};
use serde_json::{Value, json};

#[test]
fn tellapart_alone_says_what_is_due_and_what_to_type() {
    let mut world = World::new();
    let welcome = "\
Welcome to tellapart. You learn to tell one thing from another: you are asked, told why, and asked again just before you would forget.
Marketing vs. sales: 14 to learn, 8 of them today, in about 4 minutes.
New in the team? This leads you to an exam and a certificate: tellapart onboard
To start, type: tellapart drill
";
    assert_eq!(world.ok(&[], ""), welcome);
    world.ok(&["drill"], &firsts());
    let out = world.ok(&[], "");
    assert!(out.starts_with("Nothing is due now. Next: tomorrow, "), "{out}");
    assert!(out.ends_with("To practise ahead, type: tellapart drill\n"), "{out}");
    world.at("2026-11-25T09:00:00+01:00");
    let out = world.ok(&[], "");
    assert!(out.starts_with("Marketing vs. sales: ") && out.contains(" due, 6 new\n"), "{out}");
}

#[test]
fn due_tells_by_its_exit_code() {
    let mut world = World::new();
    assert_eq!(world.run(&["due"], "").code, Some(0));
    world.ok(&["drill"], &firsts());
    let ran = world.run(&["due"], "");
    assert_eq!((ran.code, ran.err.as_str()), (Some(3), ""));
    assert!(ran.out.starts_with("Nothing is due now. Next: tomorrow, "), "{}", ran.out);
    world.at("2026-11-25T09:00:00+01:00");
    assert_eq!(world.run(&["due"], "").code, Some(0));
}

#[test]
fn due_as_json_counts_by_deck_and_names_the_next_day() {
    let mut world = World::new();
    let first = world.json(&["due", "--json"]);
    let deck = json!([{ "id": "marketing-vs-sales", "title": "Marketing vs. sales", "due": 0, "new": 8 }]);
    let next = json!({ "day": "2026-11-25", "due": 0, "new": 6 });
    assert_eq!(first, json!({ "due": 0, "new": 8, "decks": deck, "next": next, "catch_up_days": null }));
    world.ok(&["drill"], &firsts());
    let after = world.json(&["due", "--json"]);
    assert_eq!((&after["due"], &after["new"], &after["next"]["day"]), (&json!(0), &json!(0), &json!("2026-11-25")));
    world.at("2026-11-25T09:00:00+01:00");
    assert_eq!(world.json(&["due", "--json"])["due"], after["next"]["due"], "what was announced is due");
}

#[test]
fn stats_show_recall_next_day_answers_and_share_right() {
    let world = World::new();
    let out = world.ok(&["stats"], "");
    assert!(out.contains("Primary objective"), "{out}");
    assert!(out.ends_with("\nNo sessions yet. To start, type: tellapart drill\n"), "{out}");
    world.ok(&["drill", "--questions", "2"], &firsts());
    let stats = world.json(&["stats", "--json"]);
    assert_eq!((&stats["streak"], &stats["sessions"]), (&json!(1), &json!(1)));
    let items = stats["decks"][0]["items"].as_array().unwrap();
    assert_eq!(items.len(), 14);
    let asked: Vec<&Value> = items.iter().filter(|item| item["answers"] != 0).collect();
    assert!(!asked.is_empty());
    for item in asked {
        assert!(item["retrievability"].as_f64().is_some_and(|recall| (0.0..=1.0).contains(&recall)), "{item}");
        assert!(item["due"].as_str().is_some_and(|day| day >= "2026-11-25"), "{item}");
        assert!(item["right"].as_u64() <= item["answers"].as_u64());
    }
    let unseen = items.last().unwrap();
    assert_eq!((&unseen["retrievability"], &unseen["due"]), (&Value::Null, &Value::Null));
    assert!(world.ok(&["stats"], "").ends_with("\nfresh: asked today\n1 session.\n"));
}

#[test]
fn undo_takes_back_the_last_answer_and_then_the_one_before() {
    let world = World::new();
    let ran = world.run(&["undo"], "");
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), "error: there is no answer yet to take back\n"));
    world.ok(&["drill"], "1\n");
    let before = world.json(&["stats", "--json"]);
    world.ok(&["drill"], "q\n");
    let out = world.ok(&["undo"], "");
    assert_eq!(out, "Took back your answer about Primary objective, which was wrong. It no longer counts.\n");
    let after = world.json(&["stats", "--json"]);
    assert_ne!(before, after);
    assert_eq!((&after["streak"], &after["sessions"]), (&json!(0), &json!(0)));
    assert!(after["decks"][0]["items"].as_array().unwrap().iter().all(|item| item["answers"] == 0));
    assert_eq!(world.answers().len(), 1, "the journal keeps what happened");
    let ran = world.run(&["undo"], "");
    assert_eq!(ran.err, "error: every answer of the last session has been taken back already\n");
}

#[test]
fn every_command_explains_itself_with_an_example() {
    let world = World::new();
    for command in [
        &[][..],
        &["drill"],
        &["due"],
        &["stats"],
        &["confusions"],
        &["history"],
        &["undo"],
        &["deck"],
        &["deck", "list"],
        &["deck", "show"],
        &["deck", "check"],
    ] {
        let out = world.ok(&[command, &["--help"]].concat(), "");
        assert!(out.contains("Example"), "{command:?}:\n{out}");
        assert!(out.contains("--data-dir") && out.contains("--plain") && out.contains("--seed"), "{command:?}:\n{out}");
        assert!(out.lines().all(|line| line.chars().count() <= 140), "{command:?}:\n{out}");
    }
    assert!(world.ok(&["--version"], "").starts_with("tellapart "));
}

#[test]
fn what_is_not_understood_says_so_with_exit_code_2() {
    let world = World::new();
    let which = "Which deck? Name it: the id of a built-in one (see `tellapart deck list`), or the path of a file.";
    for (typed, told, command) in [
        ("dril", "there is no command \"dril\"; did you mean drill?", ""),
        ("foo", "there is no command \"foo\"", ""),
        ("--profile ana deck sho", "there is no command \"sho\"; did you mean show?", " deck"),
        ("data forget", which, " data forget"),
        ("quiz x --quesions 3", "there is no option \"--quesions\" here; did you mean --questions?", " quiz"),
        ("due --zzz", "there is no option \"--zzz\" here", " due"),
        ("history foo", "\"foo\" is one word too many", " history"),
        ("drill --new", "something has to follow --new, as in: --new N", " drill"),
        ("drill --new x", "--new cannot be \"x\": it must be a whole number from 0 to 1000", " drill"),
        ("drill --json=x", "--json stands alone: leave out \"x\"", " drill"),
        ("drill --new 1 --new 2", "--new can be given only once", " drill"),
        ("drill --missed --confused", "--missed and --confused do not go together: leave one of them out", " drill"),
        (
            "completions csh",
            "SHELL cannot be \"csh\"; did you mean zsh? It can be one of: bash, elvish, fish, powershell, zsh",
            " completions",
        ),
    ] {
        let ran = world.run(&typed.split(' ').collect::<Vec<_>>(), "");
        let expected = format!("error: {told}\nhint: For help, type: tellapart{command} --help\n");
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(2), "", expected.as_str()), "{typed}");
    }
}

#[test]
fn a_bad_time_or_seed_in_the_environment_is_told_with_its_remedy() {
    let mut world = World::new();
    world.at("yesterday");
    let ran = world.run(&["due"], "");
    assert_eq!(ran.code, Some(1));
    assert_eq!(
        ran.err,
        "error: the environment variable TELLAPART_NOW cannot be used\n\
         cause: \"yesterday\" is not a time\n\
         hint: Write it like 2026-11-24T09:00:00+01:00.\n"
    );
    let world = World::new();
    let mut command = world.command(&["due"]);
    command.env("TELLAPART_SEED", "three");
    let ran = crate::support::finish(command, "");
    assert!(ran.err.contains("TELLAPART_SEED cannot be used\ncause: \"three\" is not a whole number"), "{}", ran.err);
}

#[test]
fn data_dir_wins_over_the_environment_and_nothing_is_made_by_looking() {
    let world = World::new();
    let dir = world.home().join("elsewhere").display().to_string();
    for looking in [&["due"][..], &["stats"], &[], &["deck", "list"]] {
        world.run(&[looking, &["--data-dir", &dir]].concat(), "");
    }
    assert!(!std::path::Path::new(&dir).exists() && !world.data_dir().exists());
    world.ok(&["drill", "--data-dir", &dir], "1\n");
    assert!(std::path::Path::new(&dir).join("journal").exists() && !world.data_dir().exists());
}

/// On Windows, and wherever the system's folders do not hang on `HOME`, two tests would otherwise share what the learner has.
#[test]
fn every_folder_of_a_test_is_its_own() {
    let world = World::new();
    let own: BTreeMap<&str, String> = world.variables().into_iter().collect();
    let mut asked = BTreeSet::new();
    for text in crate::house::sources().values() {
        let quoted = text.split('"').filter(|part| part.starts_with("TELLAPART_") && part.ends_with("_DIR"));
        asked.extend(quoted.map(str::to_owned));
    }
    assert!(asked.len() >= 3, "the test has gone blind: {asked:?}");
    for name in asked {
        let folder = own.get(name.as_str());
        assert!(folder.is_some_and(|folder| Path::new(folder).starts_with(world.home())), "{name} is {folder:?}");
    }
    // A folder that no variable leads to elsewhere would be made in the home directory.
    world.ok(&["config", "set", "questions", "3"], "");
    for command in [&["drill"][..], &["quiz", "marketing-vs-sales"], &["stats"], &["onboard", "marketing-vs-sales"]] {
        world.ok(command, "1\n");
    }
    let made: BTreeSet<_> = fs::read_dir(world.home()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(made, ["config", "data", "state"].map(Into::into).into());
}

#[test]
fn an_answer_dated_far_ahead_hides_nothing() {
    let mut world = World::new();
    world.at("2031-01-01").ok(&["drill", "--questions", "1"], "1\n");
    world.at("2026-11-24T09:00:00+01:00");
    let ran = world.run(&["due"], "");
    assert_eq!(ran.out, "Marketing vs. sales: 8 new\n");
    assert!(ran.err.starts_with("note: 3 lines of the journal are dated later than today"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn output_that_is_closed_early_is_no_error() {
    let world = World::new();
    let script = format!("{} deck show marketing-vs-sales | true", env!("CARGO_BIN_EXE_tellapart"));
    let mut command = std::process::Command::new("sh");
    command.args(["-c", &script]).env_clear().envs(world.variables()).env("PATH", "/usr/bin:/bin");
    let ran = crate::support::finish(command, "");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}
