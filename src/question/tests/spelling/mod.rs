//! What is forgiven in a written answer, what is asked about, and what is wrong.

mod properties;
mod rules;

use super::*;
use crate::question::spelling::{Around, Certainty, Meant, Reading, Speller, Spelling};

/// Words of which each may be taken for another.
pub(in crate::question::tests) const NEAR: [&str; 18] = [
    "pull",
    "pulls",
    "pulling",
    "pulled",
    "a pull",
    "pull in",
    "pulk",
    "puling",
    "generate",
    "generates",
    "genarate",
    "generat",
    "generation",
    "general",
    "3",
    "three",
    "long term",
    "the long-term",
];

/// Hands on what was meant by `given` where these are right and those are wrong.
fn meant<T>(
    language: &str,
    given: &str,
    right: &[&str],
    wrong: &[&str],
    then: impl FnOnce(Option<Meant<'_>>) -> T,
) -> T {
    let speller = Speller::of(language);
    let read = |texts: &[&str]| texts.iter().map(|text| speller.read(text)).collect::<Vec<_>>();
    let (right, wrong) = (read(right), read(wrong));
    let given = speller.read_answer(given);
    then(given.and_then(|given| speller.meant(&given, &in_no_sentence(&right), &in_no_sentence(&wrong))))
}

fn in_no_sentence(words: &[Reading]) -> Vec<Spelling<'_>> {
    words.iter().map(|words| Spelling { words, around: Around::nothing() }).collect()
}

/// Whether it is taken for the right words; `None` if not even asked about.
fn judged(language: &str, given: &str, right: &str, wrong: &[&str]) -> Option<Certainty> {
    meant(language, given, &[right], wrong, |meant| {
        Some(if meant?.is_sure() { Certainty::Sure } else { Certainty::Unsure })
    })
}

/// Languages, each with what was written and what is right.
type Cases<'c> = &'c [(&'c str, &'c [(&'c str, &'c str)])];

#[track_caller]
fn all_are(expected: Option<Certainty>, cases: Cases<'_>) {
    for (language, pairs) in cases {
        for (given, right) in *pairs {
            assert_eq!(judged(language, given, right, &[]), expected, "{language}: {given} for {right}");
        }
    }
}

#[track_caller]
fn all_are_forgiven(cases: Cases<'_>) {
    all_are(Some(Certainty::Sure), cases);
}

#[track_caller]
fn all_are_asked_about(cases: Cases<'_>) {
    all_are(Some(Certainty::Unsure), cases);
}

#[track_caller]
fn all_are_wrong(cases: Cases<'_>) {
    all_are(None, cases);
}

#[test]
fn words_of_the_sentence_may_be_repeated() {
    let speller = Speller::of("en");
    let judged = |[before, words, after]: [&str; 3], given: &str| {
        let (words, around) = (speller.read(words), speller.around(before, after, "marketing"));
        let meant = speller.meant(&speller.read(given), &[Spelling { words: &words, around: &around }], &[]);
        meant.is_some_and(|meant| meant.is_sure())
    };
    let demand = ["Marketing sets out to", "generate", "demand."];
    let need = ["Marketing concentrates on", "understanding", "what the customer needs."];
    let pull = ["Marketing works by", "pull", "."];
    for (sentence, given) in [
        (demand, "generate demand"),
        (demand, "to generate"),
        (demand, "sets out to generate demand"),
        (demand, "Marketing sets out to generate demand"),
        (demand, "generates the demand"),
        (demand, "generate that"),
        (need, "an understanding of"),
        (need, "understanding the customer and"),
        (need, "understanding of what the customer needs"),
        (pull, "by pull"),
        (pull, "pull marketing"),
        (pull, "pulling in"),
        (["It takes", "5", "days"], "5 days"),
        (["It does not", "push", ""], "not push"),
    ] {
        assert!(judged(sentence, given), "{given}");
    }
    for (sentence, given) in [
        (demand, "generate supply"),
        (demand, "demand"),
        (demand, "sets out to"),
        (demand, "out generate"),
        (demand, "not generate demand"),
        (need, "understanding of the price"),
        (pull, "pull sales"),
        (pull, "push and pull"),
        (pull, "pull of to that in the"),
        (["It works by", "pull", ", not push"], "pull push"),
        (["It takes", "5", "days"], "-5 days"),
        (["It does", "push", ""], "does not push"),
    ] {
        assert!(!judged(sentence, given), "{given}");
    }
}

#[test]
fn what_is_as_near_to_something_wrong_is_never_forgiven() {
    for (language, given, right, wrong, is_forgiven) in [
        ("en", "affect", "affect", "effect", true),
        ("en", "Effect", "affect", "effect", false),
        ("en", "the effect", "affect", "effect", false),
        ("en", "affct", "affect", "effect", true),
        // A slip away from either.
        ("en", "generade", "generate", "generaze", false),
        // No slip gives a word of what is asked.
        ("en", "zynkal", "zynkel", "more zynkal than others", false),
        ("en", "pulls", "pull", "pulls", false),
        ("en", "pulling", "pull", "pulls", false),
        ("en", "ano", "año", "ano", false),
        ("en", "año", "año", "ano", true),
        ("en", "Año", "año", "ano", true),
        // It reads the same: that cannot be told apart.
        ("en", "It", "IT", "it", true),
        ("de", "see", "der See", "die See", false),
        ("de", "der see", "der See", "die See", true),
    ] {
        let judged = judged(language, given, right, &[wrong]);
        assert_eq!(judged == Some(Certainty::Sure), is_forgiven, "{given} for {right}, not {wrong}: {judged:?}");
    }
}

#[test]
fn the_nearest_right_spelling_was_meant() {
    let nearest = |given| {
        meant("en", given, &["generate", "create", "build"], &[], |meant| meant.map(|meant| meant.words.text.clone()))
    };
    assert_eq!(nearest("craete").as_deref(), Some("create"));
    assert_eq!(nearest("Build").as_deref(), Some("build"));
    assert_eq!(nearest("destroy"), None);
}
