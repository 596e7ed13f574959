//! What is warned of where a deck tests badly: the codes, and the texts that they are told of.

use serde_json::{Value, json};

use super::*;

/// A distinction with these traits of alpha and beta, in order for the rest.
fn distinction(id: &str, traits: [&str; 2]) -> Value {
    json!({
        "id": id, "aspect": id, "why": "Because.", "lures": [format!("[{id}] is no trait")],
        "examples": [{ "a": "It rains.", "b": "It snows." }],
        "traits": { "a": { "text": traits[0] }, "b": { "text": traits[1] } },
    })
}

/// A distinction in which these fields are others.
fn changed(mut distinction: Value, fields: Value) -> Value {
    for (name, value) in fields.as_object().unwrap() {
        distinction[name] = value.clone();
    }
    distinction
}

fn fact(statement: &str, versions: &[&str]) -> Value {
    json!({ "id": "fact", "title": "Fact", "true": statement, "false": versions, "why": "Because." })
}

/// Each warning of a deck in this language: its code, its place, and the other place.
fn told_in(language: &str, distinctions: &[Value], facts: &[Value]) -> Vec<[String; 3]> {
    let deck = json!({
        "format": 1, "id": "deck", "title": "Deck", "language": language,
        "sides": [{ "id": "a", "name": "the alpha" }, { "id": "b", "name": "beta" }],
        "distinctions": distinctions, "facts": facts,
    });
    told_of(&deck.to_string())
}

fn told_of(json: &str) -> Vec<[String; 3]> {
    let (deck, diagnostics) = check_deck("deck.json", json.as_bytes());
    assert!(deck.is_some(), "{diagnostics}");
    let text = |span: crate::diagnostic::Span| json[span.start..span.end].trim_matches('"').to_owned();
    let told = diagnostics.iter().map(|of| {
        let other = of.other.as_ref().map(|other| text(other.span));
        [of.code().to_owned(), of.span.map(text).unwrap_or_default(), other.unwrap_or_default()]
    });
    told.collect()
}

fn told(distinctions: &[Value], facts: &[Value]) -> Vec<[String; 3]> {
    told_in("en", distinctions, facts)
}

#[track_caller]
fn assert_told(told: Vec<[String; 3]>, expected: &[[&str; 3]]) {
    assert_eq!(told, expected.iter().map(|of| of.map(str::to_owned)).collect::<Vec<_>>());
}

#[test]
fn nothing_is_told_of_a_deck_in_order() {
    let facts = [fact("Both use ports.", &["Both use pipes."])];
    assert_told(told(&[distinction("one", ["keeps [order]", "keeps [calm]"])], &facts), &[]);
}

#[test]
fn an_option_that_is_much_longer_than_the_others_is_told_beside_the_next() {
    let long = "orders the pages [by hand and by eye]";
    let of = distinction("one", ["orders [pages]", long]);
    assert_told(told(std::slice::from_ref(&of), &[]), &[["deck-option-too-long", long, "[one] is no trait"]]);
    let even = changed(of.clone(), json!({ "lures": ["orders the pages [by their colour]"] }));
    assert_told(told(&[even], &[]), &[]);
    let two = changed(of, json!({ "lures": [] }));
    assert_told(told(&[two], &[]), &[["deck-lures-missing", "one", ""]]);
    let [short, long] = ["Both use ports.", "Both use pipes, sockets and ports."];
    assert_told(told(&[], &[fact(short, &[long])]), &[["deck-option-too-long", long, short]]);
    assert_told(told(&[], &[fact("It is on.", &["It is not on."])]), &[]);
}

#[test]
fn a_trait_past_120_characters_is_told() {
    let of_length = |letters| {
        let text = "x".repeat(letters);
        distinction("one", [&format!("[{text}a]"), &format!("[{text}b]")])
    };
    let lure = |of: Value| changed(of, json!({ "lures": [format!("[{}]", "y".repeat(120))] }));
    assert_told(told(&[lure(of_length(119))], &[]), &[]);
    let long = told(&[lure(of_length(120))], &[]);
    assert!(long.len() == 2 && long.iter().all(|of| of[0] == "deck-trait-too-long"), "{long:?}");
}

