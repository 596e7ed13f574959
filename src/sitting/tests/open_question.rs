//! A question that is being answered, and those who answer it: who knows, who guesses, who is right now and then.

use super::*;
use crate::question::{Confusion, Question, Row, Wanted, form_named};
use rand::seq::SliceRandom;

/// A question that is being answered, with what a learner does not see of it.
pub(super) struct OpenQuestion<'s> {
    /// What is shown.
    pub(super) ask: &'s Ask,
    pub(super) question: &'s Question,
    /// What was responded to it so far.
    pub(super) responses: &'s [Response],
    pub(super) deck: &'s Deck,
    /// In what kind of session it is asked.
    pub(super) activity: Activity,
}

impl OpenQuestion<'_> {
    /// The responses that go on rightly up to the answer; `None` if it has already gone wrong.
    fn right_responses(&self) -> Option<Vec<Response>> {
        let mut given = self.responses.to_vec();
        answer_rightly(self.question, self.deck, &mut given).then(|| given.split_off(self.responses.len()))
    }

    /// The response that goes on rightly; any, if it has already gone wrong.
    pub(super) fn right(&self) -> Response {
        self.right_responses().map_or_else(|| self.fitting(0), |mut responses| responses.swap_remove(0))
    }

    /// A response that ends the question with the sides of one of its items swapped, `None` where there is none.
    pub(super) fn swapped(&self, is_it: impl Fn(&ItemId) -> bool) -> Option<Response> {
        let traits = self.question.items().into_iter().filter_map(|item| self.deck.item(&item)?.distinction());
        let written = traits.flat_map(|of| &of.traits).flat_map(|of| of.text.keys());
        let written = written.map(|words| Response::Text(words.to_owned()));
        let options = (0..self.ask.prompt.options().len()).map(Response::Option);
        let pairs = match self.right() {
            Response::Pairs(pairs) => Some(pairs),
            _ => None,
        };
        let of_pairs = pairs.into_iter().flat_map(|pairs| {
            let both = (0..pairs.len()).flat_map(|one| (0..one).map(move |other| (one, other))).collect::<Vec<_>>();
            both.into_iter().map(move |(one, other)| {
                let mut swapped = pairs.clone();
                swapped.swap(one, other);
                Response::Pairs(swapped)
            })
        });
        let form = form_named(self.question.form.as_str());
        let swaps = |response: &Response| {
            let with: Vec<Response> = self.responses.iter().cloned().chain([response.clone()]).collect();
            let is_over = self.question.prompt(&with).is_none();
            let is_swap =
                |row: &Row| is_it(&row.item) && matches!(form.confusion(row), Some(Confusion::SideSwap { .. }));
            is_over && self.question.grade(&with).iter().any(is_swap)
        };
        options.chain(of_pairs).chain(written).filter(|response| self.ask.prompt.takes(response)).find(swaps)
    }

    fn other_than(&self, response: &Response) -> Response {
        match response {
            Response::Option(option) => Response::Option((option + 1) % self.ask.prompt.options().len()),
            // All rows but one aside.
            Response::Pairs(pairs) => {
                let mut others = pairs.clone();
                others.rotate_left(1);
                Response::Pairs(others)
            }
            Response::Text(_) | Response::NotKnown => self.fitting(0),
        }
    }

    /// The option of this number; where rows are to be paired, some pairs, and where words are to be written, some.
    pub(super) fn fitting(&self, option: usize) -> Response {
        match &self.ask.prompt.wanted {
            Wanted::Pick(_) => Response::Option(option),
            Wanted::Pair { rows, .. } => Response::Pairs((0..rows.len()).collect()),
            Wanted::Write => Response::Text("whatever".to_owned()),
        }
    }
}

/// Completes the responses so that they answer the question rightly, by trying all: every option, and every key words of its items.
fn answer_rightly(question: &Question, deck: &Deck, given: &mut Vec<Response>) -> bool {
    let Some(prompt) = question.prompt(given) else { return question.grade(given).iter().all(|row| row.right) };
    let items = question.items();
    let traits = items.iter().filter_map(|item| deck.item(item)?.distinction()).flat_map(|of| &of.traits);
    let written = traits.flat_map(|of| of.text.keys()).map(|words| Response::Text(words.to_owned()));
    let options = (0..prompt.options().len()).map(Response::Option);
    let pairs = crate::question::right_pairs(deck, &items, &prompt).map(Response::Pairs);
    options.chain(pairs).chain(written).filter(|response| prompt.takes(response)).any(|response| {
        given.push(response);
        let found = answer_rightly(question, deck, given);
        if !found {
            given.pop();
        }
        found
    })
}

/// Knows everything.
pub(super) fn knows(open: &OpenQuestion<'_>) -> Response {
    open.right()
}

/// Knows nothing in the pre-test, and everything after it.
pub(super) fn knows_nothing_before(open: &OpenQuestion<'_>) -> Response {
    if open.activity == Activity::PreTest { wrongly(open) } else { open.right() }
}

/// Answers anything but what is right.
pub(super) fn wrongly(open: &OpenQuestion<'_>) -> Response {
    open.other_than(&open.right())
}

/// Knows nothing, and picks by chance; where words are to be written, writes some.
pub(super) fn guesses(rng: &mut ChaCha8Rng) -> impl FnMut(&OpenQuestion<'_>) -> Response {
    |open| match open.fitting(0) {
        Response::Option(_) => Response::Option(rng.random_range(0..open.ask.prompt.options().len())),
        Response::Pairs(mut pairs) => {
            pairs.shuffle(rng);
            Response::Pairs(pairs)
        }
        text => text,
    }
}

/// Knows every fact and phrase, and takes them for whose they are where this says so of an item, else for the other side's.
pub(super) fn by_phrases(mut is_lucky: impl FnMut(&ItemId) -> bool) -> impl FnMut(&OpenQuestion<'_>) -> Response {
    move |open| {
        let items = open.question.items();
        let is_swapped = items.first().is_some_and(|item| {
            open.deck.item(item).is_some_and(|item| item.distinction().is_some()) && !is_lucky(item)
        });
        if is_swapped { open.swapped(|_| true).unwrap_or_else(|| open.right()) } else { open.right() }
    }
}

/// Answers a question rightly if this says so of it, and is otherwise wrong from the first response on.
pub(super) fn right_if(mut is_right: impl FnMut(&Ask) -> bool) -> impl FnMut(&OpenQuestion<'_>) -> Response {
    right_where(move |open| is_right(open.ask))
}

/// The same by the whole of the question.
pub(super) fn right_where(
    mut is_right: impl FnMut(&OpenQuestion<'_>) -> bool,
) -> impl FnMut(&OpenQuestion<'_>) -> Response {
    let mut to_give: Vec<Response> = Vec::new();
    move |open| {
        if !open.ask.continues {
            to_give = open.right_responses().unwrap();
            if !is_right(open) {
                to_give = vec![open.other_than(&to_give[0]); to_give.len()];
            }
            to_give.reverse();
        }
        // Who went wrong may be asked more, or to pick among fewer.
        match to_give.pop().unwrap_or_else(|| open.fitting(0)) {
            Response::Option(option) => open.fitting(option.min(open.ask.prompt.options().len().saturating_sub(1))),
            text => text,
        }
    }
}
