//! The fold: how one event after another becomes progress.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::learning::ToLearn;
use super::session::{SessionAnswer, SessionId};
use super::sessions::Sessions;
use super::{Progress, Rules};
use crate::clock::Moment;
use crate::journal::{Event, Forget, LineId, Name, Named, Recorded};

/// Is told how much of a work is done, and how much there is.
pub(crate) type Count<'c> = &'c dyn Fn(u64, u64);

/// So many events are taken together: enough for all cores, few enough to be held.
const SHARE: usize = 8192;

impl Progress {
    /// What follows from nothing.
    pub fn new(rules: Rules) -> Self {
        Self {
            model: rules.model.clone(),
            rules,
            latest: None,
            items: BTreeMap::new(),
            days: BTreeMap::new(),
            reviews: BTreeMap::new(),
            sessions: Sessions::default(),
            forgotten: BTreeMap::new(),
            names: BTreeMap::new(),
        }
    }

    /// What follows from this history, in whatever order it is given.
    pub fn of(history: Vec<Recorded>, rules: Rules) -> Self {
        Self::of_counted(history, rules, &|_, _| {})
    }

    /// The same; again and again `count` is told how many events were taken, and how many there are.
    pub(crate) fn of_counted(mut history: Vec<Recorded>, rules: Rules, count: Count<'_>) -> Self {
        history.sort_by_key(Recorded::place);
        let mut progress = Self::new(rules);
        progress.fold(history, count);
        progress
    }

    /// Takes these events, in order of time, that change nothing about what those before them mean.
    fn fold(&mut self, history: Vec<Recorded>, count: Count<'_>) {
        let events = history.len() as u64;
        let (first, others): (Vec<_>, Vec<_>) =
            history.into_iter().partition(|recorded| recorded.event.is_taken_first());
        let (mut taken, mut others) = (first.len() as u64, others.into_iter());
        self.take_first(first);
        while others.len() > 0 {
            count(taken, events);
            taken += SHARE.min(others.len()) as u64;
            self.take_all(others.by_ref().take(SHARE));
        }
    }

    /// Takes what tells what others mean, in order of time. What is known of an answer before it is taken need not be set right later, and a clock that was
    /// set back can date answers before their session's beginning.
    pub(super) fn take_first(&mut self, events: Vec<Recorded>) {
        let is_begin = |recorded: &Recorded| matches!(recorded.event, Event::Begin(_));
        let (begins, others): (Vec<_>, Vec<_>) = events.into_iter().partition(is_begin);
        self.take_all(continued_first(begins).into_iter().chain(others));
    }

    /// All from which it would follow again, in no order.
    pub(super) fn events(&self) -> Vec<Recorded> {
        let mut events = self.sessions.events();
        for (deck, times) in &self.forgotten {
            let forget = |&(at, id)| Recorded { id, at, event: Event::Forget(Forget { deck: deck.clone() }) };
            events.extend(times.iter().map(forget));
        }
        let named = |((at, id), name): &((Moment, LineId), Name)| Recorded {
            id: *id,
            at: *at,
            event: Event::Named(Named { name: name.clone() }),
        };
        events.extend(self.names.values().map(named));
        events
    }

    /// The same with this event as well, all of it taken anew.
    fn with(&self, recorded: Recorded) -> Self {
        let mut events = self.events();
        events.push(recorded);
        Self::of(events, self.rules.clone())
    }

    /// Takes one event more.
    ///
    /// What a pre-test or an exam was answered counts once that is over: until then nothing may tell how it goes.
    pub fn apply(&mut self, recorded: Recorded) {
        if self.is_changed_by(&recorded) {
            *self = self.with(recorded);
        } else {
            self.take_all(std::iter::once(recorded));
        }
    }

    /// Whether an event changes what those before it mean.
    pub(crate) fn is_changed_by(&self, recorded: &Recorded) -> bool {
        match &recorded.event {
            Event::Begin(_) => self.sessions.awaits(recorded.id),
            Event::Forget(_) | Event::Undo(_) | Event::Accept(_) => true,
            Event::Named(_) => false,
            // What is believed of the learner follows from the answers in their order; those of a test are known at its end.
            Event::Answer(answer) => {
                self.is_before_latest(recorded)
                    || self.sessions.is_test_over_after(answer.begins_on(recorded.id.device), recorded.place())
            }
            Event::End(end) => {
                self.is_before_latest(recorded)
                    || self.sessions.is_test_answered_after(end.begins_on(recorded.id.device), recorded.place())
            }
        }
    }

    fn is_before_latest(&self, recorded: &Recorded) -> bool {
        self.latest.is_some_and(|latest| recorded.place() < latest)
    }

