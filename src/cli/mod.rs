//! The command line: what stands between the engine and a terminal, a pipe or a file.
//!
//! A room uses only rooms below it, as in the engine; the same test holds this table against the code. Of the engine every room may use
//! what is public.
//!
//! | floor | room | owns | never |
//! |---|---|---|---|
//! | 0 | [`shell`] | commands to be copied into a shell | runs one |
//! | 1 | [`error`] | why a command failed, and what to do | prints |
//! | 2 | [`console`] | the one way out: standard output and standard error, in which nothing from outside changes the screen | decides what is said |
//! | 2 | [`environment`] | clock, chance, variables, folders, whether someone sits at a terminal | writes |
//! | 3 | [`store`] | what is kept on disk for the learner: settings, journal, decks, files that commands write | knows where |
//! | 3 | [`front_end`] | showing a sitting, taking what the learner does | decides anything |
//! | 4 | [`app`] | what a command works with: environment, store, console, and the front end before a person | knows a command |
//! | 5 | [`command`] | arguments and `run`, one file each | reads the surroundings by itself |

pub(crate) mod app;
pub(crate) mod command;
pub(crate) mod console;
pub(crate) mod environment;
pub(crate) mod error;
pub(crate) mod front_end;
pub(crate) mod shell;
pub(crate) mod store;
