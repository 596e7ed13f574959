//! Commands: one file each, with its arguments and its `run`. A new command is a new file and a line here.

mod certificate;
mod completions;
mod config;
mod confusions;
mod deck;
mod drill;
mod due;
mod forms;
mod history;
mod man;
mod number;
mod onboard;
mod overview;
mod quiz;
mod sit;
mod stats;
mod undo;

use clap::{Parser, Subcommand};

use crate::cli::app::{App, Outcome, stdin_lines};
use crate::cli::environment::Globals;
use crate::cli::error::Error;

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "tellapart", version, about, after_help = EXAMPLES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Option<Command>,

    /// Options that every command takes.
    #[command(flatten)]
    pub(crate) globals: Globals,
}

const EXAMPLES: &str = "\
Examples:
  tellapart                     what is due today, and a start
  tellapart drill               three minutes of questions
  tellapart drill mine.json     the same with a deck of your own
  tellapart quiz mine.json      a score, whatever is due
  tellapart onboard mine.json   from a first test to an exam and a certificate
  tellapart stats               how well you remember what
  tellapart confusions          what you mix up
  tellapart deck check *.json   is a deck in order?
  tellapart config list         your settings
  tellapart --profile ana       the same for another learner on this machine

Exit codes: 0 done; 1 something went wrong, and why is said; 2 not understood; 3 nothing is due (`due` only); 130 stopped by Ctrl-C.";

#[derive(Debug, Subcommand)]
enum Command {
    Drill(drill::Drill),
    Quiz(quiz::Quiz),
    Onboard(onboard::Onboard),
    Certificate(certificate::Certificate),
    Due(due::Due),
    Stats(stats::Stats),
    Confusions(confusions::Confusions),
    History(history::History),
    Undo(undo::Undo),
    Deck(deck::Deck),
    Config(config::Config),
    Completions(completions::Completions),
    Man(man::Man),
}

impl Cli {
    /// Tells why nothing could be begun where a front end was asked for that tells errors; returns what is left to tell.
    pub(crate) fn fail(&self, error: Error) -> Error {
        let flags = match &self.command {
            Some(Command::Drill(command)) => &command.front_end,
            Some(Command::Quiz(command)) => &command.front_end,
            Some(Command::Onboard(command)) => &command.front_end,
            _ => return error,
        };
        sit::told(flags.open(stdin_lines), error)
    }

    /// Does what was asked for.
    ///
    /// # Errors
    ///
    /// Why it could not be done.
    pub(crate) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        match &self.command {
            None => overview::run(app),
            Some(Command::Drill(command)) => command.run(app),
            Some(Command::Quiz(command)) => command.run(app),
            Some(Command::Onboard(command)) => command.run(app),
            Some(Command::Certificate(command)) => command.run(app),
            Some(Command::Due(command)) => command.run(app),
            Some(Command::Stats(command)) => command.run(app),
            Some(Command::Confusions(command)) => command.run(app),
            Some(Command::History(command)) => command.run(app),
            Some(Command::Undo(command)) => command.run(app),
            Some(Command::Deck(command)) => command.run(app),
            Some(Command::Config(command)) => command.run(app),
            Some(Command::Completions(command)) => command.run(app),
            Some(Command::Man(command)) => command.run(app),
        }
    }
}
