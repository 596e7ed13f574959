//! What is told after an answer: whether it was right, and the truth.

use serde::Serialize;

use crate::deck::{Deck, Item, SideId};
use crate::question::{Asked, Confusion, Picked, Row, phrase, should_read};

/// What is told after an answer. The last thing in it is always true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Feedback {
    /// How it went.
    pub verdict: Verdict,
    /// The truth about each item asked, in the order of the rows, those answered wrong first.
    pub items: Vec<ItemFeedback>,
}

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

/// The truth about one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ItemFeedback {
    /// Whether it was answered rightly.
    pub right: bool,
    /// What people call the item; if it was taken for another, "Scope taken for Force".
    pub label: String,
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

impl Verdict {
    /// Whether nothing was wrong.
    pub fn is_right(&self) -> bool {
        matches!(self, Self::Right | Self::RightSpelt { .. } | Self::Recalled)
    }

    /// How these rows of one question went.
    pub(super) fn of(deck: &Deck, rows: &[Row]) -> Self {
        match rows {
            [row] if row.is_self_graded() && row.right => Self::Recalled,
            [row] if row.is_self_graded() => Self::NotRecalled,
            [row] if row.right => match should_read(deck, row) {
                Some(should_read) => Self::RightSpelt { should_read },
                None => Self::Right,
            },
            rows if rows.iter().all(|row| row.right) => Self::Right,
            [row] => Self::of_wrong(deck, row),
            rows => Self::Pairs { right: rows.iter().filter(|row| row.right).count(), of: rows.len() },
        }
    }

    fn of_wrong(deck: &Deck, row: &Row) -> Self {
        match (&row.asked, row.picked.as_slice()) {
            (Asked::Sentence { about, of, .. }, [Picked::True]) => gave(deck, row, of, about).unwrap_or(Self::WasFalse),
            (_, [Picked::True, ..]) => Self::WasFalse,
            (_, [Picked::False]) => Self::WasTrue,
            (_, [Picked::False, ..]) => Self::WronglyCorrected,
            (Asked::Blanks { .. }, picked) if picked.iter().all(is_nothing) => Self::NotKnown,
            _ => match row.confusion() {
                Some(Confusion::SideSwap { of, given_to }) => gave(deck, row, &of, &given_to).unwrap_or(Self::Wrong),
                _ => Self::Wrong,
            },
        }
    }
}

/// That the trait of one side was given to another; `None` if the deck no longer has it.
fn gave(deck: &Deck, row: &Row, of: &SideId, given_to: &SideId) -> Option<Verdict> {
    let trait_given = deck.item(&row.item)?.distinction()?.trait_of(of)?;
    let side = deck.side(given_to)?.name.clone();
    Some(Verdict::GaveToWrongSide { gist: trait_given.text.gist().to_owned(), side })
}

fn is_nothing(picked: &Picked) -> bool {
    matches!(picked, Picked::Typed { text } if text.is_empty())
}

impl ItemFeedback {
    pub(super) fn new(deck: &Deck, item: &Item, row: &Row, again: Option<Return>) -> Self {
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

#[cfg(test)]
mod tests;
