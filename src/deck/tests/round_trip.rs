//! A deck goes out and in unchanged, and nothing that a file may hold makes reading fail otherwise than by diagnostics in place.

use proptest::prelude::*;

use super::GOOD;
use crate::deck::draft::{
    Draft, DraftDistinction, DraftExample, DraftFact, DraftSide, DraftSituation, DraftTrait, Field,
};
use crate::deck::{built_in, check_deck, read_deck};
use crate::diagnostic::{Severity, Span, Spanned};

const BUILT_IN: &str = include_str!("../../../decks/marketing-vs-sales.json");

fn given(text: String) -> Field<Spanned<String>> {
    Field::Given(Spanned::new(text, Span::default()))
}

fn some(texts: Vec<String>) -> Field<Vec<Spanned<String>>> {
    match texts.is_empty() {
        true => Field::Missing,
        false => Field::Given(texts.into_iter().map(|text| Spanned::new(text, Span::default())).collect()),
    }
}

/// A text with runs of key words, spaces and brackets to be shown in odd places.
fn marked() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        3 => "[a-zé\"\u{200b}]{1,4}",
        2 => r"[a-z][a-z\\ ]{0,3}".prop_map(|words| format!("[{words}]")),
        1 => r"[a-z][a-z\\ ]{0,3}".prop_map(|words| format!("[ {words} ]")),
        1 => r"[ \\]|\\\[|\\\]|[\u{3000}-\u{3020}]",
    ];
    prop::collection::vec(part, 1..5).prop_map(|parts| parts.concat())
}

fn trait_text() -> impl Strategy<Value = (String, Vec<String>)> {
    // Other spellings for a text with one run of key words, for two, and for one with any.
    let spelling = r"[a-z][a-z\\ ]{0,3}(\\\]|é)?";
    prop_oneof![
        (marked(), Just(Vec::new())),
        ("[a-z]{1,3}", prop::collection::vec(spelling, 0..3))
            .prop_map(|(word, accept)| (format!("a [{word}] b"), accept)),
        ("[a-z]{1,3}", prop::collection::vec(r"[a-z][a-z\\ ]{0,3}", 0..3)).prop_map(|(word, accept)| {
            (format!("[{word}] b [x\\ ]"), accept.into_iter().map(|spelling| format!("[q] [{spelling} ]")).collect())
        }),
    ]
}

/// What its author wrote down of a distinction or a fact: texts, and whether something is left out of it.
type Distinction = (Vec<(String, Vec<String>)>, Vec<String>, Vec<(Vec<String>, bool)>, bool);
type Fact = (Vec<String>, bool);

/// Texts that differ by the number they begin with.
fn numbered(texts: impl IntoIterator<Item = String>, first: usize) -> Vec<String> {
    texts.into_iter().zip(first..).map(|(text, number)| format!("{number} {text}")).collect()
}

fn any_draft() -> impl Strategy<Value = Draft> {
    let example = (prop::collection::vec(r"[a-z\[\]\\é]{1,6}", 3), any::<bool>());
    let distinction = (
        prop::collection::vec(trait_text(), 3),
        prop::collection::vec(marked(), 0..3),
        prop::collection::vec(example, 0..3),
        any::<bool>(),
    );
    let fact = (prop::collection::vec(r"[a-z\[\]\\ \u{1f600}]{1,6}", 1..4), any::<bool>());
    let title = r"[A-Z\\\[]\PC{0,4}";
    (prop::collection::vec(distinction, 0..3), prop::collection::vec(fact, 0..3), title).prop_map(written_down)
}

fn written_down((distinctions, facts, title): (Vec<Distinction>, Vec<Fact>, String)) -> Draft {
    let span = Span::default();
    let sides = numbered(vec![title.clone(); 3], 0).into_iter().enumerate();
    let side = |(at, name)| DraftSide { span, id: given(format!("s{at}")), name: given(name) };
    let distinctions = distinctions.into_iter().enumerate().map(|(at, (texts, lures, examples, is_whole))| {
        let (texts, accept): (Vec<_>, Vec<_>) = texts.into_iter().unzip();
        let of_side = |((at, text), accept)| {
            let side = Spanned::new(format!("s{at}"), span);
            let also = if at == 2 && is_whole { vec!["s1".to_owned()] } else { Vec::new() };
            DraftTrait { span, side, text: given(text), accept: some(accept), also: some(also) }
        };
        let traits = numbered(texts, 0).into_iter().enumerate().zip(accept).map(of_side);
        DraftDistinction {
            span,
            id: given(format!("d{at}")),
            aspect: given(title.clone()),
            traits: Field::Given(Spanned::new(traits.skip(usize::from(!is_whole)).collect(), span)),
            degree: if is_whole { Field::Missing } else { Field::Given(Spanned::new(true, span)) },
            lures: some(numbered(lures, 9)),
            examples: match examples.is_empty() {
                true => Field::Missing,
                false => Field::Given(examples.into_iter().map(|example| shown(example, !is_whole)).collect()),
            },
            near: if is_whole && at == 1 { some(vec!["d0".to_owned()]) } else { Field::Missing },
            why: if is_whole { given("Because.".to_owned()) } else { Field::Missing },
        }
    });
    let distinctions = distinctions.collect();
    let facts = facts.into_iter().enumerate().map(|(at, (versions, is_whole))| DraftFact {
        span,
        id: given(format!("f{at}")),
        title: if is_whole { given(title.clone()) } else { Field::Missing },
        statement: given(format!("0 {title}")),
        false_versions: match some(numbered(versions, 1)) {
            Field::Given(versions) => Field::Given(Spanned::new(versions, span)),
            other => panic!("{other:?}"),
        },
        why: if is_whole { given("Because.".to_owned()) } else { Field::Missing },
    });
    let facts = facts.collect();
    Draft {
        span,
        id: given("any".to_owned()),
        title: given(title),
        language: Field::Missing,
        sides: Field::Given(Spanned::new(sides.map(side).collect(), span)),
        distinctions: Field::Given(distinctions),
        facts: Field::Given(facts),
    }
}

