//! Why a text is no JSON, for those who write it by hand.

use super::span_of;
use crate::diagnostic::{Diagnostic, Span};

/// What `serde_json` says of an error, without its place, which is that within the text that it was given.
pub(crate) fn without_place(error: &serde_json::Error) -> String {
    let said = error.to_string();
    said.split_once(" at line ").map_or(said.clone(), |(what, _)| what.to_owned())
}

/// Turns an error that `serde_json` met in `part`, a slice of `text`, into ours.
pub(super) fn broken(part: &str, text: &str, error: &serde_json::Error) -> Diagnostic {
    let offset = span_of(part, text).start + offset_in(part, error);
    // The place is told apart, and a line and a column after "at" would be those of the part.
    let said = without_place(error);
    let said = said.as_str();
    // That of a control character is told by the line that it begins, not by the one that it ends.
    let control = |rest: &str| rest.find(|letter: char| letter.is_control()).unwrap_or_default();
    let offset = if said.starts_with("control character") { offset + control(&text[offset..]) } else { offset };
    let (before, rest) = text.split_at(offset);
    let here = rest.chars().next();
    // The end of a line is no letter that could be underlined.
    let at_here = Span::new(offset, offset + here.filter(|letter| *letter != '\n').map_or(0, char::len_utf8));
    let message = match said {
        _ if text.trim_start().starts_with(r"{\rtf") => message!("json-is-rtf"),
        _ if rest.starts_with("//") || rest.starts_with("/*") => {
            let comment = rest.lines().next().unwrap_or_default().trim_end();
            let span = Span::new(offset, offset + comment.len());
            return Diagnostic::error(span, message!("json-comment"));
        }
        "expected `,` or `}`" | "expected `,` or `]`" => message!("json-comma-missing"),
        // serde_json notices the bracket after the comma, which may stand in another line.
        "trailing comma" | "key must be a string" | "expected value"
            if matches!(here, Some('}' | ']')) && before.trim_end().ends_with(',') =>
        {
            let end = before.trim_end().len();
            return Diagnostic::error(Span::new(end - 1, end), message!("json-trailing-comma"));
        }
        "key must be a string" | "expected value"
            if matches!(here, Some('“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’')) =>
        {
            message!("json-other-quotation-marks", mark = here.map(String::from).unwrap_or_default())
        }
        "key must be a string" => message!("json-name-expected"),
        "expected `:`" => message!("json-colon-missing"),
        "expected value" | "expected ident" if before.trim().is_empty() => message!("json-begins-otherwise"),
        "expected value" | "expected ident" => message!("json-value-expected"),
        "trailing characters" => message!("json-goes-on"),
        _ if said.starts_with("EOF") => message!("json-ends-early"),
        _ if said.starts_with("control character") => message!("json-control-character"),
        // What else there is, is about escapes and numbers.
        _ => message!("json-broken", what = said),
    };
    Diagnostic::error(at_here, message)
}

/// Where in `part` the error is, at the boundary of a character.
fn offset_in(part: &str, error: &serde_json::Error) -> usize {
    let line_start = part.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let mut offset = (line_start + error.column().saturating_sub(1)).min(part.len());
    while !part.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    #[test]
    fn a_mistake_is_found_where_it_is() {
        for (text, code, at) in [
            ("{\n  \"a\": 1\n  \"b\": 2\n}", "json-comma-missing", "\"b\""),
            ("{\"a\": 1,\n}", "json-trailing-comma", ",\n"),
            ("[1, 2 ,  ]", "json-trailing-comma", ",  ]"),
            ("{\"a\" 1}", "json-colon-missing", "1}"),
            ("{\"a\": }", "json-value-expected", "}"),
            ("{a: 1}", "json-name-expected", "a: 1"),
            ("{\"a\": 1, // one\n \"b\": 2}", "json-comment", "// one"),
            ("{“a”: 1}", "json-other-quotation-marks", "“a"),
            ("{\"a\": 'b'}", "json-other-quotation-marks", "'b"),
            ("{\"a\": \"b\nc\"}", "json-control-character", "\nc"),
            ("{\"a\": 1} b", "json-goes-on", "b"),
            ("{\"a\": [1", "json-ends-early", ""),
            ("aspect;marketing;sales", "json-begins-otherwise", "aspect"),
            ("{\"a\": \"\\x\"}", "json-broken", "x\"}"),
        ] {
            let broken = parse(text).unwrap_err();
            let found = (broken.code(), &text[broken.span.unwrap().start..]);
            assert!(found.0 == code && found.1.starts_with(at), "{text}: {found:?}");
        }
        assert_eq!(parse("{\\rtf1 {}}").unwrap_err().code(), "json-is-rtf");
    }
}
