//! A text as it is compared: its words, numbers and signs, each in one form.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::inflection::Family;
use super::letters::{folded, unified};
use super::numbers;
use super::variants::one_spelling;
use crate::deck::reading;
use crate::language::{Orthography, tidy};

/// A text, read once and compared often.
#[derive(Debug)]
pub(in crate::question) struct Reading {
    /// As it is written, with single spaces.
    pub(in crate::question) text: String,
    /// Likewise, with its accents composed: two texts that are the same in this are the same.
    pub(super) exact: String,
    /// What a reader takes it for: no case, no full stop.
    pub(super) plain: String,
    pub(super) tokens: Vec<Token>,
}

/// A word, a number or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// In lower case, accents composed.
    pub(super) text: String,
    pub(super) kind: Kind,
    /// The number it is, in digits: "3" for "three".
    pub(super) value: Option<String>,
    /// Whether it reads like an article.
    pub(super) is_article: bool,
    /// Whether it begins with a capital: the A of "plan A works" is no article.
    pub(super) is_capital: bool,
    /// Whether every letter counts: it has digits, signs, or capitals after its first letter.
    pub(super) is_code: bool,
    /// What is worked out when it is first asked, since a word is compared with many: of the words that have several spellings the one that
    /// stands for all, and what it is a form of.
    pub(super) spelling: OnceLock<String>,
    pub(super) family: OnceLock<Family>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// Digits, with what parts them.
    Number,
    Sign,
}

impl Reading {
    pub(super) fn of(text: &str, orthography: &Orthography) -> Self {
        let text = tidy(text);
        let exact = if text.is_ascii() { text.clone() } else { text.nfc().collect() };
        let plain = folded(&reading(&exact), orthography);
        let tokens = tokens(&exact, orthography);
        Self { text, exact, plain, tokens }
    }

    /// Whether nothing but case and a full stop tells them apart.
    pub(in crate::question) fn reads_like(&self, other: &Self) -> bool {
        self.plain == other.plain
    }

    /// How many words of it turn round what is said.
    pub(super) fn negations(&self, orthography: &Orthography) -> usize {
        self.tokens.iter().filter(|token| orthography.is_negation(&token.text)).count()
    }

    /// The same without them.
    pub(super) fn without_negations(&self, orthography: &Orthography) -> Self {
        let is_kept = |token: &&Token| !orthography.is_negation(&token.text);
        let kept: Vec<&str> = self.tokens.iter().filter(is_kept).map(|token| token.text.as_str()).collect();
        Self::of(&kept.join(" "), orthography)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Whether something like each of these words stands in the text, articles aside. It looks at two letters of each, and is quick: of many
    /// words it tells which can be meant at all.
    pub(super) fn may_be(&self, words: &str, orthography: &Orthography) -> bool {
        let is_found =
            |word: &str| self.tokens.iter().any(|token| token.is_like(word)) || is_article(word, orthography);
        words
            .split(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '–' | '—'))
            .filter(|word| !word.is_empty())
            .all(is_found)
    }
}

fn is_article(word: &str, orthography: &Orthography) -> bool {
    orthography.is_article(&folded(word, orthography))
}

/// The words, numbers and signs of a text. Of one without any, everything counts.
pub(super) fn tokens(text: &str, orthography: &Orthography) -> Vec<Token> {
    let unified = unified(text);
    let tokens: Vec<Token> =
        split(&unified, orthography.elides()).iter().map(|raw| Token::of(raw, orthography)).collect();
    let mut tokens = numbers::counted(tokens, orthography);
    if tokens.is_empty() {
        tokens.extend(unified.split_whitespace().map(|raw| Token::of(raw, orthography)));
    }
    tokens
}

impl Token {
    fn of(raw: &str, orthography: &Orthography) -> Self {
        let text = match raw {
            "&" => orthography.readings_of('&').first().map_or(raw, String::as_str).to_owned(),
            raw => folded(raw, orthography),
        };
        let mut letters = text.chars();
        let kind = if text.chars().any(char::is_alphabetic) {
            Kind::Word
        } else if letters.any(char::is_numeric) {
            Kind::Number
        } else {
            Kind::Sign
        };
        let value = (kind == Kind::Number).then(|| numbers::in_digits(&text, orthography.decimal_point()));
        let has_capitals = raw.chars().skip(1).any(char::is_uppercase);
        let has_signs = raw.starts_with('.') || raw.chars().any(|letter| letter.is_numeric() || is_sign(letter));
        let is_article = orthography.is_article(&text);
        let is_capital = raw.starts_with(char::is_uppercase);
        let is_code = kind != Kind::Word || has_capitals || has_signs;
        let (spelling, family) = (OnceLock::new(), OnceLock::new());
        Self { text, kind, value, is_article, is_capital, is_code, spelling, family }
    }

    /// The same with another text.
    pub(super) fn with_text(&self, text: String) -> Self {
        Self { text, spelling: OnceLock::new(), family: OnceLock::new(), ..self.clone() }
    }

    /// In one spelling of several, without an article that is written to it.
    pub(super) fn one_spelling(&self, orthography: &Orthography) -> &str {
        self.spelling.get_or_init(|| one_spelling(orthography.without_article(&self.text), orthography))
    }

    pub(super) fn family(&self, orthography: &Orthography) -> &Family {
        self.family.get_or_init(|| Family::of(&self.text, orthography))
    }

