//! `tellapart onboard`: the right next thing, from the pre-test to a passed exam.

use clap::Args;

use tellapart::{AllowedForms, By, Exercise, Request, message};

use super::Run;
use super::forms::Forms;
use super::sit::{Asked, sit};
use crate::cli::app::{App, Outcome};
use crate::cli::error::{Error, Misfit};
use crate::cli::front_end::{Commands, Flags, OnboardingCommands};

#[derive(Debug, Args)]
pub(super) struct Onboard {
    deck: String,
    #[arg(long, conflicts_with = "workshop", value_parser = day_or_none)]
    by: Option<By>,
    #[arg(long)]
    workshop: bool,

    #[command(flatten)]
    front_end: Flags,
}

fn day_or_none(text: &str) -> Result<By, Misfit> {
    match text {
        "none" => Ok(By::Never),
        text => text.parse().map(By::Day).map_err(|_| Misfit::new(message!("not-a-day-or-none"))),
    }
}

impl Run for Onboard {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        sit(app, &self.front_end, &Forms::any(), |app| self.asked(app))
    }

    fn front_end(&self) -> Option<&Flags> {
        Some(&self.front_end)
    }
}

impl Onboard {
    fn asked(&self, app: &mut App) -> Result<Asked, Error> {
        let shelf = app.store.shelf(std::slice::from_ref(&self.deck))?;
        let settings = app.store.settings()?;
        let request = Request {
            exercise: Exercise::Onboarding { by: self.by.unwrap_or(By::AsBefore), workshop: self.workshop },
            forms: AllowedForms::preferring(&settings.forms()),
            new_a_day: usize::from(settings.new_a_day()),
            questions: usize::from(settings.questions()),
        };
        let of_deck = |command: &str| app.program().word(command).operand(&self.deck);
        let again = of_deck("onboard");
        let name = app.console.words(&message!("certificate-your-name"));
        let onboarding = OnboardingCommands {
            again: if self.workshop { again.word("--workshop") } else { again },
            certificate: of_deck("certificate").word("--name").word(name),
            drill: of_deck("drill"),
        };
        Ok(Asked { shelf, request, commands: Commands { onboarding: Some(onboarding), ..Commands::default() } })
    }
}
