//! What there is to do.

use super::Paragraphs;
use crate::cli::front_end::{catch_up, nothing_due};
use crate::cli::shell::CommandLine;
use tellapart::{DeckWorkload, Message, Overview, Workload, listed, message};

/// A line for each deck with something to do; if there is none, when there will be.
pub(crate) fn workload(workload: &Workload, on: &mut Paragraphs) {
    to_do(workload, on);
    when(workload, on);
}

/// About so long someone takes for an item that is new, in seconds: to read sixty words at 200 a minute, and to answer.
const SECONDS_FOR_NEW: usize = 23;

/// The same with what to type next by this name of the program, unless that is asked for below; to who never was here before, a welcome.
pub(crate) fn overview(overview: &Overview, program: &CommandLine, is_asked: bool, on: &mut Paragraphs) {
    let workload = &overview.workload;
    if overview.is_first && !workload.is_empty() {
        welcome(overview, program, on);
    } else {
        to_do(workload, on);
    }
    for deck in &overview.onboardings {
        on.say(&message!(
            "report-onboarding-under-way",
            command = &program.clone().word("onboard").operand(deck.as_str())
        ));
    }
    when(workload, on);
    if is_asked {
        return;
    }
    let drill = &program.clone().word("drill");
    on.say(&match workload.is_empty() {
        true => message!("report-to-practise", command = drill),
        false => message!("report-to-start", command = drill),
    });
}

fn welcome(overview: &Overview, program: &CommandLine, on: &mut Paragraphs) {
    on.say(&message!("welcome"));
    let titles: Vec<String> = overview.workload.decks.iter().map(|deck| deck.title.clone()).collect();
    let (items, new) = (overview.items, overview.workload.new);
    let minutes = (SECONDS_FOR_NEW * new).div_ceil(60);
    on.say(&message!("welcome-to-learn", decks = listed(&titles), items = items, new = new, minutes = minutes));
    if let [_] = overview.workload.decks.as_slice() {
        on.say(&message!("welcome-onboarding", command = &program.clone().word("onboard")));
    }
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
