//! Each call by which something is read or written is made to fail in turn, or to be the last. `strace` does that, where it is installed.

use std::process::Command;

use super::*;

/// Whether `strace` is there and may trace.
fn can_trace() -> bool {
    Command::new("strace").args(["-o", "/dev/null", "true"]).status().is_ok_and(|status| status.success())
}

/// What is done to one call: its name, and what comes instead.
const FAULTS: [(&str, &str); 13] = [
    ("openat", "error=EACCES"),
    ("openat", "error=EMFILE"),
    ("mkdir", "error=EROFS"),
    ("flock", "error=ENOLCK"),
    ("flock", "error=EIO"),
    ("write", "error=ENOSPC"),
    ("write", "error=EIO"),
    ("fdatasync", "error=EIO"),
    ("fdatasync", "signal=KILL"),
    ("fsync", "error=EIO"),
    ("write", "signal=KILL"),
    ("lseek", "error=EIO"),
    ("rename", "error=EACCES"),
];

/// The most calls of one kind that a session makes.
const MOST: usize = 400;

#[test]
#[allow(clippy::disallowed_macros, reason = "who reads the tests should know that nothing was tried")]
fn whatever_call_fails_or_is_the_last_no_answer_that_was_told_is_lost() {
    if !can_trace() {
        eprintln!("strace is not installed or may not trace: nothing was tried");
        return;
    }
    for (call, fault) in FAULTS {
        for nth in 1..=MOST {
            let world = World::new();
            world.ok(&["drill", "--questions", "1"], "1\n");
            let before = saved(&world);
            let input = world.file("answers.jsonl", answers(3));
            let mut command = Command::new("strace");
            let inject = format!("inject={call}:{fault}:when={nth}");
            let log = world.home().join("strace.log");
            command.args(["-f", "-qq", "-o"]).arg(&log).args(["-e", &format!("trace={call}"), "-e", &inject]);
            command.arg(env!("CARGO_BIN_EXE_tellapart")).args([
                "quiz",
                "marketing-vs-sales",
                "--questions",
                "2",
                "--json",
            ]);
            command.env_clear().envs(world.variables()).env("PATH", "/usr/bin:/bin");
            let output = command.stdin(std::fs::File::open(input).unwrap()).output().unwrap();
            let (told, said) = (told(&output.stdout), String::from_utf8_lossy(&output.stderr).into_owned());
            let what = format!("{call} {nth}: {fault}: {said}");
            assert!(!said.contains("panicked") && !said.contains("fault in"), "{what}");
            let saved = world.run(&["history", "--json"], "");
            assert_eq!(saved.code, Some(0), "{what}: {}", saved.err);
            let asked = |session: &serde_json::Value| session["asked"].as_u64().unwrap() as usize;
            let history: serde_json::Value = serde_json::from_str(&saved.out).unwrap();
            let saved: usize = history["sessions"].as_array().unwrap().iter().map(asked).sum();
            assert!(
                before + told <= saved && saved <= before + told + 1,
                "{what}: {told} told, {} saved",
                saved - before
            );
            let traced = std::fs::read_to_string(&log).unwrap_or_default();
            if !traced.contains("(INJECTED)") && !traced.contains("killed by") {
                assert!(nth > 1, "{call} is never called");
                break;
            }
        }
    }
}
