//! Fingerprints: the SHA-256 of something, as 64 hexadecimal digits.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{Node, Value};

/// The fingerprint of these parts, one after another.
pub(crate) fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    parts.into_iter().for_each(|part| hash.update(part));
    hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        // Writing into a text never fails.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The fingerprint of what a document says: spaces, line ends and the order of names make no difference.
pub(crate) fn fingerprint_of(document: &Node) -> String {
    fingerprint([plain(document).to_string().as_bytes()])
}

/// The document as a plain value, which writes names in order and nothing between them.
fn plain(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => (*value).into(),
        Value::Number(number) => number.clone().into(),
        Value::String(text) => text.clone().into(),
        Value::Array(elements) => elements.iter().map(plain).collect(),
        Value::Object(members) => members
            .iter()
            .map(|member| (member.name.clone(), plain(&member.node)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::json::parse;

    #[test]
    fn only_what_a_document_says_makes_a_difference() {
        let of = |text: &str| fingerprint_of(&parse(text).unwrap());
        assert_eq!(of(r#"{"a":1,"b":["x"]}"#), of("{ \"b\": [ \"x\" ],\r\n  \"a\": 1 }"));
        assert_ne!(of(r#"{"a":["x","y"]}"#), of(r#"{"a":["y","x"]}"#));
        assert_ne!(of(r#"{"a":"x"}"#), of(r#"{"a":"X"}"#));
    }

    #[test]
    fn a_fingerprint_is_the_sha_256() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(fingerprint([]), empty);
    }
}
