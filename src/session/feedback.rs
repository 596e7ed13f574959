//! What is told after an answer: whether it was right, and the truth.

use crate::deck::{Deck, Item};
use crate::question::{Asked, Picked, Row, phrase};

/// What is told after an answer. The last thing in it is always true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    /// How it went.
    pub verdict: Verdict,
    /// The truth about each item asked, in the order of the rows, those answered wrong first.
    pub items: Vec<ItemFeedback>,
}

/// How an answer went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// All of it was right.
    Right,
    /// A trait was given to the wrong side.
    GaveToWrongSide {
        /// The trait's key words.
        gist: String,
        /// The side's name.
        side: String,
    },
    /// A true sentence was judged false.
    WasTrue,
    /// A false sentence was judged true.
    WasFalse,
    /// A false sentence was found out, and corrected wrongly.
    WronglyCorrected,
    /// Some pairs were wrong.
    Pairs {
        /// How many were right.
        right: usize,
        /// How many there were.
        of: usize,
    },
}

/// The truth about one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemFeedback {
    /// Whether it was answered rightly.
    pub right: bool,
    /// What people call the item; if it was taken for another, "Scope taken for Force".
    pub label: String,
    /// The whole contrast, or the fact.
    pub truth: String,
    /// Why it is so.
    pub why: Option<String>,
    /// When it comes again.
    pub again: Return,
}

/// When an item comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Return {
    /// Later in this session.
    Soon,
    /// In so many days.
    InDays(u32),
}

impl Verdict {
    /// How these rows of one question went.
    pub(super) fn of(deck: &Deck, rows: &[Row]) -> Self {
        match rows {
            rows if rows.iter().all(|row| row.right) => Self::Right,
            [row] => Self::of_one(deck, row),
            rows => Self::Pairs { right: rows.iter().filter(|row| row.right).count(), of: rows.len() },
        }
    }

    fn of_one(deck: &Deck, row: &Row) -> Self {
        match (&row.asked, row.picked.as_slice()) {
            (Asked::Sentence { about, of, .. }, [Picked::True]) => {
                let distinction = deck.item(&row.item).and_then(Item::distinction);
                let gist =
                    distinction.and_then(|distinction| distinction.trait_of(of)).map(|of| of.text.gist().to_owned());
                match (gist, deck.side(about)) {
                    (Some(gist), Some(side)) => Self::GaveToWrongSide { gist, side: side.name.clone() },
                    _ => Self::WasFalse,
                }
            }
            (_, [Picked::True, ..]) => Self::WasFalse,
            (_, [Picked::False]) => Self::WasTrue,
            (_, [Picked::False, ..]) => Self::WronglyCorrected,
            _ => Self::Pairs { right: 0, of: 1 },
        }
    }
}

impl ItemFeedback {
    pub(super) fn new(deck: &Deck, item: &Item, row: &Row, again: Return) -> Self {
        let taken_for = match row.picked.last() {
            Some(Picked::Trait { item, .. } | Picked::Aspect { item }) if *item != row.item => deck.item(item),
            _ => None,
        };
        let label = taken_for.map_or_else(|| item.label(), |other| taken_for_label(item, other));
        let why = item.why().map(|why| phrase::sentence(deck, why));
        Self { right: row.right, label, truth: phrase::truth(deck, item), why, again }
    }
}

/// What two items are called of which one was taken for the other: "Scope taken for Force".
pub(super) fn taken_for_label(item: &Item, other: &Item) -> String {
    format!("{} taken for {}", item.label(), other.label())
}
