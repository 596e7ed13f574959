use serde_json::{Value, json};

use super::*;
use crate::clock::{Day, Moment};
use crate::deck::{Shelf, read_deck};
use crate::journal::{DeviceName, InMemory, Store};
use crate::progress::{Progress, Rules};

/// Two sides in three aspects.
fn shelf() -> Shelf {
    let distinction = |id: &str, aspect: &str, words: [&str; 2]| {
        json!({ "id": id, "aspect": aspect, "lures": [format!("[waits] for {id}")], "traits": {
            "ebb": { "text": format!("[{}] the boats", words[0]) }, "flood": { "text": format!("[{}] the boats", words[1]) } } })
    };
    let deck = json!({ "format": 1, "id": "tides", "title": "Ebb vs. flood",
        "sides": [{ "id": "ebb", "name": "ebb" }, { "id": "flood", "name": "flood" }],
        "distinctions": [distinction("level", "Level", ["lowers", "raises"]), distinction("way", "Way", ["takes out", "brings in"]),
            distinction("pull", "Pull", ["follows", "fights"])] });
    Shelf::new(vec![read_deck("tides.json", deck.to_string().as_bytes()).unwrap()]).unwrap()
}

/// What follows from these events, each at a time of day of its own.
fn progress(events: &[(&str, Value)]) -> Progress {
    let line = |(n, (at, event)): (usize, &(&str, Value))| {
        let mut line = json!({ "v": 1, "n": n + 1, "at": at });
        line.as_object_mut().unwrap().extend(event.as_object().unwrap().clone());
        format!("{line}\n")
    };
    let text: String = events.iter().enumerate().map(line).collect();
    let mut store = InMemory::of_text(DeviceName::parse("aaaaaaaa").unwrap(), &text).unwrap();
    Progress::of(store.read("2027-01-01T00:00:00Z".parse().unwrap()).unwrap().events, Rules::default())
}

fn begin(activity: &str) -> Value {
    json!({ "event": "begin", "activity": activity, "decks": ["tides"], "seed": 1 })
}

/// The trait of ebb, chosen among four: that of this side or aspect.
fn chosen(session: u64, item: &str, picked: &Value, right: bool) -> Value {
    let row = json!({ "item": item, "asked": { "trait": { "about": "ebb" } }, "picked": [picked], "right": right,
        "noise": { "guess": 0.25, "slip": 0.02 } });
    json!({ "event": "answer", "session": session, "deck": "tides", "form": "choice", "rows": [row], "ms": 4000 })
}

fn swapped(session: u64) -> Value {
    chosen(session, "level", &json!({ "trait": { "item": "level", "side": "flood" } }), false)
}

