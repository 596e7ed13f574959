//! Typed.

use super::spelling::NEAR;
use super::*;
use crate::question::typed;

/// Two sides, and a distinction for every way of marking words.
fn deck() -> Deck {
    read_deck(
        "test",
        br#"{"format":1,"id":"test","title":"T","sides":[{"id":"marketing","name":"marketing"},{"id":"sales","name":"sales"}],
            "distinctions":[
              {"id":"force","aspect":"Force","lures":["works by [pulls]","works by price"],
               "traits":{"marketing":{"text":"works by [pull]","accept":["draw"]},"sales":{"text":"works by rather a lot"}}},
              {"id":"result","aspect":"Result","lures":["shows the impact"],
               "traits":{"marketing":{"text":"shows the [affect]"},"sales":{"text":"shows the [effect]"}}},
              {"id":"turn","aspect":"Turn",
               "traits":{"marketing":{"text":"turns [strangers] into [leads]","accept":["[people] into [prospects]"]},
                         "sales":{"text":"turns [leads] into [buyers]."}}},
              {"id":"contact","aspect":"Contact",
               "traits":{"marketing":{"text":"is rare"},"sales":{"text":"tries to [broaden]"}}},
              {"id":"scope","aspect":"Scope",
               "traits":{"marketing":{"text":"is [broader]"},"sales":{"text":"is [one two three four five six]"}}},
              {"id":"none","aspect":"None","traits":{"marketing":{"text":"is big"},"sales":{"text":"is small"}}}],
            "facts":[{"id":"f","true":"Yes.","false":["No."]}]}"#,
    )
    .unwrap()
}

/// A deck in which a sign is sought that otherwise says that nothing is known.
const SIGNS: &[u8] = br#"{"format":1,"id":"signs","title":"T","sides":[{"id":"a","name":"a"},{"id":"b","name":"b"}],
    "distinctions":[{"id":"sign","aspect":"Sign","traits":{"a":{"text":"ends with [?]"},"b":{"text":"ends with [;]"}}}]}"#;

/// A question about the trait of this side.
fn about(deck: &Deck, id: &str, side: &str) -> Question {
    let questions = (0..50).map(|seed| ask(deck, &Typed, &[item(deck, id)], Hints::default(), seed));
    let is_about = |question: &Question| match &question.grade(&[])[0].asked {
        Asked::Blanks { about } => about.as_str() == side,
        other => panic!("{other:?}"),
    };
    questions.into_iter().find(is_about).unwrap()
}

fn written(texts: &[&str]) -> Vec<Response> {
    texts.iter().map(|text| Response::Text((*text).to_owned())).collect()
}

/// The row of someone who did not mean anything else.
fn row(question: &Question, texts: &[&str]) -> Row {
    let mut responses = written(texts);
    if is_to_confirm(question, texts).is_some() {
        responses.push(Response::Option(1));
    }
    assert_eq!(question.prompt(&responses), None, "{texts:?} is no whole answer");
    question.grade(&responses).remove(0)
}

/// The words of which it is asked whether they were meant.
fn is_to_confirm(question: &Question, texts: &[&str]) -> Option<String> {
    match question.prompt(&written(texts))?.task {
        Task::Confirm { words } => Some(words),
        _ => None,
    }
}

#[test]
fn where_it_is_unsure_what_was_meant_it_is_asked_and_costs_nothing() {
    let deck = deck();
    let force = about(&deck, "force", "marketing");
    assert_eq!(is_to_confirm(&force, &["pulk"]).as_deref(), Some("pull"));
    assert_eq!(is_to_confirm(&force, &["pull"]), None);
    assert_eq!(is_to_confirm(&force, &["umbrella"]), None);
    let answered = |option| {
        let responses = [written(&["pulk"]), vec![Response::Option(option)]].concat();
        assert_eq!(force.prompt(&responses), None);
        force.grade(&responses).remove(0)
    };
    let typed = || Picked::Typed { text: "pulk".to_owned() };
    let (meant, not_meant) = (answered(0), answered(1));
    assert_eq!((meant.right, meant.picked.as_slice()), (true, [typed(), Picked::Meant].as_slice()));
    assert_eq!((not_meant.right, not_meant.picked.as_slice()), (false, [typed(), Picked::NotMeant].as_slice()));
    let right = row(&force, &["pull"]);
    assert_eq!(meant.noise, right.noise, "it is the evidence of a right answer");
    let verdict = Typed.verdict(&deck, &[meant]);
    assert_eq!(verdict, Verdict::RightSpelt { should_read: "pull".to_owned() });
    assert_eq!(Typed.accepted(&not_meant), None, "who meant nothing else has no more to say");
}

