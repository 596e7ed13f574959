//! How a written answer is compared with the words it should be: what is forgiven, and what never is.
//!
//! Forgiven is what a person would not even notice or would wave through, a rule a file:
//!
//! - `letters`: case, width, ligatures, dashes, apostrophes, digits of any script.
//! - `reading`, `alignment`: punctuation, hyphens, spaces, articles anywhere.
//! - `numbers`: "3" and "three", "10,000" and "ten thousand", "%" and "percent", "&" and "and".
//! - `marks`: accents, where they tell no two words apart.
//! - `variants`: British and American spellings.
//! - `inflection`: singular and plural, forms of a verb.
//! - `around`: words of the sentence that are repeated.
//! - `slip`: one slip of the finger a word, where what was typed is no word of its own.
//!
//! Never forgiven is what is as near to something wrong, what turns the meaning round, and what is another word: "effect" is no slip for
//! "affect". Where a person would ask what was meant, [`Meant`] is unsure.

mod alignment;
mod around;
mod inflection;
mod letters;
mod marks;
mod numbers;
mod reading;
mod slip;
mod variants;
mod word;

use strsim::osa_distance;

use crate::language::Orthography;
use alignment::aligned;
pub(super) use around::Around;
pub(super) use reading::Reading;
pub(super) use word::Certainty;
use word::{Distance, Likeness};

/// No answer is longer; more of it is not read.
const MOST_READ: usize = 1000;

/// Compares spellings in one language.
#[derive(Clone)]
pub(super) struct Speller {
    orthography: Orthography,
}

/// Words that may be written, and what stands around them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelling<'w> {
    pub(super) words: &'w Reading,
    pub(super) around: &'w Around,
}

/// Which words were meant, and how far what was written is from them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meant<'w> {
    pub(super) words: &'w Reading,
    likeness: Likeness,
}

impl Meant<'_> {
    /// Whether a person would take it for these words without asking.
    pub(super) fn is_sure(&self) -> bool {
        self.likeness.certainty == Certainty::Sure
    }

    /// Whether letters of it are others, missing or too many.
    pub(super) fn is_misspelt(&self) -> bool {
        matches!(self.likeness.distance, Distance::Slips(_))
    }

    /// Whether these are the words, however they are written.
    pub(super) fn are_the_words(&self) -> bool {
        self.is_sure() && self.likeness.distance <= Distance::Repeated
    }

    /// Whether these are the words in some form.
    pub(super) fn are_forms(&self) -> bool {
        self.is_sure() && self.likeness.distance <= Distance::Form
    }

    /// Whether this is nearer to what was written.
    pub(super) fn is_nearer_than(&self, other: &Meant<'_>) -> bool {
        self.likeness.distance < other.likeness.distance
    }
}

impl Speller {
    /// For texts in this language, a BCP 47 tag.
    pub(super) fn of(language: &str) -> Self {
        Self { orthography: Orthography::of(language) }
    }

    /// The text as it is compared.
    pub(super) fn read(&self, text: &str) -> Reading {
        Reading::of(text, &self.orthography)
    }

    /// The text of an answer as it is compared; `None` if nothing was written.
    pub(super) fn read_answer(&self, text: &str) -> Option<Reading> {
        let text: String = text.chars().take(MOST_READ).collect();
        (!is_nothing(&text)).then(|| self.read(&text))
    }

    /// What stands around a blank: what comes before it and after it, and the side that the sentence is about.
    pub(super) fn around(&self, before: &str, after: &str, side: &str) -> Around {
        Around::of(before, after, side, &self.orthography)
    }

    /// Whether these words could be meant at all: it takes no time to tell, and leaves few of many.
    pub(super) fn may_be_meant(&self, given: &Reading, words: &str) -> bool {
        given.may_be(words, &self.orthography)
    }

