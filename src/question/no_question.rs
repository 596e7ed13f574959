//! Why a form gives no question.

use crate::language::{Message, ToMessage};

/// Why a form gives no question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoQuestion {
    /// No item suits the form.
    NothingSuits,
    /// The form takes a distinction, and there is none.
    NoDistinction,
    /// There is no wrong option to choose from.
    NothingWrong,
    /// Too few distinctions can be told apart to be matched.
    TooFewToMatch,
    /// Every trait reads like one of another side: there would be two right answers.
    SharedTraits,
    /// There is no situation to judge.
    NoExamples,
    /// No trait marks words that can be written.
    NoKeyWords,
}

impl ToMessage for NoQuestion {
    fn message(&self) -> Message {
        match self {
            Self::NothingSuits => message!("no-question-nothing-suits"),
            Self::NoDistinction => message!("no-question-no-distinction"),
            Self::NothingWrong => message!("no-question-nothing-wrong"),
            Self::TooFewToMatch => message!("no-question-too-few-to-match"),
            Self::SharedTraits => message!("no-question-shared-traits"),
            Self::NoExamples => message!("no-question-no-examples"),
            Self::NoKeyWords => message!("no-question-no-key-words"),
        }
    }
}

display_in_english!(NoQuestion);

impl std::error::Error for NoQuestion {}
