//! An onboarding, from the first line typed to a passed exam, through pipes and over days.

use crate::support::World;
use crate::support::learner::Knowledge;
use crate::support::program::{Program, action, onwards, option, text};
use serde_json::{Value, json};

const DECK: &str = "marketing-vs-sales";

fn onboard<'a>(more: &[&'a str]) -> Vec<&'a str> {
    ["onboard", DECK].iter().chain(more).copied().collect()
}

/// A day of someone who knows everything, in plain lines.
fn known_day(world: &World, more: &[&str]) -> String {
    let knowledge = Knowledge::of_marketing();
    day(world, more, |view| knowledge.act(view))
}

/// A day of someone who does this about each view, in plain lines.
fn day(world: &World, more: &[&str], act: impl FnMut(&Value) -> Value) -> String {
    world.plain(&onboard(more), act)
}

/// What someone does who knows everything, and in the exam something else.
fn until_the_exam(mut in_exam: impl FnMut(&Value) -> Value) -> impl FnMut(&Value) -> Value {
    let knowledge = Knowledge::of_marketing();
    let mut is_exam = false;
    move |view| {
        if view["view"] == "offer" {
            is_exam = view["onboarding"]["next"]["step"] == "exam";
        }
        if is_exam && view["view"] != "offer" { in_exam(view) } else { knowledge.act(view) }
    }
}

/// The program with the first question of the exam.
fn at_the_exam(world: &World) -> Program {
    let mut program = Program::start(world, &onboard(&[]));
    let mut is_exam = false;
    let is_asked_in_it = |view: &Value| {
        is_exam |= view["onboarding"]["next"]["step"] == "exam";
        is_exam && view["view"] == "ask"
    };
    let knowledge = Knowledge::of_marketing();
    program.play_until(is_asked_in_it, |view| knowledge.act(view));
    program
}

/// What answers anything, and nothing rightly for certain.
fn nonsense(view: &Value) -> Value {
    match (view["view"] == "ask", view["wanted"] == "write") {
        (true, true) => text("whatever"),
        (true, false) => option(0),
        _ => onwards(view),
    }
}

/// A world on the morning of the day on which the exam of someone opens who knows everything.
fn morning_of_the_exam() -> World {
    let mut world = World::new();
    for day in [24, 25] {
        world.at(&format!("2026-11-{day}T09:00:00+01:00"));
        known_day(&world, &[]);
    }
    world.at("2026-11-26T09:00:00+01:00");
    world
}

const ALL_RIGHT: &str = "9 of 9 distinctions told apart (9 needed), 5 of 5 facts right (3 needed)";

#[test]
fn who_knows_the_deck_passes_on_the_third_day() {
    let mut world = World::new();
    let first = known_day(&world, &[]);
    let begin =
        "Onboarding: Marketing vs. sales\n > Pre-test  shows what you know already\n   Lessons   0 of 14 learnt\n";
    assert!(first.starts_with(begin), "{first}");
    let (pre_test, rest) = first.split_once("Done: 14 of 14 right").unwrap();
    assert!(!pre_test.contains("\n+ ") && !pre_test.contains("\n- "), "nothing is told before the end:\n{pre_test}");
    assert!(rest.contains("Pure guessing scores about "), "{rest}");
    assert!(rest.contains("\n + Lessons   14 of 14 learnt\n"), "{rest}");
    assert!(
        first.ends_with("That is all for today: a night's sleep is part of learning.\nTomorrow, type: tellapart onboard marketing-vs-sales\n"),
        "{first}"
    );
    world.at("2026-11-25T09:00:00+01:00");
    let second = known_day(&world, &[]);
    assert!(second.contains("\n + Pre-test  14 of 14 right on 2026-11-24\n"), "{second}");
    world.at("2026-11-26T09:00:00+01:00");
    let third = known_day(&world, &[]);
    let exam = third.split_once("Next: the exam, 23 questions").unwrap().1;
    let (asked, told) = exam.split_once(&format!("Passed: {ALL_RIGHT}.\n")).unwrap();
    assert!(!asked.contains("\n+ ") && !asked.contains("\n- "), "nothing is told before the end:\n{asked}");
    assert!(asked.contains("All 9 distinctions have to be told apart, and 3 of 5 facts be right."), "{asked}");
    assert!(
        told.contains("What it is worth:\n  ") && told.contains("passes this exam once in 512 tries at most."),
        "{told}"
    );
    assert!(told.contains(&format!("\n + Exam      passed on 2026-11-26: {ALL_RIGHT}\n")), "{told}");
    assert!(told.contains("tellapart certificate marketing-vs-sales --name 'Your Name'\n"), "{told}");
    // After the pass there is nothing more to do, on any day.
    let lines = world.journal().len();
    world.at("2026-12-24T09:00:00+01:00");
    let out = world.ok(&["onboard", DECK], "");
    assert!(out.contains("You have passed the exam.\n"), "{out}");
    assert_eq!(world.journal().len(), lines);
}

