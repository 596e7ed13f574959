//! Answering: by keys, by arrows, and what keys must not do. Offers to start and to practise.

use super::pages::{built_in_deck, contrast};
use super::{
    LIST, Opening, PAUSE, answer_that_cannot_be_saved_yet, assert_ended, assert_journal, drill, has_line,
    has_no_journal, opening,
};
use crate::support::World;
use crate::support::program::first_of_all;
use crate::support::pty::{CTRL_C, DOWN, ENTER, ESC, SPACE, Screen, TAB, UP, USUAL, words};

#[test]
fn alone_in_a_terminal_it_says_what_is_due_and_y_starts() {
    let world = World::of_sentences();
    world.ok(&["drill"], "1\n");
    let before = world.answers().len();
    let mut screen = Screen::of(&world, &[], USUAL);
    screen.wait_for("Start the drill now? [Y/n]");
    assert_eq!(screen.text(), "Marketing vs. sales: 7 new\nStart the drill now? [Y/n]");
    screen.press_on("y");
    screen.wait_for(" 0 of ");
    screen.press("q");
    assert_ended(&mut screen, 0);
    assert_eq!(world.answers().len(), before);
    let history = screen.history();
    assert!(history.contains("Start the drill now? yes"), "what was on the screen is wiped out:\n{history}");
}

#[test]
fn who_was_never_here_is_welcomed_and_learns_on_enter_or_is_tested_first() {
    for (key, activity) in [(ENTER, "drill"), ("l", "drill"), ("t", "quiz")] {
        let world = World::of_sentences();
        let mut screen = Screen::of(&world, &[], USUAL);
        screen.wait_for(" > Learn");
        let text = screen.text();
        assert!(text.starts_with("Welcome to tellapart. You learn to tell one thing from another: "), "{text}");
        assert!(text.contains("\nMarketing vs. sales: 14 to learn, 8 of them today, in about 4 minutes.\n"), "{text}");
        assert!(text.contains(" exam and a certificate: tellapart onboard\n"), "{text}");
        assert!(!text.contains("To start"), "it is asked for below:\n{text}");
        screen.press_on(key);
        screen.wait_for(" 0 of ");
        assert_eq!(world.journal()[0]["activity"], activity);
        screen.press("q");
        assert_ended(&mut screen, 0);
    }
    for key in [ESC, "q"] {
        let world = World::of_sentences();
        let mut screen = Screen::of(&world, &[], USUAL);
        screen.wait_for(" > Learn");
        screen.press(key);
        assert_ended(&mut screen, 0);
        assert!(has_no_journal(&world), "{key:?} began a session");
    }
}

#[test]
fn in_lines_who_was_never_here_chooses_by_number_or_word() {
    for (typed, activity) in [("1\n", "drill"), ("test yourself first\n", "quiz")] {
        let world = World::of_sentences();
        let mut screen = Screen::of(&world, &["--plain"], USUAL);
        screen.wait_for("1 Learn\n2 Test yourself first\nAnswer (1 or 2, q to stop):");
        screen.send(typed);
        screen.wait_for("0 of ");
        assert_eq!(world.journal()[0]["activity"], activity);
    }
}

#[test]
fn the_offer_to_start_is_declined_by_n_esc_and_q_and_accepted_by_enter() {
    let world = World::of_sentences();
    world.ok(&["drill"], "1\n");
    let lines = world.journal().len();
    for key in ["n", "N", ESC, "q"] {
        let mut screen = Screen::of(&world, &[], USUAL);
        screen.wait_for("Start the drill now?");
        screen.press(key);
        assert_ended(&mut screen, 0);
        assert_eq!(world.journal().len(), lines, "{key:?} began a session");
    }
    let mut screen = Screen::of(&world, &[], USUAL);
    screen.wait_for("Start the drill now?");
    screen.press_on(ENTER);
    screen.wait_for("True or false?");
}

/// Keys that move, each with what is then to be seen; the key that picks; what it picks.
type Pick<'a> = (&'a [(&'a str, &'a str)], &'a str, &'a str);

