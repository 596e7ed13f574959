//! Onboardings of those who have nothing but a strategy.

use tellapart::{
    Action, By, DeviceName, Exercise, InMemory, ItemId, Learner as Sitter, Moment, Offer, OnboardingStep, Request,
    Response, Rules, Seeds, Shelf, Sitting, View, built_in,
};

use super::case::later;
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

/// After so many questions nobody goes on the same day.
const MOST_A_DAY: u64 = 300;
