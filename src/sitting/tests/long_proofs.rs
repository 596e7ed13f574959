//! What is only seen in a great many learners: half a minute of work and more, so that `.ci/run` has it as a step of its own:
//!
//! ```text
//! cargo test --lib -- --ignored long_proofs
//! ```

use super::guessers::*;
use super::*;

#[test]
#[ignore = "a long proof: .ci/run runs it"]
fn among_a_thousand_who_guess_for_a_month_the_gate_opens_no_more_often_than_one_exam_is_passed_by_guessing() {
    let (opened, passed) = opened_and_passed(&for_seeds(0..1000, |seed| guesser(shelf_of(5), seed, 30)));
    assert!(opened <= at_most(CHANCE_OF_FIVE, 1000), "opened to {opened} of 1000");
    assert!(passed <= at_most(CHANCE_OF_FIVE * CHANCE_OF_FIVE, 1000), "passed by {passed} of 1000");
}

#[test]
#[ignore = "a long proof: .ci/run runs it"]
fn among_a_thousand_who_guess_for_two_weeks_the_gate_of_the_first_deck_opens_to_none() {
    // Its exam has answers to be written, so that often nobody passes it by guessing: then the gate must open to nobody either.
    assert_eq!(opened_and_passed(&for_seeds(0..1000, |seed| guesser(marketing(), seed, 14))), (0, 0));
}

#[test]
#[ignore = "a long proof: .ci/run runs it"]
fn a_thousand_who_guess_a_workshop_of_sixty_rounds_pass_no_more_often_than_stated() {
    let (opened, passed) = opened_and_passed(&for_seeds(0..1000, |seed| guesser_in_workshop(shelf_of(6), seed, 60)));
    assert!(opened <= at_most(GETS_THROUGH_A_WORKSHOP, 1000), "opened to {opened} of 1000");
    assert!(passed <= at_most(CHANCE_OF_SIX, 1000), "passed by {passed} of 1000");
}

#[test]
#[ignore = "a long proof: .ci/run runs it"]
fn the_stated_chance_is_the_share_of_those_who_pass_by_guessing() {
    for (shelf, pass) in easy_to_pass() {
        let GuessedExams { passed, expected, variance } = guessed_exams(shelf, pass, 1000);
        assert!(expected > 20.0, "too rare to be measured: {expected} of 1000");
        assert!((passed - expected).abs() < 4.0 * f64::sqrt(variance), "{passed} passed, {expected:.1} were expected");
    }
}
