//! `tellapart due`.

use clap::Args;
use serde::Serialize;

use super::number::number;
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::{catch_up, nothing_due};
use tellapart::{Agenda, CatchUp, Deck, Shelf};

/// Say what is due today
#[derive(Debug, Args)]
#[command(after_help = "\
Exit code 0 if a drill would have something to ask (items due, or new ones that may begin today), 3 if not.

Examples:
  tellapart due
  tellapart due --json
  tellapart due > /dev/null && echo \"Time for a drill\"     in a shell's start file")]
pub(super) struct Due {
    /// Decks to look at: ids of built-in decks or paths of deck files; all built-in decks if left out
    #[arg(value_name = "DECK")]
    decks: Vec<String>,

    /// Count at most this many new items a day, as `drill --new` would begin [default: 8, or what `tellapart config` says]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = number(0..=1000))]
    new: Option<u16>,

    /// Write JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report {
    due: usize,
    new: usize,
    decks: Vec<DeckReport>,
    next: Option<Next>,
    /// In how many days of drills everything due is caught up with; only if one is not enough and a year is.
    catch_up_days: Option<u32>,
}

#[derive(Serialize)]
struct DeckReport {
    id: String,
    title: String,
    due: usize,
    new: usize,
}

#[derive(Serialize)]
struct Next {
    day: String,
    due: usize,
    new: usize,
}

impl Due {
    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let shelf = app.store.shelf(&self.decks)?;
        let learner = app.learner()?;
        let progress = learner.progress();
        let today = progress.day_of(app.environment.now());
        let settings = app.store.settings()?;
        let (new, a_day) = (self.new.unwrap_or(settings.new_a_day()), usize::from(settings.questions()));
        let behind = CatchUp::of(&shelf, progress, today, today, a_day);
        let agenda = Agenda::of(&shelf, progress, today, usize::from(new));
        if self.json {
            let next = agenda.coming.map(|next| Next { day: next.day.to_string(), due: next.due, new: next.new });
            let report = Report {
                due: agenda.due.len(),
                new: agenda.new.len(),
                decks: by_deck(&shelf, &agenda),
                next,
                catch_up_days: behind.and_then(|behind| behind.days),
            };
            app.console.json(&report)?;
        } else {
            for line in workload(&shelf, &agenda) {
                app.console.paragraph("", &line)?;
            }
            if let Some(behind) = behind {
                app.console.paragraph("", &catch_up(&behind))?;
            }
            if agenda.is_empty() {
                app.console.paragraph("", &nothing_due(agenda.coming, today))?;
            }
        }
        Ok(if agenda.is_empty() { Outcome::NothingDue } else { Outcome::Done })
    }
}

fn by_deck(shelf: &Shelf, agenda: &Agenda) -> Vec<DeckReport> {
    let report = |deck: &Deck| DeckReport {
        id: deck.id.to_string(),
        title: deck.title.clone(),
        due: agenda.due.iter().filter(|&&at| shelf.deck(at).id == deck.id).count(),
        new: agenda.new.iter().filter(|&&at| shelf.deck(at).id == deck.id).count(),
    };
    shelf.decks().iter().map(report).collect()
}

/// A line for each deck with something to do: "Marketing vs. sales: 5 due, 3 new".
pub(super) fn workload(shelf: &Shelf, agenda: &Agenda) -> Vec<String> {
    let line = |deck: DeckReport| {
        let parts = [(deck.due, "due"), (deck.new, "new")].into_iter().filter(|(number, _)| *number > 0);
        let parts: Vec<String> = parts.map(|(number, word)| format!("{number} {word}")).collect();
        (!parts.is_empty()).then(|| format!("{}: {}", deck.title, parts.join(", ")))
    };
    by_deck(shelf, agenda).into_iter().filter_map(line).collect()
}
