//! True/false: a sentence to judge, and after a right "False" the question what is right instead.
//!
//! A sentence about a distinction names both sides ("not sales"). A false one gives a side the trait of another, within the same
//! aspect. Correcting it is what makes true/false worth asking (Uner et al. 2022, doi 10.1037/xap0000363).

use rand::Rng;
use rand::seq::IndexedRandom;

use super::options::{Options, wrong_options};
use super::record::{Asked, Confusion, FormName, Picked, Row};
use super::{
    Choice, Claim, FilledForm, Form, Hints, Level, NoQuestion, Prompt, Question, Response, Task, Verdict, Wanted,
    phrase, picks,
};
use crate::deck::{Deck, Distinction, Fact, Item, ItemId, Side, SideId, Trait};
use crate::memory::{Noise, Probability};

#[derive(Debug, Clone, Copy)]
pub(super) struct TrueFalse;

impl Form for TrueFalse {
    fn name(&self) -> FormName {
        FormName::of("true-false")
    }

    fn suits(&self, _: &Item) -> bool {
        true
    }

    fn level(&self, _: &Item) -> Level {
        Level::First
    }

    fn ways(&self, item: &Item) -> usize {
        match item {
            // For each side and each other one a true sentence and a false one, but none that denies what is true of both.
            Item::Distinction(distinction) => {
                let traits = || distinction.traits.iter();
                let shared = |of: &Trait| of.also.iter().filter(|side| distinction.trait_of(side).is_some()).count();
                let denied = |of: &Trait| traits().len() - 1 - shared(of);
                (2 * traits().map(denied).sum::<usize>()).max(1)
            }
            Item::Fact(_) => 2,
        }
    }

    fn weight(&self) -> f64 {
        1.0
    }

    fn write(&self, deck: &Deck, items: &[&Item], hints: Hints<'_>, rng: &mut dyn Rng) -> Result<Question, NoQuestion> {
        let judgement = match items.first() {
            Some(Item::Distinction(distinction)) => about_distinction(deck, distinction, hints, rng),
            Some(Item::Fact(fact)) => Some(about_fact(deck, fact, hints, rng)),
            None => None,
        };
        let judgement = judgement.ok_or(NoQuestion::NothingSuits)?;
        Ok(Question { deck: deck.id.clone(), form: self.name(), filled: Box::new(judgement) })
    }

    /// Whoever has just refuted a trait does not pick it to correct the sentence; who knows the phrases picks none that is no side's.
    fn noise(&self, row: &Row) -> Option<Noise> {
        let corrections = row.offered.iter().filter(|offered| !matches!(offered, Picked::True | Picked::False));
        let is_refuted = |offered: &Picked| match (offered, &row.asked) {
            (Picked::Trait { item, side }, Asked::Sentence { of, .. }) => *item == row.item && side == of,
            _ => false,
        };
        let left: Vec<&Picked> = corrections.filter(|offered| !is_refuted(offered)).collect();
        let is_phrase = |offered: &&&Picked| !matches!(offered, Picked::Lure { .. });
        match row.offered.len() {
            0 => row.noise,
            _ => row.among(2 * left.len().max(1), 2 * left.iter().filter(is_phrase).count().max(1)),
        }
    }

    fn confusion(&self, row: &Row) -> Option<Confusion> {
        let Asked::Sentence { about, against, of } = &row.asked else { return row.aspect_slip() };
        let swapped = |given_to: &SideId| Some(Confusion::SideSwap { of: of.clone(), given_to: given_to.clone() });
        match row.mistake()? {
            Picked::True if about != of => swapped(about),
            Picked::False if about == of => swapped(against),
            _ => row.confusion_about(about),
        }
    }

    /// Whoever guesses judges wrongly half of the time. The guess of a corrected sentence is that of both its steps.
    fn chance_of_mistake(&self, row: &Row) -> f64 {
        if row.picked.len() == 1 { 0.5 } else { 2.0 * self.guess(row) }
    }

