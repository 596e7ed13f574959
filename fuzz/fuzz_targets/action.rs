//! A line of a program that drives a sitting, which holds anything.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tellapart::action_of_line;

fuzz_target!(|line: &str| {
    let _ = action_of_line(line);
});
