//! `tellapart deck list`, `deck show`, `deck check`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Run;
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::reports::{self, Paragraphs};
use tellapart::DeckChecks;

#[derive(Debug, Args)]
pub(super) struct Deck {
    #[command(subcommand)]
    action: DeckAction,
}

#[derive(Debug, Subcommand)]
enum DeckAction {
    List,
    Show {
        deck: String,
    },
    Check {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[arg(long)]
        json: bool,
    },
}

impl Run for Deck {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        match &self.action {
            DeckAction::List => {
                let shelf = app.store.shelf(&[])?;
                Paragraphs::show(&mut app.console, |on| reports::decks(&shelf, on))?;
            }
            DeckAction::Show { deck } => {
                let decks = app.store.decks(std::slice::from_ref(deck))?;
                Paragraphs::show(&mut app.console, |on| decks.iter().for_each(|deck| reports::deck(deck, on)))?;
            }
            DeckAction::Check { files, json } => return check(app, files, *json),
        }
        Ok(Outcome::Done)
    }
}

fn check(app: &mut App, files: &[PathBuf], as_json: bool) -> Result<Outcome, Error> {
    let checked: Vec<_> = files.iter().map(|file| app.store.check(file)).collect();
    let checks = DeckChecks::of(checked.iter().map(|(_, diagnostics)| diagnostics), app.console.language());
    let has_errors = checks.errors > 0;
    match as_json {
        true => app.console.json(&checks)?,
        false => Paragraphs::show(&mut app.console, |on| reports::deck_checks(checked, on))?,
    }
    Ok(if has_errors { Outcome::Failed } else { Outcome::Done })
}
