//! What sync tools and people do with whole files: copies, other names, files that are only away.

use super::*;

/// Copies of a file, as tools and people name them.
const COPIES: [&str; 6] = [
    "aaaaaaaa.sync-conflict-20260302-090000-ABC1234.jsonl",
    "aaaaaaaa (Ana's conflicted copy 2026-03-02).jsonl",
    "aaaaaaaa (1).jsonl",
    "aaaaaaaa 2.jsonl",
    "aaaaaaaa-LAPTOP.jsonl",
    "bbbbbbbb.jsonl",
];

#[test]
fn a_copy_counts_once_and_what_only_the_copy_holds_counts_too() {
    for name in COPIES {
        let alone = Alone::with(&["one", "two", "three"]);
        let history = alone.read().unwrap();
        let copy = alone.path.with_file_name(name);
        fs::copy(&alone.path, &copy).unwrap();
        assert_eq!(alone.read().unwrap(), history, "{name}");
        // The file itself is an older version.
        let lines = alone.lines();
        alone.write_lines(&[&lines[0]]);
        assert_eq!(alone.read().unwrap(), history, "{name}");
        // Then it goes on by itself.
        alone.append("other two").unwrap();
        let both = alone.read().unwrap();
        let mut read = texts(&both);
        read.sort_unstable();
        assert_eq!((read, &both.notes[..]), (vec!["one", "other two", "three", "two"], &[][..]), "{name}");
    }
}

#[test]
fn a_file_under_a_name_that_is_no_devices_counts_by_what_its_lines_say() {
    let alone = Alone::with(&["one", "two"]);
    let history = alone.read().unwrap();
    fs::rename(&alone.path, alone.path.with_file_name("my old laptop.jsonl")).unwrap();
    assert_eq!(alone.read().unwrap(), history);
}

#[test]
fn what_a_copy_holds_is_news_until_it_is_read() {
    let alone = Alone::with(&["one"]);
    let mut files = alone.shared.of(MACHINE);
    files.read(later()).unwrap();
    fs::copy(&alone.path, alone.path.with_file_name(COPIES[0])).unwrap();
    assert!(files.has_news().unwrap());
    files.read(later()).unwrap();
    assert!(!files.has_news().unwrap());
}

#[test]
fn everything_that_is_not_read_is_named() {
    let alone = Alone::with(&["one"]);
    let beside = |name: &str| alone.path.with_file_name(name);
    for name in ["aaaaaaaa.JSONL", "aaaaaaaa.jsonl.txt", "aaaaaaaa.bak", "aaaaaaaa.tmp"] {
        fs::copy(&alone.path, beside(name)).unwrap();
    }
    fs::write(beside("cccccccc.jsonl"), "").unwrap();
    fs::create_dir(beside("journal")).unwrap();
    fs::write(beside(".DS_Store"), "of the system").unwrap();
    let history = alone.read().unwrap();
    assert_eq!(texts(&history), ["one"]);
    let named = |note: &Note| match note {
        Note::NotRead { path, why } => (path.file_name().unwrap().to_str().unwrap().to_owned(), why.clone()),
        other => panic!("{other}"),
    };
    let named: Vec<_> = history.notes.iter().map(named).collect();
    let expected = [
        ("aaaaaaaa.JSONL", NotRead::Name),
        ("aaaaaaaa.bak", NotRead::Name),
        ("aaaaaaaa.jsonl.txt", NotRead::Name),
        ("aaaaaaaa.tmp", NotRead::Name),
        ("cccccccc.jsonl", NotRead::Empty),
        ("journal", NotRead::Folder),
    ];
    assert_eq!(named, expected.map(|(name, why)| (name.to_owned(), why)));
}

#[test]
fn beside_a_file_that_is_only_in_the_cloud_nothing_is_written() {
    let alone = Alone::with(&["one"]);
    let placeholder = alone.path.with_file_name(".aaaaaaaa.jsonl.icloud");
    fs::rename(&alone.path, &placeholder).unwrap();
    assert_eq!(alone.read().unwrap().notes, [Note::NotRead { path: placeholder, why: NotRead::InCloud }]);
    let refused = alone.append("two").unwrap_err();
    assert!(hint(&refused).contains("download"), "{}", hint(&refused));
    assert!(!alone.path.exists());
}

