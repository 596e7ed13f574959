//! What happened last, as far as it can be taken back.

use super::{PastSession, Progress, SessionAnswer};
use crate::clock::Moment;
use crate::deck::DeckId;
use crate::journal::{DeviceName, LineId};

/// What happened last, of what can be taken back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LastAct<'p> {
    /// An answer was given.
    Answer {
        /// The session in which that was.
        session: &'p PastSession,
        /// The last of its answers that was not taken back; `None` if all of them were.
        answer: Option<&'p SessionAnswer>,
    },
    /// A deck was forgotten.
    Forgotten {
        /// The deck.
        deck: &'p DeckId,
        /// The line that says so.
        line: LineId,
    },
}

/// When something happened, and on which line it is recorded.
type Place = (Moment, LineId);

impl Progress {
    /// What happened last; `None` if nothing was answered yet.
    ///
    /// What another machine dates later than `now` shows that the clocks disagree: then it is what `this` machine did last, if anything.
    pub fn last_act(&self, this: Option<DeviceName>, now: Moment) -> Option<LastAct<'_>> {
        let given = self.all_sessions().flat_map(|session| session.answers().iter().map(move |given| (session, given)));
        let given: Vec<_> = given.map(|(session, given)| ((given.at, given.id), (session, given))).collect();
        let standing = given.iter().filter(|(_, (_, given))| !given.is_undone).map(|(place, _)| (*place, None));
        let forgotten = self.standing_forgets().map(|(deck, place)| (place, Some(deck)));
        if let Some(((_, line), Some(deck))) = latest(standing.chain(forgotten).collect(), this, now) {
            return Some(LastAct::Forgotten { deck, line });
        }
        let (_, (session, _)) = latest(given, this, now)?;
        let counted = session.counted().map(|given| ((given.at, given.id), given)).collect();
        // Within a device the order of lines tells, whatever the clock said.
        let last_of =
            |device| session.counted().filter(move |given| given.id.device == device).max_by_key(|given| given.id.n);
        let answer = latest(counted, this, now).and_then(|((_, line), _)| last_of(line.device));
        Some(LastAct::Answer { session, answer })
    }

    /// The times that decks were forgotten and that were not taken back.
    fn standing_forgets(&self) -> impl Iterator<Item = (&DeckId, Place)> {
        let times = self.forgotten.iter().flat_map(|(deck, times)| times.iter().map(move |place| (deck, *place)));
        times.filter(|(_, (_, line))| !self.sessions.is_undone(*line))
    }

    /// How many items of this deck were asked and are not forgotten.
    pub fn known_items(&self, deck: &DeckId) -> usize {
        self.items.get(deck).map_or(0, |items| items.len())
    }

    /// Whether there is anything of this deck to forget: items that were asked, or an onboarding.
    pub fn has_begun(&self, deck: &DeckId) -> bool {
        self.known_items(deck) > 0 || self.onboarding_on(deck).next().is_some()
    }

    /// The session of which a part began on this line.
    pub fn session_begun_on(&self, line: LineId) -> Option<&PastSession> {
        self.sessions.begun_on(line)
    }

    /// Whether the answer on this line counts as right by the learner's word.
    pub fn is_accepted(&self, line: LineId) -> bool {
        self.sessions.is_accepted(line)
    }

    /// Whether what this line records was taken back.
    pub fn is_taken_back(&self, line: LineId) -> bool {
        self.sessions.is_undone(line)
    }
}

/// The last of these. At one instant, what this machine did is the later.
fn latest<T: Copy>(all: Vec<(Place, T)>, this: Option<DeviceName>, now: Moment) -> Option<(Place, T)> {
    let is_own = |id: LineId| this == Some(id.device);
    let last =
        |some: &mut dyn Iterator<Item = &(Place, T)>| some.max_by_key(|((at, id), _)| (*at, is_own(*id), *id)).copied();
    let of_all = last(&mut all.iter())?;
    let ((at, id), _) = of_all;
    let of_this = || last(&mut all.iter().filter(|((_, id), _)| is_own(*id)));
    if at > now && !is_own(id) { of_this().or(Some(of_all)) } else { Some(of_all) }
}
