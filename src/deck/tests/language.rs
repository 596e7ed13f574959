//! What is warned of in a language: that it has no grammar, and that verbs give a side away.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Diagnostic;
use crate::language::Language;

/// A deck with these traits of two sides.
fn deck(language: &str, sides: [&str; 2], traits: &[[&str; 2]]) -> String {
    let distinction = |(number, [left, right]): (usize, &[&str; 2])| {
        serde_json::json!({
            "id": format!("d{number}"), "aspect": format!("{number}"), "why": "Because.", "lures": ["[nothing]"],
            "traits": { "a": { "text": format!("{left} [a{number}]") }, "b": { "text": format!("{right} [b{number}]") } },
        })
    };
    let json = serde_json::json!({
        "format": 1, "id": "deck", "title": "Deck", "language": language,
        "sides": [{ "id": "a", "name": sides[0] }, { "id": "b", "name": sides[1] }],
        "distinctions": traits.iter().enumerate().map(distinction).collect::<Vec<_>>(),
    });
    json.to_string()
}

/// The codes of what is told of such a deck, and the texts that it is told of.
fn warnings(json: &str) -> Vec<(String, String)> {
    let (deck, diagnostics) = check_deck("deck.json", json.as_bytes());
    assert!(deck.is_some(), "{diagnostics}");
    let place = |of: &Diagnostic| of.span.map(|span| json[span.start..span.end].to_owned());
    let is_of_language = |code: &str| ["deck-grammar-missing", "deck-sides-differ-in-number"].contains(&code);
    let told = diagnostics.iter().filter(|of| is_of_language(of.code()));
    told.map(|of| (of.code().to_owned(), place(of).unwrap_or_default())).collect()
}

#[test]
fn a_language_without_a_grammar_is_warned_of_where_it_is_named() {
    for language in ["sv", "fi-FI", "zh-Latn", "english"] {
        let expected = ("deck-grammar-missing".to_owned(), format!("\"{language}\""));
        assert_eq!(warnings(&deck(language, ["x", "y"], &[["w", "z"]])), [expected]);
    }
    for language in ["en", "pt-BR", "ja", "nl", "it-Latn", "PL", "zh-Hant-TW", "de_AT"] {
        assert_eq!(warnings(&deck(language, ["x", "y"], &[["w", "z"]])), [], "{language}");
    }
    let (_, told) = check_deck("deck.json", deck("sv", ["x", "y"], &[["w", "z"]]).as_bytes());
    assert!(told.to_string().contains("write it so: ar, de, en, es, fr, it, ja, nl, pl, pt, zh; else"), "{told}");
}

#[test]
fn sides_of_different_number_are_warned_of_at_the_second_with_a_verb_that_tells() {
    let differ = |language, sides: [&str; 2], traits: &[[&str; 2]]| {
        let expected = ("deck-sides-differ-in-number".to_owned(), format!("\"{}\"", sides[1]));
        assert_eq!(warnings(&deck(language, sides, traits)), [expected], "{language}");
    };
    differ("en", ["marketing", "salespeople"], &[["generates", "satisfy"], ["is", "are"], ["never rests", "rest"]]);
    differ("en", ["salespeople", "marketing"], &[["satisfy", "generates"], ["aim at", "aims at"]]);
    differ("en", ["marketing", "salespeople"], &[["works by", "work by"]]);
    differ("es", ["el marketing", "las ventas"], &[["genera", "satisfacen"], ["se dirige a", "se dirigen a"]]);
    differ("fr", ["le marketing", "les ventes"], &[["attire", "poussent"], ["n'est pas", "ne sont pas"]]);
    differ("de", ["das Marketing", "die Verkäufer"], &[["zieht", "schieben"], ["ist", "sind"]]);
    differ("it", ["il marketing", "le vendite"], &[["genera", "soddisfano"], ["è", "sono"]]);
    differ("pt", ["o marketing", "as vendas"], &[["gera", "atendem"], ["é", "são"]]);
    differ("nl", ["marketing", "verkopers"], &[["trekt", "duwen"], ["is", "zijn"]]);
    differ("pl", ["marketing", "handlowcy"], &[["przyciąga", "naciskają"], ["jest", "są"]]);

    let (_, told) =
        check_deck("deck.json", deck("en", ["marketing", "salespeople"], &[["works by", "work by"]]).as_bytes());
    let warning = told.iter().find(|one| one.code() == "deck-sides-differ-in-number").unwrap();
    let said = Language::english();
    assert_eq!(said.say(&warning.other.as_ref().unwrap().value), "\"work\" fits one of them only");
    assert!(said.say(&warning.message).starts_with("\"marketing\" has verbs for one thing and \"salespeople\" has"));
}

#[test]
fn sides_of_one_number_are_not_warned_of() {
    let agree = |language, traits: &[[&str; 2]]| {
        assert_eq!(warnings(&deck(language, ["x", "y"], traits)), [], "{language}: {traits:?}");
    };
    agree("en", &[["works by", "works by"], ["sells", "buys"]]);
    agree("en", &[["work by", "work by"], ["sell", "focus on"]]);
    // One verb in the other number, and single verbs that need not be in one at all.
    agree("en", &[["works by", "work by"], ["sells", "buys"]]);
    agree("en", &[["reaches one", "can reach many"], ["is sent", "must be sent"]]);
    agree("en", &[["sets up a connection", "ran"]]);
    agree("es", &[["genera", "satisface"], ["viene de", "sin"]]);
    agree("fr", &[["tient", "étudie"], ["vient", "est"]]);
    agree("de", &[["zieht", "schiebt"], ["ist", "hat"]]);
    agree("ja", &[["である", "ではない"], ["する", "しない"]]);
}

proptest! {
    #[test]
    fn sides_whose_traits_begin_alike_are_never_warned_of(
        language in prop::sample::select(vec!["en", "es", "fr", "de", "it", "pt", "nl", "pl"]),
        verbs in prop::collection::vec("[a-zéèüçã']{1,8}", 1..5),
    ) {
        let traits: Vec<[&str; 2]> = verbs.iter().map(|verb| [verb.as_str(); 2]).collect();
        let json = deck(language, ["x", "y"], &traits);
        let (_, told) = check_deck("deck.json", json.as_bytes());
        prop_assert!(told.iter().all(|of| of.code() != "deck-sides-differ-in-number"), "{}", told);
    }
}
