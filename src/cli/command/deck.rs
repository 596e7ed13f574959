//! `tellapart deck list`, `deck show`, `deck check`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Run;
use super::only_deck::the_only_deck;
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
        #[arg(default_value = the_only_deck(), required = the_only_deck().is_none())]
        deck: String,
    },
    Check {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[arg(long)]
        strict: bool,
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
            DeckAction::Check { files, strict, json } => return check(app, files, *strict, *json),
        }
        Ok(Outcome::Done)
    }
}

fn check(app: &mut App, files: &[PathBuf], is_strict: bool, as_json: bool) -> Result<Outcome, Error> {
    let checked: Vec<_> = files.iter().map(|file| app.store.check(file)).collect();
    let checks = DeckChecks::of(checked.iter().map(|(_, diagnostics)| diagnostics), is_strict, app.console.language());
    let has_failed = checks.failed;
    match as_json {
        true => app.console.json(&checks)?,
        false => Paragraphs::show(&mut app.console, |on| reports::deck_checks(checked, is_strict, on))?,
    }
    Ok(if has_failed { Outcome::Failed } else { Outcome::Done })
}
