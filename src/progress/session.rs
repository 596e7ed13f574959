//! Sessions as they went: which answers belong together, though a session was cut off and taken up again, even on another device.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::accepted;
use crate::clock::Moment;
use crate::deck::{DeckId, ItemId};
use crate::journal::{Accept, Answer, Begin, Edition, End, Ending, Event, LineId, Recorded, Undo};

/// A session as it went.
#[derive(Debug, Clone, PartialEq)]
pub struct PastSession {
    /// The line with its first beginning.
    pub id: LineId,
    /// What was recorded on it.
    pub begin: Begin,
    /// When it first began.
    pub began: Moment,
    /// How its last part ended; `None` if that is running, or was cut off.
    pub ending: Option<Ending>,
    /// Its answers, in order, those taken back as well.
    pub answers: Vec<SessionAnswer>,
    /// Answers that were given in it and do not belong to it, in order.
    left_out: Vec<SessionAnswer>,
    /// Its parts: the first, then the others in order of time; the lines with their beginnings.
    parts: Vec<(Moment, LineId, Begin)>,
    /// Their ends, in order.
    ends: Vec<PartEnd>,
    /// The last end of each part, by the line with the part's beginning.
    last_ends: HashMap<LineId, PartEnd>,
    /// The first end after which it is not to be taken up again.
    end_for_good: Option<PartEnd>,
    /// Of a test what was answered, as far as it belongs to it.
    answered: HashSet<Question>,
}

/// What of a test is answered once: of an exam the question of this number, of a pre-test that about these items.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Question {
    Number(usize),
    About(Vec<ItemId>),
}

impl Question {
    fn of(answer: &Answer) -> Self {
        match answer.number {
            0 => Self::About(answer.rows.iter().map(|row| row.item.clone()).collect()),
            number => Self::Number(number),
        }
    }
}

/// An answer within a session.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionAnswer {
    /// The line that it is recorded on.
    pub id: LineId,
    /// When it was given.
    pub at: Moment,
    /// What was answered, and how it counts.
    pub answer: Arc<Answer>,
    /// What was recorded on it, where the learner's word has changed how it counts.
    judged: Option<Arc<Answer>>,
    /// Whether it was taken back.
    pub is_undone: bool,
}

impl SessionAnswer {
    fn place(&self) -> (Moment, LineId) {
        (self.at, self.id)
    }