#[test]
fn who_learns_it_is_taught_eight_a_day() {
    let world = World::new();
    let knowledge = Knowledge::of_marketing();
    let out = day(&world, &[], knowledge.taught());
    assert!(out.contains("Done: 0 of 14 right"), "{out}");
    assert!(out.contains("\nLesson 1 of 8, Marketing vs. sales\n"), "{out}");
    assert!(out.contains("\n   Lessons   8 of 14 learnt\n"), "{out}");
}

#[test]
fn an_exam_that_was_killed_goes_on_at_the_very_question() {
    let mut world = morning_of_the_exam();
    let knowledge = Knowledge::of_marketing();
    let mut program = at_the_exam(&world);
    // A question may take two answers.
    while program.view()["number"] != 6 {
        let right = knowledge.right(program.view());
        assert_eq!(program.act(right)["view"], "ask");
    }
    let open = program.view().clone();
    assert_eq!((&open["number"], &open["bar"]), (&json!(6), &json!({ "done": 5, "of": 23 })));
    let answers = world.answers().len();
    program.kill();
    assert_eq!(world.answers().len(), answers);
    // Soon after, and with another seed: it is the same exam.
    world.at("2026-11-26T09:09:00+01:00").seeded(Some(77));
    let twin = world.twin();
    let mut program = Program::start(&twin, &onboard(&[]));
    let next = json!({ "step": "go-on", "activity": "exam", "answered": 5 });
    assert_eq!(program.view()["onboarding"]["next"], next);
    assert_eq!(program.act(action("yes")), open);
    drop(program);
    let out = known_day(&world, &[]);
    let said = "Next: the exam, which was interrupted. It picks up where you left off; your 5 answers are kept.\n";
    let (offer, exam) = out.split_once("Start now? (yes or no)\n").unwrap();
    assert!(offer.contains(said), "{out}");
    assert!(exam.starts_with("\n5 of 23 done, "), "{out}");
    assert!(exam.lines().any(|line| line == open["stem"]) || open["stem"].is_null(), "{out}");
    assert!(out.contains(&format!("Passed: {ALL_RIGHT}.\n")), "{out}");
    assert!(out.contains("Taken with a break of 9 minutes."), "{out}");
    assert_eq!(world.answers().len(), answers + 18);
}

#[test]
fn to_hand_in_an_exam_takes_a_second_thought_and_what_is_open_is_wrong() {
    let world = morning_of_the_exam();
    let twin = world.twin();
    let mut program = at_the_exam(&twin);
    let open = program.view().clone();
    let hand_in = program.act(action("stop"));
    assert_eq!((&hand_in["view"], &hand_in["open"]), (&json!("hand-in"), &json!(23)));
    assert_eq!(program.act(action("no")), open);
    drop(program);
    let mut thoughts = ["no", "yes"].into_iter();
    let mut hand_in = |view: &Value| match view["view"].as_str().unwrap() {
        "ask" => action("stop"),
        "hand-in" => action(thoughts.next().unwrap()),
        _ => onwards(view),
    };
    let out = day(&world, &[], until_the_exam(&mut hand_in));
    let said = "23 questions without an answer count as wrong. To take a break instead, press Ctrl-C: the exam then waits for you.\n\
        Hand in the exam now? (yes or no)\n";
    let parts: Vec<&str> = out.split(said).collect();
    let [before, between, after] = parts.as_slice() else { panic!("{out}") };
    // It was asked, and then the very same was asked again.
    assert!(before.trim_end().ends_with(between.trim()), "{out}");
    assert!(
        after.contains(
            "Not passed this time: 0 of 9 distinctions told apart (9 needed), 0 of 5 facts right (3 needed).\n"
        ),
        "{out}"
    );
    assert!(after.contains("The exam opens again when all items are ready, tomorrow at the earliest.\n"), "{out}");
}