#[test]
fn of_several_blanks_it_is_asked_once_at_the_end_whether_all_was_meant() {
    let deck = deck();
    let turn = about(&deck, "turn", "sales");
    let unsure = ["keads", "vuyers"];
    assert!(matches!(turn.prompt(&written(&unsure[..1])).unwrap().task, Task::Write { gap: 2, .. }));
    assert_eq!(is_to_confirm(&turn, &unsure).as_deref(), Some("turns leads into buyers."));
    for (option, right) in [(0, true), (1, false)] {
        let responses = [written(&unsure), vec![Response::Option(option)]].concat();
        assert_eq!(turn.prompt(&responses), None);
        assert_eq!(turn.grade(&responses).remove(0).right, right);
    }
    assert_eq!(is_to_confirm(&turn, &["keads", "umbrella"]), None, "what is wrong beside it decides");
}

#[test]
fn only_what_the_deck_does_not_know_can_be_right_by_the_learners_word() {
    let deck = deck();
    let force = about(&deck, "force", "marketing");
    let accepted = |row: &Row| Typed.accepted(row);
    let own = row(&force, &["umbrella"]);
    let by_word = accepted(&own).unwrap();
    assert!(by_word.right && by_word.is_accepted());
    assert!(by_word.noise.unwrap().guess() > own.noise.unwrap().guess());
    assert!(by_word.noise.unwrap().phrases() >= own.noise.unwrap().phrases());
    assert_eq!(Typed.verdict(&deck, std::slice::from_ref(&by_word)), Verdict::Accepted);
    assert!(!typed::is_known_spelling(&deck, &by_word) && accepted(&by_word).is_none());
    // What is near a lure, says the opposite or says nothing is known too.
    for known in
        ["pull", "works by rather a lot", "works by price", "", "works by prive", "no pull", "not by pulling", "leads"]
    {
        let row = row(&force, &[known]);
        assert_eq!(accepted(&row), None, "{known:?}: {row:?}");
    }
    let turn = about(&deck, "turn", "sales");
    assert!(accepted(&row(&turn, &["umbrella", "parasols"])).is_some());
    assert_eq!(accepted(&row(&turn, &["umbrella", ""])), None, "half of it was never written");
    for (first, second) in [
        ("strangers", "buyers"),
        ("strangrs", "buyers"),
        ("umbrella", "leads"),
        ("leads", "no buyers"),
        ("leads", "broader"),
    ] {
        let row = row(&turn, &[first, second]);
        assert_eq!((row.right, row.picked.last()), (false, Some(&Picked::KnownWrong)), "{first}, {second}");
        assert_eq!((accepted(&row), Typed.confusion(&row)), (None, None), "{first}, {second}");
    }
    assert!(accepted(&row(&turn, &["leads", "parasols"])).is_some(), "a right word beside another is not wrong");
    let result = about(&deck, "result", "marketing");
    assert_eq!(accepted(&row(&result, &["iffect"])), None, "it is as near to the other side's word");
}

#[test]
fn who_writes_that_it_is_not_known_has_written_nothing() {
    let deck = deck();
    let [force, turn] = [("force", "marketing"), ("turn", "sales")].map(|(id, side)| about(&deck, id, side));
    for words in ["I don't know", "dont know", "I don’t know.", "?", "???", "Idk"] {
        for question in [&force, &turn] {
            let row = row(question, &[words]);
            assert_eq!(row.picked, [Picked::Typed { text: String::new() }], "{words}");
            assert_eq!(Typed.verdict(&deck, std::slice::from_ref(&row)), Verdict::NotKnown, "{words}");
            assert_eq!(Typed.accepted(&row), None, "{words}");
        }
    }
    let signs = read_deck("signs", SIGNS).unwrap();
    assert!(row(&about(&signs, "sign", "a"), &["?"]).right, "it is the word that is sought");
}

fn stem(question: &Question, texts: &[&str]) -> String {
    question.prompt(&written(texts)).unwrap().stem.unwrap()
}

#[test]
fn only_traits_with_key_words_that_can_be_remembered_are_asked() {
    let deck = deck();
    let suiting: Vec<&str> =
        deck.items.iter().filter(|item| Typed.suits(item)).map(|item| item.id().as_str()).collect();
    assert_eq!(suiting, ["force", "result", "turn", "contact", "scope"]);
    for seed in 0..20 {
        let stem =
            |id| ask(&deck, &Typed, &[item(&deck, id)], Hints::default(), seed).prompt(&[]).unwrap().stem.unwrap();
        assert_eq!(
            (stem("force").as_str(), stem("scope").as_str()),
            ("Marketing works by ____.", "Marketing is ____.")
        );
    }
    let refused = Typed.write(&deck, &[item(&deck, "none")], Hints::default(), &mut rng(0)).unwrap_err();
    assert_eq!(refused, NoQuestion::NoKeyWords);
}

