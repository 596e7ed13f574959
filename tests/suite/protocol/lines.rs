//! One line out for each line in, whatever it says.

use serde_json::{Value, json};

use super::{WORKSHOP, is_in_exam};
use crate::support::World;
use crate::support::learner::Knowledge;
use crate::support::program::{Program, action, option, options, text};

/// What is no action at all.
const NO_ACTIONS: [&str; 13] = [
    "",
    "nonsense",
    "{",
    "[]",
    "null",
    "\"go-on\"",
    r#"{"action":"dance"}"#,
    r#"{"action":"answer"}"#,
    r#"{"action":"answer","option":-1}"#,
    r#"{"action":"answer","option":"0"}"#,
    r#"{"action":"answer","option":0,"text":"words"}"#,
    r#"{"option":0}"#,
    "{\"action\":\"go-on\"} {\"action\":\"go-on\"}",
];

/// The actions that do not fit a view, each with the error that says so.
fn misfits(view: &Value) -> Vec<(Value, &'static str)> {
    let mut misfits: Vec<(Value, &str)> = Vec::new();
    match view["view"].as_str().unwrap() {
        "ask" => {
            misfits.extend(["go-on", "yes", "no"].map(|name| (action(name), "not-now")));
            let wrong = if view["wanted"] == "write" { option(0) } else { text("words") };
            misfits.push((wrong, "not-an-answer"));
            let beyond = options(view).len();
            misfits.extend([beyond, usize::MAX].map(|number| (option(number), "not-an-answer")));
        }
        "offer" | "hand-in" => misfits.push((action("go-on"), "not-now")),
        _ => misfits.extend(["yes", "no"].map(|name| (action(name), "not-now"))),
    }
    if view["view"] != "ask" {
        misfits.extend([option(0), text("words"), text("")].map(|answer| (answer, "not-now")));
    }
    misfits
}

/// Sends everything that does not fit the view, and sees it refused.
fn refuse_all(program: &mut Program) {
    for (misfit, error) in misfits(program.view()) {
        let told = program.act(misfit.clone());
        assert_eq!(told["error"], error, "{misfit} at {}: {told}", program.view());
    }
    for line in NO_ACTIONS {
        assert_eq!(program.send(line)["error"], "not-an-action", "{line}");
    }
}

/// A view without the one thing in it that differs from machine to machine: which of them wrote the line of an exam.
fn but_for_the_device(view: &Value) -> Value {
    let mut view = view.clone();
    if let Some(line) = view.pointer_mut("/onboarding/last_exam/id") {
        *line = Value::Null;
    }
    view
}

#[test]
fn what_does_not_fit_is_refused_by_one_line_and_changes_nothing() {
    let knowledge = Knowledge::of_marketing();
    for (arguments, expected) in [
        (&WORKSHOP[..], &["offer", "ask", "read", "tell", "hand-in", "summary", "rest"][..]),
        (&["quiz", "marketing-vs-sales", "--form", "typed", "--questions", "3"], &["notice", "ask", "tell", "summary"]),
    ] {
        // The exam is not handed in the first time, and what was wrong in the pre-test is taught.
        let plays = |views: &[Value], handed_in: &mut bool| {
            let view = views.last().unwrap();
            let is_pre_test = views.iter().all(|view| ["offer", "ask"].contains(&view["view"].as_str().unwrap()));
            if is_pre_test && view["view"] == "ask" {
                return knowledge.wrong(view);
            }
            match view["view"].as_str().unwrap() {
                "ask" if is_in_exam(views) && !std::mem::replace(handed_in, true) => action("stop"),
                "hand-in" => action("no"),
                _ => knowledge.act(view),
            }
        };
        let world = World::new();
        let twin = world.twin();
        let (mut plain, mut harried) = (Program::start(&world, arguments), Program::start(&twin, arguments));
        let mut handed_in = [false; 2];
        while plain.view()["view"] != "end" {
            let next = plays(&plain.views, &mut handed_in[0]);
            plain.act(next);
            refuse_all(&mut harried);
            let next = plays(&harried.views, &mut handed_in[1]);
            harried.act(next);
            assert_eq!(but_for_the_device(plain.view()), but_for_the_device(harried.view()));
        }
        for kind in expected {
            assert!(plain.views.iter().any(|view| view["view"] == *kind), "{kind} was never shown");
        }
        assert_eq!((plain.end(), harried.end()), (Some(0), Some(0)));
        assert_eq!(world.answers(), twin.answers());
    }
}

#[test]
fn a_line_without_measure_or_with_bytes_that_are_no_text_is_one_line_too() {
    let world = World::new();
    let mut program =
        Program::start(&world, &["quiz", "marketing-vs-sales", "--distinction", "force", "--form", "typed"]);
    assert_eq!(program.send(&"x".repeat(300_000))["error"], "not-an-action");
    assert_eq!(program.send_bytes(b"\xff\xfe{")["error"], "not-an-action");
    // Bytes that are no text are shown as such, and harm no answer.
    let told = program.send_bytes(b"{\"action\":\"answer\",\"text\":\"\xff\x1b\"}");
    assert_eq!(told["error"], "not-an-action", "a control character has to be escaped in JSON");
    let told = program.send_bytes(b"{\"action\":\"answer\",\"text\":\"\xff\\u001b\"}");
    assert_eq!(told["view"], "tell");
    let (rest, code) = program.close();
    assert_eq!((rest.last().unwrap()["view"].clone(), code), (json!("end"), Some(0)));
}
