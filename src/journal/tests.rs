use super::*;
use crate::question::{Asked, Picked};
use proptest::prelude::*;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::{TempDir, tempdir};

fn moment(second: i64) -> Moment {
    Moment::new(jiff::Timestamp::from_second(1_795_000_000 + second).unwrap(), jiff::tz::Offset::constant(1))
}

fn device(name: &str) -> DeviceName {
    DeviceName::parse(name).unwrap()
}

fn answer(text: &str) -> Event {
    let row = Row {
        item: "force".parse().unwrap(),
        asked: Asked::Fact { version: None },
        picked: vec![Picked::Lure { item: "force".parse().unwrap(), text: text.to_owned() }],
        right: false,
        noise: None,
    };
    let form = serde_json::from_str("\"a-form-of-tomorrow\"").unwrap();
    Event::Answer(Answer { session: 1, deck: "deck".parse().unwrap(), form, rows: vec![row], ms: 1200, counts: true })
}

fn texts(history: &History) -> Vec<String> {
    let text = |recorded: &Recorded| match &recorded.event {
        Event::Answer(answer) => match &answer.rows[0].picked[0] {
            Picked::Lure { text, .. } => text.clone(),
            _ => panic!("no lure"),
        },
        other => panic!("{other:?}"),
    };
    history.events.iter().map(text).collect()
}

/// A journal with these answers, a second apart.
fn journal_with(answers: &[&str]) -> (TempDir, Journal, PathBuf) {
    let dir = tempdir().unwrap();
    let mut journal = Journal::new(dir.path(), device("aaaaaaaa"));
    for (second, text) in answers.iter().enumerate() {
        journal.append(moment(second as i64), answer(text)).unwrap();
    }
    let path = dir.path().join("journal/aaaaaaaa.jsonl");
    (dir, journal, path)
}

