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
    let machine = ThisMachine::new(state_dir.clone(), &[]);
    let mut files = Files::new(shared.data_dir(), Some(machine), ChaCha8Rng::seed_from_u64(1));
    assert_eq!(files.read(later()).unwrap(), History::default());
    assert!(!files.has_news().unwrap());
    assert_eq!(files.lines(&[LineId { device: device(MACHINE), n: 1, sum: Checksum::UNKNOWN }]).unwrap(), None);
    assert!(!shared.data_dir().exists() && !state_dir.exists());
}

/// What cannot be read, and where.
fn bad_lines(history: &History) -> Vec<(usize, &UnreadableLine)> {
    fn of_note(note: &Note) -> &[BadLine] {
        if let Note::BadLines { lines, .. } = note { lines } else { &[] }
    }
    history.notes.iter().flat_map(of_note).map(|bad| (bad.line, &bad.cause)).collect()
}

#[test]
fn a_bad_line_is_noted_with_its_place_and_all_others_count() {
    let (zeros, endless) = ("\0".repeat(200), "x".repeat((32 << 20) + 1));
    for bad in [
        &endless,
        "garbage",
        r#"{"v":1,"n":2}"#,
        r#"{"v":0,"n":2,"at":"2026-11-24T09:00:00Z","event":"answer"}"#,
        &zeros,
    ] {
        let alone = Alone::with(&["one", "two", "three"]);
        alone.spoil(1, bad);
        let history = alone.read().unwrap();
        assert_eq!(texts(&history), ["one", "three"]);
        assert!(matches!(bad_lines(&history)[..], [(2, _)]));
        assert_eq!(history.notes.len(), 1, "that a number is missing needs no second word: {:?}", history.notes);
        let before = alone.bytes();
        assert_eq!(alone.append("next").unwrap().id.n, 4);
        assert!(alone.bytes().starts_with(&before), "nothing is taken away");
        assert_eq!(texts(&alone.read().unwrap()), ["one", "three", "next"]);
    }
}

