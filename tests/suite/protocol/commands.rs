//! Drills, quizzes and onboardings over `--json`: what they show, and that plain lines show the same.

use serde_json::{Value, json};

use super::{DECK, anything};
use crate::support::World;
use crate::support::learner::Knowledge;
use crate::support::program::{Program, action, onwards, options};

fn act(view: &Value) -> Value {
    if view["view"] == "ask" { anything(view) } else { onwards(view) }
}

#[test]
fn the_same_seed_asks_the_same_in_plain_lines() {
    for arguments in [&["drill"][..], &["quiz", DECK, "--questions", "20"], &["onboard", DECK]] {
        for seed in [3, 12] {
            let mut world = World::new();
            let twin = world.twin();
            world.seeded(Some(seed));
            let seed = seed.to_string();
            let played = twin.play(&[arguments, &["--seed", &seed]].concat(), act);
            let out = world.ok(arguments, &played.typed());
            // Each stem, and then its options, in the order in which they were asked.
            let mut rest = out.as_str();
            let asks: Vec<&Value> = played.views.iter().filter(|view| view["view"] == "ask").collect();
            for ask in &asks {
                let stem = ask["stem"].as_str().map(str::to_owned);
                let numbered = (1..).zip(options(ask)).map(|(number, text)| format!("{number} {text}"));
                let pair = &ask["wanted"]["pair"];
                let texts = |name: &str| pair[name].as_array().into_iter().flatten().map(|text| text.as_str().unwrap());
                let rows = texts("rows").map(|row| format!("- {row}"));
                let phrases = (1..).zip(texts("phrases")).map(|(number, text)| format!("{number} {text}"));
                let lines: Vec<String> = stem.into_iter().chain(numbered).chain(rows).chain(phrases).collect();
                let shown = format!("\n{}\nAnswer (", lines.join("\n"));
                rest = rest.split_once(&shown).unwrap_or_else(|| panic!("{shown}\nis not in\n{rest}")).1;
            }
            assert_eq!(out.matches("\nAnswer (").count(), asks.len());
            assert_eq!(world.answers(), twin.answers());
        }
    }
}

#[test]
fn when_nothing_is_due_that_is_told_and_practice_is_offered() {
    let world = World::new();
    assert_eq!(world.play(&["drill"], act).code, Some(0));
    let answers = world.answers().len();
    let mut program = Program::start(&world, &["drill", "--questions", "2"]);
    let notice = program.view().clone();
    assert_eq!((&notice["notice"], &notice["today"]), (&json!("nothing-due"), &json!("2026-11-24")));
    assert_eq!(notice["coming"]["day"], "2026-11-25");
    let offer = program.act(action("go-on"));
    assert_eq!((&offer["view"], &offer["offer"]), (&json!("offer"), &json!("practice")));
    assert_eq!(program.act(action("yes"))["view"], "ask");
    let played = program.play(act);
    assert_eq!(played.last("summary")["activity"], "practice");
    assert!(world.answers().len() > answers);
    // Nothing new may begin, and there is nothing to practise.
    let played = World::new().play(&["drill", "--new", "0"], act);
    assert_eq!(played.views[0]["notice"], "nothing-due");
    assert_eq!(played.views[1]["view"], "end");
}

#[test]
fn what_cannot_be_begun_after_all_leaves_its_offer_standing() {
    let world = World::new();
    let deck = world.file(
        "facts.json",
        r#"{"format":1,"id":"facts","title":"Facts","sides":[{"id":"tcp","name":"TCP"},{"id":"udp","name":"UDP"}],"distinctions":[],
        "facts":[{"id":"old","true":"Both are old.","false":["Both are new."]}]}"#,
    );
    world.play(&["drill", &deck], act);
    let mut program = Program::start(&world, &["drill", &deck, "--form", "typed"]);
    assert_eq!(program.view()["notice"], "nothing-due");
    let offer = program.act(action("go-on"));
    assert_eq!(offer["offer"], "practice");
    assert_eq!(program.act(action("yes"))["error"], "nothing-to-ask");
    let end = program.act(action("no"));
    assert_eq!((&end["view"], &end["how"]), (&json!("end"), &json!("stopped")));
    assert_eq!(program.end(), Some(0));
}