#[test]
fn a_failed_exam_is_closed_for_the_day_and_opens_after_a_drill_the_next() {
    let mut world = morning_of_the_exam();
    // That it ends well here as well: a failed exam is no error.
    let out = day(&world, &[], until_the_exam(nonsense));
    assert!(out.contains("Not passed this time: "), "{out}");
    assert!(out.contains("\nMissed:\n"), "{out}");
    let out = world.ok(&["onboard", DECK], "");
    assert!(
        out.contains("not passed on 2026-11-26") && out.contains("The exam opens again when all items are ready"),
        "{out}"
    );
    world.at("2026-11-27T09:00:00+01:00");
    let out = known_day(&world, &[]);
    assert!(out.contains("Next: a drill of "), "{out}");
    let mut day = 28;
    while !known_day(&world, &[]).contains("You have passed the exam.") {
        world.at(&format!("2026-11-{day}T09:00:00+01:00"));
        day += 1;
        assert!(day < 31, "the exam did not open again");
    }
}

#[test]
fn a_workshop_is_over_in_one_day_and_says_so() {
    let world = World::new();
    let out = known_day(&world, &["--workshop"]);
    assert!(out.contains(&format!("Passed: {ALL_RIGHT}.\n")), "{out}");
    assert!(out.contains("Taken in a workshop, without a night between learning and exam."), "{out}");
    assert!(out.contains("You have passed the exam, in a workshop of one day."), "{out}");
}

#[test]
fn the_day_of_the_exam_is_kept_in_mind_and_the_pace_is_told() {
    let mut world = World::new();
    let enough = world.ok(&["onboard", DECK, "--by", "2026-11-30"], "no\n");
    assert!(enough.contains("Exam by 2026-11-30: 14 items are still to learn. You will make it.\n"), "{enough}");
    let knowledge = Knowledge::of_marketing();
    let out = day(&world, &["--by", "2026-11-26"], knowledge.taught());
    let faster = "Exam by 2026-11-26: 14 items are still to learn, so you get 14 a day.\n";
    assert!(out.contains(faster), "{out}");
    assert!(out.contains("\nLesson 1 of 14, Marketing vs. sales\n"), "{out}");
    let late = world.ok(&["onboard", DECK, "--by", "2026-11-25"], "");
    assert!(late.contains("Exam by 2026-11-25: that is too soon. It can open on 2026-11-26 at the earliest"), "{late}");
    // It was said yesterday and need not be said again.
    world.at("2026-11-27T09:00:00+01:00");
    let past = world.ok(&["onboard", DECK], "no\n");
    assert!(past.contains("The exam was to be taken by 2026-11-26. Carry on: "), "{past}");
    assert!(past.ends_with("To go on, type: tellapart onboard marketing-vs-sales\n"), "{past}");
}

