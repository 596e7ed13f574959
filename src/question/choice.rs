//! Choice: the trait of a side, or the true version of a fact or its end, among up to four options.

use rand::Rng;
use rand::seq::{IndexedRandom, SliceRandom};

use super::options::{OnePick, Options, first_of, wrong_options};
use super::record::{Asked, Confusion, FormName, Picked, Row};
use super::{Form, Hints, Level, NoQuestion, Question, Task, phrase};
use crate::deck::{Deck, Distinction, Fact, Item, Side, reading};
use crate::memory::Probability;

#[derive(Debug, Clone, Copy)]
pub(super) struct MultipleChoice;

/// A beginning of fewer words says too little to be completed.
const LEAST_WORDS: usize = 3;

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

    /// A fact is chosen as a whole sentence, or its end is.
    fn alternates(&self, item: &Item) -> bool {
        item.fact().is_some_and(|fact| shared_beginning(versions_of(fact)).is_some())
    }

    fn ways(&self, item: &Item) -> usize {
        match item {
            Item::Distinction(distinction) => distinction.traits.len(),
            Item::Fact(_) => 1 + usize::from(self.alternates(item)),
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
            by_phrases: Probability::one_in(options.traits()),
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

/// Which version is so: as whole sentences, or as ends of the beginning that they share.
fn about_fact(deck: &Deck, fact: &Fact, hints: Hints<'_>, rng: &mut dyn Rng) -> Option<OnePick> {
    let versions = versions(deck, fact);
    let beginning = shared_beginning(versions.iter().map(|(_, text)| text.as_str()));
    let ways = match beginning {
        Some(_) => vec![Asked::Truth, Asked::Ending],
        None => vec![Asked::Truth],
    };
    let ways = hints.least_asked(hints.not_last(ways, Asked::clone), Asked::clone);
    let asked = ways.choose(rng)?.clone();
    let beginning = beginning.filter(|_| asked == Asked::Ending);
    let option = |(picked, text): (Picked, String)| {
        let shown = beginning.and_then(|beginning| text.strip_prefix(beginning)).map(str::to_owned);
        (picked, shown.unwrap_or(text))
    };
    let mut options = versions.iter().cloned().map(option);
    let right = options.next()?;
    // What is false of this fact may be what another says.
    let facts = deck.items.iter().filter_map(Item::fact).map(|other| reading(&other.statement));
    let refused = facts.chain([reading(&right.1)]).collect();
    let wrong = first_of([options.collect()], refused, hints.most_options() - 1, rng);
    let options = Options::shuffled(right, wrong, rng)?;
    Some(OnePick {
        item: fact.id.clone(),
        asked,
        task: if beginning.is_some() { Task::Complete } else { Task::PickTrue },
        stem: beginning.map(|beginning| phrase::to_complete(deck, beginning.trim_end())),
        by_phrases: Probability::one_in(options.len()),
        options,
        slip: hints.slip,
    })
}

/// The words that all of these texts begin with, with the space behind them, where they are enough to be completed.
fn shared_beginning<'t>(mut texts: impl Iterator<Item = &'t str>) -> Option<&'t str> {
    let first = texts.next()?;
    let shared = texts.fold(first, |shared, text| {
        let mut same = shared.char_indices().zip(text.chars()).skip_while(|((_, one), other)| one == other);
        // Where the shorter one ends, what they share ends too.
        let end = same.next().map_or(shared.len().min(text.len()), |((at, _), _)| at);
        &shared[..end]
    });
    let whole_words = &shared[..shared.rfind(' ')? + 1];
    (whole_words.split_whitespace().count() >= LEAST_WORDS).then_some(whole_words)
}

/// The true version of a fact, then the false ones, as the deck has them.
fn versions_of(fact: &Fact) -> impl Iterator<Item = &str> {
    std::iter::once(&fact.statement).chain(&fact.false_versions).map(String::as_str)
}

/// The same as options.
fn versions(deck: &Deck, fact: &Fact) -> Vec<(Picked, String)> {
    let numbers = std::iter::once(None).chain((0..).map(Some));
    let option = |(version, text)| (Picked::Version { version }, phrase::sentence(deck, text));
    numbers.zip(versions_of(fact)).map(option).collect()
}
