//! Sessions played without a face: the state machine is pulled, and a learner is a function.

mod course;
mod cut_off;
mod examples;
mod onboardings;
mod quizzes;
mod rules;
mod verdicts;

use super::run::State;
use super::*;
use crate::clock::{Day, Moment};
use crate::deck::{Deck, built_in, read_bytes};
use crate::journal::{Answer, Ending};
use crate::progress::{Progress, Rules};
use crate::question::{Question, Response};
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

/// Completes the responses so that they answer the question rightly, by trying all: every option, and every key words of the deck.
fn answer_rightly(question: &Question, deck: &Deck, given: &mut Vec<Response>) -> bool {
    let Some(prompt) = question.prompt(given) else { return question.grade(given).iter().all(|row| row.right) };
    let traits = deck.distinctions().flat_map(|of| &of.traits);
    let written = traits.flat_map(|of| of.text.keys()).map(|words| Response::Text(words.to_owned()));
    let options = (0..prompt.options().len()).map(Response::Option);
    options.chain(written).filter(|response| prompt.takes(response)).any(|response| {
        given.push(response);
        let found = answer_rightly(question, deck, given);
        if !found {
            given.pop();
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
    let plan = Plan::drill(shelf, progress, &agenda, most, &Wishes::usual(), &mut rng);
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
    let mut drill = Session::new(1, shelf.clone(), progress.clone(), plan, rng, now);
    let (mut asks, mut answers, mut told) = (Vec::new(), Vec::new(), Vec::new());
    let mut route = Vec::new();
    for _ in 0..10_000 {
        match drill.step(now) {
            Step::Ask(ask) => {
                if !ask.continues {
                    route = drill.right_route();
                    if !learner(&ask) {
                        // Wrong from the first pick on.
                        let wrong = match &route[0] {
                            Response::Option(right) => Response::Option((right + 1) % ask.prompt.options().len()),
                            Response::Text(_) => Response::Text("wrong".to_owned()),
                        };
                        route = vec![wrong; route.len()];
                    }
                    route.reverse();
                }
                let most = ask.prompt.options().len().saturating_sub(1);
                let response = match route.pop().unwrap_or(Response::Option(0)) {
                    Response::Option(option) => Response::Option(option.min(most)),
                    text => text,
                };
                asks.push(ask);
                if let Some(answer) = drill.respond(response, now) {
                    progress.answer(now, &answer);
                    answers.push(answer);
                }
            }
            Step::Read(_) => drill.go_on(),
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

/// A first drill that has just begun, and when.
fn begun(shelf: Shelf) -> (Session, Moment) {
    let (progress, now) = (fresh(), moment(0, 0));
    let agenda = Agenda::of(&shelf, &progress, progress.day_of(now), 8);
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    let plan = Plan::drill(&shelf, &progress, &agenda, 12, &Wishes::usual(), &mut rng);
    (Session::new(1, shelf, progress, plan, rng, now), now)
}

fn fresh() -> Progress {
    Progress::of(Vec::new(), Rules::default())
}

impl Session {
    /// The picks that answer the present question rightly.
    fn right_route(&self) -> Vec<Response> {
        let question = self.question().expect("a question is being asked");
        let mut picks = Vec::new();
        assert!(answer_rightly(question, self.shelf.deck_named(&question.deck).unwrap(), &mut picks));
        picks
    }
}
