//! What is only seen in a great many learners: half a minute of work and more, so that `.ci/run` has it as a step of its own:
//!
//! ```text
//! cargo test --lib -- --ignored long_proofs
//! ```

use super::guessers::*;
use super::*;

#[test]
#[ignore = "a long proof: .ci/run runs it"]
fn among_hundreds_who_guess_for_a_month_the_gate_opens_to_none() {
    assert_eq!(opened_and_passed(&for_seeds(0..500, |seed| guesser(examinable_shelf_of(7), seed, 30))), (0, 0));
}

#[test]
#[ignore = "a long proof: .ci/run runs it"]
fn among_hundreds_who_guess_for_two_weeks_the_gate_of_the_first_deck_opens_to_none() {
    assert_eq!(opened_and_passed(&for_seeds(0..200, |seed| guesser(marketing(), seed, 14))), (0, 0));
}

#[test]
#[ignore = "a long proof: .ci/run runs it"]
fn among_hundreds_who_guess_a_workshop_of_sixty_rounds_the_gate_opens_to_none() {
    let got = for_seeds(0..500, |seed| guesser_in_workshop(examinable_shelf_of(7), seed, 60));
    assert_eq!(opened_and_passed(&got), (0, 0));
}

#[test]
#[ignore = "a long proof: .ci/run runs it"]
fn of_thousands_who_know_the_phrases_alone_no_more_pass_than_stated() {
    for coin in COINS {
        let passed = passed_by_coin(examinable_shelf_of(7), coin, 3000);
        assert!(passed <= at_most(stated_by_phrases(), 3000), "{coin:?}: {passed} of 3000");
    }
}
