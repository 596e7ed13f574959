use super::*;
use crate::journal::{Begin, DeviceName, End, Undo};
use crate::memory::Noise;
use crate::question::Picked;
use proptest::prelude::*;

fn id(device: &str, n: u64) -> LineId {
    LineId { device: DeviceName::parse(device).unwrap(), n }
}

fn moment(day: i64) -> Moment {
    Moment::new(jiff::Timestamp::from_second(1_795_000_000 + day * 86_400).unwrap(), jiff::tz::Offset::UTC)
}

fn day(day: i64) -> Day {
    moment(day).day(DayStart::USUAL)
}

fn answer(item: &str, right: bool, noise: Option<f64>) -> Event {
    let noise = noise.map(|guess| Noise::new(Probability::new(guess).unwrap(), Probability::NEVER).unwrap());
    let asked = Asked::Fact { version: None };
    let row = Row { item: item.parse().unwrap(), asked, picked: vec![Picked::True], right, noise };
    let form = serde_json::from_str("\"true-false\"").unwrap();
    Event::Answer(Answer { session: 1, deck: "deck".parse().unwrap(), form, rows: vec![row], ms: 0, counts: true })
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
    assert_eq!(with.streak(day(3)), 0);
    let session = with.sessions().next().unwrap();
    assert_eq!((session.answers.len(), session.counted().count()), (2, 1));
}

#[test]
fn days_in_a_row_count_up_to_today_and_a_day_that_is_not_over_breaks_nothing() {
    let days = |days: &[i64]| progress(days.iter().map(|day| (*day, answer("a", true, Some(0.5)))).collect());
    assert_eq!(days(&[]).streak(day(0)), 0);
    assert_eq!(days(&[0, 1, 2]).streak(day(2)), 3);
    assert_eq!(days(&[0, 1, 2]).streak(day(3)), 3);
    assert_eq!(days(&[0, 1, 2]).streak(day(4)), 0);
    assert_eq!(days(&[0, 2]).streak(day(2)), 1);
}

#[test]
fn a_session_knows_how_it_ended() {
    let end = Event::End(End { session: 1, how: Ending::Interrupted });
    let with = progress(vec![(0, answer("a", true, Some(0.5))), (0, end)]);
    assert_eq!(with.sessions().next().unwrap().ending, Some(Ending::Interrupted));
    assert_eq!(progress(vec![(0, begin())]).sessions().count(), 0, "a session without answers is none");
}

fn events() -> impl Strategy<Value = Vec<(i64, Event)>> {
    let event = (0..40i64, "[ab]", any::<bool>(), prop::option::of(0.0..0.9f64));
    prop::collection::vec(event.prop_map(|(day, item, right, noise)| (day, answer(&item, right, noise))), 1..20)
}

proptest! {
    #[test]
    fn the_fold_of_a_history_is_that_of_its_parts_one_after_another(mut events in events()) {
        events.sort_by_key(|(day, _)| *day);
        let whole = progress(events.clone());
        let mut stepwise = progress(Vec::new());
        for (day, event) in &events {
            let Event::Answer(answer) = event else { continue };
            stepwise.answer(moment(*day), answer);
        }
        for name in ["a", "b"] {
            prop_assert_eq!(item(&whole, name).map(|item| &item.belief), item(&stepwise, name).map(|item| &item.belief));
        }
        prop_assert_eq!(whole.streak(day(40)), stepwise.streak(day(40)));
    }
}
