//! Journals in order, which are read share by share, and files that need not be gone through again.

use std::thread;
use std::time::Duration;

use super::*;

/// What was handed on of a journal.
#[derive(Default)]
pub(super) struct Read {
    lines: Option<KnownLines>,
    first: Vec<Recorded>,
    others: Vec<Recorded>,
}

impl Reader for Read {
    fn begin(&mut self, lines: KnownLines, events: Vec<Recorded>) {
        (self.lines, self.first) = (Some(lines), events);
    }

    fn take(&mut self, events: Vec<Recorded>, read: u64, of: u64) {
        assert!(read <= of);
        self.others.extend(events);
    }
}

/// What is handed on of a journal from a bookmark on, and up to where; `None` at any doubt.
pub(super) fn read_on(files: &mut Files, from: &Bookmark) -> Option<(Read, Bookmark)> {
    let mut read = Read::default();
    let read_on = files.read_on(from, later(), &mut read).unwrap()?;
    Some((read, read_on.bookmark))
}

/// A session of so many answers, a second apart.
fn with_answers(answers: u64) -> (Shared, Files) {
    let shared = Shared::new();
    let mut files = shared.of(MACHINE);
    let begin = Begin::new(Activity::Drill, vec!["deck".parse().unwrap()], 1);
    let id = files.append(moment(0), &Event::Begin(begin)).unwrap().id;
    for second in 1..=answers {
        let Event::Answer(answer) = answer(&second.to_string()) else { unreachable!() };
        let answer = Answer { session: id.n, begin: id.sum, ..answer };
        files.append(moment(second as i64), &Event::Answer(answer)).unwrap();
    }
    (shared, files)
}

#[test]
fn what_is_handed_on_is_what_a_bookmark_does_not_know() {
    let (_shared, mut files) = with_answers(5);
    let (read, bookmark) = read_on(&mut files, &Bookmark::default()).unwrap();
    assert_eq!((read.first.len(), read.others.len(), bookmark.lines()), (1, 5, 6));
    assert_eq!([read.first, read.others].concat(), files.read(later()).unwrap().events);
    let last = files.append(moment(9), &Event::Named(Named { name: "Kim".parse().unwrap() })).unwrap().id;
    let (read, bookmark) = read_on(&mut files, &bookmark).unwrap();
    assert_eq!(read.first.iter().map(|recorded| recorded.id).collect::<Vec<_>>(), [last]);
    assert_eq!((read.others.len(), bookmark.lines()), (0, 7));
}

#[test]
fn every_line_can_be_asked_for_again_alone_and_with_others() {
    let (_shared, mut files) = with_answers(200);
    let all = files.read(later()).unwrap().events;
    let lines = read_on(&mut files, &Bookmark::default()).unwrap().0.lines.unwrap();
    for (first, count) in [(1, 1), (1, 201), (64, 1), (65, 1), (60, 10), (128, 2), (129, 64), (201, 1)] {
        let expected = &all[first - 1..first - 1 + count];
        assert_eq!(lines.recorded(device(MACHINE), first as u64, count as u64), expected, "{count} from {first} on");
    }
    assert!(!files.has_news().unwrap());
}

#[test]
fn what_was_written_over_meanwhile_is_news() {
    let (shared, mut files) = with_answers(9);
    let lines = read_on(&mut files, &Bookmark::default()).unwrap().0.lines.unwrap();
    let mut bytes = fs::read(shared.file_of(MACHINE)).unwrap();
    let line = bytes.iter().position(|&byte| byte == b'\n').unwrap() + 9;
    bytes[line] ^= 1;
    fs::write(shared.file_of(MACHINE), &bytes).unwrap();
    assert!(!files.has_news().unwrap(), "it is as long as it was");
    assert_eq!(lines.recorded(device(MACHINE), 2, 1), []);
    assert!(files.has_news().unwrap());
    files.read(later()).unwrap();
    assert!(!files.has_news().unwrap(), "it was told");
}

/// As far as the system tells.
#[cfg(unix)]
#[test]
fn a_file_that_was_not_touched_for_a_while_is_not_gone_through_again() {
    let (shared, mut files) = with_answers(3);
    let known = || {
        let journals = shared.0.path().join("state").join(MACHINE).join("journals");
        fs::read_dir(journals).unwrap().next().unwrap().unwrap().path().join("files.json")
    };
    let (_, bookmark) = read_on(&mut files, &Bookmark::default()).unwrap();
    assert_eq!(fs::read_to_string(known()).unwrap(), "{}", "what was just written can be written again unnoticed");
    thread::sleep(Duration::from_millis(4100));
    assert_eq!(read_on(&mut files, &Bookmark::default()).unwrap().1, bookmark);
    let hash = format!("{:x}", bookmark.devices[&device(MACHINE)].hash);
    let text = fs::read_to_string(known()).unwrap();
    assert!(text.contains(&hash), "{text}");
    // Were it gone through again, it would be noticed that this is not its hash.
    fs::write(known(), text.replace(&hash, "5ca1ab1e")).unwrap();
    let (_, believed) = read_on(&mut files, &Bookmark::default()).unwrap();
    assert_eq!(believed.devices[&device(MACHINE)].hash, 0x5ca1_ab1e);
    assert!(read_on(&mut files, &believed).is_some());
    // Touched, and no byte of it is another: it is gone through.
    let bytes = fs::read(shared.file_of(MACHINE)).unwrap();
    fs::write(shared.file_of(MACHINE), bytes).unwrap();
    assert!(read_on(&mut files, &believed).is_none());
    assert_eq!(read_on(&mut files, &Bookmark::default()).unwrap().1, bookmark);
}
