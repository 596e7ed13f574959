//! Onboarding: where someone stands on the way from the pre-test to a passed exam, and what is the right next thing.
//!
//! All of it follows from the journal, so that it can be taken up on any day and on any machine.

use std::collections::HashSet;

use rand::Rng;

use super::exam::NotExaminable;
use super::manner::Manner;
use super::missed::right_since;
use super::plan::Plan;
use super::wishes::Wishes;
use super::{ItemRef, Shelf};
use crate::clock::{Day, Moment};
use crate::deck::{Deck, DeckId, ItemId};
use crate::journal::{Activity, Ending, LineId, Terms};
use crate::progress::{ExamResult, ItemProgress, Progress, Session as Past};

/// An item is ready for the exam if it is believed to be recalled at least so surely, a night after its last answer.
pub const READY_FROM: f64 = 0.80;

/// What someone is to be taught, and by what rules.
#[derive(Debug, Clone)]
pub struct Course<'a> {
    /// A shelf with just the one deck.
    pub shelf: &'a Shelf,
    /// What has happened.
    pub progress: &'a Progress,
    /// Today.
    pub today: Day,
    /// How many lessons a day.
    pub new_a_day: usize,
    /// By what terms.
    pub terms: &'a Terms,
}

/// Where someone stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Onboarding {
    /// The pre-test, if it was finished: its day, how many were right, of how many.
    pub pre_test: Option<(Day, usize, usize)>,
    /// How many items were taught.
    pub taught: usize,
    /// How many of them are ready for the exam.
    pub ready: usize,
    /// How many items there are.
    pub items: usize,
    /// Whether nothing waits for another day.
    pub workshop: bool,
    /// How many exams were finished.
    pub exams: usize,
    /// The last of them; the one that was passed, if one was.
    pub last_exam: Option<FinishedExam>,
    /// How the pace is, if there is a day for the exam.
    pub pace: Option<Pace>,
    /// What comes next.
    pub next: Stage,
}

/// An exam that was finished.
#[derive(Debug, Clone, PartialEq)]
pub struct FinishedExam {
    /// The line with its beginning.
    pub id: LineId,
    /// When its last answer was given.
    pub at: Moment,
    /// Its day.
    pub day: Day,
    /// What it came to.
    pub result: ExamResult,
}

/// The next thing to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// To go on with a session that was cut off.
    GoOn {
        /// The line with its beginning.
        session: LineId,
        /// What kind it is.
        activity: Activity,
        /// How many questions were answered.
        answered: usize,
    },
    /// The test before everything else.
    PreTest,
    /// To be taught these items.
    Lessons(Vec<ItemRef>),
    /// To be asked these items, the first of them first.
    Drill(Vec<ItemRef>),
    /// The exam, which is open.
    Exam,
    /// Nothing more today.
    Tomorrow,
    /// All is done: an exam was passed.
    Passed,
}

/// Whether an exam can be taken by the day it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pace {
    /// The day.
    pub by: Day,
    /// How many items are still to be taught.
    pub left: usize,
    /// How many lessons a day are given to make it.
    pub a_day: usize,
    /// How it looks.
    pub outlook: Outlook,
}

/// How it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// The usual number of lessons a day is enough.
    Enough,
    /// It takes more lessons a day than usual.
    Faster,
    /// The exam can open on this day at the earliest, which is later.
    TooLate(Day),
    /// The day has passed.
    Past,
}

