//! Phrases to pair with rows: every row can be changed until all of it is handed in.
//!
//! dialoguer's `Sort` moves one line at a time and shows no rows to sort by; here a key gives the active row its phrase.

use std::io;

use dialoguer::console::{Key, Style};

use super::keyboard::{Input, Keyboard};
use super::select::NOT_KNOWN;
use super::{INDENT, meant_by, stop_key, width_of};
use crate::cli::console::{Drawn, Screen, wrapped};
use crate::cli::front_end::Reply;
use tellapart::message;

/// Rows and the phrases to pair with them.
pub(super) struct Pair<'a> {
    pub(super) screen: &'a Screen,
    pub(super) keyboard: &'a Keyboard,
    pub(super) rows: &'a [String],
    pub(super) phrases: &'a [String],
    /// How many lines of the page stand above.
    pub(super) above: usize,
}

/// What is paired so far, and the row that the next key changes.
#[derive(Debug, Clone)]
pub(super) struct Pairs {
    given: Vec<Option<usize>>,
    active: usize,
}

impl Pairs {
    /// Nothing is paired.
    pub(super) fn new(rows: usize) -> Self {
        Self { given: vec![None; rows], active: 0 }
    }

    /// Gives the active row this phrase, whichever row had it before, and goes on to the next that has none.
    fn give(&mut self, phrase: usize) {
        for given in self.given.iter_mut().filter(|given| **given == Some(phrase)) {
            *given = None;
        }
        if let Some(given) = self.given.get_mut(self.active) {
            *given = Some(phrase);
        }
        let after = (self.active + 1..self.given.len()).chain(0..self.active);
        if let Some(open) = after.into_iter().find(|row| self.given[*row].is_none()) {
            self.active = open;
        }
    }

    /// Takes the phrase of the active row away.
    fn clear(&mut self) {
        if let Some(given) = self.given.get_mut(self.active) {
            *given = None;
        }
    }

    fn go(&mut self, steps: usize) {
        self.active = (self.active + steps) % self.given.len().max(1);
    }

    /// The phrase of each row, once all have one.
    fn all(&self) -> Option<Vec<usize>> {
        self.given.iter().copied().collect()
    }
}

