//! Signals: told to end, closed, stopped and continued, quit. Each is something else, and none leaves the terminal unusable.

use std::io::Read;

use portable_pty::{PtySize, native_pty_system};

use super::{LIST, PAUSE, assert_ended, assert_journal, drill, drill_that_pauses, has_no_journal};
use crate::support::World;
use crate::support::pty::{CTRL_BACKSLASH, CTRL_Z, ENTER, Screen, USUAL};

/// Signals that ask for the end, how a session ends by them, the exit code, and what is said.
const ENDS: [(&str, &str, u32, &str); 3] = [
    ("INT", "interrupted", 130, "Stopped by Ctrl-C"),
    ("TERM", "terminated", 143, "Stopped, as the program was told to end"),
    ("HUP", "end-of-input", 129, "Stopped, as there was no more input"),
];

/// The last line of a line to write in.
const LINE: &str = "Enter gives your answer, Esc stops";

/// Runs a drill; when it has stopped, the next line lets it go on.
const JOB: &str = "\"$0\" drill; echo \"stopped: $?\"; read line; fg; echo \"ended: $?\"; read line";

#[test]
fn each_signal_that_asks_for_the_end_ends_the_session_in_its_own_way() {
    for (signal, how, code, said) in ENDS {
        let at_question = World::of_sentences();
        let mut screen = drill(&at_question);
        send(&mut screen, signal);
        assert_ended(&mut screen, code);
        assert!(screen.text().contains(&format!("{said} before the first answer.")), "{}", screen.text());
        assert_journal(&at_question, 0, how);

        let at_pause = World::of_sentences();
        let mut screen = drill_that_pauses(&at_pause);
        send(&mut screen, signal);
        assert_ended(&mut screen, code);
        assert!(screen.text().starts_with(&format!(" {said}: ")), "{}", screen.text());
        assert_journal(&at_pause, 1, how);

        let at_offer = World::of_sentences();
        let mut screen = Screen::of(&at_offer, &[], USUAL);
        screen.wait_for(" > Learn");
        send(&mut screen, signal);
        assert_ended(&mut screen, code);
        assert!(has_no_journal(&at_offer));

        let in_lines = World::of_sentences();
        let mut screen = Screen::of(&in_lines, &["drill", "--plain"], USUAL);
        screen.wait_for("Answer (1 or 2, 0 if you don't know, q to stop):");
        screen.signal(signal);
        assert_ended(&mut screen, code);
        assert_journal(&in_lines, 0, how);
    }
}

/// Sends a signal to a program that waits for a key.
fn send(screen: &mut Screen, signal: &str) {
    screen.wait_until("the program waits for a key", Screen::awaits_key);
    screen.signal(signal);
}

#[test]
fn a_terminal_that_is_closed_ends_the_session_in_good_order() {
    for (arguments, prompt) in [(&["drill"][..], LIST), (&["drill", "--plain"], "q to stop):")] {
        let world = World::of_sentences();
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let command = Screen::command(&world, env!("CARGO_BIN_EXE_tellapart"), arguments);
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (mut written, mut bytes) = (Vec::new(), [0; 1024]);
        while !String::from_utf8_lossy(&written).contains(prompt) {
            let count = reader.read(&mut bytes).unwrap();
            written.extend(&bytes[..count]);
        }
        drop((reader, pair.master));
        assert_eq!(child.wait().unwrap().exit_code(), 129);
        assert_journal(&world, 0, "end-of-input");
    }
}

#[test]
fn after_ctrl_z_the_shell_has_its_terminal_and_after_fg_the_page_stands_there_again() {
    let world = World::of_sentences();
    let mut screen = Screen::of_shell(&world, JOB, USUAL);
    screen.wait_for(LIST);
    let page = stop(&mut screen);
    go_on(&mut screen, &page);
    // At a question, and at the pause after it.
    screen.press_on("t");
    if !screen.text().contains(PAUSE) {
        screen.press_on("1");
    }
    screen.press("q");
    screen.wait_for("ended: 0");
    assert!(screen.shows_typed() && !screen.cursor_is_hidden());
    screen.send("\n");
    screen.wait();
    assert_journal(&world, 1, "stopped");
}

