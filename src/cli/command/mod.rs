//! Commands: one file each, with its arguments and its `run`.

mod forms;
mod help;
mod name;
mod number;
mod only_deck;
mod overview;
mod sit;
mod usage;

use std::ffi::OsString;
use std::sync::Arc;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::cli::app::{App, Outcome, stdin_lines};
use crate::cli::console::Console;
use crate::cli::environment::Globals;
use crate::cli::error::{Error, Usage};
use crate::cli::front_end::Flags;
use tellapart::Language;

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
    mod accepted => Accepted,
    mod history => History,
    mod undo => Undo,
    mod deck => Deck,
    mod data => Data,
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
    pub(crate) fn parse_in(language: &Language, arguments: &[OsString]) -> Result<Self, Usage> {
        // What is understood needs no words of help, which take longer than the rest of a start.
        if let Ok(cli) = Self::try_parse_from(arguments) {
            return Ok(cli);
        }
        let mut command = described(language);
        let matches = command.try_get_matches_from_mut(arguments);
        let parsed = matches.and_then(|mut matches| Self::from_arg_matches_mut(&mut matches));
        parsed.map_err(|error| usage::usage(&error.format(&mut command), &command, arguments))
    }

    /// Tells why nothing could be begun where a front end was asked for that tells errors.
    ///
    /// # Errors
    ///
    /// The error, where that is left to be told.
    pub(crate) fn fail(&self, console: &Console, error: Error) -> Result<Outcome, Error> {
        match self.command.as_ref().and_then(|command| command.asked_for().front_end()) {
            Some(flags) => sit::told(flags.open(console, || stdin_lines(&Arc::default())), error),
            None => Err(error),
        }
    }

    /// Does what was asked for.
    ///
    /// # Errors
    ///
    /// Why it could not be done.
    pub(crate) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let result = match &self.command {
            Some(command) => command.asked_for().run(app),
            None => overview::run(app),
        };
        app.outcome(result)
    }
}

/// The command line with its help in this language.
fn described(language: &Language) -> clap::Command {
    help::described(Cli::command(), language)
}
