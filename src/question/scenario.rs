//! Scenario: a situation is to be judged. "Marketing or sales?" Once memory is strong, the reason is asked as well: which trait of that side
//! it shows.
//!
//! To judge a case that was not taught is what a learner has to do in the end (Rawson, Thomas and Jacoby 2015, doi
//! 10.1007/s10648-014-9273-3), and a fresh one beats the same again (Butler, Black-Maier, Raley and Marsh 2017).

use rand::Rng;
use rand::seq::IndexedRandom;

use super::options::Options;
use super::reasons::reasons;
use super::record::{Asked, Confusion, FormName, Picked, Row};
use super::{
    FilledForm, Form, Hints, Level, NoQuestion, Prompt, Question, Response, STRONG_FROM, Task, Verdict, Wanted, phrase,
    picks,
};
use crate::deck::{Deck, Distinction, Example, Item, ItemId, Side, SideId, Situation};
use crate::memory::{Noise, Probability};

#[derive(Debug, Clone, Copy)]
pub(super) struct Scenario;

impl Form for Scenario {
    fn name(&self) -> FormName {
        FormName::of("scenario")
    }

    fn suits(&self, item: &Item) -> bool {
        item.distinction().is_some_and(|distinction| example_of_lesson(distinction).is_some())
    }

    fn suits_exam(&self, item: &Item) -> bool {
        item.distinction().is_some_and(|distinction| !distinction.examples.is_empty())
    }

    fn level(&self, _: &Item) -> Level {
        Level::Second
    }

    fn ways(&self, item: &Item) -> usize {
        let open = item.distinction().into_iter().flat_map(|of| &of.examples).filter(|example| !example.is_held);
        open.map(|example| example.situations.len()).sum::<usize>().max(1)
    }

    /// More than any other: to judge a case is what all the rest is for.
    fn weight(&self) -> f64 {
        8.0
    }

    fn examines(&self) -> bool {
        true
    }

    fn judges_cases(&self) -> bool {
        true
    }

    fn write(&self, deck: &Deck, items: &[&Item], hints: Hints<'_>, rng: &mut dyn Rng) -> Result<Question, NoQuestion> {
        let distinction = items.first().and_then(|item| item.distinction()).ok_or(NoQuestion::NoDistinction)?;
        let (number, shown) = freshest(deck, distinction, hints, rng).ok_or(NoQuestion::NoExamples)?;
        let of = shown.side.clone();
        let sides = deck.sides.iter().filter(|side| distinction.trait_of(&side.id).is_some());
        let sides: Vec<Side> = sides.cloned().collect();
        let option = |side: &Side| (Picked::Side { side: side.id.clone() }, phrase::at_start(deck, side));
        let right = Picked::Side { side: of.clone() };
        let options = Options::in_order(sides.iter().map(option).collect(), &right).ok_or(NoQuestion::NoExamples)?;
        let is_reason_asked = |side: &Side| hints.stability >= STRONG_FROM && (side.id == of || hints.measures());
        let reason = |side: &Side| {
            let options = is_reason_asked(side).then(|| reasons(deck, distinction, &side.id, rng))??;
            Some(Reason { beginning: phrase::beginning(deck, side), options })
        };
        let mut reasons: Vec<Option<Reason>> = sides.iter().map(reason).collect();
        // Of a side that has no other trait none could be asked, which would tell as well.
        if hints.measures() && reasons.iter().any(Option::is_none) {
            reasons.fill_with(|| None);
        }
        let case = Case {
            item: distinction.id.clone(),
            asked: Asked::Situation { example: number, of: of.clone() },
            situation: shown.text.clone(),
            sides,
            options,
            reasons,
            is_told: !hints.measures(),
            slip: hints.slip,
        };
        Ok(Question { deck: deck.id.clone(), form: self.name(), filled: Box::new(case) })
    }

    fn confusion(&self, row: &Row) -> Option<Confusion> {
        match (&row.asked, row.mistake()?) {
            (Asked::Situation { of, .. }, Picked::Side { side }) => {
                Some(Confusion::SideSwap { of: of.clone(), given_to: side.clone() })
            }
            _ => row.aspect_slip(),
        }
    }

    fn verdict(&self, deck: &Deck, rows: &[Row]) -> Verdict {
        let Some(row) = rows.iter().find(|row| !row.right) else { return Verdict::Right };
        match (&row.asked, self.confusion(row)) {
            (Asked::Situation { of, .. }, Some(Confusion::SideSwap { .. })) => {
                deck.side(of).map_or(Verdict::Wrong, |side| Verdict::OtherSide { side: side.name.clone() })
            }
            _ => Verdict::Wrong,
        }
    }

    /// Whoever guesses picks a wrong side as often as the others; the guess of a reason is that of both steps.
    fn chance_of_mistake(&self, row: &Row) -> f64 {
        if row.picked.len() == 1 { 0.5 } else { 2.0 * row.guess() }
    }
}

