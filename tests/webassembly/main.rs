//! The engine as WebAssembly plays as it does here: 200 sittings by seed and journal.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test of programs and their files"
)]

mod case;

use std::fs;
use std::path::Path;
use std::process::Command;

use case::{Case, Played, What, later, play};

/// How many sittings are compared.
const SITTINGS: usize = 200;

/// Sittings of several learners, each on the journal of those before it: drills, quizzes, onboardings up to a passed exam.
fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for learner in 0..20u64 {
        let mut journal = String::new();
        for day in 0..10u64 {
            let what = match (learner % 4, day) {
                (0 | 1, _) => What::Onboarding,
                (2, 3 | 6) => What::Quiz,
                (2, 0 | 7) => What::Confused,
                _ => What::Drill,
            };
            let start = "2026-11-24T09:00:00+01:00".parse().unwrap();
            // Days lie further and further apart, so that memories are of all ages.
            let now = later(start, 86_400 * (day * (day + 1) / 2) as i64 + 3600 * (learner % 5) as i64);
            let skill = [0.97, 0.8, 0.6, 0.3][(learner / 5) as usize];
            let case = Case { journal: journal.clone(), now, seed: 1000 * learner + day, what, skill };
            journal = play(&case).journal;
            cases.push(case);
        }
    }
    assert_eq!(cases.len(), SITTINGS);
    cases
}

#[test]
fn the_cases_cover_what_there_is() {
    let played: Vec<Played> = cases().iter().map(play).collect();
    let text = serde_json::to_string(&played).unwrap();
    let asks = |sitting: &&Played| sitting.views.iter().any(|view| view["view"] == "ask");
    println!("{} of {SITTINGS} sittings ask something", played.iter().filter(asks).count());
    let views =
        ["offer", "notice", "read", "ask", "tell", "summary", "rest", "end"].map(|view| format!("\"view\":\"{view}\""));
    let tasks = [
        "judge",
        "correct",
        "correct-fact",
        "recall",
        "grade",
        "pick-true",
        "pick-side",
        "pick-trait",
        "classify",
        "give-reason",
        "complete",
        "match",
        "write",
    ];
    let tasks = tasks.map(|task| format!("\"kind\":\"{task}\""));
    for part in views.iter().chain(&tasks).map(String::as_str).chain(["\"passed\":true", "\"step\":\"passed\""]) {
        assert!(text.contains(part), "no sitting has {part}");
    }
}

#[test]
#[ignore = "needs node and the target wasm32-unknown-unknown: .ci/run runs it"]
fn two_hundred_sittings_go_as_they_do_here() {
    let cases = cases();
    let folder = tempfile::tempdir().unwrap();
    let [questions, answers] = ["cases", "answers"].map(|name| folder.path().join(name));
    let lines: Vec<String> = cases.iter().map(|case| serde_json::to_string(case).unwrap()).collect();
    fs::write(&questions, lines.join("\n") + "\n").unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("webassembly");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--locked", "--release", "--example", "webassembly", "--no-default-features"])
        .args(["--target", "wasm32-unknown-unknown", "--target-dir"])
        .arg(&target)
        .current_dir(root)
        .status()
        .unwrap();
    assert!(built.success(), "the engine does not compile for WebAssembly");
    // What another run builds must not change what this one plays.
    let module = folder.path().join("webassembly.wasm");
    fs::copy(target.join("wasm32-unknown-unknown/release/examples/webassembly.wasm"), &module).unwrap();
    let ran =
        Command::new("node").arg(root.join("tests/webassembly/run.mjs")).args([&module, &questions, &answers]).status();
    assert!(ran.expect("node is installed").success(), "the module failed");
    let there = fs::read_to_string(&answers).unwrap();
    let there: Vec<Played> = there.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(there.len(), SITTINGS);
    let mut questions = 0;
    for (number, (case, there)) in cases.iter().zip(&there).enumerate() {
        let here = play(case);
        let place = format!("sitting {number}, {:?}", case.what);
        assert_eq!(here.views.len(), there.views.len(), "{place}");
        for (here, there) in here.views.iter().zip(&there.views) {
            assert_eq!(here, there, "{place}");
        }
        questions += here.views.iter().filter(|view| view["view"] == "ask").count();
        assert_eq!(here.journal, there.journal, "{place}");
        // JSON keeps every bit of them.
        assert_eq!(here.beliefs, there.beliefs, "{place}");
    }
    println!("{SITTINGS} sittings, {questions} steps of questions: all equal, beliefs to the last bit");
}
