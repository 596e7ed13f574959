//! The wrong reasons of a situation: traits of the same side in other aspects.
//!
//! Some of them are shown by the situation as well, so that they cannot be wrong. Were the wrong ones drawn from what is left, traits with many
//! such neighbours would come seldom unless they are right, and could be told by that. So they are drawn in rounds for all aspects at once: in
//! a round each trait is a wrong reason of one aspect.

use rand::Rng;
use rand::seq::{IndexedRandom, SliceRandom};

use super::options::{Labelled, Options, first_of};
use super::record::Picked;
use crate::deck::{Deck, Distinction, SideId, reading};

/// How many reasons there are to choose from, at most.
const MOST_REASONS: usize = 4;

/// How often a round is drawn at most, until every aspect has a wrong reason in it.
const TRIES: usize = 20;

/// The trait that a situation shows among others of that side; `None` if the side has no other.
pub(super) fn reasons(deck: &Deck, distinction: &Distinction, of: &SideId, rng: &mut dyn Rng) -> Option<Options> {
    let option = |shown: &Distinction| {
        let text = shown.trait_of(of)?.text.plain().to_owned();
        Some((Picked::Trait { item: shown.id.clone(), side: of.clone() }, text))
    };
    let right = option(distinction)?;
    let all: Vec<&Distinction> = deck.distinctions().filter(|other| other.trait_of(of).is_some()).collect();
    let at = all.iter().position(|other| other.id == distinction.id)?;
    let labelled = |numbers: Vec<usize>| numbers.into_iter().filter_map(|number| option(all[number])).collect();
    let drawn: Vec<Labelled> = labelled(drawn(&all, at, rng));
    // It may be that a round had none for this aspect.
    let mut rest: Vec<Labelled> = labelled((0..all.len()).filter(|&other| can_be_wrong(&all, at, other)).collect());
    rest.shuffle(rng);
    let wrong = first_of([drawn, rest], |reason| reason == reading(&right.1), MOST_REASONS - 1);
    Options::shuffled(right, wrong, rng)
}

/// Whether the trait of `other` is a wrong reason where that of `at` is right.
fn can_be_wrong(all: &[&Distinction], at: usize, other: usize) -> bool {
    at != other && !all[at].is_near(all[other])
}

/// The wrong reasons of `at` in as many rounds as there are wrong reasons. A round in which an aspect has none is drawn again: it would make some
/// traits come more seldom than others.
fn drawn(all: &[&Distinction], at: usize, rng: &mut dyn Rng) -> Vec<usize> {
    let mut rounds: Vec<Vec<usize>> = Vec::with_capacity(MOST_REASONS - 1);
    for _ in 1..MOST_REASONS {
        let may_stand =
            |at: usize, other: usize| can_be_wrong(all, at, other) && !rounds.iter().any(|round| round[at] == other);
        let is_whole = |round: &[usize]| round.iter().enumerate().all(|(at, &other)| may_stand(at, other));
        let mut drawn = round(all.len(), may_stand, rng);
        for _ in 1..TRIES {
            if is_whole(&drawn) {
                break;
            }
            drawn = round(all.len(), may_stand, rng);
        }
        rounds.push(drawn);
    }
    rounds.into_iter().map(|round| round[at]).filter(|&other| can_be_wrong(all, at, other)).collect()
}

/// Every number once, in an order by chance, if possible only where it may stand.
fn round(count: usize, may_stand: impl Fn(usize, usize) -> bool, rng: &mut dyn Rng) -> Vec<usize> {
    let mut round: Vec<usize> = (0..count).collect();
    round.shuffle(rng);
    for at in 0..count {
        if may_stand(at, round[at]) {
            continue;
        }
        let fits = |other: &usize| may_stand(at, round[*other]) && may_stand(*other, round[at]);
        let others: Vec<usize> = (0..count).filter(fits).collect();
        if let Some(&other) = others.choose(rng) {
            round.swap(at, other);
        }
    }
    round
}
