//! End to end: the real binary in a cleared environment, with fixed time and seed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests run the program, and look at what it left"
)]

mod accepted;
mod around;
mod certificate;
mod data;
mod decks;
mod drill;
mod figures;
#[cfg(unix)]
mod hostile;
mod house;
#[cfg(unix)]
mod irregular;
mod locked;
mod onboarding;
#[cfg(unix)]
mod pasted;
mod protocol;
mod quiz;
mod reliability;
mod settings;
mod support;
#[cfg(unix)]
mod terminal;
mod three_days;
