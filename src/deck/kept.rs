//! A deck as its file was read once, kept so that what did not change need not be read and checked again.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use super::{Deck, read_deck};
use crate::diagnostic::Diagnostics;

/// Raised whenever decks come to be read, checked or kept otherwise. A test tells of the last.
const VERSION: u32 = 1;

/// How long a file is at least, in bytes, that is worth it: shorter ones are read as fast.
const LEAST: usize = 1 << 16;

/// How many bytes the checksum takes at the beginning.
const CHECKSUM: usize = size_of::<u128>();

/// What is kept of a file.
#[derive(Serialize, Deserialize)]
struct Kept<'d> {
    /// By what the file is known again.
    key: u128,
    deck: Cow<'d, Deck>,
}

/// The deck in a file as [`read_deck`] reads it, with what is kept of an earlier time. Any doubt about that costs nothing but time. With the deck come
/// the bytes to be kept for the next time, if that is worth it.
///
/// # Errors
///
/// As for [`read_deck`].
pub fn read_deck_known(name: &str, bytes: &[u8], kept: Option<&[u8]>) -> Result<(Deck, Option<Vec<u8>>), Diagnostics> {
    let is_worth_it = bytes.len() >= LEAST;
    let key = key(name, bytes);
    if let Some(deck) = kept.filter(|_| is_worth_it).and_then(|kept| known(kept, key)) {
        return Ok((deck, None));
    }
    let deck = read_deck(name, bytes)?;
    let kept = is_worth_it.then(|| write(&deck, key)).flatten();
    Ok((deck, kept))
}

/// A file is read by the end of its name.
fn key(name: &str, bytes: &[u8]) -> u128 {
    let mut hash = Xxh3::new();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    hash.update(format!("{VERSION} {} {ending}\n", env!("CARGO_PKG_VERSION")).as_bytes());
    hash.update(bytes);
    hash.digest128()
}

fn known(kept: &[u8], key: u128) -> Option<Deck> {
    let (checksum, kept) = kept.split_at_checked(CHECKSUM)?;
    if checksum != xxh3_128(kept).to_le_bytes() {
        return None;
    }
    let kept: Kept<'_> = postcard::from_bytes(kept).ok()?;
    (kept.key == key).then(|| kept.deck.into_owned())
}

fn write(deck: &Deck, key: u128) -> Option<Vec<u8>> {
    let mut kept = postcard::to_extend(&Kept { key, deck: Cow::Borrowed(deck) }, vec![0; CHECKSUM]).ok()?;
    let checksum = xxh3_128(&kept[CHECKSUM..]).to_le_bytes();
    kept[..CHECKSUM].copy_from_slice(&checksum);
    Some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A deck that is long enough, as a file.
    fn long() -> Vec<u8> {
        let distinction = |n: usize| {
            format!(
                r#"{{ "id": "force-{n}", "aspect": "Force {n}", "traits": {{ "a": {{ "text": "works by [pull {n}]" }},
                     "b": {{ "text": "works by [push {n}]" }} }} }}"#
            )
        };
        let all: Vec<String> = (0..600).map(distinction).collect();
        let text = format!(
            r#"{{ "format": 1, "id": "long", "title": "Long", "sides": [{{ "id": "a", "name": "alpha" }},
                 {{ "id": "b", "name": "beta" }}], "distinctions": [{}] }}"#,
            all.join(",\n")
        );
        assert!(text.len() >= LEAST);
        text.into_bytes()
    }

    #[test]
    fn a_deck_that_is_kept_is_the_one_in_its_file() {
        let bytes = long();
        let read = read_deck("long.json", &bytes).unwrap();
        let (first, kept) = read_deck_known("long.json", &bytes, None).unwrap();
        let kept = kept.unwrap();
        assert_eq!(read_deck_known("long.json", &bytes, Some(&kept)).unwrap(), (read.clone(), None));
        assert_eq!(first, read);
        // Every other one is read anew, and kept in its place.
        let mut changed = bytes.clone();
        let at = changed.windows(4).position(|letters| letters == b"pull").unwrap();
        changed[at] = b'f';
        let (other, again) = read_deck_known("long.json", &changed, Some(&kept)).unwrap();
        assert!(other != read && again.is_some_and(|again| again != kept));
        assert!(read_deck_known("long.tsv", &bytes, Some(&kept)).is_err(), "it is no table");
        for at in (0..kept.len()).step_by(kept.len() / 50) {
            let mut damaged = kept.clone();
            damaged[at] ^= 4;
            let (deck, again) = read_deck_known("long.json", &bytes, Some(&damaged)).unwrap();
            assert!(deck == read && again.as_ref() == Some(&kept));
            assert_eq!(read_deck_known("long.json", &bytes, Some(&kept[..at])).unwrap().0, read);
        }
    }

    #[test]
    fn a_short_deck_is_not_kept() {
        let source = br#"{ "format": 1, "id": "d", "title": "D", "sides": [{ "id": "a", "name": "alpha" }, { "id": "b", "name": "beta" }],
            "distinctions": [{ "id": "x", "aspect": "X", "traits": { "a": { "text": "is one" }, "b": { "text": "is two" } } }] }"#;
        assert_eq!(read_deck_known("d.json", source, None).unwrap().1, None);
    }

    #[test]
    fn decks_are_kept_as_they_were_when_the_version_was_raised_last() {
        let source = br#"{ "format": 1, "id": "d", "title": "D", "language": "en", "sides": [{ "id": "a", "name": "alpha" }, { "id": "b",
            "name": "beta" }, { "id": "c", "name": "gamma" }], "distinctions": [{ "id": "x", "aspect": "X", "degree": true, "traits": {
            "a": { "text": "works by [pull]", "accept": ["draw"], "also": ["c"] }, "b": { "text": "works by [push]" } },
            "lures": ["works by [luck]"], "examples": [{ "a": "It draws.", "b": "It shoves.", "held": true }], "why": "So it is." }],
            "facts": [{ "id": "f", "title": "F", "true": "Both are so.", "false": ["Neither is so."], "why": "It is." }] }"#;
        let deck = read_deck("d.json", source).unwrap();
        let kept = postcard::to_stdvec(&deck).unwrap();
        // Where this differs, what the program before kept is not read as it was: raise VERSION, and put the new number here.
        assert_eq!((VERSION, crc32fast::hash(&kept)), (1, 1_523_048_329));
    }
}
