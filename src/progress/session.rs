//! A session as it went: which answers belong together, though it was cut off and taken up again, even on another device.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::accepted;
use super::answers::{Answers, KnownAnswers, Run};
use crate::clock::Moment;
use crate::deck::{DeckId, ItemId};
use crate::journal::{Answer, Begin, Edition, Ending, Event, LineId, Recorded};

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
    answers: Answers,
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
    pub(super) judged: Option<Arc<Answer>>,
    /// Whether it was taken back.
    pub is_undone: bool,
}

impl SessionAnswer {
    pub(super) fn new((at, id): (Moment, LineId), answer: Answer, is_undone: bool, is_accepted: bool) -> Self {
        let accepted = is_accepted.then(|| accepted(&answer)).flatten();
        let answer = Arc::new(answer);
        match accepted {
            Some(accepted) => Self { id, at, judged: Some(answer), answer: Arc::new(accepted), is_undone },
            None => Self { id, at, judged: None, answer, is_undone },
        }
    }

    pub(super) fn place(&self) -> (Moment, LineId) {
        (self.at, self.id)
    }
}

/// The end of a part of a session.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct PartEnd {
    pub(super) at: Moment,
    pub(super) id: LineId,
    /// The line with the part's beginning.
    pub(super) begin: LineId,
    pub(super) how: Ending,
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
    pub(super) fn new(id: LineId, at: Moment, begin: Begin) -> Self {
        Self {
            id,
            began: at,
            ending: None,
            answers: Answers::default(),
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
    pub(super) fn go_on(&mut self, id: LineId, at: Moment, begin: Begin) {
        let earlier = self.parts[1..].partition_point(|(earlier_at, earlier, _)| (*earlier_at, *earlier) <= (at, id));
        self.parts.insert(1 + earlier, (at, id, begin));
        self.find_ending();
    }

    /// Whether it has come to its end, and is not to be taken up again.
    pub fn is_over(&self) -> bool {
        self.ending.is_some_and(|how| self.begin.activity.is_over_after(how))
    }

    /// Whether it came to its end after this.
    pub(super) fn is_over_after(&self, place: (Moment, LineId)) -> bool {
        self.end_for_good.is_some_and(|end| place < end.place())
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
        let happened = self.parts.iter().map(|(at, ..)| *at).chain(self.answers().iter().map(|answer| answer.at));
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

    /// Its answers, in order, those taken back as well.
    pub fn answers(&self) -> &[SessionAnswer] {
        self.answers.get()
    }

    /// Whether it has any answer, one that was taken back as well.
    pub fn is_answered(&self) -> bool {
        !self.answers.is_empty()
    }

    /// Its answers that were not taken back.
    pub fn counted(&self) -> impl DoubleEndedIterator<Item = &SessionAnswer> {
        self.answers().iter().filter(|answer| !answer.is_undone)
    }

    /// Whether there is one that was not taken back.
    pub fn has_counted(&self) -> bool {
        self.answers.has_counted()
    }

    /// All answers that were given in it, those that do not belong to it as well.
    pub(super) fn given(&self) -> impl Iterator<Item = &SessionAnswer> {
        self.answers().iter().chain(&self.left_out)
    }

    /// The lines on which those stand, in order of time.
    pub(super) fn lines_given(&self) -> Vec<Run> {
        if self.left_out.is_empty() {
            return self.answers.runs();
        }
        let mut places: Vec<_> = self.given().map(SessionAnswer::place).collect();
        places.sort();
        Run::all(places.into_iter().map(|(_, line)| line))
    }

    /// Its parts, the first of which says which session it is; the lines with their beginnings.
    pub(super) fn all_parts(&self) -> &[(Moment, LineId, Begin)] {
        &self.parts
    }

    /// The ends of its parts, in order.
    pub(super) fn ends(&self) -> &[PartEnd] {
        &self.ends
    }

    /// Takes its ends, and the answers on these lines, as they were taken at an earlier start.
    pub(super) fn take_known(&mut self, ends: &[PartEnd], lines: Vec<Run>, known: &Arc<KnownAnswers>) {
        let mut ends = ends.iter().copied().peekable();
        if self.is_test() {
            for given in known.on(&lines, true) {
                while let Some(end) = ends.next_if(|end| end.place() < given.place()) {
                    self.end(end);
                }
                self.add(given);
            }
        } else {
            self.answers = Answers::on(lines, known);
        }
        ends.for_each(|end| self.end(end));
    }

    /// When and on which line its last part began.
    pub(crate) fn last_part(&self) -> (Moment, LineId) {
        self.parts.last().map_or((self.began, self.id), |(at, id, _)| (*at, *id))
    }

    /// Takes an answer, at its place in time.
    ///
    /// Of a test only the first answer to a question belongs to it, and none that was given after its end, as from a second window: by
    /// then it was told what is right.
    pub(super) fn add(&mut self, answer: SessionAnswer) {
        let is_latest = |list: &[SessionAnswer]| list.last().is_none_or(|last| last.place() <= answer.place());
        let is_latest = is_latest(self.answers()) && is_latest(&self.left_out);
        if self.is_test() && !is_latest {
            self.left_out.push(answer);
            self.sort_out();
        } else if self.is_test() && !self.takes(&answer) {
            self.left_out.push(answer);
        } else {
            let mut answers = std::mem::take(&mut self.answers).into_all();
            let place = answers.partition_point(|earlier| earlier.place() <= answer.place());
            answers.insert(place, answer);
            self.answers = answers.into();
        }
    }

    /// Takes note of an answer, later than all others, that can be read again; returns whether that will do. What belongs to a test is told by what was
    /// answered.
    pub(super) fn note(&mut self, line: LineId, known: &Arc<KnownAnswers>) -> bool {
        !self.is_test() && self.answers.note(line, known)
    }

    /// Takes the end of one of its parts.
    pub(super) fn end(&mut self, end: PartEnd) {
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
        let mut given = std::mem::take(&mut self.answers).into_all();
        given.append(&mut self.left_out);
        given.sort_by_key(SessionAnswer::place);
        self.answered.clear();
        let (answers, left_out): (Vec<_>, Vec<_>) = given.into_iter().partition(|answer| self.takes(answer));
        self.left_out = left_out;
        self.answers = answers.into();
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
