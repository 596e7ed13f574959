//! `tellapart` alone: what is due, what to type, and in a terminal an offer to start.

use super::drill::{Drill, nothing_due};
use super::due::workload;
use crate::app::{App, Error, Outcome};
use crate::journal::Ending;
use crate::session::Agenda;
use crate::ui::Reply;

pub(super) fn run(app: &mut App) -> Result<Outcome, Error> {
    let shelf = app.shelf(&[])?;
    let progress = app.progress()?;
    let today = progress.day_of(app.now());
    let agenda = Agenda::of(&shelf, &progress, today, usize::from(app.settings()?.new_a_day()));
    for line in workload(&shelf, &agenda) {
        app.print("", &line)?;
    }
    if agenda.is_empty() {
        app.print("", &nothing_due(agenda.coming, today))?;
        app.print("", &format!("To practise ahead, type: {} drill", app.program()))?;
        return Ok(Outcome::Done);
    }
    app.print("", &format!("To start, type: {} drill", app.program()))?;
    if !app.is_interactive() {
        return Ok(Outcome::Done);
    }
    match app.face().confirm("Start now?", true)? {
        Reply::Given(true) => Drill::usual().run(app),
        Reply::Stop(Ending::Interrupted) => Ok(Outcome::Interrupted),
        Reply::Given(false) | Reply::Stop(_) => Ok(Outcome::Done),
    }
}
