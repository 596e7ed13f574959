//! What a key means on keyboards whose letters or digits are others.
//!
//! A letter of another script means what stands on the same key of a Latin keyboard. So who types Russian need not change the layout to answer.

/// The digits 0 of other scripts: full-width, Arabic, Persian, Devanagari, Bengali, Thai, Lao, Khmer. Those up to 9 follow.
const ZEROS: [char; 8] = ['０', '٠', '۰', '०', '০', '๐', '໐', '០'];

/// The digit row of a French keyboard without Shift, from 1 to 9, and 0.
const FRENCH_DIGITS: &str = "&é\"'(-è_çà";

/// The three rows of letters as they stand on a Latin keyboard.
const LATIN: &str = "qwertyuiopasdfghjklzxcvbnm";

/// The same keys of other keyboards; a space where what stands there is no single letter.
const OTHERS: [&str; 4] = [
    // Russian (ЙЦУКЕН); Ukrainian differs in one key.
    "йцукенгшщзфывапролдячсмить",
    // Greek.
    ";ςερτυθιοπασδφγηξκλζχψωβνμ",
    // Hebrew (SI 1452), where Q and W have punctuation.
    "/'קראטוןםפשדגכעיחלךזסבהנמצ",
    // Arabic (101), where B has two letters at once.
    "ضصثقفغعهخحشسيبلاتنمئءؤر ىة",
];

/// The Latin letter or the digit that is meant by a key, in lower case; the same if that is no other one's.
pub(super) fn meant(letter: char) -> char {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    digit(lower).or_else(|| full_width(lower)).or_else(|| by_position(lower)).unwrap_or(lower)
}

/// A digit of any script as a digit of ours.
pub(super) fn digit(letter: char) -> Option<char> {
    let value = |zero: char| u32::from(letter).checked_sub(u32::from(zero)).filter(|value| *value < 10);
    ZEROS.into_iter().find_map(value).and_then(|value| char::from_digit(value, 10))
}

/// The letter that a full-width one is.
fn full_width(letter: char) -> Option<char> {
    ('ａ'..='ｚ').contains(&letter).then(|| char::from_u32(u32::from(letter) - u32::from('ａ') + u32::from('a')))?
}

fn by_position(letter: char) -> Option<char> {
    // On a Greek keyboard the question mark of that language stands on Q; elsewhere it is no letter.
    let is_letter = letter.is_alphabetic() && !letter.is_ascii();
    let at = |row: &str| row.chars().position(|other| other == letter);
    let french = || at(FRENCH_DIGITS).and_then(|at| "1234567890".chars().nth(at));
    let latin = |row: &str| at(row).and_then(|at| LATIN.chars().nth(at));
    french().or_else(|| OTHERS.into_iter().filter(|_| is_letter).find_map(latin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_of_another_script_means_the_latin_one_on_its_key() {
        for (typed, latin) in [
            ('е', 't'),
            ('Е', 't'),
            ('а', 'f'),
            ('й', 'q'),
            ('τ', 't'),
            ('Φ', 'f'),
            ('א', 't'),
            ('כ', 'f'),
            ('ف', 't'),
            ('ب', 'f'),
            ('ｔ', 't'),
            ('Ｆ', 'f'),
        ] {
            assert_eq!(meant(typed), latin, "{typed}");
        }
    }

    #[test]
    fn a_digit_of_any_script_and_of_the_french_row_is_that_digit() {
        for (typed, latin) in [
            ('１', '1'),
            ('٢', '2'),
            ('۳', '3'),
            ('४', '4'),
            ('๕', '5'),
            ('&', '1'),
            ('é', '2'),
            ('"', '3'),
            ('ç', '9'),
            ('à', '0'),
            ('À', '0'),
        ] {
            assert_eq!(meant(typed), latin, "{typed}");
        }
    }

    #[test]
    fn what_is_latin_already_or_stands_on_no_such_key_stays() {
        for letter in ('a'..='z').chain('0'..='9').chain(['?', ' ', '.', ';', '/', 'ж', '中', 'ü']) {
            assert_eq!(meant(letter), letter);
        }
        assert_eq!(meant('Q'), 'q');
    }
}
