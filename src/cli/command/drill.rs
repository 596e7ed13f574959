//! `tellapart drill`.

use clap::Args;

use tellapart::{Exercise, Request};

use super::Run;
use super::forms::Forms;
use super::number::number;
use super::sit::{Asked, sit};
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::{Commands, Flags};

#[derive(Debug, Args)]
pub(super) struct Drill {
    decks: Vec<String>,
    #[arg(long, allow_negative_numbers = true, value_parser = number(0..=1000))]
    new: Option<u16>,
    #[arg(long, allow_negative_numbers = true, value_parser = number(1..=500))]
    questions: Option<u16>,

    #[command(flatten)]
    forms: Forms,
    #[arg(long)]
    confused: bool,
    #[arg(long, conflicts_with = "confused")]
    missed: bool,

    #[command(flatten)]
    front_end: Flags,
}

impl Run for Drill {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        sit(app, &self.front_end, &self.forms, |app| self.asked(app))
    }

    fn front_end(&self) -> Option<&Flags> {
        Some(&self.front_end)
    }
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
        Ok(Asked {
            learner: app.learner()?,
            shelf,
            request,
            commands: Commands::again(app.program().word("drill").operands(&self.decks)),
        })
    }
}
