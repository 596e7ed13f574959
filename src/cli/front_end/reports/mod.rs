//! Reports for people: tables, maps and lists in paragraphs, for a terminal of any width, or for none.

mod accepted;
mod certificate;
mod columns;
mod confusions;
mod data;
mod deck;
mod forecast;
mod heat_map;
mod history;
mod settings;
mod statistics;
mod workload;

use crate::cli::console::Console;
use crate::cli::error::Error;
use tellapart::{Diagnostics, Language, Message};

pub(crate) use accepted::accepted;
pub(crate) use certificate::{certificate_to_write, mismatches, valid_certificate, written_certificate};
pub(crate) use confusions::confusions;
pub(crate) use data::{DailyContents, contents, copies, data_check, data_paths, notes, repaired, to_repair};
pub(crate) use deck::{deck, deck_checks, decks};
pub(crate) use history::history;
pub(crate) use settings::{changed_setting, setting, settings, unset_setting};
pub(crate) use statistics::statistics;
pub(crate) use workload::{overview, workload};

/// Paragraphs that are to be shown, one below the other.
pub(crate) struct Paragraphs {
    language: &'static Language,
    /// Columns of the terminal; `None` if there is none.
    width: Option<usize>,
    all: Vec<Shown>,
}

/// What is shown as a whole.
enum Shown {
    Paragraph {
        /// How it begins; to the width of this it is indented.
        first: String,
        text: String,
    },
    /// What is wrong with a file, with the lines it is about.
    Drawn(Diagnostics),
}

impl Paragraphs {
    /// None yet, in this language and for a terminal of this width.
    fn new(language: &'static Language, width: Option<usize>) -> Self {
        Self { language, width, all: Vec::new() }
    }

    /// Shows on this console what `write` makes.
    ///
    /// # Errors
    ///
    /// The output is closed.
    pub(crate) fn show(console: &mut Console, write: impl FnOnce(&mut Self)) -> Result<(), Error> {
        let mut paragraphs = Self::new(console.language(), console.width());
        write(&mut paragraphs);
        paragraphs.all.iter().try_for_each(|shown| match shown {
            Shown::Paragraph { first, text } => console.paragraph(first, text),
            Shown::Drawn(diagnostics) => console.draw(diagnostics),
        })
    }

    /// Whether a terminal has room for so many columns, or there is no terminal.
    fn has(&self, columns: usize) -> bool {
        self.width.is_none_or(|width| width >= columns)
    }

    fn words(&self, message: &Message) -> String {
        self.language.say(message)
    }

    /// What stands beside a message under this name.
    fn beside(&self, message: &Message, name: &str) -> Option<String> {
        self.language.beside(message, name)
    }

    fn say(&mut self, message: &Message) {
        self.say_after("", message);
    }

    fn say_after(&mut self, first: &str, message: &Message) {
        let words = self.words(message);
        self.put(first, &words);
    }

    fn put(&mut self, first: &str, text: &str) {
        self.all.push(Shown::Paragraph { first: first.to_owned(), text: text.to_owned() });
    }

    /// Draws what is wrong with a file, if anything is.
    fn draw(&mut self, diagnostics: Diagnostics) {
        if diagnostics.iter().next().is_some() {
            self.all.push(Shown::Drawn(diagnostics));
        }
    }

    fn blank(&mut self) {
        self.put("", "");
    }
}
