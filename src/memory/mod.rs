//! What we hold about the memory of an item, and how an answer changes it.
//!
//! FSRS-6 describes one memory: its stability, its difficulty, how it fades, and what a review does to it. It takes for
//! granted that we know whether the learner recalled. After a true/false question we do not: half of all guesses are right. So a
//! [`Belief`] is a mixture of a few weighted FSRS states, and an answer moves it by Bayes' rule, weighed by how easily that answer
//! could have been guessed.
//!
//! This is the one room that knows FSRS. It knows no deck and no file. What it believes is the same to the last bit on every platform.

mod fsrs;
mod mixture;

use serde::{Deserialize, Serialize};

use crate::language::{Message, ToMessage};

use crate::clock::Day;
use fsrs::{Fsrs, State};
use mixture::Weighted;

pub use fsrs::Parameters;

/// A probability: a number from 0 to 1, both included.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(with = "f64"))]
#[serde(into = "f64", try_from = "f64")]
pub struct Probability(f64);

impl Probability {
    /// What never happens.
    pub const NEVER: Probability = Probability(0.0);

    /// `value` as a probability; `None` outside 0 to 1, and for what is not a number.
    pub const fn new(value: f64) -> Option<Self> {
        if value >= 0.0 && value <= 1.0 { Some(Self(value)) } else { None }
    }

    /// The chance of hitting the one right option among `options` by guessing; with none or one of them it is certain.
    pub const fn one_in(options: usize) -> Self {
        Self(1.0 / if options == 0 { 1.0 } else { options as f64 })
    }

    /// The number, from 0 to 1.
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl From<Probability> for f64 {
    fn from(probability: Probability) -> f64 {
        probability.0
    }
}

impl TryFrom<f64> for Probability {
    type Error = NotAProbability;

    fn try_from(value: f64) -> Result<Self, NotAProbability> {
        Self::new(value).ok_or(NotAProbability(value))
    }
}

display_in_english!(NotAProbability, NotANoise);

/// The number is no probability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NotAProbability(f64);

impl ToMessage for NotAProbability {
    fn message(&self) -> Message {
        message!("not-a-probability", given = self.0.to_string())
    }
}

impl std::error::Error for NotAProbability {}

/// How far an answer may say the opposite of what the learner remembers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "RawNoise", into = "RawNoise")]
pub struct Noise {
    guess: Probability,
    phrases: Probability,
    slip: Probability,
}

/// [`Noise`] before its bounds are checked, and as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNoise {
    guess: Probability,
    /// Left out where it is the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    phrases: Option<Probability>,
    slip: Probability,
}

impl From<Noise> for RawNoise {
    fn from(Noise { guess, phrases, slip }: Noise) -> Self {
        Self { guess, phrases: Some(phrases).filter(|phrases| *phrases != guess), slip }
    }
}

impl Noise {
    /// No noise at all: who is right recalled, who is wrong did not. The belief is then FSRS-6 itself.
    pub const NONE: Noise = Noise { guess: Probability::NEVER, phrases: Probability::NEVER, slip: Probability::NEVER };

    /// The noise of a question.
    ///
    /// * `guess`: probability of answering right without recalling.
    /// * `slip`: probability of answering wrong although one recalls.
    ///
    /// `None` if either is 1: an answer that cannot turn out otherwise says nothing and is no evidence.
    pub fn new(guess: Probability, slip: Probability) -> Option<Self> {
        (guess.get() < 1.0 && slip.get() < 1.0).then_some(Self { guess, phrases: guess, slip })
    }

    /// The same where who knows the phrases of the deck, and not whose they are, answers right with this probability.
    #[must_use]
    pub fn with_phrases(self, phrases: Probability) -> Self {
        Self { phrases, ..self }
    }

    /// Probability of answering right without recalling, below 1.
    pub fn guess(self) -> Probability {
        self.guess
    }

    /// Probability that someone answers right who knows the phrases of the deck, and not whose they are.
    pub fn phrases(self) -> Probability {
        self.phrases
    }

    /// Probability of answering wrong although one recalls, below 1.
    pub fn slip(self) -> Probability {
        self.slip
    }
}

impl TryFrom<RawNoise> for Noise {
    type Error = NotANoise;

    fn try_from(raw: RawNoise) -> Result<Self, NotANoise> {
        let noise = Self::new(raw.guess, raw.slip).ok_or(NotANoise)?;
        Ok(noise.with_phrases(raw.phrases.unwrap_or(raw.guess)))
    }
}

/// A guess or a slip that is certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct NotANoise;

impl ToMessage for NotANoise {
    fn message(&self) -> Message {
        message!("not-a-noise")
    }
}

/// How well an item was recalled: the four grades of FSRS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Not recalled.
    Again,
    /// Recalled with an effort.
    Hard,
    /// Recalled.
    Good,
    /// Recalled at once.
    Easy,
}

/// What one answer says about the memory of one item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// How well it seems to have been recalled.
    pub grade: Grade,
    /// How far that may mislead.
    pub noise: Noise,
}

