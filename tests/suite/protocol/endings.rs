//! How a sitting comes to its end: `stop`, `leave`, the end of input, and an exam that is handed in or waits.

use serde_json::{Value, json};

use super::{DECK, WORKSHOP, at_the_exam};
use crate::support::World;
use crate::support::learner::Knowledge;
use crate::support::program::{Program, action, onwards};

/// How the program ended by its last line, and how the session by the journal's.
#[track_caller]
fn assert_ended(world: &World, end: &Value, how: &str, recorded: &str) {
    assert_eq!((&end["view"], &end["how"]), (&json!("end"), &json!(how)));
    let last = world.journal().pop().unwrap();
    assert_eq!((&last["event"], &last["how"]), (&json!("end"), &json!(recorded)));
}

/// A drill with one answer given, at its second question.
fn drilled(world: &World) -> Program {
    let knowledge = Knowledge::of_marketing();
    let mut program = Program::start(world, &["drill"]);
    program.play_until(|view| view["number"] == 2, |view| knowledge.act(view));
    program
}

#[test]
fn stop_and_leave_end_a_session_with_its_summary_and_the_exit_code_tells_which() {
    for (name, how, code) in [("stop", "stopped", 0), ("leave", "interrupted", 130), ("terminate", "terminated", 143)] {
        let world = World::new();
        let mut program = drilled(&world);
        let summary = program.act(action(name));
        assert_eq!((&summary["view"], &summary["ending"]), (&json!("summary"), &json!(how)));
        assert_eq!((&summary["asked"], &summary["right"]), (&json!(1), &json!(1)));
        let end = program.act(action("go-on"));
        assert_ended(&world, &end, how, how);
        assert_eq!(program.end(), Some(code));
        assert_eq!(world.answers().len(), 1);
    }
}

#[test]
fn the_end_of_input_ends_a_session_in_good_order_wherever_it_is() {
    let world = World::new();
    let (rest, code) = drilled(&world).close();
    let [summary, end] = rest.as_slice() else { panic!("{rest:#?}") };
    assert_eq!((&summary["view"], &summary["ending"]), (&json!("summary"), &json!("end-of-input")));
    assert_ended(&world, end, "end-of-input", "end-of-input");
    assert_eq!(code, Some(0));
    assert_eq!(world.answers().len(), 1);
    // After a session that was left it changes nothing any more.
    for (name, how, code) in [("stop", "stopped", 0), ("leave", "interrupted", 130), ("close", "end-of-input", 0)] {
        let world = World::new();
        let mut program = drilled(&world);
        assert_eq!(program.act(action(name))["view"], "summary");
        let (rest, ended) = program.close();
        assert_eq!((rest.len(), ended), (1, Some(code)));
        assert_ended(&world, &rest[0], how, how);
    }
}

#[test]
fn what_is_only_offered_or_told_can_be_left_and_nothing_begins() {
    for (name, how, code) in [("no", "stopped", 0), ("stop", "stopped", 0), ("leave", "interrupted", 130)] {
        let world = World::new();
        let mut program = Program::start(&world, &["onboard", DECK]);
        let end = program.act(action(name));
        assert_eq!((&end["how"], &end["more"]), (&json!(how), &json!(true)));
        assert_eq!(program.end(), Some(code));
        assert!(!world.data_dir().exists());
    }
    let world = World::new();
    let (rest, code) = Program::start(&world, &["drill", "--missed"]).close();
    assert_eq!((rest.len(), &rest[0]["how"], code), (1, &json!("end-of-input"), Some(0)));
    assert!(!world.data_dir().exists());
}

#[cfg(unix)]
#[test]
fn each_signal_from_outside_ends_in_its_own_way_and_waits_for_no_further_line() {
    for (signal, how, code) in [("INT", "interrupted", 130), ("TERM", "terminated", 143), ("HUP", "end-of-input", 129)]
    {
        let world = World::new();
        let (rest, ended) = drilled(&world).signal(signal);
        let [summary, end] = rest.as_slice() else { panic!("{rest:#?}") };
        assert_eq!((&summary["view"], &summary["ending"]), (&json!("summary"), &json!(how)));
        assert_ended(&world, end, how, how);
        assert_eq!(ended, Some(code));
    }
}

