//! What a deck was called and said when a session began.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Checksum;
use crate::deck::{Deck, DeckId, ItemId};

/// What a deck was called and said when a session began. By that a deck is noticed which has the id of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The deck.
    pub deck: DeckId,
    /// Its title.
    pub title: String,
    /// The checksum of what each of its items says is true.
    pub texts: BTreeMap<ItemId, Checksum>,
}

impl Edition {
    /// That of this deck.
    pub fn of(deck: &Deck) -> Self {
        let texts = deck.texts().into_iter().map(|(item, text)| (item, Checksum::of(text.as_bytes())));
        Self { deck: deck.id.clone(), title: deck.title.clone(), texts: texts.collect() }
    }
}
