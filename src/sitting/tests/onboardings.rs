//! Learners who are onboarded: who knows, who mixes up a pair, who fails an exam.

use super::guessers::before_the_exam;
use super::*;
use crate::onboarding::{Outlook, Pace, PreTestResult};
use crate::question::{Confusion, Picked, Task, form_named};

fn activities(played: &[Played]) -> Vec<Activity> {
    played.iter().map(Played::activity).collect()
}

#[test]
fn who_knows_everything_from_the_start_needs_no_lesson_and_passes_on_the_third_day() {
    use Activity::{Drill, Exam, PreTest};
    for seed in 0..20 {
        // The pre-test shows that all is known, and opens nothing: each item is right on two days after it.
        let mut trainee = Trainee::new(marketing(), seed);
        let (played, onboarding) = trainee.play_day(&mut knows);
        assert_eq!(activities(&played), [PreTest]);
        assert_eq!(
            (onboarding.next, onboarding.taught, onboarding.ready, onboarding.items),
            (OnboardingStep::Tomorrow, 14, 0, 14)
        );
        assert_eq!(onboarding.pre_test, Some(PreTestResult { day: trainee.today(), right: 14, questions: 14 }));
        trainee.next_day();
        let (played, onboarding) = trainee.play_day(&mut knows);
        assert!(activities(&played).iter().all(|activity| *activity == Drill), "{:?}", activities(&played));
        assert_eq!((onboarding.next, onboarding.ready), (OnboardingStep::Tomorrow, 0));
        trainee.next_day();
        let (played, onboarding) = trainee.play_day(&mut knows);
        assert_eq!(activities(&played).last(), Some(&Exam));
        assert_eq!((&onboarding.next, onboarding.taught, onboarding.ready), (&OnboardingStep::Passed, 14, 14));
        let exam = onboarding.last_exam.clone().unwrap();
        assert_eq!((exam.result.told_apart, exam.result.facts_right), (9, 5));
        assert!(!exam.result.workshop && exam.result.longest_break == 0);
        // The fold from the journal says the same as the session did, and as what was taken answer by answer.
        assert_eq!(played.last().unwrap().summary().exam, Some(exam.result));
        assert_eq!(exam.deck.as_ref(), Some(&trainee.shelf().decks()[0].fingerprint()));
        trainee.restart(marketing());
        assert_eq!(trainee.onboarding(), onboarding);
        trainee.next_day();
        assert_eq!(trainee.next_step(), OnboardingStep::Passed);
    }
}

#[test]
fn who_knows_nothing_before_and_all_after_passes_on_the_fourth_day() {
    use Activity::{Drill, Exam, Lesson, PreTest};
    for seed in 0..20 {
        // Eight lessons a day: the last six are on the second, and right on two days after it on the fourth.
        let mut trainee = Trainee::new(marketing(), seed);
        let mut seen = Vec::new();
        for _ in 0..4 {
            seen.push(activities(&trainee.play_day(&mut knows_nothing_before).0));
            trainee.next_day();
        }
        assert_eq!(seen[..2], [vec![PreTest, Lesson], vec![Drill, Lesson]]);
        assert_eq!((seen[3][0], *seen[3].last().unwrap()), (Drill, Exam), "{seen:?}");
        assert!(!seen[2].contains(&Exam));
        assert_eq!(trainee.next_step(), OnboardingStep::Passed);
    }
}

#[test]
fn who_guesses_a_pre_test_has_hardly_anything_taken_for_known() {
    let mut taught = 0;
    for seed in 0..20 {
        let mut trainee = Trainee::new(marketing(), seed);
        let mut rng = rng(seed);
        trainee.play_step(&mut guesses(&mut rng));
        taught += trainee.onboarding().taught;
    }
    assert!(taught <= 14, "{taught} of 280 items were taken for known");
}

#[test]
fn before_an_exam_each_of_its_forms_was_met_in_a_drill() {
    for seed in 0..10 {
        let trainee = before_the_exam(marketing()).another(seed);
        let drills = trainee.progress().all_sessions().filter(|past| past.begin.activity == Activity::Drill);
        let met: HashSet<String> =
            drills.flat_map(|past| past.answers()).map(|given| given.answer.form.to_string()).collect();
        for form in ["scenario", "typed", "choice"] {
            assert!(met.contains(form), "{form} was not met: {met:?}");
        }
    }
}

#[test]
fn who_is_wrong_to_the_end_of_a_lesson_is_taught_it_on_another_day() {
    let mut trainee = Trainee::new(marketing(), 1);
    let mut never = |open: &OpenQuestion<'_>| wrongly(open);
    for day in 0..3 {
        let (played, onboarding) = trainee.play_day(&mut never);
        let lessons = played.iter().filter(|played| played.activity() == Activity::Lesson).count();
        assert_eq!((lessons, onboarding.next, onboarding.taught), (1, OnboardingStep::Tomorrow, 0), "day {day}");
        trainee.next_day();
    }
}

