//! Whatever comes from outside, nothing of it changes the screen that it is told on.

use std::fs;

use serde_json::Value;

use crate::certificate::{certified, passed};
use crate::support::pty::{Screen, USUAL};
use crate::support::{Ran, World, finish};

const DECK: &str = include_str!("../../decks/marketing-vs-sales.json");
const ID: &str = "marketing-vs-sales";

/// Writes to the clipboard, wipes the screen, sets colours in one character, turns the direction of text, and begins a line of its own.
const HOSTILE: &str = "\u{1b}]52;c;cHduZWQ=\u{7}\u{1b}[2J\u{9b}31m\u{7f}\u{202e}x\nFAKE: y";

/// The same as it stands in JSON, with all but what JSON forbids as it is.
fn in_json(text: &str) -> String {
    Value::from(text).to_string()
}

/// Whether what a command wrote is harmless; it must have said anything at all.
#[track_caller]
fn is_harmless(what: &str, ran: &Ran) {
    assert!(!ran.out.is_empty() || !ran.err.is_empty(), "{what}: nothing was said");
    assert_ne!(ran.code, None, "{what}");
    for text in [&ran.out, &ran.err] {
        let turns = |letter| matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let found = text.chars().find(|letter| *letter != '\n' && letter.is_control() || turns(*letter));
        assert_eq!(found, None, "{what}: {ran:?}");
        assert!(!text.lines().any(|line| line.starts_with("FAKE")), "{what}: {ran:?}");
        assert!(!text.contains("panicked"), "{what}: {ran:?}");
    }
}

/// Commands that look at progress, decks and settings.
const LOOKING: &[&[&str]] = &[
    &[],
    &["due"],
    &["due", "--json"],
    &["stats"],
    &["stats", "--json"],
    &["history"],
    &["history", "--json"],
    &["confusions", "--json"],
    &["config", "list"],
    &["config", "list", "--json"],
    &["drill"],
    &["drill", "--json"],
    &["onboard", ID],
    &["undo"],
];

fn looked_at(world: &World, what: &str) {
    for arguments in LOOKING {
        is_harmless(&format!("{what}: {arguments:?}"), &world.run(arguments, "1\n"));
    }
}

#[test]
fn a_journal() {
    let world = World::new();
    world.ok(&["drill"], "1\n1\n");
    let file = world.journal_file();
    let whole = fs::read_to_string(&file).unwrap();
    let answer = whole.lines().find(|line| line.contains("\"event\":\"answer\"")).unwrap();
    let fields: Value = serde_json::from_str(answer).unwrap();
    let mut fields_seen = 0;
    for (field, value) in fields.as_object().unwrap() {
        let written = format!("\"{field}\":{value}");
        // What is an object has its fields in another order here.
        if !whole.contains(&written) {
            continue;
        }
        fields_seen += 1;
        for hostile in [in_json(HOSTILE), format!("[{}]", in_json(HOSTILE)), format!("{{{}:1}}", in_json(HOSTILE))] {
            let spoilt = whole.replace(&written, &format!("\"{field}\":{hostile}"));
            fs::write(&file, &spoilt).unwrap();
            is_harmless(field, &world.run(&["stats"], ""));
            is_harmless(field, &world.run(&["drill", "--json"], ""));
        }
    }
    assert!(fields_seen > 6, "the test has gone blind: {fields:#}");
    fs::write(&file, whole.replace("\"event\":\"answer\"", &format!("\"event\":{}", in_json(HOSTILE)))).unwrap();
    looked_at(&world, "event");
    fs::write(&file, format!("{whole}{HOSTILE}")).unwrap();
    looked_at(&world, "a last line");
    fs::write(&file, format!("{HOSTILE}\n{whole}")).unwrap();
    looked_at(&world, "a first line");
}

