//! Lessons: items that are read, then asked.
//!
//! Between an item's reading and its first question lies the reading of the next one: what still stands before the eyes need not be
//! recalled.

use std::collections::VecDeque;

use super::allowed_forms::AllowedForms;
use super::candidate::can_be_asked_alone;
use super::plan::{Plan, Slot};
use crate::deck::{ItemRef, Shelf};
use crate::journal::Activity;

impl Plan {
    /// A session in which each of these items is first read.
    pub(crate) fn read_first(activity: Activity, shelf: &Shelf, items: &[ItemRef], allowed: &AllowedForms) -> Self {
        let mut slots = VecDeque::with_capacity(2 * items.len());
        let can_ask = |at: &&ItemRef| can_be_asked_alone(shelf.item(**at), allowed);
        let items: Vec<ItemRef> = items.iter().filter(can_ask).copied().collect();
        let mut asked = items.iter().map(|&at| Slot::Alone(at));
        for (number, &at) in items.iter().enumerate() {
            slots.push_back(Slot::Read(at));
            if number > 0 {
                slots.extend(asked.next());
            }
        }
        slots.extend(asked);
        Self::of_slots(activity, slots, allowed.clone())
    }
}
