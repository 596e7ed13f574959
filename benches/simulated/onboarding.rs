//! Onboardings of those who have nothing but a strategy.

use rand::rngs::ChaCha8Rng;
use tellapart::{
    Action, Ask, By, Deck, DeviceName, ExamResult, Exercise, InMemory, ItemId, Learner as Sitter, Moment, Offer,
    OnboardingStep, Request, Response, Rules, Seeds, Shelf, Sitting, View, built_in,
};

use super::case::{later, right};
use super::drills::{START, items_of};
use super::strategy::{self, Shown, Strategy};

/// Someone who has nothing but a strategy.
struct Guesser {
    strategy: Strategy,
    rng: ChaCha8Rng,
    shown: Shown,
    /// What the question under way is about.
    current: Vec<ItemId>,
}

impl Guesser {
    fn new(strategy: Strategy, rng: ChaCha8Rng) -> Self {
        Self { strategy, rng, shown: Shown::default(), current: Vec::new() }
    }

    fn answer(&mut self, deck: &Deck, ask: &Ask) -> Action {
        if !ask.continues {
            self.current = items_of(deck, &ask.prompt);
        }
        self.shown.see(&ask.prompt, ask.continues);
        match self.strategy.respond(deck, &self.current, &ask.prompt, &self.shown, &mut self.rng) {
            Response::NotKnown => Action::NotKnown,
            response => Action::Answer(response),
        }
    }
}

/// Whether the exam opens within so many days to someone who does this about every question.
pub(crate) fn exam_opens(strategy: Strategy, days: u32, workshop: bool, seed: u64) -> bool {
    let start: Moment = START.parse().expect("a moment");
    let deck = built_in().expect("decks in order").remove(0);
    let mut rng = strategy::rng(seed);
    let mut sitting = taken_up("", start, Seeds::drawn(&mut rng));
    let mut guesser = Guesser::new(strategy, rng);
    for day in 0..days {
        let mut now = later(start, 86_400 * i64::from(day));
        sitting.begin(onboarding(workshop), now).expect("an onboarding");
        loop {
            let action = match sitting.view() {
                View::End { .. } => break,
                View::Offer(Offer::Step(offer)) if offer.onboarding.next == OnboardingStep::Exam => return true,
                View::Offer(_) => Action::Yes,
                View::Ask(ask) => guesser.answer(&deck, ask),
                // In a workshop that never ends, so many questions are a day.
                _ if guesser.shown.questions() > u64::from(day + 1) * MOST_A_DAY => Action::Leave,
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
    let mut sitting = taken_up("", now, Seeds::Same(1));
    sitting.begin(onboarding(true), now).expect("an onboarding");
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
    let deck = built_in().expect("decks in order").remove(0);
    let mut sitting = taken_up(journal, now, Seeds::drawn(&mut strategy::rng(seed)));
    sitting.begin(onboarding(true), now).expect("an onboarding");
    let mut guesser = Guesser::new(strategy, strategy::rng(seed));
    loop {
        let action = match sitting.view() {
            View::Summary { summary, .. } => break summary.exam.as_ref().is_some_and(ExamResult::is_passed),
            View::Offer(_) => Action::Yes,
            View::Ask(ask) => guesser.answer(&deck, ask),
            View::End { .. } => break false,
            _ => Action::GoOn,
        };
        now = later(now, 5);
        sitting.act(action, now).expect("an action that fits");
    }
}

/// A sitting on the first deck, taken up with this journal.
fn taken_up(journal: &str, now: Moment, seeds: Seeds) -> Sitting<InMemory> {
    let store = InMemory::of_text(DeviceName::parse("wasmtest").expect("a name"), journal).expect("its own journal");
    let shelf = Shelf::new(built_in().expect("decks in order")).expect("no namesakes");
    let sitter = Sitter::load(store, Rules::default(), now).expect("a journal in order");
    Sitting::new(sitter, shelf, seeds)
}

fn onboarding(workshop: bool) -> Request {
    Request { exercise: Exercise::Onboarding { by: By::AsBefore, workshop }, ..Request::drill() }
}

/// After so many questions nobody goes on the same day.
const MOST_A_DAY: u64 = 300;
