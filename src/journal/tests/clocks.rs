//! Clocks that were wrong for a while.

use super::in_order::read_on;
use super::*;
use proptest::prelude::*;

const YEAR: i64 = 365 * 24 * 60 * 60;

/// When the lines happened that were written at these seconds, as read an hour after the last of the tests; `None` if they are left out.
fn read_back(seconds: &[i64]) -> Option<Vec<i64>> {
    let shared = Shared::new();
    let mut files = shared.of(MACHINE);
    for (number, second) in seconds.iter().enumerate() {
        files.append(moment(*second), &answer(&number.to_string())).unwrap();
    }
    let history = files.read(later()).unwrap();
    let ahead = history.notes == [Note::Ahead { lines: seconds.len() }];
    let numbers: Vec<usize> = texts(&history).iter().map(|text| text.parse().unwrap()).collect();
    assert!(numbers.is_sorted(), "lines stay in their order");
    let start = moment(0).instant().as_second();
    (!ahead).then(|| history.events.iter().map(|line| line.at.instant().as_second() - start).collect())
}

#[test]
fn lines_of_a_clock_that_was_far_ahead_count_as_what_came_next_once_it_is_right() {
    assert_eq!(read_back(&[10, 73 * YEAR, 73 * YEAR + 5, 20, 30]).unwrap(), [10, 20, 20, 20, 30]);
}

#[test]
fn while_the_clock_is_far_ahead_they_count_as_what_came_before() {
    assert_eq!(read_back(&[10, 20, 73 * YEAR, 74 * YEAR]).unwrap(), [10, 20, 20, 20]);
}

#[test]
fn where_no_time_can_be_right_lines_are_left_out_with_a_note() {
    assert_eq!(read_back(&[73 * YEAR, 73 * YEAR + 1]), None);
}

#[test]
fn lines_of_a_clock_that_was_far_behind_are_moved_and_the_others_are_not() {
    assert_eq!(read_back(&[10, 20, -50 * YEAR, 30, 40]).unwrap(), [10, 20, 20, 30, 40]);
    assert_eq!(read_back(&[10, 20, 30, -5, 32]).unwrap(), [10, 20, 30, 30, 32]);
}

proptest! {
    #[test]
    fn whatever_the_clock_said_lines_stay_in_order_and_no_time_is_invented(seconds in prop::collection::vec(-100..20_000i64, 1..12)) {
        let read = read_back(&seconds).unwrap();
        prop_assert!(read.is_sorted());
        prop_assert!(read.iter().all(|second| seconds.contains(second)));
        if seconds.is_sorted() {
            prop_assert_eq!(read, seconds);
        }
    }
}

#[test]
fn a_clock_that_was_set_back_a_little_leaves_the_journal_in_order() {
    let shared = Shared::new();
    let mut files = shared.of(MACHINE);
    let named = Event::Named(Named { name: "Kim".parse().unwrap() });
    for second in [10, 9] {
        files.append(moment(second), &named).unwrap();
    }
    assert!(read_on(&mut files, &Bookmark::default()).is_some(), "it can be read on from here");
    files.append(moment(-3601), &named).unwrap();
    assert!(read_on(&mut files, &Bookmark::default()).is_none());
}
