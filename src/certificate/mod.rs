//! Certificates: what a passed exam is shown with, as a page and as JSON, and how one is checked against a journal.
//!
//! What the exam's own lines say is checked against them; the rest of what a certificate tells is bound to them by the fingerprint, so that
//! what other machines add to a journal later does not spoil it. Where files lie and
//! whom to ask before one is replaced is left to the command.

mod error;
mod page;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::clock::{Day, Moment};
use crate::deck::{Deck, DeckId};
use crate::journal::{JournalError, LineId, Name, Store, fingerprint};
use crate::language::{Language, is_harmless};
use crate::memory::Probability;
use crate::onboarding::FinishedExam;
use crate::progress::{PastSession, Progress};

pub use error::{ExamField, Mismatch, NoCertificate, NotACertificate};

/// The format of the certificates that this program writes and reads.
const FORMAT: u64 = 1;

/// What is shown of a passed exam, each value as the journal has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Certificate {
    format: u64,
    /// Whose it is.
    pub name: Name,
    /// Names the deck in the journal.
    pub deck: DeckId,
    /// What people call the deck.
    pub title: String,
    /// Digest of what the deck said when the exam was taken: it changes with every wording.
    pub deck_fingerprint: String,
    /// When the exam's last answer was given.
    pub at: Moment,
    /// The learner's day to which that belongs.
    pub day: Day,
    /// How many distinctions were told apart.
    pub told_apart: usize,
    /// How many distinctions there were.
    pub distinctions: usize,
    /// How many of them had to be told apart.
    pub distinctions_needed: usize,
    /// How many facts were answered rightly.
    pub facts_right: usize,
    /// How many facts there were.
    pub facts: usize,
    /// How many of them had to be right.
    pub facts_needed: usize,
    /// Probability of passing for who knows all facts and phrases, and not whose they are, at most.
    pub chance_by_phrases: Probability,
    /// Probability of passing for who knows nothing, at most.
    pub chance_by_guessing: Probability,
    /// Whether it was taken without a night between learning and exam.
    pub workshop: bool,
    /// The longest break in it, in seconds; 0 if it was taken in one sitting.
    pub longest_break: u64,
    /// Which exam it was: 1 for the first.
    pub attempt: usize,
    /// On how many days something of the deck was answered, up to the exam.
    pub days: usize,
    /// The line with the exam's beginning.
    pub exam: LineId,
    /// The SHA-256 of the lines of the exam's beginning and of all its answers, and of what else is told here.
    pub fingerprint: String,
}

/// Whether a text can be a SHA-256: 64 hexadecimal digits.
fn is_fingerprint(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|letter| matches!(letter, b'0'..=b'9' | b'a'..=b'f'))
}

impl Certificate {
    /// The certificate of the last exam on this deck that was passed, by the learner who said a name to this journal.
    ///
    /// # Errors
    ///
    /// None was passed, its lines cannot be read again, or no name was said.
    pub fn of(store: &impl Store, progress: &Progress, deck: &Deck) -> Result<Self, NoCertificate> {
        let exams = FinishedExam::ever(progress, &deck.id);
        let is_void = exams.last().is_some_and(|exam| exam.result.is_void);
        let title = || deck.title.clone();
        let none = || match is_void {
            true => NoCertificate::Void { title: title() },
            false => NoCertificate::NotPassed { title: title() },
        };
        let passed = exams.iter().rposition(|exam| exam.result.is_passed()).ok_or_else(none)?;
        let exam = &exams[passed];
        let deck_fingerprint = deck.fingerprint();
        if exam.deck.as_ref().is_some_and(|taken| *taken != deck_fingerprint) {
            return Err(NoCertificate::OtherDeck { title: title() });
        }
        let rule = exam.result.rule;
        let name = progress.name_on(exam.id.device).ok_or(NoCertificate::Nameless)?;
        let sheet = Self {
            format: FORMAT,
            name: name.clone(),
            deck: deck.id.clone(),
            title: deck.title.clone(),
            deck_fingerprint,
            at: exam.at,
            day: exam.day,
            told_apart: exam.result.told_apart,
            distinctions: rule.distinctions,
            distinctions_needed: rule.distinctions_needed,
            facts_right: exam.result.facts_right,
            facts: rule.facts,
            facts_needed: rule.facts_needed,
            chance_by_phrases: rule.chance_by_phrases(),
            chance_by_guessing: rule.chance_by_guessing(),
            workshop: exam.result.workshop,
            longest_break: exam.result.longest_break,
            attempt: passed + 1,
            days: days_until(progress, &deck.id, exam),
            exam: exam.id,
            fingerprint: String::new(),
        };
        let fingerprint = sheet.fingerprint_in(store, progress, exam.id).map_err(NoCertificate::Journal)?;
        Ok(Self { fingerprint: fingerprint.ok_or(NoCertificate::LinesMissing)?, ..sheet })
    }

