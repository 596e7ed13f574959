//! Quizzes, and drills of what was missed or is mixed up, through pipes.

use std::collections::HashSet;

use crate::support::World;
use crate::support::learner::Knowledge;
use serde_json::Value;

const DECK: &str = "marketing-vs-sales";

/// Runs a command that asks, in plain lines; every question that is not to be answered wrongly is answered rightly.
fn answered(world: &World, arguments: &[&str], is_wrong: impl Fn(&Value) -> bool) -> String {
    let knowledge = Knowledge::of_marketing();
    world.plain(arguments, |view| match view["view"] == "ask" && is_wrong(view) {
        true => knowledge.wrong(view),
        false => knowledge.act(view),
    })
}

fn items_of(answers: &[Value]) -> HashSet<String> {
    let rows = answers.iter().flat_map(|answer| answer["rows"].as_array().unwrap());
    rows.map(|row| row["item"].as_str().unwrap().to_owned()).collect()
}

fn is_about_force(ask: &Value) -> bool {
    let task = &ask["task"];
    task["aspect"] == "Force"
        || task["trait"].as_str().is_some_and(|of| ["pulls customers in", "pushes products out"].contains(&of))
}

#[test]
fn a_quiz_ends_with_its_score_what_guessing_brings_and_every_mistake_set_right() {
    let world = World::new();
    let out = answered(&world, &["quiz", DECK, "--questions", "14", "--form", "choice"], is_about_force);
    let (asked, told) = out.split_once("Done: 13 of 14 right").unwrap();
    assert_eq!(asked.matches(" of 14 done, Marketing vs. sales\n").count(), 14, "{asked}");
    // Nine traits among three, five facts among three or two.
    let by_guessing = ["5", "6"].map(|score| format!("Pure guessing scores about {score} of 14.\n"));
    assert!(by_guessing.iter().any(|score| told.contains(score)), "{told}");
    assert!(told.contains("\nMissed:\n  Force: Marketing pulls customers in; sales pushes products out."), "{told}");
    assert!(told.contains("\n  What you missed: tellapart drill marketing-vs-sales --missed\n"), "{told}");
    // The drill asks just that, and then there is nothing more.
    let before = world.answers().len();
    let out = answered(&world, &["drill", DECK, "--missed"], |_| false);
    assert!(out.contains("Done: "), "{out}");
    assert_eq!(items_of(&world.answers()[before..]), HashSet::from(["pull-push".to_owned()]));
    let none = "Nothing to repeat: you have not taken a quiz yet, or have since got all of the last one right.\n";
    assert_eq!(world.ok(&["drill", DECK, "--missed"], ""), none);
    assert_eq!(world.ok(&["quiz", DECK, "--missed"], ""), none);
}

#[test]
fn what_is_only_practised_is_recorded_and_changes_nothing_of_what_is_due() {
    let world = World::new();
    answered(&world, &["quiz", DECK, "--questions", "5", "--form", "choice"], |_| false);
    let figures = |world: &World| (world.json(&["due", "--json"]), world.json(&["stats", "--json"])["decks"].clone());
    let (before, answers) = (figures(&world), world.answers().len());
    answered(&world, &["quiz", DECK, "--questions", "14", "--practice"], |_| false);
    assert_eq!(figures(&world), before);
    let practised = world.answers().split_off(answers);
    assert_eq!(practised.len(), 14);
    assert!(practised.iter().all(|answer| answer["counts"] == false));
}

#[test]
fn more_questions_than_one_item_gives_are_not_promised() {
    let world = World::new();
    let out = world.ok(&["quiz", DECK, "--distinction", "force", "--questions", "5"], "q\n");
    assert!(out.starts_with("There is only one question: the same item is never asked twice in a row.\n"), "{out}");
    assert!(out.contains("\n0 of 1 done, Marketing vs. sales\n"), "{out}");
}

#[test]
fn a_distinction_is_chosen_by_its_id_or_its_name() {
    for name in ["pull-push", "Force", "force"] {
        let world = World::new();
        let out = answered(&world, &["quiz", DECK, "--distinction", name], |_| false);
        assert!(out.starts_with("0 of 1 done, "), "{out}");
        assert_eq!(items_of(&world.answers()), HashSet::from(["pull-push".to_owned()]));
    }
    let world = World::new();
    let ran = world.run(&["quiz", DECK, "--distinction", "gravity"], "");
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(
        ran.err.starts_with("error: the deck has no distinction \"gravity\"\nhint: It has objective, "),
        "{}",
        ran.err
    );
    let ran = world.run(&["quiz", DECK, "--missed", "--distinction", "force"], "");
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert_eq!(world.run(&["quiz", DECK, "--form", "essay"], "").code, Some(2));
    assert_eq!(world.run(&["quiz", DECK, "--questions", "0"], "").code, Some(2));
}

#[test]
fn what_is_mixed_up_is_named_and_drilled_with_the_contrast_first() {
    let world = World::new();
    assert_eq!(world.ok(&["drill", "--confused"], ""), "You are not mixing anything up at the moment.\n");
    let is_force = |ask: &Value| ask["task"]["kind"] == "pick-side" && is_about_force(ask);
    answered(&world, &["quiz", DECK, "--questions", "14", "--form", "which-side"], is_force);
    let named = world.json(&["confusions", DECK, "--json"]);
    assert!(named.to_string().contains("pull-push"), "{named}");
    assert!(world.ok(&["confusions", DECK], "").contains("Force"));
    let before = world.answers().len();
    let out = answered(&world, &["drill", DECK, "--confused"], |_| false);
    let begin = "Lesson 1 of 1, Marketing vs. sales\nForce\n  Marketing pulls customers in.\n  Sales pushes products out.\n  An example of marketing: ";
    assert!(out.starts_with(begin), "{out}");
    assert_eq!(items_of(&world.answers()[before..]), HashSet::from(["pull-push".to_owned()]));
}

#[test]
fn a_drill_in_chosen_forms_asks_in_no_others() {
    for form in ["choice", "which-side", "typed"] {
        let world = World::new();
        answered(&world, &["drill", DECK, "--form", form], |_| false);
        let answers = world.answers();
        assert!(!answers.is_empty() && answers.iter().all(|answer| answer["form"] == form), "{form}");
    }
}
