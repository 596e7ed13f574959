//! What was asked and what was picked, as values that can be saved: ids instead of texts, so that mending a typo changes no history.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::deck::{ItemId, SideId};
use crate::memory::{Grade, Mistake, Noise, Probability};

/// The name of a form: `true-false`, `matching`. One that this program does not know still counts as evidence.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FormName(Cow<'static, str>);

impl FormName {
    /// The name of a form of this program.
    pub(super) const fn of(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// The name, as it is typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FormName {
    /// The names of all forms of this program, the easiest form first.
    pub fn all() -> impl Iterator<Item = FormName> {
        super::forms().iter().map(|form| form.name())
    }
}

impl fmt::Display for FormName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What was asked of one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asked {
    /// To judge the sentence that `about`, not `against`, has the trait of `of`.
    Sentence {
        /// The side that the sentence gives the trait to.
        about: SideId,
        /// The side that it denies it to.
        against: SideId,
        /// The side whose trait it is.
        of: SideId,
    },
    /// To judge a fact: its false version of this number, from 0, or the true one.
    Fact {
        /// Number of the false version; `None` for the true one.
        version: Option<usize>,
    },
    /// To find the trait of each of these sides, among those of other aspects; what was picked for each stands in their order.
    Pairs {
        /// All sides of the distinction.
        sides: Vec<SideId>,
    },
    /// To find the side that has the trait of `of`.
    Side {
        /// The side whose trait was shown.
        of: SideId,
    },
    /// To find the trait of `about`.
    Trait {
        /// The side whose trait was sought.
        about: SideId,
    },
    /// To find the true version of a fact.
    Truth,
    /// To find the words of a fact that were left out of it.
    Gap {
        /// How many words of it were shown before the gap.
        before: usize,
        /// How many were shown after it.
        after: usize,
    },
    /// To write the key words of the trait of `about`.
    Blanks {
        /// The side whose trait was shown with blanks.
        about: SideId,
    },
    /// To find the side that a situation shows.
    Situation {
        /// Number of the example, from 0.
        example: usize,
        /// The side that it shows.
        of: SideId,
    },
    /// To recall how the sides differ, and to grade oneself.
    Contrast,
}

impl Asked {
    /// Whether a fact was asked, and not a distinction.
    pub(crate) fn is_of_a_fact(&self) -> bool {
        matches!(self, Self::Fact { .. } | Self::Truth | Self::Gap { .. })
    }
}

/// How often something was asked of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TimesAsked {
    pub(crate) form: FormName,
    pub(crate) asked: Asked,
    pub(crate) times: u32,
}

/// What was picked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Picked {
    /// A sentence was judged true.
    True,
    /// A sentence was judged false.
    False,
    /// A trait of the deck.
    Trait {
        /// The distinction that it belongs to.
        item: ItemId,
        /// The side that it belongs to.
        side: SideId,
    },
    /// A trait that belongs to no side.
    Lure {
        /// The distinction that it belongs to.
        item: ItemId,
        /// What it said.
        text: String,
    },
    /// A version of a fact.
    Version {
        /// Number of the false version; `None` for the true one.
        version: Option<usize>,
    },
    /// The side that a trait was given to.
    Side {
        /// Its id in the deck.
        side: SideId,
    },
    /// Words were written; empty if the learner did not know them. If they are those of another trait, that trait follows.
    Typed {
        /// The words as they were written, at most [`Picked::MOST_LETTERS`] letters of them.
        text: String,
    },
    /// What was written was meant as the right words, from which it differs: the learner was asked, and says so.
    Meant,
    /// It was not meant as the right words.
    NotMeant,
    /// What was written is, in part or nearly, something that the deck knows to be wrong, or the right words turned round.
    KnownWrong,
    /// What was written is right though the deck has other words: the learner says so, having seen them.
    Accepted,
    /// That the learner does not know.
    NotKnown,
    /// The learner's own judgement.
    Graded {
        /// How well it was recalled.
        grade: Grade,
    },
}

impl Picked {
    /// How many letters of a written answer are kept: more than any trait needs, and far less than a line of the journal may have.
    pub const MOST_LETTERS: usize = 200;
}

