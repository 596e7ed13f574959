//! Matching: traits to their aspects, or traits to the other side's traits. Three to five rows, asked one after another.
//!
//! Each option goes once, so a row's guess is 1/(options left). Where only one is left, or where the right one was spent on an earlier
//! row, the row could not turn out otherwise and is no evidence.

use std::ops::RangeInclusive;

use rand::Rng;
use rand::seq::SliceRandom;

use super::record::{Asked, FormName, Picked, Row};
use super::{
    Choice, FilledForm, Form, Hints, Level, NoQuestion, Prompt, Question, Response, SLIP, Task, Verdict, Wanted,
    phrase, picks,
};
use crate::deck::{Deck, Distinction, Item, ItemId, Side, Trait, reading};
use crate::memory::{Noise, Probability};

#[derive(Debug, Clone, Copy)]
pub(super) struct Matching;

/// What is shown in every row, and what it is matched with.
#[derive(Debug, Clone, Copy)]
struct Columns<'d> {
    /// The side whose traits are shown.
    side: &'d Side,
    /// The side whose traits are sought; `None` for the aspects.
    with: Option<&'d Side>,
}

impl Form for Matching {
    fn name(&self) -> FormName {
        FormName::of("matching")
    }

    fn rows(&self) -> RangeInclusive<usize> {
        3..=5
    }

    fn suits(&self, item: &Item) -> bool {
        item.distinction().is_some()
    }

    fn level(&self) -> Level {
        Level::First
    }

    fn weight(&self) -> f64 {
        4.0
    }

    fn only_once_asked(&self) -> bool {
        true
    }

    /// The last pair falls into place by itself.
    fn most_left_open(&self) -> usize {
        1
    }

    fn write(&self, deck: &Deck, items: &[&Item], _: Hints<'_>, rng: &mut dyn Rng) -> Result<Question, NoQuestion> {
        let distinctions: Vec<&Distinction> = items.iter().filter_map(|item| item.distinction()).collect();
        let sides = || deck.sides.iter();
        let to_aspects = sides().map(|side| Columns { side, with: None });
        let to_traits = sides().flat_map(|side| {
            let others = sides().filter(move |other| other.id != side.id);
            others.map(move |other| Columns { side, with: Some(other) })
        });
        let mut ways: Vec<Columns<'_>> = to_aspects.chain(to_traits).collect();
        ways.shuffle(rng);
        let filled = ways.into_iter().map(|columns| (columns, rows_of(columns, &distinctions, *self.rows().end())));
        // The first of the columns that take most rows, so that chance decides among equals.
        let (columns, rows) = filled
            .reduce(|best, next| if next.1.len() > best.1.len() { next } else { best })
            .ok_or(NoQuestion::TooFewToMatch)?;
        if !self.rows().contains(&rows.len()) {
            return Err(NoQuestion::TooFewToMatch);
        }
        let pairing = Pairing::new(deck, columns, rows, rng).ok_or(NoQuestion::TooFewToMatch)?;
        Ok(Question { deck: deck.id.clone(), form: self.name(), filled: Box::new(pairing) })
    }

    /// Pairs name the side of each trait.
    fn tells_sides(&self) -> bool {
        false
    }

    /// Where the aspect was sought, the truth is about the trait that was shown: the rest of the contrast was not in question.
    fn set_right(&self, deck: &Deck, row: &Row) -> Option<String> {
        let (item, confusion) = (deck.item(&row.item)?, self.confusion(row)?);
        let truth = super::set_right(deck, item, &confusion)?;
        let shown = || match &row.asked {
            Asked::Pair { side, with: None } => {
                Some(phrase::statement(deck, deck.side(side)?, &item.distinction()?.trait_of(side)?.text))
            }
            _ => None,
        };
        Some(shown().unwrap_or(truth))
    }

    /// Each option goes once: two, three ... of them are left for the rows from the last but one up.
    fn by_guessing(&self, rows: &[Row]) -> Probability {
        let chance = (1..=rows.len()).map(|left| 1.0 / left as f64).product();
        Probability::new(chance).unwrap_or(Probability::NEVER)
    }

    fn verdict(&self, _: &Deck, rows: &[Row]) -> Verdict {
        match rows.iter().filter(|row| row.right).count() {
            right if right == rows.len() => Verdict::Right,
            right => Verdict::Pairs { right, of: rows.len() },
        }
    }
}

