//! Taking up a session again where it was cut off.

use super::Step;
use super::plan::Slot;
use super::run::{Session, State};
use crate::clock::Moment;
use crate::journal::Answer;
use crate::question::form_named;

impl Session {
    /// Takes up a session again where it was cut off, after these answers.
    ///
    /// The same plan over the same progress with the same chance asks the same questions, so that it goes on with the very question that
    /// was open. If the deck or the program has changed since, the answers are kept and what they do not answer is asked anew.
    pub fn resume(&mut self, past: &[(Moment, Answer)], now: Moment) {
        for (number, (at, answer)) in past.iter().enumerate() {
            if !self.asks_for(answer, *at) {
                self.adopt(&past[number..]);
                break;
            }
            self.take(answer, *at);
            self.state = State::Between;
        }
        self.ms_before = past.iter().fold(0, |sum: u64, (_, answer)| sum.saturating_add(answer.ms));
        self.began = now;
        self.latest = now;
    }

    /// Whether the next question is the one that this answers.
    fn asks_for(&mut self, answer: &Answer, at: Moment) -> bool {
        while let Step::Read(_) = self.step(at) {
            self.go_on();
        }
        let State::Asking { question, .. } = &self.state else { return false };
        let items = answer.rows.iter().map(|row| &row.item);
        question.deck == answer.deck && question.form == answer.form && question.items().iter().eq(items)
    }

    /// Takes answers to questions that are no longer asked like that.
    fn adopt(&mut self, answers: &[(Moment, Answer)]) {
        if let State::Asking { question, .. } = std::mem::replace(&mut self.state, State::Between) {
            // It was taken from the plan and not answered. An exam must not ask it in an easier form.
            let same = form_named(question.form.as_str()).filter(|form| *form.rows().start() == 1);
            for item in question.items().iter().rev() {
                if let Some(at) = self.shelf.find(&question.deck, item) {
                    self.queue.push_first(same.map_or(Slot::Alone(at), |form| Slot::Single(form, at)));
                }
            }
        }
        for (at, answer) in answers {
            let items = answer.rows.iter().filter_map(|row| self.shelf.find(&answer.deck, &row.item));
            self.queue.strike(&items.collect::<Vec<_>>());
            // After that: what was wrong in a lesson is planned again.
            self.take(answer, *at);
        }
        self.state = State::Between;
    }
}
