//! Phrases to pair with rows: every row can be changed until all of it is handed in.
//!
//! dialoguer's `Sort` moves one line at a time and shows no rows to sort by; here a key gives the active row its phrase.

use std::io;
use std::ops::Range;

use dialoguer::console::{Key, Style};

use super::keyboard::{Input, Keyboard};
use super::select::NOT_KNOWN;
use super::{INDENT, meant_by, stop_key, width_of};
use crate::cli::console::{Drawn, Screen, wrapped};
use crate::cli::front_end::Reply;
use tellapart::{Message, message};

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
        let (keys, short) = match pairs.all() {
            Some(_) => (message!("keys-pairs-all"), message!("keys-pairs-all-short")),
            None => {
                let phrases = self.phrases.len();
                (message!("keys-pairs", phrases = phrases), message!("keys-pairs-short", phrases = phrases))
            }
        };
        let lines_of = |hint: &Message| wrapped(&self.screen.words(hint), width.saturating_sub(2), 0);
        let mut hint = lines_of(&keys);
        let row = |(number, row): (usize, &String)| {
            let is_active = number == pairs.active;
            let mark =
                if is_active { Drawn::from(" ").then(Drawn::styled(">", &cyan)).then(" ") } else { INDENT.into() };
            let phrase = pairs.given.get(number).copied().flatten();
            let given = phrase.map_or_else(|| "_".to_owned(), |phrase| (phrase + 1).to_string());
            let style = if is_active { &bold } else { &usual };
            let beginning = mark.then(Drawn::styled(&given, &cyan)).then("  ");
            hanging(beginning, row, width, style)
        };
        let rows: Vec<Vec<Drawn>> = self.rows.iter().enumerate().map(row).collect();
        // What is asked and its phrases stay on the screen: where not all rows have room, those around the active one are shown, and where there is room for
        // none beside it, less is said of the keys, and nothing is left blank.
        let taken = self.above + phrases.iter().map(Drawn::height).sum::<usize>() + 1;
        let mut gaps = 2;
        let free = |hint: &[String], gaps| usize::from(self.screen.size().0).saturating_sub(taken + gaps + hint.len());
        let heights: Vec<usize> = rows.iter().map(Vec::len).collect();
        let needed = heights.get(pairs.active).map_or(0, |height| height + 1);
        let needed = needed.min(heights.iter().sum());
        if free(&hint, gaps) < needed {
            hint = lines_of(&short);
        }
        if free(&hint, gaps) < needed {
            gaps = 0;
        }
        let shown = around(&heights, pairs.active, free(&hint, gaps));
        let hidden = rows.len() - shown.len();
        let mut lines: Vec<Drawn> = rows.into_iter().skip(shown.start).take(shown.len()).flatten().collect();
        if hidden > 0 {
            let more = self.screen.words(&message!("pairs-more-rows", rows = hidden));
            lines.push(Drawn::from(INDENT).then(Drawn::styled(&more, &dim)));
        }
        let gap = || (gaps > 0).then(Drawn::default);
        lines.extend(gap());
        lines.extend(phrases);
        lines.extend(gap());
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

/// Which rows of these heights are shown, in lines: all, if there is room for them; else that at `active`, and around it those for which there is room beside
/// a line that says how many are not.
fn around(heights: &[usize], active: usize, free: usize) -> Range<usize> {
    if heights.iter().sum::<usize>() <= free {
        return 0..heights.len();
    }
    let mut shown = active..(active + 1).min(heights.len());
    let mut left = free.saturating_sub(1 + heights.get(active).copied().unwrap_or(0));
    loop {
        let before = shown.start;
        let below = heights.get(shown.end).filter(|height| **height <= left);
        if let Some(height) = below {
            (left, shown.end) = (left - height, shown.end + 1);
        }
        let above = shown.start.checked_sub(1).filter(|row| heights[*row] <= left);
        if let Some(row) = above {
            (left, shown.start) = (left - heights[row], row);
        }
        if below.is_none() && shown.start == before {
            return shown;
        }
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
    fn rows_are_shown_around_the_active_one_as_far_as_there_is_room() {
        assert_eq!(around(&[1, 1, 1], 1, 3), 0..3);
        // One line says how many there are beside.
        assert_eq!(around(&[1, 1, 1, 1], 0, 3), 0..2);
        assert_eq!(around(&[1, 1, 1, 1], 3, 3), 2..4);
        assert_eq!(around(&[1, 1, 1, 1, 1], 2, 4), 1..4);
        assert_eq!(around(&[2, 2, 2], 1, 5), 1..3);
        assert_eq!(around(&[2, 2, 2], 1, 0), 1..2, "the active one in any case");
        assert_eq!(around(&[], 0, 0), 0..0);
    }

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
