//! What holds for every form, and what its own tests share.

mod choice;
mod matching;
mod recall;
mod spelling;
mod true_false;
mod typed;
mod verdict;
mod which_side;

use super::*;
use crate::deck::{Side, Text, built_in, read_deck, reading};
use crate::language::{Language, ToMessage};
use proptest::prelude::*;
use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::{IndexedRandom, SliceRandom};
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
    read_deck("test", json.as_bytes()).unwrap()
}

/// Any deck in order: two to four sides, of which a distinction may leave some out; traits that recur in other aspects, and of other
/// sides; with and without lures, key words and facts.
fn any_deck(seed: u64) -> Deck {
    const WORDS: [&str; 9] =
        ["pull", "push", "price", "effect", "affect", "the long term", "short-term", "Größe", "a little word of mouth"];
    let rng = &mut rng(seed);
    let sides = rng.random_range(2..5);
    let distinction = |rng: &mut ChaCha8Rng, d: usize| {
        let taking_part = rng.random_range(2..=sides);
        let words: Vec<&str> = WORDS.sample(rng, 7).copied().collect();
        let pattern = *["works by [W]", "works by W", "turns [W] into [stone]", "[W]"].choose(rng).unwrap();
        let text = |word: &&str| format!(r#""{}""#, pattern.replace('W', word));
        let traits: Vec<String> = words.iter().take(taking_part).map(text).collect();
        let mut named: Vec<usize> = (0..sides).collect();
        named.shuffle(rng);
        let traits: Vec<String> =
            named.iter().zip(&traits).map(|(side, text)| format!(r#""s{side}":{{"text":{text}}}"#)).collect();
        let lures: Vec<String> = words[4..].iter().take(rng.random_range(0..4)).map(text).collect();
        format!(
            r#"{{"id":"d{d}","aspect":"Aspect {d}","traits":{{{}}},"lures":[{}]}}"#,
            traits.join(","),
            lures.join(",")
        )
    };
    let distinctions: Vec<String> = (0..rng.random_range(0..5)).map(|d| distinction(rng, d)).collect();
    let fact = |rng: &mut ChaCha8Rng, f: usize| {
        // What is false of one fact may be what another says.
        let claims: Vec<String> =
            ["One", "Two", "Three", "Four"].sample(rng, 4).map(|claim| format!(r#""{claim}.""#)).collect();
        let false_ones = claims[1..rng.random_range(2..5)].join(",");
        format!(r#"{{"id":"f{f}","true":{},"false":[{false_ones}]}}"#, claims[0])
    };
    let facts: Vec<String> =
        (0..rng.random_range(usize::from(distinctions.is_empty())..4)).map(|f| fact(rng, f)).collect();
    let sides: Vec<String> = (0..sides).map(|n| format!(r#"{{"id":"s{n}","name":"side {n}"}}"#)).collect();
    let json = format!(
        r#"{{"format":1,"id":"any","title":"Any","sides":[{}],"distinctions":[{}],"facts":[{}]}}"#,
        sides.join(","),
        distinctions.join(","),
        facts.join(",")
    );
    read_deck("any", json.as_bytes()).unwrap()
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

/// Each way of answering the question rightly, and the chance of it if every option is as likely. Words are tried out of the deck.
fn right_ways(deck: &Deck, question: &Question) -> Vec<(Vec<Response>, f64)> {
    let traits = || deck.distinctions().flat_map(|distinction| &distinction.traits);
    let words: Vec<Response> =
        traits().flat_map(|of| of.text.keys()).map(|words| Response::Text(words.to_owned())).collect();
    let mut ways = Vec::new();
    let mut paths = vec![(Vec::new(), 1.0)];
    while let Some((responses, chance)) = paths.pop() {
        let Some(prompt) = question.prompt(&responses) else {
            if question.grade(&responses).iter().all(|row| row.right) {
                ways.push((responses, chance));
            }
            continue;
        };
        let options = prompt.options().len();
        let possible = if options == 0 { words.clone() } else { (0..options).map(Response::Option).collect() };
        let chance = chance / options as f64;
        paths.extend(possible.into_iter().map(|response| ([responses.clone(), vec![response]].concat(), chance)));
    }
    ways
}

/// The responses that answer the question rightly; of a recalled one, those of one grade.
fn right_responses(deck: &Deck, question: &Question) -> Vec<Response> {
    right_ways(deck, question).swap_remove(0).0
}

/// The picks that answer the question rightly.
fn right_picks(question: &Question) -> Vec<usize> {
    picks(&right_responses(&marketing_vs_sales(), question))
}

fn assert_reads_well(prompt: &Prompt) {
    let texts = prompt.options().iter().filter_map(Choice::text).chain(prompt.stem.as_deref());
    for text in texts {
        assert!(!text.contains(['[', ']']), "brackets in {text:?}");
        assert!(!text.contains("  "), "double spaces in {text:?}");
        assert_eq!(text.trim(), text);
        assert!(!text.is_empty());
    }
    if prompt.stem.is_none() {
        // Whole sentences to choose from.
        let is_sentence = |option: &Choice| option.text().is_some_and(|text| text.ends_with('.'));
        assert!(prompt.options().iter().all(is_sentence), "no full stop: {:?}", prompt.options());
    }
    assert!(
        prompt.options().len() >= 2 || prompt.wanted == Wanted::Write || prompt.options() == [Choice::ShowAnswer],
        "nothing to choose: {prompt:?}"
    );
    let english = Language::english();
    let readings: HashSet<String> =
        prompt.options().iter().map(|option| reading(&english.say(&option.message()))).collect();
    assert_eq!(readings.len(), prompt.options().len(), "{prompt:?}");
    let own: Vec<&Choice> = prompt.options().iter().filter(|option| option.text().is_none()).collect();
    let keys: HashSet<String> =
        own.iter().filter_map(|option| english.beside(&option.message(), "key")).filter(|key| key.len() == 1).collect();
    assert_eq!(keys.len(), own.len(), "{prompt:?}");
}

/// Reads everything that can be asked from a deck, over many seeds; returns the stems and options that were seen.
fn read_every_question(deck: &Deck) -> HashSet<String> {
    let mut seen = HashSet::new();
    for seed in 0..40 {
        for form in forms() {
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
                    seen.extend(prompt.options().iter().filter_map(Choice::text).map(str::to_owned));
                    if let Some(stem) = prompt.stem {
                        let is_label = form.name() == Recall.name() || form.name() == MultipleChoice.name();
                        assert!(stem.ends_with(['.', '。', '?', '？', '؟']) || is_label, "no full stop: {stem:?}");
                        seen.insert(stem);
                    }
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
                texts.extend([
                    distinction.aspect.clone(),
                    phrase::topic(deck, distinction),
                    phrase::contrast(deck, distinction),
                ]);
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
                    let blanked = of.text.with_keys(|_, _| "____".to_owned());
                    if of.text.keys().all(|run| run.split(' ').count() <= 5) {
                        texts.insert(phrase::said_of(deck, side, &blanked));
                    }
                    texts.extend([phrase::which(deck, &of.text), phrase::aspect_of(deck, distinction, side)]);
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
    let matching = forms.iter().find(|(form, _)| *form == Matching.name()).unwrap();
    assert!(matching.1 == Err(NoQuestion::TooFewToMatch));
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
fn rows_can_be_saved_and_read_back() {
    let deck = marketing_vs_sales();
    for form in forms() {
        for item in deck.items.iter().filter(|item| form.suits(item)) {
            let group: Vec<&Item> = if *form.rows().end() == 1 { vec![item] } else { deck.items.iter().collect() };
            let question = ask(&deck, *form, &group, Hints::default(), 7);
            for responses in [right_responses(&deck, &question), picked(&[0, 0])] {
                let rows = question.grade(&responses);
                let saved = serde_json::to_string(&rows).unwrap();
                assert_eq!(serde_json::from_str::<Vec<Row>>(&saved).unwrap(), rows);
            }
        }
    }
}

#[test]
fn a_form_is_found_by_its_name_and_the_easiest_come_first() {
    let names = ["true-false", "which-side", "choice", "matching", "typed", "recall"];
    assert_eq!(forms().iter().map(|form| form.name().to_string()).collect::<Vec<_>>(), names);
    let weights: Vec<f64> = forms().iter().map(|form| form.weight()).collect();
    assert!(weights[0] > 0.0 && weights.windows(2).all(|pair| pair[0] < pair[1]), "{weights:?}");
    for name in names {
        assert_eq!(form_named(name).name().as_str(), name);
    }
    assert_eq!(["Choice", ""].map(|name| form_named(name).name().to_string()), ["unknown", "unknown"]);
}

#[test]
fn a_deck_of_facts_says_why_it_has_no_question_of_a_form() {
    let deck = read_deck(
        "facts",
        br#"{"format":1,"id":"facts","title":"F","sides":[{"id":"a","name":"a"},{"id":"b","name":"b"}],"distinctions":[],
            "facts":[{"id":"f","true":"One.","false":["Two."]}]}"#,
    );
    let deck = deck.unwrap();
    for (form, available) in forms_of(&deck) {
        let takes_facts = ["true-false", "choice"].contains(&form.as_str());
        assert_eq!(available.is_ok(), takes_facts, "{form}: {available:?}");
    }
}

/// If this fails after an upgrade of `rand`, a `--seed` no longer replays old sessions: pin the old sampling instead of changing the test.
#[test]
fn a_seed_gives_the_same_questions_after_every_upgrade() {
    let deck = deck_of(3, 6, "en", "trait");
    let items: Vec<&Item> = deck.items.iter().collect();
    let texts = |prompt: Prompt| prompt.options().iter().filter_map(Choice::text).collect::<Vec<_>>().join(", ");
    let question = ask(&deck, &TrueFalse, &items[1..2], Hints::default(), 7);
    assert_eq!(question.prompt(&picked(&[])).unwrap().stem.unwrap(), "Trait0, not trait1, trait 1.1.");
    assert_eq!(texts(question.prompt(&picked(&[1])).unwrap()), "trait 1.2, trait 0.1, trait 1.0");
    let prompt = ask(&deck, &Matching, &items, Hints::default(), 7).prompt(&picked(&[])).unwrap();
    assert_eq!(prompt.stem.as_deref(), Some("Trait0 trait 0.0."));
    assert_eq!(texts(prompt), "trait 1, trait 2, trait 4, trait 0, trait 3");
    let single = |form: &dyn Form| ask(&deck, form, &items[1..2], Hints::default(), 7).prompt(&[]).unwrap();
    let (which_side, choice) = (single(&WhichSide), single(&MultipleChoice));
    assert_eq!(which_side.stem.as_deref(), Some("Which one trait 1.0?"));
    assert_eq!(texts(which_side), "Trait0, Trait1, Trait2");
    assert_eq!(choice.stem.as_deref(), Some("trait 1: trait0 ..."));
    assert_eq!(texts(choice), "trait 1.2, trait 1.1, trait 1.0");
    let mut marked = deck.clone();
    let Item::Distinction(distinction) = &mut marked.items[1] else { panic!("no distinction") };
    distinction.traits.iter_mut().for_each(|of| of.text = Text::parse(&format!("[{}]", of.text)).unwrap());
    let typed = ask(&marked, &Typed, &[&marked.items[1]], Hints::default(), 7).prompt(&[]).unwrap();
    assert_eq!((typed.stem.as_deref(), typed.wanted), (Some("Trait0 ____."), Wanted::Write));
    assert_eq!(single(&Recall).stem.as_deref(), Some("trait 1: trait0, trait1, trait2"));
}

/// Every question of one item, or of all that suit, that can be written of this deck.
fn questions(deck: &Deck, hints: Hints<'_>, seed: u64) -> Vec<(&'static dyn Form, Question)> {
    let mut found = Vec::new();
    for form in forms() {
        let items: Vec<&Item> = deck.items.iter().filter(|item| form.suits(item)).collect();
        let groups: Vec<Vec<&Item>> =
            if *form.rows().end() == 1 { items.iter().map(|item| vec![*item]).collect() } else { vec![items] };
        for group in groups {
            found.extend(form.write(deck, &group, hints, &mut rng(seed)).ok().map(|question| (*form, question)));
        }
    }
    found
}

proptest! {
    #[test]
    fn a_question_of_any_deck_reads_well_and_is_right_in_one_way(
        deck in any::<u64>(), seed in any::<u64>(), truth in any::<bool>(), stability in 0.0..100.0f64,
    ) {
        let deck = any_deck(deck);
        let hints = Hints { truth, stability, ..Hints::default() };
        for (form, question) in questions(&deck, hints, seed) {
            prompts(&question).iter().for_each(|(_, prompt)| assert_reads_well(prompt));
            let ways = right_ways(&deck, &question);
            if form.name() == Typed.name() {
                // Which words are right besides those of the deck is its own matter.
                prop_assert!(!ways.is_empty(), "{:?}", question);
                continue;
            }
            // Hard, Good and Easy are right.
            let expected = if form.name() == Recall.name() { 3 } else { 1 };
            prop_assert_eq!(ways.len(), expected, "{:?}", question);
        }
    }

    #[test]
    fn the_guess_is_the_chance_of_who_picks_blindly(deck in any::<u64>(), seed in any::<u64>(), truth in any::<bool>()) {
        let deck = any_deck(deck);
        let hints = Hints { truth, ..Hints::default() };
        for (form, question) in questions(&deck, hints, seed) {
            if *form.rows().end() > 1 || [Recall.name(), Typed.name()].contains(&form.name()) {
                continue;
            }
            let chance: f64 = right_ways(&deck, &question).iter().map(|(_, chance)| chance).sum();
            let row = question.grade(&right_responses(&deck, &question)).remove(0);
            prop_assert!((row.noise.unwrap().guess().get() - chance).abs() < 1e-12, "{:?}", question);
            prop_assert_eq!(form.confusion(&row), None);
        }
    }

    #[test]
    fn a_wrong_answer_never_counts_as_right_and_nothing_is_graded_twice(deck in any::<u64>(), seed in any::<u64>()) {
        let deck = any_deck(deck);
        for (_, question) in questions(&deck, Hints::default(), seed) {
            prop_assert!(question.grade(&[]).iter().all(|row| !row.right && row.picked.is_empty()));
            let rows = question.grade(&right_responses(&deck, &question));
            prop_assert_eq!(rows.iter().map(|row| row.item.clone()).collect::<Vec<_>>(), question.items());
        }
    }

    #[test]
    fn the_same_seed_asks_the_same(deck in any::<u64>(), seed in any::<u64>()) {
        let deck = any_deck(deck);
        let texts = || questions(&deck, Hints::default(), seed).iter().map(|(_, question)| prompts(question)).collect::<Vec<_>>();
        prop_assert_eq!(texts(), texts());
    }
}
