//! "Mine was right": what a learner's word changes, and where it is not taken.

use super::*;
use crate::journal::{Answer, Event, Store};
use crate::progress::ExamResult;
use crate::question::{FormName, Picked, Verdict};

/// A word that is no key word of any deck.
const OWN_WORD: &str = "giraffe";

fn typed() -> FormName {
    FormName::all().find(|form| form.as_str() == "typed").unwrap()
}

fn own_word() -> Action {
    Action::Answer(Response::Text(OWN_WORD.to_owned()))
}

/// A drill in writing that has just begun.
fn drill() -> Trainee {
    let mut trainee = Trainee::new(marketing(), 0);
    trainee.seed(3);
    trainee.begin(Request { forms: AllowedForms::only(&[typed()]), ..Request::drill() }).unwrap();
    while matches!(trainee.sitting.view(), View::Notice(_)) {
        trainee.act(Action::GoOn).unwrap();
    }
    trainee
}

/// Answers the whole question with this word.
fn answer(trainee: &mut Trainee, word: &Action) {
    trainee.act(word.clone()).unwrap();
    while matches!(trainee.sitting.view(), View::Ask(ask) if ask.continues) {
        trainee.act(word.clone()).unwrap();
    }
}

fn told(trainee: &Trainee) -> &crate::session::Feedback {
    match trainee.sitting.view() {
        View::Tell(feedback) => feedback,
        view => panic!("{view:?}"),
    }
}

fn last_answer(trainee: &Trainee) -> &Answer {
    &trainee.session().answers().last().unwrap().answer
}

fn believed(trainee: &Trainee, item: &ItemId) -> f64 {
    let deck = &trainee.shelf().decks()[0].id;
    trainee.progress().proven_retrievability(deck, item, trainee.today().plus(1)).get()
}

/// How many questions a drill has in which every answer is this word; what becomes of each is left to `then`.
fn length(mut then: impl FnMut(&mut Trainee)) -> usize {
    let mut trainee = drill();
    let mut questions = 0;
    while !matches!(trainee.sitting.view(), View::Summary { .. }) {
        answer(&mut trainee, &own_word());
        then(&mut trainee);
        trainee.act(Action::GoOn).unwrap();
        questions += 1;
        assert!(questions < 100);
    }
    questions
}

#[test]
fn what_was_right_by_the_learners_word_counts_as_right_and_does_not_come_back() {
    let mut trainee = drill();
    answer(&mut trainee, &own_word());
    let feedback = told(&trainee);
    assert!(feedback.can_be_accepted && feedback.items[0].again == Some(Return::Soon), "{feedback:?}");
    trainee.act(Action::MineWasRight).unwrap();
    let feedback = told(&trainee);
    assert_eq!(feedback.verdict, Verdict::Accepted);
    assert!(!feedback.can_be_accepted && feedback.items[0].right);
    assert!(matches!(feedback.items[0].again, Some(Return::InDays(_))), "{feedback:?}");
    let accepted = last_answer(&trainee);
    assert!(accepted.is_right() && accepted.rows[0].picked.last() == Some(&Picked::Accepted));
    let all_wrong = length(|_| {});
    let all_accepted = length(|trainee| trainee.act(Action::MineWasRight).unwrap());
    let items = trainee.shelf().decks()[0].distinctions().count();
    assert!(all_accepted < items && all_wrong > all_accepted, "{all_wrong} and {all_accepted} of {items}");
}

#[test]
fn it_is_weaker_evidence_than_a_right_answer_and_proves_nothing_to_others() {
    let after = |act: &dyn Fn(&mut Trainee)| {
        let mut trainee = drill();
        act(&mut trainee);
        let row = last_answer(&trainee).rows[0].clone();
        let deck = trainee.shelf().decks()[0].id.clone();
        let held = trainee.progress().retrievability(&deck, &row.item, trainee.today().plus(1)).get();
        (
            held,
            believed(&trainee, &row.item),
            trainee.progress().item(&deck, &row.item).unwrap().right_sessions.iter().count(),
        )
    };
    let right = after(&|trainee| {
        while !matches!(trainee.sitting.view(), View::Tell(_)) {
            let response = trainee.open_question().unwrap().right();
            trainee.act(Action::Answer(response)).unwrap();
        }
    });
    let wrong = after(&|trainee| answer(trainee, &own_word()));
    let accepted = after(&|trainee| {
        answer(trainee, &own_word());
        trainee.act(Action::MineWasRight).unwrap();
    });
    assert!(wrong.0 < accepted.0 && accepted.0 < right.0, "{wrong:?} {accepted:?} {right:?}");
    assert!((accepted.1 - 0.5).abs() < 1e-9 && accepted.2 == 0, "as if it had never been asked: {accepted:?}");
}

#[test]
fn it_stands_in_the_journal_as_an_event_of_its_own_and_is_known_when_the_lid_was_closed() {
    let mut trainee = drill();
    answer(&mut trainee, &own_word());
    let line = trainee.session().answers()[0].id;
    trainee.act(Action::MineWasRight).unwrap();
    let kept = trainee.sitting.learner().store().clone().read(moment_of(&trainee)).unwrap().events;
    assert!(matches!(&kept.last().unwrap().event, Event::Accept(accept) if accept.answer == line), "{:?}", kept.last());
    assert!(
        kept.iter().any(|recorded| matches!(&recorded.event, Event::Answer(answer) if !answer.is_right())),
        "what was judged stands as it was judged"
    );
    let before = trainee.progress().all_sessions().cloned().collect::<Vec<_>>();
    trainee.restart(marketing());
    assert_eq!(trainee.progress().all_sessions().cloned().collect::<Vec<_>>(), before);
}

