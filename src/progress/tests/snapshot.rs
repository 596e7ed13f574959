//! What is kept from one start to the next changes nothing but the time.

use std::fs;

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use tempfile::TempDir;

use super::histories::history;
use super::order::are_the_same;
use super::*;
use crate::journal::{Edition, Files, History, InMemory, Named, ReadOn, Store, Terms};
use crate::progress::snapshot::{Snapshot, VERSION};
use crate::question::FormName;
use proptest::sample::Index;
use proptest::test_runner::TestCaseError;

/// The texts of the files of all devices on which this happened. What was written earlier is referred to as it is in files.
fn texts(mut history: Vec<Recorded>) -> BTreeMap<DeviceName, String> {
    history.sort_by_key(|recorded| (recorded.id.n, recorded.id.device));
    let (mut lines, mut journals) = (BTreeMap::new(), BTreeMap::new());
    for Recorded { id, at, mut event } in history {
        let known =
            |device, n| lines.get(&(device, n)).copied().unwrap_or(LineId { device, n, sum: Checksum::UNKNOWN });
        match &mut event {
            Event::Begin(Begin { continues: Some(line), .. })
            | Event::Undo(Undo { answer: line })
            | Event::Accept(Accept { answer: line }) => *line = known(line.device, line.n),
            Event::Answer(Answer { session, begin, .. }) | Event::End(End { session, begin, .. }) => {
                LineId { n: *session, sum: *begin, .. } = known(id.device, *session);
            }
            Event::Begin(_) | Event::Forget(_) | Event::Named(_) => {}
        }
        let journal = journals.entry(id.device).or_insert_with(|| InMemory::new(id.device));
        let appended = journal.append(at, &event).unwrap();
        lines.entry((id.device, id.n)).or_insert(appended.id);
    }
    journals.into_iter().map(|(device, journal)| (device, journal.text())).collect()
}

/// A history as a machine in order leaves it: each line is the next of its device, and refers to one that was written before.
fn in_order(history: Vec<Recorded>) -> Vec<Recorded> {
    let (mut written, mut last, mut in_order) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    for Recorded { id: LineId { device, n, sum }, at, mut event } in history {
        let number = last.get(&device).map_or(1, |last: &u64| last + 1);
        // What has a higher number is written later.
        let now_on = |n: u64, of: DeviceName| written.get(&(of, n)).copied().filter(|line: &LineId| line.n < number);
        let refers_to_one_before = match &mut event {
            Event::Begin(begin) => {
                begin.continues = begin.continues.and_then(|line| now_on(line.n, line.device));
                true
            }
            Event::Undo(Undo { answer }) | Event::Accept(Accept { answer }) => {
                now_on(answer.n, answer.device).map(|line| *answer = line).is_some()
            }
            Event::Answer(Answer { session, .. }) | Event::End(End { session, .. }) => {
                now_on(*session, device).map(|line| *session = line.n).is_some()
            }
            Event::Forget(_) | Event::Named(_) => true,
        };
        if refers_to_one_before {
            last.insert(device, number);
            let id = LineId { device, n: number, sum };
            written.insert((device, n), id);
            in_order.push(Recorded { id, at, event });
        }
    }
    in_order
}

/// Mostly histories in order.
fn mostly_in_order() -> impl Strategy<Value = Vec<Recorded>> {
    (history(), prop::bool::weighted(0.9)).prop_filter_map("something happened", |(history, is_in_order)| {
        let history = if is_in_order { in_order(history) } else { history };
        (!history.is_empty()).then_some(history)
    })
}

/// A journal of these texts.
struct Journal {
    dir: TempDir,
}

