//! Which edition of a deck was learnt last: what it was called, and what it said.

use super::{PastSession, Progress};
use crate::deck::DeckId;
use crate::journal::Edition;

impl Progress {
    /// The last edition of this deck that a session told of, since it was last forgotten.
    pub(crate) fn edition(&self, deck: &DeckId) -> Option<&Edition> {
        let all = self.all_sessions().flat_map(PastSession::editions);
        let of_deck = all.filter(|(place, edition)| edition.deck == *deck && !self.is_forgotten(deck, *place));
        of_deck.max_by_key(|(place, _)| *place).map(|(_, edition)| edition)
    }
}
