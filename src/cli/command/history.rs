//! `tellapart history`.

use clap::Args;
use serde::Serialize;

use super::number::number;
use super::table::cell;
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use tellapart::{Activity, DeckId, Ending, ExamResult, PastSession, Shelf};

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
    #[arg(long, value_name = "N", default_value_t = 20, allow_negative_numbers = true, value_parser = number(1..=10_000))]
    last: u16,

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
    /// `None` for a pre-test or an exam that is not over: until then nothing tells how it goes.
    right: Option<usize>,
    /// Time that the answers took, in milliseconds.
    ms: u64,
    /// `None` if it runs, or was cut off.
    ending: Option<Ending>,
    /// Whether an exam was passed; `None` if it is no exam, or not over.
    passed: Option<bool>,
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
        let shelf = app.store.shelf(&[])?;
        let learner = app.learner()?;
        let progress = learner.progress();
        let answered = || progress.sessions().filter(|session| session.counted().next().is_some());
        let all = answered().count();
        let most = usize::from(self.last);
        let newest = answered().skip(all.saturating_sub(most));
        let report = Report { all, sessions: newest.map(|session| session_report(session, &shelf)).collect() };
        if self.json {
            app.console.json(&report)?;
        } else {
            print(app, &report)?;
        }
        Ok(Outcome::Done)
    }
}

fn session_report(session: &PastSession, shelf: &Shelf) -> SessionReport {
    let deck =
        |id: &DeckId| DeckReport { id: id.to_string(), title: shelf.deck_named(id).map(|deck| deck.title.clone()) };
    SessionReport {
        began: session.began.to_string(),
        activity: session.begin.activity,
        practised: session.counted().all(|answer| !answer.answer.counts),
        decks: session.begin.decks.iter().map(deck).collect(),
        asked: session.counted().count(),
        right: (session.is_over() || !session.is_test())
            .then(|| session.counted().filter(|answer| answer.answer.is_right()).count()),
        ms: session.counted().fold(0, |sum: u64, answer| sum.saturating_add(answer.answer.ms)),
        ending: session.ending,
        passed: ExamResult::of_session(session).map(|result| result.is_passed()),
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
        let start = app.program().word("drill");
        return app.console.paragraph("", &format!("No sessions yet. To start, type: {start}"));
    }
    let is_wide = app.console.width().is_none_or(|width| width >= TABLE);
    if report.sessions.len() < report.all {
        app.console.paragraph("", &format!("The last {} of {} sessions:", report.sessions.len(), report.all))?;
    }
    if is_wide {
        app.console.paragraph(&columns(["", "", "right", "time"]), "")?;
    }
    for session in &report.sessions {
        let (what, score, time, decks) = (session.what(), session.score(), session.time(), session.titles());
        let how = session.how_it_ended().map_or_else(String::new, |how| format!(" ({how})"));
        if is_wide {
            app.console.paragraph(&columns([&session.when, &what, &score, &time]), &format!("{decks}{how}"))?;
        } else {
            app.console.paragraph("  ", &format!("{}, {what}", session.when))?;
            let right = if session.right.is_some() { " right" } else { "" };
            app.console.paragraph("    ", &format!("{score}{right}, {time}{how}"))?;
            app.console.paragraph("    ", &decks)?;
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

    /// "3 of 4", of a test that is not over "4 asked".
    fn score(&self) -> String {
        match self.right {
            Some(right) => format!("{right} of {}", self.asked),
            None => format!("{} asked", self.asked),
        }
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

    /// How it ended, where that is worth a word.
    fn how_it_ended(&self) -> Option<&'static str> {
        match self.passed {
            Some(true) => return Some("passed"),
            Some(false) => return Some("not passed"),
            None => {}
        }
        match self.ending {
            Some(Ending::Done) => None,
            Some(Ending::Stopped | Ending::Interrupted | Ending::EndOfInput) => Some("stopped"),
            None => Some("not finished"),
        }
    }
}
