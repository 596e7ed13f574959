//! What there is to do today.

use serde::{Serialize, Serializer};

use crate::clock::Day;
use crate::deck::{Deck, DeckId, Shelf};
use crate::progress::{Agenda, CatchUp, Coming, Progress};

/// What there is to do today.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Workload {
    /// How many items are due.
    pub due: usize,
    /// How many items never asked may begin today.
    pub new: usize,
    /// The same by deck, in the order of the shelf, those with nothing to do as well.
    pub decks: Vec<DeckWorkload>,
    /// The next day with something to do; `None` if there is none.
    pub next: Option<Coming>,
    /// How what is due can be caught up with; `None` if one day of drills is enough. As JSON only in how many days, if a year is enough.
    #[serde(rename = "catch_up_days", serialize_with = "days")]
    pub catch_up: Option<CatchUp>,
    /// The learner's day for which it holds.
    #[serde(skip)]
    pub today: Day,
}

/// What there is to do of one deck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeckWorkload {
    /// Names the deck in the journal.
    pub id: DeckId,
    /// What people call it.
    pub title: String,
    /// How many of its items are due.
    pub due: usize,
    /// How many of its items may begin today.
    pub new: usize,
}

impl Workload {
    /// The workload of `today`, if at most `new_a_day` items begin a day, and `questions` items are asked a day.
    pub fn of(shelf: &Shelf, progress: &Progress, today: Day, new_a_day: usize, questions: usize) -> Self {
        let agenda = Agenda::of(shelf, progress, today, new_a_day);
        let of_deck = |deck: &Deck| DeckWorkload {
            id: deck.id.clone(),
            title: deck.title.clone(),
            due: agenda.due.iter().filter(|&&at| shelf.deck(at).id == deck.id).count(),
            new: agenda.new.iter().filter(|&&at| shelf.deck(at).id == deck.id).count(),
        };
        Self {
            due: agenda.due.len(),
            new: agenda.new.len(),
            decks: shelf.decks().iter().map(of_deck).collect(),
            next: agenda.coming,
            catch_up: CatchUp::of(&agenda, shelf, progress, today, questions),
            today,
        }
    }

    /// Whether there is nothing to do today.
    pub fn is_empty(&self) -> bool {
        self.due == 0 && self.new == 0
    }
}

fn days<S: Serializer>(catch_up: &Option<CatchUp>, serializer: S) -> Result<S::Ok, S::Error> {
    catch_up.and_then(|catch_up| catch_up.days).serialize(serializer)
}
