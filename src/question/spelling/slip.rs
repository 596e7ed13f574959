//! Slips of the finger: "genarate" for "generate", and never "casual" for "causal".

use strsim::osa_distance;

use super::marks::{differ_in_marks_alone, without_marks};
use super::word::Certainty;
use crate::language::{Marks, Orthography};

/// From this many letters on a word bears a slip: in a shorter one it too often makes another word.
pub(super) const LEAST_LETTERS: usize = 5;

/// From this many on it bears two neighbours swapped: "psuh".
const LEAST_SWAPPED: usize = 4;

/// From this many on it can be guessed what was meant with two slips.
const LEAST_FOR_TWO: usize = 8;

/// How many slips lie between two words, if the one may have been meant by the other: letters left out, too many, or others, and
/// neighbours swapped.
///
/// - "genarate" is "generate", "statisfy" is "satisfy", "psuh" is "push": one slip, and no word of its own.
/// - "casual" is not "causal", "employee" is not "employer": these are words, whether in the list or in `known`, the words of what is
///   asked.
/// - "senerate" may be meant as "generate", as a slip in the first letter is rare, and "pussh" as "push", which is short; "imediatley" with its
///   two slips as "immediately"; "kubernets" as "kubernetes", of which the list does not know, nor what else there is like it.
/// - "acausal" is not "causal", even where no list has it: a letter more or less at the beginning turns the meaning round.
/// - "venda" may be meant as "vende" in Portuguese, for which there is no list.
pub(super) fn slips(
    given: &str,
    wanted: &str,
    orthography: &Orthography,
    known: &[&str],
) -> Option<(usize, Certainty)> {
    let written = |word: &str| match orthography.marks() {
        Marks::Adorn | Marks::Stress => without_marks(word, orthography),
        _ => word.to_owned(),
    };
    let words = [given, wanted].map(written);
    let [given, wanted] = words.each_ref().map(String::as_str);
    let letters = wanted.chars().count();
    let bears = letters >= LEAST_SWAPPED && given.chars().chain(wanted.chars()).all(bears_slip);
    if !bears || given.chars().count().abs_diff(letters) > 2 || known.contains(&given) {
        return None;
    }
    // One mark for another is a slip only where a list tells words by their marks.
    if orthography.marks() != Marks::Tell && differ_in_marks_alone(given, wanted) {
        return None;
    }
    let slips = osa_distance(given, wanted);
    let is_swap = slips == 1 && is_permutation(given, wanted);
    match orthography.is_word(given) {
        Some(true) => None,
        Some(false) => {
            let begin_alike = given.chars().next() == wanted.chars().next();
            let is_known = orthography.is_word(wanted) == Some(true);
            match slips {
                1 if begin_alike && is_known && (is_swap || letters >= LEAST_LETTERS) => Some((1, Certainty::Sure)),
                // A letter more or less at the beginning is mostly one that turns the meaning round.
                1 if begin_alike || given.chars().count() == letters => Some((1, Certainty::Unsure)),
                2 if begin_alike && is_known && letters >= LEAST_FOR_TWO => Some((2, Certainty::Unsure)),
                _ => None,
            }
        }
        None if orthography.marks() == Marks::AreLetters => None,
        None => (slips == 1 && letters >= LEAST_LETTERS).then_some((1, Certainty::Unsure)),
    }
}

/// Whether a letter is one of several that make a word by their order alone. Of Chinese and Japanese every character is a word or a
/// syllable; in Arabic and Hebrew, which leave vowels out, one letter more or less is mostly another word.
fn bears_slip(letter: char) -> bool {
    letter.is_alphabetic()
        && matches!(letter, 'a'..='z' | '\u{df}'..='\u{24f}' | '\u{370}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}')
}

fn is_permutation(given: &str, wanted: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(given) == sorted(wanted)
}
