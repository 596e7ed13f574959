//! A deck as it was written down: every text with its place, whether or not it makes a deck, and whatever kind of file it came from.

use super::text::escaped;
use super::{Deck, Distinction, Example, Fact, Item, Situation, Trait};
use crate::diagnostic::{Span, Spanned};

/// A deck that is not checked yet, as a file has it or as one is to be written.
///
/// Texts stand in it as their author wrote them: key words in brackets, spaces where they were.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// What to point at where the deck lacks something.
    pub span: Span,
    /// Names the deck in the journal.
    pub id: Field<Spanned<String>>,
    /// What people call it.
    pub title: Field<Spanned<String>>,
    /// The language of its texts, as a BCP 47 tag; English where it is missing.
    pub language: Field<Spanned<String>>,
    /// The things told apart, and where their list stands.
    pub sides: Field<Spanned<Vec<DraftSide>>>,
    /// How the sides differ.
    pub distinctions: Field<Vec<DraftDistinction>>,
    /// What is true of them without being a contrast.
    pub facts: Field<Vec<DraftFact>>,
}

/// What a file says in one place.
#[derive(Debug, Clone, PartialEq)]
pub enum Field<T> {
    /// Nothing.
    Missing,
    /// Nothing, as files of this kind have no place for it.
    NoPlace,
    /// Something that could not be read as what it should be. That has been told.
    Unreadable,
    /// This.
    Given(T),
}

/// A side, as it was written down.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftSide {
    /// What to point at where it lacks something.
    pub span: Span,
    /// Names the side within its deck.
    pub id: Field<Spanned<String>>,
    /// Its name as it stands inside a sentence.
    pub name: Field<Spanned<String>>,
}

/// A distinction, as it was written down.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftDistinction {
    /// What to point at where it lacks something.
    pub span: Span,
    /// Names the item within its deck.
    pub id: Field<Spanned<String>>,
    /// What the sides differ in.
    pub aspect: Field<Spanned<String>>,
    /// A trait for each side that takes part, and where they stand.
    pub traits: Field<Spanned<Vec<DraftTrait>>>,
    /// Whether the sides differ in it by degree; they do not where it is missing.
    pub degree: Field<Spanned<bool>>,
    /// Traits of no side.
    pub lures: Field<Vec<Spanned<String>>>,
    /// Situations that show the traits.
    pub examples: Field<Vec<DraftExample>>,
    /// The ids of other distinctions whose traits the examples show as well.
    pub near: Field<Vec<Spanned<String>>>,
    /// Why it is so.
    pub why: Field<Spanned<String>>,
}

/// A trait, as it was written down.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftTrait {
    /// What to point at where it lacks something.
    pub span: Span,
    /// The id of the side it belongs to.
    pub side: Spanned<String>,
    /// Written to follow the side's name, its key words in brackets.
    pub text: Field<Spanned<String>>,
    /// Other right spellings of its key words.
    pub accept: Field<Vec<Spanned<String>>>,
    /// The ids of other sides of which it is true as well.
    pub also: Field<Vec<Spanned<String>>>,
}

/// An example, as it was written down.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftExample {
    /// What to point at where it lacks something.
    pub span: Span,
    /// Its situations.
    pub situations: Vec<DraftSituation>,
    /// Whether it is kept for exams; it is not where that is missing.
    pub held: Field<Spanned<bool>>,
}

/// A situation, as it was written down.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftSituation {
    /// The id of the side whose trait it shows.
    pub side: Spanned<String>,
    /// What happens.
    pub text: Field<Spanned<String>>,
}

/// A fact, as it was written down.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftFact {
    /// What to point at where it lacks something.
    pub span: Span,
    /// Names the item within its deck.
    pub id: Field<Spanned<String>>,
    /// What people call it.
    pub title: Field<Spanned<String>>,
    /// The statement, true.
    pub statement: Field<Spanned<String>>,
    /// False versions of it, and where they stand.
    pub false_versions: Field<Spanned<Vec<Spanned<String>>>>,
    /// Why it is so.
    pub why: Field<Spanned<String>>,
}

impl<T> Field<T> {
    /// What is said there.
    pub fn given(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Missing | Self::NoPlace | Self::Unreadable => None,
        }
    }
}

impl DraftDistinction {
    /// What stands for something here that could not be read at all.
    pub(super) fn unreadable(span: Span) -> Self {
        use Field::Unreadable;
        Self {
            span,
            id: Unreadable,
            aspect: Unreadable,
            traits: Unreadable,
            degree: Unreadable,
            lures: Unreadable,
            examples: Unreadable,
            near: Unreadable,
            why: Unreadable,
        }
    }
}

