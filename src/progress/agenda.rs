//! What is due today, what is new, and what comes next.

use serde::Serialize;

use super::{LEAST_OF_CORE, Progress};
use crate::clock::Day;
use crate::deck::{ItemRef, Shelf};
use crate::side_by_side::side_by_side;

/// From this retrievability on a memory is more likely there than not, and a question can still save it.
const WORTH_SAVING: f64 = 0.5;

/// What a shelf of decks holds for one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agenda {
    /// Items due, the most forgotten of those first that are still worth it: more likely remembered than not.
    pub due: Vec<ItemRef>,
    /// Items never asked that may begin today, in the order of the decks.
    pub new: Vec<ItemRef>,
    /// Items asked before and not yet due, the most forgotten first.
    pub ahead: Vec<ItemRef>,
    /// How many items may begin a day.
    pub new_a_day: usize,
    /// What comes after today; `None` if nothing was ever asked and nothing is left to begin.
    pub coming: Option<Coming>,
    /// Every item asked before, and the day on which it is due, in the order of the decks.
    pub(super) asked: Vec<(ItemRef, Day)>,
}

/// The next day with something to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Coming {
    /// After today.
    pub day: Day,
    /// How many items are due by then.
    pub due: usize,
    /// How many items may begin then.
    pub new: usize,
}

impl Agenda {
    /// The agenda of `today`, with at most `new_a_day` items begun a day.
    pub fn of(shelf: &Shelf, progress: &Progress, today: Day, new_a_day: usize) -> Self {
        let items: Vec<ItemRef> = shelf.items().collect();
        let due = |at: &ItemRef| {
            let (deck, item) = shelf.ids(*at);
            progress.due(deck, item)
        };
        let of_each: Vec<Option<Day>> = side_by_side(&items, LEAST_OF_CORE, due);
        let mut asked = Vec::new();
        let mut unseen = Vec::new();
        for (at, due) in items.into_iter().zip(of_each) {
            match due {
                Some(day) => asked.push((at, day)),
                None => unseen.push(at),
            }
        }
        let (due, ahead): (Vec<_>, Vec<_>) = asked.iter().copied().partition(|(_, day)| *day <= today);
        let next_due = ahead.iter().map(|(_, day)| *day).min();
        let allowance = new_a_day.saturating_sub(progress.introduced_on(today));
        let new: Vec<ItemRef> = unseen.iter().copied().take(allowance).collect();
        let left = (unseen.len() - new.len()).min(new_a_day);
        let next_new = (left > 0).then(|| today.plus(1));
        let coming = [next_due, next_new].into_iter().flatten().min().map(|day| Coming {
            day,
            due: ahead.iter().filter(|(_, due)| *due <= day).count(),
            new: left,
        });
        let most_forgotten_first = |items: Vec<(ItemRef, Day)>| {
            let with_recall = |&(at, _): &(ItemRef, Day)| {
                let (deck, item) = shelf.ids(at);
                (progress.retrievability(deck, item, today).get(), at)
            };
            let mut items: Vec<(f64, ItemRef)> = side_by_side(&items, LEAST_OF_CORE, with_recall);
            items.sort_by(|(one, _), (other, _)| by_need(*one, *other));
            items.into_iter().map(|(_, at)| at).collect()
        };
        let (due, ahead) = (most_forgotten_first(due), most_forgotten_first(ahead));
        Self { due, new, ahead, new_a_day, coming, asked }
    }

    /// Whether there is nothing to do today.
    pub fn is_empty(&self) -> bool {
        self.due.is_empty() && self.new.is_empty()
    }
}

/// Which of two memories with these retrievabilities needs a question first: the more forgotten one, as long as it is worth it. What is
/// as good as forgotten loses little by waiting, and of it that comes first which can most likely still be saved.
pub(super) fn by_need(a: f64, b: f64) -> std::cmp::Ordering {
    match (a < WORTH_SAVING, b < WORTH_SAVING) {
        (false, false) => a.total_cmp(&b),
        (true, true) => b.total_cmp(&a),
        (is_lost, _) => is_lost.cmp(&!is_lost),
    }
}
