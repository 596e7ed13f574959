//! Questions whose answer has to be produced, and the summary of a quiz.

use super::{LIST, PAUSE, assert_ended, assert_journal, has_line};
use crate::support::World;
use crate::support::pty::{CTRL_C, ENTER, ESC, Screen, USUAL, words};
use serde_json::{Value, json};

/// The last line below a line to write in.
pub(super) const LINE: &str = "Enter gives your answer, Esc stops";

/// What each side of [`small_deck`] does, in key words that no slip of the finger turns into one another.
const TRAITS: [(&str, &str, &str, &str); 5] = [
    ("Trade", "exports", "machinery", "vegetables"),
    ("Weather", "is known for", "snowstorms", "sunshine"),
    ("Sport", "plays", "handball", "cricket"),
    ("Travel", "travels by", "railway", "motorcycle"),
    ("Food", "lives on", "potatoes", "chocolate"),
];

/// Five distinctions between north and south.
pub(super) fn small_deck() -> Value {
    let distinction = |(aspect, verb, north, south): &(&str, &str, &str, &str)| {
        json!({
            "id": aspect.to_lowercase(),
            "aspect": aspect,
            "traits": {
                "north": { "text": format!("{verb} [{north}]") },
                "south": { "text": format!("{verb} [{south}]") },
            },
            "lures": [format!("{verb} [nothing at all]"), format!("{verb} [everything else]")],
        })
    };
    json!({
        "format": 1,
        "id": "small",
        "title": "North vs. south",
        "language": "en",
        "sides": [{ "id": "north", "name": "north" }, { "id": "south", "name": "south" }],
        "distinctions": TRAITS.iter().map(distinction).collect::<Vec<_>>(),
    })
}

/// What is missing in the sentence on the screen.
fn missing(screen: &Screen) -> &'static str {
    let is_asked = |side: &str, verb: &str| has_line(screen, &format!("   {side} {verb} ____."));
    let sides = |(_, verb, north, south): &(&str, &'static str, &'static str, &'static str)| {
        [("North", *verb, *north), ("South", *verb, *south)]
    };
    let asked = TRAITS.iter().flat_map(sides).find(|(side, verb, _)| is_asked(side, verb));
    asked.unwrap_or_else(|| panic!("no sentence with a gap:\n{}", screen.text())).2
}

#[test]
fn words_are_right_forgiven_wrong_or_not_known_and_esc_stops() {
    let world = World::new();
    let deck = world.file("small.json", small_deck().to_string());
    let mut screen = Screen::of(&world, &["drill", &deck, "--form", "typed"], USUAL);
    screen.wait_for(LINE);

    let right = missing(&screen);
    screen.write(right);
    assert!(has_line(&screen, &format!(" > {right}")) && has_line(&screen, " + Right. North "), "{}", screen.text());
    screen.press_on(ENTER);

    let right = missing(&screen);
    let slip = format!("{}{}", &right[..2], &right[3..]);
    screen.write(&slip);
    let forgiven = format!(" + Right. It is written \"{right}\". North ");
    assert!(has_line(&screen, &format!(" > {slip}")) && has_line(&screen, &forgiven), "{}", screen.text());
    screen.press_on(ENTER);

    screen.write("people");
    assert!(has_line(&screen, " > people") && has_line(&screen, " - Not quite"), "{}", screen.text());
    assert!(has_line(&screen, " Enter goes on, m if yours was right, u undoes it"), "{}", screen.text());
    screen.press_on(ENTER);

    screen.press(ENTER);
    screen.wait_for("If you do not know it, press Enter once more.");
    screen.press_on(ENTER);
    assert!(has_line(&screen, " > (not known)") && has_line(&screen, " - This is the answer:"), "{}", screen.text());
    screen.press_on(ENTER);

    screen.press("half a word");
    screen.press(ESC);
    assert_ended(&mut screen, 0);
    assert!(has_line(&screen, " Stopped: 2 of 4 right."), "{}", screen.text());
    assert_journal(&world, 4, "stopped");
}

