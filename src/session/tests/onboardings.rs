//! Learners who are onboarded: who guesses, who knows, who mixes up a pair.

use super::course::*;
use super::*;
use crate::journal::{Activity, Terms};
use crate::question::{Confusion, Picked};
use proptest::prelude::*;

/// How often something happens in `tries` that has this probability in each, at most: two standard deviations above what is expected.
/// Seeds are fixed, so this fails by luck never or always.
fn at_most(probability: f64, tries: usize) -> f64 {
    let expected = probability * tries as f64;
    expected + 2.0 * (expected * (1.0 - probability)).sqrt()
}

/// Runs the same for many seeds, on every core; sums what comes of it.
fn for_seeds(seeds: std::ops::Range<u64>, play: impl Fn(u64) -> (usize, usize) + Sync) -> (usize, usize) {
    let threads = std::thread::available_parallelism().map_or(1, |number| number.get() as u64);
    let play = &play;
    let of_thread = |thread: u64| {
        let seeds = seeds.clone().filter(move |seed| seed % threads == thread);
        move || seeds.map(play).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    };
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|thread| scope.spawn(of_thread(thread))).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    })
}

/// Whoever guesses everything, for so many days: whether the exam opened, and whether one was passed.
fn guesser(shelf: Shelf, seed: u64, days: usize) -> (usize, usize) {
    let mut course = Onboarded::new(shelf, USUAL, seed);
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut has_opened = false;
    for _ in 0..days {
        let (sat, standing) = course.play_day(&mut |_, ask| guesses(&mut rng, ask));
        has_opened |= sat.iter().any(|sat| sat.activity == Activity::Exam);
        if standing.next == Stage::Passed {
            return (1, 1);
        }
        course.next_day();
    }
    (usize::from(has_opened), 0)
}

#[test]
fn among_a_thousand_who_guess_for_a_month_the_gate_opens_no_more_often_than_one_exam_is_passed_by_guessing() {
    // Five questions with four options each, four of which have to be right: 5 · (1/4)⁴ · 3/4 + (1/4)⁵.
    const CHANCE: f64 = 5.0 * 0.003_906_25 * 0.75 + 0.000_976_562_5;
    let (opened, passed) = for_seeds(0..1000, |seed| guesser(shelf_of(5), seed, 30));
    // 15.6 of a thousand exams are passed by guessing; the gate opened to 12, none of whom passed.
    assert!(opened as f64 <= at_most(CHANCE, 1000), "opened to {opened} of 1000");
    assert!(passed as f64 <= at_most(CHANCE * CHANCE, 1000), "passed by {passed} of 1000");
}

#[test]
fn among_a_thousand_who_guess_for_two_weeks_the_gate_of_the_first_deck_opens_to_none() {
    // Its exam has answers to be written, so that often nobody passes it by guessing: then the gate must open to nobody either.
    assert_eq!(for_seeds(0..1000, |seed| guesser(marketing(), seed, 14)), (0, 0));
}

#[test]
fn whoever_guesses_a_workshop_of_sixty_rounds_does_not_get_the_gate_open_more_often_than_stated() {
    // Six questions with four options each, five of which have to be right: 6 · (1/4)⁵ · 3/4 + (1/4)⁶.
    const CHANCE: f64 = 6.0 * 0.000_976_562_5 * 0.75 + 0.000_244_140_625;
    let round = |seed: u64| {
        let mut course = Onboarded::new(shelf_of(6), Terms { workshop: true, ..USUAL }, seed);
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        for _ in 0..60 {
            let progress = course.progress();
            match course.standing_of(&progress).next {
                Stage::Exam => return (1, 0),
                next => drop(course.sit(progress, next, &mut |_, ask| guesses(&mut rng, ask), None)),
            }
        }
        (0, 0)
    };
    let (opened, _) = for_seeds(0..100, round);
    assert!(opened as f64 <= at_most(CHANCE, 100), "opened to {opened} of 100");
}

/// Someone who knows everything, on the day the exam opens.
fn before_the_exam(shelf: Shelf, terms: Terms) -> Onboarded {
    let mut course = Onboarded::new(shelf, terms, 1);
    loop {
        let progress = course.progress();
        match course.standing_of(&progress).next {
            Stage::Exam => return course,
            Stage::Tomorrow => course.next_day(),
            stage => drop(course.sit(progress, stage, &mut knows, None)),
        }
    }
}

