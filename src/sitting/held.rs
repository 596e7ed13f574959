//! The session that a sitting holds: how it is begun, taken up again, answered and ended, each step first in the journal.

use std::sync::Arc;

use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;

use super::{Action, Phase, Sitting, SittingError};
use crate::clock::Moment;
use crate::deck::Deck;
use crate::journal::{Accept, Activity, Answer, Begin, Edition, Ending, Event, LineId, Recorded, Store, Terms, Undo};
use crate::onboarding::StepSession;
use crate::progress::{ExamResult, PastSession, Progress};
use crate::question::Response;
use crate::session::{Plan, Responded, Session, Step, TakenBack, WentOn};

/// The longest break, in milliseconds, after which an exam goes on with the questions that it would have asked: no time to look something up.
const LONGEST_BREAK_MS: u64 = 10 * 60 * 1000;

/// A session that is held.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) session: Session,
    /// The line on which it first began.
    first: LineId,
    /// Of a session that was taken up again: what was known when it first began, and its own answers. What happened in between must not
    /// change what it asks.
    replayed: Option<Progress>,
    /// The lines with the answers that were given here.
    answered: Vec<LineId>,
}

impl<S: Store> Sitting<S> {
    /// Begins the session that `plan` makes with a seed of its own.
    pub(super) fn hold(
        &mut self,
        now: Moment,
        plan: impl FnOnce(&Self, &mut ChaCha8Rng) -> Result<Plan, SittingError>,
    ) -> Result<(), SittingError> {
        let (seed, plan, rng) = self.planned(plan)?;
        if self.asks_about_copied(&plan) {
            return Ok(());
        }
        let begin = self.beginning(&plan, seed, None, None)?;
        let begun = self.learner.record(now, begin)?;
        self.hold_planned(begun, plan, rng, now)
    }

    /// The same for a step of an onboarding, by these terms; returns false, and nothing has begun, if something was added elsewhere that is
    /// not known here, as by another window that began it.
    pub(super) fn hold_step(
        &mut self,
        terms: Terms,
        now: Moment,
        plan: impl FnOnce(&Self, &mut ChaCha8Rng) -> Result<Plan, SittingError>,
    ) -> Result<bool, SittingError> {
        let (seed, plan, rng) = self.planned(plan)?;
        if self.asks_about_copied(&plan) {
            return Ok(true);
        }
        let begin = self.beginning(&plan, seed, None, Some(terms))?;
        match self.learner.record_unless_news(now, begin)? {
            Some(begun) => self.hold_planned(begun, plan, rng, now).map(|()| true),
            None => Ok(false),
        }
    }

    fn planned(
        &mut self,
        plan: impl FnOnce(&Self, &mut ChaCha8Rng) -> Result<Plan, SittingError>,
    ) -> Result<(u64, Plan, ChaCha8Rng), SittingError> {
        let seed = self.seeds.next();
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let plan = plan(self, &mut rng)?;
        Ok((seed, plan, rng))
    }

    fn hold_planned(&mut self, begun: LineId, plan: Plan, rng: ChaCha8Rng, now: Moment) -> Result<(), SittingError> {
        let session = Session::new(begun, Arc::clone(&self.shelf), plan, rng, self.learner.progress(), now);
        self.show(Held { session, first: begun, replayed: None, answered: Vec::new() }, now)
    }

    /// Takes up the session that first began on this line, where it was cut off: what it asked then, it asks again.
    pub(super) fn take_up(&mut self, line: &LineId, now: Moment) -> Result<(), SittingError> {
        let past = self.learner.progress().all_sessions().find(|past| past.id == *line).cloned();
        let past = past.ok_or(SittingError::NotNow)?;
        let mut known = self.learner.progress().before(line);
        let cut_off = StepSession::of_cut_off(&past, &self.shelf, &known, self.lessons_a_day());
        let mut rng = ChaCha8Rng::seed_from_u64(past.begin.seed);
        let plan = cut_off.plan(&self.shelf, &known, self.request.questions, &self.request.forms, &mut rng);
        let plan = plan.map_err(|too_easy| SittingError::NotExaminable(too_easy.into()))?;
        if self.asks_about_copied(&plan) {
            return Ok(());
        }
        // After a break an exam asks what could not be looked up meanwhile.
        let is_redrawn = plan.activity() == Activity::Exam && past.idle_ms(now) > LONGEST_BREAK_MS;
        let seed = if is_redrawn { self.seeds.next() } else { past.last_seed() };
        let begin = self.beginning(&plan, seed, Some(*line), past.begin.onboarding.clone())?;
        let begun = self.learner.record(now, begin)?;
        let itself = self.learner.progress().all_sessions().find(|session| session.id == *line);
        itself.into_iter().flat_map(PastSession::begins).for_each(|begin| known.apply(begin));
        let redrawn = itself.map(PastSession::redrawn).unwrap_or_default();
        let mut session = Session::new(begun, Arc::clone(&self.shelf), plan, rng, &known, now);
        let answers: Vec<_> = past.counted().cloned().collect();
        session.resume(&answers, &redrawn, &mut known, now);
        self.show(Held { session, first: *line, replayed: Some(known), answered: Vec::new() }, now)
    }

