//! Typed: "Marketing works by ____." The key words of a trait are to be written.

mod cloze;
mod elsewhere;
mod spellings;

use cloze::Cloze;
use rand::Rng;
use rand::seq::IndexedRandom;

use super::record::{Asked, Confusion, FormName, Picked, Row};
use super::spelling::{Speller, is_nothing};
use super::{Form, Hints, Level, NoQuestion, Question, SLIP, Verdict};
use crate::deck::{Deck, Item, Trait};
use crate::memory::{Noise, Probability};
use spellings::{Meant, Spellings, Written};

#[derive(Debug, Clone, Copy)]
pub(super) struct Typed;

/// Nobody remembers more words than these by the letter.
const MOST_WORDS: usize = 5;

/// Probability that someone who did not know the words says afterwards that what was written was right. Nobody measured it; a coin is the weakest
/// evidence that the question has, and more than that a learner's own word against the deck should not be.
const CLAIM: Probability = Probability::one_in(2);

impl Form for Typed {
    fn name(&self) -> FormName {
        FormName::of("typed")
    }

    fn suits(&self, item: &Item) -> bool {
        item.distinction().is_some_and(|distinction| distinction.traits.iter().any(can_be_written))
    }

    fn level(&self, _: &Item) -> Level {
        Level::Third
    }

    fn ways(&self, item: &Item) -> usize {
        self.ways_in_exam(item).max(1)
    }

    fn ways_in_exam(&self, item: &Item) -> usize {
        let traits = item.distinction().into_iter().flat_map(|of| &of.traits);
        traits.filter(|of| can_be_written(of)).count()
    }

    fn weight(&self) -> f64 {
        5.0
    }

    fn examines(&self) -> bool {
        true
    }

    fn write(&self, deck: &Deck, items: &[&Item], hints: Hints<'_>, rng: &mut dyn Rng) -> Result<Question, NoQuestion> {
        let distinction = items.first().and_then(|item| item.distinction()).ok_or(NoQuestion::NoKeyWords)?;
        let fitting: Vec<&Trait> = distinction.traits.iter().filter(|of| can_be_written(of)).collect();
        let shown = hints.least_asked(fitting, |of| Asked::Blanks { about: of.side.clone() });
        let shown = shown.choose(rng).ok_or(NoQuestion::NoKeyWords)?;
        let side = deck.side(&shown.side).ok_or(NoQuestion::NoKeyWords)?;
        let cloze = Cloze::new(deck, distinction, side, shown, hints.slip);
        Ok(Question { deck: deck.id.clone(), form: self.name(), filled: Box::new(cloze) })
    }

    fn confusion(&self, row: &Row) -> Option<Confusion> {
        match &row.asked {
            Asked::Blanks { about } => row.confusion_about(about),
            _ => row.aspect_slip(),
        }
    }

    fn accepted(&self, row: &Row) -> Option<Row> {
        let is_open = |picked: &Picked| match picked {
            Picked::Typed { text } => !is_nothing(text),
            // What the deck knows for wrong cannot have been right, nor what the learner took back.
            _ => false,
        };
        if row.right || row.picked.is_empty() || !row.picked.iter().all(is_open) {
            return None;
        }
        let phrases = row.noise.map_or(CLAIM, |noise| if noise.phrases() > CLAIM { noise.phrases() } else { CLAIM });
        let noise = Noise::new(CLAIM, SLIP).map(|noise| noise.with_phrases(phrases));
        let picked = row.picked.iter().cloned().chain([Picked::Accepted]).collect();
        Some(Row { picked, right: true, noise, ..row.clone() })
    }

    fn verdict(&self, deck: &Deck, rows: &[Row]) -> Verdict {
        if rows.iter().any(Row::is_accepted) {
            return Verdict::Accepted;
        }
        let Some(row) = rows.iter().find(|row| !row.right) else {
            let should_read = rows.iter().find_map(|row| should_read(deck, row));
            return should_read.map_or(Verdict::Right, |should_read| Verdict::RightSpelt { should_read });
        };
        let is_empty = |picked: &Picked| matches!(picked, Picked::Typed { text } if text.is_empty());
        match self.confusion(row) {
            _ if row.picked.iter().all(is_empty) => Verdict::NotKnown,
            Some(Confusion::SideSwap { of, given_to }) => {
                Verdict::gave(deck, row, &of, &given_to).unwrap_or(Verdict::Wrong)
            }
            _ => Verdict::Wrong,
        }
    }
}

fn can_be_written(of: &Trait) -> bool {
    let mut runs = of.text.keys().peekable();
    runs.peek().is_some() && runs.all(|words| words.split_whitespace().count() <= MOST_WORDS)
}

/// What a right answer should read, if it was forgiven anything but spaces; `None` if it was not, or was not written.
///
/// An accepted spelling is as good as the deck's own. `row` is one of a question about an item of `deck`.
pub(super) fn should_read(deck: &Deck, row: &Row) -> Option<String> {
    with_meant(deck, row, |meant, of| meant.should_read(&of.text)).filter(|_| row.right).flatten()
}

/// Whether what was written is a right answer by the deck as it is now.
pub(crate) fn is_known_spelling(deck: &Deck, row: &Row) -> bool {
    with_meant(deck, row, |meant, _| meant.is_sure()).unwrap_or(false)
}

/// What `then` makes of the trait that was asked for and of what was written, if that may be meant as the trait.
fn with_meant<T>(deck: &Deck, row: &Row, then: impl FnOnce(&Meant<'_>, &Trait) -> T) -> Option<T> {
    let Asked::Blanks { about } = &row.asked else { return None };
    let of = deck.item(&row.item)?.distinction()?.trait_of(about)?;
    let speller = Speller::of(&deck.language);
    let words = row.picked.iter().filter_map(|picked| match picked {
        Picked::Typed { text } => Some(text.as_str()),
        _ => None,
    });
    let written = Written::of(words, &speller);
    let spellings = Spellings::of(&speller, &deck.language, deck.side(about)?, of);
    Some(then(&spellings.meant(&speller, &written, &[])?, of))
}
