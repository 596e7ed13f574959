use super::drill::Drill;
use super::*;
use crate::clock::{Day, Moment};
use crate::deck::{built_in, read_bytes};
use crate::journal::{Answer, Ending};
use crate::progress::{Progress, Rules};
use crate::question::Question;
use proptest::prelude::*;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use std::collections::{HashMap, HashSet};

/// A learner: whether the next answer is right.
type Learner<'l> = &'l mut dyn FnMut(&Ask) -> bool;

/// How a session went.
struct Played {
    asks: Vec<Ask>,
    answers: Vec<Answer>,
    told: Vec<Feedback>,
    summary: Summary,
}

impl Played {
    /// The items of each question.
    fn items(&self) -> Vec<Vec<ItemId>> {
        self.answers.iter().map(|answer| answer.rows.iter().map(|row| row.item.clone()).collect()).collect()
    }

    fn forms(&self) -> Vec<String> {
        self.answers.iter().map(|answer| answer.form.to_string()).collect()
    }
}

fn moment(day: i64, second: i64) -> Moment {
    let second = 1_795_000_000 + day * 86_400 + second;
    Moment::new(jiff::Timestamp::from_second(second).unwrap(), jiff::tz::Offset::UTC)
}

fn marketing() -> Shelf {
    Shelf::new(built_in().unwrap()).unwrap()
}

/// A shelf with one deck of two sides and this many distinctions.
fn shelf_of(distinctions: usize) -> Shelf {
    let distinction = |d: usize| {
        format!(
            r#"{{"id":"d{d}","aspect":"A{d}","traits":{{"x":{{"text":"has x{d}"}},"y":{{"text":"has y{d}"}}}},"lures":["has z{d}"]}}"#
        )
    };
    let distinctions = (0..distinctions).map(distinction).collect::<Vec<_>>().join(",");
    let json = format!(
        r#"{{"format":1,"id":"test","title":"T","sides":[{{"id":"x","name":"x"}},{{"id":"y","name":"y"}}],"distinctions":[{distinctions}]}}"#
    );
    Shelf::new(vec![read_bytes("test", json.as_bytes()).unwrap()]).unwrap()
}

/// The picks that answer the question rightly after these.
fn right_picks(question: &Question, picks: &mut Vec<usize>) -> bool {
    let Some(prompt) = question.prompt(picks) else { return question.grade(picks).iter().all(|row| row.right) };
    (0..prompt.options.len()).any(|option| {
        picks.push(option);
        let found = right_picks(question, picks);
        if !found {
            picks.pop();
        }
        found
    })
}

/// Plays a session of `most` questions on this day, updating `progress`.
fn play_on(
    day: i64,
    shelf: &Shelf,
    progress: &mut Progress,
    new: usize,
    most: usize,
    seed: u64,
    learner: Learner<'_>,
) -> Played {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let now = moment(day, 0);
    let agenda = Agenda::of(shelf, progress, progress.day_of(now), new);
    let plan = Plan::drill(shelf, progress, &agenda, most, &mut rng);
    play(plan, shelf, progress, rng, now, learner)
}

/// Plays a session after this plan, updating `progress`.
fn play(
    plan: Plan,
    shelf: &Shelf,
    progress: &mut Progress,
    rng: ChaCha8Rng,
    now: Moment,
    learner: Learner<'_>,
) -> Played {
    let mut drill = Drill::new(1, shelf.clone(), progress.clone(), plan, rng, now);
    let (mut asks, mut answers, mut told) = (Vec::new(), Vec::new(), Vec::new());
    let mut route = Vec::new();
    for _ in 0..10_000 {
        match drill.step(now) {
            Step::Ask(ask) => {
                if !ask.continues {
                    route = drill.right_route();
                    if !learner(&ask) {
                        // Wrong from the first pick on.
                        let last = route.len() - 1;
                        let options = ask.prompt.options.len();
                        route = vec![(route[0] + 1) % options; last + 1];
                    }
                    route.reverse();
                }
                let option = route.pop().unwrap_or(0).min(ask.prompt.options.len() - 1);
                asks.push(ask);
                if let Some(answer) = drill.pick(option, now) {
                    progress.answer(now, &answer);
                    answers.push(answer);
                }
            }
            Step::Tell(feedback) => {
                told.push(feedback);
                drill.go_on();
            }
            Step::Done(summary) => return Played { asks, answers, told, summary },
        }
    }
    panic!("the session does not end");
}

