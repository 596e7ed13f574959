//! The command line: what stands between the engine and a terminal, a pipe or a file.

pub(crate) mod app;
pub(crate) mod command;
pub(crate) mod front_end;
