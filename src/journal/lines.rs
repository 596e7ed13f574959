//! The lines of a whole journal, each once, from however many files and copies of files.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use super::text::Text;
use super::{Checksum, DeviceName, LineId, Recorded, order};
use crate::clock::Moment;

/// The lines of a journal: those that are the same count once, different ones all count.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines {
    events: Vec<Recorded>,
    /// The checksum of the first line that became known of each number.
    first: HashMap<(DeviceName, u64), Checksum>,
    /// Those of further lines of the same number: of another machine that took the same name.
    others: HashMap<(DeviceName, u64), Vec<Checksum>>,
    /// The lines of each number that someone changed by hand. What refers to the line as it was before means the one that it is now.
    by_hand: HashMap<(DeviceName, u64), Checksum>,
    ahead: usize,
}

/// Numbers of a device of which there is no line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MissingNumbers {
    pub(super) device: DeviceName,
    /// How many.
    pub(super) count: u64,
    /// The first and the last of them; lines of numbers in between may be there.
    pub(super) first: u64,
    pub(super) last: u64,
}

impl Lines {
    /// Takes the lines of a text, as far as they are not known yet.
    pub(super) fn take_text(&mut self, text: Text<'_>, now: Moment) {
        self.by_hand.extend(text.by_hand().into_iter().map(|LineId { device, n, sum }| ((device, n), sum)));
        self.take(text.lines.into_iter().map(|(line, _)| line).collect(), now);
    }

    /// Takes lines in the order of a text, as far as they are not known yet.
    pub(super) fn take(&mut self, mut lines: Vec<Recorded>, now: Moment) {
        // Where numbers begin again, another machine of the same name goes on, or a copy: each has an order of its own.
        let mut are_placed = Vec::with_capacity(lines.len());
        for run in lines.chunk_by_mut(|a, b| a.id.device == b.id.device && a.id.n < b.id.n) {
            let is_placed = order::put_in_order(run, now);
            are_placed.extend(std::iter::repeat_n(is_placed, run.len()));
        }
        for (line, is_placed) in lines.into_iter().zip(are_placed) {
            match (self.is_new(line.id), is_placed) {
                (false, _) => {}
                (true, true) => self.events.push(line),
                (true, false) => self.ahead += 1,
            }
        }
    }

    /// Whether a line was not known; from now on it is.
    pub(super) fn is_new(&mut self, LineId { device, n, sum }: LineId) -> bool {
        match self.first.entry((device, n)) {
            Entry::Vacant(number) => {
                number.insert(sum);
                true
            }
            Entry::Occupied(first) if *first.get() == sum => false,
            Entry::Occupied(_) => {
                let others = self.others.entry((device, n)).or_default();
                let is_new = !others.contains(&sum);
                if is_new {
                    others.push(sum);
                }
                is_new
            }
        }
    }

    /// How many lines were left out, since no time of any line around them can be right.
    pub(super) fn ahead(&self) -> usize {
        self.ahead
    }

    /// What happened, in order of time; of one instant, in the order of device and line.
    pub(super) fn into_events(mut self) -> Vec<Recorded> {
        for line in &mut self.events {
            line.event.find_lines(line.id.device, |meant| {
                let number = (meant.device, meant.n);
                let others = self.others.get(&number).into_iter().flatten();
                let is_there = self.first.get(&number).into_iter().chain(others).any(|sum| *sum == meant.sum);
                match (is_there, meant.sum.is_unknown()) {
                    (true, _) => None,
                    (false, true) => self.first.get(&number).copied(),
                    (false, false) => self.by_hand.get(&number).copied(),
                }
            });
        }
        self.events.sort_by_key(Recorded::place);
        self.events
    }

    /// The highest number of each device.
    pub(super) fn highest(&self) -> BTreeMap<DeviceName, u64> {
        let mut highest = BTreeMap::new();
        for &(device, n) in self.first.keys() {
            let known = highest.entry(device).or_insert(n);
            *known = n.max(*known);
        }
        highest
    }

    /// The numbers of each device that are missing up to its highest, or to that in `seen` if it is higher.
    pub(super) fn missing(&self, seen: &BTreeMap<DeviceName, u64>) -> Vec<MissingNumbers> {
        let mut numbers: BTreeMap<DeviceName, Vec<u64>> = seen.keys().map(|device| (*device, Vec::new())).collect();
        for &(device, n) in self.first.keys() {
            numbers.entry(device).or_default().push(n);
        }
        let seen = |device| seen.get(&device).copied().unwrap_or(0);
        numbers.into_iter().filter_map(|(device, numbers)| missing_from(device, numbers, seen(device))).collect()
    }
}

fn missing_from(device: DeviceName, mut numbers: Vec<u64>, seen: u64) -> Option<MissingNumbers> {
    numbers.push(0);
    numbers.sort_unstable();
    // One number beyond the last that should be there, so that a gap before it is one as well.
    let highest = seen.max(*numbers.last()?);
    let count = (highest + 1) - numbers.len() as u64;
    numbers.push(highest + 1);
    let is_gap = |pair: &[u64]| pair[1] - pair[0] > 1;
    let first = numbers.windows(2).find(|pair| is_gap(pair))?[0] + 1;
    let last = numbers.windows(2).rfind(|pair| is_gap(pair))?[1] - 1;
    Some(MissingNumbers { device, count, first, last })
}
