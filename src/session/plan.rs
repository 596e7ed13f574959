//! Which questions a session asks, in which form, in which order.

use std::collections::VecDeque;
use std::fmt;

use rand::Rng;

use super::allowed_forms::AllowedForms;
use super::candidate::Candidate;
use crate::deck::{Item, ItemRef, Shelf};
use crate::journal::Activity;
use crate::progress::{Agenda, Progress};
use crate::question::{Form, Hints, forms};

/// From this many questions on, a session has at least one that takes several items at once.
const WITH_GROUP_FROM: usize = 8;

/// Among so many items, those that come first, some go together in one question.
const MOST_CHOSEN_FROM: usize = 100;

/// A question to come, or something to read before one.
#[derive(Clone)]
pub(super) enum Slot {
    Read(ItemRef),
    Single(&'static dyn Form, ItemRef),
    /// About one item, in whatever form is best by then.
    Alone(ItemRef),
    /// About several: those of these items that go together.
    Group(&'static dyn Form, Vec<ItemRef>),
}

impl Slot {
    /// Whether something is asked, and not only read.
    pub(super) fn is_question(&self) -> bool {
        !matches!(self, Self::Read(_))
    }

    /// The items that it may ask about.
    pub(super) fn items(&self) -> &[ItemRef] {
        match self {
            Self::Read(item) | Self::Single(_, item) | Self::Alone(item) => std::slice::from_ref(item),
            Self::Group(_, items) => items,
        }
    }
}

impl fmt::Debug for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(item) => write!(f, "read[{item:?}]"),
            Self::Alone(item) => write!(f, "alone[{item:?}]"),
            Self::Single(form, _) | Self::Group(form, _) => write!(f, "{}{:?}", form.name(), self.items()),
        }
    }
}

/// The questions of a session, in order.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(super) slots: VecDeque<Slot>,
    /// What kind of session it is.
    pub(super) activity: Activity,
    /// Whether its answers are evidence of memory.
    pub(super) counts: bool,
    pub(super) allowed: AllowedForms,
    /// How many items may begin a day; 0 where that is of no interest.
    pub(super) new_a_day: usize,
    /// How many questions a usual drill asks; `None` for any other session.
    pub(super) a_day: Option<usize>,
    /// Items that are known and not planned, to lie between others: what is due first, then the most forgotten.
    pub(super) spare: VecDeque<ItemRef>,
}

impl Plan {
    /// A drill: what is due, then what is new, in at most `most` questions.
    pub(crate) fn drill(
        shelf: &Shelf,
        progress: &Progress,
        agenda: &Agenda,
        most: usize,
        allowed: &AllowedForms,
        rng: &mut dyn Rng,
    ) -> Self {
        let items = agenda.due.iter().chain(&agenda.new).copied().collect();
        let plan = Self::of_items(Activity::Drill, shelf, progress, items, most, allowed, rng);
        let can_ask = |at: &ItemRef| allowed.can_ask(shelf, *at);
        let planned: Vec<ItemRef> = plan.slots.iter().flat_map(|slot| slot.items().to_vec()).collect();
        let left = agenda.due.iter().copied().filter(|at| !planned.contains(at));
        let spare = left.chain(agenda.ahead.iter().copied()).filter(can_ask).collect();
        Self { new_a_day: agenda.new_a_day, a_day: Some(most), spare, ..plan }
    }

    /// Practice of what is not yet due, in at most `most` questions.
    pub(crate) fn practice(
        shelf: &Shelf,
        progress: &Progress,
        agenda: &Agenda,
        most: usize,
        allowed: &AllowedForms,
        rng: &mut dyn Rng,
    ) -> Self {
        let items = agenda.ahead.clone();
        let plan = Self::of_items(Activity::Practice, shelf, progress, items, most, allowed, rng);
        Self { new_a_day: agenda.new_a_day, ..plan }
    }

    /// A session about these items, in this order and in at most `most` questions.
    pub(crate) fn of_items(
        activity: Activity,
        shelf: &Shelf,
        progress: &Progress,
        items: Vec<ItemRef>,
        most: usize,
        allowed: &AllowedForms,
        rng: &mut dyn Rng,
    ) -> Self {
        let slots = Planner { shelf, progress, allowed, rng }.slots(items, most);
        Self::of_slots(activity, slots, allowed.clone())
    }