#[test]
fn m_says_that_what_was_written_was_right_and_a_near_miss_is_asked_about() {
    let world = World::new();
    let deck = world.file("small.json", small_deck().to_string());
    let mut screen = Screen::of(&world, &["drill", &deck, "--form", "typed"], USUAL);
    screen.wait_for(LINE);
    screen.write("people");
    screen.wait_for("m if yours was right");
    screen.press_on("m");
    assert!(has_line(&screen, " + Counted as right. The deck says: North "), "{}", screen.text());
    screen.press_on(ENTER);

    let right = missing(&screen);
    screen.write(&format!("x{}", &right[1..]));
    screen.wait_for(&format!("Did you mean \"{right}\"?"));
    screen.press_on("y");
    assert!(has_line(&screen, &format!(" + Right. It is written \"{right}\".")), "{}", screen.text());
    screen.press_on(ENTER);
    screen.press(ESC);
    assert_ended(&mut screen, 0);
    assert!(has_line(&screen, " Stopped: 2 of 2 right."), "{}", screen.text());
}

#[test]
fn recall_shows_the_answer_on_enter_and_takes_a_grade_by_its_key() {
    let world = World::new();
    let deck = world.file("small.json", small_deck().to_string());
    let mut screen = Screen::of(&world, &["drill", &deck, "--form", "recall"], USUAL);
    for (grade, told) in [("g", " + Good."), ("a", " - Read it once more:")] {
        screen.wait_for("> Show the answer   Enter");
        screen.wait_for(PAUSE);
        assert!(!has_line(&screen, "   North "), "told before it was recalled:\n{}", screen.text());
        screen.press_on(ENTER);
        assert!(screen.text().contains("; south ") && screen.text().ends_with(LIST), "{}", screen.text());
        screen.press_on(grade);
        assert!(has_line(&screen, told), "{}", screen.text());
        // Who knew it need not read it twice.
        assert_eq!(screen.text().matches("; south ").count(), if grade == "g" { 1 } else { 2 }, "{}", screen.text());
        screen.press_on(ENTER);
    }
    screen.press("q");
    assert_ended(&mut screen, 0);
    assert!(has_line(&screen, " Stopped: 1 of 2 right."), "{}", screen.text());
    assert!(world.answers().iter().all(|answer| answer["form"] == "recall"));
}

#[test]
fn the_summary_of_a_quiz_that_is_left_keeps_what_to_do_next_under_its_name() {
    let world = World::new();
    let mut screen = Screen::of(&world, &["quiz", "marketing-vs-sales", "--form", "typed"], (24, 40));
    for _ in 0..6 {
        screen.wait_for(LINE);
        screen.write("people");
        screen.press_on(ENTER);
    }
    screen.press(CTRL_C);
    assert_ended(&mut screen, 130);
    let shown = screen.text();
    let (missed, next) = shown.split_once("\n Next\n").unwrap_or_else(|| panic!("{shown}"));
    assert!(
        missed.contains(" Missed\n") && words(next).contains("Another one: tellapart quiz marketing-vs-sales"),
        "{shown}"
    );
}

#[test]
fn the_summary_of_a_quiz_with_many_mistakes_turns_pages_and_stays_in_the_scrollback() {
    let world = World::new();
    let arguments = ["quiz", "marketing-vs-sales", "--form", "typed", "--questions", "6"];
    let mut screen = Screen::of(&world, &arguments, (12, 60));
    screen.wait_for(LINE);
    let mut pages = 0;
    while !screen.is_over() {
        let is_summary = screen.history().contains(" Done: ");
        assert!(screen.broken_rows().is_empty(), "{}", screen.text());
        assert!(!is_summary || pages > 0 || screen.text().starts_with(" Done: 0 of 6 right"), "{}", screen.text());
        pages += usize::from(is_summary);
        if screen.text().ends_with(LINE) {
            screen.write("people");
        } else {
            screen.press_on(ENTER);
        }
    }
    assert_ended(&mut screen, 0);
    assert!(pages >= 2, "{}", screen.history());
    let history = screen.history();
    assert_eq!(history.matches(" Done: 0 of 6 right").count(), 1, "{history}");
    assert!(
        history.contains("\n Missed       ") && words(&history).contains("drill marketing-vs-sales --missed"),
        "{history}"
    );
}
