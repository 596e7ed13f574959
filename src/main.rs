//! The program: parse, run, report, exit.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use tellapart::app::App;
use tellapart::command::Cli;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut notes = Vec::new();
    let result = App::new(&cli.globals).and_then(|mut app| {
        let result = cli.run(&mut app);
        notes.extend_from_slice(app.notes());
        // The surroundings end here, and with them the terminal is as it was before anything more is told.
        result
    });
    for note in notes {
        // If not even standard error can be written, there is no one left to tell.
        let _ = writeln!(std::io::stderr(), "note: {note}");
    }
    match result {
        Ok(outcome) => ExitCode::from(outcome.code()),
        Err(error) if error.is_closed_output() => ExitCode::SUCCESS,
        Err(error) => {
            // If not even standard error can be written, the exit code has to say it all.
            let _ = writeln!(std::io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}
