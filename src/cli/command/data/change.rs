//! `tellapart data repair` and `data forget`.

use clap::Args;

use super::super::Run;
use super::ask::declined;
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::reports::{self, Paragraphs};
use tellapart::{DeckId, Event, Forget as ForgetEvent, Progress, message};

#[derive(Debug, Args)]
pub(super) struct Repair {
    #[arg(long)]
    yes: bool,
}

impl Run for Repair {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let (mut files, now) = (app.files()?, app.environment.now());
        let plan = files.to_repair(now)?;
        if plan.files.is_empty() && plan.lost == 0 {
            app.console.say(&message!("data-repair-nothing"))?;
            return Ok(Outcome::Done);
        }
        let restore = app.program().word("data").word("restore");
        Paragraphs::show(&mut app.console, |on| reports::to_repair(&plan, &restore, on))?;
        if let Some(outcome) = declined(app, self.yes, &message!("data-repair-ask"))? {
            return Ok(outcome);
        }
        let repaired = files.repair(now)?;
        Paragraphs::show(&mut app.console, |on| reports::repaired(&repaired, plan.lost, on))?;
        Ok(Outcome::Done)
    }
}

#[derive(Debug, Args)]
pub(super) struct Forget {
    deck: String,
    #[arg(long)]
    yes: bool,
}

impl Run for Forget {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let mut learner = app.learner()?;
        let deck = self.deck(app, learner.progress())?;
        if !learner.progress().has_begun(&deck) {
            app.console.say(&message!("data-forget-nothing", deck = deck.as_str()))?;
            return Ok(Outcome::Done);
        }
        let (items, undo) = (learner.progress().known_items(&deck), app.program().word("undo"));
        app.console.say(&message!("data-forget-means", deck = deck.as_str(), items = items, command = &undo))?;
        if let Some(outcome) = declined(app, self.yes, &message!("data-forget-ask", deck = deck.as_str()))? {
            return Ok(outcome);
        }
        let done = message!("data-forgotten", deck = deck.as_str());
        learner.record(app.environment.now(), Event::Forget(ForgetEvent { deck }))?;
        app.console.note(learner.notes());
        app.console.say(&done)?;
        Ok(Outcome::Done)
    }
}

impl Forget {
    /// The deck that is meant: one of this name, or one that only the journal knows.
    fn deck(&self, app: &App, progress: &Progress) -> Result<DeckId, Error> {
        let of_journal = self.deck.parse().ok().filter(|deck: &DeckId| {
            let mut sessions = progress.all_sessions();
            sessions.any(|session| session.answers().iter().any(|given| given.answer.deck == *deck))
        });
        match of_journal {
            Some(deck) => Ok(deck),
            None => Ok(app.store.shelf(std::slice::from_ref(&self.deck))?.decks()[0].id.clone()),
        }
    }
}
