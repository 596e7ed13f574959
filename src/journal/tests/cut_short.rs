//! What a crash or a power cut leaves behind: a last line that was cut short.

use super::*;

#[test]
fn cut_at_every_byte_it_loads_all_complete_lines_and_loses_none_on_the_next_write() {
    let all = ["one", "zwei ÄÖÜ 二"];
    let whole = Alone::with(&all).bytes();
    let ends: Vec<usize> = whole.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at).collect();
    for cut in 0..=whole.len() {
        let alone = Alone::of_bytes(&whole[..cut]);
        // A line is complete once its closing brace is there, with or without its newline.
        let complete = ends.iter().filter(|end| **end <= cut).count();
        let start = ends.iter().filter(|end| **end < cut).max().map_or(0, |end| end + 1);
        let is_torn = cut > start && !ends.contains(&cut);

        let history = alone.read().unwrap();
        assert_eq!(texts(&history), all[..complete], "cut at {cut}");
        let torn = Note::Torn { path: alone.path.clone(), line: complete + 1 };
        assert_eq!(history.notes, if is_torn { vec![torn] } else { Vec::new() }, "cut at {cut}");

        let appended = alone.append("next").unwrap();
        assert_eq!(appended.id.n, complete as u64 + 1);
        let aside = alone.aside();
        let set_aside = Note::SetAside { path: alone.path.clone(), aside: aside.clone() };
        assert_eq!(appended.notes, is_torn.then_some(set_aside).into_iter().collect::<Vec<_>>(), "cut at {cut}");

        let history = alone.read().unwrap();
        assert_eq!(texts(&history), [&all[..complete], &["next"]].concat(), "cut at {cut}");
        assert_eq!(history.notes, [], "cut at {cut}");
        if is_torn {
            assert_eq!(fs::read(aside).unwrap(), [&whole[start..cut], b"\n"].concat());
        } else {
            assert!(!aside.exists());
        }
    }
}

#[test]
fn what_is_set_aside_is_kept_beside_what_was_before() {
    let alone = Alone::with(&["one"]);
    for (torn, kept) in [("{\"v\":1,", "{\"v\":1,\n"), ("{\"v", "{\"v\":1,\n{\"v\n")] {
        fs::write(&alone.path, [alone.bytes(), torn.as_bytes().to_vec()].concat()).unwrap();
        alone.append("next").unwrap();
        assert_eq!(fs::read_to_string(alone.aside()).unwrap(), kept);
    }
    assert_eq!(texts(&alone.read().unwrap()), ["one", "next", "next"]);
}

#[test]
fn a_store_that_runs_notices_that_its_last_line_was_cut_short_meanwhile() {
    let alone = Alone::with(&[]);
    let mut files = alone.shared.of(MACHINE);
    for text in ["one", "two"] {
        files.append(moment(0), &answer(text)).unwrap();
    }
    let bytes = alone.bytes();
    fs::write(&alone.path, &bytes[..bytes.len() - 5]).unwrap();
    let appended = files.append(moment(1), &answer("next")).unwrap();
    assert_eq!(appended.id.n, 3);
    assert!(matches!(appended.notes[..], [Note::SetAside { .. }, Note::WrittenAgain { lines: 1, .. }]));
    assert_eq!(texts(&alone.read().unwrap()), ["one", "two", "next"], "what was written from here is not lost");
}

#[test]
fn a_long_journal_goes_on_after_its_last_line_and_its_mistakes_keep_their_place() {
    let long = "x".repeat(3000);
    let alone = Alone::with(&[long.as_str(); 40]);
    assert!(alone.bytes().len() > 100_000);
    assert_eq!(alone.append("next").unwrap().id.n, 41);
    // Cut short at its very end, and in a line longer than what is read of it.
    let torn = format!("{{\"v\":1,\"n\":42,{}", "y".repeat(100_000));
    fs::write(&alone.path, [alone.bytes(), torn.clone().into_bytes()].concat()).unwrap();
    assert_eq!(alone.append("next").unwrap().id.n, 42);
    assert_eq!(fs::read_to_string(alone.aside()).unwrap(), torn + "\n");
    alone.spoil(40, "garbage");
    assert_eq!(alone.append("next").unwrap().id.n, 43);
    let history = alone.read().unwrap();
    let [Note::BadLines { lines, .. }] = &history.notes[..] else { panic!("{:?}", history.notes) };
    assert_eq!(lines[0].line, 41, "the line is counted from the file's beginning");
}