#[test]
fn a_deck_that_cannot_be_examined_is_refused_before_anything_is_learnt() {
    let world = World::new();
    let deck = world.file(
        "mine.json",
        r#"{"format":1,"id":"tcp-vs-udp","title":"TCP vs. UDP","sides":[{"id":"tcp","name":"TCP"},{"id":"udp","name":"UDP"}],
        "distinctions":[
          {"id":"a","aspect":"A","traits":{"tcp":{"text":"keeps [a]"},"udp":{"text":"drops [a]"}}},
          {"id":"b","aspect":"B","traits":{"tcp":{"text":"keeps [b]"},"udp":{"text":"drops [b]"}}},
          {"id":"c","aspect":"C","traits":{"tcp":{"text":"keeps [c]"},"udp":{"text":"drops [c]"}}},
          {"id":"d","aspect":"D","traits":{"tcp":{"text":"keeps [d]"},"udp":{"text":"drops [d]"}}},
          {"id":"e","aspect":"E","traits":{"tcp":{"text":"keeps [e]"},"udp":{"text":"drops [e]"}}},
          {"id":"f","aspect":"F","traits":{"tcp":{"text":"keeps [f]"},"udp":{"text":"drops [f]"}}},
          {"id":"order","aspect":"Order","traits":{"tcp":{"text":"keeps the order"},"udp":{"text":"keeps no order"}}}]}"#,
    );
    let ran = world.run(&["onboard", &deck], "");
    let expected = "error: the deck cannot be examined: not enough can be asked that is hard to guess about Order\n\
        hint: Of a distinction, mark the key words of its traits with [ ] or add examples; of a fact, write three false versions.\n";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(1), "", expected));
    assert!(!world.data_dir().exists(), "nothing was written");
}

#[test]
fn a_deck_so_small_that_luck_could_pass_it_is_refused_with_what_to_do_instead() {
    let world = World::new();
    let distinction = |n: usize| {
        format!(
            r#"{{"id":"d{n}","aspect":"A{n}","traits":{{"tcp":{{"text":"does [one {n}]"}},"udp":{{"text":"does [other {n}]"}}}},"lures":["a{n}","b{n}"]}}"#
        )
    };
    let deck = |items: usize| {
        let sides = r#"[{"id":"tcp","name":"TCP"},{"id":"udp","name":"UDP"}]"#;
        let distinctions = (0..items).map(distinction).collect::<Vec<_>>().join(",");
        let json =
            format!(r#"{{"format":1,"id":"small","title":"Small","sides":{sides},"distinctions":[{distinctions}]}}"#);
        world.file("small.json", json)
    };
    let refused = |distinctions: usize| {
        let ran = world.run(&["onboard", &deck(distinctions)], "no\n");
        assert_eq!(ran.code, Some(1), "{}", ran.out);
        let says = format!(
            "the deck has {distinctions} distinctions, and an exam on so few is passed by tossing a coin for each too often: an onboarding takes 7"
        );
        assert!(ran.err.contains(&says) && ran.err.contains("tellapart drill"), "{}", ran.err);
    };
    refused(6);
    world.ok(&["onboard", &deck(7)], "yes\n1\n");
    // Nor may it shrink on the way to the exam.
    refused(6);
}

#[test]
fn arguments_without_sense_are_refused_by_name() {
    let world = World::new();
    for wrong in [&["--by", "soon"][..], &["--by", "2026-11-30", "--workshop"]] {
        let arguments: Vec<&str> = ["onboard", DECK].iter().chain(wrong).copied().collect();
        let ran = world.run(&arguments, "");
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{wrong:?}");
        assert!(ran.err.contains(wrong[0]), "{}", ran.err);
    }
    assert_eq!(world.run(&["onboard", "nonsense"], "").code, Some(1));
}

#[test]
fn where_there_is_one_deck_no_one_has_to_name_it() {
    let ran = |arguments: &[&str]| World::new().run(arguments, "");
    assert_eq!(ran(&["onboard"]), ran(&["onboard", DECK]));
    assert_eq!(ran(&["onboard"]).code, Some(0));
}

#[test]
fn a_pre_test_has_the_date_of_the_day_on_which_it_was_finished() {
    let mut world = World::new();
    let day = |world: &World, answers: usize| {
        world.run(&["onboard", DECK, "--name", "Kim Example"], &format!("y\n{}", "1\n".repeat(answers))).out
    };
    assert!(!day(&world, 3).contains("+ Pre-test"));
    world.at("2026-11-25T09:00:00+01:00");
    let second = day(&world, 60);
    let told = second.lines().find(|line| line.starts_with(" + Pre-test")).unwrap_or_else(|| panic!("{second}"));
    assert!(told.contains(" of 14 right on 2026-11-25"), "{told}");
}
