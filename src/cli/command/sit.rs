//! Holding a sitting: the loop between it and a front end, once for every command that asks.

use std::io;

use tellapart::{Action, Ending, Files, Learner, Request, Shelf, Sitting, Store, View};

use super::forms::Forms;
use crate::cli::app::{App, Outcome};
use crate::cli::environment::Clock;
use crate::cli::error::Error;
use crate::cli::front_end::{Commands, Flags, FrontEnd};

/// What a command asks for.
pub(super) struct Asked {
    pub(super) learner: Learner<Files>,
    pub(super) shelf: Shelf,
    pub(super) request: Request,
    /// What to type afterwards.
    pub(super) commands: Commands,
}

/// Holds the sitting that is asked for, to its end; in these forms, if any were asked for.
pub(super) fn sit(
    app: &mut App,
    flags: &Flags,
    forms: &Forms,
    asked: impl FnOnce(&mut App) -> Result<Asked, Error>,
) -> Result<Outcome, Error> {
    let mut asked_for = flags.open(&app.console, || app.stdin_lines());
    let held = asked(app).and_then(|Asked { learner, shelf, request, commands }| {
        let mut sitting = Sitting::new(learner, shelf, app.environment.seeds()?);
        let clock = app.environment.clock();
        let ended = match &mut asked_for {
            Some(front_end) => hold(&mut sitting, request, &mut **front_end, &commands, &clock),
            None => hold(&mut sitting, request, app.front_end(), &commands, &clock),
        };
        app.console.note(sitting.learner().notes());
        ended.map_err(|error| forms.explain(error))
    });
    match held {
        Ok(how) => Ok(Outcome::of(how)),
        Err(error) => told(asked_for, error),
    }
}

/// What an error comes to: it is left to be told, unless the front end that was asked for tells errors.
pub(super) fn told(asked_for: Option<Box<dyn FrontEnd>>, error: Error) -> Result<Outcome, Error> {
    match asked_for.map_or(Ok(false), |mut front_end| front_end.fail(&error)) {
        Ok(true) => Ok(Outcome::Failed),
        Ok(false) => Err(error),
        Err(closed) => Err(Error::Output(closed)),
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
    // After an action that was refused the view before it still stands; an end is then one that could not be recorded yet.
    let mut is_refused = false;
    loop {
        let view = sitting.view();
        let shown = front_end.show(&view, commands);
        if let (View::End { how, .. }, Ok(_), false) = (view, &shown, is_refused) {
            return Ok(how);
        }
        let action = match shown {
            Ok(action) => action,
            Err(error) => return closed(sitting, error, clock),
        };
        let done = sitting.act(action, clock.now());
        is_refused = done.is_err();
        let Err(refused) = done else { continue };
        match front_end.refuse(&refused) {
            Ok(true) => {}
            Ok(false) => return Err(refused.into()),
            Err(error) => return closed(sitting, error, clock),
        }
    }
}

/// The terminal was closed, or the pipe: what was begun has an end all the same.
fn closed<S: Store>(sitting: &mut Sitting<S>, error: io::Error, clock: &Clock) -> Result<Ending, Error> {
    sitting.act(Action::Close, clock.now())?;
    Err(Error::Output(error))
}
