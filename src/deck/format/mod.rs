//! Kinds of files that a deck can stand in.
//!
//! A kind more is a file here that makes a [`Draft`] of a [`Source`], and its line in `FORMATS`.

mod json;
mod tsv;

use super::Draft;
use crate::diagnostic::{Diagnostic, Source};

/// A kind of file.
struct Format {
    /// How the names of such files end, in small letters.
    extensions: &'static [&'static str],
    /// Makes a draft of such a file, if anything can be made of it, and tells what is wrong with it as a file of this kind.
    read: fn(&Source) -> (Option<Draft>, Vec<Diagnostic>),
    /// Makes such a file of a draft; `None` where such files are only read.
    write: Option<fn(&Draft) -> String>,
}

/// Every kind. The first is that of a file whose name does not tell.
const FORMATS: &[Format] = &[json::FORMAT, tsv::FORMAT];

/// The kind of the file of this name.
fn of(name: &str) -> &'static Format {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    let is_it = |format: &&Format| format.extensions.iter().any(|known| extension.as_deref() == Some(known));
    FORMATS.iter().find(is_it).unwrap_or(&FORMATS[0])
}

/// Makes a draft of a file, if anything can be made of it, and tells what is wrong with the file.
pub(super) fn read(source: &Source) -> (Option<Draft>, Vec<Diagnostic>) {
    (of(source.name()).read)(source)
}

impl Draft {
    /// The text of a file of this name that holds the draft: JSON, unless the name ends otherwise. `None` if such files are only read.
    ///
    /// What the draft lacks, the text lacks too.
    pub fn write(&self, name: &str) -> Option<String> {
        of(name).write.map(|write| write(self))
    }
}
