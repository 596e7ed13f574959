//! Facts: a statement, and false versions of it.

use super::Checker;
use crate::deck::draft::DraftFact;
use crate::deck::{Fact, parts};
use crate::diagnostic::Span;

impl Checker {
    pub(super) fn fact(&mut self, draft: &DraftFact) -> Option<Fact> {
        let owner = parts::fact(draft.id.given().map(|id| id.value.as_str()));
        let id = self.required(&draft.id, "id", &owner, draft.span);
        id.inspect(|id| self.item_id(id));
        let id = id.and_then(|id| self.id(id, parts::item_id()));
        let title = draft.title.given().and_then(|title| self.text(title, &parts::fact_title(&owner)));
        // Every version and where it stands, to find two that read the same.
        let mut texts: Vec<(Span, String)> = Vec::new();
        let statement = self.required(&draft.statement, "statement", &owner, draft.span);
        let statement = statement.and_then(|statement| {
            let text = self.text(statement, &parts::statement(&owner))?;
            texts.push((statement.span, text.clone()));
            Some(text)
        });
        let mut false_versions = Vec::new();
        if let Some(versions) = self.required(&draft.false_versions, "false-versions", &owner, draft.span) {
            for version in &versions.value {
                if let Some(text) = self.text(version, &parts::false_version(&owner)) {
                    texts.push((version.span, text.clone()));
                    false_versions.push(text);
                }
            }
            if versions.value.is_empty() {
                self.error(versions.span, message!("deck-no-false-version", owner = owner.clone()));
            }
        }
        self.told_apart(&texts, &owner);
        let why = self.why(&draft.why, &owner, draft.span);
        Some(Fact { id: id?, title, statement: statement?, false_versions, why })
    }
}
