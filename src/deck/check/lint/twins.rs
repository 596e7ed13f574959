//! Items that get in each other's way: one distinction said twice, one that says the opposite of another, sentences that are the same once
//! their key words are blanked.

use std::collections::{HashMap, HashSet};

use super::words::Wording;
use super::{Checker, Contrast, Phrase};
use crate::deck::draft::DraftSide;
use crate::deck::text::reading;

/// How many words a text has at least of which one may differ, so that it still says the same.
const WORDS_TO_SPARE: usize = 5;

/// With how many distinctions of the same key words one is compared. More of them are no deck that a person wrote.
const COMPARED: usize = 8;

/// What a blank is shown as.
const BLANK: &str = "____";

/// How two distinctions relate.
#[derive(Clone, Copy, PartialEq)]
enum Twin {
    Same,
    Opposite,
}

/// A trait as far as it is compared.
struct Told<'d> {
    side: &'d str,
    words: Vec<String>,
    /// The words of it that are key words; where none is marked, all.
    keys: Vec<String>,
}

impl Told<'_> {
    fn of<'d>(wording: &Wording, of: &Phrase<'d>) -> Told<'d> {
        let words = wording.content(of.text.plain());
        let keys: Vec<String> = of.text.keys().flat_map(|key| wording.content(key)).collect();
        let keys = if keys.is_empty() { words.clone() } else { keys };
        Told { side: of.side, words, keys }
    }

    /// Whether a reader takes both for the same: the same words, or the same key words and all but one of the others.
    fn says_same(&self, other: &Told) -> bool {
        let is_long = self.words.len().min(other.words.len()) >= WORDS_TO_SPARE;
        let spares = || lacking(&self.words, &other.words).max(lacking(&other.words, &self.words)) <= 1;
        self.words == other.words || is_long && self.keys == other.keys && spares()
    }
}

/// How many of these words the others lack.
fn lacking(words: &[String], others: &[String]) -> usize {
    let mut rest: Vec<&String> = others.iter().collect();
    let is_lacking = |word: &&String| {
        let at = rest.iter().position(|other| other == word);
        at.map(|at| rest.swap_remove(at)).is_none()
    };
    words.iter().filter(is_lacking).count()
}

/// How two distinctions with as many traits relate, if each trait of one is said in the other.
fn twin(one: &[Told], other: &[Told]) -> Option<Twin> {
    let is_of_same_side = |of: &Told| other.iter().any(|told| told.side == of.side && told.says_same(of));
    let is_said = |of: &Told| other.iter().any(|told| told.says_same(of));
    match () {
        () if one.len() != other.len() || one.len() < 2 => None,
        () if one.iter().all(is_of_same_side) => Some(Twin::Same),
        // What is a trait of two sides is not the opposite of itself.
        () if one.iter().all(|of| is_said(of) && !is_of_same_side(of)) => Some(Twin::Opposite),
        () => None,
    }
}

impl Checker {
    /// A distinction that says what one before it says, or the opposite.
    pub(super) fn twins(&mut self, wording: &Wording, contrasts: &[Contrast]) {
        let told: Vec<Vec<Told>> =
            contrasts.iter().map(|of| of.traits.iter().map(|of| Told::of(wording, of)).collect()).collect();
        // By what two of a kind have in common: the key words, or all words, of whatever side.
        let mut alike: HashMap<Vec<&[String]>, Vec<usize>> = HashMap::new();
        for (at, of) in told.iter().enumerate() {
            let of_keys = of.iter().map(|of| of.keys.as_slice()).collect();
            let of_words = of.iter().map(|of| of.words.as_slice()).collect();
            let mut found: Option<(usize, Twin)> = None;
            let mut common: [Vec<&[String]>; 2] = [of_keys, of_words];
            common.iter_mut().for_each(|common| common.sort_unstable());
            for common in common {
                let before = alike.entry(common).or_default();
                let twins = before.iter().take(COMPARED).filter(|before| **before != at);
                found = found.or_else(|| twins.clone().find_map(|other| Some((*other, twin(of, &told[*other])?))));
                before.push(at);
            }
            if let Some((other, kind)) = found {
                self.twin(&contrasts[at], &contrasts[other], kind);
            }
        }
    }

    fn twin(&mut self, of: &Contrast, before: &Contrast, kind: Twin) {
        let (owner, other) = (of.owner.clone(), before.owner.clone());
        let message = match kind {
            Twin::Same => message!("deck-distinction-twice", owner = owner, other = other),
            Twin::Opposite => message!("deck-distinctions-contradict", owner = owner, other = other),
        };
        self.warn_beside(of.draft.span, message, before.draft.span, message!("deck-said-before"));
    }

    /// Traits of one side in two distinctions that read the same once their key words are blanked; each pair of distinctions once.
    pub(super) fn equal_stems(&mut self, contrasts: &[Contrast], sides: &[DraftSide]) {
        let mut last: HashMap<(&str, String), (usize, &Phrase)> = HashMap::new();
        let mut told: HashSet<(usize, usize)> = HashSet::new();
        for (at, contrast) in contrasts.iter().enumerate() {
            for of in contrast.traits.iter().filter(|of| of.text.keys().next().is_some()) {
                let stem = of.text.with_keys(|_, _| BLANK.to_owned());
                let before = last.insert((of.side, reading(&stem)), (at, of));
                let Some((other, before)) = before.filter(|(other, _)| told.insert((*other, at))) else { continue };
                let name = sides.iter().find(|side| side.id.given().is_some_and(|id| id.value == of.side));
                let name = name.and_then(|side| side.name.given()).map_or(of.side, |name| &name.value);
                let (owner, other) = (contrast.owner.clone(), contrasts[other].owner.clone());
                let message = message!("deck-stems-equal", owner = owner, other = other, side = name, stem = stem);
                self.warn_beside(of.span, message, before.span, message!("deck-stem-there"));
            }
        }
    }
}
