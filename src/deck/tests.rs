use super::*;

mod language;
mod lint;
mod round_trip;
mod tsv;

/// A deck in order, to be spoilt by replacing a part of it.
const GOOD: &str = r#"{
  "format": 1,
  "id": "tcp-vs-udp",
  "title": "TCP vs. UDP",
  "language": "en",
  "sides": [
    { "id": "tcp", "name": "TCP" },
    { "id": "udp", "name": "UDP" }
  ],
  "distinctions": [
    {
      "id": "order",
      "aspect": "Order",
      "traits": {
        "tcp": { "text": "keeps the [order]", "accept": ["sequence"] },
        "udp": { "text": "keeps [no order]" }
      },
      "lures": ["keeps a [copy]"],
      "why": "TCP numbers what it sends."
    }
  ],
  "facts": [
    { "id": "layer", "true": "Both are transport protocols.", "false": ["Both are link protocols."] }
  ]
}"#;

fn read(json: &str) -> Result<Deck, Diagnostics> {
    read_deck("deck.json", json.as_bytes())
}

/// What is wrong with the good deck after `from` was replaced by `to`, as printed.
fn problems_with(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "the good deck holds no {from}");
    read(&GOOD.replacen(from, to, 1)).expect_err("the deck should have a problem").to_string()
}

#[test]
fn a_deck_in_order_is_read_whole() {
    let deck = read(GOOD).unwrap();
    assert_eq!(deck.id.as_str(), "tcp-vs-udp");
    assert_eq!(deck.items.iter().map(|item| item.label()).collect::<Vec<_>>(), ["Order", "Layer"]);
    let titled = read(&GOOD.replace("\"layer\",", "\"layer\", \"title\": \"Which layer\",")).unwrap();
    assert_eq!(titled.items[1].label(), "Which layer");
    let order = deck.distinctions().next().unwrap();
    let udp: SideId = "udp".parse().unwrap();
    assert_eq!(order.trait_of(&udp).unwrap().text.plain(), "keeps no order");
    assert_eq!(order.traits[0].accept, [["sequence"]]);
    assert_eq!(order.lures[0].plain(), "keeps a copy");
}

#[test]
fn other_spellings_of_several_runs_of_key_words_are_marked_like_them() {
    let json = GOOD
        .replace("keeps the [order]", "turns [leads] into [buyers]")
        .replace("\"sequence\"", "\"[prospects] into [customers]\", \"turns [interest] to [sales]\"");
    let deck = read(&json).unwrap();
    let accept = &deck.distinctions().next().unwrap().traits[0].accept;
    assert_eq!(*accept, [["prospects", "interest"], ["customers", "sales"]]);
}

/// The good deck with more said of its distinction.
fn with(more: &str) -> String {
    GOOD.replacen("\"lures\"", &format!("{more},\n      \"lures\""), 1)
}

#[test]
fn examples_show_each_side_and_may_be_kept_for_exams() {
    let examples = r#""degree": true, "examples": [
        { "udp": "A song skips.", "tcp": "A letter waits for its first page." },
        { "tcp": "A page arrives whole.", "udp": "A frame is gone.", "held": true }]"#;
    let deck = read(&with(examples).replace("keeps [no order]\"", "keeps [no order]\", \"also\": [\"tcp\"]")).unwrap();
    let order = deck.distinctions().next().unwrap();
    assert!(order.is_degree);
    let texts = |example: &Example| example.situations.iter().map(|of| of.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(&order.examples[0]), ["A letter waits for its first page.", "A song skips."]);
    assert_eq!(order.examples.iter().map(|example| example.is_held).collect::<Vec<_>>(), [false, true]);
    let [tcp, udp] = [0, 1].map(|at| &order.traits[at]);
    assert!(deck.is_true_of(udp, &tcp.side) && !deck.is_true_of(tcp, &udp.side));
    assert!(!deck.is_of_one_side(udp) && deck.is_of_one_side(tcp));
}

