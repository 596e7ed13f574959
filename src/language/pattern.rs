//! The `grammar-` patterns of one file: words, and what a deck puts in between.

use fluent_bundle::FluentResource;
use fluent_syntax::ast;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};
use unicode_normalization::UnicodeNormalization;

use super::verbs::Verbs;

/// How one language makes sentences.
pub(super) struct Patterns {
    pub(super) scripts: Vec<String>,
    pub(super) competitive: Pattern,
    pub(super) by_degree: Pattern,
    pub(super) statement: Pattern,
    pub(super) contrast: Pattern,
    pub(super) which_side: Pattern,
    pub(super) or: Pattern,
    pub(super) labelled: Pattern,
    pub(super) enumerated: Pattern,
    pub(super) to_complete: Pattern,
    pub(super) stop: String,
    pub(super) elides: bool,
    pub(super) absolute: Vec<String>,
    pub(super) vague: Vec<String>,
    pub(super) verbs: Verbs,
}

/// A pattern, and what stands in its place before certain sounds: French "plus que", but "plus qu'une affaire".
#[derive(Debug, Default)]
pub(super) struct Pattern {
    usual: Pieces,
    before: Vec<(Sound, Pieces)>,
}

/// A pattern's words, and the names of what is put in between.
#[derive(Debug, Default)]
pub(super) struct Pieces(Vec<Piece>);

#[derive(Debug)]
enum Piece {
    Words(String),
    Slot(String),
}

/// How a word begins, as far as a word before it may change for that.
#[derive(Debug, Clone, Copy)]
enum Sound {
    /// Any vowel. A silent h is none: a text does not tell it from one that keeps words apart ("que Hong Kong").
    Vowel,
    /// The vowel o, also after a silent h.
    O,
}

/// The attributes of a pattern that say it for another sound.
const SOUNDS: [(&str, Sound); 2] = [("before-vowel", Sound::Vowel), ("before-o", Sound::O)];

impl Patterns {
    /// The patterns in a language's file; where one is missing, nothing is said in its place.
    pub(super) fn of(resource: &FluentResource) -> Self {
        let pattern = |name: &str| Pattern::of(resource, name);
        Self {
            scripts: words(resource, "grammar-scripts"),
            competitive: pattern("grammar-competitive"),
            by_degree: pattern("grammar-by-degree"),
            statement: pattern("grammar-statement"),
            contrast: pattern("grammar-contrast"),
            which_side: pattern("grammar-which-side"),
            or: pattern("grammar-or"),
            labelled: pattern("grammar-labelled"),
            enumerated: pattern("grammar-enumerated"),
            to_complete: pattern("grammar-to-complete"),
            stop: pattern("grammar-stop").with(&[]),
            elides: pattern("grammar-elides").with(&[]) == "yes",
            absolute: words(resource, "grammar-absolute"),
            vague: words(resource, "grammar-vague"),
            verbs: Verbs::of(resource),
        }
    }
}

/// The words that a message of a file lists.
pub(super) fn words(resource: &FluentResource, name: &str) -> Vec<String> {
    Pattern::of(resource, name).with(&[]).split_whitespace().map(ToOwned::to_owned).collect()
}

impl Pattern {
    pub(super) fn of(resource: &FluentResource, name: &str) -> Self {
        let found = resource.entries().find_map(|entry| match entry {
            Entry::Message(message) if message.id.name == name => Some(message),
            _ => None,
        });
        let before = |(attribute, sound)| {
            let attribute = found?.attributes.iter().find(|beside| beside.id.name == attribute)?;
            Some((sound, Pieces::of(&attribute.value)))
        };
        Self {
            usual: found.and_then(|message| message.value.as_ref()).map(Pieces::of).unwrap_or_default(),
            before: SOUNDS.into_iter().filter_map(before).collect(),
        }
    }

    /// The pattern with these words in its slots.
    pub(super) fn with(&self, words: &[(&str, &str)]) -> String {
        self.usual.with(words)
    }

    /// The pattern as it reads before `next`, whatever slot that fills.
    pub(super) fn before(&self, next: &str) -> &Pieces {
        self.before.iter().find(|(sound, _)| sound.begins(next)).map_or(&self.usual, |(_, pieces)| pieces)
    }
}

impl Pieces {
    fn of(pattern: &ast::Pattern<&str>) -> Self {
        let piece = |element: &PatternElement<&str>| match element {
            PatternElement::TextElement { value } => Some(Piece::Words((*value).to_owned())),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => Some(Piece::Slot(id.name.to_owned())),
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
                Some(Piece::Words((*value).to_owned()))
            }
            PatternElement::Placeable { .. } => None,
        };
        Self(pattern.elements.iter().filter_map(piece).collect())
    }

    /// The pattern with these words in its slots.
    pub(super) fn with(&self, words: &[(&str, &str)]) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Slot(slot) => {
                words.iter().find(|(name, _)| name == slot).map_or_else(String::new, |(_, words)| (*words).to_owned())
            }
        };
        self.0.iter().map(piece).collect()
    }
}

impl Sound {
    fn begins(self, text: &str) -> bool {
        // Without accents, which are letters of their own then.
        let mut letters = text.nfd().flat_map(char::to_lowercase).filter(|letter| letter.is_alphanumeric());
        match (self, letters.next()) {
            (Self::Vowel, Some(first)) => "aeiouœæ".contains(first),
            (Self::O, Some('h')) => letters.next() == Some('o'),
            (Self::O, first) => first == Some('o'),
            (Self::Vowel, None) => false,
        }
    }
}
