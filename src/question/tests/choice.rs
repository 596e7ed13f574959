//! Choice.

use std::collections::HashMap;

use super::*;

fn texts(prompt: &Prompt) -> Vec<&str> {
    prompt.options().iter().map(|option| option.text().unwrap()).collect()
}

#[test]
fn a_strong_memory_gets_four_options_and_a_weak_one_three() {
    let deck = marketing_vs_sales();
    for item in &deck.items {
        for (stability, expected) in [(3.0, 3), (13.9, 3), (14.0, 4), (400.0, 4)] {
            let hints = Hints { stability, ..Hints::default() };
            for seed in 0..20 {
                let prompt = ask(&deck, &MultipleChoice, &[item], hints, seed).prompt(&[]).unwrap();
                // What fills a gap may be but two things.
                if !matches!(prompt.task, Task::Complete | Task::FillGap) {
                    assert_eq!(prompt.options().len(), expected, "{}", item.id());
                }
            }
        }
    }
}

#[test]
fn the_trait_of_the_other_side_is_always_among_the_options() {
    let deck = marketing_vs_sales();
    for seed in 0..20 {
        let prompt =
            ask(&deck, &MultipleChoice, &[item(&deck, "pull-push")], Hints::default(), seed).prompt(&[]).unwrap();
        let stem = prompt.stem.clone().unwrap();
        assert!(stem == "Force: marketing ..." || stem == "Force: sales ...", "{stem}");
        assert!(
            texts(&prompt).contains(&"pulls customers in") && texts(&prompt).contains(&"pushes products out"),
            "{prompt:?}"
        );
        assert!(texts(&prompt).iter().all(|text| text.ends_with(" in") || text.ends_with(" out")), "{prompt:?}");
    }
}

#[test]
fn what_was_picked_instead_tells_what_was_confused() {
    let deck = marketing_vs_sales();
    for seed in 0..20 {
        let question = ask(&deck, &MultipleChoice, &[item(&deck, "pull-push")], Hints::default(), seed);
        let right = right_picks(&question)[0];
        for pick in (0..3).filter(|pick| *pick != right) {
            let row = question.grade(&picked(&[pick])).remove(0);
            let Asked::Trait { about } = &row.asked else { panic!("{row:?}") };
            match &row.picked[0] {
                Picked::Trait { side, .. } => {
                    let swap = Confusion::SideSwap { of: side.clone(), given_to: about.clone() };
                    assert_eq!(MultipleChoice.confusion(&row), Some(swap));
                }
                Picked::Lure { .. } => assert_eq!(MultipleChoice.confusion(&row), None),
                other => panic!("{other:?}"),
            }
        }
    }
}

fn deck_of_facts(facts: &str) -> Deck {
    let json = format!(
        r#"{{"format":1,"id":"test","title":"T","sides":[{{"id":"x","name":"x"}},{{"id":"y","name":"y"}}],
            "distinctions":[{{"id":"d","aspect":"A","traits":{{"x":{{"text":"sells"}},"y":{{"text":"buys"}}}}}}],"facts":[{facts}]}}"#
    );
    read_deck("test", json.as_bytes()).unwrap()
}

#[test]
fn a_fact_is_chosen_among_its_own_versions_and_where_it_has_few_there_are_few_options() {
    let deck = deck_of_facts(
        r#"{"id":"f","true":"Both trade.","false":["Neither trades."]}, {"id":"g","true":"Both speak.","false":["Both fly."]}"#,
    );
    let hints = Hints { stability: 20.0, ..Hints::default() };
    for seed in 0..20 {
        let question = ask(&deck, &MultipleChoice, &[item(&deck, "f")], hints, seed);
        let prompt = question.prompt(&[]).unwrap();
        assert_eq!(
            texts(&prompt).into_iter().collect::<HashSet<_>>(),
            HashSet::from(["Both trade.", "Neither trades."])
        );
        assert_eq!(question.grade(&[])[0].noise.unwrap().guess().get(), 0.5);
    }
}

#[test]
fn versions_that_begin_alike_are_also_asked_as_ends_of_one_sentence() {
    let deck = deck_of_facts(
        r#"{"id":"f","true":"On most days both trade at noon.","false":["On most days both trade at night."]}"#,
    );
    let mut stems = HashSet::new();
    for seed in 0..20 {
        let prompt = ask(&deck, &MultipleChoice, &[item(&deck, "f")], Hints::default(), seed).prompt(&[]).unwrap();
        let expected = match prompt.task {
            Task::Complete => ["noon.", "night."],
            _ => ["On most days both trade at noon.", "On most days both trade at night."],
        };
        assert_eq!(texts(&prompt).into_iter().collect::<HashSet<_>>(), HashSet::from(expected));
        stems.insert(prompt.stem);
    }
    assert_eq!(stems, HashSet::from([None, Some("On most days both trade at ...".to_owned())]));
}

