use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use std::collections::HashSet;
use std::sync::Arc;

use super::*;
use crate::clock::Moment;
use crate::deck::read_deck;
use crate::journal::{Checksum, DeviceName, LineId};
use crate::progress::{Progress, Rules};
use crate::question::Response;
use crate::session::{Responded, Session, Step};

/// A shelf with one deck of the sides x and y and these distinctions.
fn shelf(distinctions: &str) -> Shelf {
    let json = format!(
        r#"{{"format":1,"id":"test","title":"T","sides":[{{"id":"x","name":"x"}},{{"id":"y","name":"y"}}],"distinctions":[{distinctions}]}}"#
    );
    Shelf::new(vec![read_deck("test", json.as_bytes()).unwrap()]).unwrap()
}

fn exam(shelf: &Shelf, rng: &mut ChaCha8Rng) -> Result<Plan, TooEasy> {
    let items: Vec<ItemRef> = shelf.items().collect();
    Plan::test(Activity::Exam, shelf, &items, rng)
}

/// A line on which a session begins.
fn begun() -> LineId {
    LineId { device: DeviceName::parse("aaaaaaaa").unwrap(), n: 1, sum: Checksum::UNKNOWN }
}

#[test]
fn without_key_words_or_lures_a_deck_cannot_be_examined_and_says_of_what() {
    let shelf =
        shelf(r#"{"id":"a","aspect":"A0","traits":{"x":{"text":"has x"},"y":{"text":"has y"}},"lures":["has z"]}"#);
    for seed in 0..20 {
        let refused = exam(&shelf, &mut ChaCha8Rng::seed_from_u64(seed)).unwrap_err();
        assert_eq!(refused, TooEasy(vec!["A0".to_owned()]));
    }
}

#[test]
fn in_an_exam_nothing_is_easier_than_one_of_four_whichever_side_is_asked_about() {
    // Of y there are three wrong options; of x only two, as one of them reads like a trait of x.
    let shelf = shelf(
        r#"{"id":"a","aspect":"A","traits":{"x":{"text":"has xa"},"y":{"text":"has ya"}},"lures":["has l1","has xb"]},
        {"id":"b","aspect":"B","traits":{"x":{"text":"has xb"},"y":{"text":"has ya"}},"lures":["has l3","has l4"]}"#,
    );
    let (progress, now) = (Progress::new(Rules::default()), "2026-11-18T11:00:00+00:00".parse::<Moment>().unwrap());
    let mut examined = HashSet::new();
    for seed in 0..200 {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let plan = exam(&shelf, &mut rng);
        examined.insert(plan.is_ok());
        let Ok(plan) = plan else { continue };
        let mut session = Session::new(begun(), Arc::new(shelf.clone()), plan, rng, &progress, now);
        while let Step::Ask(ask) = session.step() {
            assert_eq!(ask.prompt.options().len(), 4, "{:?}", ask.prompt);
            if let Responded::Answered(answer) = session.respond(Response::Option(0), now) {
                session.take(&answer, &progress, now);
            }
        }
    }
    assert_eq!(examined, HashSet::from([true]), "whether a deck can be examined depends on chance");
}
