//! The front end by itself, asked for what takes a drill long to come to: words to write, lessons, long summaries, questions without feedback.
//!
//! The program in the pseudo-terminal is [`the_terminal_by_itself`], a test of this binary that is ignored otherwise.

#![allow(clippy::unwrap_used, reason = "tests only")]

#[path = "../../../../tests/suite/support/pty.rs"]
mod pty;

use std::sync::Arc;
use std::time::Duration;

use tellapart::{
    Action, Activity, Again, Ask, Bar, Choice, CopiedDeck, Ending, Feedback, Grade, ItemFeedback, Lesson, Offer,
    Prompt, Response, Return, SessionConfusion, Side, Streak, Summary, Task, Verdict, View, Wanted,
};

use super::Terminal;
use crate::cli::console::Console;
use crate::cli::front_end::{Commands, FrontEnd};
use crate::cli::shell::CommandLine;
use pty::{BACKSPACE, CTRL_C, CTRL_D, CTRL_U, CTRL_W, DELETE, ENTER, ESC, HOME, LEFT, SPACE, Screen, USUAL, words};

/// Names what the front end is to show.
const SCENE: &str = "TELLAPART_TEST_SCENE";

/// The last line below a line to write in.
const LINE: &str = "Enter gives your answer, Esc stops";

const STEM: &str = "Marketing works by ____, sales by ____.";

/// The last line of a list.
const LIST: &str = "? shows the keys";

/// The last line of a pause.
const PAUSE: &str = ", q stops";

/// Whether a line of the screen begins with this.
fn has_line(screen: &Screen, beginning: &str) -> bool {
    screen.text().lines().any(|line| line.starts_with(beginning))
}

fn scene(name: &str, size: (u16, u16)) -> Screen {
    Screen::of_test("cli::front_end::terminal::tests::the_terminal_by_itself", size, &[(SCENE, name)])
}

fn wrote(text: &str) -> Action {
    Action::Answer(Response::Text(text.to_owned()))
}

fn picked_option(number: usize) -> Action {
    Action::Answer(Response::Option(number))
}

/// A question with its first line on the screen.
fn blanks(size: (u16, u16)) -> Screen {
    let mut screen = scene("blanks", size);
    screen.wait_for(LINE);
    screen
}

/// Whether the second question of the blanks stands there with its line to write in.
fn is_next_gap(screen: &mut Screen) -> bool {
    screen.text().matches(STEM).count() == 2 && screen.text().ends_with(LINE)
}

#[test]
#[ignore = "the program that the tests here run"]
fn the_terminal_by_itself() {
    let Ok(scene) = std::env::var(SCENE) else { return };
    let mut terminal = Terminal::new(Console::standard().screen(), Arc::default(), Duration::from_millis(20));
    let actions = match scene.as_str() {
        "blanks" => asked(&mut terminal, vec![(1, false, blank()), (1, true, blank())]),
        "exam" => asked(&mut terminal, vec![(1, false, judged()), (2, false, judged()), (3, false, judged())]),
        "recall" => asked(&mut terminal, vec![(1, false, revealed()), (1, true, graded())]),
        "known" => vec![shown(&mut terminal, &View::Tell(&known()))],
        "lesson" => vec![shown(&mut terminal, &View::Read(&lesson()))],
        "summary" => vec![shown(&mut terminal, &View::Summary { summary: &summary(Ending::Done), more: false })],
        "interrupted" => {
            vec![shown(&mut terminal, &View::Summary { summary: &summary(Ending::Interrupted), more: false })]
        }
        "usually" => vec![shown(&mut terminal, &View::Offer(Offer::Practice))],
        "copied" => vec![shown(&mut terminal, &View::Offer(Offer::Copied(&copied())))],
        _ => vec![shown(&mut terminal, &View::HandIn { open: 3 })],
    };
    drop(terminal);
    println!("\nActions: {}", serde_json::to_string(&actions).unwrap());
}

/// What the learner does about this.
fn shown(terminal: &mut Terminal, view: &View<'_>) -> Action {
    terminal.show(view, &Commands::again(CommandLine::new("tellapart").word("drill"))).unwrap()
}