impl Onboarding {
    /// Where someone stands on this course.
    pub fn of(course: &Course<'_>) -> Self {
        let Course { shelf, progress, today, terms, .. } = *course;
        let deck = &shelf.decks()[0];
        let sessions: Vec<&Past> = progress.all_sessions().filter(|past| is_of(past, &deck.id)).collect();
        let exams = FinishedExam::all(progress, &deck.id);
        let passed = exams.iter().find(|exam| exam.result.is_passed());
        let last_exam = passed.or(exams.last());
        let taught = taught(&sessions);
        let outstanding = last_exam.filter(|_| passed.is_none()).map(|exam| outstanding(exam, deck, progress));
        let outstanding = outstanding.unwrap_or_default();
        let items: Vec<ItemRef> = shelf.items().collect();
        let is_taught = |at: &ItemRef| taught.contains(shelf.ids(*at).1);
        let is_ready = |at: &ItemRef| is_ready(course, *at) && !outstanding.contains(shelf.ids(*at).1);
        let all_ready = items.iter().all(|at| is_taught(at) && is_ready(at));
        let pace = terms.by.filter(|_| !terms.workshop && passed.is_none());
        let pace = pace.map(|by| {
            let left = items.iter().filter(|at| !is_taught(at)).count();
            let lessons_today = course.lessons_today(&sessions);
            let begun_today = items.iter().filter(|at| lessons_today.contains(shelf.ids(**at).1));
            let done_today = begun_today.filter(|at| is_taught(at)).count();
            Pace::of(by, today, course.new_a_day, left, done_today, all_ready)
        });
        let has_failed_today = !terms.workshop && exams.last().is_some_and(|exam| exam.day == today);
        let pre_test = sessions.iter().find(|past| past.begin.activity == Activity::PreTest && is_over(past));
        let next = if passed.is_some() {
            Stage::Passed
        } else if let Some(stage) = sessions.last().and_then(|past| go_on(past, progress, today)) {
            stage
        } else if pre_test.is_none() {
            Stage::PreTest
        } else {
            let due = course.to_drill(items.iter().copied().filter(&is_taught), &is_ready, &outstanding);
            let a_day = pace.as_ref().map_or(course.new_a_day, |pace| pace.a_day);
            let new = course.to_teach(items.iter().copied().filter(|at| !is_taught(at)), a_day, &sessions);
            match (due.is_empty(), new.is_empty()) {
                (false, _) => Stage::Drill(due),
                (true, false) => Stage::Lessons(new),
                (true, true) if all_ready && !has_failed_today => Stage::Exam,
                (true, true) => Stage::Tomorrow,
            }
        };
        Self {
            pre_test: pre_test.map(|past| pre_test_result(past, progress)),
            taught: items.iter().filter(|at| is_taught(at)).count(),
            ready: items.iter().filter(|at| is_taught(at) && is_ready(at)).count(),
            items: items.len(),
            workshop: terms.workshop,
            exams: exams.len(),
            last_exam: last_exam.cloned(),
            pace,
            next,
        }
    }
}

impl Stage {
    /// The stage that a session of an onboarding on the deck of `shelf` belonged to; `before` is what had happened when it first began.
    pub fn of_cut_off(past: &Past, shelf: &Shelf, before: &Progress, new_a_day: usize) -> Self {
        let today = before.day_of(past.began);
        let all = || shelf.items().collect();
        let stage = past.begin.onboarding.as_ref().map(|terms| {
            let course = Course { shelf, progress: before, today, new_a_day, terms };
            Onboarding::of(&course).next
        });
        match (stage, past.begin.activity) {
            (_, Activity::PreTest) => Self::PreTest,
            (_, Activity::Exam) => Self::Exam,
            (Some(Self::Lessons(items)), Activity::Lesson) => Self::Lessons(items),
            (Some(Self::Drill(items)), Activity::Drill) => Self::Drill(items),
            // The deck or the settings have changed since: all that it can have been about.
            (_, Activity::Lesson) => Self::Lessons(all()),
            _ => Self::Drill(all()),
        }
    }

