//! The learner's name, as certificates have it.

use serde::{Deserialize, Serialize};

use crate::language::{Message, ToMessage, is_harmless, tidy};

/// The most letters that a name may have, so that it fits on a sheet.
const LONGEST_NAME: usize = 80;

/// A learner's name: text that can be seen, of at most 80 letters, without a blank at either end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Name(String);

impl Name {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Name {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<Self, NotAName> {
        let name = tidy(text);
        let letters = name.chars().count();
        if !is_harmless(&name) {
            return Err(NotAName::NotVisible);
        }
        if letters > LONGEST_NAME {
            return Err(NotAName::TooLong { letters, most: LONGEST_NAME });
        }
        Ok(Self(name))
    }
}

impl TryFrom<String> for Name {
    type Error = NotAName;

    /// What was saved is a name as it stands, or none.
    fn try_from(text: String) -> Result<Self, NotAName> {
        let name: Self = text.parse()?;
        if name.0 == text { Ok(name) } else { Err(NotAName::NotVisible) }
    }
}

/// Why a text cannot be a learner's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAName {
    /// It has nothing that can be seen, or control characters.
    NotVisible,
    /// It does not fit on a sheet.
    TooLong {
        /// How many letters it has.
        letters: usize,
        /// How many it may have.
        most: usize,
    },
}

impl ToMessage for NotAName {
    fn message(&self) -> Message {
        match *self {
            Self::NotVisible => message!("name-not-visible"),
            Self::TooLong { letters, most } => message!("name-too-long", letters = letters, most = most),
        }
    }
}

display_in_english!(NotAName);

impl std::error::Error for NotAName {}
