//! What of an onboarding's deck is taught, ready, due and outstanding; and what comes next.

use std::collections::{HashMap, HashSet};

use super::exams::outstanding;
use super::pace::DAYS_AFTER_LESSON;
use super::pre_test;
use super::{Enrolment, FinishedExam, OnboardingStep, Pace};
use crate::clock::{Day, Moment};
use crate::deck::{ItemId, ItemRef};
use crate::journal::{Activity, LineId};
use crate::progress::{ItemProgress, PastSession};
use crate::question::form_named;

/// An item is ready for the exam if it is believed to be recalled at least so surely, a night after its last answer.
pub const READY_FROM: f64 = 0.80;

/// Probability of a right answer from someone who knows an item.
pub(super) const KNOWS: f64 = 0.95;

/// So many times as likely from who knows as from who guesses the answers of a workshop to an item have to be: two right ones where there are two
/// sides, and after each wrong one four more.
const SHOWN_FROM: f64 = 3.5;

/// What has happened in an onboarding, as far as it decides what comes next.
pub(super) struct Readiness<'a> {
    enrolment: &'a Enrolment<'a>,
    /// The sessions of the onboarding, in order of time.
    pub(super) sessions: Vec<&'a PastSession>,
    /// Its finished exams, in order of time.
    pub(super) exams: Vec<FinishedExam>,
    /// The items that a lesson has taught, read and then answered rightly, and the day of that.
    taught: HashMap<ItemId, Day>,
    /// The items that the pre-test shows to be known, and its day.
    known_before: HashMap<ItemId, Day>,
    /// What was missed in the last exam, and not answered rightly since.
    outstanding: HashSet<ItemId>,
}

impl<'a> Readiness<'a> {
    pub(super) fn on(enrolment: &'a Enrolment<'a>) -> Self {
        let deck = &enrolment.shelf.decks()[0];
        let sessions: Vec<&PastSession> = enrolment.progress.onboarding_on(&deck.id).collect();
        let exams = FinishedExam::all(enrolment.progress, &deck.id);
        let mut taught: HashMap<ItemId, Day> = HashMap::new();
        let mut known_before = HashMap::new();
        for past in &sessions {
            if past.begin.activity == Activity::PreTest && past.is_over() {
                let day = enrolment.progress.day_of(past.began);
                known_before.extend(pre_test::known_before(past).into_iter().map(|item| (item, day)));
            }
            let answers = past.counted().filter(|_| past.begin.activity == Activity::Lesson);
            for answer in answers {
                for row in answer.answer.rows.iter().filter(|row| row.right) {
                    taught.entry(row.item.clone()).or_insert_with(|| enrolment.progress.day_of(answer.at));
                }
            }
        }
        let failed = exams.last().filter(|exam| !is_passed(exam, enrolment));
        let outstanding = failed.map(|exam| outstanding(exam, deck, enrolment.progress)).unwrap_or_default();
        Self { enrolment, sessions, exams, taught, known_before, outstanding }
    }

    pub(super) fn items(&self) -> impl Iterator<Item = ItemRef> {
        self.enrolment.shelf.items()
    }

    /// The first exam that was passed, by its own terms and by those that hold now.
    pub(super) fn passed(&self) -> Option<&FinishedExam> {
        self.exams.iter().find(|exam| is_passed(exam, self.enrolment))
    }

    /// How many items were missed in the last exam, and not answered rightly since.
    pub(super) fn missed(&self) -> usize {
        self.outstanding.len()
    }

    /// Whether an exam failed today; in a workshop that closes nothing.
    pub(super) fn has_failed_today(&self) -> bool {
        let is_today = |exam: &FinishedExam| exam.day == self.enrolment.today && !is_passed(exam, self.enrolment);
        !self.enrolment.terms.workshop && self.exams.last().is_some_and(is_today)
    }

    /// Whether it was taught, or known so well before that it needs no lesson.
    pub(super) fn is_taught(&self, at: ItemRef) -> bool {
        self.taught_on(at).is_some()
    }

    /// The day on which it was taught, or shown to be known before.
    fn taught_on(&self, at: ItemRef) -> Option<Day> {
        let item = self.enrolment.shelf.id_of(at);
        self.taught.get(item).or_else(|| self.known_before.get(item)).copied()
    }

    /// On how many days after this one it was right; 2 stands for two and more.
    fn right_days_after(&self, at: ItemRef, day: Day) -> usize {
        self.known(at).map_or(0, |known| known.right_days.iter().filter(|right| *right > day).count())
    }