    /// Shows what a session begins with. If that is its end, and it cannot be recorded, what was shown before stands.
    fn show(&mut self, held: Held, now: Moment) -> Result<(), SittingError> {
        let before = std::mem::replace(&mut self.phase, Phase::Held(Box::new(held)));
        self.settle(now).inspect_err(|_| self.phase = before)
    }

    /// The beginning of a session, or that it is taken up again.
    fn beginning(
        &self,
        plan: &Plan,
        seed: u64,
        continues: Option<LineId>,
        terms: Option<Terms>,
    ) -> Result<Event, SittingError> {
        if plan.is_empty() {
            return Err(SittingError::NothingToAsk);
        }
        let activity = plan.activity();
        let is_exam = activity == Activity::Exam;
        let deck = Some(&self.shelf.decks()[0]).filter(|_| is_exam);
        let distinctions = deck.map_or(0, |deck| deck.distinctions().count());
        let facts = deck.map_or(0, |deck| deck.items.len() - distinctions);
        let deck = deck.map(Deck::fingerprint);
        // An exam that is taken up again stays as long as it was, though an item may have left the deck since.
        let onboarding = terms.map(|terms| Terms {
            distinctions: distinctions.max(terms.distinctions),
            facts: facts.max(terms.facts),
            deck,
            ..terms
        });
        let (all, progress) = (self.shelf.decks(), self.learner.progress());
        let decks = all.iter().map(|deck| deck.id.clone()).collect();
        // Where no answer counts nobody was asked whether a deck is the same.
        let is_new = |edition: &Edition| plan.counts() && progress.edition(&edition.deck) != Some(edition);
        let editions = all.iter().map(Edition::of).filter(is_new).collect();
        Ok(Event::Begin(Begin { activity, decks, seed, continues, onboarding, editions }))
    }

    pub(super) fn act_in_session(&mut self, action: Action, now: Moment) -> Result<(), SittingError> {
        let Self { learner, phase: Phase::Held(held), .. } = self else { return Err(SittingError::NotNow) };
        let Held { session, replayed, .. } = &mut **held;
        if let Step::End(how) = session.step() {
            // The last answer of a test is kept, and its end could not be: whatever is done next tries that again.
            return self.finish(how, now);
        }
        let response = match &action {
            Action::Answer(response) => Some(response.clone()),
            Action::NotKnown => Some(Response::NotKnown),
            _ => None,
        };
        if let Some(response) = response {
            return match session.respond(response, now) {
                Responded::NotTaken if matches!(session.step(), Step::Ask(_)) => Err(SittingError::NotAnAnswer),
                Responded::NotTaken => Err(SittingError::NotNow),
                Responded::GoesOn => Ok(()),
                Responded::Answered(answer) => self.keep(answer, now),
            };
        }
        match action {
            Action::MineWasRight => self.accept(now),
            Action::TakeBack => self.take_back(now),
            Action::GoOn => match session.go_on(replayed.as_ref().unwrap_or(learner.progress()), now) {
                WentOn::NotTaken => Err(SittingError::NotNow),
                WentOn::GoesOn => Ok(()),
                WentOn::Ends(how) => self.finish(how, now),
            },
            Action::Stop if session.activity().is_handed_in() => {
                if let Phase::Held(held) = std::mem::replace(&mut self.phase, super::DONE) {
                    self.phase = Phase::HandingIn(held);
                }
                Ok(())
            }
            action => {
                let how = session.stopped(action.ending().ok_or(SittingError::NotNow)?, now);
                self.finish(how, now)
            }
        }
    }

