//! Checking a draft as a whole: a deck comes out of it, or everything that is wrong with it.
//!
//! Warnings say where a deck teaches or tests badly; they keep none from being used.

mod distinction;
mod fact;
mod language;
mod lint;
mod number;
mod texts;

use std::collections::{HashMap, HashSet};

use super::draft::{Draft, DraftDistinction, DraftSide, Field};
use super::index::LazyIndex;
use super::text::reading;
use super::{Deck, Item, Side, SideId, parts};
use crate::diagnostic::{Diagnostic, Severity, Span, Spanned};
use crate::language::Message;

/// More items than these, and nobody learns them.
const MOST_ITEMS: usize = 100_000;

/// More sides than these, and no question can name them.
const MOST_SIDES: usize = 100;

/// Collects what is wrong.
struct Checker {
    /// Whether what could be better is told as well: to find that takes longer than all the rest.
    warns: bool,
    diagnostics: Vec<Diagnostic>,
    /// Where each id of an item stood last: items of either kind share them.
    item_ids: HashMap<String, Span>,
}

impl Draft {
    /// The deck that this draft makes, and all that is wrong with it or could be better. There is a deck where nothing is an error.
    pub fn check(&self) -> (Option<Deck>, Vec<Diagnostic>) {
        self.checked(true)
    }

    /// The same, telling errors alone: for who only wants to use the deck.
    pub fn check_for_errors(&self) -> (Option<Deck>, Vec<Diagnostic>) {
        self.checked(false)
    }

    fn checked(&self, warns: bool) -> (Option<Deck>, Vec<Diagnostic>) {
        let mut checker = Checker { warns, diagnostics: Vec::new(), item_ids: HashMap::new() };
        let deck = checker.deck(self).filter(|_| !checker.has_errors());
        (deck, checker.diagnostics)
    }
}

impl Checker {
    fn error(&mut self, span: Span, message: Message) {
        self.diagnostics.push(Diagnostic::error(span, message));
    }

    fn warn(&mut self, span: Span, message: Message) {
        if !self.warns {
            return;
        }
        self.diagnostics.push(Diagnostic::warning(span, message));
    }

    fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// What a draft says of this part; that it is missing is an error of what it is a part of, which stands at `span`.
    fn required<'d, T>(&mut self, field: &'d Field<T>, part: &str, owner: &Message, span: Span) -> Option<&'d T> {
        if matches!(field, Field::Missing) {
            self.error(span, message!("deck-part-missing", owner = owner.clone(), part = part));
        }
        field.given()
    }

    /// Whether a deck is larger than any could be that is learnt; then nothing else is looked at.
    fn is_too_large(&mut self, draft: &Draft) -> bool {
        let sides = draft.sides.given().map_or(0, |sides| sides.value.len());
        let items = draft.distinctions.given().map_or(0, Vec::len) + draft.facts.given().map_or(0, Vec::len);
        if sides > MOST_SIDES {
            self.error(draft.span, message!("deck-too-many-sides", sides = sides, most = MOST_SIDES));
        }
        if items > MOST_ITEMS {
            self.error(draft.span, message!("deck-too-many-items", items = items, most = MOST_ITEMS));
        }
        self.has_errors()
    }

    fn deck(&mut self, draft: &Draft) -> Option<Deck> {
        let (owner, span) = (parts::deck(), draft.span);
        if self.is_too_large(draft) {
            return None;
        }
        let id = self.required(&draft.id, "id", &owner, span).and_then(|id| self.id(id, parts::deck_id()));
        let title =
            self.required(&draft.title, "title", &owner, span).and_then(|title| self.text(title, &parts::title()));
        let language = self.language(&draft.language);
        let sides = self.required(&draft.sides, "sides", &owner, span).and_then(|sides| self.sides(sides));
        let distinctions = self.required(&draft.distinctions, "distinctions", &owner, span);
        let mut items: Vec<Item> = Vec::new();
        for distinction in distinctions.into_iter().flatten() {
            items.extend(self.distinction(distinction, sides.as_deref()).map(Item::Distinction));
        }
        self.near(distinctions.map_or(&[], Vec::as_slice));
        if let (true, Some(language), Some(sides), Some(distinctions)) =
            (self.warns, &language, draft.sides.given(), distinctions)
        {
            self.numbers(language, &sides.value, distinctions);
        }
        for fact in draft.facts.given().into_iter().flatten() {
            items.extend(self.fact(fact).map(Item::Fact));
        }
        if items.is_empty() && !matches!(draft.facts, Field::Unreadable) && distinctions.is_some() && !self.has_errors()
        {
            self.error(span, message!("deck-asks-nothing"));
        }
        if let Some(language) = language.as_deref().filter(|_| self.warns && !self.has_errors()) {
            self.lint(language, draft);
        }
        Some(Deck { id: id?, title: title?, language: language?, sides: sides?, items, index: LazyIndex::default() })
    }

    /// That each distinction which another is said to be near to is one of the deck, and not itself.
    fn near(&mut self, drafts: &[DraftDistinction]) {
        let ids: HashSet<&str> = drafts.iter().filter_map(|draft| Some(draft.id.given()?.value.as_str())).collect();
        for draft in drafts {
            let own = draft.id.given().map(|id| id.value.as_str());
            for near in draft.near.given().into_iter().flatten() {
                if own == Some(&near.value) || !ids.contains(near.value.as_str()) {
                    let owner = parts::near(&parts::distinction(own));
                    self.error(near.span, message!("deck-no-such-distinction", owner = owner, name = &near.value));
                }
            }
        }
    }

    fn sides(&mut self, drafts: &Spanned<Vec<DraftSide>>) -> Option<Vec<Side>> {
        let mut sides: Vec<(Side, &DraftSide)> = Vec::new();
        for draft in &drafts.value {
            let id = self.required(&draft.id, "id", &parts::side(), draft.span);
            let id = id.and_then(|id| self.id::<SideId>(id, parts::side_id()));
            let name = self.required(&draft.name, "name", &parts::side(), draft.span);
            let name = name.and_then(|name| self.text(name, &parts::side_name()));
            let (Some(id), Some(name)) = (id, name) else { continue };
            if let Some((_, other)) = sides.iter().find(|(side, _)| side.id == id) {
                let message = message!("deck-sides-share-id", id = id.as_str());
                self.twice(&draft.id, message, &other.id);
            }
            if let Some((_, other)) = sides.iter().find(|(side, _)| reading(&side.name) == reading(&name)) {
                self.twice(&draft.name, message!("deck-sides-read-the-same", name = &name), &other.name);
            }
            sides.push((Side { id, name }, draft));
        }
        if drafts.value.len() < 2 {
            self.error(drafts.span, message!("deck-one-side"));
        }
        // With a side half read, what the distinctions say of it cannot be judged.
        let is_complete = sides.len() == drafts.value.len();
        is_complete.then(|| sides.into_iter().map(|(side, _)| side).collect())
    }

    /// An error of a text that says what another says too.
    fn twice(&mut self, text: &Field<Spanned<String>>, message: Message, before: &Field<Spanned<String>>) {
        if let (Some(text), Some(before)) = (text.given(), before.given()) {
            let error = Diagnostic::error(text.span, message).beside(before.span, message!("deck-said-before"));
            self.diagnostics.push(error);
        }
    }

    /// Notes the id of an item, as it stands, right or wrong; that another has it is an error.
    fn item_id(&mut self, id: &Spanned<String>) {
        if let Some(before) = self.item_ids.insert(id.value.clone(), id.span) {
            let error = Diagnostic::error(id.span, message!("deck-items-share-id", id = &id.value));
            self.diagnostics.push(error.beside(before, message!("deck-said-before")));
        }
    }

    /// Why an item is so.
    fn why(&mut self, why: &Field<Spanned<String>>, owner: &Message, span: Span) -> Option<String> {
        if matches!(why, Field::Missing) {
            self.warn(span, message!("deck-why-missing", owner = owner.clone()));
        }
        why.given().and_then(|why| self.text(why, &parts::why(owner)))
    }
}
