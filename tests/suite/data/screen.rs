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
fn a_table_shown_in_a_terminal_steers_nothing() {
    let world = answered(1);
    let mut screen = Screen::of(&world, &["data", "export"], USUAL);
    assert_eq!(screen.wait(), Some(0));
    assert!(screen.words().contains("at,day,session_began"), "{}", screen.text());
}
