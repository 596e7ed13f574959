//! `tellapart data merge` and `data restore`: what another folder holds is added, and nothing is ever taken away.

use std::path::{Path, PathBuf};

use clap::Args;

use super::super::Run;
use super::ask::declined;
use super::refusal::DataRefusal;
use crate::cli::app::{App, Outcome};
use crate::cli::error::{Error, given};
use crate::cli::front_end::reports::{self, DailyContents, Paragraphs};
use tellapart::{Added, Contents, Day, Files, Message, Note, message};

#[derive(Debug, Args)]
pub(super) struct Merge {
    #[arg(required = true)]
    folders: Vec<PathBuf>,
    #[arg(long)]
    yes: bool,
}

impl Run for Merge {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let mut files = app.files()?;
        // Of several folders none is added while another is not what was meant.
        for folder in &self.folders {
            look_into(app, &files, folder)?;
        }
        let mut outcome = Outcome::Done;
        for folder in &self.folders {
            let found = look_into(app, &files, folder)?;
            Paragraphs::show(&mut app.console, |on| reports::notes(&found.notes, on))?;
            let shown = folder.display().to_string();
            if found.lines.is_empty() {
                app.console.say(&message!("data-merge-nothing-new", folder = shown))?;
                continue;
            }
            let contents = reports::contents(&contents(app, &found)?);
            let would = message!("data-merge-would-add", folder = shown, contents = contents);
            match add(app, &mut files, folder, self.yes, [would, message!("data-merge-ask")])? {
                Some(outcome @ Outcome::Signalled(_)) => return Ok(outcome),
                Some(declined) => outcome = declined,
                None => {}
            }
        }
        Ok(outcome)
    }
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    #[arg(value_parser = given::<Day>)]
    day: Option<Day>,
    #[arg(long)]
    yes: bool,
}

impl Run for Restore {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let (mut files, now) = (app.files()?, app.environment.now());
        let copies = files.copies();
        let mut all = Vec::new();
        for copy in &copies {
            all.push((copy, files.not_here(&copy.path, now)?));
        }
        let listed = all.iter().map(|(copy, found)| DailyContents {
            day: copy.day,
            answers: found.answers,
            missing: Contents::of(&found.lines, tellapart::DayStart::USUAL).answers,
        });
        let listed: Vec<_> = listed.collect();
        if listed.is_empty() {
            app.console.say(&message!("data-restore-no-copies"))?;
            return Ok(Outcome::Done);
        }
        Paragraphs::show(&mut app.console, |on| reports::copies(&listed, on))?;
        let chosen = match self.day {
            Some(day) => {
                let chosen = all.iter().find(|(copy, _)| copy.day == day);
                Some(chosen.ok_or_else(|| DataRefusal::NoSuchCopy {
                    day,
                    known: listed.iter().map(|copy| copy.day).collect(),
                })?)
            }
            None => all.iter().find(|(_, found)| !found.lines.is_empty()),
        };
        let Some((copy, found)) = chosen.filter(|(_, found)| !found.lines.is_empty()) else {
            app.console.say(&match self.day {
                Some(day) => message!("data-restore-nothing-of", day = day.to_string()),
                None => message!("data-restore-nothing"),
            })?;
            return Ok(Outcome::Done);
        };
        Paragraphs::show(&mut app.console, |on| reports::notes(&found.notes, on))?;
        let contents = reports::contents(&contents(app, found)?);
        let would = message!("data-restore-would-add", day = copy.day.to_string(), contents = contents);
        let added = add(app, &mut files, &copy.path, self.yes, [would, message!("data-restore-ask")])?;
        Ok(added.unwrap_or(Outcome::Done))
    }
}

/// What a folder holds that is not here.
fn look_into(app: &App, files: &Files, folder: &Path) -> Result<Added, Error> {
    let no_journal = || DataRefusal::NoJournal { path: folder.to_owned() };
    if !app.store.is_folder(folder) {
        return Err(no_journal().into());
    }
    let found = files.not_here(folder, app.environment.now())?;
    // A file that is only away shows that there is one.
    let is_one = found.files > 0
        || found.notes.iter().any(|note| matches!(note, Note::NotRead { path, .. } if is_in_journal(path)));
    if is_one { Ok(found) } else { Err(no_journal().into()) }
}

fn is_in_journal(path: &Path) -> bool {
    path.parent().and_then(Path::file_name).is_some_and(|folder| folder == "journal")
}

fn contents(app: &mut App, found: &Added) -> Result<Contents, Error> {
    Ok(Contents::of(&found.lines, app.store.settings()?.day_start()))
}

/// Says what would be added, asks, and adds it; returns the outcome where that was not wanted.
fn add(
    app: &mut App,
    files: &mut Files,
    folder: &Path,
    yes: bool,
    [would, question]: [Message; 2],
) -> Result<Option<Outcome>, Error> {
    app.console.say(&would)?;
    if let Some(outcome) = declined(app, yes, &question)? {
        return Ok(Some(outcome));
    }
    let added = files.add(folder, app.environment.now())?;
    let contents = reports::contents(&contents(app, &added)?);
    app.console.say(&message!("data-added", contents = contents))?;
    Ok(None)
}
