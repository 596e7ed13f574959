//! A session under way.

use rand::rngs::ChaCha8Rng;
use rand::{Rng, RngExt};

use super::feedback::{Feedback, ItemFeedback, Return, Verdict};
use super::manner::Manner;
use super::plan::{Plan, Slot, single_forms};
use super::queue::{GAP, Next, Outcome, Queue};
use super::wishes::Wishes;
use super::{Ask, ItemRef, Lesson, Shelf, Step};
use crate::clock::{Day, Moment};
use crate::deck::Item;
use crate::journal::{Answer, End, Ending, Event, Terms};
use crate::memory::Probability;
use crate::progress::Progress;
use crate::question::{Form, Hints, Level, Question, Response, Row, SLIP, phrase};

/// A session that asks what was planned and, if it is of that kind, brings back what was wrong.
#[derive(Debug)]
pub struct Session {
    /// The number of the line with the session's beginning.
    number: u64,
    pub(super) shelf: Shelf,
    pub(super) progress: Progress,
    rng: ChaCha8Rng,
    pub(super) queue: Queue,
    pub(super) manner: Manner,
    wishes: Wishes,
    /// How many items may begin a day.
    pub(super) new_a_day: usize,
    /// How many questions a usual drill asks; `None` for any other session.
    pub(super) a_day: Option<usize>,
    pub(super) answers: Vec<Answer>,
    /// What can be told of each wrong answer.
    pub(super) mistakes: Vec<Feedback>,
    /// Whether each sentence shown so far was true.
    truths: Vec<bool>,
    /// How many lessons were shown.
    lessons: usize,
    pub(super) began: Moment,
    pub(super) latest: Moment,
    /// By what terms it is part of an onboarding.
    pub(super) terms: Option<Terms>,
    /// Time that answers took before it was taken up again, in milliseconds.
    pub(super) ms_before: u64,
    pub(super) state: State,
}

#[derive(Debug)]
pub(super) enum State {
    /// The next question is to be found.
    Between,
    /// An item is to be read.
    Reading(Lesson),
    /// A question is being answered.
    Asking {
        question: Question,
        responses: Vec<Response>,
        since: Moment,
    },
    /// What came of an answer is to be shown.
    Telling(Feedback),
    Ended(Ending),
}

impl Session {
    /// A session after `plan`, recorded as begun on line `number`.
    pub fn new(number: u64, shelf: Shelf, progress: Progress, plan: Plan, rng: ChaCha8Rng, now: Moment) -> Self {
        Self {
            number,
            shelf,
            progress,
            rng,
            manner: plan.manner,
            wishes: plan.wishes.clone(),
            new_a_day: plan.new_a_day,
            a_day: plan.a_day,
            terms: None,
            queue: Queue::new(plan),
            answers: Vec::new(),
            mistakes: Vec::new(),
            truths: Vec::new(),
            lessons: 0,
            began: now,
            latest: now,
            ms_before: 0,
            state: State::Between,
        }
    }

    /// The same as part of an onboarding by these terms.
    #[must_use]
    pub fn by_terms(self, terms: Option<Terms>) -> Self {
        Self { terms, ..self }
    }

    /// What to show now. Until something is done about it, the same.
    pub fn step(&mut self, now: Moment) -> Step {
        if matches!(self.state, State::Between) {
            self.state = self.next_state(now);
        }
        match &self.state {
            State::Reading(lesson) => Step::Read(lesson.clone()),
            State::Asking { question, responses, .. } => match question.prompt(responses) {
                Some(prompt) => Step::Ask(Ask {
                    number: self.queue.number(),
                    total: self.queue.total(),
                    title: self.title_of(question),
                    continues: !responses.is_empty(),
                    prompt,
                }),
                // `respond` takes away every question that is answered, so there always is a prompt.
                None => Step::Done(self.summary(Ending::Done)),
            },
            State::Telling(feedback) => Step::Tell(feedback.clone()),
            State::Ended(ending) => Step::Done(self.summary(*ending)),
            State::Between => Step::Done(self.summary(Ending::Done)),
        }
    }

    /// Takes what the learner did; returns the answer to be recorded once the question is answered.
    ///
    /// A response that does not fit the prompt is not taken: the same step comes again.
    pub fn respond(&mut self, response: Response, now: Moment) -> Option<Answer> {
        self.latest = now;
        let State::Asking { question, responses, since } = &mut self.state else { return None };
        if !question.prompt(responses).is_some_and(|prompt| prompt.takes(&response)) {
            return None;
        }
        responses.push(response);
        if question.prompt(responses).is_some() {
            return None;
        }
        let rows = question.grade(responses);
        let (deck, form, ms) = (question.deck.clone(), question.form.clone(), now.millis_since(*since));
        let counts = self.manner.counts();
        let answer = Answer { session: self.number, deck, form, rows, ms, counts };
        self.take(&answer, now);
        Some(answer)
    }

