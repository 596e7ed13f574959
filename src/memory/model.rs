//! The memory model of one learner: hypotheses that carry weights, what each holds about an item, and what is believed as their mean.

use std::sync::Arc;

use arrayvec::ArrayVec;
use serde::{Deserialize, Serialize};

use super::evidence::Chances;
use super::fsrs::Parameters;
use super::hypothesis::Hypothesis;
use super::mixture::{Mixture, Recalls, SUREST};
use super::{Evidence, Probability, Target};
use crate::clock::Day;

/// What is held about the memory of one item, as of the day of its last answer. Of an item never asked nothing is held.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Belief {
    /// A mixture for each hypothesis about the learner, in their order.
    pub(super) under: Vec<Mixture>,
    pub(super) last: Option<Day>,
}

impl Belief {
    /// The day of the last answer; `None` if there was none.
    pub fn last(&self) -> Option<Day> {
        self.last
    }
}

/// No model has more hypotheses.
const MOST_HYPOTHESES: usize = 16;

/// A number for each hypothesis about the learner, in their order.
pub(crate) type UnderEach<T = f64> = ArrayVec<T, MOST_HYPOTHESES>;

/// The retrievability on a day of every state that is held of an item.
#[derive(Debug, Clone)]
pub(crate) struct RecallsOfAll {
    day: Day,
    /// Since the last answer; 0 if there was none.
    days: u32,
    of_each: UnderEach<Recalls>,
}

/// The memory model of one learner: a committee of hypotheses about the learner. Each weighs what its predictions of the learner's answers were
/// worth; what is believed of an item is their weighted mean. By that it costs at most ln(1 / prior) in log loss against the best of them.
#[derive(Debug, Clone)]
pub struct Model {
    hypotheses: Arc<[Hypothesis]>,
    /// What the answers so far say for each hypothesis.
    supported: Vec<Supported>,
    /// The highest retrievability that enters Bayes' rule on the day of an earlier answer.
    surest_on_the_day: f64,
}

/// What the answers so far say for a hypothesis.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Supported {
    /// Probability of the hypothesis.
    weight: f64,
    /// Under it, the probability of each of [`SHARES`] as the share of new items that the learner knows already.
    shares: [f64; SHARES.len()],
}

/// What the answers so far say about the learner, to be kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Learnt(Vec<Supported>);

/// Shares of new items that a learner may know already.
const SHARES: [f64; 5] = [0.02, 0.25, 0.5, 0.75, 0.98];

/// How much of the weights goes back to where they began, at each answer that moves them: learners change, and so do their decks.
const BACK: f64 = 0.001;

/// The highest retrievability that enters Bayes' rule on the day of an earlier answer. What was told minutes ago and is answered rightly shows
/// little, and a real learner fails 28 % of the reviews on one day, whatever FSRS says.
pub(super) const SUREST_ON_THE_DAY: f64 = 0.72;

impl Default for Model {
    /// The model of someone of whom nothing is known yet.
    fn default() -> Self {
        Self::of(Hypothesis::usual(), SUREST_ON_THE_DAY)
    }
}

impl Model {
    /// FSRS-6 with these parameters over a mixture, with nothing supposed about the learner: what the committee is measured by.
    pub fn plain(parameters: Parameters) -> Self {
        Self::of(vec![Hypothesis::plain(parameters)], *SUREST.end())
    }

    pub(super) fn of(hypotheses: Vec<Hypothesis>, surest_on_the_day: f64) -> Self {
        let supported = hypotheses.iter().map(Supported::before_any_answer).collect();
        Self { hypotheses: hypotheses.into(), supported, surest_on_the_day }
    }

    /// What the answers so far say about the learner.
    pub(crate) fn learnt(&self) -> Learnt {
        Learnt(self.supported.clone())
    }

    /// The same model with this learnt about the learner; `None` if that was learnt under other hypotheses.
    pub(crate) fn having_learnt(&self, Learnt(supported): Learnt) -> Option<Self> {
        (supported.len() == self.hypotheses.len()).then(|| Self { supported, ..self.clone() })
    }

