//! What a session came to.

use std::collections::BTreeMap;

use super::feedback::taken_for_label;
use super::{ItemRef, Shelf};
use crate::clock::Day;
use crate::deck::{Deck, DeckId, Item};
use crate::journal::{Answer, Ending};
use crate::progress::{Progress, Streak};
use crate::question::{Asked, Confusion, Row, phrase};

/// What a session came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// How it ended.
    pub ending: Ending,
    /// How many questions were answered.
    pub asked: usize,
    /// How many of them were answered rightly.
    pub right: usize,
    /// Time from the first question to the end, in milliseconds.
    pub ms: u64,
    /// Days in a row, today included.
    pub streak: Streak,
    /// What was mixed up, the worst first.
    pub mixed_up: Vec<MixUp>,
    /// In how many days which items come again, by what people call them; the soonest first.
    pub again: Vec<(u32, Vec<String>)>,
    /// How many items could be asked today still: due ones, and new ones that may begin.
    pub left_today: usize,
    /// In how many days there is something to do next, today apart; `None` if nothing comes.
    pub next: Option<u32>,
}

/// Things taken for one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MixUp {
    /// What people call the item; of two, the one that was taken for the other: "Scope taken for Force".
    pub label: String,
    /// How often.
    pub times: usize,
    /// A true sentence that sets it right.
    pub truth: String,
}

/// What was mixed up in these answers, the most often first, then in the order it happened.
pub(super) fn mixed_up(shelf: &Shelf, answers: &[Answer]) -> Vec<MixUp> {
    let mut found: Vec<(&DeckId, MixUp)> = Vec::new();
    for answer in answers {
        let Some(deck) = shelf.deck_named(&answer.deck) else { continue };
        for (label, truth) in answer.rows.iter().filter_map(|row| mix_up(deck, row)) {
            match found.iter_mut().find(|(id, known)| **id == deck.id && known.label == label) {
                Some((_, known)) => known.times += 1,
                None => found.push((&deck.id, MixUp { label, times: 1, truth })),
            }
        }
    }
    found.sort_by_key(|(_, mix_up)| std::cmp::Reverse(mix_up.times));
    found.into_iter().map(|(_, mix_up)| mix_up).collect()
}

fn mix_up(deck: &Deck, row: &Row) -> Option<(String, String)> {
    let item = deck.item(&row.item)?;
    let confusion = row.confusion()?;
    let truth = phrase::set_right(deck, item, &confusion)?;
    match confusion {
        Confusion::SideSwap { .. } => Some((item.label(), truth)),
        Confusion::AspectSlip { taken } => {
            let label = taken_for_label(item, deck.item(&taken)?);
            Some((label, asked_truth(deck, item, &row.asked).unwrap_or(truth)))
        }
    }
}

/// The truth about the trait that was shown, where its aspect was sought; there the rest of the contrast was not in question.
fn asked_truth(deck: &Deck, item: &Item, asked: &Asked) -> Option<String> {
    match asked {
        Asked::Pair { side, with: None } => {
            Some(phrase::statement(deck, deck.side(side)?, &item.distinction()?.trait_of(side)?.text))
        }
        _ => None,
    }
}

/// In how many days each of these items comes again.
pub(super) fn again(
    shelf: &Shelf,
    progress: &Progress,
    items: impl Iterator<Item = ItemRef>,
    today: Day,
) -> Vec<(u32, Vec<String>)> {
    let mut by_days: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for at in items {
        let (deck, item) = shelf.ids(at);
        if let Some(due) = progress.due(deck, item) {
            by_days.entry(due.since(today)).or_default().push(shelf.item(at).label());
        }
    }
    by_days.into_iter().collect()
}
