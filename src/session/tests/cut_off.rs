//! Sessions that were cut off and are taken up again.

use super::course::*;
use super::*;
use crate::journal::Activity;
use crate::question::Prompt;
use proptest::prelude::*;

/// Someone whose answers hang on the question alone: right in two of three cases.
fn knows_some(session: &Session, ask: &Ask) -> Response {
    let letters = format!("{:?}", ask.prompt).bytes().map(usize::from).sum::<usize>();
    if session.manner().activity() == Activity::Lesson || letters % 3 > 0 {
        session.right_response()
    } else {
        Response::Option(0).fitting(ask)
    }
}

impl Response {
    fn fitting(self, ask: &Ask) -> Self {
        if ask.prompt.takes(&self) { self } else { Self::Text("whatever".to_owned()) }
    }
}

/// A course of the built-in deck, played until a stage of this kind comes.
fn before(activity: Activity, seed: u64) -> (Onboarded, Stage) {
    let mut course = Onboarded::new(marketing(), USUAL, seed);
    loop {
        let progress = course.progress();
        let stage = course.standing_of(&progress).next;
        match (&stage, activity) {
            (Stage::PreTest, Activity::PreTest)
            | (Stage::Lessons(_), Activity::Lesson)
            | (Stage::Drill(_), Activity::Drill)
            | (Stage::Exam, Activity::Exam) => return (course, stage),
            (Stage::Tomorrow, _) => course.next_day(),
            _ => drop(course.sit(progress, stage, &mut knows, None)),
        }
    }
}

fn activity() -> impl Strategy<Value = Activity> {
    prop::sample::select(vec![Activity::PreTest, Activity::Lesson, Activity::Drill, Activity::Exam])
}

fn prompts(asks: &[Ask]) -> Vec<Prompt> {
    asks.iter().map(|ask| ask.prompt.clone()).collect()
}

/// How many steps were asked for these answers.
fn steps_of(sat: &Sat, answers: usize) -> usize {
    let first_of_next = sat.asks.iter().position(|ask| ask.number > answers);
    first_of_next.unwrap_or(sat.asks.len())
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
                distinction.lures = vec![text.clone()];
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
    Shelf::new(vec![deck]).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn a_session_goes_on_with_the_very_question_that_was_open_and_ends_as_if_never_cut_off(
        activity in activity(), seed in 0..40u64, cuts in prop::collection::vec(0..14usize, 1..4), later in 0..3i64,
    ) {
        let (mut course, stage) = before(activity, seed);
        let mut whole = course.clone();
        let uncut = whole.sit(whole.progress(), stage.clone(), &mut knows_some, None);
        let (mut done, mut stage) = (0, stage);
        for cut in cuts {
            let cut = cut.min(uncut.answers.len() - done);
            let part = course.sit(course.progress(), stage.clone(), &mut knows_some, Some(cut));
            prop_assert_eq!(prompts(&part.asks), prompts(&uncut.asks[steps_of(&uncut, done)..steps_of(&uncut, done + cut)]));
            done += cut;
            if matches!(activity, Activity::PreTest | Activity::Exam) {
                // Lessons and drills are gone on with on the same day only.
                course.day += later;
            }
            match course.standing().next {
                go_on @ Stage::GoOn { .. } => {
                    let kept = Stage::GoOn { session: session_of(&go_on), activity, answered: done };
                    prop_assert_eq!(&go_on, &kept);
                    stage = go_on;
                }
                _ => {
                    prop_assert_eq!(done, uncut.answers.len(), "only what was finished is not gone on with");
                    return Ok(());
                }
            }
        }
        let rest = course.sit(course.progress(), stage, &mut knows_some, None);
        prop_assert_eq!(prompts(&rest.asks), prompts(&uncut.asks[steps_of(&uncut, done)..]));
        prop_assert_eq!((rest.summary.asked, rest.summary.right), (uncut.summary.asked, uncut.summary.right));
        prop_assert_eq!(rest.summary.score, uncut.summary.score);
        prop_assert_eq!(rest.summary.exam, uncut.summary.exam);
        prop_assert_eq!(rest.summary.mistakes.len(), uncut.summary.mistakes.len());
        let goes_on = matches!(course.standing().next, Stage::GoOn { .. });
        prop_assert!(!goes_on, "it was finished");
        prop_assert_eq!(course.standing_of(&course.progress_anew()), course.standing());
    }

    #[test]
    fn a_test_whose_deck_was_changed_asks_nothing_again_and_loses_nothing(
        is_exam: bool, seed in 0..40u64, cut in 0..13usize, change in 0..4usize, at in 0..13usize,
    ) {
        let activity = if is_exam { Activity::Exam } else { Activity::PreTest };
        let (mut course, stage) = before(activity, seed);
        let first = course.sit(course.progress(), stage, &mut knows_some, Some(cut));
        course.shelf = changed(&course.shelf, change, at);
        let stage = course.standing().next;
        let goes_on = matches!(stage, Stage::GoOn { .. });
        prop_assert!(goes_on, "{stage:?}");
        let rest = course.sit(course.progress(), stage, &mut knows, None);
        let asked = |sat: &Sat| sat.answers.iter().map(|answer| answer.rows[0].item.clone()).collect::<Vec<_>>();
        let (before, after) = (asked(&first), asked(&rest));
        prop_assert!(after.iter().all(|item| !before.contains(item)), "{before:?}, then {after:?}");
        let all: HashSet<ItemId> = before.iter().chain(&after).cloned().collect();
        prop_assert_eq!(all.len(), before.len() + after.len());
        prop_assert!(course.shelf.items().all(|at| all.contains(course.shelf.id_of(at))));
        prop_assert_eq!(rest.summary.asked, before.len() + after.len());
        for row in rest.answers.iter().flat_map(|answer| &answer.rows) {
            prop_assert!(row.noise.unwrap().guess().get() <= 0.25, "{row:?} is too easy to guess");
        }
        if let Some(result) = rest.summary.exam {
            // What is told at the end is what the journal says ever after.
            prop_assert_eq!(course.standing().last_exam.unwrap().result, result);
        }
    }

    #[test]
    fn lessons_and_drills_whose_deck_was_changed_come_to_an_end(
        is_lesson: bool, seed in 0..20u64, cut in 0..13usize, change in 0..4usize, at in 0..13usize,
    ) {
        let activity = if is_lesson { Activity::Lesson } else { Activity::Drill };
        let (mut course, stage) = before(activity, seed);
        course.sit(course.progress(), stage, &mut knows_some, Some(cut));
        course.shelf = changed(&course.shelf, change, at);
        for _ in 0..4 {
            course.play_day(&mut knows);
            course.next_day();
        }
        prop_assert_eq!(course.standing().next, Stage::Passed);
    }
}

fn session_of(stage: &Stage) -> crate::journal::LineId {
    match stage {
        Stage::GoOn { session, .. } => session.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn lessons_and_drills_of_yesterday_are_not_gone_on_with() {
    for activity in [Activity::Lesson, Activity::Drill] {
        let (mut course, stage) = before(activity, 1);
        course.sit(course.progress(), stage, &mut knows, Some(2));
        assert!(matches!(course.standing().next, Stage::GoOn { answered: 2, .. }));
        course.next_day();
        assert!(!matches!(course.standing().next, Stage::GoOn { .. }));
    }
}
