//! Decks that have the id of another which was learnt: before old progress counts for new items, the learner is asked.

use super::{Action, CopiedDeck, DONE, Notice, Phase, Sitting, SittingError};
use crate::clock::Moment;
use crate::journal::{Edition, Ending, Store};

impl<S: Store> Sitting<S> {
    /// Every deck of the shelf of whose id another deck was learnt.
    pub(super) fn copied_decks(&self) -> Vec<CopiedDeck> {
        let progress = self.learner.progress();
        let copied = |edition: Edition| {
            let (known, items) = (progress.edition(&edition.deck)?, progress.items_asked(&edition.deck));
            let is_copy = items > 0 && edition.is_another_deck_than(known);
            let before = known.title.clone();
            is_copy.then_some(CopiedDeck { id: edition.deck, title: edition.title, before, items })
        };
        self.shelf.decks().iter().map(Edition::of).filter_map(copied).collect()
    }

    /// Offers to go on with the last of these; once none is left, begins what was asked for.
    pub(super) fn offer_copied(&mut self, mut copied: Vec<CopiedDeck>, now: Moment) -> Result<(), SittingError> {
        match copied.pop() {
            Some(next) => {
                self.phase = Phase::CopiedOffered { next: Box::new(next), others: copied };
                Ok(())
            }
            None => self.begin_requested(now).inspect_err(|_| self.notices.clear()),
        }
    }

    /// With a yes it is the same deck, and goes on; without one, nothing begins.
    pub(super) fn act_on_copied(&mut self, action: &Action, now: Moment) -> Result<(), SittingError> {
        let Phase::CopiedOffered { next, others } = &self.phase else { return Err(SittingError::NotNow) };
        let (id, others) = (next.id.clone(), others.clone());
        let how = match action {
            Action::Yes => {
                let before = std::mem::replace(&mut self.phase, DONE);
                return self.offer_copied(others, now).inspect_err(|_| self.phase = before);
            }
            Action::No => Ending::Stopped,
            action => action.ending().ok_or(SittingError::NotNow)?,
        };
        if matches!(action, Action::No | Action::Close) {
            self.notices.push_back(Notice::OwnIdNeeded { id });
        }
        self.end(how, false)
    }
}
