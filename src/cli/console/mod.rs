//! The one way out: what is said on standard output and on standard error.
//!
//! Whatever came from outside (a journal, a deck, a file's name, an argument, what a library says of an error) loses here what could
//! change the screen around it.

use std::io::{self, Stdout, Write};

use dialoguer::console::Term;
use serde::Serialize;

use crate::cli::error::Error;
use tellapart::{Language, Message, Note, legible, turns_text};

/// Where commands speak, in values and messages.
pub(crate) struct Console {
    out: Stdout,
    language: &'static Language,
    notes: Vec<Note>,
}

impl Console {
    /// The standard output and the standard error of this process.
    pub(crate) fn standard() -> Self {
        Self { out: io::stdout(), language: Language::english(), notes: Vec::new() }
    }

    /// Says a message, as a paragraph of its own.
    ///
    /// # Errors
    ///
    /// The output is closed.
    pub(crate) fn say(&mut self, message: &Message) -> Result<(), Error> {
        self.paragraph("", &self.language.say(message))
    }

    /// Writes a paragraph that begins with `first`, wrapped by words and indented to its width where there is a terminal.
    ///
    /// # Errors
    ///
    /// The output is closed.
    pub(crate) fn paragraph(&mut self, first: &str, text: &str) -> Result<(), Error> {
        Ok(writeln!(self.out, "{}", indented(&legible(first), &legible(text), self.width()))?)
    }

    /// Writes a value as JSON.
    ///
    /// # Errors
    ///
    /// The output is closed, or the value cannot be JSON, which no value of this program can.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> Result<(), Error> {
        Ok(writeln!(self.out, "{}", legible_json(&serde_json::to_string_pretty(value)?))?)
    }

    /// Writes what was made for another program to read, and holds nothing from outside.
    ///
    /// # Errors
    ///
    /// The output is closed.
    pub(crate) fn raw(&mut self, bytes: &[u8]) -> Result<(), Error> {
        Ok(self.out.write_all(bytes)?)
    }

    /// Tells something on standard error, wrapped by words where that is a terminal.
    pub(crate) fn tell(&self, text: &str) {
        let term = Term::stderr();
        let width = usize::from(term.size().1).max(20);
        for line in text.lines().map(legible) {
            let line = if term.is_term() { textwrap::fill(&line, wrapping(width)) } else { line };
            // If not even standard error can be written, there is no one left to tell; the exit code has to say it all.
            let _ = writeln!(io::stderr(), "{line}");
        }
    }

    /// Keeps notes, to be told at the end, where no page covers them. They take the place of those before.
    pub(crate) fn note(&mut self, notes: &[Note]) {
        self.notes = notes.to_vec();
    }

    /// Tells the notes that were kept.
    pub(crate) fn tell_notes(&mut self) {
        for note in std::mem::take(&mut self.notes) {
            self.tell(&format!("note: {note}"));
        }
    }

    /// Columns of the terminal that standard output is; `None` if it is none.
    pub(crate) fn width(&self) -> Option<usize> {
        let term = Term::stdout();
        term.is_term().then(|| usize::from(term.size().1))
    }
}

/// JSON in which what could change the screen around it is escaped: the same values.
fn legible_json(json: &str) -> String {
    let mut legible = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            // Line ends between values; within one they are escaped already.
            '\n' => legible.push('\n'),
            letter if letter.is_control() || turns_text(letter) => {
                legible.push_str(&format!("\\u{:04x}", u32::from(letter)));
            }
            letter => legible.push(letter),
        }
    }
    legible
}

/// How texts are wrapped to so many columns: between words only. A hyphen breaks none, so that a command can be copied as it stands.
pub(crate) fn wrapping<'a>(width: usize) -> textwrap::Options<'a> {
    textwrap::Options::new(width).word_splitter(textwrap::WordSplitter::NoHyphenation)
}

/// A paragraph that begins with `first`, in a terminal of `width` columns wrapped by words and indented to the width of that.
pub(crate) fn indented(first: &str, text: &str, width: Option<usize>) -> String {
    let paragraph = match width {
        Some(width) => {
            let indent = " ".repeat(first.chars().count());
            let options = wrapping(width.clamp(20, 100)).initial_indent(first).subsequent_indent(&indent);
            textwrap::fill(text, options)
        }
        None => format!("{first}{text}"),
    };
    paragraph.trim_end().to_owned()
}
