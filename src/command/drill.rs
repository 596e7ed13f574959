//! `tellapart drill`.

use clap::Args;

use super::NEW_A_DAY;
use super::play::{Sitting, play};
use crate::app::{App, Error, Outcome};
use crate::clock::Day;
use crate::journal::{Activity, Ending};
use crate::session::{Agenda, Coming, Plan};
use crate::ui::{Reply, count, in_days};

/// Ask what is due, then something new
#[derive(Debug, Args)]
#[command(after_help = "\
A wrong answer comes back a little later. Each answer is saved before the next question; q, Esc or Ctrl-C stops at any time.

Examples:
  tellapart drill                        all built-in decks
  tellapart drill marketing-vs-sales     one deck
  tellapart drill mine.json --new 4      a deck of your own, four new items a day
  tellapart drill --questions 5          when there is little time")]
pub(super) struct Drill {
    /// Decks to drill: ids of built-in decks or paths of deck files; all built-in decks if left out
    #[arg(value_name = "DECK")]
    decks: Vec<String>,

    /// Begin at most this many new items a day
    #[arg(long, value_name = "N", default_value_t = NEW_A_DAY, value_parser = clap::value_parser!(u16).range(0..=1000))]
    new: u16,

    /// Ask at most this many questions, those not counted that come back after a wrong answer
    #[arg(long, value_name = "N", default_value_t = Drill::QUESTIONS, value_parser = clap::value_parser!(u16).range(1..=500))]
    questions: u16,
}

impl Drill {
    /// Twelve questions take about three minutes.
    const QUESTIONS: u16 = 12;

    /// A drill as if nothing but the command had been typed.
    pub(super) fn usual() -> Self {
        Self { decks: Vec::new(), new: NEW_A_DAY, questions: Self::QUESTIONS }
    }

    /// What to type for another drill of these decks.
    fn command(&self) -> String {
        let decks = self.decks.iter().map(|deck| format!(" {}", quoted(deck)));
        format!("tellapart drill{}", decks.collect::<String>())
    }

    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let shelf = app.shelf(&self.decks)?;
        let progress = app.progress()?;
        let today = progress.day_of(app.now());
        let agenda = Agenda::of(&shelf, &progress, today, usize::from(self.new));
        let most = usize::from(self.questions);
        if !agenda.is_empty() {
            let sitting = Sitting { command: self.command(), activity: Activity::Drill, shelf, progress };
            return play(app, sitting, |shelf, progress, rng| Plan::drill(shelf, progress, &agenda, most, rng));
        }
        app.face().say(&nothing_due(agenda.coming, today))?;
        if agenda.ahead.is_empty() {
            return Ok(Outcome::Done);
        }
        match app.face().confirm("Practise ahead?")? {
            Reply::Given(true) => {
                let sitting = Sitting { command: self.command(), activity: Activity::Practice, shelf, progress };
                play(app, sitting, |shelf, progress, rng| Plan::practice(shelf, progress, &agenda, most, rng))
            }
            Reply::Stop(Ending::Interrupted) => Ok(Outcome::Interrupted),
            Reply::Given(false) | Reply::Stop(_) => Ok(Outcome::Done),
        }
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
