//! Sessions that were cut off and taken up again, on one device or on several.

use super::*;

/// A device's name, a line, a time in minutes, an event.
type OnDevice = (&'static str, u64, i64, Event);

fn at(minute: i64) -> Moment {
    Moment::new(jiff::Timestamp::from_second(1_795_000_000 + minute * 60).unwrap(), jiff::tz::Offset::UTC)
}

/// What follows from these entries, in whatever order devices were read.
fn merged(entries: Vec<OnDevice>) -> Progress {
    Progress::of(entries.into_iter().map(recorded).collect(), Rules::default())
}

fn recorded((device, n, minute, event): OnDevice) -> Recorded {
    Recorded { id: id(device, n), at: at(minute), event }
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
    Event::End(End { session, begin: Checksum::UNKNOWN, how })
}

fn right(session: u64) -> Event {
    about("a", session)
}

fn about(item: &str, session: u64) -> Event {
    in_session(session, answer(item, true, Some(0.5)))
}

/// Begun on one device, taken up again on a second, from there on the first; meanwhile a drill on a third.
fn on_three_devices() -> Vec<OnDevice> {
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
    let sessions: Vec<&PastSession> = progress.sessions().collect();
    assert_eq!(
        sessions.iter().map(|session| &session.id).collect::<Vec<_>>(),
        [&id("aaaaaaaa", 1), &id("cccccccc", 1)]
    );
    let taken_up = sessions[0];
    assert_eq!(
        (taken_up.began, taken_up.begin.activity, taken_up.ending),
        (at(0), Activity::Drill, Some(Ending::Done))
    );
    let lines: Vec<String> = taken_up.answers().iter().map(|answer| answer.id.to_string()).collect();
    assert_eq!(lines, ["aaaaaaaa/2", "bbbbbbbb/2", "aaaaaaaa/5"], "in order of time");
    assert_eq!(item(&progress, "a").unwrap().right_sessions.iter().count(), 1);
}

#[test]
fn how_it_ended_is_how_its_last_part_did() {
    let cut_off: Vec<OnDevice> =
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
        ("dddddddd", 3, 8, right(99)),
    ]);
    let sessions: Vec<(LineId, usize)> = progress.sessions().map(|one| (one.id, one.answers().len())).collect();
    assert_eq!(sessions, [(id("bbbbbbbb", 1), 1)]);
}

/// Two parts that continue one another, and before them one that continues the later.
fn in_a_circle() -> Vec<OnDevice> {
    vec![
        ("dddddddd", 1, 1, continuing("cccccccc", 3)),
        ("cccccccc", 1, 2, continuing("cccccccc", 3)),
        ("cccccccc", 2, 3, about("a", 1)),
        ("cccccccc", 3, 4, continuing("cccccccc", 1)),
        ("cccccccc", 4, 5, about("b", 3)),
        ("dddddddd", 2, 7, about("c", 1)),
    ]
}

#[test]
fn the_first_part_stays_the_first_though_the_clock_was_set_back() {
    let entries = vec![
        ("aaaaaaaa", 1, 60, begin()),
        ("aaaaaaaa", 2, 61, end(1, Ending::Interrupted)),
        ("aaaaaaaa", 3, 5, continuing("aaaaaaaa", 1)),
        ("aaaaaaaa", 4, 6, end(3, Ending::Stopped)),
    ];
    let session = merged(entries).all_sessions().next().unwrap().clone();
    assert_eq!((session.id, session.began, session.parts()), (id("aaaaaaaa", 1), at(60), 2));
    assert_eq!(session.ending, Some(Ending::Stopped), "the part that was taken up ended last");
    assert_eq!(session.begins().map(|begin| begin.id.n).collect::<Vec<_>>(), [1, 3]);
}

/// The answers that belong to the exam that began on the first line of the first device.
fn exam_answers(entries: Vec<OnDevice>) -> Vec<LineId> {
    let exam = Begin::new(Activity::Exam, vec!["deck".parse().unwrap()], 1);
    let begun = ("aaaaaaaa", 1, 0, Event::Begin(exam));
    let progress = merged([begun].into_iter().chain(entries).collect());
    let exam = progress.all_sessions().find(|session| session.id == id("aaaaaaaa", 1)).unwrap();
    exam.answers().iter().map(|answer| answer.id).collect()
}

#[test]
fn what_is_answered_after_an_exams_end_does_not_belong_to_it_whatever_the_clock_said() {
    let late = exam_answers(vec![
        ("aaaaaaaa", 2, 1, about("a", 1)),
        ("aaaaaaaa", 3, 9, end(1, Ending::Done)),
        // The clock was set back, and the exam answered in a second window.
        ("aaaaaaaa", 4, 5, about("b", 1)),
    ]);
    assert_eq!(late, [id("aaaaaaaa", 2)]);
    let in_time = exam_answers(vec![
        ("aaaaaaaa", 2, 1, about("a", 1)),
        // The clock was set back before the end.
        ("aaaaaaaa", 3, 9, about("b", 1)),
        ("aaaaaaaa", 4, 5, end(1, Ending::Done)),
    ]);
    assert_eq!(in_time, [id("aaaaaaaa", 2), id("aaaaaaaa", 3)]);
    let on_another_device = exam_answers(vec![
        ("bbbbbbbb", 1, 2, continuing("aaaaaaaa", 1)),
        ("bbbbbbbb", 2, 3, about("a", 1)),
        ("aaaaaaaa", 2, 4, end(1, Ending::Stopped)),
        ("bbbbbbbb", 3, 5, about("b", 1)),
    ]);
    assert_eq!(on_another_device, [id("bbbbbbbb", 2)]);
}