#[test]
fn an_absolute_word_is_told_where_only_a_false_version_has_one_and_the_language_lists_it() {
    let facts = [fact("Both use ports.", &["Both use pipes.", "Both Always use pipes."])];
    let expected = [["deck-absolute-word", "Both Always use pipes.", "Both use ports."]];
    assert_told(told(&[], &facts), &expected);
    assert_told(told_in("de", &[], &facts), &[]);
    assert_told(told(&[], &[fact("All use ports.", &["All use pipes.", "None use ports."])]), &[]);
    assert_told(told(&[], &[fact("Both use ports.", &["Both use ally ports."])]), &[]);
}

#[test]
fn a_trait_that_says_what_may_be_so_is_told() {
    let vague = ["takes at least [20] bytes", "can take [8] bytes"];
    let expected = vague.map(|text| ["deck-vague-word", text, ""]);
    let of = changed(distinction("one", vague), json!({ "lures": ["takes [no] bytes"] }));
    assert_told(told(std::slice::from_ref(&of), &[]), &expected);
    assert_told(told_in("nl", &[of], &[]), &[]);
    assert_told(told(&[distinction("one", ["takes the least [bytes]", "sells [cans]"])], &[]), &[]);
}

#[test]
fn the_name_of_a_side_in_a_trait_or_an_example_is_told() {
    let of = distinction("one", ["keeps [alpha rays]", "keeps [alphabets]"]);
    let of = changed(of, json!({ "examples": [{ "a": "It is Beta’s.", "b": "It is a beetle's." }] }));
    let expected = [["deck-names-side", "It is Beta’s.", ""], ["deck-names-side", "keeps [alpha rays]", ""]];
    assert_told(told(&[of], &[]), &expected);
}

#[test]
fn key_words_in_an_example_of_their_own_distinction_are_told_beside_the_trait() {
    let of = |traits| {
        let examples = json!({ "examples": [{ "a": "One book stays in stock.", "b": "A book is on loan." }] });
        changed(distinction("one", traits), examples)
    };
    let trait_of = "keeps books [in the stock]";
    let expected = [["deck-example-holds-key", "One book stays in stock.", trait_of]];
    assert_told(told(&[of([trait_of, "keeps [one] book"])], &[]), &expected);
    assert_told(told(&[of(["keeps books [in the stocks]", "keeps [one] book"])], &[]), &[]);
}

#[test]
fn a_distinction_said_twice_and_one_said_the_other_way_round_are_told_with_both_places() {
    let told = told(
        &[
            distinction("first", ["works by [pull]", "works by [push]"]),
            distinction("again", ["Works by a [pull].", "works  by push"]),
            distinction("turned", ["works by the [push]", "works by a [pull]"]),
            distinction("other", ["works by [steam]", "works by [oil]"]),
        ],
        &[],
    );
    let twins: Vec<_> = told.iter().filter(|of| of[0].starts_with("deck-distinction")).collect();
    let codes: Vec<&str> = twins.iter().map(|of| of[0].as_str()).collect();
    assert_eq!(codes, ["deck-distinction-twice", "deck-distinctions-contradict"]);
    assert_eq!(twins.iter().map(|of| of[1..].join(" ")).collect::<Vec<_>>(), ["again first", "turned first"]);
}

#[test]
fn one_word_that_is_no_key_word_makes_no_other_distinction() {
    let base = distinction("first", ["keeps every page of it in [order]", "keeps every page of it in [stock]"]);
    let twin = |traits| told(&[base.clone(), distinction("second", traits)], &[]).iter().any(|of| of[2] == "first");
    assert!(twin(["keeps each page of it in [order]", "keeps each page of it in [stock]"]));
    assert!(!twin(["keeps every page of it in [ink]", "keeps every page of it in [lead]"]));
    assert!(!twin(["throws each page of it in [order]", "throws each page of it in [stock]"]));
}

