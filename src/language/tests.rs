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
    let which_side = |of| Grammar::of("en").which_side(of, ["a", "b"]);
    assert_eq!(which_side("works by pull."), "Works by pull: a or b?");
    assert_eq!(which_side("asks, answers, asks ..."), "Asks, answers, asks ...: a or b?");
    assert_eq!(Grammar::of("hi").which_side("खींचता है।", ["क", "ख"]), "खींचता है: क / ख?");
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
    let begun = Language::read("nl", "verdict-pairs = Niet helemaal: { $right } van { $of } goed.\n");
    let pairs = message!("verdict-pairs", right = 1usize, of = 3usize);
    assert_eq!(begun.say(&pairs), "Niet helemaal: 1 van 3 goed.");
    assert_eq!(Language::of("nl-BE").say(&pairs), "Not quite: 1 of 3 right.");
    let listed = Message::new("list-or", vec![("before", "a".into()), ("after", "b".into())]);
    assert_eq!(begun.say(&listed), "a or b");
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
        let names = names.filter_map(|line| Some(line.split_once(" =")?.0.to_owned()));
        // Lists for the check of a deck, which a language may lack.
        names.filter(|name| !["grammar-absolute", "grammar-vague"].contains(&name.as_str())).collect()
    };
    let english = of_sentences(SOURCES[0].1);
    assert!(english.len() > 10);
    for (language, source) in SOURCES.iter().chain([&("neutral", NEUTRAL)]) {
        assert_eq!(of_sentences(source), english, "{language}");
        FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(_, errors)| panic!("{language}: {errors:?}"));
    }
}

#[test]
fn number_words_stand_in_order_up_to_a_hundred() {
    for (language, source) in SOURCES {
        let words = source.split("spelling-numbers =").nth(1).map(|rest| rest.split("\nspelling-").next().unwrap());
        let numbers = words.map(|words| words.split('#').next().unwrap().split_whitespace().count());
        assert!(matches!(numbers, None | Some(101)), "{language}: {numbers:?}");
    }
    for (language, word, number) in [
        ("en", "zero", 0),
        ("en", "seventy-seven", 77),
        ("en", "hundred", 100),
        ("de", "siebenundsiebzig", 77),
        ("de", "dreissig", 30),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "nonante-sept", 97),
        ("es", "treinta-y-una", 31),
        ("zh", "九十九", 99),
    ] {
        assert_eq!(Orthography::of(language).number(word), Some(number), "{language}: {word}");
    }
}

#[test]
fn of_a_language_without_a_file_or_in_another_script_nothing_of_english_is_taken() {
    for tag in ["vi", "en-Cyrl", "", "xx"] {
        let orthography = Orthography::of(tag);
        assert!(!orthography.is_article("the") && orthography.number("three").is_none(), "{tag}");
        assert_eq!(orthography.is_word("pull"), None, "{tag}");
    }
    assert!(Orthography::of("IT").is_article("la") && Orthography::of("EN_us").is_article("the"));
    assert!(Orthography::of("it").elides() && !Orthography::of("nl").elides());
}

#[test]
fn a_script_of_its_own_keeps_its_spaces() {
    assert_eq!(Grammar::of("zh-Hans").statement("市场", "拉"), "市场拉。");
    assert_eq!(Grammar::of("zh-Latn").statement("shichang", "la"), "Shichang: la.");
    assert_eq!(Grammar::of("zh_Latn_CN").enumerated(["shichang", "xiaoshou"]), "shichang / xiaoshou");
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
        ("nl", "ijs en sneeuw", "IJs en sneeuw"),
        ("en", "ijtihad", "Ijtihad"),
        ("nl-BE", "'s nachts", "'s Nachts"),
        ("af", "’n kliënt", "’n Kliënt"),
        ("nl", "'s", "'s"),
        ("ka", "ბაზარი", "ბაზარი"),
    ] {
        assert_eq!(Grammar::of(language).raised(name), raised, "{language}");
    }
}

