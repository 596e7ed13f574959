//! What is kept from one start to the next changes nothing but the time.

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

use super::histories::history;
use super::order::are_the_same;
use super::*;
use crate::progress::snapshot::VERSION;
use crate::question::FormName;
use proptest::sample::Index;
use proptest::test_runner::TestCaseError;

/// The same history as lines of a file: each has a checksum, and what refers to a line names its checksum as well.
fn written(mut history: Vec<Recorded>) -> Vec<Recorded> {
    let sum = |number: usize| serde_json::from_value(serde_json::json!(format!("{:08x}", number + 1))).unwrap();
    let mut sums: HashMap<(DeviceName, u64), Checksum> = HashMap::new();
    for (number, Recorded { id, .. }) in history.iter_mut().enumerate() {
        id.sum = sum(number);
        sums.entry((id.device, id.n)).or_insert(id.sum);
    }
    let known = |device, n| sums.get(&(device, n)).copied().unwrap_or(sum(999_999));
    for Recorded { id, event, .. } in &mut history {
        match event {
            Event::Begin(Begin { continues: Some(line), .. }) => line.sum = known(line.device, line.n),
            Event::Undo(Undo { answer: line }) | Event::Accept(Accept { answer: line }) => {
                line.sum = known(line.device, line.n);
            }
            Event::Answer(answer) => answer.begin = known(id.device, answer.session),
            Event::End(end) => end.begin = known(id.device, end.session),
            Event::Begin(_) | Event::Forget(_) | Event::Named(_) => {}
        }
    }
    history
}

/// A snapshot of these events.
fn kept(history: &[Recorded], rules: &Rules) -> Vec<u8> {
    let progress = Progress::of(history.to_vec(), rules.clone());
    Snapshot::write(&progress, Key::of(history, rules).unwrap()).unwrap()
}

/// Whether it is used for this history.
fn is_used(kept: &[u8], history: &[Recorded], rules: &Rules) -> bool {
    Snapshot::read(kept, history, rules).is_some()
}

/// With this snapshot the progress is the one that follows without.
fn changes_nothing(kept: &[u8], history: &[Recorded], rules: &Rules) -> Result<(), TestCaseError> {
    let (known, _) = Progress::of_known(history.to_vec(), rules.clone(), Some(kept));
    let anew = Progress::of(history.to_vec(), rules.clone());
    prop_assert_eq!(known.model().learnt(), anew.model().learnt());
    prop_assert_eq!(known.latest, anew.latest);
    are_the_same(&known, &anew)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, max_shrink_iters: 4096, ..ProptestConfig::default() })]

    #[test]
    fn with_a_snapshot_of_any_beginning_all_that_follows_is_the_same(history in history(), events in any::<Index>()) {
        let (history, rules) = (written(history), Rules::default());
        let events = events.index(history.len() + 1);
        let kept = kept(&history[..events], &rules);
        let is_changed =
            |recorded: &Recorded| matches!(recorded.event, Event::Forget(_) | Event::Undo(_) | Event::Accept(_));
        prop_assert_eq!(is_used(&kept, &history, &rules), !history[events..].iter().any(is_changed));
        changes_nothing(&kept, &history, &rules)?;
    }

    #[test]
    fn with_a_snapshot_of_another_history_all_that_follows_is_the_same(
        history in history(), of_each in any::<Index>(), minutes in 1..100_000i64,
    ) {
        let (history, rules) = (written(history), Rules::default());
        let at = of_each.index(history.len());
        let mut changed = history.clone();
        changed[at].at = changed[at].at.plus_seconds(60 * minutes);
        changed.sort_by_key(Recorded::place);
        let mut shorter = history.clone();
        shorter.remove(at);
        let mut elsewhere = history.clone();
        elsewhere[at].id.sum = id("aaaaaaaa", 1).sum;
        for other in [changed, shorter] {
            let kept = kept(&other, &rules);
            changes_nothing(&kept, &history, &rules)?;
        }
        // A line that is known by its number alone may be any.
        prop_assert_eq!(Key::of(&elsewhere, &rules), None);
    }

    #[test]
    fn with_a_damaged_snapshot_all_that_follows_is_the_same(
        history in history(), byte in any::<Index>(), bit in 0..8u8, is_cut in any::<bool>(),
    ) {
        let (history, rules) = (written(history), Rules::default());
        let mut kept = kept(&history, &rules);
        let at = byte.index(kept.len());
        if is_cut {
            kept.truncate(at);
        } else {
            kept[at] ^= 1 << bit;
        }
        prop_assert!(!is_used(&kept, &history, &rules));
        changes_nothing(&kept, &history, &rules)?;
    }
}

#[test]
fn a_snapshot_by_other_rules_is_not_used() {
    let history = written(long_history(40));
    let usual = Rules::default();
    let kept = kept(&history, &usual);
    assert!(is_used(&kept, &history, &usual));
    let plain = Rules { model: Model::plain(crate::memory::Parameters::DEFAULT), ..Rules::default() };
    let later = Rules { day_start: DayStart::at(7).unwrap(), ..Rules::default() };
    for rules in [plain, later] {
        assert!(!is_used(&kept, &history, &rules));
    }
    // When an item comes back is no part of what is believed.
    let target = Target { retention: Probability::new(0.8).unwrap(), ..Target::USUAL };
    assert!(is_used(&kept, &history, &Rules { target, streak: false, ..Rules::default() }));
}

#[test]
fn a_snapshot_is_kept_once_there_is_much_that_none_knows() {
    let known = |answers: usize, snapshot: Option<&[u8]>| {
        Progress::of_known(written(long_history(answers)), Rules::default(), snapshot).1
    };
    assert_eq!(known(498, None), None);
    let kept = known(499, None).unwrap();
    assert_eq!(known(999 - 1, Some(&kept)), None);
    assert!(known(999, Some(&kept)).is_some_and(|later| later != kept));
    assert!(known(499, Some(b"no snapshot")).is_some());
}

#[test]
fn the_same_answers_mean_what_they_meant_when_the_version_was_raised_last() {
    let progress = Progress::of(written(long_history(200)), Rules::default());
    let kept = postcard::to_stdvec(&(&progress.items, progress.model.learnt())).unwrap();
    // Where this differs, what is kept by the program before is no longer what follows: raise VERSION, and put the new number here.
    assert_eq!((VERSION, crc32fast::hash(&kept)), (1, 190_081_024));
}

/// A session of so many answers about a few items, over some weeks.
fn long_history(answers: usize) -> Vec<Recorded> {
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
