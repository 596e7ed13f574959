//! What is wrong with a file, and where: diagnostics as values, which whoever shows them draws.
//!
//! A diagnostic's code is the id of its message, and its remedy stands beside that in the files of `language`: a kind of problem is
//! named once. This room never prints.

mod in_words;
mod source;

use std::fmt;

use serde::Serialize;

use crate::language::{Language, Message, ToMessage};

pub use in_words::{DiagnosticInWords, DiagnosticsInWords, FilePlace, FileRange, OtherPlace};
pub use source::{Position, Source};

/// A part of a text: its bytes from `start` up to and without `end`, at the boundaries of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The offset of its first byte.
    pub start: usize,
    /// The offset of the byte after its last one.
    pub end: usize,
}

/// Something that was read, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// What has one is not used.
    Error,
    /// It can be used, and could be better.
    Warning,
}

/// One thing that is wrong with a file, or could be better.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Where; `None` if it is about the file as a whole (it is missing, or a folder).
    pub span: Option<Span>,
    /// What is wrong. How to mend it stands beside it under the name `help`.
    pub message: Message,
    /// Another place that has to do with it, and what is there.
    pub other: Option<Box<Spanned<Message>>>,
}

/// Everything that is wrong with one file, in the order of its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostics {
    source: Source,
    list: Vec<Diagnostic>,
}

impl Span {
    /// The part from `start` up to and without `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same with the whole of the letters of `text` that it begins or ends within.
    pub(crate) fn of_whole_letters(self, text: &str) -> Self {
        let is_cut = |at: &usize| *at < text.len() && !text.is_char_boundary(*at);
        let start = (0..=self.start).rev().find(|at| !is_cut(at)).unwrap_or(0);
        let end = (self.end..).find(|at| !is_cut(at)).unwrap_or(self.end);
        Self { start, end }
    }
}

impl<T> Spanned<T> {
    /// What was read in this place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl Diagnostic {
    /// An error in this place.
    pub fn error(span: Span, message: Message) -> Self {
        Self { severity: Severity::Error, span: Some(span), message, other: None }
    }

    /// A warning about this place.
    pub fn warning(span: Span, message: Message) -> Self {
        Self { severity: Severity::Warning, ..Self::error(span, message) }
    }

    /// An error of the file as a whole.
    pub fn of_file(message: Message) -> Self {
        Self { severity: Severity::Error, span: None, message, other: None }
    }

    /// The same, with another place that has to do with it.
    #[must_use]
    pub fn beside(self, span: Span, message: Message) -> Self {
        Self { other: Some(Box::new(Spanned::new(message, span))), ..self }
    }

    /// What kind of problem it is: lower-case words joined by hyphens, the same in every language.
    pub fn code(&self) -> &str {
        self.message.id()
    }

    /// How to mend it, in this language. Where it was made of an error, that is the error's hint.
    pub fn help(&self, language: &Language) -> Option<String> {
        language.beside(&self.message, "help").or_else(|| language.beside(&self.message, "hint"))
    }
}

impl Diagnostics {
    /// What is wrong with this source.
    pub fn new(source: Source, mut list: Vec<Diagnostic>) -> Self {
        list.sort_by_key(|diagnostic| diagnostic.span);
        Self { source, list }
    }

    /// One error of a file that could not even be read; `name` is what its user calls it.
    pub fn of_file(name: &str, error: &impl ToMessage) -> Self {
        Self::new(Source::new(name, ""), vec![Diagnostic::of_file(error.message())])
    }

    /// What they are about.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Each of them, in the order of the text; those about the file as a whole come first.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Those that are as bad as this.
    #[must_use]
    pub fn only(mut self, severity: Severity) -> Self {
        self.list.retain(|diagnostic| diagnostic.severity == severity);
        self
    }

    /// How many are as bad as this.
    pub fn count(&self, severity: Severity) -> usize {
        self.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Whether what they are about cannot be used.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// A line for each, for where nothing can be drawn: `path:line:column: what is wrong; how to mend it`.
    pub fn lines(&self, language: &Language) -> Vec<String> {
        let line = |diagnostic: &Diagnostic| {
            let place = diagnostic.span.map(|span| self.source.position(span.start));
            let place = place.map(|Position { line, column }| format!("{line}:{column}:")).unwrap_or_default();
            let help = diagnostic.help(language).map(|help| format!("; {help}")).unwrap_or_default();
            format!("{}:{place} {}{help}", self.source.name(), language.say(&diagnostic.message))
        };
        self.iter().map(line).collect()
    }
}

/// A line for each, in English: for programmers and for chains of errors.
impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines(Language::english()).join("\n"))
    }
}

impl std::error::Error for Diagnostics {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_stand_in_the_order_of_the_text_and_say_where_what_and_how_to_mend_it() {
        let source = Source::new("mine.json", "ä: 1\r\nb: 2\n");
        let at = |start, end| Diagnostic::error(Span::new(start, end), message!("json-trailing-comma"));
        let all = Diagnostics::new(source, vec![at(10, 11), at(4, 5), Diagnostic::of_file(message!("text-is-utf-16"))]);
        let lines = all.lines(Language::english());
        assert!(lines[0].starts_with("mine.json: the file is saved as UTF-16"), "{all}");
        assert!(lines[1].starts_with("mine.json:1:4: "), "{all}");
        assert!(lines[2].starts_with("mine.json:2:4: ") && lines[2].ends_with("; take it out"), "{all}");
        assert!(all.has_errors() && all.count(Severity::Warning) == 0);
    }
}
