//! What is mixed up, with the names and texts of its deck.

use serde::Serialize;

use crate::deck::{Deck, DeckId, Item, ItemId, Shelf, Side};
use crate::progress::{ConfusionStrength, Progress};
use crate::question::phrase::clause;
use crate::question::{Confusion, set_right};

/// What is mixed up.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConfusionReport {
    /// The decks, in the order of the shelf.
    pub decks: Vec<DeckConfusions>,
}

/// What is mixed up of a deck.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DeckConfusions {
    /// Names the deck in the journal.
    pub id: DeckId,
    /// What people call it.
    pub title: String,
    /// Whether anything was ever asked of it.
    pub asked: bool,
    /// What is mixed up at present, what weighs most first.
    pub confusions: Vec<NamedConfusion>,
    /// How many other confusions there were, which right answers have set right.
    pub set_right: usize,
}

/// One thing that is mixed up about an item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NamedConfusion {
    /// The item about which it is.
    pub item: ItemId,
    /// What people call the item.
    pub label: String,
    /// What was taken for what.
    #[serde(flatten)]
    pub kind: ConfusionKind,
    /// How often that happened.
    pub times: u32,
    /// How often the item was asked, in all.
    pub asked: u32,
    /// What speaks for its still being so, in bits.
    pub weight: f64,
    /// A true sentence that sets it right.
    pub truth: String,
}

/// What was taken for what. As JSON its name stands in the field `kind`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ConfusionKind {
    /// The trait of one side was given to another.
    SideSwap {
        /// The side whose trait it is.
        of: Side,
        /// The side that it was given to.
        given_to: Side,
        /// The trait's key words.
        key_words: String,
        /// What the learner took for true, as a clause in the deck's language: "sales pulls customers in".
        claim: String,
    },
    /// Something of another item was taken.
    AspectSlip {
        /// The item that it belongs to.
        taken: LabelledItem,
    },
}

/// An item and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LabelledItem {
    /// Names it within its deck.
    pub id: ItemId,
    /// What people call it.
    pub label: String,
}

impl ConfusionReport {
    /// What is mixed up of these decks.
    pub fn of(shelf: &Shelf, progress: &Progress) -> Self {
        Self { decks: shelf.decks().iter().map(|deck| DeckConfusions::of(deck, progress)).collect() }
    }
}

impl DeckConfusions {
    fn of(deck: &Deck, progress: &Progress) -> Self {
        let all = progress.confusions(&deck.id);
        // What the deck no longer has cannot be mixed up any more.
        let named = all.iter().filter_map(|(id, confusion, strength)| {
            let asked = progress.item(&deck.id, id)?.answers;
            let named = NamedConfusion::of(deck, deck.item(id)?, confusion, *strength, asked)?;
            Some((strength.is_present(), named))
        });
        let (present, set_right): (Vec<_>, Vec<_>) = named.partition(|(is_present, _)| *is_present);
        Self {
            id: deck.id.clone(),
            title: deck.title.clone(),
            asked: deck.items.iter().any(|item| progress.item(&deck.id, item.id()).is_some()),
            confusions: present.into_iter().map(|(_, named)| named).collect(),
            set_right: set_right.len(),
        }
    }
}

impl NamedConfusion {
    /// `None` if the deck no longer has what was mixed up.
    fn of(deck: &Deck, item: &Item, confusion: &Confusion, strength: ConfusionStrength, asked: u32) -> Option<Self> {
        Some(Self {
            item: item.id().clone(),
            label: item.label(),
            kind: ConfusionKind::of(deck, item, confusion)?,
            times: strength.times,
            asked,
            weight: strength.weight,
            truth: set_right(deck, item, confusion)?,
        })
    }
}

impl ConfusionKind {
    fn of(deck: &Deck, item: &Item, confusion: &Confusion) -> Option<Self> {
        Some(match confusion {
            Confusion::SideSwap { of, given_to } => {
                let text = &item.distinction()?.trait_of(of)?.text;
                let (of, given_to) = (deck.side(of)?.clone(), deck.side(given_to)?.clone());
                let claim = clause(deck, &given_to, text);
                Self::SideSwap { of, given_to, key_words: text.gist().to_owned(), claim }
            }
            Confusion::AspectSlip { taken } => {
                let taken = deck.item(taken)?;
                Self::AspectSlip { taken: LabelledItem { id: taken.id().clone(), label: taken.label() } }
            }
        })
    }
}
