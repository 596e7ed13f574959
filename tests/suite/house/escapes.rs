//! The test of the test: each way around a rule that someone thought of is found, and what only looks like one is not.

use super::checker::{House, check};
use super::load::Sources;
use super::rules::{COMMAND_LINE, ENGINE};

/// A small engine with as many floors as are needed, in order but for the sources given.
fn engine(changed: &[(&str, &str)]) -> Sources {
    let whole = [
        (
            "src/lib.rs",
            "//! | 0 | [`clock`] | owns | never |\n//! | 1 | `journal`, `memory` | owns | never |\n//! | 2 | `deck` | owns | never |\n\
             //! | 3 | [`progress`] | owns | never |\n\
             pub mod clock; mod deck; pub(crate) mod journal; mod memory; pub mod progress;",
        ),
        ("src/clock.rs", "pub struct Day;"),
        ("src/journal.rs", "use std::fs; pub struct Text; pub fn read() { fs::read(\"x\"); }"),
        ("src/memory/mod.rs", "use crate::clock::Day;"),
        ("src/deck/mod.rs", "mod read; pub use read::Deck; use crate::clock::Day; use std::io;"),
        ("src/deck/read.rs", "pub struct Deck;"),
        ("src/progress/mod.rs", "pub struct Progress; pub mod days { pub fn fold() {} } use crate::{deck, memory};"),
    ];
    whole.iter().chain(changed).map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect()
}

fn command_line(changed: &[(&str, &str)]) -> Sources {
    let whole = [
        (
            "src/main.rs",
            "mod cli; use std::process::ExitCode; use cli::command::Cli; fn main() -> ExitCode { Cli::run() }",
        ),
        (
            "src/cli/mod.rs",
            "//! | 0 | `front_end` | owns | never |\n//! | 1 | `environment` | owns | never |\n//! | 2 | `command` | owns | never |\n\
             mod environment; mod command; mod front_end;",
        ),
        ("src/cli/front_end.rs", "use tellapart::sitting::View;"),
        ("src/cli/environment.rs", "use super::front_end; fn variable() { std::env::var(\"X\"); }"),
        ("src/cli/command.rs", "use crate::cli::environment::Environment; use crate::cli::front_end::count;"),
    ];
    whole.iter().chain(changed).map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect()
}

fn told(sources: &Sources, house: &House) -> Vec<String> {
    check(sources, house).violations.iter().map(ToString::to_string).collect()
}

