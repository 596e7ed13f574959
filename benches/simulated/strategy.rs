//! What is done by who does not recall.

use std::collections::{HashMap, HashSet};

use rand::rngs::ChaCha8Rng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{RngExt, SeedableRng};
use tellapart::{Choice, Deck, Item, ItemId, Prompt, Response, Task, Wanted};

use super::case::right;

/// What is done by who does not recall.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Strategy {
    Uniform,
    SaysSo,
    Longest,
    Shortest,
    Overlap,
    AlwaysFalse,
    Alternating,
    /// Knows what is no side's, and flips a coin between the sides.
    Phrases,
    /// The same, and knows the facts.
    PhrasesAndFacts,
    /// Takes what has been shown most often.
    Counting,
    /// Knows what is no side's, and takes of the sides' what has been shown most often.
    PhrasesAndCounting,
}

/// What someone remembers who remembers nothing that was said: how often each text was shown.
#[derive(Default)]
pub(crate) struct Shown {
    questions: u64,
    times: HashMap<String, i64>,
}

impl Shown {
    /// The next question is shown, or a further step of one.
    pub(crate) fn see(&mut self, prompt: &Prompt, continues: bool) {
        self.questions += u64::from(!continues);
        let texts = prompt.options().iter().filter_map(|option| option.text().map(str::to_owned));
        for text in texts.chain(prompt.stem.clone()) {
            *self.times.entry(text).or_default() += 1;
        }
    }

    pub(crate) fn questions(&self) -> u64 {
        self.questions
    }

    fn times(&self, text: &str) -> i64 {
        self.times.get(text).copied().unwrap_or(0)
    }

    /// Whether a sentence has been shown more often than is usual.
    fn is_frequent(&self, text: &str) -> bool {
        self.times(text) * self.times.len() as i64 > self.times.values().sum()
    }
}

impl Strategy {
    pub(crate) const ZOO: [(&'static str, Strategy); 11] = [
        ("uniform", Strategy::Uniform),
        ("says so", Strategy::SaysSo),
        ("longest", Strategy::Longest),
        ("shortest", Strategy::Shortest),
        ("word overlap", Strategy::Overlap),
        ("always false", Strategy::AlwaysFalse),
        ("alternating", Strategy::Alternating),
        ("counting", Strategy::Counting),
        ("picks out lures", Strategy::Phrases),
        ("the same, counting", Strategy::PhrasesAndCounting),
        ("the same with facts", Strategy::PhrasesAndFacts),
    ];

    /// What is answered about these items.
    pub(crate) fn respond(
        self,
        deck: &Deck,
        items: &[ItemId],
        prompt: &Prompt,
        shown: &Shown,
        rng: &mut ChaCha8Rng,
    ) -> Response {
        let options = prompt.options();
        let by_phrases = matches!(self, Self::Phrases | Self::PhrasesAndFacts | Self::PhrasesAndCounting);
        let is_fact = || items.iter().any(|item| matches!(deck.item(item), Some(Item::Fact(_))));
        if self == Self::PhrasesAndFacts && is_fact() {
            return right(deck, prompt).unwrap_or(Response::NotKnown);
        }
        match &prompt.wanted {
            Wanted::Pick(_) if matches!(prompt.task, Task::Grade) => Response::Option(0),
            Wanted::Pick(_) if options.len() == 1 => Response::Option(0),
            _ if self == Self::SaysSo => Response::NotKnown,
            Wanted::Pick(_) => {
                let texts: Vec<String> = options.iter().map(|option| option.text().unwrap_or("").to_owned()).collect();
                let best = |score: &dyn Fn(&str) -> i64| {
                    let best = texts.iter().map(|text| score(text)).max();
                    let of_best: Vec<usize> = (0..texts.len()).filter(|at| Some(score(&texts[*at])) == best).collect();
                    of_best
                };
                let among = match self {
                    Self::Longest => best(&|text| text.chars().count() as i64),
                    Self::Shortest => best(&|text| -(text.chars().count() as i64)),
                    Self::Overlap => {
                        let stem = words(prompt.stem.as_deref().unwrap_or(""));
                        best(&|text| words(text).intersection(&stem).count() as i64)
                    }
                    Self::AlwaysFalse if options.contains(&Choice::False) => vec![1],
                    Self::Alternating if options.contains(&Choice::False) => vec![(shown.questions % 2) as usize],
                    Self::Counting | Self::PhrasesAndCounting if options.contains(&Choice::False) => {
                        vec![usize::from(!shown.is_frequent(prompt.stem.as_deref().unwrap_or("")))]
                    }
                    Self::Counting => best(&|text| shown.times(text)),
                    Self::PhrasesAndCounting => {
                        best(&|text| shown.times(text) + MANY * i64::from(is_of_a_side(deck, items, text)))
                    }
                    _ if by_phrases => best(&|text| i64::from(is_of_a_side(deck, items, text))),
                    _ => (0..texts.len()).collect(),
                };
                Response::Option(among.choose(rng).copied().unwrap_or(0))
            }
            Wanted::Pair { rows, phrases } => Response::Pairs(pairs(deck, rows, phrases, by_phrases, rng)),
            Wanted::Write if by_phrases => {
                let traits = items.iter().filter_map(|item| deck.item(item)?.distinction()).flat_map(|of| &of.traits);
                let words: Vec<String> = traits.map(|of| of.text.plain().to_owned()).collect();
                Response::Text(words.choose(rng).cloned().unwrap_or_default())
            }
            Wanted::Write => {
                Response::Text(["customers", "demand", "value", "people"][rng.random_range(0..4)].to_owned())
            }
        }
    }
}

/// More than anything is shown.
const MANY: i64 = 1_000_000;

/// Phrases paired by chance; by who knows the phrases, within their aspects.
fn pairs(deck: &Deck, rows: &[String], phrases: &[String], by_phrases: bool, rng: &mut ChaCha8Rng) -> Vec<usize> {
    let aspect_of = |phrase: &String| {
        deck.distinctions().position(|of| of.traits.iter().any(|own| own.text.plain() == phrase)).unwrap_or(usize::MAX)
    };
    let aspect_of_row = |row: &String| deck.distinctions().position(|of| row.starts_with(&format!("{}: ", of.aspect)));
    let mut left: Vec<usize> = (0..phrases.len()).collect();
    left.shuffle(rng);
    let mut pairs = Vec::new();
    for row in rows {
        let fits = |at: &usize| by_phrases && Some(aspect_of(&phrases[*at])) == aspect_of_row(row);
        let at = left.iter().position(fits).unwrap_or(0);
        pairs.push(left.remove(at));
    }
    pairs
}

/// Whether a text says what some side is or does in one of these aspects.
fn is_of_a_side(deck: &Deck, items: &[ItemId], text: &str) -> bool {
    let of = items.iter().filter_map(|item| deck.item(item)?.distinction());
    of.flat_map(|of| &of.traits).any(|own| text == own.text.plain() || text.contains(own.text.plain()))
}

fn words(text: &str) -> HashSet<String> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.len() > 3).map(str::to_lowercase).collect()
}

/// A generator of its own for a strategy.
pub(crate) fn rng(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed ^ 0x5eed)
}
