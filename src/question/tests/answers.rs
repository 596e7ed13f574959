//! What people write into blanks, and how other people graded it.

use super::*;

/// A case: a trait with one blank, what was written into it, and what a person says.
struct Case {
    language: String,
    text: String,
    answer: String,
    is_right: bool,
    /// Whether rules tell; else it takes an author's `accept`.
    is_by_rule: bool,
}

/// The cases of a file with columns for language, trait, answer, verdict, and what tells it.
fn cases() -> Vec<Case> {
    let case = |line: &str| match line.split('\t').collect::<Vec<_>>().as_slice() {
        [language, text, answer, verdict, by] => Case {
            language: (*language).to_owned(),
            text: (*text).to_owned(),
            answer: (*answer).to_owned(),
            is_right: *verdict == "right",
            is_by_rule: *by == "rule",
        },
        other => panic!("{other:?}"),
    };
    include_str!("answers.tsv").lines().skip(1).map(case).collect()
}

/// What comes of it in a deck that knows nothing but this trait.
fn is_taken_for_right(Case { language, text, answer, .. }: &Case) -> bool {
    let (side, text) = match text.split_once(' ') {
        Some((side @ ("marketing" | "sales"), text)) => (side, text),
        _ => ("it", text.as_str()),
    };
    let trait_of = |text: &str| serde_json::json!({ "text": text });
    let deck = serde_json::json!({
        "format": 1, "id": "test", "title": "T", "language": language,
        "sides": [{ "id": "one", "name": side }, { "id": "other", "name": "xxx" }],
        "distinctions": [{ "id": "d", "aspect": "D", "traits": { "one": trait_of(text), "other": trait_of("zzz") } }],
    });
    let deck = read_deck("test", deck.to_string().as_bytes()).unwrap();
    let question = ask(&deck, &Typed, &[item(&deck, "d")], Hints::default(), 0);
    question.grade(&[Response::Text(answer.clone())])[0].right
}

#[test]
fn what_people_write_is_graded_as_people_grade_it() {
    let cases = cases();
    assert!(cases.len() > 230, "{}", cases.len());
    let told = |case: &Case| format!("{}: {} for {}", case.language, case.answer, case.text);
    let wrongly_right: Vec<_> =
        cases.iter().filter(|case| !case.is_right && is_taken_for_right(case)).map(told).collect();
    assert_eq!(wrongly_right, [""; 0]);
    let refused: Vec<_> =
        cases.iter().filter(|case| case.is_right && case.is_by_rule && !is_taken_for_right(case)).map(told).collect();
    assert_eq!(refused, [""; 0]);
}
