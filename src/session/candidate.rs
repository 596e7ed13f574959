//! In which forms an item may be asked next, and which of them sooner.

use rand::Rng;
use rand::seq::IndexedRandom;

use super::allowed_forms::AllowedForms;
use crate::deck::{Item, ItemRef, Shelf};
use crate::progress::{ItemProgress, Progress};
use crate::question::{Form, Level, forms};

/// How often all that a form can ask of an item was asked, on the whole, before a learner knows it by its wording.
const WORN_FROM: f64 = 2.0;

/// An item about which something is to be asked.
pub(super) struct Candidate<'a> {
    item: &'a Item,
    known: Option<&'a ItemProgress>,
    allowed: &'a AllowedForms,
    /// The level whose forms it bears.
    level: Level,
}

impl<'a> Candidate<'a> {
    pub(super) fn new(at: ItemRef, shelf: &'a Shelf, progress: &'a Progress, allowed: &'a AllowedForms) -> Self {
        let (deck, id) = shelf.ids(at);
        let level = Level::of(|days| progress.lasts(deck, id, days));
        let candidate = Self { item: shelf.item(at), known: progress.item(deck, id), allowed, level };
        Self { level: candidate.raised(), ..candidate }
    }

    /// The forms that it bears now, those for several items included, as chance has it; not that of last time, where there is another.
    pub(super) fn forms(&self, rng: &mut dyn Rng) -> Vec<&'static dyn Form> {
        let borne = self.allowed.forms().filter(|form| self.bears(*form));
        let (same, other): (Vec<_>, Vec<_>) = borne.partition(|form| self.is_same_again(*form));
        self.by_chance(if other.is_empty() { same } else { other }, rng)
    }

    /// The forms in which to ask about it alone, in the order in which to try them: those that it bears, as chance has it; then those of the
    /// next level; then that of last time; and last those for which it is much too early, the easiest first. Where none is allowed that takes
    /// it, any will do, unless no others are allowed.
    pub(super) fn forms_alone(&self, rng: &mut dyn Rng) -> Vec<&'static dyn Form> {
        let mut forms = self.by_chance(forms_alone(self.item, self.allowed), rng);
        // The sort is stable: among equals chance has decided.
        forms.sort_by_key(|form| {
            let early = Some(form.level(self.item)).filter(|of| *of > self.level && !self.allowed.is_strict());
            let much_too_early = early.filter(|of| Some(*of) > self.level.next());
            (much_too_early, self.is_same_again(*form), early)
        });
        forms
    }

    /// Whether it may be asked in this form now.
    pub(super) fn bears(&self, form: &dyn Form) -> bool {
        let is_early = form.only_once_asked() && self.known.is_none() || form.level(self.item) > self.level;
        form.suits(self.item) && (self.allowed.is_strict() || !is_early)
    }

    /// Whether this is the form of last time.
    pub(super) fn was_last(&self, form: &dyn Form) -> bool {
        self.known.is_some_and(|known| known.last_form == form.name())
    }

    /// Whether this form would ask in the same way as last time.
    fn is_same_again(&self, form: &dyn Form) -> bool {
        self.was_last(form) && !form.alternates(self.item)
    }

    /// Its level, or a higher one where all forms up to it are worn: what has been asked again and again in the same words and is still weak
    /// needs other words.
    fn raised(&self) -> Level {
        let is_worn = |form: &&'static dyn Form| self.times_each(*form) >= WORN_FROM;
        let is_left = |level: Level| {
            let alone = forms().iter().filter(|form| form.asks_alone() && form.suits(self.item));
            alone.filter(|form| form.level(self.item) <= level).any(|form| !is_worn(form))
        };
        let mut level = self.level;
        while let Some(next) = level.next().filter(|_| !is_left(level)) {
            level = next;
        }
        level
    }

    /// How often each thing that this form can ask about it was asked, on the whole.
    fn times_each(&self, form: &dyn Form) -> f64 {
        let asked = self.known.map_or(&[][..], |known| &known.asked);
        let of_form = asked.iter().filter(|known| known.form == form.name());
        of_form.map(|known| f64::from(known.times)).sum::<f64>() / form.ways(self.item) as f64
    }

    /// These forms by chance: sooner the harder ones, and by far those that have been asked less.
    fn by_chance(&self, mut forms: Vec<&'static dyn Form>, rng: &mut dyn Rng) -> Vec<&'static dyn Form> {
        let mut ordered: Vec<&'static dyn Form> = Vec::with_capacity(forms.len());
        let weight = |form: &&'static dyn Form| {
            let worn = 1.0 + self.times_each(*form);
            form.weight() / (worn * worn)
        };
        while let Ok(&form) = forms.choose_weighted(rng, weight) {
            forms.retain(|other| other.name() != form.name());
            ordered.push(form);
        }
        ordered
    }
}

/// Whether this item can be asked alone in a form that may be used.
pub(super) fn can_be_asked_alone(item: &Item, allowed: &AllowedForms) -> bool {
    !forms_alone(item, allowed).is_empty()
}

/// Whether something else can be asked about this item alone than was asked last: in another form, or in one that asks something else each time.
pub(super) fn can_vary(item: &Item, allowed: &AllowedForms) -> bool {
    let forms = forms_alone(item, allowed);
    forms.len() > 1 || forms.iter().any(|form| form.alternates(item))
}

fn forms_alone(item: &Item, allowed: &AllowedForms) -> Vec<&'static dyn Form> {
    let takes = |form: &&'static dyn Form| form.asks_alone() && form.suits(item);
    let these: Vec<&'static dyn Form> = allowed.forms().filter(takes).collect();
    if these.is_empty() && !allowed.is_strict() { forms().iter().copied().filter(takes).collect() } else { these }
}

#[cfg(test)]
mod tests;
