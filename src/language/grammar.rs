//! How a language joins the words of a deck into sentences.

use super::Language;
use super::pattern::Patterns;
use super::verbs::Number;

/// How sentences are made in the language of a deck.
#[derive(Clone, Copy)]
pub(crate) struct Grammar {
    patterns: &'static Patterns,
    capitals: Capitals,
}

/// What a language's first letters become at the beginning of a sentence.
#[derive(Clone, Copy)]
enum Capitals {
    Usual,
    /// i has its dot in capitals, and ı has none.
    Dotted,
    /// ij is one letter; a word that is cut short to one letter keeps that small, and the next is raised: "'s Avonds".
    Dutch,
}

/// Languages of which capitals keep their dots (Unicode, SpecialCasing.txt).
const KEEP_DOTS: [&str; 2] = ["tr", "az"];

/// Languages written with Dutch capitals.
const LIKE_DUTCH: [&str; 2] = ["nl", "af"];

/// What ends a sentence. A full stop is one of the first.
const FULL_STOPS: [char; 10] = ['.', '。', '．', '｡', '।', '۔', '።', '։', '။', '។'];
const OTHER_STOPS: [char; 6] = ['!', '?', '…', '！', '？', '؟'];

impl Grammar {
    /// The grammar for decks of this BCP 47 tag: that of the language, if there is one for its script, else one that joins by signs alone.
    pub(crate) fn of(tag: &str) -> Self {
        let language = primary(tag);
        let is_one_of = |languages: &[&str]| languages.iter().any(|other| other.eq_ignore_ascii_case(language));
        let capitals = match () {
            () if keeps_dots(tag) => Capitals::Dotted,
            () if is_one_of(&LIKE_DUTCH) => Capitals::Dutch,
            () => Capitals::Usual,
        };
        Self { patterns: own(tag).unwrap_or_else(Language::neutral), capitals }
    }

    /// Whether there is a grammar for decks of this BCP 47 tag. If not, signs join what they say, and no words.
    pub(crate) fn is_there_for(tag: &str) -> bool {
        own(tag).is_some()
    }

    /// "Marketing, not sales, works by pull."
    pub(crate) fn competitive(self, about: &str, against: &str, of: &str) -> String {
        let words = [("about", about), ("against", against), ("trait", of)];
        self.sentence(&self.raised(&self.patterns.competitive.before(against).with(&words)))
    }

    /// "Marketing, more than sales, calls for creativity." Where the sides differ by degree.
    pub(crate) fn by_degree(self, about: &str, against: &str, of: &str) -> String {
        let words = [("about", about), ("against", against), ("trait", of)];
        self.sentence(&self.raised(&self.patterns.by_degree.before(against).with(&words)))
    }

    /// "Marketing works by pull."
    pub(crate) fn statement(self, side: &str, of: &str) -> String {
        self.sentence(&self.raised(&self.patterns.statement.with(&[("side", side), ("trait", of)])))
    }

    /// "marketing works by pull", as it stands inside a sentence.
    pub(crate) fn clause(self, side: &str, of: &str) -> String {
        self.patterns.statement.with(&[("side", side), ("trait", without_stop(of))])
    }

