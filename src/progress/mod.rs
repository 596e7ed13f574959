//! Progress: what follows from the journal. Beliefs, scores, confusions, days in a row; never stored, always computed.
//!
//! A [`Progress`] is a fold over what was recorded, in order of time. The same fold takes each new answer of a running session. This
//! room does no I/O.

mod confusion;
mod exam;
mod item;
mod retention;
mod session;
mod streak;

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::clock::{Day, DayStart, Moment};
use crate::deck::{Deck, DeckId, ItemId};
use crate::journal::{Answer, Event, LineId, Recorded};
use crate::memory::{Belief, Model, Probability, Target};
use crate::question::Confusion;

pub use confusion::Confused;
pub use exam::ExamResult;
use item::Given;
pub use item::{FirstTwo, ItemProgress};
pub use retention::Retention;
use session::Sessions;
pub use session::{Session, SessionAnswer, SessionNumber};
pub use streak::Streak;

/// By what rules the journal is read.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The memory model.
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
#[derive(Debug, Clone)]
pub struct Progress {
    rules: Rules,
    items: HashMap<DeckId, HashMap<ItemId, ItemProgress>>,
    days: BTreeMap<Day, DayFigures>,
    sessions: Vec<Session>,
}

/// What a day came to.
#[derive(Debug, Clone, Copy, Default)]
struct DayFigures {
    /// Answers, those that were only practised as well.
    answers: u32,
    retention: Retention,
}

/// For how many days, today included, a forecast is made.
pub const FORECAST_DAYS: usize = 14;

impl Progress {
    /// What follows from this history, given in order of time.
    ///
    /// What a pre-test or an exam was answered counts once that is over: until then nothing may tell how it goes.
    pub fn of(history: Vec<Recorded>, rules: Rules) -> Self {
        let undone: HashSet<LineId> = history
            .iter()
            .filter_map(|recorded| match &recorded.event {
                Event::Undo(undo) => Some(undo.answer.clone()),
                _ => None,
            })
            .collect();
        let mut progress = Self { rules, items: HashMap::new(), days: BTreeMap::new(), sessions: Vec::new() };
        let mut sessions = Sessions::begun_in(&history);
        for Recorded { id, at, event } in history {
            let Event::Answer(answer) = event else { continue };
            let number = sessions.number(&LineId { device: id.device.clone(), n: answer.session });
            let is_undone = undone.contains(&id);
            if !is_undone {
                progress.take(at, &answer, number, !sessions.is_open_test(number));
            }
            sessions.add(number, SessionAnswer { id, at, answer, is_undone });
        }
        progress.sessions = sessions.in_order();
        progress
    }

    /// Takes note of the sessions of this history, whose answers were taken one by one: faster than to begin anew.
    #[cfg(test)]
    pub(crate) fn note_sessions(&mut self, history: &[Recorded]) {
        let mut sessions = Sessions::begun_in(history);
        for Recorded { id, at, event } in history {
            let Event::Answer(answer) = event else { continue };
            let number = sessions.number(&LineId { device: id.device.clone(), n: answer.session });
            let answer = SessionAnswer { id: id.clone(), at: *at, answer: answer.clone(), is_undone: false };
            sessions.add(number, answer);
        }
        self.sessions = sessions.in_order();
    }

    /// Takes an answer that was just given.
    pub fn answer(&mut self, at: Moment, answer: &Answer) {
        self.take(at, answer, SessionNumber::running(answer.session), true);
    }

    /// Takes an answer: as one of its day, and as evidence if it is `told` yet how it went.
    fn take(&mut self, at: Moment, answer: &Answer, session: SessionNumber, told: bool) {
        let day = at.day(self.rules.day_start);
        let figures = self.days.entry(day).or_default();
        figures.answers = figures.answers.saturating_add(1);
        if !answer.counts || !told {
            return;
        }
        let given = Given { form: &answer.form, day, session };
        let items = self.items.entry(answer.deck.clone()).or_default();
        for row in &answer.rows {
            let item = items.entry(row.item.clone()).or_insert_with(|| ItemProgress::new(&answer.form, day));
            if let Some(review) = item.take(row, &given, &self.rules.model) {
                figures.retention.add(review);
            }
        }
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
        self.rules.model.retrievability(belief, day)
    }

    /// The same, as far as answers prove it that the program judged: what learners said of themselves is left out.
    pub fn proven_retrievability(&self, deck: &DeckId, item: &ItemId, day: Day) -> Probability {
        let unseen = Belief::default();
        let belief = self.item(deck, item).map_or(&unseen, ItemProgress::proven);
        self.rules.model.retrievability(belief, day)
    }

    /// The day on which this item is due; `None` if it was never asked.
    pub fn due(&self, deck: &DeckId, item: &ItemId) -> Option<Day> {
        self.rules.model.due(&self.item(deck, item)?.belief, self.rules.target)
    }

    /// How many items of these decks are due on `today`, overdue ones included, and on each of the days after it, as far as is known
    /// by now: what is answered until then moves what comes later.
    pub fn forecast(&self, decks: &[Deck], today: Day) -> [usize; FORECAST_DAYS] {
        let mut forecast = [0; FORECAST_DAYS];
        let items = decks.iter().flat_map(|deck| deck.items.iter().map(|item| (&deck.id, item.id())));
        for due in items.filter_map(|(deck, item)| self.due(deck, item)) {
            if let Some(items) = forecast.get_mut(due.since(today) as usize) {
                *items += 1;
            }
        }
        forecast
    }

    /// Believed stability of this item in days; 0 if it was never asked.
    pub fn stability(&self, deck: &DeckId, item: &ItemId) -> f64 {
        self.item(deck, item).map_or(0.0, |item| self.rules.model.stability(&item.belief))
    }

    /// How many items, of any deck, were asked for the first time on `day`.
    pub fn introduced_on(&self, day: Day) -> usize {
        self.items.values().flat_map(HashMap::values).filter(|item| item.first_asked == day).count()
    }

    /// What was ever mixed up in this deck, what weighs most first. Only what [`Confused::is_present`] still seems to be so.
    pub fn confusions(&self, deck: &DeckId) -> Vec<(&ItemId, &Confusion, Confused)> {
        let items = self.items.get(deck).into_iter().flatten();
        let of_item =
            |(id, item)| ItemProgress::confusions(item).map(move |(confusion, confused)| (id, confusion, confused));
        let mut all: Vec<_> = items.flat_map(of_item).collect();
        // The order of a hash map must not show: what weighs the same goes by its item, then in the order it began.
        all.sort_by(|a, b| b.2.weight.total_cmp(&a.2.weight).then_with(|| a.0.cmp(b.0)));
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
        self.days.iter().map(|(day, figures)| (*day, figures.answers))
    }

    /// What the reviews of all days from `first` on came to; of all days there were, if none is named.
    pub fn retention(&self, first: Option<Day>) -> Retention {
        let days = self.days.iter().filter(|(day, _)| first.is_none_or(|first| **day >= first));
        days.fold(Retention::default(), |sum, (_, figures)| sum.and(&figures.retention))
    }

    /// Every session, in the order in which they began or were last taken up again.
    pub fn all_sessions(&self) -> impl DoubleEndedIterator<Item = &Session> {
        self.sessions.iter()
    }

    /// Sessions with at least one answer, in the order in which they began or were last taken up again.
    pub fn sessions(&self) -> impl DoubleEndedIterator<Item = &Session> {
        self.sessions.iter().filter(|session| !session.answers.is_empty())
    }
}

#[cfg(test)]
mod tests;
