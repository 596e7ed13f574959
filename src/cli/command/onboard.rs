//! `tellapart onboard`: the right next thing, from the pre-test to a passed exam.

use clap::Args;

use tellapart::{AllowedForms, By, Exercise, Files, FinishedExam, Learner, Name, Request, message};

use super::Run;
use super::certificate::Certificate;
use super::forms::Forms;
use super::name::{self, Settled};
use super::only_deck::the_only_deck;
use super::sit::{Asked, sit};
use crate::cli::app::{App, Outcome};
use crate::cli::error::{Error, Misfit, given};
use crate::cli::front_end::reports::{self, Paragraphs};
use crate::cli::front_end::{Commands, Flags, OnboardingCommands};
use crate::cli::shell::CommandLine;

#[derive(Debug, Args)]
pub(super) struct Onboard {
    #[arg(default_value = the_only_deck(), required = the_only_deck().is_none())]
    deck: String,
    #[arg(long, conflicts_with = "workshop", value_parser = day_or_none)]
    by: Option<By>,
    #[arg(long)]
    workshop: bool,
    #[arg(long, value_parser = given::<Name>)]
    name: Option<Name>,

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
        if self.front_end.chosen() {
            return sit(app, &self.front_end, &Forms::any(), |app| {
                let learner = app.learner()?;
                self.asked(app, learner, false)
            });
        }
        let mut learner = app.learner()?;
        let had_passed = self.has_passed(app, &learner)?;
        if self.name.is_none()
            && let Settled::Stopped(how) = name::settle(app, &mut learner, None)?
        {
            return Ok(Outcome::of(how));
        }
        let outcome = sit(app, &self.front_end, &Forms::any(), |app| self.asked(app, learner, !had_passed))?;
        if outcome != Outcome::Done || had_passed {
            return Ok(outcome);
        }
        let learner = app.learner()?;
        if self.has_passed(app, &learner)? { self.hand_over(app, learner) } else { Ok(outcome) }
    }

    fn front_end(&self) -> Option<&Flags> {
        Some(&self.front_end)
    }
}

impl Onboard {
    /// Whether the exam was passed.
    fn has_passed(&self, app: &App, learner: &Learner<Files>) -> Result<bool, Error> {
        let shelf = app.store.shelf(std::slice::from_ref(&self.deck))?;
        Ok(FinishedExam::is_any_passed(learner.progress(), &shelf.decks()[0].id))
    }

    /// Writes the certificate as soon as there is one to write; where that fails or no name is known, tells what to type.
    fn hand_over(&self, app: &mut App, mut learner: Learner<Files>) -> Result<Outcome, Error> {
        let settled = name::settle(app, &mut learner, None)?;
        let written = match settled {
            Settled::Named => Certificate::of(&self.deck).write(app),
            Settled::Nameless => Ok(Outcome::Done),
            Settled::Stopped(how) => Ok(Outcome::of(how)),
        };
        if !matches!((&settled, &written), (Settled::Named, Ok(_))) {
            let command = self.certificate(app, &learner);
            Paragraphs::show(&mut app.console, |on| reports::certificate_to_write(&command, on))?;
        }
        written
    }

    /// What to type for the certificate.
    fn certificate(&self, app: &App, learner: &Learner<Files>) -> CommandLine {
        let command = app.program().word("certificate").operand(&self.deck);
        match learner.progress().name() {
            Some(_) => command,
            None => command.word("--name").word(app.console.words(&message!("certificate-your-name"))),
        }
    }

    /// `is_handed_over`: whether a certificate is written as soon as there is one, so that nothing need be said of it.
    fn asked(&self, app: &mut App, mut learner: Learner<Files>, is_handed_over: bool) -> Result<Asked, Error> {
        let shelf = app.store.shelf(std::slice::from_ref(&self.deck))?;
        if let Some(name) = &self.name {
            name::be_named(app, &mut learner, name)?;
        }
        let settings = app.store.settings()?;
        let request = Request {
            exercise: Exercise::Onboarding { by: self.by.unwrap_or(By::AsBefore), workshop: self.workshop },
            forms: AllowedForms::preferring(&settings.forms()),
            new_a_day: usize::from(settings.new_a_day()),
            questions: usize::from(settings.questions()),
        };
        let of_deck = |command: &str| app.program().word(command).operand(&self.deck);
        let again = of_deck("onboard");
        let onboarding = OnboardingCommands {
            again: if self.workshop { again.word("--workshop") } else { again },
            certificate: (!is_handed_over).then(|| self.certificate(app, &learner)),
            drill: of_deck("drill"),
        };
        Ok(Asked {
            learner,
            shelf,
            request,
            commands: Commands { onboarding: Some(onboarding), ..Commands::default() },
        })
    }
}
