//! One form for each letter, sign and digit: of those that are only written otherwise nothing tells which it was.

use unicode_normalization::UnicodeNormalization;

use crate::language::{Orthography, is_invisible, written_out};

/// The text with one form for each letter, sign and digit, its capitals left: no compatibility forms (H₂O is H2O, full width is half), one
/// dash, one apostrophe, one quotation mark, digits of any script as 0 to 9, and one of the letters that keyboards of two countries have
/// for the same.
pub(super) fn unified(text: &str) -> String {
    // Of ASCII only one sign has another for the same.
    if text.is_ascii() {
        return text.replace('`', "'");
    }
    let mut parted = String::with_capacity(text.len());
    for letter in text.chars() {
        let follows_digit = parted.ends_with(|before: char| before.is_numeric());
        match letter {
            '™' | '®' | '©' | '℠' => {}
            // Its compatibility form is a space with an accent on it.
            '´' => parted.push('\''),
            // 10² is not 102, and 1½ is not 11/2.
            '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' if follows_digit => parted.extend(['^', letter]),
            '¼'..='¾' | '⅐'..='⅞' if follows_digit => parted.extend([' ', letter]),
            letter if is_invisible(letter) => {}
            letter => parted.push(letter),
        }
    }
    parted.nfkc().nfd().filter_map(one_of_its_kind).nfc().collect()
}

/// What stands for a letter or sign, if there is another for the same; `None` for one that stands for nothing.
fn one_of_its_kind(letter: char) -> Option<char> {
    Some(match letter {
        '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{58a}'
        | '\u{5be}'
        | '\u{1806}'
        | '\u{2e3a}'
        | '\u{2e3b}' => '-',
        '‘' | '’' | '‛' | 'ʼ' | 'ʹ' | '`' | '′' | '\u{5f3}' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '\u{5f4}' => '"',
        '\u{2044}' | '\u{2215}' => '/',
        '♯' => '#',
        '\u{66a}' => '%',
        '\u{66b}' => '.',
        '\u{66c}' => ',',
        // The iota under a Greek vowel stands beside it in capitals.
        '\u{345}' => 'ι',
        // Arabic and Persian letters.
        'ک' => 'ك',
        'ی' | 'ى' => 'ي',
        // It only makes an Arabic word longer.
        '\u{640}' => return None,
        letter => digit(letter).unwrap_or(letter),
    })
}

/// The text in lower case, as its language has it. What is the same in capitals is the same.
pub(super) fn folded(text: &str, orthography: &Orthography) -> String {
    if text.is_ascii() && !orthography.keeps_dots() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'I' if orthography.keeps_dots() => folded.push('ı'),
            'i' | 'İ' | 'ı' if orthography.keeps_dots() => folded.push(if letter == 'ı' { 'ı' } else { 'i' }),
            letter => folded.extend(letter.to_uppercase().flat_map(char::to_lowercase)),
        }
    }
    // The dot on a capital, which the small letter has anyway.
    let folded = folded.replace("i\u{307}", "i");
    written_out(&folded).nfc().collect()
}

/// The digit 0 to 9 that this is in another script.
fn digit(letter: char) -> Option<char> {
    let value =
        ZEROS.iter().find_map(|zero| u32::from(letter).checked_sub(u32::from(*zero)).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// The zero of every script whose digits have no compatibility form; 1 to 9 follow each (Unicode 14, general category Nd).
const ZEROS: [char; 58] = [
    '\u{660}',
    '\u{6f0}',
    '\u{7c0}',
    '\u{966}',
    '\u{9e6}',
    '\u{a66}',
    '\u{ae6}',
    '\u{b66}',
    '\u{be6}',
    '\u{c66}',
    '\u{ce6}',
    '\u{d66}',
    '\u{de6}',
    '\u{e50}',
    '\u{ed0}',
    '\u{f20}',
    '\u{1040}',
    '\u{1090}',
    '\u{17e0}',
    '\u{1810}',
    '\u{1946}',
    '\u{19d0}',
    '\u{1a80}',
    '\u{1a90}',
    '\u{1b50}',
    '\u{1bb0}',
    '\u{1c40}',
    '\u{1c50}',
    '\u{a620}',
    '\u{a8d0}',
    '\u{a900}',
    '\u{a9d0}',
    '\u{a9f0}',
    '\u{aa50}',
    '\u{abf0}',
    '\u{104a0}',
    '\u{10d30}',
    '\u{11066}',
    '\u{110f0}',
    '\u{11136}',
    '\u{111d0}',
    '\u{112f0}',
    '\u{11450}',
    '\u{114d0}',
    '\u{11650}',
    '\u{116c0}',
    '\u{11730}',
    '\u{118e0}',
    '\u{11950}',
    '\u{11c50}',
    '\u{11d50}',
    '\u{11da0}',
    '\u{16a60}',
    '\u{16ac0}',
    '\u{16b50}',
    '\u{1e140}',
    '\u{1e2f0}',
    '\u{1e950}',
];
