//! Lines out: what nothing from outside can bring a control character into.

use std::io::{self, Stderr, Stdout, Write};

use dialoguer::console::Term;

use super::drawing::drawn;
use super::wrap::{indented, with_spaces, wrapping};
use tellapart::{Diagnostics, Language, changes_screen, legible};

/// What lines are written to.
pub(crate) struct Output<W> {
    to: W,
    /// Columns, if it is a terminal.
    width: Option<usize>,
    has_colours: bool,
    language: &'static Language,
}

impl Output<Stdout> {
    /// The standard output.
    pub(super) fn standard(language: &'static Language) -> Self {
        let has_colours = Term::stdout().features().colors_supported();
        Self { has_colours, ..Self::new(io::stdout(), width_of(&Term::stdout()), language) }
    }

    /// The same output for someone else to write to.
    pub(super) fn lent(&self) -> Self {
        Self { to: io::stdout(), ..*self }
    }
}

impl Output<Stderr> {
    /// The standard error.
    pub(super) fn error(language: &'static Language) -> Self {
        let has_colours = Term::stderr().features().colors_supported();
        Self { has_colours, ..Self::new(io::stderr(), width_of(&Term::stderr()), language) }
    }
}

impl<W: Write> Output<W> {
    /// What writes to `to`: a terminal of `width` columns without colours, or none; in this language.
    pub(crate) fn new(to: W, width: Option<usize>, language: &'static Language) -> Self {
        Self { to, width, has_colours: false, language }
    }

    /// The language that is spoken.
    pub(crate) fn language(&self) -> &'static Language {
        self.language
    }

    /// Columns of the terminal; `None` if it is none.
    pub(crate) fn width(&self) -> Option<usize> {
        self.width
    }

    /// Writes a text, wrapped by words where there is a terminal.
    pub(crate) fn line(&mut self, text: &str) -> io::Result<()> {
        match self.width {
            Some(width) => {
                writeln!(self.to, "{}", with_spaces(&textwrap::fill(&legible(text), wrapping(text, width.max(10)))))
            }
            None => writeln!(self.to, "{}", with_spaces(&legible(text))),
        }
    }

    /// Writes a text that begins with `first`; where there is a terminal, it is wrapped by words and indented to the width of that.
    pub(crate) fn paragraph(&mut self, first: &str, text: &str) -> io::Result<()> {
        writeln!(self.to, "{}", indented(first, text, self.width))
    }

    /// Draws what is wrong with a file, an empty line after it.
    pub(super) fn draw(&mut self, diagnostics: &Diagnostics) -> io::Result<()> {
        writeln!(self.to, "{}\n", drawn(diagnostics, self.language, self.width, self.has_colours))
    }

    /// Writes lines; one that is too long for the terminal all the same goes on below its beginning.
    pub(super) fn lines(&mut self, text: &str) -> io::Result<()> {
        text.lines().map(legible).try_for_each(|line| match self.width {
            Some(width) => {
                let indent = " ".repeat(line.len() - line.trim_start().len());
                writeln!(
                    self.to,
                    "{}",
                    textwrap::fill(&line, wrapping(&line, width.max(10)).subsequent_indent(&indent))
                )
            }
            None => writeln!(self.to, "{line}"),
        })
    }

    /// Writes JSON, and ends its line.
    pub(crate) fn json(&mut self, json: &str) -> io::Result<()> {
        writeln!(self.to, "{}", legible_json(json))
    }

    /// Writes what holds nothing from outside, as it is.
    pub(super) fn raw(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.to.write_all(bytes)
    }

    /// Hands over what was written.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

fn width_of(term: &Term) -> Option<usize> {
    term.is_term().then(|| usize::from(term.size().1))
}

/// JSON in which what could change the screen around it is escaped: the same values.
fn legible_json(json: &str) -> String {
    let mut legible = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            // Between values; within one it is escaped already.
            '\n' => legible.push('\n'),
            letter if changes_screen(letter) => {
                legible.push_str(&format!("\\u{:04x}", u32::from(letter)));
            }
            letter => legible.push(letter),
        }
    }
    legible
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tellapart::SPACE_IN_COMMAND;

    proptest! {
        #[test]
        fn nothing_that_is_written_changes_the_screen_around_it(
            first in ".{0,4}", text in "(.|\n|\u{1b}|\u{9b}|\u{202e}){0,80}", width in proptest::option::of(1usize..120),
        ) {
            let mut written = Vec::new();
            let mut out = Output::new(&mut written, width, Language::english());
            out.line(&text).unwrap();
            out.paragraph(&first, &text).unwrap();
            let written = String::from_utf8(written).unwrap();
            prop_assert!(!written.chars().any(|letter| letter != '\n' && changes_screen(letter)));
            prop_assert!(width.is_some() || written.lines().count() == 2, "{written:?}");
        }

        #[test]
        fn a_command_stays_on_one_line_however_narrow_it_is(words in prop::collection::vec("[a-z/.'-]{1,12}", 1..6), width in 1usize..60) {
            let command = words.join(" ");
            let kept = command.replace(' ', &SPACE_IN_COMMAND.to_string());
            prop_assume!(command.contains(' '));
            let mut written = Vec::new();
            let mut out = Output::new(&mut written, Some(width), Language::english());
            out.line(&format!("To start, type: {kept}")).unwrap();
            out.paragraph("  ", &format!("To start, type: {kept}")).unwrap();
            let written = String::from_utf8(written).unwrap();
            let whole = written.lines().filter(|line| line.ends_with(&command)).count();
            prop_assert_eq!(whole, 2, "{}", written);
        }

        #[test]
        fn json_keeps_its_values(text in "(.|\n|\u{1b}|\u{7f}|\u{9b}|\u{202e}){0,80}") {
            let mut written = Vec::new();
            let json = serde_json::to_string_pretty(&[&text]).unwrap();
            Output::new(&mut written, None, Language::english()).json(&json).unwrap();
            let written = String::from_utf8(written).unwrap();
            prop_assert!(!written.chars().any(|letter| letter != '\n' && changes_screen(letter)));
            prop_assert_eq!(serde_json::from_str::<[String; 1]>(&written).unwrap(), [text]);
        }
    }
}
