//! Endings: Esc, q, Ctrl-C, signals, a full disk. The terminal is as it was, the journal is whole.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::{
    LIST, Opening, PAUSE, answer_that_cannot_be_saved_yet, assert_ended, assert_journal, drill, drill_that_pauses,
    has_no_journal, opening,
};
use crate::support::World;
use crate::support::pty::{CTRL_C, CTRL_D, ENTER, ESC, Screen, USUAL};

#[test]
fn esc_and_q_end_a_session_in_good_order() {
    for key in [ESC, "q", "Q"] {
        let world = World::of_sentences();
        let mut screen = drill(&world);
        screen.press(key);
        assert_ended(&mut screen, 0);
        assert!(screen.text().contains("Stopped before the first answer. Nothing has changed."), "{}", screen.text());
        assert_journal(&world, 0, "stopped");

        // At the pause after an answer, and at the question after that.
        for is_at_pause in [true, false] {
            let world = World::of_sentences();
            let mut screen = drill_that_pauses(&world);
            if !is_at_pause {
                screen.press_on(ENTER);
                screen.wait_for(LIST);
            }
            screen.press(key);
            assert_ended(&mut screen, 0);
            let text = screen.text();
            assert!(
                text.starts_with(" Stopped: ") && text.contains(" of 1 right. Every answer you gave is saved."),
                "{text}"
            );
            assert!(text.contains("Comes back") && !text.contains(LIST) && !text.contains(PAUSE), "{text}");
            assert_journal(&world, 1, "stopped");
        }
    }
}

#[test]
fn ctrl_c_at_a_question_ends_the_session_in_good_order() {
    let world = World::of_sentences();
    let mut screen = drill_that_pauses(&world);
    screen.press_on(ENTER);
    screen.wait_for(LIST);
    screen.press(CTRL_C);
    assert_ended(&mut screen, 130);
    let text = screen.text();
    assert!(text.starts_with(" Stopped by Ctrl-C: ") && text.contains("Every answer you gave is saved."), "{text}");
    assert_journal(&world, 1, "interrupted");
}

#[test]
fn ctrl_c_at_a_pause_ends_the_session_in_good_order() {
    let world = World::of_sentences();
    let mut screen = drill_that_pauses(&world);
    screen.press(CTRL_C);
    assert_ended(&mut screen, 130);
    assert!(screen.text().starts_with(" Stopped by Ctrl-C: "), "{}", screen.text());
    assert_journal(&world, 1, "interrupted");
}

#[test]
fn ctrl_c_at_a_correction_drops_the_question_that_was_not_fully_answered() {
    let Opening { world, right, .. } = opening(false);
    let mut screen = drill(&world);
    screen.press_on(right[0]);
    screen.wait_for("Make it true.");
    screen.press(CTRL_C);
    assert_ended(&mut screen, 130);
    assert_journal(&world, 0, "interrupted");
}

#[test]
fn ctrl_c_at_the_offer_to_start_brings_the_cursor_back_and_begins_nothing() {
    let world = World::of_sentences();
    let mut screen = Screen::of(&world, &[], USUAL);
    screen.wait_for(" > Learn");
    screen.wait_until("the cursor is hidden", |screen| screen.cursor_is_hidden());
    screen.press(CTRL_C);
    assert_ended(&mut screen, 130);
    assert!(has_no_journal(&world));
}

#[test]
fn ctrl_c_while_another_program_holds_the_journal_ends_at_once_and_tells_what_was_not_saved() {
    for waits in [false, true] {
        let world = World::of_sentences();
        let mut screen = drill(&world);
        let other = answer_that_cannot_be_saved_yet(&world, &mut screen);
        if waits {
            screen.wait_for("\nWaiting for another tellapart to finish ...");
        }
        let pressed = Instant::now();
        screen.send(CTRL_C);
        assert_ended(&mut screen, 1);
        assert!(pressed.elapsed() < Duration::from_secs(5), "it waited on for {:?}", pressed.elapsed());
        let words = screen.words();
        assert!(words.contains("error: your answer about ") && words.contains("could not be saved"), "{words}");
        assert!(
            words.contains("cause: another tellapart is using ") && words.contains("hint: Close the other"),
            "{words}"
        );
        assert!(!words.contains("Waiting for another"), "{words}");
        other.unlock().unwrap();
        assert_eq!(world.journal().len(), 1, "only the beginning is there");
    }
}

