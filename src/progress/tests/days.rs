//! Days in a row, answers a day, what is to come, and true retention.

use super::*;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

fn answered_on(days: &[i64]) -> Progress {
    progress(days.iter().map(|day| (*day, answer("a", true, Some(0.5)))).collect())
}

/// The answered days and the forgiven ones of the streak up to `today`, if these days were answered.
fn streak(days: &[i64], today: i64) -> (u32, u32) {
    let Streak { days, forgiven } = answered_on(days).streak(day(today));
    (days, forgiven)
}

#[test]
fn days_in_a_row_count_up_to_today_and_a_day_that_is_not_over_breaks_nothing() {
    assert_eq!(streak(&[], 0), (0, 0));
    assert_eq!(streak(&[0], 0), (1, 0));
    assert_eq!(streak(&[0, 1, 2], 2), (3, 0));
    assert_eq!(streak(&[0, 1, 2], 3), (3, 0));
}

#[test]
fn one_missed_day_a_week_is_forgiven_and_two_in_a_row_are_not() {
    let cases: &[(&[i64], i64, (u32, u32))] = &[
        // One missed, today not over.
        (&[0, 1, 2], 4, (3, 1)),
        (&[0, 2], 2, (2, 1)),
        // Two missed in a row.
        (&[0, 1, 2], 5, (0, 0)),
        (&[0, 3, 4], 4, (2, 0)),
        // Missed 2 and 5: too near one another, so the earlier one breaks the row.
        (&[0, 1, 3, 4, 6], 6, (3, 1)),
        // Missed 2 and 8, six days apart; 2 and 9, seven.
        (&[0, 1, 3, 4, 5, 6, 7, 9], 9, (6, 1)),
        (&[0, 1, 3, 4, 5, 6, 7, 8, 10], 10, (9, 2)),
        // A day before the first answer was not missed.
        (&[5, 6], 6, (2, 0)),
    ];
    for (days, today, expected) in cases {
        assert_eq!(streak(days, *today), *expected, "answered on {days:?}, today is {today}");
    }
}

#[test]
fn a_streak_that_is_turned_off_is_not_counted() {
    let rules = Rules { streak: false, ..Rules::default() };
    let progress = Progress::of(history(vec![(0, answer("a", true, Some(0.5)))]), rules);
    assert_eq!(progress.streak(day(0)), Streak::default());
}

#[test]
fn what_was_practised_counts_for_its_day() {
    let progress = progress(vec![
        (0, answer("a", true, Some(0.5))),
        (1, practised(answer("a", true, Some(0.5)))),
        (1, practised(answer("b", true, Some(0.5)))),
    ]);
    assert_eq!(progress.answers_a_day().collect::<Vec<_>>(), [(day(0), 1), (day(1), 2)]);
    assert_eq!(progress.streak(day(1)).days, 2);
    assert!(item(&progress, "b").is_none());
}

/// A learner who recalls with this probability whenever something comes back, and else guesses.
fn reviewed(recall: f64, guess: f64, slip: f64, reviews: i64, seed: u64) -> Retention {
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let noise = Noise::new(Probability::new(guess).unwrap(), Probability::new(slip).unwrap()).unwrap();
    let mut answers = vec![(0, answer("a", true, Some(0.5)))];
    for at in 1..=reviews {
        let right = if chance.random_bool(recall) { !chance.random_bool(slip) } else { chance.random_bool(guess) };
        answers.push((at, given(Row { noise: Some(noise), ..row("a", right, None) })));
        // What is asked again on the same day is no review.
        answers.push((at, answer("a", true, Some(0.5))));
    }
    progress(answers).retention(None)
}

#[test]
fn true_retention_is_found_out_through_guesses_and_slips() {
    for (seed, (recall, guess, slip)) in (1..).zip([
        (0.9, 0.5, 0.02),
        (0.7, 0.5, 0.02),
        (0.9, 0.25, 0.02),
        (0.5, 0.0, 0.0),
        (0.2, 0.5, 0.1),
        (0.0, 0.5, 0.0),
        (0.8, 0.25, 0.2),
    ]) {
        let retention = reviewed(recall, guess, slip, 4000, seed);
        assert_eq!(retention.reviews(), 4000);
        let found = retention.recalled().unwrap().get();
        // Three standard errors: a coin's deviation over what guessing leaves to be seen.
        let tolerance = 3.0 * 0.5 / (1.0 - guess - slip) / 4000f64.sqrt();
        assert!((found - recall).abs() < tolerance, "recall {recall}, guess {guess}, slip {slip}: {found}");
    }
}

#[test]
fn retention_is_estimated_from_twenty_reviews_on() {
    assert_eq!(reviewed(1.0, 0.5, 0.0, 19, 1).recalled(), None);
    let twenty = reviewed(1.0, 0.5, 0.0, 20, 1);
    assert_eq!((twenty.right(), twenty.recalled()), (20, Probability::new(1.0)));
    assert!(twenty.believed().is_some_and(|believed| believed.get() > 0.8));
}

#[test]
fn a_review_is_the_first_answer_of_a_day_about_what_was_asked_before() {
    let progress = progress(vec![
        (0, answer("a", true, Some(0.5))),
        (0, answer("a", false, Some(0.5))),
        // The answer was forced, and what followed had just been told.
        (1, answer("a", true, None)),
        (1, answer("a", true, Some(0.5))),
        (3, answer("a", false, Some(0.5))),
        (3, answer("b", true, Some(0.5))),
        (4, graded("b", Grade::Hard)),
    ]);
    let all = progress.retention(None);
    assert_eq!((all.reviews(), all.right()), (2, 1));
    let late = progress.retention(Some(day(4)));
    assert_eq!((late.reviews(), late.right()), (1, 1));
}

#[test]
fn a_forgotten_deck_begins_anew_until_that_is_taken_back() {
    let (deck, item): (DeckId, ItemId) = ("deck".parse().unwrap(), "a".parse().unwrap());
    let recorded = |n, at: i64, event| Recorded { id: id("aaaaaaaa", n), at: moment(at), event };
    let history = vec![
        recorded(1, 0, answer("a", true, Some(0.0))),
        recorded(2, 1, answer("a", true, Some(0.0))),
        recorded(3, 2, Event::Forget(Forget { deck: deck.clone() })),
    ];
    let progress = Progress::of(history.clone(), Rules::default());
    assert!(progress.item(&deck, &item).is_none());
    assert_eq!(progress.answers_a_day().count(), 2, "it was learnt all the same");
    let forgotten = LastAct::Forgotten { deck: &deck, line: id("aaaaaaaa", 3) };
    assert_eq!(progress.last_act(None, moment(9)), Some(forgotten));
    let anew = [history.clone(), vec![recorded(4, 3, answer("a", true, Some(0.0)))]].concat();
    let anew = Progress::of(anew, Rules::default());
    assert_eq!(anew.item(&deck, &item).map(|item| item.first_asked), Some(day(3)));
    let undo = recorded(4, 3, Event::Undo(Undo { answer: id("aaaaaaaa", 3) }));
    let undone = Progress::of([history.clone(), vec![undo]].concat(), Rules::default());
    assert_eq!(undone.last_act(None, moment(9)), None);
    assert_eq!(undone.item(&deck, &item), Progress::of(history[..2].to_vec(), Rules::default()).item(&deck, &item));
}
