//! The decks built into the program, and finding a deck by its id or its path.

use std::fmt;
use std::path::Path;

use super::read::{read_bytes, read_file};
use super::{Deck, Problems};

/// The built-in decks: id and JSON. A deck more is a file in `decks` and a line here.
const BUILT_IN: &[(&str, &str)] = &[("marketing-vs-sales", include_str!("../../decks/marketing-vs-sales.json"))];

/// No deck of that name, or one that is not in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotADeck {
    /// Neither a built-in deck nor the path of a file.
    Unknown {
        /// What was asked for.
        name: String,
    },
    /// The deck has problems.
    Faulty(Problems),
}

impl fmt::Display for NotADeck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { name } => {
                let ids = BUILT_IN.iter().map(|(id, _)| *id).collect::<Vec<_>>().join(", ");
                let name = name.escape_debug();
                write!(
                    f,
                    "there is no deck \"{name}\"; the built-in ones are: {ids}. For one of your own, give the path of its file"
                )
            }
            Self::Faulty(problems) => problems.fmt(f),
        }
    }
}

impl std::error::Error for NotADeck {}

impl From<Problems> for NotADeck {
    fn from(problems: Problems) -> Self {
        Self::Faulty(problems)
    }
}

/// All built-in decks.
///
/// # Errors
///
/// None in a released program: every built-in deck passes its check in a test.
pub fn built_in() -> Result<Vec<Deck>, Problems> {
    BUILT_IN.iter().map(|(id, json)| read_bytes(id, json.as_bytes())).collect()
}

/// The deck of this name: the id of a built-in deck, or the path of a deck file.
///
/// # Errors
///
/// There is no such deck, or it has problems.
#[expect(clippy::disallowed_methods, reason = "what is meant by a bare word depends on the files there are")]
pub fn open(name: &str) -> Result<Deck, NotADeck> {
    if let Some((id, json)) = BUILT_IN.iter().find(|(id, _)| *id == name) {
        return Ok(read_bytes(id, json.as_bytes())?);
    }
    let path = Path::new(name);
    // A bare word that is no file was meant as an id: the list of ids helps more than "no such file".
    let is_bare_word = path.components().count() <= 1 && path.extension().is_none();
    if is_bare_word && !path.exists() {
        return Err(NotADeck::Unknown { name: name.to_owned() });
    }
    Ok(read_file(path)?)
}
