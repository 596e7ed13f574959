//! Onboarding: its tests and lessons as pages, what stands between them, and an exam that is left and taken up again.

use super::forms::{self, LINE};
use super::{LIST, PAUSE, assert_ended, has_line};
use crate::support::World;
use crate::support::learner::Knowledge;
use crate::support::program::{Program, action};
use crate::support::pty::{CTRL_C, ENTER, ESC, Screen, USUAL};
use serde_json::Value;

const START: &str = "Start now? [Y/n]";

/// The small deck, with two distinctions more: an exam takes seven.
fn small_deck() -> Value {
    let mut deck = forms::small_deck();
    let all = deck["distinctions"].as_array_mut().unwrap();
    for (name, north, south) in [("Sun", "low", "high"), ("Wind", "cold", "warm")] {
        let mut more = all[0].clone();
        more["id"] = name.to_lowercase().into();
        more["aspect"] = name.into();
        more["traits"]["north"]["text"] = format!("has [{north}] {name}").into();
        more["traits"]["south"]["text"] = format!("has [{south}] {name}").into();
        more["lures"] = serde_json::json!([format!("has [pale] {name}"), format!("has [dark] {name}")]);
        all.push(more);
    }
    deck
}

/// Goes along the onboarding of the small deck, day after day, until this step is offered.
fn up_to(world: &mut World, step: &str) -> String {
    let deck = world.file("small.json", small_deck().to_string());
    let knowledge = Knowledge::of(&small_deck().to_string());
    let mut taught = knowledge.taught();
    for day in 24..29 {
        world.at(&format!("2026-11-{day}T09:00:00+01:00"));
        let is_it = |view: &Value| view["view"] == "offer" && view["onboarding"]["next"]["step"] == step;
        let mut program = Program::start(world, &["onboard", &deck]);
        program.play_until(|view| is_it(view) || view["view"] == "rest", &mut taught);
        let (is_reached, last) = if is_it(program.view()) { (true, action("no")) } else { (false, action("go-on")) };
        program.act(last);
        assert_eq!(program.end(), Some(0));
        if is_reached {
            return deck;
        }
    }
    panic!("{step} never came");
}

/// The onboarding with its next step begun, and its first prompt on the screen.
fn begun(world: &World, deck: &str) -> Screen {
    let mut screen = Screen::of(world, &["onboard", deck, "--name", "Kim Example"], USUAL);
    screen.wait_for(START);
    screen.press_on("y");
    screen
}

/// Answers the question on the screen, no matter how, with more keys behind.
fn answer(screen: &mut Screen, more: &str) {
    if screen.text().ends_with(LINE) {
        screen.press("people");
        screen.wait_for(" > people");
        return screen.press_on(&format!("{ENTER}{more}"));
    }
    screen.press_on(&format!("1{more}"));
}

/// The key that stops at the prompt on the screen.
fn stop_key(screen: &Screen) -> &'static str {
    if screen.text().ends_with(LINE) { ESC } else { "q" }
}

#[test]
fn a_name_is_asked_for_once_and_can_be_set_right_until_it_is_confirmed() {
    const ASKED: &str = "Your name, as it should appear on your certificate:";
    let world = World::new();
    let deck = world.file("small.json", small_deck().to_string());
    let start = || Screen::of(&world, &["onboard", &deck], (24, 40));
    let named = || world.journal().iter().filter(|line| line["event"] == "named").count();

    // Enter alone leaves it for later.
    let mut screen = start();
    screen.wait_for(" Type it and press Enter.");
    screen.press(ENTER);
    screen.wait_for(" Press Enter once more");
    screen.press(ENTER);
    screen.wait_for(START);
    screen.press("n");
    assert_ended(&mut screen, 0);
    assert!(!world.data_dir().join("journal").exists(), "nothing was said, and nothing was kept");

    let mut screen = start();
    screen.wait_for(" Type it and press Enter.");
    assert!(screen.words().contains(ASKED) && screen.broken_rows().is_empty(), "{}", screen.text());
    screen.press("Kim Exmaple");
    screen.press(ENTER);
    screen.wait_for("[y/N]");
    assert!(screen.words().contains("Kim Exmaple: is that right? It cannot be changed later."), "{}", screen.text());
    // A hasty Enter fixes nothing.
    screen.press(ENTER);
    screen.wait_until("the question again", |screen| screen.text().matches(" Type it and press").count() == 1);
    screen.press("Kim Example");
    screen.press(ENTER);
    screen.wait_for("Kim Example: is that right?");
    screen.press("y");
    screen.wait_for(START);
    screen.press("n");
    assert_ended(&mut screen, 0);
    assert_eq!(world.journal().last().unwrap()["name"], "Kim Example");

    let mut screen = start();
    screen.wait_for(START);
    assert!(!screen.words().contains(ASKED), "{}", screen.text());
    screen.press(ESC);
    assert_ended(&mut screen, 0);
    assert_eq!(named(), 1);
}

