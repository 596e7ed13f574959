//! What there is to do.

use super::Paragraphs;
use crate::cli::front_end::{catch_up, nothing_due};
use crate::cli::shell::CommandLine;
use tellapart::{DeckWorkload, Message, Overview, Workload, message};

/// A line for each deck with something to do; if there is none, when there will be.
pub(crate) fn workload(workload: &Workload, on: &mut Paragraphs) {
    to_do(workload, on);
    when(workload, on);
}

/// The same with what to type next by this name of the program.
pub(crate) fn overview(overview: &Overview, program: &CommandLine, on: &mut Paragraphs) {
    let workload = &overview.workload;
    to_do(workload, on);
    for deck in &overview.onboardings {
        on.say(&message!(
            "report-onboarding-under-way",
            command = &program.clone().word("onboard").operand(deck.as_str())
        ));
    }
    when(workload, on);
    let drill = &program.clone().word("drill");
    on.say(&match workload.is_empty() {
        true => message!("report-to-practise", command = drill),
        false => message!("report-to-start", command = drill),
    });
}

fn to_do(workload: &Workload, on: &mut Paragraphs) {
    workload.decks.iter().filter_map(of_deck).for_each(|deck| on.say(&deck));
    if let Some(behind) = &workload.catch_up {
        on.say(&catch_up(behind));
    }
}

fn of_deck(deck: &DeckWorkload) -> Option<Message> {
    let DeckWorkload { title, due, new, .. } = deck;
    match (due, new) {
        (0, 0) => None,
        (due, 0) => Some(message!("report-deck-due", title = title, due = *due)),
        (0, new) => Some(message!("report-deck-new", title = title, new = *new)),
        (due, new) => Some(message!("report-deck-due-and-new", title = title, due = *due, new = *new)),
    }
}

fn when(workload: &Workload, on: &mut Paragraphs) {
    if workload.is_empty() {
        on.say(&nothing_due(workload.next, workload.today));
    }
}
