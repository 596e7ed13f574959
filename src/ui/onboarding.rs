//! What is said between the sessions of an onboarding: where the learner stands, and what comes next.

use super::wording::{chance, count};
use crate::journal::Activity;
use crate::session::{Onboarding, Outlook, Pace, READY_FROM, Stage};

/// The question before each stage.
pub const START: &str = "Start now?";

/// Where the learner stands, line by line: what each begins with, and what it says.
pub fn standing(title: &str, standing: &Onboarding) -> Vec<(&'static str, String)> {
    let Onboarding { taught, ready, items, .. } = *standing;
    let mut lines = vec![("", format!("Onboarding: {title}"))];
    let pre_test = match standing.pre_test {
        Some((day, right, of)) => format!("Pre-test  {right} of {of} right on {day}"),
        None => "Pre-test  shows what you know already".to_owned(),
    };
    lines.push((mark(standing.pre_test.is_some(), now(standing) == Activity::PreTest), pre_test));
    let is_taught = taught == items;
    lines.push((mark(is_taught, now(standing) == Activity::Lesson), format!("Lessons   {taught} of {items} learnt")));
    let is_ready = ready == items;
    let share = READY_FROM * 100.0;
    let drills = format!("Drills    {ready} of {items} ready for the exam");
    let is_passed = standing.next == Stage::Passed;
    lines.push((mark(is_ready || is_passed, now(standing) == Activity::Drill), drills));
    let exam = match &standing.last_exam {
        Some(exam) => {
            let verdict = if is_passed { "passed" } else { "not passed" };
            let (right, of) = (exam.result.right, exam.result.questions);
            format!("Exam      {verdict} on {}: {right} of {of} right", exam.day)
        }
        None if standing.next == Stage::Exam => "Exam      open".to_owned(),
        None => format!("Exam      opens when all {items} are ready"),
    };
    lines.push((mark(is_passed, now(standing) == Activity::Exam), exam));
    if !is_ready && taught > 0 && !is_passed {
        let twice = if standing.workshop { "in two sessions" } else { "on two days" };
        let ready = format!("Ready is what was right {twice} and will be known tomorrow with {share:.0} % or more.");
        lines.push(("", ready));
    }
    lines.extend(standing.pace.as_ref().map(|pace| ("", self::pace(pace))));
    lines
}

/// What the next stage does; nothing fits where there is none.
fn now(standing: &Onboarding) -> Activity {
    match &standing.next {
        Stage::GoOn { activity, .. } => *activity,
        Stage::PreTest => Activity::PreTest,
        Stage::Lessons(_) => Activity::Lesson,
        Stage::Drill(_) => Activity::Drill,
        Stage::Exam => Activity::Exam,
        Stage::Tomorrow | Stage::Passed => Activity::Quiz,
    }
}

fn mark(is_done: bool, is_now: bool) -> &'static str {
    match (is_done, is_now) {
        (_, true) => " > ",
        (true, false) => " + ",
        (false, false) => "   ",
    }
}

fn pace(pace: &Pace) -> String {
    let Pace { by, left, a_day, outlook } = pace;
    let left = match left {
        0 => "everything is learnt".to_owned(),
        left => format!("{} still to learn", count(*left, "item is", "items are")),
    };
    match outlook {
        Outlook::Enough => format!("Exam by {by}: {left}. Your pace is enough."),
        Outlook::Faster => {
            format!("Exam by {by}: {left}. That takes {a_day} a day, so you get that many.")
        }
        Outlook::TooLate(day) => {
            format!(
                "Exam by {by}: that is too soon. It can open on {day} at the earliest, as each item has to be right on two days."
            )
        }
        Outlook::Past => {
            format!("The exam was to be taken by {by}. Carry on: it opens as soon as all items are ready.")
        }
    }
}

/// What comes next, before the learner is asked whether to start.
pub fn next(standing: &Onboarding, is_first: bool) -> Vec<String> {
    let about = |questions: usize| {
        let minutes = questions.div_ceil(4);
        format!("{}, about {}", count(questions, "question", "questions"), count(minutes, "minute", "minutes"))
    };
    match &standing.next {
        Stage::GoOn { activity, answered, .. } => {
            let what = match activity {
                Activity::PreTest => "the pre-test",
                Activity::Lesson => "the lessons",
                Activity::Exam => "the exam",
                Activity::Drill | Activity::Practice | Activity::Quiz => "the drill",
            };
            let kept = count(*answered, "answer is", "answers are");
            vec![format!("Next: {what}, which was cut off. It goes on where it stood; your {kept} kept.")]
        }
        Stage::PreTest => {
            let kind = "You are told how it went at its end. If you do not know something, guess: it only shows what there is to learn.";
            let mut said = vec![format!("Next: the pre-test, {}.", about(standing.items))];
            said.extend(is_first.then(|| kind.to_owned()));
            said
        }
        Stage::Lessons(items) => {
            vec![format!(
                "Next: {} to read and to answer, about {}.",
                count(items.len(), "lesson", "lessons"),
                count(items.len().div_ceil(2), "minute", "minutes")
            )]
        }
        Stage::Drill(items) => vec![format!("Next: a drill, {}.", about(items.len()))],
        Stage::Exam => vec![
            format!("Next: the exam, {}.", about(standing.items)),
            "It is taken in one sitting, and you are told how it went at its end.".to_owned(),
        ],
        Stage::Tomorrow | Stage::Passed => Vec::new(),
    }
}

/// What is said when there is nothing to do now.
pub fn rest(standing: &Onboarding, command: &str, certificate: &str) -> Vec<String> {
    match (&standing.next, &standing.last_exam) {
        (Stage::Passed, Some(exam)) => {
            let workshop = if exam.result.workshop { ", in a workshop of one day" } else { "" };
            vec![
                format!("You have passed the exam{workshop}. {}", chance(exam.result.chance)),
                format!("For your certificate, type: {certificate} --name \"Your name\""),
            ]
        }
        (_, Some(_)) => vec![
            "The exam opens again tomorrow, after a drill of what you missed.".to_owned(),
            format!("Tomorrow, type: {command}"),
        ],
        _ => vec![
            "That is all for today: a night's sleep is part of it.".to_owned(),
            format!("Tomorrow, type: {command}"),
        ],
    }
}

/// What is said when the learner stops.
pub fn later(command: &str) -> String {
    format!("To go on, type: {command}")
}