#[test]
fn several_blanks_are_asked_one_by_one_with_what_was_written_filled_in() {
    let deck = deck();
    let question = about(&deck, "turn", "sales");
    assert_eq!(stem(&question, &[]), "Sales turns (1) ____ into (2) ____.");
    assert_eq!(stem(&question, &["  the   leads "]), "Sales turns the leads into (2) ____.");
    let gaps = [vec![], vec!["leads"]].map(|texts| match question.prompt(&written(&texts)).unwrap().task {
        Task::Write { gap, of, .. } => (gap, of),
        other => panic!("{other:?}"),
    });
    assert_eq!(gaps, [(1, 2), (2, 2)]);
    assert!(row(&question, &["leads", "Buyers"]).right);
    assert!(!row(&question, &["buyers", "leads"]).right);
    assert!(!row(&question, &["leads", ""]).right);
}

#[test]
fn the_whole_trait_or_sentence_is_right_too() {
    let deck = deck();
    for whole in
        ["works by pull", "Works by pull.", "marketing works by pull", "Marketing works by draw.", "works by: PULL!"]
    {
        assert!(row(&about(&deck, "force", "marketing"), &[whole]).right, "{whole}");
    }
    let turn = about(&deck, "turn", "marketing");
    for whole in ["turns strangers into leads", "Marketing turns strangres into leads.", "turns people into prospects"]
    {
        assert!(row(&turn, &[whole]).right, "{whole}");
    }
    assert!(!row(&about(&deck, "result", "marketing"), &["shows the effect"]).right);
}

#[test]
fn who_writes_nothing_does_not_know() {
    let deck = deck();
    for (question, text) in [(about(&deck, "force", "marketing"), ""), (about(&deck, "turn", "sales"), " \u{1b}\t ")] {
        let row = row(&question, &[text]);
        assert!(!row.right && Typed.confusion(&row).is_none());
        assert_eq!(row.picked, [Picked::Typed { text: String::new() }]);
    }
}

#[test]
fn accepted_spellings_are_right_and_lures_never_are() {
    let deck = deck();
    let force = about(&deck, "force", "marketing");
    for (text, right) in [
        ("draw", true),
        ("Draw", true),
        ("pull", true),
        ("pulls", false),
        ("price", false),
        ("drew", true),
        ("tow", false),
    ] {
        assert_eq!(row(&force, &[text]).right, right, "{text}");
    }
    let turn = about(&deck, "turn", "marketing");
    assert!(row(&turn, &["people", "prospects"]).right && row(&turn, &["strangers", "prospects"]).right);
}

#[test]
fn the_words_of_the_other_side_are_a_side_swap_and_those_of_another_aspect_an_aspect_slip() {
    let deck = deck();
    let id = |side: &str| side.parse::<crate::deck::SideId>().unwrap();
    let swap = |of, given_to| Some(Confusion::SideSwap { of: id(of), given_to: id(given_to) });
    let result = about(&deck, "result", "marketing");
    for text in ["effect", "The Effect", "shows the effect", "Marketing shows the effect.", "Sales shows the effect."] {
        let row = row(&result, &[text]);
        assert_eq!((row.right, Typed.confusion(&row)), (false, swap("sales", "marketing")), "{text}");
    }
    assert_eq!(
        Typed.confusion(&row(&about(&deck, "turn", "sales"), &["strangers", "leads"])),
        swap("marketing", "sales")
    );
    let slip = row(&result, &["broader"]);
    assert_eq!(Typed.confusion(&slip), Some(Confusion::AspectSlip { taken: "scope".parse().unwrap() }));
    assert_eq!(Typed.confusion(&row(&result, &["impact"])), None);
    // Only one slip away from what is sought, but the very words of another aspect.
    let contact = about(&deck, "contact", "sales");
    let slip = row(&contact, &["broader"]);
    assert_eq!(
        (slip.right, Typed.confusion(&slip)),
        (false, Some(Confusion::AspectSlip { taken: "scope".parse().unwrap() }))
    );
    assert!(row(&contact, &["broadn"]).right);
}

