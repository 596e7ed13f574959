//! How a language is written: which words may be left out, which stand for the same, what its marks mean, and what is a word at all.
//!
//! What a language's file says of it stands under `spelling-`. By it typed answers are read; how they are judged is for others.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use fluent_bundle::FluentResource;

use super::Language;
use super::grammar::{is_written_in_script_of, keeps_dots, primary};
use super::pattern::Pattern;
use super::word_list::WordList;

/// How one language is written.
#[derive(Clone)]
pub(crate) struct Orthography {
    conventions: &'static Conventions,
    words: Option<WordList>,
    marks: Marks,
    has_english_endings: bool,
    keeps_dots: bool,
    decimal_point: char,
}

/// What it means that a letter lacks its mark: "cafe" for "café".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marks {
    /// It is the same word: marks are rare, or mostly left out.
    Adorn,
    /// It is the same word, unless that is another one, which the list of words tells: German "schon" and "schön".
    Tell,
    /// It is the same word, unless the mark is all that tells two short words or two forms of a verb apart: Spanish "él", "habló".
    Stress,
    /// Nobody can tell: it may be another word, and there is no list.
    MayTell,
    /// It is another letter: Turkish "ı" and "i", the tones of Vietnamese and of pinyin.
    AreLetters,
}

/// What the languages' files cannot say of languages without one.
const MARKS: &[(&str, Marks)] = &[
    ("en", Marks::Adorn),
    ("el", Marks::Adorn),
    ("ru", Marks::Adorn),
    ("he", Marks::Adorn),
    ("yi", Marks::Adorn),
    ("ar", Marks::Adorn),
    ("fa", Marks::Adorn),
    ("ur", Marks::Adorn),
    ("de", Marks::Tell),
    ("fr", Marks::Tell),
    ("es", Marks::Stress),
    ("vi", Marks::AreLetters),
    ("th", Marks::AreLetters),
    ("zh", Marks::AreLetters),
    ("tr", Marks::AreLetters),
    ("az", Marks::AreLetters),
];

/// Lists of words, made by the program in `word_lists/`.
const WORDS: &[(&str, &[u8])] = &[
    ("en", include_bytes!("words/en.bin")),
    ("de", include_bytes!("words/de.bin")),
    ("es", include_bytes!("words/es.bin")),
    ("fr", include_bytes!("words/fr.bin")),
];

/// The languages that write 0.5; others write 0,5 (CLDR, number symbols).
const DECIMAL_POINT: &[&str] = &["en", "ar", "fa", "he", "hi", "ja", "ko", "th", "zh"];

/// Articles of languages that have no file yet, and whether an apostrophe ends a word in them.
const ELSEWHERE: &[(&str, &[&str], bool)] =
    &[("ca", &["el", "la", "els", "les", "un", "una", "uns", "unes", "l"], true)];

impl Orthography {
    /// How texts of this BCP 47 tag are written. Of a language without a file, or in another script than its file is for, little is known.
    pub(crate) fn of(tag: &str) -> Self {
        let is = |language: &&str| language.eq_ignore_ascii_case(primary(tag));
        let own = Language::named(tag).filter(|own| is_written_in_script_of(tag, &own.patterns.scripts));
        let marks = MARKS.iter().find(|(language, _)| is(language)).map_or(Marks::MayTell, |(_, marks)| *marks);
        let words = WORDS.iter().find(|(language, _)| is(language) && own.is_some());
        Self {
            conventions: own.map_or_else(|| Conventions::elsewhere(primary(tag)), |own| &own.conventions),
            words: words.and_then(|(_, bytes)| WordList::of(bytes)),
            marks,
            has_english_endings: is(&"en") && own.is_some(),
            keeps_dots: keeps_dots(tag),
            decimal_point: if DECIMAL_POINT.iter().any(is) { '.' } else { ',' },
        }
    }

    /// Whether this is a word, in lower case and composed (NFC); `None` if no list tells.
    pub(crate) fn is_word(&self, word: &str) -> Option<bool> {
        self.words.as_ref().map(|words| words.has(word))
    }

    /// What it means that a letter lacks its mark.
    pub(crate) fn marks(&self) -> Marks {
        self.marks
    }

    /// Whether i has its dot in capitals, and ı has none.
    pub(crate) fn keeps_dots(&self) -> bool {
        self.keeps_dots
    }