#[test]
fn an_answer_is_picked_by_its_key_by_its_number_or_by_the_arrows() {
    let to_false = "> False";
    let to_true = "> True";
    let cases: &[Pick] = &[
        (&[], "t", "true"),
        (&[], "T", "true"),
        (&[], "f", "false"),
        (&[], "F", "false"),
        (&[], "1", "true"),
        (&[], "2", "false"),
        (&[(DOWN, to_true)], ENTER, "true"),
        (&[(DOWN, to_true)], SPACE, "true"),
        (&[(DOWN, to_true), (DOWN, to_false)], ENTER, "false"),
        (&[(DOWN, to_true), (DOWN, to_false), (DOWN, to_true)], ENTER, "true"),
        (&[(UP, to_false)], SPACE, "false"),
        (&[(UP, to_false), (UP, to_true)], ENTER, "true"),
        (&[("j", to_true), ("k", to_false), (TAB, to_true)], ENTER, "true"),
        (&[(UP, to_false)], "t", "true"),
    ];
    for (moves, key, picked) in cases {
        let world = World::of_sentences();
        let mut screen = drill(&world);
        assert!(has_line(&screen, "   True    t") && has_line(&screen, "   False   f"), "{}", screen.text());
        for (arrow, seen) in *moves {
            screen.press(arrow);
            screen.wait_for(seen);
        }
        screen.press_on(key);
        // What was picked stays on the page.
        assert!(has_line(&screen, if *picked == "true" { " > True" } else { " > False" }), "{}", screen.text());
        // A false sentence that was found out is corrected before the answer is complete.
        if !screen.text().ends_with(PAUSE) {
            screen.press_on("1");
        }
        assert_eq!(world.answers()[0]["rows"][0]["picked"][0], *picked, "{moves:?} {key:?}");
    }
}

#[test]
fn enter_alone_answers_nothing_and_tells_how_to_answer() {
    for key in [ENTER, SPACE] {
        let world = World::of_sentences();
        let mut screen = drill(&world);
        screen.press(&key.repeat(3));
        screen.wait_for("Press the key shown beside an answer");
        assert!(world.answers().is_empty() && has_line(&screen, "   True    t"), "{}", screen.text());
        screen.press(&[DOWN, key].concat());
        screen.wait_until("an answer", |_| !world.answers().is_empty() || world.journal().len() == 1);
        screen.wait_for(" > True");
    }
}

#[test]
fn zero_says_that_it_is_not_known_and_the_answer_is_told() {
    let world = World::of_sentences();
    let mut screen = drill(&world);
    assert!(screen.text().ends_with(&format!(" 0 if you don't know, {LIST}")), "{}", screen.text());
    screen.press_on("0");
    screen.wait_for(PAUSE);
    let text = screen.text();
    assert!(text.contains("\n > (not known)\n") && text.contains("\n - This is the answer:"), "{text}");
    let row = world.answers()[0]["rows"][0].clone();
    assert_eq!((&row["right"], &row["picked"]), (&false.into(), &serde_json::json!(["not-known"])));
    // Typed into a pipe it means the same.
    let piped = World::of_sentences();
    piped.ok(&["drill"], "0\n");
    assert_eq!(piped.answers()[0]["rows"], world.answers()[0]["rows"]);
}

#[test]
fn keys_that_mean_nothing_are_ignored() {
    let world = World::of_sentences();
    let mut screen = drill(&world);
    let before = screen.text();
    // Letters, a digit too high, Right, Delete, F5, Backspace, Ctrl-A, another script; then Down, which shows that all were read.
    screen.press(&["x", "3", "9", "\x1b[C", "\x1b[3~", "\x1b[15~", "\x7f", "\x01", "ж", "中", DOWN].concat());
    screen.wait_for("> True");
    assert_eq!(screen.text().replacen(" > True", "   True", 1), before);
    assert!(world.answers().is_empty());

    screen.press_on("t");
    let before = screen.text();
    assert!(before.ends_with(PAUSE), "{before}");
    // Here a key that means nothing changes nothing at all, so that only the one after shows that it was read.
    screen.press(&["x", "1", "t", "?", DOWN, "\x1b[3~", "ж"].concat());
    screen.press_on(ENTER);
    screen.wait_for(LIST);
    assert_eq!(world.answers().len(), 1);
}

