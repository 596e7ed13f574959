//! Distinctions: a trait for each side, which can be told from the others and from the lures.

use std::collections::HashSet;

use super::Checker;
use crate::deck::draft::{DraftDistinction, DraftExample, DraftTrait, Field};
use crate::deck::text::{Text, reading};
use crate::deck::{Distinction, Example, Side, SideId, Situation, Trait, parts};
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
        // What is true of two sides of three may be written for both.
        let distinct: HashSet<String> = texts.iter().map(|(_, text)| reading(text)).collect();
        if distinct.len() > 1 && texts.len() > 2 {
            let mut seen = HashSet::new();
            texts.retain(|(_, text)| seen.insert(reading(text)));
        }
        let mut lures = Vec::new();
        for lure in draft.lures.given().into_iter().flatten() {
            if let Some(text) = self.marked(lure, &parts::lure(&owner)) {
                texts.push((lure.span, text.plain().to_owned()));
                lures.push(text);
            }
        }
        self.told_apart(&texts, &owner);
        let examples = draft.examples.given().into_iter().flatten();
        let traits_of = traits.as_deref().unwrap_or_default();
        let examples = examples.filter_map(|example| self.example(example, sides?, traits_of, &owner)).collect();
        let why = self.why(&draft.why, &owner, draft.span);
        let has_two_traits = draft.traits.given().is_some_and(|traits| traits.value.len() == 2);
        let could_have_lures = !matches!(draft.lures, Field::Unreadable | Field::NoPlace);
        if has_two_traits && could_have_lures && draft.lures.given().is_none_or(Vec::is_empty) {
            self.warn(draft.span, message!("deck-lures-missing", owner = owner.clone()));
        }
        let near = draft.near.given().into_iter().flatten();
        let near = near.filter_map(|id| self.id(id, parts::near(&owner))).collect();
        let is_degree = draft.degree.given().is_some_and(|degree| degree.value);
        Some(Distinction { id: id?, aspect: aspect?, traits: traits?, is_degree, lures, examples, near, why })
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
            let side = sides.and_then(|sides| self.side_named(&draft.side, sides, owner));
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
            let also = sides.map(|sides| self.also(draft, sides, &what)).unwrap_or_default();
            if drafts.value.iter().take_while(|other| *other != draft).any(|other| other.side.value == draft.side.value)
            {
                self.error(
                    draft.side.span,
                    message!("deck-trait-twice", owner = owner.clone(), name = &draft.side.value),
                );
            }
            if let (Some(side), Some(text)) = (side, text) {
                traits.push(Trait { side: side.id.clone(), text, accept, also });
            }
        }
        if drafts.value.len() < 2 {
            self.error(drafts.span, message!("deck-one-trait", owner = owner.clone()));
        }
        let place = |of: &Trait| sides.and_then(|sides| sides.iter().position(|side| side.id == of.side));
        traits.sort_by_key(place);
        traits
    }

    /// The side of this id; that there is none is an error of what names it.
    fn side_named<'s>(&mut self, id: &Spanned<String>, sides: &'s [Side], owner: &Message) -> Option<&'s Side> {
        let side = sides.iter().find(|side| side.id.as_str() == id.value);
        if side.is_none() {
            let known = listed(sides.iter().map(|side| side.id.as_str()));
            let (owner, name) = (owner.clone(), &id.value);
            self.error(id.span, message!("deck-no-such-side", owner = owner, name = name, known = known));
        }
        side
    }

    /// The other sides of which a trait is true as well.
    fn also(&mut self, draft: &DraftTrait, sides: &[Side], owner: &Message) -> Vec<SideId> {
        let what = parts::also(owner);
        let mut also = Vec::new();
        for name in draft.also.given().into_iter().flatten() {
            if name.value == draft.side.value {
                self.error(name.span, message!("deck-also-own-side", owner = what.clone(), name = &name.value));
            } else if let Some(side) = self.side_named(name, sides, &what)
                && !also.contains(&side.id)
            {
                also.push(side.id.clone());
            }
        }
        also
    }

    /// An example, with a situation for each side that has a trait.
    fn example(&mut self, draft: &DraftExample, sides: &[Side], traits: &[Trait], owner: &Message) -> Option<Example> {
        let what = parts::example(owner);
        let mut situations = Vec::new();
        for situation in &draft.situations {
            let side = self.side_named(&situation.side, sides, &what);
            let text = situation.text.given().and_then(|text| self.text(text, &what));
            let (Some(side), Some(text)) = (side, text) else { continue };
            if traits.iter().any(|of| of.side == side.id) {
                situations.push(Situation { side: side.id.clone(), text });
            } else {
                let name = side.id.as_str();
                self.error(
                    situation.side.span,
                    message!("deck-example-of-no-trait", owner = what.clone(), name = name),
                );
            }
        }
        let is_named = |side: &SideId| draft.situations.iter().any(|named| named.side.value == side.as_str());
        for of in traits.iter().filter(|of| !is_named(&of.side)) {
            let name = of.side.as_str();
            self.error(draft.span, message!("deck-example-without-side", owner = what.clone(), name = name));
        }
        // Two situations that read the same would show two traits at once.
        let texts: Vec<_> = draft.situations.iter().filter_map(|of| of.text.given()).collect();
        self.told_apart(&texts.iter().map(|text| (text.span, text.value.clone())).collect::<Vec<_>>(), &what);
        situations.sort_by_key(|of| sides.iter().position(|side| side.id == of.side));
        let is_held = draft.held.given().is_some_and(|held| held.value);
        (situations.len() == traits.len()).then_some(Example { situations, is_held })
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
