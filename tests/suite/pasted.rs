//! Commands that the program suggests do what they say when they are pasted into a shell, whatever the deck is called.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::Command;

use crate::support::{Ran, World, finish};

const DECK: &str = include_str!("../../decks/marketing-vs-sales.json");

const NAMES: &[&str] = &[
    "mine.json",
    "a b.json",
    "it's.json",
    "-x.json",
    "$(touch pwned).json",
    "`touch pwned`.json",
    "a;touch pwned;b.json",
    "\"; touch pwned; \".json",
    "'; touch pwned; '.json",
    "$HOME.json",
    "*.json",
    "Ääh, 市场 🙂.json",
    "line\nend.json",
    "\u{1b}[2J\u{202e}.json",
];

/// What a shell makes of a command that was copied from the screen.
fn pasted(world: &World, command: &str, input: &str) -> Ran {
    let mut shell = Command::new("sh");
    let program = Path::new(env!("CARGO_BIN_EXE_tellapart")).parent().unwrap();
    let path = format!("{}:/usr/bin:/bin", program.display());
    shell.args(["-c", command]).env_clear().envs(world.variables()).env("PATH", path).current_dir(world.home());
    finish(shell, input)
}

/// What stands behind this, to the end of its line.
fn behind<'a>(text: &'a str, words: &str) -> &'a str {
    let (_, command) = text.rsplit_once(words).unwrap_or_else(|| panic!("{words:?} is not in:\n{text}"));
    command.lines().next().unwrap()
}

#[track_caller]
fn names_the_same_deck(command: &str, asked: &[&str], input: &str, words: &str) {
    for name in NAMES {
        let world = World::of_sentences();
        fs::write(world.home().join(name), DECK).unwrap();
        fs::write(world.home().join("other.json"), "not a deck").unwrap();
        let out = world.run(&[asked, &["--", name]].concat(), input).out;
        let suggested = behind(&out, words);
        assert!(suggested.contains(command), "{suggested}");
        let ran = pasted(&world, suggested, "");
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{name:?}: {suggested}\n{}", ran.out);
        assert!(!world.home().join("pwned").exists(), "{suggested}");
    }
}

#[test]
fn an_onboarding_goes_on_with_the_same_deck() {
    names_the_same_deck("onboard", &["onboard"], "", "To go on, type: ");
    names_the_same_deck("--workshop", &["onboard", "--workshop"], "", "To go on, type: ");
    names_the_same_deck("--profile ana", &["--profile", "ana", "onboard"], "", "To go on, type: ");
}

#[test]
fn a_quiz_is_followed_by_what_was_missed_in_the_same_deck() {
    let all_wrong = "1\n".repeat(80);
    names_the_same_deck("--missed", &["quiz", "--form", "which-side"], &all_wrong, "What you missed: ");
}

#[test]
fn a_folder_whose_name_is_no_text_is_used_as_it_is_and_can_be_named_again() {
    let world = World::of_sentences();
    let name: &OsStr = OsStrExt::from_bytes(b"caf\xe9 \xff\xfe");
    let folder = world.home().join(name);
    let mut command = world.command(&["onboard", "marketing-vs-sales", "--data-dir"]);
    command.arg(&folder);
    let suggested = finish(command, "").out;
    let suggested = behind(&suggested, "To go on, type: ");
    assert!(fs::read_dir(world.home()).unwrap().all(|entry| entry.unwrap().file_name() != "caf\u{fffd}"));
    let ran = pasted(&world, suggested, "yes\n");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{suggested}\n{}", ran.out);
    assert!(folder.join("journal").is_dir(), "{suggested}");

    let variables = ["DATA", "CONFIG", "STATE"].map(|of| (format!("TELLAPART_{of}_DIR"), folder.join(of)));
    let mut command = world.command(&["config", "set", "questions", "5"]);
    command.envs(variables.clone());
    assert_eq!(finish(command, "").code, Some(0));
    let mut command = world.command(&["drill"]);
    command.envs(variables);
    assert_eq!(finish(command, "1\n").code, Some(0));
    assert!(folder.join("DATA/journal").is_dir() && folder.join("CONFIG/settings.json").is_file());
    assert!(folder.join("STATE/device").is_file());
}