    /// The hypothesis that is believed most, by itself, for a reckoning that need not be exact; with it, what a belief is under it alone.
    pub(crate) fn leading(&self) -> (Self, impl Fn(&Belief) -> Belief + use<>) {
        let weight = |number: &usize| self.supported[*number].weight;
        let leading = (0..self.supported.len()).max_by(|one, other| weight(one).total_cmp(&weight(other))).unwrap_or(0);
        let model = Self {
            hypotheses: self.hypotheses[leading..=leading].into(),
            supported: vec![Supported { weight: 1.0, ..self.supported[leading] }],
            ..self.clone()
        };
        let under = move |belief: &Belief| Belief {
            under: belief.under.get(leading).cloned().into_iter().collect(),
            ..*belief
        };
        (model, under)
    }

    /// Whether this is held under its hypotheses.
    pub(crate) fn holds(&self, belief: &Belief) -> bool {
        let under = if belief.last.is_some() { self.hypotheses.len() } else { 0 };
        belief.under.len() == under
    }

    /// All that it supposes, as a text: models of one text believe the same.
    pub(crate) fn supposes(&self) -> String {
        format!("{:?} {}", self.hypotheses, self.surest_on_the_day)
    }

    /// Probability that the item would be recalled on `day`: of an item never asked, how many of those the learner knew already.
    ///
    /// Before the day of the last answer it is as on that day.
    pub fn retrievability(&self, belief: &Belief, day: Day) -> Probability {
        self.mean(&self.recalled_under_each(belief, &self.recalls(belief, day), &self.known_beforehand()))
    }

    /// The retrievability on `day` of every state that is held: what it is believed to be, what an answer then says and what it changes all follow
    /// from that.
    pub(crate) fn recalls(&self, belief: &Belief, day: Day) -> RecallsOfAll {
        let days = belief.last.map_or(0, |last| day.since(last));
        let under = self.hypotheses.iter().zip(&belief.under);
        let of_each = under.map(|(hypothesis, under)| under.recalls(hypothesis, f64::from(days)));
        RecallsOfAll { day, days, of_each: of_each.collect() }
    }

    /// Probability that a new item is known already, under each hypothesis.
    pub(crate) fn known_beforehand(&self) -> UnderEach {
        self.supported.iter().map(Supported::known).collect()
    }

    /// Probability that the item would be recalled then, under each hypothesis; `known`, if it is new.
    ///
    /// It is the same whatever the hypotheses weigh, and so is what an answer [changes](Model::update_from): items can be taken side by side.
    pub(crate) fn recalled_under_each(&self, belief: &Belief, recalls: &RecallsOfAll, known: &UnderEach) -> UnderEach {
        match belief.last {
            None => known.clone(),
            Some(_) => {
                belief.under.iter().zip(&recalls.of_each).map(|(under, recalls)| under.recalled(recalls)).collect()
            }
        }
    }

    /// What is believed where this is so under each hypothesis.
    pub(crate) fn mean(&self, under_each: &UnderEach) -> Probability {
        Probability::clamped(self.supported.iter().zip(under_each).map(|(one, recalled)| one.weight * recalled).sum())
    }

    /// What is held after an answer on `day`.
    ///
    /// [Plain](Model::plain) and with [`super::Noise::NONE`] the one state that remains is that of FSRS-6 as it is written out here, to the last bit.
    #[must_use]
    pub fn update(&self, belief: &Belief, evidence: Evidence, day: Day) -> Belief {
        self.update_from(belief, &self.recalls(belief, day), evidence, &self.known_beforehand())
    }

