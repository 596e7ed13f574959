//! Which side.

use super::*;
use crate::deck::Side;

fn prompt(deck: &Deck, id: &str, seed: u64) -> Prompt {
    ask(deck, &WhichSide, &[item(deck, id)], Hints::default(), seed).prompt(&[]).unwrap()
}

#[test]
fn the_sides_are_offered_in_the_order_of_the_deck_for_either_trait() {
    let deck = marketing_vs_sales();
    let stems: HashSet<String> = (0..20)
        .map(|seed| {
            let prompt = prompt(&deck, "pull-push", seed);
            assert_eq!(prompt.options(), Choice::texts(["Marketing", "Sales"]));
            prompt.stem.unwrap()
        })
        .collect();
    assert_eq!(
        stems,
        ["Pulls customers in: marketing or sales?", "Pushes products out: marketing or sales?"]
            .map(str::to_owned)
            .into()
    );
}

#[test]
fn it_is_asked_in_the_language_of_the_deck_without_the_full_stop_of_the_trait() {
    for (language, expected) in [
        ("en", "X: s0, s1 or s2?"),
        ("de-CH", "X: s0, s1 oder s2?"),
        ("ja", "X：s0、s1、それともs2？"),
        ("sv", "X: s0 / s1 / s2?"),
    ] {
        let deck = deck_of(3, 1, language, "s");
        let sides: Vec<&Side> = deck.sides.iter().collect();
        assert_eq!(phrase::which_side(&deck, &Text::parse("[x].").unwrap(), &sides), expected);
    }
}

#[test]
fn the_wrong_side_is_a_side_swap() {
    let deck = marketing_vs_sales();
    let question = ask(&deck, &WhichSide, &[item(&deck, "pull-push")], Hints::default(), 1);
    let wrong = 1 - right_picks(&question)[0];
    let row = question.grade(&picked(&[wrong])).remove(0);
    let Asked::Side { of } = &row.asked else { panic!("{row:?}") };
    let given_to = deck.sides[wrong].id.clone();
    assert_eq!(WhichSide.confusion(&row), Some(Confusion::SideSwap { of: of.clone(), given_to }));
}

#[test]
fn a_trait_that_another_side_has_in_another_aspect_is_never_shown() {
    let mut deck = deck_of(2, 2, "en", "trait");
    let give = |deck: &mut Deck, item: usize, of: usize, text: &str| {
        let Item::Distinction(distinction) = &mut deck.items[item] else { panic!("no distinction") };
        distinction.traits[of].text = Text::parse(text).unwrap();
        // What was looked up in it before was put in order for the deck as it was.
        *deck = deck.clone();
    };
    give(&mut deck, 1, 1, "Trait 0.0.");
    for seed in 0..20 {
        assert_eq!(prompt(&deck, "d0", seed).stem.unwrap(), "Trait 0.1: trait0 or trait1?");
    }
    give(&mut deck, 1, 0, "trait 0.1");
    let refused = WhichSide.write(&deck, &[&deck.items[0]], Hints::default(), &mut rng(0)).unwrap_err();
    assert_eq!(refused, NoQuestion::SharedTraits);
}

#[test]
fn of_more_sides_than_digits_nine_are_offered_with_the_right_one_among_them() {
    let deck = deck_of(14, 1, "en", "trait");
    for seed in 0..40 {
        let question = ask(&deck, &WhichSide, &[&deck.items[0]], Hints::default(), seed);
        assert_eq!(question.prompt(&[]).unwrap().options().len(), 9);
        let ways = right_ways(&deck, &question);
        assert_eq!(ways.len(), 1);
        let row = question.grade(&ways[0].0).remove(0);
        assert_eq!(row.noise.unwrap().guess(), Probability::one_in(9));
    }
}

proptest! {
    #[test]
    fn no_other_side_has_the_trait_that_is_asked_about(deck in any::<u64>(), seed in any::<u64>()) {
        let deck = any_deck(deck);
        for item in deck.items.iter().filter(|item| WhichSide.suits(item)) {
            let Ok(question) = WhichSide.write(&deck, &[item], Hints::default(), &mut rng(seed)) else { continue };
            let Asked::Side { of } = question.grade(&[]).remove(0).asked else { panic!("{question:?}") };
            let shown = reading(item.distinction().unwrap().trait_of(&of).unwrap().text.plain());
            let owners = deck.distinctions().flat_map(|of| &of.traits).filter(|of| reading(of.text.plain()) == shown);
            prop_assert!(owners.map(|owner| &owner.side).all(|side| *side == of));
        }
    }
}
