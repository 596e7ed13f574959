//! `tellapart accepted`.

use clap::Args;

use super::Run;
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::reports::{self, Paragraphs};
use tellapart::AcceptedReport;

#[derive(Debug, Args)]
pub(super) struct Accepted {
    decks: Vec<String>,
    #[arg(long)]
    json: bool,
}

impl Run for Accepted {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let shelf = app.store.shelf(&self.decks)?;
        let learner = app.learner()?;
        let report = AcceptedReport::of(&shelf, learner.progress());
        match self.json {
            true => app.console.json(&report)?,
            false => Paragraphs::show(&mut app.console, |on| reports::accepted(&report, on))?,
        }
        Ok(Outcome::Done)
    }
}
