use proptest::prelude::*;

use super::*;

/// What a message of the fixture below says with these arguments.
fn say(message: &Message) -> String {
    let source = "given = You gave { $what } to { $whom }.\nleft = { $items ->\n    [one] { $items } item is\n   *[other] { $items } items are\n } left.\n    .hint = Do it again.\n";
    Language::read("en", source).say(message)
}

#[test]
fn numbers_decide_between_singular_and_plural() {
    for (items, said) in [(0, "0 items are left."), (1, "1 item is left."), (1234, "1234 items are left.")] {
        assert_eq!(say(&Message::new("left", vec![("items", items.into())])), said);
    }
}

#[test]
fn a_name_that_ends_in_a_full_stop_ends_the_sentence_once() {
    let given = |whom: &str| Message::new("given", vec![("what", "Acme Inc.".into()), ("whom", whom.into())]);
    assert_eq!(say(&given("Acme Inc.")), "You gave Acme Inc. to Acme Inc.");
    assert_eq!(say(&given("sales ...")), "You gave Acme Inc. to sales ....");
    let listed = Message::new("given", vec![("what", "x".into()), ("whom", all_of(["a", "b", "Acme Inc."]))]);
    assert_eq!(say(&listed), "You gave x to a, b and Acme Inc.");
}

#[test]
fn a_full_stop_within_a_longer_sentence_goes_and_an_ellipsis_stays() {
    let which = |of| Grammar::of("en").which(of);
    assert_eq!(which("works by pull."), "Which one works by pull?");
    assert_eq!(which("asks, answers, asks ..."), "Which one asks, answers, asks ...?");
}

#[test]
fn what_ends_a_line_or_turns_it_changes_the_screen() {
    assert_eq!(legible("a\u{2028}b\r\nc\u{202e}d\u{1b}e\u{200f}f"), "a b cdef");
}

#[test]
fn what_is_not_translated_is_said_in_english_and_an_unknown_message_by_its_id() {
    let list = Message::new("list-or", vec![("before", "a".into()), ("after", "b".into())]);
    assert_eq!(Language::of("zh-Hans").say(&list), "a or b");
    assert_eq!(Language::of("x").say(&Message::new("nothing-of-the-kind", Vec::new())), "nothing-of-the-kind");
    assert_eq!(Language::english().beside(&list, "hint"), None);
}

#[test]
fn a_language_that_is_translated_in_part_says_the_rest_in_english() {
    let pairs = message!("verdict-pairs", right = 1usize, of = 3usize);
    assert_eq!(Language::of("nl-BE").say(&pairs), "Niet helemaal: 1 van 3 goed.");
    assert_eq!(Language::of("en").say(&pairs), "Not quite: 1 of 3 right.");
    let listed = Message::new("list-or", vec![("before", "a".into()), ("after", "b".into())]);
    assert_eq!(Language::of("nl").say(&listed), "a or b");
    assert_eq!(Grammar::of("nl").competitive("marketing", "verkoop", "trekt"), "Marketing, en niet verkoop, trekt.");
}

#[test]
fn a_remedy_stands_beside_the_message() {
    let source = "left = Left.\n    .hint = Do it again.\n";
    assert_eq!(Language::read("en", source).beside(&message!("left"), "hint").as_deref(), Some("Do it again."));
}

#[test]
fn every_language_has_every_pattern_of_a_sentence() {
    let of_sentences = |source: &str| -> Vec<String> {
        let names = source.lines().filter(|line| line.starts_with("grammar-"));
        names.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect()
    };
    let english = of_sentences(SOURCES[0].1);
    assert!(english.len() > 10);
    for (language, source) in SOURCES {
        assert_eq!(of_sentences(source), english, "{language}");
        FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(_, errors)| panic!("{language}: {errors:?}"));
    }
}

#[test]
fn a_script_of_its_own_keeps_its_spaces() {
    assert_eq!(Grammar::of("zh-Hans").statement("市场", "拉"), "市场拉。");
    assert_eq!(Grammar::of("zh-Latn").statement("shichang", "la"), "Shichang la.");
    assert_eq!(Grammar::of("zh_Latn_CN").enumerated(["shichang", "xiaoshou"]), "shichang, xiaoshou");
    assert_eq!(Grammar::of("de-AT").competitive("x", "y", "zieht"), "X, nicht y, zieht.");
}

#[test]
fn only_names_whose_first_word_has_no_capitals_are_raised_and_turkish_ones_keep_their_dots() {
    for (language, name, raised) in [
        ("en", "sales", "Sales"),
        ("en", "type I error", "Type I error"),
        ("en", "TCP", "TCP"),
        ("en", "iOS", "iOS"),
        ("fr", "état", "État"),
        ("zh", "推", "推"),
        ("en", "", ""),
        ("en", "istanbul", "Istanbul"),
        ("tr", "istanbul", "İstanbul"),
        ("tr-TR", "ısparta", "Isparta"),
        ("az", "iş", "İş"),
    ] {
        assert_eq!(Grammar::of(language).raised(name), raised, "{language}");
    }
}

#[test]
fn a_name_with_a_full_stop_of_its_own_ends_a_sentence_once() {
    let grammar = Grammar::of("en");
    assert_eq!(grammar.statement("sales", "sells to Acme Inc."), "Sales sells to Acme Inc.");
    assert_eq!(grammar.which("sells to Acme Inc."), "Which one sells to Acme Inc?");
    assert_eq!(grammar.contrast([("a", "pulls."), ("b", "sells to Acme Inc.")]), "A pulls; b sells to Acme Inc.");
}

proptest! {
    #[test]
    fn nothing_from_outside_steers_the_terminal(text in any::<String>(), bytes in prop::collection::vec(any::<char>(), 0..8)) {
        let text = text + &bytes.into_iter().collect::<String>() + "\u{1b}]52;c;x\u{7}\u{9b}2J\u{202e}\u{2066}\r\n";
        let said = say(&Message::new("given", vec![("what", text.as_str().into()), ("whom", listed([text.as_str()]))]));
        prop_assert!(!said.chars().any(|letter| changes_screen(letter) || letter == FULL_STOP));
    }
}
