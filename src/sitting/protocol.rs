//! A sitting as lines of JSON, for front ends that are programs: what is written, and what is read.
//!
//! `docs/protocol.md` describes it, `docs/protocol.schema.json` is made from the types here.

use serde::Serialize;

use super::{Action, View};

/// The version of the protocol. It changes when a program that speaks it would have to.
const VERSION: u32 = 1;

/// A line that is written.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ProtocolLine<'s> {
    /// The version of the protocol.
    v: u32,
    #[serde(flatten)]
    said: Said<'s>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
enum Said<'s> {
    View(View<'s>),
    Error(ProtocolError<'s>),
}

/// What went wrong.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ProtocolError<'s> {
    /// What kind of error it is, for a program: lower-case words joined by hyphens.
    error: &'s str,
    /// What it is, for a person.
    message: &'s str,
    /// What is behind it, one cause after another, for a person.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    #[cfg_attr(test, schemars(default))]
    causes: &'s [String],
    /// What can be done about it, for a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'s str>,
    /// What is wrong in detail, a text each.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    #[cfg_attr(test, schemars(default))]
    details: &'s [String],
}

/// The line, without its end, that shows this.
///
/// # Errors
///
/// It cannot be written as JSON, which cannot happen to a view of a sitting.
pub fn view_line(view: View<'_>) -> serde_json::Result<String> {
    serde_json::to_string(&ProtocolLine { v: VERSION, said: Said::View(view) })
}

/// The line, without its end, that tells an error: its kind for a program, and for a person a message, what is behind it, a hint what to do, and
/// details.
///
/// # Errors
///
/// As for [`view_line`].
pub fn error_line(
    kind: &str,
    message: &str,
    causes: &[String],
    hint: Option<&str>,
    details: &[String],
) -> serde_json::Result<String> {
    let said = Said::Error(ProtocolError { error: kind, message, causes, hint, details });
    serde_json::to_string(&ProtocolLine { v: VERSION, said })
}

/// The action in a line.
///
/// # Errors
///
/// The line is no action.
pub fn action_of_line(line: &str) -> serde_json::Result<Action> {
    serde_json::from_str(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::Response;
    use std::fs;

    const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/protocol.schema.json");

    #[test]
    fn the_schema_is_that_of_the_types() {
        let schema = serde_json::json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "The lines of tellapart --json",
            "oneOf": [{ "$ref": "#/$defs/ProtocolLine" }, { "$ref": "#/$defs/Action" }],
            "$defs": definitions(),
        });
        // Links within the documentation of Rust lead nowhere here.
        let text = serde_json::to_string_pretty(&schema).unwrap().replace("[`", "`").replace("`]", "`") + "\n";
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            fs::write(SCHEMA, &text).unwrap();
        }
        let kept = fs::read_to_string(SCHEMA).unwrap_or_default().replace('\r', "");
        assert!(kept == text, "docs/protocol.schema.json is stale: run UPDATE_SCHEMA=1 cargo test --lib schema");
    }

    /// The definitions of both kinds of lines, and of all that is in them.
    fn definitions() -> serde_json::Value {
        let mut generator = schemars::generate::SchemaSettings::draft2020_12().into_generator();
        generator.subschema_for::<ProtocolLine<'_>>();
        generator.subschema_for::<Action>();
        serde_json::Value::Object(generator.take_definitions(true))
    }

    #[test]
    fn an_action_reads_back_as_it_was_written() {
        let text = Action::Answer(Response::Text("pull".to_owned()));
        for action in [
            text,
            Action::Answer(Response::Option(2)),
            Action::GoOn,
            Action::Yes,
            Action::No,
            Action::Stop,
            Action::Leave,
            Action::Terminate,
            Action::Close,
        ] {
            assert_eq!(action_of_line(&serde_json::to_string(&action).unwrap()).unwrap(), action);
        }
    }
}