    /// Whether the first two letters of a word stand in it, or its digits are the same. What may be written otherwise may be like anything.
    fn is_like(&self, word: &str) -> bool {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let of_word = digits(word);
        if !of_word.is_empty() && word.is_ascii() {
            return [Some(&self.text), self.value.as_ref()].into_iter().flatten().any(|own| digits(own) == of_word);
        }
        let letters = word.chars().filter(|letter| letter.is_alphanumeric()).map(|letter| letter.to_ascii_lowercase());
        let begin: String = letters.take(self.text.len().min(2)).collect();
        self.value.is_some() || !begin.is_ascii() || !self.text.is_ascii() || self.text.contains(&begin)
    }

    /// Whether it parts from its neighbour only by how it is written: "long-term" and "longterm", but not "5 10" and "510".
    pub(super) fn joins(&self, next: &Self) -> bool {
        let is_digit = |letter: Option<char>| letter.is_some_and(char::is_numeric);
        let are_digits = is_digit(self.text.chars().last()) && is_digit(next.text.chars().next());
        self.kind != Kind::Sign && next.kind != Kind::Sign && !are_digits
    }
}

/// The words, numbers and signs as they stand there.
fn split(text: &str, elides: bool) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut split = Split { letters: &letters, found: vec![String::new()] };
    (0..letters.len()).for_each(|at| split.take(at, elides));
    split.found.retain(|token| !token.is_empty());
    split.found
}

struct Split<'t> {
    letters: &'t [char],
    /// The last one is not at its end.
    found: Vec<String>,
}

impl Split<'_> {
    fn take(&mut self, at: usize, elides: bool) {
        let letter = self.letters[at];
        let (before, after) = (self.before(at), self.letters.get(at + 1).copied());
        let is = |neighbour: Option<char>, kind: fn(char) -> bool| neighbour.is_some_and(kind);
        let between = |kind: fn(char) -> bool| is(before, kind) && is(after, kind);
        match letter {
            '.' | ',' | ':' | '/' | '\'' | '^' if between(char::is_numeric) => self.push(letter),
            ' ' if self.parts_thousands(at) => {}
            '-' if self.is_between_numbers(at) => self.sign(letter),
            '-' if is(after, char::is_numeric) && !is(before, char::is_alphanumeric) => self.sign(letter),
            '.' if is(after, char::is_alphanumeric) && before.is_none_or(char::is_whitespace) => self.push(letter),
            '^' if is(before, char::is_alphanumeric) => {}
            '"' if between(char::is_alphanumeric) => {}
            '.' if is(after, char::is_alphabetic) && self.abbreviates(at) => {}
            '\'' if !elides => {}
            '#' | '+' | '*' if self.ends_code(at) => self.push(letter),
            letter if parts(letter) => self.found.push(String::new()),
            letter if is_sign(letter) => self.sign(letter),
            letter => self.push(letter),
        }
    }

    fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).map(|at| self.letters[at])
    }

    fn push(&mut self, letter: char) {
        self.found.last_mut().into_iter().for_each(|token| token.push(letter));
    }

    fn sign(&mut self, letter: char) {
        self.found.extend([letter.to_string(), String::new()]);
    }

    /// The first full stop of "a.m.".
    fn abbreviates(&self, at: usize) -> bool {
        let is_letter = |at: Option<usize>| at.is_some_and(|at| self.letters[at].is_alphabetic());
        is_letter(at.checked_sub(1)) && !is_letter(at.checked_sub(2))
    }

    /// "5-10" and "5 - 10".
    fn is_between_numbers(&self, at: usize) -> bool {
        let is_space = |letter: &&char| letter.is_whitespace();
        let before = self.letters[..at].iter().rev().find(|letter| !is_space(letter));
        let after = self.letters[at + 1..].iter().find(|letter| !is_space(letter));
        [before, after].iter().all(|letter| letter.is_some_and(|letter| letter.is_numeric()))
    }

    /// "10 000": a space between one to three digits, or such groups, and three.
    fn parts_thousands(&self, at: usize) -> bool {
        let is_digit = |at: usize| self.letters.get(at).is_some_and(char::is_ascii_digit);
        let is_group = (at + 1..at + 4).all(is_digit) && !is_digit(at + 4);
        let token = self.found.last().map_or("", String::as_str);
        let is_first = (1..=3).contains(&token.len()) || at >= 4 && self.letters[at - 4] == ' ';
        is_group
            && is_first
            && token.bytes().all(|byte| byte.is_ascii_digit())
            && !token.is_empty()
            && !token.starts_with('0')
    }

    /// The signs of "C#" and "C++".
    fn ends_code(&self, at: usize) -> bool {
        let ends = |letter: &char| matches!(letter, '#' | '+' | '*');
        let rest = self.letters[at..].iter().find(|letter| !ends(letter));
        let start = self.letters[..at].iter().rev().find(|letter| !ends(letter));
        start.is_some_and(|letter| letter.is_alphanumeric()) && !rest.is_some_and(|letter| letter.is_alphanumeric())
    }
}

/// Whether a sign stands between words and means nothing by itself.
fn parts(letter: char) -> bool {
    letter.is_whitespace()
        || "-_,.;:!?\"'()[]{}/\\¡¿·،؛؟۔・".contains(letter)
        || matches!(
            letter,
            '\u{2016}'..='\u{2027}' | '\u{203a}'..='\u{203d}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}'
        )
}

/// Whether a sign means something by itself: <, +, %, €.
fn is_sign(letter: char) -> bool {
    letter.is_ascii_punctuation() && !parts(letter)
        || matches!(
            letter,
            '¢'..='§' | '¬' | '°' | '±' | '¶' | '×' | '÷' | '‰' | '\u{20a0}'..='\u{20cf}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}'
        )
}
