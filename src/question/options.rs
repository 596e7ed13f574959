//! Wrong options that tempt: of the same aspect first (Little and Bjork 2015, doi 10.3758/s13421-014-0452-8).

use rand::Rng;
use rand::seq::SliceRandom;

use super::record::Picked;
use crate::deck::{Deck, Distinction, SideId, reading};

/// A wrong option: what it is, and how it reads.
pub(super) type WrongOption = (Picked, String);

/// Up to `most` traits that `about` does not have in this distinction: those of the other sides, then its lures, then other sides'
/// traits of other aspects.
///
/// None reads like a trait of `about`, in whatever aspect, nor like one that is refused: the words of the question would make
/// it right. No two read the same.
pub(super) fn wrong_options(
    deck: &Deck,
    distinction: &Distinction,
    about: &SideId,
    refused: &[&str],
    most: usize,
    rng: &mut dyn Rng,
) -> Vec<WrongOption> {
    let trait_option = |of: &Distinction, side: &SideId| {
        let text = of.trait_of(side)?.text.plain().to_owned();
        Some((Picked::Trait { item: of.id.clone(), side: side.clone() }, text))
    };
    let others = |of: &Distinction| {
        let sides = deck.sides.iter().filter(|side| side.id != *about);
        sides.filter_map(|side| trait_option(of, &side.id)).collect::<Vec<_>>()
    };
    let lures = distinction.lures.iter().map(|lure| {
        let text = lure.plain().to_owned();
        (Picked::Lure { item: distinction.id.clone(), text: text.clone() }, text)
    });
    let elsewhere = deck.distinctions().filter(|other| other.id != distinction.id).flat_map(others);
    let mut tiers: [Vec<WrongOption>; 3] = [others(distinction), lures.collect(), elsewhere.collect()];

    let own = deck.distinctions().filter_map(|of| of.trait_of(about)).map(|of| reading(of.text.plain()));
    let mut taken: Vec<String> = own.chain(refused.iter().map(|text| reading(text))).collect();
    let mut chosen = Vec::with_capacity(most);
    for tier in &mut tiers {
        tier.shuffle(rng);
        for option in tier.drain(..) {
            let reading = reading(&option.1);
            if chosen.len() < most && !taken.contains(&reading) {
                taken.push(reading);
                chosen.push(option);
            }
        }
    }
    chosen
}
