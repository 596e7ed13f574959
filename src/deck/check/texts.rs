//! Texts of a deck, whatever they are for.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::str::FromStr;

use super::Checker;
use crate::deck::text::{Text, reading};
use crate::diagnostic::{Diagnostic, Span, Spanned};
use crate::language::{Message, is_visible, overrides_direction, tidy};

/// No text of a deck is longer, in bytes.
const MOST_BYTES: usize = 1_000_000;

impl Checker {
    /// A text that says something: not empty, no control characters; its words separated by single spaces.
    pub(super) fn text(&mut self, text: &Spanned<String>, what: &Message) -> Option<String> {
        let is_control = |character: &char| character.is_control() || overrides_direction(*character);
        if let Some(control) = text.value.chars().find(is_control) {
            let code = format!("{:04X}", u32::from(control));
            self.error(text.span, message!("deck-control-character", owner = what.clone(), code = code));
            return None;
        }
        if text.value.len() > MOST_BYTES {
            self.error(text.span, message!("deck-text-too-long", owner = what.clone()));
            return None;
        }
        let tidied = tidy(&text.value);
        if !is_visible(&tidied) {
            self.error(text.span, message!("deck-text-empty", owner = what.clone()));
            return None;
        }
        Some(tidied)
    }

    /// A text with its key words marked.
    pub(super) fn marked(&mut self, text: &Spanned<String>, what: &Message) -> Option<Text> {
        let source = self.text(text, what)?;
        match Text::parse(&source) {
            Ok(marked) if is_visible(marked.plain()) => Some(marked),
            Ok(_) => {
                self.error(text.span, message!("deck-text-empty", owner = what.clone()));
                None
            }
            Err(error) => {
                self.error(text.span, error.in_text(what.clone()));
                None
            }
        }
    }

    pub(super) fn id<Id: FromStr>(&mut self, text: &Spanned<String>, what: Message) -> Option<Id> {
        let id = self.text(text, &what)?;
        let parsed = id.parse().ok();
        if parsed.is_none() {
            self.error(text.span, message!("deck-id-shape", owner = what, id = id));
        }
        parsed
    }

    /// Reports texts of an item that read the same.
    pub(super) fn told_apart(&mut self, texts: &[(Span, String)], owner: &Message) {
        let mut seen: HashMap<String, Span> = HashMap::with_capacity(texts.len());
        for (span, text) in texts {
            match seen.entry(reading(text)) {
                Entry::Occupied(before) => {
                    let message = message!("deck-says-twice", owner = owner.clone(), text = text);
                    let error = Diagnostic::error(*span, message).beside(*before.get(), message!("deck-said-before"));
                    self.diagnostics.push(error);
                }
                Entry::Vacant(first) => {
                    first.insert(*span);
                }
            }
        }
    }
}
