//! The forms that a session may use.

use crate::deck::{ItemRef, Shelf};
use crate::question::{Form, FormName, forms};

/// The forms that a session may use.
#[derive(Clone)]
pub struct AllowedForms {
    /// The easiest first.
    forms: Vec<&'static dyn Form>,
    is_strict: bool,
}

impl AllowedForms {
    /// Every form, each from its level on.
    pub fn usual() -> Self {
        Self { forms: forms().to_vec(), is_strict: false }
    }

    /// These forms where they suit, each from its level on; an item that suits none of them is asked in another.
    pub fn preferring(names: &[FormName]) -> Self {
        let is_preferred = |form: &&'static dyn Form| names.contains(&form.name());
        Self { forms: forms().iter().copied().filter(is_preferred).collect(), is_strict: false }
    }

    /// The same without the forms whose answers learners judge themselves.
    pub fn proving(&self) -> Self {
        let proves = |form: &&'static dyn Form| !form.is_self_graded();
        Self { forms: self.forms.iter().copied().filter(proves).collect(), is_strict: self.is_strict }
    }

    /// The same without the forms that ask about several items at once, where that leaves any.
    pub fn one_by_one(&self) -> Self {
        let forms = || self.forms.iter().copied().filter(|form| form.asks_alone());
        if self.has_single() { Self { forms: forms().collect(), is_strict: self.is_strict } } else { self.clone() }
    }

    /// These forms and no others, whatever the level; an item that suits none of them is left out.
    pub fn only(names: &[FormName]) -> Self {
        Self { is_strict: true, ..Self::preferring(names) }
    }

    /// The forms, the easiest first.
    pub(super) fn forms(&self) -> impl Iterator<Item = &'static dyn Form> + Clone {
        self.forms.iter().copied()
    }

    /// How many of these items cannot be asked in any form that may be used.
    pub fn leave_out(&self, shelf: &Shelf, items: &[ItemRef]) -> usize {
        items.iter().filter(|at| !self.can_ask(shelf, **at)).count()
    }

    /// Whether this item can be asked in a form that may be used.
    pub(crate) fn can_ask(&self, shelf: &Shelf, at: ItemRef) -> bool {
        !self.is_strict || self.forms().any(|form| form.suits(shelf.item(at)))
    }

    /// Whether an item can be asked alone: in one of them or, where others may be used, in any.
    pub(super) fn has_single(&self) -> bool {
        !self.is_strict || self.forms.iter().any(|form| form.asks_alone())
    }

    /// Whether no others may be used, and these at any level.
    pub(super) fn is_strict(&self) -> bool {
        self.is_strict
    }
}

impl std::fmt::Debug for AllowedForms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<String> = self.forms.iter().map(|form| form.name().to_string()).collect();
        write!(f, "{}{names:?}", if self.is_strict { "only " } else { "" })
    }
}
