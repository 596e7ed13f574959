//! The loop that carries values between session, face and journal.

use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;

use crate::app::{App, Error, Outcome};
use crate::journal::{Activity, Begin, Ending, Event};
use crate::progress::Progress;
use crate::session::{Drill, Plan, Shelf, Step};
use crate::ui::Reply;

/// What a session is made of.
pub(super) struct Sitting {
    pub(super) activity: Activity,
    pub(super) shelf: Shelf,
    pub(super) progress: Progress,
}

/// Plays a session to its end: what `plan` makes of it, with a chance that the journal can replay.
///
/// Every answer is on disk before the next question is shown.
pub(super) fn play(
    app: &mut App,
    sitting: Sitting,
    plan: impl FnOnce(&Shelf, &Progress, &mut ChaCha8Rng) -> Plan,
) -> Result<Outcome, Error> {
    let Sitting { activity, shelf, progress } = sitting;
    let seed = app.seed()?;
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let plan = plan(&shelf, &progress, &mut rng);
    let decks = shelf.decks().iter().map(|deck| deck.id.clone()).collect();
    let now = app.now();
    let begun = app.record(now, Event::Begin(Begin { activity, decks, seed }))?;
    let mut drill = Drill::new(begun.n, shelf, progress, plan, rng, now);
    let ending = ask_all(app, &mut drill)?;
    let now = app.now();
    if let Some(end) = drill.end() {
        app.record(now, end)?;
    }
    if let Step::Done(summary) = drill.step(now) {
        app.face().summarise(&summary)?;
    }
    Ok(if ending == Ending::Interrupted { Outcome::Interrupted } else { Outcome::Done })
}

fn ask_all(app: &mut App, drill: &mut Drill) -> Result<Ending, Error> {
    loop {
        let now = app.now();
        let stopped = match drill.step(now) {
            Step::Ask(ask) => match app.face().ask(&ask)? {
                Reply::Given(option) => {
                    let now = app.now();
                    if let Some(answer) = drill.pick(option, now) {
                        let unsaved = |cause| Error::Unsaved { about: drill.last_asked(), cause: Box::new(cause) };
                        app.record(now, Event::Answer(answer)).map_err(unsaved)?;
                    }
                    None
                }
                Reply::Stop(ending) => Some(ending),
            },
            Step::Tell(feedback) => {
                let reply = app.face().tell(&feedback)?;
                drill.go_on();
                match reply {
                    Reply::Given(()) => None,
                    Reply::Stop(ending) => Some(ending),
                }
            }
            Step::Done(summary) => return Ok(summary.ending),
        };
        if let Some(ending) = stopped {
            drill.stop(ending, app.now());
            return Ok(ending);
        }
    }
}
