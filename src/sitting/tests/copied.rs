//! Decks that have the id of another which was learnt.

use super::*;
use crate::journal::{Activity, Event, Forget};
use crate::question::form_named;

/// A deck of always the same ids, in which its traits begin with this word.
fn deck(title: &str, verb: &str) -> Deck {
    let distinction = |d: usize| {
        format!(
            r#"{{"id":"d{d}","aspect":"A{d}","traits":{{"x":{{"text":"{verb} [x{d}]"}},"y":{{"text":"{verb} [y{d}]"}}}},"lures":["{verb} z{d}","{verb} w{d}"]}}"#
        )
    };
    let distinctions = (0..7).map(distinction).collect::<Vec<_>>().join(",");
    let json = format!(
        r#"{{"format":1,"id":"test","title":"{title}","sides":[{{"id":"x","name":"x"}},{{"id":"y","name":"y"}}],"distinctions":[{distinctions}]}}"#
    );
    read_deck("test", json.as_bytes()).unwrap()
}

fn shelf(title: &str, verb: &str) -> Shelf {
    Shelf::new(vec![deck(title, verb)]).unwrap()
}

/// Someone who has learnt a deck and sits before another of its id.
fn before(title: &str, verb: &str) -> Trainee {
    let mut trainee = Trainee::new(shelf("Old", "has"), 1);
    trainee.drill(8, 12, &mut knows);
    trainee.next_day();
    trainee.restart(shelf(title, verb));
    trainee
}

fn copied(trainee: &Trainee) -> Option<CopiedDeck> {
    match trainee.sitting.view() {
        View::Offer(Offer::Copied(copied)) => Some(copied.clone()),
        _ => None,
    }
}

fn events(trainee: &Trainee) -> usize {
    let progress = trainee.progress();
    progress.all_sessions().map(|past| past.parts() + past.answers().len()).sum()
}

#[test]
fn before_a_copy_everything_that_begins_a_session_asks_first_and_without_a_yes_nothing_is_recorded() {
    let quiz = Exercise::Quiz { about: About::Everything, is_exact: false, counts: true };
    let onboarding = Exercise::Onboarding { by: By::AsBefore, workshop: false };
    for exercise in [Exercise::Drill, quiz, onboarding] {
        for (action, how, says_what_to_do) in [
            (Action::No, Ending::Stopped, true),
            (Action::Close, Ending::EndOfInput, true),
            (Action::Stop, Ending::Stopped, false),
            (Action::Leave, Ending::Interrupted, false),
        ] {
            let mut trainee = before("New", "needs");
            let known = events(&trainee);
            trainee.begin(Request { exercise: exercise.clone(), ..Request::drill() }).unwrap();
            if matches!(trainee.sitting.view(), View::Offer(Offer::Step(_))) {
                trainee.act(Action::Yes).unwrap();
            }
            let offer = copied(&trainee).unwrap();
            assert_eq!((offer.known_title.as_str(), offer.title.as_str(), offer.items), ("Old", "New", 7));
            assert!(matches!(trainee.act(Action::GoOn), Err(SittingError::NotNow)));
            trainee.act(action).unwrap();
            if says_what_to_do {
                assert!(
                    matches!(trainee.sitting.view(), View::Notice(Notice::OwnIdNeeded { id }) if id.as_str() == "test")
                );
                trainee.act(Action::GoOn).unwrap();
            }
            assert!(matches!(trainee.sitting.view(), View::End { how: ended, more: false } if ended == how));
            assert_eq!(events(&trainee), known);
        }
    }
}

#[test]
fn a_yes_goes_on_and_is_not_asked_for_again_until_the_next_copy() {
    let mut trainee = before("New", "needs");
    trainee.begin(Request::drill()).unwrap();
    trainee.act(Action::Yes).unwrap();
    assert!(matches!(trainee.sitting.view(), View::Ask(_)));
    let asks = |trainee: &mut Trainee| {
        trainee.begin(Request::drill()).unwrap();
        copied(trainee).is_some()
    };
    trainee.restart(shelf("New", "needs"));
    assert!(!asks(&mut trainee));
    trainee.restart(shelf("Old", "has"));
    assert!(asks(&mut trainee));
}

