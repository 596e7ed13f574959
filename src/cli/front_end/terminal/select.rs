//! A list to pick from, by one key or by the arrows: what dialoguer's `Select` lacks, on its theme and its console.

use std::io;

use dialoguer::console::{Key, Style, measure_text_width};

use super::keyboard::{Input, Keyboard};
use super::{meant_by, stop_key, width_of};
use crate::cli::console::{Drawn, Screen, wrapped};
use crate::cli::front_end::wording::ShownOption;
use crate::cli::front_end::{Picked, Reply};
use tellapart::message;

/// Columns between the margin and an option's text: the mark and a space.
const MARK: usize = 3;

/// Columns between an option's text and its key.
const SPACE: usize = 3;

/// A list to pick from.
pub(super) struct Select<'a> {
    pub(super) screen: &'a Screen,
    pub(super) keyboard: &'a Keyboard,
    pub(super) options: &'a [ShownOption],
    /// Whether one may say that one does not know.
    pub(super) can_be_unknown: bool,
    /// Whether there is something to take back.
    pub(super) can_be_taken_back: bool,
}

/// The key that says that one does not know.
pub(super) const NOT_KNOWN: char = '0';

/// The key that takes back what was answered before.
pub(super) const TAKE_BACK: char = 'u';

impl Select<'_> {
    /// Asks until something is picked or the learner stops; the list is then gone from the screen and the cursor is back.
    ///
    /// `active` is the number of the option that Enter picks, if one is marked. `None` if the terminal has got another size meanwhile, or the program was
    /// stopped: then the page has to be drawn anew.
    pub(super) fn interact(&self, active: &mut Option<usize>) -> io::Result<Option<Reply<Picked>>> {
        let size = self.screen.size();
        let mut shows_keys = false;
        self.screen.hide_cursor()?;
        let reply = loop {
            let height = self.draw(*active, shows_keys)?;
            let key = match self.keyboard.next_below(self.screen, height) {
                Ok(Input::Key(key)) => key,
                Ok(Input::Stop(ending)) => break Ok(Some(Reply::Stop(ending))),
                Ok(Input::Anew) => break Ok(None),
                Err(error) => break Err(error),
            };
            // The keys beside the options come first: one may be the q of "quality".
            let meant = meant_by(&key);
            match (self.option_of(&key).or_else(|| self.option_of(&meant)), stop_key(&meant)) {
                (Some(option), _) => break Ok(Some(Reply::Given(Picked::Option(option)))),
                (None, Some(ending)) => break Ok(Some(Reply::Stop(ending))),
                (None, None) => {}
            }
            match meant {
                Key::Enter | Key::Char(' ') => match active {
                    Some(active) => break Ok(Some(Reply::Given(Picked::Option(*active)))),
                    // It tells how to answer.
                    None => shows_keys = true,
                },
                Key::Char(NOT_KNOWN | 'i') if self.can_be_unknown => break Ok(Some(Reply::Given(Picked::NotKnown))),
                Key::Char(TAKE_BACK) if self.can_be_taken_back => break Ok(Some(Reply::Given(Picked::TakenBack))),
                Key::ArrowDown | Key::Tab | Key::Char('j') => {
                    *active = Some(active.map_or(0, |active| (active + 1) % self.options.len().max(1)));
                }
                Key::ArrowUp | Key::BackTab | Key::Char('k') => {
                    let last = self.options.len().saturating_sub(1);
                    *active = Some(active.and_then(|active| active.checked_sub(1)).unwrap_or(last));
                }
                Key::Char('?') => shows_keys = !shows_keys,
                _ => {}
            }
            if self.screen.size() != size {
                break Ok(None);
            }
        };
        self.screen.show_cursor()?;
        reply
    }

    /// The option that a key picks: by the key beside it, or by its number.
    fn option_of(&self, key: &Key) -> Option<usize> {
        let Key::Char(letter) = key else { return None };
        let letter = letter.to_ascii_lowercase();
        let by_number = || {
            letter.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1)).filter(|at| *at < self.options.len())
        };
        self.options.iter().position(|option| option.key == letter).or_else(by_number)
    }

    /// Draws the list; returns how many lines it took.
    fn draw(&self, active: Option<usize>, shows_keys: bool) -> io::Result<usize> {
        let dim = Style::new().for_stdout().dim();
        let mut lines = Vec::new();
        for (number, option) in self.options.iter().enumerate() {
            lines.push(Drawn::from(" ").then(self.screen.option(&self.option_lines(option), Some(number) == active)?));
        }
        let hint = match (self.options, shows_keys) {
            ([_], _) => message!("keys-go-on"),
            (_, true) if self.can_be_unknown => message!("keys-all"),
            (_, true) => message!("keys-all-known"),
            (_, false) if self.can_be_unknown => message!("keys-more"),
            (_, false) => message!("keys-more-known"),
        };
        lines.push(Drawn::default());
        let width = width_of(self.screen).saturating_sub(2);
        let lines_of = |message| wrapped(&self.screen.words(&message), width, 0);
        let mut hint = lines_of(hint);
        if hint.len() > 1 && self.can_be_unknown && !shows_keys {
            // Where there is no room for both, the keys are told when they are asked for.
            hint = lines_of(message!("keys-more-known"));
        }
        if shows_keys && self.can_be_taken_back {
            hint.extend(lines_of(message!("keys-take-back")));
        }
        lines.extend(hint.iter().map(|line| Drawn::from(" ").then(Drawn::styled(line, &dim))));
        lines.iter().try_for_each(|line| self.screen.line(line))?;
        self.screen.flush()?;
        Ok(lines.iter().map(Drawn::height).sum())
    }

    /// An option with its key: a number stands before the text, a letter behind it where there is room. Lines after the first are
    /// indented. A single one needs no key of its own.
    fn option_lines(&self, option: &ShownOption) -> Vec<String> {
        let room = width_of(self.screen).saturating_sub(MARK + 1);
        let widest = self.options.iter().map(|option| measure_text_width(&option.text)).max().unwrap_or(0);
        let behind = match self.options {
            [_] => self.screen.words(&message!("key-enter")),
            _ => option.key.to_string(),
        };
        if self.options.len() > 1 && option.key.is_ascii_digit() || widest + SPACE + behind.len() > room {
            let indent = " ".repeat(MARK + behind.len() + 2);
            let lines = wrapped(&option.text, room.saturating_sub(behind.len() + 2), 0);
            let begin =
                |(number, line)| if number == 0 { format!("{behind}  {line}") } else { format!("{indent}{line}") };
            (0..).zip(lines).map(begin).collect()
        } else {
            let space = widest - measure_text_width(&option.text) + SPACE;
            vec![format!("{}{}{behind}", option.text, " ".repeat(space))]
        }
    }
}