/// Sources of `deck/read.rs`, two floors above `clock` and one below `progress`, and what is told of them.
const ESCAPES: &[(&str, &str)] = &[
    // Another room, however it is named.
    ("use crate::progress::Progress;", "`progress`"),
    ("use super::super::progress;", "`progress`"),
    ("use self::super::super::progress::Progress as P;", "`progress`"),
    ("use crate::{clock::Day, progress::{self as past, days}};", "`progress`"),
    ("use crate::r#progress::Progress;", "`progress`"),
    ("use crate::progress::*;", "`progress`"),
    ("use crate::*; fn f() { progress::days::fold() }", "`progress`"),
    ("use crate as house; fn f() { house::progress::days::fold() }", "`progress`"),
    ("extern crate self as house; fn f() { house::progress::days::fold() }", "`progress`"),
    ("use super::super as house; use house::progress as p;", "`progress`"),
    ("fn f() { super::super::progress::days::fold() }", "`progress`"),
    ("fn f(past: &super::super::progress::Progress) {}", "`progress`"),
    ("fn f() -> Vec<crate::progress::Progress> { vec![] }", "`progress`"),
    ("fn f(x: X) { let crate::progress::Progress { days, .. } = x; }", "`progress`"),
    ("fn f(x: X) { match x { crate::progress::EMPTY => {} _ => {} } }", "`progress`"),
    ("fn f<T: crate::progress::Fold>() where T: Sized {}", "`progress`"),
    ("impl crate::progress::Fold for Deck {}", "`progress`"),
    ("pub(in crate::progress) fn f() {}", "`progress`"),
    ("type P = crate::progress::Progress;", "`progress`"),
    ("mod inner { use super::super::super::progress::Progress; }", "`progress`"),
    ("mod inner { pub(super) use crate::progress as p; } use inner::p::Progress;", "`progress`"),
    ("fn f() { { use crate::progress::days; days::fold() } }", "`progress`"),
    ("const _: () = { fn f() { crate::progress::days::fold() } };", "`progress`"),
    ("use crate::nothing::Progress;", "`nothing` is no room"),
    // In the tokens of macros and attributes.
    ("fn f() { format!(\"{}\", crate::progress::days::fold()) }", "`progress`"),
    ("fn f() { assert!(matches!(x, Some(crate::progress::Progress { .. }) if true)) }", "`progress`"),
    ("fn f() { vec![super::super::progress::Progress; 3] }", "`progress`"),
    ("macro_rules! m { ($x:expr) => { $crate::progress::days::fold($x) }; }", "`progress`"),
    ("macro_rules! m { () => { use $crate::{clock, progress as p}; p::days::fold() }; }", "`progress`"),
    ("make! { thing => crate::progress::{Progress, days} }", "`progress`"),
    ("make! { fn f(&self) -> crate::progress::Progress; }", "`progress`"),
    ("#[derive(crate::progress::Fold)] struct S;", "`progress`"),
    ("struct S { #[serde(with = \"crate::progress::days\")] x: u8 }", "`progress`"),
    // Where tests are near.
    ("#[cfg(test)] mod tests { fn f() {} }\nuse crate::progress::Progress;", "`progress`"),
    ("#[cfg(test)] use std::fs; fn f() { crate::progress::days::fold() }", "`progress`"),
    ("#[cfg(any(test, feature = \"x\"))] use crate::progress::Progress;", "`progress`"),
    ("#[cfg(not(test))] use crate::progress::Progress;", "`progress`"),
    ("#[cfg_attr(test, derive(Debug))] struct S(crate::progress::Progress);", "`progress`"),
    ("fn f() { if cfg!(test) { crate::progress::days::fold() } }", "`progress`"),
    // Environment, files, processes.
    ("use std::env;", "`std::env`"),
    ("use std::{env, fs};", "`std::env`"),
    ("use std::{env, fs};", "`std::fs`"),
    ("use std::env as e; fn f() { e::var(\"HOME\"); }", "`std::env`"),
    ("fn f() { ::std::env::var(\"HOME\"); }", "`std::env`"),
    ("use std as s; fn f() { s::env::var(\"HOME\"); }", "`std::env`"),
    ("extern crate std as s; fn f() { s::env::var(\"HOME\"); }", "`std::env`"),
    ("use std::*; fn f() { env::var(\"HOME\"); }", "`std::env`"),
    ("use std::env::*; fn f() { var(\"HOME\"); }", "`std::env`"),
    ("fn f() { use std::fs::read as r; r(\"x\"); }", "`std::fs`"),
    ("fn f() { format!(\"{}\", std::fs::read_to_string(\"x\").unwrap()) }", "`std::fs`"),
    ("fn f() { make!(if x { std::{env, fs} } else) }", "`std::fs`"),
    ("fn f() { std::process::exit(1) }", "`std::process`"),
    ("fn f(path: &Path) -> bool { path.exists() }", "`.exists`"),
    ("fn f(path: &Path) { assert!(path.parent().is_some_and(|p| p.is_dir())) }", "`.is_dir`"),
    ("fn f(path: &Path) { matches!(x, Some(_) if path.metadata().is_ok()) }", "`.metadata`"),
    ("use std::path::Path; fn f(p: Option<&Path>) { p.filter(|p| Path::is_file(p)) }", "`std::path::Path::is_file`"),
    ("fn f(p: Option<&Path>) { p.is_some_and(std::path::Path::exists) }", "`std::path::Path::exists`"),
    ("include!(\"../hidden.rs\");", "`std::include!`"),
    // Clocks.
    ("use std::time::SystemTime; fn f() { SystemTime::now() }", "`std::time::SystemTime`"),
    ("use std::time; fn f() { time::Instant::now() }", "`std::time::Instant`"),
    ("fn f() { jiff::Zoned::now() }", "`jiff::Zoned::now`"),
    ("use jiff::Zoned as Z; fn f() { Z::now() }", "`jiff::Zoned::now`"),
    ("type Z = jiff::Zoned; fn f() { Z::now() }", "`jiff::Zoned::now`"),
    ("use jiff::Zoned; fn f() { <Zoned>::now() }", "`jiff::Zoned::now`"),
    ("use jiff::Zoned; fn f() { <Zoned as Now>::now() }", "`jiff::Zoned::now`"),
    ("use jiff::*; fn f() { Timestamp::now() }", "`jiff::Timestamp::now`"),
    ("use jiff::Timestamp; fn f() { x.unwrap_or_else(Timestamp::now) }", "`jiff::Timestamp::now`"),
    ("use jiff::tz::TimeZone; fn f() { TimeZone::system() }", "`jiff::tz::TimeZone::system`"),
    // Standard streams.
    ("use std::io; fn f() { io::stdin().lines() }", "`std::io::stdin`"),
    ("use std::io::{self as i, Write}; fn f() { i::stdout().flush() }", "`std::io::stdout`"),
    ("use std::io::*; fn f() { stderr() }", "`std::io::stdin`"),
    ("use super::*; fn f() { io::stdin() }", "`std::io::stdin`"),
    ("fn f() { writeln!(std::io::stderr(), \"x\") }", "`std::io::stderr`"),
    ("fn f() { println!(\"x\") }", "`std::println!`"),
    ("fn f() { std::eprint!(\"x\") }", "`std::eprint!`"),
    ("fn f() { Some(1).map(|x| dbg!(x)) }", "`std::dbg!`"),
    ("use std::println as p; fn f() { p!(\"x\") }", "`std::println!`"),
    ("macro_rules! say { ($x:expr) => { eprintln!(\"{}\", $x) }; }", "`std::eprintln!`"),
    // Chance.
    ("use rand::rngs::{ChaCha8Rng, SysRng};", "`rand::rngs::SysRng`"),
    ("fn f() { rand::rng().random_range(0..3) }", "`rand::rng`"),
    ("fn f() -> u8 { rand::random() }", "`rand::random`"),
];