#[test]
fn someone_elses_journal_that_a_certificate_is_checked_against() {
    let world = certified();
    let certificate = format!("certificate-{ID}.json");
    let journal = fs::read_dir(world.data_dir().join("journal")).unwrap();
    for file in journal.map(|entry| entry.unwrap().path()) {
        let whole = fs::read_to_string(&file).unwrap();
        fs::write(&file, whole.replace("\"event\":\"answer\"", &format!("\"event\":{}", in_json(HOSTILE)))).unwrap();
    }
    let theirs = world.data_dir().display().to_string();
    is_harmless("event", &world.run(&["certificate", "--verify", &certificate, "--data-dir", &theirs], ""));
}

#[test]
fn a_certificate() {
    for field in ["name", "title", "deck", "passed", "exam", "fingerprint"] {
        let world = certified();
        let file = world.home().join(format!("certificate-{ID}.json"));
        let mut certificate: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        certificate[field] = HOSTILE.into();
        fs::write(&file, certificate.to_string()).unwrap();
        is_harmless(field, &world.run(&["certificate", "--verify", &file.display().to_string()], ""));
    }
}

#[test]
fn the_names_of_files_and_folders() {
    let world = World::new();
    let named = |end: &str| format!("{}{end}", HOSTILE.replace('/', ""));
    world.file(&named(".json"), DECK);
    for arguments in [
        &["drill"][..],
        &["drill", "--json"],
        &["quiz"],
        &["onboard"],
        &["deck", "show"],
        &["deck", "check"],
        &["deck", "check", "--json"],
        &["confusions"],
        &["stats"],
        &["man"],
        &["certificate", "--verify"],
        &["certificate", "--name", "Kim"],
    ] {
        for name in [named(".json"), named(".missing.json"), named("")] {
            let all = [arguments, &[&name]].concat();
            is_harmless(&format!("{arguments:?}"), &world.run(&all, "1\nq\n"));
        }
    }
    world.ok(&["drill"], "1\n");
    fs::write(world.data_dir().join("journal").join(named(".jsonl")), "{}\n").unwrap();
    looked_at(&world, "a journal's name");
    fs::write(world.home().join("state").join("device"), HOSTILE).unwrap();
    looked_at(&world, "a device");
    for arguments in LOOKING {
        is_harmless("data-dir", &world.run(&[*arguments, &["--data-dir", &named("")]].concat(), "1\n"));
        let file = world.file("taken", "in the way");
        let below = format!("{file}/{}", named(""));
        is_harmless("data-dir", &world.run(&[*arguments, &["--data-dir", &below]].concat(), "1\n"));
    }
    let world = passed();
    for output in [named(".html"), named(".pdf"), format!("{}/x.html", named(""))] {
        let arguments = ["certificate", ID, "--name", "Kim", "--output", &output];
        is_harmless("output", &world.run(&arguments, ""));
        is_harmless("output, again", &world.run(&arguments, "no\n"));
    }
}

#[test]
fn a_deck() {
    let world = World::new();
    let texts = [
        "\"Marketing vs. sales\"",
        "\"marketing-vs-sales\"",
        "\"marketing\"",
        "\"Force\"",
        "\"pull-push\"",
        "\"why\"",
        "\"en\"",
    ];
    for text in texts {
        assert!(DECK.contains(text) || text == "\"pull-push\"", "{text}");
        let deck = world.file("deck.json", DECK.replacen(text, &in_json(HOSTILE), 1));
        for arguments in
            [&["drill"][..], &["drill", "--json"], &["deck", "check"], &["deck", "check", "--json"], &["deck", "show"]]
        {
            is_harmless(&format!("{text}: {arguments:?}"), &world.run(&[arguments, &[&deck]].concat(), "1\nq\n"));
        }
    }
    let deck = world.file("deck.json", HOSTILE);
    is_harmless("no deck", &world.run(&["deck", "check", &deck], ""));
}

#[test]
fn settings() {
    let world = World::new();
    fs::create_dir_all(world.config_dir()).unwrap();
    let hostile = in_json(HOSTILE);
    for settings in [
        format!("{{ \"retention\": {hostile} }}"),
        format!("{{ {hostile}: 1 }}"),
        format!("{{ \"forms\": [{hostile}] }}"),
        HOSTILE.to_owned(),
    ] {
        fs::write(world.config_dir().join("settings.json"), &settings).unwrap();
        looked_at(&world, &settings);
    }
}

