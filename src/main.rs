//! The program: parse, run, report, exit.

#![forbid(unsafe_code)]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the command line is what stands between the engine and the system"
)]
#![cfg_attr(test, allow(clippy::disallowed_macros, reason = "a test is the program that others look at"))]

mod cli;

use std::process::ExitCode;

use clap::Parser;

use cli::app::{App, tell};
use cli::command::Cli;
use cli::error::Error;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut notes = Vec::new();
    let result = App::new(&cli.globals).map_err(|error| cli.fail(error)).and_then(|mut app| {
        let result = cli.run(&mut app);
        notes.extend_from_slice(app.notes());
        // The surroundings end here, and with them the terminal is as it was before anything more is told.
        result
    });
    for note in notes {
        tell(&format!("note: {note}"));
    }
    match result {
        Ok(outcome) => ExitCode::from(outcome.code()),
        Err(error) if error.is_closed_output() => ExitCode::SUCCESS,
        Err(Error::Told) => ExitCode::FAILURE,
        Err(error) => {
            let details = error.details();
            details.iter().for_each(|detail| tell(detail));
            let above = if details.is_empty() { "" } else { "; what is wrong stands above" };
            tell(&format!("error: {error}{above}"));
            ExitCode::FAILURE
        }
    }
}
