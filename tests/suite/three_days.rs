//! A new user's three days, through pipes.

use crate::support::{World, firsts};
use serde_json::Value;
use std::collections::HashSet;

fn items_of(answers: &[Value]) -> HashSet<String> {
    let rows = answers.iter().flat_map(|answer| answer["rows"].as_array().unwrap());
    rows.map(|row| row["item"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn only_what_is_due_comes_back_and_everything_is_kept() {
    let mut world = World::new();

    // The first day: eight new items, true/false, which side and matching; then nothing more is due.
    let out = world.ok(&["drill"], &firsts());
    assert!(out.contains("Done: "), "{out}");
    let first_day = world.answers();
    let forms: HashSet<&str> = first_day.iter().map(|answer| answer["form"].as_str().unwrap()).collect();
    assert_eq!(forms, HashSet::from(["true-false", "which-side", "matching"]));
    assert_eq!(items_of(&first_day).len(), 8);
    let out = world.ok(&["drill"], "no\n");
    assert!(out.starts_with("Nothing is due now. Next: tomorrow, "), "{out}");
    assert!(out.contains("Practise ahead? (yes or no)\n"), "{out}");
    assert_eq!(world.answers().len(), first_day.len());

    // The second: what is due, and the six items that are left.
    world.at("2026-11-25T08:00:00+01:00");
    let due = world.json(&["due", "--json"]);
    assert_eq!(due["new"], 6);
    let due_now: HashSet<String> = world.json(&["stats", "--json"])["decks"][0]["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|item| item["due"].as_str().is_some_and(|day| day <= "2026-11-25"))
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(due_now.len() as u64, due["due"].as_u64().unwrap());
    let out = world.ok(&["drill", "--questions", "30"], &firsts());
    assert!(out.contains("Second day in a row."), "{out}");
    let second_day = world.answers().split_off(first_day.len());
    assert_eq!(items_of(&second_day).len(), due_now.len() + 6);
    assert!(due_now.is_subset(&items_of(&second_day)));

    // The third day begins at four: an hour before that it is still the second.
    world.at("2026-11-26T03:00:00+01:00");
    assert_eq!(world.run(&["due"], "").code, Some(3));
    world.at("2026-11-26T04:00:00+01:00");
    assert_eq!(world.run(&["due"], "").code, Some(0));
    let out = world.ok(&["drill"], &firsts());
    assert!(out.contains("Third day in a row."), "{out}");
    assert!(world.ok(&["stats"], "").ends_with("3 sessions, 3 days in a row.\n"));
}

#[test]
fn practice_ahead_is_recorded_and_counts() {
    let world = World::new();
    world.ok(&["drill"], &firsts());
    let before = world.answers().len();
    let out = world.ok(&["drill", "--questions", "2"], &format!("yes\n{}", firsts()));
    assert!(out.contains("Practise ahead? (yes or no)\n") && out.contains("Done: "), "{out}");
    assert!(world.answers().len() > before);
    assert!(world.journal().iter().any(|line| line["activity"] == "practice"));
}
