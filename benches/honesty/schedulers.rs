//! Schedulers side by side, all asked the same way: each item when it is due, once a day at most, by a choice among three, with feedback.

use rand::RngExt;
use tellapart::{Belief, Day, Evidence, Model, Noise, Parameters, Probability, Target, built_in};

use crate::for_seeds;
use crate::simulated::drills::loss;
use crate::simulated::learner::{Kind, Learner};

const DAYS: u32 = 365;

/// Chance of a right answer without recalling.
const GUESS: f64 = 1.0 / 3.0;

/// Chance of a wrong answer although one recalls.
const SLIP: f64 = 0.02;

/// Who decides when an item comes back.
#[derive(Debug, Clone, Copy)]
enum Scheduler {
    /// The model that is used: a committee of hypotheses that allows for guesses.
    Committee,
    /// FSRS-6 as in other trainers: a right answer was recalled, a wrong one was not.
    Fsrs,
    /// SuperMemo's algorithm of 1987 (Wozniak 1990), a right answer graded 4 and a wrong one 1.
    Sm2,
    /// Boxes that are looked into every 1, 2, 4, 8 and 16 days (Leitner 1972); what is right goes on one box, what is wrong back to the first.
    Leitner,
    /// FSRS-6 with the learner's own parameters that sees what was recalled, as none can.
    Oracle,
}

const ALL: [(&str, Scheduler); 5] = [
    ("tellapart", Scheduler::Committee),
    ("FSRS-6", Scheduler::Fsrs),
    ("SM-2", Scheduler::Sm2),
    ("Leitner", Scheduler::Leitner),
    ("oracle", Scheduler::Oracle),
];

/// What a scheduler keeps of one item.
#[derive(Debug, Clone, Default)]
struct Card {
    belief: Belief,
    due: Option<Day>,
    /// Right answers in a row, the interval in days, and the easiness (SM-2); in the first the box (Leitner).
    repetitions: u32,
    interval: f64,
    easiness: Option<f64>,
}

/// One learner's cards.
struct Cards {
    scheduler: Scheduler,
    model: Model,
    cards: Vec<Card>,
}

impl Cards {
    fn new(scheduler: Scheduler, parameters: Parameters, items: usize) -> Self {
        let model = match scheduler {
            Scheduler::Committee => Model::default(),
            Scheduler::Oracle => Model::plain(parameters),
            Scheduler::Fsrs | Scheduler::Sm2 | Scheduler::Leitner => Model::plain(Parameters::DEFAULT),
        };
        Self { scheduler, model, cards: vec![Card::default(); items] }
    }

    /// What is believed of an item that was asked before; `None` where the scheduler believes nothing.
    fn believed(&self, item: usize, today: Day) -> Option<f64> {
        let card = self.cards.get(item).filter(|card| card.belief.last().is_some())?;
        Some(self.model.retrievability(&card.belief, today).get())
    }

    fn take(&mut self, item: usize, right: bool, recalled: bool, today: Day) {
        let card = &mut self.cards[item];
        let noise = Noise::new(probability(GUESS), probability(SLIP)).expect("a question that can be answered wrong");
        let evidence = match self.scheduler {
            Scheduler::Committee => Evidence::of_answer(right, noise),
            Scheduler::Oracle => Evidence::of_answer(recalled, Noise::NONE),
            Scheduler::Fsrs => Evidence::of_answer(right, Noise::NONE),
            Scheduler::Sm2 => {
                let quality = if right { 4.0 } else { 1.0 };
                card.repetitions = if right { card.repetitions + 1 } else { 0 };
                let easiness = card.easiness.unwrap_or(2.5);
                card.interval = match card.repetitions {
                    0 | 1 => 1.0,
                    2 => 6.0,
                    _ => (card.interval * easiness).ceil(),
                };
                let missing = 5.0 - quality;
                card.easiness = Some((easiness + 0.1 - missing * (0.08 + missing * 0.02)).max(1.3));
                card.due = Some(today.plus(card.interval as u32));
                return;
            }
            Scheduler::Leitner => {
                card.repetitions = if right { (card.repetitions + 1).min(4) } else { 0 };
                card.due = Some(today.plus(1 << card.repetitions));
                return;
            }
        };
        self.model.learn(&card.belief, evidence, today);
        card.belief = self.model.update(&card.belief, evidence, today);
        card.due = self.model.due(&card.belief, Target::USUAL).map(|due| due.max(today.plus(1)));
    }
}

