//! Sessions that were cut off and taken up again, on one device or on several.

use super::*;

/// A device's name, a line, a time in minutes, an event.
type Entry = (&'static str, u64, i64, Event);

fn at(minute: i64) -> Moment {
    Moment::new(jiff::Timestamp::from_second(1_795_000_000 + minute * 60).unwrap(), jiff::tz::Offset::UTC)
}

/// What follows from these entries, in whatever order devices were read.
fn merged(entries: Vec<Entry>) -> Progress {
    let recorded = |(device, n, minute, event)| Recorded { id: id(device, n), at: at(minute), event };
    let mut history: Vec<Recorded> = entries.into_iter().map(recorded).collect();
    history.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    Progress::of(history, Rules::default())
}

fn continuing(device: &str, n: u64) -> Event {
    let exam = Begin::new(Activity::Exam, vec!["deck".parse().unwrap()], 2);
    Event::Begin(Begin { continues: Some(id(device, n)), ..exam })
}

fn in_session(session: u64, event: Event) -> Event {
    match event {
        Event::Answer(answer) => Event::Answer(Answer { session, ..answer }),
        other => other,
    }
}

fn end(session: u64, how: Ending) -> Event {
    Event::End(End { session, how })
}

fn right(session: u64) -> Event {
    in_session(session, answer("a", true, Some(0.5)))
}

/// Begun on one device, taken up again on a second, from there on the first; meanwhile a drill on a third.
fn on_three_devices() -> Vec<Entry> {
    vec![
        ("aaaaaaaa", 1, 0, begin()),
        ("aaaaaaaa", 2, 1, right(1)),
        ("aaaaaaaa", 3, 2, end(1, Ending::Stopped)),
        ("bbbbbbbb", 1, 10, continuing("aaaaaaaa", 1)),
        ("bbbbbbbb", 2, 12, right(1)),
        ("cccccccc", 1, 11, begin()),
        ("cccccccc", 2, 14, in_session(1, answer("b", true, Some(0.5)))),
        ("aaaaaaaa", 4, 11, continuing("bbbbbbbb", 1)),
        ("aaaaaaaa", 5, 13, right(4)),
        ("aaaaaaaa", 6, 15, end(4, Ending::Done)),
    ]
}

#[test]
fn a_session_that_is_taken_up_again_stays_one_session() {
    let progress = merged(on_three_devices());
    let sessions: Vec<&Session> = progress.sessions().collect();
    assert_eq!(
        sessions.iter().map(|session| &session.id).collect::<Vec<_>>(),
        [&id("aaaaaaaa", 1), &id("cccccccc", 1)]
    );
    let taken_up = sessions[0];
    assert_eq!(
        (taken_up.began, taken_up.begin.activity, taken_up.ending),
        (at(0), Activity::Drill, Some(Ending::Done))
    );
    let lines: Vec<String> = taken_up.answers.iter().map(|answer| answer.id.to_string()).collect();
    assert_eq!(lines, ["aaaaaaaa/2", "bbbbbbbb/2", "aaaaaaaa/5"], "in order of time");
    assert_eq!(item(&progress, "a").unwrap().right_sessions.count(), 1);
}

#[test]
fn how_it_ended_is_how_its_last_part_did() {
    let cut_off: Vec<Entry> =
        on_three_devices().into_iter().filter(|entry| (entry.0, entry.1) != ("aaaaaaaa", 6)).collect();
    assert_eq!(merged(cut_off).sessions().next().unwrap().ending, None, "that an earlier part was stopped is past");
}

#[test]
fn what_was_taken_up_again_last_stands_last() {
    let mut entries = on_three_devices();
    entries.push(("aaaaaaaa", 7, 30, continuing("aaaaaaaa", 1)));
    let progress = merged(entries);
    assert_eq!(progress.sessions().next_back().unwrap().id, id("aaaaaaaa", 1));
}

#[test]
fn the_continuation_of_an_unknown_session_is_one_by_itself() {
    let progress = merged(vec![
        ("bbbbbbbb", 1, 0, continuing("aaaaaaaa", 1)),
        ("bbbbbbbb", 2, 1, right(1)),
        // A circle, and one that leads into it.
        ("cccccccc", 1, 2, continuing("cccccccc", 3)),
        ("cccccccc", 2, 3, right(1)),
        ("cccccccc", 3, 4, continuing("cccccccc", 1)),
        ("cccccccc", 4, 5, right(3)),
        ("dddddddd", 1, 6, continuing("cccccccc", 1)),
        ("dddddddd", 2, 7, right(1)),
        ("dddddddd", 3, 8, right(99)),
    ]);
    let sessions: Vec<(&LineId, usize)> = progress.sessions().map(|one| (&one.id, one.answers.len())).collect();
    let ids = [id("bbbbbbbb", 1), id("cccccccc", 1), id("cccccccc", 3), id("dddddddd", 1)];
    assert_eq!(sessions, ids.iter().map(|id| (id, 1)).collect::<Vec<_>>());
}

#[test]
fn a_second_session_is_told_from_the_first_as_it_runs() {
    let mut progress = merged(vec![("aaaaaaaa", 1, 0, begin()), ("aaaaaaaa", 2, 1, right(1))]);
    let Event::Answer(answer) = right(3) else { unreachable!() };
    progress.answer(at(5), &answer);
    assert_eq!(item(&progress, "a").unwrap().right_sessions.count(), 2);
    assert_eq!(item(&progress, "a").unwrap().right_days.count(), 1);
}

#[test]
fn the_last_answer_is_the_last_line_of_the_device_that_was_last_used() {
    let progress = merged(vec![
        ("aaaaaaaa", 1, 0, begin()),
        ("aaaaaaaa", 90, 1, right(1)),
        ("bbbbbbbb", 1, 10, continuing("aaaaaaaa", 1)),
        // Between these two the clock was set back.
        ("bbbbbbbb", 2, 20, right(1)),
        ("bbbbbbbb", 3, 12, right(1)),
    ]);
    assert_eq!(progress.sessions().next().unwrap().last_counted().unwrap().id, id("bbbbbbbb", 3));
}

proptest! {
    #[test]
    fn what_follows_does_not_depend_on_the_order_in_which_devices_are_read(order in Just(on_three_devices()).prop_shuffle()) {
        let (one, other) = (merged(on_three_devices()), merged(order));
        for name in ["a", "b"] {
            prop_assert_eq!(format!("{:?}", item(&one, name)), format!("{:?}", item(&other, name)));
        }
        let shown = |progress: &Progress| progress.sessions().map(|session| format!("{session:?}")).collect::<Vec<_>>();
        prop_assert_eq!(shown(&one), shown(&other));
    }
}
