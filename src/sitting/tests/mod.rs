//! Sittings without a front end: a journal in memory, simulated days, and a learner who is a function.

mod accepted;
mod copied;
mod cut_off;
mod drills;
mod faults;
mod guessers;
mod long_proofs;
mod onboardings;
mod open_question;
mod quizzes;
mod rules;
mod trainee;

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

use super::*;
use crate::clock::Day;
use crate::deck::{Deck, Item, ItemId, built_in, read_deck};
use crate::journal::{InMemory, Percent};
use crate::onboarding::{NotExaminable, Onboarding, OnboardingStep};
use crate::progress::Progress;
use crate::question::Response;
use crate::session::{AllowedForms, Ask, Return};
use open_question::{OpenQuestion, guesses, knows, right_if, wrongly};
use trainee::{Happening, Played, Trainee};

fn rng(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

fn marketing() -> Shelf {
    Shelf::new(built_in().unwrap()).unwrap()
}

/// A shelf with one deck of two sides and this many distinctions.
fn shelf_of(distinctions: usize) -> Shelf {
    let distinction = |d: usize| {
        format!(
            r#"{{"id":"d{d}","aspect":"A{d}","traits":{{"x":{{"text":"has x{d}"}},"y":{{"text":"has y{d}"}}}},"lures":["has z{d}","has w{d}"]}}"#
        )
    };
    let distinctions = (0..distinctions).map(distinction).collect::<Vec<_>>().join(",");
    let json = format!(
        r#"{{"format":1,"id":"test","title":"T","sides":[{{"id":"x","name":"x"}},{{"id":"y","name":"y"}}],"distinctions":[{distinctions}]}}"#
    );
    Shelf::new(vec![read_deck("test", json.as_bytes()).unwrap()]).unwrap()
}
