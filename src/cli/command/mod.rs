//! Commands: one file each, with its arguments and its `run`.

mod forms;
mod help;
mod number;
mod overview;
mod sit;

use std::error::Error as _;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::cli::app::{App, Outcome, stdin_lines};
use crate::cli::environment::{Globals, NotAProfile};
use crate::cli::error::Error;
use crate::cli::front_end::Flags;
use forms::NotAForm;
use tellapart::{Language, NotADay, ToMessage, legible};

/// A command with its arguments.
trait Run {
    /// Does what was asked for.
    ///
    /// # Errors
    ///
    /// Why it could not be done.
    fn run(&self, app: &mut App) -> Result<Outcome, Error>;

    /// What chooses the front end, for a command that holds a sitting.
    fn front_end(&self) -> Option<&Flags> {
        None
    }
}

/// The commands, in the order in which the help lists them.
macro_rules! commands {
    ($(mod $file:ident => $command:ident,)*) => {
        $(mod $file;)*

        #[derive(Debug, Subcommand)]
        enum Command {
            $($command($file::$command),)*
        }

        impl Command {
            fn asked_for(&self) -> &dyn Run {
                match self {
                    $(Self::$command(command) => command,)*
                }
            }
        }
    };
}

// A command more is a file, a line here, and a message with its help.
commands! {
    mod drill => Drill,
    mod quiz => Quiz,
    mod onboard => Onboard,
    mod certificate => Certificate,
    mod due => Due,
    mod stats => Stats,
    mod confusions => Confusions,
    mod history => History,
    mod undo => Undo,
    mod deck => Deck,
    mod config => Config,
    mod completions => Completions,
    mod man => Man,
}

#[derive(Debug, Parser)]
#[command(name = "tellapart", version)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    pub(crate) globals: Globals,
}

impl Cli {
    /// What the arguments of this process ask for, where its user is spoken to in this language.
    ///
    /// # Errors
    ///
    /// They are not understood, or ask for help or the version, which then stands in the error.
    pub(crate) fn parse_in(language: &Language, arguments: &[OsString]) -> Result<Self, clap::Error> {
        let mut command = described(language);
        let matches = command.try_get_matches_from_mut(arguments);
        matches
            .and_then(|mut matches| {
                Self::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut command))
            })
            .map_err(|error| on_one_line(with_hint(error, language)))
    }

    /// Tells why nothing could be begun where a front end was asked for that tells errors.
    ///
    /// # Errors
    ///
    /// The error, where that is left to be told.
    pub(crate) fn fail(&self, error: Error) -> Result<Outcome, Error> {
        match self.command.as_ref().and_then(|command| command.asked_for().front_end()) {
            Some(flags) => sit::told(flags.open(stdin_lines), error),
            None => Err(error),
        }
    }

    /// Does what was asked for.
    ///
    /// # Errors
    ///
    /// Why it could not be done.
    pub(crate) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        match &self.command {
            Some(command) => command.asked_for().run(app),
            None => overview::run(app),
        }
    }
}

/// The command line with its help in this language.
fn described(language: &Language) -> clap::Command {
    help::described(Cli::command(), language)
}

/// The error with what to do about it, where a value is not taken and that is known.
fn with_hint(mut error: clap::Error, language: &Language) -> clap::Error {
    let hint = error.source().and_then(|cause| {
        let day = cause.downcast_ref::<NotADay>().map(ToMessage::message);
        let profile = || cause.downcast_ref::<NotAProfile>().map(ToMessage::message);
        let form = || cause.downcast_ref::<NotAForm>().map(ToMessage::message);
        language.beside(&day.or_else(profile).or_else(form)?, "hint")
    });
    if let Some(hint) = hint {
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![hint.into()]));
    }
    error
}

/// The error with every argument that it repeats on one line: a line end in one must not begin a line that looks like ours.
fn on_one_line(mut error: clap::Error) -> clap::Error {
    let context: Vec<_> = error.context().map(|(kind, value)| (kind, value.clone())).collect();
    for (kind, value) in context {
        let value = match value {
            ContextValue::String(text) => ContextValue::String(legible(&text)),
            ContextValue::Strings(texts) => ContextValue::Strings(texts.iter().map(|text| legible(text)).collect()),
            ContextValue::StyledStrs(texts) => {
                ContextValue::StyledStrs(texts.iter().map(|text| legible(&text.to_string()).into()).collect())
            }
            other => other,
        };
        error.insert(kind, value);
    }
    error
}
