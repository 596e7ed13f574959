//! `tellapart confusions`.

use clap::Args;

use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::reports::{self, Paragraphs};
use tellapart::ConfusionReport;

/// Show what you mix up, and what sets it right
#[derive(Debug, Args)]
#[command(after_help = "\
What you mix up most surely comes first: a wrong choice among four says more than a coin that fell wrong. Right answers set it right again.

Examples:
  tellapart confusions
  tellapart confusions marketing-vs-sales --json")]
pub(super) struct Confusions {
    /// Decks to look at: ids of built-in decks or paths of deck files; all built-in decks if left out
    #[arg(value_name = "DECK")]
    decks: Vec<String>,

    /// Write JSON
    #[arg(long)]
    json: bool,
}

impl Confusions {
    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
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
