//! By what rule an exam is passed, and what it is worth to pass by it.
//!
//! Of each distinction an exam asks until one side leads: two questions, and where they disagree more, up to a most. It is told apart where more
//! answers were right than wrong. Who knows every phrase, and not whose it is, has one chance in two of that, whatever is answered: were the
//! sides the other way round, the same answers would be wrong that are right now, and it is a coin which way they are. So the chance to pass
//! depends on the number of distinctions alone, and no strategy mends it.

use serde::Serialize;

use crate::memory::Probability;

/// The most that the chance of passing may be of someone who knows facts and phrases, and not whose they are.
const MOST_BY_PHRASES: f64 = 0.01;

/// How likely someone is to pass, at least, who answers each question rightly with the probability [`KNOWS`].
const LEAST_BY_KNOWING: f64 = 0.97;

/// How likely someone who knows a deck is to answer a question rightly.
const KNOWS: f64 = 0.95;

/// The chance to tell a distinction apart, at most, of whoever does not know which trait is whose.
const BY_COIN: f64 = 0.5;

/// The chance of someone who knows nothing to answer a fact rightly, at most: one of four options.
pub(crate) const MOST_GUESS: f64 = 0.25;

/// How many questions about one distinction an exam may ask. All are odd, so that no two sides are ever even.
const MOST_QUESTIONS: [usize; 3] = [3, 5, 7];

/// By what rule an exam is passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ExamRule {
    /// How many distinctions it asks about.
    pub distinctions: usize,
    /// How many of them have to be told apart.
    pub distinctions_needed: usize,
    /// How many facts it asks, each once.
    pub facts: usize,
    /// How many of them have to be right. They count by themselves, and make up for no distinction.
    pub facts_needed: usize,
    /// How many questions it asks about one distinction, at most.
    most_questions: usize,
}

impl ExamRule {
    /// The fewest distinctions of which an exam is no matter of luck.
    pub const FEWEST_DISTINCTIONS: usize = 7;

    /// The rule for an exam about so many. Of fewer than [`ExamRule::FEWEST_DISTINCTIONS`] all have to be told apart, and that is not enough.
    pub fn of(distinctions: usize, facts: usize) -> Self {
        let by_coin = at_least(distinctions, BY_COIN);
        let distinctions_needed = by_coin
            .iter()
            .position(|chance| *chance < MOST_BY_PHRASES)
            .map_or(distinctions, |needed| needed.min(distinctions));
        let facts_by_knowing = at_least(facts, KNOWS);
        // Facts are not waved through: about half of them have to be right.
        let fewest_facts = facts / 2;
        let rule = |most_questions, facts_needed| Self {
            distinctions,
            distinctions_needed,
            facts,
            facts_needed,
            most_questions,
        };
        for most in MOST_QUESTIONS {
            let told_apart = at_least(distinctions, chance_to_tell_apart(KNOWS, most))[distinctions_needed];
            let is_fair = |facts_needed: &usize| told_apart * facts_by_knowing[*facts_needed] >= LEAST_BY_KNOWING;
            if let Some(facts_needed) = (fewest_facts..=facts).rev().find(is_fair) {
                return rule(most, facts_needed);
            }
        }
        let [.., most] = MOST_QUESTIONS;
        rule(most, fewest_facts)
    }

    /// Whether a distinction was told apart by these answers about it, in their order: `None` while that is open.
    pub(crate) fn is_told_apart(&self, answers: &[bool]) -> Option<bool> {
        let mut lead = 0_i32;
        for (number, right) in answers.iter().enumerate().take(self.most_questions) {
            lead += if *right { 1 } else { -1 };
            if lead.abs() >= 2 || number + 1 == self.most_questions {
                return Some(lead > 0);
            }
        }
        None
    }

    /// Whether an exam in which so many distinctions were told apart, and so many facts were right, is passed.
    pub fn is_passed_with(&self, told_apart: usize, facts: usize) -> bool {
        self.distinctions > 0 && told_apart >= self.distinctions_needed && facts >= self.facts_needed
    }

    /// Probability of passing for who knows nothing and guesses, at most: for each distinction there is a side to be guessed as well.
    pub fn chance_by_guessing(&self) -> Probability {
        self.chance(BY_COIN, MOST_GUESS)
    }

    /// Probability of passing for who knows the facts and the phrases, and not whose they are, at most.
    pub fn chance_by_phrases(&self) -> Probability {
        self.chance(BY_COIN, 1.0)
    }

    /// Probability of passing for who answers each question rightly in 95 of 100 cases.
    pub fn chance_by_knowing(&self) -> Probability {
        self.chance(chance_to_tell_apart(KNOWS, self.most_questions), KNOWS)
    }

    /// Probability of passing for who tells a distinction apart, and gets a fact right, with these probabilities.
    fn chance(&self, told_apart: f64, fact: f64) -> Probability {
        let distinctions = at_least(self.distinctions, told_apart)[self.distinctions_needed];
        Probability::clamped(distinctions * at_least(self.facts, fact)[self.facts_needed])
    }
}

