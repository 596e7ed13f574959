//! How a trait may be written: its key words, one text for each blank, or all of it.

use super::super::spelling::{self, Around, Reading, Speller, Spelling, is_nothing};
use crate::deck::{Side, Text, Trait};
use crate::language::Grammar;
use crate::question::phrase::GAP;

/// An answer as it is compared: one text for each blank, or the whole in the first.
pub(super) struct Written {
    /// `None` where nothing was written.
    texts: Vec<Option<Reading>>,
}

impl Written {
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>, speller: &Speller) -> Self {
        Self { texts: texts.map(|text| speller.read_answer(text)).collect() }
    }

    /// What was written, if something was in every blank.
    pub(super) fn texts(&self) -> Option<Vec<&Reading>> {
        self.texts.iter().map(Option::as_ref).collect()
    }
}

/// How the key words of a trait, or all of it, may be written.
#[derive(Debug)]
pub(super) struct Spellings {
    blanks: Vec<Blank>,
    /// The trait, by itself and as a sentence.
    wholes: Vec<Reading>,
}

/// What may be written in one blank.
#[derive(Debug, Default)]
struct Blank {
    /// The words of the deck, and after them those it accepts.
    words: Vec<Reading>,
    around: Around,
}

impl Blank {
    fn spellings(&self) -> impl Iterator<Item = Spelling<'_>> {
        self.words.iter().map(|words| Spelling { words, around: &self.around })
    }
}

/// What an answer was taken for.
pub(super) enum Meant<'s> {
    Blanks(Vec<spelling::Meant<'s>>),
    Whole(spelling::Meant<'s>),
}

impl Meant<'_> {
    fn parts(&self) -> &[spelling::Meant<'_>] {
        match self {
            Self::Blanks(parts) => parts,
            Self::Whole(whole) => std::slice::from_ref(whole),
        }
    }

    /// Whether a person would take it for this without asking.
    pub(super) fn is_sure(&self) -> bool {
        self.parts().iter().all(spelling::Meant::is_sure)
    }

    /// Whether these are the words, however they are written.
    pub(super) fn are_the_words(&self) -> bool {
        self.parts().iter().all(spelling::Meant::are_the_words)
    }

    /// Whether these are the words in some form.
    pub(super) fn are_forms(&self) -> bool {
        self.parts().iter().all(spelling::Meant::are_forms)
    }

    /// Whether what is farthest in it is nearer than what is farthest in the other.
    pub(super) fn is_nearer_than(&self, other: &Meant<'_>) -> bool {
        let is_nearer = |part: &spelling::Meant<'_>| other.parts().iter().any(|other| part.is_nearer_than(other));
        self.parts().iter().all(is_nearer)
    }

    /// What it should read, if it was misspelt: the words for a single blank, else all of `text`. An article or another form is no mistake.
    pub(super) fn should_read(&self, text: &Text) -> Option<String> {
        self.parts().iter().any(spelling::Meant::is_misspelt).then(|| self.words(text))
    }

    /// What it was taken for: the words for a single blank, else all of `text`.
    pub(super) fn words(&self, text: &Text) -> String {
        match self {
            Self::Whole(whole) => whole.words.text.clone(),
            Self::Blanks(parts) => match parts.as_slice() {
                [only] => only.words.text.clone(),
                parts => {
                    text.with_keys(|number, words| parts.get(number).map_or(words, |part| &part.words.text).to_owned())
                }
            },
        }
    }
}

impl Spellings {
    /// Those of a trait, with its accepted ones, as it is said of `side`.
    pub(super) fn of(speller: &Speller, language: &str, side: &Side, of: &Trait) -> Self {
        let mut spellings = Self::of_text(speller, language, side, &of.text);
        for (blank, accepted) in spellings.blanks.iter_mut().zip(&of.accept) {
            blank.words.extend(accepted.iter().map(|words| speller.read(words)));
        }
        // An entry of "accept" gives words for every blank.
        for entry in 0..of.accept.first().map_or(0, Vec::len) {
            let accepted = |number: usize, words: &str| {
                let accepted = of.accept.get(number).and_then(|accepted| accepted.get(entry));
                accepted.map_or_else(|| words.to_owned(), Clone::clone)
            };
            spellings.add_whole(speller, language, side, &of.text.with_keys(accepted));
        }
        spellings
    }

    /// Those of a text by itself, as it is said of `side`.
    pub(super) fn of_text(speller: &Speller, language: &str, side: &Side, text: &Text) -> Self {
        let sentence = said_of(language, side, text.plain());
        let (before, after) = sentence.rsplit_once(text.plain()).unwrap_or_default();
        let blank = |(own_before, words, own_after): (&str, &str, &str)| Blank {
            words: vec![speller.read(words)],
            around: speller.around(&format!("{before}{own_before}"), &format!("{own_after}{after}"), &side.name),
        };
        let mut spellings = Self { blanks: text.runs().map(blank).collect(), wholes: Vec::new() };
        spellings.add_whole(speller, language, side, text.plain());
        spellings
    }

