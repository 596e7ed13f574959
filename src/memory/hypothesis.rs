//! What is supposed about a learner: how this memory fades, whether feedback teaches, and what is gone by where nothing is recalled.

use super::fsrs::{Fsrs, Parameters};

/// What someone goes by who does not recall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guesses {
    /// Nothing: every option is as good as any other.
    Blindly,
    /// The phrases of the deck: what no side does is not taken for right, and whose the others are is anyone's guess.
    ByPhrases,
}

/// One hypothesis about the learner.
#[derive(Debug, Clone)]
pub(super) struct Hypothesis {
    pub(super) fsrs: Fsrs,
    /// Probability that feedback teaches what was not recalled; else the item stays, or becomes again, not learnt.
    pub(super) taught: f64,
    pub(super) guesses: Guesses,
    /// How much it is believed before the first answer; those of a committee sum to 1.
    pub(super) prior: f64,
}

/// Probability that feedback teaches someone who learns from it.
const LEARNS: f64 = 0.95;

/// The same for someone who only gets through.
const HARDLY_LEARNS: f64 = 0.01;

impl Hypothesis {
    /// Someone with these parameters, and nothing else supposed: every feedback teaches.
    pub(super) fn plain(parameters: Parameters) -> Self {
        Self { fsrs: Fsrs::new(parameters), taught: 1.0, guesses: Guesses::Blindly, prior: 1.0 }
    }

    /// Those that stand for most learners, the likeliest first.
    pub(super) fn usual() -> Vec<Self> {
        use Guesses::{Blindly, ByPhrases};
        let new = |parameters, taught, guesses, prior| Self { fsrs: Fsrs::new(parameters), taught, guesses, prior };
        let mut all = vec![new(Parameters::DEFAULT, LEARNS, Blindly, 0.34)];
        all.extend(Parameters::REPRESENTATIVE.map(|parameters| new(parameters, LEARNS, Blindly, 0.07)));
        all.push(new(Parameters::DEFAULT, LEARNS, ByPhrases, 0.12));
        all.push(new(Parameters::DEFAULT, HARDLY_LEARNS, Blindly, 0.06));
        all.push(new(Parameters::DEFAULT, HARDLY_LEARNS, ByPhrases, 0.06));
        all
    }
}