/// Probability of telling a distinction apart in at most so many questions for who answers each rightly with this probability.
fn chance_to_tell_apart(right: f64, most_questions: usize) -> f64 {
    // It takes two in a row, or one of each and again; the last question decides by itself.
    let rounds = (most_questions - 1) / 2;
    (0..rounds).fold(right, |rest, _| right * right + 2.0 * right * (1.0 - right) * rest)
}

/// For each number up to `trials`, the probability that at least so many of them succeed, independently and each with the probability `p`.
fn at_least(trials: usize, p: f64) -> Vec<f64> {
    // The probability of just so many successes among the trials so far, one trial after another.
    let mut chances = vec![0.0; trials + 1];
    chances[0] = 1.0;
    for so_far in 0..trials {
        for successes in (0..=so_far).rev() {
            chances[successes + 1] += chances[successes] * p;
            chances[successes] *= 1.0 - p;
        }
    }
    for least in (0..trials).rev() {
        chances[least] += chances[least + 1];
    }
    chances.iter_mut().for_each(|chance| *chance = chance.clamp(0.0, 1.0));
    chances
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_rule_for_the_first_deck_asks_for_all_nine_and_keeps_both_promises() {
        let rule = ExamRule::of(9, 5);
        assert_eq!((rule.distinctions_needed, rule.facts_needed, rule.most_questions), (9, 3, 5));
        assert_eq!(rule.chance_by_phrases().get(), 1.0 / 512.0);
        assert!((rule.chance_by_knowing().get() - 0.9705).abs() < 5e-4, "{:?}", rule.chance_by_knowing());
        // And at least three of five facts, each one of four.
        let of_facts = (10.0 * 9.0 + 5.0 * 3.0 + 1.0) / 1024.0;
        assert!((rule.chance_by_guessing().get() - of_facts / 512.0).abs() < 1e-12);
    }

    #[test]
    fn from_seven_distinctions_on_both_promises_are_kept() {
        for distinctions in ExamRule::FEWEST_DISTINCTIONS..=60 {
            for facts in [0, 1, 3, 6, 12] {
                let rule = ExamRule::of(distinctions, facts);
                assert!(rule.chance_by_phrases().get() < MOST_BY_PHRASES, "{rule:?}");
                assert!(rule.chance_by_knowing().get() >= LEAST_BY_KNOWING, "{rule:?} {:?}", rule.chance_by_knowing());
                assert!(2 * rule.facts_needed + 1 >= facts, "{rule:?}");
            }
        }
        let too_few = ExamRule::of(ExamRule::FEWEST_DISTINCTIONS - 1, 6);
        assert!(too_few.chance_by_phrases().get() >= MOST_BY_PHRASES, "{too_few:?}");
    }

    #[test]
    fn a_distinction_is_told_apart_by_a_lead_of_two_or_by_the_last_question() {
        let rule = ExamRule::of(8, 6);
        let told = |answers: &str| rule.is_told_apart(&answers.chars().map(|letter| letter == 'r').collect::<Vec<_>>());
        for (answers, expected) in [
            ("", None),
            ("r", None),
            ("rr", Some(true)),
            ("ww", Some(false)),
            ("rw", None),
            ("rwr", None),
            ("rwrr", Some(true)),
            ("wrww", Some(false)),
            ("rwrw", None),
            ("rwrwr", Some(true)),
            ("rwwrw", Some(false)),
            ("rrwww", Some(true)),
        ] {
            assert_eq!(told(answers), expected, "{answers}");
        }
    }

    #[test]
    fn at_least_so_many_is_the_binomial_distribution() {
        // Three or four heads of four: (4 + 1) / 16.
        assert_eq!(at_least(4, 0.5), [1.0, 15.0 / 16.0, 11.0 / 16.0, 5.0 / 16.0, 1.0 / 16.0]);
        assert_eq!(
            (at_least(0, 0.5), at_least(2, 1.0), at_least(2, 0.0)),
            (vec![1.0], vec![1.0; 3], vec![1.0, 0.0, 0.0])
        );
    }

    proptest! {
        #[test]
        fn it_agrees_with_counting_every_outcome(p in 0.0..=1.0f64, trials in 0..10usize) {
            let at_least = at_least(trials, p);
            for (least, chance) in at_least.iter().enumerate() {
                let mut counted = 0.0;
                for outcome in (0..1u32 << trials).filter(|outcome| outcome.count_ones() as usize >= least) {
                    let factor = |bit: usize| if outcome >> bit & 1 == 1 { p } else { 1.0 - p };
                    counted += (0..trials).map(factor).product::<f64>();
                }
                prop_assert!((chance - counted).abs() < 1e-9);
            }
        }

        #[test]
        fn what_is_said_of_a_distinction_is_what_its_questions_come_to(right in 0.0..=1.0f64, distinctions in 7..20usize) {
            let rule = ExamRule::of(distinctions, 0);
            let most = rule.most_questions;
            let mut counted = 0.0;
            for outcome in 0..1u32 << most {
                let answers: Vec<bool> = (0..most).map(|bit| outcome >> bit & 1 == 1).collect();
                if rule.is_told_apart(&answers) == Some(true) {
                    counted += answers.iter().map(|is_right| if *is_right { right } else { 1.0 - right }).product::<f64>();
                }
            }
            prop_assert!((chance_to_tell_apart(right, most) - counted).abs() < 1e-9);
        }
    }
}
