//! What is lost, and how that is noticed and mended: files that are cut, folders that go away, copies that bring lines back.

use super::*;

/// How many lines are noted as missing.
fn missing(history: &History) -> u64 {
    let count = |note: &Note| if let Note::Missing { count, .. } = note { *count } else { 0 };
    history.notes.iter().map(count).sum()
}

#[test]
fn a_file_cut_to_whole_lines_or_emptied_or_gone_is_noticed_and_no_number_is_given_twice() {
    for left in 0..3 {
        let alone = Alone::with(&["one", "two", "three"]);
        let lines = alone.lines();
        let lines: Vec<&str> = lines[..left].iter().map(String::as_str).collect();
        fs::write(&alone.path, lines.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
        assert_eq!(missing(&alone.read().unwrap()), 3 - left as u64);
        assert_eq!(alone.append("next").unwrap().id.n, 4);
        assert_eq!(missing(&alone.read().unwrap()), 3 - left as u64);
    }
    let alone = Alone::with(&["one", "two", "three"]);
    fs::remove_file(&alone.path).unwrap();
    assert_eq!(missing(&alone.read().unwrap()), 3);
}

#[test]
fn where_the_whole_folder_is_gone_nothing_is_begun_until_that_is_agreed_to() {
    let alone = Alone::with(&["one", "two"]);
    let folder = alone.path.parent().unwrap();
    fs::remove_dir_all(folder).unwrap();
    let refused = alone.append("next").unwrap_err();
    assert!(matches!(refused, JournalError::Gone { lines: 2, .. }), "{refused}");
    assert!(!folder.exists());
    alone.shared.of(MACHINE).repair(later()).unwrap();
    assert_eq!(alone.append("next").unwrap().id.n, 3);
    assert_eq!(missing(&alone.read().unwrap()), 0, "what was given up is noted no longer");
}

#[test]
fn a_folder_that_goes_away_during_a_session_is_not_made_again_and_its_lines_come_back_with_it() {
    let alone = Alone::with(&["before"]);
    let mut files = alone.shared.of(MACHINE);
    files.append(moment(10), &answer("one")).unwrap();
    let (folder, away) = (alone.path.parent().unwrap().to_owned(), alone.shared.0.path().join("away"));
    fs::rename(&folder, &away).unwrap();
    let refused = files.append(moment(11), &answer("two")).unwrap_err();
    assert!(matches!(refused, JournalError::Vanished { is_kept: true, .. }), "{refused}");
    assert!(!folder.exists());
    // It comes back as it was before the session.
    fs::rename(&away, &folder).unwrap();
    let lines = alone.lines();
    alone.write_lines(&[&lines[0]]);
    assert_eq!(texts(&alone.read().unwrap()), ["before", "one", "two"], "what is kept is read");
    let appended = alone.append("three").unwrap();
    assert_eq!(appended.notes, [Note::WrittenAgain { path: alone.path.clone(), lines: 2 }]);
    let history = alone.read().unwrap();
    assert_eq!(texts(&history), ["before", "one", "two", "three"]);
    assert_eq!(missing(&history), 0);
    assert_eq!(alone.lines().len(), 4);
}

#[test]
fn a_file_that_is_replaced_by_an_older_one_during_a_session_gets_the_sessions_lines_again() {
    let alone = Alone::with(&["before"]);
    let before = alone.bytes();
    let mut files = alone.shared.of(MACHINE);
    for text in ["one", "two"] {
        files.append(moment(10), &answer(text)).unwrap();
    }
    for replace in [true, false] {
        if replace {
            fs::write(alone.path.with_extension("new"), &before).unwrap();
            fs::rename(alone.path.with_extension("new"), &alone.path).unwrap();
        } else {
            fs::write(&alone.path, &before).unwrap();
        }
        let appended = files.append(moment(11), &answer("next")).unwrap();
        assert!(matches!(appended.notes[..], [Note::WrittenAgain { .. }]), "{:?}", appended.notes);
    }
    let history = alone.read().unwrap();
    assert_eq!((texts(&history), missing(&history)), (vec!["before", "one", "two", "next", "next"], 0));
}

#[test]
fn a_copy_is_made_each_day_before_the_first_line_and_ten_are_kept() {
    let shared = Shared::new();
    let day = 24 * 60 * 60;
    for number in 0..15 {
        for _ in 0..2 {
            shared.of(MACHINE).append(moment(number * day), &answer("one")).unwrap();
        }
    }
    let copies = shared.of(MACHINE).copies();
    assert_eq!(copies.len(), 10);
    assert!(copies.is_sorted_by_key(|copy| std::cmp::Reverse(copy.day)), "the newest first");
    let lines = |copy: &DailyCopy| fs::read_to_string(copy.path.join("aaaaaaaa.jsonl")).unwrap().lines().count();
    assert_eq!(copies.iter().map(lines).collect::<Vec<_>>(), [28, 26, 24, 22, 20, 18, 16, 14, 12, 10]);
}

#[test]
fn no_copy_is_thrown_away_while_something_of_it_is_lost() {
    let shared = Shared::new();
    let day = 24 * 60 * 60;
    for number in 0..25 {
        if number == 8 {
            fs::write(shared.file_of(MACHINE), "").unwrap();
        }
        shared.of(MACHINE).append(moment(number * day), &answer("one")).unwrap();
    }
    let mut files = shared.of(MACHINE);
    let longest =
        files.copies().into_iter().map(|copy| files.not_here(&copy.path, moment(99 * day)).unwrap().lines.len());
    assert_eq!(longest.max(), Some(7), "what was there on the eighth day is still in a copy");
    let copies = files.copies();
    let best =
        copies.iter().max_by_key(|copy| files.not_here(&copy.path, moment(99 * day)).unwrap().lines.len()).unwrap();
    files.add(&best.path, moment(99 * day)).unwrap();
    assert_eq!(missing(&files.read(moment(99 * day)).unwrap()), 1, "only what was written on the eighth day is lost");
}

#[test]
fn what_another_folder_holds_is_added_once() {
    let (alone, other) = (Alone::with(&["one"]), Shared::new());
    other.of("bbbbbbbb").append(moment(5), &answer("two")).unwrap();
    fs::copy(&alone.path, other.file_of(MACHINE)).unwrap();
    let mut files = alone.shared.of(MACHINE);
    for folder in [other.data_dir(), other.data_dir().join("journal")] {
        assert_eq!(files.not_here(&folder, later()).unwrap().lines.len(), 1);
    }
    assert_eq!(files.add(&other.data_dir(), later()).unwrap().lines.len(), 1);
    let (history, names) = (alone.read().unwrap(), fs::read_dir(files.folder()).unwrap().count());
    assert_eq!((texts(&history), &history.notes[..]), (vec!["one", "two"], &[][..]));
    assert_eq!(files.add(&other.data_dir(), later()).unwrap().lines, []);
    assert_eq!((alone.read().unwrap(), fs::read_dir(files.folder()).unwrap().count()), (history, names));
}

#[test]
fn repair_sets_bad_lines_aside_and_takes_nothing_else_away() {
    let alone = Alone::with(&["one", "two", "three"]);
    let lines = alone.lines();
    let newer = r#"{"v":2,"what":"ever"}"#;
    let spoilt = [&lines[0], "garbage", newer, "<<<<<<< HEAD", &lines[2], "\0\0\0", "{\"v\":1,\"n"].join("\n");
    fs::write(&alone.path, spoilt).unwrap();
    let before = alone.read().unwrap();
    let repaired = alone.shared.of(MACHINE).repair(later()).unwrap();
    assert_eq!(repaired, [Repaired { path: alone.path.clone(), lines: 4, aside: alone.aside() }]);
    assert_eq!(alone.lines(), [&lines[0], newer, &lines[2]]);
    assert_eq!(fs::read_to_string(alone.aside()).unwrap(), "garbage\n<<<<<<< HEAD\n\0\0\0\n{\"v\":1,\"n\n");
    let after = alone.read().unwrap();
    assert_eq!(after.events, before.events);
    assert!(matches!(&after.notes[..], [Note::BadLines { lines, .. }] if lines.len() == 1), "{:?}", after.notes);
    assert_eq!(alone.shared.of(MACHINE).repair(later()).unwrap(), []);
}

#[test]
fn a_session_goes_on_after_a_repair_in_another_window() {
    let alone = Alone::with(&["one", "two"]);
    let mut files = alone.shared.of(MACHINE);
    files.append(moment(10), &answer("three")).unwrap();
    alone.spoil(1, "garbage");
    alone.shared.of(MACHINE).repair(later()).unwrap();
    files.append(moment(11), &answer("four")).unwrap();
    assert_eq!(texts(&alone.read().unwrap()), ["one", "three", "four"]);
    assert_eq!(alone.lines().len(), 3);
}

#[cfg(unix)]
#[test]
fn files_and_folders_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let alone = Alone::with(&["one"]);
    alone.append("two").unwrap();
    let mut left = vec![alone.shared.0.path().join("data"), alone.shared.0.path().join("state/aaaaaaaa/journals")];
    while let Some(path) = left.pop() {
        let metadata = fs::metadata(&path).unwrap();
        let mode = metadata.permissions().mode() & 0o777;
        assert_eq!(mode, if metadata.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
        if metadata.is_dir() {
            left.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
}

/// Takes the folder away, lets this be tried, and brings it back as it was.
fn while_away(alone: &Alone, tried: impl FnOnce()) {
    let (folder, away) = (alone.path.parent().unwrap().to_owned(), alone.shared.0.path().join("away"));
    fs::rename(&folder, &away).unwrap();
    tried();
    fs::rename(&away, &folder).unwrap();
}

#[test]
fn what_was_kept_while_the_folder_was_away_is_written_once_it_is_back_whoever_writes_first() {
    for writes_first_elsewhere in [false, true] {
        let alone = Alone::with(&["before"]);
        let (mut here, mut elsewhere) = (alone.shared.of(MACHINE), alone.shared.of(MACHINE));
        here.append(moment(10), &answer("one")).unwrap();
        elsewhere.append(moment(11), &answer("two")).unwrap();
        while_away(&alone, || {
            assert!(matches!(
                here.append(moment(12), &answer("kept")),
                Err(JournalError::Vanished { is_kept: true, .. })
            ));
        });
        let next = if writes_first_elsewhere { &mut elsewhere } else { &mut here };
        next.append(moment(13), &answer("next")).unwrap();
        let history = alone.read().unwrap();
        assert_eq!((texts(&history), missing(&history)), (vec!["before", "one", "two", "kept", "next"], 0));
    }
}

#[test]
fn an_answer_that_was_kept_and_is_sent_again_counts_once() {
    let alone = Alone::with(&["before"]);
    let mut files = alone.shared.of(MACHINE);
    files.append(moment(10), &answer("one")).unwrap();
    while_away(&alone, || {
        for second in [11, 12] {
            files.append(moment(second), &answer("kept")).unwrap_err();
        }
    });
    files.append(moment(13), &answer("kept")).unwrap();
    files.append(moment(14), &answer("next")).unwrap();
    let history = alone.read().unwrap();
    assert_eq!((texts(&history), missing(&history)), (vec!["before", "one", "kept", "next"], 0));
}

#[test]
fn bad_lines_of_one_machine_do_not_hide_what_another_lost() {
    let alone = Alone::with(&["one", "two"]);
    let mut other = alone.shared.of("bbbbbbbb");
    for text in ["three", "four", "five"] {
        other.append(moment(5), &answer(text)).unwrap();
    }
    alone.read().unwrap();
    fs::write(alone.shared.file_of("bbbbbbbb"), "").unwrap();
    alone.write_lines(&[&alone.lines()[0], "<<<<<<< HEAD", &alone.lines()[1], "=======", ">>>>>>> of the laptop"]);
    assert_eq!(missing(&alone.read().unwrap()), 3);
    alone.spoil(0, "garbage");
    assert_eq!(missing(&alone.read().unwrap()), 3);
}
