//! Sittings: a session as it is really held. Begun, kept in the journal, interrupted, taken up again, ended.
//!
//! Every front end and every simulated learner drives a [`Sitting`] and nothing beside it. It is pulled: [`Sitting::view`] gives what to show,
//! [`Sitting::act`] takes what the learner did and returns once that is safe. Here stand the rules of exams and onboardings, once.
//! This room shows nothing, and reads no clock.

mod copied;
mod error;
mod held;
mod learner;
mod protocol;
mod request;
mod steps;
mod view;

use std::collections::VecDeque;
use std::sync::Arc;

use crate::clock::Moment;
use crate::deck::{DeckId, ItemRef, Shelf};
use crate::journal::{Activity, Ending, Store};
use crate::progress::{Agenda, confused, missed_in_last_quiz};
use crate::session::{Plan, Step, Summary};

pub use error::SittingError;
use held::Held;
pub use learner::Learner;
pub use protocol::{action_of_line, error_line, view_line};
pub use request::{About, By, Exercise, Request, Seeds};
pub use view::{Action, CopiedDeck, Notice, Offer, Rest, StepOffer, View};

/// A learner who sits down to a shelf of decks.
#[derive(Debug)]
pub struct Sitting<S> {
    learner: Learner<S>,
    shelf: Arc<Shelf>,
    seeds: Seeds,
    request: Request,
    /// What is still to be said, before the phase is shown.
    notices: VecDeque<Notice>,
    phase: Phase,
    /// The decks of which the learner said that they are the same as before.
    same_decks: Vec<DeckId>,
}

/// Where a sitting is.
#[derive(Debug)]
enum Phase {
    /// To go on with a deck is offered that has the id of another; this was shown before.
    CopiedOffered { next: Box<CopiedDeck>, before: Box<Phase> },
    /// To practise these items is offered.
    PracticeOffered(Agenda),
    /// The next step is offered.
    StepOffered(Box<StepOffer>),
    /// A session is held.
    Held(Box<Held>),
    /// An exam is about to be handed in.
    HandingIn(Box<Held>),
    /// A session has ended.
    Summed { summary: Box<Summary>, more: bool },
    /// Nothing is to be done in the onboarding now.
    Resting(Box<Rest>),
    /// The end.
    Over { how: Ending, more: bool },
}

const DONE: Phase = Phase::Over { how: Ending::Done, more: false };

impl<S: Store> Sitting<S> {
    /// This learner before this shelf. Nothing has begun yet.
    pub fn new(learner: Learner<S>, shelf: Shelf, seeds: Seeds) -> Self {
        let (shelf, request) = (Arc::new(shelf), Request::drill());
        Self { learner, shelf, seeds, request, notices: VecDeque::new(), phase: DONE, same_decks: Vec::new() }
    }

    /// Who sits down, with all that is known of what was done so far.
    pub fn learner(&self) -> &Learner<S> {
        &self.learner
    }

    /// The learner, once all is over.
    pub fn into_learner(self) -> Learner<S> {
        self.learner
    }

    /// What is asked about.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Begins what is asked for; what was begun before is left as it is.
    ///
    /// # Errors
    ///
    /// It cannot be begun; then there is nothing to show.
    pub fn begin(&mut self, request: Request, now: Moment) -> Result<(), SittingError> {
        self.notices.clear();
        self.phase = DONE;
        self.request = request;
        self.same_decks.clear();
        self.begin_requested(now).inspect_err(|_| self.notices.clear())
    }

    fn begin_requested(&mut self, now: Moment) -> Result<(), SittingError> {
        match self.request.exercise.clone() {
            Exercise::Drill => self.begin_drill(now),
            Exercise::Confused => {
                let items = confused(&self.shelf, self.learner.progress());
                self.begin_chosen(items, Notice::NothingConfused, true, now)
            }
            Exercise::Missed => {
                let items = missed_in_last_quiz(&self.shelf, self.learner.progress());
                self.begin_chosen(items, Notice::NothingMissed, false, now)
            }
            Exercise::Quiz { about, is_exact, counts } => self.begin_quiz(about, is_exact, counts, now),
            Exercise::Onboarding { by, .. } => {
                self.check_onboarding(by, now)?;
                self.offer_step(now);
                Ok(())
            }
        }
    }