#[test]
fn keys_that_a_terminal_sends_in_many_bytes_are_ignored_as_a_whole() {
    for (name, bytes) in [("F2", "\x1bOQ"), ("Shift-Down", "\x1b[1;2B"), ("Shift-F1", "\x1b[1;2P"), ("F12", "\x1b[24~")]
    {
        let world = World::of_sentences();
        let mut screen = drill(&world);
        screen.press(&[bytes, DOWN].concat());
        screen.wait_until(&format!("{name} to be ignored"), |screen| screen.text().contains("> True"));
        screen.press("q");
        assert_ended(&mut screen, 0);
        assert_journal(&world, 0, "stopped");
    }
}

#[test]
fn what_is_typed_while_an_answer_is_being_saved_shows_nowhere_and_answers_nothing() {
    let world = World::of_sentences();
    let mut screen = drill(&world);
    let other = answer_that_cannot_be_saved_yet(&world, &mut screen);
    // The impatient: a letter, then Enter for the feedback and once more for a question not yet seen.
    screen.send("x");
    screen.send(ENTER);
    screen.send(ENTER);
    other.unlock().unwrap();
    screen.wait_until("a prompt", |screen| screen.awaits_key());
    screen.wait_for(PAUSE);
    assert!(!has_line(&screen, "x"), "{}", screen.text());
    screen.press("q");
    assert_ended(&mut screen, 0);
    assert_journal(&world, 1, "stopped");
}

#[test]
fn a_question_mark_shows_the_keys_and_hides_them_again() {
    let world = World::of_sentences();
    let mut screen = drill(&world);
    let before = screen.text();
    screen.press("?");
    screen.wait_for("Press the key shown beside an answer");
    screen.wait_for("saved.");
    assert!(
        !screen.text().contains(LIST)
            && screen.text().contains(before.trim_end_matches(&format!("0 if you don't know, {LIST}"))),
        "{}",
        screen.text()
    );
    screen.press("?");
    screen.wait_for(LIST);
    assert_eq!(screen.text(), before);
    screen.press("?");
    screen.wait_for("saved.");
    screen.press_on("t");
    screen.wait_for(PAUSE);
    assert!(!screen.text().contains("Press the key"), "{}", screen.text());
}

#[test]
fn after_a_wrong_answer_the_page_ends_with_what_is_true() {
    for is_true in [true, false] {
        let Opening { world, wrong, .. } = opening(is_true);
        let mut screen = drill(&world);
        screen.press_on(wrong);
        // Where a true sentence was called false there is nothing to correct.
        screen.wait_for(PAUSE);
        let text = screen.text();
        let (before, after) = text.split_once("\n - Not quite").unwrap_or_else(|| panic!("no feedback:\n{text}"));
        let (feedback, last) = after.rsplit_once("\n\n").unwrap();
        assert_eq!(last, " Enter goes on, u undoes it, q stops");
        let item = world.answers()[0]["rows"][0]["item"].clone();
        let truth = contrast(&built_in_deck(), item.as_str().unwrap());
        let feedback = words(feedback);
        assert!(feedback.contains(&truth), "not told: {truth}\n{text}");
        assert!(feedback.ends_with("You will see it again in this session."), "{text}");
        let sentence = words(before.split_once("True or false?").unwrap().1.split_once(" > ").unwrap().0);
        assert!(!feedback.contains(&sentence), "the sentence is repeated:\n{text}");
        assert!(screen.cursor_is_hidden());

        screen.press_on(ENTER);
        screen.wait_for(LIST);
        assert!(!screen.text().contains("Not quite"), "{}", screen.text());
    }
}

