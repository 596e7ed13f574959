use super::*;
use proptest::prelude::*;

/// One answer of a history: right or not, how easily it was guessed, how easily it was a slip, and days since the answer before.
type Answer = (bool, f64, f64, u32);

fn answers() -> impl Strategy<Value = Vec<Answer>> {
    let chance = prop_oneof![Just(0.0), Just(0.5), 0.0..0.95f64];
    let days = prop_oneof![Just(0u32), 1..10u32, 0..2000u32];
    prop::collection::vec((any::<bool>(), chance, 0.0..0.3f64, days), 1..25)
}

fn grades() -> impl Strategy<Value = Grade> {
    prop::sample::select(vec![Grade::Again, Grade::Hard, Grade::Good, Grade::Easy])
}

fn noise(guess: f64, slip: f64) -> Noise {
    Noise::new(Probability::new(guess).unwrap(), Probability::new(slip).unwrap()).unwrap()
}

fn first_day() -> Day {
    Day::new(jiff::civil::date(2026, 11, 23))
}

/// The belief after a history, with the day of its last answer.
fn belief_after(model: &Model, history: &[Answer]) -> (Belief, Day) {
    let mut day = first_day();
    let mut belief = Belief::default();
    for &(right, guess, slip, days) in history {
        day = day.plus(days);
        belief = model.update(&belief, Evidence::of_answer(right, noise(guess, slip)), day);
    }
    (belief, day)
}

proptest! {
    #[test]
    fn weights_sum_to_one_and_states_stay_few_and_within_the_bounds_of_fsrs(history in answers()) {
        let (belief, _) = belief_after(&Model::default(), &history);
        let total: f64 = belief.states.iter().map(|weighted| weighted.weight).sum();
        prop_assert!((total - 1.0).abs() < 1e-9, "weights sum to {total}");
        prop_assert!((1..=Belief::MOST_STATES).contains(&belief.states.len()));
        for Weighted { weight, state } in belief.states {
            prop_assert!(weight > 0.0);
            prop_assert!((0.001..=36_500.0).contains(&state.stability), "stability {}", state.stability);
            prop_assert!((1.0..=10.0).contains(&state.difficulty), "difficulty {}", state.difficulty);
        }
    }

    #[test]
    fn without_guess_and_slip_it_is_fsrs_step_by_step_to_the_last_bit(
        history in prop::collection::vec((grades(), prop_oneof![Just(0u32), 1..10u32, 0..2000u32]), 1..25),
    ) {
        let (model, fsrs) = (Model::default(), Fsrs::new(Parameters::DEFAULT));
        let (mut day, mut belief, mut state) = (first_day(), Belief::default(), None);
        for (grade, days) in history {
            let elapsed = if state.is_some() { days } else { 0 };
            day = day.plus(elapsed);
            belief = model.update(&belief, Evidence { grade, noise: Noise::NONE }, day);
            let next = state.map_or_else(|| fsrs.first(grade), |state| fsrs.next(state, grade, elapsed));
            state = Some(next);
            prop_assert_eq!(&belief.states, &[Weighted { weight: 1.0, state: next }]);
        }
    }

    #[test]
    fn retrievability_never_rises_with_time(history in answers(), day in 0..5000u32, later in 0..5000u32) {
        let model = Model::default();
        let (belief, last) = belief_after(&model, &history);
        let at = |days: u32| model.retrievability(&belief, last.plus(days));
        prop_assert!(at(day) >= at(day + later));
        prop_assert!((0.0..=1.0).contains(&at(day).get()));
    }

    #[test]
    fn a_right_answer_that_was_easier_to_guess_never_leaves_a_higher_retrievability(
        history in answers(), guesses in (0.0..0.99f64, 0.0..0.99f64), slip in 0.0..0.3f64, days in 0..2000u32, later in 0..2000u32,
    ) {
        let model = Model::default();
        let (belief, _) = belief_after(&model, &history);
        let (hard, easy) = (guesses.0.min(guesses.1), guesses.0.max(guesses.1));
        let right = |guess| Evidence::of_answer(true, noise(guess, slip));
        let later_recall = |guess| {
            let states = model.posterior(&belief.states, right(guess), days);
            model.after(&Belief { states, last: belief.last }, f64::from(later)).get()
        };
        prop_assert!(later_recall(easy) <= later_recall(hard) + 1e-9, "{} > {}", later_recall(easy), later_recall(hard));
    }

    #[test]
    fn an_item_is_due_on_the_first_day_at_or_below_the_target(history in answers(), retention in 0.5..0.99f64) {
        let model = Model::default();
        let (belief, last) = belief_after(&model, &history);
        let target = Target { retention: Probability::new(retention).unwrap(), ..Target::USUAL };
        let days = model.due(&belief, target).unwrap().since(last);
        prop_assert!((1..=365).contains(&days));
        let at = |days: u32| model.retrievability(&belief, last.plus(days));
        prop_assert!(days == 365 || at(days) <= target.retention);
        prop_assert!(days == 1 || at(days - 1) > target.retention);
    }

    #[test]
    fn believed_stability_is_where_retrievability_falls_to_nine_tenths(history in answers()) {
        let model = Model::default();
        let (belief, _) = belief_after(&model, &history);
        let recall = model.after(&belief, model.stability(&belief)).get();
        prop_assert!((recall - 0.9).abs() < 1e-3, "retrievability {recall} after {} days", model.stability(&belief));
    }
}

#[test]
fn an_item_never_asked_has_the_prior_and_no_due_day() {
    let model = Model::default();
    let unseen = Belief::default();
    assert_eq!(model.retrievability(&unseen, first_day()), Model::PRIOR);
    assert_eq!(model.due(&unseen, Target::USUAL), None);
    assert_eq!(model.stability(&unseen), 0.0);
}

#[test]
fn a_lucky_true_false_brings_an_item_back_sooner_than_a_typed_answer() {
    let model = Model::default();
    let after = |guess| model.update(&Belief::default(), Evidence::of_answer(true, noise(guess, 0.02)), first_day());
    let days = |guess| model.due(&after(guess), Target::USUAL).unwrap().since(first_day());
    assert!(days(0.5) < days(0.0), "{} days after a guessable answer, {} after a typed one", days(0.5), days(0.0));
}

#[test]
fn a_clock_that_was_set_back_does_not_age_a_memory() {
    let model = Model::default();
    let right = Evidence::of_answer(true, Noise::NONE);
    let belief = model.update(&Belief::default(), right, first_day().plus(30));
    let belief = model.update(&belief, right, first_day());
    assert_eq!(belief.last(), Some(first_day().plus(30)));
}

#[test]
fn what_cannot_be_a_probability_or_an_uncertain_answer_is_refused() {
    for value in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
        assert_eq!(Probability::new(value), None);
    }
    assert!(serde_json::from_str::<Noise>(r#"{"guess":0.5,"slip":0.02}"#).is_ok());
    for refused in
        [r#"{"guess":1,"slip":0}"#, r#"{"guess":0,"slip":1}"#, r#"{"guess":-1,"slip":0}"#, r#"{"guess":0.5}"#]
    {
        assert!(serde_json::from_str::<Noise>(refused).is_err(), "{refused}");
    }
}
