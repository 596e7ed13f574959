//! Whatever happened: what follows does not depend on the order in which it becomes known, and what is taken back has never been.

use super::histories::history;
use super::snapshot::long_history;
use super::*;
use crate::question::FormName;
use proptest::sample::Index;
use proptest::test_runner::TestCaseError;

fn of(history: &[Recorded]) -> Progress {
    Progress::of(history.to_vec(), Rules::default())
}

fn one_by_one(history: Vec<Recorded>) -> Progress {
    let mut progress = Progress::new(Rules::default());
    history.into_iter().for_each(|recorded| progress.apply(recorded));
    progress
}

fn items(progress: &Progress) -> Vec<(&DeckId, &ItemId, &ItemProgress)> {
    let of_deck = |(deck, items)| BTreeMap::iter(items).map(move |(item, of_item)| (deck, item, of_item));
    progress.items.iter().flat_map(of_deck).collect()
}

/// What is believed, and by what answers, is the same.
fn believe_the_same(one: &Progress, other: &Progress) -> Result<(), TestCaseError> {
    prop_assert_eq!(items(one), items(other));
    prop_assert_eq!(one.answers_a_day().collect::<Vec<_>>(), other.answers_a_day().collect::<Vec<_>>());
    prop_assert_eq!(one.retention(None), other.retention(None));
    prop_assert_eq!(one.retention(Some(day(5))), other.retention(Some(day(5))));
    prop_assert_eq!(one.streak(day(10)), other.streak(day(10)));
    prop_assert_eq!(one.introduced_on(day(0)), other.introduced_on(day(0)));
    Ok(())
}

/// Nothing that follows differs.
pub(super) fn are_the_same(one: &Progress, other: &Progress) -> Result<(), TestCaseError> {
    prop_assert_eq!(one.all_sessions().collect::<Vec<_>>(), other.all_sessions().collect::<Vec<_>>());
    believe_the_same(one, other)
}

#[test]
fn many_answers_that_all_cores_take_at_once_say_what_they_say_one_after_another() {
    let history = long_history(600);
    let (at_once, one_by_one) = (of(&history), one_by_one(history));
    are_the_same(&one_by_one, &at_once).unwrap();
    assert_eq!(one_by_one.model().learnt(), at_once.model().learnt());
}

/// The beginning of a pre-test, on the first line, and its end.
fn begin_test() -> Event {
    Event::Begin(Begin::new(Activity::PreTest, vec!["d".parse().unwrap()], 1))
}

fn end_test() -> Event {
    Event::End(End { session: 1, begin: Checksum::UNKNOWN, how: Ending::Done })
}

fn answer(session: u64, right: bool) -> Event {
    let (deck, form) = ("d".parse().unwrap(), FormName::all().next().unwrap());
    let (begin, rows) = (Checksum::UNKNOWN, vec![row("a", right, Some(0.5))]);
    Event::Answer(Answer { session, begin, deck, form, rows, number: 0, ms: 1000, counts: true })
}

fn one_after_another<const N: usize>(events: [Event; N]) -> Vec<Recorded> {
    let recorded = |(n, event)| Recorded { id: id("aaaaaaaa", n), at: moment(n as i64), event };
    (1..).zip(events).map(recorded).collect()
}

#[test]
fn what_a_test_was_answered_counts_at_its_end_though_it_becomes_known_after_that() {
    let events = [begin_test(), answer(1, true), answer(9, false), end_test()];
    let history = one_after_another(events);
    let end_first = [3, 0, 1, 2].map(|place: usize| history[place].clone()).to_vec();
    are_the_same(&one_by_one(end_first), &of(&history)).unwrap();
}

#[test]
fn what_a_test_was_answered_after_its_end_counts_where_it_was_given_though_the_end_becomes_known_later() {
    let events = [begin_test(), end_test(), answer(9, true), answer(1, false)];
    let history = one_after_another(events);
    let end_later = [0, 3, 1, 2].map(|place: usize| history[place].clone()).to_vec();
    are_the_same(&one_by_one(end_later), &of(&history)).unwrap();
}

/// A history, and the same in any order.
fn shuffled() -> impl Strategy<Value = (Vec<Recorded>, Vec<Recorded>)> {
    history().prop_flat_map(|history| (Just(history.clone()), Just(history).prop_shuffle()))
}

proptest! {
    // A history has so many parts that making a failing one smaller would take minutes.
    #![proptest_config(ProptestConfig { cases: 512, max_shrink_iters: 4096, ..ProptestConfig::default() })]

    #[test]
    fn what_follows_is_the_same_in_whatever_order_events_become_known((history, shuffled) in shuffled()) {
        let all_at_once = of(&history);
        are_the_same(&one_by_one(history), &all_at_once)?;
        are_the_same(&of(&shuffled), &all_at_once)?;
        are_the_same(&one_by_one(shuffled), &all_at_once)?;
    }

    #[test]
    fn what_followed_before_a_line_is_what_follows_from_what_was_written_before((history, shuffled) in shuffled(), line in any::<Index>()) {
        let line = line.get(&history).id;
        let written = history.iter().filter(|recorded| recorded.id == line).map(Recorded::place).min();
        let is_earlier = |recorded: &&Recorded| match recorded.id.device == line.device {
            true => recorded.id.n < line.n,
            false => Some(recorded.place()) < written,
        };
        let earlier: Vec<Recorded> = history.iter().filter(is_earlier).cloned().collect();
        are_the_same(&one_by_one(shuffled).before(&line), &of(&earlier))?;
    }

    #[test]
    fn before_a_line_that_is_not_known_is_now((history, shuffled) in shuffled()) {
        are_the_same(&one_by_one(shuffled).before(&id("zzzzzzzz", 1)), &of(&history))?;
    }

    #[test]
    fn what_is_taken_back_is_as_if_it_had_never_been_answered(history in history(), line in any::<Index>(), minutes in 0..20_000i64) {
        let line = line.get(&history).id;
        let mut undone = of(&history);
        let at = moment(0).instant() + jiff::SignedDuration::from_mins(minutes);
        let at = Moment::new(at, jiff::tz::Offset::UTC);
        undone.apply(Recorded { id: id("zzzzzzzz", 1), at, event: Event::Undo(Undo { answer: line }) });
        let can_be = |event: &Event| matches!(event, Event::Answer(_) | Event::Forget(_));
        let is_that = |recorded: &Recorded| recorded.id == line && can_be(&recorded.event);
        let never: Vec<Recorded> = history.into_iter().filter(|recorded| !is_that(recorded)).collect();
        believe_the_same(&undone, &of(&never))?;
    }

    #[test]
    fn a_test_tells_nothing_until_it_is_over(history in history()) {
        let all = of(&history);
        let open = all.all_sessions().filter(|session| session.is_test() && !session.is_over());
        let parts: Vec<LineId> = open.flat_map(PastSession::begins).map(|begin| begin.id).collect();
        let is_told = |recorded: &Recorded| match &recorded.event {
            Event::Answer(answer) => !parts.contains(&answer.begins_on(recorded.id.device)),
            _ => true,
        };
        let told: Vec<Recorded> = history.iter().filter(|recorded| is_told(recorded)).cloned().collect();
        let told = of(&told);
        prop_assert_eq!(items(&all), items(&told));
    }
}