    /// In how many sessions it was right in which it was neither taught nor tested before; 2 stands for two and more.
    fn right_sessions(&self, at: ItemRef) -> usize {
        let teaches = |id: &LineId| {
            let session = self.sessions.iter().find(|past| past.id == *id);
            session.is_some_and(|past| matches!(past.begin.activity, Activity::Lesson | Activity::PreTest))
        };
        let is_after = |id: &Option<LineId>| !id.as_ref().is_some_and(teaches);
        self.known(at).map_or(0, |known| known.right_sessions.iter().filter(is_after).count())
    }

    /// Whether it is believed to be recalled after a night: on the day of an answer everyone knows it.
    fn is_believed(&self, at: ItemRef) -> bool {
        let Enrolment { shelf, progress, today, .. } = *self.enrolment;
        let (deck, item) = shelf.ids(at);
        let Some(last) = self.known(at).and_then(|known| known.proven().last()) else { return false };
        progress.proven_retrievability(deck, item, today.max(last.plus(1))).get() >= READY_FROM
    }

    /// Whether the answers to it after its lesson are so much likelier from who knows it than from who guesses among what the phrases leave. Of
    /// those who guess, however often they try, one in 3.5 at most gets there with one item (Wald 1945, doi 10.1214/aoms/1177731118), and next to
    /// none with all items of a deck.
    fn is_shown(&self, at: ItemRef) -> bool {
        let (_, item) = self.enrolment.shelf.ids(at);
        // Of an exam that is open nothing may tell how it goes.
        let is_after_lesson = |past: &&&PastSession| match past.begin.activity {
            Activity::Drill => true,
            Activity::Exam => past.is_over(),
            _ => false,
        };
        let drills = self.sessions.iter().filter(is_after_lesson);
        let answers = drills.flat_map(|past| past.counted()).map(|answer| &answer.answer);
        let rows = answers.flat_map(|answer| answer.rows.iter().map(|row| (form_named(answer.form.as_str()), row)));
        let likelier = rows.filter(|(_, row)| row.item == *item).filter_map(|(form, row)| {
            let noise = form.noise(row)?;
            let guess = noise.guess().get().max(noise.phrases().get());
            Some(libm::log(if row.right { KNOWS / guess } else { (1.0 - KNOWS) / (1.0 - guess).max(1.0 - KNOWS) }))
        });
        likelier.sum::<f64>() >= libm::log(SHOWN_FROM)
    }

    /// Whether it is ready for the exam: right on two days after it was taught and believed to be recalled after a night, and not missed in the last
    /// exam. The belief weighs every answer against who guesses and against who knows the phrases alone. A workshop cannot wait for a night: there it
    /// has to be right in two sessions, and its answers be no guesses.
    pub(super) fn is_ready(&self, at: ItemRef) -> bool {
        let Enrolment { shelf, terms, .. } = *self.enrolment;
        let is_proven = |day| match terms.workshop {
            true => self.right_sessions(at) == 2 && self.is_shown(at),
            false => self.right_days_after(at, day) == DAYS_AFTER_LESSON as usize && self.is_believed(at),
        };
        !self.outstanding.contains(shelf.id_of(at)) && self.taught_on(at).is_some_and(is_proven)
    }

    pub(super) fn is_due(&self, at: ItemRef) -> bool {
        let (deck, item) = self.enrolment.shelf.ids(at);
        self.enrolment.progress.due(deck, item).is_some_and(|due| due <= self.enrolment.today)
    }

    /// The pace towards an exam by this day.
    pub(super) fn pace(&self, by: Day) -> Pace {
        let lessons_today = self.lessons_today();
        let is_of_today = |at: &ItemRef| lessons_today.contains(self.enrolment.shelf.id_of(*at));
        let left = self.items().filter(|at| !self.is_taught(*at)).count();
        let done_today = self.items().filter(is_of_today).filter(|at| self.is_taught(*at)).count();
        let earliest = self.items().map(|at| self.earliest(at)).max().unwrap_or(self.enrolment.today);
        Pace::of(by, self.enrolment.today, self.enrolment.new_a_day, left, done_today, earliest)
    }

    /// The day on which this can be ready at the earliest.
    fn earliest(&self, at: ItemRef) -> Day {
        let today = self.enrolment.today;
        let Some(taught) = self.taught_on(at) else { return today.plus(DAYS_AFTER_LESSON) };
        let missing = DAYS_AFTER_LESSON.saturating_sub(self.right_days_after(at, taught) as u32);
        // What was asked today has to wait for tomorrow.
        let is_open_today = taught < today && !self.was_asked_today(at);
        match missing {
            0 if self.is_ready(at) => today,
            0 => today.plus(u32::from(!is_open_today)),
            missing => today.plus(missing - u32::from(is_open_today)),
        }
    }

    fn was_asked_today(&self, at: ItemRef) -> bool {
        self.known(at).and_then(|item| item.belief.last()) == Some(self.enrolment.today)
    }

