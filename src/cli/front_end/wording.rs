//! What is said, in the learner's words: the same in every front end.

use tellapart::{
    Activity, Again, CatchUp, Coming, Day, Ending, ExamResult, Feedback, ItemFeedback, MixUp, Notice, Probability,
    Return, Streak, Summary, Task, Verdict,
};

use super::Commands;
use crate::cli::words::{count, in_days};

/// What came of the step before, where a question goes on.
pub(super) fn remark(task: &Task) -> Option<&'static str> {
    matches!(task, Task::Correct { .. } | Task::CorrectFact).then_some("Right, that is false.")
}

/// What a step of a question tells to do.
pub(super) fn task(task: &Task) -> String {
    match task {
        Task::Judge { .. } => "True or false?".to_owned(),
        Task::Correct { .. } => "Make it true:".to_owned(),
        Task::CorrectFact | Task::PickTrue => "Which one is true?".to_owned(),
        Task::PickSide { .. } => "Pick one:".to_owned(),
        Task::PickTrait { .. } => "Which is right?".to_owned(),
        Task::MatchAspect { .. } => "Match: what is each one about?".to_owned(),
        Task::MatchTrait { with, .. } => format!("Match: find the counterpart for {}.", with.name),
        Task::Write { of: 1, .. } => "Write the missing words:".to_owned(),
        Task::Write { gap, of, .. } => format!("Write the missing words ({gap} of {of}):"),
        Task::Recall { .. } => "How do they differ?".to_owned(),
        Task::Grade => "How well did you know it?".to_owned(),
    }
}

/// What is said before anything else.
pub(super) fn notice(notice: &Notice) -> String {
    match *notice {
        Notice::LeftOut { items } => {
            format!("{} left out, which cannot be asked like that.", count(items, "item is", "items are"))
        }
        Notice::OneQuestion => {
            "There is one question about one item: two about the same never follow each other.".to_owned()
        }
        Notice::NothingDue { today, coming } => nothing_due(coming, today),
        Notice::NothingConfused => "You mix up nothing at present.".to_owned(),
        Notice::NothingMissed => {
            "Nothing is missed: there was no quiz yet, or all of the last one has been answered rightly.".to_owned()
        }
    }
}

/// That nothing is due, and when something will be.
pub(crate) fn nothing_due(coming: Option<Coming>, today: Day) -> String {
    let Some(Coming { day, due, new }) = coming else {
        return "Nothing is due, and nothing new may begin: see --new.".to_owned();
    };
    let due = (due > 0).then(|| count(due, "item", "items"));
    let new = (new > 0).then(|| format!("{new} new"));
    let what = [due, new].into_iter().flatten().collect::<Vec<_>>().join(" and ");
    format!("Nothing is due now. Next: {}, {what}.", in_days(day.since(today)))
}

/// The question whether to practise what is not due.
pub(super) const PRACTISE: &str = "Practise ahead?";

/// What to know before an exam is handed in with so many questions open.
pub(super) fn before_handing_in(open: usize) -> String {
    let open = match open {
        1 => "1 question without an answer counts as wrong".to_owned(),
        open => format!("{open} questions without an answer count as wrong"),
    };
    format!("{open}. To take a break instead, press Ctrl-C: the exam then waits for you.")
}

/// The question whether to hand in an exam.
pub(super) const HAND_IN: &str = "Hand in the exam now?";

/// A line of feedback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// What it is.
    pub(super) role: Role,
    /// What it says, unwrapped.
    pub(super) text: String,
}

/// What a line of feedback is; front ends may show them differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Begins what is told about a right answer.
    Right,
    /// Begins what is told about a wrong answer.
    Wrong,
    /// The truth.
    Truth,
    /// Why it is so.
    Why,
    /// When it comes again.
    Again,
}

