//! True/false.

use super::*;

#[test]
fn a_false_sentence_swaps_the_traits_of_one_aspect() {
    let deck = marketing_vs_sales();
    let hints = Hints { truth: false, ..Hints::default() };
    let shown: HashSet<String> = (0..30)
        .map(|seed| {
            ask(&deck, &TrueFalse, &[item(&deck, "pull-push")], hints, seed).prompt(&picked(&[])).unwrap().stem.unwrap()
        })
        .collect();
    let expected =
        ["Marketing, more than sales, pushes products out.", "Sales, more than marketing, pulls customers in."];
    assert_eq!(shown, HashSet::from(expected.map(str::to_owned)));
}

#[test]
fn a_false_sentence_is_not_shown_twice_running() {
    let deck = marketing_vs_sales();
    let mut last: Option<Asked> = None;
    for seed in 0..40 {
        let once = |asked: &Asked| TimesAsked { form: TrueFalse.name(), asked: asked.clone(), times: 1 };
        let asked: Vec<TimesAsked> = last.iter().map(once).collect();
        let hints = Hints { truth: false, asked: &asked, ..Hints::default() };
        let question = ask(&deck, &TrueFalse, &[item(&deck, "pull-push")], hints, seed);
        let asked = question.grade(&picked(&[1])).remove(0).asked;
        assert_ne!(Some(&asked), last.as_ref());
        last = Some(asked);
    }
}

#[test]
fn a_correction_offers_the_right_trait_the_one_that_was_refuted_and_lures() {
    let deck = marketing_vs_sales();
    for seed in 0..40 {
        let question = ask(&deck, &TrueFalse, &[item(&deck, "pull-push")], Hints::default(), seed);
        let statement = question.prompt(&picked(&[])).unwrap().stem.unwrap();
        let correction = question.prompt(&picked(&[1])).unwrap();
        let traits = ["pulls customers in", "pushes products out"];
        let (right, refuted) =
            if statement.starts_with("Marketing") { (traits[0], traits[1]) } else { (traits[1], traits[0]) };
        let texts: Vec<&str> = correction.options().iter().map(|option| option.text().unwrap()).collect();
        assert_eq!(texts.len(), 4);
        assert!(texts.contains(&right), "{texts:?}");
        assert!(texts.contains(&refuted), "{texts:?}");
        assert!(texts.iter().all(|text| text.ends_with(" in") || text.ends_with(" out")), "another aspect: {texts:?}");
    }
}

#[test]
fn a_strong_memory_gets_more_options_to_correct_from() {
    let deck = marketing_vs_sales();
    let options = |stability| {
        let hints = Hints { stability, ..Hints::default() };
        ask(&deck, &TrueFalse, &[item(&deck, "scope")], hints, 1).prompt(&picked(&[1])).unwrap().options().len()
    };
    assert_eq!((options(0.0), options(13.9), options(14.0)), (4, 4, 5));
}

#[test]
fn the_guess_counts_every_option_of_both_steps_that_was_not_refuted() {
    let deck = marketing_vs_sales();
    let guess = |truth, stability, id| {
        let hints = Hints { truth, stability, ..Hints::default() };
        let question = ask(&deck, &TrueFalse, &[item(&deck, id)], hints, 3);
        question.grade(&picked(&right_picks(&question)))[0].noise.unwrap().guess().get()
    };
    assert_eq!(guess(true, 0.0, "pull-push"), 1.0 / 2.0);
    assert_eq!(guess(false, 0.0, "pull-push"), 1.0 / 6.0);
    assert_eq!(guess(false, STRONG_FROM, "pull-push"), 1.0 / 8.0);
    // Of three false versions one is refuted, and no other is left for a fourth option.
    assert_eq!(guess(false, STRONG_FROM, "often-confused"), 1.0 / 6.0);
}

#[test]
fn a_false_sentence_taken_for_true_is_a_side_swap() {
    let deck = marketing_vs_sales();
    let question = ask(&deck, &TrueFalse, &[item(&deck, "pull-push")], Hints::default(), 5);
    let row = question.grade(&picked(&[0])).remove(0);
    let Asked::Sentence { about, of, .. } = &row.asked else { panic!("{row:?}") };
    assert_eq!(TrueFalse.confusion(&row), Some(Confusion::SideSwap { of: of.clone(), given_to: about.clone() }));
    assert_eq!(TrueFalse.confusion(&question.grade(&picked(&right_picks(&question)))[0]), None);
}
