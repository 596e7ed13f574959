//! What we hold about the memory of an item, and how an answer changes it.
//!
//! FSRS-6 describes one memory: its stability, its difficulty, how it fades, and what a review does to it. It takes for granted that we know
//! whether the learner recalled, that every feedback teaches, and that everybody forgets alike. A [`Belief`] allows for all three: under each of a
//! few hypotheses about the learner it is a mixture of weighted FSRS states, or *not learnt*; an answer moves it by Bayes' rule, weighed by how
//! easily that answer could have been guessed; and the [`Model`] weighs the hypotheses by how well each predicted the learner's answers.
//!
//! This is the one room that knows FSRS. It knows no deck and no file. What it believes is the same to the last bit on every platform.

mod evidence;
mod fsrs;
mod hypothesis;
mod mixture;
mod model;
mod probability;

pub use evidence::{Evidence, Grade, Mistake, Noise};
pub use fsrs::Parameters;
pub use model::{Belief, Model};
pub(crate) use model::{Learnt, UnderEach};
pub use probability::Probability;

const USUAL_RETENTION: Probability = match Probability::new(0.90) {
    Some(retention) => retention,
    None => Probability::NEVER,
};

/// When an item has to come back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// The retrievability at which an item is due.
    pub retention: Probability,
    /// The longest time between two reviews, in days.
    pub max_interval: u32,
}

impl Target {
    /// 90 % retention and at most a year.
    pub const USUAL: Target = Target { retention: USUAL_RETENTION, max_interval: 365 };
}

#[cfg(test)]
mod tests;
