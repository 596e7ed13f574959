//! What an answer says: how well something was recalled, how far that may mislead, and how likely it is from whom.

use serde::{Deserialize, Serialize};

use super::Probability;
use super::hypothesis::Guesses;
use crate::language::{Message, ToMessage};

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

display_in_english!(NotANoise);

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

/// What a wrong answer took for right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistake {
    /// What is another side's in the aspect that was asked about.
    OtherSide,
    /// What is no side's there: a lure, another aspect's, words that the deck does not have.
    NoSide,
}

/// What one answer says about the memory of one item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// How well it seems to have been recalled.
    pub grade: Grade,
    /// How far that may mislead.
    pub noise: Noise,
    /// What a wrong answer took for right; `None` if it was right, or that is not known.
    pub mistake: Option<Mistake>,
}

/// How likely an answer is from someone who recalls, and from someone who does not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Chances {
    pub(super) if_recalled: f64,
    pub(super) if_not: f64,
}

impl Chances {
    /// How likely it is from someone who recalls with this probability.
    pub(super) fn of(self, recalled: f64) -> f64 {
        recalled * self.if_recalled + (1.0 - recalled) * self.if_not
    }
}

/// Of those who know the phrases, the share of wrong answers that take what is another side's.
const BY_PHRASES: f64 = 0.95;

/// Of those who guess blindly, the same share is within this of 0 and of 1, whatever was offered: none is wholly blind.
const NOT_WHOLLY_BLIND: f64 = 0.05;

impl Evidence {
    /// What an answer says that was just right or wrong.
    pub fn of_answer(right: bool, noise: Noise) -> Self {
        Self { grade: if right { Grade::Good } else { Grade::Again }, noise, mistake: None }
    }

    /// The same where that is what a wrong answer took for right.
    #[must_use]
    pub fn with_mistake(self, mistake: Option<Mistake>) -> Self {
        Self { mistake, ..self }
    }

    /// Whether it speaks for a memory.
    pub fn is_right(self) -> bool {
        self.grade != Grade::Again
    }

    /// How likely it is that the answer was right, or wrong, as it was.
    pub(super) fn chances(self, guesses: Guesses) -> Chances {
        let (guess, slip) = (self.guess(guesses), self.noise.slip.get());
        match self.is_right() {
            true => Chances { if_recalled: 1.0 - slip, if_not: guess },
            false => Chances { if_recalled: slip, if_not: 1.0 - guess },
        }
    }

    /// How likely it is that just this was picked: of wrong answers, another side's or no side's.
    pub(super) fn chances_of_pick(self, guesses: Guesses) -> Chances {
        let chances = self.chances(guesses);
        let (guess, phrases) = (self.noise.guess.get(), self.noise.phrases.get());
        let Some(mistake) = self.mistake.filter(|_| phrases > guess) else { return chances };
        let of_other_side = match guesses {
            Guesses::ByPhrases => BY_PHRASES,
            // Of n options, m are a side's: guess is 1 / n and phrases is 1 / m.
            Guesses::Blindly => {
                let share = (guess / phrases - guess) / (1.0 - guess);
                share.clamp(NOT_WHOLLY_BLIND, 1.0 - NOT_WHOLLY_BLIND)
            }
        };
        let share = if mistake == Mistake::OtherSide { of_other_side } else { 1.0 - of_other_side };
        // A slip of who recalls takes the one as easily as the other.
        Chances { if_recalled: chances.if_recalled / 2.0, if_not: chances.if_not * share }
    }

    /// Probability of answering right without recalling, below 1.
    fn guess(self, guesses: Guesses) -> f64 {
        match guesses {
            Guesses::Blindly => self.noise.guess.get(),
            Guesses::ByPhrases => self.noise.phrases.get().max(self.noise.guess.get()).min(MOST_BY_PHRASES),
        }
    }
}

/// Where the phrases alone answer a question, it says nothing against who knows them; but nothing must become impossible by that.
const MOST_BY_PHRASES: f64 = 0.99;