#[test]
fn a_name_with_a_full_stop_of_its_own_ends_a_sentence_once() {
    let grammar = Grammar::of("en");
    assert_eq!(grammar.statement("sales", "sells to Acme Inc."), "Sales sells to Acme Inc.");
    assert_eq!(grammar.which_side("sells to Acme Inc.", ["a"]), "Sells to Acme Inc: a?");
    assert_eq!(grammar.contrast([("a", "pulls."), ("b", "sells to Acme Inc.")]), "A pulls; b sells to Acme Inc.");
}

/// A distinction said in a language: a sentence that denies it of the other side, one by degree, and the question which side has it.
#[test]
fn a_distinction_is_said_as_the_language_says_it() {
    let cases = [
        (
            ("en", "marketing", "sales", "pulls"),
            ["Marketing, not sales, pulls.", "Marketing, more than sales, pulls.", "Pulls: marketing or sales?"],
        ),
        (
            ("ar", "التسويق", "المبيعات", "يجذب"),
            ["التسويق، وليس المبيعات، يجذب.", "التسويق، أكثر من المبيعات، يجذب.", "يجذب: التسويق أم المبيعات؟"],
        ),
        (
            ("de", "das Marketing", "der Vertrieb", "zieht an"),
            [
                "Das Marketing, nicht der Vertrieb, zieht an.",
                "Das Marketing, mehr als der Vertrieb, zieht an.",
                "Zieht an: das Marketing oder der Vertrieb?",
            ],
        ),
        (
            ("es", "el marketing", "la venta", "atrae"),
            [
                "El marketing, y no la venta, atrae.",
                "El marketing, más que la venta, atrae.",
                "Atrae: ¿el marketing o la venta?",
            ],
        ),
        (
            ("fr", "le marketing", "la vente", "attire"),
            [
                "Le marketing, et non la vente, attire.",
                "Le marketing, plus que la vente, attire.",
                "Attire\u{a0}: le marketing ou la vente\u{a0}?",
            ],
        ),
        (
            ("it", "il marketing", "la vendita", "attrae"),
            [
                "Il marketing, e non la vendita, attrae.",
                "Il marketing, più che la vendita, attrae.",
                "Attrae: il marketing o la vendita?",
            ],
        ),
        (
            ("ja", "マーケティング", "営業", "創造性を必要とする"),
            [
                "営業ではなくマーケティングが創造性を必要とする。",
                "営業よりもマーケティングのほうが創造性を必要とする。",
                "創造性を必要とする：マーケティング、それとも営業？",
            ],
        ),
        (
            ("nl", "marketing", "verkoop", "trekt aan"),
            [
                "Marketing, en niet verkoop, trekt aan.",
                "Marketing, meer dan verkoop, trekt aan.",
                "Trekt aan: marketing of verkoop?",
            ],
        ),
        (
            ("pl", "marketing", "sprzedaż", "przyciąga"),
            [
                "Marketing, a nie sprzedaż, przyciąga.",
                "Marketing, bardziej niż sprzedaż, przyciąga.",
                "Przyciąga: marketing czy sprzedaż?",
            ],
        ),
        (
            ("pt", "o marketing", "a venda", "atrai"),
            [
                "O marketing, e não a venda, atrai.",
                "O marketing, mais do que a venda, atrai.",
                "Atrai: o marketing ou a venda?",
            ],
        ),
        (
            ("zh", "市场营销", "销售", "需要创造力"),
            ["市场营销（而不是销售）需要创造力。", "市场营销比销售更需要创造力。", "需要创造力：市场营销还是销售？"],
        ),
        (
            ("sv", "marknadsföring", "försäljning", "drar"),
            ["Marknadsföring: drar.", "Marknadsföring: drar.", "Drar: marknadsföring / försäljning?"],
        ),
    ];
    assert!(SOURCES.iter().all(|(language, _)| cases.iter().any(|((of, ..), _)| of == language)));
    for ((language, about, against, of), expected) in cases {
        let grammar = Grammar::of(language);
        let said = [
            grammar.competitive(about, against, of),
            grammar.by_degree(about, against, of),
            grammar.which_side(of, [about, against]),
        ];
        assert_eq!(said, expected, "{language}");
    }
}