impl Pair<'_> {
    /// Asks until all rows have a phrase and are handed in, or the learner does not know, or stops; what was drawn is then gone from the screen.
    ///
    /// `None` if the terminal has got another size meanwhile, or the program was stopped: then the page has to be drawn anew.
    pub(super) fn interact(&self, pairs: &mut Pairs) -> io::Result<Option<Reply<Option<Vec<usize>>>>> {
        let size = self.screen.size();
        self.screen.hide_cursor()?;
        let reply = loop {
            let height = self.draw(pairs)?;
            let key = match self.keyboard.next_below(self.screen, height) {
                Ok(Input::Key(key)) => key,
                Ok(Input::Stop(ending)) => break Ok(Some(Reply::Stop(ending))),
                Ok(Input::Anew) => break Ok(None),
                Err(error) => break Err(error),
            };
            let key = meant_by(&key);
            if let Some(ending) = stop_key(&key) {
                break Ok(Some(Reply::Stop(ending)));
            }
            match key {
                Key::Enter => {
                    if let Some(all) = pairs.all() {
                        break Ok(Some(Reply::Given(Some(all))));
                    }
                }
                Key::ArrowDown | Key::Tab | Key::Char('j') => pairs.go(1),
                Key::ArrowUp | Key::BackTab | Key::Char('k') => pairs.go(self.rows.len().saturating_sub(1)),
                Key::Backspace | Key::Del => pairs.clear(),
                Key::Char(NOT_KNOWN | 'i') => break Ok(Some(Reply::Given(None))),
                Key::Char(digit) => {
                    let phrase = digit.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
                    phrase
                        .filter(|phrase| *phrase < self.phrases.len())
                        .into_iter()
                        .for_each(|phrase| pairs.give(phrase));
                }
                _ => {}
            }
            if self.screen.size() != size {
                break Ok(None);
            }
        };
        self.screen.show_cursor()?;
        reply
    }

    /// Draws rows and phrases; returns how many lines they took.
    fn draw(&self, pairs: &Pairs) -> io::Result<usize> {
        let (usual, dim) = (Style::new(), Style::new().for_stdout().dim());
        let (cyan, bold) = (Style::new().for_stdout().cyan(), Style::new().for_stdout().bold());
        let width = width_of(self.screen);
        let phrases = self.phrase_lines(pairs, width);
        let hint = match pairs.all() {
            Some(_) => message!("keys-pairs-all"),
            None => message!("keys-pairs", phrases = self.phrases.len()),
        };
        let hint = wrapped(&self.screen.words(&hint), width.saturating_sub(2), 0);
        // Where not all rows have room, those around the active one are shown: what is asked and its phrases stay on the screen.
        let taken = self.above + phrases.iter().map(Drawn::height).sum::<usize>() + hint.len() + 3;
        let free = usize::from(self.screen.size().0).saturating_sub(taken);
        let hides_some = free < self.rows.len();
        let room = if hides_some { free.saturating_sub(1).max(1) } else { self.rows.len() };
        let first = pairs.active.saturating_sub(room / 2).min(self.rows.len() - room);
        let mut lines = Vec::new();
        for (number, row) in self.rows.iter().enumerate().skip(first).take(room) {
            let is_active = number == pairs.active;
            let mark =
                if is_active { Drawn::from(" ").then(Drawn::styled(">", &cyan)).then(" ") } else { INDENT.into() };
            let phrase = pairs.given.get(number).copied().flatten();
            let given = phrase.map_or_else(|| "_".to_owned(), |phrase| (phrase + 1).to_string());
            let style = if is_active { &bold } else { &usual };
            let beginning = mark.then(Drawn::styled(&given, &cyan)).then("  ");
            lines.extend(hanging(beginning, row, width, style));
        }
        if hides_some {
            let more = self.screen.words(&message!("pairs-more-rows", rows = self.rows.len() - room));
            lines.push(Drawn::from(INDENT).then(Drawn::styled(&more, &dim)));
        }
        lines.push(Drawn::default());
        lines.extend(phrases);
        lines.push(Drawn::default());
        lines.extend(hint.iter().map(|line| Drawn::from(" ").then(Drawn::styled(line, &dim))));
        lines.iter().try_for_each(|line| self.screen.line(line))?;
        self.screen.flush()?;
        Ok(lines.iter().map(Drawn::height).sum())
    }
}

impl Pair<'_> {
    /// The phrases with their numbers; those that a row has are dim.
    fn phrase_lines(&self, pairs: &Pairs, width: usize) -> Vec<Drawn> {
        let (usual, dim) = (Style::new(), Style::new().for_stdout().dim());
        let line = |(number, phrase): (usize, &String)| {
            let style = if pairs.given.contains(&Some(number)) { &dim } else { &usual };
            let beginning = Drawn::from(INDENT).then(Drawn::styled(&format!("{}  ", number + 1), style));
            hanging(beginning, phrase, width, style)
        };
        self.phrases.iter().enumerate().flat_map(line).collect()
    }
}

/// The lines of a text behind its beginning, which is as wide as two indents.
fn hanging(beginning: Drawn, text: &str, width: usize, style: &Style) -> Vec<Drawn> {
    let lines = wrapped(text, width.saturating_sub(2 * INDENT.len() + 1), 0);
    let mut beginning = Some(beginning);
    let line = |line: String| {
        let first = beginning.take().unwrap_or_else(|| Drawn::from(" ".repeat(2 * INDENT.len()).as_str()));
        first.then(Drawn::styled(&line, style))
    };
    lines.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_stands_in_one_row_and_all_rows_are_filled_in_turn() {
        let mut pairs = Pairs::new(3);
        pairs.give(2);
        pairs.give(0);
        assert_eq!((pairs.all(), pairs.active), (None, 2));
        // It moves from the first row to this one, and the first is open again.
        pairs.give(2);
        assert_eq!((pairs.all(), pairs.active), (None, 0));
        pairs.give(1);
        assert_eq!(pairs.all(), Some(vec![1, 0, 2]));
        pairs.go(1);
        pairs.clear();
        assert_eq!((pairs.all(), pairs.active), (None, 1));
    }
}
