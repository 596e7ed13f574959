//! Someone who sits down day after day: a sitting, a simulated clock, and what was seen of each session.

use std::sync::Arc;

use super::*;
use crate::clock::Moment;
use crate::journal::{Answer, DeviceName};
use crate::memory::Noise;
use crate::progress::{PastSession, Rules};
use crate::session::{Feedback, Lesson};

/// Someone who answers: from what is shown, or from what is right.
pub(super) type Answerer<'l> = &'l mut dyn FnMut(&OpenQuestion<'_>) -> Response;

/// Someone who sits down day after day.
pub(super) struct Trainee {
    pub(super) sitting: Sitting<InMemory>,
    /// What onboardings are asked for with.
    pub(super) onboarded: Request,
    /// The day, from 0.
    pub(super) day: i64,
    /// Seconds from the beginning of the day's work.
    second: i64,
    /// Each sitting draws its seeds from here.
    rng: ChaCha8Rng,
}

/// What was seen of a session, from its beginning or from where it was taken up again.
#[derive(Default)]
pub(super) struct Played {
    pub(super) notices: Vec<Notice>,
    pub(super) read: Vec<Lesson>,
    pub(super) asks: Vec<Ask>,
    /// The answers, as they are kept.
    pub(super) answers: Vec<Arc<Answer>>,
    pub(super) told: Vec<Feedback>,
    /// What was read and answered, in order.
    pub(super) order: Vec<Happening>,
    /// What it came to; `None` if there was no session, or if the lid was closed.
    pub(super) summary: Option<Summary>,
}

/// What happened in a session.
pub(super) enum Happening {
    /// A lesson was read, by its label.
    Read(String),
    /// A question about these items was answered, rightly or not.
    Answered(Vec<ItemId>, bool),
}

impl Trainee {
    /// Someone of whom nothing is known, before this shelf. All that is left to chance hangs on `seed`.
    pub(super) fn new(shelf: Shelf, seed: u64) -> Self {
        Self::with_journal(InMemory::new(DeviceName::parse("aaaaaaaa").unwrap()), shelf, 0, seed)
    }

    /// Someone with this journal, who sits down on this day.
    pub(super) fn with_journal(journal: InMemory, shelf: Shelf, day: i64, seed: u64) -> Self {
        let mut rng = rng(seed);
        let sitting = sit_down(journal, shelf, Seeds::drawn(&mut rng), moment(day, 0));
        let exercise = Exercise::Onboarding { by: By::AsBefore, workshop: false };
        Self { sitting, onboarded: Request { exercise, ..Request::drill() }, day, second: 0, rng }
    }

    /// Lets the onboarding wait for no other day.
    pub(super) fn hold_workshop(&mut self) {
        self.onboarded.exercise = Exercise::Onboarding { by: By::AsBefore, workshop: true };
    }

    /// Someone else with the same journal at the same moment. With the same seed the same sessions follow.
    pub(super) fn another(&self, seed: u64) -> Self {
        let mut rng = rng(seed);
        let sitting = sit_down(self.journal(), self.shelf().clone(), Seeds::drawn(&mut rng), self.now());
        Self { sitting, onboarded: self.onboarded.clone(), rng, ..*self }
    }

    /// Closes the lid, and sits down again to this shelf: only what is in the journal is left.
    pub(super) fn restart(&mut self, shelf: Shelf) {
        let seeds = Seeds::drawn(&mut self.rng);
        self.sitting = sit_down(self.journal(), shelf, seeds, self.now());
    }

    pub(super) fn journal(&self) -> InMemory {
        self.sitting.learner().store().clone()
    }

    pub(super) fn shelf(&self) -> &Shelf {
        self.sitting.shelf()
    }

    pub(super) fn progress(&self) -> &Progress {
        self.sitting.learner().progress()
    }

    pub(super) fn now(&self) -> Moment {
        moment(self.day, self.second)
    }

    pub(super) fn today(&self) -> Day {
        self.progress().day_of(self.now())
    }

    pub(super) fn next_day(&mut self) {
        self.go_to_day(self.day + 1);
    }

    pub(super) fn go_to_day(&mut self, day: i64) {
        if day != self.day {
            (self.day, self.second) = (day, 0);
        }
    }

    /// Sets the clock back by so many seconds.
    pub(super) fn set_back(&mut self, seconds: i64) {
        self.second -= seconds;
    }

    /// Lets every session from here on have this seed.
    pub(super) fn seed(&mut self, seed: u64) {
        self.sitting.seeds = Seeds::Same(seed);
    }

    pub(super) fn agenda(&self, new_a_day: usize) -> Agenda {
        Agenda::of(self.shelf(), self.progress(), self.today(), new_a_day)
    }

    pub(super) fn retrievability(&self, at: ItemRef) -> f64 {
        let (deck, item) = self.shelf().ids(at);
        self.progress().retrievability(deck, item, self.today()).get()
    }

    pub(super) fn begin(&mut self, request: Request) -> Result<(), SittingError> {
        self.sitting.begin(request, self.now())
    }

    pub(super) fn act(&mut self, action: Action) -> Result<(), SittingError> {
        self.sitting.act(action, self.now())
    }

    /// Drills with these numbers of new items a day and of questions. Practice is not taken up where it is offered.
    pub(super) fn drill(&mut self, new_a_day: usize, questions: usize, answerer: Answerer<'_>) -> Played {
        self.play(Request { new_a_day, questions, ..Request::drill() }, answerer).unwrap()
    }

    /// Does what is asked for. Practice is not taken up where it is offered.
    pub(super) fn play(&mut self, request: Request, answerer: Answerer<'_>) -> Result<Played, SittingError> {
        self.begin(request)?;
        Ok(self.sit(false, answerer, None))
    }

    /// Drills what is not due, which is offered as nothing is.
    pub(super) fn practise(&mut self, new_a_day: usize, questions: usize, answerer: Answerer<'_>) -> Played {
        self.begin(Request { new_a_day, questions, ..Request::drill() }).unwrap();
        self.sit(true, answerer, None)
    }

    /// Begins the onboarding. However its deck was changed, it is the same.
    fn begin_onboarding(&mut self) {
        self.begin(self.onboarded.clone()).unwrap();
        if let View::Offer(Offer::Copied(_)) = self.sitting.view() {
            self.act(Action::Yes).unwrap();
        }
    }

    /// Where the onboarding stands.
    pub(super) fn onboarding(&mut self) -> Onboarding {
        self.begin_onboarding();
        match self.sitting.view() {
            View::Offer(Offer::Step(offer)) => offer.onboarding.clone(),
            View::Rest(rest) => rest.onboarding.clone(),
            view => panic!("{view:?}"),
        }
    }

    /// What comes next in the onboarding.
    pub(super) fn next_step(&mut self) -> OnboardingStep {
        self.onboarding().next
    }

    /// Plays one day of the onboarding, step by step; returns what was done and where it led.
    pub(super) fn play_day(&mut self, answerer: Answerer<'_>) -> (Vec<Played>, Onboarding) {
        let mut played = Vec::new();
        self.begin_onboarding();
        for _ in 0..200 {
            match self.sitting.view() {
                View::Offer(Offer::Step(offer)) => {
                    let step = offer.onboarding.next.clone();
                    played.push(self.sit(true, answerer, None));
                    self.check(&step, played.last().unwrap());
                }
                View::Rest(rest) => {
                    let onboarding = rest.onboarding.clone();
                    self.act(Action::GoOn).unwrap();
                    assert!(matches!(self.sitting.view(), View::End { how: Ending::Done, more: false }));
                    return (played, onboarding);
                }
                view => panic!("{view:?}"),
            }
        }
        panic!("the day does not end");
    }

    /// Plays the step of the onboarding that comes next.
    pub(super) fn play_step(&mut self, answerer: Answerer<'_>) -> Played {
        self.begin_onboarding();
        self.sit(true, answerer, None)
    }

    /// Plays the step that comes next up to this number of answers; then the lid closes.
    pub(super) fn play_step_up_to(&mut self, answers: usize, answerer: Answerer<'_>) -> Played {
        self.begin_onboarding();
        let played = self.sit(true, answerer, Some(answers));
        self.restart(self.shelf().clone());
        played
    }

    /// Nothing is asked that the step does not call for, and all that it does.
    fn check(&self, step: &OnboardingStep, played: &Played) {
        played.check_bars();
        let ids = |items: &[ItemRef]| items.iter().map(|at| self.shelf().id_of(*at).clone()).collect::<HashSet<_>>();
        let all: Vec<ItemRef> = self.shelf().items().collect();
        match step {
            OnboardingStep::PreTest | OnboardingStep::Exam => {
                assert_eq!(played.items_asked(), ids(&all));
                assert!(played.told.is_empty(), "nothing is told before the end");
                for at in &all {
                    let (item, is_exam) = (self.shelf().item(*at), *step == OnboardingStep::Exam);
                    let rows = played.answers.iter().flat_map(|answer| &answer.rows);
                    let noises: Vec<Noise> =
                        rows.filter(|row| row.item == *item.id()).filter_map(|row| row.noise).collect();
                    let is_hard = |noise: &Noise| match item {
                        Item::Distinction(_) => noise.phrases().get() <= 0.5,
                        Item::Fact(_) => noise.guess().get() <= 0.25,
                    };
                    if is_exam && item.distinction().is_some() {
                        assert!((2..=7).contains(&noises.len()), "{} was asked {} times", item.label(), noises.len());
                    } else {
                        assert_eq!(noises.len(), 1, "{}", item.label());
                    }
                    assert!(!is_exam || noises.iter().all(is_hard), "{} is too easy to guess", item.label());
                }
            }
            OnboardingStep::Lessons(items) => assert_eq!(played.items_asked(), ids(items)),
            OnboardingStep::Drill(items) => {
                let asked = played.items_asked();
                assert!(asked.is_subset(&ids(items)), "{asked:?} were asked instead of {:?}", ids(items));
            }
            OnboardingStep::GoOn { .. } | OnboardingStep::Tomorrow | OnboardingStep::Passed => {}
        }
    }

    /// Sits through what is shown up to the end of a session, or up to this number of answers.
    fn sit(&mut self, wants_what_is_offered: bool, answerer: Answerer<'_>, answers: Option<usize>) -> Played {
        let mut played = Played::default();
        for _ in 0..10_000 {
            let is_cut_off = answers == Some(played.answers.len());
            let mut is_over = false;
            let action = match self.sitting.view() {
                View::End { .. } => return played,
                View::Summary { summary, .. } => {
                    played.summary = Some(summary.clone());
                    is_over = true;
                    Action::GoOn
                }
                View::Read(_) | View::Ask(_) | View::Tell(_) if is_cut_off => return played,
                View::Notice(notice) => {
                    played.notices.push(notice.clone());
                    Action::GoOn
                }
                View::Offer(_) if wants_what_is_offered => Action::Yes,
                View::Offer(_) => Action::No,
                View::Read(lesson) => {
                    played.order.push(Happening::Read(lesson.label.clone()));
                    played.read.push(lesson.clone());
                    Action::GoOn
                }
                View::Tell(feedback) => {
                    played.told.push(feedback.clone());
                    Action::GoOn
                }
                View::Ask(ask) => {
                    played.asks.push(ask.clone());
                    Action::Answer(answerer(&self.open_question().unwrap()))
                }
                view @ (View::HandIn { .. } | View::Rest(_)) => panic!("{view:?}"),
            };
            let is_answer = matches!(action, Action::Answer(_));
            self.second += if is_answer { 5 } else { 0 };
            self.act(action).unwrap();
            if is_answer && !matches!(self.sitting.view(), View::Ask(ask) if ask.continues) {
                played.take(&self.session().answers().last().unwrap().answer);
            }
            if is_over {
                return played;
            }
        }
        panic!("the session does not end");
    }

    /// The session that began last, as the journal has it.
    pub(super) fn session(&self) -> &PastSession {
        self.progress().all_sessions().next_back().unwrap()
    }

    /// The question that is being answered.
    pub(super) fn open_question(&self) -> Option<OpenQuestion<'_>> {
        let Phase::Held(held) = &self.sitting.phase else { return None };
        let (Step::Ask(ask), Some((question, responses))) = (held.session.step(), held.session.question()) else {
            return None;
        };
        let deck = self.shelf().deck_named(&question.deck)?;
        Some(OpenQuestion { ask, question, responses, deck, activity: self.session().begin.activity })
    }
}

