//! `tellapart man`.

use std::io;
use std::path::PathBuf;

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man as Page;
use clap_mangen::roff::{Roff, roman};

use super::{Cli, Run, help};
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::shell::CommandLine;
use tellapart::message;

#[derive(Debug, Args)]
pub(super) struct Man {
    dir: PathBuf,
}

impl Run for Man {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let command = help::described(Cli::command().disable_help_subcommand(true), app.console.language());
        let notes = app.console.words(&message!("man-notes"));
        let pages = pages(&command, &notes)?;
        for (name, page) in &pages {
            app.store.save(&self.dir.join(name), page)?;
        }
        app.console.say(&message!("man-written", pages = pages.len(), folder = self.dir.display().to_string()))?;
        // With a slash in it, `man` takes what it is given for a path.
        let first = self.dir.join("tellapart.1");
        let first = if self.dir.components().next().is_some() { first } else { PathBuf::from("./tellapart.1") };
        let read = CommandLine::new("man").operand(first.display().to_string());
        app.console.say(&message!("man-to-read", command = &read))?;
        Ok(Outcome::Done)
    }
}

/// The pages of a command and of all below it, each with the name of its file.
fn pages(command: &Command, notes: &str) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut all = vec![page(command, notes)?];
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        all.extend(pages(below, notes)?);
    }
    Ok(all)
}

fn page(command: &Command, notes: &str) -> io::Result<(String, Vec<u8>)> {
    let source = concat!("tellapart ", env!("CARGO_PKG_VERSION"));
    let page = Page::new(command.clone()).source(source).manual("tellapart");
    let mut bytes = Vec::new();
    page.render_title(&mut bytes)?;
    page.render_name_section(&mut bytes)?;
    page.render_synopsis_section(&mut bytes)?;
    page.render_description_section(&mut bytes)?;
    page.render_options_section(&mut bytes)?;
    if command.has_subcommands() {
        page.render_subcommands_section(&mut bytes)?;
    }
    if let Some(after) = command.get_after_help() {
        more(&after.to_string(), notes).to_writer(&mut bytes)?;
    }
    Ok((page.get_filename(), bytes))
}

/// What a help text ends with, as sections of a page: each list under its own title and line by line, the rest as paragraphs, which are called `notes`.
fn more(text: &str, notes: &str) -> Roff {
    let mut roff = Roff::new();
    let mut is_in_notes = false;
    for block in text.split("\n\n") {
        let list = block.split_once(":\n").filter(|(_, list)| list.lines().all(|line| line.starts_with("  ")));
        if let Some((title, list)) = list {
            roff.control("SH", [title.to_uppercase().as_str()]);
            roff.control("nf", []);
            for line in list.lines() {
                roff.text([roman(line.strip_prefix("  ").unwrap_or(line))]);
            }
            roff.control("fi", []);
            is_in_notes = false;
        } else {
            if is_in_notes {
                roff.control("PP", []);
            } else {
                roff.control("SH", [notes.to_uppercase().as_str()]);
            }
            roff.text([roman(block.replace('\n', " "))]);
            is_in_notes = true;
        }
    }
    roff
}
