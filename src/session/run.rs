//! A session under way.

use std::collections::HashMap;
use std::sync::Arc;

use rand::rngs::ChaCha8Rng;

use super::allowed_forms::AllowedForms;
use super::candidate::can_vary;
use super::feedback::{Feedback, ItemFeedback, Return};
use super::plan::{Plan, Slot};
use super::queue::{Next, Outcome, Queue};
use super::{Ask, Bar, Lesson, SideSituation, SideTrait, Step};
use crate::clock::{Day, Moment};
use crate::deck::{ItemRef, Shelf, Trait};
use crate::journal::{Activity, Answer, End, Ending, LineId};
use crate::progress::{ItemProgress, Progress, accepted};
use crate::question::{Question, Response, Row, TimesAsked, example_of_lesson, form_named, phrase, verdict};

/// A session that asks what was planned and, if it is of that kind, brings back what was wrong.
///
/// What is known of the learner is given to each method that needs it: before an answer is [taken](Session::take), it has to be part of it.
#[derive(Debug)]
pub(crate) struct Session {
    /// The line with the session's beginning.
    begun: LineId,
    pub(super) shelf: Arc<Shelf>,
    pub(super) rng: ChaCha8Rng,
    pub(super) queue: Queue,
    pub(super) activity: Activity,
    /// Whether its answers are evidence of memory.
    pub(super) counts: bool,
    pub(super) allowed: AllowedForms,
    /// How many items may begin a day.
    pub(super) new_a_day: usize,
    /// How many questions a usual drill asks; `None` for any other session.
    pub(super) a_day: Option<usize>,
    pub(super) answers: Vec<Answer>,
    /// What can be told of each wrong answer.
    pub(super) mistakes: Vec<Feedback>,
    /// How it stood before each answer that can be taken back, in order.
    before: Vec<BeforeAnswer>,
    /// What a test asked of each item, what was only shown included.
    pub(super) asked_in_test: HashMap<ItemRef, Vec<TimesAsked>>,
    /// How many lessons were shown.
    lessons: usize,
    pub(super) began: Moment,
    pub(super) latest: Moment,
    /// Time that answers took before it was taken up again, in milliseconds.
    pub(super) ms_before: u64,
    pub(super) state: State,
}

#[derive(Debug)]
pub(super) enum State {
    /// An item is to be read.
    Reading(Lesson),
    /// A question is being answered.
    Asking(Box<UnansweredQuestion>),
    /// What came of an answer is to be shown.
    Telling(Feedback),
    Ended(Ending),
}

/// A question that is being answered.
#[derive(Debug)]
pub(super) struct UnansweredQuestion {
    ask: Ask,
    pub(super) question: Question,
    pub(super) responses: Vec<Response>,
    since: Moment,
}

/// So many answers can be taken back, one after another.
const MOST_TAKEN_BACK: usize = 10;

/// How a session stood before an answer.
#[derive(Debug)]
struct BeforeAnswer {
    /// The question that was answered, from its first step on.
    asking: Box<UnansweredQuestion>,
    queue: Queue,
    /// How far its chance had come: what comes next is drawn from there.
    drawn: u128,
    answers: usize,
    mistakes: usize,
    lessons: usize,
}

/// What became of a response.
#[derive(Debug)]
pub(crate) enum Responded {
    /// Nothing: it does not fit what is asked.
    NotTaken,
    /// The question goes on.
    GoesOn,
    /// The question is answered. Until this answer is taken, the question stands as it was before the response.
    Answered(Answer),
}

/// What became of going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WentOn {
    /// Nothing: nothing is shown that could be gone on from.
    NotTaken,
    /// The next thing is shown.
    GoesOn,
    /// Nothing comes any more. What was shown still is.
    Ends(Ending),
}

/// What is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TakenBack {
    /// An answer, which the journal has.
    Answer,
    /// The first steps of an answer, which nothing has yet.
    Steps,
}

impl UnansweredQuestion {
    /// Begins with its first step again.
    fn begin_again(&mut self) {
        self.responses.clear();
        if let Some(prompt) = self.question.prompt(&[]) {
            (self.ask.prompt, self.ask.continues) = (prompt, false);
        }
    }
}

