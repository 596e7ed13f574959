//! An onboarding as it is held: what it takes to begin, by what terms it goes, and which step comes next.

use super::{By, Exercise, Phase, Request, Rest, Sitting, SittingError, StepOffer};
use crate::clock::Moment;
use crate::journal::{Store, Terms};
use crate::onboarding::{Enrolment, Onboarding, OnboardingStep, examinable, has_enough_distinctions};
use crate::progress::{ExamRule, Progress};

/// How often a step is begun anew because of what came up elsewhere, before it is offered once more.
const MOST_TRIES: usize = 3;

impl<S: Store> Sitting<S> {
    pub(super) fn is_onboarding(&self) -> bool {
        matches!(self.request.exercise, Exercise::Onboarding { .. })
    }

    /// Whether this can lead to an exam: before it begins, for nobody should learn for days to find out at the end that it cannot.
    pub(super) fn check_onboarding(&self, by: By, now: Moment) -> Result<(), SittingError> {
        let [deck] = self.shelf.decks() else { return Err(SittingError::NotOneDeck) };
        let progress = self.learner.progress();
        if !progress.all_sessions().any(|past| past.is_onboarding_on(&deck.id)) {
            examinable(&self.shelf)?;
        }
        has_enough_distinctions(&self.shelf)?;
        let today = progress.day_of(now);
        match by {
            By::Day(by) if by < today => Err(SittingError::DayHasPassed { by, today }),
            _ => Ok(()),
        }
    }

    /// By what terms the next step is taken: what was said now, else what was said last.
    fn terms(&self) -> Terms {
        let Exercise::Onboarding { by, workshop } = self.request.exercise else { return Terms::default() };
        let deck = &self.shelf.decks()[0].id;
        let sessions = self.learner.progress().all_sessions();
        let last =
            sessions.rev().find(|past| past.is_onboarding_on(deck)).and_then(|past| past.begin.onboarding.as_ref());
        let by = match by {
            By::Day(day) => Some(day),
            By::Never => None,
            By::AsBefore => last.and_then(|last| last.by),
        };
        Terms { workshop, by: by.filter(|_| !workshop), ..Terms::default() }
    }

    /// How many lessons a day are given. Who wants nothing new in drills still wants to be taught here.
    pub(super) fn lessons_a_day(&self) -> usize {
        self.request.new_a_day.max(1)
    }

    /// Where the learner stands.
    fn onboarding(&self, terms: &Terms, now: Moment) -> Onboarding {
        let progress: &Progress = self.learner.progress();
        let (today, new_a_day) = (progress.day_of(now), self.lessons_a_day());
        Onboarding::of(&Enrolment { shelf: &self.shelf, progress, today, new_a_day, terms })
    }

    /// Offers the next step, or rests where there is none.
    pub(super) fn offer_step(&mut self, now: Moment) {
        let terms = self.terms();
        let onboarding = self.onboarding(&terms, now);
        let title = self.shelf.decks()[0].title.clone();
        self.phase = if matches!(onboarding.next, OnboardingStep::Tomorrow | OnboardingStep::Passed) {
            Phase::Resting(Box::new(Rest { title, onboarding }))
        } else {
            let is_first = self.learner.progress().all_sessions().next().is_none();
            let questions = self.request.questions;
            let terms = match &onboarding.next {
                // What was begun goes on by its own terms.
                OnboardingStep::GoOn { session, .. } => {
                    let past = self.learner.progress().all_sessions().find(|past| past.id == *session);
                    let own = past.and_then(|past| past.begin.onboarding.clone()).unwrap_or(terms);
                    Terms { distinctions: 0, facts: 0, deck: None, ..own }
                }
                _ => terms,
            };
            let distinctions = self.shelf.decks()[0].distinctions().count();
            let exam = ExamRule::of(distinctions, self.shelf.decks()[0].items.len() - distinctions);
            Phase::StepOffered(Box::new(StepOffer { title, onboarding, terms, exam, questions, is_first }))
        };
    }

    /// Begins the step that was offered, unless another came up in another window meanwhile, as one that was begun there: then that is
    /// offered.
    pub(super) fn begin_step(&mut self, offered: &OnboardingStep, now: Moment) -> Result<(), SittingError> {
        for _ in 0..MOST_TRIES {
            if self.learner.refresh(now)? && self.onboarding(&self.terms(), now).next != *offered {
                self.offer_step(now);
                return Ok(());
            }
            if let OnboardingStep::GoOn { session, .. } = offered {
                return self.take_up(session, now);
            }
            let step = offered.session().ok_or(SittingError::NotNow)?;
            let terms = self.terms();
            let is_begun = self.hold_step(terms, now, |sitting, rng| {
                let Request { forms, questions, .. } = &sitting.request;
                let plan = step.plan(&sitting.shelf, sitting.learner.progress(), *questions, forms, rng);
                plan.map_err(|too_easy| SittingError::NotExaminable(too_easy.into()))
            })?;
            if is_begun {
                return Ok(());
            }
        }
        self.offer_step(now);
        Ok(())
    }
}
