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
    pub(crate) const ASSUMED: [(&'static str, Kind); 4] = [
        ("as assumed", Kind { memory: Memory::USUAL, known: 0.5, taught: 1.0, same_day: 1.0 }),
        ("knowing nothing", Kind { memory: Memory::USUAL, known: 0.0, taught: 1.0, same_day: 1.0 }),
        ("0.72 on one day", Kind { memory: Memory::USUAL, known: 0.5, taught: 1.0, same_day: 0.72 }),
        ("half is taught", Kind { memory: Memory::USUAL, known: 0.2, taught: 0.5, same_day: 0.72 }),
    ];

    pub(crate) fn usual() -> Self {
        Self::ASSUMED[0].1
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