#[test]
fn a_pre_test_tells_nothing_between_its_questions_and_hasty_enters_answer_nothing_twice() {
    let world = World::new();
    let deck = world.file("small.json", small_deck().to_string());
    let mut screen = begun(&world, &deck);
    for number in 1..=7 {
        screen.wait_for(&format!(" {} of 7", number - 1));
        assert_eq!(world.answers().len(), number - 1);
        answer(&mut screen, "11");
    }
    let told = String::from_utf8_lossy(&screen.raw()).into_owned();
    assert!(!told.contains("Right.") && !told.contains("Not quite"), "{told}");
    // What it came to is read before the next step is offered, which no hasty Enter begins.
    assert!(has_line(&screen, " Done: "), "{}", screen.text());
    assert!(screen.text().ends_with(PAUSE), "{}", screen.text());
    screen.press(&[ENTER, ENTER].concat());
    screen.wait_for(START);
    assert!(screen.text().contains("\n\nOnboarding: ") && has_line(&screen, "Next: 7 lessons"), "{}", screen.text());
    screen.press("n");
    assert_ended(&mut screen, 0);
    assert!(screen.text().contains("Start now? no\nTo go on, type: "), "{}", screen.text());
    assert_eq!(world.journal().iter().filter(|line| line["event"] == "begin").count(), 1);
}

#[test]
fn a_lesson_is_a_page_and_its_question_comes_after_it() {
    let mut world = World::new();
    let deck = up_to(&mut world, "lessons");
    let mut screen = begun(&world, &deck);
    assert!(
        screen.text().lines().next().is_some_and(|line| line.ends_with(" Lesson 1 of 7"))
            && screen.text().ends_with(PAUSE),
        "{}",
        screen.text()
    );
    let label = screen.text().lines().nth(2).unwrap().trim().to_lowercase();
    assert!(has_line(&screen, "   North ") && has_line(&screen, "   South "), "{}", screen.text());
    let before = world.answers().len();
    while screen.text().lines().next().is_some_and(|line| line.contains(" Lesson ")) {
        screen.press_on(ENTER);
    }
    assert!(
        screen.text().lines().next().is_some_and(|line| line.ends_with(" 0 of 7")) && screen.text().ends_with(LIST),
        "{}",
        screen.text()
    );
    while world.answers().len() == before {
        screen.press_on("1");
    }
    assert_eq!(world.answers()[before]["rows"][0]["item"], label.as_str());
    screen.press("q");
    assert_ended(&mut screen, 0);
    assert!(screen.text().contains("\n\nTo go on, type: "), "{}", screen.text());
}

#[test]
fn an_exam_asks_before_it_is_handed_in_and_goes_on_at_its_question_however_it_was_left() {
    let mut world = World::new();
    let deck = up_to(&mut world, "exam");
    let before = world.answers().len();
    let mut screen = begun(&world, &deck);
    answer(&mut screen, "");
    screen.wait_for(" 1 of 14");
    let second = screen.text();
    screen.press(stop_key(&screen));
    screen.wait_for(" 13 questions without an answer count as wrong.");
    screen.wait_for(" Hand in the exam now? [y/N]");
    screen.press_on("n");
    screen.wait_until("the very same question", |screen| screen.text() == second);
    screen.press(CTRL_C);
    assert_ended(&mut screen, 130);
    assert!(has_line(&screen, " Stopped by Ctrl-C. Your 1 answer is saved"), "{}", screen.text());

    let mut screen = Screen::of(&world, &["onboard", &deck, "--name", "Kim Example"], USUAL);
    screen.wait_for(START);
    assert!(has_line(&screen, " > Exam      begun, 1 answer so far"), "{}", screen.text());
    screen.press_on("y");
    assert_eq!(screen.text(), second);
    answer(&mut screen, "");
    screen.wait_for(" 2 of 14");
    let third = screen.text();
    screen.signal("KILL");
    screen.wait();

    let mut screen = begun(&world, &deck);
    assert_eq!(screen.text(), third);
    assert_eq!(world.answers().len(), before + 2);
    screen.press(stop_key(&screen));
    screen.wait_for("Hand in the exam now? [y/N]");
    screen.press_on("y");
    assert!(has_line(&screen, " Not passed this time: "), "{}", screen.text());
    screen.press(ENTER);
    assert_ended(&mut screen, 0);
    assert!(has_line(&screen, "   Exam      not passed on 2026-11-26"), "{}", screen.text());
    assert_eq!(world.answers().len(), before + 2);
}

#[test]
fn in_a_narrow_terminal_the_pages_of_an_onboarding_break_no_word() {
    let world = World::new();
    let mut screen = Screen::of(&world, &["onboard", "marketing-vs-sales", "--name", "Kim Example"], (20, 40));
    screen.wait_for(START);
    let mut lessons = 0;
    while lessons < 2 {
        let text = screen.text();
        assert!(screen.broken_rows().is_empty(), "{text}");
        assert!(!text.contains("-\n"), "a word is broken at its hyphen:\n{text}");
        lessons += usize::from(text.lines().next().is_some_and(|line| line.contains("Lesson ")));
        if text.ends_with(LINE) || text.ends_with(LIST) {
            answer(&mut screen, "");
        } else if text.ends_with(PAUSE) && !text.contains("Next") {
            screen.press(ENTER);
            screen.wait_until("something else", |screen| screen.awaits_key() && screen.text() != text);
        } else {
            screen.press_on("y");
        }
    }
    screen.press("q");
    assert_ended(&mut screen, 0);
    assert!(screen.text().ends_with("To go on, type:\ntellapart onboard marketing-vs-sales"), "{}", screen.text());
}
