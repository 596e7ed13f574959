//! Decks to ask from.

use super::rng;
use crate::deck::{Deck, Item, built_in, read_deck};
use rand::RngExt;
use rand::rngs::ChaCha8Rng;
use rand::seq::{IndexedRandom, SliceRandom};

/// A deck with these sides and as many distinctions, each side taking part in each; `word` goes into every text.
pub(super) fn deck_of(sides: usize, distinctions: usize, language: &str, word: &str) -> Deck {
    let side = |n: usize| format!(r#"{{"id":"s{n}","name":"{word}{n}"}}"#);
    let distinction = |d: usize| {
        let traits: Vec<_> = (0..sides).map(|n| format!(r#""s{n}":{{"text":"{word} {d}.{n}"}}"#)).collect();
        format!(r#"{{"id":"d{d}","aspect":"{word} {d}","traits":{{{}}}}}"#, traits.join(","))
    };
    let json = format!(
        r#"{{"format":1,"id":"test","title":"{word}","language":"{language}","sides":[{}],"distinctions":[{}]}}"#,
        (0..sides).map(side).collect::<Vec<_>>().join(","),
        (0..distinctions).map(distinction).collect::<Vec<_>>().join(",")
    );
    read_deck("test", json.as_bytes()).unwrap()
}

/// Any deck in order: two to four sides, of which a distinction may leave some out; traits that recur in other aspects, and of other
/// sides; with and without lures, key words and facts.
pub(super) fn any_deck(seed: u64) -> Deck {
    const WORDS: [&str; 9] =
        ["pull", "push", "price", "effect", "affect", "the long term", "short-term", "Größe", "a little word of mouth"];
    let rng = &mut rng(seed);
    let sides = rng.random_range(2..5);
    let distinction = |rng: &mut ChaCha8Rng, d: usize| {
        let taking_part = rng.random_range(2..=sides);
        let words: Vec<&str> = WORDS.sample(rng, 7).copied().collect();
        let pattern = *["works by [W]", "works by W", "turns [W] into [stone]", "[W]"].choose(rng).unwrap();
        let text = |word: &&str| format!(r#""{}""#, pattern.replace('W', word));
        let traits: Vec<String> = words.iter().take(taking_part).map(text).collect();
        let mut named: Vec<usize> = (0..sides).collect();
        named.shuffle(rng);
        let traits: Vec<String> =
            named.iter().zip(&traits).map(|(side, text)| format!(r#""s{side}":{{"text":{text}}}"#)).collect();
        let lures: Vec<String> = words[4..].iter().take(rng.random_range(0..4)).map(text).collect();
        format!(
            r#"{{"id":"d{d}","aspect":"Aspect {d}","traits":{{{}}},"lures":[{}]}}"#,
            traits.join(","),
            lures.join(",")
        )
    };
    let distinctions: Vec<String> = (0..rng.random_range(0..5)).map(|d| distinction(rng, d)).collect();
    let fact = |rng: &mut ChaCha8Rng, f: usize| {
        // What is false of one fact may be what another says.
        let claims: Vec<String> =
            ["One", "Two", "Three", "Four"].sample(rng, 4).map(|claim| format!(r#""{claim}.""#)).collect();
        let false_ones = claims[1..rng.random_range(2..5)].join(",");
        format!(r#"{{"id":"f{f}","true":{},"false":[{false_ones}]}}"#, claims[0])
    };
    let facts: Vec<String> =
        (0..rng.random_range(usize::from(distinctions.is_empty())..4)).map(|f| fact(rng, f)).collect();
    let sides: Vec<String> = (0..sides).map(|n| format!(r#"{{"id":"s{n}","name":"side {n}"}}"#)).collect();
    let json = format!(
        r#"{{"format":1,"id":"any","title":"Any","sides":[{}],"distinctions":[{}],"facts":[{}]}}"#,
        sides.join(","),
        distinctions.join(","),
        facts.join(",")
    );
    read_deck("any", json.as_bytes()).unwrap()
}

/// Small decks, each in a language that has a grammar of its own.
pub(super) const WITH_GRAMMAR: [&str; 5] = [
    include_str!("decks/it.json"),
    include_str!("decks/ja.json"),
    include_str!("decks/nl.json"),
    include_str!("decks/pl.json"),
    include_str!("decks/pt.json"),
];

/// A deck in a language without one.
pub(super) const WITHOUT_GRAMMAR: &str = include_str!("decks/fi.json");

pub(super) fn marketing_vs_sales() -> Deck {
    built_in().unwrap().remove(0)
}

pub(super) fn item<'d>(deck: &'d Deck, id: &str) -> &'d Item {
    deck.item(&id.parse().unwrap()).unwrap()
}
