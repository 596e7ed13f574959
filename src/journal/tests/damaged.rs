//! What people and programs do to files: lines that are no lines, that are missing, that come twice.

use super::*;
use proptest::prelude::*;

#[test]
fn a_line_holds_what_happened_and_nothing_that_follows_from_it() {
    let lines = Alone::with(&["one", "two"]).lines();
    assert_eq!(lines.len(), 2);
    for (n, line) in (1..).zip(&lines) {
        assert!(line.starts_with(&format!("{{\"v\":1,\"n\":{n},\"at\":\"2026-")), "{line}");
        for derived in ["stability", "due", "total", "difficulty"] {
            assert!(!line.contains(derived), "{line}");
        }
    }
}

#[test]
fn reading_where_no_journal_is_makes_no_folder_and_no_name() {
    let shared = Shared::new();
    let state_dir = shared.0.path().join("state");
    let mut files = Files::new(shared.data_dir(), Some(state_dir.clone()), ChaCha8Rng::seed_from_u64(1));
    assert_eq!(files.read().unwrap(), History::default());
    assert!(!files.has_news().unwrap());
    assert_eq!(files.lines(&[LineId { device: device(MACHINE), n: 1 }]).unwrap(), None);
    assert!(!shared.data_dir().exists() && !state_dir.exists());
}

#[test]
fn a_bad_line_is_an_error_with_its_place_and_nothing_is_written() {
    for bad in
        ["garbage", r#"{"v":1,"n":2}"#, r#"{"v":0,"n":2,"at":"2026-11-24T09:00:00Z","event":"answer"}"#, "\u{0}\u{0}"]
    {
        let alone = Alone::with(&["one", "two", "three"]);
        alone.spoil(1, bad);
        let before = alone.bytes();
        let told = alone.read().unwrap_err().to_string();
        let place = alone.path.display();
        assert!(told.starts_with(&format!("{place}:2: this line of the journal cannot be read")), "{told}");
        alone.append("next").unwrap_err();
        assert_eq!(alone.bytes(), before);
    }
}

#[test]
fn a_line_from_a_newer_version_says_so_and_nothing_is_written() {
    for (index, line) in [(0, 1), (1, 2)] {
        let alone = Alone::with(&["one", "two"]);
        alone.spoil(index, r#"{"v":2,"what":"ever"}"#);
        let before = alone.bytes();
        let says = format!("aaaaaaaa.jsonl:{line}: this line was written by a newer tellapart (format 2)");
        for told in [alone.read().unwrap_err().to_string(), alone.append("next").unwrap_err().to_string()] {
            assert!(told.contains(&says), "{told}");
        }
        assert_eq!(alone.bytes(), before);
    }
}

#[test]
fn a_gap_and_a_repeat_are_noticed_and_a_doubled_line_counts_once() {
    let alone = Alone::with(&["one", "two", "three", "four"]);
    let lines = alone.lines();
    alone.write_lines(&[&lines[0], &lines[3], &lines[3]]);
    let history = alone.read().unwrap();
    assert_eq!(texts(&history), ["one", "four"]);
    let notes: Vec<String> = history.notes.iter().map(Note::to_string).collect();
    assert!(notes[0].contains(":2: before this line, the line numbers 2 to 3 are missing"), "{notes:?}");
    assert!(notes[1].contains(":3: this line repeats numbers of lines before"), "{notes:?}");
    assert_eq!(alone.append("next").unwrap().id.n, 5);
}

#[test]
fn of_two_lines_of_one_number_both_count_and_each_of_them_once() {
    let alone = Alone::with(&["one", "two"]);
    let lines = alone.lines();
    let other = lines[1].replace("\"two\"", "\"another\"");
    alone.write_lines(&[&lines[0], &lines[1], &other, &lines[0], &lines[1], &other]);
    let history = alone.read().unwrap();
    assert_eq!(texts(&history), ["one", "two", "another"]);
    assert_eq!(history.notes, [Note::Repeat { path: alone.path.clone(), line: 3, lines: 4 }]);
    let asked = LineId { device: device(MACHINE), n: 2 };
    assert_eq!(alone.shared.of(MACHINE).lines(&[asked]).unwrap(), Some(vec![lines[1].clone().into_bytes()]));
}

#[test]
fn blank_lines_and_line_ends_of_another_system_do_no_harm() {
    let alone = Alone::with(&["one", "two"]);
    let text = alone.lines().join("\r\n\r\n  \n") + "\r\n\n";
    fs::write(&alone.path, text).unwrap();
    let history = alone.read().unwrap();
    assert_eq!((texts(&history), history.notes.len()), (vec!["one", "two"], 0));
    assert_eq!(alone.append("next").unwrap().id.n, 3);
    assert_eq!(texts(&alone.read().unwrap()), ["one", "two", "next"]);
}

#[test]
fn a_file_that_is_no_devices_is_left_out_with_a_note_and_is_no_news() {
    let alone = Alone::with(&["one"]);
    let foreign = alone.path.with_file_name("aaaaaaaa (conflicted copy).jsonl");
    fs::copy(&alone.path, &foreign).unwrap();
    let mut files = alone.shared.of(MACHINE);
    let history = files.read().unwrap();
    assert_eq!(texts(&history), ["one"]);
    assert_eq!(history.notes, [Note::Foreign { path: foreign }]);
    assert!(!files.has_news().unwrap());
}

#[test]
fn a_number_beyond_all_reason_is_a_bad_line() {
    for n in ["0", "18446744073709551615"] {
        let alone = Alone::with(&["one", "two"]);
        let line = alone.lines()[1].replacen("\"n\":2", &format!("\"n\":{n}"), 1);
        alone.spoil(1, &line);
        let told = alone.read().unwrap_err().to_string();
        assert!(told.contains("is not the number of a line"), "{told}");
    }
}

#[test]
fn after_the_last_number_that_can_be_read_nothing_is_written() {
    let alone = Alone::with(&["one", "two"]);
    let line = alone.lines()[1].replacen("\"n\":2", &format!("\"n\":{}", u64::MAX / 2), 1);
    alone.spoil(1, &line);
    let before = alone.bytes();
    let told = alone.append("next").unwrap_err().to_string();
    assert!(told.contains("is not the number of a line"), "{told}");
    assert_eq!(alone.bytes(), before);
    assert_eq!(texts(&alone.read().unwrap()), ["one", "two"]);
}

#[test]
fn a_journal_that_cannot_be_written_says_what_to_do() {
    let shared = Shared::new();
    fs::create_dir_all(shared.data_dir()).unwrap();
    fs::write(shared.data_dir().join("journal"), "a file").unwrap();
    let told = shared.of(MACHINE).append(moment(0), &answer("one")).unwrap_err();
    assert!(told.to_string().contains("journal"), "{told}");
    assert!(hint(&told).contains("move it away"), "{}", hint(&told));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_and_none_is_lost(bytes in prop::collection::vec(prop_oneof![Just(b'\n'), Just(b'{'), any::<u8>()], 0..60)) {
        let alone = Alone::of_bytes(&bytes);
        let _ = alone.read();
        let is_kept = alone.append("one").is_ok();
        let aside = fs::read(alone.path.with_extension("torn")).unwrap_or_default();
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        let left = alone.bytes();
        prop_assert!(left.starts_with(&bytes[..whole]));
        prop_assert!(left.starts_with(&bytes) || aside.starts_with(&bytes[whole..]));
        prop_assert!(is_kept || left == bytes, "what is refused is left as it was");
    }
}
