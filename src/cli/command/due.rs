//! `tellapart due`.

use clap::Args;

use super::number::number;
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::reports::{self, Paragraphs};
use tellapart::Workload;

/// Say what is due today
#[derive(Debug, Args)]
#[command(after_help = "\
Exit code 0 if a drill would have something to ask (items due, or new ones that may begin today), 3 if not.

Examples:
  tellapart due
  tellapart due --json
  tellapart due > /dev/null && echo \"Time for a drill\"     in a shell's start file")]
pub(super) struct Due {
    /// Decks to look at: ids of built-in decks or paths of deck files; all built-in decks if left out
    #[arg(value_name = "DECK")]
    decks: Vec<String>,

    /// Count at most this many new items a day, as `drill --new` would begin [default: 8, or what `tellapart config` says]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = number(0..=1000))]
    new: Option<u16>,

    /// Write JSON
    #[arg(long)]
    json: bool,
}

impl Due {
    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
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
