//! Many lines decoded at once, on all cores.

use std::num::NonZero;
use std::thread::{self, Builder};

use crate::journal::text::{Decoded, decode_all};

/// So few lines are decoded by a thread at least: for fewer it is not worth beginning one.
const LEAST_OF_THREAD: usize = 1000;

/// What these lines say, in their order.
pub(super) fn decode_side_by_side(lines: &[&[u8]]) -> Vec<Decoded> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = cores.min(lines.len() / LEAST_OF_THREAD).max(1);
    let (own, others) = lines.split_at(lines.len().div_ceil(threads));
    thread::scope(|scope| {
        let begin = |lines| (lines, Builder::new().spawn_scoped(scope, move || decode_all(lines)).ok());
        let begun: Vec<_> = others.chunks(own.len().max(1)).map(begin).collect();
        let mut decoded = decode_all(own);
        for (lines, thread) in begun {
            // Where no thread could be begun, or it did not come to its end, it is done here.
            let of_thread = thread.and_then(|thread| thread.join().ok());
            decoded.extend(of_thread.unwrap_or_else(|| decode_all(lines)));
        }
        decoded
    })
}
