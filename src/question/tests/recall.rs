//! Recall.

use super::*;
use crate::memory::{Evidence, Grade, Noise};

#[test]
fn the_contrast_is_shown_before_it_is_graded() {
    let deck = marketing_vs_sales();
    let question = ask(&deck, &Recall, &[item(&deck, "pull-push")], Hints::default(), 1);
    let before = question.prompt(&[]).unwrap();
    assert_eq!(before.task, Task::Recall { aspect: "Force".to_owned() });
    assert_eq!(before.stem.as_deref(), Some("Force: marketing, sales"));
    assert_eq!(before.options().len(), 1);
    let after = question.prompt(&picked(&[0])).unwrap();
    assert_eq!(after.stem.as_deref(), Some("Marketing pulls customers in; sales pushes products out."));
    let grades = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy].map(|grade| Choice::Grade { grade });
    assert_eq!(after.options(), grades);
    assert!(question.prompt(&picked(&[0, 2])).is_none());
}

#[test]
fn each_grade_is_evidence_without_noise_and_only_again_is_wrong() {
    let deck = marketing_vs_sales();
    let question = ask(&deck, &Recall, &[item(&deck, "pull-push")], Hints::default(), 1);
    for (pick, grade) in [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy].into_iter().enumerate() {
        let row = question.grade(&picked(&[0, pick])).remove(0);
        assert_eq!(Recall.evidence(&row), Some(Evidence { grade, noise: Noise::NONE, mistake: None }));
        assert_eq!(row.right, grade != Grade::Again);
        assert!(Recall.is_self_graded() && Recall.confusion(&row).is_none());
    }
}

#[test]
fn who_grades_is_not_examined() {
    let examining: Vec<String> =
        forms().iter().filter(|form| form.examines()).map(|form| form.name().to_string()).collect();
    assert_eq!(examining, ["choice", "scenario", "typed"]);
}
