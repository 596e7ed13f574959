//! `tellapart` alone: what is due, what to type, and in a terminal an offer to start.

use super::drill::{Drill, nothing_due};
use super::due::workload;
use crate::app::{App, Error, Outcome};
use crate::journal::Ending;
use crate::session::{Agenda, CatchUp};
use crate::ui::{Reply, catch_up};

pub(super) fn run(app: &mut App) -> Result<Outcome, Error> {
    let shelf = app.shelf(&[])?;
    let progress = app.progress()?;
    let today = progress.day_of(app.now());
    let settings = app.settings()?;
    let (new, a_day) = (usize::from(settings.new_a_day()), usize::from(settings.questions()));
    let agenda = Agenda::of(&shelf, &progress, today, new);
    for line in workload(&shelf, &agenda) {
        app.print("", &line)?;
    }
    if let Some(behind) = CatchUp::of(&shelf, &progress, today, today, a_day) {
        app.print("", &catch_up(&behind))?;
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
