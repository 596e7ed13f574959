//! Progress, kept from one start to the next, so that it need not be computed anew from years of answers.
//!
//! A snapshot holds what follows from the journal up to a [`Bookmark`]; what a session was answered is not in it, and is read from the journal where
//! it is asked for. It is thrown away at any doubt and never needed: with it, without it, or with one that is stale, damaged or of another
//! version, the progress is the same to the last bit.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::sessions::KeptSessions;
use super::{Days, Forgotten, Items, Names, Progress, Reviews, Rules};
use crate::clock::Moment;
use crate::deck::{DeckId, ItemId};
use crate::journal::{Bookmark, KnownLines, LineId, Recorded};
use crate::memory::Learnt;

/// Raised whenever the same answers come to be believed to say something else. A test tells when that is.
pub(super) const VERSION: u32 = 4;

/// How many lines there have to be beyond a snapshot before a new one is worth being kept, and how many for each hundred that it knows: to fold fewer
/// takes no time that anyone notices.
const LEAST_NEW: u64 = 200;
const LEAST_NEW_OF_HUNDRED: u64 = 1;

/// How many bytes the checksum takes at the beginning.
const CHECKSUM: usize = 4;

/// What follows from the lines before a bookmark.
#[derive(Serialize, Deserialize)]
pub(crate) struct Snapshot<'p> {
    /// Of the rules by which it was folded, and of how this program folds.
    rules: [u8; 32],
    bookmark: Cow<'p, Bookmark>,
    #[serde(with = "in_parts")]
    items: Cow<'p, Items>,
    learnt: Learnt,
    /// The last line of which anything was learnt.
    latest: Option<(Moment, LineId)>,
    days: Cow<'p, Days>,
    reviews: Cow<'p, Reviews>,
    forgotten: Cow<'p, Forgotten>,
    names: Cow<'p, Names>,
    sessions: KeptSessions<'p>,
}

impl Snapshot<'static> {
    /// What was kept in these bytes, if it follows by these rules.
    pub(crate) fn read(bytes: &[u8], rules: &Rules) -> Option<Self> {
        let (checksum, kept) = bytes.split_at_checked(CHECKSUM)?;
        if checksum != crc32fast::hash(kept).to_le_bytes() {
            return None;
        }
        let snapshot: Self = postcard::from_bytes(kept).ok()?;
        (snapshot.rules == hash_of(rules)).then_some(snapshot)
    }
}

impl Snapshot<'_> {
    /// The bytes of a snapshot of this progress, which follows from all before this bookmark; `None` if it cannot be kept.
    pub(crate) fn write(progress: &Progress, bookmark: &Bookmark) -> Option<Vec<u8>> {
        let Progress { rules, model, latest, items, days, reviews, sessions, forgotten, names } = progress;
        let snapshot = Snapshot {
            rules: hash_of(rules),
            bookmark: Cow::Borrowed(bookmark),
            items: Cow::Borrowed(items),
            learnt: model.learnt(),
            latest: *latest,
            days: Cow::Borrowed(days),
            reviews: Cow::Borrowed(reviews),
            forgotten: Cow::Borrowed(forgotten),
            names: Cow::Borrowed(names),
            sessions: sessions.kept()?,
        };
        let mut kept = postcard::to_extend(&snapshot, vec![0; CHECKSUM]).ok()?;
        let checksum = crc32fast::hash(&kept[CHECKSUM..]).to_le_bytes();
        kept[..CHECKSUM].copy_from_slice(&checksum);
        Some(kept)
    }

    /// Whether a snapshot of so many lines is worth being kept where there is one that knows so many of them, or 0.
    pub(crate) fn is_worth_keeping(lines: u64, known: u64) -> bool {
        lines.saturating_sub(known) >= LEAST_NEW.max(known * LEAST_NEW_OF_HUNDRED / 100)
    }

    /// Up to where it knows the journal.
    pub(crate) fn bookmark(&self) -> &Bookmark {
        &self.bookmark
    }

    /// The progress that it holds, where these are the lines of the journal, and that was said of answers after its bookmark.
    pub(super) fn progress(self, lines: KnownLines, said: Vec<Recorded>, rules: Rules) -> Option<Progress> {
        let Self { items, learnt, latest, days, reviews, forgotten, names, sessions, .. } = self;
        let (items, model) = (items.into_owned(), rules.model.having_learnt(learnt)?);
        let is_whole = items.values().flat_map(BTreeMap::values).all(|item| item.fits(&model));
        let (days, reviews) = (days.into_owned(), reviews.into_owned());
        let (forgotten, names) = (forgotten.into_owned(), names.into_owned());
        let new = Progress { model, latest, items, days, reviews, forgotten, names, ..Progress::new(rules) };
        is_whole.then(|| new.with_sessions(sessions, lines, said))?
    }
}

fn hash_of(Rules { model, day_start, .. }: &Rules) -> [u8; 32] {
    let text = format!("{VERSION} {} {day_start:?} {}", env!("CARGO_PKG_VERSION"), model.supposes());
    Sha256::digest(text).into()
}

/// Items in parts, each of which can be read by itself: on all cores.
mod in_parts {
    use serde::de::Error as _;
    use serde::ser::Error as _;
    use serde::{Deserializer, Serializer};

    use super::*;
    use crate::progress::ItemProgress;
    use crate::side_by_side::side_by_side;

    /// So many items are a part.
    const PART: usize = 256;

    pub(super) fn serialize<S: Serializer>(items: &Items, serializer: S) -> Result<S::Ok, S::Error> {
        let mut decks = Vec::new();
        for (deck, items) in items {
            let items: Vec<(&ItemId, &ItemProgress)> = items.iter().collect();
            let parts: Result<Vec<Vec<u8>>, _> = items.chunks(PART).map(postcard::to_stdvec).collect();
            decks.push((deck, parts.map_err(S::Error::custom)?));
        }
        decks.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'static, Items>, D::Error> {
        let decks = Vec::<(DeckId, Vec<&[u8]>)>::deserialize(deserializer)?;
        let mut items = Items::new();
        for (deck, parts) in decks {
            let read = |part: &&[u8]| postcard::from_bytes::<Vec<(ItemId, ItemProgress)>>(part);
            let parts: Result<Vec<_>, _> = side_by_side(&parts, 1, read).into_iter().collect();
            items.insert(deck, parts.map_err(D::Error::custom)?.into_iter().flatten().collect());
        }
        Ok(Cow::Owned(items))
    }
}
