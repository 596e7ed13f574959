//! Whether what the program believes about a learner is so: simulated learners drill for a year through the real sessions, those as the model
//! supposes, those with the memories of real people, and those who know nothing and have a strategy.
//!
//! `cargo bench --bench honesty`, or some of it: `-- learners`, `-- people`, `-- strategies`; `-- --long` for more learners of each kind. The same
//! seeds give the same tables.

#![allow(clippy::expect_used)]
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a benchmark is a program of its own"
)]

#[path = "../simulated/mod.rs"]
#[allow(dead_code, reason = "shared by benchmarks that use different parts")]
mod simulated;
mod users;

use simulated::drills::{Drills, Tally, drill};
use simulated::learner::{Kind, Memory};
use simulated::strategy::Strategy;
use tellapart::{Model, Parameters, Probability, Target};

/// How many learners of each kind, in the short version and in the long.
const LEARNERS: [u64; 2] = [24, 200];

/// How many of each strategy.
const STRATEGISTS: [u64; 2] = [6, 60];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test --benches` runs this as well, and is no place for a long simulation.
    if !arguments.iter().any(|argument| argument == "--bench") {
        println!("honesty: nothing is simulated but by `cargo bench --bench honesty`");
        return;
    }
    let long = usize::from(arguments.iter().any(|argument| argument == "--long"));
    let tables: [(&str, &dyn Fn()); 3] = [
        ("learners", &|| learners(LEARNERS[long])),
        ("people", &real_people),
        ("strategies", &|| strategies(STRATEGISTS[long])),
    ];
    let is_asked_for = |name: &str| arguments.iter().any(|argument| argument == name);
    let all = !tables.iter().any(|(name, _)| is_asked_for(name));
    for (_, table) in tables.iter().filter(|(name, _)| all || is_asked_for(name)) {
        table();
    }
}

fn target(retention: f64) -> Target {
    Target { retention: Probability::new(retention).expect("a number from 0 to 1"), ..Target::USUAL }
}

/// What is compared, by its name.
type Named = (&'static str, fn() -> Model);

const MODELS: [Named; 2] = [("committee", Model::default), ("one mixture", || Model::plain(Parameters::DEFAULT))];

fn learners(count: u64) {
    println!(
        "A year of daily drills, {count} learners of a kind; at the first answer of a day to an item asked before:"
    );
    println!(
        "true: the mean of what was truly recalled; believed: what was believed; gap: the mean of |true - believed|"
    );
    println!("in ten bins of what was believed; loss: log loss of what was believed against what was recalled\n");
    println!("learners             target  model         true  believed   gap   loss  questions an item");
    for (name, kind) in Kind::ASSUMED {
        for retention in [0.90, 0.80] {
            for (model_name, model) in MODELS {
                let mut tally = Tally::default();
                for seed in 0..count {
                    let target = target(retention);
                    let drills = Drills { kind, strategy: Strategy::Uniform, model: model(), target, days: 365, seed };
                    tally.add(&drill(&drills, |_, _| {}));
                }
                println!("{name:<20} {retention:>6.2}  {model_name:<11} {}", tally.line());
            }
        }
    }
}

/// The memories of real people.
fn real_people() {
    println!(
        "\nThe parameters of {} real people (the first of srs-benchmark), target 0.90, two learners each",
        users::ALL.len()
    );
    for (model_name, model) in MODELS {
        let mut all = Tally::default();
        let mut within = 0;
        let mut gaps = Vec::new();
        for (number, weights) in users::ALL.iter().enumerate() {
            let kind = Kind { memory: Memory::of(*weights), known: 0.3, ..Kind::usual() };
            let mut tally = Tally::default();
            for seed in 0..2 {
                let (target, seed) = (target(0.90), 1000 + 2 * number as u64 + seed);
                let drills = Drills { kind, strategy: Strategy::Uniform, model: model(), target, days: 365, seed };
                tally.add(&drill(&drills, |_, _| {}));
            }
            let gap = tally.believed() - tally.recalled();
            within += u32::from(gap.abs() <= 0.03);
            gaps.push(gap);
            all.add(&tally);
        }
        gaps.sort_by(f64::total_cmp);
        println!(
            "{model_name:<11} {}   within 0.03: {} of {}   worst {:+.3} {:+.3}",
            all.line(),
            within,
            users::ALL.len(),
            gaps[0],
            gaps[gaps.len() - 1]
        );
    }
}

fn strategies(count: u64) {
    println!(
        "\nWho knows nothing and never learns: what is believed of all items after 30 and 120 days ({count} of each)"
    );
    println!("strategy               committee   one mixture");
    for (name, strategy) in Strategy::ZOO {
        print!("{name:<20}");
        for (_, model) in MODELS {
            let mut held = [0.0; 2];
            for seed in 0..count {
                for (sum, days) in held.iter_mut().zip([30, 120]) {
                    let kind = Kind { known: 0.0, taught: 0.0, ..Kind::usual() };
                    let drills = Drills { kind, strategy, model: model(), target: target(0.90), days, seed };
                    *sum += drill(&drills, |_, _| {}).held / count as f64;
                }
            }
            print!("   {:.2} {:.2}", held[0], held[1]);
        }
        println!();
    }
}
