//! `tellapart stats`.

use clap::Args;

use super::Run;
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::reports::{self, Paragraphs};
use tellapart::Statistics;

#[derive(Debug, Args)]
pub(super) struct Stats {
    decks: Vec<String>,
    #[arg(long)]
    json: bool,
}

impl Run for Stats {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let shelf = app.store.shelf(&self.decks)?;
        let learner = app.learner()?;
        let progress = learner.progress();
        let statistics = Statistics::of(&shelf, progress, progress.day_of(app.environment.now()));
        let program = app.program();
        match self.json {
            true => app.console.json(&statistics)?,
            false => Paragraphs::show(&mut app.console, |on| reports::statistics(&statistics, &program, on))?,
        }
        Ok(Outcome::Done)
    }
}
