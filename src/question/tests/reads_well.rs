//! Every question is read as a learner reads it.

use super::*;
use crate::deck::{Side, SideId};
use crate::diagnostic::Diagnostic;

pub(super) fn assert_reads_well(prompt: &Prompt) {
    let mut texts: Vec<&str> = prompt.options().iter().filter_map(Choice::text).chain(prompt.stem.as_deref()).collect();
    if let Wanted::Pair { rows, phrases } = &prompt.wanted {
        assert_eq!(rows.len(), phrases.len());
        texts.extend(rows.iter().chain(phrases).map(String::as_str));
    }
    for text in texts {
        assert!(!text.contains(['[', ']']), "brackets in {text:?}");
        assert!(!text.contains("  "), "double spaces in {text:?}");
        assert_eq!(text.trim(), text);
        assert!(!text.is_empty());
    }
    if prompt.stem.is_none() && matches!(prompt.wanted, Wanted::Pick(_)) {
        // Whole sentences to choose from.
        let is_sentence = |option: &Choice| option.text().is_some_and(|text| text.ends_with(['.', '。']));
        assert!(prompt.options().iter().all(is_sentence), "no full stop: {:?}", prompt.options());
    }
    assert!(
        prompt.options().len() >= 2
            || !matches!(prompt.wanted, Wanted::Pick(_))
            || prompt.options() == [Choice::ShowAnswer],
        "nothing to choose: {prompt:?}"
    );
    let english = Language::english();
    let words = |option: &Choice| match option.message() {
        Some(message) => english.say(&message),
        None => option.text().unwrap_or_default().to_owned(),
    };
    let readings: HashSet<String> = prompt.options().iter().map(|option| reading(&words(option))).collect();
    assert_eq!(readings.len(), prompt.options().len(), "{prompt:?}");
    let own: Vec<&Choice> = prompt.options().iter().filter(|option| option.text().is_none()).collect();
    let keys: HashSet<String> = own
        .iter()
        .filter_map(|option| english.beside(&option.message()?, "key"))
        .filter(|key| key.len() == 1)
        .collect();
    assert_eq!(keys.len(), own.len(), "{prompt:?}");
}

/// Reads everything that can be asked from a deck, over many seeds; returns the stems and options that were seen.
pub(super) fn read_every_question(deck: &Deck) -> HashSet<String> {
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
                    if let Wanted::Pair { rows, .. } = &prompt.wanted {
                        seen.extend(rows.iter().cloned());
                    }
                    if let Some(stem) = prompt.stem {
                        let is_label = [Recall.name(), MultipleChoice.name(), Scenario.name()].contains(&form.name());
                        assert!(stem.ends_with(['.', '…', '。', '?', '？', '؟']) || is_label, "no full stop: {stem:?}");
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
                texts.extend([phrase::topic(deck, distinction), phrase::contrast(deck, distinction)]);
                // A lesson has shown the first; it comes once the others were asked.
                let situations = distinction.examples.iter().filter(|example| !example.is_held).skip(1);
                texts.extend(situations.flat_map(|example| &example.situations).map(|of| of.text.clone()));
                texts.extend(distinction.lures.iter().map(|lure| lure.plain().to_owned()));
                for of in &distinction.traits {
                    texts.insert(of.text.plain().to_owned());
                    texts.insert(phrase::labelled(deck, &distinction.aspect, &deck.side(&of.side).unwrap().name));
                    let sides = || deck.sides.iter().filter(|side| distinction.trait_of(&side.id).is_some());
                    let pairs = sides().flat_map(|about| sides().map(move |against| (about, against)));
                    let names_owner = |(about, against): &(&Side, &Side)| about.id == of.side || against.id == of.side;
                    let pairs = pairs.filter(|pair| pair.0.id != pair.1.id).filter(names_owner);
                    texts.extend(
                        pairs.map(|(about, against)| phrase::claim(deck, distinction, about, against, &of.text)),
                    );
                    let side = deck.side(&of.side).unwrap();
                    let blanked = of.text.with_keys(|_, _| "____".to_owned());
                    if of.text.keys().all(|run| run.split(' ').count() <= 5) {
                        texts.insert(phrase::said_of(deck, side, &blanked));
                    }
                    let asked: Vec<&Side> = sides().collect();
                    texts.extend([
                        phrase::which_side(deck, &of.text, &asked),
                        phrase::aspect_of(deck, distinction, side),
                    ]);
                }
            }
            Item::Fact(fact) => {
                // Whole sentences are the first ones alone; of the others a part may fill a gap.
                let whole = fact.false_versions.iter().take(4).chain([&fact.statement]);
                texts.extend(whole.map(|text| phrase::sentence(deck, text)));
            }
        }
    }
    texts
}

