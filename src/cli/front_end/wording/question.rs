//! What is said of a question, and how its options are picked.

use tellapart::{Argument, Bar, Choice, Language, Lesson, Message, Prompt, SideSituation, Task, message, one_of};

use super::sentences;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShownOption {
    /// The key that picks it: a digit, or a letter that the language gives it.
    pub(crate) key: char,
    pub(crate) text: String,
}

/// These options in this language, with their keys.
pub(crate) fn options(options: &[Choice], language: &Language) -> Vec<ShownOption> {
    let shown = |(digit, option): (char, &Choice)| {
        let message = option.message();
        let key = message.as_ref().and_then(|message| language.beside(message, "key"));
        let said = message.map(Argument::from).or_else(|| option.text().map(Argument::from));
        ShownOption {
            key: key.and_then(|key| key.chars().next()).unwrap_or(digit),
            text: said.map(|said| language.words(&said)).unwrap_or_default(),
        }
    };
    ('1'..='9').zip(options).map(shown).collect()
}

/// What may be chosen beside a sitting, each by the key that stands beside its words.
pub(crate) fn choices(options: &[Message], language: &Language) -> Vec<ShownOption> {
    let shown = |(digit, message): (char, &Message)| ShownOption {
        key: language.beside(message, "key").and_then(|key| key.chars().next()).unwrap_or(digit),
        text: language.say(message),
    };
    ('1'..='9').zip(options).map(shown).collect()
}

/// "8 of 13".
pub(crate) fn question_progress(Bar { done, of }: Bar) -> Message {
    message!("question-progress", done = done, of = of)
}

/// "8 of 13 done".
pub(crate) fn question_progress_in_lines(Bar { done, of }: Bar) -> Message {
    message!("question-progress-in-lines", done = done, of = of)
}

/// "######....": full only once all is done.
pub(crate) fn bar(Bar { done, of }: Bar) -> String {
    const CELLS: usize = 10;
    let full = (CELLS * done).checked_div(of).unwrap_or(0).min(CELLS);
    "#".repeat(full) + &".".repeat(CELLS - full)
}

/// "Lesson 3 of 8".
pub(crate) fn lesson_progress(lesson: &Lesson) -> Message {
    message!("lesson-progress", number = lesson.number, total = lesson.total)
}

/// A situation for each side, where a lesson has an example.
pub(crate) fn example(lesson: &Lesson) -> Vec<Message> {
    let of_side = |SideSituation { side, situation }: &SideSituation| {
        message!("lesson-situation", side = &side.name, situation = situation)
    };
    lesson.example.iter().map(of_side).collect()
}

/// What a prompt tells to do, after what came of the step before.
pub(crate) fn heading(prompt: &Prompt) -> Message {
    match remark(&prompt.task) {
        Some(remark) => sentences(remark, task(prompt)),
        None => task(prompt),
    }
}

/// What came of the step before, where a question goes on.
pub(crate) fn remark(task: &Task) -> Option<Message> {
    match task {
        Task::Correct { .. } | Task::CorrectFact => Some(message!("remark-false-found")),
        Task::GiveReason { .. } => Some(message!("remark-side-found")),
        _ => None,
    }
}

/// What a step of a question tells to do.
pub(crate) fn task(prompt: &Prompt) -> Message {
    match &prompt.task {
        Task::Judge { topic, .. } => message!("task-judge", topic = topic.as_deref().unwrap_or("none")),
        Task::Complete => message!("task-complete"),
        Task::FillGap => message!("task-fill-gap"),
        Task::Correct { .. } => message!("task-correct"),
        Task::CorrectFact | Task::PickTrue => message!("task-pick-true"),
        Task::GiveReason { .. } => message!("task-give-reason"),
        Task::PickSide { .. } => message!("task-pick-side"),
        Task::Classify { sides } => {
            // The first option is its side's name as it begins a sentence.
            let first = prompt.options().first().and_then(Choice::text).map(Argument::from);
            let others = sides.iter().skip(1).map(|side| Argument::from(&side.name));
            message!("task-classify", sides = one_of(first.into_iter().chain(others)))
        }
        Task::PickTrait { .. } => message!("task-pick-trait"),
        Task::Match => message!("task-match"),
        Task::Write { aspect, gap, of, .. } => message!("task-write", aspect = aspect, gap = *gap, gaps = *of),
        Task::Confirm { words } => message!("task-confirm", words = words),
        Task::Recall { .. } => message!("task-recall"),
        Task::Grade => message!("task-grade"),
    }
}
