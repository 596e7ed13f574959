//! `deck list`, `deck show`, `deck check`.

use serde_json::{Value, json};

use crate::support::World;
use crate::support::program::{Program, action, first_of_all};

#[test]
fn the_built_in_decks_are_listed() {
    let out = World::new().ok(&["deck", "list"], "");
    assert_eq!(out, "marketing-vs-sales  Marketing vs. sales, 9 distinctions, 5 facts\n");
}

#[test]
fn a_deck_is_shown_with_its_contrasts_reasons_lures_and_forms() {
    let out = World::new().ok(&["deck", "show", "marketing-vs-sales"], "");
    for expected in [
        "\nForce\n  Marketing pulls customers in; sales pushes products out.\n  Why: Marketing makes people come for the offer; sales takes the offer to them.\n  Lure: checks customers in\n",
        "\n  Example: A song about the new lemonade stays in people's heads all day, and in the evening they come in and ask for it. (marketing)\n",
        "\n  Example, for exams only: The people on the pier are queuing for the boat: an old captain told of it on the radio. (marketing)\n",
        "\nResponsibility\n  Responsibility for bringing in the company's revenue is shared by marketing and sales.\n",
        "\n  False: Responsibility for bringing in the company's revenue lies with sales rather than marketing.\n",
        "\nQuestions, true-false: for 14 items\nQuestions, which-side: for 9 items\nQuestions, choice: for 14 items\nQuestions, scenario: for 9 items\n",
        "\nQuestions, matching: for 9 items\nQuestions, typed: for 8 items\nQuestions, recall: for 9 items\n",
    ] {
        assert!(out.contains(expected), "not there: {expected}\n{out}");
    }
}

#[test]
fn a_deck_that_is_too_small_for_a_form_says_why() {
    let world = World::new();
    let deck = world.file(
        "small.json",
        r#"{"format":1,"id":"a-b","title":"A and B","sides":[{"id":"a","name":"a"},{"id":"b","name":"b"}],"distinctions":[
        {"id":"one","aspect":"One","traits":{"a":{"text":"is x"},"b":{"text":"is y"}}}]}"#,
    );
    let out = world.ok(&["deck", "show", &deck], "");
    assert!(out.contains("Questions, true-false: for 1 item\n"), "{out}");
    assert!(out.contains("Questions, matching: none: it takes two distinctions or more"), "{out}");
}

/// What a check of this file says on standard output; it has an error or not.
#[track_caller]
fn checked(name: &str, text: impl AsRef<[u8]>, has_error: bool) -> String {
    let world = World::new();
    world.file(name, text);
    let ran = world.run(&["deck", "check", name], "");
    assert_eq!((ran.code, ran.err.as_str()), (Some(i32::from(has_error)), ""), "{}", ran.out);
    ran.out
}

#[test]
fn a_check_draws_every_problem_of_every_file_and_counts_them() {
    let world = World::new();
    world.file("good.json", include_str!("../../decks/marketing-vs-sales.json"));
    world.file(
        "bad.json",
        "{\"format\": 1,\n \"id\": \"Bad Id\",\n \"title\": \"\",\n \"sides\": [],\n \"distinctions\": {}}",
    );
    let folder = world.home().join("folder");
    std::fs::create_dir(&folder).unwrap();
    let ran = world.run(&["deck", "check", "good.json", "bad.json", "missing.json", "folder"], "");
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let expected = r#"good.json: in order, 9 distinctions, 5 facts
error[deck-id-shape]: the deck's id "Bad Id" is not written as an id
 --> bad.json:2:8
  |
2 |  "id": "Bad Id",
  |        ^^^^^^^^
  |
  = help: use up to 64 lower-case letters a-z and digits, in words joined by single hyphens

error[deck-text-empty]: the deck's title is empty
 --> bad.json:3:11
  |
3 |  "title": "",
  |           ^^
  |
  = help: write its text

error[deck-one-side]: a deck tells at least two sides apart
 --> bad.json:4:11
  |
4 |  "sides": [],
  |           ^^
  |
  = help: add the sides that are missing

error[json-wrong-type]: the field "distinctions" is an object
 --> bad.json:5:18
  |
5 |  "distinctions": {}}
  |                  ^^
  |
  = help: it must be a list, in [ ]

error[deck-file-missing]: there is no such file
--> missing.json
 = help: check the path, or see `tellapart deck list`

error[file-is-folder]: this is a folder
--> folder
 = help: name a file in it, or move it away

6 errors and no warnings in 4 files.
"#;
    assert_eq!(ran.out, expected);
    assert_eq!(world.run(&["deck", "check", "good.json"], "").code, Some(0));
}

