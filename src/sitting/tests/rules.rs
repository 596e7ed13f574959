//! Rules that every session keeps, whatever is answered: what comes back, what is promised, how true and false are mixed.

use super::*;
use crate::question::{Asked, Row};

#[test]
fn practice_asks_every_item_it_planned_and_counts_them() {
    for seed in 0..40 {
        let mut trainee = Trainee::new(marketing(), 0);
        trainee.seed(seed);
        trainee.drill(8, 12, &mut knows);
        let played = trainee.practise(8, 12, &mut knows);
        let judged = played.answers.iter().flat_map(|answer| &answer.rows).filter(|row| row.noise.is_some());
        assert_eq!(judged.map(|row| &row.item).collect::<HashSet<_>>().len(), 8);
        check_promises(&played);
    }
}

/// A wrong item comes back after two other questions. Sooner only where there is nothing else left to ask than what comes back; and at once only where it is
/// the last of that, and then something else is asked of it.
fn check_returns(played: &Played) {
    let items = played.items();
    for (at, now) in items.iter().enumerate() {
        let Some(again) =
            (at + 1..items.len().min(at + 3)).find(|later| now.iter().any(|item| items[*later].contains(item)))
        else {
            continue;
        };
        // One about several items is planned.
        if items[again].len() > 1 {
            continue;
        }
        let is_asked_before = |item: &ItemId| items[..again].iter().any(|before| before.contains(item));
        let is_planned = |items: &Vec<ItemId>| items.len() > 1 || !items.iter().all(is_asked_before);
        assert!(!items[again..].iter().any(is_planned), "too soon: {:?}", &items[at..]);
        if again == at + 1 {
            let asked = |at: usize| (&played.answers[at].form, &played.answers[at].rows[0].asked);
            assert_ne!(asked(at), asked(again), "the same question twice");
        }
    }
}

/// Who is told that an item comes back sees it again, at most twice; and the bar only fills.
fn check_promises(played: &Played) {
    let items = played.items();
    let mut promises: HashMap<&ItemId, usize> = HashMap::new();
    assert_eq!(played.told.len(), played.answers.len());
    for (at, (feedback, answer)) in played.told.iter().zip(&played.answers).enumerate() {
        // The feedback has the wrong ones first.
        let mut rows: Vec<_> = answer.rows.iter().collect();
        rows.sort_by_key(|row| row.right);
        for (item, row) in feedback.items.iter().zip(rows) {
            assert_eq!(item.right, row.right);
            if item.again == Some(Return::Soon) {
                assert!(
                    items[at + 1..].iter().any(|later| later.contains(&row.item)),
                    "{} did not come back",
                    row.item
                );
                *promises.entry(&row.item).or_default() += usize::from(!row.right);
            }
        }
    }
    assert!(promises.values().all(|times| *times <= 2), "{promises:?}");
    assert_eq!(played.asks.last().map_or(0, |last| last.number), played.answers.len());
    played.check_bars();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn whatever_is_answered_the_session_keeps_its_rules(
        seed in any::<u64>(), skill in 0.0..1.0f64, distinctions in 1usize..12, most in 1usize..20, days in 1i64..5,
    ) {
        let mut trainee = Trainee::new(shelf_of(distinctions), 0);
        trainee.seed(seed);
        let mut rng = rng(seed);
        for day in 0..days {
            trainee.go_to_day(day);
            let agenda = trainee.agenda(8);
            let played = trainee.drill(8, most, &mut right_if(|_| rng.random_bool(skill)));
            prop_assert_eq!(played.summary.is_some(), !agenda.is_empty());
            let Some(summary) = &played.summary else { continue };
            check_returns(&played);
            check_promises(&played);
            // Each item that was planned comes back at most twice, each time with at most two questions in between.
            let longest = 7 * (most + 4);
            prop_assert!(played.answers.len() <= longest, "{} questions instead of {most}", played.answers.len());
            // At least one question in a drill of eight or more takes several items, where enough of them are at hand.
            let planned = played.asks.first().map_or(0, |ask| ask.bar.of);
            if planned >= 8 && agenda.due.len() + agenda.new.len() >= 8 {
                prop_assert!(played.forms().contains(&"matching".to_owned()), "{:?}", played.forms());
            }
            for feedback in &played.told {
                prop_assert!(feedback.items.iter().all(|item| item.truth.ends_with('.')));
            }
            let again: usize = summary.again.iter().map(|again| again.labels.len()).sum();
            let judged = played.answers.iter().flat_map(|answer| &answer.rows).filter(|row| row.noise.is_some());
            let judged: HashSet<&ItemId> = judged.map(|row| &row.item).collect();
            prop_assert!(again >= judged.len());
            prop_assert!(summary.again.iter().all(|again| again.in_days >= 1));
        }
    }

    #[test]
    fn a_wrong_item_comes_back_after_two_others_while_there_are_any_and_at_most_twice(seed in any::<u64>(), skill in 0.0..1.0f64) {
        let mut rng = rng(seed);
        let mut trainee = Trainee::new(marketing(), 0);
        trainee.seed(seed);
        let played = trainee.drill(8, 12, &mut right_if(|_| rng.random_bool(skill)));
        check_returns(&played);
        check_promises(&played);
    }

    #[test]
    fn a_seed_replays_a_session(seed in any::<u64>()) {
        let prompts = || {
            let mut trainee = Trainee::new(marketing(), 0);
            trainee.seed(seed);
            let played = trainee.drill(8, 12, &mut right_if(|ask| ask.number % 3 != 0));
            played.asks.into_iter().map(|ask| ask.prompt).collect::<Vec<_>>()
        };
        prop_assert_eq!(prompts(), prompts());
    }
}

/// Whether each sentence to be judged was true, in order.
fn truths(played: &Played) -> Vec<bool> {
    let judged = |row: &Row| match &row.asked {
        Asked::Sentence { about, of, .. } => Some(about == of),
        Asked::Fact { version } => Some(version.is_none()),
        _ => None,
    };
    played.answers.iter().flat_map(|answer| answer.rows.iter().filter_map(judged)).collect()
}

#[test]
fn true_and_false_are_fair_coins_that_no_counting_predicts() {
    let (mut all, mut after_true, mut against_count) = (Tally::default(), Tally::default(), Tally::default());
    for seed in 0..300 {
        let mut trainee = Trainee::new(shelf_of(20), 0);
        trainee.seed(seed);
        let truths = truths(&trainee.drill(20, 24, &mut right_if(|ask| ask.number % 4 != 0)));
        let mut ahead = 0;
        for (at, &truth) in truths.iter().enumerate() {
            all.count(truth);
            if at > 0 && truths[at - 1] {
                after_true.count(truth);
            }
            if ahead != 0 {
                against_count.count(truth == (ahead < 0));
            }
            ahead += if truth { 1 } else { -1 };
        }
    }
    for (tally, what) in [(all, "true"), (after_true, "true after true"), (against_count, "what came seldom")] {
        assert!(tally.times > 500 && tally.is_half(), "{what}: {} of {}", tally.hits, tally.times);
    }
}

/// How often something came, of so many times.
#[derive(Default)]
struct Tally {
    hits: u32,
    times: u32,
}

impl Tally {
    fn count(&mut self, is_hit: bool) {
        self.hits += u32::from(is_hit);
        self.times += 1;
    }

    /// Whether that is half of the time, within four standard errors.
    fn is_half(&self) -> bool {
        let (hits, times) = (f64::from(self.hits), f64::from(self.times));
        (hits - times / 2.0).abs() < 4.0 * times.sqrt() / 2.0
    }
}