#[test]
fn a_fault_of_an_example_or_of_other_sides_is_told_in_its_place() {
    let cases = [
        (
            r#""examples": [{ "tcp": "A letter." }]"#,
            "an example of the distinction \"order\" has no situation for the side \"udp\"",
        ),
        (r#""examples": [{ "tcp": "A letter.", "ftp": "A song." }]"#, "names the side \"ftp\", which the deck lacks"),
        (r#""examples": [{ "tcp": "A letter.", "udp": "a letter" }]"#, "says \"a letter\" twice"),
        (
            r#""examples": [{ "tcp": "A letter.", "udp": "A song.", "held": "yes" }]"#,
            "the field \"held\" of an example of the distinction \"order\" is a text; it must be true or false",
        ),
        (r#""near": ["order"]"#, "names the distinction \"order\", which the deck lacks"),
        (r#""near": ["flow"]"#, "names the distinction \"flow\", which the deck lacks"),
        (r#""degree": 1"#, "the field \"degree\" of the distinction \"order\" is a number; it must be true or false"),
    ];
    for (more, told) in cases {
        let problems = read(&with(more)).expect_err(more).to_string();
        assert!(problems.contains(told), "{problems}");
    }
    let own = GOOD.replace("keeps [no order]\"", "keeps [no order]\", \"also\": [\"udp\"]");
    let problems = read(&own).unwrap_err().to_string();
    assert!(problems.contains("names the side \"udp\", whose trait it is"), "{problems}");
}

#[test]
fn one_trait_may_be_that_of_two_sides_of_three() {
    let sides = GOOD.replace("\"name\": \"UDP\" }", "\"name\": \"UDP\" }, { \"id\": \"quic\", \"name\": \"QUIC\" }");
    let three = |text: &str| {
        let trait_of = format!("\"text\": \"keeps [no order]\" }}, \"quic\": {{ \"text\": \"{text}\" }}");
        sides.replace("\"text\": \"keeps [no order]\" }", &trait_of)
    };
    let deck = read(&three("keeps the [order]")).unwrap();
    let traits = &deck.distinctions().next().unwrap().traits;
    assert!(deck.is_true_of(&traits[0], &traits[2].side) && !deck.is_true_of(&traits[0], &traits[1].side));
    assert!(!deck.is_of_one_side(&traits[0]) && deck.is_of_one_side(&traits[1]));
    assert!(read(&three("keeps a copy")).is_err(), "a lure is true of no side");
}

#[test]
fn each_fault_is_told_with_its_place_and_its_remedy() {
    let cases = [
        (
            "\"aspect\"",
            "\"aspekt\"",
            "13:7: the distinction \"order\" has no field \"aspekt\"; its fields are id, aspect",
        ),
        ("\"title\": \"TCP vs. UDP\"", "\"title\": 7", "4:12: the deck's title is a number; it must be a text"),
        (
            "\"tcp\": { \"text\"",
            "\"ftp\": { \"text\"",
            "15:9: the distinction \"order\" names the side \"ftp\", which the deck lacks; its sides are tcp, udp",
        ),
        (
            "\"id\": \"layer\"",
            "\"id\": \"order\"",
            "23:13: the id \"order\" is taken by another item; give one of them another",
        ),
        ("\"id\": \"udp\"", "\"id\": \"tcp\"", "8:13: two sides have the id \"tcp\"; give one of them another"),
        ("\"name\": \"UDP\"", "\"name\": \"tcp\"", "8:28: two sides are called \"tcp\"; give one of them another name"),
        ("keeps [no order]", " ", "16:26: the trait \"udp\" of the distinction \"order\" is empty; write its text"),
        (
            "keeps [no order]",
            "keeps [no order",
            "16:26: the trait \"udp\" of the distinction \"order\" has a \"[\" that is never closed",
        ),
        (
            "keeps the [order]",
            "keeps the order",
            "15:56: what is accepted for the trait \"tcp\" of the distinction \"order\" has \"sequence\", and the trait marks no key words; put",
        ),
        (
            "keeps the [order]",
            "[keeps] the [order]",
            "15:60: what is accepted for the trait \"tcp\" of the distinction \"order\" has \"sequence\", which marks other runs of words than the trait; put brackets around its",
        ),
        ("\"sequence\"", "\"[a] [b]\"", "and the trait has one run of key words; write only what may stand"),
        (
            "\"sequence\"",
            "\"[a\"",
            "15:58: what is accepted for the trait \"tcp\" of the distinction \"order\" has a \"[\" that is never closed",
        ),
        (
            "keeps a [copy]",
            "keeps a] copy",
            "18:17: a lure of the distinction \"order\" has a \"]\" that closes nothing",
        ),
        (
            "TCP numbers",
            "TCP \\u001b[31m numbers",
            "19:14: the why of the distinction \"order\" holds a control character (U+001B); take it out",
        ),
        (
            "keeps [no order]",
            "Keeps  the order.",
            "16:26: the distinction \"order\" says \"Keeps the order.\" twice; word one of them",
        ),
        (
            "Both are link",
            "Both are transport",
            "23:73: the fact \"layer\" says \"Both are transport protocols.\" twice",
        ),
        (
            "\"id\": \"order\"",
            "\"id\": \"The Order\"",
            "12:13: an item's id \"The Order\" is not written as an id; use up to 64 lower-case",
        ),
        ("[\"Both are link protocols.\"]", "[]", "the fact \"layer\" has no false version; write at least one"),
        (
            "\"format\": 1",
            "\"format\": 2",
            "2:13: the deck is of format 2 and this tellapart reads format 1; install a newer one",
        ),
        ("\"format\": 1", "\"format\": \"1\"", "2:13: the deck's format must be the number 1"),
        ("\"format\": 1,", "", "1:1: the deck lacks its field \"format\"; add it"),
        (
            "\"language\": \"en\",",
            "\"language\": \"en\", \"language\": \"de\",",
            "5:21: the deck has \"language\" twice; keep one of them",
        ),
        (
            "\"title\": \"TCP vs. UDP\",",
            "\"title\": \"TCP vs. UDP\"",
            "5:3: this is not JSON: a comma is missing just before, or a closing bracket; put it there",
        ),
    ];
    for (from, to, expected) in cases {
        let told = problems_with(from, to);
        assert!(told.starts_with("deck.json:"), "{told}");
        assert!(told.contains(expected), "{from} -> {to}\n told: {told}\n not:  {expected}");
    }
}

#[test]
fn a_side_that_is_missing_is_told() {
    let told = problems_with(",\n        \"udp\": { \"text\": \"keeps [no order]\" }", "");
    assert!(
        told.contains("14:17: the distinction \"order\" has a trait for fewer than two sides; add the side"),
        "{told}"
    );
    let told = problems_with(",\n    { \"id\": \"udp\", \"name\": \"UDP\" }", "");
    assert!(told.contains("6:12: a deck tells at least two sides apart"), "{told}");
}

#[test]
fn all_faults_are_told_at_once_in_the_order_of_the_file() {
    let spoilt = GOOD.replace("\"title\"", "\"titel\"").replace("keeps the [order]", "").replace("\"why\"", "\"wy\"");
    let told = read(&spoilt).unwrap_err();
    let lines: Vec<usize> = told.iter().map(|one| told.source().position(one.span.unwrap().start).line).collect();
    assert_eq!(lines, [3, 4, 15, 19], "{told}");
}

#[test]
fn a_deck_that_asks_nothing_is_refused() {
    let told = read(
        r#"{"format":1,"id":"a","title":"A","sides":[{"id":"a","name":"a"},{"id":"b","name":"b"}],"distinctions":[]}"#,
    );
    assert!(told.unwrap_err().to_string().contains("nothing to ask"));
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    assert_eq!(read(&format!("\u{feff}{GOOD}")), read(GOOD));
}

#[test]
fn every_deck_in_the_folder_is_built_in_and_passes_its_check() {
    let mut ids: Vec<String> = built_in().unwrap().into_iter().map(|deck| deck.id.to_string()).collect();
    ids.sort();
    let mut files: Vec<String> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/decks"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    files.sort();
    assert_eq!(ids, files);
}

#[test]
fn every_item_of_a_built_in_deck_has_its_why_and_every_distinction_two_or_three_lures() {
    for deck in built_in().unwrap() {
        for item in &deck.items {
            assert!(item.why().is_some(), "{} has no why", item.id());
            if let Some(distinction) = item.distinction() {
                assert!((2..=3).contains(&distinction.lures.len()), "{} has {:?}", item.id(), distinction.lures);
            }
        }
    }
}

#[test]
fn the_same_deck_named_twice_stands_on_a_shelf_once_and_another_of_its_id_is_refused() {
    let deck = built_in().unwrap().remove(0);
    assert_eq!(Shelf::new(vec![deck.clone(), deck.clone()]).unwrap().decks().len(), 1);
    let other = Deck { title: "Another".to_owned(), ..deck.clone() };
    assert_eq!(Shelf::new(vec![deck.clone(), other]).unwrap_err(), SameId(deck.id));
}

#[test]
fn what_is_larger_than_anyone_learns_is_refused_with_a_word() {
    let fact = |n: usize| format!(r#"{{ "id": "f{n}", "true": "It is {n}.", "false": ["It is not {n}."] }}"#);
    let facts: Vec<String> = (0..100_001).map(fact).collect();
    let from = r#"{ "id": "layer", "true": "Both are transport protocols.", "false": ["Both are link protocols."] }"#;
    let told = problems_with(from, &facts.join(","));
    assert!(told.contains("the deck has 100002 distinctions and facts") && told.contains("several decks"), "{told}");
    let sides: Vec<String> = (0..99).map(|n| format!(r#"{{ "id": "s{n}", "name": "side {n}" }}"#)).collect();
    let told = problems_with(
        r#"{ "id": "tcp", "name": "TCP" }"#,
        &format!(r#"{{ "id": "tcp", "name": "TCP" }}, {}"#, sides.join(",")),
    );
    assert!(told.contains("the deck has 101 sides") && told.contains("fewer things"), "{told}");
    let told = problems_with("TCP numbers what it sends.", &"Long. ".repeat(200_000));
    assert!(told.contains("far too long") && told.contains("a sentence or two"), "{told}");
}