#[test]
fn every_escape_is_found() {
    for (text, expected) in ESCAPES {
        let told = told(&engine(&[("src/deck/read.rs", text)]), &ENGINE);
        let is_told = told.iter().any(|line| line.starts_with("src/deck/read.rs:") && line.contains(expected));
        assert!(is_told, "{text}\nis told as: {told:#?}");
    }
}

#[test]
fn an_escape_over_several_files_is_found() {
    let root = |more: &str| format!("{}{more}", engine(&[])["src/lib.rs"]);
    let cases: &[(&[(&str, &str)], &str)] = &[
        // What one room or the root hands on is still where it comes from.
        (
            &[
                ("src/journal.rs", "pub use std::fs as files;"),
                ("src/deck/read.rs", "use crate::journal::files::read;"),
            ],
            "read.rs:1: `std::fs`",
        ),
        (
            &[("src/lib.rs", &root("pub use progress::Progress;")), ("src/deck/read.rs", "use crate::Progress;")],
            "`progress`",
        ),
        (
            &[("src/lib.rs", &root("pub use progress::*;")), ("src/deck/read.rs", "use crate::days::fold;")],
            "`progress`",
        ),
        (&[("src/lib.rs", &root("pub fn now() {}")), ("src/deck/read.rs", "use crate::now;")], "`now` is no room"),
        (&[("src/lib.rs", &root("fn now() { std::time::SystemTime::now(); }"))], "lib.rs:5: `std::time::SystemTime`"),
        // Rooms and table agree.
        (&[("src/lib.rs", &root("mod page;")), ("src/page.rs", "")], "lacks the room `page`"),
        (&[("src/lib.rs", &root("mod page { }"))], "lacks the room `page`"),
        (&[("src/lib.rs", &format!("//! | 9 | `page` | owns | never |\n{}", root("")))], "names `page`"),
        (&[("src/memory/mod.rs", "use crate::journal::Text;")], "`memory` uses `journal`"),
        // Nothing is overlooked.
        (&[("src/deck/hidden.rs", "use crate::progress::Progress;")], "hidden.rs:1: no `mod` leads here"),
        (
            &[("src/deck/read.rs", "#[path = \"x/y.rs\"] mod y;"), ("src/deck/x/y.rs", "use std::fs;")],
            "y.rs:1: `std::fs`",
        ),
        (&[("src/deck/read.rs", "mod y;"), ("src/deck/read/y.rs", "use super::super::super::progress;")], "`progress`"),
        (&[("src/deck/read.rs", "mod y { mod z; }"), ("src/deck/read/y/z.rs", "use std::fs;")], "z.rs:1: `std::fs`"),
        (&[("src/deck/read.rs", "#[cfg_attr(unix, path = \"../../x.rs\")] mod x;")], "it cannot be followed"),
        (&[("src/deck/read.rs", "mod lost;")], "not among the sources"),
        (&[("src/deck/read.rs", "fn f( {")], "src/deck/read.rs:1:"),
        (&[("src/deck/read.rs", "fn f() { mod m { use crate::progress; } }")], "cannot be followed"),
        (&[("src/deck/read.rs", "#[path = \"../cli/app.rs\"] mod app;"), ("src/cli/app.rs", "")], "another crate"),
    ];
    for (changed, expected) in cases {
        let told = told(&engine(changed), &ENGINE);
        assert!(told.iter().any(|line| line.contains(expected)), "{changed:#?}\nis told as: {told:#?}");
    }
}

