//! `tellapart config list`, `config get`, `config set`, `config unset`.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

use super::Run;
use crate::cli::app::{App, Outcome};
use crate::cli::error::{Error, Refusal};
use crate::cli::front_end::reports::{self, Paragraphs};
use tellapart::{Key, NotAllowed, SettingsReport};

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

impl Run for Config {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let settings = app.store.settings()?.clone();
        match &self.action {
            SettingsAction::List { json } => {
                let file = app.store.settings_file()?.display().to_string();
                match json {
                    true => app.console.json(&SettingsReport::of(&settings, file))?,
                    false => Paragraphs::show(&mut app.console, |on| reports::settings(&settings, &file, on))?,
                }
            }
            SettingsAction::Get { key } => {
                Paragraphs::show(&mut app.console, |on| reports::setting(&settings, *key, on))?;
            }
            SettingsAction::Set { key, value } => {
                let mut now = settings.clone();
                now.set(*key, value)?;
                app.store.keep_settings(now.clone())?;
                Paragraphs::show(&mut app.console, |on| reports::changed_setting(*key, &settings, &now, on))?;
            }
            SettingsAction::Unset { key } => {
                let mut now = settings.clone();
                now.unset(*key);
                if settings.is_set(*key) {
                    app.store.keep_settings(now.clone())?;
                }
                Paragraphs::show(&mut app.console, |on| reports::unset_setting(*key, &settings, &now, on))?;
            }
        }
        Ok(Outcome::Done)
    }
}

impl Refusal for NotAllowed {
    fn kind(&self) -> &'static str {
        "setting-not-allowed"
    }
}
