//! Times that a wrong clock gave: within what one device wrote in a row, lines stand in the order in which they were written.

use super::Recorded;
use crate::clock::Moment;

/// As far back as this, in milliseconds, clocks are set all the time: by the network, by a second system on the machine, by a window that had
/// to wait for another.
const SET_RIGHT_MS: u64 = 60 * 60 * 1000;

/// The time of a line that is written now, below one of this time: where the clock was set back a little, that of the line above, so that lines
/// stand in order of time. A clock that was further ahead was wrong, and what it said is left to be [put in order](put_in_order).
pub(super) fn not_before(now: Moment, above: Option<Moment>) -> Moment {
    above.filter(|above| now < *above && above.millis_since(now) <= SET_RIGHT_MS).unwrap_or(now)
}

/// Gives lines that were written in this order by one device times that never go back, and lie no more than a day after `now`.
///
/// As many times as can be are kept as they are; the others are moved to the nearest moment between their neighbours. So an hour under a clock
/// that said 2099 counts as what came next, once the clock is right again. Returns whether that can be done: not if no time of any line can be
/// right.
pub(super) fn put_in_order(lines: &mut [Recorded], now: Moment) -> bool {
    let can_be_right = |line: &Recorded| !now.is_long_before(line.at);
    if lines.is_sorted_by_key(|line| line.at) && lines.last().is_none_or(can_be_right) {
        return true;
    }
    let kept = longest_in_order(lines.iter().map(|line| can_be_right(line).then_some(line.at)));
    if kept.is_empty() {
        return false;
    }
    let mut before: Option<Moment> = None;
    let mut after = kept.iter().copied().peekable();
    for place in 0..lines.len() {
        if after.next_if_eq(&place).is_some() {
            before = Some(lines[place].at);
            continue;
        }
        let next = after.peek().map(|&next| lines[next].at);
        let line = &mut lines[place];
        let latest = next.or(before.filter(|_| !can_be_right(line)));
        line.at = latest.map_or(line.at, |latest| line.at.min(latest));
        line.at = before.map_or(line.at, |before| line.at.max(before));
        before = Some(line.at);
    }
    true
}

/// The places of a longest part of these times, in their order, that never goes back; what is `None` is no part of it.
fn longest_in_order(times: impl Iterator<Item = Option<Moment>>) -> Vec<usize> {
    // Of all such parts of each length the one that ends earliest: its last time, and where it stands.
    let mut ends: Vec<(Moment, usize)> = Vec::new();
    let mut previous = Vec::new();
    for (place, time) in times.enumerate() {
        let Some(time) = time else {
            previous.push(None);
            continue;
        };
        let length = ends.partition_point(|(end, _)| *end <= time);
        previous.push(length.checked_sub(1).map(|shorter| ends[shorter].1));
        match ends.get_mut(length) {
            Some(end) => *end = (time, place),
            None => ends.push((time, place)),
        }
    }
    let mut part: Vec<usize> = std::iter::successors(ends.last().map(|end| end.1), |&place| previous[place]).collect();
    part.reverse();
    part
}