    /// Keeps an answer, and only then lets it do what it does.
    fn keep(&mut self, answer: Answer, now: Moment) -> Result<(), SittingError> {
        let Self { learner, phase: Phase::Held(held), shelf, .. } = self else { return Err(SittingError::NotNow) };
        let id = learner.record(now, Event::Answer(answer.clone())).map_err(|cause| {
            let item = |row: &crate::question::Row| Some(shelf.item(shelf.find(&answer.deck, &row.item)?).label());
            SittingError::Unsaved { about: answer.rows.iter().filter_map(item).collect(), cause }
        })?;
        held.answered.push(id);
        if let Some(replayed) = &mut held.replayed {
            replayed.apply(Recorded { id, at: now, event: Event::Answer(answer.clone()) });
        }
        let Held { session, replayed, .. } = &mut **held;
        session.take(&answer, replayed.as_ref().unwrap_or(learner.progress()), now);
        self.settle(now)
    }

    /// Keeps the learner's word that the last answer was right, and only then takes it for that.
    fn accept(&mut self, now: Moment) -> Result<(), SittingError> {
        let Self { learner, phase: Phase::Held(held), .. } = self else { return Err(SittingError::NotNow) };
        let Held { session, replayed, answered, .. } = &mut **held;
        let (Some(accepted), Some(answer)) = (session.to_accept(), answered.last().copied()) else {
            return Err(SittingError::NotNow);
        };
        let event = Event::Accept(Accept { answer });
        let id = learner.record(now, event.clone())?;
        if let Some(replayed) = replayed {
            replayed.apply(Recorded { id, at: now, event });
        }
        session.accept(&accepted, replayed.as_ref().unwrap_or(learner.progress()), now);
        Ok(())
    }

    /// Takes the last answer back: in the journal, and only then in what is asked.
    fn take_back(&mut self, now: Moment) -> Result<(), SittingError> {
        let Self { learner, phase: Phase::Held(held), .. } = self else { return Err(SittingError::NotNow) };
        let Held { session, replayed, answered, .. } = &mut **held;
        let what = session.to_take_back().ok_or(SittingError::NotNow)?;
        if what == TakenBack::Answer {
            let answer = answered.last().copied().ok_or(SittingError::NotNow)?;
            let event = Event::Undo(Undo { answer });
            let id = learner.record(now, event.clone())?;
            answered.pop();
            if let Some(replayed) = replayed {
                replayed.apply(Recorded { id, at: now, event });
            }
        }
        session.take_back(what, now);
        Ok(())
    }

    pub(super) fn act_on_handing_in(&mut self, action: &Action, now: Moment) -> Result<(), SittingError> {
        let Phase::HandingIn(held) = &mut self.phase else { return Err(SittingError::NotNow) };
        let how = match action {
            Action::Yes => Ending::Stopped,
            Action::No | Action::Stop => {
                if let Phase::HandingIn(held) = std::mem::replace(&mut self.phase, super::DONE) {
                    self.phase = Phase::Held(held);
                }
                return Ok(());
            }
            action => action.ending().ok_or(SittingError::NotNow)?,
        };
        let how = held.session.stopped(how, now);
        self.finish(how, now)
    }

    /// If nothing is left to be shown: ends the session.
    fn settle(&mut self, now: Moment) -> Result<(), SittingError> {
        match &self.phase {
            Phase::Held(held) => match held.session.step() {
                Step::End(how) => self.finish(how, now),
                _ => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// Ends the session: in the journal, and only then in what is shown. Until it is recorded nothing has changed.
    fn finish(&mut self, how: Ending, now: Moment) -> Result<(), SittingError> {
        let Self { learner, phase: Phase::Held(held) | Phase::HandingIn(held), .. } = self else { return Ok(()) };
        if held.session.activity() == Activity::Exam {
            // In a second window the same exam may have ended before: what counts is in the journal.
            learner.refresh(now)?;
        }
        learner.record(now, Event::End(held.session.end(how)))?;
        let progress = learner.progress();
        let exam = progress.all_sessions().find(|past| past.id == held.first).and_then(ExamResult::of_session);
        let summary = Box::new(held.session.summary(how, exam, progress));
        let is_finished = held.session.activity().is_over_after(how);
        self.phase = Phase::Summed { summary, more: self.is_onboarding() && is_finished };
        Ok(())
    }
}
