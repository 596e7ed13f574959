//! What follows from small histories, item by item.

mod confusions;
mod days;
mod editions;
mod histories;
mod order;
mod sessions;
mod snapshot;

use super::*;
use crate::journal::{Accept, Activity, Answer, Begin, Checksum, End, Ending, Event, Forget, Recorded, Undo};
use crate::memory::{Grade, Noise};
use crate::question::{Asked, Picked, Row};
use proptest::prelude::*;

fn id(device: &str, n: u64) -> LineId {
    LineId { device: DeviceName::parse(device).unwrap(), n, sum: Checksum::UNKNOWN }
}

fn moment(day: i64) -> Moment {
    Moment::new(jiff::Timestamp::from_second(1_795_000_000 + day * 86_400).unwrap(), jiff::tz::Offset::UTC)
}

fn day(day: i64) -> Day {
    moment(day).day(DayStart::USUAL)
}

/// A row that could be guessed so well; none if it was forced.
fn row(item: &str, right: bool, noise: Option<f64>) -> Row {
    let noise = noise.map(|guess| Noise::new(Probability::new(guess).unwrap(), Probability::NEVER).unwrap());
    let asked = Asked::Fact { version: None };
    Row { item: item.parse().unwrap(), asked, offered: Vec::new(), picked: vec![Picked::True], right, noise }
}

#[test]
fn the_first_name_holds_and_on_each_device_its_own() {
    let [mine, others] = ["aaaaaaaa", "bbbbbbbb"].map(|name| DeviceName::parse(name).unwrap());
    let named = |device, n, second, name: &str| Recorded {
        id: LineId { device, n, sum: Checksum::UNKNOWN },
        at: moment(0).plus_seconds(second),
        event: Event::Named(crate::journal::Named { name: name.parse().unwrap() }),
    };
    let events = [named(mine, 1, 20, "Kim"), named(mine, 2, 30, "Kimberly"), named(others, 1, 10, "Lee")];
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
        let mut progress = Progress::new(Rules::default());
        order.into_iter().for_each(|number: usize| progress.apply(events[number].clone()));
        let name = |name: Option<&crate::journal::Name>| name.map(|name| name.as_str().to_owned()).unwrap();
        // What someone else's folder adds takes nothing from the one who learnt here.
        assert_eq!([mine, others].map(|device| name(progress.name_on(device))), ["Kim", "Lee"]);
        assert_eq!(name(progress.name()), "Lee");
        let has = |name: &str| progress.has_name(&name.parse().unwrap());
        assert_eq!(["Kim", "Lee", "Kimberly"].map(has), [true, true, false]);
        assert_eq!(Progress::of(events.to_vec(), Rules::default()).name(), progress.name());
    }
}

/// The answer of a learner who graded it.
fn graded(item: &str, grade: Grade) -> Event {
    let picked = vec![Picked::Graded { grade }];
    let right = grade != Grade::Again;
    let (item, noise) = (item.parse().unwrap(), Some(Noise::NONE));
    given(Row { item, asked: Asked::Contrast, offered: Vec::new(), picked, right, noise })
}

fn given(row: Row) -> Event {
    let form = match row.asked {
        Asked::Pairs { .. } => "matching",
        Asked::Trait { .. } => "choice",
        Asked::Contrast => "recall",
        _ => "true-false",
    };
    let form = serde_json::from_value(form.into()).unwrap();
    Event::Answer(Answer {
        session: 1,
        begin: Checksum::UNKNOWN,
        deck: "deck".parse().unwrap(),
        form,
        rows: vec![row],
        number: 0,
        ms: 0,
        counts: true,
    })
}

fn answer(item: &str, right: bool, noise: Option<f64>) -> Event {
    given(row(item, right, noise))
}

/// The same answer, only practised.
fn practised(event: Event) -> Event {
    match event {
        Event::Answer(answer) => Event::Answer(Answer { counts: false, ..answer }),
        other => other,
    }
}

/// The last answer as this machine sees it, long after.
fn last_answer(progress: &Progress, this: Option<&str>) -> Option<LineId> {
    match progress.last_act(this.map(|name| DeviceName::parse(name).unwrap()), moment(9999))? {
        LastAct::Answer { answer, .. } => answer.map(|given| given.id),
        LastAct::Forgotten { .. } => None,
    }
}

fn begin() -> Event {
    Event::Begin(Begin::new(Activity::Drill, vec!["deck".parse().unwrap()], 1))
}

/// A history of one device: a session that began on day 0, then these events with their days.
fn history(events: Vec<(i64, Event)>) -> Vec<Recorded> {
    let events = [(0, begin())].into_iter().chain(events).zip(1..);
    events.map(|((day, event), n)| Recorded { id: id("aaaaaaaa", n), at: moment(day), event }).collect()
}

fn progress(events: Vec<(i64, Event)>) -> Progress {
    Progress::of(history(events), Rules::default())
}

fn item<'p>(progress: &'p Progress, item: &str) -> Option<&'p ItemProgress> {
    progress.item(&"deck".parse().unwrap(), &item.parse().unwrap())
}

#[test]
fn answers_are_counted_and_believed_item_by_item() {
    let progress = progress(vec![
        (0, answer("a", true, Some(0.5))),
        (1, answer("a", false, Some(0.5))),
        (1, answer("b", true, Some(0.0))),
    ]);
    let a = item(&progress, "a").unwrap();
    assert_eq!((a.answers, a.right, a.first_asked, a.belief.last()), (2, 1, day(0), Some(day(1))));
    assert_eq!(item(&progress, "b").unwrap().answers, 1);
    assert!(item(&progress, "c").is_none());
    assert_eq!((progress.introduced_on(day(0)), progress.introduced_on(day(1))), (1, 1));
}

