//! `tellapart data export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::super::Run;
use super::ask::declined;
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::export;
use tellapart::{ExportedAnswer, Progress, message};

#[derive(Debug, Args)]
pub(super) struct Export {
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    #[arg(long)]
    output: Option<PathBuf>,
    #[arg(long)]
    yes: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Csv,
    JsonLines,
}

impl Run for Export {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let rules = app.store.rules()?;
        let history = app.files()?.check(app.environment.now())?.history;
        app.console.note(&history.notes);
        let progress = Progress::of(history.events.clone(), rules);
        let answers = ExportedAnswer::all(&history.events, &progress);
        let text = match self.format {
            Format::Csv => export::csv(&answers)?,
            Format::JsonLines => export::json_lines(&answers)?,
        };
        let Some(file) = &self.output else {
            app.console.table(&text)?;
            return Ok(Outcome::Done);
        };
        let shown = file.display().to_string();
        if app.store.exists(file) {
            let question = message!("file-write-over", path = &shown);
            if let Some(outcome) = declined(app, self.yes, &question)? {
                return Ok(outcome);
            }
        }
        app.store.save(file, text.as_bytes())?;
        app.console.say(&message!("data-exported", rows = answers.len(), file = shown))?;
        Ok(Outcome::Done)
    }
}
