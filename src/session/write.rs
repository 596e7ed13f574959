//! How a session writes its questions: which items, in which form, with what hints.

use rand::RngExt;

use super::candidate::Candidate;
use super::plan::Slot;
use super::queue::GAP;
use super::run::Session;
use crate::deck::{Item, ItemRef};
use crate::journal::Activity;
use crate::memory::Probability;
use crate::progress::Progress;
use crate::question::{Form, Hints, Question, SLIP, TimesAsked};

impl Session {
    /// The question that was planned; `None` where it is no longer needed, or where its items do not go together after all.
    pub(super) fn fill(&mut self, slot: Slot, progress: &Progress) -> Option<Question> {
        match slot {
            Slot::Read(_) => None,
            Slot::Alone(item) => self.single(item, progress),
            // An item may suit a form and still give no question of it just now.
            Slot::Single(form, item) => self.write(form, &[item], progress).or_else(|| self.single(item, progress)),
            Slot::Group(form, items) => {
                let group = self.group(&items, *form.rows().start(), progress);
                let question = self.write(form, &group, progress);
                if question.is_none() {
                    // They do not go together after all: those not asked yet are asked one by one.
                    let asked = self.queue.all_asked();
                    for item in items.into_iter().filter(|item| !asked.contains(item)) {
                        self.queue.push(Slot::Alone(item));
                    }
                }
                question
            }
        }
    }

    /// The items to choose a group from: the weakest first, none that was just asked; nor one asked the question before that, if
    /// enough remain.
    fn group(&self, items: &[ItemRef], least: usize, progress: &Progress) -> Vec<ItemRef> {
        let rested_for =
            |questions: usize| items.iter().copied().filter(move |at| !self.queue.asked_within(questions, *at));
        let mut group: Vec<ItemRef> = rested_for(GAP).collect();
        if group.len() < least {
            group = rested_for(1).collect();
        }
        // Of what was asked today nothing is forgotten yet; stability tells what soon will be.
        let with_stability = |at: ItemRef| {
            let (deck, item) = self.shelf.ids(at);
            (progress.stability(deck, item), at)
        };
        let mut group: Vec<(f64, ItemRef)> = group.into_iter().map(with_stability).collect();
        group.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        group.into_iter().map(|(_, at)| at).collect()
    }

    /// A question about one item by itself.
    pub(super) fn single(&mut self, at: ItemRef, progress: &Progress) -> Option<Question> {
        let mut forms = Candidate::new(at, &self.shelf, progress, &self.allowed).forms_alone(&mut self.rng);
        if self.activity.measures() {
            forms.retain(|form| form.examines());
        }
        forms.into_iter().find_map(|form| self.write(form, &[at], progress))
    }

    fn write(&mut self, form: &dyn Form, items: &[ItemRef], progress: &Progress) -> Option<Question> {
        let first = *items.first()?;
        let truth = self.rng.random_bool(0.5);
        let (deck, item) = self.shelf.ids(first);
        let is_test = self.activity.measures();
        // Of a test progress knows nothing until it is over.
        let in_test = self.asked_in_test.get(&first).filter(|_| is_test).map(Vec::as_slice);
        let before = progress.item(deck, item).map_or(&[][..], |item| &item.asked);
        let asked = in_test.unwrap_or(before);
        // A finger slips once. Who judges the same thing wrong again, minutes later, does not know it.
        let slip = if self.queue.was_wrong(first) { Probability::NEVER } else { SLIP };
        let is_exam = self.activity == Activity::Exam;
        let measuring = Hints::measuring(is_exam);
        let stability = if is_test { measuring.stability } else { progress.stability(deck, item) };
        let hints = Hints { stability, truth, asked, is_exam, slip };
        let items: Vec<&Item> = items.iter().map(|&at| self.shelf.item(at)).collect();
        let question = form.write(self.shelf.deck(first), &items, hints, &mut self.rng).ok()?;
        if is_test {
            let asked = question.grade(&[]).into_iter().map(|row| row.asked);
            let asked = asked.map(|asked| TimesAsked { form: form.name(), asked, times: 1 });
            self.asked_in_test.entry(first).or_default().extend(asked);
        }
        Some(question)
    }
}
