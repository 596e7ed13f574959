//! What a step of a question asks, on its page: what the question began with stays, as far as there is room.

use std::io;

use dialoguer::console::Style;

use super::page::Paragraph;
use super::{INDENT, Terminal};
use crate::cli::console::wrapped;
use crate::cli::front_end::wording;
use tellapart::{Ask, Prompt, Wanted};

/// How many of the lines of a prompt are blank ones that can be done without.
const BLANK_LINES: usize = 2;

impl Terminal {
    /// Writes what a prompt asks.
    pub(super) fn question(&mut self, prompt: &Prompt) -> io::Result<()> {
        let (bold, usual) = (Style::new().for_stdout().bold(), Style::new());
        let heading = self.screen.words(&wording::heading(prompt));
        // A question that goes on in the same way need not say again what to do.
        if heading != self.heading {
            self.paragraph(" ", &heading, &bold)?;
            self.gap()?;
            self.heading = heading;
        }
        if let Some(stem) = &prompt.stem {
            self.paragraph(INDENT, stem, &usual)?;
            self.gap()?;
        }
        Ok(())
    }

    /// On a new page of a question that goes on: what it began with, if there is room for it, if need be without blank lines.
    pub(super) fn begin_again(&mut self, ask: &Ask) -> io::Result<()> {
        let beginning = self.beginning.clone().filter(|_| ask.continues && ask.prompt.wanted != Wanted::Write);
        let Some(beginning) = beginning else { return Ok(()) };
        let block = [vec![Paragraph::new(INDENT, beginning, &Style::new().for_stdout().dim())]];
        let left = self.rows().saturating_sub(self.height + self.lines_of(&block));
        let needed = self.lines_below(&ask.prompt);
        if left + BLANK_LINES < needed {
            return Ok(());
        }
        // The one behind what it began with comes on top.
        self.is_tight = left < needed + 1;
        self.write_blocks(&block)?;
        self.gap()
    }

    /// A blank line, unless room is short.
    fn gap(&mut self) -> io::Result<()> {
        if self.is_tight { Ok(()) } else { self.blank() }
    }

    /// Whether this prompt fits below what the page shows already.
    pub(super) fn has_room_below(&self, prompt: &Prompt) -> bool {
        self.height + self.lines_below(prompt) <= self.rows()
    }

    /// How many lines this prompt takes.
    fn lines_below(&self, prompt: &Prompt) -> usize {
        let room = self.width().saturating_sub(2 * INDENT.len() + 1);
        let options = wording::options(prompt.options(), self.screen.language());
        let texts = options.iter().map(|option| &option.text).chain(&prompt.stem);
        let lines: usize = texts.map(|text| wrapped(text, room, 0).len()).sum();
        let heading = self.screen.words(&wording::heading(prompt));
        // Around them: blank lines, the hint, the cursor.
        lines + wrapped(&heading, self.width().saturating_sub(2), 0).len() + 6
    }
}
