//! Which questions a session asks, in which form, in which order.

use std::collections::VecDeque;
use std::fmt;

use rand::Rng;
use rand::seq::IndexedRandom;

use super::{Agenda, ItemRef, Shelf};
use crate::deck::Item;
use crate::progress::Progress;
use crate::question::{FORMS, Form, FormName, Hints, Level};

/// From this many questions on, a session has at least one that takes several items at once.
const WITH_GROUP_FROM: usize = 8;

/// A question to come.
#[derive(Clone)]
pub(super) enum Slot {
    /// About one item.
    Single(&'static dyn Form, ItemRef),
    /// About several: those of these items that go together.
    Group(&'static dyn Form, Vec<ItemRef>),
    /// About the one of these items that their group gave no evidence of: its last pair fell into place by itself.
    Rest(Vec<ItemRef>),
}

impl Slot {
    /// The items that it may ask about.
    pub(super) fn items(&self) -> &[ItemRef] {
        match self {
            Self::Single(_, item) => std::slice::from_ref(item),
            Self::Group(_, items) | Self::Rest(items) => items,
        }
    }
}

impl fmt::Debug for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Single(form, _) | Self::Group(form, _) => write!(f, "{}{:?}", form.name(), self.items()),
            Self::Rest(items) => write!(f, "rest{items:?}"),
        }
    }
}

/// The questions of a session, in order.
#[derive(Debug, Clone)]
pub struct Plan {
    pub(super) slots: VecDeque<Slot>,
    /// How many items may begin a day.
    pub(super) new_a_day: usize,
}

impl Plan {
    /// A drill: what is due, then what is new, in at most `most` questions.
    pub fn drill(shelf: &Shelf, progress: &Progress, agenda: &Agenda, most: usize, rng: &mut dyn Rng) -> Self {
        let items = agenda.due.iter().chain(&agenda.new).copied().collect();
        Self { slots: Planner { shelf, progress, rng }.slots(items, most), new_a_day: agenda.new_a_day }
    }

    /// Practice of what is not yet due, in at most `most` questions.
    pub fn practice(shelf: &Shelf, progress: &Progress, agenda: &Agenda, most: usize, rng: &mut dyn Rng) -> Self {
        let items = agenda.ahead.clone();
        Self { slots: Planner { shelf, progress, rng }.slots(items, most), new_a_day: agenda.new_a_day }
    }

    /// Whether there is nothing to ask.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }
}

/// The easiest form that takes this item alone and is not that of last time, where there is one.
pub(super) fn single_form(item: &Item, last: Option<&FormName>) -> &'static dyn Form {
    let mut forms = FORMS.iter().filter(|form| *form.rows().start() == 1 && form.suits(item));
    let other = forms.clone().find(|form| Some(&form.name()) != last);
    // True/false, the first of all forms, takes every item.
    *other.or_else(|| forms.next()).unwrap_or(&FORMS[0])
}

struct Planner<'a> {
    shelf: &'a Shelf,
    progress: &'a Progress,
    rng: &'a mut dyn Rng,
}

impl Planner<'_> {
    fn slots(mut self, mut items: Vec<ItemRef>, most: usize) -> VecDeque<Slot> {
        let mut slots: VecDeque<Slot> = VecDeque::new();
        let mut rests: Vec<Slot> = Vec::new();
        while !items.is_empty() && slots.len() + rests.len() < most {
            // After a group there must be room for its rest, and for something to lie in between.
            let has_room_for_group = slots.len() + rests.len() + 3 <= most;
            let slot = self.slot(&items, has_room_for_group);
            items.retain(|item| !slot.items().contains(item));
            if let Slot::Group(_, group) = &slot {
                rests.push(Slot::Rest(group.clone()));
            }
            slots.push_back(slot);
        }
        if rests.is_empty() {
            if slots.len() == most && most >= WITH_GROUP_FROM && self.closing_group(&slots).is_some() {
                slots.pop_back();
            }
            if slots.len() < most {
                slots.extend(self.closing_group(&slots));
            }
        }
        slots.extend(rests);
        slots
    }

    /// The question for the first of these items, in a form that it allows; a form that takes several takes others of them along.
    fn slot(&mut self, items: &[ItemRef], has_room_for_group: bool) -> Slot {
        let first = items[0];
        let mut forms = self.forms_for(first);
        forms.retain(|form| has_room_for_group || *form.rows().start() == 1);
        while let Some(&form) = self.weighted(&forms) {
            match self.filled(form, first, items) {
                Some(slot) => return slot,
                None => forms.retain(|other| other.name() != form.name()),
            }
        }
        // Nothing but the form of last time is possible, or it takes more items than there are.
        Slot::Single(single_form(self.shelf.item(first), None), first)
    }

    /// The forms in which this item may be asked now: not that of last time, where another is possible.
    fn forms_for(&self, at: ItemRef) -> Vec<&'static dyn Form> {
        let last = self.last_form(at);
        let allowed = FORMS.iter().copied().filter(|form| self.may_ask(*form, at));
        let (same, other): (Vec<_>, Vec<_>) = allowed.partition(|form| Some(form.name()) == last);
        if other.is_empty() { same } else { other }
    }

    fn last_form(&self, at: ItemRef) -> Option<FormName> {
        let (deck, item) = self.shelf.ids(at);
        self.progress.item(deck, item).map(|item| item.last_form.clone())
    }

    fn may_ask(&self, form: &dyn Form, at: ItemRef) -> bool {
        let (deck, item) = self.shelf.ids(at);
        let level = Level::of(self.progress.stability(deck, item));
        let was_asked = self.progress.item(deck, item).is_some();
        form.suits(self.shelf.item(at)) && form.level() <= level && (!form.only_once_asked() || was_asked)
    }

    /// A form by chance, the later ones, which are harder, more often.
    fn weighted<'f>(&mut self, forms: &'f [&'static dyn Form]) -> Option<&'f &'static dyn Form> {
        let place = |form: &&dyn Form| FORMS.iter().position(|other| other.name() == form.name()).unwrap_or(0) + 1;
        forms.choose_weighted(self.rng, |form| place(form) as f64).ok()
    }

    /// A slot of this form for `first`, taking along what it needs of `items`; `None` if they do not suffice.
    fn filled(&mut self, form: &'static dyn Form, first: ItemRef, items: &[ItemRef]) -> Option<Slot> {
        if *form.rows().end() == 1 {
            return Some(Slot::Single(form, first));
        }
        let fits =
            |at: &ItemRef| at.deck == first.deck && self.may_ask(form, *at) && self.last_form(*at) != Some(form.name());
        let group: Vec<ItemRef> = items.iter().copied().filter(fits).collect();
        let chosen = self.written(form, &group)?;
        // Without the item that it is for, the question would be another one's. And something must be left to lie between it and the
        // question about its last pair.
        (chosen.contains(&first) && chosen.len() < items.len()).then_some(Slot::Group(form, chosen))
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
        let form = FORMS.iter().copied().rfind(|form| *form.rows().start() > 1)?;
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
