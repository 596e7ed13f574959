//! Reports for people: tables, maps and lists in paragraphs, for a terminal of any width, or for none.

mod columns;
mod confusions;
mod forecast;
mod heat_map;
mod history;
mod statistics;
mod workload;

use crate::cli::console::Console;
use crate::cli::error::Error;
use tellapart::{Language, Message};

pub(crate) use confusions::confusions;
pub(crate) use history::history;
pub(crate) use statistics::statistics;
pub(crate) use workload::{overview, workload};

/// Paragraphs that are to be shown, one below the other.
pub(crate) struct Paragraphs {
    language: &'static Language,
    /// Columns of the terminal; `None` if there is none.
    width: Option<usize>,
    /// How each begins, to whose width it is indented; and its text.
    all: Vec<(String, String)>,
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
        paragraphs.all.iter().try_for_each(|(first, text)| console.paragraph(first, text))
    }

    /// Whether a terminal has room for so many columns, or there is no terminal.
    fn has(&self, columns: usize) -> bool {
        self.width.is_none_or(|width| width >= columns)
    }

    fn words(&self, message: &Message) -> String {
        self.language.say(message)
    }

    fn say(&mut self, message: &Message) {
        self.say_after("", message);
    }

    fn say_after(&mut self, first: &str, message: &Message) {
        let words = self.words(message);
        self.put(first, &words);
    }

    fn put(&mut self, first: &str, text: &str) {
        self.all.push((first.to_owned(), text.to_owned()));
    }

    fn blank(&mut self) {
        self.put("", "");
    }
}
