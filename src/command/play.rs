//! The loop that carries values between session, face and journal.

use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;

use crate::app::{App, Error, Outcome};
use crate::clock::Moment;
use crate::journal::{Activity, Begin, Ending, Event, LineId};
use crate::progress::Progress;
use crate::session::{Drill, Plan, Shelf, Step};
use crate::ui::{Reply, Ui};

/// What a session is made of.
pub(super) struct Sitting {
    /// What to type for another like it.
    pub(super) command: String,
    pub(super) activity: Activity,
    pub(super) shelf: Shelf,
    pub(super) progress: Progress,
}

/// What the loop needs of its surroundings.
trait Stage {
    fn now(&self) -> Moment;
    fn face(&mut self) -> &mut dyn Ui;
    /// Saves an event; returns once it is safe.
    fn record(&mut self, at: Moment, event: Event) -> Result<LineId, Error>;
}

impl Stage for App {
    fn now(&self) -> Moment {
        self.now()
    }

    fn face(&mut self) -> &mut dyn Ui {
        self.face()
    }

    fn record(&mut self, at: Moment, event: Event) -> Result<LineId, Error> {
        self.record(at, event)
    }
}

/// Plays a session to its end: what `plan` makes of it, with a chance that the journal can replay.
///
/// Every answer is on disk before the next question is shown.
pub(super) fn play(
    app: &mut App,
    sitting: Sitting,
    plan: impl FnOnce(&Shelf, &Progress, &mut ChaCha8Rng) -> Plan,
) -> Result<Outcome, Error> {
    let seed = app.seed()?;
    play_on(app, sitting, seed, plan)
}

fn play_on(
    stage: &mut impl Stage,
    Sitting { command, activity, shelf, progress }: Sitting,
    seed: u64,
    plan: impl FnOnce(&Shelf, &Progress, &mut ChaCha8Rng) -> Plan,
) -> Result<Outcome, Error> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let plan = plan(&shelf, &progress, &mut rng);
    let decks = shelf.decks().iter().map(|deck| deck.id.clone()).collect();
    let now = stage.now();
    let begun = stage.record(now, Event::Begin(Begin::new(activity, decks, seed)))?;
    let mut drill = Drill::new(begun.n, shelf, progress, plan, rng, now);
    let ending = ask_all(stage, &mut drill);
    let now = stage.now();
    if let Err(Error::Output(_)) = ending {
        // The terminal was closed, or the pipe: the session has an end all the same.
        drill.stop(Ending::EndOfInput, now);
    }
    if let Some(end) = drill.end() {
        stage.record(now, end)?;
    }
    let ending = ending?;
    if let Step::Done(summary) = drill.step(now) {
        stage.face().summarise(&summary, &command)?;
    }
    Ok(if ending == Ending::Interrupted { Outcome::Interrupted } else { Outcome::Done })
}

fn ask_all(stage: &mut impl Stage, drill: &mut Drill) -> Result<Ending, Error> {
    loop {
        let now = stage.now();
        let stopped = match drill.step(now) {
            Step::Ask(ask) => match stage.face().ask(&ask)? {
                Reply::Given(response) => {
                    let now = stage.now();
                    if let Some(answer) = drill.respond(response, now) {
                        let unsaved = |cause| Error::Unsaved { about: drill.last_asked(), cause: Box::new(cause) };
                        stage.record(now, Event::Answer(answer)).map_err(unsaved)?;
                    }
                    None
                }
                Reply::Stop(ending) => Some(ending),
            },
            Step::Read(lesson) => {
                let reply = stage.face().read(&lesson)?;
                drill.go_on();
                match reply {
                    Reply::Given(()) => None,
                    Reply::Stop(ending) => Some(ending),
                }
            }
            Step::Tell(feedback) => {
                let reply = stage.face().tell(&feedback)?;
                drill.go_on();
                match reply {
                    Reply::Given(()) => None,
                    Reply::Stop(ending) => Some(ending),
                }
            }
            Step::Done(summary) => return Ok(summary.ending),
        };
        if let Some(ending) = stopped {
            drill.stop(ending, stage.now());
            return Ok(ending);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::built_in;
    use crate::journal::{DeviceName, Recorded};
    use crate::progress::Rules;
    use crate::question::Response;
    use crate::session::{Agenda, Ask};
    use crate::ui::script::Script;

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

        fn drill(&mut self, seed: u64) -> Result<Outcome, Error> {
            let shelf = Shelf::new(built_in().unwrap()).unwrap();
            let progress = Progress::of(self.journal.clone(), Rules::default());
            let agenda = Agenda::of(&shelf, &progress, progress.day_of(self.now()), 8);
            let sitting = Sitting { command: "tellapart drill".to_owned(), activity: Activity::Drill, shelf, progress };
            play_on(self, sitting, seed, |shelf, progress, rng| Plan::drill(shelf, progress, &agenda, 12, rng))
        }
    }

    impl<F: FnMut(&Ask) -> Reply<Response>> Stage for Rehearsal<F> {
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
    }

    #[test]
    fn a_month_of_drills_is_played_asked_and_recorded_to_the_last_answer() {
        let mut stage = Rehearsal::new(|_: &Ask| Reply::Given(Response::Option(0)));
        for day in 0..30 {
            stage.second = day * 86_400;
            assert_eq!(stage.drill(day as u64).unwrap(), Outcome::Done);
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