#[test]
fn the_stated_chance_is_the_share_of_those_who_pass_by_guessing() {
    // A deck of choices alone, and one of which some questions are to be written, so that the chance is another for each exam.
    for (shelf, pass) in [(shelf_of(3), 60), (marketing(), 23)] {
        let course = before_the_exam(shelf, Terms { pass, ..USUAL });
        let (mut expected, mut variance, mut passed) = (0.0, 0.0, 0.0);
        for seed in 0..1000 {
            let mut course = course.reseeded(seed);
            let mut rng = ChaCha8Rng::seed_from_u64(seed);
            let exam = course.sit(course.progress(), Stage::Exam, &mut |_, ask| guesses(&mut rng, ask), None);
            let result = exam.summary.exam.unwrap();
            let chance = result.chance.get();
            expected += chance;
            variance += chance * (1.0 - chance);
            passed += f64::from(u8::from(result.is_passed()));
        }
        assert!(expected > 20.0, "too rare to be measured: {expected} of 1000");
        assert!((passed - expected).abs() < 4.0 * f64::sqrt(variance), "{passed} passed, {expected:.1} were expected");
    }
}

fn stages(sat: &[Sat]) -> Vec<Activity> {
    sat.iter().map(|sat| sat.activity).collect()
}

#[test]
fn who_knows_everything_from_the_start_passes_on_the_second_day() {
    use Activity::{Drill, Exam, Lesson, PreTest};
    for seed in 0..20 {
        // Thirteen items, eight lessons a day. Each is right in the pre-test on the first day; the eight again in a drill on the second,
        // the other five in their lessons: then all were right on two days, and that is as early as it can be.
        let mut course = Onboarded::new(marketing(), USUAL, seed);
        let (sat, standing) = course.play_day(&mut knows);
        assert_eq!(stages(&sat), [PreTest, Lesson]);
        assert_eq!((standing.next, standing.taught, standing.ready, standing.items), (Stage::Tomorrow, 8, 0, 13));
        assert_eq!(standing.pre_test, Some((course.today(), 13, 13)));
        course.next_day();
        let (sat, standing) = course.play_day(&mut knows);
        assert_eq!(stages(&sat), [Drill, Lesson, Exam]);
        assert_eq!((standing.next, standing.taught, standing.ready), (Stage::Passed, 13, 13));
        let exam = standing.last_exam.unwrap();
        assert_eq!((exam.result.right, exam.result.questions, exam.result.percent()), (13, 13, 100));
        assert!(!exam.result.workshop && exam.result.chance.get() < 1e-4);
        // The fold from the journal says the same as the session did, and as what was taken answer by answer.
        assert_eq!(sat[2].summary.exam, Some(exam.result));
        assert_eq!(course.standing_of(&course.progress_anew()), course.standing());
        course.next_day();
        assert_eq!(course.standing().next, Stage::Passed);
    }
}

#[test]
fn who_knows_nothing_before_and_all_after_passes_on_the_third_day() {
    use Activity::{Drill, Exam, Lesson, PreTest};
    for seed in 0..20 {
        // The last five lessons are on the second day, and right on a second one on the third.
        let mut course = Onboarded::new(marketing(), USUAL, seed);
        let mut at_first_nothing = |session: &Session, ask: &Ask| match session.manner().activity() {
            PreTest => wrongly(session, ask),
            _ => session.right_response(),
        };
        let mut seen = Vec::new();
        for _ in 0..3 {
            seen.push(stages(&course.play_day(&mut at_first_nothing).0));
            course.next_day();
        }
        assert_eq!(seen[..2], [vec![PreTest, Lesson], vec![Drill, Lesson]]);
        assert_eq!((seen[2][0], *seen[2].last().unwrap()), (Drill, Exam));
        assert_eq!(course.standing().next, Stage::Passed);
    }
}

/// Answers anything but what is right.
fn wrongly(session: &Session, ask: &Ask) -> Response {
    match session.right_response() {
        Response::Option(right) => Response::Option((right + 1) % ask.prompt.options().len()),
        Response::Text(_) => Response::Text("whatever".to_owned()),
    }
}

