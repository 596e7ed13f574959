//! `tellapart deck list`, `deck show`, `deck check`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::words::count;
use tellapart::{Deck as DeckOf, Item, NotADeck, forms_of, open, read_file, truth};

/// List, show and check decks
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  tellapart deck list\n  tellapart deck show marketing-vs-sales\n  tellapart deck check mine.json"
)]
pub(super) struct Deck {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the built-in decks
    #[command(after_help = "Example:\n  tellapart deck list")]
    List,
    /// Show what a deck holds
    #[command(after_help = "Examples:\n  tellapart deck show marketing-vs-sales\n  tellapart deck show mine.json")]
    Show {
        /// The id of a built-in deck, or the path of a deck file
        deck: String,
    },
    /// Check deck files; every problem is told at once, with file, line and column
    #[command(
        after_help = "Exit code 0 if all are in order, 1 if not.\n\nExample:\n  tellapart deck check mine.json ours.json"
    )]
    Check {
        /// Deck files
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
}

impl Deck {
    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        match &self.command {
            Command::List => list(app),
            Command::Show { deck } => {
                let decks = app.store.opened(std::iter::once(open(deck)))?;
                decks.iter().try_for_each(|deck| show(app, deck))?;
                Ok(Outcome::Done)
            }
            Command::Check { files } => check(app, files),
        }
    }
}

fn list(app: &mut App) -> Result<Outcome, Error> {
    let shelf = app.store.shelf(&[])?;
    for deck in shelf.decks() {
        app.console.paragraph("", &format!("{}  {}, {}", deck.id, deck.title, contents(deck)))?;
    }
    Ok(Outcome::Done)
}

fn contents(deck: &DeckOf) -> String {
    let distinctions = deck.distinctions().count();
    let facts = deck.items.len() - distinctions;
    format!("{}, {}", count(distinctions, "distinction", "distinctions"), count(facts, "fact", "facts"))
}

fn show(app: &mut App, deck: &DeckOf) -> Result<(), Error> {
    app.console.paragraph("", &deck.title)?;
    let names: Vec<&str> = deck.sides.iter().map(|side| side.name.as_str()).collect();
    app.console.paragraph("", &format!("{}; sides: {}; {}", deck.id, names.join(", "), contents(deck)))?;
    for item in &deck.items {
        app.console.paragraph("", "")?;
        app.console.paragraph("", &item.label())?;
        app.console.paragraph("  ", &truth(deck, item))?;
        if let Some(why) = item.why() {
            app.console.paragraph("  Why: ", why)?;
        }
        let (what, false_ones) = match item {
            Item::Distinction(distinction) => ("  Lure: ", distinction.lures.iter().map(ToString::to_string).collect()),
            Item::Fact(fact) => ("  False: ", fact.false_versions.clone()),
        };
        for text in false_ones {
            app.console.paragraph(what, &text)?;
        }
    }
    app.console.paragraph("", "")?;
    for (form, available) in forms_of(deck) {
        let text = match available {
            Ok(items) => format!("for {}", count(items, "item", "items")),
            Err(reason) => format!("none: {reason}"),
        };
        app.console.paragraph(&format!("Questions, {form}: "), &text)?;
    }
    Ok(())
}

fn check(app: &mut App, files: &[PathBuf]) -> Result<Outcome, Error> {
    let read: Vec<_> = files.iter().map(|file| (file, read_file(file))).collect();
    for (file, deck) in &read {
        if let Ok(deck) = deck {
            app.console.paragraph("", &format!("{}: in order, {}", file.display(), contents(deck)))?;
        }
    }
    app.store.opened(read.into_iter().map(|(_, deck)| deck.map_err(NotADeck::from)))?;
    Ok(Outcome::Done)
}
