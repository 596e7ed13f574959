//! A quiz: so many questions about these items, whatever is due.

use std::collections::VecDeque;

use rand::Rng;
use rand::seq::SliceRandom;

use super::allowed_forms::AllowedForms;
use super::plan::{Plan, Planner, Slot};
use crate::deck::{ItemRef, Shelf};
use crate::journal::Activity;
use crate::progress::Progress;

impl Plan {
    /// A quiz of `questions` questions about these items in any order. Once every item was asked, they are asked again.
    pub(crate) fn quiz(
        shelf: &Shelf,
        progress: &Progress,
        items: &[ItemRef],
        questions: usize,
        allowed: &AllowedForms,
        rng: &mut dyn Rng,
    ) -> Self {
        let mut slots: VecDeque<Slot> = VecDeque::new();
        let mut round_allowed = allowed.clone();
        while slots.len() < questions {
            let mut round = items.to_vec();
            round.shuffle(rng);
            // Two questions about one item never follow each other.
            let last: &[ItemRef] = slots.back().map_or(&[], Slot::items);
            round.sort_by_key(|item| last.contains(item));
            let planner = Planner { shelf, progress, allowed: &round_allowed, rng };
            let mut asked: VecDeque<Slot> = planner.slots(round, questions - slots.len());
            // Several at the end could be any of them, so that none could follow.
            let ends_with_group = matches!(asked.back(), Some(Slot::Group(..)));
            if ends_with_group && asked.len() > 1 && slots.len() + asked.len() < questions && allowed.has_single() {
                asked.pop_back();
            }
            let follows = |slot: &Slot| slots.back().is_some_and(|last| slot.items() == last.items());
            if asked.front().is_none_or(follows) {
                break;
            }
            slots.extend(asked);
            // What was asked before is not left open again: how many questions follow from one about several would not be certain.
            round_allowed = allowed.one_by_one();
        }
        Self::of_slots(Activity::Quiz, slots, allowed.clone())
    }
}