    /// The learner says that it was right.
    fn accept(&mut self) {
        if let Some(accepted) = accepted(&self.answer) {
            self.judged = Some(std::mem::replace(&mut self.answer, Arc::new(accepted)));
        }
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

impl PartEnd {
    fn place(&self) -> (Moment, LineId) {
        (self.at, self.id)
    }
}

/// Tells a session from the others: the line with its first beginning. `None` stands for all those whose beginning is not known: to be
/// careful, all their answers count as of one session.
pub(super) type SessionId = Option<LineId>;

impl PastSession {
    fn new(id: LineId, at: Moment, begin: Begin) -> Self {
        Self {
            id,
            began: at,
            ending: None,
            answers: Vec::new(),
            left_out: Vec::new(),
            parts: vec![(at, id, begin.clone())],
            ends: Vec::new(),
            last_ends: HashMap::new(),
            end_for_good: None,
            answered: HashSet::new(),
            begin,
        }
    }

    /// Takes a further part. None comes before the first, whatever the clock said.
    fn go_on(&mut self, id: LineId, at: Moment, begin: Begin) {
        let earlier = self.parts[1..].partition_point(|(earlier_at, earlier, _)| (*earlier_at, *earlier) <= (at, id));
        self.parts.insert(1 + earlier, (at, id, begin));
        self.find_ending();
    }

    /// Whether it has come to its end, and is not to be taken up again.
    pub fn is_over(&self) -> bool {
        self.ending.is_some_and(|how| self.begin.activity.is_over_after(how))
    }

    /// Whether it is a pre-test or an exam.
    pub fn is_test(&self) -> bool {
        self.begin.activity.is_test()
    }

    /// Whether it is a step of an onboarding on just this deck.
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

    /// The seed of its last part.
    pub(crate) fn last_seed(&self) -> u64 {
        self.parts.last().map_or(self.begin.seed, |(_, _, begin)| begin.seed)
    }

    /// When which seed took the place of another.
    pub(crate) fn redrawn(&self) -> Vec<(Moment, u64)> {
        let changes = self.parts.windows(2).filter(|parts| parts[0].2.seed != parts[1].2.seed);
        changes.map(|parts| (parts[1].0, parts[1].2.seed)).collect()
    }

    /// Milliseconds from the last thing that happened in it to this moment.
    pub(crate) fn idle_ms(&self, now: Moment) -> u64 {
        let happened = self.parts.iter().map(|(at, ..)| *at).chain(self.answers.iter().map(|answer| answer.at));
        happened.map(|at| now.millis_since(at)).min().unwrap_or(0)
    }

    /// The editions of decks that the beginnings of its parts tell of, with the place of each beginning.
    pub(super) fn editions(&self) -> impl Iterator<Item = ((Moment, LineId), &Edition)> {
        self.parts.iter().flat_map(|(at, id, begin)| begin.editions.iter().map(|edition| ((*at, *id), edition)))
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

    /// All answers that were given in it, those that do not belong to it as well.
    fn given(&self) -> impl Iterator<Item = &SessionAnswer> {
        self.answers.iter().chain(&self.left_out)
    }

    /// When and on which line its last part began.
    pub(crate) fn last_part(&self) -> (Moment, LineId) {
        self.parts.last().map_or((self.began, self.id), |(at, id, _)| (*at, *id))
    }

    /// Takes an answer, at its place in time.
    ///
    /// Of a test only the first answer to a question belongs to it, and none that was given after its end, as from a second window: by
    /// then it was told what is right.
    fn add(&mut self, answer: SessionAnswer) {
        let is_latest = |list: &[SessionAnswer]| list.last().is_none_or(|last| last.place() <= answer.place());
        let is_latest = is_latest(&self.answers) && is_latest(&self.left_out);
        if self.is_test() && !is_latest {
            self.left_out.push(answer);
            self.sort_out();
        } else if self.is_test() && !self.takes(&answer) {
            self.left_out.push(answer);
        } else {
            let place = self.answers.partition_point(|earlier| earlier.place() <= answer.place());
            self.answers.insert(place, answer);
        }
    }

    /// Takes the end of one of its parts.
    fn end(&mut self, end: PartEnd) {
        let known = self.end_for_good;
        let place = self.ends.partition_point(|earlier| earlier.place() <= end.place());
        self.ends.insert(place, end);
        let is_last = self.last_ends.get(&end.begin).is_none_or(|other| other.place() <= end.place());
        if is_last {
            self.last_ends.insert(end.begin, end);
        }
        if self.begin.activity.is_over_after(end.how) && known.is_none_or(|first| end.place() < first.place()) {
            self.end_for_good = Some(end);
        }
        self.find_ending();
        if self.is_test() && self.end_for_good != known {
            self.sort_out();
        }
    }

    /// Finds out how it ended. What is over stays so, in whatever order the clock puts its parts.
    fn find_ending(&mut self) {
        let (_, last) = self.last_part();
        let of_last = || self.last_ends.get(&last);
        self.ending = self.end_for_good.as_ref().or_else(of_last).map(|end| end.how);
    }

    /// Finds out anew which answers belong to it.
    fn sort_out(&mut self) {
        let mut given = std::mem::take(&mut self.answers);
        given.append(&mut self.left_out);
        given.sort_by_key(SessionAnswer::place);
        self.answered.clear();
        for answer in given {
            let list = if self.takes(&answer) { &mut self.answers } else { &mut self.left_out };
            list.push(answer);
        }
    }

    /// Whether an answer belongs to the test, and takes note of it if it does.
    fn takes(&mut self, answer: &SessionAnswer) -> bool {
        !self.is_late(answer) && self.answered.insert(Question::of(&answer.answer))
    }

    /// Whether an answer was given after its end. Within a device the order of lines tells, whatever the clock said.
    fn is_late(&self, answer: &SessionAnswer) -> bool {
        self.end_for_good.is_some_and(|end| match answer.id.device == end.id.device {
            true => answer.id.n > end.id.n,
            false => answer.at > end.at,
        })
    }
}

/// The sessions of a journal, as far as it is known.
#[derive(Debug, Clone, Default)]
pub(super) struct Sessions {
    all: Vec<PastSession>,
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
    /// Answers that were taken back, and when and on which lines that happened.
    undone: HashMap<LineId, Vec<(Moment, LineId)>>,
    /// Answers that were right by the learner's word, and when and on which lines that was given.
    accepted: HashMap<LineId, Vec<(Moment, LineId)>>,
}

impl Sessions {
    /// Every session, in the order in which they began or were last taken up again.
    pub(super) fn in_order(&self) -> impl DoubleEndedIterator<Item = &PastSession> {
        self.order.values().map(|&place| &self.all[place])
    }

    /// Whether what came before may belong elsewhere once a beginning on this line is known.
    pub(super) fn awaits(&self, id: LineId) -> bool {
        let is_referred_to = || self.lost_answers.contains_key(&id) || self.lost_ends.contains_key(&id);
        self.awaited.contains(&id) || self.places.contains_key(&id) || is_referred_to()
    }

    /// Takes the beginning of a session, or of a further part of one.
    ///
    /// Nothing may [await](Sessions::awaits) it. It stands by itself as long as what it continues is not known.
    pub(super) fn begin(&mut self, id: LineId, at: Moment, begin: Begin) {
        let continued = begin.continues.filter(|earlier| *earlier != id);
        let place = match continued.and_then(|earlier| self.places.get(&earlier)) {
            Some(&place) => {
                self.order.remove(&self.all[place].last_part());
                self.all[place].go_on(id, at, begin);
                place
            }
            None => {
                self.awaited.extend(continued);
                self.all.push(PastSession::new(id, at, begin));
                self.all.len() - 1
            }
        };
        self.order.insert(self.all[place].last_part(), place);
        self.places.insert(id, place);
    }

    /// Takes the answer on the line `id` to the session that began on the line `begin`; tells which that is, and how the answer counts by
    /// what is known about it.
    pub(super) fn answer(
        &mut self,
        begin: LineId,
        id: LineId,
        at: Moment,
        answer: Answer,
    ) -> (SessionId, SessionAnswer) {
        let is_undone = self.is_undone(id);
        let mut given = SessionAnswer { id, at, answer: Arc::new(answer), judged: None, is_undone };
        let session = self.places.get(&begin).map(|&place| &mut self.all[place]);
        // Of a test no one can say so: it is told nothing before its end.
        if self.accepted.contains_key(&id) && !session.as_ref().is_some_and(|session| session.is_test()) {
            given.accept();
        }
        let Some(session) = session else {
            self.lost_answers.entry(begin).or_default().push(given.clone());
            return (None, given);
        };
        session.add(given.clone());
        (Some(session.id), given)
    }

    /// Takes the end of the part that began on the line `begin`; tells which test is over with that, if one is.
    pub(super) fn end(&mut self, begin: LineId, how: Ending, at: Moment, id: LineId) -> Option<LineId> {
        let end = PartEnd { at, id, begin, how };
        let Some(&place) = self.places.get(&begin) else {
            self.lost_ends.entry(begin).or_default().push(end);
            return None;
        };
        let session = &mut self.all[place];
        let was_open = !session.is_over();
        session.end(end);
        (session.is_test() && was_open && session.is_over()).then_some(session.id)
    }

    /// Takes note that the answer on the line `answer`, which is not known yet, was right by the learner's word.
    pub(super) fn accept(&mut self, answer: LineId, at: Moment, id: LineId) {
        self.accepted.entry(answer).or_default().push((at, id));
    }

    /// Takes note that the answer on the line `answer`, which is not known yet, was taken back.
    pub(super) fn undo(&mut self, answer: LineId, at: Moment, id: LineId) {
        self.undone.entry(answer).or_default().push((at, id));
    }

    /// Whether the answer on this line was taken back.
    pub(super) fn is_undone(&self, answer: LineId) -> bool {
        self.undone.contains_key(&answer)
    }

    /// Whether the answer on this line counts as right by the learner's word.
    pub(super) fn is_accepted(&self, answer: LineId) -> bool {
        let given = || self.all.iter().flat_map(PastSession::given).chain(self.lost_answers.values().flatten());
        self.accepted.contains_key(&answer) && given().any(|given| given.id == answer && given.judged.is_some())
    }

    /// Whether this session is a test that is not over: until then nothing may tell how it goes.
    pub(super) fn is_open_test(&self, session: SessionId) -> bool {
        session.and_then(|id| self.begun_on(id)).is_some_and(|session| session.is_test() && !session.is_over())
    }

    /// All answers that were given in the session of which a part began on this line, those that do not belong to it as well, in order.
    pub(super) fn given_in(&self, begin: LineId) -> Vec<SessionAnswer> {
        let mut given: Vec<SessionAnswer> =
            self.begun_on(begin).into_iter().flat_map(PastSession::given).cloned().collect();
        given.sort_by_key(SessionAnswer::place);
        given
    }

    pub(super) fn begun_on(&self, begin: LineId) -> Option<&PastSession> {
        self.places.get(&begin).map(|&place| &self.all[place])
    }

    /// All that it was made of, in no order.
    pub(super) fn events(&self) -> Vec<Recorded> {
        let mut events = Vec::new();
        let of_answer = |given: &SessionAnswer| {
            let SessionAnswer { id, at, answer, judged, .. } = given;
            let recorded = judged.as_ref().unwrap_or(answer);
            Recorded { id: *id, at: *at, event: Event::Answer(Answer::clone(recorded)) }
        };
        let of_end = |end: &PartEnd| Recorded {
            id: end.id,
            at: end.at,
            event: Event::End(End { session: end.begin.n, begin: end.begin.sum, how: end.how }),
        };
        for session in &self.all {
            events.extend(session.begins());
            events.extend(session.ends.iter().map(of_end));
            events.extend(session.given().map(of_answer));
        }
        events.extend(self.lost_answers.values().flatten().map(of_answer));
        events.extend(self.lost_ends.values().flatten().map(of_end));
        for (answer, lines) in &self.accepted {
            let accept = |&(at, id)| Recorded { id, at, event: Event::Accept(Accept { answer: *answer }) };
            events.extend(lines.iter().map(accept));
        }
        for (answer, lines) in &self.undone {
            let undo = |&(at, id)| Recorded { id, at, event: Event::Undo(Undo { answer: *answer }) };
            events.extend(lines.iter().map(undo));
        }
        events
    }
}
