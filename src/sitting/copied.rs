//! Decks that have the id of another which was learnt: before old progress counts for new items, the learner is asked.

use super::{Action, CopiedDeck, DONE, Notice, Phase, Sitting, SittingError};
use crate::clock::Moment;
use crate::deck::{Deck, are_other_decks};
use crate::journal::{Edition, Ending, Store};
use crate::session::Plan;

impl<S: Store> Sitting<S> {
    /// A deck of the shelf of whose id another deck was learnt, and of which the learner was not asked yet.
    fn copied_deck(&self) -> Option<CopiedDeck> {
        let progress = self.learner.progress();
        let copied = |deck: &Deck| {
            let (known, items) = (progress.edition(&deck.id)?, progress.known_items(&deck.id));
            let own = Edition::of(deck);
            let is_copy = items > 0 && are_other_decks((&own.title, &own.texts), (&known.title, &known.texts));
            let (id, title, known_title) = (deck.id.clone(), deck.title.clone(), known.title.clone());
            is_copy.then_some(CopiedDeck { id, title, known_title, items })
        };
        self.shelf.decks().iter().filter(|deck| !self.same_decks.contains(&deck.id)).find_map(copied)
    }

    /// Asks about such a deck before a session begins whose answers count; returns false if there is nothing to ask.
    pub(super) fn asks_about_copied(&mut self, plan: &Plan) -> bool {
        let Some(next) = self.copied_deck().filter(|_| plan.counts() && !plan.is_empty()) else { return false };
        // What there is to say about the session is said once it begins.
        self.notices.clear();
        let before = Box::new(std::mem::replace(&mut self.phase, DONE));
        self.phase = Phase::CopiedOffered { next: Box::new(next), before };
        true
    }

    /// With a yes it is the same deck, and what was to begin begins; without one, nothing does.
    pub(super) fn act_on_copied(&mut self, action: &Action, now: Moment) -> Result<(), SittingError> {
        let how = match action {
            Action::Yes => return self.begin_after_all(now),
            Action::No => Ending::Stopped,
            action => action.ending().ok_or(SittingError::NotNow)?,
        };
        let Phase::CopiedOffered { next, .. } = &self.phase else { return Err(SittingError::NotNow) };
        let id = next.id.clone();
        if matches!(action, Action::No | Action::Close) {
            self.notices.push_back(Notice::OwnIdNeeded { id });
        }
        self.end(how, false)
    }

    /// Begins what was to begin when the question came up. If that fails, the question stands.
    fn begin_after_all(&mut self, now: Moment) -> Result<(), SittingError> {
        let Phase::CopiedOffered { next, before } = std::mem::replace(&mut self.phase, DONE) else {
            return Err(SittingError::NotNow);
        };
        self.same_decks.push(next.id.clone());
        let begun = match &*before {
            Phase::PracticeOffered(agenda) => self.practise(agenda, now),
            Phase::StepOffered(offer) => self.begin_step(&offer.onboarding.next, now),
            _ => self.begin_requested(now),
        };
        begun.inspect_err(|_| {
            self.notices.clear();
            self.same_decks.pop();
            self.phase = Phase::CopiedOffered { next, before };
        })
    }
}
