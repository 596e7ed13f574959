//! What came of checking decks.

use serde::Serialize;

use crate::diagnostic::{Diagnostics, DiagnosticsInWords, Severity};
use crate::language::Language;

/// What is wrong with some files, in the words of a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeckChecks<'d> {
    /// The errors in all of them.
    pub errors: usize,
    /// Each file, those without a problem too.
    pub files: Vec<DiagnosticsInWords<'d>>,
    /// The warnings in all of them.
    pub warnings: usize,
}

impl<'d> DeckChecks<'d> {
    /// What these say of a file each.
    pub fn of(checked: impl IntoIterator<Item = &'d Diagnostics>, language: &Language) -> Self {
        let mut checks = Self { errors: 0, files: Vec::new(), warnings: 0 };
        for diagnostics in checked {
            checks.errors += diagnostics.count(Severity::Error);
            checks.warnings += diagnostics.count(Severity::Warning);
            checks.files.push(diagnostics.in_words(language));
        }
        checks
    }
}
