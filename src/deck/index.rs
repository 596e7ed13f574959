//! What is looked up in a deck again and again, put in order once.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use super::{Deck, Item, ItemId, SideId, Trait, reading};

/// The index of a deck, made when something is first looked up. A copy of the deck makes its own, since it may be changed before.
#[derive(Debug, Default)]
pub(super) struct LazyIndex(OnceLock<Index>);

#[derive(Debug)]
pub(super) struct Index {
    /// Where each item stands.
    pub(super) items: HashMap<ItemId, usize>,
    /// Where each side stands.
    pub(super) sides: HashMap<SideId, usize>,
    /// By what a trait reads: the sides of which it is true.
    pub(super) true_of: HashMap<String, Vec<SideId>>,
    /// What the facts read, all of them true.
    pub(super) facts: HashSet<String>,
    /// All traits, with the distinctions they belong to.
    pub(super) traits: Arc<[(ItemId, Trait)]>,
}

impl LazyIndex {
    pub(super) fn of(&self, deck: &Deck) -> &Index {
        self.0.get_or_init(|| Index::of(deck))
    }
}

impl Clone for LazyIndex {
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// It says nothing that the deck does not.
impl PartialEq for LazyIndex {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Index {
    fn of(deck: &Deck) -> Self {
        let mut true_of: HashMap<String, Vec<SideId>> = HashMap::new();
        for of in deck.distinctions().flat_map(|of| &of.traits) {
            let sides = true_of.entry(reading(of.text.plain())).or_default();
            for side in std::iter::once(&of.side).chain(&of.also) {
                if !sides.contains(side) {
                    sides.push(side.clone());
                }
            }
        }
        let traits = deck.distinctions().flat_map(|of| of.traits.iter().map(|own| (of.id.clone(), own.clone())));
        Self {
            // Of two of one id, which a checked deck has not, the first counts.
            items: deck.items.iter().enumerate().rev().map(|(at, item)| (item.id().clone(), at)).collect(),
            sides: deck.sides.iter().enumerate().rev().map(|(at, side)| (side.id.clone(), at)).collect(),
            true_of,
            facts: deck.items.iter().filter_map(Item::fact).map(|of| reading(&of.statement)).collect(),
            traits: traits.collect(),
        }
    }
}