impl Journal {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("journal")).unwrap();
        Self { dir }
    }

    fn write(&self, device: DeviceName, text: &[u8]) {
        fs::write(self.dir.path().join(format!("journal/{device}.jsonl")), text).unwrap();
    }

    /// Writes what had been recorded up to this moment, and later than the one before.
    fn write_until(&self, texts: &BTreeMap<DeviceName, String>, until: Moment) {
        for (device, text) in texts {
            let is_there = |line: &&str| {
                let at: Moment =
                    serde_json::from_value(serde_json::from_str::<serde_json::Value>(line).unwrap()["at"].take())
                        .unwrap();
                at <= until
            };
            let lines: String = text.split_inclusive('\n').take_while(is_there).collect();
            if !lines.is_empty() {
                self.write(*device, lines.as_bytes());
            }
        }
    }

    fn files(&self) -> Files {
        Files::new(self.dir.path(), None, ChaCha8Rng::seed_from_u64(1))
    }

    fn read(&self) -> History {
        self.files().read(later()).unwrap()
    }

    /// What follows from all of it.
    fn progress(&self) -> Progress {
        Progress::of(self.read().events, Rules::default())
    }

    /// A snapshot of all of it, if one can be kept.
    fn snapshot(&self, rules: &Rules) -> Option<Vec<u8>> {
        let (progress, ReadOn { bookmark, .. }) = self.read_on(None, rules, later())?;
        Snapshot::write(&progress, &bookmark)
    }

    /// What follows by this snapshot, or by none, and what is noted, where that can be told share by share.
    fn read_on(&self, snapshot: Option<&[u8]>, rules: &Rules, now: Moment) -> Option<(Progress, ReadOn)> {
        let snapshot = snapshot.map(|snapshot| Snapshot::read(snapshot, rules).ok_or(())).transpose().ok()?;
        let mut reading = Reading::new(snapshot, rules.clone(), &|_, _| {});
        let read = self.files().read_on(&reading.from(), now, &mut reading).unwrap()?;
        reading.progress().map(|progress| (progress, read))
    }

    /// With this snapshot, or share by share without one, all that follows is the same as all at once; returns whether it could be told so.
    fn is_changed_by_nothing(&self, snapshot: Option<&[u8]>) -> Result<bool, TestCaseError> {
        let Some((with, ReadOn { notes, bookmark })) = self.read_on(snapshot, &Rules::default(), later()) else {
            return Ok(false);
        };
        let (read, without) = (self.read(), self.progress());
        prop_assert_eq!(notes, read.notes);
        prop_assert_eq!(bookmark.lines(), read.events.len() as u64);
        let Some((_, from_first)) = self.read_on(None, &Rules::default(), later()) else {
            return Err(TestCaseError::fail("what can be read on can be read"));
        };
        prop_assert_eq!(bookmark, from_first.bookmark);
        prop_assert_eq!(with.model().learnt(), without.model().learnt());
        prop_assert_eq!(with.latest, without.latest);
        are_the_same(&with, &without)?;
        // Not only what is asked of it now: all that comes later as well, whatever that changes.
        let mut events = [with.events(), without.events()];
        events.iter_mut().for_each(|events| events.sort_by_key(Recorded::place));
        prop_assert_eq!(&events[0], &events[1]);
        Ok(true)
    }
}

/// Later than all that happens here.
fn later() -> Moment {
    moment(10_000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, max_shrink_iters: 4096, ..ProptestConfig::default() })]

    #[test]
    fn with_a_snapshot_of_any_beginning_all_that_follows_is_the_same(history in mostly_in_order(), until in any::<Index>()) {
        let (until, texts) = (until.get(&history).at, texts(history.clone()));
        let journal = Journal::new();
        journal.write_until(&texts, until);
        if let Some(snapshot) = journal.snapshot(&Rules::default()) {
            prop_assert!(journal.is_changed_by_nothing(Some(&snapshot))?, "where nothing happened since");
            journal.write_until(&texts, later());
            journal.is_changed_by_nothing(Some(&snapshot))?;
        }
    }

    #[test]
    fn share_by_share_all_that_follows_is_the_same(history in history()) {
        let journal = Journal::new();
        journal.write_until(&texts(in_order(history)), later());
        prop_assert!(journal.is_changed_by_nothing(None)?, "it is in order");
    }

    #[test]
    fn with_a_snapshot_of_what_was_damaged_later_all_that_follows_is_the_same(
        history in mostly_in_order(), file in any::<Index>(), byte in any::<Index>(), bit in 0..8u8, change in 0..4u8,
    ) {
        let (journal, texts) = (Journal::new(), texts(history));
        journal.write_until(&texts, later());
        if let Some(snapshot) = journal.snapshot(&Rules::default()) {
            let (device, text) = texts.iter().nth(file.index(texts.len())).unwrap();
            let mut text = text.clone().into_bytes();
            let at = byte.index(text.len());
            match change {
                0 => text[at] ^= 1 << bit,
                1 => text.truncate(at),
                2 => drop(text.remove(at)),
                _ => text.splice(at..at, *b"\n").for_each(drop),
            }
            journal.write(*device, &text);
            let is_used = journal.is_changed_by_nothing(Some(&snapshot))?;
            prop_assert!(!is_used, "what it knows is no longer there");
        }
    }

    #[test]
    fn a_damaged_snapshot_is_not_used(history in mostly_in_order(), byte in any::<Index>(), bit in 0..8u8, is_cut in any::<bool>()) {
        let (journal, texts) = (Journal::new(), texts(history));
        journal.write_until(&texts, later());
        if let Some(mut snapshot) = journal.snapshot(&Rules::default()) {
            let at = byte.index(snapshot.len());
            if is_cut {
                snapshot.truncate(at);
            } else {
                snapshot[at] ^= 1 << bit;
            }
            prop_assert!(Snapshot::read(&snapshot, &Rules::default()).is_none());
        }
    }
}

