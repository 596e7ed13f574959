//! The same in a terminal of 80 columns.

use super::*;
use crate::support::pty::{Screen, USUAL};

#[test]
fn a_question_before_a_change_is_asked_in_the_terminal_and_no_changes_nothing() {
    let world = answered(2);
    let before = all_files(&world.data_dir());
    for (keys, code) in [("n", 0), ("\u{3}", 130)] {
        let mut screen = Screen::of(&world, &["data", "forget", ID], USUAL);
        screen.wait_for(&format!("Forget what you learnt of {ID}?"));
        screen.press(keys);
        screen.wait_for("Nothing was changed.");
        assert_eq!(screen.wait(), Some(code));
        assert_eq!(screen.broken_rows(), Vec::<String>::new());
        assert_eq!(all_files(&world.data_dir()), before);
    }
}

#[test]
fn a_question_wider_than_the_terminal_breaks_between_words_and_is_drawn_once() {
    let world = answered(2);
    let mut screen = Screen::of(&world, &["data", "forget", ID], (24, 40));
    screen.wait_for("[y/N]");
    screen.press("n");
    screen.wait_for("Nothing was changed.");
    assert_eq!(screen.wait(), Some(0));
    let asked = format!("Forget what you learnt of\n{ID}? no\n");
    assert!(screen.text().contains(&asked), "{}", screen.text());
    assert_eq!(screen.text().matches("Forget").count(), 1);
}

#[test]
fn a_table_shown_in_a_terminal_steers_nothing() {
    let world = answered(1);
    let mut screen = Screen::of(&world, &["data", "export"], USUAL);
    assert_eq!(screen.wait(), Some(0));
    assert!(screen.words().contains("at,day,session_began"), "{}", screen.text());
}