#[test]
fn of_two_ends_of_an_exam_the_earlier_one_counts() {
    let answers = exam_answers(vec![
        ("bbbbbbbb", 1, 1, continuing("aaaaaaaa", 1)),
        ("aaaaaaaa", 2, 2, about("a", 1)),
        ("bbbbbbbb", 2, 3, end(1, Ending::Done)),
        ("aaaaaaaa", 3, 4, about("b", 1)),
        ("aaaaaaaa", 4, 5, end(1, Ending::Done)),
    ]);
    assert_eq!(answers, [id("aaaaaaaa", 2)]);
}

#[test]
fn of_two_answers_about_an_item_the_first_belongs_to_an_exam_and_both_to_a_drill() {
    let twice = vec![("aaaaaaaa", 2, 1, about("a", 1)), ("aaaaaaaa", 3, 2, about("a", 1))];
    assert_eq!(exam_answers(twice.clone()), [id("aaaaaaaa", 2)]);
    let drill = merged([("aaaaaaaa", 1, 0, begin())].into_iter().chain(twice).collect());
    assert_eq!(drill.sessions().next().unwrap().answers().len(), 2);
}

#[test]
fn a_second_session_is_told_from_the_first_as_it_runs() {
    let mut progress = merged(vec![("aaaaaaaa", 1, 0, begin()), ("aaaaaaaa", 2, 1, right(1))]);
    for (n, event) in [(3, begin()), (4, right(3))] {
        progress.apply(Recorded { id: id("aaaaaaaa", n), at: at(5), event });
    }
    assert_eq!(item(&progress, "a").unwrap().right_sessions.iter().count(), 2);
    assert_eq!(item(&progress, "a").unwrap().right_days.iter().count(), 1);
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
    assert_eq!(last_answer(&progress, None), Some(id("bbbbbbbb", 3)));
}

#[test]
fn the_last_answer_may_be_in_a_session_that_began_before_another() {
    let progress = merged(vec![
        ("aaaaaaaa", 1, 0, begin()),
        ("aaaaaaaa", 2, 1, begin()),
        ("aaaaaaaa", 3, 2, right(2)),
        ("aaaaaaaa", 4, 3, right(1)),
    ]);
    assert_eq!(last_answer(&progress, Some("aaaaaaaa")), Some(id("aaaaaaaa", 4)));
}

#[test]
fn where_another_machine_answers_in_the_future_the_last_answer_is_this_machines() {
    let progress = merged(vec![
        ("aaaaaaaa", 1, 0, begin()),
        ("aaaaaaaa", 2, 1, right(1)),
        ("bbbbbbbb", 1, 0, begin()),
        ("bbbbbbbb", 2, 60, right(1)),
    ]);
    let last = |this: &str, minute| {
        let this = DeviceName::parse(this);
        match progress.last_act(this, at(minute)) {
            Some(LastAct::Answer { answer, .. }) => answer.unwrap().id,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(last("aaaaaaaa", 2), id("aaaaaaaa", 2));
    assert_eq!(last("aaaaaaaa", 61), id("bbbbbbbb", 2));
    assert_eq!(last("cccccccc", 2), id("bbbbbbbb", 2), "this machine did nothing yet");
}

#[test]
fn when_all_of_the_last_session_is_taken_back_no_older_one_is_touched() {
    let undo = |n| Event::Undo(Undo { answer: id("aaaaaaaa", n) });
    let progress = merged(vec![
        ("aaaaaaaa", 1, 0, begin()),
        ("aaaaaaaa", 2, 1, right(1)),
        ("aaaaaaaa", 3, 2, begin()),
        ("aaaaaaaa", 4, 3, right(3)),
        ("aaaaaaaa", 5, 4, undo(4)),
    ]);
    assert!(matches!(progress.last_act(None, at(9)), Some(LastAct::Answer { answer: None, .. })));
}

#[test]
fn a_deck_forgotten_after_the_last_answer_is_what_happened_last() {
    let forget = Event::Forget(Forget { deck: "deck".parse().unwrap() });
    let entries = vec![("aaaaaaaa", 1, 0, begin()), ("aaaaaaaa", 2, 1, right(1)), ("aaaaaaaa", 3, 2, forget)];
    let is_forgotten = |entries| matches!(merged(entries).last_act(None, at(9)), Some(LastAct::Forgotten { .. }));
    assert!(is_forgotten(entries.clone()));
    assert!(!is_forgotten([entries, vec![("aaaaaaaa", 4, 3, right(1))]].concat()));
}

proptest! {
    #[test]
    fn what_follows_does_not_depend_on_the_order_in_which_devices_are_read(order in Just(on_three_devices()).prop_shuffle()) {
        let (one, other) = (merged(on_three_devices()), merged(order));
        for name in ["a", "b"] {
            prop_assert_eq!(item(&one, name), item(&other, name));
        }
        prop_assert_eq!(one.sessions().collect::<Vec<_>>(), other.sessions().collect::<Vec<_>>());
    }
    #[test]
    fn of_parts_in_a_circle_the_earliest_is_the_first_in_whatever_order_they_become_known(order in Just(in_a_circle()).prop_shuffle()) {
        let mut progress = Progress::new(Rules::default());
        order.into_iter().for_each(|entry| progress.apply(recorded(entry)));
        let sessions: Vec<(LineId, usize)> = progress.all_sessions().map(|one| (one.id, one.answers().len())).collect();
        prop_assert_eq!(sessions, [(id("cccccccc", 1), 3)]);
    }
}