/// The feedback, line by line.
pub(super) fn feedback(feedback: &Feedback) -> Vec<Line> {
    let line = |role, text: String| Line { role, text };
    let is_right = feedback.verdict.is_right();
    match feedback.items.as_slice() {
        [item] => {
            let mut lines = if feedback.verdict == Verdict::Recalled {
                // What is true was shown for the learner to judge by.
                vec![line(Role::Right, verdict(&feedback.verdict))]
            } else if is_right {
                vec![line(Role::Right, format!("{} {}", verdict(&feedback.verdict), item.truth))]
            } else {
                vec![line(Role::Wrong, verdict(&feedback.verdict)), line(Role::Truth, item.truth.clone())]
            };
            lines.extend(item.why.clone().map(|why| line(Role::Why, why)));
            lines.extend(again(item).map(|again| line(Role::Again, again)));
            lines
        }
        items => {
            let role = if is_right { Role::Right } else { Role::Wrong };
            let mut lines = vec![line(role, verdict(&feedback.verdict))];
            for item in items {
                let role = if item.right { Role::Right } else { Role::Wrong };
                lines.push(line(role, format!("{}: {}", item.label, item.truth)));
                lines.extend(item.why.clone().map(|why| line(Role::Why, why)));
            }
            let soon = items.iter().filter(|item| item.again == Some(Return::Soon)).count();
            if soon > 0 {
                let all = soon == items.iter().filter(|item| !item.right).count();
                let text = match (soon, all) {
                    (1, true) => "What was wrong comes back in a moment.".to_owned(),
                    (_, true) => "Those that were wrong come back in a moment.".to_owned(),
                    (1, false) => "One of those that were wrong comes back in a moment.".to_owned(),
                    (soon, false) => format!("{soon} of those that were wrong come back in a moment."),
                };
                lines.push(line(Role::Again, text));
            }
            lines
        }
    }
}

fn verdict(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Right => "Right.".to_owned(),
        Verdict::GaveToWrongSide { gist, side } => format!("Not quite: you gave \"{gist}\" to {side}."),
        Verdict::WasTrue => "Not quite: that one is true.".to_owned(),
        Verdict::WasFalse => "Not quite: that one is false. This is true:".to_owned(),
        Verdict::WronglyCorrected => "Almost: it was false, as you said. This is true:".to_owned(),
        Verdict::RightSpelt { should_read } => format!("Right. It is written \"{should_read}\"."),
        Verdict::Wrong => "Not quite. This is true:".to_owned(),
        Verdict::NotKnown => "This is the answer:".to_owned(),
        Verdict::Recalled => "Noted.".to_owned(),
        Verdict::NotRecalled => "Noted. Read it once more:".to_owned(),
        Verdict::Pairs { right: 0, .. } => "Not quite. This is how they go together:".to_owned(),
        Verdict::Pairs { right: 1, of } => format!("Not quite: 1 of {of} pairs is right."),
        Verdict::Pairs { right, of } => format!("Not quite: {right} of {of} pairs are right."),
    }
}

fn again(item: &ItemFeedback) -> Option<String> {
    match item.again? {
        Return::Soon => Some("It comes back in a moment.".to_owned()),
        Return::InDays(days) => Some(format!("It is due again {}.", in_days(days))),
        Return::Unchanged => None,
    }
}

