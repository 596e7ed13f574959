//! The text of a file, and places in it as people count them.

use super::{Diagnostic, Diagnostics, Span};

/// A text that people wrote, under the name that its user gave: a file, or a built-in deck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
    /// The offset at which each line begins.
    lines: Vec<usize>,
    /// How many bytes of the file stand before the text.
    mark: usize,
}

/// A place in a text, counted as editors do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in that line, from 1.
    pub column: usize,
}

impl Source {
    /// This text under this name.
    pub fn new(name: &str, text: &str) -> Self {
        // Some editors begin a file with a byte order mark. It is no part of the first line as people see it.
        let mark = text.len();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mark = mark - text.len();
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { name: name.to_owned(), text: text.to_owned(), lines: std::iter::once(0).chain(ends).collect(), mark }
    }

    /// The text in these bytes.
    ///
    /// # Errors
    ///
    /// It is not written in UTF-8, or is no plain text at all.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, Diagnostics> {
        let source = Self::new(name, &String::from_utf8_lossy(bytes));
        let wrong = match std::str::from_utf8(bytes) {
            _ if is_document(bytes) => Diagnostic::of_file(message!("text-is-document")),
            _ if source.text().trim_start().starts_with(r"{\rtf") => Diagnostic::of_file(message!("text-is-rtf")),
            _ if is_utf_16(bytes) => Diagnostic::of_file(message!("text-is-utf-16")),
            Ok(_) => return Ok(source),
            Err(error) => {
                let start = error.valid_up_to() - source.mark;
                let span = Span::new(start, start + char::REPLACEMENT_CHARACTER.len_utf8());
                Diagnostic::error(span, message!("text-is-not-utf-8"))
            }
        };
        Err(Diagnostics::new(source, vec![wrong]))
    }

    /// What its user calls it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text. Where its bytes were no UTF-8, U+FFFD stands for them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Which byte of the file has this offset in the text.
    pub fn offset_in_file(&self, offset: usize) -> usize {
        offset + self.mark
    }

    /// Where the byte of this offset stands.
    pub fn position(&self, offset: usize) -> Position {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let start = self.lines[line - 1];
        let before = self.text.get(start..offset).unwrap_or_else(|| &self.text[start..]);
        Position { line, column: before.chars().count() + 1 }
    }

    /// The lines in which this span stands, without the end of the last: their number, counted from 1, and where they stand in the text.
    pub fn lines_of(&self, span: Span) -> (usize, Span) {
        let first = self.position(span.start).line;
        let last = self.position(span.end.max(span.start)).line;
        let end = self.lines.get(last).copied().unwrap_or(self.text.len());
        let start = self.lines[first - 1];
        let shown = self.text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r']);
        (first, Span::new(start, start + shown.len()))
    }
}

/// Whether these bytes begin as the files of office programs do, and archives, which those of today are as well, and PDF.
fn is_document(bytes: &[u8]) -> bool {
    let beginnings: [&[u8]; 4] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"%PDF-"];
    beginnings.iter().any(|beginning| bytes.starts_with(beginning))
}

/// Whether these bytes look like UTF-16: by their mark; or by two first letters that are ASCII, as JSON begins with, of each of which the same one
/// of two bytes is zero; or because one of two bytes is zero in most languages of Europe.
fn is_utf_16(bytes: &[u8]) -> bool {
    let zeros = || bytes.iter().filter(|byte| **byte == 0).count();
    let alternates = |first: &[u8; 4]| matches!(first.map(|byte| byte == 0), [one, other, third, fourth] if one != other && one == third && other == fourth);
    let has_mark = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    has_mark || bytes.first_chunk::<4>().is_some_and(alternates) || zeros() > bytes.len() / 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_as_editors_do() {
        let source = Source::new("x", "\u{feff}aä\r\nb\n");
        for (offset, line, column) in [(0, 1, 1), (1, 1, 2), (3, 1, 3), (5, 2, 1), (6, 2, 2), (7, 3, 1), (99, 3, 1)] {
            assert_eq!(source.position(offset), Position { line, column }, "{offset}");
        }
        assert_eq!(source.lines_of(Span::new(1, 3)), (1, Span::new(0, 3)));
        assert_eq!(source.lines_of(Span::new(5, 6)), (2, Span::new(5, 6)));
        assert_eq!(source.lines_of(Span::new(7, 7)), (3, Span::new(7, 7)));
    }

    #[test]
    fn a_zero_at_the_beginning_alone_makes_no_text_of_two_bytes_a_letter() {
        for bytes in [&b"\0{\"id\": 1}"[..], b"{\0\"id\": 1}"] {
            let source = Source::read("x", bytes).unwrap();
            assert_eq!(source.text().as_bytes(), bytes);
        }
    }

    #[test]
    fn what_is_no_text_in_utf_8_is_told_by_what_it_is() {
        for (bytes, place, code) in [
            (&b"{\n \"id\": \"\xff\"}"[..], "x:2:9: ", "text-is-not-utf-8"),
            (b"\xef\xbb\xbfa\xff", "x:1:2: ", "text-is-not-utf-8"),
            (b"\xff\xfea\0", "x: ", "text-is-utf-16"),
            (b"{\0}\0", "x: ", "text-is-utf-16"),
            // Few letters of this language have a byte that is zero.
            (b"\0{\0\n\x52\x9b\x52\x9b\x52\x9b\x52\x9b", "x: ", "text-is-utf-16"),
            (b"\xef\xbb\xbf{\\rtf1 {}}", "x: ", "text-is-rtf"),
            (b"PK\x03\x04\x14\0\0\0", "x: ", "text-is-document"),
            (b"%PDF-1.7\n", "x: ", "text-is-document"),
        ] {
            let told = Source::read("x", bytes).unwrap_err();
            assert_eq!(told.iter().map(|of| of.code().to_owned()).collect::<Vec<_>>(), [code]);
            assert!(told.to_string().starts_with(place), "{told}");
        }
    }
}
