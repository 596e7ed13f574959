//! How an answer went.

use serde::Serialize;

use super::Row;
use crate::deck::{Deck, SideId};

/// How an answer went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Verdict {
    /// All of it was right.
    Right,
    /// What was written was right, but is written otherwise.
    RightSpelt {
        /// How it is written.
        should_read: String,
    },
    /// What was written counts as right, since the learner says that it was.
    Accepted,
    /// A trait was given to the wrong side.
    GaveToWrongSide {
        /// The trait's key words.
        gist: String,
        /// The side's name.
        side: String,
    },
    /// A situation was given to the wrong side.
    OtherSide {
        /// The name of the side that it shows.
        side: String,
    },
    /// A true sentence was judged false.
    WasTrue,
    /// A false sentence was judged true.
    WasFalse,
    /// A false sentence was found out, and corrected wrongly.
    WronglyCorrected,
    /// Something else was picked or written than what is right.
    Wrong,
    /// Nothing was written: the learner does not know.
    NotKnown,
    /// The learner had recalled it, and has already seen it.
    Recalled,
    /// The learner had not recalled it, and has already seen it.
    NotRecalled,
    /// Some pairs were wrong.
    Pairs {
        /// How many were right.
        right: usize,
        /// How many there were.
        of: usize,
    },
}

impl Verdict {
    /// Whether nothing was wrong.
    pub fn is_right(&self) -> bool {
        matches!(self, Self::Right | Self::RightSpelt { .. } | Self::Accepted | Self::Recalled)
    }

    /// That the trait of one side was given to another; `None` if the deck no longer has it.
    pub(super) fn gave(deck: &Deck, row: &Row, of: &SideId, given_to: &SideId) -> Option<Self> {
        let trait_given = deck.item(&row.item)?.distinction()?.trait_of(of)?;
        let side = deck.side(given_to)?.name.clone();
        Some(Self::GaveToWrongSide { gist: trait_given.text.gist().to_owned(), side })
    }
}