#[test]
fn an_escape_of_the_command_line_is_found() {
    let cases: &[(&str, &str, &str)] = &[
        ("src/cli/front_end.rs", "use super::environment::Environment;", "`front_end` uses `environment`"),
        ("src/cli/environment.rs", "fn f() { crate::cli::command::run() }", "`environment` uses `command`"),
        ("src/cli/environment.rs", "use super::super::cli::{command as c};", "`environment` uses `command`"),
        ("src/cli/command.rs", "use crate::clock::Day;", "`clock` is no room"),
        ("src/cli/command.rs", "use tellapart as engine;", "`tellapart` goes by its own name"),
        ("src/cli/command.rs", "extern crate tellapart as engine;", "`tellapart` goes by its own name"),
        ("src/cli/command.rs", "use tellapart::*;", "`tellapart` goes by its own name"),
        ("src/cli/command.rs", "#[path = \"../clock.rs\"] mod clock;", "src/clock.rs belongs to another crate"),
        ("src/main.rs", "mod cli; mod clock;", "belongs to another crate"),
        ("src/cli/command.rs", "fn f() { std::env::args() }", "`std::env`"),
        ("src/cli/command.rs", "use directories::ProjectDirs;", "`directories`"),
        ("src/cli/command.rs", "fn f() { println!() }", "`std::println!`"),
        ("src/cli/environment.rs", "fn f() { println!() }", "`std::println!`"),
        ("src/cli/front_end.rs", "fn f() { jiff::Timestamp::now() }", "`jiff::Timestamp::now`"),
    ];
    for (file, text, expected) in cases {
        let told = told(&command_line(&[(file, text), ("src/clock.rs", "")]), &COMMAND_LINE);
        assert!(told.iter().any(|line| line.contains(expected)), "{file}: {text}\nis told as: {told:#?}");
    }
}

