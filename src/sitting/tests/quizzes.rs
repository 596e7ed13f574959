//! Quizzes, lessons, and what there is to do after days away.

use super::*;
use crate::progress::CatchUp;
use crate::question::{Form, FormName, form_named};

/// A quiz about everything, for someone who is right in three of five cases.
fn quiz(
    trainee: &mut Trainee,
    questions: usize,
    forms: AllowedForms,
    counts: bool,
    seed: u64,
) -> Result<Played, SittingError> {
    trainee.seed(seed);
    let mut skill = rng(seed);
    let exercise = Exercise::Quiz { about: About::Everything, is_exact: true, counts };
    let request = Request { exercise, forms, questions, ..Request::drill() };
    trainee.play(request, &mut right_if(|_| skill.random_bool(0.6)))
}

/// A deck of its own, or the built-in one, which has facts.
fn shelf(distinctions: usize) -> Shelf {
    if distinctions == 0 { marketing() } else { shelf_of(distinctions) }
}

#[test]
fn what_cannot_be_asked_in_the_form_wished_for_takes_no_place_from_what_can() {
    let typed = AllowedForms::only(&[form_named("typed").name()]);
    let mut trainee = Trainee::new(marketing(), 0);
    let items: Vec<ItemRef> = trainee.shelf().items().collect();
    let (can, cannot): (Vec<ItemRef>, Vec<ItemRef>) =
        items.into_iter().partition(|at| typed.can_ask(trainee.shelf(), *at));
    let missed = vec![cannot[0], can[0]];
    let about = About::Items(missed);
    let exercise = Exercise::Quiz { about, is_exact: false, counts: true };
    trainee.play(Request { exercise, ..Request::drill() }, &mut wrongly).unwrap();
    let request = Request { exercise: Exercise::Missed, forms: typed, questions: 1, ..Request::drill() };
    let played = trainee.play(request, &mut knows).unwrap();
    assert_eq!(played.forms(), ["typed"]);
}