#[test]
fn a_line_of_a_newer_version_is_noted_and_left_out() {
    let alone = Alone::with(&["one", "two"]);
    alone.spoil(0, r#"{"v":2,"what":"ever"}"#);
    let history = alone.read().unwrap();
    assert_eq!(bad_lines(&history), [(1, &UnreadableLine::Newer { format: 2 })]);
    assert!(history.notes[0].to_string().contains("a newer tellapart"), "{}", history.notes[0]);
    assert_eq!(texts(&history), ["two"]);
    assert_eq!(alone.append("next").unwrap().id.n, 3);
}

#[test]
fn an_unknown_field_of_a_known_version_is_refused() {
    for (field, name) in [("\"note\":\"by hand\",", "note"), ("\"sum\":\"00000000\",", "sum")] {
        let alone = Alone::with(&["one", "two"]);
        let line = alone.lines()[1].replacen("\"session\"", &format!("{field}\"session\""), 1);
        let (unsealed, _) = line.rsplit_once(",\"sum\"").unwrap();
        alone.spoil(1, &format!("{unsealed}}}"));
        let history = alone.read().unwrap();
        assert_eq!(bad_lines(&history), [(2, &UnreadableLine::UnknownField(name.to_owned()))]);
    }
}

#[test]
fn every_bit_that_flips_in_a_line_is_noticed() {
    let alone = Alone::with(&["one", "two", "three"]);
    let (whole, history) = (alone.bytes(), alone.read().unwrap());
    for bit in 0..whole.len() * 8 {
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        fs::write(&alone.path, bytes).unwrap();
        let read = alone.read().unwrap();
        assert!(read == history || !read.notes.is_empty(), "bit {bit}");
        let is_known = |line: &Recorded| history.events.iter().any(|known| (known.id, known.at) == (line.id, line.at));
        assert!(read.events.iter().all(is_known), "bit {bit}: nothing else is read");
    }
}

#[test]
fn a_line_without_its_checksum_is_taken_as_it_is_and_is_still_the_same_line() {
    let alone = Alone::with(&["one", "two"]);
    let history = alone.read().unwrap();
    let line = alone.lines()[1].clone();
    let (unsealed, _) = line.rsplit_once(",\"sum\"").unwrap();
    alone.spoil(1, &format!("{unsealed}}}"));
    assert_eq!(alone.read().unwrap(), history);
    alone.write_lines(&[&line, &alone.lines()[0], &format!("{unsealed}}}")]);
    assert_eq!(alone.read().unwrap(), history);
}

#[test]
fn lost_lines_are_counted_and_a_doubled_line_counts_once() {
    let alone = Alone::with(&["one", "two", "three", "four"]);
    let lines = alone.lines();
    alone.write_lines(&[&lines[0], &lines[3], &lines[3]]);
    let history = alone.read().unwrap();
    assert_eq!(texts(&history), ["one", "four"]);
    let missing = Note::Missing { device: device(MACHINE), count: 2, first: 2, last: 3 };
    assert_eq!(history.notes, [missing]);
    assert_eq!(alone.append("next").unwrap().id.n, 5);
}

#[test]
fn of_two_lines_of_one_number_both_count_and_each_of_them_once() {
    let alone = Alone::with(&["one", "two"]);
    let lines = alone.lines();
    let other = Alone::with(&["one", "another"]).lines()[1].clone();
    alone.write_lines(&[&lines[0], &lines[1], &other, &lines[0], &lines[1], &other]);
    let history = alone.read().unwrap();
    let mut read = texts(&history);
    read.sort_unstable();
    assert_eq!((read, &history.notes[..]), (vec!["another", "one", "two"], &[][..]));
    for line in &history.events[1..] {
        let given = alone.shared.of(MACHINE).lines(&[line.id]).unwrap().unwrap();
        assert!(given[0] == lines[1].as_bytes() || given[0] == other.as_bytes());
    }
}

#[test]
fn what_git_leaves_where_two_versions_met_is_named_and_both_count() {
    let alone = Alone::with(&["one", "two"]);
    let (lines, other) = (alone.lines(), Alone::with(&["one", "another"]).lines()[1].clone());
    alone.write_lines(&[&lines[0], "<<<<<<< HEAD", &lines[1], "=======", &other, ">>>>>>> of the laptop"]);
    let history = alone.read().unwrap();
    assert_eq!(history.events.len(), 3);
    assert!(history.notes[0].to_string().contains("git could not merge"), "{}", history.notes[0]);
}

#[test]
fn a_byte_order_mark_is_no_damage() {
    let alone = Alone::with(&["one", "two"]);
    fs::write(&alone.path, [b"\xef\xbb\xbf", &alone.bytes()[..]].concat()).unwrap();
    let history = alone.read().unwrap();
    assert_eq!((texts(&history), history.notes.len()), (vec!["one", "two"], 0));
    assert_eq!(alone.append("next").unwrap().id.n, 3);
}

#[test]
fn zeros_at_the_end_are_set_aside_as_a_line_cut_short_is() {
    for zeros in ["\0\0\0\0", "{\"v\":1,\0\0"] {
        let alone = Alone::with(&["one"]);
        fs::write(&alone.path, [&alone.bytes()[..], zeros.as_bytes()].concat()).unwrap();
        assert!(matches!(alone.read().unwrap().notes[..], [Note::Torn { line: 2, .. }]));
        assert_eq!(alone.append("next").unwrap().id.n, 2);
        assert_eq!(texts(&alone.read().unwrap()), ["one", "next"]);
    }
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
fn a_number_beyond_all_reason_is_a_bad_line() {
    for n in ["0", "18446744073709551615"] {
        let alone = Alone::with(&["one", "two"]);
        let line = alone.lines()[1].replacen("\"n\":2", &format!("\"n\":{n}"), 1);
        let (unsealed, _) = line.rsplit_once(",\"sum\"").unwrap();
        alone.spoil(1, &format!("{unsealed}}}"));
        assert!(matches!(bad_lines(&alone.read().unwrap())[..], [(2, UnreadableLine::BadNumber(_))]));
    }
}

#[test]
fn after_the_last_number_that_can_be_read_nothing_is_written() {
    let alone = Alone::with(&["one", "two"]);
    let line = alone.lines()[1].replacen("\"n\":2", &format!("\"n\":{}", u64::MAX / 2), 1);
    let (unsealed, _) = line.rsplit_once(",\"sum\"").unwrap();
    alone.spoil(1, &format!("{unsealed}}}"));
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
    fn no_row_of_a_journal_written_by_hand_breaks_a_form(row in strategies::row()) {
        for form in crate::question::forms() {
            let noise = form.noise(&row);
            prop_assert!(noise.is_none_or(|noise| noise.guess().get() < 1.0));
            form.evidence(&row);
            form.confusion(&row);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused_and_none_is_lost(bytes in prop::collection::vec(prop_oneof![Just(b'\n'), Just(b'{'), any::<u8>()], 0..60)) {
        let alone = Alone::of_bytes(&bytes);
        let _ = alone.read();
        let is_kept = alone.append("one").is_ok();
        let aside = fs::read(alone.aside()).unwrap_or_default();
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        let left = alone.bytes();
        prop_assert!(left.starts_with(&bytes[..whole]));
        prop_assert!(left.starts_with(&bytes) || aside.starts_with(&bytes[whole..]));
        prop_assert!(is_kept || left == bytes, "what is refused is left as it was");
    }
}

#[test]
fn what_refers_to_a_line_that_someone_changed_by_hand_still_means_it() {
    let shared = Shared::new();
    let mut files = shared.of(MACHINE);
    let begin = Begin::new(Activity::Drill, vec!["deck".parse().unwrap()], 1);
    let begun = files.append(moment(0), &Event::Begin(begin)).unwrap().id;
    let end = End { session: begun.n, begin: begun.sum, how: Ending::Done };
    files.append(moment(1), &Event::End(end)).unwrap();
    let text = fs::read_to_string(shared.file_of(MACHINE)).unwrap().replacen("\"seed\":1", "\"seed\":2", 1);
    let (first, rest) = text.split_once('\n').unwrap();
    let (unsealed, _) = first.rsplit_once(",\"sum\"").unwrap();
    fs::write(shared.file_of(MACHINE), format!("{unsealed}}}\n{rest}")).unwrap();
    let events = shared.of(MACHINE).read(later()).unwrap().events;
    let Event::End(end) = &events[1].event else { panic!("{events:?}") };
    assert_eq!(end.begins_on(begun.device), events[0].id);
    assert_ne!(events[0].id, begun);
}
