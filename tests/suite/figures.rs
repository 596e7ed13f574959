//! What progress shows: confusions, history, the last months and the next days.

use std::fs;

use crate::support::{World, firsts};
use serde_json::{Value, json};

/// A time on the `day`th day after the first of the tests, at this hour.
fn time(day: u32, hour: u32) -> String {
    assert!(day < 7 + 31, "no further than the end of the year");
    let (month, day) = if day < 7 { (11, 24 + day) } else { (12, day - 6) };
    format!("2026-{month}-{day:02}T{hour:02}:00:00+01:00")
}

/// A journal written by hand, of a device of its own.
struct ByHand {
    lines: Vec<Value>,
}

impl ByHand {
    fn new() -> Self {
        Self { lines: Vec::new() }
    }

    fn add(&mut self, at: &str, event: &Value) -> u64 {
        let n = self.lines.len() as u64 + 1;
        let mut line = json!({ "v": 1, "n": n, "at": at });
        line.as_object_mut().unwrap().extend(event.as_object().unwrap().clone());
        self.lines.push(line);
        n
    }

    fn begin(&mut self, at: &str, activity: &str, decks: &[&str]) -> u64 {
        self.add(at, &json!({ "event": "begin", "activity": activity, "decks": decks, "seed": 1 }))
    }

    fn answer(&mut self, at: &str, session: u64, form: &str, row: &Value) {
        let event = json!({ "event": "answer", "session": session, "deck": "marketing-vs-sales", "form": form,
            "rows": [row], "ms": 50_000 });
        self.add(at, &event);
    }

    fn end(&mut self, at: &str, session: u64, how: &str) {
        self.add(at, &json!({ "event": "end", "session": session, "how": how }));
    }

    fn save(&self, world: &World) {
        let folder = world.data_dir().join("journal");
        fs::create_dir_all(&folder).unwrap();
        let lines: Vec<String> = self.lines.iter().map(|line| format!("{line}\n")).collect();
        fs::write(folder.join("aaaaaaaa.jsonl"), lines.concat()).unwrap();
    }
}

/// A sentence that gives the trait of sales to marketing: judged true, or false and rightly so.
fn judged(item: &str, right: bool) -> Value {
    let asked = json!({ "sentence": { "about": "marketing", "against": "sales", "of": "sales" } });
    let picked = if right { "false" } else { "true" };
    json!({ "item": item, "asked": asked, "picked": [picked], "right": right, "noise": { "guess": 0.5, "slip": 0.02 } })
}

/// The trait of marketing, chosen among four: that of sales, or the right one.
fn chosen(item: &str, right: bool) -> Value {
    let side = if right { "marketing" } else { "sales" };
    json!({ "item": item, "asked": { "trait": { "about": "marketing" } }, "picked": [{ "trait": { "item": item, "side": side } }],
        "right": right, "noise": { "guess": 0.25, "slip": 0.02 } })
}

/// Another aspect was taken for the one that was asked: the phrases of both sides went to it.
fn slipped(item: &str, taken: &str) -> Value {
    let sides = ["marketing", "sales"];
    let picked = sides.map(|side| json!({ "trait": { "item": taken, "side": side } }));
    json!({ "item": item, "asked": { "pairs": { "sides": sides } }, "picked": picked,
        "right": false, "noise": { "guess": 1.0 / 12.0, "phrases": 0.5, "slip": 0.02 } })
}

/// What a learner mixes up who knows all but these.
fn mixed_up(world: &World) {
    let mut journal = ByHand::new();
    let session = journal.begin(&time(0, 8), "drill", &["marketing-vs-sales"]);
    for right in [false, true] {
        journal.answer(&time(0, 8), session, "true-false", &judged("objective", right));
    }
    for _ in 0..2 {
        journal.answer(&time(0, 8), session, "choice", &chosen("function", false));
    }
    journal.answer(&time(0, 8), session, "matching", &slipped("focus", "objective"));
    journal.answer(&time(0, 8), session, "choice", &chosen("focus", true));
    journal.answer(&time(0, 8), session, "choice", &chosen("focus", true));
    journal.end(&time(0, 8), session, "done");
    journal.save(world);
}

