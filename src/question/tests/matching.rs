//! Matching.

use super::*;

#[test]
fn a_matching_row_is_evidence_only_where_it_could_have_turned_out_otherwise() {
    let deck = marketing_vs_sales();
    let items: Vec<&Item> = deck.items.iter().take(4).collect();
    let question = ask(&deck, &Matching, &items, Hints::default(), 9);
    let right = right_picks(&question);
    assert_eq!(right.len(), 3, "the last pair falls into place");
    let guesses: Vec<Option<f64>> =
        question.grade(&picked(&right)).iter().map(|row| row.noise.map(|noise| noise.guess().get())).collect();
    assert_eq!(guesses, [Some(1.0 / 4.0), Some(1.0 / 3.0), Some(1.0 / 2.0), None]);

    // A wrong first pick spends the right option of another row: that row is wrong, and no evidence.
    let wrong_first = (0..4).find(|pick| *pick != right[0]).unwrap();
    let rows = question.grade(&picked(&[wrong_first, 0, 0]));
    let spent = rows
        .iter()
        .find(|row| matches!(Matching.confusion(&rows[0]), Some(Confusion::AspectSlip { taken }) if taken == row.item));
    let spent = spent.unwrap();
    assert!(!spent.right && spent.noise.is_none() && Matching.confusion(spent).is_none());
}

#[test]
fn matching_leaves_out_what_cannot_be_told_apart() {
    let mut deck = deck_of(2, 4, "en", "trait");
    for n in [0, 1] {
        let Item::Distinction(distinction) = &mut deck.items[n] else { panic!("no distinction") };
        distinction.aspect = "The same".to_owned();
        distinction.traits.iter_mut().for_each(|of| of.text = Text::parse("is the same").unwrap());
    }
    let items: Vec<&Item> = deck.items.iter().collect();
    for seed in 0..20 {
        assert_eq!(ask(&deck, &Matching, &items, Hints::default(), seed).items().len(), 3);
    }
}