    /// What it asks, in at most `most` questions where it is a drill; nothing where there is nothing to do.
    ///
    /// # Errors
    ///
    /// The items that cannot be examined.
    pub fn plan(
        &self,
        shelf: &Shelf,
        progress: &Progress,
        most: usize,
        wishes: &Wishes,
        rng: &mut dyn Rng,
    ) -> Result<Plan, NotExaminable> {
        let measured = |activity, rng| {
            let all: Vec<ItemRef> = shelf.items().collect();
            Plan::measured(Manner::of(activity), shelf, &all, rng)
        };
        // What learners say of themselves does not bring the exam nearer: who prefers it would never get there.
        let wishes = &wishes.proving();
        match self {
            Self::PreTest => measured(Activity::PreTest, rng),
            Self::Exam => measured(Activity::Exam, rng),
            Self::Lessons(items) => Ok(Plan::read_first(Manner::of(Activity::Lesson), shelf, items, wishes)),
            Self::Drill(items) => {
                let manner = Manner::of(Activity::Drill);
                // Pairs name the sides, so that they prove nothing about them.
                Ok(Plan::of_items(manner, shelf, progress, items.clone(), most, &wishes.one_by_one(), rng))
            }
            Self::GoOn { .. } | Self::Tomorrow | Self::Passed => {
                Ok(Plan::read_first(Manner::of(Activity::Drill), shelf, &[], wishes))
            }
        }
    }
}

impl Course<'_> {
    fn item(&self, at: ItemRef) -> Option<&ItemProgress> {
        let (deck, item) = self.shelf.ids(at);
        self.progress.item(deck, item)
    }

    /// The items to ask today: what was missed in an exam, then what is due or not ready. In a workshop they may be asked again and again,
    /// else once a day.
    fn to_drill(
        &self,
        taught: impl Iterator<Item = ItemRef>,
        is_ready: &dyn Fn(&ItemRef) -> bool,
        outstanding: &HashSet<ItemId>,
    ) -> Vec<ItemRef> {
        let recall = |at: &ItemRef| {
            let (deck, item) = self.shelf.ids(*at);
            self.progress.retrievability(deck, item, self.today).get()
        };
        let is_due = |at: &ItemRef| {
            let (deck, item) = self.shelf.ids(*at);
            self.progress.due(deck, item).is_some_and(|due| due <= self.today)
        };
        let was_asked = |at: &ItemRef| self.item(*at).and_then(|item| item.belief.last()) == Some(self.today);
        let may_be_asked = |at: &ItemRef| {
            if self.terms.workshop { !is_ready(at) } else { !was_asked(at) && (is_due(at) || !is_ready(at)) }
        };
        let mut items: Vec<ItemRef> = taught.filter(may_be_asked).collect();
        items.sort_by(|a, b| {
            let is_missed = |at: &ItemRef| outstanding.contains(self.shelf.ids(*at).1);
            is_missed(b).cmp(&is_missed(a)).then(recall(a).total_cmp(&recall(b)))
        });
        items
    }

    /// The items that lessons have asked today.
    fn lessons_today<'p>(&self, sessions: &[&'p Past]) -> HashSet<&'p ItemId> {
        let lessons = sessions.iter().filter(|past| past.begin.activity == Activity::Lesson);
        let is_today = |at: Moment| self.progress.day_of(at) == self.today;
        let answers = lessons.flat_map(|past| past.counted()).filter(|answer| is_today(answer.at));
        answers.flat_map(|answer| answer.answer.rows.iter().map(|row| &row.item)).collect()
    }

    /// The items to teach now.
    fn to_teach(&self, untaught: impl Iterator<Item = ItemRef>, a_day: usize, sessions: &[&Past]) -> Vec<ItemRef> {
        // In a workshop all is taught on one day, a handful at a time.
        let begun = if self.terms.workshop { 0 } else { self.lessons_today(sessions).len() };
        untaught.take(a_day.saturating_sub(begun).max(usize::from(self.terms.workshop))).collect()
    }
}

/// Whether it is ready for the exam: right on two days (in a workshop: in two sessions), and believed to be recalled after a night.
fn is_ready(course: &Course<'_>, at: ItemRef) -> bool {
    let (deck, item) = course.shelf.ids(at);
    let Some(known) = course.item(at) else { return false };
    let twice = if course.terms.workshop { known.right_sessions.count() == 2 } else { known.right_days.count() == 2 };
    // On the day of an answer everyone knows it.
    let a_night_later = known.proven().last().map_or(course.today, |last| course.today.max(last.plus(1)));
    twice && course.progress.proven_retrievability(deck, item, a_night_later).get() >= READY_FROM
}

