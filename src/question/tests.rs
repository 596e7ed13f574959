use super::*;
use crate::deck::{Side, Text, built_in, read_bytes, reading};
use proptest::prelude::*;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use std::collections::HashSet;

fn rng(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

/// A deck with these sides and as many distinctions, each side taking part in each; `word` goes into every text.
fn deck_of(sides: usize, distinctions: usize, language: &str, word: &str) -> Deck {
    let side = |n: usize| format!(r#"{{"id":"s{n}","name":"{word}{n}"}}"#);
    let distinction = |d: usize| {
        let traits: Vec<_> = (0..sides).map(|n| format!(r#""s{n}":{{"text":"{word} {d}.{n}"}}"#)).collect();
        format!(r#"{{"id":"d{d}","aspect":"{word} {d}","traits":{{{}}}}}"#, traits.join(","))
    };
    let json = format!(
        r#"{{"format":1,"id":"test","title":"{word}","language":"{language}","sides":[{}],"distinctions":[{}]}}"#,
        (0..sides).map(side).collect::<Vec<_>>().join(","),
        (0..distinctions).map(distinction).collect::<Vec<_>>().join(",")
    );
    read_bytes("test", json.as_bytes()).unwrap()
}

fn marketing_vs_sales() -> Deck {
    built_in().unwrap().remove(0)
}

fn item<'d>(deck: &'d Deck, id: &str) -> &'d Item {
    deck.item(&id.parse().unwrap()).unwrap()
}

fn ask(deck: &Deck, form: &dyn Form, items: &[&Item], hints: Hints<'_>, seed: u64) -> Question {
    form.write(deck, items, hints, &mut rng(seed)).unwrap()
}

/// The responses that pick these options.
fn picked(options: &[usize]) -> Vec<Response> {
    options.iter().copied().map(Response::Option).collect()
}

/// Every prompt that the question can come to, whatever is picked, with the picks that lead there.
fn prompts(question: &Question) -> Vec<(Vec<usize>, Prompt)> {
    let mut found = Vec::new();
    let mut paths = vec![Vec::new()];
    while let Some(picks) = paths.pop() {
        if let Some(prompt) = question.prompt(&picked(&picks)) {
            paths.extend((0..prompt.options().len()).map(|pick| [picks.clone(), vec![pick]].concat()));
            found.push((picks, prompt));
        }
    }
    found
}

/// The picks that answer the question rightly, found by trying all.
fn right_picks(question: &Question) -> Vec<usize> {
    let complete = |picks: &Vec<usize>| question.prompt(&picked(picks)).is_none();
    let all = prompts(question)
        .into_iter()
        .flat_map(|(picks, prompt)| (0..prompt.options().len()).map(move |pick| [picks.clone(), vec![pick]].concat()));
    all.filter(complete).find(|picks| question.grade(&picked(picks)).iter().all(|row| row.right)).unwrap()
}

fn assert_reads_well(prompt: &Prompt) {
    let texts = prompt.options().iter().map(|option| &option.text).chain(&prompt.stem).chain([&prompt.heading]);
    for text in texts.chain(&prompt.remark) {
        assert!(!text.contains(['[', ']']), "brackets in {text:?}");
        assert!(!text.contains("  "), "double spaces in {text:?}");
        assert_eq!(text.trim(), text);
        assert!(!text.is_empty());
    }
    if let Some(stem) = &prompt.stem {
        assert!(stem.ends_with(['.', '。']), "no full stop: {stem:?}");
    } else {
        // Whole sentences to choose from.
        assert!(
            prompt.options().iter().all(|option| option.text.ends_with('.')),
            "no full stop: {:?}",
            prompt.options()
        );
    }
    let keys: HashSet<char> = prompt.options().iter().map(|option| option.key).collect();
    let readings: HashSet<String> = prompt.options().iter().map(|option| reading(&option.text)).collect();
    assert!(prompt.options().len() >= 2, "nothing to choose: {prompt:?}");
    assert_eq!((keys.len(), readings.len()), (prompt.options().len(), prompt.options().len()), "{prompt:?}");
}

/// Reads everything that can be asked from a deck, over many seeds; returns the stems and options that were seen.
fn read_every_question(deck: &Deck) -> HashSet<String> {
    let mut seen = HashSet::new();
    for seed in 0..40 {
        for form in FORMS {
            let items: Vec<&Item> = deck.items.iter().filter(|item| form.suits(item)).collect();
            let single: Vec<Vec<&Item>> = items.iter().map(|item| vec![*item]).collect();
            let groups = if *form.rows().end() == 1 { single } else { vec![items.clone(); 2] };
            for group in groups {
                let hints = Hints { stability: (seed % 3) as f64 * 10.0, truth: seed % 2 == 0, ..Hints::default() };
                let mut from = group.clone();
                let turn = seed as usize % from.len().max(1);
                from.rotate_left(turn);
                let Ok(question) = form.write(deck, &from, hints, &mut rng(seed)) else { continue };
                for (_, prompt) in prompts(&question) {
                    assert_reads_well(&prompt);
                    seen.extend(prompt.options().iter().map(|option| option.text.clone()));
                    seen.extend(prompt.stem);
                }
            }
        }
    }
    seen
}

/// What a deck can put on the screen as a stem or an option, apart from the labels of true and false.
fn everything_in(deck: &Deck) -> HashSet<String> {
    let mut texts = HashSet::new();
    for item in &deck.items {
        match item {
            Item::Distinction(distinction) => {
                texts.insert(distinction.aspect.clone());
                texts.extend(distinction.lures.iter().map(|lure| lure.plain().to_owned()));
                for of in &distinction.traits {
                    texts.extend([of.text.plain().to_owned(), of.text.gist().to_owned()]);
                    let sides = || deck.sides.iter().filter(|side| distinction.trait_of(&side.id).is_some());
                    let pairs = sides().flat_map(|about| sides().map(move |against| (about, against)));
                    let names_owner = |(about, against): &(&Side, &Side)| about.id == of.side || against.id == of.side;
                    let pairs = pairs.filter(|pair| pair.0.id != pair.1.id).filter(names_owner);
                    texts.extend(pairs.map(|(about, against)| phrase::competitive(deck, about, against, &of.text)));
                    let side = deck.side(&of.side).unwrap();
                    texts.extend([phrase::statement(deck, side, &of.text), phrase::key_words(deck, side, &of.text)]);
                }
            }
            Item::Fact(fact) => {
                texts.extend(
                    fact.false_versions.iter().chain([&fact.statement]).map(|text| phrase::sentence(deck, text)),
                );
            }
        }
    }
    texts
}

#[test]
fn every_question_of_every_built_in_deck_is_asked_once_and_reads_well() {
    for deck in built_in().unwrap() {
        let seen = read_every_question(&deck);
        let mut missed: Vec<String> = everything_in(&deck).difference(&seen).cloned().collect();
        missed.sort();
        assert!(missed.is_empty(), "never asked: {missed:#?}");
        for item in &deck.items {
            for text in [Some(phrase::truth(&deck, item)), item.why().map(|why| phrase::sentence(&deck, why))]
                .into_iter()
                .flatten()
            {
                assert!(text.ends_with('.') && !text.contains("  ") && !text.contains(['[', ']']), "{text}");
            }
        }
    }
}

#[test]
fn decks_of_many_sides_and_scripts_give_good_questions() {
    for sides in [2, 3, 7] {
        for (language, word) in [("en", "trait"), ("ar", "سمة"), ("zh", "特点"), ("en", "🦀👩‍🚀")] {
            assert!(read_every_question(&deck_of(sides, 6, language, word)).len() > 20);
        }
    }
}

#[test]
fn a_deck_of_one_distinction_asks_true_or_false_and_says_why_it_cannot_match() {
    let deck = deck_of(2, 1, "en", "trait");
    assert!(!read_every_question(&deck).is_empty());
    let forms = forms_of(&deck);
    assert_eq!(forms[0], (TrueFalse.name(), Ok(1)));
    assert!(forms[1].1.as_ref().unwrap_err().0.starts_with("it takes three distinctions or more"));
}

#[test]
fn a_sentence_names_both_sides_and_is_joined_in_its_language() {
    let shown = |language: &str, word: &str| {
        let deck = deck_of(2, 1, language, word);
        let distinction = deck.distinctions().next().unwrap();
        let text = Text::parse("X").unwrap();
        (phrase::competitive(&deck, &deck.sides[0], &deck.sides[1], &text), phrase::contrast(&deck, distinction))
    };
    assert_eq!(shown("en", "word"), ("Word0, not word1, X.".into(), "Word0 word 0.0; word1 word 0.1.".into()));
    assert_eq!(shown("zh-Hans", "词"), ("词0（而不是词1）X。".into(), "词0词 0.0；词1词 0.1。".into()));
    assert_eq!(shown("tlh", "word").0, "Word0, not word1, X.");
}

#[test]
fn a_false_sentence_swaps_the_traits_of_one_aspect() {
    let deck = marketing_vs_sales();
    let hints = Hints { truth: false, ..Hints::default() };
    let shown: HashSet<String> = (0..30)
        .map(|seed| {
            ask(&deck, &TrueFalse, &[item(&deck, "pull-push")], hints, seed).prompt(&picked(&[])).unwrap().stem.unwrap()
        })
        .collect();
    let expected = ["Marketing, not sales, works by push.", "Sales, not marketing, works by pull."];
    assert_eq!(shown, HashSet::from(expected.map(str::to_owned)));
}

#[test]
fn a_false_sentence_is_not_shown_twice_running() {
    let deck = marketing_vs_sales();
    for (id, seeds) in [("pull-push", 0..40), ("shared-revenue", 40..80)] {
        let mut last: Option<Asked> = None;
        for seed in seeds {
            let hints = Hints { truth: false, last: last.as_ref(), ..Hints::default() };
            let asked = ask(&deck, &TrueFalse, &[item(&deck, id)], hints, seed).grade(&picked(&[1])).remove(0).asked;
            assert_ne!(Some(&asked), last.as_ref());
            last = Some(asked);
        }
    }
}

#[test]
fn a_correction_offers_the_right_trait_and_lures_but_not_what_was_refuted() {
    let deck = marketing_vs_sales();
    for seed in 0..40 {
        let question = ask(&deck, &TrueFalse, &[item(&deck, "pull-push")], Hints::default(), seed);
        let statement = question.prompt(&picked(&[])).unwrap().stem.unwrap();
        let correction = question.prompt(&picked(&[1])).unwrap();
        let (right, refuted) = if statement.starts_with("Marketing") { ("pull", "push") } else { ("push", "pull") };
        let texts: Vec<&str> = correction.options().iter().map(|option| option.text.as_str()).collect();
        assert_eq!(texts.len(), 3);
        assert!(texts.contains(&format!("works by {right}").as_str()), "{texts:?}");
        assert!(!texts.contains(&format!("works by {refuted}").as_str()), "{texts:?}");
        assert!(texts.iter().all(|text| text.starts_with("works by")), "an option of another aspect: {texts:?}");
    }
}

#[test]
fn a_strong_memory_gets_more_options_to_correct_from() {
    let deck = marketing_vs_sales();
    let options = |stability| {
        let hints = Hints { stability, ..Hints::default() };
        ask(&deck, &TrueFalse, &[item(&deck, "scope")], hints, 1).prompt(&picked(&[1])).unwrap().options().len()
    };
    assert_eq!((options(0.0), options(13.9), options(14.0)), (3, 3, 4));
}

#[test]
fn the_guess_counts_every_option_of_both_steps() {
    let deck = marketing_vs_sales();
    let guess = |truth, id| {
        let hints = Hints { truth, ..Hints::default() };
        let question = ask(&deck, &TrueFalse, &[item(&deck, id)], hints, 3);
        question.grade(&picked(&right_picks(&question)))[0].noise.unwrap().guess().get()
    };
    assert_eq!(guess(true, "pull-push"), 1.0 / 2.0);
    assert_eq!(guess(false, "pull-push"), 1.0 / 6.0);
    assert_eq!(guess(false, "shared-revenue"), 1.0 / 4.0);
}

#[test]
fn a_false_sentence_taken_for_true_is_a_side_swap() {
    let deck = marketing_vs_sales();
    let question = ask(&deck, &TrueFalse, &[item(&deck, "pull-push")], Hints::default(), 5);
    let row = question.grade(&picked(&[0])).remove(0);
    let Asked::Sentence { about, of, .. } = &row.asked else { panic!("{row:?}") };
    assert_eq!(row.confusion(), Some(Confusion::SideSwap { of: of.clone(), given_to: about.clone() }));
    assert_eq!(question.grade(&picked(&right_picks(&question)))[0].confusion(), None);
}

#[test]
fn a_matching_row_is_evidence_only_where_it_could_have_turned_out_otherwise() {
    let deck = marketing_vs_sales();
    let items: Vec<&Item> = deck.items.iter().take(4).collect();
    let question = ask(&deck, &Matching, &items, Hints::default(), 9);
    let right = right_picks(&question);
    assert_eq!(right.len(), 3, "the last pair falls into place");
    let guesses: Vec<Option<f64>> =
        question.grade(&picked(&right)).iter().map(|row| row.noise.map(|noise| noise.guess().get())).collect();
    assert_eq!(guesses, [Some(1.0 / 4.0), Some(1.0 / 3.0), Some(1.0 / 2.0), None]);

    // A wrong first pick spends the right option of another row: that row is wrong, and no evidence.
    let wrong_first = (0..4).find(|pick| *pick != right[0]).unwrap();
    let rows = question.grade(&picked(&[wrong_first, 0, 0]));
    let spent = rows
        .iter()
        .find(|row| matches!(rows[0].confusion(), Some(Confusion::AspectSlip { taken }) if taken == row.item));
    let spent = spent.unwrap();
    assert!(!spent.right && spent.noise.is_none() && spent.confusion().is_none());
}

#[test]
fn matching_leaves_out_what_cannot_be_told_apart() {
    let mut deck = deck_of(2, 4, "en", "trait");
    for n in [0, 1] {
        let Item::Distinction(distinction) = &mut deck.items[n] else { panic!("no distinction") };
        distinction.aspect = "The same".to_owned();
        distinction.traits.iter_mut().for_each(|of| of.text = Text::parse("is the same").unwrap());
    }
    let items: Vec<&Item> = deck.items.iter().collect();
    for seed in 0..20 {
        assert_eq!(ask(&deck, &Matching, &items, Hints::default(), seed).items().len(), 3);
    }
}

#[test]
fn rows_can_be_saved_and_read_back() {
    let deck = marketing_vs_sales();
    let items: Vec<&Item> = deck.items.iter().take(5).collect();
    for (form, items) in [
        (&TrueFalse as &dyn Form, &items[..1]),
        (&Matching, &items[..]),
        (&TrueFalse, &[item(&deck, "often-confused")]),
    ] {
        for seed in 0..10 {
            let question = ask(&deck, form, items, Hints::default(), seed);
            let rows = question.grade(&picked(&right_picks(&question)));
            let saved = serde_json::to_string(&rows).unwrap();
            assert_eq!(serde_json::from_str::<Vec<Row>>(&saved).unwrap(), rows);
        }
    }
}

/// If this fails after an upgrade of `rand`, a `--seed` no longer replays old sessions: pin the old sampling instead of changing the test.
#[test]
fn a_seed_gives_the_same_questions_after_every_upgrade() {
    let deck = deck_of(3, 6, "en", "trait");
    let items: Vec<&Item> = deck.items.iter().collect();
    let texts =
        |prompt: Prompt| prompt.options().to_vec().into_iter().map(|option| option.text).collect::<Vec<_>>().join(", ");
    let question = ask(&deck, &TrueFalse, &items[1..2], Hints::default(), 7);
    assert_eq!(question.prompt(&picked(&[])).unwrap().stem.unwrap(), "Trait0, not trait1, trait 1.1.");
    assert_eq!(texts(question.prompt(&picked(&[1])).unwrap()), "trait 1.2, trait 0.1, trait 1.0");
    let prompt = ask(&deck, &Matching, &items, Hints::default(), 7).prompt(&picked(&[])).unwrap();
    assert_eq!(prompt.stem.as_deref(), Some("Trait0 trait 0.0."));
    assert_eq!(texts(prompt), "trait 1, trait 2, trait 4, trait 0, trait 3");
}

proptest! {
    #[test]
    fn a_question_is_right_in_exactly_one_way(seed in any::<u64>(), sides in 2usize..5, count in 1usize..6, truth in any::<bool>()) {
        let deck = deck_of(sides, count, "en", "trait");
        let items: Vec<&Item> = deck.items.iter().collect();
        for form in FORMS {
            let Ok(question) = form.write(&deck, &items, Hints { truth, ..Hints::default() }, &mut rng(seed)) else { continue };
            let ends = prompts(&question).into_iter()
                .flat_map(|(picks, prompt)| (0..prompt.options().len()).map(move |pick| [picks.clone(), vec![pick]].concat()))
                .filter(|picks| question.prompt(&picked(picks)).is_none());
            let right = ends.filter(|picks| question.grade(&picked(picks)).iter().all(|row| row.right)).count();
            prop_assert_eq!(right, 1);
        }
    }

    #[test]
    fn the_same_seed_asks_the_same(seed in any::<u64>()) {
        let deck = marketing_vs_sales();
        let items: Vec<&Item> = deck.items.iter().collect();
        for form in FORMS {
            let texts = || prompts(&ask(&deck, *form, &items, Hints::default(), seed));
            prop_assert_eq!(texts(), texts());
        }
    }
}