/// The first line of a summary.
pub(super) fn result(summary: &Summary) -> String {
    if let Some(exam) = &summary.exam {
        let verdict = match exam.is_passed() {
            true => "Passed",
            false if exam.is_void => "Not passed, as the deck was changed during the exam",
            false => "Not passed this time",
        };
        let ExamResult { right, questions, pass, .. } = exam;
        return format!("{verdict}: {right} of {questions} right, {} %. {pass} % were needed.", exam.percent());
    }
    let Summary { asked, right, ms, streak, .. } = *summary;
    let begin = match summary.ending {
        Ending::Done => "Done",
        Ending::Stopped => "Stopped",
        Ending::Interrupted => "Stopped by Ctrl-C",
        Ending::EndOfInput => "Stopped, as there was no more input",
    };
    if asked == 0 {
        return match summary.ending {
            Ending::Done => "Done: there was nothing to ask.".to_owned(),
            _ => format!("{begin} before the first answer. Nothing has changed."),
        };
    }
    let time = duration(ms).map_or_else(String::new, |time| format!(" in {time}"));
    let Some(right) = right else {
        let answers = count(asked, "answer is", "answers are");
        return format!("{begin}. Your {answers} saved, and it goes on from there.");
    };
    let saved = if summary.ending == Ending::Done { "" } else { " Every answer you gave is saved." };
    let row = match streak {
        Streak { days: 0 | 1, .. } => String::new(),
        Streak { days, forgiven: 0 } => format!(" {} in a row.", nth_day(days)),
        with_days_off => format!(" {}.", days_in_a_row(with_days_off)),
    };
    format!("{begin}: {right} of {asked} right{time}.{saved}{row}")
}

/// More at once helps no one: the worst come first.
pub(super) const MOST_MIX_UPS: usize = 5;

/// The rest of a summary: what each part is called, and its paragraphs; of the mix-ups so many.
pub(super) fn details(summary: &Summary, commands: &Commands, most_mix_ups: usize) -> Vec<(&'static str, Vec<String>)> {
    let mut mixed_up: Vec<String> = summary.mixed_up.iter().take(most_mix_ups).map(mix_up).collect();
    if let left @ 1.. = summary.mixed_up.len().saturating_sub(most_mix_ups) {
        mixed_up.push(format!("and {left} more"));
    }
    let again: Vec<String> = summary.again.iter().map(come_back).collect();
    let by_guessing = [score_by_guessing(summary), summary.exam.as_ref().map(exam_by_guessing)];
    let missed: Vec<String> = summary.mistakes.iter().flat_map(mistakes).collect();
    let still_due =
        |behind: &CatchUp| format!("{} still due. {}", count(behind.due, "item is", "items are"), catch_up(behind));
    let practice = "This was practice: nothing changes about what is asked when.";
    let practice = if summary.counts { Vec::new() } else { vec![practice.to_owned()] };
    let behind = summary.catch_up.as_ref().map(still_due).into_iter().collect();
    let parts = [
        ("By guessing", by_guessing.into_iter().flatten().collect()),
        ("Missed", missed),
        ("Mixed up", mixed_up),
        ("Comes back", if summary.score.is_none() { again } else { Vec::new() }),
        ("Behind", behind),
        ("Practice", practice),
        ("Next", next(summary, commands)),
    ];
    parts.into_iter().filter(|(_, paragraphs)| !paragraphs.is_empty()).collect()
}

fn next(summary: &Summary, commands: &Commands) -> Vec<String> {
    let missed = commands.missed.as_ref().filter(|_| !summary.mistakes.is_empty());
    let again = commands.again.as_ref().and_then(|command| match (summary.left_today, summary.next) {
        _ if summary.score.is_some() => Some(format!("Another one: {command}")),
        (0, None) => None,
        (0, Some(days)) => Some(format!("{command}, {}", in_days(days))),
        (left, _) => Some(format!("{command}, for {left} more today")),
    });
    missed.map(|command| format!("What you missed: {command}")).into_iter().chain(again).collect()
}

/// What guessing would have come to; not said of a session that nobody finished a question of.
fn score_by_guessing(summary: &Summary) -> Option<String> {
    let score = summary.score.filter(|score| score.of > 0 && summary.exam.is_none())?;
    let is_shown = summary.ending == Ending::Done || summary.activity == Activity::Quiz;
    let questions = count(score.of, "question", "questions");
    let by_guessing = score.by_guessing.filter(|_| is_shown)?;
    Some(format!("Whoever knows nothing and guesses gets {by_guessing:.1} of {questions} right on average."))
}

