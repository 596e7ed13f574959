//! `tellapart history`.

use clap::Args;
use serde::Serialize;

use super::table::cell;
use crate::app::{App, Error, Outcome};
use crate::deck::DeckId;
use crate::journal::{Activity, Ending};
use crate::progress::Session;
use crate::session::Shelf;

/// Show your sessions: when, what, how many right, how long
#[derive(Debug, Args)]
#[command(after_help = "\
The newest stands last. Answers that you took back are not counted.

Examples:
  tellapart history
  tellapart history --last 100
  tellapart history --json")]
pub(super) struct History {
    /// Show at most this many sessions, the newest
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    last: u32,

    /// Write JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report {
    /// How many there are, those that are not shown as well.
    all: usize,
    sessions: Vec<SessionReport>,
}

#[derive(Serialize)]
struct SessionReport {
    began: String,
    activity: Activity,
    /// Whether nothing of it was evidence of memory.
    practised: bool,
    decks: Vec<DeckReport>,
    asked: usize,
    right: usize,
    /// Time that the answers took, in milliseconds.
    ms: u64,
    /// `None` if it runs, or was cut off.
    ending: Option<Ending>,
    #[serde(skip)]
    when: String,
}

#[derive(Serialize)]
struct DeckReport {
    id: String,
    /// What people call it, if the deck is known.
    title: Option<String>,
}

impl History {
    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let shelf = app.shelf(&[])?;
        let progress = app.progress()?;
        let answered = || progress.sessions().filter(|session| session.counted().next().is_some());
        let all = answered().count();
        let most = usize::try_from(self.last).unwrap_or(usize::MAX);
        let newest = answered().skip(all.saturating_sub(most));
        let report = Report { all, sessions: newest.map(|session| session_report(session, &shelf)).collect() };
        if self.json {
            writeln!(app.out, "{}", serde_json::to_string_pretty(&report)?)?;
        } else {
            print(app, &report)?;
        }
        Ok(Outcome::Done)
    }
}

fn session_report(session: &Session, shelf: &Shelf) -> SessionReport {
    let deck =
        |id: &DeckId| DeckReport { id: id.to_string(), title: shelf.deck_named(id).map(|deck| deck.title.clone()) };
    SessionReport {
        began: session.began.to_string(),
        activity: session.begin.activity,
        practised: session.counted().all(|answer| !answer.answer.counts),
        decks: session.begin.decks.iter().map(deck).collect(),
        asked: session.counted().count(),
        right: session.counted().filter(|answer| answer.answer.is_right()).count(),
        ms: session.counted().fold(0, |sum: u64, answer| sum.saturating_add(answer.answer.ms)),
        ending: session.ending,
        when: session.began.to_the_minute(),
    }
}

/// The widths of a table's columns.
const WHEN: usize = 16;
const WHAT: usize = 14;
const RIGHT: usize = 10;
const TIME: usize = 7;

/// The width of a table; where there is less room, each session takes some lines.
const TABLE: usize = 76;

fn print(app: &mut App, report: &Report) -> Result<(), Error> {
    if report.sessions.is_empty() {
        let start = format!("{} drill", app.program());
        return app.print("", &format!("No sessions yet. To start, type: {start}"));
    }
    let is_wide = app.width().is_none_or(|width| width >= TABLE);
    if report.sessions.len() < report.all {
        app.print("", &format!("The last {} of {} sessions:", report.sessions.len(), report.all))?;
    }
    if is_wide {
        app.print(&columns(["", "", "right", "time"]), "")?;
    }
    for session in &report.sessions {
        let score = format!("{} of {}", session.right, session.asked);
        let (what, time, decks) = (session.what(), session.time(), session.titles());
        let unfinished = session.unfinished().map_or_else(String::new, |how| format!(" ({how})"));
        if is_wide {
            app.print(&columns([&session.when, &what, &score, &time]), &format!("{decks}{unfinished}"))?;
        } else {
            app.print("  ", &format!("{}, {what}", session.when))?;
            app.print("    ", &format!("{score} right, {time}{unfinished}"))?;
            app.print("    ", &decks)?;
        }
    }
    Ok(())
}

fn columns([when, what, right, time]: [&str; 4]) -> String {
    format!("  {}  {}  {}  {}  ", cell(when, WHEN), cell(what, WHAT), cell(right, RIGHT), cell(time, TIME))
}

impl SessionReport {
    fn what(&self) -> String {
        let activity = match self.activity {
            Activity::Drill => "Drill",
            Activity::Practice => "Practice",
            Activity::Quiz if self.practised => "Quiz, practice",
            Activity::Quiz => "Quiz",
            Activity::PreTest => "Pre-test",
            Activity::Lesson => "Lessons",
            Activity::Exam => "Exam",
        };
        activity.to_owned()
    }

    /// "3 min", of a short one "40 s".
    fn time(&self) -> String {
        match self.ms / 1000 {
            seconds @ 0..60 => format!("{seconds} s"),
            seconds => format!("{} min", (seconds + 30) / 60),
        }
    }

    fn titles(&self) -> String {
        let titles = self.decks.iter().map(|deck| deck.title.as_ref().unwrap_or(&deck.id).as_str());
        titles.collect::<Vec<_>>().join(", ")
    }

    /// What kept it from its end, if something did.
    fn unfinished(&self) -> Option<&'static str> {
        match self.ending {
            Some(Ending::Done) => None,
            Some(Ending::Stopped | Ending::Interrupted | Ending::EndOfInput) => Some("stopped"),
            None => Some("not finished"),
        }
    }
}