#[test]
fn what_is_no_evidence_changes_no_belief_and_no_score() {
    let progress = progress(vec![(0, answer("a", true, None))]);
    let a = item(&progress, "a").unwrap();
    assert_eq!((a.answers, a.belief.last()), (0, None));
    assert_eq!(progress.due(&"deck".parse().unwrap(), &"a".parse().unwrap()), None);
}

#[test]
fn an_answer_taken_back_leaves_no_trace_but_in_its_session() {
    let undo = |n| Event::Undo(Undo { answer: id("aaaaaaaa", n) });
    let kept = vec![(0, answer("a", true, Some(0.5)))];
    let undone = vec![kept[0].clone(), (3, answer("a", false, Some(0.5))), (3, undo(3)), (4, undo(99))];
    let (with, without) = (progress(undone), progress(kept));
    assert_eq!(item(&with, "a").unwrap().belief, item(&without, "a").unwrap().belief);
    assert_eq!(item(&with, "a").unwrap().answers, 1);
    assert_eq!(with.streak(day(3)), Streak::default());
    let session = with.sessions().next().unwrap();
    assert_eq!((session.answers().len(), session.counted().count()), (2, 1));
}

#[test]
fn a_session_knows_how_it_ended() {
    let end = Event::End(End { session: 1, begin: Checksum::UNKNOWN, how: Ending::Interrupted });
    let with = progress(vec![(0, answer("a", true, Some(0.5))), (0, end)]);
    assert_eq!(with.sessions().next().unwrap().ending, Some(Ending::Interrupted));
    assert_eq!(progress(vec![(0, begin())]).sessions().count(), 0, "a session without answers is none");
}

fn events() -> impl Strategy<Value = Vec<(i64, Event)>> {
    let event = (0..40i64, "[ab]", any::<bool>(), prop::option::of(0.0..0.9f64));
    prop::collection::vec(event.prop_map(|(day, item, right, noise)| (day, answer(&item, right, noise))), 1..20)
}

#[test]
fn what_learners_say_of_themselves_is_believed_but_proves_nothing() {
    let only_proven = vec![(0, answer("a", true, Some(0.5))), (2, answer("a", true, Some(0.25)))];
    let mut with_graded = only_proven.clone();
    with_graded.insert(1, (1, graded("a", Grade::Easy)));
    with_graded.push((9, graded("a", Grade::Good)));
    let (with, without) = (progress(with_graded), progress(only_proven));
    let (deck, a) = ("deck".parse().unwrap(), "a".parse().unwrap());
    assert_eq!(item(&with, "a").unwrap().proven(), &item(&without, "a").unwrap().belief);
    assert_eq!(item(&without, "a").unwrap().proven(), &item(&without, "a").unwrap().belief);
    assert_ne!(item(&with, "a").unwrap().belief, item(&without, "a").unwrap().belief);
    assert!(with.proven_retrievability(&deck, &a, day(40)).get() < with.retrievability(&deck, &a, day(40)).get());
    let never_asked = progress(Vec::new()).proven_retrievability(&deck, &a, day(40));
    let alone = progress(vec![(0, graded("a", Grade::Easy))]);
    assert_eq!(alone.proven_retrievability(&deck, &a, day(40)), never_asked);
    assert_eq!(item(&alone, "a").unwrap().right_days.iter().count(), 0);
}

#[test]
fn the_last_two_days_with_a_right_answer_that_proves_something_are_kept() {
    let progress = progress(vec![
        (0, answer("a", true, None)),
        (1, answer("a", false, Some(0.5))),
        (2, graded("a", Grade::Good)),
        (3, answer("a", true, Some(0.5))),
        (3, answer("a", true, Some(0.5))),
        (5, answer("a", true, Some(0.5))),
        (7, answer("a", true, Some(0.5))),
    ]);
    let a = item(&progress, "a").unwrap();
    assert_eq!(a.right_days.iter().collect::<Vec<_>>(), [day(5), day(7)]);
    assert_eq!(a.right_sessions.iter().count(), 1);
}

proptest! {
    #[test]
    fn a_practised_answer_changes_nothing_but_its_day(events in events(), at in 0..20usize, extra in events()) {
        let mut events = events;
        events.sort_by_key(|(day, _)| *day);
        let mut history = history(events);
        let without = Progress::of(history.clone(), Rules::default());
        let place = at.min(history.len());
        // Where it stands in time does not matter either.
        let practised = (1000..).zip(extra).map(|(n, (day, event))| Recorded { id: id("aaaaaaaa", n), at: moment(day), event: practised(event) });
        history.splice(place..place, practised);
        let with = Progress::of(history, Rules::default());
        for name in ["a", "b"] {
            prop_assert_eq!(item(&with, name), item(&without, name));
        }
        prop_assert_eq!(with.retention(None), without.retention(None));
        prop_assert_eq!(with.introduced_on(day(0)), without.introduced_on(day(0)));
        prop_assert!(with.answers_a_day().count() >= without.answers_a_day().count());
    }

    #[test]
    fn the_fold_of_a_history_is_that_of_its_parts_one_after_another(mut events in events()) {
        events.sort_by_key(|(day, _)| *day);
        let whole = progress(events.clone());
        let mut stepwise = Progress::new(Rules::default());
        history(events).into_iter().for_each(|recorded| stepwise.apply(recorded));
        for name in ["a", "b"] {
            prop_assert_eq!(item(&whole, name), item(&stepwise, name));
        }
        prop_assert_eq!(whole.streak(day(40)), stepwise.streak(day(40)));
    }
}
