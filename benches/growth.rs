//! How cost grows with size: each work is done at a size, at twice and at four times that, and its exponent is told. 1 means that twice the work takes
//! twice the time; what is above 1.3 grows faster than its work.
//!
//! `cargo bench --bench growth`, or some of it by a part of its name.

#![allow(clippy::expect_used)]
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a benchmark is a program of its own"
)]

#[allow(dead_code, reason = "shared by benchmarks that use different parts")]
mod ten_years;

use std::hint::black_box;
use std::time::{Duration, Instant};

use tellapart::{
    About, Action, Activity, AllowedForms, Answer, Begin, By, Deck, DeviceName, End, Ending, Event, Exercise, FormName,
    InMemory, Learner, Moment, Progress, Recorded, Request, Response, Rules, Seeds, Shelf, Sitting, View, Wanted,
    Workload, check_deck, read_deck,
};

/// A work, its smallest size, and how long it takes at a size.
type Work = (&'static str, usize, fn(usize) -> Duration);

const WORKS: &[Work] = &[
    ("a deck checked, by distinctions", 2_500, deck_checked),
    ("a deck checked, by sides", 25, sides_checked),
    ("a deck checked, by mistakes", 5_000, mistakes_checked),
    ("an onboarding to its first question, by distinctions", 1_000, onboarding_begun),
    ("a drill to its first question, by distinctions", 2_500, drill_begun),
    ("ten typed answers, each to the next question, by distinctions", 2_500, typed_answer),
    ("a drill of 50 questions, by sides", 25, drill_with_sides),
    ("what is due, by distinctions all due", 1_000, due),
    ("a journal of drills folded, by answers", 11_000, drills_folded),
    ("an exam folded, by answers", 5_000, exam_folded),
    ("a session taken up again and again folded, by its parts", 12_500, parts_folded),
];

/// Of so many repetitions the quickest is told: what else the machine does only slows it down.
const REPETITIONS: usize = 3;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_bench = arguments.iter().any(|argument| argument == "--bench");
    let parts: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let is_asked_for = |name: &str| parts.is_empty() || parts.iter().any(|part| name.contains(part.as_str()));
    if is_bench {
        println!("{:<58} {:>28} {:>10}", "work", "size: milliseconds", "exponent");
    }
    for (name, size, work) in WORKS.iter().filter(|(name, ..)| is_asked_for(name)) {
        // `cargo test --benches` only looks whether it runs.
        if !is_bench {
            work(size / 100 + 5);
            continue;
        }
        let times = [1, 2, 4].map(|times| (size * times, quickest(|| work(size * times))));
        let shown = times.map(|(size, time)| format!("{size}: {:.1}", time.as_secs_f64() * 1e3)).join("  ");
        let exponent = (times[2].1.as_secs_f64() / times[0].1.as_secs_f64()).log2() / 2.0;
        println!("{name:<58} {shown:>40} {exponent:>8.2}");
    }
}

