//! JSON whose every value knows where it stands.
//!
//! `serde_json` reads it; its raw values are slices of the text, so that a value's place is the distance between two pointers. A reader
//! that stops at the first mistake, or that forgets where things stood, could not name all problems of a document at once.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// Deeper than any document of this program nests; what goes on below is not looked at.
const MOST_LEVELS: usize = 16;

/// A JSON value and where it begins.
#[derive(Debug)]
pub(crate) struct Node {
    /// Byte offset in the text.
    pub offset: usize,
    /// The value.
    pub value: Value,
}

/// What a JSON value is.
#[derive(Debug)]
pub(crate) enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it was written.
    Number(serde_json::Number),
    /// A text, its escapes undone.
    String(String),
    /// A list.
    Array(Vec<Node>),
    /// Members in the order of the text; a repeated name is kept.
    Object(Vec<Member>),
}

/// A name and its value in an object.
#[derive(Debug)]
pub(crate) struct Member {
    /// Byte offset of the name.
    pub offset: usize,
    /// The name, its escapes undone.
    pub name: String,
    /// The value.
    pub node: Node,
}

/// Why a text is no JSON, and where.
#[derive(Debug)]
pub(super) struct Broken {
    pub(super) offset: usize,
    pub(super) what: String,
}

impl Value {
    /// What it is, with its article.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        }
    }

    /// The value without its places, for those who only want to know what it says. Of a name given twice the last counts.
    pub(crate) fn plain(&self) -> serde_json::Value {
        match self {
            Value::Null => serde_json::Value::Null,
            Value::Bool(truth) => (*truth).into(),
            Value::Number(number) => number.clone().into(),
            Value::String(text) => text.clone().into(),
            Value::Array(elements) => elements.iter().map(|element| element.value.plain()).collect(),
            Value::Object(members) => {
                members.iter().map(|member| (member.name.clone(), member.node.value.plain())).collect()
            }
        }
    }
}

/// Reads one JSON value that fills the whole text.
pub(super) fn parse(text: &str) -> Result<Node, Broken> {
    let raw: &RawValue = serde_json::from_str(text).map_err(|error| broken(text, 0, &error))?;
    node(raw.get(), text, 0)
}

/// The node of `raw`, a slice of `text`.
fn node(raw: &str, text: &str, level: usize) -> Result<Node, Broken> {
    let offset = offset_of(raw, text);
    if level > MOST_LEVELS {
        return Err(Broken { offset, what: "this is nested too deep".to_owned() });
    }
    let at_fault = |error: serde_json::Error| broken(raw, offset, &error);
    let value = match raw.as_bytes().first() {
        Some(b'{') => {
            let RawMembers(members) = serde_json::from_str(raw).map_err(at_fault)?;
            let member = |(name, value): &(&RawValue, &RawValue)| {
                let offset = offset_of(name.get(), text);
                let name = serde_json::from_str(name.get()).map_err(|error| broken(name.get(), offset, &error))?;
                Ok(Member { offset, name, node: node(value.get(), text, level + 1)? })
            };
            Value::Object(members.iter().map(member).collect::<Result<_, Broken>>()?)
        }
        Some(b'[') => {
            let elements: Vec<&RawValue> = serde_json::from_str(raw).map_err(at_fault)?;
            let nodes = elements.iter().map(|element| node(element.get(), text, level + 1));
            Value::Array(nodes.collect::<Result<_, Broken>>()?)
        }
        Some(b'"') => Value::String(serde_json::from_str(raw).map_err(at_fault)?),
        Some(b't' | b'f') => Value::Bool(raw == "true"),
        Some(b'n') => Value::Null,
        _ => Value::Number(serde_json::from_str(raw).map_err(at_fault)?),
    };
    Ok(Node { offset, value })
}

fn offset_of(part: &str, whole: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}

/// Turns an error of serde_json's in `part`, which begins at `start`, into ours: its place as an offset, its message without the place.
fn broken(part: &str, start: usize, error: &serde_json::Error) -> Broken {
    let line_start = part.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let mut offset = (line_start + error.column().saturating_sub(1)).min(part.len());
    while !part.is_char_boundary(offset) {
        offset -= 1;
    }
    let message = error.to_string();
    let what = message.split_once(" at line ").map_or(message.as_str(), |(what, _)| what).to_owned();
    Broken { offset: start + offset, what }
}

/// The members of an object, unread.
struct RawMembers<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for RawMembers<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = RawMembers<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(RawMembers(members))
            }
        }
        deserializer.deserialize_map(Members)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_value_and_name_knows_where_it_stands() {
        let text = "{ \"ä\": [1,\n \"b\"] }";
        let Value::Object(members) = parse(text).unwrap().value else { panic!("no object") };
        assert_eq!((members[0].name.as_str(), members[0].offset), ("ä", text.find('"').unwrap()));
        let Value::Array(elements) = &members[0].node.value else { panic!("no list") };
        assert_eq!(elements[0].offset, text.find('1').unwrap());
        assert_eq!(elements[1].offset, text.find("\"b").unwrap());
    }

    #[test]
    fn a_mistake_is_found_where_it_is() {
        let text = "{\n  \"a\": 1\n  \"b\": 2\n}";
        let broken = parse(text).unwrap_err();
        assert_eq!(broken.offset, text.find("\"b\"").unwrap());
        assert_eq!(broken.what, "expected `,` or `}`");
    }

    #[test]
    fn nesting_without_end_is_refused_and_not_followed() {
        let broken = parse(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))).unwrap_err();
        assert!(broken.what.contains("nested too deep"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_in_place(text in r#"([\[\]{}:,"\\a1 \n]|\\u[dD]8[0-9]{2}|true|null|ß){0,20}"#) {
            match parse(&text) {
                Ok(node) => prop_assert!(node.offset <= text.len()),
                Err(broken) => prop_assert!(text.is_char_boundary(broken.offset)),
            }
        }
    }
}
