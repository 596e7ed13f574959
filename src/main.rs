//! The program: parse, run, report, exit.

mod cli;

use std::process::ExitCode;

use clap::Parser;

use cli::app::{App, Error, tell};
use cli::command::Cli;

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