#[test]
fn a_false_sentence_that_was_found_out_is_corrected_on_the_same_page() {
    let Opening { world, right, .. } = opening(false);
    let mut screen = drill(&world);
    let question = screen.text();
    screen.press_on(right[0]);
    screen.wait_for("Right, that is false. Make it true.");
    screen.wait_for("\n   1  ");
    let sentence = question.split_once("\n   True").unwrap().0;
    assert!(screen.text().starts_with(sentence), "the sentence is gone:\n{}", screen.text());
    screen.press_on(right[1]);
    screen.wait_for(" + Right.");
    assert_eq!(world.answers()[0]["rows"][0]["right"], true);
    screen.press_on(ENTER);
    screen.wait_for(LIST);
}

#[test]
fn when_nothing_is_due_a_drill_offers_to_practise_ahead() {
    for (key, code) in [("y", 0), ("n", 0), (CTRL_C, 130)] {
        let world = World::of_sentences();
        assert_eq!(world.play(&["drill"], first_of_all).last("summary")["ending"], "done");
        let before = world.journal().len();
        let mut screen = Screen::of(&world, &["drill"], USUAL);
        screen.wait_for("Practise ahead?");
        assert!(screen.text().starts_with("Nothing is due now. Next: tomorrow, "), "{}", screen.text());
        if key == "y" {
            screen.press_on(key);
            screen.wait_for(" 0 of ");
            assert_eq!(world.journal()[before]["activity"], "practice");
            screen.press("q");
        } else {
            screen.press(key);
        }
        assert_ended(&mut screen, code);
        assert_eq!(world.journal().len(), if key == "y" { before + 2 } else { before });
    }
}

#[test]
fn when_nothing_is_due_no_drill_is_offered() {
    let world = World::of_sentences();
    world.play(&["drill"], first_of_all);
    let mut screen = Screen::of(&world, &[], USUAL);
    assert_ended(&mut screen, 0);
    assert!(screen.text().starts_with("Nothing is due now."), "{}", screen.text());
    assert!(screen.text().ends_with("To practise ahead, type: tellapart drill"), "{}", screen.text());
}

#[test]
fn u_takes_the_last_answer_back_at_what_came_of_it_and_at_the_next_question() {
    let world = World::of_sentences();
    let mut screen = drill(&world);
    let question = screen.text();
    for is_told in [true, false] {
        screen.press_on("1");
        if screen.text().ends_with(LIST) {
            screen.press_on("1");
        }
        screen.wait_for(" u undoes it, q stops");
        if !is_told {
            screen.press_on(ENTER);
            screen.wait_for(LIST);
        }
        screen.press_on("u");
        screen.wait_until("the question again", |screen| screen.text() == question);
    }
    let undone = world.journal().iter().filter(|line| line["event"] == "undo").count();
    assert_eq!((world.answers().len(), undone), (2, 2));
    // There is nothing left to take back.
    screen.press("u");
    screen.press(DOWN);
    screen.wait_for(" > True");
    screen.press("q");
    assert_ended(&mut screen, 0);
    assert!(has_line(&screen, " Stopped before the first answer."), "{}", screen.text());
    // In lines it is said at the next question.
    let world = World::of_sentences();
    let out = world.ok(&["drill"], "2\n1\nu\nq\n");
    assert!(world.journal().iter().any(|line| line["event"] == "undo"), "{out}");
}

#[test]
fn keys_answer_by_where_they_are_whatever_the_keyboard() {
    // True on a Russian, a Greek, a Hebrew, an Arabic keyboard; 1 full-width and on a French one; that it is not known.
    for (key, picked) in [("е", true), ("τ", true), ("א", true), ("ف", true), ("１", true), ("&", true), ("i", false)]
    {
        let world = World::of_sentences();
        let mut screen = drill(&world);
        screen.press_on(key);
        screen.wait_for(PAUSE);
        assert_eq!(screen.text().contains("\n > True\n"), picked, "{key}:\n{}", screen.text());
        // Q on a Russian keyboard.
        screen.press("й");
        assert_ended(&mut screen, 0);
    }
}
