//! The sentence around a blank, of which an answer may repeat some: "generate demand" for the blank before "demand".

use super::reading::{Token, tokens};
use crate::language::Orthography;

/// What stands around the words that are sought.
#[derive(Debug, Default)]
pub(in crate::question) struct Around {
    before: Vec<Token>,
    after: Vec<Token>,
    /// Who the sentence is about.
    side: Vec<Token>,
}

impl Around {
    /// Where there is no blank.
    pub(in crate::question) fn nothing() -> &'static Self {
        static NOTHING: Around = Around { before: Vec::new(), after: Vec::new(), side: Vec::new() };
        &NOTHING
    }

    pub(super) fn of(before: &str, after: &str, side: &str, orthography: &Orthography) -> Self {
        let [before, after, side] = [before, after, side].map(|text| tokens(text, orthography));
        Self { before, after, side }
    }

    /// Where in an answer the words that are sought may begin: what stands before them there is what stands before the blank, or a word that
    /// adds nothing ("to").
    pub(super) fn beginnings(&self, given: &[Token], orthography: &Orthography) -> Vec<usize> {
        let before: Vec<&Token> = self.before.iter().filter(|token| !token.is_article).collect();
        let may_begin = |at: &usize| {
            let extra: Vec<&Token> = given[..*at].iter().filter(|token| !token.is_article).collect();
            let adds_nothing = || extra.iter().all(|token| orthography.may_begin(&token.text));
            ends_with(&before, &extra) || adds_nothing()
        };
        (0..given.len()).take_while(|at| *at <= self.before.len() + MOST_ADDED).filter(may_begin).collect()
    }

    /// Where in an answer the words that are sought may end: what follows them is what follows the blank, though not what is denied there, or
    /// the side, and words that add nothing: "understanding the customer and", "pull marketing".
    pub(super) fn ends(&self, given: &[Token], orthography: &Orthography) -> Vec<usize> {
        let after: Vec<&Token> = self.after.iter().filter(|token| !token.is_article).collect();
        let side: Vec<&Token> = self.side.iter().filter(|token| !token.is_article).collect();
        let is_denied = |token: &&Token| orthography.is_negation(&token.text);
        // What is skipped must not deny what is repeated: "pull push" is not "pull, not push".
        let allowed = after.iter().position(is_denied).unwrap_or(after.len());
        let may_end = |at: &usize| {
            // An article is one where a word follows it: "vitamin A" is not "vitamin".
            let extra = given[*at..].iter().enumerate();
            let extra: Vec<&Token> = extra
                .filter(|(number, token)| !token.is_article || at + number + 1 == given.len())
                .map(|(_, token)| token)
                .collect();
            let adds = |token: &&Token| !orthography.may_end(&token.text);
            let (Some(first), Some(last)) = (extra.iter().position(adds), extra.iter().rposition(adds)) else {
                return extra.len() <= MOST_ADDED;
            };
            // The words that follow may begin with one that adds nothing by itself.
            let follows = |from: &usize| {
                (0..allowed.max(1).min(after.len())).any(|at| begins_with(&after[at..], &extra[*from..=last]))
            };
            begins_with(&side, &extra[first..=last]) || (0..=first).any(|from| follows(&from))
        };
        let least = given.len().saturating_sub(self.after.len() + self.side.len() + 2 * MOST_ADDED);
        (least.max(1)..=given.len()).filter(may_end).collect()
    }
}

/// More words that add nothing are too many.
const MOST_ADDED: usize = 2;

fn begins_with(words: &[&Token], extra: &[&Token]) -> bool {
    words.len() >= extra.len() && words.iter().zip(extra).all(|(word, extra)| word.text == extra.text)
}

fn ends_with(words: &[&Token], extra: &[&Token]) -> bool {
    words.len() >= extra.len()
        && words[words.len() - extra.len()..].iter().zip(extra).all(|(word, extra)| word.text == extra.text)
}