    /// Takes these events, in order of time, that change nothing about what those before them mean.
    pub(super) fn take_all(&mut self, events: impl Iterator<Item = Recorded>) {
        let mut learn = Vec::new();
        events.for_each(|recorded| self.take(recorded, &mut learn));
        self.learn_all(&learn);
    }

    /// The same of one event; what is to be learnt of it is added to this.
    fn take(&mut self, recorded: Recorded, learn: &mut Vec<ToLearn>) {
        let Recorded { id, at, event } = recorded;
        match event {
            Event::Begin(begin) => self.sessions.begin(id, at, begin),
            Event::Named(Named { name }) => {
                let first = self.names.remove(&id.device).filter(|(place, _)| *place <= (at, id));
                self.names.insert(id.device, first.unwrap_or(((at, id), name)));
            }
            Event::Forget(forget) => self.forgotten.entry(forget.deck).or_default().push((at, id)),
            Event::Accept(accept) => self.sessions.accept(accept.answer, at, id),
            Event::Undo(undo) => self.sessions.undo(undo.answer, at, id),
            Event::Answer(answer) => {
                let begin = answer.begins_on(id.device);
                let (session, given) = self.sessions.answer(begin, id, at, answer);
                if !given.is_undone {
                    *self.days.entry(self.day_of(at)).or_default() += 1;
                    if !self.sessions.is_open_test(session) {
                        learn.extend(self.evidence_of(session, &given, (at, id)));
                    }
                }
            }
            Event::End(end) => {
                let begin = end.begins_on(id.device);
                if let Some(test) = self.sessions.end(begin, end.how, at, id) {
                    let answers = self.sessions.given_in(test).into_iter().filter(|given| !given.is_undone);
                    answers.for_each(|given| learn.extend(self.evidence_of(Some(test), &given, (at, id))));
                }
            }
        }
    }

    /// What followed before this line was written; the same, if it is not known. Within its device the order of lines tells what that is,
    /// whatever the clock said.
    #[must_use]
    pub fn before(&self, line: &LineId) -> Self {
        let mut events = self.events();
        let written = events.iter().filter(|recorded| recorded.id == *line).map(Recorded::place).min();
        events.retain(|recorded| match recorded.id.device == line.device {
            true => written.is_none() || recorded.id.n < line.n,
            false => written.is_none_or(|written| recorded.place() < written),
        });
        Self::of(events, self.rules.clone())
    }

    /// Takes an answer as evidence, if it is any, once this line made it that; tells what is to be learnt of it.
    fn evidence_of(
        &mut self,
        session: SessionId,
        given: &SessionAnswer,
        known_by: (Moment, LineId),
    ) -> impl Iterator<Item = ToLearn> + use<> {
        let answer = &given.answer;
        self.latest = self.latest.max(Some(known_by));
        let is_evidence = answer.counts && !self.is_forgotten(&answer.deck, (given.at, given.id));
        let rows = if is_evidence { answer.rows.len() } else { 0 };
        let (answer, day) = (Arc::clone(answer), given.at.day(self.rules.day_start));
        (0..rows).map(move |row| ToLearn { answer: Arc::clone(&answer), row, day, session })
    }
}

/// These beginnings, given in order of time: each that continues another stands after that one. Of those that continue one another in a
/// circle, which only a hand can have written, the earliest stands first. Of those on one line, which only two machines of one name can have
/// written, the earliest counts.
fn continued_first(mut begins: Vec<Recorded>) -> Vec<Recorded> {
    let mut places = HashMap::with_capacity(begins.len());
    begins.retain(|begin| {
        let place = places.len();
        *places.entry(begin.id).or_insert(place) == place
    });
    let continued = |place: usize| match &begins[place].event {
        Event::Begin(begin) => begin.continues.and_then(|earlier| places.get(&earlier).copied()),
        _ => None,
    };
    let mut order = Vec::with_capacity(begins.len());
    let mut is_seen = vec![false; begins.len()];
    for place in 0..begins.len() {
        let mut chain = Vec::new();
        let mut next = Some(place);
        while let Some(place) = next.filter(|place| !is_seen[*place]) {
            is_seen[place] = true;
            chain.push(place);
            next = continued(place);
        }
        if let Some(circle) = next.and_then(|next| chain.iter().position(|place| *place == next)) {
            let circle = &mut chain[circle..];
            let earliest = (0..circle.len()).min_by_key(|&at| circle[at]).unwrap_or(0);
            circle.rotate_left(earliest + 1);
        }
        order.extend(chain.into_iter().rev());
    }
    let mut begins: Vec<Option<Recorded>> = begins.into_iter().map(Some).collect();
    order.into_iter().filter_map(|place| begins[place].take()).collect()
}
