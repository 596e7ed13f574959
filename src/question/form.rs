//! What a form is: how it asks, and what its answers say.

use std::ops::RangeInclusive;

use rand::Rng;

use super::record::{Confusion, FormName, Row};
use super::{FORMS, Hints, Level, NoQuestion, Question, Verdict};
use crate::deck::{Deck, Item};
use crate::memory::{Evidence, Noise, Probability};

/// A way of asking. What its answers say is here as it is for a form that asks about one item and judges the answer.
pub(crate) trait Form: Sync {
    /// Its name, as the journal has it.
    fn name(&self) -> FormName;

    /// How many items one question takes.
    fn rows(&self) -> RangeInclusive<usize> {
        1..=1
    }

    /// Whether this item can take part at all, outside an exam.
    fn suits(&self, item: &Item) -> bool;

    /// How many questions about this item it can ask in an exam, none of which answers another; 0 if it does not suit one.
    fn ways_in_exam(&self, item: &Item) -> usize {
        usize::from(self.suits(item) && self.examines())
    }

    /// The level of memory from which on it may come about this item.
    fn level(&self, item: &Item) -> Level;

    /// How many different things it can ask about this item, at least 1 where it suits; where one comes more often than others, as many as
    /// would make it come as often as it does.
    fn ways(&self, item: &Item) -> usize;

    /// Whether it asks about this item in ways so different that two of them in a row are not the same again.
    fn alternates(&self, _: &Item) -> bool {
        false
    }

    /// How often it comes beside the others, above 0: where several may come, each comes as often in proportion.
    fn weight(&self) -> f64;

    /// Whether it can ask about an item by itself.
    fn asks_alone(&self) -> bool {
        *self.rows().start() == 1
    }

    /// Whether an item must have been asked before it can take part.
    fn only_once_asked(&self) -> bool {
        false
    }

    /// Whether it may be asked in an exam: the learner has to produce the answer, or to choose it among several.
    fn examines(&self) -> bool {
        false
    }

    /// Whether it asks to judge cases, some of which are kept for exams.
    fn judges_cases(&self) -> bool {
        false
    }

    /// Whether learners judge their answers themselves, which proves nothing to others.
    fn is_self_graded(&self) -> bool {
        false
    }

    /// Fills the form from these items of `deck`, or from as many of them as go together.
    ///
    /// # Errors
    ///
    /// Why they give no question of this form.
    fn write(&self, deck: &Deck, items: &[&Item], hints: Hints<'_>, rng: &mut dyn Rng) -> Result<Question, NoQuestion>;

    /// How far a row may mislead, by what was offered; as it was judged when it was given, where nothing was or the form is not known. `None` if it
    /// could not have turned out otherwise.
    fn noise(&self, row: &Row) -> Option<Noise> {
        row.noise
    }

    /// What a row says about memory; `None` if nothing: then its item has not really been asked.
    fn evidence(&self, row: &Row) -> Option<Evidence> {
        // Who says that it is not known did not guess, and made no slip.
        let noise = if row.is_unknown() { Some(Noise::NONE) } else { self.noise(row) };
        noise.map(|noise| Evidence::of_answer(row.right, noise).with_mistake(row.taken_for_right()))
    }

    /// The same row where the learner says that a wrong answer was right, as evidence that allows for that; `None` where nothing is left to
    /// be said, since the program knows what was right or what is wrong.
    fn accepted(&self, _: &Row) -> Option<Row> {
        None
    }

    /// What was taken for what; `None` if the answer was right, was forced, or was wrong without mixing up two things of the deck.
    fn confusion(&self, row: &Row) -> Option<Confusion> {
        row.aspect_slip()
    }

    /// Probability that someone who only guesses gives this very wrong answer. This is what a confusion weighs: who hits just this one of
    /// four options, or even writes it down, hardly guessed.
    fn chance_of_mistake(&self, row: &Row) -> f64 {
        self.guess(row)
    }

    /// Probability of answering it rightly by guessing; 1 if it could not have turned out otherwise.
    fn guess(&self, row: &Row) -> f64 {
        self.noise(row).map_or(1.0, |noise| noise.guess().get())
    }

    /// A true sentence that sets the confusion in a row right; `None` if there is none, or the deck no longer has what was mixed up.
    fn set_right(&self, deck: &Deck, row: &Row) -> Option<String> {
        super::set_right(deck, deck.item(&row.item)?, &self.confusion(row)?)
    }

    /// Probability of answering a question with these rows rightly, all of it, by pure guessing.
    fn by_guessing(&self, rows: &[Row]) -> Probability {
        let chance = rows.iter().map(|row| self.guess(row)).product();
        Probability::new(chance).unwrap_or(Probability::NEVER)
    }

    /// How the answer to a question with these rows went.
    fn verdict(&self, deck: &Deck, rows: &[Row]) -> Verdict {
        match rows {
            rows if rows.iter().all(|row| row.right) => Verdict::Right,
            [row] => match self.confusion(row) {
                Some(Confusion::SideSwap { of, given_to }) => {
                    Verdict::gave(deck, row, &of, &given_to).unwrap_or(Verdict::Wrong)
                }
                _ => Verdict::Wrong,
            },
            _ => Verdict::Wrong,
        }
    }
}

/// How surprising a wrong answer would be from someone who only guesses, in bits: 1 of two options, 2 of four, 4 at most.
pub(crate) fn surprise(form: &dyn Form, row: &Row) -> f64 {
    const LEAST_CHANCE: f64 = 1.0 / 16.0;
    -libm::log2(form.chance_of_mistake(row).clamp(LEAST_CHANCE, 1.0))
}

/// Every way of asking, the easiest first.
pub(crate) fn forms() -> &'static [&'static dyn Form] {
    FORMS
}

/// The form of this name; of a name that this program does not know, as a newer one may write it, a form that asks nothing and takes
/// answers for what was written about them.
pub(crate) fn form_named(name: &str) -> &'static dyn Form {
    forms().iter().copied().find(|form| form.name().as_str() == name).unwrap_or(&Unknown)
}

struct Unknown;

impl Form for Unknown {
    fn name(&self) -> FormName {
        FormName::of("unknown")
    }

    fn suits(&self, _: &Item) -> bool {
        false
    }

    fn level(&self, _: &Item) -> Level {
        Level::Fourth
    }

    fn ways(&self, _: &Item) -> usize {
        1
    }

    fn weight(&self) -> f64 {
        0.0
    }

    fn write(&self, _: &Deck, _: &[&Item], _: Hints<'_>, _: &mut dyn Rng) -> Result<Question, NoQuestion> {
        Err(NoQuestion::NothingSuits)
    }
}
