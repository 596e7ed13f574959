//! What is wrong with a document, where, and how to mend it.

use std::fmt;

/// A place in a file, counted as editors do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in that line, from 1.
    pub column: usize,
}

impl Position {
    /// The position of the byte at `offset` in `text`.
    pub fn of(text: &str, offset: usize) -> Self {
        Self { line: 1, column: 1 }.advanced(text.get(..offset).unwrap_or(text))
    }

    /// The position after this text, which begins here.
    pub(super) fn advanced(self, text: &str) -> Self {
        match text.rsplit_once('\n') {
            Some((before, last)) => {
                Self { line: self.line + 1 + before.matches('\n').count(), column: last.chars().count() + 1 }
            }
            None => Self { column: self.column + text.chars().count(), ..self },
        }
    }
}

/// One thing that is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where; `None` if it is about the file as a whole (it is missing, or a folder).
    pub position: Option<Position>,
    /// What is wrong, then how to mend it.
    pub message: String,
}

/// Everything that is wrong with one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems {
    /// The file, as its user named it.
    pub source: String,
    /// At least one, in the order of the file.
    pub list: Vec<Problem>,
}

impl Problems {
    /// One problem with the file as a whole.
    pub fn whole(source: &str, message: impl Into<String>) -> Self {
        Self { source: source.to_owned(), list: vec![Problem { position: None, message: message.into() }] }
    }
}

/// A line for each problem: `path:line:column: what, and how to mend it`.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.list.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{}:", self.source)?;
            if let Some(Position { line, column }) = problem.position {
                write!(f, "{line}:{column}:")?;
            }
            write!(f, " {}", problem.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
