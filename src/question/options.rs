//! Options to pick from: wrong ones that tempt, of the same aspect first (Little and Bjork 2015, doi 10.3758/s13421-014-0452-8), and
//! the right one among them.

use rand::Rng;
use rand::seq::SliceRandom;

use super::record::{Asked, Picked, Row};
use super::{Choice, FilledForm, Prompt, Response, Task, Wanted, picks};
use crate::deck::{Deck, Distinction, ItemId, SideId, reading};
use crate::memory::{Noise, Probability};

/// An option: what it is, and how it reads.
pub(super) type Labelled = (Picked, String);

/// Options to pick from, at least two, of which one is right.
#[derive(Debug)]
pub(super) struct Options {
    list: Vec<Labelled>,
    right: usize,
}

impl Options {
    /// The right option among the wrong ones, in any order; `None` if there is no wrong one, for then there is nothing to pick.
    pub(super) fn shuffled(right: Labelled, mut wrong: Vec<Labelled>, rng: &mut dyn Rng) -> Option<Self> {
        if wrong.is_empty() {
            return None;
        }
        wrong.push(right.clone());
        wrong.shuffle(rng);
        Self::in_order(wrong, &right.0)
    }

    /// These options as they stand; `None` if the right one is not among them.
    pub(super) fn in_order(list: Vec<Labelled>, right: &Picked) -> Option<Self> {
        let right = list.iter().position(|(option, _)| option == right)?;
        Some(Self { list, right })
    }

    /// What they are.
    pub(super) fn offered(&self) -> impl Iterator<Item = Picked> {
        self.list.iter().map(|(picked, _)| picked.clone())
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// What to show of them.
    pub(super) fn choices(&self) -> Vec<Choice> {
        Choice::texts(self.list.iter().map(|(_, text)| text))
    }

    pub(super) fn option(&self, number: usize) -> Option<&Picked> {
        self.list.get(number).map(|(picked, _)| picked)
    }

    /// Whether the option of this number is the right one.
    pub(super) fn is_right(&self, number: usize) -> bool {
        number == self.right
    }
}

/// A question about one item that a single pick answers.
#[derive(Debug)]
pub(super) struct OnePick {
    pub(super) item: ItemId,
    pub(super) asked: Asked,
    pub(super) task: Task,
    pub(super) stem: Option<String>,
    pub(super) options: Options,
    pub(super) slip: Probability,
}

impl FilledForm for OnePick {
    fn items(&self) -> Vec<ItemId> {
        vec![self.item.clone()]
    }

    fn prompt(&self, responses: &[Response]) -> Option<Prompt> {
        picks(responses).is_empty().then(|| Prompt {
            task: self.task.clone(),
            stem: self.stem.clone(),
            wanted: Wanted::Pick(self.options.choices()),
        })
    }

    fn grade(&self, responses: &[Response]) -> Vec<Row> {
        let pick = picks(responses).first().copied();
        let row = Row {
            item: self.item.clone(),
            asked: self.asked.clone(),
            offered: self.options.offered().collect(),
            picked: pick.and_then(|pick| self.options.option(pick)).cloned().into_iter().collect(),
            right: pick.is_some_and(|pick| self.options.is_right(pick)),
            noise: Noise::new(Probability::NEVER, self.slip),
        };
        vec![Row { noise: row.among_offered(), ..row }]
    }
}

/// Up to `most` traits that `about` does not have in this distinction: those of the other sides, then its lures. What is of another aspect
/// is no option: it would fall out by itself.
///
/// None is true of `about`, and no two read the same.
pub(super) fn wrong_options(
    deck: &Deck,
    distinction: &Distinction,
    about: &SideId,
    most: usize,
    rng: &mut dyn Rng,
) -> Vec<Labelled> {
    let others = distinction.traits.iter().filter(|of| !deck.is_true_of(of, about));
    let others = others.map(|of| {
        let picked = Picked::Trait { item: distinction.id.clone(), side: of.side.clone() };
        (picked, of.text.plain().to_owned())
    });
    let lures = distinction.lures.iter().map(|lure| {
        let text = lure.plain().to_owned();
        (Picked::Lure { item: distinction.id.clone(), text: text.clone() }, text)
    });
    let mut tiers: [Vec<Labelled>; 2] = [others.collect(), lures.collect()];
    tiers.iter_mut().for_each(|tier| tier.shuffle(rng));
    first_of(tiers, |reading| deck.says_of(about, reading), most)
}

/// Up to `most` options, the first ones: all of a tier before any of the next. None has a refused reading, and no two read the same.
pub(super) fn first_of(
    tiers: impl IntoIterator<Item = Vec<Labelled>>,
    is_refused: impl Fn(&str) -> bool,
    most: usize,
) -> Vec<Labelled> {
    let mut taken: Vec<String> = Vec::with_capacity(most);
    let mut chosen = Vec::with_capacity(most);
    for option in tiers.into_iter().flatten() {
        if chosen.len() == most {
            break;
        }
        let reading = reading(&option.1);
        if !taken.contains(&reading) && !is_refused(&reading) {
            taken.push(reading);
            chosen.push(option);
        }
    }
    chosen
}