#[test]
fn what_was_begun_goes_on_by_its_own_terms() {
    let world = World::new();
    let mut program = at_the_exam(&world);
    program.act(action("leave"));
    program.act(action("go-on"));
    assert_eq!(program.end(), Some(130));
    let program = Program::start(&world, &["onboard", DECK]);
    let offer = program.view();
    assert_eq!(offer["onboarding"]["next"]["activity"], "exam");
    assert_eq!(offer["terms"], json!({ "workshop": true }));
}

#[test]
fn an_exam_is_handed_in_after_a_second_thought_and_waits_for_who_leaves() {
    let world = World::new();
    let knowledge = Knowledge::of_marketing();
    let mut program = at_the_exam(&world);
    let first = program.view().clone();
    // A question may take two steps.
    let mut second = program.act(knowledge.right(&first));
    while second["number"] == first["number"] {
        second = program.act(knowledge.right(&second));
    }
    // Not now, said in either way.
    for name in ["no", "stop"] {
        let hand_in = program.act(action("stop"));
        assert_eq!((&hand_in["view"], &hand_in["open"]), (&json!("hand-in"), &json!(22)));
        assert_eq!(program.act(action(name)), second);
    }
    // It waits for who leaves, from the question or from that one, and for a program whose input ends.
    program.act(action("stop"));
    let mut program = Some(program);
    for (number, left_by) in ["leave", "leave", "close"].into_iter().enumerate() {
        let mut exam = program.take().unwrap_or_else(|| Program::start(&world, &WORKSHOP));
        if number > 0 {
            let next = json!({ "step": "go-on", "activity": "exam", "answered": 1 });
            assert_eq!(exam.view()["onboarding"]["next"], next);
            assert_eq!(exam.act(action("yes")), second);
        }
        let summary = if left_by == "close" { exam.act(action("close")) } else { exam.act(action("leave")) };
        let of = [&summary["activity"], &summary["exam"], &summary["right"], &summary["score"], &summary["more"]];
        assert_eq!(of, [&json!("exam"), &Value::Null, &Value::Null, &Value::Null, &json!(false)]);
        let end = exam.act(action("go-on"));
        assert_eq!(end["more"], true);
        assert_eq!(exam.end(), Some(if left_by == "leave" { 130 } else { 0 }));
    }
    // Handed in, it is over: what is open is wrong.
    let mut exam = Program::start(&world, &WORKSHOP);
    exam.act(action("yes"));
    exam.act(action("stop"));
    let summary = exam.act(action("yes"));
    let result = &summary["exam"];
    let of = [&summary["ending"], &result["passed"], &result["told_apart"], &summary["asked"], &summary["more"]];
    assert_eq!(of, [&json!("stopped"), &json!(false), &json!(0), &json!(1), &json!(true)]);
    assert_eq!(exam.play(|view| if view["view"] == "offer" { action("no") } else { onwards(view) }).code, Some(0));
}

#[test]
fn who_leaves_an_exam_is_told_nothing_of_how_it_goes() {
    let knowledge = Knowledge::of_marketing();
    let ready = World::new();
    at_the_exam(&ready).kill();
    let told = |is_right: bool| {
        let world = ready.twin();
        let mut program = Program::start(&world, &WORKSHOP);
        let mut ask = program.act(action("yes"));
        while ask["number"] != 7 {
            let answer = if is_right { knowledge.right(&ask) } else { knowledge.wrong(&ask) };
            ask = program.act(answer);
        }
        let left = [program.act(action("leave")), program.act(action("go-on"))];
        (left, Program::start(&world, &WORKSHOP).view().clone())
    };
    assert_eq!(told(true), told(false));
}