impl DraftFact {
    /// What stands for something here that could not be read at all.
    pub(super) fn unreadable(span: Span) -> Self {
        use Field::Unreadable;
        Self {
            span,
            id: Unreadable,
            title: Unreadable,
            statement: Unreadable,
            false_versions: Unreadable,
            why: Unreadable,
        }
    }
}

/// What no file has said stands nowhere.
fn nowhere<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

fn given(text: impl Into<String>) -> Field<Spanned<String>> {
    Field::Given(nowhere(text.into()))
}

fn given_if(text: Option<&String>) -> Field<Spanned<String>> {
    text.map_or(Field::Missing, given)
}

/// What is left out where it is not so.
fn given_if_so(is_so: bool) -> Field<Spanned<bool>> {
    if is_so { Field::Given(nowhere(true)) } else { Field::Missing }
}

/// A list that may be left out where it is empty.
fn given_unless_empty(texts: impl Iterator<Item = String>) -> Field<Vec<Spanned<String>>> {
    let texts: Vec<_> = texts.map(nowhere).collect();
    if texts.is_empty() { Field::Missing } else { Field::Given(texts) }
}

/// The draft of which this deck comes out again.
impl From<&Deck> for Draft {
    fn from(deck: &Deck) -> Self {
        let sides = deck.sides.iter().map(|side| DraftSide {
            span: Span::default(),
            id: given(side.id.as_str()),
            name: given(&side.name),
        });
        let facts: Vec<DraftFact> = deck
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Fact(fact) => Some(fact.into()),
                Item::Distinction(_) => None,
            })
            .collect();
        Self {
            span: Span::default(),
            id: given(deck.id.as_str()),
            title: given(&deck.title),
            language: given(&deck.language),
            sides: Field::Given(nowhere(sides.collect())),
            distinctions: Field::Given(deck.distinctions().map(DraftDistinction::from).collect()),
            facts: if facts.is_empty() { Field::Missing } else { Field::Given(facts) },
        }
    }
}

impl From<&Distinction> for DraftDistinction {
    fn from(distinction: &Distinction) -> Self {
        let traits = distinction.traits.iter().map(|of| DraftTrait {
            span: Span::default(),
            side: nowhere(of.side.to_string()),
            text: given(of.text.source()),
            accept: given_unless_empty(spellings(of)),
            also: given_unless_empty(of.also.iter().map(ToString::to_string)),
        });
        let examples: Vec<DraftExample> = distinction.examples.iter().map(DraftExample::from).collect();
        Self {
            span: Span::default(),
            id: given(distinction.id.as_str()),
            aspect: given(&distinction.aspect),
            traits: Field::Given(nowhere(traits.collect())),
            degree: given_if_so(distinction.is_degree),
            lures: given_unless_empty(distinction.lures.iter().map(|lure| lure.source())),
            examples: if examples.is_empty() { Field::Missing } else { Field::Given(examples) },
            near: given_unless_empty(distinction.near.iter().map(ToString::to_string)),
            why: given_if(distinction.why.as_ref()),
        }
    }
}

impl From<&Example> for DraftExample {
    fn from(example: &Example) -> Self {
        let situation = |Situation { side, text }: &Situation| DraftSituation {
            side: nowhere(side.to_string()),
            text: given(text),
        };
        Self {
            span: Span::default(),
            situations: example.situations.iter().map(situation).collect(),
            held: given_if_so(example.is_held),
        }
    }
}

/// The other spellings of a trait's key words, each as "accept" has it.
fn spellings(of: &Trait) -> impl Iterator<Item = String> {
    let count = of.accept.first().map_or(0, Vec::len);
    (0..count).map(|entry| match of.accept.as_slice() {
        [only] => escaped(&only[entry]),
        runs => of.text.source_with(|run, words| {
            runs.get(run).and_then(|words| words.get(entry)).map_or(words, String::as_str).to_owned()
        }),
    })
}

impl From<&Fact> for DraftFact {
    fn from(fact: &Fact) -> Self {
        Self {
            span: Span::default(),
            id: given(fact.id.as_str()),
            title: given_if(fact.title.as_ref()),
            statement: given(&fact.statement),
            false_versions: Field::Given(nowhere(fact.false_versions.iter().cloned().map(nowhere).collect())),
            why: given_if(fact.why.as_ref()),
        }
    }
}
