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
use tellapart::{
    About, Action, AllowedForms, Belief, Deck, DeviceName, Event, Evidence, Exercise, FormName, InMemory, Learner,
    Model, Moment, Noise, Probability, Progress, Request, Response, Rules, Seeds, Shelf, Sitting, Store, Target, View,
    Wanted, built_in,
};
use ten_years::{ANSWERS, QUESTIONS};

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 30, sample_size = 1)]
fn ten_years_read(bencher: Bencher<'_, '_>) {
    let data = ten_years::data();
    let read = || ten_years::files(&data).read(ten_years::later()).expect("a journal in order");
    assert!(read().notes.is_empty(), "the journal is in order");
    bencher.counter(ItemsCount::new(ANSWERS)).bench_local(read);
}

#[divan::bench(sample_count = 30, sample_size = 1)]
fn ten_years_folded_to_progress(bencher: Bencher<'_, '_>) {
    let events = ten_years::events();
    let fold = |events| Progress::of(events, Rules::default());
    bencher.counter(ItemsCount::new(ANSWERS)).with_inputs(|| events.clone()).bench_local_values(fold);
}

/// All that a start reads and believes, without a snapshot of an earlier one and with it.
#[divan::bench(args = [false, true], sample_count = 20, sample_size = 1)]
fn ten_years_loaded(bencher: Bencher<'_, '_>, with_snapshot: bool) {
    let data = ten_years::data();
    let load = |snapshot: Option<Vec<u8>>| {
        Learner::load_known(ten_years::files(&data), Rules::default(), ten_years::later(), snapshot, &|_, _| {})
            .expect("a journal in order")
    };
    let snapshot = load(None).new_snapshot().filter(|_| with_snapshot).map(<[u8]>::to_vec);
    bencher.counter(ItemsCount::new(ANSWERS)).with_inputs(|| snapshot.clone()).bench_local_values(load);
}

/// One event more costs the same, however long the journal is.
#[divan::bench(args = [0, ANSWERS])]
fn one_answer_applied_after(bencher: Bencher<'_, '_>, answers: usize) {
    let mut events = ten_years::events();
    events.truncate(answers);
    let mut progress = Progress::of(events, Rules::default());
    let (deck, mut rng) = (ten_years::deck(), ChaCha8Rng::seed_from_u64(1));
    let answer = Event::Answer(ten_years::answered(&deck, &deck.items[0], ten_years::line(1), &mut rng));
    let device = DeviceName::parse("benchmrk").expect("a device's name");
    let mut n = 1_000_000;
    let recorded = || {
        n += 1;
        let at = "2040-01-01T09:00:00+01:00".parse().expect("a moment");
        tellapart::Recorded { id: tellapart::LineId { device, ..ten_years::line(n) }, at, event: answer.clone() }
    };
    // All are of one item and one day: after ten years as after none, it is the answer alone that is measured.
    bencher.with_inputs(recorded).bench_local_values(|recorded| progress.apply(recorded));
}

#[divan::bench]
fn answer_appended_and_synced(bencher: Bencher<'_, '_>) {
    let data = tempfile::tempdir().expect("a temporary folder");
    let (mut files, answer) = (ten_years::files(&data), an_answer());
    bencher.bench_local(|| files.append(start(), &answer).expect("a disk that takes it"));
}

