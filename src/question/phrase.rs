//! The sentences that are made from a deck's traits.

use super::Confusion;
use crate::deck::{Deck, Distinction, Item, Side, Text};

/// How a language joins the parts of a generated sentence.
struct Phrases {
    /// Primary language subtag (BCP 47).
    language: &'static str,
    /// "A, not B, works by pull": {a}, {b} and {trait} are put in.
    competitive: &'static str,
    /// Between a side's name and its trait.
    space: &'static str,
    /// Between two sides of a contrast.
    then: &'static str,
    /// At the end of a sentence.
    stop: &'static str,
}

/// A language more is a line more. A deck in any other language is joined as English is.
const LANGUAGES: &[Phrases] = &[
    Phrases { language: "en", competitive: "{a}, not {b}, {trait}", space: " ", then: "; ", stop: "." },
    Phrases { language: "ar", competitive: "{a}، وليس {b}، {trait}", space: " ", then: "؛ ", stop: "." },
    Phrases { language: "de", competitive: "{a}, nicht {b}, {trait}", space: " ", then: "; ", stop: "." },
    Phrases { language: "es", competitive: "{a}, y no {b}, {trait}", space: " ", then: "; ", stop: "." },
    Phrases { language: "fr", competitive: "{a}, et non {b}, {trait}", space: " ", then: " ; ", stop: "." },
    Phrases { language: "zh", competitive: "{a}（而不是{b}）{trait}", space: "", then: "；", stop: "。" },
];

fn phrases(deck: &Deck) -> &'static Phrases {
    let subtag = deck.language.split(['-', '_']).next().unwrap_or_default();
    LANGUAGES.iter().find(|phrases| phrases.language.eq_ignore_ascii_case(subtag)).unwrap_or(&LANGUAGES[0])
}

/// "Marketing, not sales, works by pull." Naming both sides teaches both traits (Brabec et al. 2021, doi 10.1007/s10648-020-09546-w).
pub fn competitive(deck: &Deck, about: &Side, against: &Side, text: &Text) -> String {
    let phrases = phrases(deck);
    let sentence = phrases
        .competitive
        .split('{')
        .map(|part| match part.split_once('}') {
            Some(("a", rest)) => about.name_at_start() + rest,
            Some(("b", rest)) => against.name.clone() + rest,
            Some((_, rest)) => text.plain().to_owned() + rest,
            None => part.to_owned(),
        })
        .collect::<String>();
    finished(&sentence, phrases)
}

/// "Marketing works by pull." One side alone.
pub fn statement(deck: &Deck, side: &Side, text: &Text) -> String {
    let phrases = phrases(deck);
    finished(&format!("{}{}{}", side.name_at_start(), phrases.space, text.plain()), phrases)
}

/// "Marketing: pull." The key words alone: whole traits of one aspect are worded alike, and would give each other away.
pub fn key_words(deck: &Deck, side: &Side, text: &Text) -> String {
    finished(&format!("{}: {}", side.name_at_start(), text.gist()), phrases(deck))
}

/// "Marketing …", to be completed.
pub fn beginning(side: &Side) -> String {
    format!("{} ...", side.name_at_start())
}

/// The whole truth about an item: a distinction's sides side by side, a fact as it is.
pub fn truth(deck: &Deck, item: &Item) -> String {
    match item {
        Item::Distinction(distinction) => contrast(deck, distinction),
        Item::Fact(fact) => sentence(deck, &fact.statement),
    }
}

/// A true sentence that sets a confusion about this item right; `None` if the deck no longer has what was mixed up.
pub fn set_right(deck: &Deck, item: &Item, confusion: &Confusion) -> Option<String> {
    match confusion {
        Confusion::SideSwap { of, given_to } => {
            let text = &item.distinction()?.trait_of(of)?.text;
            Some(competitive(deck, deck.side(of)?, deck.side(given_to)?, text))
        }
        Confusion::AspectSlip { taken } => deck.item(taken).map(|_| truth(deck, item)),
    }
}

/// "Marketing works by pull; sales works by push."
pub fn contrast(deck: &Deck, distinction: &Distinction) -> String {
    let phrases = phrases(deck);
    let mut parts = Vec::with_capacity(distinction.traits.len());
    for of in &distinction.traits {
        let Some(side) = deck.side(&of.side) else { continue };
        let name = if parts.is_empty() { side.name_at_start() } else { side.name.clone() };
        parts.push(format!("{name}{}{}", phrases.space, unfinished(of.text.plain())));
    }
    finished(&parts.join(phrases.then), phrases)
}

/// A text of the deck as a sentence: with a full stop, if it has none.
pub fn sentence(deck: &Deck, text: &str) -> String {
    finished(text, phrases(deck))
}

const STOPS: [char; 10] = ['.', '!', '?', '…', '。', '！', '？', '．', '؟', '۔'];

fn finished(text: &str, phrases: &Phrases) -> String {
    let stop = if text.ends_with(STOPS) { "" } else { phrases.stop };
    format!("{text}{stop}")
}

/// Without the full stop that would stand in the middle of a longer sentence.
fn unfinished(text: &str) -> &str {
    text.trim_end_matches(['.', '。', '．'])
}