    fn verdict(&self, deck: &Deck, rows: &[Row]) -> Verdict {
        let Some(row) = rows.iter().find(|row| !row.right) else { return Verdict::Right };
        match (&row.asked, row.picked.as_slice()) {
            (Asked::Sentence { about, of, .. }, [Picked::True]) => {
                Verdict::gave(deck, row, of, about).unwrap_or(Verdict::WasFalse)
            }
            (_, [Picked::True, ..]) => Verdict::WasFalse,
            (_, [Picked::False]) => Verdict::WasTrue,
            (_, [Picked::False, ..]) => Verdict::WronglyCorrected,
            _ => Verdict::Wrong,
        }
    }
}

/// A sentence to judge.
#[derive(Debug)]
struct Judgement {
    item: ItemId,
    asked: Asked,
    topic: Option<String>,
    claim: Option<Claim>,
    sentence: String,
    is_true: bool,
    correction: Option<Correction>,
    slip: Probability,
}

/// What follows once a false sentence was found out.
#[derive(Debug)]
struct Correction {
    task: Task,
    stem: Option<String>,
    options: Options,
}

const TRUE: usize = 0;
const FALSE: usize = 1;

/// Of so many sides every pair is looked at.
const FEW_SIDES: usize = 8;

/// How often a pair is drawn at most, before every one is looked at.
const TRIES: usize = 50;

/// The number of the false version that is judged.
const JUDGED: usize = 0;

impl FilledForm for Judgement {
    fn items(&self) -> Vec<ItemId> {
        vec![self.item.clone()]
    }

    fn prompt(&self, responses: &[Response]) -> Option<Prompt> {
        match (picks(responses).as_slice(), &self.correction) {
            ([], _) => Some(Prompt {
                task: Task::Judge { topic: self.topic.clone(), claim: self.claim.clone() },
                stem: Some(self.sentence.clone()),
                wanted: Wanted::Pick(vec![Choice::True, Choice::False]),
            }),
            ([FALSE], Some(correction)) => Some(Prompt {
                task: correction.task.clone(),
                stem: correction.stem.clone(),
                wanted: Wanted::Pick(correction.options.choices()),
            }),
            _ => None,
        }
    }

    fn grade(&self, responses: &[Response]) -> Vec<Row> {
        let picks = picks(responses);
        let judged_true = picks.first().map(|&pick| pick == TRUE);
        let mut picked: Vec<Picked> =
            judged_true.into_iter().map(|is_true| if is_true { Picked::True } else { Picked::False }).collect();
        let corrected = match (&self.correction, picks.as_slice()) {
            (Some(correction), [FALSE, choice, ..]) => {
                picked.extend(correction.options.option(*choice).cloned());
                correction.options.is_right(*choice)
            }
            (Some(_), _) => false,
            (None, _) => true,
        };
        let corrections = self.correction.iter().flat_map(|correction| correction.options.offered());
        let row = Row {
            item: self.item.clone(),
            asked: self.asked.clone(),
            offered: [Picked::True, Picked::False].into_iter().chain(corrections).collect(),
            picked,
            right: judged_true == Some(self.is_true) && corrected,
            noise: Noise::new(Probability::NEVER, self.slip),
        };
        vec![Row { noise: TrueFalse.noise(&row), ..row }]
    }
}

