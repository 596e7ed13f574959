//! Fields of an object, each checked as it is taken out; what is wrong is collected and reading goes on.

use std::collections::HashMap;

use super::{Member, Node, Value};
use crate::diagnostic::{Diagnostic, Spanned};
use crate::language::{Message, listed};

/// Takes values out of nodes, and collects what is wrong.
#[derive(Default)]
pub(crate) struct Reader {
    diagnostics: Vec<Diagnostic>,
}

/// An object whose fields are all known and named once.
pub(crate) struct Fields<'n> {
    members: &'n [Member],
}

impl Reader {
    /// Notes that something is wrong.
    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// All that was wrong.
    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// The fields of an object; any not in `known`, or named twice, is reported.
    pub(crate) fn fields<'n>(&mut self, node: &'n Node, owner: &Message, known: &[&str]) -> Option<Fields<'n>> {
        let members = self.members(node, owner)?;
        for member in members.iter().filter(|member| !known.contains(&member.name.as_str())) {
            let (owner, known) = (owner.clone(), listed(known.iter().copied()));
            let message = message!("json-unknown-field", owner = owner, name = &member.name, known = known);
            self.report(Diagnostic::error(member.span, message));
        }
        Some(Fields { members })
    }

    /// The members of an object, whatever their names; a name given twice is reported.
    pub(crate) fn members<'n>(&mut self, node: &'n Node, owner: &Message) -> Option<&'n [Member]> {
        let Value::Object(members) = &node.value else {
            self.wrong_type(node, owner, message!("json-wants-object"));
            return None;
        };
        let mut first = HashMap::with_capacity(members.len());
        for member in members {
            if let Some(span) = first.insert(&member.name, member.span) {
                let message = message!("json-field-twice", owner = owner.clone(), name = &member.name);
                self.report(Diagnostic::error(member.span, message).beside(span, message!("json-field-before")));
            }
        }
        Some(members)
    }

    /// The elements of a list.
    pub(crate) fn list<'n>(&mut self, node: &'n Node, owner: &Message) -> Option<&'n [Node]> {
        match &node.value {
            Value::Array(elements) => Some(elements),
            _ => {
                self.wrong_type(node, owner, message!("json-wants-list"));
                None
            }
        }
    }

    pub(crate) fn text(&mut self, node: &Node, owner: &Message) -> Option<Spanned<String>> {
        match &node.value {
            Value::String(text) => Some(Spanned::new(text.clone(), node.span)),
            _ => {
                self.wrong_type(node, owner, message!("json-wants-text"));
                None
            }
        }
    }

    pub(crate) fn truth(&mut self, node: &Node, owner: &Message) -> Option<Spanned<bool>> {
        match &node.value {
            Value::Bool(truth) => Some(Spanned::new(*truth, node.span)),
            _ => {
                self.wrong_type(node, owner, message!("json-wants-truth"));
                None
            }
        }
    }

    fn wrong_type(&mut self, node: &Node, owner: &Message, wanted: Message) {
        let message = message!("json-wrong-type", owner = owner.clone(), found = node.value.what(), wanted = wanted);
        self.report(Diagnostic::error(node.head, message));
    }
}

impl<'n> Fields<'n> {
    /// The field of this name, if it is there.
    pub(crate) fn get(&self, name: &str) -> Option<&'n Node> {
        self.members.iter().find(|member| member.name == name).map(|member| &member.node)
    }
}
