//! The learner's data: where it lies, what is wrong with it, what was mended and added.

use std::path::Path;

use super::Paragraphs;
use crate::cli::shell::CommandLine;
use tellapart::{Contents, DataCheck, DataPaths, Day, Message, Note, Repaired, ToMessage, ToRepair, grouped, message};

/// A daily copy, and how many of its answers are missing now.
pub(crate) struct DailyContents {
    pub(crate) day: Day,
    pub(crate) answers: usize,
    pub(crate) missing: usize,
}

/// Where everything lies, a line each.
pub(crate) fn data_paths(paths: &DataPaths, on: &mut Paragraphs) {
    let labelled = [
        (message!("data-path-progress"), &paths.progress),
        (message!("data-path-settings"), &paths.settings),
        (message!("data-path-machine"), &paths.machine),
        (message!("data-path-copies"), &paths.copies),
    ];
    let labelled = labelled.map(|(label, path)| (on.words(&label), path));
    let width = labelled.iter().map(|(label, _)| label.chars().count()).max().unwrap_or_default();
    for (label, path) in labelled {
        let path = path.clone().unwrap_or_else(|| on.words(&message!("data-path-none")));
        on.put(&format!("{label:width$}  "), &path);
    }
}

/// What is wrong, each with what to do about it, and how much is in order.
pub(crate) fn data_check(check: &DataCheck, folder: &Path, on: &mut Paragraphs) {
    for problem in &check.problems {
        on.put("", &problem.message);
        if let Some(hint) = &problem.hint {
            on.put("  ", hint);
        }
    }
    on.say(&match check.answers {
        0 => message!("data-no-answers", folder = folder.display().to_string()),
        answers => {
            message!("data-in-order", answers = grouped(&answers.to_string()), count = answers, files = check.files)
        }
    });
    if !check.in_order {
        on.say(&message!("data-problems", problems = check.problems.len()));
    }
}

/// What should be known about another journal.
pub(crate) fn notes(notes: &[Note], on: &mut Paragraphs) {
    notes.iter().for_each(|note| on.say(&message!("told-note", note = note.message())));
}

/// What a repair would do.
pub(crate) fn to_repair(plan: &ToRepair, restore: &CommandLine, on: &mut Paragraphs) {
    for Repaired { path, lines, aside } in &plan.files {
        let (path, aside) = (path.display().to_string(), aside.display().to_string());
        on.say(&message!("data-repair-would-move", path = path, lines = *lines, aside = aside));
    }
    if plan.lost > 0 {
        on.say(&message!("data-repair-would-give-up", lines = plan.lost, command = restore));
    }
}

/// What a repair did.
pub(crate) fn repaired(repaired: &[Repaired], lost: u64, on: &mut Paragraphs) {
    for Repaired { path, lines, aside } in repaired {
        let (path, aside) = (path.display().to_string(), aside.display().to_string());
        on.say(&message!("data-repair-moved", path = path, lines = *lines, aside = aside));
    }
    if lost > 0 {
        on.say(&message!("data-repair-gave-up", lines = lost));
    }
}

/// The daily copies, the newest first.
pub(crate) fn copies(copies: &[DailyContents], on: &mut Paragraphs) {
    on.say(&message!("data-copies"));
    for DailyContents { day, answers, missing } in copies {
        let (first, answers) = (format!("  {day}  "), *answers);
        on.say_after(&first, &message!("data-copy", answers = answers, missing = *missing));
    }
}

/// "2 sessions with 14 answers, from 2026-11-24 to 2026-11-25"
pub(crate) fn contents(contents: &Contents) -> Message {
    let Contents { sessions, answers, lines, days } = *contents;
    let what = match (sessions, answers) {
        (0, 0) => message!("data-contents-other", lines = lines),
        (0, _) => message!("data-contents-answers", answers = answers),
        _ => message!("data-contents-sessions", sessions = sessions, answers = answers),
    };
    match days {
        Some((first, last)) if first != last => {
            message!("data-contents-from-to", what = what, first = first.to_string(), last = last.to_string())
        }
        Some((day, _)) => message!("data-contents-on", what = what, day = day.to_string()),
        None => what,
    }
}
