//! Sessions that were cut off and are taken up again.

use super::guessers::before_the_exam;
use super::*;
use crate::progress::ExamResult;
use crate::question::{Prompt, Task};

/// Someone whose answers hang on the question alone: right in two of three cases.
fn knows_some(open: &OpenQuestion<'_>) -> Response {
    if open.activity == Activity::Lesson || !letters(&open.ask.prompt).is_multiple_of(3) {
        open.right()
    } else {
        open.fitting(0)
    }
}

/// A number that hangs on all that is shown.
fn letters(prompt: &Prompt) -> usize {
    serde_json::to_string(prompt).unwrap().bytes().map(usize::from).sum()
}

/// A trainee of the built-in deck, played until a step of this kind comes.
fn before(activity: Activity, seed: u64) -> Trainee {
    let mut trainee = Trainee::new(marketing(), seed);
    loop {
        match (trainee.next_step(), activity) {
            (OnboardingStep::PreTest, Activity::PreTest)
            | (OnboardingStep::Lessons(_), Activity::Lesson)
            | (OnboardingStep::Drill(_), Activity::Drill)
            | (OnboardingStep::Exam, Activity::Exam) => return trainee,
            (OnboardingStep::Tomorrow, _) => trainee.next_day(),
            _ => drop(trainee.play_step(&mut knows_nothing_before)),
        }
    }
}

fn activity() -> impl Strategy<Value = Activity> {
    prop::sample::select(vec![Activity::PreTest, Activity::Lesson, Activity::Drill, Activity::Exam])
}

fn prompts(asks: &[Ask]) -> Vec<&Prompt> {
    asks.iter().map(|ask| &ask.prompt).collect()
}

/// How many steps were asked for these answers.
fn steps_of(played: &Played, answers: usize) -> usize {
    let first_of_next = played.asks.iter().position(|ask| ask.number > answers);
    first_of_next.unwrap_or(played.asks.len())
}

/// The deck as someone left it who worked on it meanwhile.
fn changed(shelf: &Shelf, change: usize, at: usize) -> Shelf {
    let mut deck = shelf.decks()[0].clone();
    let at = at % deck.items.len();
    match change {
        0 => drop(deck.items.remove(at)),
        1 => deck.items.swap(at, 0),
        _ => {
            // What says the same in other words, and an item more.
            let other = shelf_of(1).decks()[0].clone();
            let text = other.distinctions().next().unwrap().traits[0].text.clone();
            if let Item::Distinction(distinction) = &mut deck.items[at] {
                distinction.lures.push(text.clone());
                distinction.traits[0].text = text;
            }
            if change == 2 {
                let mut more = deck.items[(at + 1) % deck.items.len()].clone();
                match &mut more {
                    Item::Distinction(distinction) => distinction.id = "more".parse().unwrap(),
                    Item::Fact(fact) => fact.id = "more".parse().unwrap(),
                }
                deck.items.push(more);
            }
        }
    }
    if deck.items != shelf.decks()[0].items {
        deck.title = "Another".to_owned();
    }
    Shelf::new(vec![deck]).unwrap()
}

