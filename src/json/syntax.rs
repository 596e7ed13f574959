//! Why a text is no JSON, for those who write it by hand.

use super::span_of;
use crate::diagnostic::{Diagnostic, Span};
use crate::language::Message;

/// What `serde_json` says of an error, without its place, which is that within the text that it was given.
pub(crate) fn without_place(error: &serde_json::Error) -> String {
    let said = error.to_string();
    said.split_once(" at line ").map_or(said.clone(), |(what, _)| what.to_owned())
}

/// A place where a text is no JSON.
#[derive(Debug)]
pub(super) struct Broken {
    pub(super) diagnostic: Diagnostic,
    /// What need only be taken out to read on; `None` where it cannot be known what was meant.
    pub(super) in_the_way: Option<Vec<Span>>,
}

impl From<Diagnostic> for Broken {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { diagnostic, in_the_way: None }
    }
}

impl Broken {
    /// Something at this place that need only be taken out.
    fn in_the_way(span: Span, message: Message) -> Self {
        Self { diagnostic: Diagnostic::error(span, message), in_the_way: Some(vec![span]) }
    }
}

/// Turns an error that `serde_json` met in `part`, a slice of `text`, into ours.
pub(super) fn broken(part: &str, text: &str, error: &serde_json::Error) -> Broken {
    let offset = span_of(part, text).start + offset_in(part, error);
    // The place is told apart, and a line and a column after "at" would be those of the part.
    let said = without_place(error);
    let said = said.as_str();
    if said.starts_with("control character") {
        // Its place is told by the line that it begins, not by the one that it ends.
        let control = text[offset..].find(|letter: char| letter.is_control()).unwrap_or_default();
        return in_a_text(text, offset + control);
    }
    let (before, rest) = text.split_at(offset);
    let here = rest.chars().next();
    // The end of a line is no letter that could be underlined.
    let at_here = Span::new(offset, offset + here.filter(|letter| *letter != '\n').map_or(0, char::len_utf8));
    // Within a text nothing is a comment.
    let is_between = said.starts_with("expected") || said.starts_with("key") || said.starts_with("trailing");
    // A page or a list of another kind may begin with what looks like one.
    let is_json = || !before.trim().is_empty() || after_comments(rest).starts_with(['{', '[']);
    if let Some(comment) = comment(rest).filter(|_| is_between && is_json()) {
        return Broken::in_the_way(Span::new(offset, offset + comment), message!("json-comment"));
    }
    if !text.trim_start().starts_with(['{', '[']) {
        return Diagnostic::error(at_beginning(text), no_json_at_all(text)).into();
    }
    let message = match said {
        "expected `,` or `}`" | "expected `,` or `]`" => message!("json-comma-missing"),
        // serde_json notices the bracket after the comma, which may stand in another line.
        "trailing comma" | "key must be a string" | "expected value"
            if matches!(here, Some('}' | ']')) && before.trim_end().ends_with(',') =>
        {
            let end = before.trim_end().len();
            return Broken::in_the_way(Span::new(end - 1, end), message!("json-trailing-comma"));
        }
        "key must be a string" | "expected value"
            if matches!(here, Some('“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’')) =>
        {
            message!("json-other-quotation-marks", mark = here.map(String::from).unwrap_or_default())
        }
        "key must be a string" => message!("json-name-expected"),
        "expected `:`" => message!("json-colon-missing"),
        "expected value" | "expected ident" => message!("json-value-expected"),
        "trailing characters" => message!("json-goes-on"),
        _ if said.starts_with("EOF") => message!("json-ends-early"),
        // What else there is, is about escapes and numbers.
        _ => message!("json-broken", what = said),
    };
    Diagnostic::error(at_here, message).into()
}

