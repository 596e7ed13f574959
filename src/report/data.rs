//! The learner's data: where it lies, what is wrong with it, what a folder adds to it, and every answer in it.

use serde::Serialize;

use crate::clock::{Day, DayStart, Moment};
use crate::deck::{DeckId, ItemId};
use crate::journal::{Activity, Answer, BadLine, Checked, DeviceName, Event, Note, Recorded};
use crate::language::{Language, Message, ToMessage};
use crate::progress::{PastSession, Progress};
use crate::question::{Asked, FormName, Picked, Row};

/// Where everything of a learner lies. Each is missing where there is no home directory to keep it in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataPaths {
    /// The folder of the progress.
    pub progress: Option<String>,
    /// The file of the settings.
    pub settings: Option<String>,
    /// The folder of what belongs to this machine.
    pub machine: Option<String>,
    /// The folder of the daily copies.
    pub copies: Option<String>,
}

/// What is wrong with a journal, in the words of a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataCheck {
    /// Whether nothing is.
    pub in_order: bool,
    /// How many answers can be read, those taken back as well.
    pub answers: usize,
    /// How many files they are in.
    pub files: usize,
    /// What is wrong, a bad line each by itself.
    pub problems: Vec<DataProblem>,
}

/// Something that is wrong with a journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataProblem {
    /// What kind of problem it is: lower-case words joined by hyphens.
    pub kind: &'static str,
    /// The file or folder; `None` if it is about none.
    pub path: Option<String>,
    /// The line in it, from 1.
    pub line: Option<usize>,
    /// What is wrong, with its place.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl DataCheck {
    /// What there is to tell of this in a language; `remedy` tells what to do about a note, or about one bad line of it.
    pub fn of(
        checked: &Checked,
        language: &Language,
        remedy: impl Fn(&Note, Option<&BadLine>) -> Option<String>,
    ) -> Self {
        let notes = checked.history.notes.iter();
        let problems: Vec<_> = notes.flat_map(|note| problems(note, language, &remedy)).collect();
        let answers = checked.history.events.iter().filter(|line| matches!(line.event, Event::Answer(_))).count();
        Self { in_order: problems.is_empty(), answers, files: checked.files, problems }
    }
}

fn problems(
    note: &Note,
    language: &Language,
    remedy: &impl Fn(&Note, Option<&BadLine>) -> Option<String>,
) -> Vec<DataProblem> {
    let (kind, path, line) = match note {
        Note::BadLines { path, lines } => {
            let path = path.display().to_string();
            let of_line = |bad: &BadLine| DataProblem {
                kind: "bad-line",
                line: Some(bad.line),
                message: language.say(&bad_line(&path, bad)),
                hint: remedy(note, Some(bad)),
                path: Some(path.clone()),
            };
            return lines.iter().map(of_line).collect();
        }
        Note::Torn { path, line } => ("cut-short", Some(path), Some(*line)),
        Note::SetAside { path, .. } => ("set-aside", Some(path), None),
        Note::WrittenAgain { path, .. } => ("written-again", Some(path), None),
        Note::NotRead { path, .. } => ("not-read", Some(path), None),
        Note::NotCopied { .. } => ("not-copied", None, None),
        Note::Missing { .. } => ("missing", None, None),
        Note::Ahead { .. } => ("ahead", None, None),
    };
    let path = path.map(|path| path.display().to_string());
    vec![DataProblem { kind, path, line, message: language.say(&note.message()), hint: remedy(note, None) }]
}

fn bad_line(path: &str, BadLine { line, cause }: &BadLine) -> Message {
    message!("data-bad-line", path = path, line = *line, reason = cause.message())
}

/// What some lines of a journal come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// Sessions that begin there.
    pub sessions: usize,
    /// Answers given.
    pub answers: usize,
    /// All lines, whatever they say.
    pub lines: usize,
    /// The first and the last day on which any of it happened.
    pub days: Option<(Day, Day)>,
}

