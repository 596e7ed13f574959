//! The name of a machine: made once, kept outside the data directory.

use super::*;

fn name_in(state_dir: &Path, seed: u64) -> Result<DeviceName, JournalError> {
    name_on("this machine", state_dir, seed)
}

fn name_on(machine: &str, state_dir: &Path, seed: u64) -> Result<DeviceName, JournalError> {
    DeviceName::of(&ThisMachine::new(state_dir, &[machine.to_owned()]), None, &mut ChaCha8Rng::seed_from_u64(seed))
}

#[test]
fn a_name_is_made_once_and_stays() {
    let state = tempdir().unwrap();
    let inner = state.path().join("not/yet/there");
    let name = name_in(&inner, 1).unwrap();
    assert_eq!(name_in(&inner, 2).unwrap(), name);
    assert_ne!(name_in(tempdir().unwrap().path(), 2).unwrap(), name);
}

#[test]
fn first_runs_at_once_agree_on_the_devices_name() {
    let state = tempdir().unwrap();
    let path = state.path();
    let names: Vec<DeviceName> = std::thread::scope(|scope| {
        let run = |seed| scope.spawn(move || name_in(path, seed).unwrap());
        let runs: Vec<_> = (0..8).map(run).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    assert!(names.iter().all(|name| *name == names[0]), "{names:?}");
}

#[test]
fn a_machine_that_a_home_was_copied_to_gets_a_name_of_its_own() {
    let (state, copy) = (tempdir().unwrap(), tempdir().unwrap());
    let name = name_in(state.path(), 1).unwrap();
    fs::copy(state.path().join("device"), copy.path().join("device")).unwrap();
    let elsewhere = name_in(copy.path(), 2).unwrap();
    assert_ne!(elsewhere, name, "another home of the same machine");
    let there = name_on("another machine", state.path(), 3).unwrap();
    assert_ne!(there, name, "the same place on another machine");
    assert_eq!(name_on("another machine", state.path(), 4).unwrap(), there, "and it stays");
}

#[test]
fn a_device_file_with_something_else_in_it_gets_a_new_name() {
    let state = tempdir().unwrap();
    for text in [&b"../../etc"[..], b"aaaaaaa", b"AAAAAAAA", b"aaaaaaaa bbbbbbbb", b"", b"\xff\xfe\0\0"] {
        fs::write(state.path().join("device"), text).unwrap();
        let name = name_in(state.path(), 1).unwrap();
        assert_eq!(name_in(state.path(), 2).unwrap(), name);
    }
}

#[test]
fn a_name_is_made_with_the_first_event_and_names_the_file() {
    let shared = Shared::new();
    let state_dir = shared.0.path().join("state");
    let machine = ThisMachine::new(state_dir.clone(), &["this machine".to_owned()]);
    let mut files = Files::new(shared.data_dir(), Some(machine), ChaCha8Rng::seed_from_u64(1));
    files.read(later()).unwrap();
    assert!(!state_dir.exists());
    let id = files.append(moment(0), &answer("one")).unwrap().id;
    assert_eq!(name_in(&state_dir, 2).unwrap(), id.device);
    assert!(shared.file_of(&id.device.to_string()).exists());
}

#[test]
fn without_a_place_for_a_name_all_is_read_and_nothing_is_written() {
    let alone = Alone::with(&["one"]);
    let before = alone.bytes();
    let mut files = Files::new(alone.shared.data_dir(), None, ChaCha8Rng::seed_from_u64(1));
    assert_eq!(texts(&files.read(later()).unwrap()), ["one"]);
    let error = files.append(moment(1), &answer("two")).unwrap_err();
    assert!(matches!(error, JournalError::NoStateDir));
    assert_eq!(alone.bytes(), before);
    assert_eq!(fs::read_dir(files.folder()).unwrap().count(), 1);
}
