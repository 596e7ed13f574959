//! `tellapart config list`, `config get`, `config set`, `config unset`.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use serde_json::{Map, json};

use crate::cli::app::{App, Outcome};
use crate::cli::error::{Error, Refusal};
use tellapart::{Key, Language, Message, NotAllowed};

/// See and change your settings
#[derive(Debug, Args)]
#[command(after_help = help())]
pub(super) struct Config {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List every setting with its value
    #[command(after_help = "Examples:\n  tellapart config list\n  tellapart config list --json")]
    List {
        /// Write JSON
        #[arg(long)]
        json: bool,
    },
    /// Show the value of one setting
    #[command(after_help = "Example:\n  tellapart config get questions")]
    Get {
        /// The setting
        #[arg(value_parser = key_parser())]
        key: Key,
    },
    /// Change one setting
    #[command(after_help = "\
What each setting may be is listed by `tellapart config --help`.

Examples:
  tellapart config set retention 85%
  tellapart config set questions 20
  tellapart config set forms true-false,matching")]
    Set {
        /// The setting
        #[arg(value_parser = key_parser())]
        key: Key,
        /// Its new value
        #[arg(allow_negative_numbers = true)]
        value: String,
    },
    /// Give one setting back its default
    #[command(after_help = "Example:\n  tellapart config unset retention")]
    Unset {
        /// The setting
        #[arg(value_parser = key_parser())]
        key: Key,
    },
}

/// Knows the keys, so that shells can complete them and a slip of the finger is told with those there are.
fn key_parser() -> impl TypedValueParser<Value = Key> {
    PossibleValuesParser::new(Key::all().map(Key::name)).try_map(|name| name.parse())
}

fn help() -> String {
    let say = |message: &Message| Language::english().say(message);
    let settings: Vec<String> = Key::all()
        .map(|key| format!("  {:<14} {}\n  {:14} {}", key.name(), say(&key.about()), "", say(&key.takes())))
        .collect();
    format!(
        "\
Settings:
{}

What a command is told on its command line wins over a setting. Settings are kept in a file, which `tellapart config list` names; set \
TELLAPART_CONFIG_DIR to keep it in another folder. Each profile has settings of its own.

Examples:
  tellapart config list
  tellapart config set retention 85%
  tellapart config unset retention",
        settings.join("\n")
    )
}

impl Config {
    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        match &self.command {
            Command::List { json } => list(app, *json)?,
            Command::Get { key } => {
                let shown = app.store.settings()?.shown(*key);
                app.console.paragraph("", &shown)?;
            }
            Command::Set { key, value } => set(app, *key, value)?,
            Command::Unset { key } => unset(app, *key)?,
        }
        Ok(Outcome::Done)
    }
}

fn list(app: &mut App, as_json: bool) -> Result<(), Error> {
    let settings = app.store.settings()?.clone();
    let file = app.store.settings_file()?.display().to_string();
    if as_json {
        let entry = |key: Key| json!({ "value": settings.json(key), "default": !settings.is_set(key) });
        let entries: Map<_, _> = Key::all().map(|key| (key.name().to_owned(), entry(key))).collect();
        let report = json!({ "file": file, "settings": entries });
        app.console.json(&report)?;
        return Ok(());
    }
    let width = Key::all().map(|key| key.name().len()).max().unwrap_or_default();
    for key in Key::all() {
        let mark = if settings.is_set(key) { "" } else { " (default)" };
        // A list wraps at its commas' spaces only.
        let shown = settings.shown(key).replace(',', ", ");
        app.console.paragraph(&format!("{:width$}  ", key.name()), &format!("{shown}{mark}"))?;
    }
    app.console.paragraph("", &format!("Kept in {file}"))
}

fn set(app: &mut App, key: Key, value: &str) -> Result<(), Error> {
    let mut settings = app.store.settings()?.clone();
    let before = settings.shown(key);
    settings.set(key, value)?;
    let now = settings.shown(key);
    app.store.keep_settings(settings)?;
    let change = if now == before { ", as before".to_owned() } else { format!("; it was {before}") };
    app.console.paragraph("", &format!("{} is now {now}{change}.", key.name()))
}

fn unset(app: &mut App, key: Key) -> Result<(), Error> {
    let mut settings = app.store.settings()?.clone();
    let before = settings.shown(key);
    if !settings.is_set(key) {
        return app.console.paragraph("", &format!("{} was not set; it has its default, {before}.", key.name()));
    }
    settings.unset(key);
    let now = settings.shown(key);
    app.store.keep_settings(settings)?;
    let change = if now == before { ", as before".to_owned() } else { format!("; it was {before}") };
    app.console.paragraph("", &format!("{} has its default again, {now}{change}.", key.name()))
}

impl Refusal for NotAllowed {}