/// What one question says about one item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The item that it is about.
    pub item: ItemId,
    /// What was asked of it.
    pub asked: Asked,
    /// What there was to pick from, in the order in which it was shown, one step after another, a step that was not reached included; empty where
    /// it was to be written or recalled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offered: Vec<Picked>,
    /// What was picked, in order, what could not be picked otherwise included.
    pub picked: Vec<Picked>,
    /// Whether that was right, all of it.
    pub right: bool,
    /// How far the answer may mislead, as it was judged when it was given; `None` if it could not have turned out otherwise and is no evidence. A form
    /// that knows what was offered judges it again from that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noise: Option<Noise>,
}

/// One thing taken for another.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Confusion {
    /// The trait of one side was given to another.
    SideSwap {
        /// The side whose trait it is.
        of: SideId,
        /// The side that it was given to.
        given_to: SideId,
    },
    /// Something of another distinction was taken.
    AspectSlip {
        /// The distinction that it belongs to.
        taken: ItemId,
    },
}

impl Row {
    /// How far it may mislead where who knows nothing chooses among so many answers, and who knows the phrases among so many.
    pub(super) fn among(&self, answers: usize, by_phrases: usize) -> Option<Noise> {
        let slip = self.noise.map_or(Probability::NEVER, Noise::slip);
        let noise = Noise::new(Probability::one_in(answers.max(1)), slip)?;
        Some(noise.with_phrases(Probability::one_in(by_phrases.max(1))))
    }

    /// The same for a single pick of what was offered: who knows the phrases knows which of them are of a side in this aspect.
    pub(super) fn among_offered(&self) -> Option<Noise> {
        let are_traits = matches!(self.asked, Asked::Trait { .. });
        let is_left = |picked: &&Picked| !are_traits || matches!(picked, Picked::Trait { .. });
        match self.offered.len() {
            0 => self.noise,
            offered => self.among(offered, self.offered.iter().filter(is_left).count()),
        }
    }

    /// Whether the learner said that it is not known.
    pub(super) fn is_unknown(&self) -> bool {
        self.picked.last() == Some(&Picked::NotKnown)
    }

    /// Whether it counts as right by the learner's word alone.
    pub(crate) fn is_accepted(&self) -> bool {
        self.picked.last() == Some(&Picked::Accepted)
    }

    /// What was picked last, if that was wrong and need not have been.
    pub(super) fn mistake(&self) -> Option<&Picked> {
        self.picked.last().filter(|_| !self.right && self.noise.is_some())
    }

    /// What a wrong answer took for right: another side's in the aspect that was asked about, or what is no side's there.
    pub(super) fn taken_for_right(&self) -> Option<Mistake> {
        let is_of_a_side = |picked: &Picked| match picked {
            Picked::Trait { item, .. } => *item == self.item,
            Picked::True | Picked::False | Picked::Side { .. } => true,
            _ => false,
        };
        match self.picked.as_slice() {
            _ if self.right || self.is_unknown() => None,
            [] => None,
            picked if picked.iter().all(is_of_a_side) => Some(Mistake::OtherSide),
            _ => Some(Mistake::NoSide),
        }
    }

    /// The other item of which something was picked, though it could perhaps not have been otherwise; `None` if there is none.
    pub(crate) fn taken(&self) -> Option<&ItemId> {
        match self.picked.last()? {
            Picked::Trait { item, .. } if *item != self.item => Some(item),
            _ => None,
        }
    }

    /// That something of another distinction was taken by mistake.
    pub(super) fn aspect_slip(&self) -> Option<Confusion> {
        self.mistake()?;
        self.taken().map(|taken| Confusion::AspectSlip { taken: taken.clone() })
    }

    /// That another side's trait of the same distinction was taken for that of `about`, or else something of another distinction.
    pub(super) fn confusion_about(&self, about: &SideId) -> Option<Confusion> {
        match self.mistake()? {
            Picked::Trait { item, side } if *item == self.item => {
                Some(Confusion::SideSwap { of: side.clone(), given_to: about.clone() })
            }
            _ => self.aspect_slip(),
        }
    }
}
