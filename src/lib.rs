//! `tellapart` trains people to tell one thing from another.
//!
//! An author writes down how A and B differ, in a [`Deck`]. The engine writes the questions, asks them in a [`Sitting`], keeps what
//! happened in a journal, and decides with a [memory model](Model), which allows for guessing, when each distinction has to come back.
//!
//! This library is the engine. It knows no terminal, no argument, no directory and no clock, and compiles for `wasm32-unknown-unknown`.
//! A front end pulls a sitting: it shows each [`View`] as it likes and hands back the learner's [`Action`].
//!
//! ```
//! use tellapart::{Action, InMemory, Learner, Moment, Request, Response, Rules, Seeds, Shelf, Sitting, View, Wanted};
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let now: Moment = "2026-11-24T09:00:00+01:00".parse()?;
//!     let shelf = Shelf::new(tellapart::built_in()?)?;
//!     let learner = Learner::load(InMemory::default(), Rules::default(), now)?;
//!     let mut sitting = Sitting::new(learner, shelf, Seeds::Same(7));
//!     sitting.begin(Request::drill(), now)?;
//!     loop {
//!         let action = match sitting.view() {
//!             View::Ask(ask) => Action::Answer(match &ask.prompt.wanted {
//!                 Wanted::Pick(_) => Response::Option(0),
//!                 Wanted::Pair { rows, .. } => Response::Pairs((0..rows.len()).collect()),
//!                 Wanted::Write => Response::Text("pull".to_owned()),
//!             }),
//!             View::Summary { summary, .. } => {
//!                 println!("{:?} of {} right", summary.right, summary.asked);
//!                 Action::GoOn
//!             }
//!             View::End { .. } => break,
//!             _ => Action::GoOn,
//!         };
//!         sitting.act(action, now)?;
//!     }
//!     assert!(sitting.learner().store().text().lines().count() > 9, "every answer is in the journal");
//!     Ok(())
//! }
//! ```
//!
//! # The house
//!
//! Rooms from the ground up, each a private module. A room uses only rooms below it; those on one floor do not know each other. A test in
//! `tests/` holds this table against the code.
//!
//! | floor | room | owns | never |
//! |---|---|---|---|
//! | 0 | `side_by_side` | the same work on many things, on all cores | knows what the work is |
//! | 0 | `language` | the words of the program, the grammar of generated sentences and how words are written, a file a language | knows what is said when |
//! | 1 | `clock` | days, moments, the hour a day begins | reads a clock |
//! | 1 | `diagnostic` | what is wrong with a file, and where: code, severity, span, message, help | prints |
//! | 2 | `json` | JSON that people write by hand: strict reading, with the place of every value | what fields mean |
//! | 3 | `deck` | draft, formats of files, checking, the deck, the shelf, the built-in decks | memory, files, terminal |
//! | 3 | `memory` | belief, evidence, hypotheses about the learner, due day; the one place that knows FSRS | decks, files |
//! | 4 | `question` | forms, generation, grading; what was asked and picked, as values that can be saved | I/O, clock |
//! | 5 | `journal` | events, their lines, the store they are kept in: files, and in memory | derives anything |
//! | 5 | `settings` | the learner's settings: keys, ranges, defaults, reading, writing | where their file is |
//! | 6 | `progress` | the fold, one event at a time: beliefs, scores, agenda, confusions, retention, days in a row | I/O |
//! | 7 | `session` | what to ask next, what an answer becomes | I/O |
//! | 8 | `onboarding` | steps, gate, exams, pace | I/O |
//! | 9 | `sitting` | a session as it is held: begin, resume, act, journal, end; its lines of JSON | shows anything |
//! | 10 | `report` | what stands behind statistics, history, confusions and what is due: values | draws |
//! | 10 | `certificate` | what a passed exam is shown with, and how that is checked | which file it is in |
//!
//! The command line stands on top, as a program of its own: `main.rs` and `cli`.

#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests make files to read"))]

