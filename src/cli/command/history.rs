//! `tellapart history`.

use clap::Args;

use super::Run;
use super::number::number;
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::reports::{self, Paragraphs};
use tellapart::SessionHistory;

#[derive(Debug, Args)]
pub(super) struct History {
    #[arg(long, default_value_t = 20, allow_negative_numbers = true, value_parser = number(1..=10_000))]
    last: u16,
    #[arg(long)]
    json: bool,
}

impl Run for History {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let shelf = app.store.shelf(&[])?;
        let learner = app.learner()?;
        let history = SessionHistory::of(&shelf, learner.progress(), usize::from(self.last));
        let program = app.program();
        match self.json {
            true => app.console.json(&history)?,
            false => Paragraphs::show(&mut app.console, |on| reports::history(&history, &program, on))?,
        }
        Ok(Outcome::Done)
    }
}
