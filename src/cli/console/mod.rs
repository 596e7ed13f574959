//! The one way out: what is said on standard output and on standard error.
//!
//! Whatever came from outside (a journal, a deck, a file's name, an argument, what a library says of an error) loses here what could
//! change the screen around it.

mod counting;
mod drawing;
mod output;
mod screen;
mod waiting;
mod wrap;

use std::io::{Stderr, Stdout};

use serde::Serialize;

pub(crate) use counting::counting;
pub(crate) use output::Output;
pub(crate) use screen::{Drawn, Screen, show_cursor, wrapped};
pub(crate) use waiting::{hurry, waiting};
pub(crate) use wrap::with_spaces;

use crate::cli::error::{Error, Usage, causes, remedy};
use crate::cli::shell::CommandLine;
use tellapart::{Diagnostics, Language, Message, Note, ToMessage, message};

/// Where commands speak, in values and messages.
pub(crate) struct Console {
    out: Output<Stdout>,
    errors: Output<Stderr>,
    language: &'static Language,
    notes: Vec<Note>,
    /// What this program is called by, in what is suggested.
    pub(crate) program: CommandLine,
}

/// Lets a fault of the program itself be told in words, and nothing of what it was about: the library's own message may repeat a text from
/// outside as it is.
pub(crate) fn tell_faults() {
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map(ToString::to_string).unwrap_or_default();
        Console::standard().tell(&message!("told-fault", place = place));
    }));
}

impl Console {
    /// The standard output and the standard error of this process.
    pub(crate) fn standard() -> Self {
        let language = Language::english();
        Self {
            out: Output::standard(language),
            errors: Output::error(language),
            language,
            notes: Vec::new(),
            program: CommandLine::new("tellapart"),
        }
    }

    /// The standard output, lent to a front end that shows lines.
    pub(crate) fn output(&self) -> Output<Stdout> {
        self.out.lent()
    }

    /// The terminal that standard output is, lent to a front end that draws.
    pub(crate) fn screen(&self) -> Screen {
        Screen::standard(self.language)
    }

    /// Says a message, as a paragraph of its own.
    ///
    /// # Errors
    ///
    /// The output is closed.
    pub(crate) fn say(&mut self, message: &Message) -> Result<(), Error> {
        self.paragraph("", &self.language.say(message))
    }

    /// A message in the language that is spoken here.
    pub(crate) fn words(&self, message: &Message) -> String {
        self.language.say(message)
    }

    /// Writes a paragraph that begins with `first`, wrapped by words and indented to its width where there is a terminal.
    ///
    /// # Errors
    ///
    /// The output is closed.
    pub(crate) fn paragraph(&mut self, first: &str, text: &str) -> Result<(), Error> {
        Ok(self.out.paragraph(first, text)?)
    }

    /// Draws what is wrong with a file, an empty line after it.
    ///
    /// # Errors
    ///
    /// The output is closed.
    pub(crate) fn draw(&mut self, diagnostics: &Diagnostics) -> Result<(), Error> {
        Ok(self.out.draw(diagnostics)?)
    }

    /// Writes a value as JSON.
    ///
    /// # Errors
    ///
    /// The output is closed, or the value cannot be JSON, which no value of this program can.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> Result<(), Error> {
        Ok(self.out.json(&serde_json::to_string_pretty(value)?)?)
    }

    /// Shows what the arguments came to where no command can be run with them; returns the exit code.
    pub(crate) fn usage(&mut self, usage: &Usage) -> u8 {
        match usage {
            // As for errors: the exit code has to say it all.
            Usage::Shown { text, is_asked_for: true } => {
                let _ = self.out.lines(text);
                return 0;
            }
            Usage::Shown { text, is_asked_for: false } => {
                let _ = self.errors.lines(text);
            }
            Usage::NotUnderstood { error, hint } => {
                self.tell(&message!("told-error", error = error.clone()));
                self.tell(&message!("told-hint", hint = hint.clone()));
            }
        }
        2
    }

    /// Writes lines for another program to read. At a terminal nothing in them changes the screen.
    ///
    /// # Errors
    ///
    /// The output is closed.
    pub(crate) fn table(&mut self, lines: &str) -> Result<(), Error> {
        match self.is_terminal() {
            true => Ok(self.out.json(&lines.replace("\r\n", "\n"))?),
            false => self.raw(lines.as_bytes()),
        }
    }

    /// Writes what was made for another program to read, and holds nothing from outside.
    ///
    /// # Errors
    ///
    /// The output is closed.
    pub(crate) fn raw(&mut self, bytes: &[u8]) -> Result<(), Error> {
        Ok(self.out.raw(bytes)?)
    }

    /// Tells something on standard error, wrapped by words where that is a terminal.
    pub(crate) fn tell(&mut self, message: &Message) {
        // If not even standard error can be written, there is no one left to tell; the exit code has to say it all.
        let _ = self.errors.line(&self.language.say(message));
    }

    /// Tells why a command failed: what is wrong with files, the error, what is behind it, and what to do about it.
    pub(crate) fn fail(&mut self, error: &Error) {
        let diagnostics = error.diagnostics();
        for of_file in diagnostics {
            // As for `tell`.
            let _ = self.errors.draw(of_file);
        }
        self.tell(&match diagnostics {
            [] => message!("told-error", error = error.message()),
            _ => message!("told-error-above", error = error.message()),
        });
        for cause in causes(error) {
            self.tell(&message!("told-cause", cause = cause));
        }
        if let Some(hint) = error.hint(self.language) {
            self.tell(&message!("told-hint", hint = hint));
        }
    }

    /// Keeps notes, to be told at the end, where no page covers them. They take the place of those before.
    pub(crate) fn note(&mut self, notes: &[Note]) {
        self.notes = notes.to_vec();
    }

    /// Tells the notes that were kept, but for what an error is told of that ends the program.
    pub(crate) fn tell_notes(&mut self, error: Option<&Error>) {
        let told = error.map(ToMessage::message);
        for note in std::mem::take(&mut self.notes) {
            if told.as_ref() == Some(&note.message()) {
                continue;
            }
            self.tell(&message!("told-note", note = note.message()));
            if let Some(hint) = remedy(&note, &self.program, self.language) {
                self.tell(&message!("told-hint", hint = hint));
            }
        }
    }

    /// The language that is spoken.
    pub(crate) fn language(&self) -> &'static Language {
        self.language
    }

    /// Columns of the terminal that standard output is; `None` if it is none.
    pub(crate) fn width(&self) -> Option<usize> {
        self.out.width()
    }

    /// Whether standard output is a terminal.
    pub(crate) fn is_terminal(&self) -> bool {
        self.width().is_some()
    }
}
