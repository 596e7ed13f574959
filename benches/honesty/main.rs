//! Whether what the program believes about a learner is so: simulated learners drill for a year through the real sessions, those as the model
//! supposes, those with the memories of real people, and those who know nothing and have a strategy.
//!
//! `cargo bench --bench honesty`, or some of it: `-- learners`, `-- people`, `-- schedulers`, `-- strategies`; `-- --long` for more learners of each kind. The same
//! seeds give the same tables. `-- --plot FILE` draws what is believed beside what is so.

#![allow(clippy::expect_used)]
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a benchmark is a program of its own"
)]

mod plot;
mod schedulers;
#[path = "../simulated/mod.rs"]
#[allow(dead_code, reason = "shared by benchmarks that use different parts")]
mod simulated;
mod users;

use std::path::Path;

use simulated::drills::{Drills, Tally, drill};
use simulated::learner::Kind;
use simulated::onboarding::{before_the_exam, exam_opens, passes};
use simulated::strategy::Strategy;
use tellapart::{Model, Parameters, Probability, Target};

/// How many learners of each kind, in the short version and in the long.
const LEARNERS: [u64; 2] = [12, 200];

/// How many learners with the memory of each real person.
const OF_EACH: [u64; 2] = [3, 20];

/// How many of each strategy drill, and how many are onboarded.
const STRATEGISTS: [u64; 2] = [2, 60];
const ONBOARDED: [u64; 2] = [3, 100];