fn moment_of(trainee: &Trainee) -> crate::clock::Moment {
    trainee.session().answers()[0].at
}

#[test]
fn a_lesson_that_was_cut_off_after_it_goes_on_as_if_the_answer_had_been_right() {
    let asked_after = |close_the_lid: bool| {
        let mut trainee = Trainee::new(marketing(), 1);
        trainee.onboarded.forms = AllowedForms::preferring(&[typed()]);
        trainee.play_step(&mut |_| Response::NotKnown);
        trainee.begin(trainee.onboarded.clone()).unwrap();
        let mut asked = Vec::new();
        let mut is_accepted = false;
        for _ in 0..1000 {
            let action = match trainee.sitting.view() {
                View::Summary { .. } => return asked,
                View::Ask(ask) => {
                    let prompt = ask.prompt.clone();
                    asked.extend((!ask.continues).then_some(prompt));
                    if is_accepted { Action::Answer(trainee.open_question().unwrap().right()) } else { own_word() }
                }
                View::Tell(feedback) if feedback.can_be_accepted && !is_accepted => {
                    is_accepted = true;
                    Action::MineWasRight
                }
                View::Tell(_) if is_accepted && close_the_lid && asked.len() == 1 => {
                    trainee.restart(marketing());
                    trainee.begin(trainee.onboarded.clone()).unwrap();
                    continue;
                }
                View::Offer(_) => Action::Yes,
                _ => Action::GoOn,
            };
            trainee.act(action).unwrap();
        }
        panic!("the lesson does not end");
    };
    let (at_once, cut_off) = (asked_after(false), asked_after(true));
    assert!(at_once.len() > 2);
    assert_eq!(cut_off, at_once);
}

#[test]
fn no_word_is_taken_for_what_the_program_knows() {
    let deck = &marketing().decks()[0].clone();
    let refused = |action: &dyn Fn(&Trainee) -> Action| {
        let mut trainee = drill();
        let action = action(&trainee);
        answer(&mut trainee, &action);
        let feedback = told(&trainee).clone();
        assert!(!feedback.can_be_accepted, "{action:?}");
        assert!(matches!(trainee.act(Action::MineWasRight), Err(SittingError::NotNow)), "{action:?}");
        assert_eq!(told(&trainee), &feedback);
    };
    refused(&|trainee| Action::Answer(trainee.open_question().unwrap().right()));
    refused(&|_| Action::NotKnown);
    refused(&|_| Action::Answer(Response::Text(String::new())));
    // What is another side's, and what is no side's.
    let distinction = |trainee: &Trainee| {
        let item = trainee.open_question().unwrap().question.items().remove(0);
        deck.item(&item).unwrap().distinction().unwrap().clone()
    };
    let asked_about = |trainee: &Trainee| match &trainee.open_question().unwrap().ask.prompt.task {
        crate::question::Task::Write { side, .. } => side.id.clone(),
        task => panic!("{task:?}"),
    };
    refused(&|trainee| {
        let (distinction, about) = (distinction(trainee), asked_about(trainee));
        let other = distinction.traits.iter().find(|of| of.side != about).unwrap();
        Action::Answer(Response::Text(other.text.plain().to_owned()))
    });
    refused(&|trainee| Action::Answer(Response::Text(distinction(trainee).lures[0].plain().to_owned())));
    let mut trainee = drill();
    assert!(matches!(trainee.act(Action::MineWasRight), Err(SittingError::NotNow)), "nothing is answered yet");
}

#[test]
fn a_test_takes_no_word_and_one_that_stands_in_the_journal_changes_nothing_about_it() {
    // Without situations to judge it asks in writing.
    let shelf = without_situations;
    let mut trainee = guessers::before_the_exam(shelf());
    let played = trainee.play_step(&mut |open| match open.ask.prompt.wanted {
        crate::question::Wanted::Write => Response::Text(OWN_WORD.to_owned()),
        _ => open.right(),
    });
    assert_eq!(played.activity(), crate::journal::Activity::Exam);
    let own = trainee.session().answers().iter().find(|given| given.answer.form == typed()).unwrap();
    let (answer, item) = (own.id, own.answer.rows[0].item.clone());
    let state = |trainee: &Trainee| {
        let session = trainee.session();
        let answers: Vec<Answer> = session.answers().iter().map(|given| (*given.answer).clone()).collect();
        (believed(trainee, &item), ExamResult::of_session(session), answers)
    };
    let before = state(&trainee);
    assert!(before.1.is_some() && before.2.iter().any(|answer| !answer.is_right()));
    let now = trainee.now();
    trainee.sitting.learner.record(now, Event::Accept(crate::journal::Accept { answer })).unwrap();
    assert_eq!(state(&trainee), before);
    trainee.restart(shelf());
    assert_eq!(state(&trainee), before);
}
