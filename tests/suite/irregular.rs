//! What stands where a file should be and is none is refused at once, and waited for by no one.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::support::{Ran, World};

/// What can stand there.
const KINDS: [&str; 3] = ["pipe", "device", "folder"];

fn put(kind: &str, path: &Path) {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).unwrap();
    }
    match kind {
        "pipe" => assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
        // One that never ends.
        "device" => std::os::unix::fs::symlink("/dev/zero", path).unwrap(),
        _ => std::fs::create_dir(path).unwrap(),
    }
}

#[track_caller]
fn run(world: &World, arguments: &[&str]) -> Ran {
    let start = Instant::now();
    let ran = world.run(arguments, "1\n");
    assert!(start.elapsed() < Duration::from_secs(8), "{arguments:?} took {:?}", start.elapsed());
    ran
}

fn is_refused(ran: &Ran) -> bool {
    let is_told = ["this is a pipe or a device, not a file", "this is a folder"]
        .iter()
        .any(|told| ran.err.contains(told) || ran.out.contains(told));
    ran.code == Some(1) && is_told
}

#[test]
fn in_place_of_a_deck_the_settings_or_a_certificate() {
    for kind in KINDS {
        let world = World::new();
        let path = world.home().join("named.json");
        put(kind, &path);
        for command in [&["drill"][..], &["deck", "check"], &["certificate", "verify"], &["certificate", "--verify"]] {
            let ran = run(&world, &[command, &[path.to_str().unwrap()]].concat());
            assert!(is_refused(&ran) || ran.code == Some(2), "{kind} {command:?}: {ran:?}");
        }
        put(kind, &world.config_dir().join("settings.json"));
        for command in [&["drill"][..], &["config", "list"], &["config", "set", "questions", "5"]] {
            let ran = run(&world, command);
            assert!(is_refused(&ran), "{kind} {command:?}: {ran:?}");
        }
    }
}

#[test]
fn in_place_of_the_journal_or_this_machines_name() {
    for kind in KINDS {
        let world = World::of_sentences();
        world.ok(&["drill"], "1\n");
        let journal: PathBuf = world.journal_file();
        std::fs::remove_file(&journal).unwrap();
        put(kind, &journal);
        let ran = run(&world, &["drill"]);
        assert_eq!(ran.code, Some(1), "{kind}: {ran:?}");
        assert!(ran.err.contains("error: cannot open ") && ran.err.contains(journal.to_str().unwrap()), "{}", ran.err);
        assert_eq!(run(&world, &["stats"]).code, Some(0), "{kind}");

        let world = World::of_sentences();
        put(kind, &world.home().join("state/device"));
        let ran = run(&world, &["drill"]);
        assert!(ran.code == Some(1) && ran.err.contains("error: cannot open "), "{kind}: {ran:?}");
    }
}
