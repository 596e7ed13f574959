//! What goes wrong before anything is shown: one error object, and nothing besides.

use std::fs;

use serde_json::{Value, json};

use super::DECK;
use crate::support::schema::Schema;
use crate::support::{World, finish};

/// The error that a command ends with, which is all that it says.
#[track_caller]
fn refused(world: &World, arguments: &[&str]) -> Value {
    let ran = world.run(&[arguments, &["--json"]].concat(), "{\"action\":\"go-on\"}\n");
    assert_eq!((ran.code, ran.err.as_str(), ran.out.lines().count()), (Some(1), "", 1), "{arguments:?}: {}", ran.out);
    let error: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(Schema::of_protocol().check("ProtocolLine", &error), Ok(()));
    assert_eq!(error["v"], 1);
    error
}

/// An error has this kind, and these words in its message.
#[track_caller]
fn assert_is(error: &Value, kind: &str, words: &str) {
    assert_eq!(error["error"], kind, "{error}");
    assert!(error["message"].as_str().unwrap().contains(words), "{error}");
}

#[test]
fn a_deck_that_cannot_be_used_is_an_error_with_details() {
    let world = World::new();
    for command in ["drill", "quiz", "onboard"] {
        assert_is(&refused(&world, &[command, "nonsense"]), "deck", "there is no deck \"nonsense\"");
    }
    let (one, other) = (world.file("one.json", "{\n  \"format\": 1,\n  \"id\": 5\n}"), world.file("other.json", "[]"));
    let error = refused(&world, &["drill", &one, &other]);
    assert_is(&error, "deck", "2 decks");
    let [of_one, of_other] = error["details"].as_array().unwrap().as_slice() else { panic!("{error}") };
    assert!(
        of_one.as_str().unwrap().contains(&format!("{one}:3:9: the deck's id is a number; it must be a text")),
        "{of_one}"
    );
    assert!(of_other.as_str().unwrap().contains(&format!("{other}:1:1: the deck is a list")), "{of_other}");
    assert!(!world.data_dir().exists());
}

#[test]
fn what_cannot_be_asked_or_examined_is_an_error() {
    let world = World::new();
    let deck = |name: &str, items: Value| {
        let sides = json!([{ "id": "tcp", "name": "TCP" }, { "id": "udp", "name": "UDP" }]);
        let deck = json!({ "format": 1, "id": name, "title": "TCP vs. UDP", "sides": sides });
        let mut deck = deck.as_object().unwrap().clone();
        deck.extend(items.as_object().unwrap().clone());
        world.file(&format!("{name}.json"), Value::Object(deck).to_string())
    };
    let traits = json!({ "tcp": { "text": "keeps the order" }, "udp": { "text": "keeps no order" } });
    let order = deck("order", json!({ "distinctions": [{ "id": "order", "aspect": "Order", "traits": traits }] }));
    assert_is(&refused(&world, &["onboard", &order]), "not-examinable", "the deck has 1 distinction");
    let facts = deck(
        "facts",
        json!({ "distinctions": [], "facts": [{ "id": "old", "true": "Both are old.", "false": ["Both are new."] }] }),
    );
    assert_is(&refused(&world, &["drill", &facts, "--form", "typed"]), "nothing-to-ask", "typed");
    assert_is(&refused(&world, &["onboard", DECK, "--by", "2026-11-23"]), "day-has-passed", "2026-11-23");
    assert_is(&refused(&world, &["quiz", DECK, "--distinction", "gravity"]), "no-such-item", "gravity");
}

#[test]
fn settings_a_journal_or_a_variable_that_cannot_be_read_are_an_error() {
    let world = World::new();
    fs::create_dir_all(world.config_dir()).unwrap();
    let settings = world.config_dir().join("settings.json");
    fs::write(&settings, "{ \"new-a-day\": \"many\" }").unwrap();
    for command in [&["drill"][..], &["quiz", DECK], &["onboard", DECK]] {
        let error = refused(&world, command);
        assert_is(&error, "settings", "your settings cannot be used");
        assert!(
            error["details"][0]
                .as_str()
                .unwrap()
                .starts_with(&format!("{}:1:16: new-a-day cannot be", settings.display()))
        );
    }
    fs::remove_file(settings).unwrap();

    fs::create_dir_all(world.data_dir()).unwrap();
    fs::write(world.data_dir().join("journal"), "a file").unwrap();
    for command in [&["drill"][..], &["quiz", DECK], &["onboard", DECK]] {
        assert_is(&refused(&world, command), "journal", "journal");
    }
    fs::remove_file(world.data_dir().join("journal")).unwrap();

    for command in [&["drill"][..], &["quiz", DECK], &["onboard", DECK]] {
        for variable in ["TELLAPART_NOW", "TELLAPART_SEED"] {
            let mut run = world.command(&[command, &["--json"]].concat());
            run.env(variable, "never");
            let ran = finish(run, "");
            assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
            assert_is(&serde_json::from_str(&ran.out).unwrap(), "environment", variable);
        }
    }
}

#[test]
fn a_command_line_that_is_not_understood_is_told_on_standard_error() {
    let world = World::new();
    let ran = world.run(&["drill", "--json", "--questions", "0"], "");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("--questions"), "{}", ran.err);
}
