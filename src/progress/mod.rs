//! Progress: what follows from the journal. Beliefs, scores, confusions, days in a row; never stored, always computed.
//!
//! A [`Progress`] is a fold over what was recorded, one event at a time: of a journal that is read, and of a session that runs. This room
//! does no I/O.

mod accepted;
mod agenda;
mod catch_up;
mod confusion;
mod edition;
mod exam;
mod exam_rule;
mod item;
mod last;
mod missed;
mod retention;
mod session;
mod snapshot;
mod streak;

use std::collections::{BTreeMap, HashMap};

use crate::clock::{Day, DayStart, Moment};
use crate::deck::{Deck, DeckId, ItemId};
use crate::journal::{DeviceName, Event, Forget, LineId, Name, Named, Recorded};
use crate::memory::{Belief, Model, Probability, Target};
use crate::question::Confusion;

pub(crate) use accepted::accepted;
pub use agenda::{Agenda, Coming};
pub use catch_up::CatchUp;
pub use confusion::ConfusionStrength;
pub use exam::ExamResult;
pub use exam_rule::ExamRule;
pub(crate) use exam_rule::MOST_GUESS;
use item::ItemAnswer;
pub use item::ItemProgress;
pub use last::LastAct;
pub(crate) use missed::right_since;
pub(crate) use missed::{confused, missed_in_last_quiz};
pub use retention::Retention;
pub use session::{PastSession, SessionAnswer};
use session::{SessionId, Sessions};
use snapshot::{Key, Snapshot};
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
    days: BTreeMap<Day, u32>,
    sessions: Sessions,
    /// When decks were forgotten, those times that were taken back as well.
    forgotten: BTreeMap<DeckId, Vec<(Moment, LineId)>>,
    /// The first name that was said on each device.
    names: BTreeMap<DeviceName, ((Moment, LineId), Name)>,
}

/// What follows for each item of each deck.
type Items = BTreeMap<DeckId, BTreeMap<ItemId, ItemProgress>>;

/// What an event makes known as evidence.
enum Known {
    Nothing,
    /// An answer of this session.
    Answer(SessionId, SessionAnswer),
    /// What this test was answered, now that it is over.
    Test(LineId, Vec<SessionAnswer>),
}

/// For how many days, today included, a forecast is made.
pub(crate) const FORECAST_DAYS: usize = 14;

impl Progress {
    /// What follows from nothing.
    pub fn new(rules: Rules) -> Self {
        Self {
            model: rules.model.clone(),
            rules,
            latest: None,
            items: BTreeMap::new(),
            days: BTreeMap::new(),
            sessions: Sessions::default(),
            forgotten: BTreeMap::new(),
            names: BTreeMap::new(),
        }
    }

    /// What follows from this history, in whatever order it is given.
    pub fn of(mut history: Vec<Recorded>, rules: Rules) -> Self {
        history.sort_by_key(Recorded::place);
        Self::folded(history, rules, Self::take)
    }

    /// The same; what is believed is taken from a snapshot as far as one knows it. With it come the bytes of a new snapshot, if it is worth being
    /// kept for the next start.
    pub fn of_known(mut history: Vec<Recorded>, rules: Rules, snapshot: Option<&[u8]>) -> (Self, Option<Vec<u8>>) {
        history.sort_by_key(Recorded::place);
        let snapshot = snapshot.and_then(|bytes| Snapshot::read(bytes, &history, &rules));
        let known = snapshot.as_ref().map_or(0, |snapshot| snapshot.events);
        let key = Key::worth_keeping(&history, known, &rules);
        let progress = match snapshot {
            None => Self::folded(history, rules, Self::take),
            Some(Snapshot { events, items, model, latest }) => {
                let new = history.split_off(events);
                let sort_in = |progress: &mut Self, recorded| drop(progress.sort_in(recorded));
                let known = Self { items, model, latest, ..Self::folded(history, rules, sort_in) };
                new.into_iter().fold(known, |mut progress, recorded| {
                    progress.apply(recorded);
                    progress
                })
            }
        };
        let kept = key.and_then(|key| Snapshot::write(&progress, key));
        (progress, kept)
    }

