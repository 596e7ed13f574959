//! What is forgiven in a written answer, and what is not.

use super::*;
use crate::question::spelling::Speller;

fn is_forgiven(language: &str, given: &str, right: &str, wrong: &[&str]) -> bool {
    Speller::of(language).meant(given, &[right], wrong).is_some()
}

#[test]
fn case_accents_punctuation_articles_and_spaces_are_forgiven() {
    for (language, given, right) in [
        ("en", " Pull. ", "pull"),
        ("en", "the long term", "long term"),
        ("en", "long term", "the long-term"),
        ("en", "longterm", "long term"),
        ("en", "long term", "longterm"),
        ("en", "long-term!", "long term"),
        ("en", "\"word of mouth\"", "word-of-mouth"),
        ("en", "customers needs", "customers' needs"),
        ("en", "cafe", "café"),
        ("en", "cafe\u{301}", "café"),
        ("en", "ＴＣＰ", "TCP"),
        ("en", "pu\u{200b}ll", "pull"),
        ("en", "tcp / ip", "TCP/IP"),
        ("de", "Nachfrage", "die Nachfrage"),
        ("de", "eine groesse", "Größe"),
        ("de", "grosse", "Größe"),
        ("de", "maße", "Masse"),
        ("de", "uebergross", "übergroß"),
        ("fr", "offre", "l'offre"),
        ("fr", "la demande", "demande"),
        ("fr", "l’ete", "l'été"),
        ("fr", "coeur", "cœur"),
        ("es", "El ano", "año"),
        ("da", "roed", "rød"),
        ("da", "rod", "rød"),
        ("pl", "lodz", "Łódź"),
        ("el", "αγορα", "αγορά"),
        ("ru", "еж", "ёж"),
        ("ar", "اعلان", "إعلان"),
        ("ar", "إعلان", "إِعْلان"),
        ("zh", "市场，营销。", "市场营销"),
        ("zh", " 市场 营销", "市场营销"),
        ("tr", "İSTANBUL", "istanbul"),
    ] {
        assert!(is_forgiven(language, given, right, &[]), "{language}: {given} for {right}");
    }
}

#[test]
fn one_slip_in_each_word_of_five_letters_or_more_is_forgiven() {
    for (given, right) in [
        ("custommers", "customers"),
        ("custmers", "customers"),
        ("cuztomers", "customers"),
        ("csutomers", "customers"),
        ("imediate reslut", "immediate result"),
        ("naive", "naïve"),
        ("Naieve", "naïve"),
        ("한국어시장을", "한국어시장은"),
    ] {
        assert!(is_forgiven("en", given, right, &[]), "{given} for {right}");
    }
    for (given, right) in [
        ("pul", "pull"),
        ("pulll", "pull"),
        ("cstmers", "customers"),
        ("custommers stay long", "customers stay"),
        ("broad", "broader"),
        ("10001", "10000"),
        ("35", "3.5"),
        ("1", "-1"),
        ("12", "1/2"),
        ("C", "C++"),
        ("C#", "C++"),
        ("市场营消部", "市场营销部"),
        ("か", "が"),
        ("की", "का"),
        ("", "pull"),
        ("...", "pull"),
        ("the", "pull"),
        ("push", "pull"),
    ] {
        assert!(!is_forgiven("en", given, right, &[]), "{given} for {right}");
    }
}

#[test]
fn an_article_is_forgiven_only_in_its_language() {
    assert!(is_forgiven("en-GB", "a lead", "lead", &[]));
    assert!(!is_forgiven("de", "the lead", "lead", &[]));
    assert!(is_forgiven("de_AT", "Der Kunde", "Kunde", &[]));
}

#[test]
fn what_is_as_near_to_something_wrong_is_never_forgiven() {
    for (given, right, wrong, expected) in [
        ("affect", "affect", "effect", true),
        ("effect", "affect", "effect", false),
        ("Effect", "affect", "effect", false),
        ("the effect", "affect", "effect", false),
        // A slip away from either.
        ("iffect", "affect", "effect", false),
        ("affct", "affect", "effect", true),
        // A short word bears no slip, and is as near all the same.
        ("rrice", "price", "rice", false),
        ("ano", "año", "ano", false),
        ("año", "año", "ano", true),
        ("Año", "año", "ano", true),
        // It reads the same: that cannot be told apart.
        ("It", "IT", "it", true),
        ("see", "der See", "die See", false),
        ("der see", "der See", "die See", true),
    ] {
        assert_eq!(
            is_forgiven("de", given, right, &[wrong]),
            expected && !given.starts_with("the "),
            "{given} for {right}"
        );
    }
}

#[test]
fn the_nearest_right_spelling_was_meant() {
    let meant = |given| Speller::of("en").meant(given, &["generate", "create", "build"], &[]);
    assert_eq!(meant("craete"), Some("create"));
    assert_eq!(meant("Build"), Some("build"));
    assert_eq!(meant("destroy"), None);
}

proptest! {
    #[test]
    fn a_right_spelling_is_right_whatever_is_wrong(right in r"\PC{1,12}", wrong in prop::collection::vec(r"\PC{0,12}", 0..4)) {
        let wrong: Vec<&str> = wrong.iter().map(String::as_str).collect();
        prop_assume!(!right.trim().is_empty());
        for language in ["en", "fr", "zh"] {
            prop_assert!(is_forgiven(language, &right, &right, &wrong));
        }
    }

    #[test]
    fn a_wrong_spelling_is_wrong_however_near(right in "[a-e]{5,7}", wrong in "[a-e]{4,7}") {
        prop_assume!(right != wrong);
        prop_assert!(!is_forgiven("en", &wrong, &right, &[&wrong]));
    }

    #[test]
    fn one_slip_in_a_word_of_five_letters_or_more_is_forgiven_and_two_are_not(word in "[b-y]{6,9}", at in 1usize..4) {
        let mut letters: Vec<char> = word.chars().collect();
        letters[at] = 'z';
        prop_assert!(is_forgiven("en", &letters.iter().collect::<String>(), &word, &[]));
        letters[at + 2] = 'z';
        prop_assert!(!is_forgiven("en", &letters.iter().collect::<String>(), &word, &[]));
    }
}
