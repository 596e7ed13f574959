//! A sentence with blanks, and what is written into them.

use std::cell::{OnceCell, RefCell};

use super::super::record::{Asked, Picked, Row};
use super::super::spelling::{Speller, is_nothing};
use super::super::{Choice, FilledForm, Prompt, Response, Task, Wanted, phrase, picks};
use super::elsewhere::Elsewhere;
use super::spellings::{Meant, Spellings, Written};
use crate::deck::{Deck, Distinction, ItemId, Side, SideId, Text, Trait};
use crate::language::{legible, tidy};
use crate::memory::{Noise, Probability};
use crate::question::phrase::GAP;

/// The number of the option that says so, where it is asked whether something was meant.
const YES: usize = 0;

/// What an answer comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Comparison {
    /// It is the trait.
    Right {
        /// How it is written, if it is written otherwise.
        should_read: Option<String>,
    },
    /// It may be meant as the trait, but a person would ask: it counts as wrong unless the learner says so.
    Unsure {
        /// What it would be.
        should_read: String,
    },
    /// It is another trait of the deck.
    OtherTrait {
        /// The distinction that it belongs to.
        item: ItemId,
        /// The side that it belongs to.
        side: SideId,
    },
    Lure {
        /// What that says.
        text: String,
    },
    /// It is nothing that the deck knows, but some of it is nearer to something wrong than to what is right, or it says the opposite.
    KnownWrong,
    /// It is nothing that the deck knows.
    Wrong,
}

/// A sentence with blanks.
#[derive(Debug)]
pub(super) struct Cloze {
    item: ItemId,
    asked: Asked,
    aspect: String,
    side: Side,
    text: Text,
    /// What stands before the trait and after it.
    around: (String, String),
    language: String,
    distinction: Distinction,
    sides: Vec<Side>,
    blanks: usize,
    /// Read when the first answer is compared: whoever only looks at a question does not wait for it.
    known: OnceCell<Known>,
    /// What was compared last, and what it came to: an answer is looked at when it is given, when it is confirmed and when it is graded.
    compared: RefCell<Option<(Vec<String>, Comparison)>>,
    /// The traits of other distinctions.
    elsewhere: Elsewhere,
    /// How likely someone writes the right words who knows the phrases, and not whose they are.
    by_phrases: Probability,
    slip: Probability,
}

/// How what the distinction says may be written.
#[derive(Debug)]
struct Known {
    right: Spellings,
    /// The lures of the distinction, with what they say.
    lures: Vec<(String, Spellings)>,
    /// The traits of the distinction's other sides.
    others: Vec<(SideId, Spellings)>,
}

impl Known {
    /// As it is written for this side, whose trait is `shown`.
    fn of(distinction: &Distinction, sides: &[Side], side: &Side, shown: &Text, language: &str) -> Self {
        let speller = Speller::of(language);
        let lure = |lure: &Text| {
            let spellings = Spellings::of_text(&speller, language, side, lure).fitted(&speller, shown, lure);
            (lure.plain().to_owned(), spellings)
        };
        let other = |other: &Trait| {
            let own = sides.iter().find(|side| side.id == other.side)?;
            let spellings = Spellings::of(&speller, language, own, other);
            // It can be written as if it were that of the side asked about.
            let spellings = spellings.fitted(&speller, shown, &other.text).said_of(&speller, language, side, other);
            Some((other.side.clone(), spellings))
        };
        let right = match distinction.trait_of(&side.id) {
            Some(of) => Spellings::of(&speller, language, side, of),
            None => Spellings::of_text(&speller, language, side, shown),
        };
        Self {
            right,
            lures: distinction.lures.iter().map(lure).collect(),
            others: distinction.traits.iter().filter(|other| other.side != side.id).filter_map(other).collect(),
        }
    }

    /// The traits of the other sides, and the lures.
    fn wrong(&self) -> Vec<&Spellings> {
        self.others.iter().map(|(_, other)| other).chain(self.lures.iter().map(|(_, lure)| lure)).collect()
    }
}

impl Cloze {
    pub(super) fn new(deck: &Deck, distinction: &Distinction, side: &Side, shown: &Trait, slip: Probability) -> Self {
        let sentence = phrase::statement(deck, side, &shown.text);
        let (before, after) = sentence.rsplit_once(shown.text.plain()).unwrap_or((&sentence, ""));
        Self {
            item: distinction.id.clone(),
            asked: Asked::Blanks { about: side.id.clone() },
            aspect: distinction.aspect.clone(),
            side: side.clone(),
            text: shown.text.clone(),
            around: (before.to_owned(), after.to_owned()),
            language: deck.language.clone(),
            distinction: distinction.clone(),
            sides: deck.sides.clone(),
            blanks: shown.text.keys().count(),
            known: OnceCell::new(),
            compared: RefCell::new(None),
            elsewhere: Elsewhere::of(deck, distinction),
            by_phrases: Probability::one_in(distinction.traits.len()),
            slip,
        }
    }