impl Evidence {
    /// What an answer says that was just right or wrong.
    pub fn of_answer(right: bool, noise: Noise) -> Self {
        Self { grade: if right { Grade::Good } else { Grade::Again }, noise }
    }

    /// Whether it speaks for a memory.
    pub fn is_right(self) -> bool {
        self.grade != Grade::Again
    }
}

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
    pub const USUAL: Target = Target { retention: Probability(0.90), max_interval: 365 };
}

/// What is held about the memory of one item: at most [`Belief::MOST_STATES`] weighted FSRS states, as of the day of its last
/// answer. Of an item never asked nothing is held.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Belief {
    states: Vec<Weighted>,
    last: Option<Day>,
}

impl Belief {
    /// The most states that a belief keeps. Eight instead of four change the third decimal of what is scheduled.
    pub const MOST_STATES: usize = 4;

    /// The day of the last answer; `None` if there was none.
    pub fn last(&self) -> Option<Day> {
        self.last
    }
}

/// FSRS-6 with one learner's parameters, and the mixture over its states.
#[derive(Debug, Clone)]
pub struct Model {
    fsrs: Fsrs,
}

impl Default for Model {
    /// The model with the parameters that fit most learners.
    fn default() -> Self {
        Self::new(Parameters::DEFAULT)
    }
}

impl Model {
    /// What is taken for the retrievability of an item that was never asked: it may be known already, or not.
    pub const PRIOR: Probability = Probability(0.5);

    /// The model of a learner with these parameters.
    pub fn new(parameters: Parameters) -> Self {
        Self { fsrs: Fsrs::new(parameters) }
    }

    /// Probability that the item would be recalled on `day`: the weighted mean over the states of `belief`.
    ///
    /// Before the day of the last answer it is as on that day.
    pub fn retrievability(&self, belief: &Belief, day: Day) -> Probability {
        match belief.last {
            None => Self::PRIOR,
            Some(last) => self.after(belief, f64::from(day.since(last))),
        }
    }

    /// What is held after an answer on `day`.
    ///
    /// With [`Noise::NONE`] the one state that remains is that of FSRS-6 as it is written out here, to the last bit.
    #[must_use]
    pub fn update(&self, belief: &Belief, evidence: Evidence, day: Day) -> Belief {
        let states = match belief.last {
            None => self.first_states(evidence),
            Some(last) => self.posterior(&belief.states, evidence, day.since(last)),
        };
        // A clock that was set back must not move the last answer into the past: the memory would fade twice.
        let last = belief.last.map_or(day, |last| last.max(day));
        Belief { states: mixture::condense(states), last: Some(last) }
    }

    /// The first whole day on which retrievability is at or below the target, at least one day after the last answer and at most
    /// `max_interval` days; `None` for an item never asked.
    pub fn due(&self, belief: &Belief, target: Target) -> Option<Day> {
        let last = belief.last?;
        let is_due = |days: u32| self.after(belief, f64::from(days)) <= target.retention;
        // Retrievability never rises with time, so the first such day can be found by halving.
        let (mut low, mut high) = (1, target.max_interval.max(1));
        while low < high {
            let middle = low + (high - low) / 2;
            if is_due(middle) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Some(last.plus(low))
    }

    /// Believed stability in days: the time after which retrievability has fallen to 90 %, as FSRS defines stability, here for the
    /// whole mixture. 0 for an item never asked.
    pub fn stability(&self, belief: &Belief) -> f64 {
        if belief.states.is_empty() {
            return 0.0;
        }
        let extremes = belief.states.iter().map(|weighted| weighted.state.stability);
        let (mut low, mut high) = extremes.fold((f64::MAX, 0.0), |(low, high), s| (s.min(low), s.max(high)));
        // The mixture reaches 90 % somewhere between its weakest and its strongest state; forty halvings leave no visible error.
        for _ in 0..40 {
            let middle = low + (high - low) / 2.0;
            if self.after(belief, middle).get() > 0.9 {
                low = middle;
            } else {
                high = middle;
            }
        }
        high
    }

    /// Retrievability `days` after the last answer.
    fn after(&self, belief: &Belief, days: f64) -> Probability {
        let of_state = |weighted: &Weighted| weighted.weight * self.fsrs.retrievability(weighted.state, days);
        Probability(belief.states.iter().map(of_state).sum::<f64>().clamp(0.0, 1.0))
    }

    /// The states after one review `days` after the last, first if it was recalled as well as `grade` says, then if it was not (Again).
    ///
    /// Who recalled and slipped, recalled it as usual (Good).
    fn steps(&self, state: Option<State>, grade: Grade, days: u32) -> (State, State) {
        let recalled = if grade == Grade::Again { Grade::Good } else { grade };
        let after = |grade| state.map_or_else(|| self.fsrs.first(grade), |state| self.fsrs.next(state, grade, days));
        (after(recalled), after(Grade::Again))
    }
}

#[cfg(test)]
mod tests;