    /// Goes on after what came of an answer was shown, or an item was read.
    pub fn go_on(&mut self) {
        if matches!(self.state, State::Telling(_) | State::Reading(_)) {
            self.state = State::Between;
        }
    }

    /// How many questions are not answered yet.
    pub fn open(&self) -> usize {
        self.queue.left() + usize::from(matches!(self.state, State::Asking { .. }))
    }

    /// How it is conducted.
    pub fn manner(&self) -> Manner {
        self.manner
    }

    /// Ends the session before its time; a question not fully answered is dropped.
    ///
    /// After the last answer there is nothing left to stop: then it is done, unless it was interrupted.
    pub fn stop(&mut self, how: Ending, now: Moment) {
        self.latest = now;
        let is_over = matches!(self.state, State::Telling(_)) && self.queue.is_empty();
        let is_done = is_over && how != Ending::Interrupted;
        self.state = State::Ended(if is_done { Ending::Done } else { how });
    }

    /// The end to be recorded; `None` while the session runs.
    pub fn end(&self) -> Option<Event> {
        match self.state {
            State::Ended(how) => Some(Event::End(End { session: self.number, how })),
            _ => None,
        }
    }

    /// What people call the items of the last answer, for an error about it.
    pub fn last_asked(&self) -> String {
        let labels = self.queue.last_asked().iter().map(|&at| self.shelf.item(at).label());
        labels.collect::<Vec<_>>().join(", ")
    }

    /// The question being asked.
    #[cfg(test)]
    pub(super) fn question(&self) -> Option<&Question> {
        match &self.state {
            State::Asking { question, .. } => Some(question),
            _ => None,
        }
    }

    fn title_of(&self, question: &Question) -> String {
        let deck = self.shelf.deck_named(&question.deck);
        deck.map_or_else(String::new, |deck| deck.title.clone())
    }

    /// Lets an answer do what it does: to progress, to what comes back, and to what is shown.
    pub(super) fn take(&mut self, answer: &Answer, now: Moment) {
        self.progress.answer(now, answer);
        let refs: Vec<(ItemRef, &Row)> =
            answer.rows.iter().filter_map(|row| Some((self.shelf.find(&answer.deck, &row.item)?, row))).collect();
        self.truths.extend(answer.rows.iter().filter_map(|row| row.asked.truth()));
        self.answers.push(answer.clone());
        let outcome =
            |(at, row): &(ItemRef, &Row)| Outcome { item: *at, right: row.right, is_evidence: row.noise.is_some() };
        self.queue.answered(&refs.iter().map(outcome).collect::<Vec<_>>());
        if self.manner.returns_until_right() {
            let wrong: Vec<ItemRef> = refs.iter().filter(|(_, row)| !row.right).map(|(at, _)| *at).collect();
            self.read_again(&wrong);
        }
        let today = self.progress.day_of(now);
        let mut items: Vec<ItemFeedback> = refs
            .iter()
            .map(|(at, row)| ItemFeedback::new(self.shelf.deck(*at), self.shelf.item(*at), row, self.again(*at, today)))
            .collect();
        items.sort_by_key(|item| item.right);
        self.state = State::Between;
        let Some(deck) = self.shelf.deck_named(&answer.deck) else { return };
        let feedback = Feedback { verdict: Verdict::of(deck, &answer.rows), items };
        if !answer.is_right() && self.manner.is_scored() {
            self.mistakes.push(feedback.clone());
        }
        if self.manner.tells_at_once() {
            self.state = State::Telling(feedback);
        }
    }

    /// Asks again, after another reading, what was wrong and finds nothing to lie in between.
    fn read_again(&mut self, wrong: &[ItemRef]) {
        for &at in wrong {
            if self.queue.comes_back(at) || self.queue.is_planned(at) {
                continue;
            }
            self.queue.push(Slot::Read(at));
            self.queue.push(Slot::Alone(at));
        }
    }

    fn again(&self, at: ItemRef, today: Day) -> Return {
        if self.queue.comes_back(at) || self.queue.is_planned(at) && self.manner.returns_until_right() {
            return Return::Soon;
        }
        if !self.manner.counts() {
            return Return::Unchanged;
        }
        let (deck, item) = self.shelf.ids(at);
        Return::InDays(self.progress.due(deck, item).map_or(1, |due| due.since(today)))
    }