#[test]
fn confusions_name_what_is_mixed_up_worst_first_with_what_sets_it_right() {
    let world = World::new();
    mixed_up(&world);
    let expected = "\
Marketing vs. sales
  Primary function      you said marketing primarily            2 of 2 times
                        approaches the customer to complete a
                        transaction
    Sales, not marketing, primarily approaches the customer to complete a transaction.
  Primary objective     you said marketing aims primarily to    1 of 2 times
                        satisfy demand
    Sales, not marketing, aims primarily to satisfy demand.

Practise these: tellapart drill --confused
1 other fixed.
";
    assert_eq!(world.ok(&["confusions"], ""), expected);
    // In a terminal a sentence goes on below.
    assert!(expected.lines().all(|line| line.len() <= 80 || line.ends_with('.')));
    let named = world.ok(&["confusions", "marketing-vs-sales"], "");
    assert!(named.contains("Practise these: tellapart drill --confused marketing-vs-sales\n"), "{named}");
}

#[test]
fn confusions_as_json_carry_their_weight() {
    let world = World::new();
    mixed_up(&world);
    let deck = &world.json(&["confusions", "--json"])["decks"][0];
    let worst = json!({ "item": "function", "label": "Primary function", "kind": "side-swap",
        "of": { "id": "sales", "name": "sales" }, "given_to": { "id": "marketing", "name": "marketing" }, "key_words": "complete a transaction",
        "claim": "marketing primarily approaches the customer to complete a transaction", "times": 2, "asked": 2, "weight": 4.0,
        "truth": "Sales, not marketing, primarily approaches the customer to complete a transaction." });
    assert_eq!((&deck["confusions"][0], &deck["set_right"]), (&worst, &json!(1)));
    assert_eq!(deck["confusions"][1]["weight"], 0.5);
}

#[test]
fn who_mixes_nothing_up_is_told_so() {
    let world = World::new();
    let out = world.ok(&["confusions"], "");
    assert_eq!(out, "You have not been asked anything yet. To start, type: tellapart drill\n");
    let mut journal = ByHand::new();
    let session = journal.begin(&time(0, 8), "drill", &["marketing-vs-sales"]);
    journal.answer(&time(0, 8), session, "choice", &chosen("focus", true));
    journal.save(&world);
    assert_eq!(world.ok(&["confusions"], ""), "You are not mixing anything up at the moment. Well done.\n");
}

#[test]
fn a_confusion_in_a_drill_is_there_at_once_and_gone_when_it_is_taken_back() {
    let mut world = World::new();
    // The first sentence is false, and is judged true.
    world.seeded(Some(7)).ok(&["drill"], "1\n");
    let out = world.ok(&["confusions"], "");
    assert!(out.starts_with("Marketing vs. sales\n  Primary objective  ") && out.contains(" 1 of 1 time\n"), "{out}");
    world.ok(&["undo"], "");
    assert!(world.ok(&["confusions"], "").starts_with("You have not been asked anything yet"));
}

