//! What was asked and what was picked, as values that can be saved: ids instead of texts, so that mending a typo changes no history.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::deck::{ItemId, SideId};
use crate::memory::{Evidence, Grade, Noise, Probability};

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
        super::FORMS.iter().map(|form| form.name())
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
    /// To find the counterpart of the trait of `side`: that of the side `with`, or the aspect.
    Pair {
        /// The side whose trait was shown.
        side: SideId,
        /// The side whose trait was sought; `None` if it was the aspect.
        with: Option<SideId>,
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
    /// To write the key words of the trait of `about`.
    Blanks {
        /// The side whose trait was shown with blanks.
        about: SideId,
    },
    /// To recall how the sides differ, and to grade oneself.
    Contrast,
}

impl Asked {
    /// Whether the sentence to be judged was true; `None` if there was none to judge.
    pub fn truth(&self) -> Option<bool> {
        match self {
            Self::Sentence { about, of, .. } => Some(about == of),
            Self::Fact { version } => Some(version.is_none()),
            _ => None,
        }
    }
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
    /// The aspect of a distinction.
    Aspect {
        /// The distinction.
        item: ItemId,
    },
    /// A version of a fact.
    Version {
        /// Number of the false version; `None` for the true one.
        version: Option<usize>,
    },
    /// A false statement about another item.
    FalseClaim {
        /// That item.
        item: ItemId,
        /// What it said.
        text: String,
    },
    /// A side.
    Side {
        /// The side.
        side: SideId,
    },
    /// Words were written; empty if the learner did not know them. If they are those of another trait, that trait follows.
    Typed {
        /// The words as they were written, at most [`Picked::MOST_LETTERS`] letters of them.
        text: String,
    },
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
    /// The item.
    pub item: ItemId,
    /// What was asked of it.
    pub asked: Asked,
    /// What was picked, in order; of a last pair, what was left for it.
    pub picked: Vec<Picked>,
    /// Whether that was right, all of it.
    pub right: bool,
    /// How far the answer may mislead; `None` if it could not have turned out otherwise and is no evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noise: Option<Noise>,
}

/// Probability of answering a question with these rows rightly, all of it, by pure guessing.
pub(crate) fn by_guessing(rows: &[Row]) -> Probability {
    let chance = match rows {
        [row] => row.noise.map_or(1.0, |noise| noise.guess().get()),
        // Each option goes once: two, three ... of them are left for the rows from the last but one up.
        rows => (1..=rows.len()).map(|left| 1.0 / left as f64).product(),
    };
    Probability::new(chance).unwrap_or(Probability::NEVER)
}

/// One thing taken for another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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
        /// That other distinction.
        taken: ItemId,
    },
}

impl Row {
    /// What the row says about memory; `None` if nothing.
    pub fn evidence(&self) -> Option<Evidence> {
        let graded = self.picked.iter().find_map(|picked| match picked {
            Picked::Graded { grade } => Some(*grade),
            _ => None,
        });
        self.noise.map(|noise| match graded {
            Some(grade) => Evidence { grade, noise },
            None => Evidence::of_answer(self.right, noise),
        })
    }

    /// Whether the learner judged the answer, and not the program.
    pub fn is_self_graded(&self) -> bool {
        matches!(self.asked, Asked::Contrast)
    }

    /// Whether a right answer shows that the sides are told apart. Pairs name the side of each trait.
    pub fn tells_sides(&self) -> bool {
        !matches!(self.asked, Asked::Pair { .. })
    }

    /// How surprising what was picked would be from someone who only guesses, in bits: 1 of two options, 2 of four, 4 at most.
    ///
    /// This is what a mix-up weighs. A guesser judges a sentence wrongly half of the time, but hits just this one of four wrong options
    /// only in a fourth of all cases; who writes it down did not guess at all.
    pub fn surprise(&self) -> f64 {
        const LEAST_CHANCE: f64 = 1.0 / 16.0;
        let guess = self.noise.map_or(1.0, |noise| noise.guess().get());
        let chance = match self.picked.as_slice() {
            [Picked::True | Picked::False] => 0.5,
            // The guess of a corrected sentence is that of both its steps.
            [Picked::True | Picked::False, ..] => 2.0 * guess,
            _ => guess,
        };
        -chance.clamp(LEAST_CHANCE, 1.0).log2()
    }

    /// What was taken for what; `None` if the answer was right, was forced, or was wrong without mixing up two things of the deck.
    pub fn confusion(&self) -> Option<Confusion> {
        if self.right || self.noise.is_none() {
            return None;
        }
        match (&self.asked, self.picked.last()?) {
            (Asked::Sentence { about, of, .. }, Picked::True) if about != of => {
                Some(Confusion::SideSwap { of: of.clone(), given_to: about.clone() })
            }
            (Asked::Sentence { about, against, of }, Picked::False) if about == of => {
                Some(Confusion::SideSwap { of: of.clone(), given_to: against.clone() })
            }
            (Asked::Sentence { about, .. }, Picked::Trait { item, side }) if *item == self.item => {
                Some(Confusion::SideSwap { of: side.clone(), given_to: about.clone() })
            }
            (Asked::Trait { about } | Asked::Blanks { about }, Picked::Trait { item, side }) if *item == self.item => {
                Some(Confusion::SideSwap { of: side.clone(), given_to: about.clone() })
            }
            (Asked::Side { of }, Picked::Side { side }) => {
                Some(Confusion::SideSwap { of: of.clone(), given_to: side.clone() })
            }
            (_, Picked::Trait { item, .. } | Picked::Aspect { item }) if *item != self.item => {
                Some(Confusion::AspectSlip { taken: item.clone() })
            }
            _ => None,
        }
    }
}
