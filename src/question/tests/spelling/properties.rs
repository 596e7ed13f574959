//! What holds of any text.

use super::*;
use crate::language::Orthography;
use unicode_normalization::UnicodeNormalization;

const LANGUAGES: [&str; 12] = ["en", "de", "fr", "es", "pt", "vi", "ru", "el", "ar", "he", "zh", ""];

/// Words with what makes grading hard, put together at random.
fn any_words() -> impl Strategy<Value = String> {
    const PARTS: [&str; 32] = [
        "pull",
        "pulling",
        "the",
        "a",
        "Größe",
        "été",
        "señal",
        "avó",
        "5",
        "10,000",
        "ten",
        "%",
        "not",
        "C#",
        "TCP",
        "-",
        "–",
        "'",
        "’s",
        "ss",
        "ß",
        "œ",
        "ﬁ",
        "²",
        "αγορά",
        "ёж",
        "إعلان",
        "市场",
        "한국",
        "เสื้อ",
        " ",
        ".",
    ];
    let part = prop_oneof![prop::sample::select(PARTS.as_slice()).prop_map(str::to_owned), r"\PC{0,3}", "[a-e]{4,7}"];
    prop::collection::vec((part, prop::bool::ANY), 0..6).prop_map(|parts| {
        parts.into_iter().map(|(part, is_apart)| if is_apart { format!(" {part}") } else { part }).collect()
    })
}

/// A word, and the same with one letter changed, added or left out after the first, or with two neighbours swapped.
fn a_word_and_a_slip() -> impl Strategy<Value = (String, String)> {
    const WORDS: [&str; 7] = ["generate", "satisfy", "customer", "audience", "solution", "immediate", "understanding"];
    let parts = (prop::sample::select(&WORDS), 1usize..6, prop::char::range('a', 'z'), 0..4);
    parts.prop_map(|(word, at, letter, kind)| {
        let mut letters: Vec<char> = word.chars().collect();
        match kind {
            0 => letters[at] = letter,
            1 => letters.insert(at, letter),
            2 => drop(letters.remove(at)),
            _ => letters.swap(at, at + 1),
        }
        (word.to_owned(), letters.into_iter().collect())
    })
}

proptest! {
    #[test]
    fn any_text_is_compared_with_any_other(given in any_words(), right in any_words(), wrong in any_words(), language in prop::sample::select(&LANGUAGES)) {
        judged(language, &given, &right, &[&wrong]);
    }

    #[test]
    fn a_right_spelling_is_right_whatever_is_wrong(right in any_words(), wrong in prop::collection::vec(any_words(), 0..4)) {
        let wrong: Vec<&str> = wrong.iter().map(String::as_str).collect();
        prop_assume!(!right.trim().is_empty());
        for language in LANGUAGES {
            prop_assert_eq!(judged(language, &right, &right, &wrong), Some(Certainty::Sure), "{}", language);
        }
    }

    #[test]
    fn a_wrong_spelling_is_wrong_however_near((right, slip) in a_word_and_a_slip()) {
        prop_assume!(right != slip);
        prop_assert_eq!(judged("en", &slip, &right, &[&slip]), None);
        prop_assert_eq!(judged("en", &right, &slip, &[&right]), None);
    }

    #[test]
    fn how_letters_are_composed_and_their_case_make_no_difference(given in any_words(), right in any_words()) {
        for language in LANGUAGES {
            let expected = judged(language, &given, &right, &[]);
            let others = [given.to_uppercase(), given.to_lowercase(), given.nfc().collect(), given.nfd().collect()];
            for other in others {
                prop_assert_eq!(judged(language, &other, &right, &[]), expected, "{}: {:?} for {:?}", language, other, right);
            }
            prop_assert_eq!(judged(language, &given, &right.nfd().collect::<String>(), &[]), expected);
        }
    }

    #[test]
    fn what_is_right_for_one_is_never_right_for_another(
        given in any_words(), one in any_words(), other in any_words(), language in prop::sample::select(&LANGUAGES),
    ) {
        let read = |text| Speller::of(language).read(text);
        prop_assume!(!read(&one).reads_like(&read(&other)));
        let are_right = [(&one, &other), (&other, &one)].map(|(right, wrong)| judged(language, &given, right, &[wrong]));
        prop_assert!(are_right.contains(&None), "{:?} for {:?} and {:?}: {:?}", given, one, other, are_right);
    }

    #[test]
    fn one_slip_is_forgiven_unless_it_makes_a_word((word, slip) in a_word_and_a_slip()) {
        prop_assume!(slip != word && slip != format!("{word}s"));
        let is_word = Orthography::of("en").is_word(&slip) == Some(true);
        let is_sure = judged("en", &slip, &word, &[]) == Some(Certainty::Sure);
        prop_assert_eq!(is_sure, !is_word, "{} for {}", slip, word);
    }
}

#[test]
fn of_words_that_are_near_one_another_none_is_right_for_two() {
    for (one, other) in NEAR.iter().flat_map(|one| NEAR.iter().map(move |other| (one, other))) {
        let is_same = Speller::of("en").read(one).reads_like(&Speller::of("en").read(other));
        for given in NEAR.iter().filter(|_| !is_same) {
            let are_right = [(one, other), (other, one)].map(|(right, wrong)| judged("en", given, right, &[wrong]));
            assert!(are_right.contains(&None), "{given} for {one} and {other}: {are_right:?}");
        }
    }
}