/// How long the comment is that begins here, if one does: of a kind that some other language has.
fn comment(rest: &str) -> Option<usize> {
    let to = |end: &str| rest.find(end).map_or(rest.trim_end().len(), |at| at + end.len());
    match rest {
        _ if rest.starts_with("/*") => Some(to("*/")),
        _ if rest.starts_with("<!--") => Some(to("-->")),
        _ if rest.starts_with("//") || rest.starts_with('#') => Some(rest.lines().next()?.trim_end().len()),
        _ => None,
    }
}

/// What follows the comments that stand here.
fn after_comments(rest: &str) -> &str {
    let mut rest = rest.trim_start();
    while let Some(comment) = comment(rest) {
        rest = rest[comment..].trim_start();
    }
    rest
}

/// What is wrong with the control character of this offset, which stands within a text.
fn in_a_text(text: &str, offset: usize) -> Broken {
    let (before, rest) = text.split_at(offset);
    // What stands before it is in order: the last mark there that is not escaped begins the text.
    let is_escaped = |at: usize| before[..at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
    let start = before.rmatch_indices('"').map(|(at, _)| at).find(|at| !is_escaped(*at)).unwrap_or(offset);
    let span = Span::new(start, offset);
    let letter = rest.chars().next().unwrap_or_default();
    match letter {
        '\n' | '\r' if begins_anew(rest.trim_start()) || !rest.contains('"') => {
            Diagnostic::error(span, message!("json-mark-missing")).into()
        }
        '\n' | '\r' => {
            let end = offset + end_of_text(rest);
            let breaks = text[offset..end].match_indices(['\n', '\r']);
            let in_the_way = breaks.map(|(at, _)| Span::new(offset + at, offset + at + 1)).collect();
            Broken { diagnostic: Diagnostic::error(span, message!("json-line-break")), in_the_way: Some(in_the_way) }
        }
        '\t' => Broken::in_the_way(Span::new(offset, offset + 1), message!("json-tab")),
        _ => {
            let code = format!("{:04X}", u32::from(letter));
            let span = Span::new(offset, offset + letter.len_utf8());
            Broken::in_the_way(span, message!("json-control-character", code = code))
        }
    }
}

/// Whether a line begins as one does after a text that has ended: with a bracket, a name and its colon, or a text and what follows that. A mark
/// alone may be the end of the text itself.
fn begins_anew(line: &str) -> bool {
    let Some(text) = line.strip_prefix('"') else { return line.starts_with(['{', '}', '[', ']']) };
    let is_end = text.trim_start().starts_with([',', '}', ']', ':']) || text.trim_start().is_empty();
    let within = &text[..end_of_text(text)];
    let after = text[within.len()..].strip_prefix('"').map(str::trim_start);
    !is_end && !within.contains('\n') && after.is_some_and(|after| after.starts_with([':', ',', '}', ']']))
}

/// Where a text ends that goes on here.
fn end_of_text(rest: &str) -> usize {
    let mut is_escaped = false;
    let is_end = |letter: char| {
        let ends = letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
        ends
    };
    rest.find(is_end).unwrap_or(rest.len())
}

/// The first letter of a text.
fn at_beginning(text: &str) -> Span {
    let start = text.len() - text.trim_start().len();
    Span::new(start, start + text[start..].chars().next().map_or(0, char::len_utf8))
}

/// What a text is that does not even begin like JSON.
fn no_json_at_all(text: &str) -> Message {
    let text = text.trim_start();
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let (first, second) = (lines.next().unwrap_or_default(), lines.next());
    let is_between = |mark: &&str| {
        let count = |line: &str| line.matches(*mark).count();
        count(first) > usize::from(second.is_none()) && second.is_none_or(|second| count(second) == count(first))
    };
    if text.starts_with('<') {
        message!("json-is-page")
    } else if ["\t", ";", ","].iter().any(is_between) {
        message!("json-is-table")
    } else {
        message!("json-begins-otherwise")
    }
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
    use super::super::{Reader, parse, read};

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
            ("{\"a\": /* one */ 2}", "json-comment", "/* one */"),
            ("# one\n{\"a\": 2}", "json-comment", "# one"),
            ("// one\n/* two\n */ # three\n[]", "json-comment", "// one"),
            ("# Ports\n\nA port is a number.", "json-begins-otherwise", "# Ports"),
            ("# Ports\n\n- a port\n- {a}", "json-begins-otherwise", "# Ports"),
            ("<!-- ports -->\n<html>", "json-is-page", "<!--"),
            ("// ports", "json-begins-otherwise", "// ports"),
            ("{\"a\": \"Ports\n\",\n \"b\": 1}", "json-line-break", "\"Ports\n"),
            ("{\"a\": \"Ports\r\n\"}", "json-line-break", "\"Ports\r\n"),
            ("{\"a\": [\"Ports\n\"]}", "json-line-break", "\"Ports\n"),
            ("{\"a\": \"Ports\n, and more\"}", "json-line-break", "\"Ports\n"),
            ("{\"a\": [\"b,\n \"c\"]}", "json-mark-missing", "\"b,\n"),
            ("{“a”: 1}", "json-other-quotation-marks", "“a"),
            ("{\"a\": 'b'}", "json-other-quotation-marks", "'b"),
            ("{\"a\": \"b\nc\"}", "json-line-break", "\"b\nc"),
            ("{\"a\": \"b\r\nc\"}", "json-line-break", "\"b\r\nc"),
            ("{\"a\": \"b,\n  \"c\": 1}", "json-mark-missing", "\"b,\n"),
            ("{\"a\": \"b\n}", "json-mark-missing", "\"b\n"),
            ("{\"a\": \"b \\\"c\\\"\nd\"}", "json-line-break", "\"b \\\"c"),
            ("{\"a\": \"\\#\"}", "json-broken", "#"),
            ("{\"a\": \"b\tc\"}", "json-tab", "\tc"),
            ("{\"a\": \"b\u{1}c\"}", "json-control-character", "\u{1}c"),
            ("{\"a\": 1} b", "json-goes-on", "b"),
            ("{\"a\": [1", "json-ends-early", ""),
            ("aspect;marketing;sales", "json-is-table", "aspect"),
            ("\"aspect\",\"a\",\"b\"\n\"Force\",\"pull\",\"push\"\n", "json-is-table", "\"aspect"),
            ("\nAspect\ta\nForce\tpulls\n", "json-is-table", "Aspect"),
            ("<!DOCTYPE html>\n<html>", "json-is-page", "<!"),
            ("Hello, this is no table.\nNot at all.", "json-begins-otherwise", "Hello"),
            ("\"format\": 1,\n\"id\": \"a\"", "json-begins-otherwise", "\"format"),
            ("{\"a\": \"\\x\"}", "json-broken", "x\"}"),
        ] {
            let broken = parse(text).unwrap_err().diagnostic;
            let found = (broken.code(), &text[broken.span.unwrap().start..]);
            assert!(found.0 == code && found.1.starts_with(at), "{text}: {found:?}");
        }
    }

    #[test]
    fn what_only_has_to_be_taken_out_hides_no_later_mistake() {
        let text = "{ // ä\n \"a\": [1, /* b\n c */ 2,],\n \"d\": \"e\n f\\\"\n g\",\n \"h\": \"i\tj\", # k\n}";
        let mut reader = Reader::default();
        let node = read(text, &mut reader).unwrap();
        let found: Vec<_> = reader.into_diagnostics().iter().map(|broken| broken.code().to_owned()).collect();
        let expected = [
            "json-comment",
            "json-comment",
            "json-trailing-comma",
            "json-line-break",
            "json-tab",
            "json-comment",
            "json-trailing-comma",
        ];
        assert_eq!(found, expected);
        assert_eq!(node.value.plain(), serde_json::json!({ "a": [1, 2], "d": "e  f\"  g", "h": "i j" }));
        assert_eq!((node.span.start, node.span.end), (0, text.len()));
    }
}