/// The distinctions that can be rows of these columns together: every trait shown and every option reads differently.
fn rows_of<'d>(columns: Columns<'_>, distinctions: &[&'d Distinction], most: usize) -> Vec<&'d Distinction> {
    let mut readings: Vec<[String; 2]> = Vec::new();
    let mut rows = Vec::new();
    for distinction in distinctions {
        let Some(shown) = distinction.trait_of(&columns.side.id) else { continue };
        let Some(sought) = option_text(columns, distinction) else { continue };
        let pair = [reading(shown_text(columns, shown)), reading(sought)];
        if readings.iter().any(|earlier| earlier[0] == pair[0] || earlier[1] == pair[1]) {
            continue;
        }
        if rows.len() < most {
            readings.push(pair);
            rows.push(*distinction);
        }
    }
    rows
}

/// What a row of these columns shows of its trait: the key words where they are matched with key words.
fn shown_text<'d>(columns: Columns<'_>, shown: &'d Trait) -> &'d str {
    if columns.with.is_some() { shown.text.gist() } else { shown.text.plain() }
}

/// What a row of these columns is matched with.
fn option_text<'d>(columns: Columns<'_>, distinction: &'d Distinction) -> Option<&'d str> {
    match columns.with {
        Some(side) => distinction.trait_of(&side.id).map(|of| of.text.gist()),
        None => Some(&distinction.aspect),
    }
}

/// Rows to be paired with options, as many of the one as of the other.
#[derive(Debug)]
struct Pairing {
    rows: Vec<Pair>,
    options: Vec<(Picked, String)>,
}

#[derive(Debug)]
struct Pair {
    item: ItemId,
    asked: Asked,
    task: Task,
    stem: String,
    /// Number of its option.
    right: usize,
}

/// How a row went.
struct Turn {
    /// Numbers of the options that were left, in order.
    left: Vec<usize>,
    /// The option picked; `None` while the row is unanswered.
    picked: Option<usize>,
}

impl Pairing {
    fn new(deck: &Deck, columns: Columns<'_>, mut distinctions: Vec<&Distinction>, rng: &mut dyn Rng) -> Option<Self> {
        let mut options = distinctions.clone();
        options.shuffle(rng);
        distinctions.shuffle(rng);
        let row = |distinction: &&Distinction| {
            let text = &distinction.trait_of(&columns.side.id)?.text;
            Some(Pair {
                item: distinction.id.clone(),
                asked: Asked::Pair { side: columns.side.id.clone(), with: columns.with.map(|side| side.id.clone()) },
                task: match columns.with {
                    Some(with) => Task::MatchTrait {
                        side: columns.side.clone(),
                        words: text.gist().to_owned(),
                        with: with.clone(),
                    },
                    None => Task::MatchAspect { side: columns.side.clone(), of: text.plain().to_owned() },
                },
                stem: match columns.with {
                    Some(_) => phrase::key_words(deck, columns.side, text),
                    None => phrase::statement(deck, columns.side, text),
                },
                right: options.iter().position(|option| option.id == distinction.id)?,
            })
        };
        let option = |distinction: &&Distinction| {
            let item = distinction.id.clone();
            let picked = match columns.with {
                Some(with) => Picked::Trait { item, side: with.id.clone() },
                None => Picked::Aspect { item },
            };
            Some((picked, option_text(columns, distinction)?.to_owned()))
        };
        Some(Self {
            rows: distinctions.iter().map(row).collect::<Option<_>>()?,
            options: options.iter().map(option).collect::<Option<_>>()?,
        })
    }

    /// The rows in turn, with what was left and what was picked; the last pair falls into place by itself.
    fn turns(&self, picks: &[usize]) -> Vec<Turn> {
        let mut left: Vec<usize> = (0..self.options.len()).collect();
        let mut turns = Vec::with_capacity(self.rows.len());
        for row in 0..self.rows.len() {
            let picked = if left.len() == 1 && picks.len() >= row {
                left.first().copied()
            } else {
                picks.get(row).and_then(|&pick| left.get(pick).copied())
            };
            turns.push(Turn { left: left.clone(), picked });
            left.retain(|&option| Some(option) != picked);
        }
        turns
    }
}

impl FilledForm for Pairing {
    fn items(&self) -> Vec<ItemId> {
        self.rows.iter().map(|row| row.item.clone()).collect()
    }

    fn prompt(&self, responses: &[Response]) -> Option<Prompt> {
        let turns = self.turns(&picks(responses));
        let next = turns.iter().position(|turn| turn.picked.is_none())?;
        let left = turns[next].left.iter().map(|&option| self.options[option].1.as_str());
        Some(Prompt {
            task: self.rows[next].task.clone(),
            stem: Some(self.rows[next].stem.clone()),
            wanted: Wanted::Pick(Choice::texts(left)),
        })
    }

    fn grade(&self, responses: &[Response]) -> Vec<Row> {
        let turns = self.turns(&picks(responses));
        let row = |(pair, turn): (&Pair, &Turn)| {
            let can_be_right = turn.left.contains(&pair.right);
            // With one option left the guess is certain, which is no noise: `new` then gives none.
            let noise = Noise::new(Probability::one_in(turn.left.len()), SLIP);
            Row {
                item: pair.item.clone(),
                asked: pair.asked.clone(),
                picked: turn.picked.map(|option| self.options[option].0.clone()).into_iter().collect(),
                right: turn.picked == Some(pair.right),
                noise: noise.filter(|_| can_be_right),
            }
        };
        self.rows.iter().zip(&turns).map(row).collect()
    }
}
