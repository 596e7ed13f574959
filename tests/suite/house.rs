//! The floors of the house: a room uses only rooms below it. The table is the one on the crate's front page.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src");

/// Room and floor, read off the table in `lib.rs`.
fn floors() -> BTreeMap<String, u32> {
    let front_page = fs::read_to_string(format!("{SOURCE}/lib.rs")).unwrap();
    let row = |line: &str| {
        let cells: Vec<&str> = line.strip_prefix("//! |")?.split('|').map(str::trim).collect();
        let room = cells[1].strip_prefix("[`")?.strip_suffix("`]")?;
        Some((room.to_owned(), cells[0].parse().ok()?))
    };
    front_page.lines().filter_map(row).collect()
}

/// Every source file with its room.
fn files() -> Vec<(String, PathBuf)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(Path::new(SOURCE), &mut found);
    let room = |path: &Path| {
        let inside = path.strip_prefix(SOURCE).unwrap();
        inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
    };
    // Tests are free to use what their room must not.
    found.retain(|path| {
        let inside = path.strip_prefix(SOURCE).unwrap();
        !inside.components().any(|part| ["tests", "tests.rs"].contains(&part.as_os_str().to_str().unwrap()))
    });
    found.into_iter().map(|path| (room(&path), path)).collect()
}

/// The code of a file: no comments, and not what follows `#[cfg(test)]` at the beginning of a line.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("\n#[cfg(test)]").next().unwrap();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The rooms that a piece of code names, as `crate::room`.
fn rooms_used(code: &str) -> BTreeSet<String> {
    let name = |after: &str| after.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
    code.split("crate::").skip(1).map(name).collect()
}

#[test]
fn every_room_has_its_floor_on_the_front_page() {
    let declared = fs::read_to_string(format!("{SOURCE}/lib.rs")).unwrap();
    let rooms: BTreeSet<&str> =
        declared.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(rooms, floors().keys().map(String::as_str).collect());
}

#[test]
fn a_room_uses_only_rooms_below_it() {
    let floors = floors();
    let mut arrows = 0;
    for (room, path) in files() {
        let Some(floor) = floors.get(&room) else { continue };
        for used in rooms_used(&code(&path)) {
            let Some(below) = floors.get(&used) else { panic!("{}: `crate::{used}` is no room", path.display()) };
            assert!(used == room || below < floor, "{}: {room} uses {used}, which is not below it", path.display());
            arrows += 1;
        }
    }
    assert!(arrows > 50, "only {arrows} uses were found: the test has gone blind");
}

#[test]
fn what_belongs_to_one_room_is_named_in_no_other() {
    let homes: &[(&str, &[&str])] = &[
        ("fsrs::", &["memory"]),
        ("std::env", &["cli"]),
        ("Timestamp::now", &["cli"]),
        ("SysRng", &["cli"]),
        ("ProjectDirs", &["cli"]),
        ("std::fs", &["document", "journal"]),
        ("println!", &[]),
        ("print!(", &[]),
        ("process::exit", &["cli"]),
    ];
    for (room, path) in files() {
        for (name, at_home) in homes {
            assert!(at_home.contains(&room.as_str()) || !code(&path).contains(name), "{}: `{name}`", path.display());
        }
    }
    let memory = code(&Path::new(SOURCE).join("memory/mod.rs"));
    assert!(memory.contains("fsrs::"), "the test has gone blind");
}
