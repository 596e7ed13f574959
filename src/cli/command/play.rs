//! The loop that carries values between session, face and journal.

use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;

use crate::cli::app::{App, Error, Outcome};
use crate::cli::front_end::{Commands, Reply, Ui};
use tellapart::clock::Moment;
use tellapart::journal::{Activity, Answer, Begin, Ending, Event, LineId, Terms};
use tellapart::progress::{ExamResult, Progress};
use tellapart::session::{Plan, Session, Shelf, Step};

/// What a session is made of.
pub(super) struct Sitting {
    /// What to type after it.
    pub(super) commands: Commands,
    pub(super) shelf: Shelf,
    /// What has happened before it; of one that is taken up again, before it first began.
    pub(super) progress: Progress,
    /// By what terms it is part of an onboarding.
    pub(super) terms: Option<Terms>,
    /// What it takes up again.
    pub(super) cut_off: Option<CutOff>,
}

/// A session that was cut off, to be taken up again.
pub(super) struct CutOff {
    /// The line with its beginning.
    pub(super) first: LineId,
    pub(super) seed: u64,
    /// Its answers so far, and when they were given.
    pub(super) answers: Vec<(Moment, Answer)>,
}

/// What the loop needs of its surroundings.
trait Surroundings {
    fn now(&self) -> Moment;
    fn face(&mut self) -> &mut dyn Ui;
    /// Saves an event; returns once it is safe.
    fn record(&mut self, at: Moment, event: Event) -> Result<LineId, Error>;
    /// What the exam that first began on this line came to, as the journal has it; `None` if it is not over.
    fn result_of(&mut self, exam: &LineId) -> Result<Option<ExamResult>, Error>;
}

impl Surroundings for App {
    fn now(&self) -> Moment {
        self.now()
    }

    fn face(&mut self) -> &mut dyn Ui {
        self.face()
    }

    fn record(&mut self, at: Moment, event: Event) -> Result<LineId, Error> {
        self.record(at, event)
    }

    fn result_of(&mut self, exam: &LineId) -> Result<Option<ExamResult>, Error> {
        let progress = self.progress()?;
        Ok(progress.all_sessions().find(|past| past.id == *exam).and_then(ExamResult::of_session))
    }
}

/// What comes of a session that ended like this.
pub(super) fn outcome(ending: Ending) -> Outcome {
    if ending == Ending::Interrupted { Outcome::Interrupted } else { Outcome::Done }
}

/// Plays a session to its end: what `plan` makes of it, with a chance that the journal can replay.
///
/// Every answer is on disk before the next question is shown.
pub(super) fn play(
    app: &mut App,
    sitting: Sitting,
    plan: impl FnOnce(&Shelf, &Progress, &mut ChaCha8Rng) -> Result<Plan, Error>,
) -> Result<Ending, Error> {
    let seed = match &sitting.cut_off {
        Some(cut_off) => cut_off.seed,
        None => app.seed()?,
    };
    play_on(app, sitting, seed, plan)
}

fn play_on(
    stage: &mut impl Surroundings,
    Sitting { commands, shelf, progress, terms, cut_off }: Sitting,
    seed: u64,
    plan: impl FnOnce(&Shelf, &Progress, &mut ChaCha8Rng) -> Result<Plan, Error>,
) -> Result<Ending, Error> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let plan = plan(&shelf, &progress, &mut rng)?;
    if plan.is_empty() {
        return Err(Error::Refused("there is nothing to ask".to_owned()));
    }
    let activity = plan.manner().activity();
    let questions = if activity == Activity::Exam { plan.questions() } else { 0 };
    // An exam that is taken up again stays as long as it was, though an item may have left the deck since.
    let deck = (activity == Activity::Exam).then(|| shelf.decks()[0].fingerprint.clone());
    let onboarding = terms.map(|terms| Terms { questions: questions.max(terms.questions), deck, ..terms });
    let decks = shelf.decks().iter().map(|deck| deck.id.clone()).collect();
    let continues = cut_off.as_ref().map(|cut_off| cut_off.first.clone());
    let now = stage.now();
    let continues_from = continues.clone();
    let begin = Begin { activity, decks, seed, continues, onboarding: onboarding.clone() };
    let begun = stage.record(now, Event::Begin(begin))?;
    let first = continues_from.unwrap_or_else(|| begun.clone());
    let mut session = Session::new(begun.n, shelf, progress, plan, rng, now).by_terms(onboarding);
    if let Some(cut_off) = cut_off {
        session.resume(&cut_off.answers, now);
    }
    let ending = ask_all(stage, &mut session);
    let now = stage.now();
    if let Err(Error::Output(_)) = ending {
        // The terminal was closed, or the pipe: the session has an end all the same.
        session.stop(Ending::EndOfInput, now);
    }
    if let Some(end) = session.end() {
        stage.record(now, end)?;
    }
    let ending = ending?;
    if let Step::Done(mut summary) = session.step(now) {
        if summary.exam.is_some() {
            // In a second window the same exam may have ended before: what counts is in the journal.
            summary.exam = stage.result_of(&first)?.or(summary.exam);
        }
        stage.face().summarise(&summary, &commands)?;
    }
    Ok(ending)
}

