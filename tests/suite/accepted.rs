//! "Did you mean", "mine was right", and what an author reads of it.

use crate::support::World;
use crate::support::program::{Program, action, option, text};
use serde_json::{Value, json};

/// A deck with one trait in writing for each side, and none of their words near each other.
fn deck(accept: &[&str]) -> String {
    let distinction = |id: &str, aspect: &str, north: &str, south: &str, accept: &[&str]| {
        json!({
            "id": id, "aspect": aspect,
            "traits": { "north": { "text": format!("[{north}]"), "accept": accept }, "south": { "text": format!("[{south}]") } },
        })
    };
    let distinctions = [
        distinction("weather", "Weather", "snowstorms", "sunshine", accept),
        distinction("sport", "Sport", "handball", "cricket", &[]),
        distinction("food", "Food", "potatoes", "chocolate", &[]),
    ];
    json!({
        "format": 1, "id": "small", "title": "North vs. south", "language": "en",
        "sides": [{ "id": "north", "name": "north" }, { "id": "south", "name": "south" }],
        "distinctions": distinctions,
    })
    .to_string()
}

/// Drills in writing until this sentence with a gap stands there.
fn asked_for(world: &World, deck: &str, aspect: &str, side: &str) -> Program {
    for seed in 0..200 {
        let seed = seed.to_string();
        let program = Program::start(world, &["quiz", deck, "--form", "typed", "--seed", &seed]);
        let task = &program.view()["task"];
        if task["aspect"] == aspect && task["side"]["id"] == side {
            return program;
        }
    }
    panic!("it is never asked first");
}

#[test]
fn what_a_learner_says_was_right_is_listed_until_the_deck_knows_it() {
    let world = World::new();
    let path = world.file("small.json", deck(&[]));
    let none = world.ok(&["accepted", &path], "");
    assert!(none.starts_with("Nothing here: no written answer that you said was right is still unknown"), "{none}");
    for _ in 0..2 {
        let mut program = asked_for(&world, &path, "Weather", "north");
        let told = program.act(text("blizzards"));
        assert_eq!((&told["verdict"]["kind"], &told["can_be_accepted"]), (&json!("wrong"), &json!(true)));
        let told = program.act(action("mine-was-right"));
        assert_eq!((&told["verdict"]["kind"], &told["can_be_accepted"]), (&json!("accepted"), &json!(false)));
        assert_eq!(program.act(action("mine-was-right"))["error"], "not-now");
        program.close();
        // What was asked least comes first: then it comes again.
        let mut other = asked_for(&world, &path, "Weather", "south");
        assert_eq!(other.act(text("sunshine"))["verdict"]["kind"], "right");
        other.close();
    }
    let out = world.ok(&["accepted", &path], "");
    assert!(
        out.starts_with("North vs. south\n  Weather: north [snowstorms]\n    you wrote \"blizzards\", 2 times\n\n"),
        "{out}"
    );
    let listed = world.json(&["accepted", &path, "--json"]);
    let answer = &listed["decks"][0]["answers"][0];
    assert_eq!((&answer["item"], &answer["times"]), (&json!("weather"), &json!(2)));
    assert_eq!(answer["written"], json!(["blizzards"]));
    let exported = world.ok(&["data", "export", "--format", "json-lines"], "");
    let rows: Vec<Value> = exported.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(rows.iter().any(|row| row["right"] == false && row["accepted"] == true), "{exported}");
    // The journal has what was judged and what was said, each on a line.
    let events: Vec<Value> = world.journal().iter().map(|line| line["event"].clone()).collect();
    assert_eq!(events.iter().filter(|event| **event == "accept").count(), 2, "{events:?}");
    let known = world.file("known.json", deck(&["blizzards"]));
    let out = world.ok(&["accepted", &known], "");
    assert!(out.starts_with("Nothing here"), "{out}");
}

#[test]
fn what_is_nearly_right_is_asked_about_and_yes_makes_it_right() {
    for (picked, verdict) in [(0, "right-spelt"), (1, "wrong")] {
        let world = World::new();
        let path = world.file("small.json", deck(&[]));
        let mut program = asked_for(&world, &path, "Food", "north");
        let asked = program.act(text("botatoes"));
        assert_eq!((&asked["view"], &asked["task"]["kind"]), (&json!("ask"), &json!("confirm")), "{asked}");
        assert_eq!(asked["task"]["words"], "potatoes");
        assert_eq!(program.act(action("not-known"))["error"], "not-an-answer", "the learner knows what was meant");
        let told = program.act(option(picked));
        assert_eq!((&told["verdict"]["kind"], &told["can_be_accepted"]), (&json!(verdict), &json!(false)));
        program.close();
    }
}

#[test]
fn plain_lines_wait_where_there_is_something_to_say_about_a_verdict() {
    let world = World::new();
    let path = world.file("small.json", deck(&[]));
    let seed = (0..200)
        .map(|seed: i32| seed.to_string())
        .find(|seed| {
            let program = Program::start(&world, &["quiz", &path, "--form", "typed", "--seed", seed]);
            program.view()["task"]["aspect"] == "Weather" && program.view()["task"]["side"]["id"] == "north"
        })
        .unwrap();
    let arguments = ["quiz", &path, "--form", "typed", "--seed", &seed, "--questions", "1"];
    let out = world.ok(&arguments, "blizzards\nwhat\nm\n");
    let ask = "Press Enter to go on, or m if your answer was right too (q to stop):\n";
    assert_eq!(out.matches(ask).count(), 2, "{out}");
    assert!(out.contains("\"what\" is neither. Press Enter to go on, or type m.\n"), "{out}");
    assert!(out.contains("+ Counted as right. The deck says: North snowstorms; south sunshine.\n"), "{out}");
    assert!(out.contains("Done: 1 of 1 right"), "{out}");
    let out = world.ok(&arguments, "blizzards\n\n");
    assert!(out.contains("Done: 0 of 1 right"), "{out}");
    let out = world.ok(&arguments, "snowstormz\ny\n");
    assert!(out.contains("Done: 1 of 1 right"), "{out}");
}
