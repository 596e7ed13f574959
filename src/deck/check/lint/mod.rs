//! What a deck without errors still does badly as a test: options that stand out, words that tell, items that get in each other's way.
//!
//! Each file warns of one topic. Here is what they look at: the texts of the distinctions, as they are read.

mod ends;
mod lengths;
mod missing;
mod names;
mod twins;
mod words;

use super::Checker;
use crate::deck::draft::{Draft, DraftDistinction, DraftExample, DraftTrait};
use crate::deck::parts;
use crate::deck::text::Text;
use crate::diagnostic::{Diagnostic, Span, Spanned};
use crate::language::{Message, tidy};
use words::Wording;

/// A distinction as it is read.
struct Contrast<'d> {
    draft: &'d DraftDistinction,
    owner: Message,
    traits: Vec<Phrase<'d>>,
    lures: Vec<Phrase<'d>>,
}

/// A trait or a lure, and where it stands.
struct Phrase<'d> {
    /// The id of the side; nothing for a lure.
    side: &'d str,
    owner: Message,
    text: Text,
    span: Span,
}

impl Checker {
    /// Warns of what stands out, tells the answer or gets in the way. It takes a draft without errors.
    pub(super) fn lint(&mut self, language: &str, draft: &Draft) {
        let wording = Wording::of(language);
        let distinctions = draft.distinctions.given().map_or(&[][..], Vec::as_slice);
        let contrasts: Vec<Contrast> = distinctions.iter().map(Contrast::of).collect();
        let sides = draft.sides.given().map_or(&[][..], |sides| &sides.value);
        let facts = draft.facts.given().map_or(&[][..], Vec::as_slice);
        for contrast in &contrasts {
            self.lengths(contrast);
            self.ends(contrast);
            self.vague_words(&wording, contrast);
            self.names(&wording, contrast, sides);
        }
        self.twins(&wording, &contrasts);
        self.equal_stems(&contrasts, sides);
        for fact in facts {
            self.lengths_of_versions(fact);
            self.absolute_words(&wording, fact);
        }
        self.missing_examples(distinctions);
        self.missing_titles(facts);
    }

    fn warn_beside(&mut self, span: Span, message: Message, other: Span, there: Message) {
        self.diagnostics.push(Diagnostic::warning(span, message).beside(other, there));
    }
}

impl<'d> Contrast<'d> {
    fn of(draft: &'d DraftDistinction) -> Self {
        let owner = parts::distinction(draft.id.given().map(|id| id.value.as_str()));
        let of_side =
            |of: &'d DraftTrait| Phrase::of(of.text.given()?, &of.side.value, parts::trait_of(&of.side.value, &owner));
        let traits = draft.traits.given().map_or(&[][..], |traits| &traits.value);
        let lures = draft.lures.given().map_or(&[][..], Vec::as_slice);
        Self {
            traits: traits.iter().filter_map(of_side).collect(),
            lures: lures.iter().filter_map(|lure| Phrase::of(lure, "", parts::lure(&owner))).collect(),
            draft,
            owner,
        }
    }

    /// What happens in its examples.
    fn situations(&self) -> impl Iterator<Item = &'d Spanned<String>> {
        let examples = self.draft.examples.given().map_or(&[][..], Vec::as_slice);
        let of = |example: &'d DraftExample| example.situations.iter().filter_map(|situation| situation.text.given());
        examples.iter().flat_map(of)
    }
}

impl<'d> Phrase<'d> {
    fn of(text: &Spanned<String>, side: &'d str, owner: Message) -> Option<Self> {
        Some(Self { side, owner, text: Text::parse(&tidy(&text.value)).ok()?, span: text.span })
    }
}
