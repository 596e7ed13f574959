//! `tellapart due`.

use clap::Args;

use super::Run;
use super::number::number;
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::reports::{self, Paragraphs};
use tellapart::Workload;

#[derive(Debug, Args)]
pub(super) struct Due {
    decks: Vec<String>,
    #[arg(long, allow_negative_numbers = true, value_parser = number(0..=1000))]
    new: Option<u16>,
    #[arg(long)]
    json: bool,
}

impl Run for Due {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let shelf = app.store.shelf(&self.decks)?;
        let learner = app.learner()?;
        let progress = learner.progress();
        let today = progress.day_of(app.environment.now());
        let settings = app.store.settings()?;
        let (new, questions) = (self.new.unwrap_or(settings.new_a_day()), settings.questions());
        let workload = Workload::of(&shelf, progress, today, usize::from(new), usize::from(questions));
        match self.json {
            true => app.console.json(&workload)?,
            false => Paragraphs::show(&mut app.console, |on| reports::workload(&workload, on))?,
        }
        Ok(if workload.is_empty() { Outcome::NothingDue } else { Outcome::Done })
    }
}