#[test]
fn a_failed_exam_opens_again_the_next_day_after_what_was_missed_was_drilled_first_and_was_right() {
    for seed in 0..20 {
        let mut trainee = before_the_exam(marketing()).another(seed);
        // Three of nine distinctions, all of which had to be told apart.
        let not_told: HashSet<ItemId> =
            trainee.shelf().decks()[0].distinctions().take(3).map(|distinction| distinction.id.clone()).collect();
        let (played, onboarding) = trainee.play_day(&mut |open| {
            let is_missed = open.question.items().iter().any(|item| not_told.contains(item));
            if open.activity == Activity::Exam && is_missed { wrongly(open) } else { open.right() }
        });
        let exam = &played[0];
        assert_eq!((activities(&played), onboarding.next), (vec![Activity::Exam], OnboardingStep::Tomorrow));
        assert_eq!(onboarding.last_exam.unwrap().result.told_apart, 6);
        let wrong = exam.answers.iter().filter(|answer| !answer.is_right());
        let missed: HashSet<ItemId> = wrong.map(|answer| answer.rows[0].item.clone()).collect();
        assert_eq!((&missed, exam.summary().mistakes.len()), (&not_told, 6));
        trainee.next_day();
        // Whoever is wrong about them again does not get in.
        let mut still_wrong = trainee.another(seed);
        let (played, onboarding) = still_wrong.play_day(&mut |open| {
            let asks_for_missed = open.question.items().iter().any(|item| missed.contains(item));
            if asks_for_missed { wrongly(open) } else { open.right() }
        });
        assert_eq!((played[0].activity(), onboarding.next), (Activity::Drill, OnboardingStep::Tomorrow));
        let OnboardingStep::Drill(items) = trainee.next_step() else { panic!("no drill comes first") };
        let first: HashSet<ItemId> = items[..3].iter().map(|at| trainee.shelf().id_of(*at).clone()).collect();
        assert_eq!(first, missed);
        let (played, _) = trainee.play_day(&mut knows);
        let after_drills: Vec<Activity> =
            activities(&played).into_iter().skip_while(|activity| *activity == Activity::Drill).collect();
        assert_eq!((played[0].activity(), after_drills), (Activity::Drill, vec![Activity::Exam]));
        assert_eq!(trainee.next_step(), OnboardingStep::Passed);
    }
}

/// Gives `pull` to sales and push to marketing wherever a question allows it, apart from lessons, where it stands before the eyes.
fn mixes_up_force(open: &OpenQuestion<'_>) -> Response {
    if open.activity == Activity::Lesson {
        return open.right();
    }
    open.swapped(|item| item.as_str() == "pull-push").unwrap_or_else(|| open.right())
}

#[test]
fn who_mixes_up_a_single_pair_is_told_so_and_not_let_in() {
    let mut asked = 0;
    for seed in 0..10 {
        let mut trainee = Trainee::new(marketing(), seed);
        for _ in 0..20 {
            let (played, onboarding) = trainee.play_day(&mut mixes_up_force);
            assert_ne!(onboarding.next, OnboardingStep::Passed);
            asked += played.iter().filter(|played| played.activity() == Activity::Exam).count();
            trainee.next_day();
        }
        trainee.restart(marketing());
        let confusions = trainee.progress().confusions(&trainee.shelf().decks()[0].id);
        let (item, confusion, worst) = confusions[0];
        assert_eq!(item.as_str(), "pull-push");
        assert!(matches!(confusion, Confusion::SideSwap { .. }), "{confusion:?}");
        assert!(worst.is_present() && worst.times > 3, "{worst:?}");
        assert!(confusions.iter().all(|(item, ..)| item.as_str() == "pull-push"), "{confusions:?}");
        let mixed_up = confused(trainee.shelf(), trainee.progress());
        assert_eq!(mixed_up.iter().map(|at| trainee.shelf().id_of(*at).as_str()).collect::<Vec<_>>(), ["pull-push"]);
    }
    assert_eq!(asked, 0, "the gate was opened");
}