#[test]
fn every_question_of_every_built_in_deck_is_asked_once_and_reads_well() {
    built_in().unwrap().iter().for_each(assert_all_is_asked);
}

#[test]
fn every_question_in_every_language_is_asked_once_and_reads_well() {
    for json in WITH_GRAMMAR {
        let (deck, diagnostics) = check_deck("deck.json", json.as_bytes());
        // These decks are for their sentences.
        let is_bare = |one: &Diagnostic| ["deck-examples-missing", "deck-titles-missing"].contains(&one.code());
        assert!(diagnostics.iter().all(is_bare), "{diagnostics}");
        assert_all_is_asked(&deck.unwrap());
    }
}

#[track_caller]
fn assert_all_is_asked(deck: &Deck) {
    let seen = read_every_question(deck);
    let mut missed: Vec<String> = everything_in(deck).difference(&seen).cloned().collect();
    missed.sort();
    assert!(missed.is_empty(), "never asked: {missed:#?}");
    for item in &deck.items {
        let why = item.why().map(|why| phrase::sentence(deck, why));
        for text in [Some(phrase::truth(deck, item)), why].into_iter().flatten() {
            let is_sentence = text.ends_with(['.', '。']);
            assert!(is_sentence && !text.contains("  ") && !text.contains(['[', ']']), "{text}");
        }
    }
}

#[test]
fn in_a_language_without_a_grammar_no_word_is_said_but_those_of_the_deck() {
    let (deck, diagnostics) = check_deck("deck.json", WITHOUT_GRAMMAR.as_bytes());
    let deck = deck.unwrap();
    let warnings: Vec<&str> = diagnostics.iter().map(Diagnostic::code).collect();
    assert_eq!(warnings, ["deck-grammar-missing", "deck-examples-missing", "deck-titles-missing"]);
    assert_all_is_asked(&deck);
    let words = |text: &str| -> Vec<String> {
        text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase).collect()
    };
    let own: HashSet<String> = words(&WITHOUT_GRAMMAR.replace(['[', ']'], "")).into_iter().collect();
    let truths = deck.items.iter().flat_map(|item| phrase::truths(&deck, item));
    let confused = deck.distinctions().flat_map(|distinction| {
        let of_sides = |of: SideId, given_to: SideId| Confusion::SideSwap { of, given_to };
        let confusion = of_sides(deck.sides[0].id.clone(), deck.sides[1].id.clone());
        set_right(&deck, &Item::Distinction(distinction.clone()), &confusion)
    });
    for text in read_every_question(&deck).into_iter().chain(truths).chain(confused) {
        let strange: Vec<String> = words(&text).into_iter().filter(|word| !own.contains(word)).collect();
        assert!(strange.is_empty(), "{strange:?} in {text:?}");
    }
    assert_eq!(
        phrase::contrast(&deck, deck.distinctions().nth(1).unwrap()),
        "Tähti: kiertää galaksin keskustaa; planeetta: kiertää tähteä."
    );
}

#[test]
fn decks_of_many_sides_and_scripts_give_good_questions() {
    for sides in [2, 3, 7] {
        for (language, word) in [("en", "trait"), ("ar", "سمة"), ("zh", "特点"), ("en", "🦀👩‍🚀")] {
            assert!(read_every_question(&deck_of(sides, 6, language, word)).len() > 20);
        }
    }
}