// Before the others, which use its macros.
#[macro_use]
mod language;

mod certificate;
mod clock;
mod deck;
mod diagnostic;
mod journal;
mod json;
mod memory;
mod onboarding;
mod progress;
mod question;
mod report;
mod session;
mod settings;
mod side_by_side;
mod sitting;

// What is said.
pub use language::{
    Argument, Language, Message, SPACE_IN_COMMAND, ToMessage, all_of, changes_screen, grouped, legible, listed,
    once_in, one_of,
};

// To hold a sitting.
pub use clock::{Day, DayStart, Moment, NotADay, NotAMoment};
pub use deck::{SameId, Shelf};
pub use journal::{
    Added, Appended, Bookmark, Checked, DailyCopy, DeviceName, Files, History, InMemory, KnownLines, Note, ReadOn,
    Reader, Repaired, Store, ThisMachine, ToRepair, Waiting, open_regular, trouble,
};
pub use journal::{
    BadLine, FileOperation, JournalError, KeptFile, NotADevice, NotALine, NotRead, TooLongAnExam, UnreadableLine,
};
pub use progress::{Progress, Rules};
pub use sitting::{
    About, Action, By, CopiedDeck, Exercise, Learner, Notice, Offer, Request, Rest, Seeds, Sitting, SittingError,
    StepOffer, View,
};
pub use sitting::{action_of_line, error_line, view_line};

// What views hold.
pub use onboarding::{
    FinishedExam, NotExaminable, Onboarding, OnboardingStep, Outlook, Pace, PreTestResult, READY_FROM,
};
pub use question::{Choice, Claim, Prompt, Response, Task, Verdict, Wanted};
pub use session::{
    Again, AllowedForms, Ask, Bar, Feedback, ItemFeedback, JudgedSituation, Lesson, Return, Score, SessionConfusion,
    SideSituation, SideTrait, Summary,
};

// Decks.
pub use deck::{
    BracketError, Deck, DeckId, Distinction, Draft, DraftDistinction, DraftExample, DraftFact, DraftSide,
    DraftSituation, DraftTrait, Example, Fact, Field, Item, ItemId, ItemRef, NotAnId, Side, SideId, Situation, Text,
    Trait, built_in, built_in_ids, built_in_named, check_deck, read_deck, read_deck_known,
};
pub use diagnostic::{
    Diagnostic, DiagnosticInWords, Diagnostics, DiagnosticsInWords, FilePlace, FileRange, OtherPlace, Position,
    Severity, Source, Span, Spanned,
};
pub use question::{FormName, NoQuestion, forms_of, set_right, truth};

// What happened, and what follows from it.
pub use journal::{
    Accept, Activity, Answer, Begin, Checksum, Edition, End, Ending, Event, Forget, LineId, Name, Named, NotAName,
    Recorded, Terms, Undo,
};
pub use progress::{
    Agenda, CatchUp, Coming, ConfusionStrength, ExamResult, ExamRule, ItemProgress, LastAct, PastSession, Retention,
    SessionAnswer, Streak,
};
pub use question::{Asked, Confusion, Picked, Row};

// Reports.
pub use report::{
    AcceptedAnswer, AcceptedReport, AnswersOnDay, ConfusionKind, ConfusionReport, Contents, DataCheck, DataPaths,
    DataProblem, DeckAccepted, DeckChecks, DeckConfusions, DeckStatistics, DeckWorkload, DueOnDay, ExportedAnswer,
    ItemStatistics, LabelledItem, NamedConfusion, NamedDeck, Overview, RetentionStatistics, ReviewStatistics,
    SessionHistory, SessionRecord, SettingValue, SettingsReport, Statistics, Workload,
};

// Settings and certificates.
pub use certificate::{Certificate, ExamField, Mismatch, NoCertificate, NotACertificate};
pub use settings::{Key, NoSuchKey, NotAllowed, Settings};

// The memory model.
pub use memory::{Belief, Evidence, Grade, Mistake, Model, Noise, Parameters, Probability, Target};
