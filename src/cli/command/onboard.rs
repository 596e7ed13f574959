//! `tellapart onboard`: the right next thing, from the pre-test to a passed exam.

use clap::Args;

use super::drill::quoted;
use super::number::number;
use super::play::{CutOff, Sitting, outcome, play};
use crate::cli::app::{App, Error, Outcome};
use crate::cli::front_end::onboarding::{self, AfterStages};
use crate::cli::front_end::{Commands, Reply, count};
use tellapart::clock::{Day, NotADay};
use tellapart::journal::{Ending, LineId, Terms};
use tellapart::progress::Progress;
use tellapart::session::{Course, NotExaminable, Onboarding, Shelf, Stage, Wishes, examinable, has_enough_items};

/// Learn a whole deck, from a first test to an exam
#[derive(Debug, Args)]
#[command(after_help = "\
Type it every day: it does what comes next, and goes on where it was cut off. A pre-test shows what you know already; lessons teach \
each item; drills ask until all of them are ready, which takes two days at least; then the exam opens. After a pass, \
\"tellapart certificate\" writes a certificate.

Examples:
  tellapart onboard marketing-vs-sales
  tellapart onboard marketing-vs-sales --by 2026-12-01
  tellapart onboard marketing-vs-sales --workshop          all in one day
  tellapart onboard ours.json --pass 90")]
pub(super) struct Onboard {
    /// The deck: the id of a built-in one, or the path of a deck file
    #[arg(value_name = "DECK")]
    deck: String,

    /// The percentage of the exam's questions that have to be right [default: 80, or what held for the last stage]
    #[arg(long, value_name = "PERCENT", allow_negative_numbers = true, value_parser = number(1..=100))]
    pass: Option<u16>,

    /// The day by which the exam is to be taken: lessons are given fast enough for it; "none" takes it back [default: what held for the last stage]
    #[arg(long, value_name = "DATE", conflicts_with = "workshop", value_parser = day_or_none)]
    by: Option<By>,

    /// Do not wait for another day, as in a course of one day; the result will say so
    #[arg(long)]
    workshop: bool,
}

/// The day for the exam.
#[derive(Debug, Clone, Copy)]
enum By {
    Day(Day),
    Never,
}

fn day_or_none(text: &str) -> Result<By, NotADay> {
    if text == "none" { Ok(By::Never) } else { text.parse().map(By::Day) }
}

/// What has to be right in an exam, where nothing else was said, in percent.
const PASS: u8 = 80;

