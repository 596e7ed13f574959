//! The sessions of a journal: which line belongs to which.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::answers::{KnownAnswers, Run};
use super::session::{PartEnd, PastSession, SessionAnswer, SessionId};
use crate::clock::{Day, Moment};
use crate::deck::DeckId;
use crate::journal::{
    Accept, Activity, Answer, Begin, Edition, End, Ending, Event, KnownLines, LineId, Recorded, Terms, Undo,
};

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
    undone: Said,
    /// Answers that were right by the learner's word, and when and on which lines that was given.
    accepted: Said,
    /// The lines of a journal that is being read: answers on them need not be held.
    reading: Option<Arc<KnownAnswers>>,
}

/// Lines of which something was said later, and when and on which lines that was.
type Said = BTreeMap<LineId, Vec<(Moment, LineId)>>;

/// Sessions as they are kept from one start to the next.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct KeptSessions<'p> {
    all: Vec<KeptSession>,
    undone: Cow<'p, Said>,
    accepted: Cow<'p, Said>,
}

#[derive(Serialize, Deserialize)]
struct KeptSession {
    parts: Vec<(Moment, LineId, KeptBegin)>,
    ends: Vec<PartEnd>,
    answers: Vec<Run>,
}

/// A beginning with every field, also those that no line of a journal has where they are empty.
#[derive(Serialize, Deserialize)]
struct KeptBegin {
    activity: Activity,
    decks: Vec<DeckId>,
    seed: u64,
    continues: Option<LineId>,
    onboarding: Option<KeptTerms>,
    editions: Vec<Edition>,
}

#[derive(Serialize, Deserialize)]
struct KeptTerms {
    distinctions: usize,
    facts: usize,
    workshop: bool,
    by: Option<Day>,
    deck: Option<String>,
}

impl From<Begin> for KeptBegin {
    fn from(Begin { activity, decks, seed, continues, onboarding, editions }: Begin) -> Self {
        let terms =
            |Terms { distinctions, facts, workshop, by, deck }| KeptTerms { distinctions, facts, workshop, by, deck };
        Self { activity, decks, seed, continues, onboarding: onboarding.map(terms), editions }
    }
}

impl From<KeptBegin> for Begin {
    fn from(KeptBegin { activity, decks, seed, continues, onboarding, editions }: KeptBegin) -> Self {
        let terms =
            |KeptTerms { distinctions, facts, workshop, by, deck }| Terms { distinctions, facts, workshop, by, deck };
        Self { activity, decks, seed, continues, onboarding: onboarding.map(terms), editions }
    }
}

impl KeptSessions<'_> {
    /// The same, with what was said of answers later.
    pub(super) fn with(mut self, said: Vec<Recorded>) -> Self {
        for Recorded { id, at, event } in said {
            match event {
                Event::Undo(undo) => self.undone.to_mut().entry(undo.answer).or_default().push((at, id)),
                Event::Accept(accept) => self.accepted.to_mut().entry(accept.answer).or_default().push((at, id)),
                _ => {}
            }
        }
        self
    }
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
        let session = self.places.get(&begin).map(|&place| &mut self.all[place]);
        // Of a test no one can say so: it is told nothing before its end.
        let is_accepted = self.accepted.contains_key(&id) && !session.as_ref().is_some_and(|session| session.is_test());
        let given = SessionAnswer::new((at, id), answer, self.undone.contains_key(&id), is_accepted);
        let Some(session) = session else {
            self.lost_answers.entry(begin).or_default().push(given.clone());
            return (None, given);
        };
        if self.reading.as_ref().is_none_or(|known| !session.note(given.id, known)) {
            session.add(given.clone());
        }
        (Some(session.id), given)
    }

    /// Takes note that the journal is read: what comes now stands on no line of it.
    pub(super) fn are_read(&mut self) {
        self.reading = None;
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

    /// Whether the session of which a part began on this line is a test that was over only after this.
    pub(super) fn is_test_over_after(&self, begin: LineId, place: (Moment, LineId)) -> bool {
        self.begun_on(begin).is_some_and(|session| session.is_test() && session.is_over_after(place))
    }

    /// Whether the session of which a part began on this line is a test that was answered after this.
    pub(super) fn is_test_answered_after(&self, begin: LineId, place: (Moment, LineId)) -> bool {
        self.begun_on(begin)
            .is_some_and(|session| session.is_test() && session.given().any(|given| given.place() > place))
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

    /// What is kept of them for the next start; `None` while what happened later can still tell what belongs where.
    pub(super) fn kept(&self) -> Option<KeptSessions<'_>> {
        let is_settled = self.lost_answers.is_empty() && self.lost_ends.is_empty() && self.awaited.is_empty();
        let kept = |session: &PastSession| KeptSession {
            parts: session.all_parts().iter().map(|(at, id, begin)| (*at, *id, begin.clone().into())).collect(),
            ends: session.ends().to_vec(),
            answers: session.lines_given(),
        };
        is_settled.then(|| KeptSessions {
            all: self.in_order().map(kept).collect(),
            undone: Cow::Borrowed(&self.undone),
            accepted: Cow::Borrowed(&self.accepted),
        })
    }

    /// What was kept at an earlier start, where these are the lines of the journal. Until it [is read](Sessions::are_read) answers are only noted.
    pub(super) fn of_kept(KeptSessions { all, undone, accepted }: KeptSessions<'_>, lines: KnownLines) -> Option<Self> {
        let said_of = |said: &Said| said.keys().copied().collect();
        let known = Arc::new(KnownAnswers { lines, undone: said_of(&undone), accepted: said_of(&accepted) });
        let (undone, accepted, reading) = (undone.into_owned(), accepted.into_owned(), Some(Arc::clone(&known)));
        let mut sessions = Self { undone, accepted, reading, ..Self::default() };
        for KeptSession { parts, ends, answers } in all {
            let mut parts = parts.into_iter().map(|(at, id, begin)| (at, id, Begin::from(begin)));
            let (at, id, begin) = parts.next()?;
            let mut session = PastSession::new(id, at, begin);
            parts.for_each(|(at, id, begin)| session.go_on(id, at, begin));
            session.take_known(&ends, answers, &known);
            let place = sessions.all.len();
            sessions.order.insert(session.last_part(), place);
            sessions.places.extend(session.all_parts().iter().map(|(_, id, _)| (*id, place)));
            sessions.all.push(session);
        }
        Some(sessions)
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
            events.extend(session.ends().iter().map(of_end));
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
