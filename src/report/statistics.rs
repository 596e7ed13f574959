//! How well each item is known, and the figures of the last months and the next days.

use serde::Serialize;

use crate::clock::Day;
use crate::deck::{Deck, DeckId, Item, ItemId, Shelf};
use crate::memory::Probability;
use crate::progress::{LEAST_OF_CORE, Progress, Retention};
use crate::side_by_side::side_by_side;

/// How well each item is known, and the figures of the last months and the next days.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Statistics {
    /// Days in a row with an answer, without those in between that are forgiven; 0 if they are not counted.
    pub streak: u32,
    /// Days in between that are forgiven.
    pub days_off: u32,
    /// How many sessions there were with an answer that counts.
    pub sessions: usize,
    /// The decks, in the order of the shelf.
    pub decks: Vec<DeckStatistics>,
    /// The days of the last 26 weeks with an answer, in order.
    pub days: Vec<AnswersOnDay>,
    /// How many items of these decks are due on each of the next 14 days, today the first.
    pub forecast: Vec<DueOnDay>,
    /// How much of what came back was remembered.
    pub retention: RetentionStatistics,
    /// The learner's day for which they hold.
    #[serde(skip)]
    pub today: Day,
    /// Whether nothing was answered before today.
    #[serde(skip)]
    pub is_first_day: bool,
}

/// How well the items of a deck are known.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DeckStatistics {
    /// Names the deck in the journal.
    pub id: DeckId,
    /// What people call it.
    pub title: String,
    /// How many of its items would still be known tomorrow: the sum of what is believed of each that was ever asked.
    pub known_tomorrow: f64,
    /// Its items, in their order.
    pub items: Vec<ItemStatistics>,
}

/// How well an item is known.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemStatistics {
    /// Names it within its deck.
    pub id: ItemId,
    /// What people call it.
    pub label: String,
    /// Probability that it would be recalled now; `None` if it was never asked.
    pub retrievability: Option<Probability>,
    /// When it is due; `None` if it was never asked.
    pub due: Option<Day>,
    /// How many answers were evidence of it.
    pub answers: u32,
    /// How many of them were right.
    pub right: u32,
    /// Whether it was asked today: right after an answer everyone knows it, and its retrievability tells nothing.
    #[serde(skip)]
    pub is_fresh: bool,
}

/// How many answers were given on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AnswersOnDay {
    /// A day of the learner, with one answer or more.
    pub day: Day,
    /// How many.
    pub answers: u32,
}

/// How many items are due on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DueOnDay {
    /// A day of the learner, today or later.
    pub day: Day,
    /// How many; today those that are overdue as well.
    pub due: usize,
}

/// How much of what came back was remembered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RetentionStatistics {
    /// The probability of recall at which an item is due.
    pub target: Probability,
    /// The reviews of the last 30 days, today included.
    pub last_30_days: ReviewStatistics,
    /// All reviews.
    pub all: ReviewStatistics,
}

/// What reviews came to. A review is the first answer of a day about an item that was asked on a day before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReviewStatistics {
    /// How many there were.
    pub reviews: u32,
    /// How many were answered rightly.
    pub right: u32,
    /// The share that was truly recalled, guesses taken out; `None` where there are too few to tell.
    pub recalled: Option<Probability>,
    /// The share that was believed to be recalled; `None` where there are too few to tell.
    pub believed: Option<Probability>,
}

/// Half a year, in days, this week included.
const HALF_A_YEAR: u32 = 7 * 26;

/// For how many days, today included, a forecast is made.
const FORECAST_DAYS: usize = 14;

/// So many days make up the retention of late.
const OF_LATE: u32 = 30;

impl Statistics {
    /// The statistics of `today`.
    pub fn of(shelf: &Shelf, progress: &Progress, today: Day) -> Self {
        let streak = progress.streak(today);
        let first = today.monday().plus(7).minus(HALF_A_YEAR);
        let days = progress.answers_a_day().filter(|(day, _)| (first..=today).contains(day));
        let decks: Vec<_> = shelf.decks().iter().map(|deck| DeckStatistics::of(deck, progress, today)).collect();
        let forecast = (0..).zip(forecast(&decks, today));
        Self {
            streak: streak.days,
            days_off: streak.forgiven,
            sessions: progress.sessions().filter(|session| session.has_counted()).count(),
            decks,
            days: days.map(|(day, answers)| AnswersOnDay { day, answers }).collect(),
            forecast: forecast.map(|(days, due)| DueOnDay { day: today.plus(days), due }).collect(),
            retention: RetentionStatistics {
                target: progress.rules().target.retention,
                last_30_days: ReviewStatistics::of(&progress.retention(Some(today.minus(OF_LATE - 1)))),
                all: ReviewStatistics::of(&progress.retention(None)),
            },
            today,
            is_first_day: progress.answers_a_day().all(|(day, _)| day >= today),
        }
    }
}

/// How many items of these decks are due on `today`, overdue ones included, and on each of the days after it, as far as is known by now: what is answered until
/// then moves what comes later.
fn forecast(decks: &[DeckStatistics], today: Day) -> [usize; FORECAST_DAYS] {
    let mut forecast = [0; FORECAST_DAYS];
    for due in decks.iter().flat_map(|deck| &deck.items).filter_map(|item| item.due) {
        if let Some(items) = forecast.get_mut(due.since(today) as usize) {
            *items += 1;
        }
    }
    forecast
}

impl DeckStatistics {
    fn of(deck: &Deck, progress: &Progress, today: Day) -> Self {
        let of_item = |item: &Item| {
            let known = progress.item(&deck.id, item.id());
            let due = progress.due(&deck.id, item.id());
            let recall = |day| progress.retrievability(&deck.id, item.id(), day);
            let tomorrow = due.map_or(0.0, |_| recall(today.plus(1)).get());
            let of_item = ItemStatistics {
                id: item.id().clone(),
                label: item.label(),
                retrievability: due.map(|_| recall(today)),
                due,
                answers: known.map_or(0, |item| item.answers),
                right: known.map_or(0, |item| item.right),
                is_fresh: known.is_some_and(|item| item.belief.last() == Some(today)),
            };
            (of_item, tomorrow)
        };
        let (items, tomorrow): (Vec<_>, Vec<f64>) =
            side_by_side(&deck.items, LEAST_OF_CORE, of_item).into_iter().unzip();
        Self {
            id: deck.id.clone(),
            title: deck.title.clone(),
            // Not `sum`, which makes -0 of nothing.
            known_tomorrow: tomorrow.into_iter().fold(0.0, |sum, recall| sum + recall),
            items,
        }
    }
}

impl ReviewStatistics {
    fn of(retention: &Retention) -> Self {
        Self {
            reviews: retention.reviews(),
            right: retention.right(),
            recalled: retention.recalled(),
            believed: retention.believed(),
        }
    }
}
