//! Sessions as they went: which answers belong together, though a session was cut off and taken up again, even on another device.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::clock::Moment;
use crate::deck::{DeckId, ItemId};
use crate::journal::{Activity, Answer, Begin, End, Ending, Event, LineId, Recorded, Undo};

/// A session as it went.
#[derive(Debug, Clone, PartialEq)]
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
    /// Answers that were given in it and do not belong to it, in order.
    left_out: Vec<SessionAnswer>,
    /// Its parts, in order: the lines with their beginnings.
    parts: Vec<(Moment, LineId, Begin)>,
    /// Their ends, in order.
    ends: Vec<PartEnd>,
}

/// An answer within a session.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionAnswer {
    /// Its line.
    pub id: LineId,
    /// When it was given.
    pub at: Moment,
    /// The answer.
    pub answer: Arc<Answer>,
    /// Whether it was taken back.
    pub is_undone: bool,
}

impl SessionAnswer {
    fn place(&self) -> (Moment, LineId) {
        (self.at, self.id)
    }
}

/// The end of a part of a session.
#[derive(Debug, Clone, Copy, PartialEq)]
struct PartEnd {
    at: Moment,
    id: LineId,
    /// The line with the part's beginning.
    begin: LineId,
    how: Ending,
}

/// Tells a session from the others of one progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SessionNumber {
    /// Its place among all sessions.
    Known(usize),
    /// Its beginning is not known. To be careful, all such answers count as of one session.
    Lost,
}

impl Session {
    /// Whether it has come to its end, and is not to be taken up again. An exam that was stopped was handed in.
    pub fn is_over(&self) -> bool {
        self.ending.is_some_and(|how| is_over(self.begin.activity, how))
    }

    /// Whether it is a pre-test or an exam.
    pub fn is_test(&self) -> bool {
        self.begin.activity.is_test()
    }

    /// Whether it is a stage of an onboarding on just this deck.
    pub fn is_onboarding_on(&self, deck: &DeckId) -> bool {
        self.begin.onboarding.is_some() && self.begin.decks.as_slice() == std::slice::from_ref(deck)
    }

    /// In how many parts it was taken: 1 if it was never cut off and taken up again.
    pub fn parts(&self) -> usize {
        self.parts.len()
    }

    /// The beginnings of its parts, in order.
    pub(crate) fn begins(&self) -> impl Iterator<Item = Recorded> {
        self.parts.iter().map(|(at, id, begin)| Recorded { id: *id, at: *at, event: Event::Begin(begin.clone()) })
    }

