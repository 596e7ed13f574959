//! Holding a sitting: the loop between it and a front end, once for every command that asks.

use tellapart::{Action, Ending, Request, Shelf, Sitting, Store, View};

use super::forms::Forms;
use crate::cli::app::{App, Clock, Outcome, stdin_lines};
use crate::cli::error::Error;
use crate::cli::front_end::{Commands, Flags, FrontEnd};

/// What a command asks for.
pub(super) struct Asked {
    pub(super) shelf: Shelf,
    pub(super) request: Request,
    /// What to type afterwards.
    pub(super) commands: Commands,
}

/// Holds the sitting that is asked for, to its end; in these forms, if any were wished for.
pub(super) fn sit(
    app: &mut App,
    flags: &Flags,
    forms: &Forms,
    asked: impl FnOnce(&mut App) -> Result<Asked, Error>,
) -> Result<Outcome, Error> {
    let mut asked_for = flags.open(stdin_lines);
    let held = asked(app).and_then(|Asked { shelf, request, commands }| {
        let mut sitting = Sitting::new(app.learner()?, shelf, app.seeds()?);
        let clock = app.clock();
        let ended = match &mut asked_for {
            Some(front_end) => hold(&mut sitting, request, &mut **front_end, &commands, &clock),
            None => hold(&mut sitting, request, app.front_end(), &commands, &clock),
        };
        app.note_of(sitting.learner());
        ended.map_err(|error| forms.explain(error))
    });
    match held {
        Ok(Ending::Interrupted) => Ok(Outcome::Interrupted),
        Ok(_) => Ok(Outcome::Done),
        Err(error) => {
            let is_told = asked_for.map_or(Ok(false), |mut front_end| front_end.fail(&error))?;
            Err(if is_told { Error::Told } else { error })
        }
    }
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
                sitting.act(Action::Close, clock.now())?;
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
