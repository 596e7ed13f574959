//! Documents: JSON files that people write by hand, read strictly.
//!
//! What is wrong with a document is told all at once, each problem with its place and its remedy; a document with a problem is never
//! half used. What the fields of a document mean is left to the rooms above. Here also stands how a file is written: whole, or not at
//! all.

mod fields;
mod file;
mod fingerprint;
mod json;
mod problem;
mod text;

use std::path::Path;

pub(crate) use fields::{Checker, Fields};
pub use file::{read_whole, write_whole};
pub(crate) use fingerprint::{fingerprint, fingerprint_of};
pub(crate) use json::{Node, Value};
pub use problem::{Position, Problem, Problems};
pub(crate) use text::{is_invisible, is_visible, tidy, turns_text};

/// What is said of a file that cannot be a document of its kind, with what to do about it.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    /// It is a folder.
    pub is_folder: &'static str,
    /// It is larger than 16 MiB.
    pub is_large: &'static str,
    /// There is nothing in it.
    pub is_empty: &'static str,
}

/// Reads the document at `path`, whose fields `take` makes something of; `None` if there is no such file.
///
/// # Errors
///
/// Every problem of the document.
pub(crate) fn read_file<T>(
    path: &Path,
    wording: &Wording,
    take: impl FnOnce(&mut Checker<'_>, &Node) -> Option<T>,
) -> Result<Option<T>, Problems> {
    let source = path.display().to_string();
    match file::read_whole(path, wording).map_err(|what| Problems::whole(&source, what))? {
        Some(bytes) => read_bytes(&source, &bytes, wording, take).map(Some),
        None => Ok(None),
    }
}

/// Reads a document, whose fields `take` makes something of; `source` is what its problems call it.
///
/// # Errors
///
/// Every problem of the document: those that keep it from being JSON, or else those that `take` reports. `take` reports at least one
/// where it returns nothing.
pub(crate) fn read_bytes<T>(
    source: &str,
    bytes: &[u8],
    wording: &Wording,
    take: impl FnOnce(&mut Checker<'_>, &Node) -> Option<T>,
) -> Result<T, Problems> {
    let fail = |list| Problems { source: source.to_owned(), list };
    let text = std::str::from_utf8(bytes).map_err(|error| fail(vec![not_utf8(bytes, error.valid_up_to())]))?;
    // Some editors begin a file with a byte order mark. It is no part of the JSON, nor of the first line as people see it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let root = json::parse(text).map_err(|broken| {
        let said = if text.trim().is_empty() { wording.is_empty.to_owned() } else { in_words(&broken.what) };
        let message = format!("this is not JSON: {said}");
        fail(vec![Problem { position: Some(Position::of(text, broken.offset)), message }])
    })?;
    let mut checker = Checker::new(text);
    match take(&mut checker, &root) {
        Some(taken) if checker.is_content() => Ok(taken),
        _ => Err(fail(checker.into_problems())),
    }
}

/// What a JSON reader says, for those who write by hand.
fn in_words(what: &str) -> String {
    let said = match what {
        "expected `,` or `}`" | "expected `,` or `]`" => {
            "a comma is missing just before, or a closing bracket; put it there"
        }
        "trailing comma" => "a comma stands before a closing bracket; take it out",
        "key must be a string" => {
            "a name in straight quotation marks must stand here; a comma too many just before, or curly quotation marks, cause this too"
        }
        "expected `:`" => "a colon is missing just before; put it between a name and its value",
        "expected value" => {
            "a value must stand here: a text in straight quotation marks, a number, a list or an object"
        }
        _ if what.starts_with("EOF") => {
            "the file ends too early; a closing bracket or quotation mark is missing at its end"
        }
        _ => return format!("{what}; mend it here or just before"),
    };
    said.to_owned()
}

fn not_utf8(bytes: &[u8], valid_up_to: usize) -> Problem {
    let valid = std::str::from_utf8(&bytes[..valid_up_to]).unwrap_or_default();
    Problem {
        position: Some(Position::of(valid, valid.len())),
        message: "this is not UTF-8 text; save the file with the encoding UTF-8".to_owned(),
    }
}
