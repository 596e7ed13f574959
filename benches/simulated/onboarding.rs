//! Onboardings of those who have nothing but a strategy.

use tellapart::{
    Action, By, DeviceName, ExamResult, Exercise, InMemory, ItemId, Learner as Sitter, Moment, Offer, OnboardingStep,
    Request, Response, Rules, Seeds, Shelf, Sitting, View, built_in,
};

use super::case::{later, right};
use super::drills::{START, items_of};
use super::strategy::{self, Strategy};

/// Whether the exam opens within so many days to someone who does this about every question.
pub(crate) fn exam_opens(strategy: Strategy, days: u32, workshop: bool, seed: u64) -> bool {
    let start: Moment = START.parse().expect("a moment");
    let store = InMemory::new(DeviceName::parse("wasmtest").expect("a name"));
    let shelf = Shelf::new(built_in().expect("decks in order")).expect("no namesakes");
    let deck = shelf.decks()[0].clone();
    let sitter = Sitter::load(store, Rules::default(), start).expect("an empty journal");
    let mut rng = strategy::rng(seed);
    let mut sitting = Sitting::new(sitter, shelf, Seeds::drawn(&mut rng));
    let exercise = Exercise::Onboarding { by: By::AsBefore, workshop };
    let mut asked = 0;
    let mut current: Vec<ItemId> = Vec::new();
    for day in 0..days {
        let mut now = later(start, 86_400 * i64::from(day));
        sitting.begin(Request { exercise: exercise.clone(), ..Request::drill() }, now).expect("an onboarding");
        loop {
            let action = match sitting.view() {
                View::End { .. } => break,
                View::Offer(Offer::Step(offer)) if offer.onboarding.next == OnboardingStep::Exam => return true,
                View::Offer(_) => Action::Yes,
                View::Ask(ask) => {
                    if !ask.continues {
                        asked += 1;
                        current = items_of(&deck, &ask.prompt);
                    }
                    match strategy.respond(&deck, &current, &ask.prompt, asked, &mut rng) {
                        Response::NotKnown => Action::NotKnown,
                        response => Action::Answer(response),
                    }
                }
                // In a workshop that never ends, so many questions are a day.
                _ if asked > u64::from(day + 1) * MOST_A_DAY => Action::Leave,
                _ => Action::GoOn,
            };
            now = later(now, 5);
            sitting.act(action, now).expect("an action that fits");
        }
    }
    false
}

/// The journal of someone who knows everything, in a workshop whose exam is open, and when that is; `None` if it never opened.
pub(crate) fn before_the_exam() -> Option<(String, Moment)> {
    let mut now: Moment = START.parse().expect("a moment");
    let mut sitting = workshop("", now, 1);
    let deck = built_in().expect("decks in order").remove(0);
    loop {
        let action = match sitting.view() {
            View::Offer(Offer::Step(offer)) if offer.onboarding.next == OnboardingStep::Exam => break,
            View::Offer(_) => Action::Yes,
            View::Ask(ask) => right(&deck, &ask.prompt).map_or(Action::NotKnown, Action::Answer),
            View::End { .. } => return None,
            _ => Action::GoOn,
        };
        now = later(now, 5);
        sitting.act(action, now).expect("an action that fits");
    }
    Some((sitting.learner().store().text(), now))
}

/// Whether someone who does this about every question passes the exam that is open there.
pub(crate) fn passes((journal, opened): &(String, Moment), strategy: Strategy, seed: u64) -> bool {
    let mut now = *opened;
    let mut sitting = workshop(journal, now, seed);
    let deck = built_in().expect("decks in order").remove(0);
    let mut rng = strategy::rng(seed);
    let (mut asked, mut current) = (0, Vec::new());
    loop {
        let action = match sitting.view() {
            View::Summary { summary, .. } => break summary.exam.as_ref().is_some_and(ExamResult::is_passed),
            View::Offer(_) => Action::Yes,
            View::Ask(ask) => {
                if !ask.continues {
                    asked += 1;
                    current = items_of(&deck, &ask.prompt);
                }
                match strategy.respond(&deck, &current, &ask.prompt, asked, &mut rng) {
                    Response::NotKnown => Action::NotKnown,
                    response => Action::Answer(response),
                }
            }
            View::End { .. } => break false,
            _ => Action::GoOn,
        };
        now = later(now, 5);
        sitting.act(action, now).expect("an action that fits");
    }
}

/// A sitting of the workshop on the first deck, taken up with this journal.
fn workshop(journal: &str, now: Moment, seed: u64) -> Sitting<InMemory> {
    let store = InMemory::of_text(DeviceName::parse("wasmtest").expect("a name"), journal).expect("its own journal");
    let shelf = Shelf::new(built_in().expect("decks in order")).expect("no namesakes");
    let sitter = Sitter::load(store, Rules::default(), now).expect("a journal in order");
    let mut sitting = Sitting::new(sitter, shelf, Seeds::drawn(&mut strategy::rng(seed)));
    let exercise = Exercise::Onboarding { by: By::AsBefore, workshop: true };
    sitting.begin(Request { exercise, ..Request::drill() }, now).expect("an onboarding");
    sitting
}

/// After so many questions nobody goes on the same day.
const MOST_A_DAY: u64 = 300;
