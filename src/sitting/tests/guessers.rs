//! Learners who know nothing and guess: how far they get. Here are a few of them; `long_proofs` has them by the thousand.

use super::*;
use crate::progress::ExamResult;

/// How often something happens in `tries` that has this probability in each, at most: two standard deviations above what is expected.
/// Seeds are fixed, so this fails by luck never or always.
pub(super) fn at_most(probability: f64, tries: u64) -> usize {
    let expected = probability * tries as f64;
    (expected + 2.0 * (expected * (1.0 - probability)).sqrt()) as usize
}

/// Runs the same for many seeds, on every core; gives what comes of each, in the order of the seeds.
pub(super) fn for_seeds<T: Send>(seeds: std::ops::Range<u64>, play: impl Fn(u64) -> T + Sync) -> Vec<T> {
    let threads = std::thread::available_parallelism().map_or(1, |number| number.get() as u64);
    let play = &play;
    let of_thread = |thread: u64| {
        let seeds = seeds.clone().filter(move |seed| seed % threads == thread);
        move || seeds.map(|seed| (seed, play(seed))).collect::<Vec<_>>()
    };
    let mut all: Vec<(u64, T)> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|thread| scope.spawn(of_thread(thread))).collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    all.sort_by_key(|(seed, _)| *seed);
    all.into_iter().map(|(_, one)| one).collect()
}

/// How far someone got who guessed everything.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Got {
    pub(super) opened: bool,
    pub(super) passed: bool,
}

/// To how many the exam opened, and by how many one was passed.
pub(super) fn opened_and_passed(got: &[Got]) -> (usize, usize) {
    (got.iter().filter(|got| got.opened).count(), got.iter().filter(|got| got.passed).count())
}

/// Whoever guesses everything, for so many days.
pub(super) fn guesser(shelf: Shelf, seed: u64, days: usize) -> Got {
    let mut trainee = Trainee::new(shelf, seed);
    let mut rng = rng(seed);
    let mut opened = false;
    for _ in 0..days {
        let (played, onboarding) = trainee.play_day(&mut guesses(&mut rng));
        opened |= played.iter().any(|played| played.activity() == Activity::Exam);
        if onboarding.next == OnboardingStep::Passed {
            return Got { opened, passed: true };
        }
        trainee.next_day();
    }
    Got { opened, passed: false }
}

/// Whoever guesses everything in a workshop, for so many rounds.
pub(super) fn guesser_in_workshop(shelf: Shelf, seed: u64, rounds: usize) -> Got {
    let mut trainee = Trainee::new(shelf, seed);
    trainee.hold_workshop();
    let mut rng = rng(seed);
    let mut opened = false;
    for _ in 0..rounds {
        match trainee.next_step() {
            OnboardingStep::Passed => return Got { opened, passed: true },
            step => opened |= step == OnboardingStep::Exam,
        }
        trainee.play_step(&mut guesses(&mut rng));
    }
    Got { opened, passed: trainee.next_step() == OnboardingStep::Passed }
}

/// Someone who knows everything, on the day the exam opens.
pub(super) fn before_the_exam(shelf: Shelf, pass: Option<u8>) -> Trainee {
    let mut trainee = Trainee::new(shelf, 1);
    let pass = pass.and_then(Percent::new);
    trainee.onboarded.exercise = Exercise::Onboarding { pass, by: By::AsBefore, workshop: false };
    loop {
        match trainee.next_step() {
            OnboardingStep::Exam => return trainee,
            OnboardingStep::Tomorrow => trainee.next_day(),
            _ => drop(trainee.play_step(&mut knows)),
        }
    }
}

/// Exams that are all guessed.
pub(super) struct GuessedExams {
    /// How many were passed.
    pub(super) passed: f64,
    /// How many were expected to be, by the chance that each result states.
    pub(super) expected: f64,
    pub(super) variance: f64,
}

/// So many exams of this deck, each guessed by someone else.
pub(super) fn guessed_exams(shelf: Shelf, pass: u8, exams: u64) -> GuessedExams {
    let trainee = before_the_exam(shelf, Some(pass));
    let guess = |seed| {
        let mut rng = rng(seed);
        trainee.another(seed).play_step(&mut guesses(&mut rng)).summary().exam.unwrap()
    };
    let results: Vec<ExamResult> = (0..exams).map(guess).collect();
    let chances = || results.iter().map(|result| result.chance.get());
    GuessedExams {
        passed: results.iter().filter(|result| result.is_passed()).count() as f64,
        expected: chances().sum(),
        variance: chances().map(|chance| chance * (1.0 - chance)).sum(),
    }
}

/// Five questions with four options each, four of which have to be right: 5 · (1/4)⁴ · 3/4 + (1/4)⁵.
pub(super) const CHANCE_OF_FIVE: f64 = 5.0 * 0.003_906_25 * 0.75 + 0.000_976_562_5;

/// Six questions with four options each, five of which have to be right: 6 · (1/4)⁵ · 3/4 + (1/4)⁶.
pub(super) const CHANCE_OF_SIX: f64 = 6.0 * 0.000_976_562_5 * 0.75 + 0.000_244_140_625;

/// The share of those to whom the exam opens in sixty rounds of a workshop on six items, though they only guess. It is more than the chance of
/// guessing one exam, but an exam has to be guessed as well: 53 of 3000 got there, and none passed.
pub(super) const GETS_THROUGH_A_WORKSHOP: f64 = 0.02;

/// A deck of choices alone, and one of which some questions are to be written, so that the chance is another for each exam; and what has to
/// be right, in percent, for guesses to pass now and then.
pub(super) fn easy_to_pass() -> [(Shelf, u8); 2] {
    [(shelf_of(5), 60), (marketing(), 23)]
}

#[test]
fn to_few_who_guess_for_a_month_the_gate_opens_and_none_of_them_passes() {
    let (opened, passed) = opened_and_passed(&for_seeds(0..40, |seed| guesser(shelf_of(5), seed, 30)));
    assert!(opened <= at_most(CHANCE_OF_FIVE, 40), "opened to {opened} of 40");
    assert_eq!(passed, 0);
}

#[test]
fn to_nobody_who_guesses_for_two_weeks_the_gate_of_the_first_deck_opens() {
    assert_eq!(opened_and_passed(&for_seeds(0..20, |seed| guesser(marketing(), seed, 14))), (0, 0));
}

#[test]
fn to_few_who_guess_a_workshop_of_sixty_rounds_the_gate_opens_and_none_of_them_passes() {
    let (opened, passed) = opened_and_passed(&for_seeds(0..20, |seed| guesser_in_workshop(shelf_of(6), seed, 60)));
    assert!(opened <= at_most(GETS_THROUGH_A_WORKSHOP, 20), "opened to {opened} of 20");
    assert_eq!(passed, 0);
}

#[test]
fn the_stated_chance_is_that_of_so_many_right_guesses_among_four() {
    // Three of five, each with a chance of one in four.
    const CHANCE: f64 = (10.0 * 9.0 + 5.0 * 3.0 + 1.0) / 1024.0;
    let GuessedExams { expected, .. } = guessed_exams(shelf_of(5), 60, 10);
    assert!((expected - 10.0 * CHANCE).abs() < 1e-9, "{expected} of ten");
}

#[test]
fn those_who_guess_pass_about_as_often_as_stated() {
    for (shelf, pass) in easy_to_pass() {
        let GuessedExams { passed, expected, variance } = guessed_exams(shelf, pass, 60);
        assert!((passed - expected).abs() < 3.0 * f64::sqrt(variance), "{passed} passed, {expected:.1} were expected");
    }
}