/// A journal of one device.
fn journal_of(history: &[Recorded]) -> Journal {
    let journal = Journal::new();
    texts(history.to_vec()).into_iter().for_each(|(device, text)| journal.write(device, text.as_bytes()));
    journal
}

#[test]
fn what_comes_after_a_snapshot_is_told_by_it_unless_it_changes_what_was_before() {
    let history = long_history(40);
    let snapshot = journal_of(&history[..30]).snapshot(&Rules::default()).unwrap();
    let undo = |n: usize| {
        let event = Event::Undo(Undo { answer: id("aaaaaaaa", n as u64) });
        [&history[..], &[Recorded { id: id("aaaaaaaa", 42), at: history[40].at, event }]].concat()
    };
    for (history, is_used) in [(history.clone(), true), (undo(41), true), (undo(31), true), (undo(30), false)] {
        let journal = journal_of(&history);
        assert_eq!(journal.is_changed_by_nothing(Some(&snapshot)).unwrap(), is_used, "{:?}", history.last());
        assert!(journal.snapshot(&Rules::default()).is_some(), "a new one can be kept");
    }
}

#[test]
fn an_answer_is_not_taken_back_by_who_means_another_line_of_its_number() {
    let history = long_history(1);
    let journal = journal_of(&history);
    let mut store = journal.files().read(later()).unwrap();
    let other = LineId { sum: store.events.remove(0).id.sum, ..store.events.remove(0).id };
    let event = Event::Undo(Undo { answer: other });
    let mut lines = InMemory::new(other.device);
    for Recorded { at, event, .. } in journal.read().events {
        lines.append(at, &event).unwrap();
    }
    lines.append(history[1].at, &event).unwrap();
    journal.write(other.device, lines.text().as_bytes());
    let snapshot = journal.snapshot(&Rules::default()).unwrap();
    let (progress, _) = journal.read_on(Some(&snapshot), &Rules::default(), later()).unwrap();
    assert!(progress.all_sessions().all(PastSession::has_counted));
    assert!(journal.is_changed_by_nothing(Some(&snapshot)).unwrap());
}

#[test]
fn a_journal_in_disorder_has_no_bookmark() {
    let is_told = |journal: &Journal, now| journal.read_on(None, &Rules::default(), now).is_some();
    let text = texts(long_history(9)).into_values().next().unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let without_sum = lines[4].replacen(",\"sum\":", ",\"sum\" :", 1);
    let [gap, doubled, swapped, by_hand] = [
        [&lines[..4], &lines[5..]].concat(),
        [&lines[..], &lines[9..]].concat(),
        [&lines[..4], &[lines[5], lines[4]], &lines[6..]].concat(),
        [&lines[..4], &[without_sum.as_str()], &lines[5..]].concat(),
    ]
    .map(|lines| lines.concat());
    let with_blank = text.replacen('\n', "\n\n", 1);
    let [blank_and_torn, returned_and_torn] =
        [with_blank.trim_end().to_owned(), text.replacen('\n', "\r\n", 1).trim_end().to_owned()];
    let [torn, marked] = [text.trim_end().to_owned(), format!("\u{feff}{text}")];
    let device = DeviceName::parse("aaaaaaaa").unwrap();
    for (text, is_in_order) in [
        (&text, true),
        (&gap, false),
        (&doubled, false),
        (&swapped, false),
        (&by_hand, false),
        (&with_blank, false),
        (&torn, false),
        (&blank_and_torn, false),
        (&returned_and_torn, false),
        (&marked, false),
    ] {
        let journal = Journal::new();
        journal.write(device, text.as_bytes());
        assert_eq!(is_told(&journal, later()), is_in_order, "{text}");
    }
    // A copy that a sync tool made, and a clock that was set back.
    let journal = Journal::new();
    journal.write(device, text.as_bytes());
    assert!(!is_told(&journal, moment(-9)));
    fs::write(journal.dir.path().join("journal/aaaaaaaa (1).jsonl"), lines.concat()).unwrap();
    assert!(!is_told(&journal, later()));
}