    fn add_whole(&mut self, speller: &Speller, language: &str, side: &Side, whole: &str) {
        self.wholes.extend([whole, &said_of(language, side, whole)].map(|whole| speller.read(whole)));
    }

    /// For a text that marks no key words: with what of it would stand in the one blank of the text shown.
    pub(super) fn fitted(mut self, speller: &Speller, shown: &Text, text: &Text) -> Self {
        let frame = shown.with_keys(|_, _| GAP.to_owned());
        if let ([], Some((before, after))) = (self.blanks.as_slice(), frame.split_once(GAP))
            && let Some(words) = text.plain().strip_prefix(before).and_then(|rest| rest.strip_suffix(after))
            && !is_nothing(words)
        {
            self.blanks.push(Blank { words: vec![speller.read(words)], around: Around::default() });
        }
        self
    }

    /// With the trait as if it were that of this side.
    pub(super) fn said_of(mut self, speller: &Speller, language: &str, side: &Side, of: &Trait) -> Self {
        self.wholes.push(speller.read(&said_of(language, side, of.text.plain())));
        self
    }

    fn wholes(&self) -> impl Iterator<Item = Spelling<'_>> {
        self.wholes.iter().map(|words| Spelling { words, around: Around::nothing() })
    }

    /// What could stand in this of so many blanks, or instead of it.
    fn words(&self, number: usize, blanks: usize) -> impl Iterator<Item = Spelling<'_>> {
        let fitting = if self.blanks.len() == blanks { &self.blanks[number..=number] } else { &self.blanks[..] };
        fitting.iter().flat_map(Blank::spellings).chain(self.wholes())
    }

    /// Whether what was written in some blank is no word for it, but one of the wrong ones or like one, or a right one turned round.
    pub(super) fn are_nearer_or_opposite(&self, speller: &Speller, written: &Written, wrong: &[&Self]) -> bool {
        let blanks = self.blanks.len();
        let is_wrong = |(number, text): (usize, &Reading)| {
            let right: Vec<Spelling<'_>> = self.words(number, blanks).collect();
            let wrong: Vec<Spelling<'_>> = wrong.iter().flat_map(|wrong| wrong.words(number, blanks)).collect();
            speller.meant(text, &right, &wrong).is_none()
                && (speller.meant(text, &wrong, &[]).is_some() || speller.turns_round(text, &right))
        };
        let texts = written.texts.iter().take(blanks).enumerate();
        texts.filter_map(|(number, text)| Some((number, text.as_ref()?))).any(is_wrong)
    }

    /// Whether what was written in this blank may be meant as a word for it.
    pub(super) fn may_be(&self, speller: &Speller, number: usize, text: &Reading) -> bool {
        let right: Vec<Spelling<'_>> = self.words(number, self.blanks.len()).collect();
        speller.meant(text, &right, &[]).is_some()
    }

    /// Whether this is a word for some blank.
    pub(super) fn has_word(&self, speller: &Speller, text: &str) -> bool {
        let text = speller.read(text);
        self.blanks.iter().flat_map(|blank| &blank.words).any(|words| words.reads_like(&text))
    }

    /// What was meant by these words; `None` if that is not this trait, or as well one of the wrong ones.
    pub(super) fn meant(&self, speller: &Speller, written: &Written, wrong: &[&Self]) -> Option<Meant<'_>> {
        let written = written.texts()?;
        let blanks = self.blanks.len();
        let of_wrong = |number: usize| -> Vec<Spelling<'_>> {
            wrong.iter().flat_map(|wrong| wrong.words(number, blanks)).collect()
        };
        let part = |(number, text): (usize, &&Reading)| {
            let right: Vec<Spelling<'_>> = self.blanks[number].spellings().collect();
            speller.meant(text, &right, &of_wrong(number))
        };
        let is_complete = blanks > 0 && written.len() == blanks;
        let parts = is_complete.then(|| written.iter().enumerate().map(part).collect::<Option<Vec<_>>>()).flatten();
        let whole = || match written.as_slice() {
            [only] => speller.meant(only, &self.wholes().collect::<Vec<_>>(), &of_wrong(0)).map(Meant::Whole),
            _ => None,
        };
        match parts.map(Meant::Blanks) {
            Some(parts) if parts.is_sure() => Some(parts),
            parts => whole().filter(Meant::is_sure).or(parts),
        }
    }
}

/// "Marketing works by pull." These words, made a sentence about the side.
fn said_of(language: &str, side: &Side, words: &str) -> String {
    Grammar::of(language).statement(&side.name, words)
}