fn first_drill(shelf: &Shelf, seed: u64, learner: Learner<'_>) -> Played {
    play_on(0, shelf, &mut fresh(), 8, 12, seed, learner)
}

fn fresh() -> Progress {
    Progress::of(Vec::new(), Rules::default())
}

impl Drill {
    /// The picks that answer the present question rightly.
    fn right_route(&self) -> Vec<usize> {
        let question = self.question().expect("a question is being asked");
        let mut picks = Vec::new();
        assert!(right_picks(question, &mut picks));
        picks
    }
}

#[test]
fn a_first_drill_asks_eight_new_items_and_ends_with_matching_what_it_taught() {
    for seed in 0..50 {
        let played = first_drill(&marketing(), seed, &mut |_| true);
        assert_eq!(played.forms(), [vec!["true-false"; 8], vec!["matching"]].concat());
        assert_eq!((played.summary.right, played.summary.asked), (9, 9));
        let items = played.items();
        let taught: HashSet<&ItemId> = items[..8].iter().flatten().collect();
        assert_eq!(taught.len(), 8);
        assert!(items[8].len() >= 3 && items[8].iter().all(|item| taught.contains(item)));
    }
}

#[test]
fn the_count_shows_what_is_done_and_what_is_to_come() {
    let played = first_drill(&marketing(), 1, &mut |_| true);
    let numbers: Vec<(usize, usize)> =
        played.asks.iter().filter(|ask| !ask.continues).map(|ask| (ask.number, ask.total)).collect();
    assert_eq!(numbers, (1..=9).map(|number| (number, 9)).collect::<Vec<_>>());
    let played = first_drill(&marketing(), 1, &mut |ask| ask.number != 1);
    assert_eq!((played.asks[0].total, played.asks.last().unwrap().total), (9, 10));
    assert_eq!(played.told[0].items[0].again, Return::Soon);
}

#[test]
fn due_items_come_first_the_most_forgotten_of_them_before_the_others_and_new_ones_last() {
    let shelf = marketing();
    let mut progress = fresh();
    play_on(0, &shelf, &mut progress, 3, 12, 1, &mut |_| true);
    play_on(4, &shelf, &mut progress, 6, 12, 1, &mut |_| true);
    let today = progress.day_of(moment(9, 0));
    let agenda = Agenda::of(&shelf, &progress, today, 2);
    assert!(agenda.due.len() >= 3 && agenda.new.len() == 2);
    let recall = |at: &ItemRef| {
        let (deck, item) = shelf.ids(*at);
        progress.retrievability(deck, item, today)
    };
    assert!(agenda.due.is_sorted_by(|a, b| recall(a) <= recall(b)));
    let played = play_on(9, &shelf, &mut progress.clone(), 2, 12, 1, &mut |_| true);
    let new: HashSet<&ItemId> = agenda.new.iter().map(|at| shelf.ids(*at).1).collect();
    let first_new = played.items().iter().position(|items| items.iter().any(|item| new.contains(item))).unwrap();
    let due: HashSet<&ItemId> = agenda.due.iter().map(|at| shelf.ids(*at).1).collect();
    let items = played.items();
    let before: HashSet<&ItemId> = items[..first_new].iter().flatten().collect();
    assert!(due.is_subset(&before));
}

