//! `tellapart undo`.

use clap::Args;

use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use tellapart::{Answer, Event, Shelf, Undo as UndoEvent, listed, message};

/// Take back the last answer of the last session
#[derive(Debug, Args)]
#[command(after_help = "\
Nothing is deleted: the journal keeps the answer and notes that it does not count. Type it again to take back the answer before. The \
answers of a pre-test or an exam stand.

Example:
  tellapart undo")]
pub(super) struct Undo {}

impl Undo {
    pub(super) fn run(&self, app: &mut App) -> Result<Outcome, Error> {
        let mut learner = app.learner()?;
        let progress = learner.progress();
        let refused = |why: &str| Error::Refused(why.to_owned());
        let session = progress.sessions().next_back().ok_or_else(|| refused("there is no answer yet to take back"))?;
        if session.is_test() {
            return Err(refused(
                "your last session was a pre-test or an exam, and its answers stand as they were given",
            ));
        }
        let last = session.last_counted();
        let last = last.ok_or_else(|| refused("every answer of the last session has been taken back already"))?;
        let about = labels(&app.store.shelf(&[])?, &last.answer);
        let taken_back = match last.answer.is_right() {
            true => message!("undo-right", about = listed(about)),
            false => message!("undo-wrong", about = listed(about)),
        };
        let (answer, now) = (last.id, app.environment.now());
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