    /// The same where the retrievability of every state is known, and what is known [beforehand](Model::known_beforehand).
    pub(crate) fn update_from(
        &self,
        belief: &Belief,
        recalls: &RecallsOfAll,
        evidence: Evidence,
        known: &UnderEach,
    ) -> Belief {
        let RecallsOfAll { day, days, ref of_each } = *recalls;
        let hypotheses = self.hypotheses.iter();
        let under = match belief.last {
            None => {
                hypotheses.zip(known).map(|(hypothesis, known)| Mixture::first(hypothesis, *known, evidence)).collect()
            }
            Some(_) => {
                let surest = if days == 0 { self.surest_on_the_day } else { *SUREST.end() };
                let under = hypotheses.zip(&belief.under).zip(of_each);
                under.map(|((of, under), recalls)| under.after(of, recalls, surest, evidence, days)).collect()
            }
        };
        // A clock that was set back must not move the last answer into the past: the memory would fade twice.
        let last = belief.last.map_or(day, |last| last.max(day));
        Belief { under, last: Some(last) }
    }

    /// Takes what an answer on `day` about an item of which this was held says about the learner. On the day of an earlier answer it says nothing:
    /// then it was just told.
    pub fn learn(&mut self, belief: &Belief, evidence: Evidence, day: Day) {
        if belief.last.is_some_and(|last| last >= day) {
            return;
        }
        let under_each = self.recalled_under_each(belief, &self.recalls(belief, day), &self.known_beforehand());
        if belief.last.is_none() {
            self.learn_share(evidence);
        }
        self.weigh(&under_each, evidence);
    }

    /// Takes what the first answer about an item says for the share of new items that the learner knows already.
    pub(crate) fn learn_share(&mut self, evidence: Evidence) {
        for (hypothesis, supported) in self.hypotheses.iter().zip(&mut self.supported) {
            supported.learn_share(evidence.chances(hypothesis.guesses));
        }
    }

    /// Takes what an answer says for the hypotheses, where this was the probability of recall under each.
    pub(crate) fn weigh(&mut self, under_each: &UnderEach, evidence: Evidence) {
        for ((hypothesis, supported), recalled) in self.hypotheses.iter().zip(&mut self.supported).zip(under_each) {
            supported.weight *= evidence.chances_of_pick(hypothesis.guesses).of(in_bayes_rule(*recalled));
        }
        self.settle();
    }

    /// Probability that an answer on `day` is right, or wrong, as it was; 1 on the day of an earlier answer.
    #[cfg(test)]
    pub(super) fn chance_of(&self, belief: &Belief, evidence: Evidence, day: Day) -> f64 {
        if belief.last.is_some_and(|last| last >= day) {
            return 1.0;
        }
        let under_each = self.recalled_under_each(belief, &self.recalls(belief, day), &self.known_beforehand());
        let of_each = self.hypotheses.iter().zip(&self.supported).zip(&under_each);
        let chance = |((hypothesis, supported), recalled): ((&Hypothesis, &Supported), &f64)| {
            supported.weight * evidence.chances(hypothesis.guesses).of(in_bayes_rule(*recalled))
        };
        of_each.map(chance).sum()
    }

    /// Brings the weights back to a sum of 1, and a little of them back to where they began.
    fn settle(&mut self) {
        let total: f64 = self.supported.iter().map(|supported| supported.weight).sum();
        for (hypothesis, supported) in self.hypotheses.iter().zip(&mut self.supported) {
            // No answer is impossible under all of them; if it were, it would tell nothing.
            let weight = if total > 0.0 { supported.weight / total } else { hypothesis.prior };
            supported.weight = (1.0 - BACK) * weight + BACK * hypothesis.prior;
        }
    }

    /// The first whole day on which retrievability is at or below the target, at least one day after the last answer and at most
    /// `max_interval` days; `None` for an item never asked.
    pub fn due(&self, belief: &Belief, target: Target) -> Option<Day> {
        let last = belief.last?;
        let excess = |days: u32| self.after(belief, f64::from(days)).get() - target.retention.get();
        Some(last.plus(first_not_above_zero(excess, target.max_interval.max(1))))
    }

    /// Whether the [stability](Model::stability) that is believed is so many days or more.
    pub(crate) fn lasts(&self, belief: &Belief, days: f64) -> bool {
        let at_once = self.after(belief, 0.0).get();
        belief.last.is_some() && at_once > 0.5 && self.after(belief, days).get() > 0.9 * at_once
    }