impl Onboard {
    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let shelf = app.shelf(std::slice::from_ref(&self.deck))?;
        self.check(app, &shelf)?;
        loop {
            let progress = app.progress()?;
            let terms = self.terms(&shelf, &progress);
            let standing = self.standing(app, &shelf, &progress, &terms)?;
            for (first, text) in onboarding::standing(&shelf.decks()[0].title, &standing) {
                app.print(&first, &text)?;
            }
            app.print("", "")?;
            let command = self.command(app);
            if matches!(standing.next, Stage::Tomorrow | Stage::Passed) {
                let (program, deck) = (app.program(), quoted(&self.deck));
                let certificate = format!("{program} certificate {deck}");
                let commands = AfterStages { again: command, certificate, drill: format!("{program} drill {deck}") };
                for (first, text) in onboarding::rest(&standing, &commands) {
                    app.print(first, &text)?;
                }
                return Ok(Outcome::Done);
            }
            let is_first = progress.all_sessions().next().is_none();
            let most = usize::from(app.settings()?.questions());
            for text in onboarding::next(&standing, is_first, most, &terms) {
                app.face().say(&text)?;
            }
            match app.face().confirm(onboarding::START, true)? {
                // In another window something may have been done meanwhile.
                Reply::Given(true) if self.has_moved_on(app, &shelf, &terms, &standing)? => continue,
                Reply::Given(true) => {}
                Reply::Stop(Ending::Interrupted) => return Ok(Outcome::Interrupted),
                Reply::Given(false) | Reply::Stop(_) => {
                    app.face().say(&onboarding::later(&command))?;
                    return Ok(Outcome::Done);
                }
            }
            let (ending, is_handed_in) = self.play_stage(app, shelf.clone(), progress, terms, standing.next)?;
            let reply = if ending == Ending::Done || is_handed_in {
                // What the stage came to is read before anything else comes.
                app.face().wait()?
            } else {
                app.print("", "")?;
                Reply::Stop(ending)
            };
            if let Reply::Stop(ending) = reply {
                app.face().say(&onboarding::later(&command))?;
                return Ok(outcome(ending));
            }
        }
    }

    /// Whether this can lead to an exam: before it begins, for nobody should learn for days to find out at the end that it cannot.
    fn check(&self, app: &mut App, shelf: &Shelf) -> Result<(), Error> {
        let progress = app.progress()?;
        let deck = &shelf.decks()[0].id;
        if self.workshop || !progress.all_sessions().any(|past| past.is_onboarding_on(deck)) {
            examinable(shelf, self.workshop).map_err(not_examinable)?;
        }
        has_enough_items(shelf, self.workshop).map_err(not_examinable)?;
        let today = progress.day_of(app.now());
        match self.by {
            Some(By::Day(day)) if day < today => {
                Err(Error::Refused(format!("--by {day}: that day has passed, today is {today}; name one to come")))
            }
            _ => Ok(()),
        }
    }

    /// What was said now, else what was said last.
    fn terms(&self, shelf: &Shelf, progress: &Progress) -> Terms {
        let deck = &shelf.decks()[0].id;
        let last = progress
            .all_sessions()
            .rfind(|past| past.is_onboarding_on(deck))
            .and_then(|past| past.begin.onboarding.clone());
        let by = match self.by {
            Some(By::Day(day)) => Some(day),
            Some(By::Never) => None,
            None => last.as_ref().and_then(|last| last.by),
        };
        Terms {
            questions: 0,
            pass: self
                .pass
                .and_then(|pass| u8::try_from(pass).ok())
                .or(last.as_ref().map(|last| last.pass))
                .unwrap_or(PASS),
            workshop: self.workshop,
            by: by.filter(|_| !self.workshop),
            deck: None,
        }
    }

    fn standing(&self, app: &mut App, shelf: &Shelf, progress: &Progress, terms: &Terms) -> Result<Onboarding, Error> {
        let today = progress.day_of(app.now());
        let new_a_day = lessons_a_day(app)?;
        Ok(Onboarding::of(&Course { shelf, progress, today, new_a_day, terms }))
    }

    /// Whether the learner no longer stands where it was said.
    fn has_moved_on(&self, app: &mut App, shelf: &Shelf, terms: &Terms, said: &Onboarding) -> Result<bool, Error> {
        let progress = app.progress()?;
        Ok(self.standing(app, shelf, &progress, terms)?.next != said.next)
    }

    /// What to type to go on.
    fn command(&self, app: &App) -> String {
        let workshop = if self.workshop { " --workshop" } else { "" };
        format!("{} onboard {}{workshop}", app.program(), quoted(&self.deck))
    }

    /// Plays this stage; returns how it ended, and whether that was an exam handed in.
    fn play_stage(
        &self,
        app: &mut App,
        shelf: Shelf,
        progress: Progress,
        terms: Terms,
        stage: Stage,
    ) -> Result<(Ending, bool), Error> {
        let settings = app.settings()?;
        let (most, wishes) = (usize::from(settings.questions()), Wishes::preferring(&settings.forms()));
        let (sitting, stage) = match stage {
            Stage::GoOn { session, .. } => taken_up(app, shelf, &progress, &session)?,
            stage => {
                let commands = Commands::default();
                (Sitting { commands, shelf, progress, terms: Some(terms), cut_off: None }, stage)
            }
        };
        let is_exam = stage == Stage::Exam;
        let ending = play(app, sitting, |shelf, progress, rng| {
            stage.plan(shelf, progress, most, &wishes, rng).map_err(not_examinable)
        })?;
        Ok((ending, is_exam && ending == Ending::Stopped))
    }
}

/// A session that was cut off, as it first began, and its stage.
fn taken_up(app: &mut App, shelf: Shelf, progress: &Progress, session: &LineId) -> Result<(Sitting, Stage), Error> {
    let lost = || Error::Refused("the session to go on with is no longer in the journal".to_owned());
    let past = progress.all_sessions().find(|past| past.id == *session).ok_or_else(lost)?;
    let before = app.progress_before(session)?;
    let terms = past.begin.onboarding.clone().ok_or_else(lost)?;
    let new_a_day = lessons_a_day(app)?;
    let stage = Stage::of_cut_off(past, &shelf, &before, new_a_day);
    let answers = past.counted().map(|answer| (answer.at, answer.answer.clone())).collect();
    let cut_off = Some(CutOff { first: session.clone(), seed: past.begin.seed, answers });
    Ok((Sitting { commands: Commands::default(), shelf, progress: before, terms: Some(terms), cut_off }, stage))
}

/// How many lessons a day are given. Who wants nothing new in drills still wants to be taught here.
fn lessons_a_day(app: &mut App) -> Result<usize, Error> {
    Ok(usize::from(app.settings()?.new_a_day()).max(1))
}

fn not_examinable(why: NotExaminable) -> Error {
    Error::Refused(match why {
        NotExaminable::TooEasy(labels) => format!(
            "the deck cannot be examined: the answer is too easy to guess for {}. Mark the key words of its traits with [ ], or add lures, so \
             that there are four answers to choose from",
            labels.join(", ")
        ),
        NotExaminable::TooFew { items, fewest } => format!(
            "the deck has {}, and an exam on so few can be passed by luck: an onboarding takes {fewest} or more. To learn it all the same, \
             there are tellapart drill and tellapart quiz",
            count(items, "item", "items")
        ),
    })
}