    /// What parts a whole number from its fraction, '.' or ','; the other of them parts groups of three digits.
    pub(crate) fn decimal_point(&self) -> char {
        self.decimal_point
    }

    /// Whether words take the endings of English.
    pub(crate) fn has_english_endings(&self) -> bool {
        self.has_english_endings
    }

    /// Whether an apostrophe ends a word: "l'offre".
    pub(crate) fn elides(&self) -> bool {
        self.conventions.elides
    }

    /// Whether a word may stand before others or be left out: "the".
    pub(crate) fn is_article(&self, word: &str) -> bool {
        contains(&self.conventions.articles, word)
    }

    /// The word without an article that is joined to it: Arabic "التسويق" without "ال".
    pub(crate) fn without_article<'w>(&self, word: &'w str) -> &'w str {
        const LEAST_LETTERS: usize = 3;
        let joined = self.conventions.articles.iter().filter_map(|article| article.strip_suffix('-'));
        let rest = joined.filter_map(|article| word.strip_prefix(article)).next();
        rest.filter(|rest| rest.chars().count() >= LEAST_LETTERS).unwrap_or(word)
    }

    /// Whether a word turns round what is said: "not".
    pub(crate) fn is_negation(&self, word: &str) -> bool {
        contains(&self.conventions.negations, word)
    }

    /// Whether these words, joined by hyphens, say that an answer is not known: "dont-know". In English it may be said of any deck.
    pub(crate) fn says_unknown(&self, words: &str) -> bool {
        let words = &written_out(words);
        let english = Language::named("en").map(|english| &english.conventions);
        [Some(self.conventions), english].into_iter().flatten().any(|of| contains(&of.unknown, words))
    }

    /// Whether an answer may begin with this word besides those sought: "to".
    pub(crate) fn may_begin(&self, word: &str) -> bool {
        contains(&self.conventions.before, word)
    }

    /// Whether an answer may end with this word besides those sought: "of".
    pub(crate) fn may_end(&self, word: &str) -> bool {
        contains(&self.conventions.after, word)
    }

    /// Whether a word is no form of another, though it looks like one: "news".
    pub(crate) fn stands_apart(&self, word: &str) -> bool {
        contains(&self.conventions.apart, word)
    }

    /// The number to a hundred that these words are, joined by hyphens: "twenty-one".
    pub(crate) fn number(&self, words: &str) -> Option<u64> {
        self.conventions.numbers.get(words).copied()
    }

    /// What this word multiplies the number before it by: "thousand".
    pub(crate) fn multiple(&self, word: &str) -> Option<u64> {
        self.conventions.multiples.get(word).copied()
    }

    /// A word that ends in such a multiple: "zehntausend", as "zehn" and 1000.
    pub(crate) fn multiplied<'w>(&self, word: &'w str) -> Option<(&'w str, u64)> {
        let mut multiples = self.conventions.multiples.iter();
        multiples.find_map(|(multiple, by)| Some((word.strip_suffix(multiple.as_str())?, *by)))
    }

    /// What the sign & or % is read as, the words of it joined by hyphens.
    pub(crate) fn readings_of(&self, sign: char) -> &'static [String] {
        match sign {
            '&' => &self.conventions.and,
            '%' => &self.conventions.percent,
            _ => &[],
        }
    }

    /// Letters, wherever they stand in a word, and those that may stand for them: "colour" and "color".
    pub(crate) fn variants(&self) -> &'static [[String; 2]] {
        &self.conventions.variants
    }

    /// The forms of a verb, its base first, if this word is one of them and they are not made by adding to it: "buy", "bought".
    pub(crate) fn verb_of(&self, form: &str) -> Option<&'static [String]> {
        self.conventions.verbs.with(form)
    }

    /// The forms of a noun, the singular first, likewise: "man", "men".
    pub(crate) fn noun_of(&self, form: &str) -> Option<&'static [String]> {
        self.conventions.plurals.with(form)
    }

    /// Endings of a noun, singular and plural.
    pub(crate) fn plural_endings(&self) -> &'static [Vec<String>] {
        &self.conventions.plural_endings
    }

    /// Endings of a verb, any of a set for any other.
    pub(crate) fn verb_endings(&self) -> &'static [Vec<String>] {
        &self.conventions.verb_endings
    }
}