impl Played {
    /// The bar never becomes less, and what it is of stays; it is full only at the end.
    pub(super) fn check_bars(&self) {
        for pair in self.asks.windows(2) {
            let [before, after] = [pair[0].bar, pair[1].bar];
            assert!(before.done <= after.done && before.of == after.of, "{before:?}, {after:?}");
        }
        assert!(self.asks.iter().all(|ask| ask.bar.done <= ask.bar.of));
    }

    fn take(&mut self, answer: &Arc<Answer>) {
        let items = answer.rows.iter().map(|row| row.item.clone()).collect();
        self.order.push(Happening::Answered(items, answer.is_right()));
        self.answers.push(Arc::clone(answer));
    }

    /// What it came to, of a session that was not cut off.
    pub(super) fn summary(&self) -> &Summary {
        self.summary.as_ref().unwrap()
    }

    /// What kind of session it was.
    pub(super) fn activity(&self) -> Activity {
        self.summary().activity
    }

    /// The items of each question.
    pub(super) fn items(&self) -> Vec<Vec<ItemId>> {
        self.answers.iter().map(|answer| answer.rows.iter().map(|row| row.item.clone()).collect()).collect()
    }

    /// The items asked about, once each.
    pub(super) fn items_asked(&self) -> HashSet<ItemId> {
        self.items().into_iter().flatten().collect()
    }

    pub(super) fn forms(&self) -> Vec<String> {
        self.answers.iter().map(|answer| answer.form.to_string()).collect()
    }
}

fn sit_down(store: InMemory, shelf: Shelf, seeds: Seeds, now: Moment) -> Sitting<InMemory> {
    Sitting::new(Learner::load(store, Rules::default(), now).unwrap(), shelf, seeds)
}

fn moment(day: i64, second: i64) -> Moment {
    let second = 1_795_000_000 + day * 86_400 + second;
    Moment::new(jiff::Timestamp::from_second(second).unwrap(), jiff::tz::Offset::UTC)
}
