//! How a written answer is compared with the words it should be: what is forgiven, and what never is.
//!
//! Forgiven are case, accents, punctuation, hyphens and spaces, an article at the beginning, and one slip of the finger in each word of
//! five letters or more. Never forgiven is what is as near to something wrong: "effect" is no slip for "affect" where both can be meant.

use strsim::osa_distance;
use unicode_normalization::UnicodeNormalization;

use crate::deck::reading;
use crate::language::Grammar;
use crate::language::tidy;

/// From this many letters on a word bears a slip: in a shorter one it too often makes another word.
const LEAST_LETTERS: usize = 5;

/// No answer is longer; more of it is not read.
const MOST_READ: usize = 1000;

/// Compares spellings in one language.
pub(super) struct Speller {
    grammar: Grammar,
}

impl Speller {
    /// For texts in this language, a BCP 47 tag.
    pub(super) fn of(language: &str) -> Self {
        Self { grammar: Grammar::of(language) }
    }

    /// Which of the right spellings was meant; `None` if none was, or if a wrong one is as near.
    pub(super) fn meant<'w>(&self, given: &str, right: &[&'w str], wrong: &[&str]) -> Option<&'w str> {
        let given = tidy(given).chars().take(MOST_READ).collect::<String>();
        let forgiven = right.iter().filter(|words| self.forgives(&given, words));
        let (distance, meant) = forgiven.map(|words| (self.distance(&given, words), *words)).min()?;
        // What reads like a right spelling is none of the wrong ones.
        let is_rival = |words: &&&str| right.iter().all(|right| reading(right) != reading(words));
        let is_as_near = |words: &&str| self.distance(&given, words) <= distance;
        (!wrong.iter().filter(is_rival).any(is_as_near)).then_some(meant)
    }

    /// Whether they are the same words, apart from what is forgiven without a slip.
    pub(super) fn same(&self, given: &str, wanted: &str) -> bool {
        self.distance(given, wanted) <= SAME_WORDS
    }

    /// Whether one may be taken for the other.
    fn forgives(&self, given: &str, wanted: &str) -> bool {
        if is_nothing(given) {
            return false;
        }
        self.same(given, wanted)
            || self.readings(wanted).iter().any(|wanted| {
                let differ_by_slips = |given: &Vec<String>| {
                    let mut pairs = given.iter().zip(wanted);
                    given.len() == wanted.len()
                        && pairs.all(|(given, wanted)| given == wanted || is_slip(given, wanted))
                };
                self.readings(given).iter().any(differ_by_slips)
            })
    }

    /// How far apart two spellings are: 0 the same, 1 read the same, 2 the same words, and one more for each slip between them.
    fn distance(&self, given: &str, wanted: &str) -> usize {
        if tidy(given) == tidy(wanted) {
            return 0;
        }
        if reading(given) == reading(wanted) {
            return READS_THE_SAME;
        }
        let slips = |given: &Vec<String>, wanted: &Vec<String>| slips(&given.concat(), &wanted.concat());
        let wanted = self.readings(wanted);
        let of_pair = |given: Vec<String>| wanted.iter().map(|wanted| slips(&given, wanted)).min();
        let least = self.readings(given).into_iter().filter_map(of_pair).min();
        SAME_WORDS.saturating_add(least.unwrap_or(usize::MAX))
    }

    /// The words of a text with nothing left of what is forgiven: letters without accents (ä as a), and letters written out (ä as ae).
    fn readings(&self, text: &str) -> [Vec<String>; 2] {
        let text: String = reading(text).nfc().collect();
        let mut in_full = String::with_capacity(text.len());
        for letter in text.chars() {
            match written_out(letter) {
                Some(letters) => in_full.push_str(letters),
                None => in_full.push(letter),
            }
        }
        [self.words(&text), self.words(&in_full)]
    }

    fn words(&self, text: &str) -> Vec<String> {
        let mut words = parted(&without_accents(text), self.grammar.elides());
        if words.len() > 1 && self.grammar.articles().contains(&words[0]) {
            words.remove(0);
        }
        // Of mere punctuation everything counts.
        if words.is_empty() { vec![text.to_owned()] } else { words }
    }
}

const READS_THE_SAME: usize = 1;
const SAME_WORDS: usize = 2;

/// Whether nothing was written.
pub(super) fn is_nothing(text: &str) -> bool {
    text.trim().is_empty()
}

/// Insertions, deletions, substitutions and swapped neighbours between two words. Where the lengths alone tell that they have nothing to
/// do with one another, just more than any that are forgiven.
fn slips(given: &str, wanted: &str) -> usize {
    const FAR: usize = 1_000_000;
    let lengths = [given, wanted].map(|word| word.chars().count());
    if lengths[0].abs_diff(lengths[1]) > lengths[1] / LEAST_LETTERS + 1 { FAR } else { osa_distance(given, wanted) }
}

/// Whether `given` is `wanted` with one slip, in a word that bears it: of a number every digit counts, and of Chinese every character is
/// a word.
fn is_slip(given: &str, wanted: &str) -> bool {
    let bears_slip = wanted.chars().count() >= LEAST_LETTERS
        && wanted.chars().all(|letter| !letter.is_numeric() && !is_ideograph(letter));
    bears_slip && slips(given, wanted) == 1
}

fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// How a letter is written where the keyboard lacks it.
fn written_out(letter: char) -> Option<&'static str> {
    match letter {
        'ä' => Some("ae"),
        'ö' | 'ø' => Some("oe"),
        'ü' => Some("ue"),
        'å' => Some("aa"),
        _ => None,
    }
}

fn without_accents(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.nfd().filter(|letter| !is_accent(*letter)) {
        match letter {
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'þ' => plain.push_str("th"),
            'ø' => plain.push('o'),
            'đ' | 'ð' => plain.push('d'),
            'ł' => plain.push('l'),
            'ı' => plain.push('i'),
            '\u{2212}' => plain.push('-'),
            // Full-width letters and signs, as East Asian keyboards write them.
            '\u{ff01}'..='\u{ff5e}' => plain.extend(char::from_u32(u32::from(letter) - 0xfee0)),
            letter => plain.push(letter),
        }
    }
    plain.nfc().collect()
}

/// Marks that are often left out: those of Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowels and lengthening. Those of
/// Indian scripts and of Japanese make other letters, and stay.
fn is_accent(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
    )
}

/// The words of a text. Punctuation parts them, except within a number and before one: 3.5 is not 35, and -1 is not 1.
fn parted(text: &str, elides: bool) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|letter| letter.is_numeric());
    let mut words = vec![String::new()];
    for (at, &letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1);
        let is_in_number = is_digit(Some(at + 1)) && ".,:/-".contains(letter) && is_digit(before);
        let follows_word = before.is_some_and(|at| letters[at].is_alphanumeric());
        let is_sign = letter == '-' && is_digit(Some(at + 1)) && !follows_word;
        let is_apostrophe = matches!(letter, '\'' | '‘' | '’' | 'ʼ' | '`' | '´');
        if is_in_number || is_sign || !(parts(letter) || is_apostrophe) {
            words.last_mut().into_iter().for_each(|word| word.push(letter));
        } else if elides || !is_apostrophe {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a sign stands between words and means nothing by itself; + and % and # do mean something.
fn parts(letter: char) -> bool {
    letter.is_whitespace()
        || "-_,.;:!?\"()[]{}/\\¡¿«»·،؛؟۔・".contains(letter)
        || matches!(
            letter,
            '\u{2010}'..='\u{2027}' | '\u{2039}'..='\u{203d}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}'
        )
}
