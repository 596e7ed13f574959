//! A store whose calls fail, each in turn: what was told is kept, what failed can be done again, and nothing is kept twice.

use super::*;
use crate::clock::Moment;
use crate::journal::{Appended, Event, History, JournalError, LineId, Store};
use crate::progress::Rules;
use crate::question::Wanted;

/// A journal one call of which fails: the one of this number, from 0.
struct Faulty {
    store: InMemory,
    calls: usize,
    fails: Option<usize>,
}

impl Faulty {
    fn call(&mut self) -> Result<&mut InMemory, JournalError> {
        self.calls += 1;
        if self.fails == Some(self.calls - 1) {
            return Err(JournalError::NoStateDir);
        }
        Ok(&mut self.store)
    }
}

impl Store for Faulty {
    fn read(&mut self, now: Moment) -> Result<History, JournalError> {
        self.call()?.read(now)
    }

    fn append(&mut self, at: Moment, event: &Event) -> Result<Appended, JournalError> {
        self.call()?.append(at, event)
    }

    fn append_unless_news(&mut self, at: Moment, event: &Event) -> Result<Option<Appended>, JournalError> {
        self.call()?.append_unless_news(at, event)
    }

    fn has_news(&mut self) -> Result<bool, JournalError> {
        self.call()?.has_news()
    }

    fn lines(&self, ids: &[LineId]) -> Result<Option<Vec<Vec<u8>>>, JournalError> {
        self.store.lines(ids)
    }
}

/// Holds the sitting that is asked for, for forty actions at most, answering the first option, and does again what failed; returns the journal's text, how often the
/// store was called, and how many errors there were.
fn hold(request: &Request, fails: Option<usize>) -> (String, usize, usize) {
    let now: Moment = "2026-11-24T09:00:00+01:00".parse().unwrap();
    let learn = || Learner::load(Faulty { store: InMemory::default(), calls: 0, fails }, Rules::default(), now);
    let (learner, mut errors) = match learn() {
        Ok(learner) => (learner, 0),
        Err(_) => (
            Learner::load(Faulty { store: InMemory::default(), calls: 1, fails: None }, Rules::default(), now).unwrap(),
            1,
        ),
    };
    let mut sitting = Sitting::new(learner, marketing(), Seeds::Same(1));
    while sitting.begin(request.clone(), now).is_err() {
        errors += 1;
        assert!(errors < 3);
    }
    let (mut done, mut is_refused) = (0, false);
    for _ in 0..1000 {
        let action = match sitting.view() {
            // The end of a test that could not be kept is tried again.
            View::End { .. } if is_refused => Action::GoOn,
            View::End { .. } => {
                let store = sitting.learner().store();
                return (store.store.text(), store.calls, errors);
            }
            _ if done == 40 => Action::Close,
            View::Ask(ask) => Action::Answer(match &ask.prompt.wanted {
                Wanted::Pick(_) => Response::Option(0),
                Wanted::Pair { rows, .. } => Response::Pairs((0..rows.len()).collect()),
                Wanted::Write => Response::Text("x".to_owned()),
            }),
            View::Offer(_) | View::HandIn { .. } => Action::Yes,
            _ => Action::GoOn,
        };
        let before = sitting.learner().store().store.text();
        let acted = sitting.act(action, now);
        is_refused = acted.is_err();
        match acted {
            Ok(()) => done += usize::from(done < 40),
            Err(_) => {
                errors += 1;
                // Of a test the last answer may be kept, and its end not.
                assert!(sitting.learner().store().store.text().starts_with(&before), "what was kept still is");
            }
        }
    }
    panic!("the sitting does not end");
}

#[test]
fn whichever_call_of_the_store_fails_what_failed_can_be_done_again_and_the_journal_is_the_same() {
    let exercise = Exercise::Onboarding { by: By::AsBefore, workshop: true };
    for request in [Request::drill(), Request { exercise, ..Request::drill() }] {
        let (journal, calls, none) = hold(&request, None);
        assert_eq!(none, 0);
        assert!(calls > 10);
        for nth in 0..calls {
            let (with_fault, _, errors) = hold(&request, Some(nth));
            assert_eq!(errors, 1, "call {nth} fails");
            let differing = journal.lines().zip(with_fault.lines()).find(|(one, other)| one != other);
            assert_eq!(differing, None, "call {nth} fails");
            assert_eq!(journal.lines().count(), with_fault.lines().count(), "call {nth} fails");
        }
    }
}