    /// Whether nothing more is to be written: every blank, the whole at once, or nothing.
    fn is_answered(&self, written: &[String]) -> bool {
        let is_whole = || {
            let speller = Speller::of(&self.language);
            let meant = self.meant(&speller, &Written::of(written.iter().map(String::as_str), &speller));
            meant.is_some_and(|meant| meant.is_sure() && matches!(meant, Meant::Whole(_)))
        };
        written.len() >= self.blanks
            || written.last().is_some_and(|last| is_nothing(last))
            || !written.is_empty() && is_whole()
    }

    fn meant(&self, speller: &Speller, written: &Written) -> Option<Meant<'_>> {
        self.known().right.meant(speller, written, &self.known().wrong())
    }

    /// What these words come to, one text for each blank or the whole in the first.
    fn compare(&self, written: &[String]) -> Comparison {
        let mut compared = self.compared.borrow_mut();
        match &*compared {
            Some((known, comparison)) if known == written => comparison.clone(),
            _ => compared.insert((written.to_vec(), self.compared_anew(written))).1.clone(),
        }
    }

    fn compared_anew(&self, written: &[String]) -> Comparison {
        if written.iter().all(|text| is_nothing(text)) {
            return Comparison::Wrong;
        }
        let speller = Speller::of(&self.language);
        let written = Written::of(written.iter().map(String::as_str), &speller);
        let meant = self.meant(&speller, &written);
        if let Some(meant) = meant.as_ref().filter(|meant| meant.are_the_words()) {
            return Comparison::Right { should_read: meant.should_read(&self.text) };
        }
        // Nothing else is forgiven that gives the words of another aspect.
        if let Some((item, side)) = self.taken(&speller, &written, meant.as_ref()) {
            return Comparison::OtherTrait { item, side };
        }
        match meant {
            Some(meant) if meant.is_sure() => Comparison::Right { should_read: meant.should_read(&self.text) },
            Some(meant) => Comparison::Unsure { should_read: meant.words(&self.text) },
            None => match self.lure(&speller, &written) {
                Some(text) => Comparison::Lure { text },
                None if self.is_known_wrong(&speller, &written) => Comparison::KnownWrong,
                None => Comparison::Wrong,
            },
        }
    }

    /// Whether some of what was written is a word of another trait or of a lure, or near one, or the right word turned round.
    fn is_known_wrong(&self, speller: &Speller, written: &Written) -> bool {
        self.known().right.are_nearer_or_opposite(speller, written, &self.known().wrong())
            || self.elsewhere.has_word(speller, written, &self.known().right)
    }

    fn known(&self) -> &Known {
        let read = || Known::of(&self.distinction, &self.sides, &self.side, &self.text, &self.language);
        self.known.get_or_init(read)
    }

    /// What was written, without what cannot be shown; nothing where it says that it is not known.
    fn texts(&self, responses: &[Response]) -> Vec<String> {
        let speller = Speller::of(&self.language);
        let text = |response: &Response| match response {
            Response::Text(text) => Some(tidy(&legible(text))),
            Response::Option(_) | Response::Pairs(_) | Response::NotKnown => None,
        };
        let known = |text: String| {
            let is_unknown = speller.says_unknown(&text) && !self.known().right.has_word(&speller, &text);
            if is_unknown { String::new() } else { text }
        };
        responses.iter().filter_map(text).map(known).collect()
    }

    fn lure(&self, speller: &Speller, written: &Written) -> Option<String> {
        let is_it =
            |(_, lure): &&(String, Spellings)| lure.meant(speller, written, &[]).is_some_and(|meant| meant.is_sure());
        self.known().lures.iter().find(is_it).map(|(text, _)| text.clone())
    }

    /// What was written may have been meant as this, and the learner has not said yet whether it was.
    fn to_confirm(&self, responses: &[Response]) -> Option<String> {
        match self.compare(&self.texts(responses)) {
            Comparison::Unsure { should_read } if picks(responses).is_empty() => Some(should_read),
            _ => None,
        }
    }

    /// The trait of the deck that was written instead, nearer than the one that may have been meant.
    fn taken(&self, speller: &Speller, written: &Written, meant: Option<&Meant<'_>>) -> Option<(ItemId, SideId)> {
        let of_other_side = || {
            let is_it = |(_, other): &&(SideId, Spellings)| {
                other.meant(speller, written, &[]).is_some_and(|other| other.is_sure())
            };
            self.known().others.iter().find(is_it).filter(|_| meant.is_none())
        };
        if let Some((side, _)) = of_other_side() {
            return Some((self.item.clone(), side.clone()));
        }
        self.elsewhere.taken(speller, &self.language, (&self.side, &self.text), written, meant)
    }

    /// The sentence with what was written so far.
    fn stem(&self, written: &[String]) -> String {
        let blanks = self.blanks;
        let words = self.text.with_keys(|number, _| match written.get(number) {
            Some(text) => text.clone(),
            None if blanks == 1 => GAP.to_owned(),
            None => format!("({}) {GAP}", number + 1),
        });
        format!("{}{words}{}", self.around.0, self.around.1)
    }
}

