//! Typed: "Marketing works by ____." The key words of a trait are to be written.

use rand::Rng;
use rand::seq::IndexedRandom;

use super::record::{Asked, Confusion, FormName, Picked, Row};
use super::spelling::{Speller, is_nothing};
use super::{FilledForm, Form, Hints, Level, NoQuestion, Prompt, Question, Response, Task, Verdict, Wanted, phrase};
use crate::deck::{Deck, Distinction, Item, ItemId, Side, SideId, Text, Trait, reading};
use crate::language::{legible, tidy};
use crate::memory::{Noise, Probability};

#[derive(Debug, Clone, Copy)]
pub(super) struct Typed;

/// Nobody remembers more words than these by the letter.
const MOST_WORDS: usize = 5;

/// What is shown for words that are to be written.
const BLANK: &str = "____";

impl Form for Typed {
    fn name(&self) -> FormName {
        FormName::of("typed")
    }

    fn suits(&self, item: &Item) -> bool {
        item.distinction().is_some_and(|distinction| distinction.traits.iter().any(can_be_written))
    }

    fn level(&self) -> Level {
        Level::Third
    }

    fn weight(&self) -> f64 {
        5.0
    }

    fn examines(&self) -> bool {
        true
    }

    fn write(&self, deck: &Deck, items: &[&Item], hints: Hints<'_>, rng: &mut dyn Rng) -> Result<Question, NoQuestion> {
        let distinction = items.first().and_then(|item| item.distinction()).ok_or(NoQuestion::NoKeyWords)?;
        let fitting: Vec<&Trait> = distinction.traits.iter().filter(|of| can_be_written(of)).collect();
        let shown = hints.least_asked(fitting, |of| Asked::Blanks { about: of.side.clone() });
        let shown = shown.choose(rng).ok_or(NoQuestion::NoKeyWords)?;
        let side = deck.side(&shown.side).ok_or(NoQuestion::NoKeyWords)?;
        let cloze = Cloze::new(deck, distinction, side, shown, hints.slip);
        Ok(Question { deck: deck.id.clone(), form: self.name(), filled: Box::new(cloze) })
    }

    fn confusion(&self, row: &Row) -> Option<Confusion> {
        match &row.asked {
            Asked::Blanks { about } => row.confusion_about(about),
            _ => row.aspect_slip(),
        }
    }

    fn verdict(&self, deck: &Deck, rows: &[Row]) -> Verdict {
        let Some(row) = rows.iter().find(|row| !row.right) else {
            let should_read = rows.iter().find_map(|row| should_read(deck, row));
            return should_read.map_or(Verdict::Right, |should_read| Verdict::RightSpelt { should_read });
        };
        let is_empty = |picked: &Picked| matches!(picked, Picked::Typed { text } if text.is_empty());
        match self.confusion(row) {
            _ if row.picked.iter().all(is_empty) => Verdict::NotKnown,
            Some(Confusion::SideSwap { of, given_to }) => {
                Verdict::gave(deck, row, &of, &given_to).unwrap_or(Verdict::Wrong)
            }
            _ => Verdict::Wrong,
        }
    }
}

fn can_be_written(of: &Trait) -> bool {
    let mut runs = of.text.keys().peekable();
    runs.peek().is_some() && runs.all(|words| words.split_whitespace().count() <= MOST_WORDS)
}

/// What a right answer should read, if it was forgiven anything but spaces; `None` if it was not, or was not written.
///
/// An accepted spelling is as good as the deck's own. `row` is one of a question about an item of `deck`.
pub(super) fn should_read(deck: &Deck, row: &Row) -> Option<String> {
    let Asked::Blanks { about } = &row.asked else { return None };
    let of = deck.item(&row.item)?.distinction()?.trait_of(about).filter(|_| row.right)?;
    let words = |picked: &Picked| match picked {
        Picked::Typed { text } => Some(text.clone()),
        _ => None,
    };
    let written: Vec<String> = row.picked.iter().filter_map(words).collect();
    match Spellings::of(deck, deck.side(about)?, of).meant(&Speller::of(&deck.language), &written, &[])? {
        // How a whole sentence begins and ends is its writer's affair.
        Meant::Whole(whole) => (reading(whole) != reading(&written[0])).then(|| whole.to_owned()),
        Meant::Blanks(words) if words.iter().zip(&written).all(|(words, written)| tidy(written) == **words) => None,
        Meant::Blanks(words) => match words.as_slice() {
            [only] => Some((*only).to_owned()),
            words => Some(of.text.with_keys(|number, _| words[number].to_owned())),
        },
    }
}

