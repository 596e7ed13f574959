//! What every store does. Each of these tests runs for files and for memory.

use super::strategies::{event, moment as any_moment};
use super::*;
use proptest::prelude::*;

/// Where a store is kept while the program is away.
trait Home: Sized {
    type Store: Store;

    /// A home, and a new store in it.
    fn new() -> (Self, Self::Store);

    /// The store as the next start of the program finds it.
    fn restarted(&self, store: Self::Store) -> Self::Store;

    /// All its lines, each with its end; what has none is empty.
    fn text(&self, store: &Self::Store) -> String;
}

struct InFolder(Shared);

impl Home for InFolder {
    type Store = Files;

    fn new() -> (Self, Files) {
        let shared = Shared::new();
        let files = shared.of(MACHINE);
        (Self(shared), files)
    }

    fn restarted(&self, _: Files) -> Files {
        self.0.of(MACHINE)
    }

    fn text(&self, _: &Files) -> String {
        fs::read_to_string(self.0.file_of(MACHINE)).unwrap_or_default()
    }
}

struct Carried;

impl Home for Carried {
    type Store = InMemory;

    fn new() -> (Self, InMemory) {
        (Self, InMemory::new(device(MACHINE)))
    }

    fn restarted(&self, store: InMemory) -> InMemory {
        InMemory::of_text(device(MACHINE), &store.text()).unwrap()
    }

    fn text(&self, store: &InMemory) -> String {
        store.text()
    }
}

