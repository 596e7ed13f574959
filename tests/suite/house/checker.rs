//! What a house demands of its sources, and what they do instead.

use std::collections::BTreeMap;
use std::fmt;

use proc_macro2::Span;

use super::load::{Sources, load};
use super::walk::Walker;

/// A crate and the rules for it.
pub struct House {
    /// Its root file.
    pub root: &'static str,
    /// The path of the module whose modules are the rooms.
    pub parent_of_rooms: &'static [&'static str],
    /// The file whose front page has the table of floors.
    pub front_page: &'static str,
    /// Whether a file belongs to this crate.
    pub owns: fn(&str) -> bool,
    /// A crate that is called by its own name only.
    pub engine: Option<&'static str>,
    /// What may be named in few rooms or in none.
    pub things: &'static [Thing],
}

/// Something that belongs to some rooms.
pub struct Thing {
    /// Paths and what is below them; a macro ends with `!`, a method begins with a dot.
    pub names: &'static [&'static str],
    /// The rooms that may name it; [`NO_ROOM`] for what is in none.
    pub homes: &'static [&'static str],
    /// What to do instead.
    pub instead: &'static str,
}

/// What stands in no room, as the crate's root.
pub const NO_ROOM: &str = "";

/// A rule that is broken.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    pub file: String,
    pub line: usize,
    /// What was named.
    pub name: String,
    what: String,
}

impl Violation {
    pub fn new(file: &str, span: Span, name: &str, what: String) -> Self {
        Self { file: file.to_owned(), line: span.start().line, name: name.to_owned(), what }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// What the sources do.
#[derive(Default)]
pub struct Found {
    pub violations: Vec<Violation>,
    /// How often a room names another.
    pub arrows: BTreeMap<(String, String), usize>,
    /// How often something is named in a room that it belongs to.
    pub at_home: usize,
}

/// The floor of each room, as the table on the front page has it.
pub type Floors = BTreeMap<String, u32>;

/// Holds the sources of a crate against the rules for it.
pub fn check(sources: &Sources, house: &House) -> Found {
    let loaded = load(sources, house);
    let mut found = Found { violations: loaded.violations, ..Found::default() };
    let front_page = sources.get(house.front_page).map_or("", String::as_str);
    let floors = floors(front_page);
    let rooms: Vec<&str> = loaded.modules.iter().filter_map(|module| room_at(house, &module.path)).collect();
    let at_front = |name: &str, what: String| Violation::new(house.front_page, Span::call_site(), name, what);
    for room in rooms.iter().filter(|room| !floors.contains_key(**room)) {
        found.violations.push(at_front(room, format!("the table of floors lacks the room `{room}`")));
    }
    for row in floors.keys().filter(|row| !rooms.contains(&row.as_str())) {
        found.violations.push(at_front(row, format!("the table of floors names `{row}`, which is no room")));
    }
    for (file, at, syntax) in &loaded.files {
        Walker::new(house, &loaded.modules, &floors, &mut found).file(file, *at, syntax);
    }
    found.violations.sort();
    found.violations.dedup();
    found
}

/// The room that a module is, if it is one.
fn room_at<'p>(house: &House, path: &'p [String]) -> Option<&'p str> {
    match path.strip_prefix_of(house.parent_of_rooms)? {
        [room] => Some(room),
        _ => None,
    }
}

/// The room that a module is in, or [`NO_ROOM`].
pub fn room_of<'p>(house: &House, path: &'p [String]) -> &'p str {
    path.strip_prefix_of(house.parent_of_rooms).and_then(|inside| inside.first()).map_or(NO_ROOM, String::as_str)
}

trait StripPrefixOf {
    fn strip_prefix_of(&self, prefix: &[&str]) -> Option<&[String]>;
}

impl StripPrefixOf for [String] {
    fn strip_prefix_of(&self, prefix: &[&str]) -> Option<&[String]> {
        let (begin, rest) = self.split_at_checked(prefix.len())?;
        (begin == prefix).then_some(rest)
    }
}

/// The rows `//! | 2 | `question` | ...`; a row may name several rooms.
fn floors(front_page: &str) -> Floors {
    let mut floors = Floors::new();
    for line in front_page.lines() {
        let Some(row) = line.strip_prefix("//! |") else { continue };
        let mut cells = row.split('|').map(str::trim);
        let Some(floor) = cells.next().and_then(|cell| cell.parse().ok()) else { continue };
        for room in cells.next().unwrap_or_default().split(',').map(str::trim) {
            let room = room.strip_prefix('[').and_then(|room| room.strip_suffix(']')).unwrap_or(room);
            floors.insert(room.trim_matches('`').to_owned(), floor);
        }
    }
    floors
}