fn right(session: u64, item: &str) -> Value {
    chosen(session, item, &json!({ "trait": { "item": item, "side": "ebb" } }), true)
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

const MORNING: &str = "2026-11-24T09:00:00.000+01:00";

#[test]
fn the_workload_of_a_first_day_is_what_may_begin_and_tomorrow_has_the_rest() {
    let workload = Workload::of(&shelf(), &progress(&[]), day("2026-11-24"), 2, 12);
    let expected = json!({ "due": 0, "new": 2, "decks": [{ "id": "tides", "title": "Ebb vs. flood", "due": 0, "new": 2 }],
        "next": { "day": "2026-11-25", "due": 0, "new": 1 }, "catch_up_days": null });
    assert_eq!(serde_json::to_value(&workload).unwrap(), expected);
    assert!(!workload.is_empty());
}

#[test]
fn after_days_away_the_workload_says_how_long_catching_up_takes() {
    let events = [(MORNING, begin("drill")), (MORNING, right(1, "level")), (MORNING, right(1, "way"))];
    let workload = Workload::of(&shelf(), &progress(&events), day("2027-06-01"), 0, 1);
    assert_eq!((workload.due, workload.new), (2, 0));
    let told = serde_json::to_value(&workload).unwrap();
    assert!(told["catch_up_days"].as_u64().is_some_and(|days| days > 1), "{told}");
}

#[test]
fn statistics_hold_what_is_known_of_each_item_and_nothing_of_those_never_asked() {
    let events = [(MORNING, begin("drill")), (MORNING, right(1, "level")), (MORNING, swapped(1))];
    let today = day("2026-11-25");
    let statistics = Statistics::of(&shelf(), &progress(&events), today);
    let [level, way, pull] = statistics.decks[0].items.as_slice() else { panic!("three items") };
    assert_eq!((level.answers, level.right, level.is_fresh), (2, 1, false));
    assert!(level.due.is_some_and(|due| due > day("2026-11-24")) && level.retrievability.is_some());
    for unseen in [way, pull] {
        assert_eq!((unseen.retrievability, unseen.due, unseen.answers), (None, None, 0));
    }
    assert_eq!((statistics.streak, statistics.sessions, statistics.is_first_day), (1, 1, false));
    assert_eq!(statistics.days, [AnswersOnDay { day: day("2026-11-24"), answers: 2 }]);
    assert_eq!((statistics.forecast.len(), statistics.forecast[0].day), (14, today));
    assert_eq!((statistics.retention.all.reviews, statistics.retention.all.recalled), (0, None));
}

#[test]
fn a_forecast_counts_each_item_on_its_day_and_what_is_overdue_today() {
    let late = "2026-12-20T09:00:00.000+01:00";
    let answers = [(MORNING, right(1, "level")), (MORNING, right(1, "way")), (late, right(1, "pull"))];
    let events = [&[(MORNING, begin("drill"))], &answers[..]].concat();
    let (progress, today) = (progress(&events), day("2026-12-20"));
    let statistics = Statistics::of(&shelf(), &progress, today);
    let due = |item: usize| statistics.decks[0].items[item].due.unwrap();
    assert!(due(0) < today && due(1) < today && due(2) > today && due(2).since(today) < 14);
    let on = |days: u32| statistics.forecast[days as usize].due;
    assert_eq!((on(0), on(due(2).since(today))), (2, 1));
    assert_eq!(statistics.forecast.iter().map(|day| day.due).sum::<usize>(), 3);
}

#[test]
fn answers_a_day_go_back_half_a_year_to_a_monday() {
    // Wednesday 2026-11-25 lies in the week of Monday 2026-11-23; 25 weeks before that begins Monday 2026-06-01.
    let events = [
        ("2026-05-31T09:00:00.000+02:00", begin("drill")),
        ("2026-05-31T09:00:00.000+02:00", right(1, "level")),
        ("2026-06-01T09:00:00.000+02:00", right(1, "level")),
    ];
    let statistics = Statistics::of(&shelf(), &progress(&events), day("2026-11-25"));
    assert_eq!(statistics.days, [AnswersOnDay { day: day("2026-06-01"), answers: 1 }]);
}

#[test]
fn a_history_holds_the_newest_sessions_with_an_answer() {
    let later = "2026-11-25T09:00:00.000+01:00";
    let events = [
        (MORNING, begin("drill")),
        (MORNING, right(1, "level")),
        (MORNING, json!({ "event": "end", "session": 1, "how": "done" })),
        (later, begin("quiz")),
        (later, begin("exam")),
        (later, swapped(5)),
    ];
    let progress = progress(&events);
    let of = |most| serde_json::to_value(SessionHistory::of(&shelf(), &progress, most)).unwrap();
    let deck = json!([{ "id": "tides", "title": "Ebb vs. flood" }]);
    let drill = json!({ "began": MORNING, "activity": "drill", "practised": false, "decks": deck, "asked": 1, "right": 1,
        "ms": 4000, "ending": "done", "passed": null });
    // How an exam goes is not told before its end.
    let exam = json!({ "began": later, "activity": "exam", "practised": false, "decks": deck, "asked": 1, "right": null,
        "ms": 4000, "ending": null, "passed": null });
    assert_eq!(of(20), json!({ "all": 2, "sessions": [drill, exam] }));
    assert_eq!(of(1), json!({ "all": 2, "sessions": [exam] }));
}

#[test]
fn confusions_name_sides_key_words_and_the_item_that_was_taken_and_say_it_in_no_language_of_the_program() {
    let slip = chosen(1, "way", &json!({ "trait": { "item": "level", "side": "ebb" } }), false);
    let events = [(MORNING, begin("drill")), (MORNING, swapped(1)), (MORNING, swapped(1)), (MORNING, slip)];
    let report = serde_json::to_value(ConfusionReport::of(&shelf(), &progress(&events))).unwrap();
    let swap = json!({ "item": "level", "label": "Level", "kind": "side-swap", "of": { "id": "flood", "name": "flood" },
        "given_to": { "id": "ebb", "name": "ebb" }, "key_words": "raises", "claim": "ebb raises the boats", "times": 2, "asked": 2,
        "weight": 4.0, "truth": "Flood, not ebb, raises the boats." });
    let slip = json!({ "item": "way", "label": "Way", "kind": "aspect-slip", "taken": { "id": "level", "label": "Level" },
        "times": 1, "asked": 1, "weight": 2.0, "truth": "Ebb takes out the boats; flood brings in the boats." });
    let deck =
        json!({ "id": "tides", "title": "Ebb vs. flood", "asked": true, "confusions": [swap, slip], "set_right": 0 });
    assert_eq!(report, json!({ "decks": [deck] }));
}

#[test]
fn an_onboarding_that_was_begun_is_under_way() {
    let overview = |events: &[(&str, Value)]| {
        let (shelf, progress) = (shelf(), progress(events));
        let now: Moment = MORNING.parse().unwrap();
        let workload = Workload::of(&shelf, &progress, progress.day_of(now), 8, 12);
        Overview::of(&shelf, &progress, workload).onboardings.len()
    };
    let mut lesson = begin("lesson");
    lesson["onboarding"] = json!({});
    assert_eq!((overview(&[(MORNING, begin("drill"))]), overview(&[(MORNING, lesson)])), (0, 1));
}
