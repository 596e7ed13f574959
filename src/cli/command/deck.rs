//! `tellapart deck list`, `deck show`, `deck check`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::words::count;
use tellapart::{
    Deck as DeckOf, Diagnostic, Diagnostics, Item, Language, Position, Severity, Span, ToMessage, forms_of, message,
    truth,
};

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
    /// Check deck files; every problem is told at once, with its line and how to mend it
    #[command(
        after_help = "Exit code 0 if every deck can be used, 1 if not; a warning keeps none from being used.\n\nExamples:\n  tellapart deck check mine.json ours.json\n  tellapart deck check --json mine.json"
    )]
    Check {
        /// Deck files
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// Write JSON, as for an editor
        #[arg(long)]
        json: bool,
    },
}

impl Deck {
    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        match &self.command {
            Command::List => list(app),
            Command::Show { deck } => {
                let decks = app.store.decks(std::slice::from_ref(deck))?;
                decks.iter().try_for_each(|deck| show(app, deck))?;
                Ok(Outcome::Done)
            }
            Command::Check { files, json } => check_all(app, files, *json),
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
            Err(reason) => match Language::english().beside(&reason.message(), "hint") {
                Some(hint) => format!("none: {reason}; {hint}"),
                None => format!("none: {reason}"),
            },
        };
        app.console.paragraph(&format!("Questions, {form}: "), &text)?;
    }
    Ok(())
}

fn check_all(app: &mut App, files: &[PathBuf], as_json: bool) -> Result<Outcome, Error> {
    let checked: Vec<(Option<DeckOf>, Diagnostics)> = files.iter().map(|file| app.store.check(file)).collect();
    let count = |severity| checked.iter().map(|(_, diagnostics)| diagnostics.count(severity)).sum::<usize>();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if as_json {
        let language = app.console.language();
        let files: Vec<Value> = checked.iter().map(|(_, diagnostics)| json_of(diagnostics, language)).collect();
        let report = json!({ "files": files, "errors": errors, "warnings": warnings });
        app.console.json(&report)?;
    } else {
        for (deck, diagnostics) in &checked {
            if diagnostics.iter().next().is_some() {
                app.console.draw(diagnostics)?;
            }
            if let Some(deck) = deck {
                let said = message!("deck-in-order", file = diagnostics.source().name(), contents = contents(deck));
                app.console.say(&said)?;
            }
        }
        let said = message!("decks-checked", errors = errors, warnings = warnings, files = files.len());
        app.console.say(&said)?;
    }
    if errors == 0 { Ok(Outcome::Done) } else { Err(Error::Told) }
}

/// What is wrong with a file, for editors.
fn json_of(diagnostics: &Diagnostics, language: &Language) -> Value {
    let source = diagnostics.source();
    let place = |offset: usize| {
        let Position { line, column } = source.position(offset);
        json!({ "line": line, "column": column, "byte": source.offset_in_file(offset) })
    };
    let range = |span: Span| json!({ "start": place(span.start), "end": place(span.end) });
    let one = |diagnostic: &Diagnostic| {
        let severity = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let other = diagnostic.other.as_ref();
        json!({
            "code": diagnostic.code(),
            "severity": severity,
            "message": language.say(&diagnostic.message),
            "help": diagnostic.help(language),
            "range": diagnostic.span.map(range),
            "other": other.map(|other| json!({ "message": language.say(&other.value), "range": range(other.span) })),
        })
    };
    json!({ "file": source.name(), "diagnostics": diagnostics.iter().map(one).collect::<Vec<_>>() })
}