impl FilledForm for Cloze {
    fn items(&self) -> Vec<ItemId> {
        vec![self.item.clone()]
    }

    fn prompt(&self, responses: &[Response]) -> Option<Prompt> {
        let written = self.texts(responses);
        let blanks = self.blanks;
        if self.is_answered(&written) {
            let confirm = |words| Prompt {
                task: Task::Confirm { words },
                stem: None,
                wanted: Wanted::Pick(vec![Choice::Yes, Choice::No]),
            };
            return self.to_confirm(responses).map(confirm);
        }
        Some(Prompt {
            task: Task::Write {
                aspect: self.aspect.clone(),
                side: self.side.clone(),
                gap: written.len() + 1,
                of: blanks,
            },
            stem: Some(self.stem(&written)),
            wanted: Wanted::Write,
        })
    }

    fn grade(&self, responses: &[Response]) -> Vec<Row> {
        let written = self.texts(responses);
        let comparison = self.compare(&written);
        let is_meant = matches!(comparison, Comparison::Unsure { .. }) && picks(responses).first() == Some(&YES);
        let right = is_meant || matches!(comparison, Comparison::Right { .. });
        let taken = match comparison {
            Comparison::OtherTrait { item, side } => Some(Picked::Trait { item, side }),
            Comparison::Lure { text } => Some(Picked::Lure { item: self.item.clone(), text }),
            Comparison::Unsure { .. } if is_meant => Some(Picked::Meant),
            Comparison::Unsure { .. } => Some(Picked::NotMeant),
            Comparison::KnownWrong => Some(Picked::KnownWrong),
            Comparison::Right { .. } | Comparison::Wrong => None,
        };
        vec![Row {
            item: self.item.clone(),
            asked: self.asked.clone(),
            offered: Vec::new(),
            picked: kept(&written).chain(taken).collect(),
            right,
            noise: Noise::new(Probability::NEVER, self.slip).map(|noise| noise.with_phrases(self.by_phrases)),
        }]
    }
}

/// What is saved of it.
fn kept(written: &[String]) -> impl Iterator<Item = Picked> {
    let mut room = Picked::MOST_LETTERS;
    written.iter().map(move |text| {
        let text: String = text.chars().take(room).collect();
        room -= text.chars().count();
        Picked::Typed { text }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::read_deck;

    /// What comes of these words, if they are written for what marketing does in the first distinction.
    fn compared(words: &str) -> Comparison {
        let deck = read_deck(
            "test",
            br#"{"format":1,"id":"test","title":"T","sides":[{"id":"marketing","name":"marketing"},{"id":"sales","name":"sales"}],
                "distinctions":[
                  {"id":"demand","aspect":"Demand","lures":["sets out to [forecast] demand"],
                   "traits":{"marketing":{"text":"sets out to [generate] demand","accept":["create"]},
                             "sales":{"text":"sets out to [satisfy] demand"}}},
                  {"id":"scope","aspect":"Scope",
                   "traits":{"marketing":{"text":"is the [broader] concept"},"sales":{"text":"is [generative]"}}}]}"#,
        );
        let deck = deck.unwrap();
        let distinction = deck.distinctions().next().unwrap();
        let cloze = Cloze::new(&deck, distinction, &deck.sides[0], &distinction.traits[0], Probability::NEVER);
        cloze.compare(&[words.to_owned()])
    }

    #[test]
    fn an_answer_is_right_or_unsure_or_another_trait_or_wrong() {
        let right = |should_read: Option<&str>| Comparison::Right { should_read: should_read.map(str::to_owned) };
        let unsure = |should_read: &str| Comparison::Unsure { should_read: should_read.to_owned() };
        let other = |item: &str, side: &str| Comparison::OtherTrait {
            item: item.parse().unwrap(),
            side: side.parse().unwrap(),
        };
        let lure = || Comparison::Lure { text: "sets out to forecast demand".to_owned() };
        for (words, expected) in [
            ("generate", right(None)),
            ("create", right(None)),
            ("generate demand", right(None)),
            ("Marketing sets out to create demand", right(None)),
            ("Generates", right(None)),
            ("genarate", right(Some("generate"))),
            ("craete", right(Some("create"))),
            ("senerate", unsure("generate")),
            ("cretae the", right(Some("create"))),
            ("vreate", unsure("create")),
            ("satisfy", other("demand", "sales")),
            ("satisfying demand", other("demand", "sales")),
            ("statisfy", other("demand", "sales")),
            ("broader", other("scope", "marketing")),
            ("broad", other("scope", "marketing")),
            // Like the right word, but the very word of another aspect.
            ("generative", other("scope", "sales")),
            ("forecast", lure()),
            ("forecasts", lure()),
            ("limit", Comparison::Wrong),
            ("", Comparison::Wrong),
        ] {
            assert_eq!(compared(words), expected, "{words}");
        }
    }
}