/// How the key words of a trait, or all of it, may be written.
#[derive(Debug)]
struct Spellings {
    /// For each blank the words of the deck, and after them those it accepts.
    blanks: Vec<Vec<String>>,
    /// The trait, by itself and as a sentence.
    wholes: Vec<String>,
}

/// What an answer was taken for.
enum Meant<'s> {
    Blanks(Vec<&'s str>),
    Whole(&'s str),
}

impl Spellings {
    /// Those of a trait, with its accepted ones, as it is said of `side`.
    fn of(deck: &Deck, side: &Side, of: &Trait) -> Self {
        let mut spellings = Self::of_text(deck, side, &of.text);
        for (blank, accepted) in spellings.blanks.iter_mut().zip(&of.accept) {
            blank.extend(accepted.iter().cloned());
        }
        // An entry of "accept" gives words for every blank.
        for entry in 0..of.accept.first().map_or(0, Vec::len) {
            let accepted = |number: usize, words: &str| {
                let accepted = of.accept.get(number).and_then(|accepted| accepted.get(entry));
                accepted.map_or_else(|| words.to_owned(), Clone::clone)
            };
            let whole = of.text.with_keys(accepted);
            spellings.wholes.extend([phrase::said_of(deck, side, &whole), whole]);
        }
        spellings
    }

    fn of_text(deck: &Deck, side: &Side, text: &Text) -> Self {
        Self {
            blanks: text.keys().map(|words| vec![words.to_owned()]).collect(),
            wholes: vec![text.plain().to_owned(), phrase::statement(deck, side, text)],
        }
    }

    fn wholes(&self) -> Vec<&str> {
        self.wholes.iter().map(String::as_str).collect()
    }

    /// What could stand in this of so many blanks.
    fn words(&self, number: usize, blanks: usize) -> Vec<&str> {
        let fitting = if self.blanks.len() == blanks { &self.blanks[number..=number] } else { &self.blanks[..] };
        fitting.iter().flatten().map(String::as_str).collect()
    }

    /// What was meant by these words, one text for each blank or the whole in the first; `None` if that is not this trait, or as well
    /// one of the wrong ones.
    fn meant(&self, speller: &Speller, written: &[String], wrong: &[&Spellings]) -> Option<Meant<'_>> {
        let of_wrong = |number: usize| -> Vec<&str> {
            let words = wrong.iter().flat_map(|wrong| wrong.words(number, self.blanks.len()));
            words.chain(wrong.iter().flat_map(|wrong| wrong.wholes())).collect()
        };
        let word = |(number, text): (usize, &String)| {
            speller.meant(text, &self.words(number, self.blanks.len()), &of_wrong(number))
        };
        let is_complete = written.len() == self.blanks.len();
        let words = is_complete.then(|| written.iter().enumerate().map(word).collect::<Option<_>>()).flatten();
        words.map(Meant::Blanks).or_else(|| match written {
            [only] => speller.meant(only, &self.wholes(), &of_wrong(0)).map(Meant::Whole),
            _ => None,
        })
    }

    /// Whether exactly these words were written, or the whole, apart from what is forgiven without a slip.
    fn are(&self, speller: &Speller, written: &[String]) -> bool {
        let is_whole = |text: &String| self.wholes.iter().any(|whole| speller.same(text, whole));
        let fills =
            |(text, spellings): (&String, &Vec<String>)| spellings.iter().any(|words| speller.same(text, words));
        let are_blanks = written.len() == self.blanks.len() && written.iter().zip(&self.blanks).all(fills);
        are_blanks && !self.blanks.is_empty() || matches!(written, [only] if is_whole(only))
    }
}

/// A sentence with blanks.
#[derive(Debug)]
struct Cloze {
    item: ItemId,
    asked: Asked,
    side: Side,
    text: Text,
    /// What stands before the trait and after it.
    around: (String, String),
    language: String,
    right: Spellings,
    lures: Vec<Spellings>,
    /// All other traits of the deck, those of the distinction first.
    others: Vec<(ItemId, SideId, Spellings)>,
    /// How likely someone writes the right words who knows the phrases, and not whose they are.
    by_phrases: Probability,
    slip: Probability,
}