    /// A drill on the way to an exam: these items, in this order, in at most `most` questions. What was right once before is asked in the forms of
    /// the exam, the one that came least so far before the others: none of them is met there for the first time.
    pub(crate) fn towards_exam(
        shelf: &Shelf,
        progress: &Progress,
        items: &[ItemRef],
        most: usize,
        allowed: &AllowedForms,
        rng: &mut dyn Rng,
    ) -> Self {
        let known = |at: ItemRef| {
            let (deck, item) = shelf.ids(at);
            progress.item(deck, item)
        };
        let asked = |form: &dyn Form| {
            let times = shelf.items().filter_map(known).flat_map(|item| &item.asked);
            times.filter(|asked| asked.form == form.name()).map(|asked| asked.times).sum::<u32>()
        };
        let mut forms: Vec<(u32, &'static dyn Form)> =
            forms().iter().copied().filter(|form| form.examines()).map(|form| (asked(form), form)).collect();
        let mut slots = VecDeque::new();
        for &at in items.iter().take(most) {
            let item = shelf.item(at);
            let met = known(at).is_some_and(|item| item.right_days.iter().next().is_some());
            let suiting = forms.iter_mut().filter(|(_, form)| met && form.suits(item));
            match suiting.min_by_key(|(times, _)| *times) {
                Some((times, form)) => {
                    *times += 1;
                    slots.push_back(Slot::Single(*form, at));
                }
                None => slots.extend(Planner { shelf, progress, allowed, rng }.slots(vec![at], 1)),
            }
        }
        Self::of_slots(Activity::Drill, slots, allowed.clone())
    }

    pub(super) fn of_slots(activity: Activity, slots: VecDeque<Slot>, allowed: AllowedForms) -> Self {
        Self { slots, activity, counts: true, allowed, new_a_day: 0, a_day: None, spare: VecDeque::new() }
    }

    /// The same for mere practice: what is answered is recorded and changes no schedule.
    #[must_use]
    pub(crate) fn uncounted(self) -> Self {
        Self { counts: false, ..self }
    }

    /// The same, with the number of items that may begin a day, for its summary.
    #[must_use]
    pub(crate) fn with_new_a_day(self, new_a_day: usize) -> Self {
        Self { new_a_day, ..self }
    }

    /// Whether its answers are evidence of memory.
    pub(crate) fn counts(&self) -> bool {
        self.counts
    }

    /// Whether there is nothing to ask.
    pub(crate) fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// What kind of session it is.
    pub(crate) fn activity(&self) -> Activity {
        self.activity
    }
}

pub(super) struct Planner<'a> {
    pub(super) shelf: &'a Shelf,
    pub(super) progress: &'a Progress,
    pub(super) allowed: &'a AllowedForms,
    pub(super) rng: &'a mut dyn Rng,
}

impl Planner<'_> {
    /// The questions about these items, at most `most`; several items may share one.
    pub(super) fn slots(mut self, mut items: Vec<ItemRef>, most: usize) -> VecDeque<Slot> {
        items.retain(|&item| self.allowed.can_ask(self.shelf, item));
        let mut slots: VecDeque<Slot> = VecDeque::new();
        let mut has_group = false;
        while !items.is_empty() && slots.len() < most {
            let Some(slot) = self.slot(&items) else {
                items.remove(0);
                continue;
            };
            items.retain(|item| !slot.items().contains(item));
            has_group |= matches!(slot, Slot::Group(..));
            slots.push_back(slot);
        }
        if !has_group {
            if slots.len() == most && most >= WITH_GROUP_FROM && self.closing_group(&slots).is_some() {
                slots.pop_back();
            }
            if slots.len() < most {
                slots.extend(self.closing_group(&slots));
            }
        }
        slots
    }

    /// The question for the first of these items, in a form that it allows; a form that takes several takes others of them along. `None` if no
    /// form that may be used can ask it now.
    fn slot(&mut self, items: &[ItemRef]) -> Option<Slot> {
        let first = items[0];
        let candidate = Candidate::new(first, self.shelf, self.progress, self.allowed);
        let forms = candidate.forms(self.rng);
        let slot = forms.into_iter().find_map(|form| self.filled(form, first, items));
        // Else nothing but the form of last time is possible, or it takes more items than there are.
        slot.or_else(|| Some(Slot::Alone(first)).filter(|_| self.allowed.has_single()))
    }

    /// A slot of this form for `first`, taking along what it needs of `items`; `None` if they do not suffice.
    fn filled(&mut self, form: &'static dyn Form, first: ItemRef, items: &[ItemRef]) -> Option<Slot> {
        if form.asks_alone() {
            return Some(Slot::Single(form, first));
        }
        let fits = |at: &ItemRef| {
            let candidate = Candidate::new(*at, self.shelf, self.progress, self.allowed);
            let is_fresh = self.allowed.is_strict() || !candidate.was_last(form);
            at.deck == first.deck && candidate.bears(form) && is_fresh
        };
        let group: Vec<ItemRef> = items.iter().copied().filter(fits).take(MOST_CHOSEN_FROM).collect();
        let chosen = self.written(form, &group)?;
        // Without the item that it is for, the question would be another one's.
        chosen.contains(&first).then_some(Slot::Group(form, chosen))
    }

    /// The items of the question that this form makes of `group`; `None` if it makes none.
    fn written(&mut self, form: &dyn Form, group: &[ItemRef]) -> Option<Vec<ItemRef>> {
        let deck = self.shelf.deck(*group.first()?);
        let items: Vec<&Item> = group.iter().map(|&at| self.shelf.item(at)).collect();
        let question = form.write(deck, &items, Hints::default(), self.rng).ok()?;
        question.items().iter().map(|item| self.shelf.find(&deck.id, item)).collect()
    }

    /// A question at the end that takes several of the items asked before; there are enough of them without the one just before it.
    fn closing_group(&mut self, slots: &VecDeque<Slot>) -> Option<Slot> {
        let groups = self.allowed.forms().filter(|form| !form.asks_alone());
        let form = groups.max_by(|one, other| one.weight().total_cmp(&other.weight()))?;
        let asked: Vec<ItemRef> = slots.iter().flat_map(|slot| slot.items().iter().copied()).collect();
        let of_deck = |deck: usize| {
            let fits = |at: &ItemRef| at.deck == deck && form.suits(self.shelf.item(*at));
            asked.iter().copied().filter(fits).collect::<Vec<_>>()
        };
        let mut groups: Vec<Vec<ItemRef>> = (0..self.shelf.decks().len()).map(of_deck).collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
        let items = groups.into_iter().next()?;
        // Whichever was asked just before, one has to be done without.
        self.written(form, &items[..items.len().checked_sub(1)?])?;
        Some(Slot::Group(form, items))
    }
}
