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
mod taken_back;
mod trainee;

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

use super::*;
use crate::clock::Day;
use crate::deck::{Deck, Item, ItemId, built_in, read_deck};
use crate::journal::InMemory;
use crate::onboarding::{NotExaminable, Onboarding, OnboardingStep};
use crate::progress::Progress;
use crate::question::Response;
use crate::session::{AllowedForms, Ask, Return};
use open_question::{OpenQuestion, by_phrases, guesses, knows, knows_nothing_before, right_if, wrongly};
use trainee::{Happening, Played, Trainee};

fn rng(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

fn marketing() -> Shelf {
    Shelf::new(built_in().unwrap()).unwrap()
}

/// The built-in deck without situations, but for what could not be asked in two ways without them: more of it is asked in writing.
fn without_situations() -> Shelf {
    let mut deck = marketing().decks()[0].clone();
    for item in &mut deck.items {
        if let Item::Distinction(distinction) = item
            && distinction.id.as_str() != "team"
        {
            distinction.examples.clear();
        }
    }
    Shelf::new(vec![deck]).unwrap()
}

/// A shelf with one deck of two sides and this many distinctions, nothing of which can be asked in writing.
fn shelf_of(distinctions: usize) -> Shelf {
    shelf_with(distinctions, |text| text.to_owned())
}

/// The same with key words, so that it can be examined.
fn examinable_shelf_of(distinctions: usize) -> Shelf {
    shelf_with(distinctions, |text| format!("[{text}]"))
}

fn shelf_with(distinctions: usize, marked: impl Fn(&str) -> String) -> Shelf {
    let distinction = |d: usize| {
        let [x, y] = ["x", "y"].map(|side| marked(&format!("{side}{d}")));
        format!(
            r#"{{"id":"d{d}","aspect":"A{d}","traits":{{"x":{{"text":"has {x}"}},"y":{{"text":"has {y}"}}}},"lures":["has z{d}","has w{d}"]}}"#
        )
    };
    let distinctions = (0..distinctions).map(distinction).collect::<Vec<_>>().join(",");
    let json = format!(
        r#"{{"format":1,"id":"test","title":"T","sides":[{{"id":"x","name":"x"}},{{"id":"y","name":"y"}}],"distinctions":[{distinctions}]}}"#
    );
    Shelf::new(vec![read_deck("test", json.as_bytes()).unwrap()]).unwrap()
}
