//! Onboardings played over simulated days, as the command plays them, on a journal in memory.

use super::*;
use crate::journal::{Activity, Begin, DeviceName, Event, LineId, Recorded, Terms};

/// Someone who answers: from what is shown, or from what is right.
pub(super) type Answerer<'l> = &'l mut dyn FnMut(&Session, &Ask) -> Response;

/// An onboarding on one deck.
#[derive(Clone)]
pub(super) struct Onboarded {
    pub(super) shelf: Shelf,
    pub(super) terms: Terms,
    pub(super) new_a_day: usize,
    /// How many questions a drill has at most.
    pub(super) most: usize,
    /// In which forms drills ask, if it were up to the learner.
    pub(super) wishes: Wishes,
    /// The day, from 0.
    pub(super) day: i64,
    second: i64,
    seed: u64,
    /// The journal.
    pub(super) events: Vec<Recorded>,
    /// What follows from it.
    progress: Progress,
}

/// A session of an onboarding as it went.
pub(super) struct Sat {
    pub(super) activity: Activity,
    pub(super) read: Vec<Lesson>,
    pub(super) asks: Vec<Ask>,
    pub(super) answers: Vec<Answer>,
    /// What was told, with the number of answers given by then.
    pub(super) told: Vec<Feedback>,
    /// What was read and asked, in order: the lesson's label, or the answered items.
    pub(super) order: Vec<Happening>,
    pub(super) summary: Summary,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Happening {
    Read(String),
    Answered(Vec<ItemId>, bool),
}

pub(super) const USUAL: Terms = Terms { questions: 0, pass: 80, workshop: false, by: None, deck: None };

impl Onboarded {
    pub(super) fn new(shelf: Shelf, terms: Terms, seed: u64) -> Self {
        Self {
            shelf,
            terms,
            new_a_day: 8,
            most: 12,
            wishes: Wishes::usual(),
            day: 0,
            second: 0,
            seed: seed.wrapping_mul(1 << 20),
            events: Vec::new(),
            progress: fresh(),
        }
    }

    pub(super) fn now(&self) -> Moment {
        moment(self.day, self.second)
    }

    /// What follows from the journal, answer by answer.
    pub(super) fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// What follows from the journal, computed anew.
    pub(super) fn progress_anew(&self) -> Progress {
        Progress::of(self.events.clone(), Rules::default())
    }

    /// Someone else of the same history, whose sessions take another turn from here on.
    pub(super) fn reseeded(&self, seed: u64) -> Self {
        Self { seed: seed.wrapping_mul(1 << 20), ..self.clone() }
    }

    pub(super) fn today(&self) -> Day {
        self.progress().day_of(self.now())
    }

    pub(super) fn standing_of(&self, progress: &Progress) -> Onboarding {
        let Self { shelf, new_a_day, terms, .. } = self;
        Onboarding::of(&Course { shelf, progress, today: progress.day_of(self.now()), new_a_day: *new_a_day, terms })
    }

    pub(super) fn standing(&self) -> Onboarding {
        self.standing_of(&self.progress())
    }

    pub(super) fn record(&mut self, event: Event) -> LineId {
        let id = LineId { device: DeviceName::parse("aaaaaaaa").unwrap(), n: self.events.len() as u64 + 1 };
        let at = self.now();
        if let Event::Answer(answer) = &event {
            self.progress.answer(at, answer);
        }
        self.events.push(Recorded { id: id.clone(), at, event });
        id
    }

    pub(super) fn next_day(&mut self) {
        self.day += 1;
        self.second = 0;
    }

    /// Plays one day, stage by stage; returns what was done and where it led.
    pub(super) fn play_day(&mut self, answerer: Answerer<'_>) -> (Vec<Sat>, Onboarding) {
        let mut sat = Vec::new();
        for _ in 0..200 {
            let progress = self.progress();
            let standing = self.standing_of(&progress);
            if matches!(standing.next, Stage::Tomorrow | Stage::Passed) {
                return (sat, standing);
            }
            let stage = standing.next.clone();
            sat.push(self.sit(progress, standing.next, answerer, None));
            self.check(&stage, sat.last().unwrap());
        }
        panic!("the day does not end");
    }

    /// Nothing is asked that the stage does not call for, and all that it does.
    fn check(&self, stage: &Stage, sat: &Sat) {
        let ids = |items: &[ItemRef]| items.iter().map(|at| self.shelf.id_of(*at).clone()).collect::<HashSet<_>>();
        let all: Vec<ItemRef> = self.shelf.items().collect();
        match stage {
            Stage::PreTest | Stage::Exam => {
                assert_eq!((sat.items(), sat.answers.len()), (ids(&all), all.len()));
                assert!(sat.told.is_empty(), "nothing is told before the end");
                for row in sat.answers.iter().flat_map(|answer| &answer.rows) {
                    assert!(row.noise.unwrap().guess().get() <= 0.25, "{row:?} is too easy to guess");
                }
            }
            Stage::Lessons(items) => assert_eq!(sat.items(), ids(items)),
            Stage::Drill(items) => {
                assert!(sat.items().is_subset(&ids(items)), "{:?} were asked instead of {:?}", sat.items(), ids(items));
            }
            Stage::GoOn { .. } | Stage::Tomorrow | Stage::Passed => {}
        }
    }