#[test]
fn a_clock_that_was_set_back_before_lessons_that_are_cut_off_changes_nothing_of_them() {
    // By less than the pre-test took, and by more.
    for back in [30, 600] {
        let mut trainee = before(Activity::Lesson, 0);
        trainee.set_back(back);
        let OnboardingStep::Lessons(items) = trainee.next_step() else { panic!("lessons were to come") };
        let cut_off = trainee.play_step_up_to(3, &mut knows);
        let next = trainee.next_step();
        assert!(matches!(next, OnboardingStep::GoOn { activity: Activity::Lesson, answered: 3, .. }), "{next:?}");
        let rest = trainee.play_step(&mut knows);
        let mut read: Vec<&str> = cut_off.read.iter().chain(&rest.read).map(|lesson| lesson.label.as_str()).collect();
        read.sort_unstable();
        // Where it was cut off between a lesson and its question, that lesson is read again.
        read.dedup();
        assert_eq!(read.len(), items.len(), "{read:?}");
        assert_eq!(rest.read.last().map(|lesson| lesson.total), Some(items.len()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn a_session_goes_on_with_the_very_question_that_was_open_and_ends_as_if_never_cut_off(
        activity in activity(), seed in 0..40u64, cuts in prop::collection::vec(0..14usize, 1..4), later in 0..3i64,
    ) {
        // After such a break an exam draws anew what is open.
        let later = if activity == Activity::Exam { 0 } else { later };
        let before = before(activity, seed);
        let (mut whole, mut trainee) = (before.another(seed), before.another(seed));
        let uncut = whole.play_step(&mut knows_some);
        let mut done = 0;
        for cut in cuts {
            let cut = cut.min(uncut.answers.len() - done);
            let part = trainee.play_step_up_to(cut, &mut knows_some);
            prop_assert_eq!(prompts(&part.asks), prompts(&uncut.asks[steps_of(&uncut, done)..steps_of(&uncut, done + cut)]));
            done += cut;
            if activity.is_test() {
                // Lessons and drills are gone on with on the same day only.
                trainee.go_to_day(trainee.day + later);
            }
            match trainee.next_step() {
                OnboardingStep::GoOn { session, activity: goes_on, answered } => {
                    prop_assert_eq!((session, goes_on, answered), (trainee.session().id, activity, done));
                }
                _ => {
                    prop_assert_eq!(done, uncut.answers.len(), "only what was finished is not gone on with");
                    return Ok(());
                }
            }
        }
        let rest = trainee.play_step(&mut knows_some);
        prop_assert_eq!(prompts(&rest.asks), prompts(&uncut.asks[steps_of(&uncut, done)..]));
        let (rest, uncut) = (rest.summary(), uncut.summary());
        prop_assert_eq!((rest.asked, rest.right), (uncut.asked, uncut.right));
        prop_assert_eq!(rest.score, uncut.score);
        let unbroken = |exam: Option<ExamResult>| exam.map(|exam| (exam.told_apart, exam.facts_right, exam.is_passed()));
        prop_assert_eq!(unbroken(rest.exam), unbroken(uncut.exam));
        prop_assert_eq!(rest.mistakes.len(), uncut.mistakes.len());
        let onboarding = trainee.onboarding();
        prop_assert!(!matches!(onboarding.next, OnboardingStep::GoOn { .. }), "it was finished");
        trainee.restart(marketing());
        prop_assert_eq!(trainee.onboarding(), onboarding);
    }

    #[test]
    fn a_test_whose_deck_was_changed_asks_nothing_again_and_loses_nothing(
        is_exam: bool, seed in 0..40u64, cut in 0..13usize, change in 0..4usize, at in 0..13usize,
    ) {
        let mut trainee = before(if is_exam { Activity::Exam } else { Activity::PreTest }, seed);
        let first = trainee.play_step_up_to(cut, &mut knows_some);
        let whole = trainee.shelf().decks()[0].clone();
        trainee.restart(changed(trainee.shelf(), change, at));
        let step = trainee.next_step();
        prop_assert!(matches!(step, OnboardingStep::GoOn { .. }), "{step:?}");
        let rest = trainee.play_step(&mut knows);
        if is_exam {
            let result = rest.summary().exam.unwrap();
            // Whoever changes the questions does not pass.
            prop_assert_eq!(result.is_void, trainee.shelf().decks()[0] != whole);
            prop_assert!(!result.is_void || !result.is_passed());
            // What is told at the end is what the journal says ever after.
            prop_assert_eq!(trainee.onboarding().last_exam.unwrap().result, result);
            return Ok(());
        }
        let asked = |played: &Played| played.answers.iter().map(|answer| answer.rows[0].item.clone()).collect::<Vec<_>>();
        let (before, after) = (asked(&first), asked(&rest));
        prop_assert!(after.iter().all(|item| !before.contains(item)), "{before:?}, then {after:?}");
        let all: HashSet<ItemId> = before.iter().chain(&after).cloned().collect();
        prop_assert_eq!(all.len(), before.len() + after.len());
        prop_assert!(trainee.shelf().items().all(|at| all.contains(trainee.shelf().id_of(at))));
        prop_assert_eq!(rest.summary().asked, before.len() + after.len());
    }

    #[test]
    fn lessons_and_drills_whose_deck_was_changed_come_to_an_end(
        is_lesson: bool, seed in 0..20u64, cut in 0..13usize, change in 0..4usize, at in 0..13usize,
    ) {
        let mut trainee = before(if is_lesson { Activity::Lesson } else { Activity::Drill }, seed);
        trainee.play_step_up_to(cut, &mut knows_some);
        trainee.restart(changed(trainee.shelf(), change, at));
        for _ in 0..4 {
            trainee.play_day(&mut knows);
            trainee.next_day();
        }
        prop_assert_eq!(trainee.next_step(), OnboardingStep::Passed);
    }
}

#[test]
fn lessons_and_drills_of_yesterday_are_not_gone_on_with() {
    for activity in [Activity::Lesson, Activity::Drill] {
        let mut trainee = before(activity, 1);
        trainee.play_step_up_to(2, &mut knows);
        assert!(matches!(trainee.next_step(), OnboardingStep::GoOn { answered: 2, .. }));
        trainee.next_day();
        assert!(!matches!(trainee.next_step(), OnboardingStep::GoOn { .. }));
    }
}

/// A misspelling of the right words of which it is asked whether they were meant.
fn near(open: &OpenQuestion<'_>) -> Option<Response> {
    let (Task::Write { .. }, Response::Text(words)) = (&open.ask.prompt.task, open.right()) else { return None };
    let letters: Vec<char> = words.chars().collect();
    let misspelt = (1..letters.len()).flat_map(|at| ('a'..='z').map(move |letter| (at, letter))).map(|(at, letter)| {
        let mut letters = letters.clone();
        letters[at] = letter;
        Response::Text(letters.into_iter().collect())
    });
    let is_unsure = |response: &Response| {
        let with: Vec<Response> = open.responses.iter().cloned().chain([response.clone()]).collect();
        open.question.prompt(&with).is_some_and(|prompt| matches!(prompt.task, Task::Confirm { .. }))
    };
    misspelt.into_iter().find(is_unsure)
}

/// An exam in which it is being asked whether certain words were meant.
fn exam_at_a_confirmation() -> Trainee {
    let mut trainee = before_the_exam(without_situations());
    trainee.begin(trainee.onboarded.clone()).unwrap();
    loop {
        let action = match trainee.sitting.view() {
            View::Ask(ask) if matches!(ask.prompt.task, Task::Confirm { .. }) => return trainee,
            View::Ask(_) => {
                let open = trainee.open_question().unwrap();
                Action::Answer(near(&open).unwrap_or_else(|| open.right()))
            }
            View::Offer(_) => Action::Yes,
            view => panic!("{view:?}"),
        };
        trainee.act(action).unwrap();
    }
}

/// An exam that was cut off after so many answers, and goes on after so many seconds, with its open question before and after.
fn exam_after_break(answers: usize, seconds: i64) -> (Trainee, [Prompt; 2]) {
    let mut trainee = before(Activity::Exam, 1);
    trainee.begin(trainee.onboarded.clone()).unwrap();
    trainee.act(Action::Yes).unwrap();
    for _ in 0..answers {
        let right = trainee.open_question().unwrap().right();
        trainee.act(Action::Answer(right)).unwrap();
    }
    let open = |trainee: &Trainee| trainee.open_question().unwrap().ask.prompt.clone();
    let before = open(&trainee);
    trainee.set_back(-seconds);
    trainee.restart(marketing());
    trainee.begin(trainee.onboarded.clone()).unwrap();
    trainee.act(Action::Yes).unwrap();
    let after = open(&trainee);
    (trainee, [before, after])
}

#[test]
fn after_ten_minutes_an_exam_asks_what_was_open_anew_and_the_break_stands_on_its_result() {
    let mut redrawn = 0;
    for answers in 0..12 {
        let (_, [before, after]) = exam_after_break(answers, 10 * 60);
        assert_eq!(before, after, "after so short a break the same question is open");
        let (mut trainee, [before, after]) = exam_after_break(answers, 10 * 60 + 1);
        redrawn += usize::from(before != after);
        if matches!(before.task, Task::Classify { .. }) {
            assert_ne!(before.stem, after.stem, "the case could have been looked up");
        }
        let result = trainee.play_step(&mut knows).summary().exam.unwrap();
        assert_eq!((result.is_passed(), result.longest_break), (true, 601));
    }
    assert!(redrawn > 6, "{redrawn} of 12");
}

#[test]
fn in_an_exam_too_it_is_asked_what_was_meant_and_the_answer_decides() {
    for (option, right) in [(0, true), (1, false)] {
        let mut trainee = exam_at_a_confirmation();
        let before = trainee.session().answers().len();
        trainee.act(Action::Answer(Response::Option(option))).unwrap();
        let answers = trainee.session().answers();
        assert_eq!((answers.len(), answers.last().unwrap().answer.is_right()), (before + 1, right));
    }
}

#[test]
fn an_exam_that_was_cut_off_before_it_was_said_what_was_meant_asks_that_question_again() {
    let mut trainee = exam_at_a_confirmation();
    let (question, answered) =
        (trainee.open_question().unwrap().question.prompt(&[]), trainee.session().answers().len());
    trainee.restart(without_situations());
    let next = trainee.next_step();
    assert!(matches!(next, OnboardingStep::GoOn { answered: so_far, .. } if so_far == answered), "{next:?}");
    trainee.act(Action::Yes).unwrap();
    let open = trainee.open_question().unwrap();
    assert_eq!((open.question.prompt(open.responses), open.responses), (question, [].as_slice()));
    assert!(trainee.play_step(&mut knows).summary().exam.unwrap().is_passed());
}
