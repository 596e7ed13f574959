//! `tellapart stats`.

use clap::Args;

use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::reports::{self, Paragraphs};
use tellapart::Statistics;

/// Show how well you remember what
#[derive(Debug, Args)]
#[command(after_help = "\
\"recall\" is the probability that you would remember the item now, guesses taken into account; \"fresh\" is what was asked today. \
From the second day on, the last months, the next fourteen days, and how much you remember of what comes back stand below.

Examples:
  tellapart stats
  tellapart stats marketing-vs-sales --json")]
pub(super) struct Stats {
    /// Decks to show: ids of built-in decks or paths of deck files; all built-in decks if left out
    #[arg(value_name = "DECK")]
    decks: Vec<String>,

    /// Write JSON
    #[arg(long)]
    json: bool,
}

impl Stats {
    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
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
