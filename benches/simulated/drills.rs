//! Days of drills, through the real sessions.

use std::collections::HashMap;

use rand::RngExt;
use tellapart::{
    Action, Day, DeviceName, InMemory, Item, ItemId, Learner as Sitter, Model, Moment, Prompt, Request, Row, Rules,
    Seeds, Shelf, Sitting, Target, Task, View, Wanted, built_in,
};

use super::case::{filled, later, right};
use super::learner::{Kind, Learner};
use super::strategy::{self, Shown, Strategy};

pub(crate) const START: &str = "2026-11-24T09:00:00+01:00";

/// Probability of answering wrong though one recalls.
const SLIP: f64 = 0.02;

/// What drills came to.
#[derive(Default)]
pub(crate) struct Tally {
    reviews: f64,
    recalled: f64,
    believed: f64,
    loss: f64,
    /// Log loss of what was to be answered, rightly or not.
    loss_of_answers: f64,
    questions: f64,
    items: f64,
    /// For each tenth of what was believed: reviews, what was truly recalled, what was believed.
    bins: [[f64; 3]; 10],
    /// What is believed of all items, on the mean, after 30 days, and at the end the day after.
    pub(crate) held: [f64; 2],
}

impl Tally {
    pub(crate) fn add(&mut self, other: &Self) {
        self.reviews += other.reviews;
        self.recalled += other.recalled;
        self.believed += other.believed;
        self.loss += other.loss;
        self.loss_of_answers += other.loss_of_answers;
        self.questions += other.questions;
        self.items += other.items;
        for (bin, other) in self.bins.iter_mut().zip(other.bins) {
            bin.iter_mut().zip(other).for_each(|(sum, more)| *sum += more);
        }
    }

    pub(crate) fn recalled(&self) -> f64 {
        self.recalled / self.reviews
    }

    pub(crate) fn believed(&self) -> f64 {
        self.believed / self.reviews
    }

    fn review(&mut self, truth: f64, believed: f64) {
        self.reviews += 1.0;
        self.recalled += truth;
        self.believed += believed;
        self.loss += loss(believed, truth);
        let bin = &mut self.bins[((believed * 10.0) as usize).min(9)];
        bin.iter_mut().zip([1.0, truth, believed]).for_each(|(sum, more)| *sum += more);
    }

    /// For each tenth of what was believed with at least so many answers: what was believed on the mean, and what was truly recalled.
    pub(crate) fn calibration(&self, least: f64) -> impl Iterator<Item = (f64, f64)> {
        let bins = self.bins.iter().filter(move |[reviews, ..]| *reviews >= least);
        bins.map(|[reviews, truth, believed]| (believed / reviews, truth / reviews))
    }

    pub(crate) fn line(&self) -> String {
        let gap: f64 =
            self.bins.iter().map(|[_, truth, believed]| (truth - believed).abs()).sum::<f64>() / self.reviews;
        format!(
            "{:>6.3} {:>9.3} {gap:>6.3} {:>6.3} {:>8.3} {:>8.1}",
            self.recalled(),
            self.believed(),
            self.loss / self.reviews,
            self.loss_of_answers / self.reviews,
            self.questions / self.items
        )
    }
}

/// Log loss of a belief against what is so.
pub(crate) fn loss(believed: f64, truth: f64) -> f64 {
    let sure = believed.clamp(1e-3, 1.0 - 1e-3);
    -(truth * sure.ln() + (1.0 - truth) * (1.0 - sure).ln())
}

/// What is under way about one item.
struct Current {
    item: ItemId,
    recalled: bool,
    /// What was believed before, if it was asked on an earlier day and not yet on this one.
    believed: Option<f64>,
}

/// Daily drills at the built-in deck.
pub(crate) struct Drills {
    pub(crate) kind: Kind,
    /// What is done where nothing is recalled.
    pub(crate) strategy: Strategy,
    pub(crate) model: Model,
    pub(crate) target: Target,
    pub(crate) days: u32,
    pub(crate) seed: u64,
}

