//! What the program shows by itself.

use serde::Serialize;

use super::Workload;
use crate::deck::{DeckId, Shelf};
use crate::onboarding::FinishedExam;
use crate::progress::Progress;

/// What there is to do today, and what was begun and goes on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Overview {
    /// What there is to do today.
    pub workload: Workload,
    /// The decks with an onboarding that was begun, and of which no exam was passed.
    pub onboardings: Vec<DeckId>,
    /// Whether nothing was ever asked.
    pub is_first: bool,
    /// How many items there are.
    pub items: usize,
}

impl Overview {
    /// The overview of these decks, with this workload.
    pub fn of(shelf: &Shelf, progress: &Progress, workload: Workload) -> Self {
        let decks = shelf.decks().iter().map(|deck| &deck.id);
        let onboardings = decks.filter(|deck| is_under_way(progress, deck)).cloned().collect();
        let is_first = progress.all_sessions().next().is_none();
        Self { workload, onboardings, is_first, items: shelf.items().count() }
    }
}

fn is_under_way(progress: &Progress, deck: &DeckId) -> bool {
    let is_begun = progress.onboarding_on(deck).next().is_some();
    is_begun && !FinishedExam::all(progress, deck).iter().any(|exam| exam.result.is_passed())
}
