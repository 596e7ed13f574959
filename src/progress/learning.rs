//! What answers say about their items, and what they say about the learner.
//!
//! An item's memory under a hypothesis depends on what was answered about that item alone; what the hypotheses weigh depends on all answers, in
//! their order. So many answers are taken in three passes: what is known of new items beforehand, in order; then the items, side by side; then the
//! weights, in order. The result is the same to the last bit as of one answer after another, however many cores there are.

use std::sync::Arc;

use super::item::{ItemAnswer, Told};
use super::session::SessionId;
use super::{ItemProgress, Progress};
use crate::clock::Day;
use crate::deck::{DeckId, ItemId};
use crate::journal::Answer;
use crate::memory::{Model, UnderEach};
use crate::question::Row;
use crate::side_by_side::side_by_side_mut;

/// So few items are taken by a core at least.
const LEAST_OF_CORE: usize = 8;

/// An answer about an item of which something is to be learnt.
#[derive(Debug)]
pub(super) struct ToLearn {
    pub(super) answer: Arc<Answer>,
    /// Which of its rows.
    pub(super) row: usize,
    pub(super) day: Day,
    pub(super) session: SessionId,
}

impl ToLearn {
    fn row(&self) -> &Row {
        &self.answer.rows[self.row]
    }

    fn item(&self) -> (&DeckId, &ItemId) {
        (&self.answer.deck, &self.row().item)
    }

    fn said(&self) -> ItemAnswer<'_> {
        ItemAnswer { form: &self.answer.form, row: self.row(), day: self.day, session: self.session }
    }
}

/// An item that is taken out of the others, and which of the answers are about it, in order.
struct Taken<'a> {
    id: ItemId,
    deck: &'a DeckId,
    item: ItemProgress,
    about: Vec<usize>,
}

/// What is known of new items beforehand, as it changes from one answer to the next.
struct Beforehand {
    /// The answers at which it changed, in order.
    changes: Vec<usize>,
    /// What it was before the first of them, and after each.
    known: Vec<UnderEach>,
}

impl Beforehand {
    /// Takes the first answers about new items, in order.
    fn of(model: &mut Model, answers: &[ToLearn], taken: &[Taken<'_>]) -> Self {
        let first = |taken: &Taken<'_>| {
            let is_new = taken.item.belief.last().is_none();
            let with_evidence = |&number: &usize| Some((number, answers[number].said().evidence()?));
            taken.about.iter().find_map(with_evidence).filter(|_| is_new)
        };
        let mut firsts: Vec<_> = taken.iter().filter_map(first).collect();
        firsts.retain(|(number, _)| !answers[*number].said().is_own_judgement());
        firsts.sort_by_key(|(number, _)| *number);
        let mut beforehand = Self { changes: Vec::new(), known: vec![model.known_beforehand()] };
        for (number, evidence) in firsts {
            model.learn_share(evidence);
            beforehand.changes.push(number);
            beforehand.known.push(model.known_beforehand());
        }
        beforehand
    }

    fn before(&self, answer: usize) -> &UnderEach {
        &self.known[self.changes.partition_point(|change| *change < answer)]
    }

    fn after(&self, answer: usize) -> &UnderEach {
        &self.known[self.changes.partition_point(|change| *change <= answer)]
    }
}

impl Progress {
    /// Learns of these answers, in order of time.
    pub(super) fn learn_all(&mut self, answers: &[ToLearn]) {
        let mut taken = self.take_out(answers);
        let beforehand = Beforehand::of(&mut self.model, answers, &taken);
        let model = &self.model;
        let take = |taken: &mut Taken<'_>| -> Vec<(usize, Told)> {
            let Taken { item, about, .. } = taken;
            let known = |number| (beforehand.before(number), beforehand.after(number));
            let take = |&number: &usize| Some((number, item.take(&answers[number].said(), model, known(number))?));
            about.iter().filter_map(take).collect()
        };
        let told = side_by_side_mut(&mut taken, LEAST_OF_CORE, take);
        let mut told: Vec<(usize, Told)> = told.into_iter().flatten().collect();
        told.sort_by_key(|(number, _)| *number);
        for (number, Told { under_each, evidence, reviewed, is_of_learner }) in told {
            if let Some(noise) = reviewed {
                let believed = self.model.mean(&under_each);
                self.reviews.entry(answers[number].day).or_default().add(evidence.is_right(), noise, believed);
            }
            if is_of_learner {
                self.model.weigh(&under_each, evidence);
            }
        }
        for Taken { id, deck, item, .. } in taken {
            if !self.items.contains_key(deck) {
                self.items.insert(deck.clone(), Default::default());
            }
            self.items.get_mut(deck).map(|items| items.insert(id, item));
        }
    }

    /// Takes the items of these answers out, each with the answers about it.
    fn take_out<'a>(&mut self, answers: &'a [ToLearn]) -> Vec<Taken<'a>> {
        let mut order: Vec<usize> = (0..answers.len()).collect();
        order.sort_by_key(|&number| answers[number].item());
        let of_one_item = order.chunk_by(|&one, &other| answers[one].item() == answers[other].item());
        let take = |about: &[usize]| {
            let first = &answers[about[0]];
            let (deck, id) = first.item();
            let known = self.items.get_mut(deck).and_then(|items| items.remove_entry(id));
            let new = || (id.clone(), ItemProgress::new(first.day, first.answer.form.clone()));
            let (id, item) = known.unwrap_or_else(new);
            Taken { id, deck, item, about: about.to_vec() }
        };
        of_one_item.map(take).collect()
    }
}
