//! The fingerprint of some lines: it changes when a single letter of them does.

use super::{JournalError, LineId, Store};
use crate::deck;

/// The SHA-256 of these lines, in this order and to the last byte, and of a text that is bound to them, as 64 hexadecimal digits; `None` if
/// one of the lines is not there.
///
/// It tells a journal from another, and a line from a changed one. It is no signature: whoever has the journal can compute it.
///
/// # Errors
///
/// The journal cannot be read.
pub(crate) fn fingerprint(store: &impl Store, lines: &[LineId], bound: &str) -> Result<Option<String>, JournalError> {
    let Some(lines) = store.lines(lines)? else { return Ok(None) };
    let parts = lines.iter().flat_map(|line| [line.as_slice(), b"\n"]);
    Ok(Some(deck::fingerprint(parts.chain([bound.as_bytes()]))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Checksum, DeviceName, InMemory};

    const FILE: &str = concat!(
        r#"{"v":1,"n":1,"at":"2026-11-24T09:00:00.000+01:00","event":"begin","activity":"exam","decks":["d"],"seed":1}"#,
        "\n",
        r#"{"v":1,"n":2,"at":"2026-11-24T09:00:01.000+01:00","event":"end","session":1,"how":"done"}"#,
        "\n"
    );

    fn of(file: &str, numbers: &[u64], bound: &str) -> Option<String> {
        let device = DeviceName::parse("aaaaaaaa").unwrap();
        let mut store = InMemory::of_text(device, file).unwrap();
        assert_eq!(store.text(), file);
        let lines = store.read("2026-11-25T09:00:00Z".parse().unwrap()).unwrap().events;
        let none = LineId { device, n: 0, sum: Checksum::UNKNOWN };
        let id = |n: &u64| lines.iter().map(|line| line.id).find(|id| id.n == *n).unwrap_or(none);
        let ids: Vec<LineId> = numbers.iter().map(id).collect();
        fingerprint(&store, &ids, bound).unwrap()
    }

    #[test]
    fn every_letter_every_line_and_the_bound_text_count() {
        let whole = of(FILE, &[1, 2], "name").unwrap();
        assert_eq!(whole.len(), 64);
        assert_eq!(of(FILE, &[1, 2], "name"), Some(whole.clone()));
        let changed = [
            of(&FILE.replace("done", "stopped"), &[1, 2], "name"),
            of(&FILE.replace("\"seed\":1", "\"seed\":2"), &[1, 2], "name"),
            of(FILE, &[2, 1], "name"),
            of(FILE, &[1], "name"),
            of(FILE, &[1, 2], "another name"),
        ];
        for fingerprint in changed {
            assert!(fingerprint.is_some_and(|fingerprint| fingerprint != whole));
        }
    }

    #[test]
    fn what_is_not_there_has_none() {
        assert_eq!(of(FILE, &[1, 3], "name"), None);
    }
}
