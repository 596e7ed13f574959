//! Matching: two or three aspects, a row for each side of each ("Force: marketing"), and the phrases to pair with them, one to one.
//!
//! All of it is answered at once, so that every row can be changed until then. Who knows the phrases and not whose they are can only order
//! them by chance within each aspect: that, once an aspect, is its evidence.

use std::ops::RangeInclusive;

use rand::Rng;
use rand::seq::SliceRandom;

use super::record::{Asked, Confusion, FormName, Picked, Row};
use super::{
    FilledForm, Form, Hints, Level, NoQuestion, Prompt, Question, Response, SLIP, Task, Verdict, Wanted, phrase,
};
use crate::deck::{Deck, Distinction, Item, ItemId, SideId, reading};
use crate::memory::{Noise, Probability};

#[derive(Debug, Clone, Copy)]
pub(super) struct Matching;

/// As many phrases as there are digits to pick them by.
const MOST_PHRASES: usize = 9;

/// How many letters all phrases have together, at most, where there is a third aspect: two always fit a small screen with their rows.
const MOST_LETTERS_OF_THREE: usize = 240;

impl Form for Matching {
    fn name(&self) -> FormName {
        FormName::of("matching")
    }

    fn rows(&self) -> RangeInclusive<usize> {
        2..=3
    }

    fn suits(&self, item: &Item) -> bool {
        item.distinction().is_some()
    }

    fn level(&self, _: &Item) -> Level {
        Level::First
    }

    /// What is asked of an item depends on the others that take part.
    fn ways(&self, _: &Item) -> usize {
        usize::MAX
    }

    fn weight(&self) -> f64 {
        4.0
    }

    fn only_once_asked(&self) -> bool {
        true
    }

    fn write(&self, deck: &Deck, items: &[&Item], _: Hints<'_>, rng: &mut dyn Rng) -> Result<Question, NoQuestion> {
        let aspects = aspects(deck, items.iter().filter_map(|item| item.distinction()), *self.rows().end());
        if !self.rows().contains(&aspects.len()) {
            return Err(NoQuestion::TooFewToMatch);
        }
        let pairing = Pairing::new(deck, &aspects, rng).ok_or(NoQuestion::TooFewToMatch)?;
        Ok(Question { deck: deck.id.clone(), form: self.name(), filled: Box::new(pairing) })
    }

    /// All of an aspect is right by chance in one order of its phrases among all, for who knows the phrases in one of theirs.
    fn noise(&self, row: &Row) -> Option<Noise> {
        let Asked::Pairs { sides } = &row.asked else { return row.noise };
        let orders = |from: usize| {
            (0..sides.len()).fold(1usize, |orders, taken| orders.saturating_mul(from.saturating_sub(taken).max(1)))
        };
        match row.offered.len() {
            0 => row.noise,
            offered => row.among(orders(offered), orders(sides.len())),
        }
    }

    /// The first phrase that was given to the wrong side of its aspect, or else to another aspect.
    fn confusion(&self, row: &Row) -> Option<Confusion> {
        let Asked::Pairs { sides } = &row.asked else { return row.aspect_slip() };
        row.mistake()?;
        let mut slip = None;
        for (about, picked) in sides.iter().zip(&row.picked) {
            match picked {
                Picked::Trait { item, side } if *item == row.item && side != about => {
                    return Some(Confusion::SideSwap { of: side.clone(), given_to: about.clone() });
                }
                Picked::Trait { item, .. } if *item != row.item => {
                    slip = slip.or_else(|| Some(Confusion::AspectSlip { taken: item.clone() }));
                }
                _ => {}
            }
        }
        slip
    }

    fn verdict(&self, _: &Deck, rows: &[Row]) -> Verdict {
        match rows.iter().filter(|row| row.right).count() {
            right if right == rows.len() => Verdict::Right,
            right => Verdict::Pairs { right, of: rows.len() },
        }
    }
}

