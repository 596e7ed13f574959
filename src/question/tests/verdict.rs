//! What is told about an answer, form by form.

use super::*;
use crate::deck::SideId;
use crate::memory::{Evidence, Grade, Noise};

fn side(name: &str) -> SideId {
    name.parse().unwrap()
}

fn verdict(item: &str, asked: Asked, picked: Vec<Picked>, right: bool) -> Verdict {
    let noise = Noise::new(Probability::one_in(4), Probability::NEVER);
    let row = Row { item: item.parse().unwrap(), asked, offered: Vec::new(), picked, right, noise };
    let form: &dyn Form = match &row.asked {
        Asked::Side { .. } => &WhichSide,
        Asked::Trait { .. } | Asked::Truth | Asked::Gap { .. } => &MultipleChoice,
        Asked::Blanks { .. } => &Typed,
        Asked::Contrast => &Recall,
        Asked::Pairs { .. } => &Matching,
        Asked::Situation { .. } => &Scenario,
        Asked::Sentence { .. } | Asked::Fact { .. } => &TrueFalse,
    };
    form.verdict(&built_in().unwrap()[0], &[row])
}

fn typed(text: &str) -> Picked {
    Picked::Typed { text: text.to_owned() }
}

#[test]
fn a_trait_given_to_the_wrong_side_is_told_in_every_form() {
    let expected = Verdict::GaveToWrongSide { gist: "pushes".into(), side: "marketing".into() };
    let push = Picked::Trait { item: "pull-push".parse().unwrap(), side: side("sales") };
    let asked_trait = Asked::Trait { about: side("marketing") };
    let asked_blanks = Asked::Blanks { about: side("marketing") };
    let asked_side = Asked::Side { of: side("sales") };
    assert_eq!(verdict("pull-push", asked_trait, vec![push.clone()], false), expected);
    assert_eq!(verdict("pull-push", asked_blanks, vec![typed("pushes"), push], false), expected);
    assert_eq!(verdict("pull-push", asked_side, vec![Picked::Side { side: side("marketing") }], false), expected);
}

#[test]
fn whatever_else_was_picked_is_just_wrong() {
    let item: ItemId = "pull-push".parse().unwrap();
    let lure = Picked::Lure { item, text: "lets visitors in".into() };
    let version = Picked::Version { version: Some(1) };
    let other = Picked::Trait { item: "scope".parse().unwrap(), side: side("sales") };
    let about = || side("marketing");
    assert_eq!(verdict("pull-push", Asked::Trait { about: about() }, vec![lure], false), Verdict::Wrong);
    assert_eq!(verdict("shared-revenue", Asked::Truth, vec![version], false), Verdict::Wrong);
    assert_eq!(verdict("pull-push", Asked::Blanks { about: about() }, vec![typed("x")], false), Verdict::Wrong);
    assert_eq!(
        verdict("pull-push", Asked::Blanks { about: about() }, vec![typed("narrower"), other], false),
        Verdict::Wrong
    );
    assert_eq!(verdict("pull-push", Asked::Blanks { about: about() }, vec![typed("")], false), Verdict::NotKnown);
}

#[test]
fn a_right_answer_that_was_forgiven_something_says_how_it_is_written() {
    let blanks = || Asked::Blanks { about: side("marketing") };
    assert_eq!(verdict("objective", blanks(), vec![typed("create")], true), Verdict::Right);
    let forgiven = verdict("objective", blanks(), vec![typed("Genarate")], true);
    assert_eq!(forgiven, Verdict::RightSpelt { should_read: "generate".into() });
    assert!(forgiven.is_right());
}

#[test]
fn who_grades_is_told_neither_right_nor_wrong() {
    for (grade, expected) in
        [(Grade::Again, Verdict::NotRecalled), (Grade::Hard, Verdict::Recalled), (Grade::Easy, Verdict::Recalled)]
    {
        let right = grade != Grade::Again;
        let told = verdict("scope", Asked::Contrast, vec![Picked::Graded { grade }], right);
        assert_eq!(told.is_right(), right);
        assert_eq!(told, expected);
    }
}

#[test]
fn an_answer_in_a_form_of_a_newer_program_says_what_was_written_about_it() {
    let form = form_named("essay");
    let noise = Noise::new(Probability::one_in(4), Probability::NEVER);
    let asked = Asked::Trait { about: side("marketing") };
    let taken = Picked::Trait { item: "scope".parse().unwrap(), side: side("sales") };
    let (item, offered, picked) = ("pull-push".parse().unwrap(), vec![taken.clone()], vec![taken]);
    let wrong = Row { item, asked, offered, picked, right: false, noise };
    let right = Row { right: true, ..wrong.clone() };
    assert_eq!(form.evidence(&right), noise.map(|noise| Evidence { grade: Grade::Good, noise, mistake: None }));
    assert_eq!(form.confusion(&wrong), Some(Confusion::AspectSlip { taken: "scope".parse().unwrap() }));
    let deck = &built_in().unwrap()[0];
    assert_eq!(
        [&right, &wrong].map(|row| form.verdict(deck, std::slice::from_ref(row))),
        [Verdict::Right, Verdict::Wrong]
    );
    assert_eq!(form.by_guessing(&[right, wrong]).get(), 1.0 / 16.0);
    assert!(form.write(deck, &[&deck.items[0]], Hints::default(), &mut rng(0)).is_err());
}
