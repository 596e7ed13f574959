//! Lengths: an option that is much longer than the others is picked for that, and a long trait is not read.

use super::{Checker, Contrast};
use crate::deck::draft::DraftFact;
use crate::deck::parts;
use crate::diagnostic::Span;
use crate::language::Message;

/// How many letters more than the next longest option an option may have, whatever their lengths.
const LETTERS_MORE: usize = 12;

/// How many characters a trait may have.
const LONGEST_TRAIT: usize = 120;

impl Checker {
    pub(super) fn lengths(&mut self, contrast: &Contrast) {
        for of in &contrast.traits {
            let length = of.text.plain().chars().count();
            if length > LONGEST_TRAIT {
                let owner = of.owner.clone();
                self.warn(
                    of.span,
                    message!("deck-trait-too-long", owner = owner, length = length, most = LONGEST_TRAIT),
                );
            }
        }
        let options: Vec<(Span, usize)> =
            contrast.traits.iter().chain(&contrast.lures).map(|of| (of.span, letters(of.text.plain()))).collect();
        // Of two traits without a lure neither is right more often for its length.
        if options.len() > 2 {
            self.longest(&options, &contrast.owner);
        }
    }

    pub(super) fn lengths_of_versions(&mut self, fact: &DraftFact) {
        let owner = parts::fact(fact.id.given().map(|id| id.value.as_str()));
        let statement = fact.statement.given();
        let versions = fact.false_versions.given().into_iter().flat_map(|versions| &versions.value);
        let options: Vec<_> =
            statement.into_iter().chain(versions).map(|text| (text.span, letters(&text.value))).collect();
        self.longest(&options, &owner);
    }

    /// Warns of an option that is longer than each other by half, and by more than a word.
    fn longest(&mut self, options: &[(Span, usize)], owner: &Message) {
        let mut by_length = options.to_vec();
        by_length.sort_by_key(|(_, letters)| std::cmp::Reverse(*letters));
        if let [(span, longest), (other, next), ..] = by_length[..]
            && longest * 2 >= next * 3
            && longest >= next + LETTERS_MORE
        {
            let message = message!("deck-option-too-long", owner = owner.clone(), longest = longest, next = next);
            self.warn_beside(span, message, other, message!("deck-option-next"));
        }
    }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|character| character.is_alphanumeric()).count()
}