/// What the learner does about these prompts, each with its number and whether it goes on; nothing more after the learner stopped.
fn asked(terminal: &mut Terminal, prompts: Vec<(usize, bool, Prompt)>) -> Vec<Action> {
    let mut actions = Vec::new();
    for (number, continues, prompt) in prompts {
        let bar = Bar { done: number - 1, of: 3 };
        let (title, can_be_taken_back) = ("Marketing vs. sales".into(), number > 1);
        let ask = Ask { number, bar, title, continues, can_be_taken_back, prompt };
        actions.push(shown(terminal, &View::Ask(&ask)));
        if !matches!(actions.last(), Some(Action::Answer(_))) {
            break;
        }
    }
    actions
}

fn copied() -> CopiedDeck {
    CopiedDeck { id: "tcp-vs-udp".parse().unwrap(), title: "Leads".into(), known_title: "TCP vs. UDP".into(), items: 8 }
}

fn blank() -> Prompt {
    let side = Side { id: "marketing".parse().unwrap(), name: "marketing".into() };
    let task = Task::Write { aspect: "Force".to_owned(), side, gap: 1, of: 1 };
    Prompt { task, stem: Some(STEM.into()), wanted: Wanted::Write }
}

fn judged() -> Prompt {
    picked(Task::Judge { topic: None, claim: None }, vec![Choice::True, Choice::False])
}

fn revealed() -> Prompt {
    picked(Task::Recall { aspect: "Force".into() }, vec![Choice::ShowAnswer])
}

fn graded() -> Prompt {
    let grades = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];
    picked(Task::Grade, grades.map(|grade| Choice::Grade { grade }).into())
}

fn picked(task: Task, options: Vec<Choice>) -> Prompt {
    Prompt { task, stem: Some("Force".into()), wanted: Wanted::Pick(options) }
}

/// Sentences that take several lines of a narrow terminal each, no two alike.
fn sentences(of: &str, number: usize) -> Vec<String> {
    let sentence =
        |number| format!("{of} number {number} goes over several lines wherever a terminal is as narrow as this.");
    (1..=number).map(sentence).collect()
}

fn lesson() -> Lesson {
    Lesson {
        number: 2,
        total: 8,
        title: "Marketing vs. sales".into(),
        label: "Force".into(),
        truths: sentences("Truth", 4),
        traits: Vec::new(),
        example: Vec::new(),
        why: Some(sentences("Reason", 6).join(" ")),
    }
}

fn summary(ending: Ending) -> Summary {
    let mixed_up = sentences("Mix-up", 5).into_iter().map(|truth| SessionConfusion {
        label: "Scope".into(),
        taken: None,
        times: 2,
        truth,
    });
    Summary {
        ending,
        asked: 12,
        right: Some(10),
        of: 12,
        ms: 160_000,
        activity: Activity::Drill,
        counts: true,
        score: None,
        exam: None,
        mistakes: Vec::new(),
        catch_up: None,
        streak: Streak { days: 3, forgiven: 0 },
        mixed_up: mixed_up.collect(),
        again: vec![Again { in_days: 1, labels: vec!["Force".into(), "Scope".into()] }],
        left_today: 0,
        next: Some(1),
    }
}

/// The scene came to its end with these actions.
fn assert_actions(screen: &mut Screen, actions: &[Action]) {
    assert_eq!(screen.wait(), Some(0), "{}", screen.text());
    // A narrow terminal breaks the line that tells them.
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let (told, expected) = (squeezed(&screen.history()), serde_json::to_string(actions).unwrap());
    assert!(told.contains(&squeezed(&format!("Actions: {expected} test"))), "not {expected}:\n{}", screen.history());
    assert!(!screen.cursor_is_hidden(), "the cursor is gone");
}

