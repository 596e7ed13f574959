//! Sessions as they went: which answers belong together, though a session was cut off and taken up again, even on another device.

use std::collections::HashMap;

use crate::clock::Moment;
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
    /// In how many parts it was taken: 1 if it was never cut off and taken up again.
    pub parts: usize,
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
        Self { last_part: (began, id.clone()), id, begin, began, ending: None, answers: Vec::new(), parts: 1 }
    }

    /// Whether it has come to its end, and is not to be taken up again. An exam that was stopped was handed in.
    pub fn is_over(&self) -> bool {
        is_over(self.begin.activity, self.ending)
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
    /// The sessions that began in this history, as yet without answers.
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
                all.sessions[place].parts += 1;
                // In order of time: the one that comes last stays.
                all.sessions[place].last_part = (*at, id.clone());
            }
        }
        all
    }

    /// The number of the session that began on this line.
    pub(super) fn number(&self, begin: &LineId) -> SessionNumber {
        SessionNumber(self.places.get(begin).map_or(Number::Lost, |&place| Number::Recorded(place)))
    }

    /// Adds an answer to the session of this number, if its beginning is known.
    pub(super) fn add(&mut self, number: SessionNumber, answer: SessionAnswer) {
        if let Number::Recorded(place) = number.0 {
            self.sessions[place].answers.push(answer);
        }
    }

    /// Ends the part of a session that began on this line.
    pub(super) fn end(&mut self, begin: &LineId, how: Ending) {
        let Some(session) = self.places.get(begin).map(|&place| &mut self.sessions[place]) else { return };
        // What is over stays so, in whatever order the clock puts its parts.
        let is_final = is_over(session.begin.activity, Some(how));
        if is_final || !session.is_over() && session.last_part.1 == *begin {
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
