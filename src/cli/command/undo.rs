//! `tellapart undo`.

use clap::Args;

use super::Run;
use crate::cli::app::{App, Outcome};
use crate::cli::error::{Error, Refusal};
use tellapart::{
    Answer, Event, LastAct, Message, Shelf, ToMessage, Undo as UndoEvent, display_in_english, listed, message,
};

#[derive(Debug, Args)]
pub(super) struct Undo {}

impl Run for Undo {
    fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let mut learner = app.learner()?;
        let (this, now) = (learner.store().device(), app.environment.now());
        let (answer, taken_back) = match learner.progress().last_act(this, now) {
            None => return Err(NothingToTakeBack::NoAnswer.into()),
            Some(LastAct::Answer { session, .. }) if session.is_test() => return Err(NothingToTakeBack::Test.into()),
            Some(LastAct::Answer { answer: None, .. }) => return Err(NothingToTakeBack::NoneLeft.into()),
            Some(LastAct::Answer { answer: Some(last), .. }) => {
                let about = labels(&app.store.shelf(&[])?, &last.answer);
                let taken_back = match last.answer.is_right() {
                    true => message!("undo-right", about = listed(about)),
                    false => message!("undo-wrong", about = listed(about)),
                };
                (last.id, taken_back)
            }
            Some(LastAct::Forgotten { deck, line }) => (line, message!("undo-forgotten", deck = deck.as_str())),
        };
        learner.record(now, Event::Undo(UndoEvent { answer }))?;
        app.console.note(learner.notes());
        app.console.say(&taken_back)?;
        Ok(Outcome::Done)
    }
}

/// The items of an answer: by their labels where the deck is known, else by their ids.
fn labels(shelf: &Shelf, answer: &Answer) -> Vec<String> {
    let deck = shelf.deck_named(&answer.deck);
    let label = |id| deck.and_then(|deck| deck.item(id)).map_or_else(|| id.to_string(), |item| item.label());
    answer.rows.iter().map(|row| label(&row.item)).collect()
}

/// There is no answer that can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NothingToTakeBack {
    /// None was given.
    NoAnswer,
    /// The last session was a pre-test or an exam.
    Test,
    /// All of the last session have been taken back.
    NoneLeft,
}

impl ToMessage for NothingToTakeBack {
    fn message(&self) -> Message {
        match self {
            Self::NoAnswer => message!("undo-no-answer"),
            Self::Test => message!("undo-test"),
            Self::NoneLeft => message!("undo-none-left"),
        }
    }
}

display_in_english!(NothingToTakeBack);

impl std::error::Error for NothingToTakeBack {}

impl Refusal for NothingToTakeBack {
    fn kind(&self) -> &'static str {
        "nothing-to-take-back"
    }
}
