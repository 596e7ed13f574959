//! `tellapart data`: looking after what is kept for the learner.

mod add;
mod ask;
mod change;
mod export;
mod refusal;

use std::path::Path;

use clap::{Args, Subcommand};

use super::Run;
use crate::cli::app::{App, Outcome};
use crate::cli::console::with_spaces;
use crate::cli::error::{Error, remedy};
use crate::cli::front_end::reports::{self, Paragraphs};
use crate::cli::shell::CommandLine;
use tellapart::{BadLine, DataCheck, DataPaths, Files, Language, Note, UnreadableLine, message};

#[derive(Debug, Args)]
pub(super) struct Data {
    #[command(subcommand)]
    action: DataAction,
}

#[derive(Debug, Subcommand)]
enum DataAction {
    Path {
        #[arg(long)]
        json: bool,
    },
    Check {
        #[arg(long)]
        json: bool,
    },
    Repair(change::Repair),
    Export(export::Export),
    Merge(add::Merge),
    Restore(add::Restore),
    Forget(change::Forget),
}

impl Run for Data {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        match &self.action {
            DataAction::Path { json } => path(app, *json),
            DataAction::Check { json } => check(app, *json),
            DataAction::Repair(repair) => repair.run(app),
            DataAction::Export(export) => export.run(app),
            DataAction::Merge(merge) => merge.run(app),
            DataAction::Restore(restore) => restore.run(app),
            DataAction::Forget(forget) => forget.run(app),
        }
    }
}

fn path(app: &mut App, as_json: bool) -> Result<Outcome, Error> {
    let shown = |path: &Path| path.display().to_string();
    let locations = app.environment.locations();
    let files: Option<Files> = app.files().ok();
    let paths = DataPaths {
        progress: locations.data.as_deref().map(shown),
        settings: locations.settings.as_deref().map(shown),
        machine: locations.machine.as_ref().map(|machine| shown(machine.state_dir())),
        copies: files.and_then(|files| files.copies_folder()).as_deref().map(shown),
    };
    match as_json {
        true => app.console.json(&paths)?,
        false => Paragraphs::show(&mut app.console, |on| reports::data_paths(&paths, on))?,
    }
    Ok(Outcome::Done)
}

fn check(app: &mut App, as_json: bool) -> Result<Outcome, Error> {
    let (files, program) = (app.files()?, app.program());
    let checked = files.check(app.environment.now())?;
    let language = app.console.language();
    let check = DataCheck::of(&checked, language, |note, bad| {
        let told = what_to_do(note, bad, &program, language)?;
        // Only where lines are wrapped do the spaces of a command need care.
        Some(if as_json { with_spaces(&told) } else { told })
    });
    match as_json {
        true => app.console.json(&check)?,
        false => Paragraphs::show(&mut app.console, |on| reports::data_check(&check, &files.folder(), on))?,
    }
    Ok(if check.in_order { Outcome::Done } else { Outcome::Failed })
}

/// What to do about a problem, where all that is wrong has been told.
fn what_to_do(note: &Note, bad: Option<&BadLine>, program: &CommandLine, language: &Language) -> Option<String> {
    let repair = program.clone().word("data").word("repair");
    match (note, bad.map(|bad| &bad.cause)) {
        (_, Some(UnreadableLine::Newer { .. })) => Some(language.say(&message!("data-newer-line"))),
        (_, Some(_)) | (Note::Torn { .. }, _) => {
            Some(language.say(&message!("data-line-to-repair", command = &repair)))
        }
        _ => remedy(note, program, language),
    }
}
