//! What is believed, kept from one start to the next, so that it need not be computed anew from years of answers.
//!
//! A snapshot holds what follows from the first events of a history about items and about the learner, and by what they are known again. It is
//! thrown away at any doubt and never needed: with it, without it, or with one that is stale, damaged or of another version, the progress is
//! the same to the last bit.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Items, Progress, Rules};
use crate::clock::Moment;
use crate::journal::{Event, LineId, Recorded};
use crate::memory::{Learnt, Model};

/// Raised whenever the same answers come to be believed to say something else. A test tells when that is.
pub(super) const VERSION: u32 = 1;

/// How many events there have to be beyond a snapshot before a new one is worth being kept: to fold fewer takes no time that anyone notices.
const LEAST_NEW: usize = 500;

/// How many bytes the checksum takes at the beginning.
const CHECKSUM: usize = 4;

type Sha = [u8; 32];

/// By what a history is known again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Key {
    /// Of the rules by which it was folded, and of how this program folds.
    rules: Sha,
    /// How many events there were.
    events: usize,
    /// Of what tells these events from others.
    history: Sha,
}

/// What was kept.
#[derive(Serialize, Deserialize)]
struct Kept<'p> {
    key: Key,
    items: Cow<'p, Items>,
    learnt: Learnt,
    /// The last line of which anything was learnt.
    latest: Option<(Moment, LineId)>,
}

/// What was kept of the first events of a history.
pub(super) struct Snapshot {
    /// How many events it knows.
    pub(super) events: usize,
    pub(super) items: Items,
    pub(super) model: Model,
    pub(super) latest: Option<(Moment, LineId)>,
}

impl Key {
    /// That of these events, in order of time; `None` where a line is known by its number alone.
    pub(super) fn of(history: &[Recorded], rules: &Rules) -> Option<Self> {
        Some(Self { rules: hash_of_rules(rules), events: history.len(), history: hash_of_history(history)? })
    }

    /// That under which a snapshot of these events is worth being kept, where one of `known` events was used.
    pub(super) fn worth_keeping(history: &[Recorded], known: usize, rules: &Rules) -> Option<Self> {
        let is_worth_it = history.len() - known >= LEAST_NEW;
        is_worth_it.then(|| Self::of(history, rules)).flatten()
    }
}

impl Snapshot {
    /// What was kept in these bytes, if it is of a beginning of this history, given in order of time, and what comes after that changes nothing
    /// about what it means.
    pub(super) fn read(bytes: &[u8], history: &[Recorded], rules: &Rules) -> Option<Self> {
        let (checksum, kept) = bytes.split_at_checked(CHECKSUM)?;
        if checksum != crc32fast::hash(kept).to_le_bytes() {
            return None;
        }
        let Kept { key, items, learnt, latest } = postcard::from_bytes(kept).ok()?;
        let (known, new) = history.split_at_checked(key.events)?;
        let changes_what_was =
            |recorded: &Recorded| matches!(recorded.event, Event::Forget(_) | Event::Undo(_) | Event::Accept(_));
        if new.iter().any(changes_what_was) || Key::of(known, rules) != Some(key) {
            return None;
        }
        let (items, model) = (items.into_owned(), rules.model.having_learnt(learnt)?);
        let is_whole = items.values().flat_map(BTreeMap::values).all(|item| item.fits(&model));
        is_whole.then_some(Self { events: key.events, items, model, latest })
    }

    /// The bytes to keep of this progress, which follows from the events of this key; `None` if they cannot be written.
    pub(super) fn write(progress: &Progress, key: Key) -> Option<Vec<u8>> {
        let Progress { items, model, latest, .. } = progress;
        let kept = Kept { key, items: Cow::Borrowed(items), learnt: model.learnt(), latest: *latest };
        let kept = postcard::to_stdvec(&kept).ok()?;
        Some([crc32fast::hash(&kept).to_le_bytes().as_slice(), &kept].concat())
    }
}

fn hash_of_rules(Rules { model, day_start, .. }: &Rules) -> Sha {
    let text = format!("{VERSION} {} {day_start:?} {}", env!("CARGO_PKG_VERSION"), model.supposes());
    Sha256::digest(text).into()
}

/// What a line says is told by its checksum; what it is about may have been found elsewhere.
fn hash_of_history(history: &[Recorded]) -> Option<Sha> {
    let mut hash = Sha256::new();
    let mut take = |id: LineId| {
        hash.update(id.device.to_string());
        hash.update(id.n.to_le_bytes());
        hash.update(id.sum.to_string());
    };
    let mut moments = Vec::with_capacity(history.len() * 12);
    for Recorded { id, at, event } in history {
        if id.sum.is_unknown() {
            return None;
        }
        take(*id);
        moments.extend(at.instant().as_millisecond().to_le_bytes());
        moments.extend(at.offset_seconds().to_le_bytes());
        let about = match event {
            Event::Begin(begin) => begin.continues,
            Event::Answer(answer) => Some(answer.begins_on(id.device)),
            Event::End(end) => Some(end.begins_on(id.device)),
            Event::Undo(undo) => Some(undo.answer),
            Event::Accept(accept) => Some(accept.answer),
            Event::Forget(_) | Event::Named(_) => None,
        };
        about.into_iter().for_each(&mut take);
    }
    hash.update(moments);
    Some(hash.finalize().into())
}
