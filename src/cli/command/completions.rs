//! `tellapart completions`.

use clap::Args;
use clap_complete::Shell;

use super::{Run, described};
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;

#[derive(Debug, Args)]
pub(super) struct Completions {
    shell: Shell,
}

impl Run for Completions {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        // Into memory first: the generator takes an output that was closed early for a fault of the program.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut described(app.console.language()), "tellapart", &mut script);
        app.console.raw(&script)?;
        Ok(Outcome::Done)
    }
}
