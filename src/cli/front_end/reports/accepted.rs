//! What learners say was right though a deck does not know it.

use super::Paragraphs;
use tellapart::{AcceptedAnswer, AcceptedReport, listed, message};

/// What was written, deck by deck, and what an author can do about it.
pub(crate) fn accepted(report: &AcceptedReport, on: &mut Paragraphs) {
    let mut is_any = false;
    for deck in report.decks.iter().filter(|deck| !deck.answers.is_empty()) {
        is_any = true;
        on.put("", &deck.title);
        deck.answers.iter().for_each(|answer| entry(answer, on));
        on.blank();
    }
    on.say(&if is_any { message!("report-accepted-next") } else { message!("report-nothing-accepted") });
}

fn entry(answer: &AcceptedAnswer, on: &mut Paragraphs) {
    let AcceptedAnswer { label, side, of, written, times, .. } = answer;
    on.say_after("  ", &message!("report-accepted-trait", item = label, side = &side.name, text = of));
    let written = listed(written.iter().map(|text| message!("report-accepted-words", words = text)));
    on.say_after("    ", &message!("report-accepted-written", written = written, times = *times));
}
