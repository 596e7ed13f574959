//! Questions: how they are asked, what was picked, whether that was right, and how easily it could have been guessed.
//!
//! A [`Form`] fills itself from one item of a deck (matching: from several) and gives a [`Question`]. A question hands out one
//! [`Prompt`] after another until it has been answered, then grades what was picked into [`Row`]s, which can be saved. All of it is
//! pure: the same deck, items, hints and random source give the same question, on every platform.
//!
//! A new form is a new file here and a line in [`FORMS`]. This room reads no clock and does no I/O.

mod choice;
mod form;
mod frame;
mod level;
mod matching;
mod no_question;
mod options;
pub(crate) mod phrase;
mod prompt;
mod reasons;
mod recall;
mod record;
mod scenario;
mod spelling;
mod true_false;
mod typed;
mod verdict;
mod which_side;

use std::fmt;

use crate::deck::{Deck, DeckId, Item, ItemId};
use crate::memory::Probability;
use choice::MultipleChoice;
pub(crate) use form::{Form, form_named, forms, surprise};
pub(crate) use level::Level;
use matching::Matching;
pub use no_question::NoQuestion;
pub use phrase::{set_right, truth};
pub use prompt::{Choice, Claim, Prompt, Response, Task, Wanted};
use recall::Recall;
pub(crate) use record::TimesAsked;
pub use record::{Asked, Confusion, FormName, Picked, Row};
use scenario::Scenario;
pub(crate) use scenario::example_of_lesson;
use true_false::TrueFalse;
use typed::Typed;
pub(crate) use typed::is_known_spelling;
pub use verdict::Verdict;
use which_side::WhichSide;

/// Every way of asking, the easiest first.
const FORMS: &[&dyn Form] = &[&TrueFalse, &WhichSide, &MultipleChoice, &Scenario, &Matching, &Typed, &Recall];

/// Probability of answering wrong although one recalls: a slip of the finger, a sentence misread. Knowledge-tracing models put slips
/// at a few percent; keys that are side by side call for no less.
pub(crate) const SLIP: Probability = match Probability::new(0.02) {
    Some(slip) => slip,
    None => Probability::NEVER,
};

/// From this believed stability on, in days, more options are shown: wrong options teach what is wrong while memory is weak, and keep
/// it honest once it is strong (Butler, Marsh, Goode and Roediger 2006).
pub(crate) const STRONG_FROM: f64 = 14.0;

/// What may shape a question besides its items.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hints<'a> {
    /// Believed stability in days.
    pub stability: f64,
    /// Whether a sentence to be judged should be true, where the item allows both.
    pub truth: bool,
    /// How often what was asked of the item, what was asked last at the end.
    pub asked: &'a [TimesAsked],
    /// Whether it is for an exam: then examples are used that are kept for it.
    pub is_exam: bool,
    /// Probability of answering wrong although one recalls, for a form that asks about one item; others have [`SLIP`].
    pub slip: Probability,
}

impl Hints<'_> {
    /// For a question that measures: as many wrong options as there are, however weak the memory is.
    pub(crate) fn measuring(is_exam: bool) -> Self {
        Self { stability: f64::INFINITY, is_exam, ..Self::default() }
    }

    /// How often this was asked of the item.
    fn times(&self, asked: &Asked) -> u32 {
        self.asked.iter().find(|known| known.asked == *asked).map_or(0, |known| known.times)
    }

    /// Those that were asked least.
    fn least_asked<T>(&self, candidates: Vec<T>, asked: impl Fn(&T) -> Asked) -> Vec<T> {
        let least = candidates.iter().map(|candidate| self.times(&asked(candidate))).min();
        candidates.into_iter().filter(|candidate| Some(self.times(&asked(candidate))) == least).collect()
    }

    /// Those that are not what was asked of the item last, where that leaves any.
    fn not_last<T: Clone>(&self, candidates: Vec<T>, asked: impl Fn(&T) -> Asked) -> Vec<T> {
        let last = self.asked.last().map(|known| &known.asked);
        let others: Vec<T> = candidates.iter().filter(|&of| Some(&asked(of)) != last).cloned().collect();
        if others.is_empty() { candidates } else { others }
    }

    /// Whether the question measures.
    fn measures(&self) -> bool {
        self.stability.is_infinite()
    }

    /// How many options to show: few while memory is weak, more when it is strong.
    fn most_options(&self) -> usize {
        if self.stability < STRONG_FROM { 3 } else { 4 }
    }
}

