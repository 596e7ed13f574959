//! Scenarios.

use super::*;

/// A deck of three aspects with three examples each, the last of which is kept for exams.
fn with_examples() -> Deck {
    with_examples_of(2)
}

fn with_examples_of(sides: usize) -> Deck {
    let mut deck = deck_of(sides, 5, "en", "trait");
    for (number, item) in deck.items.iter_mut().take(3).enumerate() {
        let Item::Distinction(distinction) = item else { panic!("no distinction") };
        for example in 0..3 {
            let situation = |of: &Trait| crate::deck::Situation {
                side: of.side.clone(),
                text: format!("Situation {number}.{example} of {}.", of.side),
            };
            let situations = distinction.traits.iter().map(situation).collect();
            distinction.examples.push(crate::deck::Example { situations, is_held: example == 2 });
        }
    }
    deck
}

fn scenario(deck: &Deck, hints: Hints<'_>, seed: u64) -> Question {
    ask(deck, &Scenario, &[&deck.items[0]], hints, seed)
}

fn example_of(question: &Question) -> usize {
    match question.grade(&[]).remove(0).asked {
        Asked::Situation { example, .. } => example,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_situation_is_judged_by_its_side_and_once_memory_is_strong_by_its_reason() {
    let deck = with_examples();
    let weak = scenario(&deck, Hints { stability: 3.0, ..Hints::default() }, 1);
    let prompt = weak.prompt(&[]).unwrap();
    assert!(prompt.stem.unwrap().starts_with("Situation 0."));
    assert_eq!(prompt.wanted, Wanted::Pick(Choice::texts(["Trait0", "Trait1"])));
    for side in 0..2 {
        assert_eq!(weak.prompt(&picked(&[side])), None);
    }
    let strong = scenario(&deck, Hints { stability: STRONG_FROM, ..Hints::default() }, 1);
    let right = right_ways(&deck, &strong).remove(0).0;
    let reason = strong.prompt(&right[..1]).unwrap();
    assert_eq!(reason.options().len(), MOST_REASONS);
    assert!(matches!(reason.task, Task::GiveReason { .. }));
    let side = picks(&right)[0];
    assert!(reason.options().iter().all(|option| option.text().unwrap().ends_with(&format!(".{side}"))));
    assert_eq!(strong.prompt(&picked(&[1 - side])), None, "a wrong side needs no reason");
}

const MOST_REASONS: usize = 4;

#[test]
fn a_fresh_situation_comes_as_long_as_there_is_one_and_none_that_is_kept_for_exams() {
    let deck = with_examples();
    let mut asked: Vec<TimesAsked> = Vec::new();
    let mut shown = Vec::new();
    for seed in 0..8 {
        let question = scenario(&deck, Hints { asked: &asked, ..Hints::default() }, seed);
        let now = question.grade(&[]).remove(0).asked;
        shown.push(example_of(&question));
        match asked.iter_mut().find(|known| known.asked == now) {
            Some(known) => known.times += 1,
            None => asked.push(TimesAsked { form: Scenario.name(), asked: now, times: 1 }),
        }
    }
    // The first example was shown by the lesson, and each answer shows the twin as well.
    assert_eq!(shown[0], 1);
    assert!(!shown.contains(&2));
    assert_eq!(asked.len(), 4, "each side of each example was asked before any was asked again");
    assert!(asked.iter().all(|known| known.times == 2), "{asked:?}");
    for seed in 0..20 {
        assert_eq!(example_of(&scenario(&deck, Hints::measuring(true), seed)), 2);
        assert_ne!(example_of(&scenario(&deck, Hints::measuring(false), seed)), 2);
    }
}

#[test]
fn an_item_all_of_whose_situations_are_kept_for_exams_suits_exams_alone() {
    let mut deck = with_examples();
    let Item::Distinction(distinction) = &mut deck.items[0] else { panic!("no distinction") };
    distinction.examples.retain(|example| example.is_held);
    let suits = |item: usize| (Scenario.suits(&deck.items[item]), Scenario.ways_in_exam(&deck.items[item]) > 0);
    assert_eq!([0, 1, 4].map(suits), [(false, true), (true, true), (false, false)]);
}

#[test]
fn each_trait_is_a_wrong_reason_as_often_as_the_others_whatever_is_near_to_what() {
    const ROUNDS: u64 = 1200;
    let deck = marketing_vs_sales();
    let mut times: std::collections::BTreeMap<String, u32> = std::collections::BTreeMap::new();
    let items: Vec<&Item> = deck.items.iter().filter(|item| Scenario.suits(item)).collect();
    for (number, item) in (0..ROUNDS).flat_map(|_| &items).enumerate() {
        let hints = Hints { stability: 20.0, ..Hints::default() };
        let question = ask(&deck, &Scenario, &[item], hints, number as u64);
        let right = right_ways(&deck, &question).remove(0).0;
        let reason = question.prompt(&right[..1]).unwrap();
        assert_eq!(reason.options().len(), MOST_REASONS);
        for option in (0..MOST_REASONS).filter(|option| *option != picks(&right)[1]) {
            let row = question.grade(&picked(&[picks(&right)[0], option])).remove(0);
            *times.entry(row.taken().unwrap().to_string()).or_default() += 1;
        }
    }
    assert_eq!(times.len(), items.len());
    // Three of each round. Drawn from what is not near, it would be from 2.1 to 3.6.
    for (item, times) in times {
        let a_round = f64::from(times) / ROUNDS as f64;
        assert!((2.9..3.1).contains(&a_round), "{item}: {a_round}");
    }
}

#[test]
fn what_a_situation_shows_as_well_is_no_wrong_reason() {
    let mut deck = with_examples();
    let near = deck.items[1].id().clone();
    let Item::Distinction(distinction) = &mut deck.items[0] else { panic!("no distinction") };
    distinction.near = vec![near];
    for (of, near) in [(0, "trait 1."), (1, "trait 0.")] {
        for seed in 0..20 {
            let hints = Hints { stability: 20.0, ..Hints::default() };
            let question = ask(&deck, &Scenario, &[&deck.items[of]], hints, seed);
            let right = right_ways(&deck, &question).remove(0).0;
            let reason = question.prompt(&right[..1]).unwrap();
            assert!(reason.options().iter().all(|option| !option.text().unwrap().starts_with(near)), "{reason:?}");
        }
    }
}

#[test]
fn a_situation_of_a_trait_that_is_true_of_another_side_is_not_asked() {
    let mut deck = with_examples();
    let Item::Distinction(distinction) = &mut deck.items[0] else { panic!("no distinction") };
    distinction.traits[0].also = vec![distinction.traits[1].side.clone()];
    for seed in 0..20 {
        let stem = scenario(&deck, Hints::default(), seed).prompt(&[]).unwrap().stem.unwrap();
        assert!(stem.ends_with("of s1."), "{stem}");
    }
}

#[test]
fn a_wrong_side_is_a_side_swap_and_a_wrong_reason_another_aspect() {
    let deck = with_examples();
    let question = scenario(&deck, Hints { stability: 20.0, ..Hints::default() }, 3);
    let right = picks(&right_ways(&deck, &question).remove(0).0);
    let swapped = question.grade(&picked(&[1 - right[0]])).remove(0);
    assert!(!swapped.right && matches!(Scenario.confusion(&swapped), Some(Confusion::SideSwap { .. })));
    let shown = deck.sides[right[0]].name.clone();
    assert_eq!(Scenario.verdict(&deck, &[swapped]), Verdict::OtherSide { side: shown });
    let reason = (0..MOST_REASONS).find(|reason| *reason != right[1]).unwrap();
    let mixed_up = question.grade(&picked(&[right[0], reason])).remove(0);
    assert!(!mixed_up.right && matches!(Scenario.confusion(&mixed_up), Some(Confusion::AspectSlip { .. })));
}

#[test]
fn a_test_asks_for_no_reason_which_would_tell_whose_its_traits_are() {
    let deck = with_examples();
    for is_exam in [false, true] {
        for seed in 0..10 {
            let question = scenario(&deck, Hints::measuring(is_exam), seed);
            assert_eq!([0, 1].map(|side| question.prompt(&picked(&[side]))), [None, None]);
        }
    }
}
