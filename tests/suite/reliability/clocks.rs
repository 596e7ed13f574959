//! Clocks that go back and forth, and people who travel.

use super::*;
use crate::support::firsts;

/// A drill at this time; returns what is noted.
fn drill(world: &mut World, now: &str) -> String {
    let ran = world.at(now).run(&["drill", "--questions", "1"], &firsts());
    assert_eq!(ran.code, Some(0), "{now}: {}", ran.err);
    ran.err
}

/// How many sessions there are, and whether anything is noted.
fn sessions(world: &mut World, now: &str) -> (usize, String) {
    let ran = world.at(now).run(&["history", "--json"], "");
    let history: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    (history["sessions"].as_array().unwrap().len(), ran.err)
}

#[test]
fn answers_of_a_clock_that_said_2099_count_once_it_is_right_and_are_noted_no_longer() {
    let mut world = World::new();
    drill(&mut world, "2026-11-24T09:00:00+01:00");
    drill(&mut world, "2099-01-01T09:00:00+01:00");
    assert_eq!(sessions(&mut world, "2026-11-25T09:00:00+01:00"), (2, String::new()));
    assert_eq!(drill(&mut world, "2026-11-25T09:00:00+01:00"), "");
    assert_eq!(sessions(&mut world, "2026-11-25T09:05:00+01:00"), (3, String::new()));
    // Where no other line tells when it was, that is said until one does.
    let mut world = World::new();
    drill(&mut world, "2099-01-01T09:00:00+01:00");
    let (none, noted) = sessions(&mut world, "2026-11-25T09:00:00+01:00");
    assert!(none == 0 && noted.contains("dated later than today"), "{noted}");
    drill(&mut world, "2026-11-25T09:00:00+01:00");
    assert_eq!(sessions(&mut world, "2026-11-25T09:05:00+01:00"), (2, String::new()));
}

#[test]
fn undo_takes_back_the_answer_that_was_given_last_whatever_the_clock_said() {
    let mut world = World::new();
    drill(&mut world, "2099-01-01T09:00:00+01:00");
    drill(&mut world, "2026-11-25T09:00:00+01:00");
    let last = world.answers().pop().unwrap();
    world.at("2026-11-25T09:10:00+01:00").ok(&["undo"], "");
    let undo = world.journal().pop().unwrap();
    assert_eq!((&undo["event"], &undo["answer"]["n"]), (&"undo".into(), &last["n"]));
}

#[test]
fn summer_time_journeys_and_a_clock_set_back_lose_no_session() {
    let mut world = World::new();
    let times = [
        // The night on which summer time ends, in which an hour comes twice.
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T02:10:00+01:00",
        // To New Zealand and back to Hawaii, where the day before begins again.
        "2026-10-27T09:00:00+13:00",
        "2026-10-26T12:00:00-10:00",
        // A clock that was set back by an hour, and one by a year.
        "2026-10-28T10:00:00+01:00",
        "2026-10-28T09:00:00+01:00",
        "2025-10-28T09:00:00+01:00",
        "2026-10-29T09:00:00+01:00",
    ];
    for (number, now) in times.into_iter().enumerate() {
        drill(&mut world, now);
        let (count, _) = sessions(&mut world, "2026-10-30T09:00:00+01:00");
        assert_eq!(count, number + 1, "{now}");
    }
    assert_eq!(sessions(&mut world, "2026-10-30T09:00:00+01:00").1, "");
}