/// The first of these distinctions that go together: every phrase is true of one side alone, and all read differently.
fn aspects<'d>(deck: &Deck, distinctions: impl Iterator<Item = &'d Distinction>, most: usize) -> Vec<&'d Distinction> {
    let mut readings: Vec<String> = Vec::new();
    let mut letters = 0;
    let mut aspects: Vec<&Distinction> = Vec::new();
    for distinction in distinctions {
        if aspects.len() == most {
            break;
        }
        let phrases: Vec<String> = distinction.traits.iter().map(|of| reading(of.text.plain())).collect();
        let of_one_side = distinction.traits.iter().all(|of| deck.is_of_one_side(of));
        let new_letters = letters + phrases.iter().map(|phrase| phrase.chars().count()).sum::<usize>();
        let is_short = aspects.len() < 2 || new_letters <= MOST_LETTERS_OF_THREE;
        let has_keys = readings.len() + phrases.len() <= MOST_PHRASES;
        let is_same_aspect = |other: &&Distinction| reading(&other.aspect) == reading(&distinction.aspect);
        let is_new = !phrases.iter().any(|phrase| readings.contains(phrase)) && !aspects.iter().any(is_same_aspect);
        if of_one_side && is_short && has_keys && is_new {
            readings.extend(phrases);
            letters = new_letters;
            aspects.push(distinction);
        }
    }
    aspects
}

/// Rows to be paired with phrases, as many of the one as of the other.
#[derive(Debug)]
struct Pairing {
    /// The items, and the sides of each.
    aspects: Vec<(ItemId, Vec<SideId>)>,
    /// What each row says, aspect by aspect and side by side.
    rows: Vec<String>,
    phrases: Vec<(Picked, String)>,
}

impl Pairing {
    fn new(deck: &Deck, aspects: &[&Distinction], rng: &mut dyn Rng) -> Option<Self> {
        let mut aspects = aspects.to_vec();
        aspects.shuffle(rng);
        let (mut rows, mut phrases) = (Vec::new(), Vec::new());
        for distinction in &aspects {
            for of in &distinction.traits {
                rows.push(phrase::labelled(deck, &distinction.aspect, &deck.side(&of.side)?.name));
                let picked = Picked::Trait { item: distinction.id.clone(), side: of.side.clone() };
                phrases.push((picked, of.text.plain().to_owned()));
            }
        }
        phrases.shuffle(rng);
        let sides = |of: &&Distinction| (of.id.clone(), of.traits.iter().map(|of| of.side.clone()).collect());
        Some(Self { aspects: aspects.iter().map(sides).collect(), rows, phrases })
    }
}

impl FilledForm for Pairing {
    fn items(&self) -> Vec<ItemId> {
        self.aspects.iter().map(|(item, _)| item.clone()).collect()
    }

    fn prompt(&self, responses: &[Response]) -> Option<Prompt> {
        responses.is_empty().then(|| Prompt {
            task: Task::Match,
            stem: None,
            wanted: Wanted::Pair {
                rows: self.rows.clone(),
                phrases: self.phrases.iter().map(|(_, text)| text.clone()).collect(),
            },
        })
    }

    fn grade(&self, responses: &[Response]) -> Vec<Row> {
        let pairs = match responses.first() {
            Some(Response::Pairs(pairs)) => pairs.as_slice(),
            _ => &[],
        };
        let mut picked = pairs.iter().map(|&phrase| self.phrases.get(phrase).map(|(picked, _)| picked.clone()));
        let row = |(item, sides): &(ItemId, Vec<SideId>)| {
            let picked: Vec<Picked> = picked.by_ref().take(sides.len()).flatten().collect();
            let is_right = |(side, picked): (&SideId, &Picked)| {
                *picked == Picked::Trait { item: item.clone(), side: side.clone() }
            };
            let right = picked.len() == sides.len() && sides.iter().zip(&picked).all(is_right);
            let row = Row {
                item: item.clone(),
                asked: Asked::Pairs { sides: sides.clone() },
                offered: self.phrases.iter().map(|(phrase, _)| phrase.clone()).collect(),
                picked,
                right,
                noise: Noise::new(Probability::NEVER, SLIP),
            };
            Row { noise: Matching.noise(&row), ..row }
        };
        self.aspects.iter().map(row).collect()
    }
}
