//! Distinctions: a trait for each side, which can be told from the others and from the lures.

use super::Checker;
use crate::deck::draft::{DraftDistinction, DraftTrait, Field};
use crate::deck::text::Text;
use crate::deck::{Distinction, Side, Trait, parts};
use crate::diagnostic::{Span, Spanned};
use crate::language::{Message, listed};

impl Checker {
    /// The distinction of a draft; `sides` is `None` while they themselves are wrong.
    pub(super) fn distinction(&mut self, draft: &DraftDistinction, sides: Option<&[Side]>) -> Option<Distinction> {
        let owner = parts::distinction(draft.id.given().map(|id| id.value.as_str()));
        let id = self.required(&draft.id, "id", &owner, draft.span);
        id.inspect(|id| self.item_id(id));
        let id = id.and_then(|id| self.id(id, parts::item_id()));
        let aspect = self.required(&draft.aspect, "aspect", &owner, draft.span);
        let aspect = aspect.and_then(|aspect| self.text(aspect, &parts::aspect(&owner)));
        // Every text of the aspect and where it stands, to find two that read the same.
        let mut texts: Vec<(Span, String)> = Vec::new();
        let traits = self.required(&draft.traits, "traits", &owner, draft.span);
        let traits = traits.map(|traits| self.traits(traits, sides, &owner, &mut texts));
        let mut lures = Vec::new();
        for lure in draft.lures.given().into_iter().flatten() {
            if let Some(text) = self.marked(lure, &parts::lure(&owner)) {
                texts.push((lure.span, text.plain().to_owned()));
                lures.push(text);
            }
        }
        self.told_apart(&texts, &owner);
        let why = self.why(&draft.why, &owner, draft.span);
        let has_two_traits = draft.traits.given().is_some_and(|traits| traits.value.len() == 2);
        let could_have_lures = !matches!(draft.lures, Field::Unreadable | Field::NoPlace);
        if has_two_traits && could_have_lures && draft.lures.given().is_none_or(Vec::is_empty) {
            self.warn(draft.span, message!("deck-lures-missing", owner = owner));
        }
        Some(Distinction { id: id?, aspect: aspect?, traits: traits?, lures, why })
    }

    fn traits(
        &mut self,
        drafts: &Spanned<Vec<DraftTrait>>,
        sides: Option<&[Side]>,
        owner: &Message,
        texts: &mut Vec<(Span, String)>,
    ) -> Vec<Trait> {
        let mut traits = Vec::new();
        for draft in &drafts.value {
            let side = sides.and_then(|sides| sides.iter().find(|side| side.id.as_str() == draft.side.value));
            if let (Some(sides), None) = (sides, side) {
                let known = listed(sides.iter().map(|side| side.id.as_str()));
                let (owner, name) = (owner.clone(), &draft.side.value);
                self.error(draft.side.span, message!("deck-no-such-side", owner = owner, name = name, known = known));
            }
            let what = parts::trait_of(&draft.side.value, owner);
            let source = self.required(&draft.text, "text", &what, draft.span);
            let text = source.and_then(|source| {
                let text = self.marked(source, &what)?;
                texts.push((source.span, text.plain().to_owned()));
                if text.keys().next().is_none() {
                    self.warn(source.span, message!("deck-key-words-missing", owner = what.clone()));
                }
                Some(text)
            });
            let accept = self.accept(draft, text.as_ref(), &what);
            if drafts.value.iter().take_while(|other| *other != draft).any(|other| other.side.value == draft.side.value)
            {
                self.error(
                    draft.side.span,
                    message!("deck-trait-twice", owner = owner.clone(), name = &draft.side.value),
                );
            }
            if let (Some(side), Some(text)) = (side, text) {
                traits.push(Trait { side: side.id.clone(), text, accept });
            }
        }
        if drafts.value.len() < 2 {
            self.error(drafts.span, message!("deck-one-trait", owner = owner.clone()));
        }
        let place = |of: &Trait| sides.and_then(|sides| sides.iter().position(|side| side.id == of.side));
        traits.sort_by_key(place);
        traits
    }

    /// Other spellings for each run of key words of `text`; nothing while that is unreadable.
    fn accept(&mut self, draft: &DraftTrait, text: Option<&Text>, owner: &Message) -> Vec<Vec<String>> {
        let what = parts::accept(owner);
        let blanks = text.map(|text| text.keys().count());
        let mut spellings = vec![Vec::new(); blanks.unwrap_or(0)];
        for entry in draft.accept.given().into_iter().flatten() {
            let Some(spelling) = self.marked(entry, &what) else { continue };
            let marked: Vec<&str> = spelling.keys().collect();
            let words = if marked.is_empty() { vec![spelling.plain()] } else { marked };
            let (owner, plain) = (what.clone(), spelling.plain());
            let message = match blanks {
                None => continue,
                Some(blanks) if blanks == words.len() => {
                    spellings.iter_mut().zip(words).for_each(|(spellings, words)| spellings.push(words.to_owned()));
                    continue;
                }
                Some(0) => message!("deck-accept-unmarked", owner = owner, spelling = plain),
                Some(1) => message!("deck-accept-of-one", owner = owner, spelling = plain),
                Some(_) => message!("deck-accept-of-several", owner = owner, spelling = plain),
            };
            self.error(entry.span, message);
        }
        spellings
    }
}
