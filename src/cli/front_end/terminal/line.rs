//! A line under way: its letters, and the cursor among them. Draws nothing; `write` shows it.

use dialoguer::console::Key;
use textwrap::core::display_width;

use tellapart::{Ending, Picked, changes_screen};

const CTRL_D: char = '\u{4}';
const CTRL_U: char = '\u{15}';
const CTRL_W: char = '\u{17}';

/// A line under way.
///
/// The cursor moves from letter to letter, where an accent that is a character of its own goes with the letter before it.
#[derive(Debug, Default)]
pub(super) struct LineEditor {
    letters: Vec<char>,
    /// How many letters stand before the cursor.
    cursor: usize,
    /// Whether the last key was an Enter with nothing to give.
    pub(super) was_empty: bool,
}

/// What a key came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pressed {
    GoesOn,
    /// This is the answer, without blanks around it; nothing, if the learner does not know.
    Given(String),
    /// The learner wants to stop.
    Stop(Ending),
}

/// A line as it stands in rows of a certain width.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rows {
    /// The rows, at least one.
    pub(super) texts: Vec<String>,
    /// The row that the cursor is in, from 0.
    pub(super) row: usize,
    /// Columns before the cursor in its row.
    pub(super) column: usize,
}

impl LineEditor {
    /// Does what a key stands for; one that means nothing does nothing.
    pub(super) fn press(&mut self, key: &Key) -> Pressed {
        let was_empty = std::mem::take(&mut self.was_empty);
        match key {
            Key::Enter => {
                let text: String = self.letters.iter().collect();
                if !text.trim().is_empty() || was_empty {
                    return Pressed::Given(text.trim().to_owned());
                }
                self.was_empty = true;
            }
            Key::Escape => return Pressed::Stop(Ending::Stopped),
            Key::Char(CTRL_D) if self.letters.is_empty() => return Pressed::Stop(Ending::EndOfInput),
            Key::Backspace => self.remove(self.before(), self.cursor),
            Key::Del => self.remove(self.cursor, self.after()),
            Key::Char(CTRL_U) => self.remove(0, self.letters.len()),
            Key::Char(CTRL_W) => self.remove(self.word_before(), self.cursor),
            Key::ArrowLeft => self.cursor = self.before(),
            Key::ArrowRight => self.cursor = self.after(),
            Key::Home => self.cursor = 0,
            Key::End => self.cursor = self.letters.len(),
            // It comes with pasted text.
            Key::Tab => self.insert(' '),
            Key::Char(letter) => self.insert(*letter),
            _ => {}
        }
        Pressed::GoesOn
    }

    /// The line in rows of `width` columns, at least one; a letter too wide for that stands alone.
    pub(super) fn rows(&self, width: usize) -> Rows {
        let mut texts = vec![String::new()];
        let mut used = 0;
        let mut place = (0, 0);
        let mut start = 0;
        while start < self.letters.len() {
            let end = self.letter_end(start);
            let letter: String = self.letters[start..end].iter().collect();
            let columns = display_width(&letter);
            if used > 0 && used + columns > width.max(1) {
                texts.push(String::new());
                used = 0;
            }
            if start == self.cursor {
                place = (texts.len() - 1, used);
            }
            if let Some(text) = texts.last_mut() {
                text.push_str(&letter);
            }
            used += columns;
            start = end;
        }
        if self.cursor == self.letters.len() {
            place = (texts.len() - 1, used);
        }
        Rows { texts, row: place.0, column: place.1 }
    }

    fn insert(&mut self, letter: char) {
        if !changes_screen(letter) && self.letters.len() < Picked::MOST_LETTERS {
            self.letters.insert(self.cursor, letter);
            self.cursor += 1;
            // Put before an accent, it takes that along.
            self.cursor = self.cursor.max(self.letter_end(self.cursor - 1));
        }
    }

    fn remove(&mut self, from: usize, to: usize) {
        self.letters.drain(from..to);
        // An accent at the cursor has come to belong to the letter before.
        self.cursor = match from {
            0 => 0,
            from => self.letter_end(from - 1),
        };
    }

    /// Where the letter before the cursor begins.
    fn before(&self) -> usize {
        let begins = |at: &usize| *at == 0 || !is_added(self.letters[*at]);
        (0..self.cursor).rev().find(begins).unwrap_or(0)
    }

