//! Choice: the trait of a side, or the true version of a fact, among three or four options.

use rand::Rng;
use rand::seq::SliceRandom;

use super::options::{Labelled, OnePick, Options, first_of, wrong_options};
use super::record::{Asked, Confusion, FormName, Picked, Row};
use super::{Form, Hints, Level, NoQuestion, Question, Task, phrase};
use crate::deck::{Deck, Distinction, Fact, Item, ItemId, Side, reading};

#[derive(Debug, Clone, Copy)]
pub(super) struct MultipleChoice;

impl Form for MultipleChoice {
    fn name(&self) -> FormName {
        FormName::of("choice")
    }

    fn suits(&self, _: &Item) -> bool {
        true
    }

    fn level(&self) -> Level {
        Level::Second
    }

    fn weight(&self) -> f64 {
        3.0
    }

    fn examines(&self) -> bool {
        true
    }

    fn write(&self, deck: &Deck, items: &[&Item], hints: Hints<'_>, rng: &mut dyn Rng) -> Result<Question, NoQuestion> {
        let filled = match items.first() {
            Some(Item::Distinction(distinction)) => about_distinction(deck, distinction, hints, rng),
            Some(Item::Fact(fact)) => about_fact(deck, fact, hints, rng),
            None => return Err(NoQuestion::NothingSuits),
        };
        let filled = filled.ok_or(NoQuestion::NothingWrong)?;
        Ok(Question { deck: deck.id.clone(), form: self.name(), filled: Box::new(filled) })
    }

    fn confusion(&self, row: &Row) -> Option<Confusion> {
        match &row.asked {
            Asked::Trait { about } => row.confusion_about(about),
            _ => row.aspect_slip(),
        }
    }
}

fn about_distinction(deck: &Deck, distinction: &Distinction, hints: Hints<'_>, rng: &mut dyn Rng) -> Option<OnePick> {
    let mut sides: Vec<&Side> = distinction.traits.iter().filter_map(|of| deck.side(&of.side)).collect();
    sides.shuffle(rng);
    let mut questions = sides.into_iter().filter_map(|about| {
        let wrong = wrong_options(deck, distinction, &about.id, &[], hints.most_options() - 1, rng);
        let text = distinction.trait_of(&about.id)?.text.plain().to_owned();
        let right = (Picked::Trait { item: distinction.id.clone(), side: about.id.clone() }, text);
        Some(OnePick {
            item: distinction.id.clone(),
            asked: Asked::Trait { about: about.id.clone() },
            task: Task::PickTrait { aspect: distinction.aspect.clone(), side: about.clone() },
            stem: Some(phrase::aspect_of(deck, distinction, about)),
            options: Options::shuffled(right, wrong, rng)?,
            slip: hints.slip,
        })
    });
    // Nearly always the first of them: only a side that has everything that could be a wrong option is passed over.
    let first = questions.next()?;
    if !hints.measures() || first.options.len() == hints.most_options() {
        return Some(first);
    }
    // What is measured is asked of the side with most wrong options: chance must not make it easy to guess.
    let most = questions.fold(first, |most, other| if other.options.len() > most.options.len() { other } else { most });
    Some(most)
}

fn about_fact(deck: &Deck, fact: &Fact, hints: Hints<'_>, rng: &mut dyn Rng) -> Option<OnePick> {
    let right = (Picked::Version { version: None }, phrase::sentence(deck, &fact.statement));
    let wrong = false_sentences(deck, fact, hints.most_options() - 1, rng);
    Some(OnePick {
        item: fact.id.clone(),
        asked: Asked::Truth,
        task: Task::PickTrue,
        stem: None,
        options: Options::shuffled(right, wrong, rng)?,
        slip: hints.slip,
    })
}

/// Up to `most` false sentences: false versions of the fact, then those of other facts, then traits given to the wrong side.
///
/// None reads like a fact of the deck, and no two read the same.
fn false_sentences(deck: &Deck, fact: &Fact, most: usize, rng: &mut dyn Rng) -> Vec<Labelled> {
    let facts = || {
        deck.items.iter().filter_map(|item| match item {
            Item::Fact(fact) => Some(fact),
            Item::Distinction(_) => None,
        })
    };
    let own = fact.false_versions.iter().enumerate().map(|(number, text)| {
        let picked = Picked::Version { version: Some(number) };
        (picked, phrase::sentence(deck, text))
    });
    let of_others = facts().filter(|other| other.id != fact.id).flat_map(|other| {
        let claim = |text: &String| (other.id.clone(), phrase::sentence(deck, text));
        other.false_versions.iter().map(claim)
    });
    let swapped = deck.distinctions().flat_map(|distinction| swapped_sentences(deck, distinction));
    let as_claim = |(item, text): (_, String)| (Picked::FalseClaim { item, text: text.clone() }, text);
    let refused = facts().map(|fact| reading(&fact.statement)).collect();
    first_of([own.collect(), of_others.map(as_claim).collect(), swapped.map(as_claim).collect()], refused, most, rng)
}

/// Every sentence that gives a side the trait of another, unless it has that trait in another aspect.
fn swapped_sentences(deck: &Deck, distinction: &Distinction) -> Vec<(ItemId, String)> {
    let sides = || distinction.traits.iter().filter_map(|of| deck.side(&of.side));
    let pairs = sides().flat_map(|about| sides().map(move |of| (about, of))).filter(|(about, of)| about.id != of.id);
    let sentence = |(about, of): (&Side, &Side)| {
        let text = &distinction.trait_of(&of.id)?.text;
        let mut own = deck.distinctions().filter_map(|other| other.trait_of(&about.id));
        let is_true = own.any(|own| reading(own.text.plain()) == reading(text.plain()));
        (!is_true).then(|| (distinction.id.clone(), phrase::competitive(deck, about, of, text)))
    };
    pairs.filter_map(sentence).collect()
}
