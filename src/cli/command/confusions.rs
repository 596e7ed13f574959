//! `tellapart confusions`.

use clap::Args;

use super::Run;
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::reports::{self, Paragraphs};
use tellapart::ConfusionReport;

#[derive(Debug, Args)]
pub(super) struct Confusions {
    decks: Vec<String>,
    #[arg(long)]
    json: bool,
}

impl Run for Confusions {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let shelf = app.store.shelf(&self.decks)?;
        let learner = app.learner()?;
        let report = ConfusionReport::of(&shelf, learner.progress());
        let program = app.program();
        let drill = program.clone().word("drill").word("--confused").operands(&self.decks);
        match self.json {
            true => app.console.json(&report)?,
            false => Paragraphs::show(&mut app.console, |on| reports::confusions(&report, &program, &drill, on))?,
        }
        Ok(Outcome::Done)
    }
}
