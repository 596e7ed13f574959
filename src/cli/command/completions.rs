//! `tellapart completions`.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::Cli;
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;

/// Write what a shell needs to complete commands with the Tab key
#[derive(Debug, Args)]
#[command(after_help = "\
It is written to standard output. Send it to the file where your shell looks for it, and open a new terminal. For zsh the folder has to be \
one of $fpath; in elvish, add `use tellapart` to rc.elv.

Examples:
  tellapart completions bash > ~/.local/share/bash-completion/completions/tellapart
  tellapart completions zsh > ~/.zfunc/_tellapart
  tellapart completions fish > ~/.config/fish/completions/tellapart.fish
  tellapart completions powershell >> $PROFILE
  tellapart completions elvish > ~/.config/elvish/lib/tellapart.elv")]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        // Into memory first: the generator takes an output that was closed early for a fault of the program.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "tellapart", &mut script);
        app.console.raw(&script)?;
        Ok(Outcome::Done)
    }
}