#[test]
fn no_more_new_items_begin_in_a_day_than_allowed() {
    let shelf = marketing();
    let mut progress = fresh();
    for (day, left) in [(0, 8), (0, 0), (1, 5), (2, 0)] {
        let agenda = Agenda::of(&shelf, &progress, progress.day_of(moment(day, 0)), 8);
        assert_eq!(agenda.new.len(), left, "day {day}");
        play_on(day, &shelf, &mut progress, 8, 30, 1, &mut |_| true);
    }
}

#[test]
fn when_nothing_is_due_the_agenda_knows_what_comes_next() {
    let shelf = marketing();
    let mut progress = fresh();
    let today = progress.day_of(moment(0, 0));
    assert_eq!(Agenda::of(&shelf, &progress, today, 0).coming, None);
    play_on(0, &shelf, &mut progress, 8, 12, 1, &mut |_| true);
    let agenda = Agenda::of(&shelf, &progress, today, 8);
    assert!(agenda.is_empty() && agenda.ahead.len() == 8);
    let coming = agenda.coming.unwrap();
    assert_eq!((coming.day, coming.new), (today.plus(1), 5));
    let agenda = Agenda::of(&shelf, &progress, today.plus(1), 8);
    assert_eq!(agenda.due.len(), coming.due);
}

#[test]
fn practice_asks_the_most_forgotten_of_what_is_not_due() {
    let shelf = marketing();
    let mut progress = fresh();
    play_on(0, &shelf, &mut progress, 8, 12, 1, &mut |_| true);
    let now = moment(0, 7200);
    let agenda = Agenda::of(&shelf, &progress, progress.day_of(now), 8);
    let plan = Plan::practice(&shelf, &progress, &agenda, 5, &mut ChaCha8Rng::seed_from_u64(1));
    assert!(!plan.is_empty() && plan.slots.len() <= 5);
    assert_eq!(plan.slots[0].items()[0], agenda.ahead[0]);
}

#[test]
fn practice_asks_every_item_it_planned_and_counts_them() {
    for seed in 0..40 {
        let shelf = marketing();
        let mut progress = fresh();
        play_on(0, &shelf, &mut progress, 8, 12, seed, &mut |_| true);
        let now = moment(0, 7200);
        let agenda = Agenda::of(&shelf, &progress, progress.day_of(now), 8);
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let plan = Plan::practice(&shelf, &progress, &agenda, 12, &mut rng);
        let played = play(plan, &shelf, &mut progress, rng, now, &mut |_| true);
        let judged = played.answers.iter().flat_map(|answer| &answer.rows).filter(|row| row.noise.is_some());
        assert_eq!(judged.map(|row| &row.item).collect::<HashSet<_>>().len(), 8);
        check_promises(&played);
    }
}

#[test]
fn however_few_questions_every_item_that_is_asked_is_judged() {
    for (most, seed) in (1..12).flat_map(|most| (0..40).map(move |seed| (most, seed))) {
        let shelf = marketing();
        let mut progress = fresh();
        play_on(0, &shelf, &mut progress, 8, 12, seed, &mut |_| true);
        let played = play_on(6, &shelf, &mut progress, 0, most, seed, &mut |_| true);
        let rows = || played.answers.iter().flat_map(|answer| &answer.rows);
        let asked: HashSet<&ItemId> = rows().map(|row| &row.item).collect();
        let judged: HashSet<&ItemId> = rows().filter(|row| row.noise.is_some()).map(|row| &row.item).collect();
        assert_eq!(asked, judged, "{most} questions, seed {seed}");
        assert!(played.answers.len() <= most);
    }
}

#[test]
fn who_stops_after_the_last_answer_is_done() {
    let shelf = shelf_of(1);
    let (progress, now) = (fresh(), moment(0, 0));
    let agenda = Agenda::of(&shelf, &progress, progress.day_of(now), 8);
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    let plan = Plan::drill(&shelf, &progress, &agenda, 12, &mut rng);
    let mut drill = Drill::new(1, shelf, progress, plan, rng, now);
    drill.step(now);
    while drill.pick(0, now).is_none() {}
    drill.stop(Ending::Stopped, now);
    let Step::Done(summary) = drill.step(now) else { panic!("not done") };
    assert_eq!((summary.ending, summary.asked), (Ending::Done, 1));
}

