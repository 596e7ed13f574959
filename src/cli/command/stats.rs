//! `tellapart stats`.

mod figures;

use clap::Args;
use serde::Serialize;

use super::table::cell;
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::days_in_a_row;
use crate::cli::words::{count, in_days};
use figures::Figures;
use tellapart::{Day, Deck, Item, Progress, Streak};

/// Show how well you remember what
#[derive(Debug, Args)]
#[command(after_help = "\
\"recall\" is the probability that you would remember the item now, guesses taken into account; \"fresh\" is what was asked today. \
From the second day on, the last months, the next fourteen days, and how much you remember of what comes back stand below.

Examples:
  tellapart stats
  tellapart stats marketing-vs-sales --json")]
pub(super) struct Stats {
    /// Decks to show: ids of built-in decks or paths of deck files; all built-in decks if left out
    #[arg(value_name = "DECK")]
    decks: Vec<String>,

    /// Write JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report {
    /// Days in a row, without those in between that are forgiven.
    streak: u32,
    days_off: u32,
    sessions: usize,
    decks: Vec<DeckReport>,
    #[serde(flatten)]
    figures: Figures,
}

#[derive(Serialize)]
struct DeckReport {
    id: String,
    title: String,
    items: Vec<ItemReport>,
}

/// What is known of an item; without answers there is no retrievability and no due day.
#[derive(Serialize)]
struct ItemReport {
    id: String,
    label: String,
    retrievability: Option<f64>,
    due: Option<String>,
    answers: u32,
    right: u32,
    #[serde(skip)]
    due_day: Option<Day>,
    #[serde(skip)]
    is_fresh: bool,
}

impl Stats {
    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let shelf = app.store.shelf(&self.decks)?;
        let learner = app.learner()?;
        let progress = learner.progress();
        let today = progress.day_of(app.environment.now());
        let streak = progress.streak(today);
        let report = Report {
            streak: streak.days,
            days_off: streak.forgiven,
            sessions: progress.sessions().filter(|session| session.counted().next().is_some()).count(),
            decks: shelf.decks().iter().map(|deck| deck_report(deck, progress, today)).collect(),
            figures: Figures::of(progress, shelf.decks(), today),
        };
        if self.json {
            app.console.json(&report)?;
        } else {
            print(app, &report, today)?;
        }
        Ok(Outcome::Done)
    }
}

fn deck_report(deck: &Deck, progress: &Progress, today: Day) -> DeckReport {
    let report = |item: &Item| {
        let known = progress.item(&deck.id, item.id());
        let due_day = progress.due(&deck.id, item.id());
        ItemReport {
            id: item.id().to_string(),
            label: item.label(),
            retrievability: due_day.map(|_| progress.retrievability(&deck.id, item.id(), today).get()),
            due: due_day.map(|day| day.to_string()),
            answers: known.map_or(0, |item| item.answers),
            right: known.map_or(0, |item| item.right),
            due_day,
            is_fresh: known.is_some_and(|item| item.belief.last() == Some(today)),
        }
    };
    DeckReport { id: deck.id.to_string(), title: deck.title.clone(), items: deck.items.iter().map(report).collect() }
}

/// The width of a table's first column.
const LABEL: usize = 26;

/// The width of a table; where there is less room, each item takes two lines.
const TABLE: usize = 72;

fn print(app: &mut App, report: &Report, today: Day) -> Result<(), Error> {
    let is_wide = app.console.width().is_none_or(|width| width >= TABLE);
    for deck in &report.decks {
        app.console.paragraph("", &deck.title)?;
        if is_wide {
            app.console.paragraph("", &row(["", "recall", "next", "answers", "right"]))?;
        }
        for item in &deck.items {
            let (recall, next, answers, right) = cells(item, today);
            if is_wide {
                app.console.paragraph("", &row([&item.label, &recall, &next, &answers, &right]))?;
            } else if item.answers == 0 {
                app.console.paragraph("  ", &format!("{}: new", item.label))?;
            } else {
                app.console.paragraph("  ", &item.label)?;
                app.console.paragraph("    ", &format!("{recall}, next {next}, {} of {answers} right", item.right))?;
            }
        }
        app.console.paragraph("", "")?;
    }
    let parts = report.figures.parts(app.console.width());
    if report.decks.iter().flat_map(|deck| &deck.items).any(|item| item.is_fresh) {
        app.console.paragraph("", "fresh: asked today")?;
        if !parts.is_empty() {
            app.console.paragraph("", "")?;
        }
    }
    for part in &parts {
        for line in part {
            app.console.paragraph("", line)?;
        }
        app.console.paragraph("", "")?;
    }
    if report.sessions == 0 {
        let start = app.program().word("drill");
        return app.console.paragraph("", &format!("No sessions yet. To start, type: {start}"));
    }
    app.console.paragraph("", &sessions(report))
}

/// "3 sessions, 3 days in a row."
fn sessions(report: &Report) -> String {
    let sessions = count(report.sessions, "session", "sessions");
    let streak = Streak { days: report.streak, forgiven: report.days_off };
    match streak {
        Streak { days: 0 | 1, .. } => format!("{sessions}."),
        Streak { forgiven: 0, .. } => format!("{sessions}, {}.", days_in_a_row(streak)),
        _ => format!("{sessions}. {}.", days_in_a_row(streak)),
    }
}

fn row([label, recall, next, answers, right]: [&str; 5]) -> String {
    format!("  {} {recall:>6}  {next:<12} {answers:>7}  {right:>6}", cell(label, LABEL))
}

fn cells(item: &ItemReport, today: Day) -> (String, String, String, String) {
    let percent = |share: f64| format!("{:.0} %", share * 100.0);
    let share = (item.answers > 0).then(|| percent(f64::from(item.right) / f64::from(item.answers)));
    let none = || "-".to_owned();
    let next = item.due_day.map_or_else(|| "new".to_owned(), |day| in_days(day.since(today)));
    // Right after an answer everyone knows it: a hundred percent would say nothing.
    let recall = if item.is_fresh { "fresh".to_owned() } else { item.retrievability.map_or_else(none, percent) };
    (recall, next, item.answers.to_string(), share.unwrap_or_else(none))
}