#[test]
fn what_was_appended_is_read_back_and_nothing_else_is_there() {
    let (dir, _, path) = journal_with(&["one", "two"]);
    assert_eq!(texts(&read(dir.path()).unwrap()), ["one", "two"]);
    let text = fs::read_to_string(path).unwrap();
    assert_eq!(text.lines().count(), 2);
    assert!(text.starts_with(r#"{"v":1,"n":1,"at":"2026-"#), "{text}");
    for derived in ["stability", "due", "total", "difficulty"] {
        assert!(!text.contains(derived));
    }
}

#[test]
fn a_folder_without_a_journal_is_an_empty_history_and_stays_empty() {
    let dir = tempdir().unwrap();
    assert_eq!(read(dir.path()).unwrap(), History::default());
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
}

#[test]
fn the_files_of_all_devices_are_read_in_order_of_time() {
    let dir = tempdir().unwrap();
    let mut phone = Journal::new(dir.path(), device("zzzzzzzz"));
    let mut laptop = Journal::new(dir.path(), device("aaaaaaaa"));
    phone.append(moment(0), answer("first")).unwrap();
    laptop.append(moment(5), answer("second")).unwrap();
    laptop.append(moment(20), answer("fourth")).unwrap();
    phone.append(moment(10), answer("third")).unwrap();
    assert_eq!(texts(&read(dir.path()).unwrap()), ["first", "second", "third", "fourth"]);
}

#[test]
fn cut_at_every_byte_it_loads_all_complete_lines_and_loses_none_on_the_next_write() {
    let all = ["one", "two", "drei ÄÖÜ 三"];
    let (_dir, _, path) = journal_with(&all);
    let whole = fs::read(&path).unwrap();
    for cut in 0..=whole.len() {
        let dir = tempdir().unwrap();
        let copy = dir.path().join("journal/aaaaaaaa.jsonl");
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::write(&copy, &whole[..cut]).unwrap();
        // A line is complete once its closing brace is there, with or without its newline.
        let ends: Vec<usize> = whole.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at).collect();
        let complete = ends.iter().filter(|end| **end <= cut).count();
        let is_torn =
            cut > ends.iter().filter(|end| **end < cut).max().map_or(0, |end| end + 1) && !ends.contains(&cut);

        let history = read(dir.path()).unwrap();
        assert_eq!(texts(&history), all[..complete], "cut at {cut}");
        assert_eq!(history.notes.len(), usize::from(is_torn), "cut at {cut}: {:?}", history.notes);

        let appended = Journal::new(dir.path(), device("aaaaaaaa")).append(moment(99), answer("next")).unwrap();
        assert_eq!(appended.id.n, complete as u64 + 1);
        assert_eq!(appended.note.is_some(), is_torn);
        let history = read(dir.path()).unwrap();
        assert_eq!(texts(&history), [&all[..complete], &["next"]].concat(), "cut at {cut}");
        assert!(history.notes.is_empty(), "{:?}", history.notes);
        let aside = copy.with_extension("torn");
        if is_torn {
            let start = ends.iter().filter(|end| **end < cut).max().map_or(0, |end| end + 1);
            assert_eq!(fs::read(aside).unwrap(), [&whole[start..cut], b"\n"].concat());
        } else {
            assert!(!aside.exists());
        }
    }
}

fn spoil_line(path: &Path, index: usize, line: &str) {
    let text = fs::read_to_string(path).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines[index] = line;
    fs::write(path, lines.join("\n") + "\n").unwrap();
}

#[test]
fn a_bad_line_is_an_error_with_its_place_and_nothing_is_written() {
    for bad in
        ["garbage", r#"{"v":1,"n":2}"#, r#"{"v":0,"n":2,"at":"2026-11-24T09:00:00Z","event":"answer"}"#, "\u{0}\u{0}"]
    {
        let (dir, _, path) = journal_with(&["one", "two", "three"]);
        spoil_line(&path, 1, bad);
        let before = fs::read(&path).unwrap();
        let told = read(dir.path()).unwrap_err().to_string();
        assert!(told.starts_with(&format!("{}:2: this line of the journal cannot be read", path.display())), "{told}");
        Journal::new(dir.path(), device("aaaaaaaa")).append(moment(9), answer("next")).unwrap_err();
        assert_eq!(fs::read(&path).unwrap(), before);
    }
}

#[test]
fn a_line_from_a_newer_version_says_so() {
    let (dir, _, path) = journal_with(&["one", "two"]);
    spoil_line(&path, 0, r#"{"v":2,"what":"ever"}"#);
    let told = read(dir.path()).unwrap_err().to_string();
    assert!(told.contains("aaaaaaaa.jsonl:1: this line was written by a newer tellapart (format 2)"), "{told}");
}

#[test]
fn a_gap_and_a_repeat_are_noticed_and_a_doubled_line_counts_once() {
    let (dir, _, path) = journal_with(&["one", "two", "three", "four"]);
    let text = fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    fs::write(&path, [lines[0], lines[3], lines[3], ""].join("\n")).unwrap();
    let history = read(dir.path()).unwrap();
    assert_eq!(texts(&history), ["one", "four"]);
    let notes: Vec<String> = history.notes.iter().map(Note::to_string).collect();
    assert!(notes[0].contains(":2: before this line, the line numbers 2 to 3 are missing"), "{notes:?}");
    assert!(notes[1].contains(":3: this line repeats numbers of lines before"), "{notes:?}");
}

#[test]
fn a_file_that_is_no_devices_is_left_out_with_a_note() {
    let (dir, _, path) = journal_with(&["one"]);
    fs::copy(&path, path.with_file_name("aaaaaaaa (conflicted copy).jsonl")).unwrap();
    let history = read(dir.path()).unwrap();
    assert_eq!(texts(&history), ["one"]);
    assert!(matches!(&history.notes[..], [Note::Foreign { .. }]));
}

#[test]
fn two_writers_at_once_lose_nothing() {
    let dir = tempdir().unwrap();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let path = dir.path();
            scope.spawn(move || {
                let mut journal = Journal::new(path, device("aaaaaaaa"));
                for n in 0..25 {
                    journal.append(moment(n), answer(&format!("{writer}-{n}"))).unwrap();
                }
            });
        }
    });
    let history = read(dir.path()).unwrap();
    assert!(history.notes.is_empty(), "{:?}", history.notes);
    let mut numbers: Vec<u64> = history.events.iter().map(|recorded| recorded.id.n).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=100).collect::<Vec<u64>>());
}

