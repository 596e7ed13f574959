//! How long a learner waits: for ten years of drills to be read, a deck to be checked, a drill, a question, an answer to be saved.
//!
//! `cargo bench --bench speed`, or some of it by a part of its name: `cargo bench --bench speed -- ten_years`.

#![allow(clippy::expect_used)]
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a benchmark is a program of its own"
)]

mod ten_years;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use tellapart::clock::Moment;
use tellapart::deck::{self, Deck, Item};
use tellapart::journal::{self, Event, Journal};
use tellapart::memory::{Belief, Evidence, Model, Noise, Probability, Target};
use tellapart::progress::{Progress, Rules};
use tellapart::question::{FORMS, Form, FormName, Hints, Response, SLIP, TrueFalse};
use tellapart::session::{Agenda, Plan, Session, Shelf, Step, Summary, Wishes};
use ten_years::{ANSWERS, QUESTIONS};

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 30, sample_size = 1)]
fn ten_years_read(bencher: Bencher<'_, '_>) {
    let data = ten_years::data();
    let read = || journal::read(data.path()).expect("a journal in order");
    assert!(read().notes.is_empty(), "{:?}", read().notes);
    bencher.counter(ItemsCount::new(ANSWERS)).bench_local(read);
}

#[divan::bench(sample_count = 30, sample_size = 1)]
fn ten_years_folded_to_progress(bencher: Bencher<'_, '_>) {
    let events = ten_years::events();
    let fold = |events| Progress::of(events, Rules::default());
    bencher.counter(ItemsCount::new(ANSWERS)).with_inputs(|| events.clone()).bench_local_values(fold);
}

#[divan::bench]
fn answer_appended_and_synced(bencher: Bencher<'_, '_>) {
    let data = tempfile::tempdir().expect("a temporary folder");
    let (mut journal, answer) = (Journal::new(data.path(), ten_years::device()), an_answer());
    bencher.bench_local(|| journal.append(start(), answer.clone()).expect("a disk that takes it"));
}

/// The first answer of a sitting: the journal looks at its whole file once before it appends.
#[divan::bench(sample_count = 30, sample_size = 1)]
fn answer_appended_first_after_ten_years(bencher: Bencher<'_, '_>) {
    let (data, answer) = (ten_years::data(), an_answer());
    let append = |mut journal: Journal| journal.append(start(), answer.clone()).expect("a disk that takes it");
    bencher.with_inputs(|| Journal::new(data.path(), ten_years::device())).bench_local_values(append);
}

#[divan::bench]
fn belief_of_four_states_updated(bencher: Bencher<'_, '_>) {
    let (model, belief) = (Model::default(), belief_of_four_states());
    let day = belief.last().expect("an item asked before").plus(9);
    bencher.bench_local(|| model.update(black_box(&belief), true_false(true), day));
}

#[divan::bench]
fn belief_of_four_states_due(bencher: Bencher<'_, '_>) {
    let (model, belief) = (Model::default(), belief_of_four_states());
    bencher.bench_local(|| model.due(black_box(&belief), Target::USUAL));
}

#[divan::bench]
fn drill_of_the_built_in_deck(bencher: Bencher<'_, '_>) {
    let shelf = shelf(built_in_deck());
    let progress = Progress::of(Vec::new(), Rules::default());
    let inputs = || (shelf.clone(), progress.clone());
    bencher.with_inputs(inputs).bench_local_values(|(shelf, progress)| drill(shelf, progress, start()));
}

#[divan::bench]
fn drill_of_1000_distinctions_after_ten_years(bencher: Bencher<'_, '_>) {
    let events = ten_years::events();
    let now = events.last().expect("ten years of events").at;
    let (shelf, progress) = (shelf(ten_years::deck()), Progress::of(events, Rules::default()));
    let inputs = || (shelf.clone(), progress.clone());
    bencher.with_inputs(inputs).bench_local_values(|(shelf, progress)| drill(shelf, progress, now));
}

#[divan::bench]
fn deck_built_in_checked() -> Deck {
    built_in_deck()
}

#[divan::bench]
fn deck_of_1000_distinctions_checked(bencher: Bencher<'_, '_>) {
    bencher.counter(BytesCount::of_str(ten_years::DECK.as_str())).bench_local(ten_years::deck);
}

#[divan::bench(args = FORMS.iter().map(|form| form.name()))]
fn question_from_the_built_in_deck(bencher: Bencher<'_, '_>, form: &FormName) {
    bench_question(bencher, form, &built_in_deck());
}

#[divan::bench(args = FORMS.iter().map(|form| form.name()))]
fn question_from_1000_distinctions(bencher: Bencher<'_, '_>, form: &FormName) {
    bench_question(bencher, form, &ten_years::deck());
}

/// Writes a question of this form; a form that takes several items has all of the deck to choose from.
fn bench_question(bencher: Bencher<'_, '_>, name: &FormName, deck: &Deck) {
    let form = *FORMS.iter().find(|form| form.name() == *name).expect("one of the forms");
    let items: Vec<&Item> = deck.items.iter().filter(|item| form.suits(item)).collect();
    let mut chance = ChaCha8Rng::seed_from_u64(1);
    bencher.bench_local(|| form.write(deck, &items, Hints::default(), &mut chance).expect("a question"));
}

/// A drill from its planning to its summary. Its learner picks blindly, so much of it comes back. The drill is returned as well:
/// letting go of all the progress in it is not to be timed.
fn drill(shelf: Shelf, progress: Progress, now: Moment) -> (Summary, Session) {
    let mut learner = ChaCha8Rng::seed_from_u64(1);
    let mut chance = ChaCha8Rng::seed_from_u64(2);
    let agenda = Agenda::of(&shelf, &progress, progress.day_of(now), QUESTIONS);
    let plan = Plan::drill(&shelf, &progress, &agenda, QUESTIONS, &Wishes::usual(), &mut chance);
    let mut drill = Session::new(1, shelf, progress, plan, chance, now);
    loop {
        match drill.step(now) {
            Step::Ask(ask) => {
                drop(drill.respond(Response::Option(learner.random_range(0..ask.prompt.options().len())), now))
            }
            Step::Read(_) | Step::Tell(_) => drill.go_on(),
            Step::Done(summary) => return (summary, drill),
        }
    }
}

fn start() -> Moment {
    "2026-11-24T09:00:00+01:00".parse().expect("a moment")
}

fn true_false(right: bool) -> Evidence {
    let noise = Noise::new(Probability::one_in(2), SLIP).expect("a question that can be answered wrong");
    Evidence::of_answer(right, noise)
}

/// From the third answer on, a belief has split into more states than it keeps.
fn belief_of_four_states() -> Belief {
    let first = start().day(Rules::default().day_start);
    let answers = [(true, 0), (false, 2), (true, 3), (true, 8), (true, 20)];
    let update = |belief, (right, day)| Model::default().update(&belief, true_false(right), first.plus(day));
    answers.into_iter().fold(Belief::default(), update)
}

fn built_in_deck() -> Deck {
    deck::built_in().expect("built-in decks in order").remove(0)
}

fn shelf(deck: Deck) -> Shelf {
    Shelf::new(vec![deck]).expect("one deck has no namesake")
}

fn an_answer() -> Event {
    let deck = built_in_deck();
    let mut chance = ChaCha8Rng::seed_from_u64(1);
    let question = TrueFalse.write(&deck, &[&deck.items[0]], Hints::default(), &mut chance).expect("a question");
    Event::Answer(ten_years::answered(&question, 1, &mut chance))
}
