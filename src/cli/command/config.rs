//! `tellapart config list`, `config get`, `config set`, `config unset`.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use serde_json::{Map, json};

use super::Run;
use crate::cli::app::{App, Outcome};
use crate::cli::error::{Error, Refusal};
use tellapart::{Key, Language, NotAllowed, message};

#[derive(Debug, Args)]
pub(super) struct Config {
    #[command(subcommand)]
    action: SettingsAction,
}

#[derive(Debug, Subcommand)]
enum SettingsAction {
    List {
        #[arg(long)]
        json: bool,
    },
    Get {
        #[arg(value_parser = key_parser())]
        key: Key,
    },
    Set {
        #[arg(value_parser = key_parser())]
        key: Key,
        #[arg(allow_negative_numbers = true)]
        value: String,
    },
    Unset {
        #[arg(value_parser = key_parser())]
        key: Key,
    },
}

/// Knows the keys, so that shells can complete them and a slip of the finger is told with those there are.
fn key_parser() -> impl TypedValueParser<Value = Key> {
    PossibleValuesParser::new(Key::all().map(Key::name)).try_map(|name| name.parse())
}

/// The settings, as the help lists them.
pub(super) fn settings(language: &Language) -> String {
    let (about, takes) = (|key: Key| language.say(&key.about()), |key: Key| language.say(&key.takes()));
    let settings = Key::all().map(|key| format!("  {:<14} {}\n  {:14} {}\n", key.name(), about(key), "", takes(key)));
    format!("{}\n{}", language.say(&message!("settings-heading")), settings.collect::<String>())
}

impl Run for Config {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        match &self.action {
            SettingsAction::List { json } => list(app, *json)?,
            SettingsAction::Get { key } => {
                let shown = app.store.settings()?.shown(*key);
                app.console.paragraph("", &shown)?;
            }
            SettingsAction::Set { key, value } => set(app, *key, value)?,
            SettingsAction::Unset { key } => unset(app, *key)?,
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
        // A list wraps at its commas' spaces only.
        let shown = settings.shown(key).replace(',', ", ");
        let shown = match settings.is_set(key) {
            true => shown,
            false => app.console.words(&message!("setting-by-default", value = shown)),
        };
        app.console.paragraph(&format!("{:width$}  ", key.name()), &shown)?;
    }
    app.console.say(&message!("settings-kept-in", file = file))
}

fn set(app: &mut App, key: Key, value: &str) -> Result<(), Error> {
    let mut settings = app.store.settings()?.clone();
    let before = settings.shown(key);
    settings.set(key, value)?;
    let now = settings.shown(key);
    app.store.keep_settings(settings)?;
    app.console.say(&match now == before {
        true => message!("setting-as-before", key = key.name(), now = now),
        false => message!("setting-changed", key = key.name(), now = now, before = before),
    })
}

fn unset(app: &mut App, key: Key) -> Result<(), Error> {
    let mut settings = app.store.settings()?.clone();
    let before = settings.shown(key);
    if !settings.is_set(key) {
        return app.console.say(&message!("setting-was-not-set", key = key.name(), now = before));
    }
    settings.unset(key);
    let now = settings.shown(key);
    app.store.keep_settings(settings)?;
    app.console.say(&match now == before {
        true => message!("setting-default-as-before", key = key.name(), now = now),
        false => message!("setting-default-again", key = key.name(), now = now, before = before),
    })
}

impl Refusal for NotAllowed {
    fn kind(&self) -> &'static str {
        "setting-not-allowed"
    }
}
