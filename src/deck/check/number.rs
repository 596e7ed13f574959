//! Sides of different number: where one is named as one thing and another as several ("marketing", "salespeople"), their verbs agree with
//! them, and the verb alone gives the answer away.

use super::Checker;
use crate::deck::draft::{DraftDistinction, DraftSide};
use crate::deck::text::Text;
use crate::diagnostic::{Diagnostic, Span};
use crate::language::{Grammar, Number};

/// What a trait begins with, and where the trait stands.
struct Verb {
    word: String,
    number: Number,
    span: Span,
}

/// The verbs of a side, distinction by distinction, where there is one that tells its number.
type Verbs = Vec<Option<Verb>>;

impl Checker {
    /// Warns of each side whose verbs are all of another number than those of a side before it.
    pub(super) fn numbers(&mut self, language: &str, sides: &[DraftSide], distinctions: &[DraftDistinction]) {
        let grammar = Grammar::of(language);
        let of_side = |side| -> Verbs { distinctions.iter().map(|of| verb(grammar, of, side)).collect() };
        let verbs: Vec<Verbs> = sides.iter().map(of_side).collect();
        for (at, side) in sides.iter().enumerate() {
            let before = verbs[..at].iter().zip(sides);
            let other = before.clone().find(|(other, _)| differ(grammar, other, &verbs[at])).map(|(_, other)| other);
            let verb = verbs[at].iter().flatten().next();
            let names = other.and_then(|other| other.name.given()).zip(side.name.given());
            if let (Some((other, name)), Some(verb)) = (names, verb) {
                let (one, several) = if verb.number == Number::Several { (other, name) } else { (name, other) };
                let message = message!("deck-sides-differ-in-number", one = &one.value, several = &several.value);
                let told = message!("deck-verb-tells", verb = &verb.word);
                self.diagnostics.push(Diagnostic::warning(name.span, message).beside(verb.span, told));
            }
        }
    }
}

fn verb(grammar: Grammar, distinction: &DraftDistinction, side: &DraftSide) -> Option<Verb> {
    let id = &side.id.given()?.value;
    let of = distinction.traits.given()?.value.iter().find(|of| of.side.value == *id)?;
    let text = of.text.given()?;
    let (word, number) = grammar.verb(Text::parse(&text.value).ok()?.plain())?;
    Some(Verb { word, number, span: text.span })
}

/// Whether one side's verbs are all for one and the other's all for several. A single pair of them may be chance ("sells", "focus"), unless
/// it is one verb in both numbers; and one verb in the other number clears the sides.
fn differ(grammar: Grammar, left: &Verbs, right: &Verbs) -> bool {
    let (of_one, of_several) = match (number(left), number(right)) {
        (Some(Number::One), Some(Number::Several)) => (left, right),
        (Some(Number::Several), Some(Number::One)) => (right, left),
        _ => return false,
    };
    let pairs: Vec<(&Verb, &Verb)> =
        of_one.iter().zip(of_several).filter_map(|(one, several)| one.as_ref().zip(several.as_ref())).collect();
    pairs.len() > 1 || pairs.iter().any(|(one, several)| grammar.is_same_verb(&one.word, &several.word))
}

/// That of all verbs; `None` if they differ, or there is none.
fn number(verbs: &Verbs) -> Option<Number> {
    let mut verbs = verbs.iter().flatten();
    let first = verbs.next()?.number;
    verbs.all(|verb| verb.number == first).then_some(first)
}