    /// Believed stability in days: the time after which nine tenths are left of what is believed at once, as FSRS defines stability, here for
    /// all that is believed. 0 for an item never asked, and for one that is not rather learnt than not.
    pub fn stability(&self, belief: &Belief) -> f64 {
        let at_once = self.after(belief, 0.0).get();
        if belief.last.is_none() || at_once <= 0.5 {
            return 0.0;
        }
        // Halved in logarithms, down to a thousandth of itself.
        let (mut low, mut high) = (1e-3_f64, 36_500.0_f64);
        while high / low > 1.001 {
            let middle = (low * high).sqrt();
            if self.after(belief, middle).get() > 0.9 * at_once {
                low = middle;
            } else {
                high = middle;
            }
        }
        high
    }

    /// Retrievability `days` after the last answer.
    pub(super) fn after(&self, belief: &Belief, days: f64) -> Probability {
        let under = self.hypotheses.iter().zip(&belief.under).zip(&self.supported);
        let recalled = |((hypothesis, under), supported): ((&Hypothesis, &Mixture), &Supported)| {
            supported.weight * under.retrievability(hypothesis, days)
        };
        Probability::clamped(under.map(recalled).sum())
    }
}

/// A retrievability as it enters Bayes' rule about the learner.
fn in_bayes_rule(recalled: f64) -> f64 {
    recalled.clamp(*SUREST.start(), *SUREST.end())
}

/// The first of the whole numbers from 1 on at which this function of whole numbers, which never rises, is not above 0; `most` if it is above 0 at
/// all before that.
pub(super) fn first_not_above_zero(function: impl Fn(u32) -> f64, most: u32) -> u32 {
    let mut above: (u32, f64) = (0, function(0));
    if above.1 <= 0.0 {
        return 1;
    }
    // Up to `above` it is above 0. At `most` it need not be known.
    let (mut first, mut below, mut is_halved): (u32, Option<f64>, bool) = (most, None, false);
    while first - above.0 > 1 {
        // What falls as a memory fades is nearly a straight line over the logarithm of time. Where that does not help, halving does.
        let position = |number: u32| libm::log1p(f64::from(number));
        let guess = match below {
            None if above.0 == 0 => 30,
            None => above.0.saturating_mul(8),
            Some(below) if !is_halved => {
                let (from, to): (f64, f64) = (position(above.0), position(first));
                libm::expm1(from + (to - from) * above.1 / (above.1 - below)) as u32
            }
            Some(_) => above.0 + (first - above.0) / 2,
        };
        let (guess, width) = (guess.clamp(above.0 + 1, first - 1), first - above.0);
        match function(guess) {
            value if value > 0.0 => above = (guess, value),
            value => (first, below) = (guess, Some(value)),
        }
        is_halved = first - above.0 > width / 2;
    }
    first
}

impl Supported {
    fn before_any_answer(hypothesis: &Hypothesis) -> Self {
        Self { weight: hypothesis.prior, shares: [1.0 / SHARES.len() as f64; SHARES.len()] }
    }

    /// Probability that a new item is known already.
    fn known(&self) -> f64 {
        self.shares.iter().zip(SHARES).map(|(probability, share)| probability * share).sum()
    }

    /// Takes the first answer to an item.
    fn learn_share(&mut self, chances: Chances) {
        let mut total = 0.0;
        for (probability, share) in self.shares.iter_mut().zip(SHARES) {
            *probability *= chances.of(share);
            total += *probability;
        }
        for probability in &mut self.shares {
            let before = 1.0 / SHARES.len() as f64;
            *probability =
                if total > 0.0 { (1.0 - SHARE_BACK) * *probability / total + SHARE_BACK * before } else { before };
        }
    }
}

/// The same for the shares of what is known already: another deck may be about something else.
const SHARE_BACK: f64 = 0.02;
