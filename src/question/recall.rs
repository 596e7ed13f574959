//! Recall: the learner thinks of how the sides differ, sees it, and says how well it was known.
//!
//! What FSRS was made for: four grades, nothing to guess, and the belief is FSRS-6 itself. An exam cannot use it.

use rand::Rng;

use super::record::{Asked, FormName, Picked, Row};
use super::{
    Choice, FilledForm, Form, Hints, Level, NoQuestion, Prompt, Question, Response, Task, Verdict, Wanted, phrase,
    picks,
};
use crate::deck::{Deck, Item, ItemId};
use crate::memory::{Evidence, Grade, Noise};

#[derive(Debug, Clone, Copy)]
pub(super) struct Recall;

impl Form for Recall {
    fn name(&self) -> FormName {
        FormName::of("recall")
    }

    /// A fact has no aspect to name it by: what would make one think of it would say it.
    fn suits(&self, item: &Item) -> bool {
        item.distinction().is_some()
    }

    fn level(&self, _: &Item) -> Level {
        Level::Fourth
    }

    fn ways(&self, _: &Item) -> usize {
        1
    }

    fn weight(&self) -> f64 {
        6.0
    }

    fn is_self_graded(&self) -> bool {
        true
    }

    fn write(&self, deck: &Deck, items: &[&Item], _: Hints<'_>, _: &mut dyn Rng) -> Result<Question, NoQuestion> {
        let distinction = items.first().and_then(|item| item.distinction());
        let distinction = distinction.ok_or(NoQuestion::NoDistinction)?;
        let filled = Contrast {
            item: distinction.id.clone(),
            aspect: distinction.aspect.clone(),
            topic: phrase::topic(deck, distinction),
            answer: phrase::contrast(deck, distinction),
        };
        Ok(Question { deck: deck.id.clone(), form: self.name(), filled: Box::new(filled) })
    }

    fn evidence(&self, row: &Row) -> Option<Evidence> {
        let noise = row.noise?;
        match row.picked.first() {
            Some(Picked::Graded { grade }) => Some(Evidence { grade: *grade, noise, mistake: None }),
            _ => Some(Evidence::of_answer(row.right, noise)),
        }
    }

    fn verdict(&self, _: &Deck, rows: &[Row]) -> Verdict {
        // Who graded it has seen what is true.
        if rows.iter().all(|row| row.right) { Verdict::Recalled } else { Verdict::NotRecalled }
    }
}

/// A contrast to be recalled.
#[derive(Debug)]
struct Contrast {
    item: ItemId,
    aspect: String,
    topic: String,
    answer: String,
}

const GRADES: [Grade; 4] = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];

impl FilledForm for Contrast {
    fn items(&self) -> Vec<ItemId> {
        vec![self.item.clone()]
    }

    fn prompt(&self, responses: &[Response]) -> Option<Prompt> {
        match picks(responses).as_slice() {
            [] => Some(Prompt {
                task: Task::Recall { aspect: self.aspect.clone() },
                stem: Some(self.topic.clone()),
                wanted: Wanted::Pick(vec![Choice::ShowAnswer]),
            }),
            [_] => Some(Prompt {
                task: Task::Grade,
                stem: Some(self.answer.clone()),
                wanted: Wanted::Pick(GRADES.map(|grade| Choice::Grade { grade }).into()),
            }),
            _ => None,
        }
    }

    fn grade(&self, responses: &[Response]) -> Vec<Row> {
        let grade = picks(responses).get(1).and_then(|&pick| GRADES.get(pick)).copied();
        vec![Row {
            item: self.item.clone(),
            asked: Asked::Contrast,
            offered: Vec::new(),
            picked: grade.map(|grade| Picked::Graded { grade }).into_iter().collect(),
            right: grade.is_some_and(|grade| grade != Grade::Again),
            noise: Some(Noise::NONE),
        }]
    }
}
