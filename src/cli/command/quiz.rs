//! `tellapart quiz`.

use clap::Args;

use tellapart::{About, Exercise, Message, Request, Shelf, ToMessage, display_in_english, listed, message};

use super::Run;
use super::forms::Forms;
use super::number::number;
use super::only_deck::the_only_deck;
use super::sit::{Asked, sit};
use crate::cli::app::{App, Outcome};
use crate::cli::error::{Error, Refusal};
use crate::cli::front_end::{Commands, Flags};

#[derive(Debug, Args)]
pub(super) struct Quiz {
    #[arg(default_value = the_only_deck(), required = the_only_deck().is_none())]
    deck: String,
    #[arg(long, allow_negative_numbers = true, value_parser = number(1..=500))]
    questions: Option<u16>,

    #[command(flatten)]
    forms: Forms,
    #[arg(long)]
    distinction: Vec<String>,
    #[arg(long, conflicts_with = "distinction")]
    missed: bool,
    #[arg(long)]
    practice: bool,

    #[command(flatten)]
    front_end: Flags,
}

impl Run for Quiz {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        sit(app, &self.front_end, &self.forms, |app| self.asked(app))
    }

    fn front_end(&self) -> Option<&Flags> {
        Some(&self.front_end)
    }
}

impl Quiz {
    /// A quiz about this deck as if nothing but the command had been typed.
    pub(super) fn usual(deck: String) -> Self {
        Self {
            deck,
            questions: None,
            forms: Forms::any(),
            distinction: Vec::new(),
            missed: false,
            practice: false,
            front_end: Flags::default(),
        }
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
        Ok(Asked { learner: app.learner()?, shelf, request, commands })
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

impl Refusal for NoSuchItem {
    fn kind(&self) -> &'static str {
        "no-such-item"
    }
}