fn is_of(past: &Past, deck: &DeckId) -> bool {
    past.begin.onboarding.is_some() && past.begin.decks.as_slice() == std::slice::from_ref(deck)
}

/// Whether a session is over and cannot be gone on with: an exam that was stopped was handed in.
fn is_over(past: &Past) -> bool {
    match past.ending {
        Some(Ending::Done) => true,
        Some(Ending::Stopped) => past.begin.activity == Activity::Exam,
        _ => false,
    }
}

/// To go on with this session, if it was cut off: a test on whatever day, lessons and drills on the same.
fn go_on(past: &Past, progress: &Progress, today: Day) -> Option<Stage> {
    let is_test = matches!(past.begin.activity, Activity::PreTest | Activity::Exam);
    let is_fresh = progress.day_of(past.began) == today;
    (!is_over(past) && (is_test || is_fresh)).then(|| Stage::GoOn {
        session: past.id.clone(),
        activity: past.begin.activity,
        answered: past.counted().count(),
    })
}

impl FinishedExam {
    /// The finished exams of the onboardings on this deck, in order of time.
    pub fn all(progress: &Progress, deck: &DeckId) -> Vec<Self> {
        let sessions = progress.all_sessions().filter(|past| is_of(past, deck));
        sessions.filter_map(|past| finished_exam(past, progress)).collect()
    }
}

fn finished_exam(past: &Past, progress: &Progress) -> Option<FinishedExam> {
    let terms = past.begin.onboarding.as_ref()?;
    if past.begin.activity != Activity::Exam || !is_over(past) {
        return None;
    }
    let at = past.answers.last().map_or(past.began, |answer| answer.at);
    // An exam stands as it was given: nothing of it is taken back.
    let result = ExamResult::of(terms, past.answers.iter().map(|answer| &answer.answer));
    Some(FinishedExam { id: past.id.clone(), at, day: progress.day_of(at), result })
}

fn pre_test_result(past: &Past, progress: &Progress) -> (Day, usize, usize) {
    let right = past.counted().filter(|answer| answer.answer.is_right()).count();
    (progress.day_of(past.began), right, past.counted().count())
}

/// The items that a lesson has taught: read, and then answered rightly.
fn taught(sessions: &[&Past]) -> HashSet<ItemId> {
    let lessons = sessions.iter().filter(|past| past.begin.activity == Activity::Lesson);
    let rows = lessons.flat_map(|past| past.counted()).flat_map(|answer| &answer.answer.rows);
    rows.filter(|row| row.right).map(|row| row.item.clone()).collect()
}

/// What was missed in this exam, left open included, and not answered rightly since.
fn outstanding(exam: &FinishedExam, deck: &Deck, progress: &Progress) -> HashSet<ItemId> {
    let since = right_since(progress, &deck.id, &exam.id);
    let answers = progress.all_sessions().filter(|past| past.id == exam.id).flat_map(|past| &past.answers);
    let rows = answers.flat_map(|answer| &answer.answer.rows).filter(|row| row.right);
    let right: HashSet<&ItemId> = rows.map(|row| &row.item).collect();
    let missed = deck.items.iter().map(|item| item.id()).filter(|id| !right.contains(id) && !since.contains(*id));
    missed.cloned().collect()
}

impl Pace {
    fn of(by: Day, today: Day, usual: usize, left: usize, done_today: usize, all_ready: bool) -> Self {
        // What is taught on one day can be right on a second one at the earliest on the next: the exam's own day teaches nothing.
        let days = by.since(today) as usize;
        // As it stood this morning: what was done today is no reason to slow down tomorrow.
        let needed = (left + done_today).div_ceil(days.max(1));
        let outlook = if by < today {
            Outlook::Past
        } else if days == 0 && !all_ready {
            Outlook::TooLate(today.plus(1))
        } else if left > 0 && needed > usual {
            Outlook::Faster
        } else {
            Outlook::Enough
        };
        Self { by, left, a_day: usual.max(needed), outlook }
    }
}
