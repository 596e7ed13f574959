//! `tellapart confusions`.

use clap::Args;
use serde::Serialize;

use super::table::cell;
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use tellapart::{Confused, Confusion, Deck, Item, Progress, set_right};

/// Show what you mix up, and what sets it right
#[derive(Debug, Args)]
#[command(after_help = "\
What you mix up most surely comes first: a wrong choice among four says more than a coin that fell wrong. Right answers set it right again.

Examples:
  tellapart confusions
  tellapart confusions marketing-vs-sales --json")]
pub(super) struct Confusions {
    /// Decks to look at: ids of built-in decks or paths of deck files; all built-in decks if left out
    #[arg(value_name = "DECK")]
    decks: Vec<String>,

    /// Write JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report {
    decks: Vec<DeckReport>,
}

#[derive(Serialize)]
struct DeckReport {
    id: String,
    title: String,
    /// Whether anything was ever asked of it.
    asked: bool,
    confusions: Vec<ConfusionReport>,
    /// How many other confusions there were, which right answers have set right.
    set_right: usize,
}

#[derive(Serialize)]
struct ConfusionReport {
    item: String,
    label: String,
    /// "side-swap" or "aspect-slip".
    kind: &'static str,
    /// What is mixed up: `gives "push" to marketing`, `takes Scope for it`.
    what: String,
    times: u32,
    /// How often the item was asked, in all.
    asked: u32,
    /// What speaks for it, in bits.
    weight: f64,
    truth: String,
}

impl Confusions {
    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let shelf = app.store.shelf(&self.decks)?;
        let learner = app.learner()?;
        let progress = learner.progress();
        let report = Report { decks: shelf.decks().iter().map(|deck| deck_report(deck, progress)).collect() };
        if self.json {
            app.console.json(&report)?;
        } else {
            self.print(app, &report)?;
        }
        Ok(Outcome::Done)
    }

    fn print(&self, app: &mut App, report: &Report) -> Result<(), Error> {
        let found: Vec<&DeckReport> = report.decks.iter().filter(|deck| !deck.confusions.is_empty()).collect();
        for deck in &found {
            app.console.paragraph("", &deck.title)?;
            for confusion in &deck.confusions {
                confusion.print(app)?;
            }
            app.console.paragraph("", "")?;
        }
        if !found.is_empty() {
            let command = app.program().word("drill").word("--confused").operands(&self.decks);
            app.console.paragraph("", &format!("To set these right, type: {command}"))?;
        } else if report.decks.iter().any(|deck| deck.asked) {
            app.console.paragraph("", "You mix nothing up at the moment. Well done.")?;
        } else {
            let start = app.program().word("drill");
            app.console
                .paragraph("", &format!("Nothing was asked yet, so nothing is mixed up. To start, type: {start}"))?;
        }
        let other = if found.is_empty() { "" } else { "other " };
        match report.decks.iter().map(|deck| deck.set_right).sum() {
            0usize => Ok(()),
            1 => app.console.paragraph("", &format!("1 {other}mix-up has been set right.")),
            several => app.console.paragraph("", &format!("{several} {other}mix-ups have been set right.")),
        }
    }
}

fn deck_report(deck: &Deck, progress: &Progress) -> DeckReport {
    let all = progress.confusions(&deck.id);
    // What the deck no longer has cannot be mixed up any more.
    let reported = all.iter().filter_map(|(id, confusion, confused)| {
        let asked = progress.item(&deck.id, id)?.answers;
        Some((confused.is_present(), confusion_report(deck, deck.item(id)?, confusion, *confused, asked)?))
    });
    let (present, set_right): (Vec<_>, Vec<_>) = reported.partition(|(is_present, _)| *is_present);
    DeckReport {
        id: deck.id.to_string(),
        title: deck.title.clone(),
        asked: deck.items.iter().any(|item| progress.item(&deck.id, item.id()).is_some()),
        confusions: present.into_iter().map(|(_, report)| report).collect(),
        set_right: set_right.len(),
    }
}

fn confusion_report(
    deck: &Deck,
    item: &Item,
    confusion: &Confusion,
    confused: Confused,
    asked: u32,
) -> Option<ConfusionReport> {
    let (kind, what) = match confusion {
        Confusion::SideSwap { of, given_to } => {
            let gist = item.distinction()?.trait_of(of)?.text.gist();
            ("side-swap", format!("gives \"{gist}\" to {}", deck.side(given_to)?.name))
        }
        Confusion::AspectSlip { taken } => ("aspect-slip", format!("takes {} for it", deck.item(taken)?.label())),
    };
    Some(ConfusionReport {
        item: item.id().to_string(),
        label: item.label(),
        kind,
        what,
        times: confused.times,
        asked,
        weight: confused.weight,
        truth: set_right(deck, item, confusion)?,
    })
}

/// The widths of a table's columns.
const LABEL: usize = 20;
const WHAT: usize = 38;

/// The width of a table; where there is less room, each part takes a line.
const TABLE: usize = 80;

impl ConfusionReport {
    fn print(&self, app: &mut App) -> Result<(), Error> {
        let times = self.times_in_asked();
        if app.console.width().is_none_or(|width| width >= TABLE) {
            // What is mixed up must not be cut short: it goes on below.
            let mut what = textwrap::wrap(&self.what, WHAT).into_iter();
            let first = what.next().unwrap_or_default();
            app.console.paragraph("", &format!("  {}  {}  {times}", cell(&self.label, LABEL), cell(&first, WHAT)))?;
            for rest in what {
                app.console.paragraph("", &format!("  {}  {rest}", cell("", LABEL)))?;
            }
        } else {
            app.console.paragraph("  ", &self.label)?;
            app.console.paragraph("    ", &format!("{}, {times}", self.what))?;
        }
        app.console.paragraph("    ", &self.truth)
    }

    /// "6 times in 9".
    fn times_in_asked(&self) -> String {
        let times = match self.times {
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            times => format!("{times} times"),
        };
        format!("{times} in {}", self.asked)
    }
}
