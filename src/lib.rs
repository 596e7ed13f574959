//! `tellapart` trains people to tell one thing from another.
//!
//! An author writes down how A and B differ, in a [`deck`]. The program writes the [`question`]s, asks them in a [`session`], keeps what
//! happened in a [`journal`], and decides with a [`memory`] model, which allows for guessing, when each distinction has to come back.
//!
//! # The house
//!
//! Rooms from the ground up. A room uses only rooms below it; those on one floor do not know each other. A test in `tests/` holds
//! this table against the code.
//!
//! | floor | room | owns | never |
//! |---|---|---|---|
//! | 0 | [`clock`] | days, moments, the hour a day begins | reads a clock |
//! | 0 | [`document`] | JSON files written by hand: strict reading, places, problems; writing a file whole | what fields mean |
//! | 1 | [`deck`] | deck types, reading, checking, the built-in decks | memory, terminal |
//! | 1 | [`memory`] | belief, evidence, due day; the one place that names `fsrs` | decks, files |
//! | 2 | [`question`] | forms, generation, grading; what was asked and picked, as values that can be saved | I/O, clock |
//! | 3 | [`journal`] | events, their lines, append, read, recovery | derives anything |
//! | 3 | [`settings`] | the learner's settings: keys, ranges, defaults, reading, saving | where their file is |
//! | 4 | [`progress`] | the fold from events to beliefs, scores, confusions, retention, days in a row | I/O |
//! | 5 | [`session`] | what to ask next, what an answer becomes | I/O |
//! | 6 | [`onboarding`] | course, stages, gate, exams, pace | I/O |
//! | 7 | [`sitting`] | a session as it is held: begin, resume, act, journal, end | shows anything |
//! | 8 | [`certificate`] | what a passed exam is shown with, and how that is checked | which file it is in |
//!
//! The command line stands on top, as a program of its own: `main.rs` and `cli`.

#![cfg_attr(test, allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests make files to read"))]

pub mod certificate;
pub mod clock;
pub mod deck;
pub mod document;
pub mod journal;
pub mod memory;
pub mod onboarding;
pub mod progress;
pub mod question;
pub mod session;
pub mod settings;
pub mod sitting;