impl Cloze {
    fn new(deck: &Deck, distinction: &Distinction, side: &Side, shown: &Trait, slip: Probability) -> Self {
        let sentence = phrase::statement(deck, side, &shown.text);
        let (before, after) = sentence.rsplit_once(shown.text.plain()).unwrap_or((&sentence, ""));
        let lure = |lure: &Text| fitted(Spellings::of_text(deck, side, lure), &shown.text, lure);
        let elsewhere = deck.distinctions().filter(|other| other.id != distinction.id);
        let others = std::iter::once(distinction)
            .chain(elsewhere)
            .flat_map(|of| of.traits.iter().map(move |own| (of, own)))
            .filter(|(of, own)| of.id != distinction.id || own.side != shown.side);
        let other = |(of, own): (&Distinction, &Trait)| {
            let mut spellings = fitted(Spellings::of(deck, deck.side(&own.side)?, own), &shown.text, &own.text);
            // Its trait can be written as if it were that of the side asked about.
            spellings.wholes.push(phrase::statement(deck, side, &own.text));
            Some((of.id.clone(), own.side.clone(), spellings))
        };
        Self {
            item: distinction.id.clone(),
            asked: Asked::Blanks { about: side.id.clone() },
            side: side.clone(),
            text: shown.text.clone(),
            around: (before.to_owned(), after.to_owned()),
            language: deck.language.clone(),
            right: Spellings::of(deck, side, shown),
            lures: distinction.lures.iter().map(lure).collect(),
            others: others.filter_map(other).collect(),
            by_phrases: Probability::one_in(distinction.traits.len()),
            slip,
        }
    }

    /// Whether nothing more is to be written: every blank, the whole at once, or nothing.
    fn is_answered(&self, written: &[String]) -> bool {
        written.len() >= self.right.blanks.len()
            || written.last().is_some_and(|last| is_nothing(last))
            || matches!(self.meant(written), Some(Meant::Whole(_)))
    }

    fn meant(&self, written: &[String]) -> Option<Meant<'_>> {
        let rivals = self.others.iter().filter(|(item, ..)| *item == self.item).map(|(.., rival)| rival);
        let wrong: Vec<&Spellings> = rivals.chain(&self.lures).collect();
        self.right.meant(&Speller::of(&self.language), written, &wrong)
    }

    /// The trait of the deck that was written instead.
    fn taken(&self, written: &[String]) -> Option<Picked> {
        if written.iter().any(|text| is_nothing(text)) {
            return None;
        }
        let speller = Speller::of(&self.language);
        let (item, side, _) = self.others.iter().find(|(.., other)| other.are(&speller, written))?;
        Some(Picked::Trait { item: item.clone(), side: side.clone() })
    }

    /// The sentence with what was written so far.
    fn stem(&self, written: &[String]) -> String {
        let blanks = self.right.blanks.len();
        let words = self.text.with_keys(|number, _| match written.get(number) {
            Some(text) => text.clone(),
            None if blanks == 1 => BLANK.to_owned(),
            None => format!("({}) {BLANK}", number + 1),
        });
        format!("{}{words}{}", self.around.0, self.around.1)
    }
}

/// For a text that marks no key words: what of it would stand in the one blank of the text shown.
fn fitted(mut spellings: Spellings, shown: &Text, other: &Text) -> Spellings {
    let frame = shown.with_keys(|_, _| BLANK.to_owned());
    if let ([], Some((before, after))) = (spellings.blanks.as_slice(), frame.split_once(BLANK))
        && let Some(words) = other.plain().strip_prefix(before).and_then(|rest| rest.strip_suffix(after))
        && !is_nothing(words)
    {
        spellings.blanks.push(vec![words.to_owned()]);
    }
    spellings
}

impl FilledForm for Cloze {
    fn items(&self) -> Vec<ItemId> {
        vec![self.item.clone()]
    }

    fn prompt(&self, responses: &[Response]) -> Option<Prompt> {
        let written = texts(responses);
        let blanks = self.right.blanks.len();
        (!self.is_answered(&written)).then(|| Prompt {
            task: Task::Write { side: self.side.clone(), gap: written.len() + 1, of: blanks },
            stem: Some(self.stem(&written)),
            wanted: Wanted::Write,
        })
    }

    fn grade(&self, responses: &[Response]) -> Vec<Row> {
        let written = texts(responses);
        let is_meant = self.meant(&written).is_some();
        // No slip is forgiven that gives the words of another aspect.
        let is_it = is_meant && self.right.are(&Speller::of(&self.language), &written);
        let taken = if is_it { None } else { self.taken(&written) };
        vec![Row {
            item: self.item.clone(),
            asked: self.asked.clone(),
            picked: kept(&written).chain(taken.clone()).collect(),
            right: is_meant && taken.is_none(),
            noise: Noise::new(Probability::NEVER, self.slip).map(|noise| noise.with_phrases(self.by_phrases)),
        }]
    }
}

/// What was written, without what cannot be shown.
fn texts(responses: &[Response]) -> Vec<String> {
    let text = |response: &Response| match response {
        Response::Text(text) => Some(tidy(&legible(text))),
        Response::Option(_) | Response::Pairs(_) | Response::NotKnown => None,
    };
    responses.iter().filter_map(text).collect()
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
