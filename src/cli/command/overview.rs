//! `tellapart` alone: what is due, what to type, and in a terminal an offer to start.

use super::Run;
use super::drill::Drill;
use super::quiz::Quiz;
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::Reply;
use crate::cli::front_end::reports::{self, Paragraphs};
use tellapart::{Overview, Workload, message};

pub(super) fn run(app: &mut App) -> Result<Outcome, Error> {
    let shelf = app.store.shelf(&[])?;
    let learner = app.learner()?;
    let progress = learner.progress();
    let today = progress.day_of(app.environment.now());
    let settings = app.store.settings()?;
    let (new, questions) = (usize::from(settings.new_a_day()), usize::from(settings.questions()));
    let overview = Overview::of(&shelf, progress, Workload::of(&shelf, progress, today, new, questions));
    let program = app.program();
    let is_asked = !overview.workload.is_empty() && app.environment.is_interactive();
    Paragraphs::show(&mut app.console, |on| reports::overview(&overview, &program, is_asked, on))?;
    if !is_asked {
        return Ok(Outcome::Done);
    }
    if overview.is_first {
        let deck = shelf.decks()[0].id.to_string();
        return match app.front_end().choose(&[message!("option-learn"), message!("option-test-yourself")])? {
            Reply::Given(0) => Drill::usual().run(app),
            Reply::Given(_) => Quiz::usual(deck).run(app),
            Reply::Stop(how) => Ok(Outcome::of(how)),
        };
    }
    match app.front_end().confirm(&message!("offer-drill"), true)? {
        Reply::Given(true) => Drill::usual().run(app),
        Reply::Given(false) => Ok(Outcome::Done),
        Reply::Stop(how) => Ok(Outcome::of(how)),
    }
}
