//! Diagnostics for a program that shows them, as an editor does: their words, and where in the file.

use serde::Serialize;

use super::{Diagnostic, Diagnostics, Position, Severity, Source, Span};
use crate::language::Language;

/// What is wrong with a file, in the words of a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DiagnosticsInWords<'d> {
    /// Each of them, in the order of the text.
    pub diagnostics: Vec<DiagnosticInWords<'d>>,
    /// What the file's user calls it.
    pub file: &'d str,
}

/// One thing that is wrong with a file, in the words of a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DiagnosticInWords<'d> {
    /// What kind of problem it is: lower-case words joined by hyphens, the same in every language.
    pub code: &'d str,
    /// How to mend it.
    pub help: Option<String>,
    /// What is wrong.
    pub message: String,
    /// Another place that has to do with it.
    pub other: Option<OtherPlace>,
    /// Where; `None` if it is about the file as a whole.
    pub range: Option<FileRange>,
    /// How bad it is.
    pub severity: Severity,
}

/// Another place that has to do with a problem, and what is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OtherPlace {
    /// What is there.
    pub message: String,
    /// Where.
    pub range: FileRange,
}

/// A part of a file: up to its end and without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FileRange {
    /// Behind its last character.
    pub end: FilePlace,
    /// Before its first character.
    pub start: FilePlace,
}

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FilePlace {
    /// The byte in the file, from 0.
    pub byte: usize,
    /// The character in its line, from 1.
    pub column: usize,
    /// The line, from 1.
    pub line: usize,
}

impl Diagnostics {
    /// All of them in the words of this language.
    pub fn in_words(&self, language: &Language) -> DiagnosticsInWords<'_> {
        let diagnostics = self.iter().map(|diagnostic| diagnostic.in_words(&self.source, language)).collect();
        DiagnosticsInWords { diagnostics, file: self.source.name() }
    }
}

impl Diagnostic {
    fn in_words(&self, source: &Source, language: &Language) -> DiagnosticInWords<'_> {
        let other = self.other.as_ref();
        DiagnosticInWords {
            code: self.code(),
            help: self.help(language),
            message: language.say(&self.message),
            other: other.map(|other| OtherPlace {
                message: language.say(&other.value),
                range: source.range_in_file(other.span),
            }),
            range: self.span.map(|span| source.range_in_file(span)),
            severity: self.severity,
        }
    }
}

impl Source {
    fn range_in_file(&self, span: Span) -> FileRange {
        let place = |offset| {
            let Position { line, column } = self.position(offset);
            FilePlace { byte: self.offset_in_file(offset), column, line }
        };
        FileRange { end: place(span.end), start: place(span.start) }
    }
}