    /// Where the letter at the cursor ends.
    fn after(&self) -> usize {
        if self.cursor == self.letters.len() { self.cursor } else { self.letter_end(self.cursor) }
    }

    /// Where the word before the cursor begins; blanks behind it are passed over.
    fn word_before(&self) -> usize {
        let before = &self.letters[..self.cursor];
        let word = before.iter().rposition(|letter| !letter.is_whitespace()).unwrap_or(0);
        before[..word].iter().rposition(|letter| letter.is_whitespace()).map_or(0, |blank| blank + 1)
    }

    /// The end of the letter that holds the character at `start`, with the accents after it.
    fn letter_end(&self, start: usize) -> usize {
        let is_next = |at: &usize| !is_added(self.letters[*at]);
        (start + 1..self.letters.len()).find(is_next).unwrap_or(self.letters.len())
    }
}

/// Whether this character has no width of its own and goes with the one before.
fn is_added(letter: char) -> bool {
    display_width(letter.encode_utf8(&mut [0; 4])) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What stands in the line after these keys, with a bar for the cursor.
    fn after(keys: &[Key]) -> String {
        let mut line = LineEditor::default();
        for key in keys {
            assert_eq!(line.press(key), Pressed::GoesOn, "{key:?}");
        }
        shown(&line)
    }

    fn shown(line: &LineEditor) -> String {
        let (before, behind) = line.letters.split_at(line.cursor);
        before.iter().chain(&['|']).chain(behind).collect()
    }

    fn typed(text: &str) -> Vec<Key> {
        text.chars().map(Key::Char).collect()
    }

    #[test]
    fn keys_edit_the_line_at_the_cursor() {
        let cases: &[(&str, &[Key], &str)] = &[
            ("pull", &[], "pull|"),
            ("pull", &[Key::Backspace], "pul|"),
            ("pull", &[Key::Home, Key::Backspace, Key::Del], "|ull"),
            ("pull", &[Key::Del, Key::ArrowRight], "pull|"),
            ("pull", &[Key::ArrowLeft, Key::ArrowLeft, Key::Char('s')], "pus|ll"),
            ("pull", &[Key::Home, Key::ArrowLeft, Key::End, Key::Char('q')], "pullq|"),
            ("word of mouth", &[Key::Char(CTRL_W)], "word of |"),
            ("word of  ", &[Key::Char(CTRL_W)], "word |"),
            ("word", &[Key::Char(CTRL_W), Key::Char(CTRL_W)], "|"),
            ("word of mouth", &[Key::ArrowLeft, Key::Char(CTRL_U)], "|"),
            ("a", &[Key::Tab, Key::Char('\u{7}'), Key::Char('\u{202e}'), Key::ArrowUp, Key::Char(CTRL_D)], "a |"),
            ("中文", &[Key::ArrowLeft], "中|文"),
        ];
        for (text, keys, expected) in cases {
            assert_eq!(after(&[typed(text), keys.to_vec()].concat()), *expected, "{text:?} {keys:?}");
        }
    }

    #[test]
    fn an_accent_goes_with_its_letter() {
        let cafe = typed("cafe\u{301}s");
        assert_eq!(after(&[&cafe[..], &[Key::ArrowLeft, Key::ArrowLeft]].concat()), "caf|e\u{301}s");
        assert_eq!(after(&[&cafe[..], &[Key::ArrowLeft, Key::Backspace]].concat()), "caf|s");
        assert_eq!(after(&[&cafe[..], &[Key::Home, Key::Del, Key::Del, Key::Del, Key::Del]].concat()), "|s");
    }

    #[test]
    fn enter_gives_the_words_without_blanks_around_them() {
        let mut line = LineEditor::default();
        typed("  word of mouth ").iter().for_each(|key| assert_eq!(line.press(key), Pressed::GoesOn));
        assert_eq!(line.press(&Key::Enter), Pressed::Given("word of mouth".to_owned()));
    }

    #[test]
    fn enter_on_nothing_asks_once_more_and_any_other_key_takes_that_back() {
        let mut line = LineEditor::default();
        let mut press = |key| (line.press(&key), line.was_empty);
        assert_eq!(press(Key::Enter), (Pressed::GoesOn, true));
        assert_eq!(press(Key::Char(' ')), (Pressed::GoesOn, false));
        assert_eq!(press(Key::Enter), (Pressed::GoesOn, true));
        assert_eq!(press(Key::Enter).0, Pressed::Given(String::new()));
    }

    #[test]
    fn esc_stops_and_ctrl_d_ends_the_input_of_an_empty_line() {
        let last = |text: &str, key: Key| {
            let mut line = LineEditor::default();
            typed(text).iter().for_each(|key| assert_eq!(line.press(key), Pressed::GoesOn));
            line.press(&key)
        };
        assert_eq!(last("q", Key::Escape), Pressed::Stop(Ending::Stopped));
        assert_eq!(last("", Key::Char(CTRL_D)), Pressed::Stop(Ending::EndOfInput));
        assert_eq!(last("q", Key::Char(CTRL_D)), Pressed::GoesOn);
    }

    #[test]
    fn a_line_breaks_where_its_width_ends_and_the_cursor_goes_along() {
        let mut line = LineEditor::default();
        typed("abc中文d").iter().for_each(|key| assert_eq!(line.press(key), Pressed::GoesOn));
        let rows =
            |texts: &[&str], row, column| Rows { texts: texts.iter().map(ToString::to_string).collect(), row, column };
        assert_eq!(line.rows(4), rows(&["abc", "中文", "d"], 2, 1));
        assert_eq!(line.rows(8), rows(&["abc中文d"], 0, 8));
        line.press(&Key::ArrowLeft);
        assert_eq!(line.rows(4), rows(&["abc", "中文", "d"], 2, 0));
        line.press(&Key::ArrowLeft);
        assert_eq!(line.rows(4), rows(&["abc", "中文", "d"], 1, 2));
        assert_eq!(line.rows(0).texts, ["a", "b", "c", "中", "文", "d"]);
        assert_eq!(LineEditor::default().rows(4), rows(&[""], 0, 0));
    }

    fn any_key() -> impl Strategy<Value = Key> {
        prop_oneof![
            8 => any::<char>().prop_map(Key::Char),
            8 => proptest::sample::select(vec!['a', ' ', '中', 'é', '\u{301}', '\u{200d}', '👩', 'ก', 'ู', 'ᄒ', 'ᅡ', 'ب']).prop_map(Key::Char),
            8 => proptest::sample::select(vec![
                Key::Backspace, Key::Del, Key::ArrowLeft, Key::ArrowRight, Key::Home, Key::End, Key::Tab, Key::Enter,
                Key::Char(CTRL_D), Key::Char(CTRL_W), Key::Unknown, Key::PageUp, Key::UnknownEscSeq(vec!['[']),
            ]),
            1 => Just(Key::Char(CTRL_U)),
        ]
    }

    proptest! {
        #[test]
        fn whatever_is_pressed_the_cursor_stays_in_the_line_and_the_line_in_its_rows(
            keys in proptest::collection::vec(any_key(), 0..400),
            width in 0usize..50,
        ) {
            let mut line = LineEditor::default();
            for key in &keys {
                if let Pressed::Given(text) = line.press(key) {
                    prop_assert_eq!(text.trim(), &text);
                    prop_assert!(!text.chars().any(char::is_control));
                }
                prop_assert!(line.cursor <= line.letters.len() && line.letters.len() <= Picked::MOST_LETTERS);
                // Never between a letter and its accent.
                prop_assert!(line.cursor == 0 || line.letters.get(line.cursor).is_none_or(|next| !is_added(*next)), "{}", shown(&line));
            }
            let rows = line.rows(width);
            prop_assert_eq!(rows.texts.concat(), line.letters.iter().collect::<String>());
            prop_assert!(rows.texts.iter().all(|text| display_width(text) <= width.max(2)));
            prop_assert!(rows.column <= display_width(&rows.texts[rows.row]));
            let before: usize = rows.texts[..rows.row].iter().map(|text| display_width(text)).sum();
            let to_cursor: String = line.letters[..line.cursor].iter().collect();
            prop_assert_eq!(before + rows.column, display_width(&to_cursor));
        }

        #[test]
        fn what_is_typed_at_the_end_is_given_as_it_was_typed(text in "[^\\p{C}\\u{2028}\\u{2029}]{1,200}") {
            let mut line = LineEditor::default();
            typed(&text).iter().for_each(|key| assert_eq!(line.press(key), Pressed::GoesOn));
            prop_assume!(!text.trim().is_empty());
            prop_assert_eq!(line.press(&Key::Enter), Pressed::Given(text.trim().to_owned()));
        }
    }
}