#[test]
fn a_word_changes_before_the_sound_that_it_changes_before() {
    let spanish = |last| Grammar::of("es").which_side("sube", ["la demanda", last]);
    assert_eq!(spanish("oferta"), "Sube: ¿la demanda u oferta?");
    assert_eq!(spanish("Óscar"), "Sube: ¿la demanda u Óscar?");
    assert_eq!(spanish("horas"), "Sube: ¿la demanda u horas?");
    assert_eq!(spanish("la oferta"), "Sube: ¿la demanda o la oferta?");
    assert_eq!(spanish("hielo"), "Sube: ¿la demanda o hielo?");
    let french = |against| Grammar::of("fr").by_degree("une piste", against, "vieillit");
    assert_eq!(french("une affaire"), "Une piste, plus qu'une affaire, vieillit.");
    assert_eq!(french("Évian"), "Une piste, plus qu'Évian, vieillit.");
    assert_eq!(french("le client"), "Une piste, plus que le client, vieillit.");
}

#[test]
fn a_verb_tells_one_from_several_where_its_end_shows_it() {
    use Number::{One, Several};
    for (language, of, expected) in [
        ("en", "works by pull", Some(("works", One))),
        ("en", "work by push", Some(("work", Several))),
        ("en", "focus on the customer", Some(("focus", Several))),
        ("en", "Never sleeps.", Some(("sleeps", One))),
        ("en", "can reach many", None),
        ("en", "20 bytes long", None),
        ("es-MX", "no satisfacen la demanda", Some(("satisfacen", Several))),
        ("es", "se dirige a todos", Some(("dirige", One))),
        ("fr", "n’est pas large", Some(("est", One))),
        ("fr", "visent le client", Some(("visent", Several))),
        ("fr", "tient la marque", None),
        ("de", "zieht Kunden an", Some(("zieht", One))),
        ("de", "sind enger", Some(("sind", Several))),
        ("it", "si rivolgono al cliente", Some(("rivolgono", Several))),
        ("pt", "tem pressa", Some(("tem", One))),
        ("pt", "atraem o cliente", Some(("atraem", Several))),
        ("nl", "trekken klanten", Some(("trekken", Several))),
        ("pl", "nie szukają klienta", Some(("szukają", Several))),
        ("ja", "需要を生み出す", None),
        ("sv", "drar in kunder", None),
        ("en", "", None),
    ] {
        let expected = expected.map(|(verb, number)| (verb.to_owned(), number));
        assert_eq!(Grammar::of(language).verb(of), expected, "{language}: {of}");
    }
    for (language, source) in SOURCES {
        let pairs = source
            .lines()
            .filter_map(|line| line.strip_prefix("grammar-verb-pairs = "))
            .flat_map(str::split_whitespace);
        for (one, several) in pairs.filter(|pair| !pair.contains('-')).filter_map(|pair| pair.split_once('/')) {
            let number = |verb| Grammar::of(language).verb(verb).map(|(_, number)| number);
            assert_eq!((number(one), number(several)), (Some(One), Some(Several)), "{language}: {one}/{several}");
        }
    }
    for (language, one, several) in [
        ("en", "satisfies", "satisfy"),
        ("en", "is", "are"),
        ("es", "funciona", "funcionan"),
        ("fr", "finit", "finissent"),
        ("de", "zieht", "ziehen"),
        ("it", "vende", "vendono"),
        ("pt", "atende", "atendem"),
        ("nl", "werkt", "werken"),
        ("pl", "szuka", "szukają"),
    ] {
        let grammar = Grammar::of(language);
        assert!(grammar.is_same_verb(one, several), "{language}: {one}, {several}");
        assert!(!grammar.is_same_verb(several, one) && !grammar.is_same_verb(one, one), "{language}: {one}, {several}");
    }
}

proptest! {
    #[test]
    fn nothing_from_outside_steers_the_terminal(text in any::<String>(), bytes in prop::collection::vec(any::<char>(), 0..8)) {
        let text = text + &bytes.into_iter().collect::<String>() + "\u{1b}]52;c;x\u{7}\u{9b}2J\u{202e}\u{2066}\r\n";
        let said = say(&Message::new("given", vec![("what", text.as_str().into()), ("whom", listed([text.as_str()]))]));
        prop_assert!(!said.chars().any(|letter| changes_screen(letter) || letter == FULL_STOP));
    }
}
