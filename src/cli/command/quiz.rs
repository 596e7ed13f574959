//! `tellapart quiz`.

use clap::Args;

use super::drill::quoted;
use super::forms::{Forms, left_out};
use super::number::number;
use super::play::{Sitting, outcome, play};
use crate::cli::app::{App, Error, Outcome};
use crate::cli::front_end::Commands;
use tellapart::journal::Activity;
use tellapart::session::{ItemRef, Manner, Plan, Shelf, missed_in_last_quiz};

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
}

impl Quiz {
    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let shelf = app.shelf(std::slice::from_ref(&self.deck))?;
        let progress = app.progress()?;
        let settings = app.settings()?;
        let (usual, wishes) = (settings.questions(), self.forms.wishes(&settings.forms()));
        let chosen = if self.missed {
            let missed = missed_in_last_quiz(&shelf, &progress);
            if missed.is_empty() {
                app.print(
                    "",
                    "Nothing is missed: there was no quiz yet, or all of the last one has been answered rightly.",
                )?;
                return Ok(Outcome::Done);
            }
            Some(missed)
        } else {
            self.chosen(&shelf)?
        };
        let questions = match (self.questions, &chosen) {
            (Some(questions), _) => usize::from(questions),
            (None, Some(chosen)) => chosen.len(),
            (None, None) => usize::from(usual),
        };
        let items = chosen.unwrap_or_else(|| shelf.items().collect());
        left_out(app, wishes.leave_out(&shelf, &items), items.len())?;
        if items.len() == 1 && questions > 1 {
            app.face().say("There is one question about one item: two about the same never follow each other.")?;
        }
        let manner = Manner::of(Activity::Quiz);
        let manner = if self.practice { manner.uncounted() } else { manner };
        let (program, deck) = (app.program(), quoted(&self.deck));
        let commands = Commands {
            again: Some(format!("{program} quiz {deck}")),
            missed: Some(format!("{program} drill {deck} --missed")),
        };
        let sitting = Sitting { commands, shelf, progress, terms: None, cut_off: None };
        let ending = play(app, sitting, |shelf, progress, rng| {
            self.forms.some(Plan::quiz(manner, shelf, progress, &items, questions, &wishes, rng))
        })?;
        Ok(outcome(ending))
    }

    /// The items named; `None` if none is.
    fn chosen(&self, shelf: &Shelf) -> Result<Option<Vec<ItemRef>>, Error> {
        if self.distinction.is_empty() {
            return Ok(None);
        }
        let named = |name: &String| {
            shelf.item_named(name).ok_or_else(|| {
                let known: Vec<String> = shelf.items().map(|at| shelf.id_of(at).to_string()).collect();
                let name = name.escape_debug();
                Error::Refused(format!("the deck has no distinction \"{name}\"; it has {}", known.join(", ")))
            })
        };
        self.distinction.iter().map(named).collect::<Result<Vec<_>, _>>().map(Some)
    }
}
