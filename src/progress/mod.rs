//! Progress: what follows from the journal. Beliefs, scores, confusions, days in a row. It is never the truth, which is the
//! journal: a snapshot of it only saves time.
//!
//! A [`Progress`] is a fold over what was recorded, one event at a time: of a journal that is read, and of a session that runs. This room
//! does no I/O.

mod accepted;
mod agenda;
mod answers;
mod catch_up;
mod confusion;
mod edition;
mod exam;
mod exam_rule;
mod fold;
mod item;
mod last;
mod learning;
mod missed;
mod reading;
mod retention;
mod session;
mod sessions;
mod snapshot;
mod streak;

use std::collections::BTreeMap;

use crate::clock::{Day, DayStart, Moment};
use crate::deck::{DeckId, ItemId};
use crate::journal::{DeviceName, LineId, Name};
use crate::memory::{Belief, Model, Probability, Target};
use crate::question::Confusion;

pub(crate) use accepted::accepted;
pub use agenda::{Agenda, Coming};
pub use catch_up::CatchUp;
pub use confusion::ConfusionStrength;
pub use exam::ExamResult;
pub use exam_rule::ExamRule;
pub(crate) use exam_rule::MOST_GUESS;
pub(crate) use fold::Count;
pub use item::ItemProgress;
pub use last::LastAct;
pub(crate) use missed::right_since;
pub(crate) use missed::{confused, missed_in_last_quiz};
pub(crate) use reading::Reading;
pub use retention::Retention;
pub use session::{PastSession, SessionAnswer};
use sessions::Sessions;
pub(crate) use snapshot::Snapshot;
pub use streak::Streak;

/// By what rules the journal is read.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The memory model, before the first answer.
    pub model: Model,
    /// When an item has to come back.
    pub target: Target,
    /// When a day begins.
    pub day_start: DayStart,
    /// Whether days in a row are counted.
    pub streak: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self { model: Model::default(), target: Target::USUAL, day_start: DayStart::USUAL, streak: true }
    }
}

/// What follows from the journal.
///
/// It takes one event after another, in whatever order they become known: what follows is the same. (Of lines of one number and one instant,
/// which only a hand can have written, the one that becomes known first comes first.)
#[derive(Debug, Clone)]
pub struct Progress {
    rules: Rules,
    /// What the answers so far say about the learner.
    model: Model,
    /// The last line of which anything was learnt.
    latest: Option<(Moment, LineId)>,
    items: Items,
    /// Days with an answer, those that were only practised as well, and how many there were.
    days: Days,
    /// What the reviews of each day came to.
    reviews: Reviews,
    sessions: Sessions,
    /// When decks were forgotten, those times that were taken back as well.
    forgotten: Forgotten,
    /// The first name that was said on each device.
    names: Names,
}

type Days = BTreeMap<Day, u32>;
type Reviews = BTreeMap<Day, Retention>;
type Forgotten = BTreeMap<DeckId, Vec<(Moment, LineId)>>;
type Names = BTreeMap<DeviceName, ((Moment, LineId), Name)>;

/// What follows for each item of each deck.
type Items = BTreeMap<DeckId, BTreeMap<ItemId, ItemProgress>>;

/// So few items are gone through by a core at least.
pub(crate) const LEAST_OF_CORE: usize = 64;

impl Progress {
    /// The learner's name, as certificates have it, if it was said: the first that was.
    pub fn name(&self) -> Option<&Name> {
        self.names.values().min_by_key(|(place, _)| *place).map(|(_, name)| name)
    }

    /// The name of who learnt on this device: the first that was said there, or else anywhere. So what someone else's folder adds later takes no
    /// exam from the one who passed it.
    pub fn name_on(&self, device: DeviceName) -> Option<&Name> {
        self.names.get(&device).map(|(_, name)| name).or_else(|| self.name())
    }

    /// Whether this is the name of who learnt on some device.
    pub fn has_name(&self, name: &Name) -> bool {
        self.names.values().any(|(_, known)| known == name)
    }

    /// Whether what happened to a deck then was forgotten later.
    fn is_forgotten(&self, deck: &DeckId, place: (Moment, LineId)) -> bool {
        let times = self.forgotten.get(deck).into_iter().flatten();
        times.filter(|(_, line)| !self.sessions.is_undone(*line)).any(|time| *time > place)
    }

