//! The program: parse, run, report, exit.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use tellapart::app::App;
use tellapart::command::Cli;

fn main() -> ExitCode {
    let cli = Cli::parse();
    // The surroundings are dropped, and with them the cursor is back, before an error is told.
    let result = App::new(&cli.globals).and_then(|mut app| cli.run(&mut app));
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