#[test]
fn first_runs_at_once_agree_on_the_devices_name() {
    let state = tempdir().unwrap();
    let path = state.path();
    let names: Vec<DeviceName> = std::thread::scope(|scope| {
        let run = |seed| {
            scope.spawn(move || DeviceName::of_this_machine(path, &mut ChaCha8Rng::seed_from_u64(seed)).unwrap())
        };
        let runs: Vec<_> = (0..8).map(run).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    assert!(names.iter().all(|name| *name == names[0]), "{names:?}");
}

#[test]
fn a_device_file_with_something_else_in_it_is_an_error_with_a_remedy() {
    let state = tempdir().unwrap();
    fs::write(state.path().join("device"), "../../etc").unwrap();
    let told = DeviceName::of_this_machine(state.path(), &mut ChaCha8Rng::seed_from_u64(1)).unwrap_err().to_string();
    assert!(told.contains("delete it, and a new name is made"), "{told}");
}

#[test]
fn a_journal_that_cannot_be_written_says_what_to_do() {
    let dir = tempdir().unwrap();
    fs::write(dir.path().join("journal"), "a file").unwrap();
    let told = Journal::new(dir.path(), device("aaaaaaaa")).append(moment(0), answer("one")).unwrap_err().to_string();
    assert!(told.contains("journal") && told.contains("move it away"), "{told}");
}

#[test]
fn a_long_journal_goes_on_after_its_last_line_and_its_mistakes_keep_their_place() {
    let long = "x".repeat(3000);
    let (dir, _, path) = journal_with(&[long.as_str(); 40]);
    assert!(fs::metadata(&path).unwrap().len() > 100_000);
    let next = || Journal::new(dir.path(), device("aaaaaaaa")).append(moment(99), answer("next"));
    assert_eq!(next().unwrap().id.n, 41);
    // Cut short at its very end, and in a line longer than what is read of it.
    let torn = format!("{{\"v\":1,\"n\":42,{}", "y".repeat(100_000));
    fs::write(&path, [fs::read(&path).unwrap(), torn.clone().into_bytes()].concat()).unwrap();
    assert_eq!(next().unwrap().id.n, 42);
    assert_eq!(fs::read_to_string(path.with_extension("torn")).unwrap(), torn + "\n");
    spoil_line(&path, 40, "garbage");
    assert!(
        next().unwrap_err().to_string().contains(".jsonl:41: this line"),
        "the line is counted from the file's beginning"
    );
}

#[test]
fn a_number_beyond_all_reason_is_a_bad_line() {
    for n in ["0", "18446744073709551615"] {
        let (dir, _, path) = journal_with(&["one", "two"]);
        let line =
            fs::read_to_string(&path).unwrap().lines().nth(1).unwrap().replacen("\"n\":2", &format!("\"n\":{n}"), 1);
        spoil_line(&path, 1, &line);
        assert!(read(dir.path()).unwrap_err().to_string().contains("is no number of a line"));
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_without_a_panic(bytes in prop::collection::vec(prop_oneof![Just(b'\n'), Just(b'{'), any::<u8>()], 0..60)) {
        let (dir, _, path) = journal_with(&[]);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        let _ = read(dir.path());
        let _ = Journal::new(dir.path(), device("aaaaaaaa")).append(moment(0), answer("one"));
    }
}