    /// Whether all its parts were taken with the same deck, as far as that is known.
    pub fn has_one_deck(&self) -> bool {
        let deck = |begin: &Begin| begin.onboarding.as_ref().and_then(|terms| terms.deck.clone());
        let first = deck(&self.begin);
        self.parts.iter().all(|(.., begin)| deck(begin) == first)
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

    /// All answers that were given in it, those that do not belong to it as well.
    fn given(&self) -> impl Iterator<Item = &SessionAnswer> {
        self.answers.iter().chain(&self.left_out)
    }

    /// When and on which line its last part began.
    fn last_part(&self) -> (Moment, LineId) {
        self.parts.last().map_or((self.began, self.id), |(at, id, _)| (*at, *id))
    }

    /// Takes an answer, at its place in time.
    ///
    /// Of a test only the first answer about an item belongs to it, and none that was given after its end, as from a second window: by
    /// then it was told what is right.
    fn add(&mut self, answer: SessionAnswer) {
        let is_latest = |list: &[SessionAnswer]| list.last().is_none_or(|last| last.place() <= answer.place());
        let is_latest = is_latest(&self.answers) && is_latest(&self.left_out);
        if self.is_test() && !is_latest {
            self.left_out.push(answer);
            self.sort_out();
        } else if self.is_test() && (self.is_late(&answer) || self.has_answer_about(&answer)) {
            self.left_out.push(answer);
        } else {
            let place = self.answers.partition_point(|earlier| earlier.place() <= answer.place());
            self.answers.insert(place, answer);
        }
    }

    /// Takes the end of one of its parts.
    fn end(&mut self, end: PartEnd) {
        let place = self.ends.partition_point(|earlier| (earlier.at, earlier.id) <= (end.at, end.id));
        self.ends.insert(place, end);
        self.find_ending();
    }

    /// Finds out how it ended. What is over stays so, in whatever order the clock puts its parts.
    fn find_ending(&mut self) {
        let (_, last) = self.last_part();
        let of_last = || self.ends.iter().rfind(|end| end.begin == last);
        let ending = self.end_for_good().or_else(of_last).map(|end| end.how);
        if self.ending != ending {
            self.ending = ending;
            if self.is_test() {
                self.sort_out();
            }
        }
    }

    /// The end after which it is not to be taken up again.
    fn end_for_good(&self) -> Option<&PartEnd> {
        self.ends.iter().find(|end| is_over(self.begin.activity, end.how))
    }

    /// Finds out anew which answers belong to it.
    fn sort_out(&mut self) {
        let mut given = std::mem::take(&mut self.answers);
        given.append(&mut self.left_out);
        given.sort_by_key(SessionAnswer::place);
        for answer in given {
            if self.is_late(&answer) || self.has_answer_about(&answer) {
                self.left_out.push(answer);
            } else {
                self.answers.push(answer);
            }
        }
    }

    /// Whether an answer was given after its end. Within a device the order of lines tells, whatever the clock said.
    fn is_late(&self, answer: &SessionAnswer) -> bool {
        self.end_for_good().is_some_and(|end| match answer.id.device == end.id.device {
            true => answer.id.n > end.id.n,
            false => answer.at > end.at,
        })
    }

    fn has_answer_about(&self, answer: &SessionAnswer) -> bool {
        self.answers.iter().any(|earlier| about(earlier).eq(about(answer)))
    }
}

fn about(answer: &SessionAnswer) -> impl Iterator<Item = &ItemId> {
    answer.answer.rows.iter().map(|row| &row.item)
}

fn is_over(activity: Activity, how: Ending) -> bool {
    match how {
        Ending::Done => true,
        Ending::Stopped => activity.is_handed_in(),
        Ending::Interrupted | Ending::EndOfInput => false,
    }
}

/// The sessions of a journal, as far as it is known.
#[derive(Debug, Clone, Default)]
pub(super) struct Sessions {
    all: Vec<Session>,
    /// Where in `all` the session stands of which a part began on this line.
    places: HashMap<LineId, usize>,
    /// Where in `all` each stands, in the order in which their last parts began.
    order: BTreeMap<(Moment, LineId), usize>,
    /// Answers whose session's beginning is not known, by its line.
    lost_answers: BTreeMap<LineId, Vec<SessionAnswer>>,
    /// Ends of the same kind.
    lost_ends: BTreeMap<LineId, Vec<PartEnd>>,
    /// Lines that some part continues and that are not known.
    awaited: HashSet<LineId>,
    /// Answers that were taken back, and when and on which line that happened.
    undone: HashMap<LineId, (Moment, LineId)>,
}

impl Sessions {
    /// Every session, in the order in which they began or were last taken up again.
    pub(super) fn in_order(&self) -> impl DoubleEndedIterator<Item = &Session> {
        self.order.values().map(|&place| &self.all[place])
    }

    /// Whether something that came before refers to this line: then it belongs elsewhere once the line is known.
    pub(super) fn await_line(&self, id: LineId) -> bool {
        self.awaited.contains(&id) || self.lost_answers.contains_key(&id) || self.lost_ends.contains_key(&id)
    }

    /// Takes the beginning of a session, or of a further part of one.
    ///
    /// Of those that continue one another in a circle, which only a hand can have written, the one that is known first is the first part.
    pub(super) fn begin(&mut self, id: LineId, at: Moment, begin: Begin) {
        if self.places.contains_key(&id) {
            return;
        }
        let continued = begin.continues.filter(|earlier| *earlier != id);
        let place = continued.and_then(|earlier| self.places.get(&earlier).copied()).unwrap_or_else(|| {
            self.awaited.extend(continued);
            self.all.push(Session {
                id,
                begin: begin.clone(),
                began: at,
                ending: None,
                answers: Vec::new(),
                left_out: Vec::new(),
                parts: Vec::new(),
                ends: Vec::new(),
            });
            self.all.len() - 1
        });
        let session = &mut self.all[place];
        if !session.parts.is_empty() {
            self.order.remove(&session.last_part());
        }
        let after = session.parts.partition_point(|(earlier_at, earlier, _)| (*earlier_at, *earlier) <= (at, id));
        session.parts.insert(after, (at, id, begin));
        session.find_ending();
        self.order.insert(session.last_part(), place);
        self.places.insert(id, place);
    }

