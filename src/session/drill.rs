//! A drill under way.

use std::collections::{HashMap, HashSet, VecDeque};

use rand::rngs::ChaCha8Rng;
use rand::{Rng, RngExt};

use super::feedback::{Feedback, Lesson, Return, Verdict};
use super::plan::{Plan, Slot};
use super::summary::{self, Summary};
use super::{Ask, ItemRef, Shelf, Step};
use crate::clock::{Day, Moment};
use crate::deck::Item;
use crate::journal::{Answer, End, Ending, Event};
use crate::progress::Progress;
use crate::question::{FORMS, Form, Hints, Question, Row};

/// How many other questions lie between a wrong answer and the item's return, at least.
const GAP: usize = 2;

/// How often a wrong item comes back in one session, at most.
const MOST_RETURNS: u8 = 2;

/// A session that asks what is due and brings back what was wrong.
#[derive(Debug)]
pub struct Drill {
    /// The number of the line with the session's beginning.
    number: u64,
    shelf: Shelf,
    progress: Progress,
    rng: ChaCha8Rng,
    slots: VecDeque<Slot>,
    left_over: VecDeque<ItemRef>,
    /// The items that the plan asks about. Only they come back when wrong, not those that merely lay in between: a bad day must end.
    planned: HashSet<ItemRef>,
    returns: Vec<Comeback>,
    /// How often each item was wrong in this session.
    wrong: HashMap<ItemRef, u8>,
    /// The items of each question asked so far.
    asked: Vec<Vec<ItemRef>>,
    answers: Vec<Answer>,
    /// Whether each sentence shown so far was true.
    truths: Vec<bool>,
    began: Moment,
    latest: Moment,
    state: State,
}

/// A wrong item that comes back.
#[derive(Debug, Clone, Copy)]
struct Comeback {
    item: ItemRef,
    /// The number of the first question that it may be, from 1.
    from: usize,
}

