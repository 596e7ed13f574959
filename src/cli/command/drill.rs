//! `tellapart drill`.

use clap::Args;

use super::forms::{Forms, left_out};
use super::number::number;
use super::play::{Sitting, outcome, play};
use crate::cli::app::{App, Error, Outcome};
use crate::cli::front_end::{Commands, Reply, count, in_days};
use tellapart::clock::Day;
use tellapart::journal::{Activity, Ending};
use tellapart::session::{Agenda, Coming, Manner, Plan, Wishes, confused, missed_in_last_quiz};

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
}

impl Drill {
    /// A drill as if nothing but the command had been typed.
    pub(super) fn usual() -> Self {
        Self { decks: Vec::new(), new: None, questions: None, forms: Forms::any(), confused: false, missed: false }
    }

    /// What to type for another drill of these decks.
    fn command(&self, program: &str) -> String {
        let decks = self.decks.iter().map(|deck| format!(" {}", quoted(deck)));
        format!("{program} drill{}", decks.collect::<String>())
    }

    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let shelf = app.shelf(&self.decks)?;
        let progress = app.progress()?;
        let today = progress.day_of(app.now());
        let settings = app.settings()?;
        let new = self.new.unwrap_or(settings.new_a_day());
        let most = usize::from(self.questions.unwrap_or(settings.questions()));
        let wishes = self.forms.wishes(&settings.forms());
        let agenda = Agenda::of(&shelf, &progress, today, usize::from(new));
        let commands = Commands::again(self.command(&app.program()));
        let sitting = Sitting { commands, shelf, progress, terms: None, cut_off: None };
        if self.confused || self.missed {
            return self.chosen(app, sitting, agenda.new_a_day, most, &wishes);
        }
        let asked: Vec<_> = agenda.due.iter().chain(&agenda.new).copied().collect();
        left_out(app, wishes.leave_out(&sitting.shelf, &asked), asked.len())?;
        if !agenda.is_empty() {
            let ending = play(app, sitting, |shelf, progress, rng| {
                self.forms.some(Plan::drill(shelf, progress, &agenda, most, &wishes, rng))
            })?;
            return Ok(outcome(ending));
        }
        app.face().say(&nothing_due(agenda.coming, today))?;
        if agenda.ahead.is_empty() {
            return Ok(Outcome::Done);
        }
        match app.face().confirm("Practise ahead?", true)? {
            Reply::Given(true) => {
                let ending = play(app, sitting, |shelf, progress, rng| {
                    self.forms.some(Plan::practice(shelf, progress, &agenda, most, &wishes, rng))
                })?;
                Ok(outcome(ending))
            }
            Reply::Stop(Ending::Interrupted) => Ok(Outcome::Interrupted),
            Reply::Given(false) | Reply::Stop(_) => Ok(Outcome::Done),
        }
    }

    /// A drill of what is mixed up, or was missed, whatever is due.
    fn chosen(
        &self,
        app: &mut App,
        sitting: Sitting,
        new_a_day: usize,
        most: usize,
        wishes: &Wishes,
    ) -> Result<Outcome, Error> {
        let (mut items, none) = if self.confused {
            (confused(&sitting.shelf, &sitting.progress), "You mix up nothing at present.")
        } else {
            let missed = missed_in_last_quiz(&sitting.shelf, &sitting.progress);
            (missed, "Nothing is missed: there was no quiz yet, or all of the last one has been answered rightly.")
        };
        if items.is_empty() {
            app.face().say(none)?;
            return Ok(Outcome::Done);
        }
        left_out(app, wishes.leave_out(&sitting.shelf, &items), items.len())?;
        items.truncate(most);
        let manner = Manner::of(Activity::Drill);
        let ending = play(app, sitting, |shelf, progress, rng| {
            let plan = if self.confused {
                Plan::read_first(manner, shelf, &items, wishes)
            } else {
                Plan::of_items(manner, shelf, progress, items, most, wishes, rng)
            };
            self.forms.some(plan.with_new_a_day(new_a_day))
        })?;
        Ok(outcome(ending))
    }
}

/// A word as a shell takes it for one.
pub(super) fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./\\:".contains(letter);
    if word.chars().all(is_plain) { word.to_owned() } else { format!("\"{word}\"") }
}

/// That nothing is due, and when something will be.
pub(super) fn nothing_due(coming: Option<Coming>, today: Day) -> String {
    let Some(Coming { day, due, new }) = coming else {
        return "Nothing is due, and nothing new may begin: see --new.".to_owned();
    };
    let due = (due > 0).then(|| count(due, "item", "items"));
    let new = (new > 0).then(|| format!("{new} new"));
    let what = [due, new].into_iter().flatten().collect::<Vec<_>>().join(" and ");
    format!("Nothing is due now. Next: {}, {what}.", in_days(day.since(today)))
}
