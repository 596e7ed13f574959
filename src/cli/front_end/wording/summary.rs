//! What is said of a session that has ended.

use tellapart::{
    Activity, Ending, ExamResult, ExamRule, Feedback, Message, Score, SessionConfusion, Streak, Summary, Verdict,
    listed, message, once_in,
};

use super::feedback::title;
use super::figures::{catch_up, days_in_a_row, duration, in_days};
use super::sentences;
use crate::cli::front_end::Commands;

/// More at once helps no one: the worst come first.
pub(crate) const MOST_MIX_UPS: usize = 5;

/// With fewer questions, what guessing scores on average says nothing.
const FEWEST_TO_GUESS: usize = 5;

/// The first line of a summary.
pub(crate) fn result(summary: &Summary) -> Message {
    match (&summary.exam, summary.asked) {
        (Some(exam), _) => result_of_exam(exam),
        (None, 0) if summary.ending == Ending::Done => message!("summary-nothing-asked"),
        (None, 0) => message!("summary-nothing-answered", ending = ending(summary.ending)),
        (None, asked) => result_of_answers(summary, asked),
    }
}

fn result_of_exam(exam: &ExamResult) -> Message {
    let verdict = match exam.is_passed() {
        true => "passed",
        false if exam.is_void => "void",
        false => "failed",
    };
    message!(
        "summary-exam",
        verdict = verdict,
        distinctions = of_distinctions(exam.told_apart, &exam.rule),
        facts = of_facts(exam.facts_right, &exam.rule),
    )
}

fn ending(ending: Ending) -> Message {
    let ending = match ending {
        Ending::Done => "done",
        Ending::Stopped => "stopped",
        Ending::Interrupted => "interrupted",
        Ending::Terminated => "terminated",
        Ending::EndOfInput => "end-of-input",
    };
    message!("summary-ending", ending = ending)
}

fn result_of_answers(summary: &Summary, asked: usize) -> Message {
    let ending = ending(summary.ending);
    let Some(right) = summary.right else {
        return message!("summary-goes-on", ending = ending, answers = asked);
    };
    let (of, tries) =
        (summary.of, if summary.score.is_none() && right < summary.of && asked > summary.of { "first" } else { "all" });
    let result = message!("summary-result", right = right, of = of, tries = tries);
    let result = match duration(summary.ms) {
        Some(time) => message!("summary-right-in", ending = ending, result = result, tries = tries, time = time),
        None => message!("summary-right", ending = ending, result = result),
    };
    let saved = (summary.ending != Ending::Done).then(|| message!("summary-all-saved"));
    let in_a_row = match summary.streak {
        Streak { days: 0 | 1, .. } => None,
        Streak { days, forgiven: 0 } => Some(message!("summary-days-in-a-row", day = days)),
        with_days_off => Some(message!("summary-days-with-days-off", days = days_in_a_row(with_days_off))),
    };
    saved.into_iter().chain(in_a_row).fold(result, sentences)
}

/// The rest of a summary: what each part is called, and its paragraphs; of the mix-ups so many.
pub(crate) fn details(summary: &Summary, commands: &Commands, most_mix_ups: usize) -> Vec<(Message, Vec<Message>)> {
    let worth: Vec<Message> = summary.exam.as_ref().map(exam_worth).unwrap_or_default();
    let again = || {
        summary
            .again
            .iter()
            .map(|again| message!("summary-comes-back", when = in_days(again.in_days), items = listed(&again.labels)))
    };
    let behind = summary
        .catch_up
        .as_ref()
        .map(|behind| message!("summary-behind", due = behind.due, catch_up = catch_up(behind)));
    let practice = (!summary.counts).then(|| message!("summary-practice"));
    let parts = [
        (message!("summary-part-by-guessing"), score_by_guessing(summary).into_iter().collect()),
        (message!("summary-part-worth"), worth),
        (message!("summary-part-missed"), summary.mistakes.iter().flat_map(mistakes).collect()),
        (message!("summary-part-mixed-up"), mix_ups(summary, most_mix_ups)),
        (message!("summary-part-comes-back"), if summary.score.is_none() { again().collect() } else { Vec::new() }),
        (message!("summary-part-behind"), behind.into_iter().collect()),
        (message!("summary-part-practice"), practice.into_iter().collect()),
        (message!("summary-part-next"), next(summary, commands)),
    ];
    parts.into_iter().filter(|(_, paragraphs): &(_, Vec<Message>)| !paragraphs.is_empty()).collect()
}

