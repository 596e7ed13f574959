//! What came of writing a certificate, and of checking one.

use std::path::Path;

use super::Paragraphs;
use crate::cli::front_end::worth_of_exam;
use crate::cli::shell::CommandLine;
use tellapart::{Certificate, ExamRule, Mismatch, ToMessage, message};

/// Where a certificate was written to, and what to send with it for it to be checked: this folder.
pub(crate) fn written_certificate(page: &Path, json: &Path, folder: &Path, on: &mut Paragraphs) {
    let shown = |path: &Path| path.display().to_string();
    on.say(&message!("certificate-written", page = shown(page), json = shown(json)));
    on.say(&message!("certificate-to-send", folder = shown(folder)));
}

/// What to type for the certificate of an exam that was just passed.
pub(crate) fn certificate_to_write(command: &CommandLine, on: &mut Paragraphs) {
    on.say(&message!("certificate-to-write", command = command));
}

/// What a certificate that is valid says.
pub(crate) fn valid_certificate(certificate: &Certificate, is_deck_known: bool, on: &mut Paragraphs) {
    let Certificate { name, title, attempt, workshop, longest_break, .. } = certificate;
    on.say(&message!("certificate-valid", name = name.as_str(), title = title, day = certificate.day.message()));
    on.say(&message!(
        "certificate-valid-score",
        right = certificate.told_apart,
        distinctions = certificate.distinctions,
        facts_right = certificate.facts_right,
        facts = certificate.facts,
        attempt = *attempt,
        minutes = usize::try_from(longest_break.div_ceil(60)).unwrap_or(usize::MAX),
    ));
    on.say(&worth_of_exam(&ExamRule::of(certificate.distinctions, certificate.facts)));
    if *workshop {
        on.say(&message!("certificate-workshop"));
    }
    on.say(&message!("certificate-code", code = certificate.code()));
    if !is_deck_known {
        on.say(&message!("certificate-deck-unknown", deck = certificate.deck.as_str()));
    }
}

/// What of a certificate does not agree with the journal, and what to do about each.
pub(crate) fn mismatches(mismatches: &[Mismatch], on: &mut Paragraphs) {
    for mismatch in mismatches {
        let message = mismatch.message();
        on.say_after("- ", &message);
        if let Some(hint) = on.beside(&message, "hint") {
            on.put("  ", &hint);
        }
    }
}