fn ask_all(stage: &mut impl Surroundings, session: &mut Session) -> Result<Ending, Error> {
    loop {
        let now = stage.now();
        let reply = match session.step(now) {
            Step::Read(lesson) => {
                let reply = stage.face().read(&lesson)?;
                session.go_on();
                reply
            }
            Step::Ask(ask) => match stage.face().ask(&ask)? {
                Reply::Given(response) => {
                    let now = stage.now();
                    if let Some(answer) = session.respond(response, now) {
                        let unsaved = |cause| Error::Unsaved { about: session.last_asked(), cause: Box::new(cause) };
                        stage.record(now, Event::Answer(answer)).map_err(unsaved)?;
                    }
                    Reply::Given(())
                }
                Reply::Stop(ending) => Reply::Stop(ending),
            },
            Step::Tell(feedback) => {
                let reply = stage.face().tell(&feedback)?;
                session.go_on();
                reply
            }
            Step::Done(summary) => return Ok(summary.ending),
        };
        if let Reply::Stop(ending) = reply
            && let Some(ending) = confirmed(stage, session, ending)?
        {
            session.stop(ending, stage.now());
            return Ok(ending);
        }
    }
}

/// How to stop; `None` if the learner does not want to after all. To stop an exam is to hand it in, which asks for a second thought.
fn confirmed(stage: &mut impl Surroundings, session: &Session, ending: Ending) -> Result<Option<Ending>, Error> {
    if ending != Ending::Stopped || !session.manner().is_handed_in() {
        return Ok(Some(ending));
    }
    let open = match session.open() {
        1 => "1 question without an answer counts as wrong".to_owned(),
        open => format!("{open} questions without an answer count as wrong"),
    };
    stage.face().say(&format!("{open}. To take a break instead, press Ctrl-C: the exam then waits for you."))?;
    Ok(match stage.face().confirm("Hand in the exam now?", false)? {
        Reply::Given(true) => Some(Ending::Stopped),
        Reply::Given(false) | Reply::Stop(Ending::Stopped) => None,
        Reply::Stop(ending) => Some(ending),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::front_end::script::Script;
    use tellapart::deck::built_in;
    use tellapart::journal::{DeviceName, Recorded};
    use tellapart::progress::Rules;
    use tellapart::question::Response;
    use tellapart::session::{Agenda, Ask, Wishes};

    /// A stage without disk or terminal: a scripted face, and a journal in memory that can fill up.
    struct Rehearsal<F> {
        second: i64,
        face: Script<F>,
        journal: Vec<Recorded>,
        room: usize,
    }

    impl<F: FnMut(&Ask) -> Reply<Response>> Rehearsal<F> {
        fn new(answer: F) -> Self {
            Self { second: 0, face: Script::new(answer), journal: Vec::new(), room: usize::MAX }
        }

        fn drill(&mut self, seed: u64) -> Result<Ending, Error> {
            let shelf = Shelf::new(built_in().unwrap()).unwrap();
            let progress = Progress::of(self.journal.clone(), Rules::default());
            let agenda = Agenda::of(&shelf, &progress, progress.day_of(self.now()), 8);
            let commands = Commands::again("tellapart drill");
            let sitting = Sitting { commands, shelf, progress, terms: None, cut_off: None };
            play_on(self, sitting, seed, |shelf, progress, rng| {
                Ok(Plan::drill(shelf, progress, &agenda, 12, &Wishes::usual(), rng))
            })
        }
    }

    impl<F: FnMut(&Ask) -> Reply<Response>> Surroundings for Rehearsal<F> {
        fn now(&self) -> Moment {
            Moment::new(jiff::Timestamp::from_second(1_795_000_000 + self.second).unwrap(), jiff::tz::Offset::UTC)
        }

        fn face(&mut self) -> &mut dyn Ui {
            self.second += 5;
            &mut self.face
        }

        fn record(&mut self, at: Moment, event: Event) -> Result<LineId, Error> {
            if self.journal.len() == self.room {
                return Err(Error::Refused("the disk is full".to_owned()));
            }
            let id = LineId { device: DeviceName::parse("aaaaaaaa").unwrap(), n: self.journal.len() as u64 + 1 };
            self.journal.push(Recorded { id: id.clone(), at, event });
            Ok(id)
        }

        fn result_of(&mut self, _: &LineId) -> Result<Option<ExamResult>, Error> {
            Ok(None)
        }
    }

    #[test]
    fn a_month_of_drills_is_played_asked_and_recorded_to_the_last_answer() {
        let mut stage = Rehearsal::new(|_: &Ask| Reply::Given(Response::Option(0)));
        for day in 0..30 {
            stage.second = day * 86_400;
            assert_eq!(stage.drill(day as u64).unwrap(), Ending::Done);
        }
        let recorded = stage.journal.iter().filter(|recorded| matches!(recorded.event, Event::Answer(_))).count();
        let summed: usize = stage.face.summaries.iter().map(|summary| summary.asked).sum();
        assert_eq!((recorded, stage.face.told.len()), (summed, summed));
        assert_eq!(stage.face.summaries.last().unwrap().streak.days, 30);
        let progress = Progress::of(stage.journal, Rules::default());
        assert_eq!(progress.sessions().count(), 30);
    }

    #[test]
    fn each_answer_is_recorded_before_anything_more_is_shown() {
        let mut stage = Rehearsal::new(|_: &Ask| Reply::Given(Response::Option(0)));
        stage.room = 4;
        let error = stage.drill(1).unwrap_err().to_string();
        assert!(error.starts_with("your answer about ") && error.ends_with("The reason: the disk is full"), "{error}");
        // The beginning and three answers are there; of the fourth nothing was told.
        assert_eq!((stage.journal.len(), stage.face.told.len()), (4, 3));
    }
}
