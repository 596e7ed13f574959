//! The sentences that are made from a deck's traits, in its language. In one without a grammar signs stand for the words that would join
//! them: "Marketing: pulls customers in."

use super::Confusion;
use crate::deck::{Deck, Distinction, Item, Side, Text, Trait};
use crate::language::Grammar;

/// What is shown for words that are left out.
pub(super) const GAP: &str = "____";

fn grammar(deck: &Deck) -> Grammar {
    Grammar::of(&deck.language)
}

/// "Marketing, not sales, works by pull." Naming both sides teaches both traits (Brabec et al. 2021, doi 10.1007/s10648-020-09546-w).
pub(crate) fn competitive(deck: &Deck, about: &Side, against: &Side, text: &Text) -> String {
    grammar(deck).competitive(&about.name, &against.name, text.plain())
}

/// That this trait is that of one side and not of another, or where they differ by degree, more than of another: "Marketing, more than sales,
/// calls for creativity."
pub(crate) fn claim(deck: &Deck, distinction: &Distinction, about: &Side, against: &Side, text: &Text) -> String {
    match distinction.is_degree {
        true => grammar(deck).by_degree(&about.name, &against.name, text.plain()),
        false => competitive(deck, about, against, text),
    }
}

/// "Marketing works by pull." One side alone.
pub(crate) fn statement(deck: &Deck, side: &Side, text: &Text) -> String {
    said_of(deck, side, text.plain())
}

/// "marketing works by pull", as it stands inside a sentence.
pub(crate) fn clause(deck: &Deck, side: &Side, text: &Text) -> String {
    grammar(deck).clause(&side.name, text.plain())
}

/// "Marketing works by ____." These words, made a sentence about the side.
pub(super) fn said_of(deck: &Deck, side: &Side, words: &str) -> String {
    grammar(deck).statement(&side.name, words)
}

/// "Works by pull: marketing or sales?" The trait as it stands: a verb that agreed with a side would give that away.
pub(crate) fn which_side(deck: &Deck, text: &Text, sides: &[&Side]) -> String {
    grammar(deck).which_side(text.plain(), sides.iter().map(|side| side.name.as_str()))
}

/// "Time horizon: marketing ...", to be completed.
pub(crate) fn aspect_of(deck: &Deck, distinction: &Distinction, side: &Side) -> String {
    let grammar = grammar(deck);
    grammar.to_complete(&grammar.labelled(&distinction.aspect, &side.name))
}

/// "Sales ...", to be completed.
pub(crate) fn beginning(deck: &Deck, side: &Side) -> String {
    to_complete(deck, &at_start(deck, side))
}

/// "In small organisations ...", to be completed.
pub(super) fn to_complete(deck: &Deck, beginning: &str) -> String {
    grammar(deck).to_complete(beginning)
}

/// "In small organisations ____ do both.", with words left out; where they are its end, a beginning to be completed.
pub(super) fn with_gap(deck: &Deck, before: &str, after: &str) -> String {
    match (before, after) {
        (_, "") => to_complete(deck, before),
        ("", _) => format!("{GAP} {after}"),
        _ => format!("{before} {GAP} {after}"),
    }
}

/// "Time horizon: marketing, sales". What is told apart, and in what.
pub(crate) fn topic(deck: &Deck, distinction: &Distinction) -> String {
    let grammar = grammar(deck);
    let sides = distinction.traits.iter().filter_map(|of| deck.side(&of.side));
    grammar.labelled(&distinction.aspect, &grammar.enumerated(sides.map(|side| side.name.as_str())))
}

/// "Force: marketing".
pub(super) fn labelled(deck: &Deck, aspect: &str, side: &str) -> String {
    grammar(deck).labelled(aspect, side)
}

/// The name of a side as it stands at the beginning of a sentence.
pub(crate) fn at_start(deck: &Deck, side: &Side) -> String {
    grammar(deck).raised(&side.name)
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
            let distinction = item.distinction()?;
            let of_side = distinction.trait_of(of)?;
            // What is true of both is denied of neither.
            if deck.is_true_of(of_side, given_to) {
                return Some(truth(deck, item));
            }
            Some(claim(deck, distinction, deck.side(of)?, deck.side(given_to)?, &of_side.text))
        }
        Confusion::AspectSlip { taken } => deck.item(taken).map(|_| truth(deck, item)),
    }
}

/// "Marketing works by pull; sales works by push."
pub(crate) fn contrast(deck: &Deck, distinction: &Distinction) -> String {
    let side = |of| -> Option<(&str, &str)> {
        let Trait { side, text, .. }: &Trait = of;
        Some((deck.side(side)?.name.as_str(), text.plain()))
    };
    grammar(deck).contrast(distinction.traits.iter().filter_map(side))
}

/// A text of the deck as a sentence: with a full stop, if it has none.
pub(crate) fn sentence(deck: &Deck, text: &str) -> String {
    grammar(deck).sentence(text)
}