#[test]
fn after_ctrl_z_at_a_pause_what_came_of_the_answer_stands_there_again() {
    let world = World::of_sentences();
    let mut screen = Screen::of_shell(&world, JOB, USUAL);
    screen.wait_for(LIST);
    screen.press_on("t");
    screen.wait_for(PAUSE);
    let page = stop(&mut screen);
    go_on(&mut screen, &page);
    screen.press_on(ENTER);
    screen.wait_for(LIST);
}

#[test]
fn after_ctrl_z_what_was_written_goes_on() {
    let world = World::new();
    let mut screen = Screen::of_shell(&world, &JOB.replace("drill", "quiz marketing-vs-sales --form typed"), USUAL);
    screen.wait_for(LINE);
    screen.press("pul");
    screen.wait_for(" > pul");
    let page = stop(&mut screen);
    go_on(&mut screen, &page);
    screen.press("l");
    screen.wait_for(" > pull");
}

#[test]
fn after_ctrl_z_at_an_offer_it_is_made_again() {
    let world = World::of_sentences();
    world.ok(&["drill"], "1\n");
    let mut screen = Screen::of_shell(&world, &JOB.replace("drill", ""), USUAL);
    screen.wait_for("Start the drill now?");
    stop(&mut screen);
    screen.send("\n");
    screen.wait_until("the offer again", |screen| screen.text().matches("Start the drill now?").count() == 2);
    screen.press("n");
    screen.wait_for("ended: 0");
    assert!(!screen.cursor_is_hidden());
}

/// Presses Ctrl-Z, and sees to it that the shell gets the terminal as it needs it; returns the page that was on the screen.
fn stop(screen: &mut Screen) -> String {
    let page = screen.text();
    screen.press(CTRL_Z);
    screen.wait_for("stopped: ");
    assert!(!screen.awaits_key() && screen.shows_typed(), "the shell cannot be typed into");
    assert!(!screen.cursor_is_hidden(), "the cursor is gone");
    page
}

/// Lets the shell's job go on, until this page stands there.
fn go_on(screen: &mut Screen, page: &str) {
    screen.send("\n");
    screen.wait_until("the page again", |screen| screen.text() == page);
    screen.wait_until("the program waits for a key", Screen::awaits_key);
}

#[test]
fn what_is_stopped_from_outside_draws_its_page_again_and_takes_keys() {
    let world = World::of_sentences();
    let mut screen = drill(&world);
    screen.wait_until("the program waits for a key", Screen::awaits_key);
    let page = screen.text();
    screen.signal("STOP");
    screen.wait_until("the program is stopped", Screen::is_stopped);
    let before = pages(&screen);
    screen.signal_blindly("CONT");
    screen.wait_until("the page again", |screen| pages(screen) > before && screen.text() == page);
    screen.press("q");
    assert_ended(&mut screen, 0);
    assert_journal(&world, 0, "stopped");
}

#[test]
fn where_no_shell_could_let_it_go_on_ctrl_z_does_not_stop_the_program() {
    let world = World::of_sentences();
    let mut screen = drill(&world);
    let page = screen.text();
    let before = pages(&screen);
    screen.press(CTRL_Z);
    screen.wait_until("the page again", |screen| pages(screen) > before && screen.text() == page);
    screen.press("q");
    assert_ended(&mut screen, 0);
}

/// How often a first page was drawn.
fn pages(screen: &Screen) -> usize {
    String::from_utf8_lossy(&screen.raw()).matches("0 of ").count()
}

#[test]
fn quitting_here_and_now_leaves_a_usable_terminal() {
    for form in ["drill", "quiz marketing-vs-sales --form typed"] {
        let world = World::of_sentences();
        let script = format!("ulimit -c 0; \"$0\" {form}; echo \"ended: $?\"; read line");
        let mut screen = Screen::of_shell(&world, &script, USUAL);
        screen.wait_until("a prompt", |screen| screen.text().contains(LIST) || screen.text().contains(LINE));
        screen.press(CTRL_BACKSLASH);
        screen.wait_for("ended: 131");
        assert!(!screen.awaits_key() && screen.shows_typed(), "the shell cannot be typed into");
        assert!(!screen.cursor_is_hidden(), "the cursor is gone");
        // As after any sudden end: what was begun is there, and stops no one from going on.
        assert_eq!(world.journal().len(), 1);
    }
}