#[test]
fn arguments() {
    let world = World::new();
    let option = format!("--{HOSTILE}");
    for arguments in [
        &[HOSTILE][..],
        &[&option],
        &["drill", &option],
        &["drill", HOSTILE],
        &["drill", "--new", HOSTILE],
        &["drill", "--form", HOSTILE],
        &["drill", "--json", HOSTILE],
        &["drill", "--profile", HOSTILE],
        &["drill", "--seed", HOSTILE],
        &["quiz", ID, "--distinction", HOSTILE],
        &["quiz", ID, "--distinction", HOSTILE, "--json"],
        &["quiz", ID, HOSTILE],
        &["onboard", ID, "--by", HOSTILE],
        &["certificate", ID, "--name", HOSTILE],
        &["config", "get", HOSTILE],
        &["config", "set", HOSTILE, "1"],
        &["config", "set", "retention", HOSTILE],
        &["config", HOSTILE],
        &["completions", HOSTILE],
        &["help", HOSTILE],
        &["due", HOSTILE],
    ] {
        is_harmless(&format!("{arguments:?}"), &world.run(arguments, ""));
    }
}

#[test]
fn answers() {
    let world = World::new();
    let input = format!("{HOSTILE}\n1\n{HOSTILE}\n");
    is_harmless("plain", &world.run(&["drill"], &input));
    is_harmless("typed", &world.run(&["drill", "--form", "typed"], &input));
    is_harmless("json", &world.run(&["drill", "--json"], &input));
    is_harmless("json", &world.run(&["drill", "--json"], &format!("{{\"action\":{}}}\n", in_json(HOSTILE))));
}

#[test]
fn variables() {
    let world = World::new();
    for name in [
        "TELLAPART_NOW",
        "TELLAPART_SEED",
        "TELLAPART_SETTLE",
        "TELLAPART_PROFILE",
        "TELLAPART_DATA_DIR",
        "TELLAPART_CONFIG_DIR",
        "TELLAPART_STATE_DIR",
        "TERM",
    ] {
        for arguments in LOOKING {
            let mut command = world.command(arguments);
            command.env(name, HOSTILE);
            is_harmless(&format!("{name}: {arguments:?}"), &finish(command, "1\n"));
        }
    }
}

/// Whether what the program wrote to a terminal is its own.
#[track_caller]
fn is_its_own(screen: &Screen) {
    let raw = String::from_utf8_lossy(&screen.raw()).into_owned();
    for foreign in ["\u{1b}]", "\u{7}", "\u{9b}", "\u{7f}", "\u{202e}"] {
        assert!(!raw.contains(foreign), "{foreign:?}: {raw:?}");
    }
}

#[test]
fn in_a_terminal_neither() {
    let world = World::new();
    let name = format!("{}.json", HOSTILE.replace('/', ""));
    let deck = world.file(&name, DECK);
    world.ok(&["drill"], "1\n");
    fs::write(world.data_dir().join("journal").join(format!("{name}l")), "{}\n").unwrap();
    for arguments in
        [&["stats"][..], &["deck", "check", &deck], &["drill", "missing\u{1b}]52;c;\u{7}.json"], &["--\u{9b}31m"]]
    {
        let mut screen = Screen::of(&world, arguments, USUAL);
        screen.wait();
        assert!(!screen.text().is_empty(), "{arguments:?}");
        is_its_own(&screen);
    }
    let mut screen = Screen::of(&world, &["onboard", &deck, "--name", "Kim Example"], USUAL);
    screen.wait_for("Start now?");
    screen.press("n");
    screen.wait();
    assert!(screen.text().contains("To go on, type:"), "{}", screen.text());
    is_its_own(&screen);
    let mut screen = Screen::of(&world, &["drill", &deck, "--form", "typed"], USUAL);
    screen.wait_for("Enter gives your answer");
    screen.press("\u{9b}\u{202e}x\u{7f}y");
    screen.wait_for("y");
    screen.press("\r");
    screen.press("\u{1b}");
    screen.wait_until("what came of it", |screen| screen.text().contains("goes on") || screen.is_over());
    is_its_own(&screen);
}
