//! Decks: which there are, what one holds, and what is wrong with some.

use super::Paragraphs;
use tellapart::{
    Deck, Diagnostics, FormName, Item, Message, NoQuestion, Severity, Shelf, ToMessage, forms_of, listed, message,
    truth,
};

/// A line for each deck.
pub(crate) fn decks(shelf: &Shelf, on: &mut Paragraphs) {
    for deck in shelf.decks() {
        let (id, title) = (deck.id.as_str(), &deck.title);
        on.say(&message!("deck-listed", id = id, title = title, contents = contents(deck)));
    }
}

/// All that a deck holds, and in which forms it is asked.
pub(crate) fn deck(deck: &Deck, on: &mut Paragraphs) {
    on.put("", &deck.title);
    let sides = listed(deck.sides.iter().map(|side| side.name.as_str()));
    on.say(&message!("deck-shown", id = deck.id.as_str(), sides = sides, contents = contents(deck)));
    for one in &deck.items {
        on.blank();
        item(deck, one, on);
    }
    on.blank();
    for (form, available) in forms_of(deck) {
        questions(form, &available, on);
    }
}

/// What is wrong with these files, and the decks in those that can be used.
pub(crate) fn deck_checks(checked: Vec<(Option<Deck>, Diagnostics)>, is_strict: bool, on: &mut Paragraphs) {
    let count = |severity| checked.iter().map(|(_, diagnostics)| diagnostics.count(severity)).sum::<usize>();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let all = message!("decks-checked", errors = errors, warnings = warnings, files = checked.len());
    for (deck, diagnostics) in checked {
        let file = diagnostics.source().name().to_owned();
        on.draw(diagnostics);
        if let Some(deck) = deck {
            on.say(&message!("deck-in-order", file = file, contents = contents(&deck)));
        }
    }
    let is_failed_by_warnings = is_strict && errors == 0 && warnings > 0;
    on.say(&if is_failed_by_warnings { message!("decks-failed-strictly", checked = all) } else { all });
}

fn contents(deck: &Deck) -> Message {
    let distinctions = deck.distinctions().count();
    message!("deck-contents", distinctions = distinctions, facts = deck.items.len() - distinctions)
}

fn item(deck: &Deck, item: &Item, on: &mut Paragraphs) {
    on.put("", &item.label());
    on.put("  ", &truth(deck, item));
    if let Some(why) = item.why() {
        labelled(&message!("deck-why"), why, on);
    }
    match item {
        Item::Distinction(distinction) => {
            distinction.lures.iter().for_each(|lure| labelled(&message!("deck-lure"), &lure.to_string(), on));
            for example in &distinction.examples {
                let label = if example.is_held { message!("deck-example-held") } else { message!("deck-example") };
                let side = |side| deck.side(side).map_or("", |side| side.name.as_str());
                for situation in &example.situations {
                    labelled(&label, &format!("{} ({})", situation.text, side(&situation.side)), on);
                }
            }
        }
        Item::Fact(fact) => {
            fact.false_versions.iter().for_each(|version| labelled(&message!("deck-false"), version, on));
        }
    }
}

/// What belongs to an item, behind what it is.
fn labelled(label: &Message, text: &str, on: &mut Paragraphs) {
    let label = on.words(label);
    on.put(&format!("  {label} "), text);
}

fn questions(form: FormName, available: &Result<usize, NoQuestion>, on: &mut Paragraphs) {
    let questions = match available {
        Ok(items) => message!("deck-questions-for", items = *items),
        Err(reason) => match on.beside(&reason.message(), "hint") {
            Some(hint) => message!("deck-questions-none-but", reason = reason.message(), hint = hint),
            None => message!("deck-questions-none", reason = reason.message()),
        },
    };
    let first = on.words(&message!("deck-questions", form = form.as_str()));
    on.say_after(&format!("{first} "), &questions);
}