impl Default for Hints<'_> {
    fn default() -> Self {
        Self { stability: 0.0, truth: false, asked: &[], is_exam: false, slip: SLIP }
    }
}

/// One form filled from one item, or from several.
#[derive(Debug)]
pub(crate) struct Question {
    /// The deck its items are from.
    pub deck: DeckId,
    pub form: FormName,
    filled: Box<dyn FilledForm>,
}

/// What a form leaves to a question of its own.
trait FilledForm: fmt::Debug + Send {
    fn items(&self) -> Vec<ItemId>;

    /// What to ask after these responses; `None` once the question is answered.
    fn prompt(&self, responses: &[Response]) -> Option<Prompt>;

    /// What the responses come to, a row for each item.
    fn grade(&self, responses: &[Response]) -> Vec<Row>;
}

/// The numbers of the options picked, in order.
fn picks(responses: &[Response]) -> Vec<usize> {
    let pick = |response: &Response| match response {
        Response::Option(number) => Some(*number),
        Response::Pairs(_) | Response::Text(_) | Response::NotKnown => None,
    };
    responses.iter().filter_map(pick).collect()
}

impl Question {
    /// The items it asks about.
    pub(crate) fn items(&self) -> Vec<ItemId> {
        self.filled.items()
    }

    /// What to ask next, after these responses; `None` once the question is answered.
    pub(crate) fn prompt(&self, responses: &[Response]) -> Option<Prompt> {
        if is_unknown(responses) { None } else { self.filled.prompt(responses) }
    }

    /// What the responses come to, a row for each item. Of a question not yet answered the rows are those of a wrong answer.
    pub(crate) fn grade(&self, responses: &[Response]) -> Vec<Row> {
        let mut rows = self.filled.grade(responses);
        if is_unknown(responses) {
            for row in &mut rows {
                row.right = false;
                row.picked.push(Picked::NotKnown);
            }
        }
        rows
    }
}

/// Whether these responses end with the word that it is not known.
fn is_unknown(responses: &[Response]) -> bool {
    responses.last() == Some(&Response::NotKnown)
}

/// How the answer to a question of this form with these rows went.
pub(crate) fn verdict(form: &dyn Form, deck: &Deck, rows: &[Row]) -> Verdict {
    if rows.iter().any(Row::is_unknown) {
        return Verdict::NotKnown;
    }
    form.verdict(deck, rows)
}

/// For every form, how many items of `deck` suit it, or why it can ask none of them.
pub fn forms_of(deck: &Deck) -> Vec<(FormName, Result<usize, NoQuestion>)> {
    forms().iter().map(|form| (form.name(), suiting(*form, deck))).collect()
}

fn suiting(form: &dyn Form, deck: &Deck) -> Result<usize, NoQuestion> {
    let items: Vec<&Item> = deck.items.iter().filter(|item| form.suits(item)).collect();
    // What can be written does not depend on chance, so any seed tells.
    let mut rng = <rand::rngs::ChaCha8Rng as rand::SeedableRng>::seed_from_u64(0);
    let takes_all = !form.asks_alone() || items.is_empty();
    let groups: Vec<&[&Item]> = if takes_all { vec![&items] } else { items.chunks(1).collect() };
    let mut why = None;
    for group in groups {
        match form.write(deck, group, Hints::default(), &mut rng) {
            // One is proof enough: to write them all takes seconds for a deck of a thousand items.
            Ok(_) => return Ok(items.len()),
            Err(reason) => why = why.or(Some(reason)),
        }
    }
    Err(why.unwrap_or(NoQuestion::NothingSuits))
}

#[cfg(test)]
pub(crate) use tests::right_pairs;

#[cfg(test)]
mod tests;