#[test]
fn a_snapshot_by_other_rules_is_not_used() {
    let (journal, usual) = (journal_of(&long_history(40)), Rules::default());
    let snapshot = journal.snapshot(&usual).unwrap();
    let is_used = |rules: &Rules| journal.read_on(Some(&snapshot), rules, later()).is_some();
    assert!(is_used(&usual));
    let plain = Rules { model: Model::plain(crate::memory::Parameters::DEFAULT), ..Rules::default() };
    let later = Rules { day_start: DayStart::at(7).unwrap(), ..Rules::default() };
    for rules in [plain, later] {
        assert!(!is_used(&rules));
    }
    // When an item comes back is no part of what is believed.
    let target = Target { retention: Probability::new(0.8).unwrap(), ..Target::USUAL };
    assert!(is_used(&Rules { target, streak: false, ..Rules::default() }));
}

#[test]
fn a_snapshot_is_worth_keeping_once_there_is_much_that_none_knows() {
    assert_eq!([199, 200].map(|lines| Snapshot::is_worth_keeping(lines, 0)), [false, true]);
    assert_eq!([1_199, 1_200].map(|lines| Snapshot::is_worth_keeping(lines, 1_000)), [false, true]);
    assert_eq!([100_999, 101_000].map(|lines| Snapshot::is_worth_keeping(lines, 100_000)), [false, true]);
    assert!(!Snapshot::is_worth_keeping(10, 900));
}

#[test]
fn the_same_answers_mean_what_they_meant_when_the_version_was_raised_last() {
    let mut history = long_history(200);
    let last = history[200].at;
    let terms = Terms { distinctions: 4, facts: 1, workshop: true, by: Some(day(9)), deck: Some("f".to_owned()) };
    let exam = Begin { onboarding: Some(terms), ..Begin::new(Activity::Exam, vec!["d".parse().unwrap()], 7) };
    let Event::Answer(answer) = history[1].event.clone() else { unreachable!() };
    let answer = Answer { session: 202, number: 1, counts: true, ..answer };
    let continued = Begin { continues: Some(id("aaaaaaaa", 1)), ..Begin::new(Activity::Drill, Vec::new(), 2) };
    let edition = Edition { deck: "d".parse().unwrap(), title: "D".to_owned(), texts: BTreeMap::new() };
    let events = [
        Event::Begin(Begin { editions: vec![edition], ..exam }),
        Event::Answer(answer),
        Event::End(End { session: 202, begin: Checksum::UNKNOWN, how: Ending::Done }),
        Event::Undo(Undo { answer: id("aaaaaaaa", 9) }),
        Event::Accept(Accept { answer: id("aaaaaaaa", 10) }),
        Event::Begin(continued),
        Event::Named(Named { name: "Kim".parse().unwrap() }),
        Event::Forget(Forget { deck: "other".parse().unwrap() }),
    ];
    history.extend((202..).zip(events).map(|(n, event)| Recorded { id: id("aaaaaaaa", n), at: last, event }));
    let (progress, read) = journal_of(&history).read_on(None, &Rules::default(), later()).unwrap();
    let Progress { items, model, latest, days, reviews, forgotten, names, sessions, .. } = &progress;
    let follows = postcard::to_stdvec(&(items, model.learnt(), latest, days, reviews, forgotten, names)).unwrap();
    let kept = [follows, postcard::to_stdvec(&(sessions.kept().unwrap(), read.bookmark)).unwrap()].concat();
    // Where this differs, what is kept by the program before is no longer what follows: raise VERSION, and put the new number here.
    assert_eq!((VERSION, crc32fast::hash(&kept)), (4, 292_957_044));
}

/// A session of so many answers about a few items, over some weeks.
pub(super) fn long_history(answers: usize) -> Vec<Recorded> {
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let begin = Event::Begin(Begin::new(Activity::Drill, vec!["d".parse().unwrap()], 1));
    let forms: Vec<FormName> = FormName::all().collect();
    let answer = |number: usize| {
        let rows =
            vec![row(["a", "b", "c", "d-e"][number % 4], rng.random_bool(0.7), Some(1.0 / (2 + number % 3) as f64))];
        let form = forms[number / 4 % 3].clone();
        let deck = "d".parse().unwrap();
        let begin = Checksum::UNKNOWN;
        Event::Answer(Answer { session: 1, begin, deck, form, rows, number: 0, ms: 1000, counts: true })
    };
    let events: Vec<Event> = std::iter::once(begin).chain((0..answers).map(answer)).collect();
    let recorded = |(number, event): (usize, Event)| Recorded {
        id: id("aaaaaaaa", number as u64 + 1),
        at: moment((number / 10) as i64).plus_seconds(number as i64),
        event,
    };
    events.into_iter().enumerate().map(recorded).collect()
}
