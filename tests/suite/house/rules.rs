//! The houses that are checked: what each may name, and where.

use super::checker::{House, NO_ROOM, Thing};

/// The file system, and asking it about a path.
const FILES: &[&str] = &[
    "std::fs",
    "std::os",
    "std::path::Path::canonicalize",
    "std::path::Path::exists",
    "std::path::Path::is_dir",
    "std::path::Path::is_file",
    "std::path::Path::is_symlink",
    "std::path::Path::metadata",
    "std::path::Path::read_dir",
    "std::path::Path::read_link",
    "std::path::Path::symlink_metadata",
    "std::path::Path::try_exists",
];

/// Asking the file system about a path, whatever the path is called.
const QUESTIONS_TO_PATHS: &[&str] = &[
    ".canonicalize",
    ".exists",
    ".is_dir",
    ".is_file",
    ".is_symlink",
    ".metadata",
    ".read_dir",
    ".read_link",
    ".symlink_metadata",
    ".try_exists",
];

const CLOCKS: &[&str] = &[
    "std::time::SystemTime",
    "std::time::Instant",
    "jiff::Timestamp::now",
    "jiff::Zoned::now",
    "jiff::tz::TimeZone::system",
    "jiff::tz::TimeZone::try_system",
    "jiff::tz::TimeZone::get",
    "jiff::tz::db",
];

/// Numbers that no seed gives back.
const CHANCE: &[&str] = &[
    "rand::rngs::SysRng",
    "rand::rngs::ThreadRng",
    "rand::make_rng",
    "rand::random",
    "rand::random_bool",
    "rand::random_iter",
    "rand::random_range",
    "rand::random_ratio",
    "rand::fill",
    "rand::rng",
    "rand::thread_rng",
    "getrandom",
];

const SURROUNDINGS: &[&str] = &["std::env", "directories"];

const PROCESSES: &[&str] = &["std::process", "std::net"];

const THREADS: &[&str] = &["std::thread"];

const INPUT: &[&str] = &["std::io::stdin"];

/// Ways out of the program.
const OUTPUTS: &[&str] = &["std::io::stdout", "std::io::stderr", "dialoguer::console::Term"];

/// What asks in a terminal by itself.
const PROMPTS: &[&str] = &[
    "dialoguer::Confirm",
    "dialoguer::Editor",
    "dialoguer::FuzzySelect",
    "dialoguer::Input",
    "dialoguer::MultiSelect",
    "dialoguer::Password",
    "dialoguer::Select",
    "dialoguer::Sort",
    "dialoguer::theme",
];

/// What writes to the standard streams without a word of them.
const PRINTS: &[&str] = &["std::print!", "std::println!", "std::eprint!", "std::eprintln!", "std::dbg!"];

/// Texts that someone has laid out.
const LAID_OUT: &[&str] = &[".draw", ".line", ".paragraph"];

/// Code that this test would not see.
const INCLUDED: &[&str] = &["std::include!"];

/// The library.
pub const ENGINE: House = House {
    root: "src/lib.rs",
    parent_of_rooms: &[],
    front_page: "src/lib.rs",
    owns: |file| file.starts_with("src/") && !is_of_command_line(file),
    engine: None,
    things: &[
        Thing { names: FILES, homes: &["journal"], instead: "files are for `journal`" },
        Thing { names: QUESTIONS_TO_PATHS, homes: &["journal"], instead: "files are for `journal`" },
        Thing { names: CLOCKS, homes: &[], instead: "time is a parameter: take `now`" },
        Thing { names: CHANCE, homes: &[], instead: "chance is a parameter: take `rng`" },
        Thing {
            names: SURROUNDINGS,
            homes: &[],
            instead: "the command line reads the surroundings, and hands them in",
        },
        Thing { names: PROCESSES, homes: &[], instead: "the engine compiles for a page" },
        Thing { names: THREADS, homes: &["journal"], instead: "a page has none; files are read on several" },
        Thing { names: INPUT, homes: &[], instead: "the engine takes values" },
        Thing { names: OUTPUTS, homes: &[], instead: "the engine returns values; the command line writes" },
        Thing { names: PRINTS, homes: &[], instead: "the engine returns values; the command line writes" },
        Thing { names: INCLUDED, homes: &[], instead: "declare a `mod`, so that it is looked at" },
    ],
};

/// The program.
pub const COMMAND_LINE: House = House {
    root: "src/main.rs",
    parent_of_rooms: &["cli"],
    front_page: "src/cli/mod.rs",
    owns: is_of_command_line,
    engine: Some("tellapart"),
    things: &[
        Thing { names: FILES, homes: &["store"], instead: "ask `store`" },
        Thing { names: CLOCKS, homes: &["environment"], instead: "ask `environment`" },
        Thing { names: CHANCE, homes: &["environment"], instead: "ask `environment`" },
        Thing { names: SURROUNDINGS, homes: &["environment"], instead: "ask `environment`" },
        Thing { names: &["std::process"], homes: &["app", NO_ROOM], instead: "return an `Outcome`" },
        Thing { names: INPUT, homes: &["app", "environment", "front_end"], instead: "take the lines that are given" },
        Thing { names: OUTPUTS, homes: &["console"], instead: "write to the console" },
        Thing { names: PROMPTS, homes: &["console"], instead: "write to the console" },
        Thing { names: PRINTS, homes: &[], instead: "write to the console" },
        Thing { names: LAID_OUT, homes: &["console", "front_end"], instead: "say a message, or make a report" },
        Thing { names: INCLUDED, homes: &[], instead: "declare a `mod`, so that it is looked at" },
    ],
};

fn is_of_command_line(file: &str) -> bool {
    file == "src/main.rs" || file.starts_with("src/cli/")
}
