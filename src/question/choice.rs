//! Choice: the trait of a side, or the true version of a fact or words of it, among up to four options.

use rand::Rng;
use rand::seq::{IndexedRandom, SliceRandom};

use super::frame::Frame;
use super::options::{Labelled, OnePick, Options, first_of, wrong_options};
use super::record::{Asked, Confusion, FormName, Picked, Row};
use super::{Form, Hints, Level, NoQuestion, Question, Task, phrase};
use crate::deck::{Deck, Distinction, Fact, Item, Side, reading};
use crate::memory::Noise;

#[derive(Debug, Clone, Copy)]
pub(super) struct MultipleChoice;

impl Form for MultipleChoice {
    fn name(&self) -> FormName {
        FormName::of("choice")
    }

    fn suits(&self, _: &Item) -> bool {
        true
    }

    /// A fact has few forms: were it only judged true or false, the same sentences would come again and again.
    fn level(&self, item: &Item) -> Level {
        if item.fact().is_some() { Level::First } else { Level::Second }
    }

    /// A fact is chosen as a whole sentence, or words of it are.
    fn alternates(&self, item: &Item) -> bool {
        item.fact().is_some_and(|fact| !frames(fact).is_empty())
    }

    fn ways(&self, item: &Item) -> usize {
        match item {
            Item::Distinction(distinction) => distinction.traits.len(),
            Item::Fact(fact) => 1 + frames(fact).len(),
        }
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

    fn noise(&self, row: &Row) -> Option<Noise> {
        row.among_offered()
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
    // The sort is stable: among equals chance decides.
    sides.sort_by_key(|side| hints.times(&Asked::Trait { about: side.id.clone() }));
    let mut questions = sides.into_iter().filter_map(|about| {
        let wrong = wrong_options(deck, distinction, &about.id, hints.most_options() - 1, rng);
        let text = distinction.trait_of(&about.id)?.text.plain().to_owned();
        let right = (Picked::Trait { item: distinction.id.clone(), side: about.id.clone() }, text);
        let options = Options::shuffled(right, wrong, rng)?;
        Some(OnePick {
            item: distinction.id.clone(),
            asked: Asked::Trait { about: about.id.clone() },
            task: Task::PickTrait { aspect: distinction.aspect.clone(), side: about.clone() },
            stem: Some(phrase::aspect_of(deck, distinction, about)),
            options,
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

/// Which version is so: as whole sentences, or as what fills a gap in what they share.
///
/// The same false versions stand beside the true one each time, the first ones of the deck: if they took turns, the true one would be the one that is seen
/// most often, and be known by that.
fn about_fact(deck: &Deck, fact: &Fact, hints: Hints<'_>, rng: &mut dyn Rng) -> Option<OnePick> {
    let asked = |frame: &Option<Frame>| frame.map_or(Asked::Truth, Frame::asked);
    let mut versions = versions(deck, fact);
    let right = versions.remove(0);
    let texts: Vec<&str> = std::iter::once(&right).chain(&versions).map(|(_, text)| text.as_str()).collect();
    let mut ways: Vec<Option<Frame>> = std::iter::once(None).chain(Frame::of(&texts).into_iter().map(Some)).collect();
    let takes = |frame: &Option<Frame>, text: &str| frame.is_none_or(|frame| frame.takes(&right.1, text));
    if hints.measures() {
        let options = |way: &Option<Frame>| versions.iter().filter(|(_, text)| takes(way, text)).count();
        let most = ways.iter().map(options).max().unwrap_or(0).min(hints.most_options() - 1);
        ways.retain(|way| options(way) >= most);
    }
    let ways = hints.least_asked(hints.not_last(ways, asked), asked);
    let frame = *ways.choose(rng)?;
    versions.retain(|(_, text)| takes(&frame, text));
    let wrong = first_of([versions], |_| false, hints.most_options() - 1);
    let shown = |(picked, text): Labelled| match frame {
        Some(frame) => (picked, frame.filling(&text)),
        None => (picked, text),
    };
    let stem = frame.map(|frame| {
        let (before, after) = frame.around(&right.1);
        phrase::with_gap(deck, &before, &after)
    });
    let options = Options::shuffled(shown(right), wrong.into_iter().map(shown).collect(), rng)?;
    Some(OnePick {
        item: fact.id.clone(),
        asked: asked(&frame),
        task: match frame {
            None => Task::PickTrue,
            Some(frame) if frame.is_beginning() => Task::Complete,
            Some(_) => Task::FillGap,
        },
        stem,
        options,
        slip: hints.slip,
    })
}

fn frames(fact: &Fact) -> Vec<Frame> {
    Frame::of(&versions_of(fact).collect::<Vec<_>>())
}

/// The true version of a fact, then the false ones, as the deck has them.
fn versions_of(fact: &Fact) -> impl Iterator<Item = &str> {
    std::iter::once(&fact.statement).chain(&fact.false_versions).map(String::as_str)
}

/// The same as options, without what is false of this fact and what another says.
fn versions(deck: &Deck, fact: &Fact) -> Vec<Labelled> {
    let numbers = std::iter::once(None).chain((0..).map(Some));
    let is_option = |(version, text): &(Option<usize>, &str)| version.is_none() || !deck.is_fact(&reading(text));
    let option = |(version, text)| (Picked::Version { version }, phrase::sentence(deck, text));
    numbers.zip(versions_of(fact)).filter(is_option).map(option).collect()
}
