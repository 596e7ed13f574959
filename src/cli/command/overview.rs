//! `tellapart` alone: what is due, what to type, and in a terminal an offer to start.

use super::Run;
use super::drill::Drill;
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
    Paragraphs::show(&mut app.console, |on| reports::overview(&overview, &program, on))?;
    if overview.workload.is_empty() || !app.environment.is_interactive() {
        return Ok(Outcome::Done);
    }
    match app.front_end().confirm(&message!("offer-step"), true)? {
        Reply::Given(true) => Drill::usual().run(app),
        Reply::Given(false) => Ok(Outcome::Done),
        Reply::Stop(how) => Ok(Outcome::of(how)),
    }
}