#[test]
fn a_failed_exam_opens_again_the_next_day_after_what_was_missed_was_drilled_first_and_was_right() {
    for seed in 0..20 {
        let mut course = before_the_exam(marketing(), USUAL).reseeded(seed);
        // Three of thirteen: eleven had to be right.
        let mut fails = |session: &Session, ask: &Ask| match session.manner().activity() {
            Activity::Exam if ask.number <= 3 => wrongly(session, ask),
            _ => session.right_response(),
        };
        let (sat, standing) = course.play_day(&mut fails);
        let exam = &sat[0];
        assert_eq!((stages(&sat), standing.next), (vec![Activity::Exam], Stage::Tomorrow));
        assert_eq!(standing.last_exam.unwrap().result.right, 10);
        let missed: HashSet<ItemId> =
            exam.answers.iter().filter(|answer| !answer.is_right()).map(|answer| answer.rows[0].item.clone()).collect();
        assert_eq!((missed.len(), exam.summary.mistakes.len()), (3, 3));
        course.next_day();
        // Whoever is wrong about them again does not get in.
        let mut still_wrong = course.clone();
        let (sat, standing) = still_wrong.play_day(&mut |session, ask| {
            let asks_for_missed = session.question().unwrap().items().iter().any(|item| missed.contains(item));
            if asks_for_missed { wrongly(session, ask) } else { session.right_response() }
        });
        assert_eq!((sat[0].activity, standing.next), (Activity::Drill, Stage::Tomorrow));
        let Stage::Drill(items) = course.standing().next else { panic!("no drill comes first") };
        let first: HashSet<ItemId> = items[..3].iter().map(|at| course.shelf.id_of(*at).clone()).collect();
        assert_eq!(first, missed);
        let (sat, _) = course.play_day(&mut knows);
        let after_drills: Vec<Activity> =
            stages(&sat).into_iter().skip_while(|activity| *activity == Activity::Drill).collect();
        assert_eq!((sat[0].activity, after_drills), (Activity::Drill, vec![Activity::Exam]));
        assert_eq!(course.standing().next, Stage::Passed);
    }
}

/// Gives `pull` to sales and push to marketing wherever a question allows it, apart from lessons, where it stands before the eyes.
fn mixes_up_force(session: &Session, ask: &Ask) -> Response {
    let State::Asking { question, responses, .. } = &session.state else { panic!("nothing is asked") };
    if session.manner().activity() == Activity::Lesson {
        return session.right_response();
    }
    let written = ["pull", "push"].map(|word| Response::Text(word.to_owned()));
    let all = (0..ask.prompt.options().len()).map(Response::Option).chain(written);
    let swaps = |response: &Response| {
        let with: Vec<Response> = responses.iter().cloned().chain([response.clone()]).collect();
        let rows = question.grade(&with);
        let is_over = question.prompt(&with).is_none();
        is_over
            && rows.iter().any(|row| {
                row.item.as_str() == "pull-push" && matches!(row.confusion(), Some(Confusion::SideSwap { .. }))
            })
    };
    let takes = |response: &Response| ask.prompt.takes(response);
    all.filter(takes).find(swaps).unwrap_or_else(|| session.right_response())
}

#[test]
fn who_mixes_up_a_single_pair_is_told_so_and_not_let_in() {
    let mut asked = 0;
    for seed in 0..10 {
        let mut course = Onboarded::new(marketing(), USUAL, seed);
        for _ in 0..20 {
            let (sat, standing) = course.play_day(&mut mixes_up_force);
            assert_ne!(standing.next, Stage::Passed);
            asked += sat.iter().filter(|sat| sat.activity == Activity::Exam).count();
            course.next_day();
        }
        let progress = course.progress_anew();
        let confusions = progress.confusions(&course.shelf.decks()[0].id);
        let (item, confusion, worst) = confusions[0];
        assert_eq!(item.as_str(), "pull-push");
        assert!(matches!(confusion, Confusion::SideSwap { .. }), "{confusion:?}");
        assert!(worst.is_present() && worst.times > 3, "{worst:?}");
        assert!(confusions.iter().all(|(item, ..)| item.as_str() == "pull-push"), "{confusions:?}");
        let mixed_up = confused(&course.shelf, &progress);
        assert_eq!(mixed_up.iter().map(|at| course.shelf.id_of(*at).as_str()).collect::<Vec<_>>(), ["pull-push"]);
    }
    assert_eq!(asked, 0, "the gate was opened");
}

#[test]
fn a_workshop_is_done_in_one_day_and_its_result_says_so() {
    for seed in 0..20 {
        let mut course = Onboarded::new(marketing(), Terms { workshop: true, ..USUAL }, seed);
        let (_, standing) = course.play_day(&mut knows);
        assert_eq!(standing.next, Stage::Passed);
        let exam = standing.last_exam.unwrap();
        assert!(exam.result.workshop && exam.result.percent() == 100);
    }
}

