//! Sessions as they went: which answers belong together, though a session was cut off and taken up again, even on another device.

use std::collections::HashMap;

use crate::clock::Moment;
use crate::deck::DeckId;
use crate::journal::{Activity, Answer, Begin, Ending, Event, LineId, Recorded};

/// A session as it went.
#[derive(Debug, Clone)]
pub struct Session {
    /// The line with its first beginning.
    pub id: LineId,
    /// That beginning.
    pub begin: Begin,
    /// When it first began.
    pub began: Moment,
    /// How its last part ended; `None` if that is running, or was cut off.
    pub ending: Option<Ending>,
    /// Its answers, in order, those taken back as well.
    pub answers: Vec<SessionAnswer>,
    /// Whether all its parts were taken with the same deck, as far as that is known.
    pub has_one_deck: bool,
    /// In how many parts it was taken: 1 if it was never cut off and taken up again.
    pub parts: usize,
    /// When and on which line it came to its end for good.
    end: Option<(Moment, LineId)>,
    /// When and on which line its last part began.
    last_part: (Moment, LineId),
}

/// An answer within a session.
#[derive(Debug, Clone)]
pub struct SessionAnswer {
    /// Its line.
    pub id: LineId,
    /// When it was given.
    pub at: Moment,
    /// The answer.
    pub answer: Answer,
    /// Whether it was taken back.
    pub is_undone: bool,
}

/// Tells a session from the others of one progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionNumber(Number);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
    /// Its place in the history.
    Recorded(usize),
    /// Its beginning is lost. To be careful, all such answers count as of one session.
    Lost,
    /// It runs: the line with its beginning, in this device's file.
    Running(u64),
}

impl SessionNumber {
    /// The session that is running and began on this line.
    pub(super) fn running(line: u64) -> Self {
        Self(Number::Running(line))
    }
}

impl Session {
    fn new(id: LineId, begin: Begin, began: Moment) -> Self {
        Self {
            last_part: (began, id.clone()),
            id,
            begin,
            began,
            ending: None,
            answers: Vec::new(),
            parts: 1,
            has_one_deck: true,
            end: None,
        }
    }

    /// Whether it has come to its end, and is not to be taken up again. An exam that was stopped was handed in.
    pub fn is_over(&self) -> bool {
        is_over(self.begin.activity, self.ending)
    }

    /// Whether it is a pre-test or an exam.
    pub fn is_test(&self) -> bool {
        matches!(self.begin.activity, Activity::PreTest | Activity::Exam)
    }

    /// Whether it is a stage of an onboarding on just this deck.
    pub fn is_onboarding_on(&self, deck: &DeckId) -> bool {
        self.begin.onboarding.is_some() && self.begin.decks.as_slice() == std::slice::from_ref(deck)
    }

    /// Whether an answer was given after its end. Within a device the order of lines tells, whatever the clock said.
    fn is_late(&self, answer: &SessionAnswer) -> bool {
        self.end.as_ref().is_some_and(
            |(at, id)| {
                if answer.id.device == id.device { answer.id.n > id.n } else { answer.at > *at }
            },
        )
    }

    fn has_answer_about(&self, answer: &SessionAnswer) -> bool {
        let items = |answer: &SessionAnswer| answer.answer.rows.iter().map(|row| row.item.clone()).collect::<Vec<_>>();
        let about = items(answer);
        self.answers.iter().any(|earlier| items(earlier) == about)
    }

    /// Its answers that were not taken back.
    pub fn counted(&self) -> impl DoubleEndedIterator<Item = &SessionAnswer> {
        self.answers.iter().filter(|answer| !answer.is_undone)
    }

    /// The last of its answers that was not taken back. Within a device the order of its lines says which that is, whatever the
    /// clock said.
    pub fn last_counted(&self) -> Option<&SessionAnswer> {
        let latest = self.counted().next_back()?;
        self.counted().filter(|answer| answer.id.device == latest.id.device).max_by_key(|answer| answer.id.n)
    }
}

fn is_over(activity: Activity, ending: Option<Ending>) -> bool {
    match ending {
        Some(Ending::Done) => true,
        Some(Ending::Stopped) => activity == Activity::Exam,
        _ => false,
    }
}

/// The sessions of a history.
pub(super) struct Sessions {
    sessions: Vec<Session>,
    /// Where in `sessions` the one stands that began, or was taken up again, on a line.
    places: HashMap<LineId, usize>,
}

