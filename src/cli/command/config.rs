//! `tellapart config list`, `config get`, `config set`, `config unset`.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

use super::Run;
use crate::cli::app::{App, Outcome};
use crate::cli::error::{Error, Refusal};
use crate::cli::front_end::reports::{self, Paragraphs};
use tellapart::{Key, NotAllowed, Settings, SettingsReport};

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
        match &self.action {
            SettingsAction::List { json } => {
                let (settings, file) =
                    (app.store.settings()?.clone(), app.store.settings_file()?.display().to_string());
                match json {
                    true => app.console.json(&SettingsReport::of(&settings, file))?,
                    false => Paragraphs::show(&mut app.console, |on| reports::settings(&settings, &file, on))?,
                }
            }
            SettingsAction::Get { key } => {
                let settings = app.store.settings()?;
                Paragraphs::show(&mut app.console, |on| reports::setting(settings, *key, on))?;
            }
            SettingsAction::Set { key, value } => {
                let (before, after) = app.store.change_settings(|settings| settings.set(*key, value))?;
                Paragraphs::show(&mut app.console, |on| reports::changed_setting(*key, &before, &after, on))?;
            }
            SettingsAction::Unset { key } => {
                let unset = |settings: &mut Settings| {
                    settings.unset(*key);
                    Ok(())
                };
                let (before, after) = app.store.change_settings(unset)?;
                Paragraphs::show(&mut app.console, |on| reports::unset_setting(*key, &before, &after, on))?;
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
