//! The fingerprint of some lines: it changes when a single letter of them does.

use std::collections::HashMap;
use std::path::Path;

use super::line::Line;
use super::read::{folder, read_locked};
use super::{DeviceName, JournalError, LineId};
use crate::document;

/// The SHA-256 of these lines of the journal in `data_dir`, in this order and to the last byte, and of a text that is bound to them, as 64
/// hexadecimal digits; `None` if one of the lines is not there.
///
/// It tells a journal from another, and a line from a changed one. It is no signature: whoever has the journal can compute it.
///
/// # Errors
///
/// A file of the journal cannot be read.
pub fn fingerprint(data_dir: &Path, lines: &[LineId], bound: &str) -> Result<Option<String>, JournalError> {
    let mut files: HashMap<&DeviceName, HashMap<u64, Vec<u8>>> = HashMap::new();
    let mut parts: Vec<u8> = Vec::new();
    for id in lines {
        if !files.contains_key(&id.device) {
            let path = folder(data_dir).join(format!("{}.jsonl", id.device));
            if !path.exists() {
                return Ok(None);
            }
            let bytes = read_locked(&path).map_err(JournalError::io("read", path))?;
            files.insert(&id.device, numbered(&bytes));
        }
        let Some(line) = files.get(&id.device).and_then(|lines| lines.get(&id.n)) else { return Ok(None) };
        parts.extend_from_slice(line);
        parts.push(b'\n');
    }
    Ok(Some(document::fingerprint([parts.as_slice(), bound.as_bytes()])))
}

/// The lines of a file by their numbers; of a number given twice, the first.
fn numbered(bytes: &[u8]) -> HashMap<u64, Vec<u8>> {
    let mut lines = HashMap::new();
    for bytes in bytes.split(|&byte| byte == b'\n') {
        if let Ok(line) = Line::decode(bytes) {
            lines.entry(line.n).or_insert_with(|| bytes.to_vec());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const FILE: &str = concat!(
        r#"{"v":1,"n":1,"at":"2026-11-24T09:00:00.000+01:00","event":"begin","activity":"exam","decks":["d"],"seed":1}"#,
        "\n",
        r#"{"v":1,"n":2,"at":"2026-11-24T09:00:01.000+01:00","event":"end","session":1,"how":"done"}"#,
        "\n"
    );

    fn of(file: &str, numbers: &[u64], bound: &str) -> Option<String> {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(folder(home.path())).unwrap();
        fs::write(folder(home.path()).join("aaaaaaaa.jsonl"), file).unwrap();
        let device = DeviceName::parse("aaaaaaaa").unwrap();
        let ids: Vec<LineId> = numbers.iter().map(|&n| LineId { device: device.clone(), n }).collect();
        fingerprint(home.path(), &ids, bound).unwrap()
    }

    #[test]
    fn every_letter_every_line_and_the_bound_text_count() {
        let whole = of(FILE, &[1, 2], "name").unwrap();
        assert_eq!(whole.len(), 64);
        assert_eq!(of(FILE, &[1, 2], "name"), Some(whole.clone()));
        let changed = [
            of(&FILE.replace("done", "stopped"), &[1, 2], "name"),
            of(&FILE.replace("\"seed\":1", "\"seed\": 1"), &[1, 2], "name"),
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