#[test]
fn how_often_the_versions_of_a_fact_are_shown_tells_nothing() {
    let deck = marketing_vs_sales();
    for fact in deck.items.iter().filter(|item| item.fact().is_some()) {
        for stability in [0.0, 20.0, f64::INFINITY] {
            let hints = Hints { stability, ..Hints::default() };
            let mut shown: HashMap<String, HashMap<String, u32>> = HashMap::new();
            let mut judged: HashMap<String, u32> = HashMap::new();
            for seed in 0..60 {
                let prompt = ask(&deck, &MultipleChoice, &[fact], hints, seed).prompt(&[]).unwrap();
                let of_way = shown.entry(prompt.stem.clone().unwrap_or_default()).or_default();
                texts(&prompt).into_iter().for_each(|text| *of_way.entry(text.to_owned()).or_default() += 1);
                let hints = Hints { truth: seed % 2 == 0, ..hints };
                let prompt = ask(&deck, &TrueFalse, &[fact], hints, seed).prompt(&[]).unwrap();
                *judged.entry(prompt.stem.unwrap()).or_default() += 1;
            }
            for of_way in shown.values().chain([&judged]) {
                let times: HashSet<u32> = of_way.values().copied().collect();
                assert!(of_way.len() > 1 && times.len() == 1, "{of_way:?}");
            }
        }
    }
}

#[test]
fn the_ways_of_asking_about_a_fact_take_turns() {
    let deck = deck_of_facts(
        r#"{"id":"f","true":"On most days both trade at noon.","false":["On most days both trade at night."]}, {"id":"g","true":"Both speak.","false":["Both fly."]}"#,
    );
    assert!(MultipleChoice.alternates(item(&deck, "f")) && !MultipleChoice.alternates(item(&deck, "g")));
    let end = Asked::Gap { before: 6, after: 0 };
    for (last, next) in [(Asked::Truth, end.clone()), (end, Asked::Truth)] {
        let times = |asked, times| TimesAsked { form: MultipleChoice.name(), asked, times };
        let asked = [times(next.clone(), 9), times(last, 1)];
        for seed in 0..10 {
            let hints = Hints { asked: &asked, ..Hints::default() };
            let question = ask(&deck, &MultipleChoice, &[item(&deck, "f")], hints, seed);
            assert_eq!(question.grade(&[]).remove(0).asked, next);
        }
    }
}

#[test]
fn versions_that_also_end_alike_have_a_gap_between() {
    let deck = deck_of_facts(
        r#"{"id":"f","true":"On most days both trade at noon, with care.",
            "false":["On most days both trade at night, with care.", "On some days both trade at noon, with care."]}"#,
    );
    let mut seen = HashMap::new();
    for seed in 0..60 {
        let question = ask(&deck, &MultipleChoice, &[item(&deck, "f")], Hints::default(), seed);
        let prompt = question.prompt(&[]).unwrap();
        let right = texts(&prompt)[right_picks(&question)[0]].to_owned();
        assert_eq!(prompt.task == Task::FillGap, prompt.stem.is_some());
        if let Some(stem) = prompt.stem.clone() {
            assert_eq!(stem.replace("____", &right), "On most days both trade at noon, with care.");
            let mut options: Vec<String> = texts(&prompt).into_iter().map(str::to_owned).collect();
            options.sort();
            seen.insert(stem, options);
        }
    }
    let expected = [
        (
            "On ____ with care.",
            vec!["most days both trade at night,", "most days both trade at noon,", "some days both trade at noon,"],
        ),
        ("On most days both trade at ____ with care.", vec!["night,", "noon,"]),
        ("On ____ days both trade at noon, with care.", vec!["most", "some"]),
    ];
    let expected = expected.map(|(stem, options)| (stem.to_owned(), options.into_iter().map(str::to_owned).collect()));
    assert_eq!(seen, HashMap::from(expected));
}

#[test]
fn an_exam_asks_a_fact_with_all_that_can_be_taken_for_it() {
    let deck = marketing_vs_sales();
    for fact in deck.items.iter().filter(|item| item.fact().is_some()) {
        for seed in 0..30 {
            let prompt = ask(&deck, &MultipleChoice, &[fact], Hints::measuring(true), seed).prompt(&[]).unwrap();
            assert_eq!(prompt.options().len(), 4, "{prompt:?}");
        }
    }
}

proptest! {
    #[test]
    fn no_wrong_option_reads_like_something_true(deck in any::<u64>(), seed in any::<u64>(), stability in 0.0..40.0f64) {
        let deck = any_deck(deck);
        for item in &deck.items {
            let hints = Hints { stability, ..Hints::default() };
            let Ok(question) = MultipleChoice.write(&deck, &[item], hints, &mut rng(seed)) else { continue };
            let row = question.grade(&[]).remove(0);
            let true_of: Vec<String> = match &row.asked {
                Asked::Trait { about } => {
                    deck.distinctions().filter_map(|of| of.trait_of(about)).map(|of| reading(of.text.plain())).collect()
                }
                _ => deck.items.iter().filter_map(Item::fact).map(|fact| reading(&fact.statement)).collect(),
            };
            let prompt = question.prompt(&[]).unwrap();
            let gap = prompt.stem.as_deref().filter(|_| row.asked.is_of_a_fact());
            let (before, after) = gap.and_then(|stem| stem.split_once("____").or(stem.split_once("..."))).unwrap_or_default();
            let whole = |text: &str| reading(&format!("{before}{text}{after}"));
            let read_true = texts(&prompt).into_iter().filter(|text| true_of.contains(&whole(text))).count();
            prop_assert_eq!(read_true, 1, "{:?}", prompt);
        }
    }
}