fn next(summary: &Summary, commands: &Commands) -> Vec<Message> {
    let missed = commands.missed.as_ref().filter(|_| !summary.mistakes.is_empty());
    let again = commands.again.as_ref().and_then(|command| match (summary.left_today, summary.next) {
        _ if summary.score.is_some() => Some(message!("summary-next-score", command = command)),
        (0, None) => None,
        (0, Some(days)) => Some(message!("summary-next-day", command = command, when = in_days(days))),
        (left, _) => Some(message!("summary-next-today", command = command, left = left)),
    });
    missed.map(|command| message!("summary-next-missed", command = command)).into_iter().chain(again).collect()
}

/// What guessing would have come to; not said of a session that nobody finished a question of.
fn score_by_guessing(summary: &Summary) -> Option<Message> {
    let Score { of, by_guessing, .. } = summary.score.filter(|_| summary.exam.is_none())?;
    let is_shown = summary.ending == Ending::Done || summary.activity == Activity::Quiz;
    let right = by_guessing.filter(|_| is_shown && of >= FEWEST_TO_GUESS)?;
    Some(message!("summary-by-guessing", right = right.round(), questions = of))
}

/// What it is worth to have passed an exam like this, and how it was taken.
fn exam_worth(exam: &ExamResult) -> Vec<Message> {
    let minutes = usize::try_from(exam.longest_break.div_ceil(60)).unwrap_or(usize::MAX);
    let taken = (minutes > 0).then(|| message!("exam-break", minutes = minutes));
    let workshop = exam.workshop.then(|| message!("summary-workshop"));
    std::iter::once(worth_of_exam(&exam.rule)).chain(taken).chain(workshop).collect()
}

/// How likely an exam is passed by who does not know it.
pub(crate) fn worth_of_exam(rule: &ExamRule) -> Message {
    let [phrases, nothing] = [rule.chance_by_phrases(), rule.chance_by_guessing()].map(|chance| once_in(chance.get()));
    message!("exam-worth", phrases = phrases, nothing = nothing)
}

/// "8 of 8 distinctions told apart".
pub(super) fn of_distinctions(right: usize, rule: &ExamRule) -> Message {
    let (of, needed) = (rule.distinctions, rule.distinctions_needed);
    message!("exam-distinctions", right = right, distinctions = of, needed = needed)
}

/// "5 of 6 facts right"; nothing where there were none.
pub(super) fn of_facts(right: usize, rule: &ExamRule) -> Message {
    message!("exam-facts", right = right, facts = rule.facts, needed = rule.facts_needed)
}

/// What was answered wrongly in one question, each with its contrast.
fn mistakes(feedback: &Feedback) -> impl Iterator<Item = Message> + '_ {
    let wrong = feedback.items.iter().filter(|item| !item.right);
    wrong.map(|item| {
        let title = title(&item.label, item.taken.as_deref());
        let missed = message!("summary-missed", item = title, truth = &item.truth);
        match &feedback.verdict {
            Verdict::GaveToWrongSide { gist, side } => {
                sentences(missed, message!("summary-gave-to-side", words = gist, side = side))
            }
            _ => missed,
        }
    })
}

fn mix_ups(summary: &Summary, most: usize) -> Vec<Message> {
    let said = |mix_up: &SessionConfusion| {
        let item = title(&mix_up.label, mix_up.taken.as_deref());
        message!("summary-mixed-up", item = item, times = mix_up.times, truth = &mix_up.truth)
    };
    let left = summary.mixed_up.len().saturating_sub(most);
    let more = (left > 0).then(|| message!("summary-more-mix-ups", left = left));
    summary.mixed_up.iter().take(most).map(said).chain(more).collect()
}