fn quickest(work: impl Fn() -> Duration) -> Duration {
    let mut quickest = work();
    // What takes long is not repeated.
    for _ in 1..REPETITIONS {
        if quickest < Duration::from_secs(2) {
            quickest = quickest.min(work());
        }
    }
    quickest
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn deck(distinctions: usize) -> Deck {
    read_deck("large.json", ten_years::deck_of(distinctions).as_bytes()).expect("a deck in order")
}

fn deck_checked(distinctions: usize) -> Duration {
    let source = ten_years::deck_of(distinctions);
    timed(|| check_deck("large.json", source.as_bytes()))
}

/// Twenty distinctions of so many sides.
fn many_sides(sides: usize) -> String {
    let side = |n: usize| format!(r#"{{ "id": "s{n}", "name": "side {n}" }}"#);
    let of_side = |number: usize, n: usize| format!(r#""s{n}": {{ "text": "works by [way {number} of {n}]" }}"#);
    let distinction = |number: usize| {
        let traits: Vec<String> = (0..sides).map(|n| of_side(number, n)).collect();
        format!(r#"{{ "id": "d{number}", "aspect": "Aspect {number}", "traits": {{ {} }} }}"#, traits.join(", "))
    };
    let list = |item: &dyn Fn(usize) -> String, count: usize| (0..count).map(item).collect::<Vec<_>>().join(", ");
    format!(
        r#"{{ "format": 1, "id": "large", "title": "Large", "sides": [{}], "distinctions": [{}] }}"#,
        list(&side, sides),
        list(&distinction, 20)
    )
}

fn sides_checked(sides: usize) -> Duration {
    let source = many_sides(sides);
    timed(|| check_deck("large.json", source.as_bytes()))
}

/// Each distinction lacks a side, and has an id that another has.
fn mistakes_checked(distinctions: usize) -> Duration {
    let broken = |n: usize| {
        format!(
            r#"{{ "id": "d{}", "aspect": "", "traits": {{ "marketing": {{ "text": "works by [pull {n}]" }} }} }}"#,
            n / 2
        )
    };
    let all: Vec<String> = (0..distinctions).map(broken).collect();
    let source = format!(
        r#"{{ "format": 1, "id": "large", "title": "Large", "sides": [{{ "id": "marketing", "name": "marketing" }},
             {{ "id": "sales", "name": "sales" }}], "distinctions": [{}] }}"#,
        all.join(",\n")
    );
    timed(|| check_deck("large.json", source.as_bytes()))
}

fn start() -> Moment {
    "2026-11-24T09:00:00+01:00".parse().expect("a moment")
}

fn device() -> DeviceName {
    DeviceName::parse("benchmrk").expect("a device's name")
}

fn sitting(deck: Deck) -> Sitting<InMemory> {
    let learner = Learner::load(InMemory::new(device()), Rules::default(), start()).expect("an empty journal");
    Sitting::new(learner, Shelf::new(vec![deck]).expect("one deck has no namesake"), Seeds::Same(2))
}

/// Goes on to the next question, or to the end.
fn to_a_question(sitting: &mut Sitting<InMemory>) {
    while !matches!(sitting.view(), View::Ask(_) | View::End { .. }) {
        let action = if matches!(sitting.view(), View::Offer(_)) { Action::Yes } else { Action::GoOn };
        sitting.act(action, start()).expect("an action that fits");
    }
}

fn onboarding_begun(distinctions: usize) -> Duration {
    let mut sitting = sitting(deck(distinctions));
    let onboarding = Exercise::Onboarding { by: By::AsBefore, workshop: false };
    let request = Request { exercise: onboarding, ..Request::drill() };
    timed(|| {
        sitting.begin(request, start()).expect("an onboarding");
        to_a_question(&mut sitting);
    })
}

fn drill_begun(distinctions: usize) -> Duration {
    let mut sitting = sitting(deck(distinctions));
    timed(|| {
        sitting.begin(Request::drill(), start()).expect("a drill");
        to_a_question(&mut sitting);
    })
}

/// Ten wrong answers, each to the question after it.
fn typed_answer(distinctions: usize) -> Duration {
    let mut sitting = sitting(deck(distinctions));
    let forms: Vec<FormName> = FormName::all().filter(|form| form.as_str() == "typed").collect();
    let request = Request {
        exercise: Exercise::Quiz { about: About::Everything, is_exact: true, counts: true },
        forms: AllowedForms::only(&forms),
        questions: 100,
        ..Request::drill()
    };
    sitting.begin(request, start()).expect("a quiz");
    to_a_question(&mut sitting);
    timed(|| {
        for _ in 0..10 {
            sitting.act(Action::Answer(Response::Text("word of mouth".to_owned())), start()).expect("an answer");
            to_a_question(&mut sitting);
        }
    })
}

fn drill_with_sides(sides: usize) -> Duration {
    let deck = read_deck("large.json", many_sides(sides).as_bytes()).expect("a deck in order");
    let mut sitting = sitting(deck);
    timed(|| {
        sitting.begin(Request { new_a_day: 50, questions: 50, ..Request::drill() }, start()).expect("a drill");
        to_a_question(&mut sitting);
        for _ in 0..50 {
            let View::Ask(ask) = sitting.view() else { break };
            let answer = match &ask.prompt.wanted {
                Wanted::Pick(_) => Response::Option(0),
                Wanted::Pair { rows, .. } => Response::Pairs((0..rows.len()).collect()),
                Wanted::Write => Response::Text("way".to_owned()),
            };
            sitting.act(Action::Answer(answer), start()).expect("an answer");
            to_a_question(&mut sitting);
        }
    })
}

/// What was answered long ago, each item once.
fn due(distinctions: usize) -> Duration {
    let deck = deck(distinctions);
    let answers = deck.items.iter().map(|item| answer(&deck, item, 0));
    let progress = Progress::of(session(Activity::Drill, answers), Rules::default());
    let shelf = Shelf::new(vec![deck]).expect("one deck has no namesake");
    let today = progress.day_of(start()).plus(365);
    timed(|| Workload::of(&shelf, &progress, today, 8, 12))
}

fn answer(deck: &Deck, item: &tellapart::Item, number: usize) -> Answer {
    let mut rng = <rand::rngs::ChaCha8Rng as rand::SeedableRng>::seed_from_u64(number as u64);
    Answer { number, ..ten_years::answered(deck, item, ten_years::line(1), &mut rng) }
}

/// A session on the first line, with its end.
fn session(activity: Activity, answers: impl Iterator<Item = Answer>) -> Vec<Recorded> {
    let begin = Event::Begin(Begin::new(activity, Vec::new(), 1));
    let end = Event::End(End { session: 1, begin: ten_years::line(1).sum, how: Ending::Done });
    let events = std::iter::once(begin).chain(answers.map(Event::Answer)).chain([end]);
    (1..).zip(events).map(|(n, event)| Recorded { id: ten_years::line(n), at: start(), event }).collect()
}

fn drills_folded(answers: usize) -> Duration {
    let deck = deck(1_000);
    let items = deck.items.iter().cycle().take(answers);
    let events = session(Activity::Drill, items.map(|item| answer(&deck, item, 0)));
    timed(|| Progress::of(events, Rules::default()))
}

fn exam_folded(answers: usize) -> Duration {
    let deck = deck(1_000);
    let items = (1..).zip(deck.items.iter().cycle().take(answers));
    let events = session(Activity::Exam, items.map(|(number, item)| answer(&deck, item, number)));
    timed(|| Progress::of(events, Rules::default()))
}

/// Each part goes on from the one before it, and was interrupted.
fn parts_folded(parts: usize) -> Duration {
    let part = |number: usize| {
        let n = 2 * number as u64 + 1;
        let continues = (number > 0).then(|| ten_years::line(n - 2));
        let begin = Event::Begin(Begin { continues, ..Begin::new(Activity::Drill, Vec::new(), 1) });
        let end = Event::End(End { session: n, begin: ten_years::line(n).sum, how: Ending::Interrupted });
        [(n, begin), (n + 1, end)]
    };
    let recorded = |(n, event)| Recorded { id: ten_years::line(n), at: start(), event };
    let events: Vec<Recorded> = (0..parts).flat_map(part).map(recorded).collect();
    timed(|| Progress::of(events, Rules::default()))
}