#[test]
fn without_key_words_or_lures_a_deck_cannot_be_examined_and_says_of_what() {
    let shelf = shelf_of(1);
    let items: Vec<ItemRef> = shelf.items().collect();
    for seed in 0..20 {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let refused = Plan::measured(Manner::of(Activity::Exam), &shelf, &items, &mut rng).unwrap_err();
        assert_eq!(refused, NotExaminable::TooEasy(vec!["A0".to_owned()]));
    }
}

#[test]
fn in_an_exam_nothing_is_easier_than_one_of_four_whichever_side_is_asked_about() {
    // Of y there are three wrong options; of x only two, as one of them reads like a trait of x.
    let json = r#"{"format":1,"id":"test","title":"T","sides":[{"id":"x","name":"x"},{"id":"y","name":"y"}],"distinctions":[
        {"id":"a","aspect":"A","traits":{"x":{"text":"has xa"},"y":{"text":"has ya"}},"lures":["has l1","has xb"]},
        {"id":"b","aspect":"B","traits":{"x":{"text":"has xb"},"y":{"text":"has ya"}},"lures":["has l3","has l4"]}]}"#;
    let shelf = Shelf::new(vec![read_bytes("test", json.as_bytes()).unwrap()]).unwrap();
    let items: Vec<ItemRef> = shelf.items().collect();
    let mut examined = HashSet::new();
    for seed in 0..200 {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let plan = Plan::measured(Manner::of(Activity::Exam), &shelf, &items, &mut rng);
        examined.insert(plan.is_ok());
        let Ok(plan) = plan else { continue };
        let mut session = Session::new(1, shelf.clone(), fresh(), plan, rng, moment(0, 0));
        while let Step::Ask(ask) = session.step(moment(0, 0)) {
            assert_eq!(ask.prompt.options().len(), 4, "{:?}", ask.prompt);
            session.respond(Response::Option(0), moment(0, 0));
        }
    }
    assert_eq!(examined.len(), 1, "whether a deck can be examined depends on chance");
}

#[test]
fn who_prefers_to_grade_oneself_gets_to_the_exam_all_the_same() {
    let mut course = Onboarded::new(marketing(), USUAL, 1);
    let recall = crate::question::form_named("recall").unwrap();
    course.wishes = Wishes::preferring(&[recall.name()]);
    for _ in 0..4 {
        course.play_day(&mut |session, ask| match ask.prompt.heading.as_str() {
            "How well did you know it?" => Response::Option(3),
            _ => session.right_response(),
        });
        course.next_day();
    }
    assert_eq!(course.standing().next, Stage::Passed);
    let graded = |recorded: &crate::journal::Recorded| match &recorded.event {
        crate::journal::Event::Answer(answer) => {
            answer.rows.iter().any(|row| matches!(row.picked.as_slice(), [Picked::Graded { .. }]))
        }
        _ => false,
    };
    assert!(!course.events.iter().any(graded), "what proves nothing is not asked on the way to an exam");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn at_the_pace_that_is_given_everything_is_taught_before_the_day_of_the_exam(
        items in 2usize..16, new_a_day in 1usize..6, days in 0u32..6,
    ) {
        let mut course = Onboarded::new(shelf_of(items), USUAL, 1);
        course.new_a_day = new_a_day;
        let by = course.today().plus(days);
        course.terms.by = Some(by);
        let at_first = course.standing().pace.unwrap();
        let expected = match days {
            0 => Outlook::TooLate(by.plus(1)),
            days if new_a_day * days as usize >= items => Outlook::Enough,
            _ => Outlook::Faster,
        };
        prop_assert_eq!((at_first.left, at_first.outlook), (items, expected));
        while course.today() < by {
            let planned = course.standing().pace.unwrap().a_day;
            let before = course.standing().taught;
            let (_, standing) = course.play_day(&mut knows);
            // As many as was said in the morning, and what is said in the evening is right for tomorrow.
            prop_assert_eq!(standing.taught, items.min(before + planned));
            if let Some(pace) = standing.pace {
                prop_assert_ne!(pace.outlook, Outlook::TooLate(course.today().plus(1)));
                course.next_day();
                let next = course.standing().pace.unwrap();
                prop_assert!(standing.taught == items || next.a_day <= pace.a_day, "{pace:?}, then {next:?}");
            } else {
                prop_assert_eq!(standing.next, Stage::Passed);
                return Ok(());
            }
        }
        if days > 0 {
            prop_assert_eq!(course.standing().taught, items);
            let (_, standing) = course.play_day(&mut knows);
            prop_assert_eq!(standing.next, Stage::Passed);
        } else {
            course.next_day();
            prop_assert_eq!(course.standing().pace.unwrap().outlook, Outlook::Past);
        }
    }
}