#[test]
fn a_lure_that_ends_unlike_all_traits_is_told() {
    let of = distinction("one", ["[resends] lost data", "[forgets] lost data"]);
    let lures = json!({ "lures": ["[eats] the lost data.", "[eats] lost letters"] });
    let expected = [["deck-lure-ends-unlike", "[eats] lost letters", "[resends] lost data"]];
    assert_told(told(&[changed(of, lures.clone())], &[]), &expected);
    let of = distinction("one", ["[resends] lost data", "[forgets] lost parts"]);
    assert_told(told(&[changed(of, lures)], &[]), &[]);
}

#[test]
fn traits_of_one_side_with_the_same_left_of_them_are_told_once_for_two_distinctions() {
    let distinctions = [
        distinction("first", ["is [odd]", "is [even]"]),
        distinction("second", ["is [red]", "is [blue]"]),
        distinction("third", ["has [wings]", "was [green]"]),
    ];
    assert_told(told(&distinctions, &[]), &[["deck-stems-equal", "is [red]", "is [odd]"]]);
}

#[test]
fn missing_examples_and_titles_are_told_once_with_their_number() {
    let without = |id, traits| changed(distinction(id, traits), json!({ "examples": [] }));
    let distinctions =
        [without("one", ["keeps [order]", "keeps [calm]"]), without("two", ["has [legs]", "had [arms]"])];
    let untitled = |id| json!({ "id": id, "true": "It is on.", "false": ["It is off."], "why": "Because." });
    let told = told(&distinctions, &[untitled("three"), untitled("four")]);
    assert_told(told, &[["deck-examples-missing", "one", ""], ["deck-titles-missing", "three", ""]]);
    let (deck, told) = check_deck("deck.tsv", b"aspect\ta\tb\nOrder\tkeeps [order]\tkeeps [calm]\n");
    assert!(deck.is_some() && told.iter().all(|of| of.code() != "deck-examples-missing"), "{told}");
}

#[test]
fn the_id_of_a_built_in_deck_is_told_where_neither_title_nor_texts_are_its_own() {
    let built_in: Value = serde_json::from_str(include_str!("../../../decks/marketing-vs-sales.json")).unwrap();
    let told = |title: &str, has_new_texts: bool| {
        let mut deck = changed(built_in.clone(), json!({ "title": title }));
        if has_new_texts {
            let distinctions = deck["distinctions"].as_array_mut().unwrap();
            let traits = distinctions.iter_mut().flat_map(|of| of["traits"].as_object_mut().unwrap().values_mut());
            traits.for_each(|of| of["text"] = format!("{} daily", of["text"].as_str().unwrap()).into());
        }
        let told = told_of(&deck.to_string());
        told.into_iter().filter(|of| of[0] == "deck-has-id-of-built-in").collect()
    };
    assert_told(told("Lead vs. prospect", true), &[["deck-has-id-of-built-in", "marketing-vs-sales", ""]]);
    assert_told(told("Marketing vs. Sales", true), &[]);
    assert_told(told("Lead vs. prospect", false), &[]);
}

#[test]
fn decks_in_other_languages_are_warned_of_for_what_is_missing_alone() {
    for (language, json) in [
        ("it", include_str!("../../question/tests/decks/it.json")),
        ("ja", include_str!("../../question/tests/decks/ja.json")),
        ("nl", include_str!("../../question/tests/decks/nl.json")),
        ("pl", include_str!("../../question/tests/decks/pl.json")),
        ("pt", include_str!("../../question/tests/decks/pt.json")),
        ("fi", include_str!("../../question/tests/decks/fi.json")),
    ] {
        let told = told_of(json);
        assert!(told.iter().all(|of| of[0].ends_with("-missing")), "{language}: {told:?}");
    }
}
