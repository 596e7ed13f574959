//! A file of the journal that holds anything: it is read, what follows is computed, and a line more loses nothing.
#![no_main]

use std::fs;

use libfuzzer_sys::fuzz_target;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use tellapart::{DeviceName, Event, Files, Forget, InMemory, Moment, Progress, Rules, Store, ThisMachine};

fuzz_target!(|bytes: &[u8]| {
    let now: Moment = "2026-11-24T09:00:00+01:00".parse().expect("a moment");
    let folder = tempfile::tempdir().expect("a folder");
    let journal = folder.path().join("data/journal");
    fs::create_dir_all(&journal).expect("a folder");
    fs::write(journal.join("aaaaaaaa.jsonl"), bytes).expect("a file");
    let machine = ThisMachine::new(folder.path().join("state"), &[]);
    let mut files = Files::new(folder.path().join("data"), Some(machine), ChaCha8Rng::seed_from_u64(1));
    let before = files.read(now).expect("a folder that can be read").events;
    Progress::of(before.clone(), Rules::default());
    let forget = Event::Forget(Forget { deck: "deck".parse().expect("an id") });
    files.append(now, &forget).expect("a line more");
    let after = files.read(now).expect("a folder that can be read").events;
    assert!(before.iter().all(|line| after.iter().any(|one| one.id == line.id)), "a line is lost");
    assert_eq!(after.len(), before.len() + 1);
    files.repair(now).expect("a repair");
    assert_eq!(files.read(now).expect("a folder that can be read").events, after, "a repair changes what is read");
    let device = DeviceName::parse("aaaaaaaa").expect("a name");
    if let Ok(mut memory) = InMemory::of_text(device, &String::from_utf8_lossy(bytes)) {
        memory.read(now).expect("memory can be read");
    }
});