    /// Plays one stage, as far as `answers` answers: then the lid closes.
    pub(super) fn sit(
        &mut self,
        progress: Progress,
        stage: Stage,
        answerer: Answerer<'_>,
        answers: Option<usize>,
    ) -> Sat {
        let (mut session, activity) = self.begin(progress, stage);
        let sat = self.pull(&mut session, activity, answerer, answers);
        self.progress.note_sessions(&self.events);
        sat
    }

    /// Begins a session, or takes one up again.
    pub(super) fn begin(&mut self, progress: Progress, stage: Stage) -> (Session, Activity) {
        let wishes = self.wishes.clone();
        self.seed += 1;
        let (stage, progress, seed, terms, past) = match &stage {
            Stage::GoOn { session, .. } => {
                let past = progress.all_sessions().find(|past| past.id == *session).unwrap().clone();
                let earlier: Vec<Recorded> =
                    self.events.iter().take_while(|line| line.id != *session).cloned().collect();
                let before = Progress::of(earlier, Rules::default());
                let stage = Stage::of_cut_off(&past, &self.shelf, &before, self.new_a_day);
                (stage, before, past.begin.seed, past.begin.onboarding.clone().unwrap(), Some(past))
            }
            _ => (stage, progress, self.seed, self.terms.clone(), None),
        };
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let plan = stage.plan(&self.shelf, &progress, self.most, &wishes, &mut rng).unwrap();
        let activity = plan.manner().activity();
        let questions = if activity == Activity::Exam { plan.questions() } else { 0 };
        let terms = Some(Terms { questions: questions.max(terms.questions), ..terms });
        let decks = vec![self.shelf.decks()[0].id.clone()];
        let continues = past.as_ref().map(|past| past.id.clone());
        let now = self.now();
        let id = self.record(Event::Begin(Begin { activity, decks, seed, continues, onboarding: terms.clone() }));
        let mut session = Session::new(id.n, self.shelf.clone(), progress, plan, rng, now).by_terms(terms);
        if let Some(past) = past {
            let answers: Vec<_> = past.counted().map(|answer| (answer.at, answer.answer.clone())).collect();
            session.resume(&answers, now);
        }
        (session, activity)
    }

    /// Pulls a session to its end, or until this many answers were given.
    pub(super) fn pull(
        &mut self,
        session: &mut Session,
        activity: Activity,
        answerer: Answerer<'_>,
        most: Option<usize>,
    ) -> Sat {
        let (mut read, mut asks, mut answers, mut told, mut order) = (vec![], vec![], vec![], vec![], vec![]);
        for _ in 0..10_000 {
            let now = self.now();
            let is_cut_off = most == Some(answers.len());
            match session.step(now) {
                Step::Done(summary) => {
                    if let Some(end) = session.end() {
                        self.record(end);
                    }
                    return Sat { activity, read, asks, answers, told, order, summary };
                }
                // A closed lid: nothing more is recorded.
                _ if is_cut_off => {
                    let summary = session.summary(Ending::EndOfInput);
                    return Sat { activity, read, asks, answers, told, order, summary };
                }
                Step::Read(lesson) => {
                    order.push(Happening::Read(lesson.label.clone()));
                    read.push(lesson);
                    session.go_on();
                }
                Step::Tell(feedback) => {
                    told.push(feedback);
                    session.go_on();
                }
                Step::Ask(ask) => {
                    self.second += 5;
                    let now = self.now();
                    let response = answerer(session, &ask);
                    asks.push(ask);
                    if let Some(answer) = session.respond(response, now) {
                        let items = answer.rows.iter().map(|row| row.item.clone()).collect();
                        order.push(Happening::Answered(items, answer.is_right()));
                        self.record(Event::Answer(answer.clone()));
                        answers.push(answer);
                    }
                }
            }
        }
        panic!("the session does not end");
    }
}

impl Sat {
    /// The items asked about, once each.
    pub(super) fn items(&self) -> HashSet<ItemId> {
        self.answers.iter().flat_map(|answer| answer.rows.iter().map(|row| row.item.clone())).collect()
    }
}

/// Knows everything.
pub(super) fn knows(session: &Session, _: &Ask) -> Response {
    session.right_response()
}

/// Knows nothing, and picks by chance; where words are to be written, writes some.
pub(super) fn guesses(rng: &mut ChaCha8Rng, ask: &Ask) -> Response {
    match ask.prompt.options().len() {
        0 => Response::Text("whatever".to_owned()),
        options => Response::Option(rng.random_range(0..options)),
    }
}

impl Session {
    /// The response that goes on rightly with the present question; any, if it has already gone wrong.
    pub(super) fn right_response(&self) -> Response {
        let State::Asking { question, responses, .. } = &self.state else { panic!("no question is being asked") };
        let mut given = responses.clone();
        let deck = self.shelf.deck_named(&question.deck).unwrap();
        if answer_rightly(question, deck, &mut given) {
            given[responses.len()].clone()
        } else if question.prompt(responses).unwrap().options().is_empty() {
            Response::Text("whatever".to_owned())
        } else {
            Response::Option(0)
        }
    }
}