#[test]
fn words_are_written_letter_by_letter_and_stay_on_the_page() {
    let mut screen = blanks(USUAL);
    screen.wait_for(STEM);
    assert!(!screen.cursor_is_hidden(), "{}", screen.text());
    screen.press("qülż 中文");
    screen.wait_for(" > qülż 中文");
    screen.wait_until("the cursor behind the words", |screen| screen.cursor().1 == 3 + 9);
    screen.press(&[BACKSPACE, LEFT, DELETE, HOME, DELETE, "p"].concat());
    screen.wait_until("the letters to be mended", |screen| has_line(screen, " > pülż") && screen.cursor().1 == 4);
    screen.press_on(ENTER);
    // The next gap is asked for below.
    assert!(has_line(&screen, " > pülż") && screen.text().matches(STEM).count() == 2, "{}", screen.text());
    screen.press("word of mouth");
    screen.press(&[CTRL_W, "mine"].concat());
    screen.wait_for(" > word of mine");
    screen.press(ENTER);
    assert_actions(&mut screen, &[wrote("pülż"), wrote("word of mine")]);
    assert!(has_line(&screen, " > word of mine") && !screen.text().contains(LINE), "{}", screen.text());
}

#[test]
fn who_writes_nothing_is_asked_once_more_and_then_does_not_know() {
    let mut screen = blanks(USUAL);
    screen.press(ENTER);
    screen.wait_for("If you do not know it, press Enter once more.");
    screen.press("x");
    screen.wait_for(LINE);
    screen.press(&[BACKSPACE, ENTER].concat());
    screen.wait_for("once more.");
    screen.press_on(ENTER);
    assert!(has_line(&screen, " > (not known)"), "{}", screen.text());
    screen.press(ESC);
    assert_actions(&mut screen, &[wrote(""), Action::Stop]);
}

#[test]
fn esc_ctrl_c_and_ctrl_d_stop_while_words_are_written() {
    for (keys, ending) in
        [(ESC, Action::Stop), (CTRL_C, Action::Leave), (CTRL_D, Action::Close), ("quit\x04\x03", Action::Leave)]
    {
        let mut screen = blanks(USUAL);
        screen.press(keys);
        assert_actions(&mut screen, &[ending]);
        assert!(!screen.awaits_key());
    }
}

#[test]
fn a_long_answer_wraps_without_a_mess_also_after_the_terminal_became_narrower() {
    let mut screen = blanks((24, 40));
    let long: String = ('a'..='z').cycle().take(100).collect();
    screen.press(&long);
    let is_whole = |screen: &Screen| screen.text().replace([' ', '\n'], "").contains(&long);
    let assert_tidy = |screen: &Screen| {
        let text = screen.text();
        assert!(screen.broken_rows().is_empty(), "{text}");
        assert!(text.matches(" > ").count() == 1 && text.matches("Fill in the blank:").count() == 1, "{text}");
        assert_eq!(text.matches("abc").count(), 4, "{text}");
    };
    screen.wait_until("the long answer", |screen| is_whole(screen) && screen.text().contains(LINE));
    assert_tidy(&screen);
    screen.resize((24, 30));
    screen.press(HOME);
    screen.wait_until("a page of the new width", |screen| is_whole(screen) && screen.words().ends_with(LINE));
    assert!(screen.words().contains(STEM), "the page is cut off:\n{}", screen.text());
    screen.press("!");
    screen.wait_for(" > !abc");
    screen.press(BACKSPACE);
    screen.wait_for(" > abc");
    screen.wait_until("the hint", |screen| screen.words().ends_with(LINE));
    assert_tidy(&screen);
    assert!(is_whole(&screen), "{}", screen.text());
    screen.press(CTRL_U);
    screen.wait_until("an empty line", |screen| screen.words().ends_with(&format!("> {LINE}")));
    // Far too much, in a terminal that cannot show even what is taken of it.
    screen.resize((6, 30));
    screen.press(&"中".repeat(300));
    screen.press("\x1b");
    assert_actions(&mut screen, &[Action::Stop]);
}

