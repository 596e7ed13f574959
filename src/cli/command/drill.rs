//! `tellapart drill`.

use clap::Args;

use tellapart::{Exercise, Request};

use super::forms::Forms;
use super::number::number;
use super::sit::{Asked, sit};
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::{Commands, Flags};

/// Ask what is due, then something new
#[derive(Debug, Args)]
#[command(after_help = "\
A wrong answer comes back a little later. Each answer is saved before the next question; q, Esc or Ctrl-C stops at any time.

Examples:
  tellapart drill                        all built-in decks
  tellapart drill marketing-vs-sales     one deck
  tellapart drill mine.json --new 4      a deck of your own, four new items a day
  tellapart drill --questions 5          when there is little time
  tellapart drill --form typed,choice    only in these forms
  tellapart drill --confused             just what you mix up")]
pub(super) struct Drill {
    /// Decks to drill: ids of built-in decks or paths of deck files; all built-in decks if left out
    #[arg(value_name = "DECK")]
    decks: Vec<String>,

    /// Begin at most this many new items a day [default: 8, or what `tellapart config` says]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = number(0..=1000))]
    new: Option<u16>,

    /// Ask at most this many questions, those not counted that come back after a wrong answer [default: 12, or what
    /// `tellapart config` says]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = number(1..=500))]
    questions: Option<u16>,

    #[command(flatten)]
    forms: Forms,

    /// Ask just what you mix up, what is true first
    #[arg(long)]
    confused: bool,

    /// Ask just what you missed in the last quiz and did not answer rightly since
    #[arg(long, conflicts_with = "confused")]
    missed: bool,

    #[command(flatten)]
    pub(super) front_end: Flags,
}

impl Drill {
    /// A drill as if nothing but the command had been typed.
    pub(super) fn usual() -> Self {
        Self {
            decks: Vec::new(),
            new: None,
            questions: None,
            forms: Forms::any(),
            confused: false,
            missed: false,
            front_end: Flags::default(),
        }
    }

    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        sit(app, &self.front_end, &self.forms, |app| self.asked(app))
    }

    fn asked(&self, app: &mut App) -> Result<Asked, Error> {
        let shelf = app.store.shelf(&self.decks)?;
        let settings = app.store.settings()?;
        let exercise = match (self.confused, self.missed) {
            (true, _) => Exercise::Confused,
            (_, true) => Exercise::Missed,
            _ => Exercise::Drill,
        };
        let request = Request {
            exercise,
            forms: self.forms.allowed(&settings.forms()),
            new_a_day: usize::from(self.new.unwrap_or(settings.new_a_day())),
            questions: usize::from(self.questions.unwrap_or(settings.questions())),
        };
        Ok(Asked { shelf, request, commands: Commands::again(app.program().word("drill").operands(&self.decks)) })
    }
}