    /// "Marketing works by pull; sales works by push." Of sides and their traits, in order.
    pub(crate) fn contrast<'a>(self, sides: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
        let clauses = sides.into_iter().map(|(side, of)| self.clause(side, of));
        let all =
            clauses.reduce(|before, after| self.patterns.contrast.with(&[("before", &before), ("after", &after)]));
        self.sentence(&self.raised(&all.unwrap_or_default()))
    }

    /// "Works by pull: marketing or sales?" Of a trait and the sides that may have it.
    pub(crate) fn which_side<'a>(self, of: &str, sides: impl IntoIterator<Item = &'a str>) -> String {
        let of = self.raised(without_stop(of));
        self.patterns.which_side.with(&[("trait", &of), ("sides", &self.one_of(sides))])
    }

    /// "marketing, sales or service"
    fn one_of<'a>(self, things: impl IntoIterator<Item = &'a str>) -> String {
        let things: Vec<&str> = things.into_iter().collect();
        match things.split_last() {
            Some((last, others)) if !others.is_empty() => {
                let before = self.enumerated(others.iter().copied());
                self.patterns.or.before(last).with(&[("before", &before), ("after", last)])
            }
            _ => things.concat(),
        }
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
        let is_ended = text.ends_with(FULL_STOPS) || text.ends_with(OTHER_STOPS);
        if is_ended { text.to_owned() } else { format!("{text}{}", self.patterns.stop) }
    }

    /// The text as it stands at the beginning of a sentence: its first letter raised, unless the first word has capitals of its own
    /// (`iOS` stays).
    pub(crate) fn raised(self, text: &str) -> String {
        let (first_word, others) = text.split_once(' ').unwrap_or((text, ""));
        if has_capitals(first_word) {
            return text.to_owned();
        }
        let in_its_way = match self.capitals {
            Capitals::Usual => None,
            Capitals::Dotted => text.strip_prefix('i').map(|rest| format!("İ{rest}")),
            Capitals::Dutch if is_cut_short(first_word) && !others.is_empty() => {
                Some(format!("{first_word} {}", self.raised(others)))
            }
            Capitals::Dutch => text.strip_prefix("ij").map(|rest| "ij".to_uppercase() + rest),
        };
        in_its_way.unwrap_or_else(|| {
            let mut letters = text.chars();
            let first = letters.next().filter(|first| has_capital(*first));
            first.map_or_else(|| text.to_owned(), |first| first.to_uppercase().chain(letters).collect())
        })
    }

    /// The verb that a trait begins with, in lower case, and whether it is for one thing or for several; `None` where its end does not tell.
    pub(crate) fn verb(self, of: &str) -> Option<(String, Number)> {
        self.patterns.verbs.first(of, self.patterns.elides)
    }

    /// Words that leave no exception, "always", in lower case; none where the language's file lists none. A hyphen stands for a space.
    pub(crate) fn absolute_words(self) -> &'static [String] {
        &self.patterns.absolute
    }

    /// Words that say what only may be so, "at-least", in lower case; none where the language's file lists none. A hyphen stands for a space.
    pub(crate) fn vague_words(self) -> &'static [String] {
        &self.patterns.vague
    }

    /// Whether two words are the same verb, the first for one thing and the second for several: "works" and "work".
    pub(crate) fn is_same_verb(self, one: &str, several: &str) -> bool {
        self.patterns.verbs.is_pair(one, several)
    }
}

/// The language of a tag, without script and region.
pub(super) fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

/// The patterns of a tag's own language, if they are for its script.
fn own(tag: &str) -> Option<&'static Patterns> {
    Some(&Language::named(tag)?.patterns).filter(|patterns| is_written_in_script_of(tag, &patterns.scripts))
}

/// Whether texts of this BCP 47 tag are in one of these scripts (ISO 15924); a tag that names none is.
pub(super) fn is_written_in_script_of(tag: &str, scripts: &[String]) -> bool {
    let is_script = |subtag: &&str| subtag.len() == 4 && subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
    let script = tag.split(['-', '_']).skip(1).find(is_script);
    script.is_none_or(|script| scripts.iter().any(|own| own.eq_ignore_ascii_case(script)))
}

/// Whether i has its dot in capitals, and ı has none, in texts of this BCP 47 tag.
pub(super) fn keeps_dots(tag: &str) -> bool {
    KEEP_DOTS.iter().any(|other| other.eq_ignore_ascii_case(primary(tag)))
}

fn has_capitals(word: &str) -> bool {
    word.chars().any(char::is_uppercase)
}

/// Whether a word is one letter after an apostrophe: Dutch "'s", "'t", "'n".
fn is_cut_short(word: &str) -> bool {
    word.starts_with(['\'', '’']) && word.chars().count() == 2
}

/// Whether a letter is raised at the beginning of a sentence. Georgian has capitals for whole words only (Unicode, 7.7).
fn has_capital(letter: char) -> bool {
    !matches!(letter, '\u{10d0}'..='\u{10ff}')
}

/// Without the full stop that would stand in the middle of a longer sentence; dots that stand for words left out stay.
fn without_stop(text: &str) -> &str {
    match text.strip_suffix(FULL_STOPS) {
        Some(rest) if !rest.ends_with('.') => rest,
        _ => text,
    }
}
