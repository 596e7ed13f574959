//! Which item is asked about next: what comes back, what is planned, what lies in between.

use std::collections::{HashMap, HashSet, VecDeque};

use super::plan::{Plan, Slot};
use crate::deck::ItemRef;

/// How many other questions lie between a wrong answer and the item's return, at least, while there are so many.
pub(super) const GAP: usize = 2;

/// The questions asked and to come.
#[derive(Debug, Clone)]
pub(super) struct Queue {
    slots: VecDeque<Slot>,
    /// Items to lie between others, that were not planned.
    spare: VecDeque<ItemRef>,
    /// How often a wrong item comes back, at most.
    most_returns: usize,
    returns: Vec<Comeback>,
    /// How often each item was brought back.
    times: HashMap<ItemRef, usize>,
    /// The items that were wrong where they could have been right.
    wrong: HashSet<ItemRef>,
    /// The items of each question asked so far.
    asked: Vec<Vec<ItemRef>>,
    /// The items that were planned, and those that were right.
    goal: HashSet<ItemRef>,
    right: HashSet<ItemRef>,
    /// How many questions were planned.
    planned: usize,
}

/// What an answer says about one item of its question.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outcome {
    pub(super) item: ItemRef,
    pub(super) right: bool,
    /// Whether it says anything: else the item has not really been asked.
    pub(super) is_evidence: bool,
    /// Whether something else can be asked about it at once.
    pub(super) can_vary: bool,
}

/// A wrong item that comes back.
#[derive(Debug, Clone, Copy)]
struct Comeback {
    item: ItemRef,
    /// The number of the first question that it may be, from 1, while there is something else to ask.
    from: usize,
    /// Whether something else can be asked about it at once.
    can_vary: bool,
}

/// What to ask next.
#[derive(Debug)]
pub(super) enum Next {
    /// An item by itself: one that comes back, or one to lie in between.
    Single(ItemRef),
    Planned(Slot),
}