#[derive(Debug)]
enum State {
    /// The next question is to be found.
    Between,
    /// A question is being answered.
    Asking {
        question: Question,
        picks: Vec<usize>,
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
            planned: plan.slots.iter().flat_map(|slot| slot.items.iter().copied()).collect(),
            slots: plan.slots,
            left_over: plan.left_over.into(),
            returns: Vec::new(),
            wrong: HashMap::new(),
            asked: Vec::new(),
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
                Some(question) => State::Asking { question, picks: Vec::new(), since: now },
                None => State::Ended(Ending::Done),
            };
        }
        match &self.state {
            State::Asking { question, picks, .. } => match question.prompt(picks) {
                Some(prompt) => Step::Ask(Ask {
                    number: self.asked.len() + 1,
                    total: self.total(),
                    title: self.title_of(question),
                    continues: !picks.is_empty(),
                    prompt,
                }),
                // `pick` takes away every question that is answered, so there always is a prompt.
                None => Step::Done(self.summary(Ending::Done)),
            },
            State::Telling(feedback) => Step::Tell(feedback.clone()),
            State::Ended(ending) => Step::Done(self.summary(*ending)),
            State::Between => Step::Done(self.summary(Ending::Done)),
        }
    }

    /// Takes the option of this number, from 0; returns the answer to be recorded once the question is answered.
    ///
    /// A number that is no option's is not taken: the same step comes again.
    pub fn pick(&mut self, option: usize, now: Moment) -> Option<Answer> {
        self.latest = now;
        let State::Asking { question, picks, since } = &mut self.state else { return None };
        if question.prompt(picks).is_none_or(|prompt| option >= prompt.options.len()) {
            return None;
        }
        picks.push(option);
        if question.prompt(picks).is_some() {
            return None;
        }
        let rows = question.grade(picks);
        let (deck, form, ms) = (question.deck.clone(), question.form.clone(), now.millis_since(*since));
        let answer = Answer { session: self.number, deck, form, rows, ms };
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
    pub fn stop(&mut self, how: Ending, now: Moment) {
        self.latest = now;
        self.state = State::Ended(how);
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
        let labels = self.asked.last().into_iter().flatten().map(|&at| self.shelf.item(at).label());
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
        let deck = self.shelf.decks().iter().find(|deck| deck.id == question.deck);
        deck.map_or_else(String::new, |deck| deck.title.clone())
    }

    /// Lets an answer do what it does: to progress, to what comes back, and to what is shown.
    fn take(&mut self, answer: &Answer, now: Moment) {
        self.progress.answer(now, answer);
        let refs: Vec<(ItemRef, &Row)> =
            answer.rows.iter().filter_map(|row| Some((self.shelf.find(&answer.deck, &row.item)?, row))).collect();
        self.truths.extend(answer.rows.iter().filter_map(|row| row.asked.truth()));
        self.asked.push(refs.iter().map(|(at, _)| *at).collect());
        self.answers.push(answer.clone());
        for (at, row) in &refs {
            if row.noise.is_some() {
                self.returns.retain(|comeback| comeback.item != *at);
                if !row.right {
                    self.bring_back(*at);
                }
            }
        }
        let today = self.progress.day_of(now);
        let mut lessons: Vec<Lesson> = refs
            .iter()
            .map(|(at, row)| Lesson::new(self.shelf.deck(*at), self.shelf.item(*at), row.right, self.again(*at, today)))
            .collect();
        lessons.sort_by_key(|lesson| lesson.right);
        let deck = self.shelf.decks().iter().find(|deck| deck.id == answer.deck);
        self.state = match deck {
            Some(deck) => State::Telling(Feedback { verdict: Verdict::of(deck, &answer.rows), lessons }),
            None => State::Between,
        };
    }

    fn bring_back(&mut self, item: ItemRef) {
        let wrong = self.wrong.entry(item).or_default();
        *wrong = wrong.saturating_add(1);
        if *wrong <= MOST_RETURNS && self.planned.contains(&item) && self.can_come_back(item) {
            self.returns.push(Comeback { item, from: self.asked.len() + GAP + 1 });
        }
    }

    /// Whether there are enough other items to lie between two questions about this one.
    fn can_come_back(&self, item: ItemRef) -> bool {
        let planned = self.slots.iter().flat_map(|slot| &slot.items).chain(&self.left_over);
        let mut others: Vec<ItemRef> =
            self.asked.iter().flatten().chain(planned).copied().filter(|at| *at != item).collect();
        others.sort();
        others.dedup();
        others.len() >= GAP && others.iter().any(|at| !self.asked_within(1, *at))
    }

    fn again(&self, at: ItemRef, today: Day) -> Return {
        if self.returns.iter().any(|comeback| comeback.item == at) {
            return Return::Soon;
        }
        let (deck, item) = self.shelf.ids(at);
        Return::InDays(self.progress.due(deck, item).map_or(1, |due| due.since(today)))
    }

    /// How many questions there will be if nothing more goes wrong.
    fn total(&self) -> usize {
        let is_asking = matches!(self.state, State::Asking { .. });
        let mut count = self.asked.len() + usize::from(is_asking);
        let mut from: Vec<usize> = self.returns.iter().map(|comeback| comeback.from).collect();
        let mut planned = self.slots.len();
        while planned > 0 || !from.is_empty() {
            count += 1;
            match from.iter().position(|from| *from <= count) {
                Some(ready) => drop(from.remove(ready)),
                None => planned = planned.saturating_sub(1),
            }
        }
        count
    }

    /// Finds and writes the next question: what comes back now, else what is planned, else something to lie in between.
    fn next_question(&mut self) -> Option<Question> {
        let number = self.asked.len() + 1;
        let is_ready = |comeback: &Comeback| comeback.from <= number && !self.asked_within(1, comeback.item);
        if let Some(ready) = self.returns.iter().position(is_ready) {
            let comeback = self.returns.remove(ready);
            return self.single(comeback.item);
        }
        while let Some(slot) = self.slots.pop_front() {
            if let Some(question) = self.fill(slot) {
                return Some(question);
            }
        }
        if self.returns.is_empty() {
            return None;
        }
        match self.filler() {
            Some(item) => self.single(item),
            None => {
                self.returns.clear();
                None
            }
        }
    }

    fn fill(&mut self, slot: Slot) -> Option<Question> {
        match slot.items.as_slice() {
            [only] => self.write(slot.form, &[*only]),
            several if *slot.form.rows().start() == 1 => {
                let rests: Vec<ItemRef> = several.iter().copied().filter(|at| self.is_due(*at)).collect();
                let rest = *rests.iter().find(|at| !self.asked_within(1, **at))?;
                // After wrong pairs more than one is left without evidence.
                if rests.len() > 1 {
                    self.slots.push_back(slot.clone());
                }
                self.write(slot.form, &[rest])
            }
            several => {
                let group = self.group(several, *slot.form.rows().start());
                self.write(slot.form, &group).or_else(|| {
                    // They do not go together after all: those not asked yet are asked one by one.
                    let asked: Vec<ItemRef> = self.asked.iter().flatten().copied().collect();
                    let left = several.iter().filter(|item| !asked.contains(item));
                    self.slots.extend(left.map(|&item| Slot { form: FORMS[0], items: vec![item] }));
                    None
                })
            }
        }
    }

    /// The items to choose a group from: the weakest first, none that was just asked; nor one asked the question before that, if
    /// enough remain.
    fn group(&self, items: &[ItemRef], least: usize) -> Vec<ItemRef> {
        let rested: Vec<ItemRef> = items.iter().copied().filter(|at| !self.asked_within(GAP, *at)).collect();
        let mut group: Vec<ItemRef> = if rested.len() >= least {
            rested
        } else {
            items.iter().copied().filter(|at| !self.asked_within(1, *at)).collect()
        };
        // Of what was asked today nothing is forgotten yet; stability tells what soon will be.
        let stability = |at: &ItemRef| {
            let (deck, item) = self.shelf.ids(*at);
            self.progress.stability(deck, item)
        };
        group.sort_by(|a, b| stability(a).total_cmp(&stability(b)));
        group
    }

    /// An item to ask while another waits to come back: one that is due and found no room, else the one not asked for longest.
    fn filler(&mut self) -> Option<ItemRef> {
        if let Some(item) = self.left_over.pop_front() {
            return Some(item);
        }
        let waits = |at: &ItemRef| self.returns.iter().any(|comeback| comeback.item == *at);
        let last_time = |at: &ItemRef| self.asked.iter().rposition(|items| items.contains(at));
        let candidates = || self.asked.iter().flatten().copied().filter(|at| !waits(at));
        let rested = candidates().filter(|at| !self.asked_within(GAP, *at)).min_by_key(last_time);
        // One that was right may follow a little sooner than one that was wrong.
        let right = || candidates().filter(|at| !self.asked_within(1, *at) && !self.wrong.contains_key(at));
        rested.or_else(|| right().min_by_key(last_time))
    }

    /// A question about one item, in the first form that takes one item and is not that of last time, where there is one.
    fn single(&mut self, at: ItemRef) -> Option<Question> {
        let (deck, item) = self.shelf.ids(at);
        let last = self.progress.item(deck, item).map(|item| item.last_form.clone());
        let takes_one = |form: &&&dyn Form| *form.rows().start() == 1 && form.suits(self.shelf.item(at));
        let mut forms = FORMS.iter().filter(takes_one);
        let form = forms.clone().find(|form| Some(form.name()) != last).or_else(|| forms.next())?;
        self.write(*form, &[at])
    }

    fn write(&mut self, form: &dyn Form, items: &[ItemRef]) -> Option<Question> {
        let first = *items.first()?;
        let truth = next_truth(&self.truths, &mut self.rng);
        let (deck, item) = self.shelf.ids(first);
        let last = self.progress.item(deck, item).and_then(|item| item.last_judged.as_ref());
        let hints = Hints { stability: self.progress.stability(deck, item), truth, last };
        let items: Vec<&Item> = items.iter().map(|&at| self.shelf.item(at)).collect();
        form.write(self.shelf.deck(first), &items, hints, &mut self.rng).ok()
    }

    /// Whether one of the last so many questions asked about this item.
    fn asked_within(&self, questions: usize, at: ItemRef) -> bool {
        self.asked.iter().rev().take(questions).any(|items| items.contains(&at))
    }

    /// Whether an item is due, as far as is known now.
    fn is_due(&self, at: ItemRef) -> bool {
        let (deck, item) = self.shelf.ids(at);
        self.progress.due(deck, item).is_some_and(|due| due <= self.progress.day_of(self.latest))
    }

    fn summary(&self, ending: Ending) -> Summary {
        let today = self.progress.day_of(self.latest);
        let mut items: Vec<ItemRef> = self.asked.iter().flatten().copied().collect();
        items.sort();
        items.dedup();
        let still_due = self.shelf.items().filter(|at| self.is_due(*at)).count();
        items.retain(|at| !self.is_due(*at));
        Summary {
            ending,
            asked: self.answers.len(),
            right: self.answers.iter().filter(|answer| answer.is_right()).count(),
            ms: self.latest.millis_since(self.began),
            streak: self.progress.streak(today),
            mixed_up: summary::mixed_up(&self.shelf, &self.answers),
            again: summary::again(&self.shelf, &self.progress, items.into_iter(), today),
            still_due,
        }
    }
}

/// Whether the next sentence is to be true: by chance, but never a fourth of a kind running, and never more than two ahead of the
/// other kind.
fn next_truth(shown: &[bool], rng: &mut impl Rng) -> bool {
    let ahead: i64 = shown.iter().map(|&truth| if truth { 1 } else { -1 }).sum();
    match shown {
        [.., a, b, c] if a == b && b == c => !c,
        _ if ahead >= 2 => false,
        _ if ahead <= -2 => true,
        _ => rng.random_bool(0.5),
    }
}