#[test]
fn the_form_is_not_that_of_last_time_where_another_is_possible() {
    let shelf = marketing();
    let mut progress = fresh();
    let mut last: HashMap<ItemId, String> = HashMap::new();
    let mut matched = 0;
    for day in 0..60 {
        for answer in play_on(day, &shelf, &mut progress, 8, 12, day as u64, &mut |_| true).answers {
            for row in &answer.rows {
                let before = last.insert(row.item.clone(), answer.form.to_string());
                // Too few items that could be matched leave nothing but true/false; the reverse never happens.
                let is_matching = answer.form.to_string() == "matching";
                assert!(
                    !is_matching || before.as_deref() != Some("matching"),
                    "{} was matched twice running",
                    row.item
                );
                matched += usize::from(is_matching);
            }
        }
    }
    assert!(matched > 5, "only {matched} pairs in sixty days");
}

#[test]
fn what_comes_next_counts_what_is_left_today() {
    let shelf = marketing();
    let played = play_on(0, &shelf, &mut fresh(), 8, 2, 1, &mut |_| true);
    assert_eq!(played.summary.left_today, 6);
    let played = first_drill(&shelf, 1, &mut |_| true);
    assert_eq!((played.summary.left_today, played.summary.next), (0, Some(1)));
}

#[test]
fn who_is_wrong_twice_about_the_same_did_not_slip() {
    let played = first_drill(&marketing(), 1, &mut |_| false);
    let mut seen: HashSet<&ItemId> = HashSet::new();
    let singles = played.answers.iter().filter(|answer| answer.rows.len() == 1).map(|answer| &answer.rows[0]);
    for row in singles {
        let is_first = seen.insert(&row.item);
        assert_eq!(row.noise.unwrap().slip().get() > 0.0, is_first, "{row:?}");
    }
}

#[test]
fn an_unfinished_question_is_dropped_when_the_session_stops() {
    let shelf = marketing();
    let progress = fresh();
    let now = moment(0, 0);
    let agenda = Agenda::of(&shelf, &progress, progress.day_of(now), 8);
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    let plan = Plan::drill(&shelf, &progress, &agenda, 12, &mut rng);
    let mut drill = Drill::new(1, shelf, progress, plan, rng, now);
    assert!(matches!(drill.step(now), Step::Ask(_)));
    assert_eq!(drill.end(), None);
    drill.stop(Ending::Stopped, now);
    let Step::Done(summary) = drill.step(now) else { panic!("not done") };
    assert_eq!((summary.asked, summary.ending), (0, Ending::Stopped));
    assert!(drill.end().is_some());
    assert_eq!(drill.pick(0, now), None);
}

#[test]
fn a_number_that_is_no_option_is_not_taken() {
    let shelf = marketing();
    let progress = fresh();
    let now = moment(0, 0);
    let agenda = Agenda::of(&shelf, &progress, progress.day_of(now), 8);
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    let plan = Plan::drill(&shelf, &progress, &agenda, 12, &mut rng);
    let mut drill = Drill::new(1, shelf, progress, plan, rng, now);
    let Step::Ask(before) = drill.step(now) else { panic!("no question") };
    assert_eq!(drill.pick(99, now), None);
    let Step::Ask(after) = drill.step(now) else { panic!("no question") };
    assert_eq!(before.prompt, after.prompt);
}