#[test]
fn history_shows_each_session_the_newest_last() {
    let mut world = World::new();
    let mut journal = ByHand::new();
    let quiz = journal.begin(&time(0, 8), "quiz", &["marketing-vs-sales"]);
    for right in [true, true, false] {
        journal.answer(&time(0, 8), quiz, "choice", &chosen("focus", right));
    }
    journal.end(&time(0, 8), quiz, "done");
    let lesson = journal.begin(&time(1, 8), "lesson", &["marketing-vs-sales", "our-own"]);
    journal.answer(&time(1, 8), lesson, "choice", &chosen("focus", true));
    journal.end(&time(1, 8), lesson, "interrupted");
    let exam = journal.begin(&time(2, 8), "exam", &["marketing-vs-sales"]);
    journal.answer(&time(2, 8), exam, "choice", &chosen("focus", false));
    let nothing = journal.begin(&time(2, 9), "drill", &["marketing-vs-sales"]);
    journal.end(&time(2, 9), nothing, "stopped");
    journal.save(&world);
    world.at(&time(3, 9));
    let expected = "                                    right       time
  2026-11-24 08:00  Quiz            2 of 3      3\u{a0}min    Marketing vs. sales
  2026-11-25 08:00  Lessons         1 of 1      50\u{a0}s     Marketing vs. sales, our-own (stopped)
  2026-11-26 08:00  Exam            1 asked     50\u{a0}s     Marketing vs. sales (not finished)
";
    assert_eq!(world.ok(&["history"], ""), expected);
    let last = world.ok(&["history", "--last", "1"], "");
    assert!(last.starts_with("The last 1 of 3 sessions:\n") && last.lines().count() == 3, "{last}");

    // The exam is finished on this machine, on the next day.
    let resumed = json!({ "event": "begin", "activity": "exam", "decks": ["marketing-vs-sales"], "seed": 1,
        "continues": { "device": "aaaaaaaa", "n": exam } });
    let resumed = journal.add(&time(3, 8), &resumed);
    journal.answer(&time(3, 8), resumed, "choice", &chosen("function", true));
    journal.end(&time(3, 8), resumed, "done");
    journal.save(&world);
    let out = world.ok(&["history"], "");
    assert!(
        out.ends_with("  2026-11-26 08:00  Exam            1 of 2      2\u{a0}min    Marketing vs. sales\n"),
        "{out}"
    );
    let sessions = world.json(&["history", "--json"]);
    assert_eq!((&sessions["all"], sessions["sessions"].as_array().unwrap().len()), (&json!(3), 3));
    let lesson = json!({ "began": "2026-11-25T08:00:00.000+01:00", "activity": "lesson", "practised": false,
        "decks": [{ "id": "marketing-vs-sales", "title": "Marketing vs. sales" }, { "id": "our-own", "title": null }],
        "asked": 1, "right": 1, "ms": 50_000, "ending": "interrupted", "passed": null });
    assert_eq!(sessions["sessions"][1], lesson);
}

#[test]
fn history_without_a_session_says_how_to_begin() {
    let world = World::new();
    assert_eq!(world.ok(&["history"], ""), "No sessions yet. To start, type: tellapart drill\n");
    assert_eq!(world.json(&["history", "--json"]), json!({ "all": 0, "sessions": [] }));
    assert_eq!(world.run(&["history", "--last", "0"], "").code, Some(2));
}

#[test]
fn a_first_day_shows_no_figures_yet_and_later_days_do() {
    let mut world = World::new();
    world.ok(&["drill"], &firsts());
    let out = world.ok(&["stats"], "");
    assert!(!out.contains("Answers a day") && !out.contains("Items due") && !out.contains("came back"), "{out}");
    assert!(out.ends_with("\nfresh: asked today\n1 session.\n"), "{out}");

    // The second day is left out, and forgiven.
    world.at(&time(2, 9)).ok(&["drill"], &firsts());
    let out = world.ok(&["stats"], "");
    assert!(out.contains("\nAnswers a day\n       Nov\n  Mon  .\n  Tue  +\n  Wed  .\n  Thu  "), "{out}");
    assert!(out.contains("\nItems due on each of the next 14 days\n  Thu Fri Sat "), "{out}");
    assert!(out.ends_with("\n2 sessions. 2 days, with 1 day off.\n"), "{out}");
    let stats = world.json(&["stats", "--json"]);
    assert_eq!((&stats["streak"], &stats["days_off"]), (&json!(2), &json!(1)));
    assert_eq!(stats["days"][0]["day"], "2026-11-24");
    let answered = |stats: &Value| {
        stats["days"].as_array().unwrap().iter().map(|day| day["answers"].as_u64().unwrap()).sum::<u64>()
    };
    assert_eq!(answered(&stats), world.answers().len() as u64);
    let due: u64 = stats["forecast"].as_array().unwrap().iter().map(|day| day["due"].as_u64().unwrap()).sum();
    let items = stats["decks"][0]["items"].as_array().unwrap();
    let soon = items.iter().filter(|item| item["due"].as_str().is_some_and(|day| day < "2026-12-10")).count();
    assert_eq!(due, soon as u64);
}

