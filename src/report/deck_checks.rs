//! What came of checking decks.

use serde::Serialize;

use crate::diagnostic::{Diagnostics, DiagnosticsInWords, Severity};
use crate::language::Language;

/// What is wrong with some files, in the words of a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeckChecks<'d> {
    /// The errors in all of them.
    pub errors: usize,
    /// Whether the check failed: by an error, and where it was strict, by a warning.
    pub failed: bool,
    /// Each file, those without a problem too.
    pub files: Vec<DiagnosticsInWords<'d>>,
    /// The warnings in all of them.
    pub warnings: usize,
}

impl<'d> DeckChecks<'d> {
    /// What these say of a file each. Where the check is strict, a warning is as bad as an error.
    pub fn of(checked: impl IntoIterator<Item = &'d Diagnostics>, is_strict: bool, language: &Language) -> Self {
        let mut checks = Self { errors: 0, failed: false, files: Vec::new(), warnings: 0 };
        for diagnostics in checked {
            checks.errors += diagnostics.count(Severity::Error);
            checks.warnings += diagnostics.count(Severity::Warning);
            checks.files.push(diagnostics.in_words(language));
        }
        checks.failed = checks.errors > 0 || (is_strict && checks.warnings > 0);
        checks
    }
}
