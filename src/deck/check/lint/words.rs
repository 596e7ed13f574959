//! Words that tell more than they should, by the lists of the deck's language: absolute ones sound false, vague ones make a trait true of
//! more than its side.

use super::{Checker, Contrast};
use crate::deck::draft::DraftFact;
use crate::deck::parts;
use crate::language::{Grammar, Orthography};

/// How the language of a deck parts and weighs words.
pub(super) struct Wording {
    grammar: Grammar,
    orthography: Orthography,
}

impl Wording {
    pub(super) fn of(language: &str) -> Self {
        Self { grammar: Grammar::of(language), orthography: Orthography::of(language) }
    }

    /// The words without articles; all of them if there are no others.
    pub(super) fn content(&self, text: &str) -> Vec<String> {
        let all = words(text);
        let content: Vec<String> = all.iter().filter(|word| !self.orthography.is_article(word)).cloned().collect();
        if content.is_empty() { all } else { content }
    }

    /// Whether these words could stand in any text: articles, letters and numbers.
    pub(super) fn is_common(&self, content: &[String]) -> bool {
        let is_common = |word: &String| {
            self.orthography.is_article(word) || self.orthography.number(word).is_some() || word.chars().count() == 1
        };
        content.iter().all(is_common)
    }
}

/// In lower case, without signs around them.
pub(super) fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('’', "'");
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
    words.map(|word| word.trim_matches('\'')).filter(|word| !word.is_empty()).map(ToOwned::to_owned).collect()
}

/// The first of the listed words that a text holds. A hyphen in the list stands for a space.
fn first_of<'l>(listed: &'l [String], text: &str) -> Option<&'l String> {
    let words = words(text);
    listed.iter().find(|listed| {
        let listed: Vec<&str> = listed.split('-').collect();
        words.windows(listed.len()).any(|window| window == listed)
    })
}

impl Checker {
    /// An absolute word in a false version of a fact, where the true one has none.
    pub(super) fn absolute_words(&mut self, wording: &Wording, fact: &DraftFact) {
        let absolute = wording.grammar.absolute_words();
        let (Some(statement), Some(versions)) = (fact.statement.given(), fact.false_versions.given()) else { return };
        if first_of(absolute, &statement.value).is_some() {
            return;
        }
        let found = versions.value.iter().find_map(|version| Some((version, first_of(absolute, &version.value)?)));
        if let Some((version, word)) = found {
            let owner = parts::false_version(&parts::fact(fact.id.given().map(|id| id.value.as_str())));
            let message = message!("deck-absolute-word", owner = owner, word = word);
            self.warn_beside(version.span, message, statement.span, message!("deck-no-absolute-word"));
        }
    }

    /// A trait that says what only may be so.
    pub(super) fn vague_words(&mut self, wording: &Wording, contrast: &Contrast) {
        for of in &contrast.traits {
            if let Some(word) = first_of(wording.grammar.vague_words(), of.text.plain()) {
                let word = word.replace('-', " ");
                self.warn(of.span, message!("deck-vague-word", owner = of.owner.clone(), word = word));
            }
        }
    }
}
