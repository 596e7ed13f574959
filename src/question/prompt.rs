//! What is asked, step by step: values, of which a front end makes words.

use serde::{Deserialize, Serialize};

use crate::deck::Side;
use crate::language::Message;
use crate::memory::Grade;

/// One thing to pick from a list, or to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Prompt {
    /// What is to be done.
    pub task: Task,
    /// What it is to be done with, as it is shown: the sentence, the beginning of a sentence.
    pub stem: Option<String>,
    /// How it is answered.
    pub wanted: Wanted,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Task {
    /// To judge a sentence: the first option says that it is true, the second that it is false.
    Judge {
        /// What it is about: an aspect, the title of a fact if it has one.
        topic: Option<String>,
        /// What the sentence claims; `None` if it is a fact, whose text says it all.
        claim: Option<Claim>,
    },
    /// To say what is true of this side, after a sentence about it was rightly found to be false.
    Correct {
        /// The side that the false sentence was about.
        side: Side,
    },
    /// To find the true version of a fact, after a false one was rightly found to be false.
    CorrectFact,
    /// To find the true one of several sentences.
    PickTrue,
    /// To find the true end of a sentence whose beginning is shown.
    Complete,
    /// To find the words that a gap, `____`, in a true sentence stands for.
    FillGap,
    /// To find the side that has this trait: the options are these sides, in the same order.
    PickSide {
        /// The sides to choose from, in the order of the options.
        sides: Vec<Side>,
        /// The trait, written to follow a side's name.
        #[serde(rename = "trait")]
        of: String,
    },
    /// To find the side that a situation shows: the options are these sides, in the same order.
    Classify {
        /// The sides to choose from, in the order of the options.
        sides: Vec<Side>,
    },
    /// To say what of its side, which was found, a situation shows.
    GiveReason {
        /// The situation.
        situation: String,
    },
    /// To find the trait of this side in this aspect.
    PickTrait {
        /// What the sides differ in.
        aspect: String,
        /// The side whose trait is sought.
        side: Side,
    },
    /// To pair each row, an aspect and a side, with its trait.
    Match,
    /// To write the words that a gap, `____`, stands for.
    Write {
        /// What the sides differ in: without it a gap has more than one right answer.
        aspect: String,
        /// The side that the sentence is about.
        side: Side,
        /// Which gap, from 1.
        gap: usize,
        /// How many there are.
        of: usize,
    },
    /// To say whether what was written was meant as these words.
    Confirm {
        /// The words that a gap stands for, or all of the sentence.
        words: String,
    },
    /// To recall how the sides differ in this aspect, before the answer is shown.
    Recall {
        /// What the sides differ in.
        aspect: String,
    },
    /// To say how well the answer, now shown, was known.
    Grade,
}

/// What a sentence about a distinction claims: that one side, and not another, has a trait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Claim {
    /// The side that is given the trait.
    pub about: Side,
    /// The side that it is denied.
    pub against: Side,
    /// The trait, written to follow a side's name.
    #[serde(rename = "trait")]
    pub of: String,
}

/// How a prompt is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Wanted {
    /// By one of these options. A single one is only gone on with, as [`Choice::ShowAnswer`].
    Pick(Vec<Choice>),
    /// By pairing each row with a phrase, one to one.
    Pair {
        /// What the phrases are to be paired with.
        rows: Vec<String>,
        /// As many as there are rows.
        phrases: Vec<String>,
    },
    /// By writing words.
    Write,
}

/// One option of a list, by what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Choice {
    /// That a sentence is true.
    True,
    /// That a sentence is false.
    False,
    /// That it is so.
    Yes,
    /// That it is not so.
    No,
    /// To be shown the answer.
    ShowAnswer,
    /// How well the answer was known.
    Grade {
        /// What the learner gives the answer.
        grade: Grade,
    },
    /// A text of the deck.
    Text {
        /// As it is shown, key words without brackets.
        text: String,
    },
}

/// What the learner did about a prompt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Response {
    /// Picked the option of this number, from 0.
    Option(usize),
    /// Paired each row, in order, with the phrase of this number, from 0.
    Pairs(Vec<usize>),
    /// Wrote this; nothing, if the learner does not know.
    Text(String),
    /// Said that it is not known. In lines of JSON that is an action of its own.
    #[serde(skip)]
    NotKnown,
}

impl Prompt {
    /// What can be picked; nothing where rows are to be paired or words to be written.
    pub fn options(&self) -> &[Choice] {
        match &self.wanted {
            Wanted::Pick(options) => options,
            Wanted::Pair { .. } | Wanted::Write => &[],
        }
    }

    /// Whether one may say that one does not know it: not where there is nothing but to go on, or where the learner alone
    /// can know.
    pub fn can_be_unknown(&self) -> bool {
        let is_of_own =
            |option: &Choice| matches!(option, Choice::Yes | Choice::No | Choice::ShowAnswer | Choice::Grade { .. });
        !self.options().iter().any(is_of_own)
    }

    /// Whether this is a response to it.
    pub fn takes(&self, response: &Response) -> bool {
        match (&self.wanted, response) {
            (Wanted::Pick(options), Response::Option(number)) => *number < options.len(),
            (Wanted::Pair { rows, .. }, Response::Pairs(pairs)) => {
                let mut each: Vec<usize> = pairs.clone();
                each.sort_unstable();
                each.into_iter().eq(0..rows.len())
            }
            (Wanted::Write, Response::Text(_)) => true,
            (_, Response::NotKnown) => self.can_be_unknown(),
            _ => false,
        }
    }
}

impl Choice {
    /// The text of the deck that it is; `None` for what the program says.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text { text } => Some(text),
            Self::True | Self::False | Self::Yes | Self::No | Self::ShowAnswer | Self::Grade { .. } => None,
        }
    }

    /// What the program says; `None` for a text of the deck. Beside it, under `key`, stands the letter that picks it.
    pub fn message(&self) -> Option<Message> {
        Some(match self {
            Self::True => message!("option-true"),
            Self::False => message!("option-false"),
            Self::Yes => message!("option-yes"),
            Self::No => message!("option-no"),
            Self::ShowAnswer => message!("option-show-answer"),
            Self::Grade { grade: Grade::Again } => message!("option-again"),
            Self::Grade { grade: Grade::Hard } => message!("option-hard"),
            Self::Grade { grade: Grade::Good } => message!("option-good"),
            Self::Grade { grade: Grade::Easy } => message!("option-easy"),
            Self::Text { .. } => return None,
        })
    }

    pub(super) fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Vec<Self> {
        texts.into_iter().map(|text| Self::Text { text: text.into() }).collect()
    }
}