fn contains(words: &[String], word: &str) -> bool {
    words.iter().any(|other| other == word)
}

/// The forms of words, each word's base first.
#[derive(Default)]
struct Families {
    all: Vec<Vec<String>>,
    /// Which of them has this form, the first if several have.
    of: HashMap<String, usize>,
}

impl Families {
    fn of(all: Vec<Vec<String>>) -> Self {
        let mut of = HashMap::new();
        for (number, family) in all.iter().enumerate() {
            for form in family {
                of.entry(form.clone()).or_insert(number);
            }
        }
        Self { all, of }
    }

    fn with(&self, form: &str) -> Option<&[String]> {
        self.of.get(form).map(|number| self.all[*number].as_slice())
    }
}

/// What a language's file says of how it is written. Words are in lower case, ligatures written out.
#[derive(Default)]
pub(super) struct Conventions {
    articles: Vec<String>,
    elides: bool,
    numbers: BTreeMap<String, u64>,
    multiples: BTreeMap<String, u64>,
    and: Vec<String>,
    percent: Vec<String>,
    negations: Vec<String>,
    unknown: Vec<String>,
    before: Vec<String>,
    after: Vec<String>,
    variants: Vec<[String; 2]>,
    verbs: Families,
    plurals: Families,
    plural_endings: Vec<Vec<String>>,
    verb_endings: Vec<Vec<String>>,
    apart: Vec<String>,
}

static CONVENTIONS_ELSEWHERE: LazyLock<HashMap<&'static str, Conventions>> = LazyLock::new(|| {
    let conventions = |(language, articles, elides): &(&'static str, &[&str], bool)| {
        let articles = articles.iter().map(|article| (*article).to_owned()).collect();
        (*language, Conventions { articles, elides: *elides, ..Default::default() })
    };
    ELSEWHERE.iter().map(conventions).chain([(NOWHERE, Conventions::default())]).collect()
});

/// In place of a language of which nothing is known.
const NOWHERE: &str = "";

impl Conventions {
    /// Those of a language's file; what is missing there, nothing is known of.
    pub(super) fn of(resource: &FluentResource) -> Self {
        let text = |name: &str| written_out(&Pattern::of(resource, name).with(&[]).to_lowercase());
        let words = |name: &str| listed(&text(name));
        let sets = |name: &str, between: char| -> Vec<Vec<String>> {
            words(name).iter().map(|set| set.split(between).map(str::to_owned).collect()).collect()
        };
        let pairs = |name: &str, between: char| sets(name, between).into_iter().filter_map(|set| set.try_into().ok());
        let multiple = |[word, by]: [String; 2]| Some((word, by.parse().ok()?));
        let numbers = (0..).zip(sets("spelling-numbers", '|'));
        Self {
            articles: words("grammar-articles"),
            elides: text("grammar-elides") == "yes",
            numbers: numbers.flat_map(|(number, words)| words.into_iter().map(move |word| (word, number))).collect(),
            multiples: pairs("spelling-multiples", ':').filter_map(multiple).collect(),
            and: words("spelling-and"),
            percent: words("spelling-percent"),
            negations: words("spelling-negations"),
            unknown: words("spelling-unknown"),
            before: words("spelling-before"),
            after: words("spelling-after"),
            variants: pairs("spelling-variants", '|').collect(),
            verbs: Families::of(sets("spelling-verbs", '|')),
            plurals: Families::of(sets("spelling-plurals", '|')),
            plural_endings: sets("spelling-plural-endings", ':'),
            verb_endings: sets("spelling-verb-endings", ':'),
            apart: words("spelling-apart"),
        }
    }

    fn elsewhere(language: &str) -> &'static Self {
        let all = &*CONVENTIONS_ELSEWHERE;
        all.get(language.to_ascii_lowercase().as_str()).unwrap_or_else(|| &all[NOWHERE])
    }
}

/// With ligatures written out, which are no letters of their own where they are used: "ss" for "ß", "oe" for "œ".
pub(crate) fn written_out(text: &str) -> String {
    text.replace('ß', "ss").replace('œ', "oe").replace('æ', "ae")
}

fn listed(words: &str) -> Vec<String> {
    words.split_whitespace().map(str::to_owned).collect()
}