/// How likely an exam is passed by guessing.
fn exam_by_guessing(exam: &ExamResult) -> String {
    let workshop = if exam.workshop { " Taken in a workshop, without a night between learning and exam." } else { "" };
    format!("{}{workshop}", chance(exam.chance))
}

/// "Whoever knows nothing and guesses passes this exam 1 time in 240,000."
pub(crate) fn chance(chance: Probability) -> String {
    let one_in = 1.0 / chance.get();
    let how_often = match one_in {
        _ if chance == Probability::NEVER => {
            return "Nobody passes this exam by guessing alone: it takes answers that have to be written.".to_owned();
        }
        one_in if one_in < 10.0 => format!("{:.0} times in 100", chance.get() * 100.0),
        one_in if one_in < 1e12 => format!("1 time in {}", grouped(one_in)),
        _ => "less than once in a million million times".to_owned(),
    };
    format!("Whoever knows nothing and guesses passes this exam {how_often}.")
}

/// "240,000": two digits that tell, then zeros, in groups of three.
fn grouped(number: f64) -> String {
    let scale = 10f64.powf((number.log10().floor() - 1.0).max(0.0));
    let digits = format!("{:.0}", (number / scale).round() * scale);
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// What was answered wrongly in one question, each with its contrast.
fn mistakes(feedback: &Feedback) -> impl Iterator<Item = String> + '_ {
    let said = match &feedback.verdict {
        Verdict::GaveToWrongSide { gist, side } => format!(" You gave \"{gist}\" to {side}."),
        _ => String::new(),
    };
    let wrong = feedback.items.iter().filter(|item| !item.right);
    wrong.map(move |item| format!("{}: {}{said}", item.label, item.truth))
}

/// "At 12 a day you will have caught up in 3 days."
pub(crate) fn catch_up(catch_up: &CatchUp) -> String {
    let CatchUp { a_day, days, .. } = catch_up;
    match days {
        Some(days) if *days > 7 => format!("At {a_day} a day you will have caught up in about {days} days."),
        Some(days) => format!("At {a_day} a day you will have caught up in {days} days."),
        None => format!("At {a_day} a day you will not catch up: ask more a day with --questions."),
    }
}

fn come_back(again: &Again) -> String {
    format!("{}: {}", in_days(again.in_days), again.labels.join(", "))
}

fn mix_up(mix_up: &MixUp) -> String {
    let times = match mix_up.times {
        1 => String::new(),
        2 => ", twice".to_owned(),
        times => format!(", {times} times"),
    };
    format!("{}{times}. In fact: {}", mix_up.label, mix_up.truth)
}

/// "12 days in a row"; with forgiven ones "12 days, with 1 day off".
pub(crate) fn days_in_a_row(Streak { days, forgiven }: Streak) -> String {
    let days = count(days as usize, "day", "days");
    match forgiven {
        0 => format!("{days} in a row"),
        off => format!("{days}, with {} off", count(off as usize, "day", "days")),
    }
}

/// "2 min 40 s"; `None` below a second.
fn duration(ms: u64) -> Option<String> {
    let seconds = ms / 1000;
    match (seconds / 60, seconds % 60) {
        (0, 0) => None,
        (0, seconds) => Some(format!("{seconds} s")),
        (minutes, 0) => Some(format!("{minutes} min")),
        (minutes, seconds) => Some(format!("{minutes} min {seconds} s")),
    }
}

/// "Third day"; "12 days" from the eleventh.
fn nth_day(day: u32) -> String {
    const WORDS: [&str; 10] =
        ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"];
    let word = day.checked_sub(1).and_then(|index| WORDS.get(index as usize));
    word.map_or_else(|| format!("{day} days"), |word| format!("{word} day"))
}

/// The keys of a list, for who asks for them.
pub(super) const KEYS: &str = "Press the key shown beside an answer; or move with the arrows and press Enter. q or Esc stops, and every answer you gave is saved.";

