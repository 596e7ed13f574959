//! A learner's ten years of daily drills, and the deck of 1,000 distinctions that they are about.

use std::fs;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::tz::Offset;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::{Rng, RngExt};
use tellapart::{
    Activity, Answer, Asked, Begin, Checksum, Deck, DeviceName, End, Ending, Event, Files, FormName, InMemory, Item,
    ItemId, Learner, LineId, Moment, Noise, Picked, Probability, Recorded, Row, Rules, Shelf, Store, ThisMachine,
    read_deck,
};
use tempfile::TempDir;

/// Questions of a drill.
pub(super) const QUESTIONS: usize = 12;

/// Answers of ten years.
pub(super) const ANSWERS: usize = DAYS * QUESTIONS;

/// Ten years, three leap days included. An unoptimised build, as of `cargo test --benches`, is only to show that everything runs.
pub(super) const DAYS: usize = if cfg!(debug_assertions) { 30 } else { 3653 };

/// The machine on which all of it was answered.
pub(super) fn device() -> DeviceName {
    DeviceName::parse("benchmrk").expect("a device's name")
}

/// A data directory whose journal holds the ten years.
pub(super) fn data() -> TempDir {
    let data = tempfile::tempdir().expect("a temporary folder");
    for (folder, file, text) in
        [("journal", format!("{}.jsonl", device()), JOURNAL.as_str()), ("state", "device".to_owned(), "benchmrk")]
    {
        let folder = data.path().join(folder);
        fs::create_dir(&folder).expect("a folder");
        fs::write(folder.join(file), text).expect("a file");
    }
    data
}

/// The journal in this folder.
pub(super) fn files(data: &TempDir) -> Files {
    let machine = ThisMachine::new(data.path().join("state"), &[]);
    Files::new(data.path(), Some(machine), ChaCha8Rng::seed_from_u64(1))
}

/// A line of this number.
pub(super) fn line(n: u64) -> LineId {
    LineId { device: device(), n, sum: Checksum::UNKNOWN }
}

/// Later than all of it.
pub(super) fn later() -> Moment {
    "2037-01-01T00:00:00Z".parse().expect("a moment")
}

/// What happened in the ten years.
pub(super) fn events() -> Vec<Recorded> {
    files(&data()).read(later()).expect("a journal in order").events
}

/// Someone with ten years of drills, and the moment of the last of them.
pub(super) fn learner(data: &TempDir) -> (Learner<Files>, Moment) {
    let now = events().last().expect("ten years of events").at;
    (Learner::load(files(data), Rules::default(), now).expect("a journal in order"), now)
}

/// The deck.
pub(super) fn deck() -> Deck {
    read_deck("large.json", DECK.as_bytes()).expect("a deck in order")
}

/// A shelf with just that deck.
pub(super) fn shelf() -> Shelf {
    Shelf::new(vec![deck()]).expect("one deck has no namesake")
}

/// The deck as JSON.
pub(super) static DECK: LazyLock<String> = LazyLock::new(|| deck_of(1000));

/// A deck of so many distinctions, as JSON.
pub(super) fn deck_of(distinctions: usize) -> String {
    let distinction = |n: usize| {
        format!(
            r#"{{ "id": "force-{n}", "aspect": "Force {n}", "traits": {{
                 "marketing": {{ "text": "in case {n} works by [pull {n}]" }},
                 "sales": {{ "text": "in case {n} works by [push {n}]" }} }},
                 "lures": ["in case {n} works by [word of mouth {n}]", "in case {n} works by [price {n}]"],
                 "why": "Marketing draws customers in; sales takes the offer to them." }}"#
        )
    };
    let distinctions: Vec<String> = (0..distinctions).map(distinction).collect();
    format!(
        r#"{{ "format": 1, "id": "large", "title": "Large", "sides": [{{ "id": "marketing", "name": "marketing" }},
             {{ "id": "sales", "name": "sales" }}], "distinctions": [{}] }}"#,
        distinctions.join(",\n")
    )
}

/// The journal's file: drills of twelve choices.
static JOURNAL: LazyLock<String> = LazyLock::new(|| journal_about(&deck(), DAYS, QUESTIONS));

/// A journal's file: on so many days a drill of so many choices. It is put together in memory because files wait for the disk after each line.
pub(super) fn journal_about(deck: &Deck, days: usize, questions: usize) -> String {
    let start: Moment = "2026-11-24T09:00:00+01:00".parse().expect("a moment");
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let mut items = deck.items.iter().cycle();
    let mut journal = InMemory::new(device());
    let mut add = |at, event| journal.append(at, &event).expect("an event that can be saved").id;
    for day in 0..days {
        let at = |minutes: usize| {
            let minutes = (24 * 60 * day + minutes) as i64;
            Moment::new(start.instant() + minutes.minutes(), Offset::constant(1))
        };
        let begin = Begin::new(Activity::Drill, vec![deck.id.clone()], day as u64);
        let begun = add(at(0), Event::Begin(begin));
        for (number, item) in items.by_ref().take(questions).enumerate() {
            add(at(number + 1), Event::Answer(answered(deck, item, begun, &mut rng)));
        }
        add(at(questions + 1), Event::End(End { session: begun.n, begin: begun.sum, how: Ending::Done }));
    }
    journal.text()
}

/// What a learner answers who knows most: a choice among three, 95 of 100 right.
pub(super) fn answered(deck: &Deck, item: &Item, begun: LineId, rng: &mut impl Rng) -> Answer {
    let right = rng.random_bool(0.95);
    let [about, other] = [0, 1].map(|side| deck.sides[side].id.clone());
    let side = if right { about.clone() } else { other.clone() };
    let of_side = |side| Picked::Trait { item: ItemId::clone(item.id()), side };
    let lure = Picked::Lure { item: ItemId::clone(item.id()), text: "does something else".to_owned() };
    let offered = vec![of_side(about.clone()), lure, of_side(other.clone())];
    let picked = vec![of_side(side)];
    let slip = Probability::new(0.02).expect("a probability");
    let noise = Noise::new(Probability::one_in(3), slip);
    let row = Row { item: ItemId::clone(item.id()), asked: Asked::Trait { about }, offered, picked, right, noise };
    let form = FormName::all().find(|form| form.as_str() == "choice").expect("a form");
    Answer {
        session: begun.n,
        begin: begun.sum,
        deck: deck.id.clone(),
        form,
        rows: vec![row],
        number: 0,
        ms: 4200,
        counts: true,
    }
}
