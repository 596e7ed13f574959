//! Certificates: what a passed exam is shown with, as a page and as JSON, and how one is checked against a journal.
//!
//! Everything on a certificate but the name follows from the journal, and the name is bound to it by the fingerprint. Where files lie and
//! whom to ask before one is replaced is left to the command.

mod page;

use std::fmt;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::clock::Day;
use crate::deck::DeckId;
use crate::document::is_visible;
use crate::journal::{Activity, JournalError, LineId, fingerprint};
use crate::memory::Probability;
use crate::progress::{Progress, Session};
use crate::session::FinishedExam;

/// The format of the certificates that this program writes and reads.
const FORMAT: u64 = 1;

/// The most letters that a name may have, so that it fits on the sheet.
const LONGEST_NAME: usize = 80;

/// A certificate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Certificate {
    format: u64,
    /// Whose it is.
    pub name: String,
    /// The deck.
    pub deck: DeckId,
    /// What people call the deck.
    pub title: String,
    /// The day of the exam.
    pub day: Day,
    /// How many questions were answered rightly.
    pub right: usize,
    /// How many questions there were.
    pub questions: usize,
    /// The percentage that had to be right.
    pub pass: u8,
    /// Probability of passing by pure guessing.
    pub chance_by_guessing: Probability,
    /// Whether it was taken without a night between learning and exam.
    pub workshop: bool,
    /// Which exam it was: 1 for the first.
    pub attempt: usize,
    /// In how many sittings it was taken: 1 if it was not interrupted.
    pub sittings: usize,
    /// On how many days there was an answer on the way to the exam, its own day included.
    pub days: usize,
    /// The line with the exam's beginning.
    pub exam: LineId,
    /// The SHA-256 of the lines of the exam's beginning and of all its answers, and of the name.
    pub fingerprint: String,
}

/// A name that fits on a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(String);

impl std::str::FromStr for Name {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let letters = name.chars().count();
        if !is_visible(&name) || name.chars().any(char::is_control) {
            return Err("a name must have letters that can be seen".to_owned());
        }
        if letters > LONGEST_NAME {
            return Err(format!("the name has {letters} letters; at most {LONGEST_NAME} fit on the sheet"));
        }
        Ok(Self(name))
    }
}

/// Why there is no certificate.
#[derive(Debug)]
pub enum NoCertificate {
    /// No exam on the deck was passed.
    NotPassed,
    /// The lines of the exam are not in the journal.
    LinesMissing,
    /// The journal cannot be read.
    Journal(JournalError),
}

impl Certificate {
    /// The certificate of the last exam on this deck that was passed.
    ///
    /// # Errors
    ///
    /// None was passed, or its lines cannot be read again.
    pub fn of(
        data_dir: &Path,
        progress: &Progress,
        deck: &DeckId,
        title: &str,
        name: &Name,
    ) -> Result<Self, NoCertificate> {
        let exams = FinishedExam::all(progress, deck);
        let passed = exams.iter().rposition(|exam| exam.result.is_passed()).ok_or(NoCertificate::NotPassed)?;
        Self::of_exam(data_dir, progress, deck, title, name, &exams[passed], passed + 1)
    }

    fn of_exam(
        data_dir: &Path,
        progress: &Progress,
        deck: &DeckId,
        title: &str,
        name: &Name,
        exam: &FinishedExam,
        attempt: usize,
    ) -> Result<Self, NoCertificate> {
        let session = progress.all_sessions().find(|session| session.id == exam.id);
        let lines = session.map(lines).ok_or(NoCertificate::LinesMissing)?;
        let fingerprint = fingerprint(data_dir, &lines, &name.0).map_err(NoCertificate::Journal)?;
        Ok(Self {
            format: FORMAT,
            name: name.0.clone(),
            deck: deck.clone(),
            title: title.to_owned(),
            day: exam.day,
            right: exam.result.right,
            questions: exam.result.questions,
            pass: exam.result.pass,
            chance_by_guessing: exam.result.chance,
            workshop: exam.result.workshop,
            attempt,
            sittings: exam.sittings,
            days: days_until(progress, deck, exam),
            exam: exam.id.clone(),
            fingerprint: fingerprint.ok_or(NoCertificate::LinesMissing)?,
        })
    }

    /// The certificate as JSON.
    ///
    /// # Errors
    ///
    /// It cannot be written as JSON, which cannot happen to one made here.
    pub fn to_json(&self) -> serde_json::Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    /// The certificate as a page, with its JSON within.
    ///
    /// # Errors
    ///
    /// As for [`Certificate::to_json`].
    pub fn to_html(&self) -> serde_json::Result<String> {
        Ok(page::html(self, &self.to_json()?))
    }