#[test]
fn an_answer_is_saved_only_so_far_as_a_trait_could_be_long() {
    let deck = deck();
    let long = "a".repeat(150);
    let row = row(&about(&deck, "turn", "sales"), &[&long, &long]);
    let kept = [150, 50].map(|letters| Picked::Typed { text: "a".repeat(letters) });
    assert_eq!(row.picked, kept);
}

#[test]
fn feedback_says_how_what_was_misspelt_is_written_and_nothing_else() {
    let deck = deck();
    let told = |id: &str, side: &str, texts: &[&str]| typed::should_read(&deck, &row(&about(&deck, id, side), texts));
    for text in ["pull", " pull ", "Pull", "pull.", "drawing", "a draw", "works by pull", "marketing works by draw."] {
        assert_eq!(told("force", "marketing", &[text]), None, "{text}");
    }
    assert_eq!(told("scope", "marketing", &["broadr"]).as_deref(), Some("broader"));
    assert_eq!(told("turn", "sales", &["leads", "buyers"]), None);
    assert_eq!(told("turn", "sales", &["leeds", "buyers"]).as_deref(), Some("turns leads into buyers."));
    assert_eq!(told("turn", "marketing", &["pepole", "prospects"]).as_deref(), Some("turns people into prospects"));
    assert_eq!(told("turn", "sales", &["turns leads into byuers"]).as_deref(), Some("turns leads into buyers."));
    assert_eq!(told("force", "marketing", &["price"]), None);
    assert_eq!(told("force", "marketing", &["by pull"]), None);
    assert_eq!(told("scope", "marketing", &["broad"]), None);
}

#[test]
fn what_is_right_for_one_side_is_never_right_for_another() {
    for (number, one) in NEAR.iter().enumerate() {
        for other in &NEAR[number + 1..] {
            let deck = serde_json::json!({
                "format": 1, "id": "test", "title": "T", "sides": [{ "id": "a", "name": "a" }, { "id": "b", "name": "b" }],
                "distinctions": [{ "id": "d", "aspect": "D", "traits": {
                    "a": { "text": format!("works by [{one}] and more") }, "b": { "text": format!("works by [{other}] and more") } } }],
            });
            let deck = read_deck("test", deck.to_string().as_bytes()).unwrap();
            let questions = ["a", "b"].map(|side| about(&deck, "d", side));
            for given in NEAR.iter().flat_map(|words| [(*words).to_owned(), format!("by {words} and more")]) {
                let right = questions.iter().filter(|question| row(question, &[&given]).right).count();
                assert!(right <= 1, "{given} is right for {one} and {other}");
            }
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_written_is_graded_and_can_be_saved(deck in any::<u64>(), seed in any::<u64>(), text in r"(\PC|\n|\x1b){0,300}") {
        let deck = any_deck(deck);
        for item in deck.items.iter().filter(|item| Typed.suits(item)) {
            let question = ask(&deck, &Typed, &[item], Hints::default(), seed);
            let mut responses = Vec::new();
            while question.prompt(&responses).is_some() {
                responses.push(Response::Text(text.clone()));
                prop_assert!(question.prompt(&responses).is_none_or(|prompt| !prompt.stem.unwrap().contains(char::is_control)));
            }
            prop_assert!(!responses.is_empty() && responses.len() <= 2);
            let row = question.grade(&responses).remove(0);
            let letters = |picked: &Picked| match picked {
                Picked::Typed { text } => text.chars().count(),
                _ => 0,
            };
            prop_assert!(row.picked.iter().map(letters).sum::<usize>() <= Picked::MOST_LETTERS);
            prop_assert_eq!(row.noise.unwrap().guess(), Probability::NEVER);
            typed::should_read(&deck, &row);
        }
    }

    #[test]
    fn the_deck_s_own_words_are_right_and_those_of_another_side_are_not(deck in any::<u64>(), seed in any::<u64>()) {
        let deck = any_deck(deck);
        for item in deck.items.iter().filter(|item| Typed.suits(item)) {
            let question = ask(&deck, &Typed, &[item], Hints::default(), seed);
            let Asked::Blanks { about } = question.grade(&[]).remove(0).asked else { panic!("{question:?}") };
            for of in &item.distinction().unwrap().traits {
                let words: Vec<&str> = of.text.keys().collect();
                let row = question.grade(&written(&words)).remove(0);
                prop_assert_eq!(row.right, of.side == about, "{:?}", question);
                prop_assert_eq!(Typed.confusion(&row).is_some(), of.side != about);
                prop_assert_eq!(typed::should_read(&deck, &row), None);
            }
        }
    }
}
