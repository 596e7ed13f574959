//! Holding a sitting: the loop between it and a front end, once for every command that asks.

use tellapart::deck::Shelf;
use tellapart::journal::{Ending, Store};
use tellapart::sitting::{Action, Request, Sitting, View};

use crate::cli::app::{App, Clock, Error, Outcome};
use crate::cli::front_end::{Commands, FrontEnd};

/// Holds the sitting that is asked for, to its end.
pub(super) fn sit(app: &mut App, shelf: Shelf, request: Request, commands: &Commands) -> Result<Outcome, Error> {
    let mut sitting = Sitting::new(app.learner()?, shelf, app.seeds()?);
    let clock = app.clock();
    let ended = hold(&mut sitting, request, app.front_end(), commands, &clock);
    app.note_of(sitting.learner());
    Ok(if ended? == Ending::Interrupted { Outcome::Interrupted } else { Outcome::Done })
}

fn hold<S: Store>(
    sitting: &mut Sitting<S>,
    request: Request,
    front_end: &mut dyn FrontEnd,
    commands: &Commands,
    clock: &Clock,
) -> Result<Ending, Error> {
    sitting.begin(request, clock.now())?;
    loop {
        let view = sitting.view();
        let shown = front_end.show(&view, commands);
        if let (View::End { how, .. }, Ok(_)) = (view, &shown) {
            return Ok(how);
        }
        let action = match shown {
            Ok(action) => action,
            Err(error) => {
                // The terminal was closed, or the pipe: what was begun has an end all the same.
                sitting.act(Action::Stop(Ending::EndOfInput), clock.now())?;
                return Err(Error::Output(error));
            }
        };
        if let Err(error) = sitting.act(action, clock.now())
            && !front_end.refuse(&error)?
        {
            return Err(error.into());
        }
    }
}