#[test]
fn a_mistake_has_the_other_place_that_has_to_do_with_it_beside_it() {
    let text = r#"{
  "format": 1, "id": "a-b", "title": "A and B",
  "sides": [{ "id": "a", "name": "a" }, { "id": "b", "name": "b" }],
  "distinctions": [],
  "facts": [
    { "id": "same", "true": "Both are letters.", "false": ["Both are digits."], "why": "They are." },

    { "id": "same", "true": "Both are short.", "false": ["Both are short"], "why": "They are." }
  ]
}
"#;
    let expected = r#"error[deck-items-share-id]: the id "same" is taken by another item
 --> two.json:8:13
  |
6 |     { "id": "same", "true": "Both are letters.", "false": ["Both are digi...
  |             ------ it was here first
7 |
8 |     { "id": "same", "true": "Both are short.", "false": ["Both are short"...
  |             ^^^^^^
  |
  = help: give one of them another

error[deck-says-twice]: the fact "same" says "Both are short" twice
 --> two.json:8:58
  |
8 | ...e", "true": "Both are short.", "false": ["Both are short"], "why": "Th...
  |                -----------------            ^^^^^^^^^^^^^^^^
  |                |
  |                it was here first
  |
  = help: word one of them so that they can be told apart

2 errors and no warnings in 1 file.
"#;
    assert_eq!(checked("two.json", text, true), expected);
}

#[test]
fn a_warning_keeps_no_deck_from_being_used_and_only_a_check_tells_it() {
    let text = r#"{
  "format": 1, "id": "a-b", "title": "A and B",
  "sides": [{ "id": "a", "name": "a" }, { "id": "b", "name": "b" }],
  "distinctions": [
    { "id": "one", "aspect": "One", "traits": { "a": { "text": "is x" }, "b": { "text": "is [y]" } }, "examples": [{ "a": "It rains.", "b": "It snows." }] }
  ]
}
"#;
    let expected = r#"warning[deck-why-missing]: the distinction "one" does not say why
 --> mild.json:5:13
  |
5 |     { "id": "one", "aspect": "One", "traits": { "a": { "text": "is x" }, ...
  |             ^^^^^
  |
  = help: add a sentence that says it; it is shown after a wrong answer

warning[deck-lures-missing]: the distinction "one" has no lures
 --> mild.json:5:13
  |
5 |     { "id": "one", "aspect": "One", "traits": { "a": { "text": "is x" }, ...
  |             ^^^^^
  |
  = help: add two or three traits that sound right and are true of no side: a choice then has more options

warning[deck-key-words-missing]: the trait "a" of the distinction "one" marks no key words
 --> mild.json:5:64
  |
5 |     { "id": "one", "aspect": "One", "traits": { "a": { "text": "is x" }, ...
  |                                                                ^^^^^^
  |
  = help: put brackets around them, as in: works by [pull]; without any it is never asked for in writing

mild.json: in order, 1 distinction, 0 facts
No errors and 3 warnings in 1 file.
"#;
    assert_eq!(checked("mild.json", text, false), expected);
    let world = World::new();
    let deck = world.file("mild.json", text);
    let ran = world.run(&["deck", "show", &deck], "");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}

#[test]
fn a_file_that_is_no_json_is_told_by_what_it_is() {
    for (text, first) in [
        (
            &b"{\\rtf1 {}}"[..],
            "error[text-is-rtf]: the file was saved by a word processor, with its formatting (RTF)\n--> x.json\n",
        ),
        (
            b"PK\x03\x04",
            "error[text-is-document]: this is not a text file: it was saved by an office program, or is an archive or a PDF\n--> x.json\n",
        ),
        (b"aspect;a;b\n", "error[json-is-table]: this is a table and not JSON\n --> x.json:1:1\n"),
        (b"<html>\n", "error[json-is-page]: this is a web page and not JSON\n --> x.json:1:1\n"),
        (
            b"id: a\n",
            "error[json-begins-otherwise]: this is not JSON: it does not begin with a bracket\n --> x.json:1:1\n",
        ),
        (b"{\"id\": \"a\n}", "error[json-mark-missing]: this text has no quotation mark at its end\n --> x.json:1:8\n"),
        (
            b"{\"title\": \"caf\xe9\"}",
            "error[text-is-not-utf-8]: this letter cannot be read: the file is not saved as UTF-8\n --> x.json:1:15\n",
        ),
        (
            b"{\0\n\0}\0",
            "error[text-is-utf-16]: the file is saved as UTF-16, which some programs call Unicode\n--> x.json\n",
        ),
        (b" \n", "error[deck-file-empty]: the file is empty\n--> x.json\n"),
    ] {
        let out = checked("x.json", text, true);
        assert!(
            out.starts_with(first) && out.contains("= help: ") && out.ends_with("1 error and no warnings in 1 file.\n"),
            "{out}"
        );
    }
}

#[test]
fn no_character_of_a_deck_steers_the_terminal_and_what_is_underlined_stays_above_its_mark() {
    let name = "a\u{202e}b.json";
    let text = "{\"format\": 1, \"id\": \"x]52;c;x\u{9b}2J\u{202e}\u{200f}\", \"a\u{9b}2J\": 1}";
    let out = checked(name, text, true);
    assert!(
        out.contains("1 | {\"format\": 1, \"id\": \"x]52;c;x\u{fffd}2J\u{fffd}\u{fffd}\", \"a\u{fffd}2J\": 1}\n"),
        "{out}"
    );
    assert!(out.contains("\n  |                     ^^^^^^^^^^^^^^^\n"), "{out}");
    let raw = checked(name, "{\"format\": 1,\r\n \"id\": \"x\u{1b}]52;c;x\u{7}\"}\r\n", true);
    for text in [out, raw] {
        assert!(!text.chars().any(|letter| letter != '\n' && tellapart::changes_screen(letter)), "{text:?}");
        assert!(text.contains("--> ab.json:"), "{text}");
    }
}

#[test]
fn an_editor_is_told_as_json() {
    let world = World::new();
    // A mark before the text, two bytes to a letter, and ends of lines as on Windows.
    let text = "\u{feff}{\"format\": 1, \"id\": \"ä\",\r\n \"id\": 3}";
    world.file("x.json", text);
    let ran = world.run(&["deck", "check", "--json", "x.json", "none.json"], "");
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&told["errors"], &told["warnings"]), (&json!(6), &json!(0)));
    let place = |line, column, byte| json!({ "line": line, "column": column, "byte": byte });
    let range = |start, end| json!({ "start": start, "end": end });
    let of_file = &told["files"][0];
    assert_eq!(of_file["file"], "x.json");
    let twice =
        of_file["diagnostics"].as_array().unwrap().iter().find(|one| one["code"] == "json-field-twice").unwrap();
    let at = text.rfind("\"id\"").unwrap();
    let expected = json!({
        "code": "json-field-twice",
        "severity": "error",
        "message": "the deck has \"id\" twice",
        "help": "keep one of them",
        "range": range(place(2, 2, at), place(2, 6, at + 4)),
        "other": { "message": "it was here first", "range": range(place(1, 15, 17), place(1, 19, 21)) },
    });
    assert_eq!(*twice, expected);
    let missing = &told["files"][1]["diagnostics"][0];
    assert_eq!((&missing["code"], &missing["range"]), (&json!("deck-file-missing"), &Value::Null));
    world.file("good.json", include_str!("../../decks/marketing-vs-sales.json"));
    let good = world.json(&["deck", "check", "--json", "good.json"]);
    let files = json!([{ "file": "good.json", "diagnostics": [] }]);
    assert_eq!(good, json!({ "files": files, "errors": 0, "failed": false, "warnings": 0 }));
}

#[test]
fn a_strict_check_fails_for_a_warning_and_says_so() {
    let world = World::new();
    world.file("good.json", include_str!("../../decks/marketing-vs-sales.json"));
    world.file("short.tsv", "Aspect\tA\tB\nForce\tpulls\t[pushes]\n");
    world.file("bad.json", "{}");
    let ends = [
        (&["good.json"][..], 0, "No errors and no warnings in 1 file."),
        (
            &["good.json", "short.tsv"],
            1,
            "No errors and 1 warning in 2 files. With --strict, warnings count as errors.",
        ),
        (&["short.tsv", "bad.json"], 1, "5 errors and 1 warning in 2 files."),
    ];
    for (files, code, last) in ends {
        let ran = world.run(&[&["deck", "check", "--strict"], files].concat(), "");
        assert_eq!((ran.code, ran.out.lines().last()), (Some(code), Some(last)), "{}", ran.out);
        let json = world.run(&[&["deck", "check", "--strict", "--json"], files].concat(), "");
        let told: Value = serde_json::from_str(&json.out).unwrap();
        assert_eq!((json.code, &told["failed"]), (Some(code), &json!(code == 1)));
    }
    let usual = world.run(&["deck", "check", "--json", "short.tsv"], "");
    let told: Value = serde_json::from_str(&usual.out).unwrap();
    assert_eq!((usual.code, &told["failed"], &told["warnings"]), (Some(0), &json!(false), &json!(1)));
}

/// A deck of always the same id.
fn of_one_id(title: &str, traits: [&str; 2]) -> String {
    let [a, b] = traits;
    json!({
        "format": 1, "id": "one-id", "title": title,
        "sides": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }],
        "distinctions": [{ "id": "one", "aspect": "One", "traits": { "a": { "text": a }, "b": { "text": b } } }],
    })
    .to_string()
}

#[test]
fn before_progress_of_a_copied_deck_counts_for_another_it_is_asked_and_told_what_to_do() {
    let world = World::new();
    let copied = world.file("copied.json", of_one_id("Leads", ["has [no budget]", "has [a budget]"]));
    let deck = world.file("deck.json", of_one_id("Ports", ["keeps [order]", "keeps [no order]"]));
    world.play(&["drill", &deck], first_of_all);
    let journal = world.journal();
    let first = &journal[0]["editions"];
    assert_eq!((first[0]["deck"].as_str(), first[0]["title"].as_str()), (Some("one-id"), Some("Ports")), "{first}");
    let asked = "\
You have already practised another deck, \"Ports\", under the same id (\"one-id\").
Is this the same deck, reworded? Then your progress carries over. (yes or no)
";
    let told = "Not started. Give this deck its own id: in its file, change \"one-id\" after \"id\". For a .tsv file, rename the file.\n";
    for input in ["no\n", ""] {
        assert_eq!(world.ok(&["quiz", &copied], input), format!("{asked}{told}"));
    }
    assert_eq!(world.ok(&["quiz", &copied], "q\n"), asked);
    assert_eq!(world.journal(), journal);
    let mut program = Program::start(&world, &["quiz", &copied]);
    let offer = json!({ "v": 1, "view": "offer", "offer": "copied", "id": "one-id", "title": "Leads", "known_title": "Ports", "items": 1 });
    assert_eq!(*program.view(), offer);
    assert_eq!(
        program.act(action("no")),
        json!({ "v": 1, "view": "notice", "notice": "own-id-needed", "id": "one-id" })
    );
    assert_eq!(program.act(action("go-on"))["view"], "end");
    let yes = world.play(&["quiz", &copied], first_of_all);
    assert_eq!((&yes.views[0], &yes.views[1]["notice"]), (&offer, &json!("one-question")));
    let again = world.play(&["quiz", &copied], first_of_all);
    assert_eq!(again.views[0]["notice"], "one-question");
    let begins: Vec<Value> = world.journal().into_iter().filter(|line| line["event"] == "begin").collect();
    assert_eq!((&begins[1]["editions"][0]["title"], &begins[2]["editions"]), (&json!("Leads"), &Value::Null));
}

#[test]
fn a_file_with_several_slips_that_hide_nothing_is_told_all_of_them_and_what_is_wrong_with_the_deck() {
    let text = "{ // a deck\n \"format\": 1, \"id\": \"Deck 1\", \"title\": \"goes\n on\",\n \"sides\": [],\n \"distinctions\": [],\n}";
    let out = checked("x.json", text, true);
    let codes: Vec<&str> = out.lines().filter_map(|line| line.strip_prefix("error[")?.split(']').next()).collect();
    let expected = ["json-comment", "deck-id-shape", "json-line-break", "deck-one-side", "json-trailing-comma"];
    assert_eq!(codes, expected, "{out}");
}

#[test]
fn the_deck_in_the_docs_is_in_order_and_its_spoilt_version_is_drawn_as_there() {
    let page = include_str!("../../docs/decks.md");
    let deck = page.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    assert_eq!(
        checked("tcp-vs-udp.json", deck, false),
        "tcp-vs-udp.json: in order, 1 distinction, 1 fact\nNo errors and no warnings in 1 file.\n"
    );
    let spoilt = deck.replacen("\"aspect\"", "\"aspekt\"", 1);
    let told = checked("tcp-vs-udp.json", &spoilt, true);
    assert!(page.contains(&format!("```\n{told}```\n")), "{told}");
    let world = World::new();
    world.file("tcp-vs-udp.json", spoilt);
    let told: Value =
        serde_json::from_str(&world.run(&["deck", "check", "--json", "tcp-vs-udp.json"], "").out).unwrap();
    let json = page.split("```\n{\n  \"files\"").nth(1).unwrap().split("```").next().unwrap();
    let there: Value =
        serde_json::from_str(&format!("{{\"files\"{}", json.replacen("},\n        ...", "}", 1))).unwrap();
    assert_eq!(there["files"][0]["diagnostics"][0], told["files"][0]["diagnostics"][0]);
}
