//! The engine as a WebAssembly module: it takes a sitting to play as JSON, and gives back how it went. The test in `tests/webassembly` builds
//! it for `wasm32-unknown-unknown` and holds it against the same sittings played here.

#![allow(
    unsafe_code,
    reason = "an exported name is unsafe by definition: two could be the same. Nothing else here is."
)]
#![allow(clippy::expect_used, reason = "a test harness: what goes wrong must be seen")]

#[path = "../tests/webassembly/case.rs"]
mod case;

use std::sync::{LazyLock, Mutex, PoisonError};

/// What passes between the two sides: first the question, then the answer.
static BUFFER: LazyLock<Mutex<Vec<u8>>> = LazyLock::new(Mutex::default);

/// Makes room for so many bytes of the case to play, and tells where they are to be written.
#[unsafe(no_mangle)]
extern "C" fn reserve(bytes: usize) -> *mut u8 {
    let mut buffer = BUFFER.lock().unwrap_or_else(PoisonError::into_inner);
    *buffer = vec![0; bytes];
    buffer.as_mut_ptr()
}

/// Plays the case that was written; returns how many bytes the answer has.
#[unsafe(no_mangle)]
extern "C" fn play() -> usize {
    let mut buffer = BUFFER.lock().unwrap_or_else(PoisonError::into_inner);
    let case = serde_json::from_slice(&buffer).expect("a case");
    *buffer = serde_json::to_vec(&case::play(&case)).expect("JSON");
    buffer.len()
}

/// Where the answer begins.
#[unsafe(no_mangle)]
extern "C" fn answer() -> *const u8 {
    BUFFER.lock().unwrap_or_else(PoisonError::into_inner).as_ptr()
}