impl Contents {
    /// What these lines come to, for a learner whose day begins then.
    pub fn of(lines: &[Recorded], day_start: DayStart) -> Self {
        let is_first_part = |line: &&Recorded| matches!(&line.event, Event::Begin(begin) if begin.continues.is_none());
        let is_answer = |line: &&Recorded| matches!(line.event, Event::Answer(_));
        let days = || lines.iter().map(|line| line.at.day(day_start));
        Self {
            sessions: lines.iter().filter(is_first_part).count(),
            answers: lines.iter().filter(is_answer).count(),
            lines: lines.len(),
            days: days().min().zip(days().max()),
        }
    }
}

/// An item that was asked, and what was picked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExportedAnswer<'h> {
    /// When the answer was given.
    pub at: Moment,
    /// The learner's day that this belongs to.
    pub day: Day,
    /// When its session began; `None` if that is not known.
    pub session_began: Option<Moment>,
    /// What kind of session it was, likewise.
    pub activity: Option<Activity>,
    /// The deck.
    pub deck: &'h DeckId,
    /// The item.
    pub item: &'h ItemId,
    /// The form in which it was asked.
    pub form: &'h FormName,
    /// What of it was asked.
    pub asked: &'h Asked,
    /// What there was to pick from, in the order in which it was shown.
    pub offered: &'h [Picked],
    /// What was picked, in order.
    pub picked: &'h [Picked],
    /// Whether that was right; `None` in a pre-test or an exam that is not over: until then nothing tells how it goes.
    pub right: Option<bool>,
    /// Time that the answer took, in milliseconds; of several items asked at once, that of all of them.
    pub ms: u64,
    /// Whether it is evidence of memory, and was not only practice.
    pub counts: bool,
    /// Whether it counts as right all the same, by the learner's word.
    pub accepted: bool,
    /// Whether it was taken back.
    pub taken_back: bool,
    /// The machine that recorded it.
    pub device: DeviceName,
    /// The number of the line among those of that machine.
    pub number: u64,
}

impl<'h> ExportedAnswer<'h> {
    /// The names of its fields, in order.
    pub const FIELDS: [&'static str; 17] = [
        "at",
        "day",
        "session_began",
        "activity",
        "deck",
        "item",
        "form",
        "asked",
        "offered",
        "picked",
        "right",
        "ms",
        "counts",
        "accepted",
        "taken_back",
        "device",
        "number",
    ];

    /// Every answer of a history, an entry for each item asked; `progress` is what follows from it.
    pub fn all(events: &'h [Recorded], progress: &Progress) -> Vec<Self> {
        let answer = |line: &'h Recorded| match &line.event {
            Event::Answer(answer) => Some((line, answer)),
            _ => None,
        };
        events.iter().filter_map(answer).flat_map(|(line, answer)| Self::of(line, answer, progress)).collect()
    }

    fn of(line: &Recorded, answer: &'h Answer, progress: &Progress) -> Vec<Self> {
        let Recorded { id, at, .. } = *line;
        let session = progress.session_begun_on(answer.begins_on(id.device));
        let is_told = session.is_none_or(|session: &PastSession| session.is_over() || !session.is_test());
        let of_row = |row: &'h Row| Self {
            at,
            day: progress.day_of(at),
            session_began: session.map(|session| session.began),
            activity: session.map(|session| session.begin.activity),
            deck: &answer.deck,
            item: &row.item,
            form: &answer.form,
            asked: &row.asked,
            offered: &row.offered,
            picked: &row.picked,
            right: is_told.then_some(row.right),
            ms: answer.ms,
            counts: answer.counts,
            accepted: progress.is_accepted(id) && !row.right,
            taken_back: progress.is_taken_back(id),
            device: id.device,
            number: id.n,
        };
        answer.rows.iter().map(of_row).collect()
    }
}
