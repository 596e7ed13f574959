//! Waiting while another tellapart holds a file: when that is said, when it is given up, and how what was said leaves the screen.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use dialoguer::console::{Term, truncate_str};

use super::Console;
use tellapart::{Waiting, message};

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(50);

/// How many pauses no one notices: a second.
const UNTIL_TOLD: u32 = 20;

/// After how many pauses it is given up: ten seconds.
const UNTIL_GIVEN_UP: u32 = 200;

/// The same for who has pressed Ctrl-C, and still may have something to save.
const UNTIL_GIVEN_UP_IN_HURRY: u32 = 6;

/// Whether someone has asked for the end.
static IS_IN_HURRY: AtomicBool = AtomicBool::new(false);

/// Whether it stands on the screen, to be taken away again.
static IS_ON_SCREEN: AtomicBool = AtomicBool::new(false);

/// How this process waits; where only lines are wanted, what was said stays.
pub(crate) fn waiting(is_plain: bool) -> Waiting {
    match is_plain {
        true => Waiting { pause: |times| pause(times, tell), over: || {} },
        false => Waiting { pause: |times| pause(times, tell_below_page), over: take_away },
    }
}

/// From now on whatever is waited for is soon given up: someone has asked for the end.
pub(crate) fn hurry() {
    IS_IN_HURRY.store(true, Ordering::SeqCst);
}

fn pause(times: u32, tell: fn()) -> bool {
    let most = if IS_IN_HURRY.load(Ordering::SeqCst) { UNTIL_GIVEN_UP_IN_HURRY } else { UNTIL_GIVEN_UP };
    if times >= most {
        return false;
    }
    if times == UNTIL_TOLD {
        tell();
    }
    thread::sleep(PAUSE);
    true
}

fn tell() {
    Console::standard().tell(&message!("told-waiting"));
}

/// Tells it where the cursor stands, which is below what the page shows; it keeps to the line, so that nothing moves.
fn tell_below_page() {
    let term = Term::stderr();
    if !term.is_term() {
        return tell();
    }
    let words = Console::standard().words(&message!("told-waiting"));
    let room = usize::from(term.size().1).saturating_sub(1);
    // If it cannot be written, it need not be taken away.
    IS_ON_SCREEN.store(term.write_str(&truncate_str(&words, room, "")).is_ok(), Ordering::SeqCst);
}

fn take_away() {
    if IS_ON_SCREEN.swap(false, Ordering::SeqCst) {
        let _ = Term::stderr().clear_line();
    }
}
