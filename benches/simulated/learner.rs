//! Learners whose memories are known, since they are simulated.

use std::collections::HashMap;

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use tellapart::{Belief, Day, Evidence, ItemId, Model, Noise, Parameters};

/// How a memory fades.
#[derive(Clone, Copy)]
pub(crate) struct Memory(Parameters);

impl Memory {
    pub(crate) const USUAL: Memory = Memory(Parameters::DEFAULT);

    /// The parameters by which it does.
    pub(crate) fn parameters(self) -> Parameters {
        self.0
    }

    /// With these weights, brought into the ranges that FSRS-6 allows.
    pub(crate) fn of(weights: [f64; 21]) -> Self {
        Self(Parameters::clamped(weights))
    }
}

/// How far the weights of a random memory lie from the usual ones: the standard deviation of their logarithm.
const SPREAD: f64 = 0.2;

impl Memory {
    /// With weights that lie at random around the usual ones, others for each seed.
    fn around_usual(seed: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed ^ 0xa20d);
        let weights = Parameters::DEFAULT.weights();
        Self::of(weights.map(|weight| weight * (SPREAD * normal(&mut rng)).exp()))
    }
}

/// From the standard normal distribution, by the method of Box and Muller.
fn normal(rng: &mut ChaCha8Rng) -> f64 {
    let (radius, turn) = (rng.random::<f64>().max(f64::MIN_POSITIVE), rng.random::<f64>());
    (-2.0 * radius.ln()).sqrt() * (std::f64::consts::TAU * turn).cos()
}

/// What a kind is called, and the learner of that kind for a seed.
pub(crate) type NamedKind = (&'static str, fn(u64) -> Kind);

/// A kind of learner.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    pub(crate) memory: Memory,
    /// The share of items that are known before they are first asked.
    pub(crate) known: f64,
    /// Probability that feedback teaches what was not recalled.
    pub(crate) taught: f64,
    /// The highest probability of recalling on the day of an earlier answer.
    pub(crate) same_day: f64,
}

impl Kind {
    /// Those of whom little is supposed.
    pub(crate) const ASSUMED: [NamedKind; 5] = [
        ("as assumed", |_| Kind::usual()),
        ("random around", |seed| Kind { memory: Memory::around_usual(seed), ..Kind::usual() }),
        ("knowing nothing", |_| Kind { known: 0.0, ..Kind::usual() }),
        ("0.72 on one day", |_| Kind { same_day: 0.72, ..Kind::usual() }),
        ("half is taught", |_| Kind { known: 0.2, taught: 0.5, same_day: 0.72, ..Kind::usual() }),
    ];

    /// As the model assumes: half of the items are known before.
    pub(crate) fn usual() -> Self {
        Kind { memory: Memory::USUAL, known: 0.5, taught: 1.0, same_day: 1.0 }
    }

    /// With the memory of a real person, who knows three in ten items before.
    pub(crate) fn with_memory_of(weights: [f64; 21]) -> Self {
        Kind { memory: Memory::of(weights), known: 0.3, ..Kind::usual() }
    }
}

/// One learner of a kind.
pub(crate) struct Learner {
    kind: Kind,
    fsrs: Model,
    /// What is not here is not known.
    memories: HashMap<ItemId, Belief>,
    met: Vec<ItemId>,
    pub(crate) rng: ChaCha8Rng,
}

impl Learner {
    pub(crate) fn new(kind: Kind, seed: u64) -> Self {
        let Memory(parameters) = kind.memory;
        let rng = ChaCha8Rng::seed_from_u64(seed);
        Self { kind, fsrs: Model::plain(parameters), memories: HashMap::new(), met: Vec::new(), rng }
    }

    /// Probability of recalling this now.
    pub(crate) fn retrievability(&self, item: &ItemId, day: Day) -> f64 {
        match self.memories.get(item) {
            None if self.met.contains(item) => 0.0,
            None => self.kind.known,
            Some(memory) => {
                let recalled = self.fsrs.retrievability(memory, day).get();
                if memory.last() == Some(day) { recalled.min(self.kind.same_day) } else { recalled }
            }
        }
    }

    /// Whether this is recalled, once.
    pub(crate) fn recalls(&mut self, item: &ItemId, day: Day) -> bool {
        let retrievability = self.retrievability(item, day);
        self.rng.random_bool(retrievability.clamp(0.0, 1.0))
    }

    /// What an answer, and what was told of it, does to the memory.
    pub(crate) fn reviews(&mut self, item: &ItemId, recalled: bool, is_told: bool, day: Day) {
        if !self.met.contains(item) {
            self.met.push(item.clone());
        }
        if !recalled && !is_told {
            return;
        }
        if !recalled && !self.rng.random_bool(self.kind.taught) {
            self.memories.remove(item);
            return;
        }
        let memory = self.memories.remove(item).unwrap_or_default();
        let memory = self.fsrs.update(&memory, Evidence::of_answer(recalled, Noise::NONE), day);
        self.memories.insert(item.clone(), memory);
    }
}