    /// What to show now. Until something is done about it, the same.
    pub fn view(&self) -> View<'_> {
        if let Some(notice) = self.notices.front() {
            return View::Notice(notice);
        }
        match &self.phase {
            Phase::CopiedOffered { next, .. } => View::Offer(Offer::Copied(next)),
            Phase::PracticeOffered(_) => View::Offer(Offer::Practice),
            Phase::StepOffered(offer) => View::Offer(Offer::Step(offer)),
            Phase::Held(held) => match held.session.step() {
                Step::Read(lesson) => View::Read(lesson),
                Step::Ask(ask) => View::Ask(ask),
                Step::Tell(feedback) => View::Tell(feedback),
                // Of a test whose last answer is kept, and its end could not be.
                Step::End(how) => View::End { how, more: true },
            },
            Phase::HandingIn(held) => View::HandIn { open: held.session.open() },
            Phase::Summed { summary, more } => View::Summary { summary, more: *more },
            Phase::Resting(rest) => View::Rest(rest),
            Phase::Over { how, more } => View::End { how: *how, more: *more },
        }
    }

    /// Takes what the learner did; returns once it is safe. What it shows next is shown by [`Sitting::view`].
    ///
    /// # Errors
    ///
    /// It does not fit what is shown, or it could not be kept.
    pub fn act(&mut self, action: Action, now: Moment) -> Result<(), SittingError> {
        if !self.notices.is_empty() {
            return self.act_on_notice(action, now);
        }
        match &self.phase {
            Phase::CopiedOffered { .. } => self.act_on_copied(&action, now),
            Phase::PracticeOffered(agenda) if action == Action::Yes => {
                let agenda = agenda.clone();
                self.practise(&agenda, now)
            }
            Phase::PracticeOffered(_) => self.decline(&action, false),
            Phase::StepOffered(offer) if action == Action::Yes => {
                let next = offer.onboarding.next.clone();
                self.begin_step(&next, now)
            }
            Phase::StepOffered(_) => self.decline(&action, true),
            Phase::Held(_) => self.act_in_session(action, now),
            Phase::HandingIn(_) => self.act_on_handing_in(&action, now),
            Phase::Summed { summary, more } => {
                let (ending, more) = (summary.ending, *more);
                self.act_on_summary(&action, ending, more, now)
            }
            Phase::Resting(_) => match (&action, action.ending()) {
                (Action::GoOn, _) => self.end(Ending::Done, false),
                (_, Some(how)) => self.end(how, false),
                _ => Err(SittingError::NotNow),
            },
            // Who stops what has ended gets what was wanted.
            Phase::Over { .. } => action.ending().map(drop).ok_or(SittingError::NotNow),
        }
    }

    fn act_on_notice(&mut self, action: Action, now: Moment) -> Result<(), SittingError> {
        match (&action, action.ending()) {
            (Action::GoOn, _) => drop(self.notices.pop_front()),
            (_, Some(how)) if !matches!(self.phase, Phase::Held(_)) => {
                self.notices.clear();
                self.phase = Phase::Over { how, more: false };
            }
            (_, Some(_)) => {
                self.act_in_session(action, now)?;
                self.notices.clear();
            }
            _ => return Err(SittingError::NotNow),
        }
        Ok(())
    }

    /// Goes on from the summary of a session that ended like this; `more` tells whether another step follows.
    fn act_on_summary(&mut self, action: &Action, ending: Ending, more: bool, now: Moment) -> Result<(), SittingError> {
        match (action, action.ending()) {
            (Action::GoOn, _) if more => {
                self.offer_step(now);
                Ok(())
            }
            // Nothing was left to do but to read it: that nothing more comes in does not change how the session ended.
            (Action::GoOn | Action::Close, _) if !more => self.end(ending, self.is_onboarding()),
            (_, Some(how)) => self.end(how, self.is_onboarding()),
            _ => Err(SittingError::NotNow),
        }
    }

    fn practise(&mut self, agenda: &Agenda, now: Moment) -> Result<(), SittingError> {
        self.hold(now, |sitting, rng| {
            let Request { forms, questions, .. } = &sitting.request;
            Ok(Plan::practice(&sitting.shelf, sitting.learner.progress(), agenda, *questions, forms, rng))
        })
    }

    fn end(&mut self, how: Ending, more: bool) -> Result<(), SittingError> {
        self.phase = Phase::Over { how, more };
        Ok(())
    }

    /// Does not begin what is offered.
    fn decline(&mut self, action: &Action, more: bool) -> Result<(), SittingError> {
        match (action, action.ending()) {
            (Action::No, _) => self.end(Ending::Stopped, more),
            (_, Some(how)) => self.end(how, more),
            _ => Err(SittingError::NotNow),
        }
    }

    fn begin_drill(&mut self, now: Moment) -> Result<(), SittingError> {
        let (progress, Request { new_a_day, .. }) = (self.learner.progress(), &self.request);
        let today = progress.day_of(now);
        let agenda = Agenda::of(&self.shelf, progress, today, *new_a_day);
        let asked: Vec<ItemRef> = agenda.due.iter().chain(&agenda.new).copied().collect();
        self.note_left_out(&asked);
        if !agenda.is_empty() {
            return self.hold(now, |sitting, rng| {
                let Request { forms, questions, .. } = &sitting.request;
                Ok(Plan::drill(&sitting.shelf, sitting.learner.progress(), &agenda, *questions, forms, rng))
            });
        }
        self.notices.push_back(Notice::NothingDue { today, coming: agenda.coming });
        if !agenda.ahead.is_empty() {
            self.phase = Phase::PracticeOffered(agenda);
        }
        Ok(())
    }

    /// A drill of what is mixed up, or was missed, whatever is due.
    fn begin_chosen(
        &mut self,
        mut items: Vec<ItemRef>,
        none: Notice,
        is_read_first: bool,
        now: Moment,
    ) -> Result<(), SittingError> {
        if items.is_empty() {
            self.notices.push_back(none);
            return Ok(());
        }
        self.note_left_out(&items);
        items.retain(|item| self.request.forms.can_ask(&self.shelf, *item));
        items.truncate(self.request.questions);
        self.hold(now, |sitting, rng| {
            let Request { forms, questions, new_a_day, .. } = &sitting.request;
            let (shelf, progress, activity) = (&sitting.shelf, sitting.learner.progress(), Activity::Drill);
            let plan = match is_read_first {
                true => Plan::read_first(activity, shelf, &items, forms),
                false => Plan::of_items(activity, shelf, progress, items, *questions, forms, rng),
            };
            Ok(plan.with_new_a_day(*new_a_day))
        })
    }

    fn begin_quiz(&mut self, about: About, is_exact: bool, counts: bool, now: Moment) -> Result<(), SittingError> {
        let chosen = match about {
            About::Everything => None,
            About::Items(items) => Some(items),
            About::Missed => Some(missed_in_last_quiz(&self.shelf, self.learner.progress())),
        };
        if chosen.as_ref().is_some_and(Vec::is_empty) {
            self.notices.push_back(Notice::NothingMissed);
            return Ok(());
        }
        let questions = match &chosen {
            Some(chosen) if !is_exact => chosen.len(),
            _ => self.request.questions,
        };
        let items = chosen.unwrap_or_else(|| self.shelf.items().collect());
        self.note_left_out(&items);
        if items.len() == 1 && questions > 1 {
            self.notices.push_back(Notice::OneQuestion);
        }
        self.hold(now, |sitting, rng| {
            let (shelf, progress, forms) = (&sitting.shelf, sitting.learner.progress(), &sitting.request.forms);
            let plan = Plan::quiz(shelf, progress, &items, questions, forms, rng);
            Ok(if counts { plan } else { plan.uncounted() })
        })
    }

    /// Says how many of these items cannot be asked in the forms asked for; where it is all of them, the error says more.
    fn note_left_out(&mut self, items: &[ItemRef]) {
        let left_out = self.request.forms.leave_out(&self.shelf, items);
        if left_out > 0 && left_out < items.len() {
            self.notices.push_back(Notice::LeftOut { items: left_out });
        }
    }
}

#[cfg(test)]
mod tests;
