//! Taking up a session again where it was cut off.

use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;

use super::plan::Slot;
use super::run::{Session, State};
use crate::clock::Moment;
use crate::journal::{Answer, Ending, Event, Recorded};
use crate::progress::{Progress, SessionAnswer};
use crate::question::form_named;

impl Session {
    /// Takes up a session again where it was cut off, after these answers. `progress` is what was known when it first began, and knows them
    /// as well afterwards.
    ///
    /// The same plan over the same progress with the same chance asks the same questions, so that it goes on with the very question that
    /// was open. If the deck or the program has changed since, the answers are kept and what they do not answer is asked anew.
    ///
    /// At each of the moments in `redrawn` all that was not answered yet was drawn anew, with this seed.
    pub(crate) fn resume(
        &mut self,
        past: &[SessionAnswer],
        redrawn: &[(Moment, u64)],
        progress: &mut Progress,
        now: Moment,
    ) {
        let mut redrawn = redrawn.iter().peekable();
        let known = |progress: &mut Progress, given: &SessionAnswer| {
            let SessionAnswer { id, at, answer, .. } = given;
            progress.apply(Recorded { id: *id, at: *at, event: Event::Answer(Answer::clone(answer)) });
        };
        for (number, given) in past.iter().enumerate() {
            while let Some((_, seed)) = redrawn.next_if(|(at, _)| *at <= given.at) {
                self.draw_anew(*seed, progress, given.at);
            }
            if !self.asks_for(&given.answer, progress, given.at) {
                self.put_back();
                for given in &past[number..] {
                    known(progress, given);
                    self.adopt(given, progress);
                }
                self.advance(progress, now);
                break;
            }
            known(progress, given);
            self.take(&given.answer, progress, given.at);
            self.skip_feedback(progress, given.at);
        }
        for (_, seed) in redrawn {
            self.draw_anew(*seed, progress, now);
        }
        let before = past.iter().fold(0, |sum: u64, given| sum.saturating_add(given.answer.ms));
        self.goes_on_from(before, now);
    }

    /// Draws all that is not answered yet anew, the question that is open included: in the same forms, of other situations and sides where there
    /// are some.
    fn draw_anew(&mut self, seed: u64, progress: &Progress, now: Moment) {
        self.put_back();
        self.rng = ChaCha8Rng::seed_from_u64(seed);
        self.advance(progress, now);
    }

    fn skip_feedback(&mut self, progress: &Progress, at: Moment) {
        if matches!(self.state, State::Telling(_)) {
            self.advance(progress, at);
        }
    }

    /// Whether the next question is the one that this answers.
    fn asks_for(&mut self, answer: &Answer, progress: &Progress, at: Moment) -> bool {
        while matches!(self.state, State::Reading(_)) {
            self.advance(progress, at);
        }
        let State::Asking(asking) = &self.state else { return false };
        let question = &asking.question;
        let items = answer.rows.iter().map(|row| &row.item);
        question.deck == answer.deck && question.form == answer.form && question.items().iter().eq(items)
    }

    /// Puts the question that is asked, which was taken from the plan and not answered, back in front of it.
    fn put_back(&mut self) {
        if let State::Asking(asking) = std::mem::replace(&mut self.state, State::Ended(Ending::Done)) {
            let question = asking.question;
            // An exam must not ask it in an easier form.
            let same = Some(form_named(question.form.as_str())).filter(|form| form.asks_alone());
            for item in question.items().iter().rev() {
                if let Some(at) = self.shelf.find(&question.deck, item) {
                    self.queue.push_first(same.map_or(Slot::Alone(at), |form| Slot::Single(form, at)));
                }
            }
        }
    }

    /// Takes an answer to a question that is no longer asked like that.
    fn adopt(&mut self, given: &SessionAnswer, progress: &Progress) {
        let answer = &given.answer;
        let items = answer.rows.iter().filter_map(|row| self.shelf.find(&answer.deck, &row.item));
        self.queue.strike(&items.collect::<Vec<_>>());
        // After that: what was wrong in a lesson is planned again.
        self.account_for(answer, progress, given.at);
    }
}
