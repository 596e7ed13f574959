//! The command line: what stands between the engine and a terminal, a pipe or a file.
//!
//! A room uses only rooms below it, as in the engine; the same test holds this table against the code. Of the engine every room may use
//! what is public.
//!
//! | floor | room | owns | never |
//! |---|---|---|---|
//! | 0 | [`words`] | numbers and days in words | |
//! | 1 | [`error`] | why a command failed, and what to do | prints |
//! | 2 | [`front_end`] | showing a sitting, taking what the learner does | decides anything |
//! | 3 | [`app`] | the surroundings: clock, chance, directories, files, output, which front end | knows a command |
//! | 4 | [`command`] | arguments and `run`, one file each | reads the surroundings by itself |

pub(crate) mod app;
pub(crate) mod command;
pub(crate) mod error;
pub(crate) mod front_end;
pub(crate) mod words;