#[test]
fn a_workshop_is_done_in_one_day_and_its_result_says_so() {
    for seed in 0..10 {
        for shelf in [marketing(), examinable_shelf_of(8)] {
            let mut trainee = Trainee::new(shelf, seed);
            trainee.hold_workshop();
            let (played, onboarding) = trainee.play_day(&mut knows_nothing_before);
            assert_eq!(onboarding.next, OnboardingStep::Passed);
            // Not for ever: in what was just taught nobody believes at once.
            let drills = played.iter().filter(|played| played.activity() == Activity::Drill).count();
            assert!(drills <= 6, "{drills} drills");
            let exam = onboarding.last_exam.unwrap().result;
            assert!(exam.workshop && exam.told_apart == exam.rule.distinctions);
        }
    }
}

#[test]
fn a_deck_that_cannot_be_examined_is_refused_before_anything_is_learnt() {
    let refused = |shelf: Shelf| {
        let mut trainee = Trainee::new(shelf, 1);
        let refused = trainee.begin(trainee.onboarded.clone());
        assert_eq!(trainee.progress().all_sessions().count(), 0);
        match refused {
            Err(SittingError::NotExaminable(why)) => Some(why),
            _ => None,
        }
    };
    assert_eq!(refused(examinable_shelf_of(6)), Some(NotExaminable::TooFew { distinctions: 6, fewest: 7 }));
    assert_eq!(refused(examinable_shelf_of(7)), None);
    let all = (0..7).map(|d| format!("A{d}")).collect();
    assert_eq!(refused(shelf_of(7)), Some(NotExaminable::TooEasy(all)));
}

#[test]
fn who_prefers_to_grade_oneself_gets_to_the_exam_all_the_same() {
    let mut trainee = Trainee::new(marketing(), 1);
    let recall = form_named("recall");
    trainee.onboarded.forms = AllowedForms::preferring(&[recall.name()]);
    for _ in 0..4 {
        trainee.play_day(&mut |open| match open.ask.prompt.task {
            Task::Grade => Response::Option(3),
            _ => open.right(),
        });
        trainee.next_day();
    }
    assert_eq!(trainee.next_step(), OnboardingStep::Passed);
    let answers = trainee.progress().all_sessions().flat_map(|session| session.answers());
    let mut rows = answers.flat_map(|given| &given.answer.rows);
    let is_graded = |picked: &[Picked]| matches!(picked, [Picked::Graded { .. }]);
    assert!(!rows.any(|row| is_graded(&row.picked)), "what proves nothing is not asked on the way to an exam");
}

fn pace(trainee: &mut Trainee) -> Pace {
    trainee.onboarding().pace.unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn at_the_pace_that_is_given_everything_is_taught_before_the_day_of_the_exam(
        items in 7usize..16, new_a_day in 1usize..6, days in 0u32..6,
    ) {
        let mut trainee = Trainee::new(examinable_shelf_of(items), 1);
        trainee.onboarded.new_a_day = new_a_day;
        let by = trainee.today().plus(days);
        trainee.onboarded.exercise = Exercise::Onboarding { by: By::Day(by), workshop: false };
        let at_first = pace(&mut trainee);
        let expected = match days {
            0 | 1 => Outlook::TooLate(trainee.today().plus(2)),
            days if new_a_day * (days as usize - 1) >= items => Outlook::Enough,
            _ => Outlook::Faster,
        };
        prop_assert_eq!((at_first.left, at_first.outlook), (items, expected));
        while trainee.today() < by {
            let before = trainee.onboarding();
            let (_, onboarding) = trainee.play_day(&mut knows_nothing_before);
            // As many as was said in the morning, and what is said in the evening is right for tomorrow.
            prop_assert_eq!(onboarding.taught, items.min(before.taught + before.pace.unwrap().a_day));
            if let Some(evening) = onboarding.pace {
                prop_assert!(days < 2 || !matches!(evening.outlook, Outlook::TooLate(_)), "{evening:?}");
                trainee.next_day();
                let next = pace(&mut trainee);
                prop_assert!(onboarding.taught == items || next.a_day <= evening.a_day, "{evening:?}, then {next:?}");
            } else {
                prop_assert_eq!(onboarding.next, OnboardingStep::Passed);
                return Ok(());
            }
        }
        if days > 1 {
            prop_assert_eq!(trainee.onboarding().taught, items);
            let (_, onboarding) = trainee.play_day(&mut knows_nothing_before);
            prop_assert_eq!(onboarding.next, OnboardingStep::Passed);
        } else {
            trainee.play_day(&mut knows_nothing_before);
            trainee.next_day();
            let too_late = trainee.begin(trainee.onboarded.clone());
            prop_assert!(matches!(too_late, Err(SittingError::DayHasPassed { .. })), "{too_late:?}");
            // Who names no other day keeps the one that was named.
            trainee.onboarded.exercise = Exercise::Onboarding { by: By::AsBefore, workshop: false };
            prop_assert_eq!(pace(&mut trainee).outlook, Outlook::Past);
        }
    }
}
