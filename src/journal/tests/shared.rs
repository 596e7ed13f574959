//! Several windows and several machines on one data directory.

use super::*;

#[test]
fn the_files_of_all_devices_are_read_in_order_of_time() {
    let shared = Shared::new();
    let (mut phone, mut laptop) = (shared.of("zzzzzzzz"), shared.of("aaaaaaaa"));
    phone.append(moment(0), &answer("first")).unwrap();
    laptop.append(moment(5), &answer("second")).unwrap();
    laptop.append(moment(20), &answer("fourth")).unwrap();
    phone.append(moment(10), &answer("third")).unwrap();
    let history = laptop.read(later()).unwrap();
    assert_eq!(texts(&history), ["first", "second", "third", "fourth"]);
    assert_eq!(numbers(&history), [1, 1, 2, 2], "each device counts its own lines");
    assert_eq!(phone.read(later()).unwrap(), history);
}

#[test]
fn a_machine_writes_to_its_own_file_only() {
    let shared = Shared::new();
    shared.of("zzzzzzzz").append(moment(0), &answer("there")).unwrap();
    let before = fs::read(shared.file_of("zzzzzzzz")).unwrap();
    shared.of("aaaaaaaa").append(moment(1), &answer("here")).unwrap();
    assert_eq!(fs::read(shared.file_of("zzzzzzzz")).unwrap(), before);
    assert!(shared.file_of("aaaaaaaa").exists());
}

#[test]
fn two_writers_at_once_lose_nothing() {
    let shared = Shared::new();
    // What a window writes, and finds in between.
    let write = |mut files: Files, writer: i32| {
        for n in 0..25 {
            files.append(moment(n), &answer(&format!("{writer}-{n}"))).unwrap();
            files.read(later()).unwrap();
        }
    };
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let files = shared.of(MACHINE);
            scope.spawn(move || write(files, writer));
        }
    });
    let history = shared.of(MACHINE).read(later()).unwrap();
    assert_eq!(history.notes, []);
    let mut numbers = numbers(&history);
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=100).collect::<Vec<u64>>());
    let mut texts = texts(&history);
    texts.sort_unstable();
    texts.dedup();
    assert_eq!(texts.len(), 100);
}

/// Two stores on one data directory: in two windows of a machine, and on two machines.
fn pairs() -> [(Shared, Files, Files); 2] {
    [(MACHINE, MACHINE), (MACHINE, "zzzzzzzz")].map(|(here, there)| {
        let shared = Shared::new();
        let (here, there) = (shared.of(here), shared.of(there));
        (shared, here, there)
    })
}

#[test]
fn what_another_window_or_device_wrote_is_news_until_it_is_read() {
    for (_shared, mut here, mut there) in pairs() {
        here.append(moment(0), &answer("here")).unwrap();
        here.read(later()).unwrap();
        there.append(moment(1), &answer("there")).unwrap();
        assert!(here.has_news().unwrap());
        assert!(here.has_news().unwrap(), "asking changes nothing");
        assert_eq!(texts(&here.read(later()).unwrap()), ["here", "there"]);
        assert!(!here.has_news().unwrap());
    }
}

#[test]
fn what_was_never_read_is_news_though_more_was_written_here_since() {
    for (_shared, mut here, mut there) in pairs() {
        here.append(moment(0), &answer("one")).unwrap();
        there.append(moment(1), &answer("two")).unwrap();
        here.append(moment(2), &answer("three")).unwrap();
        assert!(here.has_news().unwrap());
        assert!(there.has_news().unwrap());
        assert_eq!(texts(&here.read(later()).unwrap()), ["one", "two", "three"]);
        here.append(moment(3), &answer("four")).unwrap();
        assert!(!here.has_news().unwrap());
    }
}

#[test]
fn what_was_there_before_the_first_read_is_news() {
    for (_shared, mut here, mut there) in pairs() {
        there.append(moment(0), &answer("there")).unwrap();
        assert!(here.has_news().unwrap());
        here.append(moment(1), &answer("here")).unwrap();
        assert!(here.has_news().unwrap());
        here.read(later()).unwrap();
        assert!(!here.has_news().unwrap());
    }
}

#[test]
fn with_news_an_event_that_is_to_be_kept_without_is_not() {
    for (_shared, mut here, mut there) in pairs() {
        here.read(later()).unwrap();
        there.append(moment(0), &answer("there")).unwrap();
        assert!(here.append_unless_news(moment(1), &answer("here")).unwrap().is_none());
        assert_eq!(texts(&here.read(later()).unwrap()), ["there"]);
        assert!(here.append_unless_news(moment(1), &answer("here")).unwrap().is_some());
        assert_eq!(texts(&there.read(later()).unwrap()), ["there", "here"]);
    }
}

#[test]
fn of_several_windows_that_find_nothing_new_only_one_goes_on() {
    for _ in 0..20 {
        let shared = Shared::new();
        shared.of(MACHINE).append(moment(0), &answer("before")).unwrap();
        let barrier = std::sync::Barrier::new(4);
        let begins = |mut files: Files| {
            files.read(later()).unwrap();
            barrier.wait();
            files.append_unless_news(moment(1), &answer("begins")).unwrap().is_some()
        };
        let begun = std::thread::scope(|scope| {
            let windows = [(); 4].map(|()| scope.spawn(|| begins(shared.of(MACHINE))));
            windows.map(|window| window.join().unwrap())
        });
        assert_eq!(begun.iter().filter(|begun| **begun).count(), 1, "{begun:?}");
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_no_news_for_ever() {
    use std::os::unix::fs::PermissionsExt;
    let (shared, mut here, mut there) = {
        let [_, pair] = pairs();
        pair
    };
    there.append(moment(0), &answer("there")).unwrap();
    fs::set_permissions(shared.file_of("zzzzzzzz"), fs::Permissions::from_mode(0o000)).unwrap();
    here.read(later()).unwrap();
    assert!(!here.has_news().unwrap());
}

#[test]
fn a_file_that_is_gone_is_news() {
    let shared = Shared::new();
    let (mut here, mut there) = (shared.of(MACHINE), shared.of("zzzzzzzz"));
    there.append(moment(0), &answer("there")).unwrap();
    here.read(later()).unwrap();
    fs::remove_file(shared.file_of("zzzzzzzz")).unwrap();
    assert!(here.has_news().unwrap());
    assert_eq!(texts(&here.read(later()).unwrap()), Vec::<&str>::new());
}
