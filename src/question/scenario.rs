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

    fn ways_in_exam(&self, item: &Item) -> usize {
        let Some(distinction) = item.distinction() else { return 0 };
        let examples = distinction.examples.iter().filter(|example| is_for(true, distinction, example));
        examples.map(|example| example.situations.len()).sum()
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
        // In a test the reasons would tell which traits are whose: it asks for none.
        let is_reason_asked = hints.stability >= STRONG_FROM && !hints.measures();
        let reason = is_reason_asked.then(|| reasons(deck, distinction, &of, rng)).flatten();
        let beginning = deck.side(&of).map(|side| phrase::beginning(deck, side));
        let reason = reason.zip(beginning).map(|(options, beginning)| Reason { beginning, options });
        let case = Case {
            item: distinction.id.clone(),
            asked: Asked::Situation { example: number, of: of.clone() },
            situation: shown.text.clone(),
            sides,
            options,
            reason,
            slip: hints.slip,
        };
        Ok(Question { deck: deck.id.clone(), form: self.name(), filled: Box::new(case) })
    }

    /// Who knows the phrases knows which of them a situation shows, and not whose it is.
    fn noise(&self, row: &Row) -> Option<Noise> {
        let sides = row.offered.iter().filter(|offered| matches!(offered, Picked::Side { .. })).count();
        match row.offered.len() {
            0 => row.noise,
            offered => row.among(sides.saturating_mul((offered - sides).max(1)), sides),
        }
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
        if row.picked.len() == 1 { 0.5 } else { 2.0 * self.guess(row) }
    }
}

/// The number of an example of a lesson: the first that is not kept for exams.
pub(crate) fn example_of_lesson(distinction: &Distinction) -> Option<usize> {
    distinction.examples.iter().position(|example| !example.is_held)
}

/// Whether an example is used in exams, or else outside them: those that are held are kept for exams, and where none is any will do.
fn is_for(is_exam: bool, distinction: &Distinction, example: &Example) -> bool {
    let has_held = || distinction.examples.iter().any(|example| example.is_held);
    example.is_held == (is_exam && has_held())
}

/// A situation that was seen least: by itself, or beside its twin, which is shown after each answer. Those that are kept for exams are used
/// there, and nowhere else.
fn freshest<'d>(
    deck: &Deck,
    distinction: &'d Distinction,
    hints: Hints<'_>,
    rng: &mut dyn Rng,
) -> Option<(usize, &'d Situation)> {
    let is_open = |(_, example): &(usize, &Example)| is_for(hints.is_exam, distinction, example);
    let examples = distinction.examples.iter().enumerate().filter(is_open);
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
    /// What is asked after the right side.
    reason: Option<Reason>,
    slip: Probability,
}

/// What of a side a situation shows.
#[derive(Debug)]
struct Reason {
    /// What the options complete: "Sales ..."
    beginning: String,
    options: Options,
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
            [side] if self.options.is_right(side) => self.reason.as_ref().map(|reason| Prompt {
                task: Task::GiveReason { situation: self.situation.clone() },
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
        if let Some(Reason { options, .. }) = self.reason.as_ref().filter(|_| is_side_right) {
            let pick = picks.get(1).copied();
            picked.extend(pick.and_then(|pick| options.option(pick)).cloned());
            right = pick.is_some_and(|pick| options.is_right(pick));
        }
        let reasons = self.reason.iter().flat_map(|reason| reason.options.offered());
        let row = Row {
            item: self.item.clone(),
            asked: self.asked.clone(),
            offered: self.options.offered().chain(reasons).collect(),
            picked,
            right,
            noise: Noise::new(Probability::NEVER, self.slip),
        };
        vec![Row { noise: Scenario.noise(&row), ..row }]
    }
}