#[test]
fn no_more_letters_are_taken_than_are_kept() {
    let mut screen = blanks(USUAL);
    screen.press(&"é".repeat(250));
    screen.wait_until("the letters", |screen| screen.text().matches('é').count() == 200);
    screen.press(ENTER);
    // Not the next prompt, which may be one more of this line: of the letters some may still be under way.
    screen.wait_until("the next gap", is_next_gap);
    screen.press(ESC);
    assert_actions(&mut screen, &[wrote(&"é".repeat(200)), Action::Stop]);
}

#[test]
fn keys_that_come_faster_than_they_are_taken_are_all_taken_in_their_order() {
    let mut screen = blanks(USUAL);
    // One by one, so that some come while others are being taken. What is written is taken back at once.
    for key in [&["x", "y", "z", BACKSPACE, BACKSPACE, BACKSPACE].repeat(100)[..], &["e", "n", "d"]].concat() {
        screen.send(key);
    }
    screen.wait_for(" > end");
    screen.press_on(ENTER);
    screen.press(ESC);
    assert_actions(&mut screen, &[wrote("end"), Action::Stop]);
}

#[test]
fn of_what_is_pasted_one_line_is_taken_and_the_rest_answers_nothing() {
    let mut screen = blanks(USUAL);
    screen.press("a pull\x07ll\x7f\tx\nand\x15 more\n\n\nx\x1b[31m\nyes\n");
    screen.wait_until("the next gap", is_next_gap);
    screen.press("push");
    screen.wait_for(" > push");
    screen.press(ENTER);
    assert_actions(&mut screen, &[wrote("a pulll x"), wrote("push")]);
}

#[test]
fn without_feedback_the_next_question_comes_at_once_and_a_hasty_second_key_does_not_answer_it() {
    let mut screen = scene("exam", USUAL);
    screen.wait_for(LIST);
    screen.press("111");
    screen.wait_for(" 1 of 3");
    screen.wait_until("the program waits for a key", Screen::awaits_key);
    screen.press_on("f");
    assert!(screen.text().lines().next().is_some_and(|line| line.ends_with(" 2 of 3")), "{}", screen.text());
    screen.press("q");
    assert_actions(&mut screen, &[picked_option(0), picked_option(1), Action::Stop]);
}

/// What is told of a right answer about something known.
fn known() -> Feedback {
    let again = Some(Return::InDays(40));
    let (truth, why) = ("Sales pushes; marketing pulls.".to_owned(), Some("That is how it is.".to_owned()));
    let label = "Force".to_owned();
    let item = ItemFeedback { right: true, label, taken: None, truth, judged: None, why, again };
    Feedback { verdict: Verdict::Right, items: vec![item], can_be_accepted: false, is_known: true }
}

#[test]
fn of_what_was_known_one_line_is_told_and_why_if_it_is_asked_for() {
    let mut screen = scene("known", USUAL);
    screen.wait_for("Enter goes on, w shows why, u undoes it, q stops");
    assert!(has_line(&screen, " + Right. Sales pushes; marketing pulls.") && !screen.text().contains("That is how"));
    screen.press("w");
    screen.wait_for("That is how it is.");
    screen.wait_for(PAUSE);
    assert!(has_line(&screen, " + Right. Sales pushes; marketing pulls."), "{}", screen.text());
    screen.press(ENTER);
    assert_actions(&mut screen, &[Action::GoOn]);
    let mut screen = scene("known", USUAL);
    screen.wait_for("w shows why");
    screen.press(ENTER);
    assert_actions(&mut screen, &[Action::GoOn]);
    // Where there is no room below, it takes the place of what was told.
    let mut screen = scene("known", (6, 40));
    screen.wait_until("the keys", |screen| screen.text().contains("w shows") || screen.text().contains("w why"));
    screen.press("w");
    screen.wait_for("That is how it is.");
    assert!(screen.words().contains("+ Right. Sales pushes; marketing pulls."), "{}", screen.text());
}

#[test]
fn a_single_option_says_that_enter_takes_it_and_a_hasty_second_enter_grades_nothing() {
    for keys in [ENTER, SPACE, "1", "\r\r"] {
        let mut screen = scene("recall", USUAL);
        screen.wait_for(PAUSE);
        assert!(has_line(&screen, " > Show the answer   Enter"), "{}", screen.text());
        screen.press("?x");
        screen.press_on(keys);
        screen.wait_for("How well did you know it?");
        screen.wait_for(LIST);
        screen.press("3");
        assert_actions(&mut screen, &[picked_option(0), picked_option(2)]);
    }
}

