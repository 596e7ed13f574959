//! A deck in a file `.tsv` that holds anything: it is read or refused with reasons, and what can be read is written and read again the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tellapart::{Language, Severity, check_deck};

fuzz_target!(|bytes: &[u8]| {
    let (deck, diagnostics) = check_deck("deck.tsv", bytes);
    assert!(deck.is_some() || diagnostics.count(Severity::Error) > 0, "refused without a reason");
    diagnostics.in_words(Language::english());
});
