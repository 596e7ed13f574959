//! Sessions: what to ask next, and what an answer becomes.
//!
//! A session is a state machine that is pulled. It shows the present [`Step`] as a value, takes what the learner picked as a value, and
//! returns the answer to be kept. It knows neither a front end nor the journal nor a clock; [`crate::sitting`] brings them together.

mod allowed_forms;
mod candidate;
mod exam;
mod feedback;
mod lessons;
mod plan;
mod queue;
mod quiz;
mod resume;
mod rules;
mod run;
mod summary;
mod write;

use serde::Serialize;

use crate::deck::{Deck, Example, Side, Situation};
use crate::journal::Ending;
use crate::question::Prompt;

pub use allowed_forms::AllowedForms;
pub(crate) use exam::TooEasy;
pub use feedback::{Feedback, ItemFeedback, JudgedSituation, Return};
pub(crate) use plan::Plan;
pub(crate) use run::{Responded, Session, TakenBack, WentOn};
pub use summary::{Again, Score, SessionConfusion, Summary};

/// What to show now.
#[derive(Debug)]
pub(crate) enum Step<'s> {
    /// Something to read before it is asked about. The learner has read it when [`Session::go_on`] is called.
    Read(&'s Lesson),
    /// Something to pick or to write.
    Ask(&'s Ask),
    /// What came of the answer. The learner has seen it when [`Session::go_on`] is called.
    Tell(&'s Feedback),
    /// Nothing comes any more; it ended like this.
    End(Ending),
}

/// An item to be read before it is asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Lesson {
    /// The number of this lesson, from 1.
    pub number: usize,
    /// How many there are.
    pub total: usize,
    /// The title of its deck.
    pub title: String,
    /// The title of the item.
    pub label: String,
    /// What is true: of a distinction a sentence for each side, of a fact the fact.
    pub truths: Vec<String>,
    /// The trait of each side, if it is a distinction.
    pub traits: Vec<SideTrait>,
    /// A situation for each side, if it is a distinction that has examples.
    pub example: Vec<SideSituation>,
    /// Why it is so.
    pub why: Option<String>,
}

/// A side and what it does or is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SideTrait {
    /// One of the sides that the distinction tells apart.
    pub side: Side,
    /// Its trait, written to follow the side's name.
    #[serde(rename = "trait")]
    pub of: String,
}

/// A side and a situation that shows its trait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SideSituation {
    /// One of the sides that the distinction tells apart.
    pub side: Side,
    /// What happens, in a sentence or two.
    pub situation: String,
}

impl SideSituation {
    /// The situations of an example, in the order of the deck's sides.
    fn all(deck: &Deck, example: &Example) -> Vec<Self> {
        let of_side = |Situation { side, text }: &Situation| {
            Some(Self { side: deck.side(side)?.clone(), situation: text.clone() })
        };
        example.situations.iter().filter_map(of_side).collect()
    }
}

/// How much of a session is done: the items that were right, of those that were planned. What comes again after a mistake is no further one. Of a quiz and a test
/// it is the questions that were planned; what an exam asks beyond them moves nothing. It never becomes less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Bar {
    /// How many are done.
    pub done: usize,
    /// How many there are.
    pub of: usize,
}

/// Something to pick or to write, and where in the session it stands.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Ask {
    /// The number of this question, from 1.
    pub number: usize,
    /// How much of the session is done.
    pub bar: Bar,
    /// The title of its deck.
    pub title: String,
    /// Whether it goes on with the question of the step before.
    pub continues: bool,
    /// Whether something was answered that can be taken back: the steps of this question so far, or else the question before.
    pub can_be_taken_back: bool,
    /// What to pick from, or to write.
    #[serde(flatten)]
    pub prompt: Prompt,
}
