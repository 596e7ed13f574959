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
use crate::session::{Responded, Session};

/// A shelf with one deck of the sides x and y and these distinctions.
fn shelf(distinctions: &str) -> Shelf {
    let json = format!(
        r#"{{"format":1,"id":"test","title":"T","sides":[{{"id":"x","name":"x"}},{{"id":"y","name":"y"}}],"distinctions":[{distinctions}]}}"#
    );
    Shelf::new(vec![read_deck("test", json.as_bytes()).unwrap()]).unwrap()
}

/// A line on which a session begins.
fn begun() -> LineId {
    LineId { device: DeviceName::parse("aaaaaaaa").unwrap(), n: 1, sum: Checksum::UNKNOWN }
}

/// A distinction with these fields besides its traits, whose words are marked or not.
fn distinction(id: &str, is_marked: bool, fields: &str) -> String {
    let mark = |text: &str| if is_marked { format!("[{text}]") } else { text.to_owned() };
    let [x, y] = ["x", "y"].map(|side| mark(&format!("{side}{id}")));
    format!(
        r#"{{"id":"{id}","aspect":"Aspect {id}","traits":{{"x":{{"text":"has {x}"}},"y":{{"text":"has {y}"}}}}{fields}}}"#
    )
}

const LURES: &str = r#","lures":["has l1","has l2"]"#;
const HELD: &str = r#","lures":["has l1","has l2"],"examples":[{"x":"First case.","y":"Second case."},{"held":true,"x":"Third case.","y":"Fourth case."}]"#;

fn names(shelf: &Shelf) -> Vec<String> {
    questions(shelf, shelf.items().next().unwrap()).iter().map(|form| form.name().to_string()).collect()
}

#[test]
fn a_case_comes_first_and_options_that_show_the_words_come_last() {
    for (is_marked, fields, expected) in [
        (true, HELD, &["scenario", "typed", "scenario", "typed", "choice"][..]),
        (false, HELD, &["scenario", "choice", "scenario"]),
        (true, LURES, &["typed", "choice", "typed"]),
        (false, LURES, &["choice"]),
    ] {
        assert_eq!(names(&shelf(&distinction("a", is_marked, fields))), expected);
    }
}

#[test]
fn of_what_can_be_asked_in_one_way_alone_a_deck_cannot_be_examined() {
    let both = format!("{},{}", distinction("a", false, LURES), distinction("b", true, LURES));
    let refused = Plan::exam(&shelf(&both), &mut ChaCha8Rng::seed_from_u64(0)).unwrap_err();
    assert_eq!(refused, TooEasy(vec!["Aspect a".to_owned()]));
}

#[test]
fn an_exam_asks_each_distinction_twice_in_two_forms_and_each_fact_once_and_never_an_item_twice_running() {
    let deck = Shelf::new(crate::deck::built_in().unwrap()).unwrap();
    for seed in 0..50 {
        let plan = Plan::exam(&deck, &mut ChaCha8Rng::seed_from_u64(seed)).unwrap();
        let slots: Vec<(ItemRef, String)> = plan
            .slots
            .iter()
            .map(|slot| match slot {
                Slot::Single(form, at) => (*at, form.name().to_string()),
                other => panic!("{other:?}"),
            })
            .collect();
        for at in deck.items() {
            let of_item: HashSet<&String> =
                slots.iter().filter(|(item, _)| *item == at).map(|(_, form)| form).collect();
            assert_eq!(of_item.len(), first(deck.item(at)), "{of_item:?}");
        }
        assert!(slots.windows(2).all(|two| two[0].0 != two[1].0), "{slots:?}");
    }
}

/// An exam about seven distinctions, each answered rightly where this says so of its item and the number of the question about it; returns how
/// many questions each took.
fn sat(shelf: &Shelf, seed: u64, mut is_right: impl FnMut(usize, usize) -> bool) -> Vec<usize> {
    let (progress, now) = (Progress::new(Rules::default()), "2026-11-18T11:00:00+00:00".parse::<Moment>().unwrap());
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let plan = Plan::exam(shelf, &mut rng).unwrap();
    let mut session = Session::new(begun(), Arc::new(shelf.clone()), plan, rng, &progress, now);
    let mut times = vec![0; shelf.items().count()];
    while let Some((question, _)) = session.question() {
        let item = question.items().remove(0);
        let at = shelf.items().position(|at| *shelf.id_of(at) == item).unwrap();
        let mut answer = match session.respond(Response::NotKnown, now) {
            Responded::Answered(answer) => answer,
            other => panic!("{other:?}"),
        };
        answer.rows[0].right = is_right(at, times[at]);
        times[at] += 1;
        session.take(&answer, &progress, now);
    }
    times
}

fn seven() -> Shelf {
    shelf(&["a", "b", "c", "d", "e", "f", "g"].map(|id| distinction(id, true, HELD)).join(","))
}

#[test]
fn where_two_answers_disagree_more_is_asked_until_one_side_leads_or_five_were_asked() {
    let answers = ["rr", "ww", "rwrr", "wrww", "rwrwr", "wrrww", "rr"];
    let is_right = |at: usize, number: usize| answers[at].as_bytes()[number] == b'r';
    for seed in 0..10 {
        assert_eq!(sat(&seven(), seed, is_right), answers.map(str::len));
    }
}

#[test]
fn no_question_of_an_exam_is_asked_twice_about_the_same_as_long_as_there_is_another() {
    let (progress, now) = (Progress::new(Rules::default()), "2026-11-18T11:00:00+00:00".parse::<Moment>().unwrap());
    for seed in 0..20 {
        let shelf = seven();
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let plan = Plan::exam(&shelf, &mut rng).unwrap();
        let mut session = Session::new(begun(), Arc::new(shelf), plan, rng, &progress, now);
        let mut asked = HashSet::new();
        while let Some((question, _)) = session.question() {
            let row = question.grade(&[]).remove(0);
            let Responded::Answered(mut answer) = session.respond(Response::NotKnown, now) else {
                panic!("not answered")
            };
            assert!(asked.insert(format!("{} {:?} {}", row.item, row.asked, answer.form)), "{row:?} again");
            // Right, wrong, right, wrong, right: all five are asked.
            answer.rows[0].right = asked.iter().filter(|known| known.starts_with(row.item.as_str())).count() % 2 == 1;
            session.take(&answer, &progress, now);
        }
        assert_eq!(asked.len(), 35);
    }
}

#[test]
fn a_pre_test_asks_no_case_that_is_kept_and_shows_no_trait_among_options() {
    let shelf = Shelf::new(crate::deck::built_in().unwrap()).unwrap();
    let plan = Plan::pre_test(&shelf, &mut ChaCha8Rng::seed_from_u64(3));
    assert_eq!(plan.slots.len(), shelf.items().count());
    for slot in &plan.slots {
        let Slot::Single(form, at) = slot else { panic!("{slot:?}") };
        let expected = if shelf.item(*at).distinction().is_some() { "scenario" } else { "true-false" };
        assert_eq!(form.name().as_str(), expected);
    }
    let plain = self::shelf(&distinction("a", true, LURES));
    let plan = Plan::pre_test(&plain, &mut ChaCha8Rng::seed_from_u64(3));
    assert!(matches!(plan.slots[0], Slot::Single(form, _) if form.name().as_str() == "which-side"));
}
