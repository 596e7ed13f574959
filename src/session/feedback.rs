//! What is told after an answer: whether it was right, and the truth.

use serde::Serialize;

use super::SideSituation;
use crate::deck::{Deck, Item};
use crate::question::{Asked, Row, Verdict, phrase};

/// What is told after an answer. The last thing in it is always true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Feedback {
    /// How it went.
    pub verdict: Verdict,
    /// The truth about each item asked, in the order of the rows, those answered wrong first.
    pub items: Vec<ItemFeedback>,
    /// Whether the learner may say that what was written was right.
    pub can_be_accepted: bool,
    /// Whether it was right, of an item that was right on an earlier day too and not wrong in this session: then few words will do.
    pub is_known: bool,
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
    /// The situation that was judged, and what makes it one of its side; `None` if none was.
    pub judged: Option<JudgedSituation>,
    /// Why it is so.
    pub why: Option<String>,
    /// When it comes again; `None` while nothing may tell how it goes, as in a test.
    pub again: Option<Return>,
}

/// A situation that was judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct JudgedSituation {
    /// What happens.
    pub situation: String,
    /// The trait that it shows, as a sentence about its side.
    pub shows: String,
    /// Its twins: the same but for the one feature that decides.
    pub twins: Vec<SideSituation>,
}

impl JudgedSituation {
    /// The situation that a row asked to judge; `None` if it asked something else, or the deck no longer has it.
    fn of(deck: &Deck, item: &Item, row: &Row) -> Option<Self> {
        let Asked::Situation { example, of } = &row.asked else { return None };
        let distinction = item.distinction()?;
        let mut situations = SideSituation::all(deck, distinction.examples.get(*example)?);
        let shown = situations.iter().position(|situation| situation.side.id == *of)?;
        let SideSituation { side, situation } = situations.remove(shown);
        let shows = phrase::statement(deck, &side, &distinction.trait_of(of)?.text);
        Some(Self { situation, shows, twins: situations })
    }
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
        let (label, truth, judged) = (item.label(), phrase::truth(deck, item), JudgedSituation::of(deck, item, row));
        Self { right: row.right, label, taken, truth, judged, why, again }
    }
}
