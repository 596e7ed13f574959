//! Fields and texts of a document, each checked as it is taken out; what is wrong is collected and reading goes on.

use std::collections::HashSet;

use super::json::{Member, Node, Value};
use super::problem::{Position, Problem};
use super::text::{is_visible, tidy, turns_text};

/// Collects what is wrong.
pub(crate) struct Checker<'t> {
    text: &'t str,
    problems: Vec<(usize, String)>,
}

/// An object whose fields are all known and named once.
pub(crate) struct Fields<'n> {
    offset: usize,
    members: &'n [Member],
    owner: String,
}

impl<'t> Checker<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, problems: Vec::new() }
    }

    /// Notes a problem at this byte offset.
    pub(crate) fn report(&mut self, offset: usize, message: impl Into<String>) {
        self.problems.push((offset, message.into()));
    }

    /// Whether nothing was wrong so far.
    pub(crate) fn is_content(&self) -> bool {
        self.problems.is_empty()
    }

    /// The position of the byte at this offset.
    pub(crate) fn position(&self, offset: usize) -> Position {
        Position::of(self.text, offset)
    }

    /// All problems, in the order of the text.
    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        self.problems.sort();
        let (mut from, mut position) = (0, Position { line: 1, column: 1 });
        let located = |(offset, message): (usize, String)| {
            // One walk over the text serves all of them.
            position = position.advanced(self.text.get(from..offset).unwrap_or_default());
            from = offset;
            Problem { position: Some(position), message }
        };
        self.problems.into_iter().map(located).collect()
    }

    /// The fields of an object; any not in `known`, or named twice, is reported.
    pub(crate) fn fields<'n>(&mut self, node: &'n Node, owner: &str, known: &[&str]) -> Option<Fields<'n>> {
        let members = self.members(node, owner)?;
        for member in members {
            if !known.contains(&member.name.as_str()) {
                let (name, known) = (member.name.escape_debug(), known.join(", "));
                self.report(member.offset, format!("{owner} has no field \"{name}\"; its fields are {known}"));
            }
        }
        Some(Fields { offset: node.offset, members, owner: owner.to_owned() })
    }

    /// The members of an object, whatever their names; a name given twice is reported.
    pub(crate) fn members<'n>(&mut self, node: &'n Node, owner: &str) -> Option<&'n [Member]> {
        let Value::Object(members) = &node.value else {
            self.wrong_type(node, owner, "an object, in { }");
            return None;
        };
        let mut seen = HashSet::with_capacity(members.len());
        for member in members {
            if !seen.insert(&member.name) {
                let name = member.name.escape_debug();
                self.report(member.offset, format!("{owner} has \"{name}\" twice; keep one of them"));
            }
        }
        Some(members)
    }

    /// The elements of a list.
    pub(crate) fn list<'n>(&mut self, node: &'n Node, owner: &str) -> Option<&'n [Node]> {
        match &node.value {
            Value::Array(elements) => Some(elements),
            _ => {
                self.wrong_type(node, owner, "a list, in [ ]");
                None
            }
        }
    }

    /// A text that says something: not empty, no control characters; its words separated by single spaces.
    pub(crate) fn text(&mut self, node: &Node, owner: &str) -> Option<String> {
        let Value::String(text) = &node.value else {
            self.wrong_type(node, owner, "a text, in quotation marks");
            return None;
        };
        if let Some(control) = text.chars().find(|character| character.is_control() || turns_text(*character)) {
            let code = u32::from(control);
            self.report(node.offset, format!("{owner} holds a control character (U+{code:04X}); take it out"));
            return None;
        }
        let tidied = tidy(text);
        if !is_visible(&tidied) {
            self.report(node.offset, format!("{owner} is empty; write its text"));
            return None;
        }
        Some(tidied)
    }

    /// Reports that a value is of another type than `wanted`.
    pub(crate) fn wrong_type(&mut self, node: &Node, owner: &str, wanted: &str) {
        let found = node.value.kind();
        self.report(node.offset, format!("{owner} is {found}; it must be {wanted}"));
    }
}

impl<'n> Fields<'n> {
    /// The field of this name; that it is missing is reported.
    pub(crate) fn required(&self, checker: &mut Checker<'_>, name: &str) -> Option<&'n Node> {
        let field = self.optional(name);
        if field.is_none() {
            checker.report(self.offset, format!("{} lacks its field \"{name}\"; add it", self.owner));
        }
        field
    }

    /// The field of this name, if it is there.
    pub(crate) fn optional(&self, name: &str) -> Option<&'n Node> {
        self.members.iter().find(|member| member.name == name).map(|member| &member.node)
    }
}