#[test]
fn a_journal_one_level_off_is_named_and_no_second_one_begun() {
    let alone = Alone::with(&["one"]);
    let data_dir = alone.shared.data_dir();
    for (named, why) in [
        (data_dir.parent().unwrap().to_owned(), NotRead::OneTooDeep),
        (data_dir.join("journal"), NotRead::JournalItself),
    ] {
        let machine = ThisMachine::new(alone.shared.0.path().join("state/aaaaaaaa"), &[MACHINE.to_owned()]);
        let mut files = Files::new(&named, Some(machine), ChaCha8Rng::seed_from_u64(1));
        assert!(matches!(&files.read(later()).unwrap().notes[..], [Note::NotRead { why: told, .. }] if *told == why));
        let refused = files.append(moment(1), &answer("two")).unwrap_err();
        assert!(hint(&refused).contains("--data-dir"), "{}", hint(&refused));
        assert!(!named.join("journal").exists());
    }
}

#[test]
fn two_machines_of_one_name_neither_fuse_their_sessions_nor_undo_each_other() {
    // Both took the name with the first session; then each went on by itself.
    let begin = |files: &mut Files, at: i64| {
        let begin = Begin::new(Activity::Drill, vec!["deck".parse().unwrap()], 1);
        files.append(moment(at), &Event::Begin(begin)).unwrap().id
    };
    let shared = Shared::new();
    begin(&mut shared.of(MACHINE), 0);
    let first = fs::read(shared.file_of(MACHINE)).unwrap();
    let session = |at: i64, text: &str| {
        let machine = Shared::new();
        fs::create_dir_all(machine.data_dir().join("journal")).unwrap();
        fs::write(machine.file_of(MACHINE), &first).unwrap();
        let mut files = machine.of(MACHINE);
        let begun = begin(&mut files, at);
        let Event::Answer(answer) = answer(text) else { panic!("no answer") };
        let given = Answer { session: begun.n, begin: begun.sum, ..answer };
        let given = files.append(moment(at + 1), &Event::Answer(given)).unwrap().id;
        files.append(moment(at + 2), &Event::Undo(Undo { answer: given })).unwrap();
        (begun, given, fs::read_to_string(machine.file_of(MACHINE)).unwrap())
    };
    let (here, there) = (session(10, "here"), session(20, "there"));
    // As someone may have written it who gives no checksums.
    let bare = |(begun, given, text): &(LineId, LineId, String)| {
        let references = [format!(",\"begin\":\"{}\"", begun.sum), format!(",\"sum\":\"{}\"", given.sum)];
        let unsealed = text.lines().map(|line| line.rsplit_once(",\"sum\"").unwrap().0.to_owned() + "}\n");
        unsealed.map(|line| references.iter().fold(line, |line, sum| line.replace(sum, ""))).collect::<String>()
    };
    for joined in [here.2.clone() + &there.2, there.2.clone() + &here.2, bare(&here) + &bare(&there)] {
        fs::write(shared.file_of(MACHINE), joined).unwrap();
        let history = shared.of(MACHINE).read(later()).unwrap();
        let refers = |line: &Recorded| match &line.event {
            Event::Answer(answer) => Some(answer.begins_on(line.id.device)),
            Event::Undo(undo) => Some(undo.answer),
            _ => None,
        };
        let referred: Vec<LineId> = history.events.iter().filter_map(refers).collect();
        let known: Vec<LineId> = history.events.iter().map(|line| line.id).collect();
        assert!(referred.iter().all(|line| known.contains(line)), "{referred:?} {known:?}");
        let numbers: Vec<u64> = referred.iter().map(|line| line.n).collect();
        assert_eq!(numbers, [2, 3, 2, 3]);
        let (of_here, of_there) = referred.split_at(2);
        assert!(of_here.iter().all(|line| !of_there.contains(line)), "{referred:?}");
    }
}
