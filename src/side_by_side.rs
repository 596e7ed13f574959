//! The same work on many things, on all cores.

use rayon::prelude::*;

/// What this work makes of each of these, in their order. A core is given no fewer than `least`: for fewer it is not worth beginning.
///
/// Where there are no threads, as in WebAssembly, it is done of one after another.
pub(crate) fn side_by_side<'t, T: Sync, R: Send>(
    all: &'t [T],
    least: usize,
    work: impl Fn(&'t T) -> R + Send + Sync,
) -> Vec<R> {
    match all.len() < 2 * least {
        true => all.iter().map(work).collect(),
        false => all.par_iter().with_min_len(least).map(work).collect(),
    }
}
