//! Answers that were judged wrong and that learners say were right: what an author can add to a deck.

use serde::Serialize;

use crate::deck::{Deck, DeckId, ItemId, Shelf, Side};
use crate::progress::Progress;
use crate::question::{Asked, Picked, Row, is_known_spelling};

/// Answers that count as right by the learner's word alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AcceptedReport {
    /// The decks, in the order of the shelf.
    pub decks: Vec<DeckAccepted>,
}

/// Those of a deck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeckAccepted {
    /// Names the deck in the journal.
    pub id: DeckId,
    /// What people call it.
    pub title: String,
    /// Each once, in the order in which they were first written.
    pub answers: Vec<AcceptedAnswer>,
}

/// What was written for the key words of a trait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AcceptedAnswer {
    /// The item whose trait it is.
    pub item: ItemId,
    /// What people call the item.
    pub label: String,
    /// The side whose trait it is.
    pub side: Side,
    /// The trait with its key words in brackets, as it stands in the deck.
    #[serde(rename = "trait")]
    pub of: String,
    /// What was written, a text for each bracket.
    pub written: Vec<String>,
    /// How often.
    pub times: u32,
}

impl AcceptedReport {
    /// Those of these decks that the decks do not know by now.
    pub fn of(shelf: &Shelf, progress: &Progress) -> Self {
        let of_deck = |deck: &Deck| {
            let answers = AcceptedAnswer::all(deck, progress);
            DeckAccepted { id: deck.id.clone(), title: deck.title.clone(), answers }
        };
        Self { decks: shelf.decks().iter().map(of_deck).collect() }
    }
}

impl AcceptedAnswer {
    fn all(deck: &Deck, progress: &Progress) -> Vec<Self> {
        let given = progress.sessions().flat_map(|session| session.counted());
        let rows = given.filter(|given| given.answer.deck == deck.id).flat_map(|given| &given.answer.rows);
        let mut all: Vec<Self> = Vec::new();
        for answer in rows.filter_map(|row| Self::of_row(deck, row)) {
            let is_same = |known: &&mut Self| Self { times: 1, ..(*known).clone() } == answer;
            match all.iter_mut().find(is_same) {
                Some(known) => known.times += 1,
                None => all.push(answer),
            }
        }
        all
    }

    /// `None` if it does not count by the learner's word, the deck knows it by now, or no longer has what was asked.
    fn of_row(deck: &Deck, row: &Row) -> Option<Self> {
        let Asked::Blanks { about } = &row.asked else { return None };
        if !row.is_accepted() || is_known_spelling(deck, row) {
            return None;
        }
        let item = deck.item(&row.item)?;
        let written = row.picked.iter().filter_map(|picked| match picked {
            Picked::Typed { text } => Some(text.clone()),
            _ => None,
        });
        Some(Self {
            item: row.item.clone(),
            label: item.label(),
            side: deck.side(about)?.clone(),
            of: item.distinction()?.trait_of(about)?.text.with_keys(|_, words| format!("[{words}]")),
            written: written.collect(),
            times: 1,
        })
    }
}
