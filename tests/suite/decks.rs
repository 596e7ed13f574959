//! `deck list`, `deck show`, `deck check`.

use crate::support::World;

#[test]
fn the_built_in_decks_are_listed() {
    let out = World::new().ok(&["deck", "list"], "");
    assert_eq!(out, "marketing-vs-sales  Marketing vs. sales, 8 distinctions, 5 facts\n");
}

#[test]
fn a_deck_is_shown_with_its_contrasts_reasons_lures_and_forms() {
    let out = World::new().ok(&["deck", "show", "marketing-vs-sales"], "");
    for expected in [
        "\nForce\n  Marketing works by pull; sales works by push.\n  Why: Marketing draws customers in; sales takes the offer to them.\n  Lure: works by word of mouth\n",
        "\n  False: The company's revenue is the responsibility of sales alone.\n",
        "\nQuestions, true-false: for 13 items\nQuestions, which-side: for 8 items\nQuestions, choice: for 13 items\nQuestions, matching: for 8 items\n",
        "\nQuestions, typed: for 7 items\nQuestions, recall: for 8 items\n",
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
    assert!(out.contains("Questions, matching: none: it takes three distinctions or more"), "{out}");
}

#[test]
fn a_check_tells_every_problem_of_every_file_at_once() {
    let world = World::new();
    let good = world.file("good.json", include_str!("../../decks/marketing-vs-sales.json"));
    let bad = world.file(
        "bad.json",
        "{\"format\": 1,\n \"id\": \"Bad Id\",\n \"title\": \"\",\n \"sides\": [],\n \"distinctions\": {}}",
    );
    let latin = world.file("latin.json", b"{\"title\": \"caf\xe9\"}");
    let missing = world.home().join("missing.json").display().to_string();
    let folder = world.home().display().to_string();
    let ran = world.run(&["deck", "check", &good, &bad, &latin, &missing, &folder], "");
    assert_eq!(ran.code, Some(1));
    assert_eq!(ran.out, format!("{good}: in order, 8 distinctions, 5 facts\n"));
    let expected = [
        format!(
            "{bad}:2:8: the deck's id \"Bad Id\" is not written as an id; use up to 64 lower-case letters a-z and digits, in words joined by single hyphens"
        ),
        format!("{bad}:3:11: the deck's title is empty; write its text"),
        format!("{bad}:4:11: a deck tells at least two sides apart; add the sides that are missing"),
        format!("{bad}:5:18: the field \"distinctions\" is an object; it must be a list, in [ ]"),
        format!("{latin}:1:15: this is not UTF-8 text; save the file with the encoding UTF-8"),
        format!("{missing}: there is no such file; check the path, or see `tellapart deck list`"),
        format!("{folder}: this is a folder; name a deck file in it"),
        "error: 4 decks cannot be used; what is wrong stands above".to_owned(),
    ];
    assert_eq!(ran.err.lines().collect::<Vec<_>>(), expected);
    assert_eq!(world.run(&["deck", "check", &good], "").code, Some(0));
}

#[test]
fn the_deck_in_the_docs_is_in_order_and_its_spoilt_version_is_refused_as_told_there() {
    let page = include_str!("../../docs/decks.md");
    let deck = page.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let world = World::new();
    world.file("tcp-vs-udp.json", deck);
    world.ok(&["deck", "check", "tcp-vs-udp.json"], "");
    world.file("tcp-vs-udp.json", deck.replacen("\"aspect\"", "\"aspekt\"", 1));
    let told = world.run(&["deck", "check", "tcp-vs-udp.json"], "").err;
    let problems: Vec<&str> = told.lines().filter(|line| line.starts_with("tcp-vs-udp.json:")).collect();
    assert_eq!(problems.len(), 2);
    assert!(page.contains(&problems.join("\n")), "{problems:?}");
}