/// The number of an example of a lesson: the first that is not kept for exams.
pub(crate) fn example_of_lesson(distinction: &Distinction) -> Option<usize> {
    distinction.examples.iter().position(|example| !example.is_held)
}

/// A situation that was seen least: by itself, or beside its twin, which is shown after each answer. Those that are kept for exams are used
/// there, and nowhere else.
fn freshest<'d>(
    deck: &Deck,
    distinction: &'d Distinction,
    hints: Hints<'_>,
    rng: &mut dyn Rng,
) -> Option<(usize, &'d Situation)> {
    let has_held = distinction.examples.iter().any(|example| example.is_held);
    let is_open = |example: &Example| example.is_held == (hints.is_exam && has_held);
    let examples = distinction.examples.iter().enumerate().filter(|(_, example)| is_open(example));
    let situations = examples.flat_map(|(number, example)| example.situations.iter().map(move |shown| (number, shown)));
    // What is true of other sides too shows no one side.
    let is_of_one_side = |side: &SideId| distinction.trait_of(side).is_some_and(|of| deck.is_of_one_side(of));
    let situations: Vec<(usize, &Situation)> = situations.filter(|(_, shown)| is_of_one_side(&shown.side)).collect();
    let taught = example_of_lesson(distinction);
    let times_seen = |number: usize| {
        let asked = distinction.traits.iter().map(|of| Asked::Situation { example: number, of: of.side.clone() });
        asked.map(|asked| hints.times(&asked)).sum::<u32>() + u32::from(taught == Some(number))
    };
    let times_asked = |(number, shown): &(usize, &Situation)| {
        (times_seen(*number), hints.times(&Asked::Situation { example: *number, of: shown.side.clone() }))
    };
    let least = situations.iter().map(times_asked).min()?;
    let freshest: Vec<_> = situations.into_iter().filter(|situation| times_asked(situation) == least).collect();
    freshest.choose(rng).copied()
}

/// A situation to be judged.
#[derive(Debug)]
struct Case {
    item: ItemId,
    asked: Asked,
    situation: String,
    sides: Vec<Side>,
    options: Options,
    /// What is asked after each side: after a wrong one only in a test, where nothing tells whether it was right.
    reasons: Vec<Option<Reason>>,
    /// Whether being asked for the reason tells that the side was right.
    is_told: bool,
    slip: Probability,
}

/// What of a side a situation shows.
#[derive(Debug)]
struct Reason {
    /// What the options complete: "Sales ..."
    beginning: String,
    options: Options,
}

impl Case {
    /// The reasons that are asked for after this side was picked.
    fn reason(&self, side: usize) -> Option<&Reason> {
        self.reasons.get(side)?.as_ref()
    }
}

impl FilledForm for Case {
    fn items(&self) -> Vec<ItemId> {
        vec![self.item.clone()]
    }

    fn prompt(&self, responses: &[Response]) -> Option<Prompt> {
        match *picks(responses).as_slice() {
            [] => Some(Prompt {
                task: Task::Classify { sides: self.sides.clone() },
                stem: Some(self.situation.clone()),
                wanted: Wanted::Pick(self.options.choices()),
            }),
            [side] => self.reason(side).map(|reason| Prompt {
                task: Task::GiveReason { situation: self.situation.clone(), found: self.is_told },
                stem: Some(reason.beginning.clone()),
                wanted: Wanted::Pick(reason.options.choices()),
            }),
            _ => None,
        }
    }

    fn grade(&self, responses: &[Response]) -> Vec<Row> {
        let picks = picks(responses);
        let side = picks.first().copied();
        let is_side_right = side.is_some_and(|side| self.options.is_right(side));
        let mut picked: Vec<Picked> = side.and_then(|side| self.options.option(side)).cloned().into_iter().collect();
        let mut right = is_side_right;
        if let Some(Reason { options, .. }) = side.and_then(|side| self.reason(side)) {
            let pick = picks.get(1).copied();
            // After a wrong side its reason says nothing more.
            picked.extend(pick.and_then(|pick| options.option(pick)).filter(|_| is_side_right).cloned());
            right &= pick.is_some_and(|pick| options.is_right(pick));
        }
        let is_right = |(side, _): &(usize, &Option<Reason>)| self.options.is_right(*side);
        let reason = self.reasons.iter().enumerate().find(is_right).and_then(|(_, reason)| reason.as_ref());
        let reasons = reason.map_or(1, |reason| reason.options.len());
        vec![Row {
            item: self.item.clone(),
            asked: self.asked.clone(),
            picked,
            right,
            // Who knows the phrases knows which of them a situation shows, and not whose it is.
            noise: Noise::new(Probability::one_in(self.options.len() * reasons), self.slip)
                .map(|noise| noise.with_phrases(Probability::one_in(self.options.len()))),
        }]
    }
}