/// An example with a situation for each side, the first left out where that has no trait.
fn shown((texts, is_held): (Vec<String>, bool), skips_first: bool) -> DraftExample {
    let span = Span::default();
    let situation = |(at, text)| DraftSituation { side: Spanned::new(format!("s{at}"), span), text: given(text) };
    let situations = numbered(texts, 0).into_iter().enumerate().skip(usize::from(skips_first)).map(situation);
    let held = if is_held { Field::Given(Spanned::new(true, span)) } else { Field::Missing };
    DraftExample { span, situations: situations.collect(), held }
}

#[test]
fn the_built_in_deck_is_written_as_its_author_wrote_it() {
    let deck = built_in().unwrap().remove(0);
    assert_eq!(Draft::from(&deck).write("x.json").unwrap(), BUILT_IN);
}

#[test]
fn how_a_file_is_written_makes_no_difference_to_the_fingerprint_and_what_it_says_does() {
    let of = |json: &str| read_deck("x.json", json.as_bytes()).unwrap().fingerprint();
    let value: serde_json::Value = serde_json::from_str(BUILT_IN).unwrap();
    assert_eq!(of(BUILT_IN), of(&value.to_string()));
    assert_eq!(of(BUILT_IN), of(&BUILT_IN.replace("works from the [outside in]", "works  from the [ outside in ]")));
    for (from, to) in [
        ("[technical and operational]", "technical and operational"),
        ("\"fulfil\", ", ""),
        ("[checks] customers in", "[Checks] customers in"),
    ] {
        assert_ne!(of(BUILT_IN), of(&BUILT_IN.replacen(from, to, 1)), "{from}");
    }
}

#[test]
fn no_built_in_deck_has_a_warning() {
    let (deck, diagnostics) = check_deck("x.json", BUILT_IN.as_bytes());
    assert!(deck.is_some() && diagnostics.iter().next().is_none(), "{diagnostics}");
}

proptest! {
    #[test]
    fn any_deck_is_written_and_read_again_unchanged(draft in any_draft()) {
        let (deck, _) = draft.check();
        prop_assume!(deck.is_some());
        let deck = deck.unwrap();
        let written = Draft::from(&deck).write("x.json").unwrap();
        let read = read_deck("x.json", written.as_bytes());
        prop_assert_eq!(read.as_ref(), Ok(&deck), "{}", written);
        let read = read.unwrap();
        prop_assert_eq!(Draft::from(&read).write("x.json").unwrap(), written);
        prop_assert_eq!(read.fingerprint(), deck.fingerprint());
    }

    #[test]
    fn what_an_author_wrote_down_checks_to_the_same_deck_and_the_same_complaints_in_a_file(draft in any_draft()) {
        let (deck, complaints) = draft.check();
        let (read, told) = check_deck("x.json", draft.write("x.json").unwrap().as_bytes());
        prop_assert_eq!(read, deck);
        let mut codes: Vec<_> = complaints.iter().map(|one| one.code()).collect();
        let mut told: Vec<_> = told.iter().map(|one| one.code()).collect();
        codes.sort_unstable();
        told.sort_unstable();
        prop_assert_eq!(told, codes);
    }

    #[test]
    fn a_deck_cut_or_spoilt_anywhere_is_refused_in_place_or_read(cut in 0..GOOD.len(), byte in any::<u8>(), keep_rest in any::<bool>()) {
        let mut bytes = GOOD.as_bytes().to_vec();
        bytes[cut] = byte;
        if !keep_rest {
            bytes.truncate(cut);
        }
        let (deck, diagnostics) = check_deck("deck.json", &bytes);
        prop_assert_eq!(deck.is_none(), diagnostics.count(Severity::Error) > 0);
        for one in diagnostics.iter() {
            let other = one.other.iter().map(|other| other.span);
            for span in one.span.into_iter().chain(other) {
                prop_assert!(diagnostics.source().text().get(span.start..span.end).is_some(), "{:?}", one);
            }
        }
    }

    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let (deck, diagnostics) = check_deck("deck.json", &bytes);
        prop_assert!(deck.is_none() && diagnostics.has_errors());
    }
}
