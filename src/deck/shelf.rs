//! The shelf: decks side by side, and the items on it.

use super::{Deck, DeckId, Item, ItemId, reading};
use crate::language::{Message, ToMessage};

/// An item of one of a shelf's decks: their numbers, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemRef {
    pub(crate) deck: usize,
    item: usize,
}

/// The decks that a learner has at hand.
#[derive(Debug, Clone)]
pub struct Shelf {
    decks: Vec<Deck>,
}

/// Two different decks have this id, under which progress is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameId(pub DeckId);

impl ToMessage for SameId {
    fn message(&self) -> Message {
        message!("decks-share-id", id = self.0.as_str())
    }
}

display_in_english!(SameId);

impl std::error::Error for SameId {}

impl Shelf {
    /// A shelf with these decks; one that is named twice stands there once.
    ///
    /// # Errors
    ///
    /// Two decks that differ have the same id: their items would share one memory.
    pub fn new(decks: Vec<Deck>) -> Result<Self, SameId> {
        let mut kept: Vec<Deck> = Vec::with_capacity(decks.len());
        for deck in decks {
            match kept.iter().find(|other| other.id == deck.id) {
                None => kept.push(deck),
                Some(other) if *other == deck => {}
                Some(_) => return Err(SameId(deck.id)),
            }
        }
        Ok(Self { decks: kept })
    }

    /// In the order in which they were put there, each id once.
    pub fn decks(&self) -> &[Deck] {
        &self.decks
    }

    /// The deck of this id.
    pub fn deck_named(&self, id: &DeckId) -> Option<&Deck> {
        self.decks.iter().find(|deck| deck.id == *id)
    }

    /// The item that people call so, or that has this id.
    pub fn item_named(&self, name: &str) -> Option<ItemRef> {
        let is_it = |at: &ItemRef| {
            let item = self.item(*at);
            item.id().as_str() == name || reading(&item.label()) == reading(name)
        };
        self.items().find(is_it)
    }

    /// The id of an item of this shelf.
    pub fn id_of(&self, at: ItemRef) -> &ItemId {
        self.item(at).id()
    }

    /// All items, in the order of the decks.
    pub fn items(&self) -> impl Iterator<Item = ItemRef> {
        let of_deck = |(deck, items): (usize, usize)| (0..items).map(move |item| ItemRef { deck, item });
        let sizes: Vec<(usize, usize)> = self.decks.iter().map(|deck| deck.items.len()).enumerate().collect();
        sizes.into_iter().flat_map(of_deck)
    }

    /// The deck of an item of this shelf.
    pub fn deck(&self, at: ItemRef) -> &Deck {
        &self.decks[at.deck]
    }

    /// The item itself.
    pub fn item(&self, at: ItemRef) -> &Item {
        &self.decks[at.deck].items[at.item]
    }

    /// The ids of its deck and of the item itself: under them memory is kept.
    pub fn ids(&self, at: ItemRef) -> (&DeckId, &ItemId) {
        (&self.deck(at).id, self.item(at).id())
    }

    /// Where the item of this deck and id stands.
    pub fn find(&self, deck: &DeckId, item: &ItemId) -> Option<ItemRef> {
        let at = self.decks.iter().position(|one| one.id == *deck)?;
        Some(ItemRef { deck: at, item: self.decks[at].place_of(item)? })
    }
}
