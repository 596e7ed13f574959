//! Texts of a deck: their key words, marked by brackets, and how two of them are compared.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::language::{Message, ToMessage, is_invisible, is_plain, tidy};

/// A trait's or a lure's text: what is read, and which of its words are the key ones.
///
/// Written as `works by [pull]`, read as "works by pull"; the key words are blanked in a typed question. A literal bracket is `\[` or
/// `\]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    plain: String,
    keys: Vec<Range<usize>>,
}

/// Why the brackets of a text mark nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BracketError {
    /// `]` without a `[` before it.
    Unopened,
    /// `[` without a `]` after it.
    Unclosed,
    /// `[` between `[` and `]`.
    Nested,
    /// Nothing stands between `[` and `]`.
    Empty,
}

impl BracketError {
    /// What is told of it in the text that is called so.
    pub(super) fn in_text(self, owner: Message) -> Message {
        match self {
            Self::Unopened => message!("deck-bracket-unopened", owner = owner),
            Self::Unclosed => message!("deck-bracket-unclosed", owner = owner),
            Self::Nested => message!("deck-bracket-nested", owner = owner),
            Self::Empty => message!("deck-bracket-empty", owner = owner),
        }
    }
}

impl ToMessage for BracketError {
    fn message(&self) -> Message {
        self.in_text(message!("deck-a-text"))
    }
}

display_in_english!(BracketError);

impl std::error::Error for BracketError {}

impl Text {
    /// Reads the marks out of `source`; its words are then separated by single spaces.
    ///
    /// # Errors
    ///
    /// The brackets do not pair, or one pair is empty.
    pub fn parse(source: &str) -> Result<Self, BracketError> {
        let mut plain = String::new();
        let mut keys = Vec::new();
        let mut open = None;
        let source = tidy(source);
        let mut characters = source.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '\\' if matches!(characters.peek(), Some('[' | ']')) => plain.extend(characters.next()),
                '[' if open.is_some() => return Err(BracketError::Nested),
                '[' => {
                    // Spaces just inside the brackets belong outside, where there may be one already.
                    if characters.next_if_eq(&' ').is_some() && !plain.is_empty() && !plain.ends_with(' ') {
                        plain.push(' ');
                    }
                    open = Some(plain.len());
                }
                ']' => {
                    let start = open.take().ok_or(BracketError::Unopened)?;
                    let end = start + plain[start..].trim_end().len();
                    let had_space = plain.len() > end;
                    plain.truncate(end);
                    if plain.len() == start {
                        return Err(BracketError::Empty);
                    }
                    keys.push(start..plain.len());
                    if had_space && characters.peek().is_some_and(|next| *next != ' ') {
                        plain.push(' ');
                    }
                }
                other => plain.push(other),
            }
        }
        if open.is_some() { Err(BracketError::Unclosed) } else { Ok(Self { plain, keys }) }
    }

    /// The text as it is written, its key words in brackets: what is read from it is this text.
    pub fn source(&self) -> String {
        self.source_with(|_, words| words.to_owned())
    }

    /// The text as it is written, with other words in place of its key words, as for [`Text::with_keys`].
    pub(super) fn source_with(&self, mut words: impl FnMut(usize, &str) -> String) -> String {
        let mut source = String::with_capacity(self.plain.len() + 2);
        let mut from = 0;
        for (number, range) in self.keys.iter().enumerate() {
            source += &escaped(&self.plain[from..range.start]);
            let words = escaped(&words(number, &self.plain[range.clone()]));
            // A backslash would make the bracket after it one to be shown; a space between them is no part of the key words.
            let space = if words.ends_with('\\') { " " } else { "" };
            source += &format!("[{words}{space}]");
            from = range.end;
        }
        source + &escaped(&self.plain[from..])
    }

    /// The text as it is read, without marks.
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// The key words, in order; none if nothing is marked.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(|range| &self.plain[range.clone()])
    }

    /// Each run of key words, with what stands before it and after it in the text.
    pub(crate) fn runs(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.keys.iter().map(|range| (&self.plain[..range.start], &self.plain[range.clone()], &self.plain[range.end..]))
    }

    /// The text with other words in place of its key words; `words` is given the number of a run of them, from 0, and the run.
    pub fn with_keys(&self, mut words: impl FnMut(usize, &str) -> String) -> String {
        let mut text = String::with_capacity(self.plain.len());
        let mut from = 0;
        for (number, range) in self.keys.iter().enumerate() {
            text.push_str(&self.plain[from..range.start]);
            text.push_str(&words(number, &self.plain[range.clone()]));
            from = range.end;
        }
        text + &self.plain[from..]
    }

    /// What to call it in a short sentence: the key words where exactly one run of them is marked, else all of it.
    pub fn gist(&self) -> &str {
        match self.keys.as_slice() {
            [only] => &self.plain[only.clone()],
            _ => &self.plain,
        }
    }
}

