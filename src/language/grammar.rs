//! How a language joins the words of a deck into sentences.

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};

use super::Language;

/// How sentences are made in the language of a deck.
#[derive(Clone, Copy)]
pub(crate) struct Grammar {
    patterns: &'static Patterns,
    /// Whether i has its dot in capitals, and ı has none, as in Turkish.
    keeps_dots: bool,
}

/// The `grammar-` patterns of one language.
pub(super) struct Patterns {
    scripts: Vec<String>,
    competitive: Pattern,
    statement: Pattern,
    contrast: Pattern,
    which: Pattern,
    labelled: Pattern,
    enumerated: Pattern,
    to_complete: Pattern,
    stop: String,
    articles: Vec<String>,
    elides: bool,
}

/// A pattern's words, and the names of what is put in between.
#[derive(Debug, Default)]
struct Pattern(Vec<Piece>);

#[derive(Debug)]
enum Piece {
    Words(String),
    Slot(String),
}

/// The languages of which capitals keep their dots (Unicode, SpecialCasing.txt).
const KEEP_DOTS: [&str; 2] = ["tr", "az"];

impl Grammar {
    /// The grammar for decks of this BCP 47 tag: that of the language, if there is one for its script, else the English one.
    pub(crate) fn of(tag: &str) -> Self {
        let mut subtags = tag.split(['-', '_']);
        let language = subtags.next().unwrap_or_default();
        let is_script = |subtag: &&str| subtag.len() == 4 && subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
        let script = subtags.find(is_script);
        let own = &Language::of(language).patterns;
        let is_written_so = script.is_none_or(|script| own.scripts.iter().any(|own| own.eq_ignore_ascii_case(script)));
        let keeps_dots = KEEP_DOTS.iter().any(|other| other.eq_ignore_ascii_case(language));
        Self { patterns: if is_written_so { own } else { &Language::english().patterns }, keeps_dots }
    }

    /// "Marketing, not sales, works by pull."
    pub(crate) fn competitive(self, about: &str, against: &str, of: &str) -> String {
        let about = self.raised(about);
        self.sentence(&self.patterns.competitive.with(&[("about", &about), ("against", against), ("trait", of)]))
    }

    /// "Marketing works by pull."
    pub(crate) fn statement(self, side: &str, of: &str) -> String {
        self.sentence(&self.patterns.statement.with(&[("side", &self.raised(side)), ("trait", of)]))
    }

    /// "marketing works by pull", as it stands inside a sentence.
    pub(crate) fn clause(self, side: &str, of: &str) -> String {
        self.patterns.statement.with(&[("side", side), ("trait", without_stop(of))])
    }

    /// "Marketing works by pull; sales works by push." Of sides and their traits, in order.
    pub(crate) fn contrast<'a>(self, sides: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
        let mut sides = sides.into_iter();
        let first = sides.next().map_or_else(String::new, |(side, of)| self.clause(&self.raised(side), of));
        let all = sides.fold(first, |before, (side, of)| {
            self.patterns.contrast.with(&[("before", &before), ("after", &self.clause(side, of))])
        });
        self.sentence(&all)
    }

    /// "Which one works by pull?"
    pub(crate) fn which(self, of: &str) -> String {
        self.patterns.which.with(&[("trait", without_stop(of))])
    }

    /// "Time horizon: marketing"
    pub(crate) fn labelled(self, label: &str, text: &str) -> String {
        self.patterns.labelled.with(&[("label", label), ("text", text)])
    }

    /// "marketing, sales"
    pub(crate) fn enumerated<'a>(self, things: impl IntoIterator<Item = &'a str>) -> String {
        let all = things.into_iter().fold(None, |before: Option<String>, after| match before {
            Some(before) => Some(self.patterns.enumerated.with(&[("before", &before), ("after", after)])),
            None => Some(after.to_owned()),
        });
        all.unwrap_or_default()
    }

    /// "Marketing ...": a beginning to be completed.
    pub(crate) fn to_complete(self, beginning: &str) -> String {
        self.patterns.to_complete.with(&[("text", beginning)])
    }

    /// The text as a sentence: with a full stop, if it has nothing of the kind.
    pub(crate) fn sentence(self, text: &str) -> String {
        const STOPS: [char; 10] = ['.', '!', '?', '…', '。', '！', '？', '．', '؟', '۔'];
        if text.ends_with(STOPS) { text.to_owned() } else { format!("{text}{}", self.patterns.stop) }
    }

    /// The text as it stands at the beginning of a sentence: its first letter raised, unless the first word has capitals of its own
    /// (`iOS` stays).
    pub(crate) fn raised(self, text: &str) -> String {
        let first_word = text.split_whitespace().next().unwrap_or_default();
        let mut letters = text.chars();
        match letters.next() {
            Some('i') if self.keeps_dots && !has_capitals(first_word) => format!("İ{}", letters.as_str()),
            Some(first) if !has_capitals(first_word) => first.to_uppercase().chain(letters).collect(),
            _ => text.to_owned(),
        }
    }

    /// Words that may stand before others or be left out: "the".
    pub(crate) fn articles(self) -> &'static [String] {
        &self.patterns.articles
    }

    /// Whether an apostrophe ends a word: "l'offre".
    pub(crate) fn elides(self) -> bool {
        self.patterns.elides
    }
}

fn has_capitals(word: &str) -> bool {
    word.chars().any(char::is_uppercase)
}

/// Without the full stop that would stand in the middle of a longer sentence; dots that stand for words left out stay.
fn without_stop(text: &str) -> &str {
    match text.strip_suffix(['.', '。', '．']) {
        Some(rest) if !rest.ends_with('.') => rest,
        _ => text,
    }
}

impl Patterns {
    /// The patterns in a language's file; where one is missing, nothing is said in its place.
    pub(super) fn of(resource: &FluentResource) -> Self {
        let pattern = |name: &str| Pattern::of(resource, name);
        let words =
            |name: &str| -> Vec<String> { pattern(name).with(&[]).split_whitespace().map(ToOwned::to_owned).collect() };
        Self {
            scripts: words("grammar-scripts"),
            competitive: pattern("grammar-competitive"),
            statement: pattern("grammar-statement"),
            contrast: pattern("grammar-contrast"),
            which: pattern("grammar-which"),
            labelled: pattern("grammar-labelled"),
            enumerated: pattern("grammar-enumerated"),
            to_complete: pattern("grammar-to-complete"),
            stop: pattern("grammar-stop").with(&[]),
            articles: words("grammar-articles"),
            elides: pattern("grammar-elides").with(&[]) == "yes",
        }
    }
}

impl Pattern {
    fn of(resource: &FluentResource, name: &str) -> Self {
        let found = resource.entries().find_map(|entry| match entry {
            Entry::Message(message) if message.id.name == name => message.value.as_ref(),
            _ => None,
        });
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
        Self(found.map(|pattern| pattern.elements.iter().filter_map(piece).collect()).unwrap_or_default())
    }

    fn with(&self, words: &[(&str, &str)]) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Slot(slot) => {
                words.iter().find(|(name, _)| name == slot).map_or_else(String::new, |(_, words)| (*words).to_owned())
            }
        };
        self.0.iter().map(piece).collect()
    }
}