#[test]
fn a_signal_while_an_answer_waits_for_a_short_while_loses_nothing() {
    let world = World::of_sentences();
    let mut screen = drill(&world);
    let other = answer_that_cannot_be_saved_yet(&world, &mut screen);
    screen.signal("INT");
    other.unlock().unwrap();
    assert_ended(&mut screen, 130);
    assert_journal(&world, 1, "interrupted");
}

#[test]
fn what_is_said_while_another_program_holds_the_journal_leaves_the_page_as_it_was() {
    for columns in [40, 80] {
        let world = World::of_sentences();
        let mut screen = Screen::of(&world, &["drill"], (24, columns));
        screen.wait_for(LIST);
        let other = answer_that_cannot_be_saved_yet(&world, &mut screen);
        screen.wait_for("\nWaiting for another tellapart to finish");
        let before = screen.text();
        other.unlock().unwrap();
        screen.wait_for(PAUSE);
        let (page, _) = before.rsplit_once("\nWaiting").unwrap();
        assert!(screen.text().starts_with(page), "{}\nbefore:\n{page}", screen.text());
        assert!(!screen.history().contains("Waiting"), "{}", screen.history());
        screen.press("q");
        assert_ended(&mut screen, 0);
        assert_journal(&world, 1, "stopped");
    }
}

#[test]
fn the_end_of_input_ends_a_session_in_good_order() {
    let world = World::of_sentences();
    let mut screen = drill_that_pauses(&world);
    screen.press_on(ENTER);
    screen.wait_for(LIST);
    screen.press(CTRL_D);
    assert_ended(&mut screen, 0);
    assert_journal(&world, 1, "end-of-input");
}

#[test]
fn an_answer_is_on_disk_before_its_feedback_is_shown() {
    let world = World::of_sentences();
    let mut screen = drill_that_pauses(&world);
    screen.signal("KILL");
    assert_eq!(screen.wait(), None);
    let events: Vec<Value> = world.journal().into_iter().map(|line| line["event"].clone()).collect();
    assert_eq!(events, ["begin", "answer"]);
    // What is left behind stops no one from going on.
    let mut screen = drill(&world);
    screen.press("q");
    assert_ended(&mut screen, 0);
}

#[test]
fn an_answer_that_cannot_be_saved_is_told_at_once() {
    let world = World::of_sentences();
    let mut screen = drill(&world);
    let journal = world.journal_file();
    fs::remove_file(&journal).unwrap();
    fs::create_dir(&journal).unwrap();
    screen.press_on("t");
    assert_ended(&mut screen, 1);
    assert!(screen.words().contains("error: your answer about "), "{}", screen.text());
    assert!(screen.words().contains("could not be saved"), "{}", screen.text());
}

#[test]
fn plain_in_a_terminal_asks_in_lines_and_ctrl_c_ends_it_in_good_order() {
    for (arguments, variables) in [(&["drill", "--plain"][..], &[][..]), (&["drill"], &[("TERM", "dumb")])] {
        let world = World::of_sentences();
        let mut screen = Screen::with(&world, arguments, USUAL, variables);
        screen.wait_for("1 True\n2 False\nAnswer (1 or 2, 0 if you don't know, q to stop):");
        assert!(screen.text().starts_with("0 of "), "{}", screen.text());
        screen.send("1\n");
        screen.wait_until("the second prompt", |screen| {
            screen.text().matches("Answer (1 or 2, 0 if you don't know, q to stop):").count() == 2
        });
        screen.send(CTRL_C);
        assert_ended(&mut screen, 130);
        assert!(screen.words().contains(" of 1 right. Every answer you gave is saved."), "{}", screen.text());
        assert!(screen.text().contains("\nStopped by Ctrl-C: "), "{}", screen.text());
        assert!(!screen.raw().contains(&0x1b), "plain lines hold an escape");
        assert_journal(&world, 1, "interrupted");
    }
}
