//! Answers for other programs: a table for spreadsheets, or JSON Lines.

use serde_json::Value;

use tellapart::{ExportedAnswer, legible};

/// A table with comma-separated values (RFC 4180), the names of the columns first.
pub(crate) fn csv(answers: &[ExportedAnswer<'_>]) -> Result<String, serde_json::Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(ExportedAnswer::FIELDS);
    for answer in answers {
        let fields = serde_json::to_value(answer)?;
        let _ = writer.write_record(ExportedAnswer::FIELDS.map(|name| harmless(&cell(&fields[name]))));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// One JSON object a line.
pub(crate) fn json_lines(answers: &[ExportedAnswer<'_>]) -> Result<String, serde_json::Error> {
    let line = |answer| Ok(serde_json::to_string(answer)? + "\n");
    answers.iter().map(line).collect()
}

/// A value in a few words: of `{"side":{"of":"sales"}}` it is `side of sales`.
fn cell(value: &Value) -> String {
    let several = |parts: Vec<String>, between: &str| {
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
    };
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(values) => several(values.iter().map(cell).collect(), "; "),
        Value::Object(fields) => {
            let of_field = |(name, value): (&String, &Value)| format!("{name} {}", cell(value)).trim().to_owned();
            several(fields.iter().filter(|(_, value)| !value.is_null()).map(of_field).collect(), " ")
        }
    }
}

/// A cell that a spreadsheet takes for no formula, and that changes no screen.
fn harmless(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("{}{}", if is_formula { "'" } else { "" }, legible(cell))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_value_is_told_in_a_few_words() {
        for (value, words) in [
            (json!(null), ""),
            (json!(true), "true"),
            (json!({ "side": { "of": "sales" } }), "side of sales"),
            (json!({ "sentence": { "about": "a", "against": "b", "of": "b" } }), "sentence about a against b of b"),
            (json!({ "fact": { "version": null } }), "fact"),
            (json!(["true", { "side": { "side": "a" } }]), "true; side side a"),
        ] {
            assert_eq!(cell(&value), words);
        }
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_made_harmless() {
        for begin in ["=", "+", "-", "@"] {
            assert_eq!(harmless(&format!("{begin}x")), format!("'{begin}x"));
        }
        assert_eq!((harmless("\t=x").as_str(), harmless("\r=x").as_str()), ("' =x", "' =x"));
        assert_eq!((harmless("a=b").as_str(), harmless("\u{1b}[2J").as_str()), ("a=b", "[2J"));
    }
}