#[test]
fn a_new_title_or_new_texts_alone_make_no_copy_and_are_known_from_then_on() {
    let mut trainee = Trainee::new(shelf("Old", "has"), 1);
    for (title, verb, editions) in [
        ("Old", "has", 1),
        ("Old", "has", 0),
        ("New", "has", 1),
        ("New", "needs", 1),
        ("Newer", "needs", 1),
        ("Newer", "needs", 0),
    ] {
        trainee.restart(shelf(title, verb));
        let exercise = Exercise::Quiz { about: About::Everything, is_exact: false, counts: true };
        trainee.play(Request { exercise, ..Request::drill() }, &mut knows).unwrap().summary();
        assert_eq!(trainee.session().begin.editions.len(), editions, "{title} {verb}");
        trainee.next_day();
    }
}

#[test]
fn nothing_is_asked_where_nothing_was_learnt_or_all_was_forgotten() {
    let mut trainee = Trainee::new(shelf("Old", "has"), 1);
    trainee.begin(Request::drill()).unwrap();
    trainee.restart(shelf("New", "needs"));
    trainee.begin(Request::drill()).unwrap();
    assert_eq!(copied(&trainee), None);
    let mut trainee = before("New", "needs");
    let (deck, now) = ("test".parse().unwrap(), trainee.now());
    trainee.sitting.learner.record(now, Event::Forget(Forget { deck })).unwrap();
    trainee.begin(Request::drill()).unwrap();
    assert_eq!(copied(&trainee), None);
}

#[test]
fn of_several_copies_each_is_asked_about_and_one_no_is_enough() {
    let two = |verb: &str, title: &str| {
        let mut other = deck(&format!("{title} 2"), verb);
        other.id = "other".parse().unwrap();
        Shelf::new(vec![deck(title, verb), other]).unwrap()
    };
    let mut trainee = Trainee::new(two("has", "Old"), 1);
    trainee.drill(20, 20, &mut knows);
    trainee.next_day();
    trainee.restart(two("needs", "New"));
    trainee.begin(Request { new_a_day: 20, ..Request::drill() }).unwrap();
    let first = copied(&trainee).unwrap();
    trainee.act(Action::Yes).unwrap();
    let second = copied(&trainee).unwrap();
    assert_ne!(first.id, second.id);
    trainee.act(Action::No).unwrap();
    assert!(matches!(trainee.sitting.view(), View::Notice(Notice::OwnIdNeeded { id }) if *id == second.id));
}

#[test]
fn nothing_is_asked_where_nothing_begins_and_nothing_counts() {
    // A copy that is only practised is not known from then on.
    let quiz = |counts| Exercise::Quiz { about: About::Everything, is_exact: false, counts };
    let mut trainee = before("New", "needs");
    trainee.begin(Request { exercise: quiz(false), ..Request::drill() }).unwrap();
    assert_eq!(copied(&trainee), None);
    assert!(trainee.session().begin.editions.is_empty());
    trainee.begin(Request { exercise: quiz(true), ..Request::drill() }).unwrap();
    assert!(copied(&trainee).is_some());
    let mut trainee = before("New", "needs");
    let forms = AllowedForms::only(&[form_named("scenario").name()]);
    let cannot = trainee.begin(Request { exercise: quiz(true), forms, ..Request::drill() });
    assert!(matches!(cannot, Err(SittingError::NothingToAsk)));
}

#[test]
fn a_yes_holds_though_nothing_was_answered_after_it() {
    let mut trainee = before("New", "needs");
    trainee.begin(Request::drill()).unwrap();
    trainee.act(Action::Yes).unwrap();
    trainee.act(Action::Leave).unwrap();
    trainee.restart(shelf("New", "needs"));
    trainee.begin(Request::drill()).unwrap();
    assert_eq!(copied(&trainee), None);
}

#[test]
fn to_practise_ahead_is_asked_about_too_and_begins_with_the_yes() {
    let mut trainee = Trainee::new(shelf("Old", "has"), 1);
    trainee.drill(8, 12, &mut knows);
    trainee.restart(shelf("New", "needs"));
    trainee.begin(Request { new_a_day: 0, ..Request::drill() }).unwrap();
    assert!(matches!(trainee.sitting.view(), View::Notice(Notice::NothingDue { .. })));
    trainee.act(Action::GoOn).unwrap();
    assert!(matches!(trainee.sitting.view(), View::Offer(Offer::Practice)));
    trainee.act(Action::Yes).unwrap();
    assert!(copied(&trainee).is_some());
    trainee.act(Action::Yes).unwrap();
    assert!(matches!(trainee.sitting.view(), View::Ask(_)));
    assert_eq!(trainee.session().begin.activity, Activity::Practice);
}