    /// Which of the right spellings was meant; `None` if none was, or if a wrong one is as near.
    pub(super) fn meant<'w>(
        &self,
        given: &Reading,
        right: &[Spelling<'w>],
        wrong: &[Spelling<'_>],
    ) -> Option<Meant<'w>> {
        // What reads like a right spelling is none of the wrong ones.
        let is_rival = |rival: &&Spelling<'_>| !right.iter().any(|right| right.words.reads_like(rival.words));
        let rivals: Vec<&Spelling<'_>> = wrong.iter().filter(is_rival).collect();
        let known: Vec<&str> =
            rivals.iter().flat_map(|rival| rival.words.tokens.iter().map(|token| token.text.as_str())).collect();
        let of = |spelling: &Spelling<'w>| {
            Some(Meant { words: spelling.words, likeness: self.likeness(given, spelling, &known)? })
        };
        let meant = right.iter().filter_map(of).min_by(|one, other| one.likeness.cmp(&other.likeness))?;
        let is_as_near = |rival: &&Spelling<'_>| {
            let likeness = self.likeness(given, rival, &[]);
            likeness.is_some_and(|likeness| likeness.distance <= meant.likeness.distance)
                || matches!(meant.likeness.distance, Distance::Slips(most) if are_within(given, rival.words, most))
        };
        (!rivals.iter().any(is_as_near)).then_some(meant)
    }

    /// Whether what was written is these words in some form.
    pub(super) fn is_form(&self, given: &Reading, words: &str) -> bool {
        let spelling = Spelling { words: &self.read(words), around: Around::nothing() };
        self.meant(given, &[spelling], &[]).is_some_and(|meant| meant.are_forms())
    }

    /// Whether what was written is one of the right spellings, but for words that turn round what is said: "no snow" for "snow".
    pub(super) fn turns_round(&self, given: &Reading, right: &[Spelling<'_>]) -> bool {
        let denials = given.negations(&self.orthography);
        let differing = right.iter().filter(|right| right.words.negations(&self.orthography) != denials);
        let mut differing = differing.peekable();
        if differing.peek().is_none() {
            return false;
        }
        let affirmed = given.without_negations(&self.orthography);
        differing.any(|right| {
            let words = right.words.without_negations(&self.orthography);
            let spelling = Spelling { words: &words, around: right.around };
            !words.is_empty() && self.meant(&affirmed, &[spelling], &[]).is_some()
        })
    }

    /// Whether a text says that its writer does not know: "I don't know", "?".
    pub(super) fn says_unknown(&self, text: &str) -> bool {
        let words = text.replace(['\'', '’'], "").to_lowercase();
        let words: Vec<&str> =
            words.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let is_mark = || !text.is_empty() && text.chars().all(|letter| matches!(letter, '?' | '？' | '¿' | '؟'));
        is_mark() || self.orthography.says_unknown(&words.join("-"))
    }

    /// How far what was written is from these words; `None` if it is something else.
    fn likeness(&self, given: &Reading, wanted: &Spelling<'_>, known: &[&str]) -> Option<Likeness> {
        if given.exact == wanted.words.exact {
            return Some(Likeness::SAME);
        }
        if given.reads_like(wanted.words) {
            return Some(Likeness::sure(Distance::Case));
        }
        let aligned = |tokens: &[_]| aligned(tokens, &wanted.words.tokens, &self.orthography, known);
        if let Some(likeness) = aligned(&given.tokens) {
            return Some(likeness.and(Likeness::sure(Distance::Spelling)));
        }
        let beginnings = wanted.around.beginnings(&given.tokens, &self.orthography);
        let ends = wanted.around.ends(&given.tokens, &self.orthography);
        let spans =
            beginnings.iter().flat_map(|from| ends.iter().filter(move |to| from < *to).map(move |to| (*from, *to)));
        let likeness = spans.filter_map(|(from, to)| aligned(&given.tokens[from..to])).min()?;
        Some(likeness.and(Likeness::sure(Distance::Repeated)))
    }
}

/// Whether nothing was written.
pub(super) fn is_nothing(text: &str) -> bool {
    text.trim().is_empty()
}

/// Whether no more than so many slips lie between two texts, wherever they are.
fn are_within(given: &Reading, wanted: &Reading, most: usize) -> bool {
    let [given, wanted] =
        [given, wanted].map(|of| of.tokens.iter().map(|token| token.text.as_str()).collect::<String>());
    given.chars().count().abs_diff(wanted.chars().count()) <= most && osa_distance(&given, &wanted) <= most
}