    /// The fingerprint of the exam's lines in this journal, with all that this certificate tells beside them; `None` if the lines are not
    /// there.
    fn fingerprint_in(
        &self,
        store: &impl Store,
        progress: &Progress,
        exam: LineId,
    ) -> Result<Option<String>, JournalError> {
        let Some(session) = progress.all_sessions().find(|session| session.id == exam) else { return Ok(None) };
        let Self { name, title, deck_fingerprint, day, attempt, longest_break, days, .. } = self;
        // No name and no title holds a line's end.
        let name = name.as_str();
        let told = format!("{name}\n{title}\n{deck_fingerprint}\n{day}\n{attempt}\n{longest_break}\n{days}");
        fingerprint(store, &lines(session), &told)
    }

    /// The certificate as JSON.
    ///
    /// # Errors
    ///
    /// It cannot be written as JSON, which cannot happen to one made here.
    pub fn to_json(&self) -> serde_json::Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    /// By what it can be told from every other: the beginning of its fingerprint, "0123-4567-89AB-CDEF".
    pub fn code(&self) -> String {
        let letters: Vec<char> = self.fingerprint.chars().take(16).collect();
        letters.chunks(4).map(|group| group.iter().collect::<String>().to_uppercase()).collect::<Vec<_>>().join("-")
    }

    /// The certificate as a page, with its JSON within.
    ///
    /// # Errors
    ///
    /// As for [`Certificate::to_json`].
    pub fn to_html(&self) -> serde_json::Result<String> {
        Ok(page::html(self, &self.to_json()?, Language::english()))
    }

    /// The certificate in a file's text, JSON or page.
    ///
    /// # Errors
    ///
    /// It is none, or of a newer format.
    pub fn read(text: &str) -> Result<Self, NotACertificate> {
        #[derive(Deserialize)]
        struct SheetFormat {
            format: u64,
        }
        let text = plain(text);
        let json = page::json_within(&text).unwrap_or(text);
        let SheetFormat { format } = serde_json::from_str(&json).map_err(|_| NotACertificate::Unreadable)?;
        if format > FORMAT {
            return Err(NotACertificate::Newer { format });
        }
        if format < FORMAT {
            return Err(NotACertificate::Unreadable);
        }
        let sheet: Self = serde_json::from_str(&json).map_err(|_| NotACertificate::Unreadable)?;
        // A stranger wrote this: it must not be able to write to the terminal what it likes.
        if is_harmless(&sheet.title)
            && [&sheet.deck_fingerprint, &sheet.fingerprint].into_iter().all(|text| is_fingerprint(text))
        {
            Ok(sheet)
        } else {
            Err(NotACertificate::Unreadable)
        }
    }