/// Holds drills; `look` sees every prompt, with the number of its day.
pub(crate) fn drill(drills: &Drills, mut look: impl FnMut(u32, &Prompt)) -> Tally {
    let Drills { kind, strategy, days, seed, .. } = *drills;
    let start: Moment = START.parse().expect("a moment");
    let store = InMemory::new(DeviceName::parse("wasmtest").expect("a name"));
    let rules = Rules { model: drills.model.clone(), target: drills.target, ..Rules::default() };
    let shelf = Shelf::new(built_in().expect("decks in order")).expect("no namesakes");
    let deck = shelf.decks()[0].clone();
    let sitter = Sitter::load(store, rules, start).expect("an empty journal");
    let mut rng = strategy::rng(seed);
    let mut sitting = Sitting::new(sitter, shelf, Seeds::drawn(&mut rng));
    let mut learner = Learner::new(kind, seed);
    let mut tally = Tally { items: deck.items.len() as f64, ..Tally::default() };
    let mut last: HashMap<ItemId, Day> = HashMap::new();
    let mut shown = Shown::default();
    for day in 0..days {
        if day == 30 {
            tally.held[0] = held(&sitting, &deck, later(start, 86_400 * i64::from(day)));
        }
        let mut now = later(start, 86_400 * i64::from(day));
        let today = sitting.learner().progress().day_of(now);
        sitting.begin(Request::drill(), now).expect("a drill");
        let mut current: Vec<Current> = Vec::new();
        loop {
            let action = match sitting.view() {
                View::End { .. } => break,
                View::Offer(_) => Action::No,
                View::Ask(ask) => {
                    let prompt = &ask.prompt;
                    look(day, prompt);
                    if !ask.continues {
                        tally.questions += 1.0;
                        current.clear();
                        for item in items_of(&deck, prompt) {
                            let is_review = last.insert(item.clone(), today).is_some_and(|last| last < today);
                            let progress = sitting.learner().progress();
                            let believed = is_review.then(|| progress.retrievability(&deck.id, &item, today).get());
                            if let Some(believed) = believed {
                                tally.review(learner.retrievability(&item, today), believed);
                            }
                            let recalled = learner.recalls(&item, today);
                            current.push(Current { item, recalled, believed });
                        }
                    }
                    shown.see(prompt, ask.continues);
                    let items: Vec<ItemId> = current.iter().map(|current| current.item.clone()).collect();
                    let recalls_all = current.iter().all(|current| current.recalled);
                    let known = right(&deck, prompt).filter(|_| recalls_all && !rng.random_bool(SLIP));
                    let answer = known.unwrap_or_else(|| strategy.respond(&deck, &items, prompt, &shown, &mut rng));
                    Action::Answer(with_recalled(&deck, prompt, answer, &current))
                }
                View::Tell(_) => {
                    let session = sitting.learner().progress().all_sessions().next_back();
                    let answer = session.and_then(|session| session.counted().next_back()).expect("what was answered");
                    tally.loss_of_answers += loss_of_answer(&answer.answer.rows, &current);
                    for Current { item, recalled, .. } in current.drain(..) {
                        learner.reviews(&item, recalled, true, today);
                    }
                    Action::GoOn
                }
                _ => Action::GoOn,
            };
            now = later(now, 5);
            let action =
                if action == Action::Answer(tellapart::Response::NotKnown) { Action::NotKnown } else { action };
            sitting.act(action, now).expect("an action that fits");
        }
    }
    tally.held[1] = held(&sitting, &deck, later(start, 86_400 * i64::from(days)));
    tally
}

/// Log loss of right and wrong, of the items that were asked for the first time on a day: what is recalled is answered rightly but for slips, and
/// some of what is not by guessing.
fn loss_of_answer(rows: &[Row], current: &[Current]) -> f64 {
    let of_row = |row: &Row| {
        let believed = current.iter().find(|current| current.item == row.item)?.believed?;
        let noise = row.noise?;
        let right = believed * (1.0 - noise.slip().get()) + (1.0 - believed) * noise.guess().get();
        Some(loss(right, f64::from(u8::from(row.right))))
    };
    rows.iter().filter_map(of_row).sum()
}