    /// Takes an answer to the session that began on the line `begin`; tells which that is.
    pub(super) fn answer(&mut self, begin: LineId, answer: SessionAnswer) -> SessionNumber {
        match self.places.get(&begin) {
            Some(&place) => {
                self.all[place].add(answer);
                SessionNumber::Known(place)
            }
            None => {
                self.lost_answers.entry(begin).or_default().push(answer);
                SessionNumber::Lost
            }
        }
    }

    /// Takes the end of the part that began on the line `begin`; tells which test is over with that, if one is.
    pub(super) fn end(&mut self, begin: LineId, how: Ending, at: Moment, id: LineId) -> Option<SessionNumber> {
        let end = PartEnd { at, id, begin, how };
        let Some(&place) = self.places.get(&begin) else {
            self.lost_ends.entry(begin).or_default().push(end);
            return None;
        };
        let session = &mut self.all[place];
        let was_open = !session.is_over();
        session.end(end);
        (session.is_test() && was_open && session.is_over()).then_some(SessionNumber::Known(place))
    }

    /// Takes note that the answer on the line `answer` was taken back; returns the answer, if it is known and was not taken back before.
    pub(super) fn undo(&mut self, answer: LineId, at: Moment, id: LineId) -> Option<(SessionNumber, SessionAnswer)> {
        if self.undone.insert(answer, (at, id)).is_some() {
            return None;
        }
        // What is taken back was mostly given last.
        let latest = self.order.values().rev().map(|&place| SessionNumber::Known(place)).collect::<Vec<_>>();
        for number in latest.into_iter().chain([SessionNumber::Lost]) {
            let mut given: Box<dyn Iterator<Item = &mut SessionAnswer>> = match number {
                SessionNumber::Known(place) => {
                    let Session { answers, left_out, .. } = &mut self.all[place];
                    Box::new(answers.iter_mut().chain(left_out))
                }
                SessionNumber::Lost => Box::new(self.lost_answers.values_mut().flatten()),
            };
            if let Some(found) = given.find(|given| given.id == answer) {
                found.is_undone = true;
                return Some((number, found.clone()));
            }
        }
        None
    }

    /// Whether the answer on this line was taken back.
    pub(super) fn is_undone(&self, answer: LineId) -> bool {
        self.undone.contains_key(&answer)
    }

    /// Whether the session of this number is a test that is not over: until then nothing may tell how it goes.
    pub(super) fn is_open_test(&self, number: SessionNumber) -> bool {
        matches!(number, SessionNumber::Known(place) if self.all[place].is_test() && !self.all[place].is_over())
    }

    /// All answers that were given in the session of this number, those that do not belong to it as well.
    pub(super) fn given_in(&self, number: SessionNumber) -> Vec<SessionAnswer> {
        match number {
            SessionNumber::Known(place) => self.all[place].given().cloned().collect(),
            SessionNumber::Lost => self.lost_answers.values().flatten().cloned().collect(),
        }
    }

    /// All that it was made of, in no order.
    pub(super) fn events(&self) -> Vec<Recorded> {
        let mut events = Vec::new();
        let of_answer = |given: &SessionAnswer| {
            let SessionAnswer { id, at, answer, .. } = given;
            Recorded { id: *id, at: *at, event: Event::Answer(Answer::clone(answer)) }
        };
        let of_end = |end: &PartEnd| Recorded {
            id: end.id,
            at: end.at,
            event: Event::End(End { session: end.begin.n, how: end.how }),
        };
        for session in &self.all {
            events.extend(session.begins());
            events.extend(session.ends.iter().map(of_end));
            events.extend(session.given().map(of_answer));
        }
        events.extend(self.lost_answers.values().flatten().map(of_answer));
        events.extend(self.lost_ends.values().flatten().map(of_end));
        let of_undo = |(answer, (at, id)): (&LineId, &(Moment, LineId))| Recorded {
            id: *id,
            at: *at,
            event: Event::Undo(Undo { answer: *answer }),
        };
        events.extend(self.undone.iter().map(of_undo));
        events
    }
}
