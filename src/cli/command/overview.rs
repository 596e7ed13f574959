//! `tellapart` alone: what is due, what to type, and in a terminal an offer to start.

use super::drill::Drill;
use super::due::workload;
use crate::cli::app::{App, Outcome};
use crate::cli::error::Error;
use crate::cli::front_end::{Reply, catch_up, nothing_due};
use tellapart::{Agenda, CatchUp, DeckId, Ending, FinishedExam, Progress};

pub(super) fn run(app: &mut App) -> Result<Outcome, Error> {
    let shelf = app.store.shelf(&[])?;
    let learner = app.learner()?;
    let progress = learner.progress();
    let today = progress.day_of(app.environment.now());
    let settings = app.store.settings()?;
    let (new, a_day) = (usize::from(settings.new_a_day()), usize::from(settings.questions()));
    let agenda = Agenda::of(&shelf, progress, today, new);
    for line in workload(&shelf, &agenda) {
        app.console.paragraph("", &line)?;
    }
    if let Some(behind) = CatchUp::of(&shelf, progress, today, today, a_day) {
        app.console.paragraph("", &catch_up(&behind))?;
    }
    for deck in shelf.decks().iter().filter(|deck| is_being_learnt(progress, &deck.id)) {
        let onboard = app.program().word("onboard").operand(deck.id.to_string());
        app.console.paragraph("", &format!("Your onboarding is under way. To go on, type: {onboard}"))?;
    }
    if agenda.is_empty() {
        app.console.paragraph("", &nothing_due(agenda.coming, today))?;
        app.console.paragraph("", &format!("To practise ahead, type: {}", app.program().word("drill")))?;
        return Ok(Outcome::Done);
    }
    app.console.paragraph("", &format!("To start, type: {}", app.program().word("drill")))?;
    if !app.environment.is_interactive() {
        return Ok(Outcome::Done);
    }
    match app.front_end().confirm("Start now?", true)? {
        Reply::Given(true) => Drill::usual().run(app),
        Reply::Stop(Ending::Interrupted) => Ok(Outcome::Interrupted),
        Reply::Given(false) | Reply::Stop(_) => Ok(Outcome::Done),
    }
}

/// Whether an onboarding on this deck was begun and no exam of it was passed.
fn is_being_learnt(progress: &Progress, deck: &DeckId) -> bool {
    let is_begun = progress.all_sessions().any(|past| past.is_onboarding_on(deck));
    is_begun && !FinishedExam::all(progress, deck).iter().any(|exam| exam.result.is_passed())
}
