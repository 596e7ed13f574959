//! The language of a deck: whether its texts can be joined into sentences.

use super::Checker;
use crate::deck::draft::Field;
use crate::deck::parts;
use crate::diagnostic::Spanned;
use crate::language::{Grammar, Language, listed};

impl Checker {
    /// The language of the texts; English where none is given.
    pub(super) fn language(&mut self, field: &Field<Spanned<String>>) -> Option<String> {
        let Some(given) = field.given() else {
            return matches!(field, Field::Missing | Field::NoPlace).then(|| "en".to_owned());
        };
        let language = self.text(given, &parts::language())?;
        if !Grammar::is_there_for(&language) {
            let message = message!("deck-grammar-missing", language = &language, known = listed(Language::known()));
            self.warn(given.span, message);
        }
        Some(language)
    }
}