/// Runs each of these tests for every kind of home.
macro_rules! for_every_store {
    ($($test:ident)*) => {
        mod files {
            $(#[test] fn $test() { super::$test::<super::InFolder>(); })*
        }
        mod memory {
            $(#[test] fn $test() { super::$test::<super::Carried>(); })*
        }
    };
}

for_every_store! {
    what_was_appended_is_read_back_numbered_from_one
    lines_stay_in_the_order_in_which_they_were_written_though_the_clock_was_set_back
    a_clock_that_is_set_back_by_an_hour_or_less_stands_still
    of_one_instant_the_earlier_line_comes_first
    nothing_is_there_before_the_first_event_and_reading_makes_nothing
    numbers_go_on_after_a_restart
    any_events_come_back_equal_even_after_a_restart
    lines_are_given_to_the_last_byte_in_the_order_asked_for
    lines_are_given_all_or_not_at_all
    what_was_done_here_is_no_news
    without_news_an_event_is_kept_as_any_other
}

fn what_was_appended_is_read_back_numbered_from_one<H: Home>() {
    let (_home, mut store) = H::new();
    for (second, text) in [(0, "one"), (1, "two"), (2, "drei ÄÖÜ 三\n\"\\")] {
        let appended = store.append(moment(second), &answer(text)).unwrap();
        assert_eq!((appended.id.device, appended.id.n), (device(MACHINE), second as u64 + 1));
        assert_eq!(appended.notes, []);
    }
    let history = store.read(later()).unwrap();
    assert_eq!(texts(&history), ["one", "two", "drei ÄÖÜ 三\n\"\\"]);
    assert_eq!(numbers(&history), [1, 2, 3]);
    assert_eq!(history.notes, []);
}

fn lines_stay_in_the_order_in_which_they_were_written_though_the_clock_was_set_back<H: Home>() {
    let (home, mut store) = H::new();
    for (second, text) in [(10, "first"), (50, "second"), (20, "third"), (99, "fourth")] {
        store.append(moment(second), &answer(text)).unwrap();
    }
    let history = store.read(later()).unwrap();
    assert_eq!(texts(&history), ["first", "second", "third", "fourth"]);
    assert_eq!(numbers(&history), [1, 2, 3, 4]);
    assert!(history.events.is_sorted_by_key(|line| line.at));
    assert_eq!(home.restarted(store).read(later()).unwrap(), history);
}

fn a_clock_that_is_set_back_by_an_hour_or_less_stands_still<H: Home>() {
    let (home, mut store) = H::new();
    let append = |store: &mut H::Store, second| {
        let appended = store.append(moment(second), &answer("one more")).unwrap();
        appended.at.instant().as_second() - moment(0).instant().as_second()
    };
    assert_eq!([7300, 7299, 3700, 7301].map(|second| append(&mut store, second)), [7300, 7300, 7300, 7301]);
    let mut store = home.restarted(store);
    assert_eq!([7000, 3701].map(|second| append(&mut store, second)), [7301, 7301], "after a restart as well");
    assert_eq!(append(&mut store, 3700), 3700, "what was ahead by more than an hour was wrong");
}

fn of_one_instant_the_earlier_line_comes_first<H: Home>() {
    let (_home, mut store) = H::new();
    for text in ["one", "two", "three"] {
        store.append(moment(0), &answer(text)).unwrap();
    }
    assert_eq!(texts(&store.read(later()).unwrap()), ["one", "two", "three"]);
}

fn nothing_is_there_before_the_first_event_and_reading_makes_nothing<H: Home>() {
    let (home, mut store) = H::new();
    assert_eq!(store.read(later()).unwrap(), History::default());
    assert!(!store.has_news().unwrap());
    assert_eq!(store.lines(&[]).unwrap(), Some(Vec::new()));
    assert_eq!(home.text(&store), "");
    assert_eq!(home.restarted(store).read(later()).unwrap(), History::default());
}

fn numbers_go_on_after_a_restart<H: Home>() {
    let (home, mut store) = H::new();
    for n in 1..=4 {
        assert_eq!(store.append(moment(0), &answer("one more")).unwrap().id.n, n);
        store = home.restarted(store);
    }
    assert_eq!(numbers(&store.read(later()).unwrap()), [1, 2, 3, 4]);
}

fn any_events_come_back_equal_even_after_a_restart<H: Home>() {
    proptest!(|(events in prop::collection::vec((any_moment(), event()), 0..6), restart in 0..6usize)| {
        let (home, mut store) = H::new();
        // Every time can be right: none is later than the last, and the clock is never set back.
        let mut times: Vec<Moment> = events.iter().map(|(at, _)| *at).collect();
        times.sort();
        let last = times.last().copied().unwrap_or_else(later);
        let events: Vec<(Moment, Event)> = times.into_iter().zip(events).map(|(at, (_, event))| (at, event)).collect();
        let mut expected = Vec::new();
        for (place, (at, event)) in events.into_iter().enumerate() {
            if place == restart {
                store = home.restarted(store);
            }
            let id = store.append(at, &event).unwrap().id;
            expected.push(Recorded { id, at, event });
        }
        expected.sort_by_key(|recorded| (recorded.at, recorded.id));
        for History { events, notes, .. } in [store.read(last).unwrap(), home.restarted(store).read(last).unwrap()] {
            prop_assert_eq!((&events, notes), (&expected, Vec::new()));
        }
    });
}

fn lines_are_given_to_the_last_byte_in_the_order_asked_for<H: Home>() {
    proptest!(|(events in prop::collection::vec((any_moment(), event()), 1..6), asked in prop::collection::vec(any::<prop::sample::Index>(), 0..6))| {
        let (home, mut store) = H::new();
        let append = |(at, event): &(Moment, Event)| store.append(*at, event).unwrap().id;
        let all: Vec<LineId> = events.iter().map(append).collect();
        let text = home.text(&store);
        let lines: Vec<&[u8]> = text.split_terminator('\n').map(str::as_bytes).collect();
        prop_assert_eq!(lines.len(), events.len(), "one event, one line");
        let asked: Vec<usize> = asked.iter().map(|one| one.index(events.len())).collect();
        let ids: Vec<LineId> = asked.iter().map(|&place| all[place]).collect();
        let expected: Vec<Vec<u8>> = asked.iter().map(|&place| lines[place].to_vec()).collect();
        prop_assert_eq!(store.lines(&ids).unwrap(), Some(expected.clone()));
        prop_assert_eq!(home.restarted(store).lines(&ids).unwrap(), Some(expected));
    });
}

fn lines_are_given_all_or_not_at_all<H: Home>() {
    let (_home, mut store) = H::new();
    let one = store.append(moment(0), &answer("one")).unwrap().id;
    let of_another = LineId { device: device("bbbbbbbb"), ..one };
    let with_other_contents = LineId { sum: Checksum::of(b"other"), ..one };
    for missing in [LineId { n: 2, ..one }, LineId { n: 0, ..one }, of_another, with_other_contents] {
        assert_eq!(store.lines(&[one, missing]).unwrap(), None);
        assert_eq!(store.lines(&[missing]).unwrap(), None);
    }
    assert_eq!(store.lines(&[one, one]).unwrap().map(|lines| lines.len()), Some(2));
}

fn without_news_an_event_is_kept_as_any_other<H: Home>() {
    let (home, mut store) = H::new();
    for (second, text) in [(0, "one"), (1, "two")] {
        let appended = store.append_unless_news(moment(second), &answer(text)).unwrap().unwrap();
        assert_eq!((appended.id.device, appended.id.n), (device(MACHINE), second as u64 + 1));
    }
    store.append(moment(2), &answer("three")).unwrap();
    assert!(store.append_unless_news(moment(3), &answer("four")).unwrap().is_some());
    let history = store.read(later()).unwrap();
    assert_eq!(texts(&history), ["one", "two", "three", "four"]);
    assert_eq!(home.restarted(store).read(later()).unwrap(), history);
}

fn what_was_done_here_is_no_news<H: Home>() {
    let (home, mut store) = H::new();
    store.append(moment(0), &answer("one")).unwrap();
    assert!(!store.has_news().unwrap(), "it was appended here, though never read");
    store.read(later()).unwrap();
    assert!(!store.has_news().unwrap());
    store.append(moment(1), &answer("two")).unwrap();
    store.append(moment(2), &answer("three")).unwrap();
    assert!(!store.has_news().unwrap());
    assert!(!store.has_news().unwrap(), "asking changes nothing");
    let mut store = home.restarted(store);
    store.read(later()).unwrap();
    assert!(!store.has_news().unwrap());
}
