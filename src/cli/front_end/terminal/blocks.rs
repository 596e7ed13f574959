//! What is told, in blocks that stay together where a page ends.

use dialoguer::console::Style;

use tellapart::{Language, Lesson, Summary};

use super::INDENT;
use super::page::{Block, Paragraph};
use crate::cli::console::Drawn;
use crate::cli::front_end::Commands;
use crate::cli::front_end::wording::{self, FeedbackLine, Role};

/// Columns before the texts of a summary.
const LABEL: usize = 14;

/// In a terminal narrower than this, the texts of a summary need those columns themselves.
const LABELS_FROM: usize = 60;

/// A lesson: what it is about stays with the first truth.
pub(super) fn of_lesson(lesson: &Lesson, language: &Language) -> Vec<Block> {
    let (bold, dim, usual) = (Style::new().for_stdout().bold(), Style::new().for_stdout().dim(), Style::new());
    let label = [Paragraph::new(" ", &lesson.label, &bold), Paragraph::blank()];
    let mut truths = lesson.truths.iter().map(|truth| Paragraph::new(INDENT, truth, &usual));
    let mut blocks: Vec<Block> = vec![label.into_iter().chain(truths.next()).collect()];
    blocks.extend(truths.map(|truth| vec![truth]));
    let example: Vec<String> = wording::example(lesson).iter().map(|message| language.say(message)).collect();
    if !example.is_empty() {
        let lines = example.iter().map(|text| Paragraph::new(INDENT, text, &usual));
        blocks.push(std::iter::once(Paragraph::blank()).chain(lines).collect());
    }
    blocks.extend(lesson.why.iter().map(|why| vec![Paragraph::blank(), Paragraph::new(INDENT, why, &dim)]));
    blocks
}

/// Feedback: what is said of one item stays together.
pub(super) fn of_feedback(lines: &[FeedbackLine], language: &Language) -> Vec<Block> {
    let blocks = lines.chunk_by(|_, next| !matches!(next.role, Role::Right | Role::Wrong));
    blocks.map(|block| block.iter().map(|line| paragraph(line, language)).collect()).collect()
}

fn paragraph(line: &FeedbackLine, language: &Language) -> Paragraph {
    let (bold, dim, usual) = (Style::new().for_stdout().bold(), Style::new().for_stdout().dim(), Style::new());
    let (good, bad) = (Style::new().for_stdout().green().bold(), Style::new().for_stdout().red().bold());
    let mark = |sign, style| Drawn::from(" ").then(Drawn::styled(sign, style)).then(" ");
    let text = language.words(&line.text);
    match line.role {
        Role::Right => Paragraph::new(mark("+", &good), &text, &usual),
        Role::Wrong => Paragraph::new(mark("-", &bad), &text, &usual),
        Role::Truth => Paragraph::new(INDENT, &text, &bold),
        Role::Situation => Paragraph::new(INDENT, &text, &usual),
        Role::Why | Role::Again => Paragraph::new(INDENT, &text, &dim),
    }
}

/// The parts of a summary in a terminal of `width` columns: its result, and then of each the paragraphs, the first after or below its name.
pub(super) fn of_summary(summary: &Summary, commands: &Commands, width: usize, language: &Language) -> Vec<Vec<Block>> {
    let result = Paragraph::new(" ", language.say(&wording::result(summary)), &Style::new().for_stdout().bold());
    let mut result = vec![result];
    let details = wording::details(summary, commands, wording::MOST_MIX_UPS);
    if !details.is_empty() {
        result.push(Paragraph::blank());
    }
    let mut parts = vec![vec![result]];
    for (name, paragraphs) in details {
        let name = language.say(&name);
        let mut blocks = Vec::new();
        let hanging = if paragraphs.len() > 1 { 2 } else { 0 };
        for (number, text) in paragraphs.into_iter().enumerate() {
            let name = if number == 0 { name.as_str() } else { "" };
            let (label, mut block) = match name {
                _ if width >= LABELS_FROM => (format!(" {name:<width$} ", width = LABEL - 2), Vec::new()),
                "" => (INDENT.to_owned(), Vec::new()),
                name => (INDENT.to_owned(), vec![Paragraph::new(" ", name, &Style::new().for_stdout().bold())]),
            };
            block.push(Paragraph::new(label, language.say(&text), &Style::new()).hanging(hanging));
            blocks.push(block);
        }
        parts.push(blocks);
    }
    parts
}
