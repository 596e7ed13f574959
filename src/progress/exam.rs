//! What an exam came to, and how likely that is by pure guessing.

use serde::Serialize;

use super::PastSession;
use crate::journal::{Activity, Answer, Percent, Terms};
use crate::memory::Probability;
use crate::question::form_named;

/// What an exam came to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ExamResult {
    /// How many questions were answered rightly.
    pub right: usize,
    /// How many questions it had; those left unanswered count as wrong.
    pub questions: usize,
    /// The percentage that had to be right.
    pub pass: Percent,
    /// Probability that someone who knows nothing and answers each question asked by guessing gets at least as many right as it takes to
    /// pass.
    pub chance: Probability,
    /// Whether it was taken without a night between learning and exam.
    pub workshop: bool,
    /// Whether its deck was changed while it was taken: then it does not count.
    pub is_void: bool,
    passed: bool,
}

impl ExamResult {
    /// The result of an exam by these terms with these answers. What was left open counts as wrong, also where its deck no longer has it.
    pub fn of<'a>(terms: &Terms, answers: impl Iterator<Item = &'a Answer>) -> Self {
        let mut right = 0;
        let mut guesses = Vec::new();
        for answer in answers {
            right += usize::from(answer.is_right());
            guesses.push(form_named(answer.form.as_str()).by_guessing(&answer.rows));
        }
        let questions = terms.questions.max(guesses.len());
        let chance = at_least(needed(terms.pass, questions), &guesses);
        let passed = questions > 0 && right >= needed(terms.pass, questions);
        Self { right, questions, pass: terms.pass, chance, workshop: terms.workshop, is_void: false, passed }
    }

    /// The result of a session that was an exam and is over.
    pub fn of_session(session: &PastSession) -> Option<Self> {
        let terms = session.begin.onboarding.as_ref().filter(|_| session.begin.activity == Activity::Exam)?;
        // An exam stands as it was given: nothing of it is taken back.
        let answers = session.answers.iter().map(|answer| &*answer.answer);
        let void = |result: Self| Self { is_void: true, passed: false, ..result };
        let result = || Self::of(terms, answers);
        session.is_over().then(|| if session.has_one_deck() { result() } else { void(result()) })
    }

    /// Whether it was passed.
    pub fn is_passed(&self) -> bool {
        self.passed
    }

    /// The percentage of questions answered rightly, rounded down: who needs 80 does not pass with 79.9.
    pub fn percent(&self) -> usize {
        self.right * 100 / self.questions.max(1)
    }
}

/// How many of so many questions have to be right.
fn needed(pass: Percent, questions: usize) -> usize {
    (usize::from(pass.get()) * questions).div_ceil(100)
}

/// Probability that at least `least` of independent trials succeed, each with a probability of its own (the Poisson binomial
/// distribution), computed exactly by adding one trial after another.
fn at_least(least: usize, trials: &[Probability]) -> Probability {
    // The probability of just so many successes among the trials so far.
    let mut exactly = vec![1.0];
    for trial in trials {
        let p = trial.get();
        exactly.push(0.0);
        for successes in (0..exactly.len()).rev() {
            let one_less = if successes == 0 { 0.0 } else { exactly[successes - 1] };
            exactly[successes] = exactly[successes] * (1.0 - p) + one_less * p;
        }
    }
    // Not `sum`, which makes -0 of nothing.
    let sum = exactly.iter().skip(least).fold(0.0, |sum, p| sum + p);
    Probability::new(sum.clamp(0.0, 1.0)).unwrap_or(Probability::NEVER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn probabilities(values: &[f64]) -> Vec<Probability> {
        values.iter().map(|value| Probability::new(*value).unwrap()).collect()
    }

    #[test]
    fn with_equal_chances_it_is_the_binomial_distribution() {
        // Three or four heads of four: (4 + 1) / 16.
        assert_eq!(at_least(3, &probabilities(&[0.5; 4])).get(), 5.0 / 16.0);
        assert_eq!(at_least(0, &probabilities(&[0.25; 3])).get(), 1.0);
        assert_eq!(at_least(4, &probabilities(&[0.25; 3])).get(), 0.0);
        assert!(at_least(1, &[]).get().is_sign_positive(), "no one reads -0");
    }

    #[test]
    fn a_written_answer_is_not_guessed() {
        assert_eq!(at_least(2, &probabilities(&[0.25, 0.0])).get(), 0.0);
        assert_eq!(at_least(1, &probabilities(&[0.25, 0.0])).get(), 0.25);
    }

    #[test]
    fn what_is_needed_is_never_rounded_down() {
        let needed = |pass, questions| needed(Percent::new(pass).unwrap(), questions);
        assert_eq!((needed(80, 13), needed(80, 10), needed(100, 7), needed(1, 7)), (11, 8, 7, 1));
    }

    proptest! {
        #[test]
        fn it_agrees_with_counting_every_outcome(values in prop::collection::vec(0.0..=1.0f64, 0..10), least in 0..11usize) {
            let mut counted = 0.0;
            for outcome in 0..1u32 << values.len() {
                if outcome.count_ones() as usize >= least {
                    let factor = |(bit, p): (usize, &f64)| if outcome >> bit & 1 == 1 { *p } else { 1.0 - p };
                    counted += values.iter().enumerate().map(factor).product::<f64>();
                }
            }
            prop_assert!((at_least(least, &probabilities(&values)).get() - counted).abs() < 1e-9);
        }
    }
}