impl Session {
    /// A session after `plan`, recorded as begun on this line.
    pub(crate) fn new(
        begun: LineId,
        shelf: Arc<Shelf>,
        plan: Plan,
        rng: ChaCha8Rng,
        progress: &Progress,
        now: Moment,
    ) -> Self {
        let mut session = Self {
            begun,
            shelf,
            rng,
            activity: plan.activity,
            counts: plan.counts,
            allowed: plan.allowed.clone(),
            new_a_day: plan.new_a_day,
            a_day: plan.a_day,
            queue: Queue::new(plan),
            answers: Vec::new(),
            mistakes: Vec::new(),
            before: Vec::new(),
            asked_in_test: HashMap::new(),
            lessons: 0,
            began: now,
            latest: now,
            ms_before: 0,
            state: State::Ended(Ending::Done),
        };
        session.advance(progress, now);
        session
    }

    /// What to show now. Until something is done about it, the same.
    pub(crate) fn step(&self) -> Step<'_> {
        match &self.state {
            State::Reading(lesson) => Step::Read(lesson),
            State::Asking(asking) => Step::Ask(&asking.ask),
            State::Telling(feedback) => Step::Tell(feedback),
            State::Ended(ending) => Step::End(*ending),
        }
    }

    /// Takes what the learner picked or wrote.
    pub(crate) fn respond(&mut self, response: Response, now: Moment) -> Responded {
        let State::Asking(asking) = &mut self.state else { return Responded::NotTaken };
        let UnansweredQuestion { ask, question, responses, since } = asking.as_mut();
        if !ask.prompt.takes(&response) {
            return Responded::NotTaken;
        }
        self.latest = now;
        responses.push(response);
        if let Some(prompt) = question.prompt(responses) {
            (ask.prompt, ask.continues) = (prompt, true);
            self.note_take_back();
            return Responded::GoesOn;
        }
        let rows = question.grade(responses);
        responses.pop();
        let (deck, form, ms) = (question.deck.clone(), question.form.clone(), now.millis_since(*since));
        Responded::Answered(Answer {
            session: self.begun.n,
            begin: self.begun.sum,
            deck,
            form,
            rows,
            number: if self.activity == Activity::Exam { self.queue.number() } else { 0 },
            ms,
            counts: self.counts,
        })
    }

    /// Goes on from the question to what came of this answer, which `progress` has as well; in a test, to what comes next.
    pub(crate) fn take(&mut self, answer: &Answer, progress: &Progress, now: Moment) {
        let (queue, drawn, lessons) = (self.queue.clone(), self.rng.get_word_pos(), self.lessons);
        let (answers, mistakes) = (self.answers.len(), self.mistakes.len());
        let feedback = self.account_for(answer, progress, now).filter(|_| self.activity.tells_at_once());
        let Some(feedback) = feedback else { return self.advance(progress, now) };
        let feedback = Feedback { can_be_accepted: accepted(answer).is_some(), ..feedback };
        if let State::Asking(mut asking) = std::mem::replace(&mut self.state, State::Telling(feedback)) {
            asking.begin_again();
            self.before.push(BeforeAnswer { asking, queue, drawn, answers, mistakes, lessons });
            let held = self.before.len().saturating_sub(MOST_TAKEN_BACK);
            self.before.drain(..held);
        }
    }

    /// What is to be taken back: the last answer, or only what was responded to a question so far; `None` where there is neither, and where nothing can be.
    pub(crate) fn to_take_back(&self) -> Option<TakenBack> {
        match &self.state {
            State::Asking(asking) if asking.ask.continues && self.activity.tells_at_once() => Some(TakenBack::Steps),
            State::Asking(_) | State::Telling(_) => self.before.last().map(|_| TakenBack::Answer),
            State::Reading(_) | State::Ended(_) => None,
        }
    }

    /// Asks the question again that was answered last; what it answers was taken back.
    pub(crate) fn take_back(&mut self, what: TakenBack, now: Moment) {
        self.latest = now;
        if let (State::Asking(asking), TakenBack::Steps) = (&mut self.state, what) {
            asking.begin_again();
            return self.note_take_back();
        }
        let Some(BeforeAnswer { mut asking, queue, drawn, answers, mistakes, lessons }) = self.before.pop() else {
            return;
        };
        (self.queue, self.lessons) = (queue, lessons);
        self.rng.set_word_pos(drawn);
        self.answers.truncate(answers);
        self.mistakes.truncate(mistakes);
        asking.since = now;
        self.state = State::Asking(asking);
        self.note_take_back();
    }

    /// Lets the question that is asked tell whether something can be taken back now.
    fn note_take_back(&mut self) {
        let can_be_taken_back = self.to_take_back().is_some();
        if let State::Asking(asking) = &mut self.state {
            asking.ask.can_be_taken_back = can_be_taken_back;
        }
    }

    /// The answer that what is shown tells of, as it would be if the learner's word made it right; `None` where that cannot be.
    pub(crate) fn to_accept(&self) -> Option<Answer> {
        match &self.state {
            State::Telling(feedback) if feedback.can_be_accepted => accepted(self.answers.last()?),
            _ => None,
        }
    }

    /// Takes back what came of the last answer, and tells what comes of it now that it counts as right. `progress` has that.
    pub(crate) fn accept(&mut self, accepted: &Answer, progress: &Progress, now: Moment) {
        let Some(before) = self.before.last() else { return };
        self.queue = before.queue.clone();
        self.answers.truncate(before.answers);
        self.mistakes.truncate(before.mistakes);
        self.latest = now;
        if let Some(feedback) = self.account_for(accepted, progress, now) {
            self.state = State::Telling(feedback);
        }
    }

    /// Goes on after what came of an answer was shown, or an item was read.
    pub(crate) fn go_on(&mut self, progress: &Progress, now: Moment) -> WentOn {
        if !matches!(self.state, State::Telling(_) | State::Reading(_)) {
            return WentOn::NotTaken;
        }
        match self.next_state(progress, now) {
            State::Ended(how) => WentOn::Ends(how),
            next => {
                self.state = next;
                WentOn::GoesOn
            }
        }
    }

    /// How many questions are not answered yet.
    pub(crate) fn open(&self) -> usize {
        self.queue.left() + usize::from(matches!(self.state, State::Asking(_)))
    }

    /// How the session ends if it is stopped like this, now; a question not fully answered is dropped by that.
    ///
    /// After the last answer there is nothing left to stop: then it is done, unless it was interrupted or terminated.
    pub(crate) fn stopped(&mut self, how: Ending, now: Moment) -> Ending {
        self.latest = now;
        let is_over = matches!(self.state, State::Telling(_)) && self.queue.is_empty();
        let is_cut_off = matches!(how, Ending::Interrupted | Ending::Terminated);
        if is_over && !is_cut_off { Ending::Done } else { how }
    }

    /// What kind of session it is.
    pub(crate) fn activity(&self) -> Activity {
        self.activity
    }

    /// Its end, to be recorded.
    pub(crate) fn end(&self, how: Ending) -> End {
        End { session: self.begun.n, begin: self.begun.sum, how }
    }

    /// The question being asked, and what was responded to it so far.
    #[cfg(test)]
    pub(crate) fn question(&self) -> Option<(&Question, &[Response])> {
        match &self.state {
            State::Asking(asking) => Some((&asking.question, &asking.responses)),
            _ => None,
        }
    }

    /// Lets an answer do what it does to what comes back; returns what can be told of it, if its deck is known.
    pub(super) fn account_for(&mut self, answer: &Answer, progress: &Progress, now: Moment) -> Option<Feedback> {
        let refs: Vec<(ItemRef, &Row)> =
            answer.rows.iter().filter_map(|row| Some((self.shelf.find(&answer.deck, &row.item)?, row))).collect();
        let form = form_named(answer.form.as_str());
        let is_known = answer.is_right() && refs.iter().all(|(at, _)| self.knew(*at, progress, progress.day_of(now)));
        self.answers.push(answer.clone());
        let outcome = |(at, row): &(ItemRef, &Row)| Outcome {
            item: *at,
            right: row.right,
            is_evidence: form.evidence(row).is_some(),
            // In a lesson it is read again first.
            can_vary: !self.activity.reads_again() && can_vary(self.shelf.item(*at), &self.allowed),
        };
        self.queue.answered(&refs.iter().map(outcome).collect::<Vec<_>>());
        if self.activity.reads_again() {
            let wrong: Vec<ItemRef> = refs.iter().filter(|(_, row)| !row.right).map(|(at, _)| *at).collect();
            self.read_again(&wrong);
        }
        self.ask_what_is_undecided();
        let today = progress.day_of(now);
        let item = |(at, row): &(ItemRef, &Row)| {
            let again = self.again(*at, progress, today);
            ItemFeedback::new(self.shelf.deck(*at), self.shelf.item(*at), row, again)
        };
        let mut items: Vec<ItemFeedback> = refs.iter().map(item).collect();
        items.sort_by_key(|item| item.right);
        let deck = self.shelf.deck_named(&answer.deck)?;
        let verdict = verdict(form, deck, &answer.rows);
        let feedback = Feedback { verdict, items, can_be_accepted: false, is_known };
        if !answer.is_right() && self.activity.is_scored() {
            self.mistakes.push(feedback.clone());
        }
        Some(feedback)
    }

    /// Whether this item was right on a day before `today`, and not wrong in this session so far.
    fn knew(&self, at: ItemRef, progress: &Progress, today: Day) -> bool {
        let (deck, id) = self.shelf.ids(at);
        let was_right = |item: &ItemProgress| item.right_days.iter().any(|day| day < today);
        let is_missed = |row: &Row| row.item == *id && !row.right;
        let mut given = self.answers.iter().filter(|answer| answer.deck == *deck).flat_map(|answer| &answer.rows);
        progress.item(deck, id).is_some_and(was_right) && !given.any(is_missed)
    }

    /// It goes on now, after answers that took so many milliseconds and were given earlier: those are not taken back here.
    pub(super) fn goes_on_from(&mut self, ms_before: u64, now: Moment) {
        self.before.clear();
        (self.ms_before, self.began, self.latest) = (ms_before, now, now);
        if let State::Asking(asking) = &mut self.state {
            asking.since = now;
        }
        self.note_take_back();
    }

    /// Finds what comes next.
    pub(super) fn advance(&mut self, progress: &Progress, now: Moment) {
        self.state = self.next_state(progress, now);
    }

    /// Asks again, after another reading, what was wrong and finds nothing to lie in between.
    fn read_again(&mut self, wrong: &[ItemRef]) {
        for &at in wrong {
            let is_to_come = self.queue.comes_back(at) || self.queue.is_planned(at);
            if !is_to_come && self.queue.may_return(at) {
                self.queue.push(Slot::Read(at));
                self.queue.push(Slot::Alone(at));
            }
        }
    }

    /// When this item comes again; `None` while nothing may tell how it goes.
    fn again(&self, at: ItemRef, progress: &Progress, today: Day) -> Option<Return> {
        if !self.activity.tells_at_once() {
            return None;
        }
        if self.queue.comes_back(at) || self.queue.is_planned(at) && self.activity.reads_again() {
            return Some(Return::Soon);
        }
        if !self.counts {
            return Some(Return::Unchanged);
        }
        let (deck, item) = self.shelf.ids(at);
        // An item that was left open comes when it would have.
        Some(progress.due(deck, item).map_or(Return::Unchanged, |due| Return::InDays(due.since(today))))
    }

    /// Finds what comes next, and writes it if it is a question.
    fn next_state(&mut self, progress: &Progress, now: Moment) -> State {
        loop {
            let question = match self.queue.next() {
                None => return State::Ended(Ending::Done),
                Some(Next::Planned(Slot::Read(item))) => return State::Reading(self.lesson(item)),
                Some(Next::Single(item)) => self.single(item, progress),
                Some(Next::Planned(slot)) => self.fill(slot, progress),
            };
            // What was planned may no longer be needed, or may not go together after all.
            let Some(question) = question else { continue };
            if let Some(prompt) = question.prompt(&[]) {
                let ask = Ask {
                    number: self.queue.number(),
                    bar: self.bar(),
                    title: self.title_of(&question),
                    continues: false,
                    can_be_taken_back: !self.before.is_empty(),
                    prompt,
                };
                let asking = UnansweredQuestion { ask, question, responses: Vec::new(), since: now };
                return State::Asking(Box::new(asking));
            }
        }
    }

    /// How much of it is done.
    fn bar(&self) -> Bar {
        let (done, of) = match self.activity.is_scored() {
            true => self.queue.questions_answered(),
            false => self.queue.items_right(),
        };
        Bar { done, of }
    }

    fn title_of(&self, question: &Question) -> String {
        let deck = self.shelf.deck_named(&question.deck);
        deck.map_or_else(String::new, |deck| deck.title.clone())
    }

    fn lesson(&mut self, at: ItemRef) -> Lesson {
        self.lessons += 1;
        let (deck, item) = (self.shelf.deck(at), self.shelf.item(at));
        let traits = item.distinction().into_iter().flat_map(|distinction| &distinction.traits);
        let example = item.distinction().and_then(|of| of.examples.get(example_of_lesson(of)?));
        let side_trait =
            |of: &Trait| Some(SideTrait { side: deck.side(&of.side)?.clone(), of: of.text.plain().to_owned() });
        Lesson {
            number: self.lessons,
            total: self.lessons + self.queue.lessons_left(),
            title: deck.title.clone(),
            label: item.label(),
            truths: phrase::truths(deck, item),
            traits: traits.filter_map(side_trait).collect(),
            example: example.map(|example| SideSituation::all(deck, example)).unwrap_or_default(),
            why: item.why().map(|why| phrase::sentence(deck, why)),
        }
    }
}
