//! A learner's ten years of daily drills, and the deck of 1,000 distinctions that they are about.

use std::fs;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::tz::Offset;
use rand::rngs::ChaCha8Rng;
use rand::{Rng, RngExt, SeedableRng};
use tellapart::clock::Moment;
use tellapart::deck::{self, Deck, Item};
use tellapart::journal::{self, Activity, Answer, Begin, DeviceName, End, Ending, Event, Recorded};
use tellapart::question::{Form, Hints, Matching, Question, Response, TrueFalse};
use tempfile::TempDir;

/// Questions of a drill.
pub(super) const QUESTIONS: usize = 12;

/// Answers of ten years.
pub(super) const ANSWERS: usize = DAYS * QUESTIONS;

/// Ten years, three leap days included. An unoptimised build, as of `cargo test --benches`, is only to show that everything runs.
const DAYS: usize = if cfg!(debug_assertions) { 30 } else { 3653 };

/// The machine on which all of it was answered.
pub(super) fn device() -> DeviceName {
    DeviceName::parse("benchmrk").expect("a device's name")
}

/// A data directory whose journal holds the ten years.
pub(super) fn data() -> TempDir {
    let data = tempfile::tempdir().expect("a temporary folder");
    let folder = data.path().join("journal");
    fs::create_dir(&folder).expect("a folder");
    fs::write(folder.join(format!("{}.jsonl", device())), JOURNAL.as_str()).expect("a file");
    data
}

/// What happened in the ten years.
pub(super) fn events() -> Vec<Recorded> {
    journal::read(data().path()).expect("a journal in order").events
}

/// The deck.
pub(super) fn deck() -> Deck {
    deck::read_bytes("large.json", DECK.as_bytes()).expect("a deck in order")
}

/// The deck as JSON.
pub(super) static DECK: LazyLock<String> = LazyLock::new(|| {
    let distinction = |n: usize| {
        format!(
            r#"{{ "id": "force-{n}", "aspect": "Force {n}", "traits": {{
                 "marketing": {{ "text": "works by [pull {n}]" }}, "sales": {{ "text": "works by [push {n}]" }} }},
                 "lures": ["works by [word of mouth {n}]", "works by [price {n}]"],
                 "why": "Marketing draws customers in; sales takes the offer to them." }}"#
        )
    };
    let distinctions: Vec<String> = (0..1000).map(distinction).collect();
    format!(
        r#"{{ "format": 1, "id": "large", "title": "Large", "sides": [{{ "id": "marketing", "name": "marketing" }},
             {{ "id": "sales", "name": "sales" }}], "distinctions": [{}] }}"#,
        distinctions.join(",\n")
    )
});

/// The journal's file: drills of eleven sentences to judge and a match. Its lines are put together here because
/// [`journal::Journal`] waits for the disk after each.
static JOURNAL: LazyLock<String> = LazyLock::new(|| {
    let deck = deck();
    let start: Moment = "2026-11-24T09:00:00+01:00".parse().expect("a moment");
    let mut chance = ChaCha8Rng::seed_from_u64(1);
    // Each question is written once and asked again and again; half of the sentences are true.
    let items: Vec<&Item> = deck.items.iter().collect();
    let mut write = |form: &dyn Form, items: &[&Item]| {
        let hints = Hints { truth: chance.random_bool(0.5), ..Hints::default() };
        form.write(&deck, items, hints, &mut chance).expect("a question")
    };
    let sentences: Vec<Question> = items.chunks(1).map(|items| write(&TrueFalse, items)).collect();
    let matches: Vec<Question> = items.chunks(5).map(|items| write(&Matching, items)).collect();
    let (mut sentences, mut matches) = (sentences.iter().cycle(), matches.iter().cycle());
    let mut lines = Lines::default();
    for day in 0..DAYS {
        let at = |minutes: usize| {
            let minutes = (24 * 60 * day + minutes) as i64;
            Moment::new(start.instant() + minutes.minutes(), Offset::constant(1))
        };
        let begin = Begin::new(Activity::Drill, vec![deck.id.clone()], day as u64);
        let session = lines.add(at(0), &Event::Begin(begin));
        let questions = sentences.by_ref().take(QUESTIONS - 1).chain(matches.next());
        for (number, question) in questions.enumerate() {
            lines.add(at(number + 1), &Event::Answer(answered(question, session, &mut chance)));
        }
        lines.add(at(QUESTIONS + 1), &Event::End(End { session, how: Ending::Done }));
    }
    lines.text
});

/// Lines as the journal writes them.
#[derive(Default)]
struct Lines {
    text: String,
    last: u64,
}

impl Lines {
    /// Adds a line and returns its number.
    fn add(&mut self, at: Moment, event: &Event) -> u64 {
        self.last += 1;
        let event = serde_json::to_string(event).expect("an event that can be saved");
        self.text.push_str(&format!(r#"{{"v":1,"n":{},"at":"{at}",{}"#, self.last, &event[1..]));
        self.text.push('\n');
        self.last
    }
}

/// What a learner answers who knows most: picks at random, and rarely leaves it at that when it was wrong.
pub(super) fn answered(question: &Question, session: u64, chance: &mut impl Rng) -> Answer {
    loop {
        let mut picks = Vec::new();
        while let Some(prompt) = question.prompt(&picks) {
            picks.push(Response::Option(chance.random_range(0..prompt.options().len())));
        }
        let rows = question.grade(&picks);
        if rows.iter().all(|row| row.right) || chance.random_bool(0.05) {
            return Answer {
                session,
                deck: question.deck.clone(),
                form: question.form.clone(),
                rows,
                ms: 4200,
                counts: true,
            };
        }
    }
}