#[test]
fn who_wants_situations_is_told_of_items_whose_situations_are_all_kept_for_exams() {
    let example = |held: bool| format!(r#"{{"x":"One does.","y":"Another does.","held":{held}}}"#);
    let distinction = |id: &str, held: bool| {
        format!(
            r#"{{"id":"{id}","aspect":"A {id}","traits":{{"x":{{"text":"has x{id}"}},"y":{{"text":"has y{id}"}}}},"examples":[{}]}}"#,
            example(held)
        )
    };
    let json = format!(
        r#"{{"format":1,"id":"test","title":"T","sides":[{{"id":"x","name":"x"}},{{"id":"y","name":"y"}}],"distinctions":[{},{}]}}"#,
        distinction("a", true),
        distinction("b", false)
    );
    let mut trainee = Trainee::new(Shelf::new(vec![read_deck("test", json.as_bytes()).unwrap()]).unwrap(), 0);
    let scenario = FormName::all().find(|name| name.as_str() == "scenario").unwrap();
    let request = Request { forms: AllowedForms::only(&[scenario]), ..Request::drill() };
    let played = trainee.play(request, &mut knows).unwrap();
    assert_eq!(played.notices, [Notice::LeftOut { items: 1 }]);
    assert_eq!(played.items().concat(), [trainee.shelf().decks()[0].items[1].id().clone()]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_quiz_asks_as_many_questions_as_wished_and_never_two_running_about_one_item(
        distinctions in 0..9usize, questions in 1..40usize, seed in any::<u64>(),
    ) {
        let mut trainee = Trainee::new(shelf(distinctions), 0);
        let played = quiz(&mut trainee, questions, AllowedForms::usual(), true, seed).unwrap();
        // Of a single item there is just one: a second would follow it.
        let expected = if distinctions == 1 { 1 } else { questions };
        prop_assert_eq!(played.answers.len(), expected);
        played.check_bars();
        let last = played.asks.last().unwrap().bar;
        prop_assert_eq!((last.done, last.of), (expected - 1, expected), "full only at the end");
        let says_so: &[Notice] = if expected < questions { &[Notice::OneQuestion] } else { &[] };
        prop_assert_eq!(played.notices.as_slice(), says_so);
        for pair in played.items().windows(2) {
            prop_assert!(pair[0].iter().all(|item| !pair[1].contains(item)), "{:?}", played.items());
        }
        let score = played.summary().score.unwrap();
        prop_assert_eq!((Some(score.right), score.of), (played.summary().right, expected));
        let by_guessing = score.by_guessing.unwrap();
        prop_assert!(by_guessing > 0.0 && by_guessing < expected as f64);
        prop_assert_eq!(played.summary().mistakes.len(), expected - score.right);
    }

    #[test]
    fn a_quiz_in_chosen_forms_has_no_others(
        distinctions in 0..9usize, questions in 1..30usize, seed in any::<u64>(), names in prop::sample::subsequence(FormName::all().collect::<Vec<_>>(), 1..4),
    ) {
        let mut trainee = Trainee::new(shelf(distinctions), 0);
        let items: Vec<ItemRef> = trainee.shelf().items().collect();
        let allowed = AllowedForms::only(&names);
        let left_out = allowed.leave_out(trainee.shelf(), &items);
        let played = match quiz(&mut trainee, questions, allowed, true, seed) {
            Err(SittingError::NothingToAsk) => Played::default(),
            played => {
                let played = played.unwrap();
                let says_so = played.notices.contains(&Notice::LeftOut { items: left_out });
                prop_assert_eq!(says_so, left_out > 0);
                played
            }
        };
        prop_assert!(played.answers.iter().all(|answer| names.contains(&answer.form)), "{:?} instead of {names:?}", played.forms());
        prop_assert!(played.answers.len() <= questions);
        let suits_all = |form: &'static dyn Form| items.iter().all(|at| form.suits(trainee.shelf().item(*at)));
        let can_all_be_asked = names.iter().map(|name| form_named(name.as_str())).any(|form| *form.rows().end() == 1 && suits_all(form));
        if can_all_be_asked && distinctions != 1 {
            prop_assert_eq!(played.answers.len(), questions);
        }
    }

    #[test]
    fn what_is_only_practised_leaves_every_belief_as_it_was(questions in 1..30usize, seed in any::<u64>()) {
        let mut trainee = Trainee::new(marketing(), 0);
        trainee.seed(seed);
        trainee.drill(8, 12, &mut knows);
        let beliefs = |trainee: &Trainee| {
            let belief = |at| {
                let (deck, item) = trainee.shelf().ids(at);
                trainee.progress().item(deck, item).map(|item| item.belief.clone())
            };
            trainee.shelf().items().map(belief).collect::<Vec<_>>()
        };
        let before = beliefs(&trainee);
        let played = quiz(&mut trainee, questions, AllowedForms::usual(), false, seed).unwrap();
        prop_assert!(!played.answers.is_empty() && played.answers.iter().all(|answer| !answer.counts));
        prop_assert_eq!(beliefs(&trainee), before);
    }

    #[test]
    fn in_lessons_every_item_is_read_before_it_is_asked_and_asked_until_it_is_right_or_for_another_day(
        distinctions in 7..11usize, new_a_day in 1..9usize, seed in any::<u64>(), skill in 0.2..0.9f64,
    ) {
        let mut trainee = Trainee::new(examinable_shelf_of(distinctions), seed);
        trainee.onboarded.new_a_day = new_a_day;
        let mut rng = rng(seed);
        let mut learner = |open: &OpenQuestion<'_>| {
            if rng.random_bool(skill) { open.right() } else { open.fitting(rng.random_range(0..open.ask.prompt.options().len().max(1))) }
        };
        trainee.play_step(&mut knows_nothing_before);
        let OnboardingStep::Lessons(items) = trainee.next_step() else { panic!("no lessons come after the pre-test") };
        let taught = new_a_day.min(distinctions);
        prop_assert_eq!(items.len(), taught);
        let played = trainee.play_step(&mut learner);
        let mut read: HashSet<String> = HashSet::new();
        let mut right: HashMap<ItemId, bool> = HashMap::new();
        for happening in &played.order {
            match happening {
                Happening::Read(label) => drop(read.insert(label.clone())),
                Happening::Answered(asked, is_right) => for item in asked {
                    let at = items.iter().find(|at| trainee.shelf().id_of(**at) == item).unwrap();
                    let label = trainee.shelf().item(*at).label();
                    prop_assert!(read.contains(&label), "{item} was asked before it was read");
                    right.insert(item.clone(), *is_right || right.get(item) == Some(&true));
                }
            }
        }
        prop_assert_eq!((read.len(), right.len()), (taught, taught));
        // Whoever was wrong seven times is taught it another day.
        let wrong = right.iter().filter(|(_, right)| !**right).map(|(item, _)| item);
        for item in wrong {
            let asked = played.items().iter().filter(|items| items.contains(item)).count();
            prop_assert_eq!(asked, 7, "{}", item);
        }
        prop_assert_eq!(played.read.first().map(|lesson| (lesson.number, lesson.total)), Some((1, taught)));
        prop_assert!(played.read.iter().all(|lesson| lesson.number <= lesson.total));
        prop_assert_eq!((played.activity(), played.summary().ending), (Activity::Lesson, Ending::Done));
    }

    #[test]
    fn after_days_away_the_most_forgotten_that_can_still_be_saved_comes_first_and_catching_up_takes_as_long_as_was_said(
        distinctions in 1..30usize, days in 1..6i64, away in 1..120i64, a_day in 1..8usize, seed in any::<u64>(),
    ) {
        let mut trainee = Trainee::new(shelf_of(distinctions), 0);
        trainee.seed(seed);
        let mut rng = rng(seed);
        for day in 0..days {
            trainee.go_to_day(day);
            trainee.drill(10, 12, &mut right_if(|_| rng.random_bool(0.8)));
        }
        let back = days + away;
        trainee.go_to_day(back);
        let today = trainee.today();
        let agenda = trainee.agenda(0);
        let recall = |at: &ItemRef| trainee.retrievability(*at);
        let savable = agenda.due.iter().take_while(|at| recall(at) >= 0.5).count();
        prop_assert!(agenda.due[..savable].is_sorted_by(|a, b| recall(a) <= recall(b)));
        prop_assert!(agenda.due[savable..].iter().all(|at| recall(at) < 0.5));
        let Some(catch_up) = CatchUp::of(&trainee.agenda(8), trainee.shelf(), trainee.progress(), today, a_day) else {
            prop_assert!(agenda.due.len() <= a_day);
            return Ok(());
        };
        prop_assert_eq!((catch_up.due, catch_up.a_day), (agenda.due.len(), a_day));
        let Some(said) = catch_up.days else { return Ok(()) };
        // Someone who does just that: so many items a day, each right at once, asked as choices.
        let forms = AllowedForms::only(&[form_named("choice").name()]);
        let request = Request { forms, new_a_day: 0, questions: a_day, ..Request::drill() };
        let taken = (0..80).find(|later| {
            trainee.go_to_day(back + later);
            let is_caught_up = trainee.agenda(0).due.len() <= a_day;
            trainee.play(request.clone(), &mut knows).unwrap();
            is_caught_up
        });
        // What is further ahead hangs on the number of options of each question, and is only said as about so many days.
        if said <= 3 {
            let taken = taken.map_or(80, |later| later + 1);
            prop_assert!((taken - i64::from(said)).abs() <= 3, "{said} days were said, it took {taken}");
        }
    }
}