#[test]
fn true_retention_is_told_once_there_is_enough_to_tell() {
    let mut world = World::new();
    world.at(&time(30, 12));
    let mut journal = ByHand::new();
    for day in 0..=20 {
        let session = journal.begin(&time(day, 8), "drill", &["marketing-vs-sales"]);
        // Nine of ten are recalled or guessed: of twenty judgements eighteen are right, so sixteen were recalled.
        journal.answer(&time(day, 8), session, "true-false", &judged("objective", day % 10 != 9));
        if day == 19 {
            journal.save(&world);
            assert!(!world.ok(&["stats"], "").contains("came back"), "nineteen reviews are too few");
        }
    }
    journal.save(&world);
    // 18 right of 20, a guess of 1/2 and a slip of 2 %: (18 - 10) / (20 * 0.48).
    let stats = world.json(&["stats", "--json"]);
    let retention = &stats["retention"];
    let believed = (100.0 * retention["last_30_days"]["believed"].as_f64().unwrap()).round();
    let sentence = format!(
        "Of what came back in the last 30 days you remembered 83% (20 answers, lucky guesses taken out). Expected were {believed}%; the target is 90%."
    );
    let out = world.ok(&["stats"], "");
    assert!(out.contains(&sentence), "{out}");
    let known = stats["decks"][0]["known_tomorrow"].as_f64().unwrap();
    assert!(
        known > 0.0
            && known < 1.0
            && out.contains(&format!("Of 14 items you would know about {} tomorrow.", known.round())),
        "{out}"
    );
    assert_eq!(
        (&retention["target"], &retention["all"]["reviews"], &retention["all"]["right"]),
        (&json!(0.9), &json!(20), &json!(18))
    );
    assert!(retention["all"]["believed"].as_f64().is_some_and(|believed| believed > 0.5 && believed < 1.0));
    world.at("2027-02-01T12:00:00+01:00");
    assert!(world.ok(&["stats"], "").contains("Of what came back so far you remembered 83% "));
    // After most of a year away nothing of it is left in the map, and what is due still stands there.
    world.at("2027-09-01T12:00:00+01:00");
    let out = world.ok(&["stats"], "");
    assert!(
        !out.contains("Answers a day") && out.contains("\nItems due on each of the next 14 days\n  Wed Thu "),
        "{out}"
    );
}

#[cfg(unix)]
#[test]
fn confusions_and_history_fit_forty_columns_without_losing_a_word() {
    use crate::support::pty::Screen;
    let world = World::new();
    mixed_up(&world);
    let shown = |command: &str| {
        let mut screen = Screen::of(&world, &[command], (30, 40));
        assert_eq!(screen.wait(), Some(0));
        screen.text()
    };
    let confusions = shown("confusions");
    let expected = "  Primary function
    you said marketing primarily
    approaches the customer to complete
    a transaction, 2 of 2 times
    Sales, not marketing, primarily
    approaches the customer to complete
    a transaction.
  Primary objective
    you said marketing aims primarily to
    satisfy demand, 1 of 2 times
    Sales, not marketing, aims primarily
    to satisfy demand.
";
    assert!(confusions.contains(expected), "{confusions}");
    let history = shown("history");
    assert!(
        history.contains("  2026-11-24 08:00, Drill\n    3 of 7 right, 6\u{a0}min\n    Marketing vs. sales"),
        "{history}"
    );
}
