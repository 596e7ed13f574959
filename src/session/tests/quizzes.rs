//! Quizzes, lessons, and what there is to do after days away.

use super::course::{Happening, Onboarded, USUAL};
use super::*;
use crate::journal::Activity;
use crate::question::{FORMS, Form, form_named};
use proptest::prelude::*;

fn quiz(
    shelf: &Shelf,
    progress: &mut Progress,
    manner: Manner,
    questions: usize,
    wishes: &Wishes,
    seed: u64,
) -> Played {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let items: Vec<ItemRef> = shelf.items().collect();
    let plan = Plan::quiz(manner, shelf, progress, &items, questions, wishes, &mut rng);
    let mut skill = ChaCha8Rng::seed_from_u64(seed);
    play(plan, shelf, progress, rng, moment(0, 60), &mut |_| skill.random_bool(0.6))
}

/// A deck of its own, or the built-in one, which has facts.
fn shelf(distinctions: usize) -> Shelf {
    if distinctions == 0 { marketing() } else { shelf_of(distinctions) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_quiz_asks_as_many_questions_as_wished_and_never_two_running_about_one_item(
        distinctions in 0..9usize, questions in 1..40usize, seed in any::<u64>(),
    ) {
        let shelf = shelf(distinctions);
        let played = quiz(&shelf, &mut fresh(), Manner::of(Activity::Quiz), questions, &Wishes::usual(), seed);
        // Of a single item there is just one: a second would follow it.
        let expected = if distinctions == 1 { 1 } else { questions };
        prop_assert_eq!(played.answers.len(), expected);
        for pair in played.items().windows(2) {
            prop_assert!(pair[0].iter().all(|item| !pair[1].contains(item)), "{:?}", played.items());
        }
        let score = played.summary.score.unwrap();
        prop_assert_eq!((score.right, score.of), (played.summary.right, expected));
        let by_guessing = score.by_guessing.unwrap();
        prop_assert!(by_guessing > 0.0 && by_guessing < expected as f64);
        prop_assert_eq!(played.summary.mistakes.len(), expected - score.right);
    }

    #[test]
    fn a_quiz_in_chosen_forms_has_no_others(
        distinctions in 0..9usize, questions in 1..30usize, seed in any::<u64>(), names in prop::sample::subsequence(FORMS.iter().map(|form| form.name().to_string()).collect::<Vec<_>>(), 1..4),
    ) {
        let shelf = shelf(distinctions);
        let chosen: Vec<&'static dyn Form> = names.iter().map(|name| form_named(name).unwrap()).collect();
        let wishes = Wishes::only(chosen.clone());
        let played = quiz(&shelf, &mut fresh(), Manner::of(Activity::Quiz), questions, &wishes, seed);
        prop_assert!(played.forms().iter().all(|form| names.contains(form)), "{:?} instead of {names:?}", played.forms());
        prop_assert!(played.answers.len() <= questions);
        let can_all_be_asked = chosen.iter().any(|form| *form.rows().end() == 1 && shelf.items().all(|at| form.suits(shelf.item(at))));
        if can_all_be_asked && distinctions != 1 {
            prop_assert_eq!(played.answers.len(), questions);
        }
    }

    #[test]
    fn what_is_only_practised_leaves_every_belief_as_it_was(questions in 1..30usize, seed in any::<u64>()) {
        let shelf = marketing();
        let mut progress = fresh();
        play_on(0, &shelf, &mut progress, 8, 12, seed, &mut |_| true);
        let beliefs = |progress: &Progress| {
            let belief = |at| { let (deck, item) = shelf.ids(at); progress.item(deck, item).map(|item| item.belief.clone()) };
            shelf.items().map(belief).collect::<Vec<_>>()
        };
        let before = beliefs(&progress);
        let manner = Manner::of(Activity::Quiz).uncounted();
        let played = quiz(&shelf, &mut progress, manner, questions, &Wishes::usual(), seed);
        prop_assert!(played.answers.iter().all(|answer| !answer.counts));
        prop_assert_eq!(beliefs(&progress), before);
    }

    #[test]
    fn in_lessons_every_item_is_read_before_it_is_asked_and_asked_until_it_is_right(
        distinctions in 1..9usize, seed in any::<u64>(), skill in 0.2..1.0f64,
    ) {
        let mut course = Onboarded::new(shelf_of(distinctions), USUAL, seed);
        let items: Vec<ItemRef> = course.shelf.items().collect();
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut learner = |session: &Session, ask: &Ask| {
            if rng.random_bool(skill) { session.right_response() } else { Response::Option(rng.random_range(0..ask.prompt.options().len())) }
        };
        let sat = course.sit(course.progress(), Stage::Lessons(items.clone()), &mut learner, None);
        let mut read: HashSet<String> = HashSet::new();
        let mut right: HashMap<ItemId, bool> = HashMap::new();
        for happening in &sat.order {
            match happening {
                Happening::Read(label) => drop(read.insert(label.clone())),
                Happening::Answered(asked, is_right) => for item in asked {
                    let at = items.iter().find(|at| course.shelf.id_of(**at) == item).unwrap();
                    prop_assert!(read.contains(&course.shelf.item(*at).label()), "{item} was asked before it was read");
                    right.insert(item.clone(), *is_right || right.get(item) == Some(&true));
                }
            }
        }
        prop_assert_eq!((read.len(), right.len()), (distinctions, distinctions));
        prop_assert!(right.values().all(|right| *right), "{right:?}");
        prop_assert_eq!(sat.read.first().map(|lesson| (lesson.number, lesson.total)), Some((1, distinctions)));
        prop_assert!(sat.read.iter().all(|lesson| lesson.number <= lesson.total));
        prop_assert_eq!(sat.summary.ending, Ending::Done);
    }

    #[test]
    fn after_days_away_the_most_forgotten_that_can_still_be_saved_comes_first_and_catching_up_takes_as_long_as_was_said(
        distinctions in 1..30usize, days in 1..6i64, away in 1..120i64, a_day in 1..8usize, seed in any::<u64>(),
    ) {
        let shelf = shelf_of(distinctions);
        let mut progress = fresh();
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        for day in 0..days {
            play_on(day, &shelf, &mut progress, 10, 12, seed, &mut |_| rng.random_bool(0.8));
        }
        let back = days + away;
        let today = progress.day_of(moment(back, 0));
        let agenda = Agenda::of(&shelf, &progress, today, 0);
        let recall = |at: &ItemRef| { let (deck, item) = shelf.ids(*at); progress.retrievability(deck, item, today).get() };
        let savable = agenda.due.iter().take_while(|at| recall(at) >= 0.5).count();
        prop_assert!(agenda.due[..savable].is_sorted_by(|a, b| recall(a) <= recall(b)));
        prop_assert!(agenda.due[savable..].iter().all(|at| recall(at) < 0.5));
        let Some(catch_up) = CatchUp::of(&shelf, &progress, today, today, a_day) else {
            prop_assert!(agenda.due.len() <= a_day);
            return Ok(());
        };
        prop_assert_eq!((catch_up.due, catch_up.a_day), (agenda.due.len(), a_day));
        let Some(said) = catch_up.days else { return Ok(()) };
        // Someone who does just that: so many items a day, each right at once, asked as choices.
        let wishes = Wishes::only(vec![form_named("choice").unwrap()]);
        let taken = (0..80).find(|later| {
            let day = back + later;
            let agenda = Agenda::of(&shelf, &progress, progress.day_of(moment(day, 0)), 0);
            let is_caught_up = agenda.due.len() <= a_day;
            let items = agenda.due.into_iter().take(a_day).collect();
            let mut rng = ChaCha8Rng::seed_from_u64(seed);
            let plan = Plan::of_items(Manner::of(Activity::Drill), &shelf, &progress, items, a_day, &wishes, &mut rng);
            if !plan.is_empty() {
                play(plan, &shelf, &mut progress, rng, moment(day, 0), &mut |_| true);
            }
            is_caught_up
        });
        // What is weeks ahead hangs on the number of options of each question, and is only said as about so many days.
        if said <= 5 {
            let taken = taken.map_or(80, |later| later + 1);
            prop_assert!((taken - i64::from(said)).abs() <= 3, "{said} days were said, it took {taken}");
        }
    }
}
