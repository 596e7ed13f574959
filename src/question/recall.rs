//! Recall: the learner thinks of how the sides differ, sees it, and says how well it was known.
//!
//! What FSRS was made for: four grades, nothing to guess, and the belief is FSRS-6 itself. An exam cannot use it.

use std::ops::RangeInclusive;

use rand::Rng;

use super::record::{Asked, FormName, Picked, Row};
use super::{Asking, Choice, Form, Hints, Level, NoQuestion, Prompt, Question, Response, Task, Wanted, phrase, picks};
use crate::deck::{Deck, Item, ItemId};
use crate::memory::{Grade, Noise};

/// The form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Recall;

impl Form for Recall {
    fn name(&self) -> FormName {
        FormName::of("recall")
    }

    fn rows(&self) -> RangeInclusive<usize> {
        1..=1
    }

    /// A fact has no aspect to name it by: what would make one think of it would say it.
    fn suits(&self, item: &Item) -> bool {
        item.distinction().is_some()
    }

    fn level(&self) -> Level {
        Level::Fourth
    }

    fn is_self_graded(&self) -> bool {
        true
    }

    fn write(&self, deck: &Deck, items: &[&Item], _: Hints<'_>, _: &mut dyn Rng) -> Result<Question, NoQuestion> {
        let distinction = items.first().and_then(|item| item.distinction());
        let distinction =
            distinction.ok_or_else(|| NoQuestion("the deck has no distinction to ask about".to_owned()))?;
        let asking = Contrast {
            item: distinction.id.clone(),
            aspect: distinction.aspect.clone(),
            topic: phrase::topic(deck, distinction),
            answer: phrase::contrast(deck, distinction),
        };
        Ok(Question { deck: deck.id.clone(), form: self.name(), asking: Box::new(asking) })
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

/// The grades, the key of each and what it means.
const GRADES: [(Grade, char, &str); 4] = [
    (Grade::Again, 'a', "Again: I did not know it"),
    (Grade::Hard, 'h', "Hard: I had to think"),
    (Grade::Good, 'g', "Good: I knew it"),
    (Grade::Easy, 'e', "Easy: I knew it at once"),
];

impl Asking for Contrast {
    fn items(&self) -> Vec<ItemId> {
        vec![self.item.clone()]
    }

    fn prompt(&self, responses: &[Response]) -> Option<Prompt> {
        match picks(responses).as_slice() {
            [] => Some(Prompt {
                task: Task::Recall { aspect: self.aspect.clone() },
                stem: Some(self.topic.clone()),
                wanted: Wanted::Pick(vec![Choice { key: 's', text: "Show the answer".to_owned() }]),
            }),
            [_] => Some(Prompt {
                task: Task::Grade,
                stem: Some(self.answer.clone()),
                wanted: Wanted::Pick(GRADES.map(|(_, key, text)| Choice { key, text: text.to_owned() }).into()),
            }),
            _ => None,
        }
    }

    fn grade(&self, responses: &[Response]) -> Vec<Row> {
        let grade = picks(responses).get(1).and_then(|&pick| GRADES.get(pick)).map(|(grade, ..)| *grade);
        vec![Row {
            item: self.item.clone(),
            asked: Asked::Contrast,
            picked: grade.map(|grade| Picked::Graded { grade }).into_iter().collect(),
            right: grade.is_some_and(|grade| grade != Grade::Again),
            noise: Some(Noise::NONE),
        }]
    }
}