    /// What comes next, with so many lessons a day.
    pub(super) fn next(&self, is_pre_tested: bool, a_day: usize) -> OnboardingStep {
        if self.passed().is_some() {
            return OnboardingStep::Passed;
        }
        // A test that was begun is never left behind, whatever was begun after it.
        let is_open_test = |past: &&&PastSession| {
            !past.is_over() && (past.begin.activity == Activity::Exam || past.is_test() && !is_pre_tested)
        };
        let open_test = self.sessions.iter().rev().find(is_open_test);
        if let Some(step) = open_test.or(self.last()).and_then(|past| self.go_on(past)) {
            return step;
        }
        if !is_pre_tested {
            return OnboardingStep::PreTest;
        }
        let (due, new) = (self.to_drill(), self.to_teach(a_day));
        match (due.is_empty(), new.is_empty()) {
            (false, _) => OnboardingStep::Drill(due),
            (true, false) => OnboardingStep::Lessons(new),
            (true, true) if self.items().all(|at| self.is_ready(at)) && !self.has_failed_today() => {
                OnboardingStep::Exam
            }
            (true, true) => OnboardingStep::Tomorrow,
        }
    }

    /// The session that was held last. Within a device the order of lines says which that is, whatever the clock said.
    fn last(&self) -> Option<&&'a PastSession> {
        let line = |past: &&PastSession| past.last_part().1;
        let device = line(self.sessions.last()?).device;
        self.sessions.iter().filter(|past| line(past).device == device).max_by_key(|past| line(past).n)
    }

    /// To go on with this session, if it was cut off: a test on whatever day, lessons and drills on the same.
    fn go_on(&self, past: &PastSession) -> Option<OnboardingStep> {
        let is_fresh = self.enrolment.progress.day_of(past.began) == self.enrolment.today;
        (!past.is_over() && (past.is_test() || is_fresh)).then(|| OnboardingStep::GoOn {
            session: past.id,
            activity: past.begin.activity,
            answered: past.counted().count(),
        })
    }

    /// The items to ask today: what was missed in an exam, then what is due or not ready. In a workshop they may be asked again and again,
    /// else once a day.
    fn to_drill(&self) -> Vec<ItemRef> {
        let Enrolment { shelf, progress, today, terms, .. } = *self.enrolment;
        let may_be_asked = |at: &ItemRef| {
            let (at, is_ready) = (*at, self.is_ready(*at));
            self.is_taught(at)
                && if terms.workshop { !is_ready } else { !self.was_asked_today(at) && (self.is_due(at) || !is_ready) }
        };
        let mut items: Vec<ItemRef> = self.items().filter(may_be_asked).collect();
        let recall = |at: ItemRef| {
            let (deck, item) = shelf.ids(at);
            progress.retrievability(deck, item, today).get()
        };
        let is_missed = |at: ItemRef| self.outstanding.contains(shelf.id_of(at));
        items.sort_by(|a, b| is_missed(*b).cmp(&is_missed(*a)).then(recall(*a).total_cmp(&recall(*b))));
        items
    }

    /// The items to teach now. In a workshop all is taught on one day, a handful at a time.
    fn to_teach(&self, a_day: usize) -> Vec<ItemRef> {
        let begun = if self.enrolment.terms.workshop { 0 } else { self.lessons_today().len() };
        // Who was wrong about something to the end of its lesson is taught it on another day.
        let lessons_today = self.lessons_today();
        let may_be_taught = |at: &ItemRef| {
            let was_today = lessons_today.contains(self.enrolment.shelf.id_of(*at));
            !self.is_taught(*at) && (self.enrolment.terms.workshop || !was_today)
        };
        self.items().filter(may_be_taught).take(a_day.saturating_sub(begun)).collect()
    }

    /// The items that lessons have asked today.
    fn lessons_today(&self) -> HashSet<&'a ItemId> {
        let lessons = self.sessions.iter().filter(|past| past.begin.activity == Activity::Lesson);
        let is_today = |at: Moment| self.enrolment.progress.day_of(at) == self.enrolment.today;
        let answers = lessons.flat_map(|past| past.counted()).filter(|answer| is_today(answer.at));
        answers.flat_map(|answer| answer.answer.rows.iter().map(|row| &row.item)).collect()
    }

    fn known(&self, at: ItemRef) -> Option<&ItemProgress> {
        let (deck, item) = self.enrolment.shelf.ids(at);
        self.enrolment.progress.item(deck, item)
    }
}

fn is_passed(exam: &FinishedExam, enrolment: &Enrolment<'_>) -> bool {
    exam.result.is_passed() && (enrolment.terms.workshop || !exam.result.workshop)
}
