//! Ids of decks, sides and items: words of lower-case letters and digits, joined by hyphens.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::language::{Message, ToMessage};

/// The most letters an id may have.
pub(super) const MOST_LETTERS: usize = 64;

/// What was read is no id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAnId(String);

impl ToMessage for NotAnId {
    fn message(&self) -> Message {
        message!("not-an-id", given = &self.0)
    }
}

display_in_english!(NotAnId);

impl std::error::Error for NotAnId {}

fn check(text: &str) -> Result<String, NotAnId> {
    let is_word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if text.len() <= MOST_LETTERS && text.split('-').all(is_word) {
        Ok(text.to_owned())
    } else {
        Err(NotAnId(text.to_owned()))
    }
}

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[cfg_attr(test, schemars(with = "String"))]
        #[serde(into = "String", try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                check(text).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;

            fn try_from(text: String) -> Result<Self, NotAnId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// Names a deck, in the journal and on the command line.
    DeckId
}
id! {
    /// Names a side within its deck.
    SideId
}
id! {
    /// Names an item within its deck. Memory hangs on `deck id / item id`, so wording may change and this may not.
    ItemId
}