/// How many of each take an exam that is open to them.
const EXAMINED: [u64; 2] = [20, 1000];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test --benches` runs this as well, and is no place for a long simulation.
    if !arguments.iter().any(|argument| argument == "--bench") {
        println!("honesty: nothing is simulated but by `cargo bench --bench honesty`");
        return;
    }
    let long = usize::from(arguments.iter().any(|argument| argument == "--long"));
    let plotted = arguments.iter().skip_while(|argument| *argument != "--plot").nth(1);
    if let Some(file) = plotted {
        return plot(Path::new(file), LEARNERS[long], OF_EACH[long]);
    }
    let tables: [(&str, &dyn Fn()); 4] = [
        ("learners", &|| learners(LEARNERS[long])),
        ("people", &|| real_people(OF_EACH[long])),
        ("schedulers", &|| schedulers(LEARNERS[long])),
        ("strategies", &|| strategies(STRATEGISTS[long], ONBOARDED[long], EXAMINED[long])),
    ];
    let is_asked_for = |name: &str| arguments.iter().any(|argument| argument == name);
    let all = !tables.iter().any(|(name, _)| is_asked_for(name));
    for (_, table) in tables.iter().filter(|(name, _)| all || is_asked_for(name)) {
        table();
    }
}

/// The same for many seeds, on every core; what comes of each, in the order of the seeds.
fn for_seeds<T: Send>(seeds: std::ops::Range<u64>, play: impl Fn(u64) -> T + Sync) -> Vec<T> {
    let threads = std::thread::available_parallelism().map_or(1, |number| number.get() as u64);
    let play = &play;
    let of_thread = |thread: u64| {
        let seeds = seeds.clone().filter(move |seed| seed % threads == thread);
        move || seeds.map(|seed| (seed, play(seed))).collect::<Vec<_>>()
    };
    let mut all: Vec<(u64, T)> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|thread| scope.spawn(of_thread(thread))).collect();
        running.into_iter().flat_map(|thread| thread.join().expect("a simulation that ends")).collect()
    });
    all.sort_by_key(|(seed, _)| *seed);
    all.into_iter().map(|(_, one)| one).collect()
}

fn target(retention: f64) -> Target {
    Target { retention: Probability::new(retention).expect("a number from 0 to 1"), ..Target::USUAL }
}

/// What is compared, by its name.
type Named = (&'static str, fn() -> Model);

const MODELS: [Named; 2] = [("committee", Model::default), ("one mixture", || Model::plain(Parameters::DEFAULT))];

/// What a year of drills comes to for learners of a kind.
fn years(
    kind: impl Fn(u64) -> Kind + Sync,
    model: fn() -> Model,
    retention: f64,
    seeds: std::ops::Range<u64>,
) -> Tally {
    let of_seed = |seed| {
        let (strategy, target) = (Strategy::Uniform, target(retention));
        drill(&Drills { kind: kind(seed), strategy, model: model(), target, days: 365, seed }, |_, _| {})
    };
    let mut tally = Tally::default();
    for_seeds(seeds, of_seed).iter().for_each(|of_seed| tally.add(of_seed));
    tally
}

fn learners(count: u64) {
    println!(
        "A year of daily drills, {count} learners of a kind; at the first answer of a day to an item asked before:"
    );
    println!(
        "true: the mean of what was truly recalled; believed: what was believed; gap: the mean of |true - believed|"
    );
    println!(
        "in ten bins of what was believed; loss: log loss of what was believed against what was recalled, and of right"
    );
    println!("and wrong answers\n");
    println!("learners             target  model         true  believed   gap          loss  questions an item");
    for (name, kind) in Kind::ASSUMED {
        for retention in [0.90, 0.80] {
            for (model_name, model) in MODELS {
                let tally = years(kind, model, retention, 0..count);
                println!("{name:<20} {retention:>6.2}  {model_name:<11} {}", tally.line());
            }
        }
    }
}

/// The memories of real people.
fn real_people(count: u64) {
    let people = users::ALL.len();
    println!("\nThe parameters of {people} real people (the first of srs-benchmark), {count} learners each");
    println!("target  model         true  believed   gap          loss  questions an item");
    for retention in [0.90, 0.80] {
        for (model_name, model) in MODELS {
            let of_each = years_of_real_people(model, retention, count);
            let mut gaps: Vec<f64> = of_each.iter().map(|tally| tally.believed() - tally.recalled()).collect();
            gaps.sort_by(f64::total_cmp);
            let within = gaps.iter().filter(|gap| gap.abs() <= 0.03).count();
            let (low, high) = (gaps[0], gaps[gaps.len() - 1]);
            println!(
                "{retention:>6.2}  {model_name:<11} {}   within 0.03: {within} of {people}, worst {low:+.3} {high:+.3}",
                all_of(&of_each).line()
            );
        }
    }
}

/// What a year comes to for those who have the memory of each of the real people.
fn years_of_real_people(model: fn() -> Model, retention: f64, of_each: u64) -> Vec<Tally> {
    let of_one = |(number, weights): (u64, &[f64; 21])| {
        let first = 1000 + of_each * number;
        years(|_| Kind::with_memory_of(*weights), model, retention, first..first + of_each)
    };
    (0..).zip(users::ALL.iter()).map(of_one).collect()
}

fn all_of(tallies: &[Tally]) -> Tally {
    let mut all = Tally::default();
    tallies.iter().for_each(|tally| all.add(tally));
    all
}

/// Draws what is believed beside what is so.
fn plot(file: &Path, count: u64, of_each: u64) {
    let assumed = years(|_| Kind::usual(), Model::default, 0.90, 0..count * 4);
    let real = |model: fn() -> Model| all_of(&years_of_real_people(model, 0.90, of_each));
    let (committee, one_mixture) = (real(Model::default), real(|| Model::plain(Parameters::DEFAULT)));
    let of = [
        ("as assumed", &assumed),
        ("real memories", &committee),
        ("real memories, one hypothesis for all", &one_mixture),
    ];
    match plot::draw(file, &of) {
        Ok(()) => println!("drawn: {}", file.display()),
        Err(error) => println!("not drawn: {error}"),
    }
}

fn schedulers(count: u64) {
    let real = users::ALL.iter().map(|weights| Kind::with_memory_of(*weights));
    let groups = [("as assumed", vec![Kind::usual()]), ("real memories", real.collect())];
    schedulers::table(&groups, count);
}

fn strategies(count: u64, onboarded: u64, examined: u64) {
    println!(
        "\nWho never learns: what is believed of all items after 30 and 120 days of drills ({count} of each), and"
    );
    println!("to how many of {onboarded} the exam opens in 30 days, and in a workshop of 300 questions;");
    println!("how many of {examined} pass an exam that is open to them, for which one in 512 at most is stated\n");
    println!("strategy              30 days  120 days   gate  workshop    exam");
    let open = before_the_exam().expect("an exam for who knows everything");
    for (name, strategy) in Strategy::ZOO {
        let kind = Kind { known: 0.0, taught: 0.0, ..Kind::usual() };
        let held = for_seeds(0..count, |seed| {
            let (model, target) = (Model::default(), target(0.90));
            drill(&Drills { kind, strategy, model, target, days: 120, seed }, |_, _| {}).held
        });
        let mean = |at: usize| held.iter().map(|of_seed| of_seed[at]).sum::<f64>() / count as f64;
        print!("{name:<20} {:>8.2} {:>9.2}", mean(0), mean(1));
        let opened = |days, workshop| {
            let opens = for_seeds(0..onboarded, |seed| exam_opens(strategy, days, workshop, seed));
            opens.into_iter().filter(|opens| *opens).count()
        };
        let passed = for_seeds(0..examined, |seed| passes(&open, strategy, seed)).into_iter().filter(|passed| *passed);
        println!(" {:>6} {:>9} {:>7}", opened(30, false), opened(1, true), passed.count());
    }
}