/// A text with no bracket that marks anything, as it is written.
pub(super) fn escaped(plain: &str) -> String {
    plain.replace('[', r"\[").replace(']', r"\]")
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain)
    }
}

/// What a reader takes a text for: two texts with the same reading say the same. Lower case, single spaces, nothing invisible, no full
/// stop at the end.
pub(crate) fn reading(text: &str) -> String {
    const ENDS: [char; 5] = ['.', '!', '。', '！', '．'];
    if is_plain(text) {
        return text.trim_end_matches(ENDS).trim_end().to_ascii_lowercase();
    }
    let visible: String = text.chars().filter(|character| !is_invisible(*character)).collect();
    tidy(&visible).trim_end_matches(ENDS).trim_end().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parse(source: &str) -> Text {
        Text::parse(source).unwrap()
    }

    #[test]
    fn key_words_are_read_without_their_brackets() {
        let text = parse("turns [leads] into [paying customers]");
        assert_eq!(text.plain(), "turns leads into paying customers");
        assert_eq!(text.keys().collect::<Vec<_>>(), ["leads", "paying customers"]);
        assert_eq!(text.gist(), text.plain());
        assert_eq!(text.with_keys(|number, run| format!("{number}{}", run.len())), "turns 05 into 116");
        assert_eq!(parse("works by [pull]").gist(), "pull");
    }

    proptest! {
        #[test]
        fn plain_texts_are_tidied_and_read_as_all_others_are(text in "[a-cA-C .!\\t\u{ad}é]{0,12}") {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(tidy(&text), words);
            // With a letter beside it that is not plain, it is read letter by letter.
            let read = reading(&format!("é {text}"));
            let expected = format!("é {}", reading(&text));
            prop_assert_eq!(expected.trim_end(), read);
        }
    }

    #[test]
    fn an_escaped_bracket_is_shown_and_marks_nothing() {
        let text = parse(r"writes \[sic\] after [a mistake] in C:\temp");
        assert_eq!(text.plain(), r"writes [sic] after a mistake in C:\temp");
        assert_eq!(text.keys().collect::<Vec<_>>(), ["a mistake"]);
    }

    #[test]
    fn spaces_just_inside_brackets_stand_outside() {
        for source in ["works by [ pull ] and [ more ]", "works by[ pull ]and[ more ]"] {
            let text = parse(source);
            assert_eq!(text.plain(), "works by pull and more");
            assert_eq!(text.keys().collect::<Vec<_>>(), ["pull", "more"]);
        }
    }

    #[test]
    fn what_cannot_be_seen_makes_no_difference() {
        assert_eq!(reading("pu\u{200b}ll."), reading("Pull"));
    }

    #[test]
    fn brackets_that_do_not_pair_are_refused() {
        for (source, error) in [
            ("a [b", BracketError::Unclosed),
            ("a] b", BracketError::Unopened),
            ("[a [b]]", BracketError::Nested),
            ("a [ ] b", BracketError::Empty),
        ] {
            assert_eq!(Text::parse(source), Err(error));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_and_shows_no_mark(source in r"([\[\] a\\]|\PC){0,20}") {
            if let Ok(text) = Text::parse(&source) {
                prop_assert!(!text.plain().contains("  "));
                let escaped = source.matches(r"\[").count() + source.matches(r"\]").count();
                prop_assert_eq!(text.plain().matches(['[', ']']).count(), escaped);
                prop_assert_eq!(Text::parse(&text.source()), Ok(text));
            }
        }
    }
}
