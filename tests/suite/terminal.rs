//! The terminal face, in a real pseudo-terminal.
//!
//! What is asked follows from the seed, but no test relies on which sentence that is: where it matters, the same drill is played
//! before in a world beside it.

use std::fs::{self, File};

use serde_json::{Value, json};

use crate::support::World;
use crate::support::pty::{CTRL_C, CTRL_D, DOWN, ENTER, ESC, SPACE, Screen, TAB, UP, USUAL, words};

/// The last line of a list.
const LIST: &str = "? shows the keys";

/// The last line of a pause.
const PAUSE: &str = "Enter goes on, q stops";

/// What a test needs to know of a drill's first question, and the world in which it is asked.
struct Opening {
    world: World,
    /// Picks it rightly, key by key.
    right: Vec<&'static str>,
    /// Picks it wrongly, in one key.
    wrong: &'static str,
}

/// A world whose first sentence is true, or one whose first is false.
fn opening(is_true: bool) -> Opening {
    let mut world = World::new();
    // The first that is as it should be; seed 3, unless what is asked has changed.
    for seed in 3..100 {
        world.seeded(Some(seed));
        if grade(seed, "1\n") == is_true {
            let corrections = ["1", "2", "3"];
            let is_right = |key: &&str| grade(seed, &format!("2\n{key}\n"));
            let right = if is_true { vec!["t"] } else { vec!["f", corrections.into_iter().find(is_right).unwrap()] };
            return Opening { world, right, wrong: if is_true { "f" } else { "t" } };
        }
    }
    panic!("no seed asks such a sentence first");
}

/// Whether these lines answer the first question of that seed's drill rightly.
fn grade(seed: u64, lines: &str) -> bool {
    let mut world = World::new();
    world.seeded(Some(seed)).ok(&["drill"], lines);
    world.answers()[0]["rows"][0]["right"] == true
}

/// A drill with its first question on the screen.
fn drill(world: &World) -> Screen {
    let mut screen = Screen::of(world, &["drill"], USUAL);
    screen.wait_for(LIST);
    assert!(screen.cursor_is_hidden(), "no list shows the cursor");
    screen
}

/// A drill that pauses after its first answer.
fn drill_that_pauses(world: &World) -> Screen {
    let mut screen = drill(world);
    screen.press_on("t");
    screen.wait_for(PAUSE);
    screen
}

/// Answers with `key` whatever is asked until all is over; `look` sees every prompt.
fn play(screen: &mut Screen, key: &str, mut look: impl FnMut(&Screen)) {
    while !screen.is_over() {
        look(screen);
        let is_pause = screen.text().ends_with(PAUSE);
        screen.press_on(if is_pause { ENTER } else { key });
    }
}

/// The program ended with this code, and left the terminal as a shell needs it.
fn assert_ended(screen: &mut Screen, code: u32) {
    assert_eq!(screen.wait(), Some(code), "{}", screen.text());
    assert!(!screen.cursor_is_hidden(), "the cursor is gone");
    assert!(!screen.awaits_key(), "the terminal still gives single keys");
}

/// The journal is whole: lines numbered from 1, a session's beginning, so many answers, its end.
fn assert_journal(world: &World, answers: usize, how: &str) {
    let journal = world.journal();
    let numbers: Vec<u64> = journal.iter().map(|line| line["n"].as_u64().unwrap()).collect();
    assert_eq!(numbers, (1..=journal.len() as u64).collect::<Vec<_>>());
    let events: Vec<&str> = journal.iter().map(|line| line["event"].as_str().unwrap()).collect();
    let expected: Vec<&str> = ["begin"].into_iter().chain(vec!["answer"; answers]).chain(["end"]).collect();
    assert_eq!(events, expected);
    assert_eq!(journal.last().unwrap()["how"], how);
}

fn has_no_journal(world: &World) -> bool {
    !world.data_dir().join("journal").exists()
}

/// Whether a line of the screen begins with this.
fn has_line(screen: &Screen, beginning: &str) -> bool {
    screen.text().lines().any(|line| line.starts_with(beginning))
}