    /// Finds what comes next, and writes it if it is a question.
    fn next_state(&mut self, now: Moment) -> State {
        loop {
            let question = match self.queue.next() {
                None => return State::Ended(Ending::Done),
                Some(Next::Planned(Slot::Read(item))) => return State::Reading(self.lesson(item)),
                Some(Next::Single(item)) => self.single(item),
                Some(Next::Planned(slot)) => self.fill(slot),
            };
            // What was planned may no longer be needed, or may not go together after all.
            if let Some(question) = question {
                return State::Asking { question, responses: Vec::new(), since: now };
            }
        }
    }

    fn lesson(&mut self, at: ItemRef) -> Lesson {
        self.lessons += 1;
        let (deck, item) = (self.shelf.deck(at), self.shelf.item(at));
        Lesson {
            number: self.lessons,
            total: self.lessons + self.queue.lessons_left(),
            title: deck.title.clone(),
            label: item.label(),
            truths: phrase::truths(deck, item),
            why: item.why().map(|why| phrase::sentence(deck, why)),
        }
    }

    fn fill(&mut self, slot: Slot) -> Option<Question> {
        match slot {
            Slot::Read(_) => None,
            Slot::Alone(item) => self.single(item),
            // An item may suit a form and still give no question of it just now.
            Slot::Single(form, item) => self.write(form, &[item]).or_else(|| self.single(item)),
            Slot::Group(form, items) => {
                let group = self.group(&items, *form.rows().start());
                let question = self.write(form, &group);
                if question.is_none() {
                    // They do not go together after all: those not asked yet are asked one by one.
                    let asked = self.queue.all_asked();
                    for item in items.into_iter().filter(|item| !asked.contains(item)) {
                        self.queue.push(Slot::Alone(item));
                    }
                }
                question
            }
            Slot::Rest(items) => {
                let is_next = |at: &ItemRef| self.queue.is_left_open(*at) && !self.queue.asked_within(1, *at);
                self.single(items.into_iter().find(is_next)?)
            }
        }
    }

    /// The items to choose a group from: the weakest first, none that was just asked; nor one asked the question before that, if
    /// enough remain.
    fn group(&self, items: &[ItemRef], least: usize) -> Vec<ItemRef> {
        let rested_for =
            |questions: usize| items.iter().copied().filter(move |at| !self.queue.asked_within(questions, *at));
        let mut group: Vec<ItemRef> = rested_for(GAP).collect();
        if group.len() < least {
            group = rested_for(1).collect();
        }
        // Of what was asked today nothing is forgotten yet; stability tells what soon will be.
        let stability = |at: &ItemRef| {
            let (deck, item) = self.shelf.ids(*at);
            self.progress.stability(deck, item)
        };
        group.sort_by(|a, b| stability(a).total_cmp(&stability(b)));
        group
    }

    /// A question about one item by itself.
    fn single(&mut self, at: ItemRef) -> Option<Question> {
        let (deck, item) = self.shelf.ids(at);
        let last = self.progress.item(deck, item).map(|item| &item.last_form);
        let level = Level::of(self.progress.stability(deck, item));
        let mut forms = single_forms(self.shelf.item(at), &self.wishes, level, last);
        if self.manner.measures() {
            forms.retain(|form| form.examines());
        }
        forms.into_iter().find_map(|form| self.write(form, &[at]))
    }

    fn write(&mut self, form: &dyn Form, items: &[ItemRef]) -> Option<Question> {
        let first = *items.first()?;
        let truth = next_truth(&self.truths, &mut self.rng);
        let (deck, item) = self.shelf.ids(first);
        let last = self.progress.item(deck, item).and_then(|item| item.last_judged.as_ref());
        // A finger slips once. Who judges the same thing wrong again, minutes later, does not know it.
        let slip = if self.queue.was_wrong(first) { Probability::NEVER } else { SLIP };
        let stability =
            if self.manner.measures() { Hints::measuring().stability } else { self.progress.stability(deck, item) };
        let hints = Hints { stability, truth, last, slip };
        let items: Vec<&Item> = items.iter().map(|&at| self.shelf.item(at)).collect();
        form.write(self.shelf.deck(first), &items, hints, &mut self.rng).ok()
    }
}

/// Whether the next sentence should be true: by chance, but not a fourth of a kind running, and not more than two ahead of the other
/// kind. An item may still have no fresh sentence of that kind: a fact with one false version, which was shown last.
fn next_truth(shown: &[bool], rng: &mut impl Rng) -> bool {
    let ahead: i64 = shown.iter().map(|&truth| if truth { 1 } else { -1 }).sum();
    match shown {
        [.., a, b, c] if a == b && b == c => !c,
        _ if ahead >= 2 => false,
        _ if ahead <= -2 => true,
        _ => rng.random_bool(0.5),
    }
}
