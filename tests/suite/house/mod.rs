//! The house and its floors: who may use whom, and what belongs to one room alone.
//!
//! The tables are those on the front pages of the library and of the command line; the other rules stand in [`rules`]. The compiler holds
//! what it can, and clippy forbids the same functions by their types (`clippy.toml`); this test sees every word of the sources.

mod checker;
mod docs;
mod escapes;
mod load;
mod messages;
mod modules;
mod rules;
mod tokens;
mod walk;

use std::fs;
use std::path::Path;

use checker::{Found, House, check};
use load::Sources;
use rules::{COMMAND_LINE, ENGINE};

/// What breaks a rule all the same: file, what is named there, and why it may stay. One that is no longer needed fails the test.
const EXCEPTIONS: &[(&str, &str, &str)] = &[];

/// Every source of the package.
pub fn sources() -> Sources {
    fn walk(folder: &Path, name: &str, found: &mut Sources) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{name}/{}", path.file_name().unwrap().to_str().unwrap());
            if path.is_dir() {
                walk(&path, &name, found);
            } else if name.ends_with(".rs") {
                found.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut found = Sources::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "src", &mut found);
    found
}

#[track_caller]
fn assert_in_order(house: &House, fewest_arrows: usize) {
    let sources = sources();
    let Found { violations, arrows, at_home } = check(&sources, house);
    let is_exception = |file: &str, name: &str| EXCEPTIONS.iter().any(|(at, what, _)| (*at, *what) == (file, name));
    let left: Vec<String> = violations
        .iter()
        .filter(|violation| !is_exception(&violation.file, &violation.name))
        .map(ToString::to_string)
        .collect();
    assert!(left.is_empty(), "{}", left.join("\n"));
    for (file, name, _) in EXCEPTIONS.iter().filter(|(file, ..)| (house.owns)(file)) {
        let is_needed =
            violations.iter().any(|violation| (violation.file.as_str(), violation.name.as_str()) == (*file, *name));
        assert!(is_needed, "{file} no longer names `{name}`: take away the exception");
    }
    let count: usize = arrows.values().sum();
    assert!(count > fewest_arrows && at_home > 5, "only {count} uses and {at_home} at home: the test has gone blind");
}

#[test]
fn a_room_of_the_engine_uses_only_rooms_below_it_and_what_is_its_own() {
    assert_in_order(&ENGINE, 500);
}

#[test]
fn a_room_of_the_command_line_uses_only_rooms_below_it_and_what_is_its_own() {
    assert_in_order(&COMMAND_LINE, 100);
}
