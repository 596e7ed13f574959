//! `tellapart deck list`, `deck show`, `deck check`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::Run;
use crate::cli::app::{App, Outcome};
use crate::cli::console::Console;
use crate::cli::error::Error;
use tellapart::{
    Deck as DeckOf, Diagnostic, Diagnostics, Item, Language, Message, Position, Severity, Span, ToMessage, forms_of,
    listed, message, truth,
};

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
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        #[arg(long)]
        json: bool,
    },
}

impl Run for Deck {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        match &self.action {
            DeckAction::List => list(app),
            DeckAction::Show { deck } => {
                let decks = app.store.decks(std::slice::from_ref(deck))?;
                decks.iter().try_for_each(|deck| show(&mut app.console, deck))?;
                Ok(Outcome::Done)
            }
            DeckAction::Check { files, json } => check_all(app, files, *json),
        }
    }
}

fn list(app: &mut App) -> Result<Outcome, Error> {
    let shelf = app.store.shelf(&[])?;
    for deck in shelf.decks() {
        let (id, title) = (deck.id.as_str(), &deck.title);
        app.console.say(&message!("deck-listed", id = id, title = title, contents = contents(deck)))?;
    }
    Ok(Outcome::Done)
}

fn contents(deck: &DeckOf) -> Message {
    let distinctions = deck.distinctions().count();
    message!("deck-contents", distinctions = distinctions, facts = deck.items.len() - distinctions)
}

fn show(console: &mut Console, deck: &DeckOf) -> Result<(), Error> {
    console.paragraph("", &deck.title)?;
    let sides = listed(deck.sides.iter().map(|side| side.name.as_str()));
    console.say(&message!("deck-shown", id = deck.id.as_str(), sides = sides, contents = contents(deck)))?;
    for item in &deck.items {
        console.paragraph("", "")?;
        console.paragraph("", &item.label())?;
        console.paragraph("  ", &truth(deck, item))?;
        if let Some(why) = item.why() {
            labelled(console, &message!("deck-why"), why)?;
        }
        match item {
            Item::Distinction(distinction) => {
                let lure = message!("deck-lure");
                distinction.lures.iter().try_for_each(|text| labelled(console, &lure, &text.to_string()))?;
            }
            Item::Fact(fact) => {
                let false_version = message!("deck-false");
                fact.false_versions.iter().try_for_each(|text| labelled(console, &false_version, text))?;
            }
        }
    }
    console.paragraph("", "")?;
    for (form, available) in forms_of(deck) {
        let questions = match available {
            Ok(items) => message!("deck-questions-for", items = items),
            Err(reason) => match console.language().beside(&reason.message(), "hint") {
                Some(hint) => message!("deck-questions-none-but", reason = reason.message(), hint = hint),
                None => message!("deck-questions-none", reason = reason.message()),
            },
        };
        let (first, questions) =
            (console.words(&message!("deck-questions", form = form.as_str())), console.words(&questions));
        console.paragraph(&format!("{first} "), &questions)?;
    }
    Ok(())
}

/// Writes what belongs to an item, behind what it is.
fn labelled(console: &mut Console, label: &Message, text: &str) -> Result<(), Error> {
    let label = console.words(label);
    console.paragraph(&format!("  {label} "), text)
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
    Ok(if errors == 0 { Outcome::Done } else { Outcome::Failed })
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
