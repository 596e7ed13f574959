//! What a deck was called and said when a session began.

use serde::{Deserialize, Serialize};

use super::Checksum;
use crate::deck::{Deck, DeckId, reading};

/// What a deck was called and said when a session began. By that a deck is noticed which has the id of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The deck.
    pub deck: DeckId,
    /// Its title.
    pub title: String,
    /// The checksum of what its items say is true, whatever their order.
    pub texts: Checksum,
}

impl Edition {
    /// That of this deck.
    pub fn of(deck: &Deck) -> Self {
        Self { deck: deck.id.clone(), title: deck.title.clone(), texts: Checksum::of(deck.texts().as_bytes()) }
    }

    /// Whether both the title and the texts are others, as where a deck was copied, written anew, and left its id.
    pub(crate) fn is_another_deck_than(&self, other: &Self) -> bool {
        reading(&self.title) != reading(&other.title) && self.texts != other.texts
    }
}
