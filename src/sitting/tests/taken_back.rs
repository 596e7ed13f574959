//! Taking an answer back within the session: what was asked is asked again, and what was taken back has never been.

use super::*;
use crate::journal::{Event, Store};
use crate::question::{Prompt, Task};

/// Answers the question that is asked, all steps of it, as this learner does.
fn answer(trainee: &mut Trainee, by: fn(&OpenQuestion<'_>) -> Response) {
    loop {
        let response = by(&trainee.open_question().unwrap());
        trainee.act(Action::Answer(response)).unwrap();
        if !matches!(trainee.sitting.view(), View::Ask(ask) if ask.continues) {
            break;
        }
    }
}

fn asked(trainee: &Trainee) -> &Ask {
    match trainee.sitting.view() {
        View::Ask(ask) => ask,
        view => panic!("{view:?}"),
    }
}

/// What is asked, in words.
fn words(prompt: &Prompt) -> String {
    serde_json::to_string(prompt).unwrap()
}

fn drill(seed: u64) -> Trainee {
    let mut trainee = Trainee::new(marketing(), 0);
    trainee.seed(seed);
    trainee.begin(Request::drill()).unwrap();
    trainee
}

#[test]
fn the_last_answer_is_taken_back_at_what_came_of_it_and_after_that() {
    for is_told in [true, false] {
        let mut trainee = drill(1);
        let first = words(&asked(&trainee).prompt);
        assert!(!asked(&trainee).can_be_taken_back, "nothing is answered yet");
        assert!(matches!(trainee.act(Action::TakeBack), Err(SittingError::NotNow)));
        answer(&mut trainee, wrongly);
        if !is_told {
            trainee.act(Action::GoOn).unwrap();
            assert!(asked(&trainee).can_be_taken_back);
        }
        trainee.act(Action::TakeBack).unwrap();
        let again = asked(&trainee);
        assert_eq!((words(&again.prompt), again.number, again.bar.done), (first, 1, 0));
        assert!(!again.can_be_taken_back);
        assert!(trainee.session().answers().iter().all(|answer| answer.is_undone));
        answer(&mut trainee, knows);
        trainee.act(Action::GoOn).unwrap();
        assert_eq!(asked(&trainee).bar.done, 1);
        let events = trainee.journal().read(trainee.now()).unwrap().events;
        assert!(matches!(events[2].event, Event::Undo(_)), "it is in the journal: {:?}", events[2]);
    }
}

#[test]
fn what_was_responded_to_a_question_so_far_is_taken_back_before_its_answer_is() {
    let mut trainee = (0..50).map(drill).find(|trainee| {
        let View::Ask(ask) = trainee.sitting.view() else { return false };
        let open = trainee.open_question().unwrap();
        matches!(ask.prompt.task, Task::Judge { .. }) && open.right() == Response::Option(1)
    });
    let trainee = trainee.as_mut().unwrap();
    let first = words(&asked(trainee).prompt);
    trainee.act(Action::Answer(Response::Option(1))).unwrap();
    assert!(asked(trainee).continues && asked(trainee).can_be_taken_back, "a false sentence is made true");
    trainee.act(Action::TakeBack).unwrap();
    assert_eq!(words(&asked(trainee).prompt), first);
    assert!(!asked(trainee).continues && !asked(trainee).can_be_taken_back);
    assert_eq!(trainee.session().answers(), [], "nothing was in the journal");
}

#[test]
fn where_nothing_is_left_to_take_back_no_question_says_that_there_is() {
    let mut trainee = drill(1);
    for _ in 0..15 {
        while !matches!(trainee.sitting.view(), View::Ask(_)) {
            trainee.act(Action::GoOn).unwrap();
        }
        answer(&mut trainee, wrongly);
    }
    let mut taken_back = 0;
    loop {
        trainee.act(Action::TakeBack).unwrap();
        taken_back += 1;
        if !asked(&trainee).can_be_taken_back {
            break;
        }
    }
    assert_eq!(taken_back, 10);
    assert!(matches!(trainee.act(Action::TakeBack), Err(SittingError::NotNow)));
}

#[test]
fn of_what_was_taken_up_again_nothing_from_before_is_taken_back() {
    let mut trainee = Trainee::new(marketing(), 0);
    let onboarding =
        || Request { exercise: Exercise::Onboarding { by: By::Never, workshop: false }, ..Request::drill() };
    // The pre-test, then a lesson.
    let mut is_lesson = false;
    trainee.begin(onboarding()).unwrap();
    while !is_lesson {
        match trainee.sitting.view() {
            View::Ask(_) => answer(&mut trainee, wrongly),
            View::Offer(_) => trainee.act(Action::Yes).unwrap(),
            View::Tell(_) => is_lesson = true,
            _ => trainee.act(Action::GoOn).unwrap(),
        }
    }
    let shelf = marketing();
    trainee.restart(shelf);
    trainee.begin(onboarding()).unwrap();
    while !matches!(trainee.sitting.view(), View::Ask(_)) {
        let is_offer = matches!(trainee.sitting.view(), View::Offer(_));
        trainee.act(if is_offer { Action::Yes } else { Action::GoOn }).unwrap();
    }
    assert!(!asked(&trainee).can_be_taken_back);
    assert!(matches!(trainee.act(Action::TakeBack), Err(SittingError::NotNow)));
}

#[test]
fn of_a_test_nothing_is_taken_back() {
    let mut trainee = Trainee::new(marketing(), 0);
    trainee
        .begin(Request { exercise: Exercise::Onboarding { by: By::Never, workshop: false }, ..Request::drill() })
        .unwrap();
    trainee.act(Action::Yes).unwrap();
    answer(&mut trainee, knows);
    assert_eq!(trainee.session().begin.activity, Activity::PreTest);
    assert!(!asked(&trainee).can_be_taken_back);
    assert!(matches!(trainee.act(Action::TakeBack), Err(SittingError::NotNow)));
}

/// How a drill goes on in which these questions, by their place, are first answered wrongly, and that is taken back: at what came of it, or after that. What was
/// asked, in order, and the trainee at the end.
fn played(seed: u64, slips: &HashMap<usize, bool>) -> (Vec<String>, Trainee) {
    let (mut trainee, mut prompts) = (drill(seed), Vec::new());
    while let View::Ask(ask) = trainee.sitting.view() {
        prompts.push(words(&ask.prompt));
        if let Some(is_told) = slips.get(&(prompts.len() - 1)) {
            answer(&mut trainee, wrongly);
            if !is_told {
                trainee.act(Action::GoOn).unwrap();
            }
            trainee.act(Action::TakeBack).unwrap();
        }
        // Of three answers one is wrong.
        answer(&mut trainee, if prompts.len() % 3 == 0 { wrongly } else { knows });
        trainee.act(Action::GoOn).unwrap();
    }
    (prompts, trainee)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn what_was_taken_back_has_never_been(seed in any::<u64>(), slips in prop::collection::hash_map(0..8usize, any::<bool>(), 1..5)) {
        let ((with, slipped), (without, never)) = (played(seed, &slips), played(seed, &HashMap::new()));
        prop_assert_eq!(with, without, "the same is asked");
        let summaries = [&slipped, &never].map(|trainee| match trainee.sitting.view() {
            View::Summary { summary, .. } => (summary.right, summary.of, summary.asked, summary.again.clone(), summary.mixed_up.clone()),
            view => panic!("{view:?}"),
        });
        prop_assert_eq!(&summaries[0], &summaries[1]);
        for at in never.shelf().items() {
            prop_assert_eq!(slipped.retrievability(at).to_bits(), never.retrievability(at).to_bits());
        }
    }
}
