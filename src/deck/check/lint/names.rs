//! Names and key words where they tell the answer: the name of a side in a trait or an example, key words in an example.

use super::words::{Wording, words};
use super::{Checker, Contrast};
use crate::deck::draft::DraftSide;
use crate::deck::parts;
use crate::diagnostic::Span;
use crate::language::Message;

impl Checker {
    pub(super) fn names(&mut self, wording: &Wording, contrast: &Contrast, sides: &[DraftSide]) {
        let names: Vec<(&str, Vec<String>)> = sides
            .iter()
            .filter_map(|side| side.name.given())
            .map(|name| (name.value.as_str(), wording.content(&name.value)))
            .filter(|(_, words)| !wording.is_common(words))
            .collect();
        for of in &contrast.traits {
            self.name(&names, &words(of.text.plain()), of.span, &of.owner);
        }
        let keys: Vec<(&str, Span, Vec<String>)> = contrast
            .traits
            .iter()
            .flat_map(|of| of.text.keys().map(|key| (key, of.span, wording.content(key))))
            .filter(|(_, _, words)| !wording.is_common(words))
            .collect();
        let owner = parts::example(&contrast.owner);
        for situation in contrast.situations() {
            let words = words(&situation.value);
            self.name(&names, &words, situation.span, &owner);
            if let Some((key, place, _)) = keys.iter().find(|(_, _, key)| holds(&words, key)) {
                let message = message!("deck-example-holds-key", owner = owner.clone(), words = *key);
                self.warn_beside(situation.span, message, *place, message!("deck-key-words-there"));
            }
        }
    }

    /// Warns of the first side that these words name.
    fn name(&mut self, names: &[(&str, Vec<String>)], words: &[String], span: Span, owner: &Message) {
        if let Some((name, _)) = names.iter().find(|(_, name)| holds(words, name)) {
            self.warn(span, message!("deck-names-side", owner = owner.clone(), name = *name));
        }
    }
}

/// Whether these words stand in a row, also with something joined by an apostrophe: "marketing's", "l'inbound".
fn holds(words: &[String], row: &[String]) -> bool {
    let is = |(word, of): (&String, &String)| word == of || word.split('\'').any(|part| part == of);
    !row.is_empty() && words.windows(row.len()).any(|window| window.iter().zip(row).all(is))
}