#[test]
fn alone_in_a_terminal_it_says_what_is_due_and_what_to_type_and_y_starts() {
    let world = World::new();
    let mut screen = Screen::of(&world, &[], USUAL);
    screen.wait_for("Start now? [Y/n]");
    let expected = "Marketing vs. sales: 8 new\nTo start, type: tellapart drill\nStart now? [Y/n]";
    assert_eq!(screen.text(), expected);
    screen.press_on("y");
    screen.wait_for(" 1 of ");
    assert_eq!(world.journal()[0]["activity"], "drill");
    screen.press("q");
    assert_ended(&mut screen, 0);
    assert_journal(&world, 0, "stopped");
    assert!(screen.history().contains("Start now? yes"), "what was on the screen is wiped out:\n{}", screen.history());
}

#[test]
fn the_offer_to_start_is_declined_by_n_esc_and_q_and_accepted_by_enter() {
    for key in ["n", "N", ESC, "q"] {
        let world = World::new();
        let mut screen = Screen::of(&world, &[], USUAL);
        screen.wait_for("Start now?");
        screen.press(key);
        assert_ended(&mut screen, 0);
        assert!(has_no_journal(&world), "{key:?} began a session");
    }
    let world = World::new();
    let mut screen = Screen::of(&world, &[], USUAL);
    screen.wait_for("Start now?");
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
        (&[], ENTER, "true"),
        (&[], SPACE, "true"),
        (&[(DOWN, to_false)], ENTER, "false"),
        (&[(DOWN, to_false), (DOWN, to_true)], ENTER, "true"),
        (&[(UP, to_false)], SPACE, "false"),
        (&[(UP, to_false), (UP, to_true)], ENTER, "true"),
        (&[("j", to_false), ("k", to_true), (TAB, to_false)], ENTER, "false"),
        (&[(DOWN, to_false)], "t", "true"),
    ];
    for (moves, key, picked) in cases {
        let world = World::new();
        let mut screen = drill(&world);
        assert!(has_line(&screen, " > True    t") && has_line(&screen, "   False   f"), "{}", screen.text());
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
fn keys_that_mean_nothing_are_ignored() {
    let world = World::new();
    let mut screen = drill(&world);
    let before = screen.text();
    // Letters, a digit too high, Right, Delete, F5, Backspace, Ctrl-A, another script; then Down, which shows that all were read.
    screen.press(&["x", "0", "3", "9", "\x1b[C", "\x1b[3~", "\x1b[15~", "\x7f", "\x01", "ж", "中", DOWN].concat());
    screen.wait_for("> False");
    screen.press(UP);
    screen.wait_for("> True");
    screen.wait_for(LIST);
    assert_eq!(screen.text(), before);
    assert!(world.answers().is_empty());

    screen.press_on("t");
    let before = screen.text();
    assert!(before.ends_with(PAUSE), "{before}");
    // Here a key that means nothing changes nothing at all, so that only the one after shows that it was read.
    screen.press(&["x", "1", "t", "?", DOWN, "\x1b[3~", "ж"].concat());
    screen.press_on(ENTER);
    screen.wait_for(" 2 of ");
    assert_eq!(world.answers().len(), 1);
}

#[test]
fn keys_that_a_terminal_sends_in_many_bytes_are_ignored_as_a_whole() {
    for (name, bytes) in [("F2", "\x1bOQ"), ("Shift-Down", "\x1b[1;2B"), ("Shift-F1", "\x1b[1;2P"), ("F12", "\x1b[24~")]
    {
        let world = World::new();
        let mut screen = drill(&world);
        screen.press(&[bytes, DOWN].concat());
        screen.wait_until(&format!("{name} to be ignored"), |screen| screen.text().contains("> False"));
        screen.press("q");
        assert_ended(&mut screen, 0);
        assert_journal(&world, 0, "stopped");
    }
}

#[test]
fn what_is_typed_while_an_answer_is_being_saved_shows_nowhere_and_answers_nothing() {
    let world = World::new();
    let mut screen = drill(&world);
    let other = File::open(world.journal_file()).unwrap();
    other.lock().unwrap();
    screen.press("t");
    screen.wait_until_gone(LIST);
    screen.wait_until("the answer is being saved", |screen| !screen.awaits_key());
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
    let world = World::new();
    let mut screen = drill(&world);
    let before = screen.text();
    screen.press("?");
    screen.wait_for("Press the key shown beside an answer");
    screen.wait_for("saved.");
    assert!(
        !screen.text().contains(LIST) && screen.text().contains(before.trim_end_matches(LIST)),
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
        assert_eq!(last, format!(" {PAUSE}"));
        let item = world.answers()[0]["rows"][0]["item"].clone();
        let truth = contrast(&built_in_deck(), item.as_str().unwrap());
        let feedback = words(feedback);
        assert!(feedback.contains(&truth), "not told: {truth}\n{text}");
        assert!(feedback.ends_with("It comes back in a moment."), "{text}");
        let sentence = words(before.split_once("True or false?").unwrap().1.split_once(" > ").unwrap().0);
        assert!(!feedback.contains(&sentence), "the sentence is repeated:\n{text}");
        assert!(screen.cursor_is_hidden());

        screen.press_on(ENTER);
        screen.wait_for(" 2 of ");
        assert!(!screen.text().contains("Not quite"), "{}", screen.text());
    }
}

#[test]
fn a_false_sentence_that_was_found_out_is_corrected_on_the_same_page() {
    let Opening { world, right, .. } = opening(false);
    let mut screen = drill(&world);
    let question = screen.text();
    screen.press_on(right[0]);
    screen.wait_for("Right, that is false. Make it true:");
    screen.wait_for(" > 1  ");
    let sentence = question.split_once("\n > ").unwrap().0;
    assert!(screen.text().starts_with(sentence), "the sentence is gone:\n{}", screen.text());
    screen.press_on(right[1]);
    screen.wait_for(" + Right.");
    assert_eq!(world.answers()[0]["rows"][0]["right"], true);
    screen.press_on(ENTER);
    screen.wait_for(" 2 of ");
}

#[test]
fn esc_and_q_end_a_session_in_good_order() {
    for key in [ESC, "q", "Q"] {
        let world = World::new();
        let mut screen = drill(&world);
        screen.press(key);
        assert_ended(&mut screen, 0);
        assert!(screen.text().contains("Stopped before the first answer. Nothing has changed."), "{}", screen.text());
        assert_journal(&world, 0, "stopped");

        // At the pause after an answer, and at the question after that.
        for is_at_pause in [true, false] {
            let world = World::new();
            let mut screen = drill_that_pauses(&world);
            if !is_at_pause {
                screen.press_on(ENTER);
                screen.wait_for(" 2 of ");
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
    let world = World::new();
    let mut screen = drill_that_pauses(&world);
    screen.press_on(ENTER);
    screen.wait_for(" 2 of ");
    screen.press(CTRL_C);
    assert_ended(&mut screen, 130);
    let text = screen.text();
    assert!(text.starts_with(" Stopped by Ctrl-C: ") && text.contains("Every answer you gave is saved."), "{text}");
    assert_journal(&world, 1, "interrupted");
}

#[test]
fn ctrl_c_at_a_pause_ends_the_session_in_good_order() {
    let world = World::new();
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
    screen.wait_for("Make it true:");
    screen.press(CTRL_C);
    assert_ended(&mut screen, 130);
    assert_journal(&world, 0, "interrupted");
}

#[test]
fn ctrl_c_at_the_offer_to_start_brings_the_cursor_back_and_begins_nothing() {
    let world = World::new();
    let mut screen = Screen::of(&world, &[], USUAL);
    screen.wait_for("Start now?");
    screen.wait_until("the cursor is hidden", |screen| screen.cursor_is_hidden());
    screen.press(CTRL_C);
    assert_ended(&mut screen, 130);
    assert!(has_no_journal(&world));
}

#[test]
fn ctrl_c_while_an_answer_is_being_saved_loses_nothing() {
    let world = World::new();
    let mut screen = drill(&world);
    // As another terminal would while it saves an answer of its own.
    let other = File::open(world.journal_file()).unwrap();
    other.lock().unwrap();
    screen.press("t");
    screen.wait_until_gone(LIST);
    screen.wait_until("the answer is being saved", |screen| !screen.awaits_key());
    assert!(world.answers().is_empty());
    screen.send(CTRL_C);
    // Nothing is to be seen of it. It must outlast the patience with which a signal is noticed elsewhere.
    std::thread::sleep(std::time::Duration::from_secs(1));
    assert!(!screen.is_over(), "the program ended and took the answer with it");
    other.unlock().unwrap();
    assert_ended(&mut screen, 130);
    assert_journal(&world, 1, "interrupted");
}

#[test]
fn a_signal_from_outside_while_a_key_is_awaited_ends_as_ctrl_c_does() {
    let at_question = World::new();
    let mut screen = drill(&at_question);
    interrupt(&mut screen);
    assert_ended(&mut screen, 130);
    assert!(screen.text().contains("Stopped by Ctrl-C before the first answer."), "{}", screen.text());
    assert_journal(&at_question, 0, "interrupted");

    let at_pause = World::new();
    let mut screen = drill_that_pauses(&at_pause);
    interrupt(&mut screen);
    assert_ended(&mut screen, 130);
    assert_journal(&at_pause, 1, "interrupted");

    let at_offer = World::new();
    let mut screen = Screen::of(&at_offer, &[], USUAL);
    screen.wait_for("Start now?");
    interrupt(&mut screen);
    assert_ended(&mut screen, 130);
    assert!(has_no_journal(&at_offer));
}

/// Sends SIGINT to a program that waits for a key.
fn interrupt(screen: &mut Screen) {
    screen.wait_until("the program waits for a key", Screen::awaits_key);
    screen.signal("INT");
}

#[test]
fn the_end_of_input_ends_a_session_in_good_order() {
    let world = World::new();
    let mut screen = drill_that_pauses(&world);
    screen.press_on(ENTER);
    screen.wait_for(" 2 of ");
    screen.press(CTRL_D);
    assert_ended(&mut screen, 0);
    assert_journal(&world, 1, "end-of-input");
}

#[test]
fn an_answer_is_on_disk_before_its_feedback_is_shown() {
    let world = World::new();
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
    let world = World::new();
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
fn a_whole_drill_shows_its_count_on_every_page_and_ends_with_what_comes_back() {
    for key in ["1", ENTER, "2"] {
        let world = World::new();
        // High enough for five long pairs one below the other.
        let mut screen = Screen::of(&world, &["drill"], (40, 80));
        screen.wait_for(LIST);
        let (mut numbers, mut has_matching) = (Vec::new(), false);
        play(&mut screen, key, |screen| {
            let text = screen.text();
            numbers.push(number_on(&text).unwrap_or_else(|| panic!("no count:\n{text}")));
            has_matching |= text.contains("\n Match: ");
            assert!(screen.cursor_is_hidden() && screen.broken_rows().is_empty(), "{text}");
        });
        assert_ended(&mut screen, 0);
        let text = screen.text();
        assert!(text.starts_with(" Done: ") && text.contains("\n Comes back "), "{text}");
        assert!(has_matching);
        numbers.dedup();
        assert_eq!(numbers, (1..=world.answers().len()).collect::<Vec<_>>());
        assert!(numbers.len() >= 9, "too few questions: {numbers:?}");
        assert!(world.answers().iter().any(|answer| answer["form"] == "matching"));
        assert_journal(&world, numbers.len(), "done");
    }
}

/// The number in a page's first line: 3 in " 3 of 12 ...".
fn number_on(text: &str) -> Option<usize> {
    let (number, rest) = text.lines().next()?.strip_prefix(' ')?.split_once(" of ")?;
    rest.starts_with(|next: char| next.is_ascii_digit()).then(|| number.parse().ok())?
}

#[test]
fn in_the_usual_terminal_nothing_that_is_needed_scrolls_away() {
    for seed in 0..5 {
        for key in ["1", "2"] {
            let mut world = World::new();
            let mut screen = drill(world.seeded(Some(seed)));
            play(&mut screen, key, |screen| {
                assert!(number_on(&screen.text()).is_some(), "seed {seed}, key {key}:\n{}", screen.text());
            });
            assert!(screen.text().starts_with(" Done: "), "seed {seed}, key {key}:\n{}", screen.text());
        }
    }
}

#[test]
fn the_rows_of_a_matching_question_stay_on_its_page() {
    let world = World::new();
    let mut screen = Screen::of(&world, &["drill"], (40, 80));
    screen.wait_for(LIST);
    let mut rows: Vec<String> = Vec::new();
    play(&mut screen, "1", |screen| {
        let text = screen.text();
        if text.contains("\n Match: ") && text.ends_with(LIST) {
            rows.push(text);
        }
    });
    assert!((2..=4).contains(&rows.len()), "{rows:#?}");
    for pair in rows.windows(2) {
        let (answered, list) = pair[0].split_once("\n > 1  ").unwrap();
        let picked = list.split_once("\n   2  ").unwrap().0;
        assert!(pair[1].starts_with(answered), "{pair:#?}");
        assert!(words(&pair[1]).contains(&words(&format!("{answered} > {picked}"))), "{pair:#?}");
    }
}

/// A deck whose traits take several lines of a narrow terminal each.
fn long_deck() -> Value {
    let long = |side: &str, number: usize, middle: &str| {
        let marked =
            format!("writing {middle} paragraphs of considerable length about everyday {side} representatives");
        json!({ "text": format!("answers questionnaire number {number} by [{marked}] and sends them") })
    };
    let distinction = |number: usize| {
        json!({
            "id": format!("item-{number}"),
            "aspect": format!("Correspondence concerning international questionnaire number {number}"),
            "traits": { "north": long("north", number, "encouraging"), "south": long("south", number, "discouraging") },
            "lures": [long("east", number, "incomprehensible")["text"], long("west", number, "straightforward")["text"]],
            "why": format!("Number {number} is explained at such a length that this, too, goes over several lines."),
        })
    };
    json!({
        "format": 1,
        "id": "long",
        "title": "A title that is itself too long for a narrow terminal",
        "language": "en",
        "sides": [{ "id": "north", "name": "north" }, { "id": "south", "name": "south" }],
        "distinctions": (1..=5).map(distinction).collect::<Vec<_>>(),
    })
}

fn built_in_deck() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/decks/marketing-vs-sales.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The sides' names of a deck of two, as they stand at the beginning of a sentence and in its middle.
fn sides(deck: &Value) -> [(String, String); 2] {
    [0, 1].map(|side| {
        let name = deck["sides"][side]["name"].as_str().unwrap();
        let (first, rest) = name.split_at(1);
        (first.to_uppercase() + rest, name.to_owned())
    })
}

fn trait_of(distinction: &Value, side: &str) -> String {
    plain(distinction["traits"][side]["text"].as_str().unwrap())
}

/// What stands in a trait's brackets.
fn key_words(distinction: &Value, side: &str) -> String {
    let text = distinction["traits"][side]["text"].as_str().unwrap();
    text.split_once('[').unwrap().1.split_once(']').unwrap().0.to_owned()
}

/// A text of a deck as it is shown.
fn plain(text: &str) -> String {
    text.replace(['[', ']'], "")
}

/// What is true of a distinction: "Marketing works by pull; sales works by push."
fn contrast(deck: &Value, item: &str) -> String {
    let [(first, one), (_, other)] = sides(deck);
    let distinction = deck["distinctions"].as_array().unwrap().iter().find(|of| of["id"] == item).unwrap();
    format!("{first} {}; {other} {}.", trait_of(distinction, &one), trait_of(distinction, &other))
}

#[test]
fn in_a_narrow_terminal_every_word_is_found_whole() {
    let deck = long_deck();
    let distinctions = deck["distinctions"].as_array().unwrap();
    let [(first_one, one), (first_other, other)] = sides(&deck);
    let mut options: Vec<String> = Vec::new();
    let mut stems: Vec<String> = vec![format!("{first_one} ..."), format!("{first_other} ...")];
    for distinction in distinctions {
        for (side, first) in [(&one, &first_one), (&other, &first_other)] {
            let of = trait_of(distinction, side);
            stems.push(format!("{first_one}, not {other}, {of}."));
            stems.push(format!("{first_other}, not {one}, {of}."));
            stems.push(format!("{first} {of}."));
            stems.push(format!("{first}: {}.", key_words(distinction, side)));
            options.extend([of, key_words(distinction, side)]);
        }
        let lures = distinction["lures"].as_array().unwrap();
        options.extend(lures.iter().map(|lure| plain(lure.as_str().unwrap())));
        options.push(distinction["aspect"].as_str().unwrap().to_owned());
    }
    let contrasts: Vec<String> =
        distinctions.iter().map(|distinction| contrast(&deck, distinction["id"].as_str().unwrap())).collect();

    for (columns, key) in [(40, "1"), (40, "2"), (32, "2")] {
        let world = World::new();
        let path = world.file("long.json", deck.to_string());
        // High enough for all of it, so that what is looked for has not scrolled away.
        let mut screen = Screen::of(&world, &["drill", &path], (120, columns));
        screen.wait_for(LIST);
        let (mut lists, mut matches) = (0, 0);
        play(&mut screen, key, |screen| {
            let (text, words) = (screen.text(), screen.words());
            assert!(screen.broken_rows().is_empty(), "{:?} is too long:\n{text}", screen.broken_rows());
            assert!(words.contains("A title that is itself too long for a narrow terminal"), "{text}");
            if text.ends_with(PAUSE) {
                assert!(contrasts.iter().any(|contrast| words.contains(contrast)), "no whole truth:\n{text}");
            } else {
                assert!(stems.iter().any(|stem| words.contains(stem)), "no whole stem:\n{text}");
                let is_option = |number: &usize| text.contains(&format!("{number}  "));
                for number in (1..=5).take_while(is_option) {
                    let is_whole = |option: &String| words.contains(&format!("{number} {option}"));
                    assert!(options.iter().any(is_whole), "no whole option {number}:\n{text}");
                    lists += 1;
                }
                matches += usize::from(text.contains("\n Match: "));
            }
        });
        assert_ended(&mut screen, 0);
        assert!(lists >= 4 && matches >= 2, "too little was looked at: {lists} options, {matches} rows to match");
        assert!(screen.broken_rows().is_empty(), "{}", screen.text());
    }
}

#[test]
fn after_the_terminal_became_narrower_the_next_page_fits() {
    let world = World::new();
    let mut screen = drill_that_pauses(&world);
    screen.resize((24, 30));
    screen.press_on(ENTER);
    screen.wait_for(" 2 of ");
    assert!(screen.broken_rows().is_empty(), "{:?}\n{}", screen.broken_rows(), screen.text());
    screen.press_on("t");
    assert!(screen.broken_rows().is_empty(), "{:?}\n{}", screen.broken_rows(), screen.text());
}

#[test]
fn a_small_terminal_can_be_drilled_in() {
    for size in [(10, 80), (10, 40), (4, 24)] {
        let world = World::new();
        let mut screen = Screen::of(&world, &["drill"], size);
        screen.wait_for(LIST);
        screen.press(DOWN);
        screen.wait_for("> False");
        screen.press(UP);
        screen.wait_for(LIST);
        play(&mut screen, "1", |_| {});
        assert_ended(&mut screen, 0);
        assert!(screen.history().contains(" Done: "), "{size:?}:\n{}", screen.text());
        assert_journal(&world, world.answers().len(), "done");
    }
}

#[test]
fn a_terminal_of_next_to_no_size_stops_no_one() {
    let world = World::new();
    let mut screen = Screen::of(&world, &["drill"], (1, 1));
    // Nothing can be read here, yet every Enter picks an answer or goes on.
    for _ in 0..8 {
        screen.press_blindly(ENTER);
    }
    assert!(!world.answers().is_empty());
    screen.press(CTRL_C);
    assert_ended(&mut screen, 130);
    assert_eq!(world.journal().last().unwrap()["how"], "interrupted");
}

/// The escapes in these bytes that set a colour, of letters or of what is behind them.
fn colours(raw: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(raw).into_owned();
    let sequences = text.split("\x1b[").skip(1);
    let styles = sequences.filter_map(|rest| {
        let end = rest.find(|last: char| !last.is_ascii_digit() && last != ';')?;
        rest[end..].starts_with('m').then(|| rest[..end].to_owned())
    });
    let is_colour = |number: &str| matches!(number.parse::<u8>(), Ok(30..=38 | 40..=48 | 90..=97 | 100..=107));
    styles.filter(|style| style.split(';').any(is_colour)).collect()
}

#[test]
fn no_color_takes_away_all_colour_but_not_what_it_told() {
    for (variables, is_coloured) in [(&[("NO_COLOR", "1")][..], false), (&[], true)] {
        for is_true in [true, false] {
            let Opening { world, right, wrong } = opening(is_true);
            let mut screen = Screen::with(&world, &["drill"], USUAL, variables);
            screen.wait_for(LIST);
            assert!(has_line(&screen, " > True"), "{}", screen.text());
            right.iter().for_each(|key| screen.press_on(key));
            assert!(has_line(&screen, " + Right."), "{}", screen.text());
            play(&mut screen, "1", |_| {});
            assert_eq!(!colours(&screen.raw()).is_empty(), is_coloured, "{:?}", colours(&screen.raw()));

            let Opening { world, .. } = opening(is_true);
            let mut screen = Screen::with(&world, &["drill"], USUAL, variables);
            screen.wait_for(LIST);
            screen.press_on(wrong);
            assert!(has_line(&screen, " - Not quite"), "{}", screen.text());
            assert_eq!(!colours(&screen.raw()).is_empty(), is_coloured, "{:?}", colours(&screen.raw()));
        }
    }
}

#[test]
fn plain_in_a_terminal_asks_in_lines_and_ctrl_c_ends_it_in_good_order() {
    for (arguments, variables) in [(&["drill", "--plain"][..], &[][..]), (&["drill"], &[("TERM", "dumb")])] {
        let world = World::new();
        let mut screen = Screen::with(&world, arguments, USUAL, variables);
        screen.wait_for("1 True\n2 False\nAnswer (1 or 2, q to stop):");
        assert!(screen.text().starts_with("1 of "), "{}", screen.text());
        screen.send("1\n");
        screen.wait_for("\n2 of ");
        screen.wait_until("the second prompt", |screen| {
            screen.text().matches("Answer (1 or 2, q to stop):").count() == 2
        });
        screen.send(CTRL_C);
        assert_ended(&mut screen, 130);
        assert!(screen.words().contains(" of 1 right. Every answer you gave is saved."), "{}", screen.text());
        assert!(screen.text().contains("\nStopped by Ctrl-C: "), "{}", screen.text());
        assert!(!screen.raw().contains(&0x1b), "plain lines hold an escape");
        assert_journal(&world, 1, "interrupted");
    }
}

#[test]
fn a_signal_from_outside_ends_the_wait_for_a_line() {
    let world = World::new();
    let mut screen = Screen::of(&world, &["drill", "--plain"], USUAL);
    screen.wait_for("Answer (1 or 2, q to stop):");
    screen.signal("INT");
    assert_ended(&mut screen, 130);
    assert_journal(&world, 0, "interrupted");
}

#[test]
fn when_nothing_is_due_a_drill_offers_to_practise_ahead() {
    for (key, code) in [("y", 0), ("n", 0), (CTRL_C, 130)] {
        let world = World::new();
        let drilled = world.ok(&["drill"], &"1\n".repeat(200));
        assert!(drilled.contains("\nDone: "), "{drilled}");
        let before = world.journal().len();
        let mut screen = Screen::of(&world, &["drill"], USUAL);
        screen.wait_for("Practise ahead?");
        assert!(screen.text().starts_with("Nothing is due now. Next: tomorrow, "), "{}", screen.text());
        if key == "y" {
            screen.press_on(key);
            screen.wait_for(" 1 of ");
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
    let world = World::new();
    world.ok(&["drill"], &"1\n".repeat(200));
    let mut screen = Screen::of(&world, &[], USUAL);
    assert_ended(&mut screen, 0);
    assert!(screen.text().starts_with("Nothing is due now."), "{}", screen.text());
    assert!(screen.text().ends_with("To practise ahead, type: tellapart drill"), "{}", screen.text());
}
