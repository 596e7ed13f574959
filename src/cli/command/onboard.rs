//! `tellapart onboard`: the right next thing, from the pre-test to a passed exam.

use clap::Args;

use tellapart::{AllowedForms, By, Exercise, NotADay, Percent, Request, message};

use super::forms::Forms;
use super::number::number;
use super::sit::{Asked, sit};
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::{Commands, Flags, OnboardingCommands};

/// Learn a whole deck, from a first test to an exam
#[derive(Debug, Args)]
#[command(after_help = "\
Type it every day: it does what comes next, and goes on where it was cut off. A pre-test shows what you know already; lessons teach \
each item; drills ask until all of them are ready, which takes two days at least; then the exam opens. After a pass, \
\"tellapart certificate\" writes a certificate.

Examples:
  tellapart onboard marketing-vs-sales
  tellapart onboard marketing-vs-sales --by 2026-12-01
  tellapart onboard marketing-vs-sales --workshop          all in one day
  tellapart onboard ours.json --pass 90")]
pub(super) struct Onboard {
    /// The deck: the id of a built-in one, or the path of a deck file
    #[arg(value_name = "DECK")]
    deck: String,

    /// The percentage of the exam's questions that have to be right [default: 80, or what held for the last stage]
    #[arg(long, value_name = "PERCENT", allow_negative_numbers = true, value_parser = number(1..=100))]
    pass: Option<u16>,

    /// The day by which the exam is to be taken: lessons are given fast enough for it; "none" takes it back [default: what held for the last stage]
    #[arg(long, value_name = "DATE", conflicts_with = "workshop", value_parser = day_or_none)]
    by: Option<By>,

    /// Do not wait for another day, as in a course of one day; the result will say so
    #[arg(long)]
    workshop: bool,

    #[command(flatten)]
    pub(super) front_end: Flags,
}

fn day_or_none(text: &str) -> Result<By, NotADay> {
    if text == "none" { Ok(By::Never) } else { text.parse().map(By::Day) }
}

impl Onboard {
    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        sit(app, &self.front_end, &Forms::any(), |app| self.asked(app))
    }

    fn asked(&self, app: &mut App) -> Result<Asked, Error> {
        let shelf = app.store.shelf(std::slice::from_ref(&self.deck))?;
        let settings = app.store.settings()?;
        let request = Request {
            exercise: Exercise::Onboarding {
                pass: self.pass.and_then(|pass| u8::try_from(pass).ok().and_then(Percent::new)),
                by: self.by.unwrap_or(By::AsBefore),
                workshop: self.workshop,
            },
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
