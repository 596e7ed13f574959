//! Words to write: what dialoguer's `Input` lacks, on its console.
//!
//! `Input` does not know Esc, and of Ctrl-C makes a signal; it counts letters for columns, so that a wide letter or a line longer than the
//! terminal leaves a mess; and it neither limits what is written nor waits for a second Enter.

use std::io;

use dialoguer::console::Style;

use super::keyboard::{Input, Keyboard};
use super::line::{LineEditor, Pressed};
use super::modes::SingleKeys;
use super::{GIVEN, INDENT, width_of};
use crate::cli::console::{Drawn, Screen, wrapped};
use crate::cli::front_end::Reply;
use tellapart::Message;

pub(super) struct Write<'a> {
    pub(super) screen: &'a Screen,
    pub(super) keyboard: &'a Keyboard,
    pub(super) line: &'a mut LineEditor,
    /// What the keys do; and after an Enter with nothing.
    pub(super) hints: [Message; 2],
}

impl Write<'_> {
    /// Asks until words were given or the learner stops; the line is then gone from the screen.
    ///
    /// `None` if the terminal has got another size meanwhile, or the program was stopped: then the page has to be drawn
    /// anew, and the line goes on.
    pub(super) fn interact(&mut self) -> io::Result<Option<Reply<String>>> {
        let _unseen = SingleKeys::begin();
        let size = self.screen.size();
        let reply = loop {
            let row = self.draw()?;
            let input = self.keyboard.next(self.screen);
            if !matches!(input, Ok(Input::Anew)) {
                self.screen.hide_cursor()?;
                self.screen.move_cursor_up(row)?;
                self.screen.clear_to_end_of_screen()?;
            }
            let pressed = match input {
                Ok(Input::Key(key)) => self.line.press(&key),
                Ok(Input::Stop(ending)) => Pressed::Stop(ending),
                Ok(Input::Anew) => break Ok(None),
                Err(error) => break Err(error),
            };
            match pressed {
                Pressed::GoesOn if self.screen.size() == size => {}
                Pressed::GoesOn => break Ok(None),
                Pressed::Given(text) => break Ok(Some(Reply::Given(text))),
                Pressed::Stop(ending) => break Ok(Some(Reply::Stop(ending))),
            }
        };
        self.screen.show_cursor()?;
        reply
    }

    /// Draws the line and what can be done; returns in which row of this the cursor stands, from 0.
    fn draw(&self) -> io::Result<usize> {
        let (rows, columns) = (usize::from(self.screen.size().0), width_of(self.screen));
        let [usual, once_more] = &self.hints;
        let hint = if self.line.was_empty { once_more } else { usual };
        let hint = wrapped(&self.screen.words(hint), columns.saturating_sub(2), 0);
        let line = self.line.rows(columns.saturating_sub(INDENT.len() + 1));
        // What does not fit the terminal's height is seen when the cursor gets there.
        let most = rows.saturating_sub(hint.len() + 1).max(1);
        let first = (line.row + 1).saturating_sub(most);

        let (cyan, dim) = (Style::new().for_stdout().cyan(), Style::new().for_stdout().dim());
        let shown = (0..).zip(&line.texts).skip(first).take(most);
        let mut drawn: Vec<Drawn> = shown
            .map(|(number, text)| {
                Drawn::from(if number == 0 { GIVEN } else { INDENT }).then(Drawn::styled(text, &cyan))
            })
            .collect();
        drawn.push(Drawn::default());
        drawn.extend(hint.iter().map(|text| Drawn::from(" ").then(Drawn::styled(text, &dim))));
        let height = drawn.len();
        let row = line.row - first;
        self.screen.hide_cursor()?;
        self.screen.text(&Drawn::lines(drawn))?;
        self.screen.move_cursor_up(height - 1 - row)?;
        self.screen.return_cursor()?;
        self.screen.move_cursor_right(INDENT.len() + line.column)?;
        self.screen.show_cursor()?;
        self.screen.flush()?;
        Ok(row)
    }
}
