//! `tellapart quiz`.

use clap::Args;

use tellapart::{About, Exercise, Message, Request, Shelf, ToMessage, listed, message};

use super::forms::Forms;
use super::number::number;
use super::sit::{Asked, sit};
use crate::cli::app::{App, Outcome};
use crate::cli::error::{Error, Refusal, display_in_english};
use crate::cli::front_end::{Commands, Flags};

/// Ask a scored quiz now, whatever is due
#[derive(Debug, Args)]
#[command(after_help = "\
At the end you read your score, what guessing alone would have brought, and every mistake with what is true.

Examples:
  tellapart quiz marketing-vs-sales
  tellapart quiz marketing-vs-sales --questions 20 --form choice,typed
  tellapart quiz marketing-vs-sales --distinction force --distinction scope
  tellapart quiz marketing-vs-sales --missed        what you missed in the last one")]
pub(super) struct Quiz {
    /// The deck: the id of a built-in one, or the path of a deck file
    #[arg(value_name = "DECK")]
    deck: String,

    /// Ask this many questions [default: 12, or what `tellapart config` says; everything chosen by --distinction or --missed]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = number(1..=500))]
    questions: Option<u16>,

    #[command(flatten)]
    forms: Forms,

    /// Ask only about this distinction or fact, by its id or its name; may be given several times
    #[arg(long, value_name = "NAME")]
    distinction: Vec<String>,

    /// Ask only what was missed in the last quiz and not answered rightly since
    #[arg(long, conflicts_with = "distinction")]
    missed: bool,

    /// Only practise: answers are recorded, and change nothing about what is asked when
    #[arg(long)]
    practice: bool,

    #[command(flatten)]
    pub(super) front_end: Flags,
}

impl Quiz {
    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        sit(app, &self.front_end, &self.forms, |app| self.asked(app))
    }

    fn asked(&self, app: &mut App) -> Result<Asked, Error> {
        let shelf = app.store.shelf(std::slice::from_ref(&self.deck))?;
        let settings = app.store.settings()?;
        let about = if self.missed { About::Missed } else { self.chosen(&shelf)? };
        let request = Request {
            exercise: Exercise::Quiz { about, is_exact: self.questions.is_some(), counts: !self.practice },
            forms: self.forms.allowed(&settings.forms()),
            new_a_day: usize::from(settings.new_a_day()),
            questions: usize::from(self.questions.unwrap_or(settings.questions())),
        };
        let commands = Commands {
            again: Some(app.program().word("quiz").operand(&self.deck)),
            missed: Some(app.program().word("drill").operand(&self.deck).word("--missed")),
            ..Commands::default()
        };
        Ok(Asked { shelf, request, commands })
    }

    /// The items named; everything if none is.
    fn chosen(&self, shelf: &Shelf) -> Result<About, NoSuchItem> {
        if self.distinction.is_empty() {
            return Ok(About::Everything);
        }
        let named = |name: &String| {
            shelf.item_named(name).ok_or_else(|| {
                let known = shelf.items().map(|at| shelf.id_of(at).to_string()).collect();
                NoSuchItem { name: name.clone(), known }
            })
        };
        self.distinction.iter().map(named).collect::<Result<_, _>>().map(About::Items)
    }
}

/// The deck has no item of this name.
#[derive(Debug)]
struct NoSuchItem {
    name: String,
    /// The ids of those it has.
    known: Vec<String>,
}

impl ToMessage for NoSuchItem {
    fn message(&self) -> Message {
        message!("quiz-no-such-item", name = &self.name, known = listed(&self.known))
    }
}

display_in_english!(NoSuchItem);

impl std::error::Error for NoSuchItem {}

impl Refusal for NoSuchItem {}