    /// The certificate in a file's text, JSON or page.
    ///
    /// # Errors
    ///
    /// What is wrong with it, in words.
    pub fn read(text: &str) -> Result<Self, String> {
        let json = page::json_within(text).unwrap_or_else(|| text.to_owned());
        let newer = |format: u64| format!("it has format {format}, made by a newer version of tellapart; install that");
        #[derive(Deserialize)]
        struct Format {
            format: u64,
        }
        let not_one = |_: serde_json::Error| {
            "it is no certificate of tellapart, or was cut short; ask for the file again".to_owned()
        };
        let Format { format } = serde_json::from_str(&json).map_err(not_one)?;
        if format > FORMAT {
            return Err(newer(format));
        }
        serde_json::from_str(&json).map_err(not_one)
    }

    /// What of this certificate, read from `text`, does not agree with the journal in `data_dir`; nothing, if it is in order.
    ///
    /// # Errors
    ///
    /// The journal cannot be read.
    pub fn check(&self, text: &str, data_dir: &Path, progress: &Progress) -> Result<Vec<Mismatch>, JournalError> {
        let exams = FinishedExam::all(progress, &self.deck);
        let Some(place) = exams.iter().position(|exam| exam.id == self.exam) else {
            return Ok(vec![Mismatch::UnknownExam]);
        };
        let name = Name(self.name.clone());
        let (exam, attempt) = (&exams[place], place + 1);
        let real = match Self::of_exam(data_dir, progress, &self.deck, &self.title, &name, exam, attempt) {
            Ok(real) => real,
            Err(NoCertificate::Journal(error)) => return Err(error),
            Err(NoCertificate::NotPassed | NoCertificate::LinesMissing) => return Ok(vec![Mismatch::UnknownExam]),
        };
        let mut found = self.differences(&real);
        if !exam.result.is_passed() {
            found.push(Mismatch::NotPassed);
        }
        // What people read is the page, not the JSON within.
        let is_page = page::json_within(text).is_some();
        let as_written = |page: String| page.replace('\r', "") == text.replace('\r', "");
        if found.is_empty() && is_page && !self.to_html().is_ok_and(as_written) {
            found.push(Mismatch::Page);
        }
        Ok(found)
    }

    fn differences(&self, real: &Self) -> Vec<Mismatch> {
        let percent = |chance: Probability| format!("{:e}", chance.get());
        let fields = [
            ("day", self.day.to_string(), real.day.to_string()),
            ("number of right answers", self.right.to_string(), real.right.to_string()),
            ("number of questions", self.questions.to_string(), real.questions.to_string()),
            ("percentage needed", self.pass.to_string(), real.pass.to_string()),
            ("chance by guessing", percent(self.chance_by_guessing), percent(real.chance_by_guessing)),
            ("mark of a workshop", self.workshop.to_string(), real.workshop.to_string()),
            ("number of the attempt", self.attempt.to_string(), real.attempt.to_string()),
            ("number of sittings", self.sittings.to_string(), real.sittings.to_string()),
            ("number of days", self.days.to_string(), real.days.to_string()),
        ];
        let differs = fields.into_iter().filter(|(_, here, there)| here != there);
        let differs = differs.map(|(what, here, there)| Mismatch::Differs { what, here, there });
        let fingerprint = (self.fingerprint != real.fingerprint).then_some(Mismatch::Fingerprint);
        differs.chain(fingerprint).collect()
    }
}

/// What of a certificate does not agree with a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// The exam is not in this journal.
    UnknownExam,
    /// The exam was not passed.
    NotPassed,
    /// Something is otherwise in the journal.
    Differs {
        /// What.
        what: &'static str,
        /// What the certificate says.
        here: String,
        /// What the journal says.
        there: String,
    },
    /// The fingerprint is that of other lines, or of another name.
    Fingerprint,
    /// The page shows something else than what it holds.
    Page,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownExam => f.write_str(
                "its exam is not in this journal; if it was taken elsewhere, name the folder of progress it was taken with by --data-dir",
            ),
            Self::NotPassed => f.write_str("its exam was not passed"),
            Self::Differs { what, here, there } => write!(f, "the {what} is {here} here and {there} in the journal"),
            Self::Fingerprint => {
                f.write_str("the fingerprint is not that of this name and these answers: one of them was changed")
            }
            Self::Page => f.write_str("the page was changed after it was written"),
        }
    }
}

/// The lines behind an exam: its beginning, and every answer.
fn lines(session: &Session) -> Vec<LineId> {
    std::iter::once(session.id.clone()).chain(session.answers.iter().map(|answer| answer.id.clone())).collect()
}

/// On how many days someone was asked about this deck in an onboarding, up to this exam.
fn days_until(progress: &Progress, deck: &DeckId, exam: &FinishedExam) -> usize {
    let is_of = |session: &&Session| session.begin.onboarding.is_some() && session.begin.decks.contains(deck);
    let before = |session: &&Session| session.id == exam.id || session.begin.activity != Activity::Exam;
    let answers = progress.all_sessions().filter(is_of).filter(before).flat_map(|session| &session.answers);
    let days = answers.filter(|answer| answer.at <= exam.at).map(|answer| progress.day_of(answer.at));
    days.collect::<std::collections::HashSet<Day>>().len()
}

#[cfg(test)]
mod tests;