/// Said of an answer without a word: perhaps it was a slip of the finger.
pub(super) const ONCE_MORE: &str = "If you do not know it, press Enter once more.";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::shell::CommandLine;

    fn summary() -> Summary {
        Summary {
            ending: Ending::Done,
            asked: 12,
            right: Some(10),
            ms: 160_000,
            streak: Streak { days: 3, forgiven: 0 },
            mixed_up: vec![MixUp { label: "Scope".into(), times: 2, truth: "Marketing is broader.".into() }],
            again: vec![
                Again { in_days: 1, labels: vec!["Force".into(), "Scope".into()] },
                Again { in_days: 3, labels: vec!["Goal".into()] },
            ],
            left_today: 0,
            next: Some(1),
            activity: Activity::Drill,
            counts: true,
            score: None,
            exam: None,
            mistakes: Vec::new(),
            catch_up: None,
        }
    }

    #[test]
    fn a_summary_says_it_all_in_short_sentences() {
        assert_eq!(result(&summary()), "Done: 10 of 12 right in 2 min 40 s. Third day in a row.");
        let expected = vec![
            ("Mixed up", vec!["Scope, twice. In fact: Marketing is broader.".to_owned()]),
            ("Comes back", vec!["tomorrow: Force, Scope".to_owned(), "in 3 days: Goal".to_owned()]),
            ("Next", vec!["tellapart drill, tomorrow".to_owned()]),
        ];
        assert_eq!(
            details(&summary(), &Commands::again(CommandLine::new("tellapart").word("drill")), MOST_MIX_UPS),
            expected
        );
    }

    #[test]
    fn days_off_are_told_and_not_called_a_row() {
        let with_a_day_off = Summary { streak: Streak { days: 12, forgiven: 1 }, ..summary() };
        assert_eq!(result(&with_a_day_off), "Done: 10 of 12 right in 2 min 40 s. 12 days, with 1 day off.");
    }

    #[test]
    fn a_session_that_was_stopped_says_that_nothing_is_lost() {
        let stopped = Summary { ending: Ending::Interrupted, streak: Streak::default(), ms: 900, ..summary() };
        assert_eq!(result(&stopped), "Stopped by Ctrl-C: 10 of 12 right. Every answer you gave is saved.");
        let at_once = Summary { ending: Ending::Stopped, asked: 0, right: Some(0), ..summary() };
        assert_eq!(result(&at_once), "Stopped before the first answer. Nothing has changed.");
    }

    #[test]
    fn numbers_are_said_as_people_say_them() {
        assert_eq!([0, 1, 5].map(in_days), ["today", "tomorrow", "in 5 days"]);
        assert_eq!((nth_day(2), nth_day(12)), ("Second day".to_owned(), "12 days".to_owned()));
        assert_eq!(
            (duration(59_000), duration(60_000), duration(3)),
            (Some("59 s".into()), Some("1 min".into()), None)
        );
    }

    #[test]
    fn what_was_written_otherwise_is_right_all_the_same() {
        let item = ItemFeedback {
            right: true,
            label: "Force".into(),
            truth: "Sales works by push.".into(),
            why: None,
            again: Some(Return::InDays(1)),
        };
        let verdict = Verdict::RightSpelt { should_read: "push".into() };
        let lines = feedback(&Feedback { verdict, items: vec![item] });
        assert_eq!(lines[0].role, Role::Right);
        assert_eq!(lines[0].text, "Right. It is written \"push\". Sales works by push.");
    }

    #[test]
    fn feedback_ends_with_what_is_true() {
        let item = ItemFeedback {
            right: false,
            label: "Force".into(),
            truth: "Sales works by push.".into(),
            why: None,
            again: Some(Return::InDays(1)),
        };
        let verdict = Verdict::GaveToWrongSide { gist: "push".into(), side: "marketing".into() };
        let lines = feedback(&Feedback { verdict, items: vec![item] });
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        let expected =
            ["Not quite: you gave \"push\" to marketing.", "Sales works by push.", "It is due again tomorrow."];
        assert_eq!(texts, expected);
    }
}