#[test]
fn what_is_worth_a_word_is_told_before_the_questions() {
    let world = World::new();
    for (arguments, notice, next) in [
        (&["drill", "--confused"][..], json!("nothing-confused"), "end"),
        (&["drill", "--missed"], json!("nothing-missed"), "end"),
        (&["quiz", DECK, "--missed"], json!("nothing-missed"), "end"),
        (&["quiz", DECK, "--form", "typed"], json!("left-out"), "ask"),
        (&["quiz", DECK, "--distinction", "force", "--questions", "5"], json!("one-question"), "ask"),
    ] {
        let mut program = Program::start(&world, arguments);
        assert_eq!((&program.view()["view"], &program.view()["notice"]), (&json!("notice"), &notice));
        assert_eq!(program.act(action("go-on"))["view"], next, "{arguments:?}");
    }
}

#[test]
fn a_quiz_has_a_score_what_guessing_brings_and_every_mistake_and_the_drill_asks_those() {
    let world = World::new();
    let knowledge = Knowledge::of_marketing();
    let is_wrong = |view: &Value| view["task"]["aspect"] == "Force";
    let played = world.play(&["quiz", DECK, "--questions", "13", "--form", "choice"], |view| {
        if is_wrong(view) { knowledge.wrong(view) } else { knowledge.act(view) }
    });
    let summary = played.last("summary");
    assert_eq!((&summary["score"]["right"], &summary["score"]["of"]), (&json!(12), &json!(13)));
    // Each is chosen among two to four.
    let by_guessing = summary["score"]["by_guessing"].as_f64().unwrap();
    assert!((13.0 / 4.0..13.0 / 2.0).contains(&by_guessing), "{summary}");
    let [mistake] = summary["mistakes"].as_array().unwrap().as_slice() else { panic!("{summary:#}") };
    assert_eq!(mistake["items"][0]["label"], "Force");
    let told = played.views.iter().filter(|view| view["view"] == "tell").collect::<Vec<_>>();
    let wrong: Vec<&&Value> = told.iter().filter(|tell| tell["items"][0]["right"] == false).collect();
    assert_eq!((told.len(), wrong.len()), (13, 1));
    assert_eq!((&wrong[0]["verdict"], &wrong[0]["items"]), (&mistake["verdict"], &mistake["items"]));
    let played = world.play(&["drill", DECK, "--missed"], |view| knowledge.act(view));
    let labels: Vec<&Value> =
        played.views.iter().filter(|view| view["view"] == "tell").map(|tell| &tell["items"][0]["label"]).collect();
    assert_eq!(labels, [&json!("Force")]);
}

#[test]
fn what_is_mixed_up_is_read_before_it_is_asked() {
    let world = World::new();
    let knowledge = Knowledge::of_marketing();
    let is_wrong = |view: &Value| {
        view["task"]["trait"].as_str().is_some_and(|of| of == "pulls customers in" || of == "pushes products out")
    };
    world.play(&["quiz", DECK, "--questions", "13", "--form", "which-side"], |view| {
        if is_wrong(view) { knowledge.wrong(view) } else { knowledge.act(view) }
    });
    let mut program = Program::start(&world, &["drill", DECK, "--confused"]);
    let lesson = program.view();
    assert_eq!((&lesson["view"], &lesson["label"], &lesson["total"]), (&json!("read"), &json!("Force"), &json!(1)));
    let sides = [("marketing", "pulls customers in"), ("sales", "pushes products out")];
    let traits = sides.map(|(side, of)| json!({ "side": { "id": side, "name": side }, "trait": of }));
    assert_eq!(lesson["traits"], json!(traits));
    assert_eq!(program.act(action("go-on"))["view"], "ask");
}
