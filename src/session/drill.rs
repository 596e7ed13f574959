//! A drill under way.

use rand::rngs::ChaCha8Rng;
use rand::{Rng, RngExt};

use super::feedback::{Feedback, ItemFeedback, Return, Verdict};
use super::plan::{Plan, Slot, single_form};
use super::queue::{GAP, Next, Outcome, Queue};
use super::summary::{self, Summary};
use super::{Agenda, Ask, ItemRef, Shelf, Step};
use crate::clock::{Day, Moment};
use crate::deck::Item;
use crate::journal::{Answer, End, Ending, Event};
use crate::memory::Probability;
use crate::progress::Progress;
use crate::question::{Form, Hints, Question, Response, Row, SLIP};

/// A session that asks what is due and brings back what was wrong.
#[derive(Debug)]
pub struct Drill {
    /// The number of the line with the session's beginning.
    number: u64,
    shelf: Shelf,
    progress: Progress,
    rng: ChaCha8Rng,
    queue: Queue,
    /// How many items may begin a day.
    new_a_day: usize,
    answers: Vec<Answer>,
    /// Whether each sentence shown so far was true.
    truths: Vec<bool>,
    began: Moment,
    latest: Moment,
    state: State,
}

#[derive(Debug)]
enum State {
    /// The next question is to be found.
    Between,
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

impl Drill {
    /// A drill after `plan`, recorded as begun on line `number`.
    pub fn new(number: u64, shelf: Shelf, progress: Progress, plan: Plan, rng: ChaCha8Rng, now: Moment) -> Self {
        Self {
            number,
            shelf,
            progress,
            rng,
            new_a_day: plan.new_a_day,
            queue: Queue::new(plan),
            answers: Vec::new(),
            truths: Vec::new(),
            began: now,
            latest: now,
            state: State::Between,
        }
    }

    /// What to show now. Until something is done about it, the same.
    pub fn step(&mut self, now: Moment) -> Step {
        if matches!(self.state, State::Between) {
            self.state = match self.next_question() {
                Some(question) => State::Asking { question, responses: Vec::new(), since: now },
                None => State::Ended(Ending::Done),
            };
        }
        match &self.state {
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
        let answer = Answer { session: self.number, deck, form, rows, ms, counts: true };
        self.take(&answer, now);
        Some(answer)
    }

    /// Goes on after what came of an answer was shown.
    pub fn go_on(&mut self) {
        if matches!(self.state, State::Telling(_)) {
            self.state = State::Between;
        }
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
    fn take(&mut self, answer: &Answer, now: Moment) {
        self.progress.answer(now, answer);
        let refs: Vec<(ItemRef, &Row)> =
            answer.rows.iter().filter_map(|row| Some((self.shelf.find(&answer.deck, &row.item)?, row))).collect();
        self.truths.extend(answer.rows.iter().filter_map(|row| row.asked.truth()));
        self.answers.push(answer.clone());
        let outcome =
            |(at, row): &(ItemRef, &Row)| Outcome { item: *at, right: row.right, is_evidence: row.noise.is_some() };
        self.queue.answered(&refs.iter().map(outcome).collect::<Vec<_>>());
        let today = self.progress.day_of(now);
        let mut items: Vec<ItemFeedback> = refs
            .iter()
            .map(|(at, row)| ItemFeedback::new(self.shelf.deck(*at), self.shelf.item(*at), row, self.again(*at, today)))
            .collect();
        items.sort_by_key(|item| item.right);
        self.state = match self.shelf.deck_named(&answer.deck) {
            Some(deck) => State::Telling(Feedback { verdict: Verdict::of(deck, &answer.rows), items }),
            None => State::Between,
        };
    }

    fn again(&self, at: ItemRef, today: Day) -> Return {
        if self.queue.comes_back(at) {
            return Return::Soon;
        }
        let (deck, item) = self.shelf.ids(at);
        Return::InDays(self.progress.due(deck, item).map_or(1, |due| due.since(today)))
    }

    /// Finds and writes the next question.
    fn next_question(&mut self) -> Option<Question> {
        loop {
            let question = match self.queue.next()? {
                Next::Single(item) => self.single(item),
                Next::Planned(slot) => self.fill(slot),
            };
            // What was planned may no longer be needed, or may not go together after all.
            if question.is_some() {
                return question;
            }
        }
    }

    fn fill(&mut self, slot: Slot) -> Option<Question> {
        match slot {
            Slot::Single(form, item) => self.write(form, &[item]),
            Slot::Group(form, items) => {
                let group = self.group(&items, *form.rows().start());
                let question = self.write(form, &group);
                if question.is_none() {
                    // They do not go together after all: those not asked yet are asked one by one.
                    let asked = self.queue.all_asked();
                    for item in items.into_iter().filter(|item| !asked.contains(item)) {
                        self.queue.push(Slot::Single(single_form(self.shelf.item(item), None), item));
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
        self.write(single_form(self.shelf.item(at), last), &[at])
    }

    fn write(&mut self, form: &dyn Form, items: &[ItemRef]) -> Option<Question> {
        let first = *items.first()?;
        let truth = next_truth(&self.truths, &mut self.rng);
        let (deck, item) = self.shelf.ids(first);
        let last = self.progress.item(deck, item).and_then(|item| item.last_judged.as_ref());
        // A finger slips once. Who judges the same thing wrong again, minutes later, does not know it.
        let slip = if self.queue.was_wrong(first) { Probability::NEVER } else { SLIP };
        let hints = Hints { stability: self.progress.stability(deck, item), truth, last, slip };
        let items: Vec<&Item> = items.iter().map(|&at| self.shelf.item(at)).collect();
        form.write(self.shelf.deck(first), &items, hints, &mut self.rng).ok()
    }

    fn summary(&self, ending: Ending) -> Summary {
        let today = self.progress.day_of(self.latest);
        let agenda = Agenda::of(&self.shelf, &self.progress, today, self.new_a_day);
        let kept = self.queue.all_asked().into_iter().filter(|at| !agenda.due.contains(at));
        Summary {
            ending,
            asked: self.answers.len(),
            right: self.answers.iter().filter(|answer| answer.is_right()).count(),
            ms: self.latest.millis_since(self.began),
            streak: self.progress.streak(today),
            mixed_up: summary::mixed_up(&self.shelf, &self.answers),
            again: summary::again(&self.shelf, &self.progress, kept, today),
            left_today: agenda.due.len() + agenda.new.len(),
            next: agenda.coming.map(|coming| coming.day.since(today)),
        }
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
