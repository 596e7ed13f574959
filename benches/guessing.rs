//! What the mixture is for. Simulated learners answer true/false questions for a year; three schedulers try to bring each item
//! back when its retrievability has fallen to the target. Two of them see only answers, and only ours allows for guessing.
//!
//! `cargo bench --bench guessing`, or with another number of items `cargo bench --bench guessing -- 2000`.

#![allow(clippy::expect_used)]
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a benchmark is a program of its own"
)]

use fsrs::{DEFAULT_PARAMETERS, FSRS, MemoryState};
use rand::rngs::ChaCha8Rng;
use rand::{Rng, RngExt, SeedableRng};
use tellapart::{Belief, Day, Evidence, Model, Noise, Parameters, Probability, Target};

/// Items for which a year is simulated, each with a learner of its own, unless the command line says otherwise.
const ITEMS: u64 = 20_000;

const DAYS: u32 = 365;

/// Chance of a right answer to a true/false question without recalling.
const GUESS: f64 = 0.5;

/// Chance of a wrong answer although one recalls.
const SLIP: f64 = 0.02;

/// Seed of the first item; each item has its own, so that all schedulers meet the same learners.
const SEED: u64 = 2026;

/// Standard deviation of the logarithm of a learner's parameters around those of the scheduler.
const SPREADS: [(&str, f64); 2] = [("like the scheduler's", 0.0), ("differing (sd 0.2)", 0.2)];

const TARGETS: [f64; 2] = [0.90, 0.80];

/// Who decides when an item comes back. All three use the same model and differ in what they make of an answer.
#[derive(Clone, Copy)]
enum Scheduler {
    /// FSRS-6 as in every other trainer: a right answer was recalled, a wrong one was not.
    Plain,
    /// Ours: an answer is weighed by how easily it was guessed.
    Mixture,
    /// FSRS-6 that sees whether the learner recalled, as none can. The best there is.
    Oracle,
}

const SCHEDULERS: [(&str, Scheduler); 3] =
    [("plain FSRS", Scheduler::Plain), ("mixture", Scheduler::Mixture), ("oracle", Scheduler::Oracle)];

/// Someone with one item to remember, whose memory follows FSRS-6.
struct Learner {
    fsrs: FSRS,
    decay: f32,
    /// `None` before the first question.
    memory: Option<MemoryState>,
}

/// What the reviews of many items came to.
#[derive(Default)]
struct Tally {
    /// Questions, the first of each item included.
    reviews: u64,
    /// Questions about an item that had come due.
    due: u64,
    /// The sum of their true retrievabilities at that moment.
    recall: f64,
    /// The sum of what the scheduler took these for.
    believed: f64,
}

impl Learner {
    /// A learner whose parameters are those that fit most people, each times a log-normal factor of this spread.
    fn new(spread: f64, chance: &mut impl Rng) -> Self {
        let parameters = DEFAULT_PARAMETERS.map(|usual| usual * (spread * standard_normal(chance)).exp() as f32);
        // The crate clips parameters into their bounds without giving them back; the decay is needed here too.
        let decay = parameters[20].clamp(0.1, 0.8);
        Self { fsrs: FSRS::new(&parameters).expect("finite parameters"), decay, memory: None }
    }

    /// True probability of recalling `days` after the last question. Half of all items are known before they are first asked.
    fn retrievability(&self, days: u32) -> f64 {
        self.memory.map_or(0.5, |memory| f64::from(fsrs::current_retrievability(memory, days as f32, self.decay)))
    }

    /// Takes the feedback after a question, which teaches again what was not recalled.
    fn review(&mut self, recalled: bool, days: u32) {
        let next = self.fsrs.next_states(self.memory, 0.9, days).expect("a finite memory state");
        self.memory = Some(if recalled { next.good.memory } else { next.again.memory });
    }
}

