//! Choice.

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
            let prompt = ask(&deck, &MultipleChoice, &[item], hints, 5).prompt(&[]).unwrap();
            assert_eq!(prompt.options().len(), expected, "{}", item.id());
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
        assert!(texts(&prompt).contains(&"works by pull") && texts(&prompt).contains(&"works by push"), "{prompt:?}");
        assert!(texts(&prompt).iter().all(|text| text.starts_with("works by")), "another aspect: {prompt:?}");
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

#[test]
fn a_fact_with_one_false_version_is_filled_up_with_what_is_false_of_others_and_then_of_the_sides() {
    let deck = read_deck(
        "test",
        br#"{"format":1,"id":"test","title":"T","sides":[{"id":"x","name":"x"},{"id":"y","name":"y"}],
            "distinctions":[{"id":"d","aspect":"A","traits":{"x":{"text":"sells"},"y":{"text":"buys"}}}],
            "facts":[{"id":"f","true":"Both trade.","false":["Neither trades."]},
                     {"id":"g","true":"Both speak.","false":["Both trade!"]},
                     {"id":"h","true":"Both walk.","false":["Both fly."]}]}"#,
    )
    .unwrap();
    let hints = Hints { stability: 20.0, ..Hints::default() };
    let mut swapped = HashSet::new();
    for seed in 0..20 {
        let prompt = ask(&deck, &MultipleChoice, &[item(&deck, "f")], hints, seed).prompt(&[]).unwrap();
        let mut seen: HashSet<&str> = texts(&prompt).into_iter().collect();
        for expected in ["Both trade.", "Neither trades.", "Both fly."] {
            assert!(seen.remove(expected), "{prompt:?}");
        }
        swapped.extend(seen.into_iter().map(str::to_owned));
    }
    assert_eq!(swapped, ["X, not y, buys.", "Y, not x, sells."].map(str::to_owned).into());
}

proptest! {
    #[test]
    fn no_wrong_option_reads_like_something_true(deck in any::<u64>(), seed in any::<u64>(), stability in 0.0..40.0f64) {
        let deck = any_deck(deck);
        for item in &deck.items {
            let hints = Hints { stability, ..Hints::default() };
            let Ok(question) = MultipleChoice.write(&deck, &[item], hints, &mut rng(seed)) else { continue };
            let true_of: Vec<String> = match question.grade(&[]).remove(0).asked {
                Asked::Trait { about } => {
                    deck.distinctions().filter_map(|of| of.trait_of(&about)).map(|of| reading(of.text.plain())).collect()
                }
                _ => deck.items.iter().filter_map(|item| match item {
                    Item::Fact(fact) => Some(reading(&fact.statement)),
                    Item::Distinction(_) => None,
                }).collect(),
            };
            let prompt = question.prompt(&[]).unwrap();
            let read_true = texts(&prompt).into_iter().filter(|text| true_of.contains(&reading(text))).count();
            prop_assert_eq!(read_true, 1, "{:?}", prompt);
        }
    }
}