fn about_distinction(deck: &Deck, distinction: &Distinction, hints: Hints<'_>, rng: &mut dyn Rng) -> Option<Judgement> {
    let fair = |&(about, other): &(&Trait, &Trait)| {
        // What is true of both is denied of neither, and is no false sentence about either.
        let (own, of) = if hints.truth { (about, other) } else { (other, about) };
        about.side != other.side && !deck.is_true_of(own, &of.side)
    };
    let asked = |(about, other): &(&Trait, &Trait)| {
        let of = if hints.truth { &about.side } else { &other.side };
        Asked::Sentence { about: about.side.clone(), against: other.side.clone(), of: of.clone() }
    };
    // What a sentence is about, and the other side it names. Of many sides nearly any two have not been asked, and all pairs are too many to look at.
    let traits = &distinction.traits;
    let tries = if traits.len() > FEW_SIDES { TRIES } else { 0 };
    let drawn = (0..tries).find_map(|_| {
        let pair = (traits.choose(rng)?, traits.choose(rng)?);
        Some(pair).filter(|pair| fair(pair) && hints.times(&asked(pair)) == 0)
    });
    let pair = match drawn {
        Some(pair) => pair,
        None => {
            let pairs = traits.iter().flat_map(|about| traits.iter().map(move |other| (about, other)));
            *hints.least_asked(pairs.filter(fair).collect(), asked).choose(rng)?
        }
    };
    let asked = asked(&pair);
    let (about, other) = (deck.side(&pair.0.side)?, deck.side(&pair.1.side)?);
    let shown = if hints.truth { pair.0 } else { pair.1 };
    Some(Judgement {
        item: distinction.id.clone(),
        asked,
        topic: Some(distinction.aspect.clone()),
        claim: Some(Claim { about: about.clone(), against: other.clone(), of: shown.text.plain().to_owned() }),
        sentence: phrase::claim(deck, distinction, about, other, &shown.text),
        is_true: hints.truth,
        slip: hints.slip,
        correction: if hints.truth { None } else { correction(deck, distinction, about, shown, hints, rng) },
    })
}

/// "Make it true. Force: marketing ..." Of one kind with the right trait are the one that was refuted, for it is the other side's, and lures.
fn correction(
    deck: &Deck,
    distinction: &Distinction,
    about: &Side,
    refuted: &Trait,
    hints: Hints<'_>,
    rng: &mut dyn Rng,
) -> Option<Correction> {
    let right = distinction.trait_of(&about.id)?.text.plain();
    let wrong = wrong_options(deck, distinction, &about.id, hints.most_options(), rng);
    let is_refuted =
        |(picked, _): &(Picked, String)| matches!(picked, Picked::Trait { side, .. } if *side == refuted.side);
    let shows_refuted = usize::from(wrong.iter().any(is_refuted));
    let right = (Picked::Trait { item: distinction.id.clone(), side: about.id.clone() }, right.to_owned());
    // With nothing but what was refuted beside it, the right one would be no choice.
    let options = Options::shuffled(right, wrong, rng).filter(|options| options.len() > 1 + shows_refuted)?;
    Some(Correction {
        task: Task::Correct { side: about.clone() },
        stem: Some(phrase::aspect_of(deck, distinction, about)),
        options,
    })
}

/// One false version is judged as often as the true one, and always the same: if they took turns, the true one would be the one that is seen most
/// often, and be known by that.
fn about_fact(deck: &Deck, fact: &Fact, hints: Hints<'_>, rng: &mut dyn Rng) -> Judgement {
    let version = (!hints.truth && !fact.false_versions.is_empty()).then_some(JUDGED);
    let text = version.and_then(|number| fact.false_versions.get(number)).unwrap_or(&fact.statement);
    let correction = version.and_then(|shown| {
        let others = (0..fact.false_versions.len()).filter(|&number| number != shown);
        let option = |number: usize| {
            (Picked::Version { version: Some(number) }, phrase::sentence(deck, &fact.false_versions[number]))
        };
        let wrong = others.take(hints.most_options() - 1).map(option).collect();
        let right = (Picked::Version { version: None }, phrase::sentence(deck, &fact.statement));
        let options = Options::shuffled(right, wrong, rng)?;
        Some(Correction { task: Task::CorrectFact, stem: None, options })
    });
    Judgement {
        item: fact.id.clone(),
        asked: Asked::Fact { version },
        topic: fact.title.clone(),
        claim: None,
        sentence: phrase::sentence(deck, text),
        is_true: version.is_none(),
        correction,
        slip: hints.slip,
    }
}
