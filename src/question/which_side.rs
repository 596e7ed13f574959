//! Which side: "Works by pull: marketing or sales?"

use rand::Rng;
use rand::seq::{IndexedRandom, SliceRandom};

use super::options::{OnePick, Options};
use super::record::{Asked, Confusion, FormName, Picked, Row};
use super::{Form, Hints, Level, NoQuestion, Question, Task, phrase};
use crate::deck::{Deck, Distinction, Item, Side, Trait};
use crate::memory::Noise;

#[derive(Debug, Clone, Copy)]
pub(super) struct WhichSide;

/// As many as there are digits to pick them by.
const MOST_SIDES: usize = 9;

impl Form for WhichSide {
    fn name(&self) -> FormName {
        FormName::of("which-side")
    }

    fn suits(&self, item: &Item) -> bool {
        item.distinction().is_some()
    }

    fn level(&self, _: &Item) -> Level {
        Level::First
    }

    fn ways(&self, item: &Item) -> usize {
        let traits = item.distinction().into_iter().flat_map(|of| &of.traits);
        traits.filter(|of| of.also.is_empty()).count().max(1)
    }

    fn weight(&self) -> f64 {
        2.0
    }

    fn write(&self, deck: &Deck, items: &[&Item], hints: Hints<'_>, rng: &mut dyn Rng) -> Result<Question, NoQuestion> {
        let distinction = items.first().and_then(|item| item.distinction());
        let distinction = distinction.ok_or(NoQuestion::NoDistinction)?;
        let of_one: Vec<&Trait> = distinction.traits.iter().filter(|of| deck.is_of_one_side(of)).collect();
        let shown = hints.least_asked(of_one, |of| Asked::Side { of: of.side.clone() });
        let shown = shown.choose(rng).ok_or(NoQuestion::SharedTraits)?;
        let right = Picked::Side { side: shown.side.clone() };
        let sides = sides_of(deck, distinction, shown, rng);
        let stem = phrase::which_side(deck, &shown.text, &sides);
        let option = |side: &&Side| (Picked::Side { side: side.id.clone() }, phrase::at_start(deck, side));
        let options = Options::in_order(sides.iter().map(option).collect(), &right).ok_or(NoQuestion::SharedTraits)?;
        let filled = OnePick {
            item: distinction.id.clone(),
            asked: Asked::Side { of: shown.side.clone() },
            task: Task::PickSide { sides: sides.into_iter().cloned().collect(), of: shown.text.plain().to_owned() },
            stem: Some(stem),
            options,
            slip: hints.slip,
        };
        Ok(Question { deck: deck.id.clone(), form: self.name(), filled: Box::new(filled) })
    }

    fn noise(&self, row: &Row) -> Option<Noise> {
        row.among_offered()
    }

    fn confusion(&self, row: &Row) -> Option<Confusion> {
        match (&row.asked, row.mistake()?) {
            (Asked::Side { of }, Picked::Side { side }) => {
                Some(Confusion::SideSwap { of: of.clone(), given_to: side.clone() })
            }
            _ => row.aspect_slip(),
        }
    }
}

/// The sides that take part, in the order of the deck: which trait is shown is chance enough, and a name that keeps its key is
/// picked with fewer slips.
fn sides_of<'d>(deck: &'d Deck, distinction: &Distinction, shown: &Trait, rng: &mut dyn Rng) -> Vec<&'d Side> {
    let mut sides: Vec<&Side> = distinction.traits.iter().filter_map(|of| deck.side(&of.side)).collect();
    if sides.len() > MOST_SIDES {
        sides.shuffle(rng);
        // The right one first, so that it is kept.
        sides.sort_by_key(|side| side.id != shown.side);
        sides.truncate(MOST_SIDES);
        sides.sort_by_key(|side| deck.sides.iter().position(|other| other.id == side.id));
    }
    sides
}
