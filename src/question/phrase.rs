//! The sentences that are made from a deck's traits.

use super::Confusion;
use crate::deck::{Deck, Distinction, Item, Side, Text, Trait};

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
    /// "Which one works by pull?": {trait} is put in.
    which: &'static str,
    /// Between an aspect, or a side, and what is said about it.
    colon: &'static str,
    /// Between the things of a list.
    comma: &'static str,
}

/// A language more is a line more. A deck in any other language is joined as English is.
const LANGUAGES: &[Phrases] = &[
    Phrases {
        language: "en",
        competitive: "{a}, not {b}, {trait}",
        space: " ",
        then: "; ",
        stop: ".",
        which: "Which one {trait}?",
        colon: ": ",
        comma: ", ",
    },
    Phrases {
        language: "ar",
        competitive: "{a}، وليس {b}، {trait}",
        space: " ",
        then: "؛ ",
        stop: ".",
        which: "أيهما {trait}؟",
        colon: ": ",
        comma: "، ",
    },
    Phrases {
        language: "de",
        competitive: "{a}, nicht {b}, {trait}",
        space: " ",
        then: "; ",
        stop: ".",
        which: "Was {trait}?",
        colon: ": ",
        comma: ", ",
    },
    Phrases {
        language: "es",
        competitive: "{a}, y no {b}, {trait}",
        space: " ",
        then: "; ",
        stop: ".",
        which: "¿Qué {trait}?",
        colon: ": ",
        comma: ", ",
    },
    Phrases {
        language: "fr",
        competitive: "{a}, et non {b}, {trait}",
        space: " ",
        then: " ; ",
        stop: ".",
        which: "Qu'est-ce qui {trait} ?",
        colon: " : ",
        comma: ", ",
    },
    Phrases {
        language: "zh",
        competitive: "{a}（而不是{b}）{trait}",
        space: "",
        then: "；",
        stop: "。",
        which: "哪一个{trait}？",
        colon: "：",
        comma: "、",
    },
];

fn phrases(deck: &Deck) -> &'static Phrases {
    let subtag = deck.language.split(['-', '_']).next().unwrap_or_default();
    LANGUAGES.iter().find(|phrases| phrases.language.eq_ignore_ascii_case(subtag)).unwrap_or(&LANGUAGES[0])
}

/// "Marketing, not sales, works by pull." Naming both sides teaches both traits (Brabec et al. 2021, doi 10.1007/s10648-020-09546-w).
pub(crate) fn competitive(deck: &Deck, about: &Side, against: &Side, text: &Text) -> String {
    let phrases = phrases(deck);
    let sentence = put_in(phrases.competitive, |slot| match slot {
        "a" => about.name_at_start(),
        "b" => against.name.clone(),
        _ => text.plain().to_owned(),
    });
    finished(&sentence, phrases)
}

/// "Marketing works by pull." One side alone.
pub(crate) fn statement(deck: &Deck, side: &Side, text: &Text) -> String {
    said_of(deck, side, text.plain())
}

/// "Marketing works by ____." These words, made a sentence about the side.
pub(super) fn said_of(deck: &Deck, side: &Side, words: &str) -> String {
    let phrases = phrases(deck);
    finished(&format!("{}{}{words}", side.name_at_start(), phrases.space), phrases)
}

/// "Which one works by pull?"
pub(crate) fn which(deck: &Deck, text: &Text) -> String {
    put_in(phrases(deck).which, |_| unfinished(text.plain()).to_owned())
}

/// "Time horizon: marketing ...", to be completed.
pub(crate) fn aspect_of(deck: &Deck, distinction: &Distinction, side: &Side) -> String {
    format!("{}{}{} ...", distinction.aspect, phrases(deck).colon, side.name)
}

/// "Time horizon: marketing, sales". What is told apart, and in what.
pub(crate) fn topic(deck: &Deck, distinction: &Distinction) -> String {
    let phrases = phrases(deck);
    let sides = distinction.traits.iter().filter_map(|of| deck.side(&of.side));
    let names: Vec<&str> = sides.map(|side| side.name.as_str()).collect();
    format!("{}{}{}", distinction.aspect, phrases.colon, names.join(phrases.comma))
}

/// "Marketing: pull." The key words alone: whole traits of one aspect are worded alike, and would give each other away.
pub(crate) fn key_words(deck: &Deck, side: &Side, text: &Text) -> String {
    let phrases = phrases(deck);
    finished(&format!("{}{}{}", side.name_at_start(), phrases.colon, text.gist()), phrases)
}

/// "Marketing …", to be completed.
pub(crate) fn beginning(side: &Side) -> String {
    format!("{} ...", side.name_at_start())
}

/// The whole truth about an item: a distinction's sides side by side, a fact as it is.
pub fn truth(deck: &Deck, item: &Item) -> String {
    match item {
        Item::Distinction(distinction) => contrast(deck, distinction),
        Item::Fact(fact) => sentence(deck, &fact.statement),
    }
}

/// The whole truth about an item, a sentence for each side.
pub(crate) fn truths(deck: &Deck, item: &Item) -> Vec<String> {
    match item {
        Item::Distinction(distinction) => {
            let sentence = |of: &Trait| Some(statement(deck, deck.side(&of.side)?, &of.text));
            distinction.traits.iter().filter_map(sentence).collect()
        }
        Item::Fact(fact) => vec![sentence(deck, &fact.statement)],
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
pub(crate) fn contrast(deck: &Deck, distinction: &Distinction) -> String {
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
pub(crate) fn sentence(deck: &Deck, text: &str) -> String {
    finished(text, phrases(deck))
}

/// The pattern with each `{slot}` replaced.
fn put_in(pattern: &str, words: impl Fn(&str) -> String) -> String {
    let part = |part: &str| match part.split_once('}') {
        Some((slot, rest)) => words(slot) + rest,
        None => part.to_owned(),
    };
    pattern.split('{').map(part).collect()
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
