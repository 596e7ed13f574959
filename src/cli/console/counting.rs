//! How far a long work has come: told once that takes longer than anyone waits without a word, and taken away when it is done.

use std::sync::{Condvar, Mutex, PoisonError};
use std::thread::{self, Builder};
use std::time::Duration;

use dialoguer::console::{Term, truncate_str};

use super::Console;
use tellapart::message;

/// How long no one wonders what is being done.
const UNTIL_TOLD: Duration = Duration::from_millis(500);

/// Between two counts.
const PAUSE: Duration = Duration::from_millis(100);

/// How far a work has come.
#[derive(Default)]
struct Work {
    done: u64,
    of: u64,
    is_over: bool,
}

/// What is shown comes to its end with the work, even where that fails.
struct Over<'w>(&'w Mutex<Work>, &'w Condvar);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_over = true;
        self.1.notify_all();
    }
}

/// Does a work over all answers that tells how much of it is done, and shows that where someone looks on; not where only lines are wanted.
pub(crate) fn counting<T>(is_plain: bool, work: impl FnOnce(&dyn Fn(u64, u64)) -> T) -> T {
    let (state, over) = (Mutex::new(Work::default()), Condvar::new());
    let term = Term::stderr();
    let is_shown = term.is_term() && !is_plain;
    thread::scope(|scope| {
        let over_at_end = Over(&state, &over);
        // Where no thread can be begun, nothing is shown.
        let shown = is_shown.then(|| Builder::new().spawn_scoped(scope, || show(&term, &state, &over)));
        let worked = work(&|done, of| {
            let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
            (state.done, state.of) = (done, of);
        });
        drop((over_at_end, shown));
        worked
    })
}

/// Shows how far it has come, until it is over.
fn show(term: &Term, state: &Mutex<Work>, over: &Condvar) {
    let (mut pause, mut is_shown) = (UNTIL_TOLD, false);
    let mut work = state.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        let waited = over.wait_timeout_while(work, pause, |work| !work.is_over).unwrap_or_else(PoisonError::into_inner);
        work = waited.0;
        if work.is_over {
            break;
        }
        let message = match (100 * work.done).checked_div(work.of) {
            Some(percent) => message!("told-counting", percent = percent),
            None => message!("told-reading"),
        };
        let words = Console::standard().words(&message);
        let room = usize::from(term.size().1).saturating_sub(1);
        // One line, in place of what stands there: nothing moves.
        is_shown |= term.clear_line().and_then(|()| term.write_str(&truncate_str(&words, room, ""))).is_ok();
        pause = PAUSE;
    }
    if is_shown {
        let _ = term.clear_line();
    }
}