    /// What follows from this history, in order of time, if this is how an event is taken.
    fn folded(history: Vec<Recorded>, rules: Rules, mut take: impl FnMut(&mut Self, Recorded)) -> Self {
        let is_begin = |recorded: &Recorded| matches!(recorded.event, Event::Begin(_));
        let is_about_answer = |recorded: &Recorded| matches!(recorded.event, Event::Undo(_) | Event::Accept(_));
        let (begins, others): (Vec<_>, Vec<_>) = history.into_iter().partition(is_begin);
        // What is known of an answer before it is taken need not be set right later.
        let (about_answers, others): (Vec<_>, Vec<_>) = others.into_iter().partition(is_about_answer);
        let mut progress = Self::new(rules);
        // A clock that was set back can date answers before their session's beginning.
        for Recorded { id, at, event } in continued_first(begins) {
            if let Event::Begin(begin) = event {
                progress.sessions.begin(id, at, begin);
            }
        }
        let is_forget = |recorded: &Recorded| matches!(recorded.event, Event::Forget(_));
        let (forgets, others): (Vec<_>, Vec<_>) = others.into_iter().partition(is_forget);
        forgets.into_iter().chain(about_answers).chain(others).for_each(|recorded| take(&mut progress, recorded));
        progress
    }

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

    /// All from which it would follow again, in no order.
    fn events(&self) -> Vec<Recorded> {
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

    /// Takes one event more.
    ///
    /// What a pre-test or an exam was answered counts once that is over: until then nothing may tell how it goes.
    pub fn apply(&mut self, recorded: Recorded) {
        let place = recorded.place();
        let changes_what_was = match &recorded.event {
            Event::Begin(_) => self.sessions.awaits(recorded.id),
            Event::Forget(_) | Event::Undo(_) | Event::Accept(_) => true,
            Event::Named(_) => false,
            // What is believed of the learner follows from the answers in their order.
            Event::Answer(_) | Event::End(_) => self.latest.is_some_and(|latest| place < latest),
        };
        if changes_what_was {
            *self = self.with(recorded);
        } else {
            self.take(recorded);
        }
    }

    /// Takes an event that changes nothing about what those before it mean.
    fn take(&mut self, recorded: Recorded) {
        let place = recorded.place();
        match self.sort_in(recorded) {
            Known::Nothing => {}
            Known::Answer(session, given) => self.learn(session, &given, place),
            Known::Test(test, answers) => answers.iter().for_each(|given| self.learn(Some(test), given, place)),
        }
    }

    /// The same, without what is learnt from it; tells what that is.
    fn sort_in(&mut self, Recorded { id, at, event }: Recorded) -> Known {
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
                        return Known::Answer(session, given);
                    }
                }
            }
            Event::End(end) => {
                let begin = end.begins_on(id.device);
                if let Some(test) = self.sessions.end(begin, end.how, at, id) {
                    let mut answers = self.sessions.given_in(test);
                    answers.retain(|given| !given.is_undone);
                    return Known::Test(test, answers);
                }
            }
        }
        Known::Nothing
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

    /// Takes an answer as evidence, if it is any, once this line made it that.
    fn learn(&mut self, session: SessionId, given: &SessionAnswer, known_by: (Moment, LineId)) {
        let answer = &given.answer;
        self.latest = self.latest.max(Some(known_by));
        if !answer.counts || self.is_forgotten(&answer.deck, (given.at, given.id)) {
            return;
        }
        if !self.items.contains_key(&answer.deck) {
            self.items.insert(answer.deck.clone(), BTreeMap::new());
        }
        let Some(items) = self.items.get_mut(&answer.deck) else { return };
        let day = given.at.day(self.rules.day_start);
        for row in &answer.rows {
            if !items.contains_key(&row.item) {
                items.insert(row.item.clone(), ItemProgress::new(day, answer.form.clone()));
            }
            if let Some(item) = items.get_mut(&row.item) {
                item.take(&ItemAnswer { form: &answer.form, row, day, session }, &mut self.model);
            }
        }
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
        self.item(deck, item).map_or(0.0, |item| self.model.stability(&item.belief))
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
        let mut retention = Retention::default();
        for (day, review) in self.items.values().flat_map(BTreeMap::values).flat_map(ItemProgress::reviews) {
            if first.is_none_or(|first| *day >= first) {
                retention.add(review);
            }
        }
        retention
    }

    /// Every session, in the order in which they began or were last taken up again.
    pub fn all_sessions(&self) -> impl DoubleEndedIterator<Item = &PastSession> {
        self.sessions.in_order()
    }

    /// Sessions with at least one answer, in the order in which they began or were last taken up again.
    pub fn sessions(&self) -> impl DoubleEndedIterator<Item = &PastSession> {
        self.sessions.in_order().filter(|session| !session.answers.is_empty())
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

#[cfg(test)]
mod tests;
