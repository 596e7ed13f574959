//! What is told after an answer: whether it was right, and the truth.

use serde::Serialize;

use crate::deck::{Deck, Item};
use crate::question::{Row, Verdict, phrase};

/// What is told after an answer. The last thing in it is always true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Feedback {
    /// How it went.
    pub verdict: Verdict,
    /// The truth about each item asked, in the order of the rows, those answered wrong first.
    pub items: Vec<ItemFeedback>,
}

/// The truth about one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ItemFeedback {
    /// Whether it was answered rightly.
    pub right: bool,
    /// The title of the item.
    pub label: String,
    /// The title of the other item of which something was taken for it.
    pub taken: Option<String>,
    /// The whole contrast, or the fact.
    pub truth: String,
    /// Why it is so.
    pub why: Option<String>,
    /// When it comes again; `None` while nothing may tell how it goes, as in a test.
    pub again: Option<Return>,
}

/// When an item comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Return {
    /// Later in this session.
    Soon,
    /// In so many days.
    InDays(u32),
    /// As before: this was only practised.
    Unchanged,
}

impl ItemFeedback {
    pub(super) fn new(deck: &Deck, item: &Item, row: &Row, again: Option<Return>) -> Self {
        let taken = row.taken().and_then(|taken| deck.item(taken)).map(Item::label);
        let why = item.why().map(|why| phrase::sentence(deck, why));
        Self { right: row.right, label: item.label(), taken, truth: phrase::truth(deck, item), why, again }
    }
}
