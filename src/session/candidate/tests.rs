use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;

use super::*;
use crate::clock::Moment;
use crate::deck::{Item, built_in};
use crate::journal::{Answer, Checksum, DeviceName, Event, LineId, Recorded};
use crate::progress::Rules;
use crate::question::{Hints, form_named};

/// Answers about the first item of the first deck in this form, as many as that, all wrong; the moments are minutes apart.
fn progress(shelf: &Shelf, forms: &[(&str, usize)]) -> Progress {
    let mut progress = Progress::new(Rules::default());
    let now: Moment = "2026-11-18T11:00:00+00:00".parse().unwrap();
    let device = DeviceName::parse("aaaaaaaa").unwrap();
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let deck = &shelf.decks()[0];
    let names = forms.iter().flat_map(|(name, times)| std::iter::repeat_n(*name, *times));
    for (number, name) in (1..).zip(names) {
        let form = form_named(name);
        let question = form.write(deck, &[&deck.items[0]], Hints::default(), &mut rng).unwrap();
        let line = |n| LineId { device, n, sum: Checksum::UNKNOWN };
        let answer = Answer {
            session: 1,
            begin: Checksum::UNKNOWN,
            deck: deck.id.clone(),
            form: form.name(),
            rows: question.grade(&[]),
            number: 0,
            ms: 1000,
            counts: true,
        };
        progress.apply(Recorded {
            id: line(number),
            at: now.plus_seconds(60 * number as i64),
            event: Event::Answer(answer),
        });
    }
    progress
}

fn first_of_marketing(forms: &[(&str, usize)]) -> (Shelf, Progress, ItemRef) {
    let shelf = Shelf::new(built_in().unwrap()).unwrap();
    assert!(matches!(shelf.decks()[0].items[0], Item::Distinction(_)));
    let (progress, at) = (progress(&shelf, forms), shelf.items().next().unwrap());
    (shelf, progress, at)
}

#[test]
fn what_was_asked_again_and_again_in_the_same_words_and_is_still_weak_is_asked_in_harder_forms() {
    let bears_choice = |forms: &[(&str, usize)]| {
        let (shelf, progress, at) = first_of_marketing(forms);
        Candidate::new(at, &shelf, &progress, &AllowedForms::usual()).bears(form_named("choice"))
    };
    // Four sentences to judge, and two traits to be given to a side, each twice.
    assert!(!bears_choice(&[]));
    assert!(!bears_choice(&[("true-false", 20), ("which-side", 3)]));
    assert!(!bears_choice(&[("true-false", 7), ("which-side", 20)]));
    assert!(bears_choice(&[("true-false", 8), ("which-side", 4)]));
}

#[test]
fn alone_an_item_is_asked_in_any_form_that_it_bears_then_in_one_of_the_next_level_then_in_that_of_last_time() {
    let (shelf, progress, at) = first_of_marketing(&[("which-side", 1)]);
    let allowed = AllowedForms::usual();
    let names = |seed| {
        let forms = Candidate::new(at, &shelf, &progress, &allowed).forms_alone(&mut ChaCha8Rng::seed_from_u64(seed));
        forms.iter().map(|form| form.name().to_string()).collect::<Vec<_>>()
    };
    for seed in 0..20 {
        let names = names(seed);
        assert_eq!(names[0], "true-false", "{names:?}");
        assert_eq!(names[3..], ["which-side", "typed", "recall"], "{names:?}");
    }
}

#[test]
fn what_is_new_and_was_missed_comes_back_in_the_form_of_last_time_before_one_that_is_much_too_early() {
    for (last, other) in [("true-false", "recall"), ("which-side", "typed")] {
        let (shelf, progress, at) = first_of_marketing(&[(last, 1)]);
        let allowed = AllowedForms::preferring(&[form_named(last).name(), form_named(other).name()]);
        for seed in 0..20 {
            let candidate = Candidate::new(at, &shelf, &progress, &allowed);
            let forms = candidate.forms_alone(&mut ChaCha8Rng::seed_from_u64(seed));
            let names: Vec<String> = forms.iter().map(|form| form.name().to_string()).collect();
            assert_eq!(names, [last, other]);
        }
    }
}

#[test]
fn a_form_that_has_been_asked_often_comes_less_often() {
    let shares = |forms: &[(&str, usize)]| {
        let (shelf, progress, at) = first_of_marketing(forms);
        let allowed = AllowedForms::usual();
        let candidate = Candidate::new(at, &shelf, &progress, &allowed);
        let is_first =
            |seed: &u64| candidate.forms(&mut ChaCha8Rng::seed_from_u64(*seed))[0].name().as_str() == "which-side";
        (0..300).filter(is_first).count()
    };
    let (new, worn) = (shares(&[]), shares(&[("which-side", 9), ("recall", 1)]));
    assert!(new > 170 && worn < 100, "{new}, {worn}");
}