/// Goes on until the scene is over; the words of every page, which must not have lost their first line.
fn pages(screen: &mut Screen, first_line: impl Fn(usize) -> &'static str) -> Vec<String> {
    let mut pages = Vec::new();
    while !screen.is_over() {
        let text = screen.text();
        assert!(
            text.lines().next().is_some_and(|line| line.contains(first_line(pages.len()))),
            "page {}:\n{text}",
            pages.len() + 1
        );
        assert!(screen.broken_rows().is_empty(), "{text}");
        pages.push(screen.words().replace("Enter goes on, q stops", ""));
        screen.press_on(ENTER);
    }
    pages
}

#[test]
fn a_lesson_is_one_page_or_in_a_small_terminal_several() {
    for (size, least) in [((40, 80), 1), ((12, 40), 3), ((7, 40), 8)] {
        let mut screen = scene("lesson", size);
        screen.wait_for(PAUSE);
        assert!(has_line(&screen, " Force"), "{}", screen.text());
        let pages = pages(&mut screen, |_| " Lesson 2 of 8");
        assert!(pages.len() >= least && (least > 1 || pages.len() == 1), "{size:?}: {pages:#?}");
        let all = pages.iter().map(|page| page.replace("Marketing vs. sales Lesson 2 of 8", "")).collect::<String>();
        let all = words(&all);
        for text in lesson().truths.iter().chain(&lesson().why) {
            assert!(all.contains(text), "{size:?}: {text}\n{all}");
        }
        assert_actions(&mut screen, &[Action::GoOn]);
    }
}

#[test]
fn a_long_summary_goes_over_several_pages_with_the_result_on_the_first() {
    for (size, least) in [((40, 80), 0), ((12, 40), 2)] {
        let mut screen = scene("summary", size);
        screen.wait_until("a pause or the end", |screen| screen.text().ends_with(PAUSE) || screen.is_over());
        assert!(screen.history().contains("\n Done: 10 of 12 right"), "{}", screen.text());
        let pages = pages(&mut screen, |page| if page == 0 { " Done:" } else { "" });
        assert!(pages.len() >= least && (least > 0 || pages.is_empty()), "{size:?}: {pages:#?}");
        let all = words(&(pages.join(" ") + " " + &screen.text()));
        for mix_up in summary(Ending::Done).mixed_up {
            assert!(all.contains(&mix_up.truth), "{size:?}: {}\n{all}", mix_up.truth);
        }
        assert!(all.contains("Next tomorrow: tellapart drill"), "{all}");
        // When all is over it can be read once more.
        assert_eq!(screen.history().matches("\n Done:").count(), 1, "{}", screen.history());
        assert_actions(&mut screen, &[Action::GoOn]);
    }
}

#[test]
fn after_an_interrupt_no_summary_waits_for_a_key_and_the_result_stays_and_what_to_do_next() {
    let mut screen = scene("interrupted", (12, 40));
    assert_actions(&mut screen, &[Action::GoOn]);
    assert!(screen.history().contains(" Stopped by Ctrl-C: 10 of 12 right"), "{}", screen.history());
    assert!(!screen.history().contains(PAUSE) && !screen.history().contains("Mix-up number 5"), "{}", screen.history());
    assert!(screen.history().contains(" Next\n   tomorrow: tellapart drill"), "{}", screen.history());
}

#[test]
fn enter_alone_means_what_is_usual() {
    for (name, shown, action) in [
        ("usually", "Practise ahead? [Y/n]", Action::Yes),
        ("rarely", "Hand in the exam now? [y/N]", Action::No),
        ("copied", "Then your progress carries over. [y/N]", Action::No),
    ] {
        let mut screen = scene(name, USUAL);
        screen.wait_for(shown);
        screen.press(ENTER);
        assert_actions(&mut screen, &[action]);
    }
}
