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

use cli::app::{App, Outcome};
use cli::command::Cli;
use cli::console::{self, Console};
use cli::environment::{self, Environment};
use cli::error::Error;

fn main() -> ExitCode {
    console::tell_faults();
    let mut console = Console::standard();
    let cli = match Cli::parse_in(console.language(), &environment::arguments()) {
        Ok(cli) => cli,
        Err(usage) => return ExitCode::from(console.usage(&usage)),
    };
    let (mut console, result) = run(&cli, console);
    console.tell_notes(result.as_ref().err());
    match result {
        Ok(outcome) => ExitCode::from(outcome.code()),
        Err(error) if error.is_closed_output() => ExitCode::SUCCESS,
        Err(error) => {
            console.fail(&error);
            ExitCode::FAILURE
        }
    }
}

/// Does what was asked for. The console comes back when the front end, and with it whatever covered the screen, is gone.
fn run(cli: &Cli, console: Console) -> (Console, Result<Outcome, Error>) {
    match Environment::new(&cli.globals, console.is_terminal()) {
        Ok(environment) => {
            let mut app = App::new(environment, console);
            let result = cli.run(&mut app);
            (app.into_console(), result)
        }
        Err(error) => {
            let told = cli.fail(&console, error.into());
            (console, told)
        }
    }
}