impl Scheduler {
    fn evidence(self, right: bool, recalled: bool, true_false: Noise) -> Evidence {
        match self {
            Self::Plain => Evidence::of_answer(right, Noise::NONE),
            Self::Mixture => Evidence::of_answer(right, true_false),
            Self::Oracle => Evidence::of_answer(recalled, Noise::NONE),
        }
    }
}

impl Tally {
    /// Asks one learner for one item whenever it is due, from the first day to the last.
    fn play(&mut self, scheduler: Scheduler, model: &Model, target: Target, spread: f64, chance: &mut impl Rng) {
        let noise = Noise::new(probability(GUESS), probability(SLIP)).expect("a question that can be answered wrong");
        let first = Day::new(jiff::civil::date(2026, 11, 24));
        let mut learner = Learner::new(spread, chance);
        let mut belief = Belief::default();
        let mut today = first;
        while today.since(first) < DAYS {
            let days = belief.last().map_or(0, |last| today.since(last));
            let retrievability = learner.retrievability(days);
            self.reviews += 1;
            if belief.last().is_some() {
                self.due += 1;
                self.recall += retrievability;
                self.believed += model.retrievability(&belief, today).get();
            }
            let recalled = chance.random_bool(retrievability);
            let right = chance.random_bool(if recalled { 1.0 - SLIP } else { GUESS });
            learner.review(recalled, days);
            belief = model.update(&belief, scheduler.evidence(right, recalled, noise), today);
            today = model.due(&belief, target).expect("an item that was asked");
        }
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test --benches` runs this as well, and is no place for a long simulation.
    if !arguments.iter().any(|argument| argument == "--bench") {
        println!("guessing: nothing is simulated but by `cargo bench --bench guessing`");
        return;
    }
    // A word is meant for the other benchmarks, whose names it picks.
    match arguments.iter().find(|argument| !argument.starts_with("--")).map_or(Ok(ITEMS), |items| items.parse()) {
        Ok(items) if items > 0 => simulate(items),
        _ => println!("guessing: give a number of items, 1 or more; nothing is simulated"),
    }
}

/// Prints what a year comes to under each scheduler, a line each.
fn simulate(items: u64) {
    println!("{items} items, {DAYS} days, true/false only: guess {GUESS}, slip {SLIP}");
    println!(
        "true: mean retrievability at the moment an item had come due; believed: what the scheduler took it for then"
    );
    println!("reviews: questions an item, the first included\n");
    println!("learners' parameters  target  scheduler    true  believed  reviews");
    for (learners, spread) in SPREADS {
        for retention in TARGETS {
            for (name, scheduler) in SCHEDULERS {
                let target = Target { retention: probability(retention), ..Target::USUAL };
                let tally = year(scheduler, target, spread, items);
                let (recall, believed) = (tally.recall / tally.due as f64, tally.believed / tally.due as f64);
                let reviews = tally.reviews as f64 / items as f64;
                println!("{learners:<20}{retention:>8.2}  {name:<10}{recall:>7.3}{believed:>10.3}{reviews:>9.1}");
            }
        }
    }
}

/// A year of all items under one scheduler.
fn year(scheduler: Scheduler, target: Target, spread: f64, items: u64) -> Tally {
    let model = Model::plain(Parameters::DEFAULT);
    let mut tally = Tally::default();
    for item in 0..items {
        let mut chance = ChaCha8Rng::seed_from_u64(SEED + item);
        tally.play(scheduler, &model, target, spread, &mut chance);
    }
    tally
}

/// A draw from the normal distribution of mean 0 and standard deviation 1 (Box and Muller 1958, doi 10.1214/aoms/1177706645).
fn standard_normal(chance: &mut impl Rng) -> f64 {
    let (radius, angle): (f64, f64) = (chance.random(), chance.random());
    // 1 - radius is never 0, so its logarithm is finite.
    (-2.0 * (1.0 - radius).ln()).sqrt() * (std::f64::consts::TAU * angle).cos()
}

fn probability(value: f64) -> Probability {
    Probability::new(value).expect("a number from 0 to 1")
}