/// What is believed of all items of the deck, on the mean.
fn held(sitting: &Sitting<InMemory>, deck: &tellapart::Deck, now: Moment) -> f64 {
    let progress = sitting.learner().progress();
    let day = progress.day_of(now);
    let of_each = deck.items.iter().map(|item| progress.retrievability(&deck.id, item.id(), day).get());
    of_each.sum::<f64>() / deck.items.len() as f64
}

/// In matching, what is recalled is paired rightly, whatever is done about the rest.
fn with_recalled(
    deck: &tellapart::Deck,
    prompt: &Prompt,
    answer: tellapart::Response,
    current: &[Current],
) -> tellapart::Response {
    let (tellapart::Response::Pairs(mut pairs), Wanted::Pair { rows, .. }) = (answer.clone(), &prompt.wanted) else {
        return answer;
    };
    let Some(tellapart::Response::Pairs(known)) = right(deck, prompt) else { return answer };
    for Current { item, .. } in current.iter().filter(|current| current.recalled) {
        let Some(of) = deck.item(item).and_then(Item::distinction) else { continue };
        for (row, _) in rows.iter().enumerate().filter(|(_, row)| row.starts_with(&format!("{}: ", of.aspect))) {
            let other = pairs.iter().position(|phrase| *phrase == known[row]).expect("each phrase goes once");
            pairs.swap(row, other);
        }
    }
    tellapart::Response::Pairs(pairs)
}

/// The items that a question is about.
pub(crate) fn items_of(deck: &tellapart::Deck, prompt: &Prompt) -> Vec<ItemId> {
    let stem = prompt.stem.as_deref().unwrap_or("");
    let of_aspect =
        |aspect: &str| deck.distinctions().filter(|of| of.aspect == aspect).map(|of| of.id.clone()).collect();
    let of_trait = |text: &str| {
        let has = |of: &&tellapart::Distinction| of.traits.iter().any(|own| own.text.plain() == text);
        deck.distinctions().find(has).map(|of| of.id.clone()).into_iter().collect()
    };
    let facts = || {
        deck.items.iter().filter_map(|item| match item {
            Item::Fact(fact) => Some(fact),
            Item::Distinction(_) => None,
        })
    };
    match &prompt.task {
        Task::Judge { claim: Some(claim), .. } => of_trait(&claim.of),
        Task::Judge { claim: None, .. } => {
            let is_it =
                |fact: &&tellapart::Fact| fact.statement == stem || fact.false_versions.iter().any(|one| one == stem);
            facts().find(is_it).map(|fact| fact.id.clone()).into_iter().collect()
        }
        Task::PickSide { of, .. } => of_trait(of),
        Task::Classify { .. } => {
            let shows = |of: &&tellapart::Distinction| {
                of.examples.iter().flat_map(|example| &example.situations).any(|shown| shown.text == stem)
            };
            deck.distinctions().find(shows).map(|of| of.id.clone()).into_iter().collect()
        }
        Task::PickTrait { aspect, .. } | Task::Write { aspect, .. } | Task::Recall { aspect } => of_aspect(aspect),
        Task::Complete | Task::FillGap => {
            let is_asked = |fact: &&tellapart::Fact| filled(prompt).any(|whole| whole == fact.statement);
            facts().find(is_asked).map(|fact| fact.id.clone()).into_iter().collect()
        }
        Task::PickTrue => {
            let is_offered = |fact: &&tellapart::Fact| {
                prompt.options().iter().any(|option| option.text() == Some(fact.statement.as_str()))
            };
            facts().find(is_offered).map(|fact| fact.id.clone()).into_iter().collect()
        }
        Task::Match => {
            let Wanted::Pair { rows, .. } = &prompt.wanted else { return Vec::new() };
            let is_asked =
                |of: &&tellapart::Distinction| rows.iter().any(|row| row.starts_with(&format!("{}: ", of.aspect)));
            deck.distinctions().filter(is_asked).map(|of| of.id.clone()).collect()
        }
        Task::Correct { .. } | Task::CorrectFact | Task::GiveReason { .. } | Task::Confirm { .. } | Task::Grade => {
            Vec::new()
        }
    }
}
