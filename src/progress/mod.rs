//! Progress: what follows from the journal. Beliefs, scores, days in a row; never stored, always computed.
//!
//! A [`Progress`] is a fold over what was recorded, in order of time. The same fold takes each new answer of a running session. This
//! room does no I/O.

mod exam;

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::clock::{Day, DayStart, Moment};
use crate::deck::{DeckId, ItemId};
use crate::journal::{Activity, Answer, Ending, Event, LineId, Recorded};
use crate::memory::{Belief, Model, Probability, Target};
use crate::question::{Asked, FormName, Row};

pub use exam::ExamResult;

/// By what rules the journal is read.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The memory model.
    pub model: Model,
    /// When an item has to come back.
    pub target: Target,
    /// When a day begins.
    pub day_start: DayStart,
}

impl Default for Rules {
    fn default() -> Self {
        Self { model: Model::default(), target: Target::USUAL, day_start: DayStart::USUAL }
    }
}

/// What follows from the journal.
#[derive(Debug, Clone)]
pub struct Progress {
    rules: Rules,
    items: HashMap<DeckId, HashMap<ItemId, ItemProgress>>,
    days: BTreeSet<Day>,
    sessions: Vec<Session>,
}

/// What follows for one item.
#[derive(Debug, Clone)]
pub struct ItemProgress {
    /// What is held about its memory.
    pub belief: Belief,
    /// How many answers were evidence of it.
    pub answers: u32,
    /// How many of them were right.
    pub right: u32,
    /// The day it was first asked.
    pub first_asked: Day,
    /// The form it was last asked in.
    pub last_form: FormName,
    /// The sentence of it that was last to be judged.
    pub last_judged: Option<Asked>,
}

/// A session as it went.
#[derive(Debug, Clone)]
pub struct Session {
    /// The line with its beginning.
    pub id: LineId,
    /// What kind it was.
    pub activity: Activity,
    /// When it began.
    pub began: Moment,
    /// How it ended; `None` if it is running, or was cut off.
    pub ending: Option<Ending>,
    /// Its answers, in order, those taken back as well.
    pub answers: Vec<SessionAnswer>,
}

/// An answer within a session.
#[derive(Debug, Clone)]
pub struct SessionAnswer {
    /// Its line.
    pub id: LineId,
    /// The answer.
    pub answer: Answer,
    /// Whether it was taken back.
    pub is_undone: bool,
}

impl Session {
    /// Its answers that count.
    pub fn counted(&self) -> impl Iterator<Item = &SessionAnswer> {
        self.answers.iter().filter(|answer| !answer.is_undone)
    }

    /// The last of its answers that counts, whatever the clock said.
    pub fn last_counted(&self) -> Option<&SessionAnswer> {
        self.counted().max_by_key(|answer| answer.id.n)
    }
}

impl Progress {
    /// What follows from this history, given in order of time.
    pub fn of(history: Vec<Recorded>, rules: Rules) -> Self {
        let undone: HashSet<LineId> = history
            .iter()
            .filter_map(|recorded| match &recorded.event {
                Event::Undo(undo) => Some(undo.answer.clone()),
                _ => None,
            })
            .collect();
        let mut progress = Self { rules, items: HashMap::new(), days: BTreeSet::new(), sessions: Vec::new() };
        // Where the session that began on a line stands in the list. A clock that was set back can date a session's answers before its
        // beginning, so all beginnings come first.
        let mut places: HashMap<LineId, usize> = HashMap::new();
        for Recorded { id, at, event } in &history {
            if let Event::Begin(begin) = event {
                places.insert(id.clone(), progress.sessions.len());
                let (id, activity) = (id.clone(), begin.activity);
                progress.sessions.push(Session { id, activity, began: *at, ending: None, answers: Vec::new() });
            }
        }
        for Recorded { id, at, event } in history {
            let session_of = |n: u64| LineId { device: id.device.clone(), n };
            match event {
                Event::Begin(_) => {}
                Event::Answer(answer) => {
                    let is_undone = undone.contains(&id);
                    if !is_undone {
                        progress.answer(at, &answer);
                    }
                    if let Some(&place) = places.get(&session_of(answer.session)) {
                        progress.sessions[place].answers.push(SessionAnswer { id, answer, is_undone });
                    }
                }
                Event::End(end) => {
                    if let Some(&place) = places.get(&session_of(end.session)) {
                        progress.sessions[place].ending = Some(end.how);
                    }
                }
                Event::Undo(_) => {}
            }
        }
        progress
    }

    /// Takes an answer that was just given.
    pub fn answer(&mut self, at: Moment, answer: &Answer) {
        let day = at.day(self.rules.day_start);
        self.days.insert(day);
        let items = self.items.entry(answer.deck.clone()).or_default();
        for row in &answer.rows {
            let item = items.entry(row.item.clone()).or_insert_with(|| ItemProgress {
                belief: Belief::default(),
                answers: 0,
                right: 0,
                first_asked: day,
                last_form: answer.form.clone(),
                last_judged: None,
            });
            item.take(row, &answer.form, day, &self.rules.model);
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

    /// The day on which this item is due; `None` if it was never asked.
    pub fn due(&self, deck: &DeckId, item: &ItemId) -> Option<Day> {
        self.rules.model.due(&self.item(deck, item)?.belief, self.rules.target)
    }

    /// Believed stability of this item in days; 0 if it was never asked.
    pub fn stability(&self, deck: &DeckId, item: &ItemId) -> f64 {
        self.item(deck, item).map_or(0.0, |item| self.rules.model.stability(&item.belief))
    }

    /// How many items, of any deck, were asked for the first time on `day`.
    pub fn introduced_on(&self, day: Day) -> usize {
        self.items.values().flat_map(HashMap::values).filter(|item| item.first_asked == day).count()
    }

    /// Days in a row with at least one answer, up to `today`; a day that is not over does not break the row.
    pub fn streak(&self, today: Day) -> u32 {
        let mut day = if self.days.contains(&today) { today } else { today.before() };
        let mut streak = 0;
        // At the calendar's beginning the day before is the same day.
        while self.days.contains(&day) && streak < self.days.len() as u32 {
            streak += 1;
            day = day.before();
        }
        streak
    }

    /// Sessions with at least one answer, in order of time.
    pub fn sessions(&self) -> impl DoubleEndedIterator<Item = &Session> {
        self.sessions.iter().filter(|session| !session.answers.is_empty())
    }
}

impl ItemProgress {
    fn take(&mut self, row: &Row, form: &FormName, day: Day, model: &Model) {
        self.last_form = form.clone();
        if row.asked.truth().is_some() {
            self.last_judged = Some(row.asked.clone());
        }
        if let Some(evidence) = row.evidence() {
            self.belief = model.update(&self.belief, evidence, day);
            self.answers += 1;
            self.right += u32::from(row.right);
        }
    }
}

#[cfg(test)]
mod tests;
