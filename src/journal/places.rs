//! Where the lines of each number stand, so that none counts twice.

use std::collections::HashMap;

/// Where the lines of each number stand in a list of lines.
///
/// Mostly each number has one. Several have it where lines were doubled, or written by two machines of the same name.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    first: HashMap<u64, usize>,
    others: HashMap<u64, Vec<usize>>,
    last_number: u64,
}

impl Places {
    /// Takes note that a line of this number stands here.
    pub(super) fn add(&mut self, number: u64, place: usize) {
        self.last_number = self.last_number.max(number);
        if *self.first.entry(number).or_insert(place) != place {
            self.others.entry(number).or_default().push(place);
        }
    }

    /// Where the lines of this number stand, the first one first.
    pub(super) fn of(&self, number: u64) -> impl Iterator<Item = usize> {
        let others = self.others.get(&number).into_iter().flatten();
        self.first.get(&number).into_iter().chain(others).copied()
    }

    /// The highest number; 0 if there is none.
    pub(super) fn last_number(&self) -> u64 {
        self.last_number
    }
}
