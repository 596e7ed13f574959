//! The same work on many things, on all cores.

use std::sync::LazyLock;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// The cores at work; `None` where no thread can be begun, as in WebAssembly and where a system has no more of them to give. Then it is done of one after
/// another.
static CORES: LazyLock<Option<ThreadPool>> = LazyLock::new(|| ThreadPoolBuilder::new().build().ok());

/// The cores, if there is enough for two of them, of which each is given no fewer than `least`: for fewer it is not worth beginning.
fn cores_for(things: usize, least: usize) -> Option<&'static ThreadPool> {
    if things < 2 * least { None } else { CORES.as_ref() }
}

/// What this work makes of each of these, in their order. A core is given no fewer than `least`.
pub(crate) fn side_by_side<'t, T: Sync, R: Send>(
    all: &'t [T],
    least: usize,
    work: impl Fn(&'t T) -> R + Send + Sync,
) -> Vec<R> {
    match cores_for(all.len(), least) {
        Some(cores) => cores.install(|| all.par_iter().with_min_len(least).map(work).collect()),
        None => all.iter().map(work).collect(),
    }
}

/// The same where the work changes each.
pub(crate) fn side_by_side_mut<T: Send, R: Send>(
    all: &mut [T],
    least: usize,
    work: impl Fn(&mut T) -> R + Send + Sync,
) -> Vec<R> {
    match cores_for(all.len(), least) {
        Some(cores) => cores.install(|| all.par_iter_mut().with_min_len(least).map(work).collect()),
        None => all.iter_mut().map(work).collect(),
    }
}