#[test]
fn what_was_mixed_up_is_told_with_a_true_sentence() {
    // The first question is answered wrongly, whatever it is; of the seeds, take one where that is a side swap.
    let swapped = (0..50).find_map(|seed| {
        let played = first_drill(&marketing(), seed, &mut |ask| ask.number != 1);
        played.summary.mixed_up.first().cloned().filter(|mix_up| mix_up.label == "Demand")
    });
    let truth = swapped.unwrap().truth;
    let truths =
        ["Marketing, not sales, sets out to generate demand.", "Sales, not marketing, sets out to satisfy demand."];
    assert!(truths.contains(&truth.as_str()), "{truth}");
}

#[test]
fn a_year_of_daily_drills_keeps_every_item_known_and_ends_every_session() {
    let shelf = marketing();
    let mut progress = fresh();
    let mut rng = ChaCha8Rng::seed_from_u64(5);
    let mut questions = 0;
    for day in 0..365 {
        let played = play_on(day, &shelf, &mut progress, 8, 12, day as u64, &mut |_| rng.random_bool(0.95));
        questions += played.answers.len();
        assert!(played.answers.len() <= 36);
    }
    let today = progress.day_of(moment(365, 0));
    for at in shelf.items() {
        let (deck, item) = shelf.ids(at);
        assert!(progress.retrievability(deck, item, today).get() > 0.8, "{item} is forgotten");
        assert!(progress.stability(deck, item) > 10.0, "{item} is weak");
    }
    assert!((100..3000).contains(&questions), "{questions} questions in a year");
}

#[test]
fn a_deck_with_one_distinction_is_asked_once_and_does_not_come_back_at_once() {
    let played = first_drill(&shelf_of(1), 1, &mut |_| false);
    assert_eq!(played.answers.len(), 1);
    assert_eq!(played.told[0].items[0].again, Return::InDays(1));
}

#[test]
fn the_same_deck_named_twice_is_asked_once_and_another_of_its_id_is_refused() {
    let deck = built_in().unwrap().remove(0);
    assert_eq!(Shelf::new(vec![deck.clone(), deck.clone()]).unwrap().decks().len(), 1);
    let other = Deck { title: "Another".to_owned(), ..deck.clone() };
    assert_eq!(Shelf::new(vec![deck.clone(), other]).unwrap_err(), deck.id);
}

/// Two questions about one item never follow each other, and a wrong one comes back only after others.
fn check_returns(played: &Played) {
    let items = played.items();
    for pair in items.windows(2) {
        assert!(pair[0].iter().all(|item| !pair[1].contains(item)), "two questions about one item in a row: {pair:?}");
    }
}

/// Who is told that an item comes back sees it again, at most twice; and the count that was shown last was right.
fn check_promises(played: &Played) {
    let items = played.items();
    let mut promises: HashMap<&ItemId, usize> = HashMap::new();
    for (at, (feedback, answer)) in played.told.iter().zip(&played.answers).enumerate() {
        // The feedback has the wrong ones first.
        let mut rows: Vec<_> = answer.rows.iter().collect();
        rows.sort_by_key(|row| row.right);
        for (item, row) in feedback.items.iter().zip(rows) {
            assert_eq!(item.right, row.right);
            if item.again == Return::Soon {
                assert!(
                    items[at + 1..].iter().any(|later| later.contains(&row.item)),
                    "{} did not come back",
                    row.item
                );
                *promises.entry(&row.item).or_default() += usize::from(!row.right);
            }
        }
    }
    assert!(promises.values().all(|times| *times <= 2), "{promises:?}");
    if let (Some(last), Some(answer)) = (played.asks.last(), played.answers.last()) {
        // A last question about several items can spare those among them that were still to come back.
        let spared = if answer.rows.len() > 1 { answer.rows.len() } else { 0 };
        assert_eq!(last.number, played.answers.len());
        assert!((last.number..=last.number + spared).contains(&last.total), "{} of {}", last.number, last.total);
    }
}