impl Queue {
    pub(super) fn new(plan: Plan) -> Self {
        let goal = plan.slots.iter().flat_map(Slot::items).copied().collect();
        Self {
            goal,
            right: HashSet::new(),
            planned: plan.slots.iter().filter(|slot| slot.is_question()).count(),
            // What can only be asked together with others does not come back alone.
            most_returns: if plan.allowed.has_single() { plan.activity.most_returns() } else { 0 },
            slots: plan.slots,
            spare: plan.spare,
            returns: Vec::new(),
            times: HashMap::new(),
            wrong: HashSet::new(),
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

    /// Whether there is nothing left to ask.
    pub(super) fn is_empty(&self) -> bool {
        self.slots.is_empty() && self.returns.is_empty()
    }

    /// Adds a question to what is planned.
    pub(super) fn push(&mut self, slot: Slot) {
        self.slots.push_back(slot);
    }

    /// Puts a question before what is planned.
    pub(super) fn push_first(&mut self, slot: Slot) {
        self.slots.push_front(slot);
    }

    /// Takes away what is planned about these items alone.
    pub(super) fn strike(&mut self, items: &[ItemRef]) {
        let is_about =
            |slot: &Slot| matches!(slot, Slot::Read(at) | Slot::Single(_, at) | Slot::Alone(at) if items.contains(at));
        self.slots.retain(|slot| !is_about(slot));
    }

    /// Whether a question about this item alone is planned.
    pub(super) fn is_planned(&self, item: ItemRef) -> bool {
        self.slots.iter().any(|slot| matches!(slot, Slot::Single(_, at) | Slot::Alone(at) if *at == item))
    }

    /// How many questions are planned or come back.
    pub(super) fn left(&self) -> usize {
        self.questions_planned() + self.returns.len()
    }

    /// How many items are still to be read.
    pub(super) fn lessons_left(&self) -> usize {
        self.slots.len() - self.questions_planned()
    }

    fn questions_planned(&self) -> usize {
        self.slots.iter().filter(|slot| slot.is_question()).count()
    }

    /// Takes note of a question that was answered.
    ///
    /// What was wrong comes back, even where nothing else was left to pick: the learner saw it go wrong.
    pub(super) fn answered(&mut self, outcomes: &[Outcome]) {
        self.asked.push(outcomes.iter().map(|outcome| outcome.item).collect());
        for &Outcome { item, right, is_evidence, can_vary } in outcomes {
            if right {
                self.right.insert(item);
            }
            if !right {
                if is_evidence {
                    self.wrong.insert(item);
                }
                self.bring_back(item, can_vary);
            } else if is_evidence {
                self.returns.retain(|comeback| comeback.item != item);
            }
        }
    }

    /// Whether this session has evidence against this item.
    pub(super) fn was_wrong(&self, item: ItemRef) -> bool {
        self.wrong.contains(&item)
    }

    /// The number of the next question, from 1.
    pub(super) fn number(&self) -> usize {
        self.asked.len() + 1
    }

    /// How many of the planned items were right, of how many.
    pub(super) fn items_right(&self) -> (usize, usize) {
        (self.goal.intersection(&self.right).count(), self.goal.len())
    }

    /// How many of the planned questions were answered, of how many. Others that come up after those move nothing: while one is left, one is not done.
    pub(super) fn questions_answered(&self) -> (usize, usize) {
        (self.asked.len().min(self.planned.saturating_sub(1)), self.planned)
    }

    /// Takes note that a wrong item is asked again by itself; false if it has come back as often as it may.
    pub(super) fn may_return(&mut self, item: ItemRef) -> bool {
        let times = self.times.entry(item).or_default();
        *times += 1;
        *times <= self.most_returns
    }

    pub(super) fn comes_back(&self, item: ItemRef) -> bool {
        self.returns.iter().any(|comeback| comeback.item == item)
    }

    /// Whether one of the last so many questions asked about this item.
    pub(super) fn asked_within(&self, questions: usize, item: ItemRef) -> bool {
        self.asked.iter().rev().take(questions).any(|items| items.contains(&item))
    }

    /// Every item asked about, once, in the order of the decks.
    pub(super) fn all_asked(&self) -> Vec<ItemRef> {
        let mut items: Vec<ItemRef> = self.asked.iter().flatten().copied().collect();
        items.sort();
        items.dedup();
        items
    }

    fn bring_back(&mut self, item: ItemRef, can_vary: bool) {
        self.returns.retain(|comeback| comeback.item != item);
        let can_come_back = can_vary || self.is_there_another(item);
        let times = self.times.entry(item).or_default();
        if *times < self.most_returns && can_come_back {
            *times += 1;
            self.returns.push(Comeback { item, from: self.number() + GAP, can_vary });
        }
    }

    /// Whether there is another item to lie between two questions about this one.
    fn is_there_another(&self, item: ItemRef) -> bool {
        let planned = self.slots.iter().flat_map(Slot::items).chain(&self.spare);
        let mut others = planned.copied().chain(self.returns.iter().map(|comeback| comeback.item));
        others.any(|at| at != item)
    }

    /// An item to ask while others wait to come back: a spare one. Nothing is asked again for its own sake: where there is none, the first of those that wait
    /// need not wait any longer, if possible one that was not just asked, or else can be asked something else.
    fn filler(&mut self) -> Option<ItemRef> {
        if let Some(item) = self.spare.pop_front() {
            return Some(item);
        }
        let is_rested = |comeback: &Comeback| !self.asked_within(1, comeback.item);
        let waiting = self.returns.iter().position(is_rested);
        let waiting = waiting.or_else(|| self.returns.iter().position(|comeback| comeback.can_vary));
        // What was promised comes.
        let waiting = waiting.or_else(|| (!self.returns.is_empty()).then_some(0))?;
        Some(self.returns.remove(waiting).item)
    }
}
