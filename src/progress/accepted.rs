//! Answers that are right by the learner's word.

use crate::journal::Answer;
use crate::question::{Row, form_named};

/// The same answer where the learner says that it was right; `None` if it was, or nothing is left to be said about it.
pub(crate) fn accepted(answer: &Answer) -> Option<Answer> {
    let form = form_named(answer.form.as_str());
    let accept = |row: &Row| if row.right { Some(row.clone()) } else { form.accepted(row) };
    let rows = answer.rows.iter().map(accept).collect::<Option<Vec<_>>>().filter(|_| !answer.is_right())?;
    Some(Answer { rows, ..answer.clone() })
}
