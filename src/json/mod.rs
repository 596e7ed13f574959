//! JSON that people write by hand: read strictly, with the place of every value and name.
//!
//! What its fields mean is left to the rooms above. `serde_json` reads it; its raw values are slices of the text, so that a value's
//! place is the distance between two pointers. A reader that stops at the first mistake, or that forgets where things stood, could not
//! name all problems of a file at once.

mod fields;
mod syntax;

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::diagnostic::{Diagnostic, Span};
use crate::language::Message;
use syntax::Broken;

pub(crate) use fields::{Fields, Reader};
pub(crate) use syntax::without_place;

/// Deeper than any file of this program nests; what goes on below is not looked at.
const MOST_LEVELS: usize = 16;

/// A JSON value and where it stands.
#[derive(Debug)]
pub(crate) struct Node {
    /// All of it.
    pub(crate) span: Span,
    /// What to point at: all of it, or of a long list or object the bracket that opens it.
    pub(crate) head: Span,
    pub(crate) value: Value,
}

/// What a JSON value is.
#[derive(Debug)]
pub(crate) enum Value {
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it was written.
    Number(serde_json::Number),
    /// A text, its escapes undone.
    String(String),
    Array(Vec<Node>),
    /// Members in the order of the text; a repeated name is kept.
    Object(Vec<Member>),
}

/// A name and its value in an object.
#[derive(Debug)]
pub(crate) struct Member {
    /// Where the name stands.
    pub(crate) span: Span,
    /// The name, its escapes undone.
    pub(crate) name: String,
    pub(crate) node: Node,
}

impl Value {
    /// What it is, with its article.
    fn what(&self) -> Message {
        match self {
            Value::Null => message!("json-null"),
            Value::Bool(_) => message!("json-boolean"),
            Value::Number(_) => message!("json-number"),
            Value::String(_) => message!("json-text"),
            Value::Array(_) => message!("json-list"),
            Value::Object(_) => message!("json-object"),
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

/// Reads one JSON value that fills the whole text, if it is one, and reports where it is none. What it is easy to read on after, as a
/// comment, hides nothing that comes later: all mistakes are told at once.
pub(crate) fn read(text: &str, reader: &mut Reader) -> Option<Node> {
    /// More than anyone mends before the next look.
    const MOST_MISTAKES: usize = 50;
    let (written, mut text) = (text, text.to_owned());
    for _ in 0..MOST_MISTAKES {
        let Broken { mut diagnostic, in_the_way } = match parse(&text) {
            Ok(node) => return Some(node),
            Err(broken) => broken,
        };
        // Of several blanks, one may stand within what was one letter.
        diagnostic.span = diagnostic.span.map(|span| span.of_whole_letters(written));
        reader.report(diagnostic);
        for span in in_the_way? {
            // Blanks of the same length: whatever comes later stays where it is.
            text.replace_range(span.start..span.end, &" ".repeat(span.end - span.start));
        }
    }
    None
}

/// Reads one JSON value that fills the whole text.
///
/// # Errors
///
/// The first place where it is no JSON.
fn parse(text: &str) -> Result<Node, Broken> {
    let raw: &RawValue = serde_json::from_str(text).map_err(|error| syntax::broken(text, text, &error))?;
    node(raw.get(), text, 0)
}

/// The node of `raw`, a slice of `text`.
fn node(raw: &str, text: &str, level: usize) -> Result<Node, Broken> {
    let span = span_of(raw, text);
    let head = if is_short(raw) { span } else { Span::new(span.start, span.start + 1) };
    if level > MOST_LEVELS {
        let bracket = Span::new(head.start, head.start + 1);
        return Err(Diagnostic::error(bracket, message!("json-too-deep")).into());
    }
    let at_fault = |error: serde_json::Error| syntax::broken(raw, text, &error);
    let value = match raw.as_bytes().first() {
        Some(b'{') => {
            let RawMembers(members) = serde_json::from_str(raw).map_err(at_fault)?;
            let member = |(name, value): &(&RawValue, &RawValue)| {
                let written = name.get();
                let name = serde_json::from_str(written).map_err(|error| syntax::broken(written, text, &error))?;
                Ok(Member { span: span_of(written, text), name, node: node(value.get(), text, level + 1)? })
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
    Ok(Node { span, head, value })
}

/// Whether a value is seen at a glance.
fn is_short(raw: &str) -> bool {
    /// As long as a short name and its text.
    const MOST_BYTES: usize = 30;
    !raw.starts_with(['{', '[']) || (raw.len() <= MOST_BYTES && !raw.contains('\n'))
}

/// Where `part` stands, which is a slice of `text`.
fn span_of(part: &str, text: &str) -> Span {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    Span::new(start, start + part.len())
}

/// The members of an object, unread.
struct RawMembers<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for RawMembers<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = RawMembers<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("object")
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
    fn every_value_and_name_knows_where_it_begins_and_ends() {
        let text = "{ \"ä\": [1,\n \"b\\n\" ] }";
        let part = |span: Span| &text[span.start..span.end];
        let root = parse(text).unwrap();
        assert_eq!((part(root.span), part(root.head)), (text, "{"));
        let Value::Object(members) = root.value else { panic!("no object") };
        assert_eq!((members[0].name.as_str(), part(members[0].span)), ("ä", "\"ä\""));
        let Value::Array(elements) = &members[0].node.value else { panic!("no list") };
        assert_eq!((part(elements[0].span), part(elements[1].span)), ("1", "\"b\\n\""));
    }

    #[test]
    fn nesting_without_end_is_refused_and_not_followed() {
        let broken = parse(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))).unwrap_err();
        assert_eq!(broken.diagnostic.code(), "json-too-deep");
    }

    #[test]
    fn what_is_wrong_after_a_comment_is_told_in_whole_letters() {
        let text = "{//ß";
        let mut reader = Reader::default();
        assert!(read(text, &mut reader).is_none());
        let places: Vec<&str> = reader
            .into_diagnostics()
            .iter()
            .map(|wrong| wrong.span.unwrap())
            .map(|span| &text[span.start..span.end])
            .collect();
        assert_eq!(places, ["//ß", "ß"]);
    }

    proptest! {
        // Many of the texts begin with what ends the reading.
        #![proptest_config(ProptestConfig::with_cases(8192))]

        #[test]
        fn any_text_is_read_or_refused_in_place(text in r#"([\[\]{}:,"\\a1 \n\t/*#“]|//|/\*|\*/|\\u[dD]8[0-9]{2}|true|null|ß){0,20}"#) {
            let is_part = |span: Span| text.get(span.start..span.end).is_some();
            let mut reader = Reader::default();
            let node = read(&text, &mut reader);
            let wrong = reader.into_diagnostics();
            prop_assert!(node.is_some() || !wrong.is_empty());
            prop_assert!(node.is_none_or(|node| is_part(node.span) && is_part(node.head)));
            prop_assert!(wrong.iter().all(|broken| is_part(broken.span.unwrap())), "{:?}", wrong);
        }
    }
}
