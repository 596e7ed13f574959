//! Whether one word may stand for another, by every rule there is for words.

use super::inflection::{forms_of, is_form};
use super::marks::{in_plain_letters, may_lack};
use super::reading::{Kind, Token};
use super::slip::{LEAST_LETTERS, slips};
use super::variants::are_variants;
use crate::language::{Marks, Orthography};

/// Whether it is certain that something was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::question) enum Certainty {
    /// It is what a person would take it for without asking.
    Sure,
    /// A person would ask.
    Unsure,
}

/// How far what was written is from what it may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Likeness {
    pub(super) certainty: Certainty,
    pub(super) distance: Distance,
}

/// The nearest first; two distances together are as far as the farther one, slips add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Distance {
    /// The same text.
    None,
    /// The same but for case and a full stop.
    Case,
    /// The same words, written otherwise.
    Spelling,
    /// The same words, and some of the sentence around them.
    Repeated,
    /// Forms of the same words.
    Form,
    /// So many slips.
    Slips(usize),
}

impl Likeness {
    pub(super) const SAME: Self = Self::sure(Distance::None);

    pub(super) const fn sure(distance: Distance) -> Self {
        Self { certainty: Certainty::Sure, distance }
    }

    /// Both of them at once.
    pub(super) fn and(self, other: Self) -> Self {
        let distance = match (self.distance, other.distance) {
            (Distance::Slips(some), Distance::Slips(more)) => Distance::Slips(some + more),
            (one, another) => one.max(another),
        };
        Self { certainty: self.certainty.max(other.certainty), distance }
    }
}

/// How far a word is from the one it may stand for; `None` if it may not.
///
/// Numbers are the same by their value, and codes by every letter of theirs: "web3.0" is not "web2.0", "C" not "C#", "HTTPS" not "HTTP". No
/// negation stands for anything else.
pub(super) fn likeness(given: &Token, wanted: &Token, orthography: &Orthography, known: &[&str]) -> Option<Likeness> {
    if given.text == wanted.text {
        return Some(Likeness::SAME);
    }
    match (&given.value, &wanted.value) {
        (Some(given), Some(wanted)) => return (given == wanted).then_some(Likeness::sure(Distance::Spelling)),
        _ if given.kind != Kind::Word || wanted.kind != Kind::Word => return None,
        _ => {}
    }
    let has_digits = given.text.chars().any(char::is_numeric);
    let is_negation = [given, wanted].iter().any(|word| orthography.is_negation(&word.text));
    if wanted.is_code || has_digits || is_negation {
        return None;
    }
    spelling(given, wanted, orthography)
        .or_else(|| {
            let certainty = is_form(given, wanted, orthography)?;
            Some(Likeness { certainty, distance: Distance::Form })
        })
        .or_else(|| {
            let (number, certainty) = slips_of_forms(&given.text, wanted, orthography, known)?;
            Some(Likeness { certainty, distance: Distance::Slips(number) })
        })
}

/// The same word, written otherwise.
fn spelling(given: &Token, wanted: &Token, orthography: &Orthography) -> Option<Likeness> {
    let [one, other] = [given, wanted].map(|word| orthography.without_article(&word.text));
    let has_no_marks = orthography.marks() != Marks::AreLetters;
    let certainty = if has_no_marks && in_plain_letters(one) == in_plain_letters(other) {
        Some(Certainty::Sure)
    } else {
        let are_variants = || are_variants(given, wanted, orthography).then_some(Certainty::Sure);
        may_lack(one, other, orthography).or_else(are_variants)
    };
    certainty.map(|certainty| Likeness { certainty, distance: Distance::Spelling })
}

/// The slips between what was written and the nearest form of the word.
fn slips_of_forms(
    given: &str,
    wanted: &Token,
    orthography: &Orthography,
    known: &[&str],
) -> Option<(usize, Certainty)> {
    let of = |word: &str| slips(given, word, orthography, known);
    match of(&wanted.text) {
        Some(found) if found.1 == Certainty::Sure => Some(found),
        // A longer form bears no slip that the word itself does not, nor one in the first letter.
        found if wanted.text.chars().count() < LEAST_LETTERS || given.chars().next() != wanted.text.chars().next() => {
            found
        }
        found => {
            let forms = forms_of(&wanted.text, orthography);
            let of_forms =
                forms.iter().filter_map(|form| of(form)).filter(|(_, certainty)| *certainty == Certainty::Sure);
            of_forms.min().or(found)
        }
    }
}
