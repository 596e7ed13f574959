//! Which edition of a deck is known.

use super::*;
use crate::journal::Edition;

/// A session begins with the deck under this title.
fn begun(title: &str) -> Event {
    let Event::Begin(begin) = begin() else { unreachable!("a beginning") };
    Event::Begin(Begin {
        editions: vec![Edition { deck: begin.decks[0].clone(), title: title.to_owned(), texts: Default::default() }],
        ..begin
    })
}

fn known(events: &[(u64, i64, Event)]) -> Option<String> {
    let recorded =
        |(n, at, event): &(u64, i64, Event)| Recorded { id: id("aaaaaaaa", *n), at: moment(*at), event: event.clone() };
    let deck = "deck".parse().unwrap();
    let title = |progress: &Progress| progress.edition(&deck).map(|edition| edition.title.clone());
    let whole = title(&Progress::of(events.iter().map(recorded).collect(), Rules::default()));
    let mut applied = Progress::new(Rules::default());
    events.iter().rev().for_each(|event| applied.apply(recorded(event)));
    assert_eq!(title(&applied), whole, "in whatever order");
    whole
}

#[test]
fn the_edition_known_last_is_that_of_the_latest_beginning_that_tells_one() {
    assert_eq!(known(&[(1, 0, begin())]), None);
    assert_eq!(known(&[(1, 0, begun("First")), (2, 1, begin())]).as_deref(), Some("First"));
    assert_eq!(known(&[(1, 0, begun("First")), (2, 1, begun("Second"))]).as_deref(), Some("Second"));
}

#[test]
fn a_forgotten_deck_has_no_edition_until_it_is_begun_anew_or_that_is_taken_back() {
    let forget = Event::Forget(Forget { deck: "deck".parse().unwrap() });
    let undo = Event::Undo(Undo { answer: id("aaaaaaaa", 2) });
    let forgotten = [(1, 0, begun("First")), (2, 1, forget)];
    let then = |event| known(&[forgotten.to_vec(), vec![(3, 2, event)]].concat());
    assert_eq!(known(&forgotten), None);
    assert_eq!(then(begun("Second")).as_deref(), Some("Second"));
    assert_eq!(then(undo).as_deref(), Some("First"));
}
