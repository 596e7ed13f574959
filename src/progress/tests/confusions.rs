//! What is mixed up: what it weighs, and how it is set right.

use super::*;
use crate::question::Asked;

fn side(name: &str) -> crate::deck::SideId {
    name.parse().unwrap()
}

/// A sentence that gives the trait of sales to marketing, judged true.
fn judged_wrongly(item: &str) -> Event {
    let asked = Asked::Sentence { about: side("marketing"), against: side("sales"), of: side("sales") };
    given(Row { asked, ..row(item, false, Some(0.5)) })
}

/// The trait of sales, chosen for marketing among four.
fn chosen_wrongly(item: &str) -> Event {
    let asked = Asked::Trait { about: side("marketing") };
    let picked = vec![Picked::Trait { item: item.parse().unwrap(), side: side("sales") }];
    given(Row { asked, picked, ..row(item, false, Some(0.25)) })
}

fn slipped(item: &str, taken: &str) -> Event {
    let asked = Asked::Pairs { sides: vec![side("sales")] };
    let picked = vec![Picked::Trait { item: taken.parse().unwrap(), side: side("sales") }];
    given(Row { asked, picked, ..row(item, false, Some(0.25)) })
}

/// How often and how surely each item's confusions are, the worst first.
fn confused(events: Vec<Event>) -> Vec<(String, u32, f64)> {
    let progress = progress(events.into_iter().map(|event| (0, event)).collect());
    let all = progress.confusions(&"deck".parse().unwrap());
    all.into_iter().map(|(item, _, ConfusionStrength { times, weight })| (item.to_string(), times, weight)).collect()
}

#[test]
fn a_wrong_judgement_weighs_less_than_a_wrong_choice_among_four() {
    assert_eq!(confused(vec![judged_wrongly("a")]), [("a".to_owned(), 1, 1.0)]);
    assert_eq!(confused(vec![chosen_wrongly("a")]), [("a".to_owned(), 1, 2.0)]);
    let worst_first = [("b".to_owned(), 1, 2.0), ("a".to_owned(), 1, 1.0)];
    assert_eq!(confused(vec![judged_wrongly("a"), chosen_wrongly("b")]), worst_first);
}

#[test]
fn the_same_confusion_adds_up_whatever_the_form_and_others_stay_apart() {
    let events = vec![judged_wrongly("a"), chosen_wrongly("a"), slipped("a", "b"), slipped("a", "c")];
    let expected = [("a".to_owned(), 2, 3.0), ("a".to_owned(), 1, 2.0), ("a".to_owned(), 1, 2.0)];
    assert_eq!(confused(events), expected);
}

#[test]
fn right_answers_set_it_right_the_sooner_the_harder_they_are_to_guess() {
    let weight_after = |rights: &[f64]| {
        let rights = rights.iter().map(|guess| answer("a", true, Some(*guess)));
        let (_, times, weight) = confused([judged_wrongly("a")].into_iter().chain(rights).collect()).remove(0);
        assert_eq!(times, 1, "that it happened stays");
        (weight, ConfusionStrength { times, weight }.is_present())
    };
    assert_eq!(weight_after(&[0.5]), (0.5, true));
    assert_eq!(weight_after(&[0.5, 0.5]), (0.25, false));
    assert_eq!(weight_after(&[0.25]), (0.25, false));
    assert_eq!(weight_after(&[0.0]), (0.25, false), "one answer does not set everything right");
}

#[test]
fn what_says_nothing_sets_nothing_right_nor_wrong() {
    let only_practised = practised(chosen_wrongly("a"));
    assert_eq!(confused(vec![only_practised]), []);
    let events = vec![judged_wrongly("a"), answer("a", true, None), practised(answer("a", true, Some(0.0)))];
    assert_eq!(confused(events), [("a".to_owned(), 1, 1.0)]);
    assert_eq!(confused(vec![judged_wrongly("a"), answer("b", true, Some(0.0))]), [("a".to_owned(), 1, 1.0)]);
}

#[test]
fn an_item_weighs_what_is_still_mixed_up_about_it() {
    let events =
        vec![slipped("a", "b"), answer("a", true, Some(0.25)), answer("a", true, Some(0.5)), chosen_wrongly("a")];
    let progress = progress(events.into_iter().map(|event| (0, event)).collect());
    let a = item(&progress, "a").unwrap();
    assert_eq!(a.confusions().map(|(_, confused)| confused.weight).collect::<Vec<_>>(), [0.25, 2.0]);
    assert_eq!((a.confusion_weight(), a.answers), (2.0, 4));
}

proptest! {
    #[test]
    fn weights_are_never_negative_and_the_order_is_always_the_same(picks in prop::collection::vec((0..4u8, "[a-e]", 0.0..0.9f64), 1..40)) {
        let events: Vec<Event> = picks.iter().map(|(kind, item, guess)| match kind {
            0 => judged_wrongly(item),
            1 => chosen_wrongly(item),
            2 => slipped(item, "z"),
            _ => answer(item, true, Some(*guess)),
        }).collect();
        let found = confused(events.clone());
        prop_assert!(found.iter().all(|(_, times, weight)| *times > 0 && *weight >= 0.0));
        prop_assert!(found.is_sorted_by(|a, b| a.2 >= b.2));
        prop_assert_eq!(found, confused(events));
    }
}
