//! JSON Schema, as far as `docs/protocol.schema.json` uses it.
//!
//! A validator from a registry would take longer to build than the rest of the suite. This one refuses a keyword that it does not know, so
//! that nothing passes unseen.

use std::sync::OnceLock;

use serde_json::{Map, Value};

/// The schema of the protocol.
pub struct Schema {
    definitions: Map<String, Value>,
}

impl Schema {
    /// That of the lines of `--json`.
    pub fn of_protocol() -> &'static Self {
        static SCHEMA: OnceLock<Schema> = OnceLock::new();
        SCHEMA.get_or_init(|| {
            let mut schema: Value = serde_json::from_str(include_str!("../../../docs/protocol.schema.json")).unwrap();
            let Value::Object(definitions) = schema["$defs"].take() else { panic!("the schema has no definitions") };
            Self { definitions }
        })
    }

    /// The names of its definitions, each with its schema.
    pub fn definitions(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.definitions.iter().map(|(name, schema)| (name.as_str(), schema))
    }

    /// Checks a value against the definition of this name.
    ///
    /// # Errors
    ///
    /// Where and why it does not fit.
    pub fn check(&self, definition: &str, value: &Value) -> Result<(), String> {
        self.fits(&self.definitions[definition], value).map_err(|why| format!("no {definition}: {why}"))
    }

    fn fits(&self, schema: &Value, value: &Value) -> Result<(), String> {
        for (keyword, rule) in schema.as_object().unwrap() {
            self.obeys(schema, keyword, rule, value)?;
        }
        Ok(())
    }

    fn obeys(&self, schema: &Value, keyword: &str, rule: &Value, value: &Value) -> Result<(), String> {
        match keyword {
            "$ref" => self.fits(&self.definitions[rule.as_str().unwrap().strip_prefix("#/$defs/").unwrap()], value),
            "oneOf" | "anyOf" => {
                let results: Vec<Result<(), String>> = list(rule).map(|schema| self.fits(schema, value)).collect();
                match results.iter().filter(|result| result.is_ok()).count() {
                    1 => Ok(()),
                    0 => Err(results.into_iter().filter_map(Result::err).collect::<Vec<_>>().join("; or ")),
                    _ if keyword == "anyOf" => Ok(()),
                    more => Err(format!("{value} is {more} things at once")),
                }
            }
            "properties" => {
                let fits = |(name, schema): (&String, &Value)| match value.get(name) {
                    Some(value) => self.fits(schema, value).map_err(|why| format!("{name}: {why}")),
                    None => Ok(()),
                };
                rule.as_object().unwrap().iter().try_for_each(fits)
            }
            "items" => list(value).try_for_each(|item| self.fits(rule, item)),
            "required" => {
                hold(list(rule).all(|name| value.get(name.as_str().unwrap()).is_some()), keyword, rule, value)
            }
            "additionalProperties" => {
                let is_known = |name: &String| schema["properties"].get(name).is_some();
                hold(rule == false && value.as_object().is_none_or(|of| of.keys().all(is_known)), keyword, rule, value)
            }
            "type" => {
                let is_one = rule.is_string() && is_of_type(rule, value);
                hold(is_one || list(rule).any(|name| is_of_type(name, value)), keyword, rule, value)
            }
            "const" => hold(rule == value, keyword, rule, value),
            "minimum" => hold(value.as_f64().is_none_or(|of| of >= rule.as_f64().unwrap()), keyword, rule, value),
            "maximum" => hold(value.as_f64().is_none_or(|of| of <= rule.as_f64().unwrap()), keyword, rule, value),
            "minLength" => hold(letters(value).is_none_or(|of| of >= rule.as_u64().unwrap()), keyword, rule, value),
            "maxLength" => hold(letters(value).is_none_or(|of| of <= rule.as_u64().unwrap()), keyword, rule, value),
            "title" | "description" | "default" | "format" => Ok(()),
            unknown => panic!("this validator does not know the keyword {unknown}"),
        }
    }
}

fn hold(holds: bool, keyword: &str, rule: &Value, value: &Value) -> Result<(), String> {
    if holds { Ok(()) } else { Err(format!("{keyword} {rule} does not hold of {value}")) }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn letters(value: &Value) -> Option<u64> {
    value.as_str().map(|text| text.chars().count() as u64)
}

fn is_of_type(name: &Value, value: &Value) -> bool {
    match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        unknown => panic!("this validator does not know the type {unknown}"),
    }
}

#[test]
fn what_does_not_fit_is_found() {
    use serde_json::json;
    let schema = Schema::of_protocol();
    for (definition, right, wrong) in [
        ("Action", json!({ "action": "answer", "option": 1 }), json!({ "action": "answer", "option": -1 })),
        ("Action", json!({ "action": "answer", "text": "" }), json!({ "action": "answer" })),
        ("Action", json!({ "action": "go-on" }), json!({ "action": "dance" })),
        ("ProtocolLine", json!({ "v": 1, "view": "hand-in", "open": 2 }), json!({ "v": 1, "view": "hand-in" })),
        ("ProtocolLine", json!({ "v": 1, "error": "not-now", "message": "" }), json!({ "v": 1, "error": "not-now" })),
        ("Choice", json!({ "kind": "text", "text": "" }), json!({ "kind": "text" })),
        ("Choice", json!({ "kind": "grade", "grade": "good" }), json!({ "kind": "grade", "grade": "perfect" })),
        ("Return", json!("soon"), json!("later")),
        ("Return", json!({ "in-days": 2 }), json!({ "in-days": 2, "more": 1 })),
        ("Terms", json!({ "distinctions": 8, "by": null }), json!({ "distinctions": -1 })),
    ] {
        assert_eq!(schema.check(definition, &right), Ok(()));
        assert!(schema.check(definition, &wrong).is_err(), "{wrong} is no {definition}");
    }
}
