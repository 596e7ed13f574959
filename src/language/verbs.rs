//! How verbs tell one thing from several, as far as their ends show it. There is no dictionary here.

use fluent_bundle::FluentResource;

use super::pattern::words;

/// Whether a verb is for one thing or for several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Number {
    One,
    Several,
}

/// What a language's file says of its verbs. "-s" there is what ends with that, "is" a whole word.
pub(super) struct Verbs {
    /// What may stand between a side and its verb.
    before: Vec<String>,
    of_one: Vec<String>,
    of_several: Vec<String>,
    /// What tells nothing, or is no verb.
    of_neither: Vec<String>,
    /// The same verb for one and for several: "is/are", "-s/-".
    pairs: Vec<String>,
}

impl Verbs {
    pub(super) fn of(resource: &FluentResource) -> Self {
        Self {
            before: words(resource, "grammar-before-verbs"),
            of_one: words(resource, "grammar-verbs-of-one"),
            of_several: words(resource, "grammar-verbs-of-several"),
            of_neither: words(resource, "grammar-verbs-of-neither"),
            pairs: words(resource, "grammar-verb-pairs"),
        }
    }

    /// The verb that a trait begins with, in lower case, and its number; `None` if its end does not tell. `elides`: "n'est" is "est".
    pub(super) fn first(&self, of: &str, elides: bool) -> Option<(String, Number)> {
        let of = of.to_lowercase().replace('’', "'");
        let words = of.split_whitespace().map(|word| match word.split_once('\'') {
            Some((_, after)) if elides => after,
            _ => word,
        });
        let mut words = words.map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
        let word = words.find(|word| self.before.iter().all(|before| before != word))?;
        // A number, or signs.
        let number = self.number(word).filter(|_| word.starts_with(char::is_alphabetic))?;
        Some((word.to_owned(), number))
    }

    /// By the longest end that fits, or the whole word.
    fn number(&self, word: &str) -> Option<Number> {
        let longest = |ends: &[String]| ends.iter().filter_map(|end| fit(word, end)).max();
        let (one, several) = (longest(&self.of_one), longest(&self.of_several));
        let number = if one > several { Number::One } else { Number::Several };
        let best = one.max(several)?;
        longest(&self.of_neither).is_none_or(|neither| neither < best).then_some(number)
    }

    /// Whether two words are the same verb, for one thing and for several.
    pub(super) fn is_pair(&self, one: &str, several: &str) -> bool {
        let stem = |word: &str, end: &str| match end.strip_prefix('-') {
            Some(end) => word.strip_suffix(end).filter(|stem| !stem.is_empty()).map(ToOwned::to_owned),
            None => (word == end).then(String::new),
        };
        let mut pairs = self.pairs.iter().filter_map(|pair| pair.split_once('/'));
        pairs.any(|(of_one, of_several)| {
            let stems = stem(one, of_one).zip(stem(several, of_several));
            stems.is_some_and(|(one, several)| one == several)
        })
    }
}

/// How many letters of the word an end takes, and one more for all of it; `None` if it ends otherwise.
fn fit(word: &str, end: &str) -> Option<usize> {
    match end.strip_prefix('-') {
        Some(end) => word.ends_with(end).then_some(end.len()),
        None => (word == end).then_some(word.len() + 1),
    }
}