    /// What of this certificate, read from `text`, does not agree with the journal in `store`, nor with `deck` if that is known; nothing, if
    /// it is in order.
    ///
    /// # Errors
    ///
    /// The journal cannot be read.
    pub fn check(
        &self,
        text: &str,
        store: &impl Store,
        progress: &Progress,
        deck: Option<&Deck>,
    ) -> Result<Vec<Mismatch>, JournalError> {
        let exams = FinishedExam::ever(progress, &self.deck);
        // A line that was changed has another checksum, and still its number: what differs can then be named.
        let is_numbered_alike = |exam: &&FinishedExam| (exam.id.device, exam.id.n) == (self.exam.device, self.exam.n);
        let exam = exams.iter().find(|exam| exam.id == self.exam).or_else(|| exams.iter().find(is_numbered_alike));
        let Some(exam) = exam else { return Ok(vec![Mismatch::UnknownExam]) };
        let Some(real) = self.fingerprint_in(store, progress, exam.id)? else { return Ok(vec![Mismatch::UnknownExam]) };
        let mut found = self.differences(exam);
        match progress.name_on(exam.id.device) {
            Some(name) if *name == self.name => {}
            Some(name) => {
                let [here, there] = [&self.name, name].map(|name| name.as_str().to_owned());
                found.push(Mismatch::Differs { field: ExamField::Name, here, there });
            }
            None => found.push(Mismatch::Nameless),
        }
        if self.fingerprint != real {
            found.push(Mismatch::Fingerprint);
        }
        if !exam.result.is_passed() {
            found.push(Mismatch::NotPassed);
        }
        let is_other = |deck: &Deck| self.deck_fingerprint != deck.fingerprint() || self.title != deck.title;
        if deck.is_some_and(is_other) {
            found.push(Mismatch::OtherDeck);
        }
        // What people read is the page, not the JSON within.
        let text = plain(text);
        let is_page = page::json_within(&text).is_some();
        if found.is_empty() && is_page && !self.to_html().is_ok_and(|page| page == text) {
            found.push(Mismatch::Page);
        }
        Ok(found)
    }

    /// What the exam's lines say otherwise.
    fn differences(&self, exam: &FinishedExam) -> Vec<Mismatch> {
        let result = &exam.result;
        let number = |chance: Probability| format!("{:e}", chance.get());
        let deck = exam.deck.clone().unwrap_or_else(|| self.deck_fingerprint.clone());
        let rule = result.rule;
        let [here, there] = [
            [
                [self.told_apart, self.distinctions, self.distinctions_needed],
                [self.facts_right, self.facts, self.facts_needed],
            ],
            [
                [result.told_apart, rule.distinctions, rule.distinctions_needed],
                [result.facts_right, rule.facts, rule.facts_needed],
            ],
        ]
        .map(|counts| counts.map(|[right, of, needed]| format!("{right}/{of} ({needed})")));
        let [distinctions, facts] = here;
        let [distinctions_there, facts_there] = there;
        let fields = [
            (ExamField::Time, self.at.to_string(), exam.at.to_string()),
            (ExamField::Distinctions, distinctions, distinctions_there),
            (ExamField::Facts, facts, facts_there),
            (ExamField::ChanceByPhrases, number(self.chance_by_phrases), number(rule.chance_by_phrases())),
            (ExamField::ChanceByGuessing, number(self.chance_by_guessing), number(rule.chance_by_guessing())),
            (ExamField::Workshop, self.workshop.to_string(), result.workshop.to_string()),
            (ExamField::LongestBreak, self.longest_break.to_string(), result.longest_break.to_string()),
            (ExamField::DeckFingerprint, self.deck_fingerprint.clone(), deck),
        ];
        let differs = fields.into_iter().filter(|(_, here, there)| here != there);
        differs.map(|(field, here, there)| Mismatch::Differs { field, here, there }).collect()
    }
}

/// A text as it was written, whatever carried it changed at its beginning and at the ends of its lines.
fn plain(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace('\r', "")
}

/// The lines behind an exam: its beginning, and every answer.
fn lines(session: &PastSession) -> Vec<LineId> {
    std::iter::once(session.id).chain(session.answers().iter().map(|answer| answer.id)).collect()
}

/// On how many days something of this deck was answered, up to the end of this exam.
fn days_until(progress: &Progress, deck: &DeckId, exam: &FinishedExam) -> usize {
    let answers = progress.all_sessions().flat_map(|session| session.answers());
    let before = answers.filter(|answer| answer.answer.deck == *deck && answer.at <= exam.at);
    before.map(|answer| progress.day_of(answer.at)).collect::<HashSet<Day>>().len()
}

#[cfg(test)]
mod tests;
