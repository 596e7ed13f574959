//! Matching.

use super::*;

/// A question about these distinctions of the first deck, and the phrases that are right for its rows.
fn about(ids: &[&str], seed: u64) -> (Deck, Question, Vec<usize>) {
    let deck = marketing_vs_sales();
    let items: Vec<&Item> = ids.iter().map(|id| item(&deck, id)).collect();
    let question = ask(&deck, &Matching, &items, Hints::default(), seed);
    let right = right_pairs(&deck, &question.items(), &question.prompt(&[]).unwrap()).unwrap();
    (deck, question, right)
}

#[test]
fn there_is_a_row_for_each_side_of_each_aspect_and_a_phrase_for_each_row() {
    let (deck, question, right) = about(&["pull-push", "horizon"], 4);
    let Wanted::Pair { rows, phrases } = question.prompt(&[]).unwrap().wanted else { panic!("no pairs") };
    let distinctions = ["pull-push", "horizon"].map(|id| item(&deck, id).distinction().unwrap());
    let labels = distinctions.map(|of| ["marketing", "sales"].map(|side| format!("{}: {side}", of.aspect))).concat();
    assert_eq!(rows.iter().collect::<HashSet<_>>(), labels.iter().collect());
    let texts: HashSet<&str> = distinctions.iter().flat_map(|of| &of.traits).map(|of| of.text.plain()).collect();
    assert_eq!(phrases.iter().map(String::as_str).collect::<HashSet<_>>(), texts);
    let rows = question.grade(&[Response::Pairs(right)]);
    assert!(rows.iter().all(|row| row.right) && Matching.verdict(&deck, &rows) == Verdict::Right);
}

#[test]
fn an_aspect_is_evidence_once_and_says_what_those_who_know_the_phrases_get_by_chance() {
    let (_, question, right) = about(&["pull-push", "horizon", "scope"], 9);
    let rows = question.grade(&[Response::Pairs(right)]);
    for row in &rows {
        let noise = row.noise.unwrap();
        assert_eq!((noise.guess().get(), noise.phrases().get()), (1.0 / 30.0, 1.0 / 2.0));
    }
    assert_eq!(rows.len(), 3);
}

#[test]
fn swapped_sides_of_an_aspect_are_told_and_the_other_aspects_stay_right() {
    let (deck, question, mut right) = about(&["pull-push", "horizon"], 2);
    right.swap(0, 1);
    let rows = question.grade(&[Response::Pairs(right)]);
    assert_eq!(rows.iter().map(|row| row.right).collect::<Vec<_>>(), [false, true]);
    assert!(matches!(Matching.confusion(&rows[0]), Some(Confusion::SideSwap { .. })), "{rows:?}");
    assert_eq!(Matching.confusion(&rows[1]), None);
    assert_eq!(Matching.verdict(&deck, &rows), Verdict::Pairs { right: 1, of: 2 });
}

#[test]
fn a_phrase_of_another_aspect_is_taken_for_one_of_this() {
    let (_, question, mut right) = about(&["pull-push", "horizon"], 2);
    right.swap(1, 2);
    let rows = question.grade(&[Response::Pairs(right)]);
    assert!(rows.iter().all(|row| !row.right));
    assert_eq!(Matching.confusion(&rows[0]), Some(Confusion::AspectSlip { taken: rows[1].item.clone() }));
}

#[test]
fn pairs_that_leave_a_row_out_or_use_a_phrase_twice_are_no_answer() {
    let (_, question, right) = about(&["pull-push", "horizon"], 2);
    let prompt = question.prompt(&[]).unwrap();
    assert!(prompt.takes(&Response::Pairs(right)));
    for pairs in [vec![], vec![0, 1, 2], vec![0, 1, 2, 2], vec![0, 1, 2, 4], vec![0, 1, 2, 3, 4]] {
        assert!(!prompt.takes(&Response::Pairs(pairs.clone())), "{pairs:?}");
    }
    assert!(!prompt.takes(&Response::Option(0)));
}

#[test]
fn matching_leaves_out_what_cannot_be_told_apart_or_is_true_of_two_sides() {
    let mut deck = deck_of(2, 4, "en", "trait");
    for n in [0, 1] {
        let Item::Distinction(distinction) = &mut deck.items[n] else { panic!("no distinction") };
        distinction.aspect = "The same".to_owned();
    }
    let Item::Distinction(distinction) = &mut deck.items[2] else { panic!("no distinction") };
    distinction.traits[0].also = vec![distinction.traits[1].side.clone()];
    let items: Vec<&Item> = deck.items.iter().collect();
    for seed in 0..20 {
        let asked = ask(&deck, &Matching, &items, Hints::default(), seed).items();
        assert_eq!(asked.iter().map(ItemId::as_str).collect::<HashSet<_>>(), HashSet::from(["d0", "d3"]));
    }
}
