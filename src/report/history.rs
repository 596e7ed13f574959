//! The sessions there were.

use serde::Serialize;

use crate::clock::Moment;
use crate::deck::{DeckId, Shelf};
use crate::journal::{Activity, Ending};
use crate::progress::{ExamResult, PastSession, Progress};

/// The sessions there were.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SessionHistory {
    /// How many there are, those that are not shown as well.
    pub all: usize,
    /// The newest of them, the newest last.
    pub sessions: Vec<SessionRecord>,
}

/// What is told of a session.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SessionRecord {
    /// When it first began.
    pub began: Moment,
    /// What kind of session it was.
    pub activity: Activity,
    /// Whether nothing of it was evidence of memory.
    pub practised: bool,
    /// What it asked about, in the order of the shelf at that time.
    pub decks: Vec<NamedDeck>,
    /// How many questions were answered, without answers taken back.
    pub asked: usize,
    /// How many of them rightly; `None` for a pre-test or an exam that is not over: until then nothing tells how it goes.
    pub right: Option<usize>,
    /// Time that the answers took, in milliseconds.
    pub ms: u64,
    /// How it ended; `None` if it runs, or was cut off.
    pub ending: Option<Ending>,
    /// Whether an exam was passed; `None` if it is no exam, or not over.
    pub passed: Option<bool>,
}

/// A deck of the journal, which the shelf need not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedDeck {
    /// Names the deck in the journal.
    pub id: DeckId,
    /// Its title, if it is on the shelf.
    pub title: Option<String>,
}

impl SessionHistory {
    /// The sessions with an answer that counts, at most this many of them, the newest.
    pub fn of(shelf: &Shelf, progress: &Progress, most: usize) -> Self {
        let answered = || progress.sessions().filter(|session| session.has_counted());
        let all = answered().count();
        let newest = answered().skip(all.saturating_sub(most));
        Self { all, sessions: newest.map(|session| SessionRecord::of(session, shelf)).collect() }
    }
}

impl SessionRecord {
    fn of(session: &PastSession, shelf: &Shelf) -> Self {
        let named =
            |id: &DeckId| NamedDeck { id: id.clone(), title: shelf.deck_named(id).map(|deck| deck.title.clone()) };
        let is_told = session.is_over() || !session.is_test();
        Self {
            began: session.began,
            activity: session.begin.activity,
            practised: session.counted().all(|answer| !answer.answer.counts),
            decks: session.begin.decks.iter().map(named).collect(),
            asked: session.counted().count(),
            right: is_told.then(|| session.counted().filter(|answer| answer.answer.is_right()).count()),
            ms: session.counted().fold(0, |sum: u64, answer| sum.saturating_add(answer.answer.ms)),
            ending: session.ending,
            passed: ExamResult::of_session(session).map(|result| result.is_passed()),
        }
    }
}