/// How many other questions lay between a wrong answer and the next question about the item, at least; `None` if none came back.
fn shortest_return(played: &Played) -> Option<usize> {
    let items = played.items();
    let wrong = played
        .answers
        .iter()
        .enumerate()
        .flat_map(|(at, answer)| answer.rows.iter().filter(|row| !row.right).map(move |row| (at, &row.item)));
    let again = |(at, item): (usize, &ItemId)| items[at + 1..].iter().position(|later| later.contains(item));
    wrong.filter_map(again).min()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn whatever_is_answered_the_session_keeps_its_rules(
        seed in any::<u64>(), skill in 0.0..1.0f64, distinctions in 1usize..12, most in 1usize..20, days in 1i64..5,
    ) {
        let shelf = shelf_of(distinctions);
        let mut progress = fresh();
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        for day in 0..days {
            let agenda = Agenda::of(&shelf, &progress, progress.day_of(moment(day, 0)), 8);
            let played = play_on(day, &shelf, &mut progress, 8, most, seed, &mut |_| rng.random_bool(skill));
            check_returns(&played);
            check_promises(&played);
            // Each item that was planned comes back at most twice, each time with at most two questions in between.
            let longest = 7 * (most + 4);
            prop_assert!(played.answers.len() <= longest, "{} questions instead of {most}", played.answers.len());
            // At least one question in a drill of eight or more takes several items, where enough of them are at hand.
            let planned = played.asks.first().map_or(0, |ask| ask.total);
            if planned >= 8 && agenda.due.len() + agenda.new.len() >= 8 {
                prop_assert!(played.forms().contains(&"matching".to_owned()), "{:?}", played.forms());
            }
            for feedback in &played.told {
                prop_assert!(feedback.items.iter().all(|item| item.truth.ends_with('.')));
            }
            let again: usize = played.summary.again.iter().map(|(_, labels)| labels.len()).sum();
            let judged = played.answers.iter().flat_map(|answer| &answer.rows).filter(|row| row.noise.is_some());
            let judged: HashSet<&ItemId> = judged.map(|row| &row.item).collect();
            prop_assert!(again >= judged.len());
            prop_assert!(played.summary.again.iter().all(|(days, _)| *days >= 1));
        }
    }

    #[test]
    fn a_wrong_item_comes_back_after_two_others_at_least_and_at_most_twice(seed in any::<u64>(), skill in 0.0..1.0f64) {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let played = first_drill(&marketing(), seed, &mut |_| rng.random_bool(skill));
        check_returns(&played);
        check_promises(&played);
        prop_assert!(shortest_return(&played).is_none_or(|between| between >= 2), "{:?}", played.items());
    }

    #[test]
    fn true_and_false_come_near_half_and_half_without_long_runs(seed in any::<u64>(), skill in 0.3..1.0f64) {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let played = play_on(0, &shelf_of(20), &mut fresh(), 20, 24, seed, &mut |_| rng.random_bool(skill));
        let truths: Vec<bool> =
            played.answers.iter().flat_map(|answer| &answer.rows).filter_map(|row| row.asked.truth()).collect();
        let ahead = truths.iter().fold(0i64, |ahead, truth| ahead + if *truth { 1 } else { -1 });
        prop_assert!(ahead.abs() <= 3, "{truths:?}");
        prop_assert!(truths.windows(4).all(|run| run.iter().any(|truth| *truth != run[0])), "{truths:?}");
    }

    #[test]
    fn a_seed_replays_a_session(seed in any::<u64>()) {
        let prompts = || first_drill(&marketing(), seed, &mut |ask| ask.number % 3 != 0).asks.into_iter().map(|ask| ask.prompt).collect::<Vec<_>>();
        prop_assert_eq!(prompts(), prompts());
    }
}

#[test]
fn the_end_of_the_calendar_causes_no_panic() {
    let shelf = marketing();
    let agenda = Agenda::of(&shelf, &fresh(), Day::new(jiff::civil::Date::MAX), 8);
    assert_eq!(agenda.new.len(), 8);
}