/// What a year came to.
#[derive(Default)]
struct Tally {
    due: f64,
    recalled: f64,
    believed: Option<f64>,
    loss_of_recall: f64,
    loss_of_answers: f64,
    questions: f64,
    items: f64,
    /// True recall of all items on all days of the last month.
    held: f64,
    held_days: f64,
}

fn year(scheduler: Scheduler, kind: Kind, seed: u64) -> Tally {
    let deck = built_in().expect("decks in order").remove(0);
    let first = Day::new(jiff::civil::date(2026, 11, 24));
    let mut learner = Learner::new(kind, seed);
    let mut cards = Cards::new(scheduler, kind.memory.parameters(), deck.items.len());
    let mut tally = Tally { items: deck.items.len() as f64, ..Tally::default() };
    for day in 0..DAYS {
        let today = first.plus(day);
        for (number, item) in deck.items.iter().enumerate() {
            let truth = learner.retrievability(item.id(), today);
            if day + 30 >= DAYS {
                tally.held += truth;
                tally.held_days += 1.0;
            }
            if cards.cards[number].due.is_some_and(|due| due > today) {
                continue;
            }
            tally.questions += 1.0;
            let recalled = learner.recalls(item.id(), today);
            let right = learner.rng.random_bool(if recalled { 1.0 - SLIP } else { GUESS });
            if cards.cards[number].due.is_some() {
                tally.due += 1.0;
                tally.recalled += truth;
                if let Some(believed) = cards.believed(number, today) {
                    tally.believed = Some(tally.believed.unwrap_or(0.0) + believed);
                    tally.loss_of_recall += loss(believed, truth);
                    let expected = believed * (1.0 - SLIP) + (1.0 - believed) * GUESS;
                    tally.loss_of_answers += loss(expected, f64::from(u8::from(right)));
                }
            }
            cards.take(number, right, recalled, today);
            learner.reviews(item.id(), recalled, true, today);
        }
    }
    tally
}

/// Prints what a year comes to under each scheduler.
pub(crate) fn table(people: &[(&str, Vec<Kind>)], count: u64) {
    println!(
        "\nSchedulers side by side, a choice among three each time (guess 1/3), the first deck's items, a year, target 0.90;"
    );
    println!("loss: of recall, and of right and wrong; held: true recall of any item on any day of the last month\n");
    println!("learners           scheduler   true  believed  loss          questions an item   held");
    for (name, kinds) in people {
        for (scheduler_name, scheduler) in ALL {
            let mut all = Tally::default();
            for (number, kind) in (0..).zip(kinds) {
                let of_kind =
                    for_seeds(5000 + number * count..5000 + (number + 1) * count, |seed| year(scheduler, *kind, seed));
                of_kind.iter().for_each(|one| all.add(one));
            }
            let of_due = |sum: f64| sum / all.due;
            let believed = all.believed.map_or("    -".to_owned(), |sum| format!("{:.3}", of_due(sum)));
            let losses = match all.believed {
                Some(_) => format!("{:.3} {:.3}", of_due(all.loss_of_recall), of_due(all.loss_of_answers)),
                None => "    -     -".to_owned(),
            };
            println!(
                "{name:<18} {scheduler_name:<10} {:.3}     {believed}  {losses}  {:>17.1}  {:.3}",
                of_due(all.recalled),
                all.questions / all.items,
                all.held / all.held_days
            );
        }
    }
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.due += other.due;
        self.recalled += other.recalled;
        self.believed = match (self.believed, other.believed) {
            (None, None) => None,
            (one, another) => Some(one.unwrap_or(0.0) + another.unwrap_or(0.0)),
        };
        self.loss_of_recall += other.loss_of_recall;
        self.loss_of_answers += other.loss_of_answers;
        self.questions += other.questions;
        self.items += other.items;
        self.held += other.held;
        self.held_days += other.held_days;
    }
}

fn probability(value: f64) -> Probability {
    Probability::new(value).expect("a number from 0 to 1")
}
