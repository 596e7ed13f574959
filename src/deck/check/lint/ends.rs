//! Ends: where all traits end with one word, a lure that does not is seen through without being read.

use super::words::words;
use super::{Checker, Contrast};

impl Checker {
    pub(super) fn ends(&mut self, contrast: &Contrast) {
        let end = |text: &str| words(text).pop();
        let Some((first, others)) = contrast.traits.split_first() else { return };
        let Some(word) = end(first.text.plain()) else { return };
        if others.is_empty() || others.iter().any(|of| end(of.text.plain()).as_ref() != Some(&word)) {
            return;
        }
        for lure in contrast.lures.iter().filter(|lure| end(lure.text.plain()).as_ref() != Some(&word)) {
            let message = message!("deck-lure-ends-unlike", owner = lure.owner.clone(), word = &word);
            self.warn_beside(lure.span, message, first.span, message!("deck-trait-ends-so"));
        }
    }
}