    /// The steps of the onboardings on just this deck, in the order in which they began or were last taken up again, without those that are
    /// forgotten.
    pub(crate) fn onboarding_on<'a>(&'a self, deck: &'a DeckId) -> impl DoubleEndedIterator<Item = &'a PastSession> {
        let is_forgotten = |past: &PastSession| self.is_forgotten(deck, past.last_part());
        self.all_sessions().filter(move |past| past.is_onboarding_on(deck) && !is_forgotten(past))
    }

    /// The memory model, with what the answers so far say about the learner.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The rules it was computed by.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The day to which a moment belongs.
    pub fn day_of(&self, moment: Moment) -> Day {
        moment.day(self.rules.day_start)
    }

    /// What follows for this item; `None` if it was never asked.
    pub fn item(&self, deck: &DeckId, item: &ItemId) -> Option<&ItemProgress> {
        self.items.get(deck)?.get(item)
    }

    /// Probability that this item would be recalled on `day`.
    pub fn retrievability(&self, deck: &DeckId, item: &ItemId, day: Day) -> Probability {
        let unseen = Belief::default();
        let belief = self.item(deck, item).map_or(&unseen, |item| &item.belief);
        self.model.retrievability(belief, day)
    }

    /// The same, as far as answers prove it that the program judged: what learners said of themselves is left out.
    pub fn proven_retrievability(&self, deck: &DeckId, item: &ItemId, day: Day) -> Probability {
        let unseen = Belief::default();
        let belief = self.item(deck, item).map_or(&unseen, ItemProgress::proven);
        self.model.retrievability(belief, day)
    }

    /// The day on which this item is due; `None` if it was never asked.
    pub fn due(&self, deck: &DeckId, item: &ItemId) -> Option<Day> {
        self.model.due(&self.item(deck, item)?.belief, self.rules.target)
    }

    /// Believed stability of this item in days; 0 if it was never asked.
    pub fn stability(&self, deck: &DeckId, item: &ItemId) -> f64 {
        self.item(deck, item).map_or(0.0, |item| self.model.stability(&item.belief))
    }

    /// Whether this item is believed stable for so many days; never if it was never asked.
    pub(crate) fn lasts(&self, deck: &DeckId, item: &ItemId, days: f64) -> bool {
        self.item(deck, item).is_some_and(|item| self.model.lasts(&item.belief, days))
    }

    /// How many items, of any deck, were asked for the first time on `day`.
    pub fn introduced_on(&self, day: Day) -> usize {
        self.items.values().flat_map(BTreeMap::values).filter(|item| item.first_asked == day).count()
    }

    /// What was ever mixed up in this deck, what weighs most first. Only what [`ConfusionStrength::is_present`] still seems to be so.
    pub fn confusions(&self, deck: &DeckId) -> Vec<(&ItemId, &Confusion, ConfusionStrength)> {
        let items = self.items.get(deck).into_iter().flatten();
        let of_item =
            |(id, item)| ItemProgress::confusions(item).map(move |(confusion, confused)| (id, confusion, confused));
        let mut all: Vec<_> = items.flat_map(of_item).collect();
        // The sort is stable: what weighs the same goes by its item, then in the order it began.
        all.sort_by(|a, b| b.2.weight.total_cmp(&a.2.weight));
        all
    }

    /// Days in a row with at least one answer, up to `today`; none if they are not counted.
    pub fn streak(&self, today: Day) -> Streak {
        if !self.rules.streak {
            return Streak::default();
        }
        Streak::up_to(today, self.days.len(), |day| self.days.contains_key(&day))
    }

    /// Days with an answer, in order, and how many there were.
    pub fn answers_a_day(&self) -> impl DoubleEndedIterator<Item = (Day, u32)> {
        self.days.iter().map(|(day, answers)| (*day, *answers))
    }

    /// What the reviews of all days from `first` on came to; of all days there were, if none is named.
    pub fn retention(&self, first: Option<Day>) -> Retention {
        let days = self.reviews.iter().filter(|(day, _)| first.is_none_or(|first| **day >= first));
        days.fold(Retention::default(), |all, (_, of_day)| all.and(of_day))
    }

    /// Every session, in the order in which they began or were last taken up again.
    pub fn all_sessions(&self) -> impl DoubleEndedIterator<Item = &PastSession> {
        self.sessions.in_order()
    }

    /// Sessions with at least one answer, in the order in which they began or were last taken up again.
    pub fn sessions(&self) -> impl DoubleEndedIterator<Item = &PastSession> {
        self.sessions.in_order().filter(|session| session.is_answered())
    }
}

#[cfg(test)]
mod tests;
