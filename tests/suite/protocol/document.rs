//! docs/protocol.md and its schema say the same, and nothing in it is out of date.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::house::sources;
use crate::support::schema::Schema;

const DOCUMENT: &str = include_str!("../../../docs/protocol.md");

/// What the document shows as code: spans, and the lines of blocks without the mark of what comes in.
fn code() -> Vec<String> {
    let mut found = Vec::new();
    for (number, part) in DOCUMENT.split("```").enumerate() {
        if number % 2 == 1 {
            found.extend(part.lines().map(|line| line.trim_start_matches("> ").to_owned()));
        } else {
            // A span may go over the end of a line.
            found.extend(part.split('`').skip(1).step_by(2).map(|span| span.replace('\n', " ")));
        }
    }
    found
}

#[test]
fn every_whole_example_is_a_line_or_a_part_of_one() {
    let schema = Schema::of_protocol();
    let (mut lines, mut parts) = (0, 0);
    for example in code().iter().filter(|code| code.starts_with('{') && !code.contains("...")) {
        let value: Value = serde_json::from_str(example).unwrap_or_else(|error| panic!("{example}: {error}"));
        if value["action"].is_string() {
            assert_eq!(schema.check("Action", &value), Ok(()));
            lines += 1;
        } else if value["v"].is_number() {
            assert_eq!(schema.check("ProtocolLine", &value), Ok(()));
            lines += 1;
        } else {
            let takes = |(name, _): (&str, &Value)| schema.check(name, &value).is_ok();
            assert!(schema.definitions().any(takes), "nothing is like {example}");
            parts += 1;
        }
    }
    assert!(lines > 10 && parts > 0, "the test has gone blind: {lines} lines, {parts} parts");
}

/// Every value that the schema names, and every field.
fn names(schema: &Value, values: &mut BTreeSet<String>, fields: &mut BTreeSet<String>) {
    match schema {
        Value::Object(of) => {
            values.extend(of.get("const").and_then(Value::as_str).map(str::to_owned));
            let properties = of.get("properties").and_then(Value::as_object).into_iter().flatten();
            fields.extend(properties.map(|(name, _)| name.clone()));
            of.values().for_each(|schema| names(schema, values, fields));
        }
        Value::Array(of) => of.iter().for_each(|schema| names(schema, values, fields)),
        _ => {}
    }
}

fn is_mentioned(name: &str) -> bool {
    let is_it = |code: &String| code == name || code.contains(&format!("\"{name}\""));
    code().iter().any(is_it)
}

#[test]
fn every_name_in_the_schema_is_explained() {
    let (mut values, mut fields) = (BTreeSet::new(), BTreeSet::new());
    Schema::of_protocol().definitions().for_each(|(_, schema)| names(schema, &mut values, &mut fields));
    assert!(values.contains("give-reason") && fields.contains("should_read"), "the test has gone blind");
    let missing: Vec<&String> = values.iter().chain(&fields).filter(|name| !is_mentioned(name)).collect();
    assert!(missing.is_empty(), "docs/protocol.md does not mention {missing:?}");
}

#[test]
fn every_kind_of_error_is_explained() {
    let mut kinds = BTreeSet::new();
    let says_errors = |file: &&String| file.starts_with("src/cli/") || *file == "src/sitting/error.rs";
    let sources = sources();
    for text in sources.keys().filter(says_errors).map(|file| &sources[file]) {
        // The kinds stand in methods of this name; one is named where a line is read.
        for arms in text.split("fn kind(&self) -> &'static str {").skip(1) {
            let arms = arms.split_once("\n    }\n").unwrap().0;
            kinds.extend(arms.split('"').skip(1).step_by(2).map(str::to_owned));
        }
        kinds.extend(text.contains("tell(\"not-an-action\"").then(|| "not-an-action".to_owned()));
    }
    assert!(kinds.len() > 15, "the test has gone blind: {kinds:?}");
    // Where nothing can be written, no line tells it either.
    let missing: Vec<&String> = kinds.iter().filter(|kind| *kind != "output" && !is_mentioned(kind)).collect();
    assert!(missing.is_empty(), "docs/protocol.md does not mention {missing:?}");
}
