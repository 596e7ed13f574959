//! `--json`: what docs/protocol.md says of it holds, line by line.

mod beginnings;
mod client;
mod commands;
mod document;
mod endings;
mod lines;
mod safety;

use serde_json::Value;

use crate::support::World;
use crate::support::learner::Knowledge;
use crate::support::program::{Program, action, first_of_all, text};

const DECK: &str = "marketing-vs-sales";

/// An onboarding that comes to its exam on the first day.
pub const WORKSHOP: [&str; 3] = ["onboard", DECK, "--workshop"];

/// Whether this is a question of the exam of which `views` are all that was shown so far.
fn is_in_exam(views: &[Value]) -> bool {
    let offered = views.iter().rfind(|view| view["view"] == "offer");
    offered.is_some_and(|offer| offer["onboarding"]["next"]["step"] == "exam")
}

/// The program with the first question of a workshop's exam.
fn at_the_exam(world: &World) -> Program {
    let mut program = at_the_exam_offer(world);
    let ask = program.act(action("yes"));
    assert_eq!(ask["view"], "ask");
    program
}

/// The program that offers a workshop's exam.
pub fn at_the_exam_offer(world: &World) -> Program {
    let knowledge = Knowledge::of_marketing();
    let mut program = Program::start(world, &WORKSHOP);
    program.play_until(|view| view["onboarding"]["next"]["step"] == "exam", |view| knowledge.act(view));
    program
}

/// Answers anything, and nothing rightly for certain.
pub fn anything(ask: &Value) -> Value {
    if ask["wanted"] == "write" { text("whatever") } else { first_of_all(ask) }
}
