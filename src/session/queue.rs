//! Which item is asked about next: what comes back, what is planned, what lies in between.

use std::collections::{HashMap, HashSet, VecDeque};

use super::ItemRef;
use super::plan::{Plan, Slot};

/// How many other questions lie between a wrong answer and the item's return, at least.
pub(super) const GAP: usize = 2;

/// How often a wrong item comes back in one session, at most.
const MOST_RETURNS: u8 = 2;

/// The questions asked and to come.
#[derive(Debug)]
pub(super) struct Queue {
    slots: VecDeque<Slot>,
    /// Items that are due and found no room in the plan.
    left_over: VecDeque<ItemRef>,
    /// The items that the plan asks about. Only they come back when wrong, not those that merely lay in between: a bad day must end.
    planned: HashSet<ItemRef>,
    returns: Vec<Comeback>,
    /// How often each item was wrong.
    wrong: HashMap<ItemRef, u8>,
    /// The items of each question asked so far.
    asked: Vec<Vec<ItemRef>>,
}

/// A wrong item that comes back.
#[derive(Debug, Clone, Copy)]
struct Comeback {
    item: ItemRef,
    /// The number of the first question that it may be, from 1.
    from: usize,
}

/// What to ask next.
#[derive(Debug)]
pub(super) enum Next {
    /// An item by itself: one that comes back, or one to lie in between.
    Single(ItemRef),
    /// What was planned.
    Planned(Slot),
}

impl Queue {
    pub(super) fn new(plan: Plan) -> Self {
        Self {
            planned: plan.slots.iter().flat_map(|slot| slot.items.iter().copied()).collect(),
            slots: plan.slots,
            left_over: plan.left_over.into(),
            returns: Vec::new(),
            wrong: HashMap::new(),
            asked: Vec::new(),
        }
    }

    /// Takes what to ask next; `None` at the end.
    pub(super) fn next(&mut self) -> Option<Next> {
        let number = self.number();
        let is_ready = |comeback: &Comeback| comeback.from <= number && !self.asked_within(1, comeback.item);
        if let Some(ready) = self.returns.iter().position(is_ready) {
            return Some(Next::Single(self.returns.remove(ready).item));
        }
        if let Some(slot) = self.slots.pop_front() {
            return Some(Next::Planned(slot));
        }
        if self.returns.is_empty() {
            return None;
        }
        self.filler().map(Next::Single)
    }

    /// Adds a question to what is planned.
    pub(super) fn push(&mut self, slot: Slot) {
        self.slots.push_back(slot);
    }

    /// Takes note of a question that was answered: its items, and whether each was right, where that is evidence.
    pub(super) fn answered(&mut self, items: &[(ItemRef, Option<bool>)]) {
        self.asked.push(items.iter().map(|(item, _)| *item).collect());
        for &(item, right) in items {
            match right {
                Some(true) => self.returns.retain(|comeback| comeback.item != item),
                Some(false) => self.bring_back(item),
                None => {}
            }
        }
    }

    /// The number of the next question, from 1.
    pub(super) fn number(&self) -> usize {
        self.asked.len() + 1
    }

    /// How many questions there will be if nothing more goes wrong, with `open` of them neither answered nor to come.
    pub(super) fn total(&self, open: usize) -> usize {
        let mut count = self.asked.len() + open;
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

    /// Whether this item comes back.
    pub(super) fn comes_back(&self, item: ItemRef) -> bool {
        self.returns.iter().any(|comeback| comeback.item == item)
    }

    /// Whether one of the last so many questions asked about this item.
    pub(super) fn asked_within(&self, questions: usize, item: ItemRef) -> bool {
        self.asked.iter().rev().take(questions).any(|items| items.contains(&item))
    }

    /// The items of the last question.
    pub(super) fn last_asked(&self) -> &[ItemRef] {
        self.asked.last().map_or(&[], Vec::as_slice)
    }

    /// Every item asked about, once, in the order of the decks.
    pub(super) fn all_asked(&self) -> Vec<ItemRef> {
        let mut items: Vec<ItemRef> = self.asked.iter().flatten().copied().collect();
        items.sort();
        items.dedup();
        items
    }

    fn bring_back(&mut self, item: ItemRef) {
        self.returns.retain(|comeback| comeback.item != item);
        let wrong = self.wrong.entry(item).or_default();
        *wrong = wrong.saturating_add(1);
        if *wrong <= MOST_RETURNS && self.planned.contains(&item) && self.can_come_back(item) {
            self.returns.push(Comeback { item, from: self.number() + GAP });
        }
    }

    /// Whether there are enough other items to lie between two questions about this one.
    fn can_come_back(&self, item: ItemRef) -> bool {
        let planned = self.slots.iter().flat_map(|slot| &slot.items).chain(&self.left_over);
        let others: HashSet<ItemRef> =
            self.asked.iter().flatten().chain(planned).copied().filter(|at| *at != item).collect();
        others.len() >= GAP && others.iter().any(|at| !self.asked_within(1, *at))
    }

    /// An item to ask while another waits to come back: one that is due and found no room, else the one not asked for longest. If
    /// there is none, no one need wait any longer.
    fn filler(&mut self) -> Option<ItemRef> {
        if let Some(item) = self.left_over.pop_front() {
            return Some(item);
        }
        let last_time = |at: &ItemRef| self.asked.iter().rposition(|items| items.contains(at));
        let candidates = || self.asked.iter().flatten().copied().filter(|at| !self.comes_back(*at));
        let rested = candidates().filter(|at| !self.asked_within(GAP, *at)).min_by_key(last_time);
        // One that was right may follow a little sooner than one that was wrong.
        let right = || candidates().filter(|at| !self.asked_within(1, *at) && !self.wrong.contains_key(at));
        let filler = rested.or_else(|| right().min_by_key(last_time));
        if filler.is_none() {
            self.returns.clear();
        }
        filler
    }
}
