//! The sessions there were, a row each.

use super::Paragraphs;
use super::columns::cell;
use crate::cli::shell::CommandLine;
use tellapart::{Activity, Argument, Ending, Message, SessionHistory, SessionRecord, listed, message};

/// The widths of a table's columns.
const WHEN: usize = 16;
const WHAT: usize = 14;
const RIGHT: usize = 10;
const TIME: usize = 7;

/// The width of a table; where there is less room, each session takes some lines.
const TABLE: usize = 76;

/// The sessions, the newest last. `program` is what this program is called by.
pub(crate) fn history(history: &SessionHistory, program: &CommandLine, on: &mut Paragraphs) {
    if history.sessions.is_empty() {
        return on.say(&message!("report-no-sessions", command = &program.clone().word("drill")));
    }
    if history.sessions.len() < history.all {
        on.say(&message!("report-last-sessions", shown = history.sessions.len(), all = history.all));
    }
    if !on.has(TABLE) {
        return history.sessions.iter().for_each(|session| lines(session, on));
    }
    let (right, time) = (on.words(&message!("report-column-right")), on.words(&message!("report-column-time")));
    on.put(&columns(["", "", &right, &time]), "");
    for session in &history.sessions {
        let cells = [activity(session), score(session), time_taken(session)].map(|message| on.words(&message));
        let [what, score, time] = &cells;
        let decks = on.language.words(&decks(session));
        on.put(&columns([&session.began.to_the_minute(), what, score, time]), &decks);
    }
}

fn columns([when, what, right, time]: [&str; 4]) -> String {
    format!("  {}  {}  {}  {}  ", cell(when, WHEN), cell(what, WHAT), cell(right, RIGHT), cell(time, TIME))
}

fn lines(session: &SessionRecord, on: &mut Paragraphs) {
    let when = session.began.to_the_minute();
    on.say_after("  ", &message!("report-session", when = when, what = activity(session)));
    let score = match session.right {
        Some(right) => message!("report-score-right", right = right, asked = session.asked),
        None => score(session),
    };
    let time = time_taken(session);
    on.say_after(
        "    ",
        &match ending(session) {
            Some(how) => message!("report-score-time-ending", score = score, time = time, ending = how),
            None => message!("report-score-time", score = score, time = time),
        },
    );
    on.put("    ", &on.language.words(&titles(session)));
}

fn activity(session: &SessionRecord) -> Message {
    match session.activity {
        Activity::Drill => message!("report-drill"),
        Activity::Practice => message!("report-practice"),
        Activity::Quiz if session.practised => message!("report-quiz-practised"),
        Activity::Quiz => message!("report-quiz"),
        Activity::PreTest => message!("report-pre-test"),
        Activity::Lesson => message!("report-lessons"),
        Activity::Exam => message!("report-exam"),
    }
}

/// "3 of 4", of a test that is not over "4 asked".
fn score(session: &SessionRecord) -> Message {
    match session.right {
        Some(right) => message!("report-score", right = right, asked = session.asked),
        None => message!("report-asked", asked = session.asked),
    }
}

/// "3 min", of a short one "40 s".
fn time_taken(session: &SessionRecord) -> Message {
    match session.ms / 1000 {
        seconds @ 0..60 => message!("report-seconds", seconds = seconds),
        seconds => message!("report-minutes", minutes = (seconds + 30) / 60),
    }
}

fn decks(session: &SessionRecord) -> Argument {
    match ending(session) {
        Some(how) => message!("report-decks-ending", decks = titles(session), ending = how).into(),
        None => titles(session),
    }
}

fn titles(session: &SessionRecord) -> Argument {
    listed(session.decks.iter().map(|deck| deck.title.as_deref().unwrap_or(deck.id.as_str())))
}

/// How it ended, where that is worth a word.
fn ending(session: &SessionRecord) -> Option<Message> {
    match (session.passed, session.ending) {
        (Some(true), _) => Some(message!("report-passed")),
        (Some(false), _) => Some(message!("report-not-passed")),
        (None, Some(Ending::Done)) => None,
        (None, Some(Ending::Stopped | Ending::Interrupted | Ending::Terminated | Ending::EndOfInput)) => {
            Some(message!("report-stopped"))
        }
        (None, None) => Some(message!("report-not-finished")),
    }
}
