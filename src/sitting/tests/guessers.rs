//! Learners who know nothing and guess: how far they get. Here are a few of them; `long_proofs` has them by the thousand.

use super::*;

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
pub(super) fn before_the_exam(shelf: Shelf) -> Trainee {
    let mut trainee = Trainee::new(shelf, 1);
    loop {
        match trainee.next_step() {
            OnboardingStep::Exam => return trainee,
            OnboardingStep::Tomorrow => trainee.next_day(),
            _ => drop(trainee.play_step(&mut knows)),
        }
    }
}

/// How someone answers an exam who knows facts and phrases, and not whose they are.
#[derive(Debug, Clone, Copy)]
pub(super) enum Coin {
    /// A coin for each distinction: what was answered once is answered again.
    EachDistinction,
    /// A coin for each question.
    EachQuestion,
    /// The first two questions about a distinction are answered so that they disagree, to be asked more.
    Disagreeing,
}

pub(super) const COINS: [Coin; 3] = [Coin::EachDistinction, Coin::EachQuestion, Coin::Disagreeing];

/// Of so many exams on this deck how many are passed by someone who tosses coins like this.
pub(super) fn passed_by_coin(shelf: Shelf, coin: Coin, exams: u64) -> usize {
    let mut trainee = before_the_exam(shelf.clone());
    trainee.next_day();
    let (journal, day) = (trainee.journal(), trainee.day);
    let passes = |seed: u64| {
        let mut trainee = Trainee::with_journal(journal.clone(), shelf.clone(), day, seed);
        let mut rng = rng(seed);
        let mut tossed: HashMap<ItemId, Vec<bool>> = HashMap::new();
        let mut answers = by_phrases(|item| {
            let tossed = tossed.entry(item.clone()).or_default();
            let lucky = match (coin, tossed.as_slice()) {
                (Coin::EachDistinction, [first, ..]) => *first,
                (Coin::Disagreeing, [first]) => !first,
                _ => rng.random_bool(0.5),
            };
            tossed.push(lucky);
            lucky
        });
        trainee.play_step(&mut answers).summary().exam.unwrap().is_passed()
    };
    for_seeds(0..exams, passes).into_iter().filter(|passed| *passed).count()
}

/// The chance that the smallest deck that can be examined states for who knows facts and phrases alone.
pub(super) fn stated_by_phrases() -> f64 {
    crate::progress::ExamRule::of(7, 0).chance_by_phrases().get()
}

#[test]
fn to_nobody_who_guesses_for_a_month_the_gate_opens() {
    assert_eq!(opened_and_passed(&for_seeds(0..24, |seed| guesser(examinable_shelf_of(7), seed, 30))), (0, 0));
}

#[test]
fn to_nobody_who_guesses_for_two_weeks_the_gate_of_the_first_deck_opens() {
    assert_eq!(opened_and_passed(&for_seeds(0..12, |seed| guesser(marketing(), seed, 14))), (0, 0));
}

#[test]
fn to_nobody_who_guesses_a_workshop_of_sixty_rounds_the_gate_opens() {
    let got = for_seeds(0..12, |seed| guesser_in_workshop(examinable_shelf_of(7), seed, 60));
    assert_eq!(opened_and_passed(&got), (0, 0));
}

#[test]
fn who_knows_the_phrases_alone_passes_no_more_often_than_stated_whatever_coins_are_tossed() {
    for coin in COINS {
        let passed = passed_by_coin(examinable_shelf_of(7), coin, 200);
        assert!(passed <= at_most(stated_by_phrases(), 200), "{coin:?}: {passed} of 200");
    }
}

#[test]
fn who_guesses_an_exam_does_not_pass() {
    let trainee = before_the_exam(marketing());
    for seed in 0..40 {
        let mut rng = rng(seed);
        let exam = trainee.another(seed).play_step(&mut guesses(&mut rng)).summary().exam.unwrap();
        assert!(!exam.is_passed(), "{exam:?}");
    }
}
