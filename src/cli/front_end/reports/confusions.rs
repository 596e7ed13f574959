//! What is mixed up, with what sets it right.

use super::Paragraphs;
use super::columns::cell;
use crate::cli::shell::CommandLine;
use tellapart::{ConfusionKind, ConfusionReport, Message, NamedConfusion, message};

/// The widths of a table's columns.
const LABEL: usize = 20;
const WHAT: usize = 38;

/// The width of a table; where there is less room, each part takes a line.
const TABLE: usize = 80;

/// What is mixed up, deck by deck. `program` is what this program is called by, `drill` what to type to practise just this.
pub(crate) fn confusions(report: &ConfusionReport, program: &CommandLine, drill: &CommandLine, on: &mut Paragraphs) {
    let is_any = report.decks.iter().any(|deck| !deck.confusions.is_empty());
    for deck in report.decks.iter().filter(|deck| !deck.confusions.is_empty()) {
        on.put("", &deck.title);
        deck.confusions.iter().for_each(|confusion| entry(confusion, on));
        on.blank();
    }
    on.say(&if is_any {
        message!("report-practise-these", command = drill)
    } else if report.decks.iter().any(|deck| deck.asked) {
        message!("report-nothing-mixed-up")
    } else {
        message!("report-nothing-asked", command = &program.clone().word("drill"))
    });
    match (is_any, report.decks.iter().map(|deck| deck.set_right).sum::<usize>()) {
        (_, 0) => {}
        (true, fixed) => on.say(&message!("report-others-fixed", mix_ups = fixed)),
        (false, fixed) => on.say(&message!("report-fixed", mix_ups = fixed)),
    }
}

fn entry(confusion: &NamedConfusion, on: &mut Paragraphs) {
    let times = message!("report-times", times = confusion.times, asked = confusion.asked);
    let mistaken = mistaken(&confusion.kind);
    if on.has(TABLE) {
        // What is mixed up must not be cut short: it goes on below.
        let (mistaken, times) = (on.words(&mistaken), on.words(&times));
        let mut lines = textwrap::wrap(&mistaken, WHAT).into_iter();
        let first = lines.next().unwrap_or_default();
        on.put("", &format!("  {}  {}  {times}", cell(&confusion.label, LABEL), cell(&first, WHAT)));
        lines.for_each(|rest| on.put("", &format!("  {}  {rest}", cell("", LABEL))));
    } else {
        on.put("  ", &confusion.label);
        on.say_after("    ", &message!("report-mistaken-times", mistaken = mistaken, times = times));
    }
    on.put("    ", &confusion.truth);
}

fn mistaken(mistaken: &ConfusionKind) -> Message {
    match mistaken {
        ConfusionKind::SideSwap { claim, .. } => message!("report-said", claim = claim),
        ConfusionKind::AspectSlip { taken } => message!("report-taken", label = &taken.label),
    }
}