impl Sessions {
    /// The sessions that began in this history, with their ends, as yet without answers.
    ///
    /// A clock that was set back can date a session's answers before its beginning, so all beginnings come first.
    pub(super) fn begun_in(history: &[Recorded]) -> Self {
        let begins: HashMap<&LineId, (Moment, &Begin)> = history
            .iter()
            .filter_map(|Recorded { id, at, event }| match event {
                Event::Begin(begin) => Some((id, (*at, begin))),
                _ => None,
            })
            .collect();
        let mut all = Self { sessions: Vec::new(), places: HashMap::with_capacity(begins.len()) };
        for Recorded { id, at, event } in history {
            let Event::Begin(begin) = event else { continue };
            let first = first_part(id, begin, &begins);
            let (began, first_begin) = begins.get(first).map_or((*at, begin), |&known| known);
            let place = *all.places.entry(first.clone()).or_insert_with(|| {
                all.sessions.push(Session::new(first.clone(), first_begin.clone(), began));
                all.sessions.len() - 1
            });
            if first != id {
                all.places.insert(id.clone(), place);
                let deck = |begin: &Begin| begin.onboarding.as_ref().and_then(|terms| terms.deck.clone());
                all.sessions[place].parts += 1;
                all.sessions[place].has_one_deck &= deck(begin) == deck(first_begin);
                // In order of time: the one that comes last stays.
                all.sessions[place].last_part = (*at, id.clone());
            }
        }
        for Recorded { id, at, event } in history {
            if let Event::End(end) = event {
                all.end(&LineId { device: id.device.clone(), n: end.session }, end.how, *at, id);
            }
        }
        all
    }

    /// The number of the session that began on this line.
    pub(super) fn number(&self, begin: &LineId) -> SessionNumber {
        SessionNumber(self.places.get(begin).map_or(Number::Lost, |&place| Number::Recorded(place)))
    }

    /// Whether the session of this number is a test that is not over.
    pub(super) fn is_open_test(&self, number: SessionNumber) -> bool {
        self.of(number).is_some_and(|session| session.is_test() && !session.is_over())
    }

    /// Adds an answer to the session of this number, if its beginning is known.
    ///
    /// Of a test only the first answer about an item belongs to it, and none that was given after its end, as from a second window: by
    /// then it was told what is right.
    pub(super) fn add(&mut self, number: SessionNumber, answer: SessionAnswer) {
        let Number::Recorded(place) = number.0 else { return };
        let session = &mut self.sessions[place];
        if !session.is_test() || !session.is_late(&answer) && !session.has_answer_about(&answer) {
            session.answers.push(answer);
        }
    }

    fn of(&self, number: SessionNumber) -> Option<&Session> {
        match number.0 {
            Number::Recorded(place) => self.sessions.get(place),
            Number::Lost | Number::Running(_) => None,
        }
    }

    /// Ends the part of a session that began on this line.
    fn end(&mut self, begin: &LineId, how: Ending, at: Moment, end: &LineId) {
        let Some(session) = self.places.get(begin).map(|&place| &mut self.sessions[place]) else { return };
        // What is over stays so, in whatever order the clock puts its parts.
        if session.is_over() {
            return;
        }
        if is_over(session.begin.activity, Some(how)) {
            session.ending = Some(how);
            session.end = Some((at, end.clone()));
        } else if session.last_part.1 == *begin {
            session.ending = Some(how);
        }
    }

    /// All of them, in the order in which their last parts began.
    pub(super) fn in_order(mut self) -> Vec<Session> {
        self.sessions.sort_by(|a, b| a.last_part.cmp(&b.last_part));
        self.sessions
    }
}

/// The first part of the session of which a part began on the line `id`, as far back as beginnings are known.
fn first_part<'h>(id: &'h LineId, begin: &'h Begin, begins: &HashMap<&'h LineId, (Moment, &'h Begin)>) -> &'h LineId {
    let (mut first, mut begin) = (id, begin);
    for _ in 0..begins.len() {
        match begin.continues.as_ref().and_then(|earlier| begins.get_key_value(earlier)) {
            Some((&earlier, &(_, its_begin))) => (first, begin) = (earlier, its_begin),
            None => return first,
        }
    }
    // The parts continue one another in a circle, which only a hand can have written: each stays by itself.
    id
}
