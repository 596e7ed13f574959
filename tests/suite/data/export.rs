//! `data export`.

use std::fs;

use serde_json::Value;

use super::*;
use crate::support::without_checksums;

const HEADER: &str = "at,day,session_began,activity,deck,item,form,asked,offered,picked,right,ms,counts,accepted,taken_back,device,number";

fn rows(table: &str) -> Vec<Vec<String>> {
    let rows = table.split_terminator("\r\n").map(|line| line.split(',').map(str::to_owned).collect());
    let rows: Vec<Vec<String>> = rows.collect();
    assert!(rows.iter().all(|row| row.len() == 17), "{table}");
    rows
}

#[test]
fn a_table_has_a_row_for_each_item_asked_and_json_lines_say_the_same() {
    let world = answered(3);
    world.ok(&["undo"], "");
    let table = world.ok(&["data", "export"], "");
    let rows = rows(&table);
    assert_eq!(rows[0].join(","), HEADER);
    let lines = world.ok(&["data", "export", "--format", "json-lines"], "");
    let objects: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let answers = world.answers();
    assert_eq!((rows.len() - 1, objects.len(), answers.len()), (3, 3, 3));
    for ((row, object), answer) in rows[1..].iter().zip(&objects).zip(&answers) {
        for (name, cell) in HEADER.split(',').zip(row) {
            match &object[name] {
                Value::String(text) => assert_eq!(cell, text),
                Value::Bool(_) | Value::Number(_) => assert_eq!(*cell, object[name].to_string()),
                _ => assert!(!cell.is_empty() && !cell.contains('{'), "{name}: {cell}"),
            }
        }
        assert_eq!((&object["at"], &object["number"]), (&answer["at"], &answer["n"]));
        assert_eq!((&object["item"], &object["right"]), (&answer["rows"][0]["item"], &answer["rows"][0]["right"]));
        assert_eq!((&object["day"], &object["activity"]), (&"2026-11-24".into(), &"quiz".into()));
    }
    let taken_back: Vec<&Value> = objects.iter().map(|object| &object["taken_back"]).collect();
    assert_eq!(taken_back, [false, false, true]);
}

#[test]
fn what_is_asked_in_a_test_that_is_not_over_does_not_tell_whether_it_was_right() {
    let world = World::new();
    world.ok(&["onboard", ID], "yes\n1\n1\n1\nq\n");
    let rows = rows(&world.ok(&["data", "export"], ""));
    assert!(rows.len() > 1 && rows[1..].iter().all(|row| row[3] == "pre-test" && row[10].is_empty()), "{rows:?}");
}

#[test]
fn no_cell_is_a_formula_or_changes_a_screen() {
    let world = answered(2);
    let file = world.journal_file();
    let text = without_checksums(&fs::read_to_string(&file).unwrap());
    let text = text.replacen("\"form\":\"which-side\"", "\"form\":\"=1+1\"", 1);
    fs::write(&file, text.replacen("\"form\":\"which-side\"", "\"form\":\"a\\u001b[2Jb\"", 1)).unwrap();
    let rows = rows(&world.ok(&["data", "export"], ""));
    assert_eq!([&rows[1][6], &rows[2][6]], ["'=1+1", "a[2Jb"]);
}

#[test]
fn a_file_is_written_whole_and_replaced_only_if_that_is_wanted() {
    let world = answered(2);
    let out = world.ok(&["data", "export", "--output", "mine/answers.csv"], "");
    assert_eq!(out, "Wrote 2 rows to mine/answers.csv\n");
    let file = world.home().join("mine/answers.csv");
    assert_eq!(fs::read_to_string(&file).unwrap(), world.ok(&["data", "export"], ""));
    fs::write(&file, "mine").unwrap();
    let out = world.ok(&["data", "export", "--output", "mine/answers.csv"], "no\n");
    assert!(out.ends_with("Write over it? (yes or no)\nNothing was changed.\n"), "{out}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    world.ok(&["data", "export", "--output", "mine/answers.csv", "--yes"], "");
    assert!(fs::read_to_string(&file).unwrap().starts_with(HEADER));
    assert_eq!(fs::read_dir(world.home().join("mine")).unwrap().count(), 1);
}
