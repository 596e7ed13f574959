//! The question before anything is changed.

use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::Reply;
use tellapart::{Ending, Message, message};

/// Asks whether to do this, unless `yes` was said beforehand. Where it is not to be done, that nothing has changed is said here, and the
/// outcome is what comes back.
pub(super) fn declined(app: &mut App, yes: bool, question: &Message) -> Result<Option<Outcome>, Error> {
    let reply = if yes { Reply::Given(true) } else { app.front_end().confirm(question, false)? };
    let outcome = match reply {
        Reply::Given(true) => return Ok(None),
        Reply::Stop(how @ (Ending::Interrupted | Ending::Terminated)) => Outcome::of(how),
        // Who runs this in a script has to learn that nothing was done.
        Reply::Stop(Ending::EndOfInput) => {
            app.console.say(&message!("data-nothing-changed-unasked"))?;
            return Ok(Some(Outcome::Failed));
        }
        Reply::Given(false) | Reply::Stop(_) => Outcome::Done,
    };
    app.console.say(&message!("data-nothing-changed"))?;
    Ok(Some(outcome))
}