/// Sources of `deck/read.rs` in which all is in order.
const HARMLESS: &[&str] = &[
    "// use crate::progress::Progress; std::env::var(\"HOME\")\n/* println!() */ fn f() {}",
    "/// As [`crate::progress::Progress`] does, not `std::fs`.\nfn f() {}",
    "const TEXT: &str = \"use crate::progress; std::env::var() println!()\";",
    "const TEXT: &str = r#\"crate::progress::Progress\"#; fn f() { format!(\"crate::progress::{x}\") }",
    "#[cfg(test)] use crate::progress::Progress;",
    "#[cfg(test)] mod tests { use std::{env, fs}; use super::super::super::progress; fn f() { println!() } }",
    "#[cfg(all(test, unix))] mod tests { use std::fs; }",
    "#[cfg(any(test, all(test, unix)))] fn f() { std::fs::read(\"x\"); }",
    "#[test] fn f() { std::fs::read(\"x\"); }",
    "impl Deck { #[cfg(test)] fn f(&self) { crate::progress::days::fold() } fn g() {} }",
    "fn f() { #[cfg(test)] let x = std::env::var(\"X\"); }",
    "use std::io::Error; use std::io::{self, Read, Write}; fn f() -> Result<(), io::Error> { Ok(()) }",
    "use std::io::prelude::*; use std::fmt::*;",
    "use std::time::Duration; use jiff::Timestamp; fn f() -> Timestamp { Timestamp::UNIX_EPOCH }",
    "fn f(env: u8, fs: &Deck) -> u8 { fs.read(); env.min(1) }",
    "fn f(progress: &[u8]) { for day in progress { format!(\"{progress:?} {}\", progress.len()) } }",
    "mod fs { pub fn read() {} } fn f() { fs::read(); self::fs::read() }",
    "mod env { pub struct Var; } use env::Var;",
    "struct S { exists: bool } fn f(s: &S) -> bool { s.exists && matches!(s.exists, true) }",
    "fn exists() -> bool { true } fn f() { exists(); assert!(exists()); 0..exists() }",
    "macro_rules! print_all { () => {}; } fn f() { print_all!(); a != (b) }",
    "fn f(out: &mut impl Write) { writeln!(out, \"x\"); write!(out, \"{}\", Self::now(self)) }",
    "fn now() {} fn f() { now(); self::now(); super::read::now() }",
    "use crate::clock::Day; use super::super::journal::Text; fn f() { crate::journal::read(); }",
    "use super::{Deck as D, *}; fn f(day: Day) {}",
    "pub(in crate::deck) fn f() {} pub(crate) fn g() {} pub(super) fn h() {}",
    "fn f() { env!(\"CARGO_PKG_VERSION\"); include_str!(\"x\"); rand::rngs::ChaCha8Rng::seed_from_u64(3) }",
    "use std::path::{Path, PathBuf}; fn f(p: &Path) -> PathBuf { p.join(\"x\").with_extension(\"y\") }",
];

#[test]
fn what_only_looks_like_an_escape_is_none() {
    assert_eq!(told(&engine(&[]), &ENGINE), Vec::<String>::new());
    assert_eq!(told(&command_line(&[]), &COMMAND_LINE), Vec::<String>::new());
    for text in HARMLESS {
        let sources = engine(&[("src/deck/read.rs", &format!("pub struct Deck; {text}"))]);
        assert_eq!(told(&sources, &ENGINE), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn files_of_tests_are_exempt_and_only_those() {
    let tests = ("src/deck/read/tests.rs", "mod more; use crate::progress::Progress;");
    let more = ("src/deck/read/tests/more.rs", "use std::env;");
    let shared = ("src/deck/shared.rs", "use std::{env, fs};");
    let declared = (
        "src/deck/read.rs",
        "#[cfg(test)] mod tests; #[cfg(test)] #[path = \"shared.rs\"] mod shared; pub struct Deck;",
    );
    assert_eq!(told(&engine(&[tests, more, shared, declared]), &ENGINE), Vec::<String>::new());
    let is_used = ("src/deck/read.rs", "mod tests; pub struct Deck;");
    let told = told(&engine(&[tests, more, is_used]), &ENGINE);
    assert!(
        told.len() == 2 && told[0].contains("`progress`") && told[1].contains("more.rs:1: `std::env`"),
        "{told:#?}"
    );
    let inner = ("src/deck/read/tests.rs", "#![cfg(test)] use crate::progress::Progress;");
    assert_eq!(self::told(&engine(&[inner, is_used]), &ENGINE), Vec::<String>::new());
}