/// The first answer of a sitting: the journal looks at its file's end once before it appends.
#[divan::bench(sample_count = 30, sample_size = 1)]
fn answer_appended_first_after_ten_years(bencher: Bencher<'_, '_>) {
    let (data, answer) = (ten_years::data(), an_answer());
    let files = || ten_years::files(&data);
    bencher
        .with_inputs(files)
        .bench_local_values(|mut files| files.append(start(), &answer).expect("a disk that takes it"));
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
    let input = || Sitting::new(learner(), built_in_shelf(), Seeds::Same(2));
    bencher.with_inputs(input).bench_local_values(|sitting| held(sitting, Request::drill(), start()));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn drill_of_1000_distinctions_after_ten_years(bencher: Bencher<'_, '_>) {
    let (data, shelf) = (ten_years::data(), ten_years::shelf());
    let (_, now) = ten_years::learner(&data);
    let events = ten_years::events();
    let drill = Request { new_a_day: QUESTIONS, questions: QUESTIONS, ..Request::drill() };
    let input = || {
        let learner =
            Learner::load(Kept(events.clone(), 1_000_000), Rules::default(), now).expect("a journal in order");
        Sitting::new(learner, shelf.clone(), Seeds::Same(2))
    };
    bencher.with_inputs(input).bench_local_values(|sitting| held(sitting, drill.clone(), now));
}

#[divan::bench]
fn deck_built_in_checked() -> Deck {
    built_in().expect("built-in decks in order").remove(0)
}

#[divan::bench]
fn deck_of_1000_distinctions_checked(bencher: Bencher<'_, '_>) {
    bencher.counter(BytesCount::of_str(ten_years::DECK.as_str())).bench_local(ten_years::deck);
}

/// From an answer to the next question, in a quiz of this form alone.
#[divan::bench(args = FormName::all())]
fn next_question_from_the_built_in_deck(bencher: Bencher<'_, '_>, form: &FormName) {
    bench_next_question(bencher, form, built_in_shelf());
}

/// The same with a thousand distinctions.
// That deck has no situations.
#[divan::bench(args = FormName::all().filter(|form| form.as_str() != "scenario"))]
fn next_question_from_1000_distinctions(bencher: Bencher<'_, '_>, form: &FormName) {
    bench_next_question(bencher, form, ten_years::shelf());
}

fn bench_next_question(bencher: Bencher<'_, '_>, form: &FormName, shelf: Shelf) {
    let about = About::Everything;
    let request = Request {
        exercise: Exercise::Quiz { about, is_exact: true, counts: true },
        forms: AllowedForms::only(std::slice::from_ref(form)),
        questions: 500,
        ..Request::drill()
    };
    bench_steps(bencher, Sitting::new(learner(), shelf, Seeds::Same(2)), &request, start());
}

/// From an answer to the next question, in a drill after one year and after ten: the length of the journal is not felt.
#[divan::bench(args = [ANSWERS / 10, ANSWERS])]
fn next_question_in_a_drill_after(bencher: Bencher<'_, '_>, answers: usize) {
    let (data, shelf) = (ten_years::data(), ten_years::shelf());
    let (_, now) = ten_years::learner(&data);
    let mut events = ten_years::events();
    events.truncate(answers);
    let learner = Learner::load(Kept(events, 1_000_000), Rules::default(), now).expect("a journal in order");
    let drill = Request { new_a_day: 500, questions: 500, ..Request::drill() };
    bench_steps(bencher, Sitting::new(learner, shelf, Seeds::Same(2)), &drill, now);
}

fn bench_steps<S: Store>(bencher: Bencher<'_, '_>, mut sitting: Sitting<S>, request: &Request, now: Moment) {
    sitting.begin(request.clone(), now).expect("a form that asks");
    bencher.bench_local(|| {
        if !step(&mut sitting, now) {
            sitting.begin(request.clone(), now).expect("a form that asks");
        }
    });
}

/// A sitting from its beginning to its end. Its learner picks the first of everything, so much of it comes back. The sitting is returned:
/// letting go of all the progress in it is not to be timed.
fn held<S: Store>(mut sitting: Sitting<S>, request: Request, now: Moment) -> Sitting<S> {
    sitting.begin(request, now).expect("something to ask");
    while step(&mut sitting, now) {}
    sitting
}

/// Does something about what is shown; returns false at the end.
fn step<S: Store>(sitting: &mut Sitting<S>, now: Moment) -> bool {
    let action = match sitting.view() {
        View::Ask(ask) => Action::Answer(match &ask.prompt.wanted {
            Wanted::Pick(_) => Response::Option(0),
            Wanted::Pair { rows, .. } => Response::Pairs((0..rows.len()).collect()),
            Wanted::Write => Response::Text("pull".to_owned()),
        }),
        View::End { .. } => return false,
        _ => Action::GoOn,
    };
    sitting.act(action, now).expect("an action that fits");
    true
}

/// A store that holds the ten years and forgets what is appended: the disk is measured by itself.
#[derive(Debug)]
struct Kept(Vec<tellapart::Recorded>, u64);

impl Store for Kept {
    fn read(&mut self, _: Moment) -> Result<tellapart::History, tellapart::JournalError> {
        Ok(tellapart::History { events: std::mem::take(&mut self.0), notes: Vec::new() })
    }

    fn append(&mut self, at: Moment, _: &Event) -> Result<tellapart::Appended, tellapart::JournalError> {
        self.1 += 1;
        let device = DeviceName::parse("benchmrk").expect("a device's name");
        Ok(tellapart::Appended { id: tellapart::LineId { device, ..ten_years::line(self.1) }, at, notes: Vec::new() })
    }

    fn append_unless_news(
        &mut self,
        at: Moment,
        event: &Event,
    ) -> Result<Option<tellapart::Appended>, tellapart::JournalError> {
        self.append(at, event).map(Some)
    }

    fn has_news(&mut self) -> Result<bool, tellapart::JournalError> {
        Ok(false)
    }

    fn lines(&self, _: &[tellapart::LineId]) -> Result<Option<Vec<Vec<u8>>>, tellapart::JournalError> {
        Ok(None)
    }
}

fn start() -> Moment {
    "2026-11-24T09:00:00+01:00".parse().expect("a moment")
}

/// Someone of whom nothing is known.
fn learner() -> Learner<InMemory> {
    let store = InMemory::new(DeviceName::parse("benchmrk").expect("a device's name"));
    Learner::load(store, Rules::default(), start()).expect("an empty journal")
}

fn true_false(right: bool) -> Evidence {
    let slip = Probability::new(0.02).expect("a probability");
    Evidence::of_answer(right, Noise::new(Probability::one_in(2), slip).expect("a question that can be answered wrong"))
}

/// From the third answer on, a belief has split into more states than it keeps.
fn belief_of_four_states() -> Belief {
    let first = start().day(Rules::default().day_start);
    let answers = [(true, 0), (false, 2), (true, 3), (true, 8), (true, 20)];
    let update = |belief, (right, day)| Model::default().update(&belief, true_false(right), first.plus(day));
    answers.into_iter().fold(Belief::default(), update)
}

fn built_in_shelf() -> Shelf {
    Shelf::new(built_in().expect("built-in decks in order")).expect("no namesakes")
}

fn an_answer() -> Event {
    let deck = built_in().expect("built-in decks in order").remove(0);
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let item = &deck.items[rng.random_range(0..deck.items.len())];
    Event::Answer(ten_years::answered(&deck, item, ten_years::line(1), &mut rng))
}
