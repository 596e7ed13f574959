//! What is said between the sessions of an onboarding: where the learner stands, and what comes next.

use tellapart::{Activity, Onboarding, OnboardingStep, Outlook, Pace, PreTestResult, READY_FROM, StepOffer};

use super::OnboardingCommands;
use crate::cli::shell::CommandLine;
use crate::cli::words::count;

/// The question before each step.
pub(super) const START: &str = "Start now?";

/// Where the learner stands, line by line: what each begins with, and what it says.
pub(super) fn standing(title: &str, standing: &Onboarding) -> Vec<(String, String)> {
    let Onboarding { taught, ready, items, .. } = *standing;
    let mut lines = vec![(String::new(), format!("Onboarding: {title}"))];
    let mut step = |activity, is_done, name, text| {
        lines.push((format!("{}{name:<10}", mark(is_done, now(standing) == Some(activity))), text));
    };
    let pre_test = match standing.pre_test {
        Some(PreTestResult { day, right, questions }) => format!("{right} of {questions} right on {day}"),
        None => "shows what you know already".to_owned(),
    };
    step(Activity::PreTest, standing.pre_test.is_some(), "Pre-test", pre_test);
    step(Activity::Lesson, taught == items, "Lessons", format!("{taught} of {items} learnt"));
    let is_ready = ready == items;
    let is_passed = standing.next == OnboardingStep::Passed;
    // What is ready today for an exam that is behind one is of no interest any more.
    if !is_passed {
        step(Activity::Drill, is_ready, "Drills", format!("{ready} of {items} ready for the exam"));
    }
    step(Activity::Exam, is_passed, "Exam", exam(standing));
    if !is_ready && taught > 0 && !is_passed {
        let twice = if standing.workshop { "in two sessions" } else { "on two days" };
        let share = READY_FROM * 100.0;
        let ready = format!("Ready: right {twice}, and at least {share:.0} % likely to be known tomorrow.");
        lines.push((String::new(), ready));
    }
    lines.extend(standing.pace.as_ref().map(|pace| (String::new(), self::pace(pace))));
    lines
}

/// How it stands with the exam.
fn exam(standing: &Onboarding) -> String {
    let Onboarding { ready, items, .. } = *standing;
    match (&standing.next, &standing.last_exam) {
        (OnboardingStep::GoOn { activity: Activity::Exam, answered, .. }, _) => {
            format!("begun, {} so far", count(*answered, "answer", "answers"))
        }
        (next, Some(exam)) => {
            let verdict = match exam.result.is_passed() {
                true if *next == OnboardingStep::Passed => "passed",
                true if exam.result.workshop => "passed in a workshop",
                true => "passed with less than is asked for now",
                false => "not passed",
            };
            format!("{verdict} on {}: {} of {} right", exam.day, exam.result.right, exam.result.questions)
        }
        (OnboardingStep::Exam, None) => "open".to_owned(),
        (_, None) if ready == items => "opens after the drill".to_owned(),
        (_, None) => format!("opens when all {items} are ready"),
    }
}

/// What the next step does, if there is one.
fn now(standing: &Onboarding) -> Option<Activity> {
    match &standing.next {
        OnboardingStep::GoOn { activity, .. } => Some(*activity),
        OnboardingStep::PreTest => Some(Activity::PreTest),
        OnboardingStep::Lessons(_) => Some(Activity::Lesson),
        OnboardingStep::Drill(_) => Some(Activity::Drill),
        OnboardingStep::Exam => Some(Activity::Exam),
        OnboardingStep::Tomorrow | OnboardingStep::Passed => None,
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
pub(super) fn next(offer: &StepOffer) -> Vec<String> {
    let StepOffer { onboarding: standing, is_first, questions: most, terms, .. } = offer;
    let minutes = |questions: usize| count(questions.div_ceil(4), "minute", "minutes");
    let about =
        |questions: usize| format!("{}, about {}", count(questions, "question", "questions"), minutes(questions));
    match &standing.next {
        OnboardingStep::GoOn { activity, answered, .. } => {
            let what = match activity {
                Activity::PreTest => "the pre-test, which was cut off. It goes on where it stood",
                Activity::Lesson => "the lessons, which were cut off. They go on where they stood",
                Activity::Exam => "the exam, which was cut off. It goes on where it stood",
                Activity::Drill | Activity::Practice | Activity::Quiz => {
                    "the drill, which was cut off. It goes on where it stood"
                }
            };
            let kept = match answered {
                0 => String::new(),
                answered => format!("; your {} kept", count(*answered, "answer is", "answers are")),
            };
            vec![format!("Next: {what}{kept}.")]
        }
        OnboardingStep::PreTest => {
            let kind = "You are told how it went at its end. If you do not know something, guess: it only shows what there is to learn.";
            let mut said = vec![format!("Next: the pre-test, {}.", about(standing.items))];
            said.extend(is_first.then(|| kind.to_owned()));
            said
        }
        OnboardingStep::Lessons(items) => {
            vec![format!(
                "Next: {} to read and to answer, about {}.",
                count(items.len(), "lesson", "lessons"),
                count(items.len().div_ceil(2), "minute", "minutes")
            )]
        }
        OnboardingStep::Drill(items) => {
            // Several of them may be asked in one question.
            let asked = items.len().min(*most);
            let of = match standing.missed {
                0 => count(asked, "item", "items"),
                _ => format!("{}, what you missed in the exam first", count(asked, "item", "items")),
            };
            vec![format!("Next: a drill of {of}, about {}.", minutes(asked))]
        }
        OnboardingStep::Exam => vec![
            format!("Next: the exam, {}.", about(standing.items)),
            format!("{} % have to be right. Take it in one sitting; you are told how it went at its end.", terms.pass),
        ],
        OnboardingStep::Tomorrow | OnboardingStep::Passed => Vec::new(),
    }
}

/// What is said when there is nothing to do now; a command that is long has a line of its own.
pub(super) fn rest(standing: &Onboarding, commands: &OnboardingCommands) -> Vec<(&'static str, String)> {
    let OnboardingCommands { again, certificate, drill } = commands;
    match (&standing.next, &standing.last_exam) {
        (OnboardingStep::Passed, Some(exam)) => {
            let workshop = if exam.result.workshop { ", in a workshop of one day" } else { "" };
            vec![
                ("", format!("You have passed the exam{workshop}.")),
                ("", "For your certificate, type this with your name:".to_owned()),
                ("  ", certificate.to_string()),
                ("", keep_it(standing.due)),
                ("  ", drill.to_string()),
            ]
        }
        (_, Some(_)) => vec![
            (
                "",
                "That is all for today. The exam opens again when all items are ready, tomorrow at the earliest."
                    .to_owned(),
            ),
            ("", format!("Tomorrow, type: {again}")),
        ],
        _ => vec![
            ("", "That is all for today: a night's sleep is part of learning.".to_owned()),
            ("", format!("Tomorrow, type: {again}")),
        ],
    }
}

fn keep_it(due: usize) -> String {
    match due {
        0 => "Nothing is due now. To keep what you know, type from time to time:".to_owned(),
        due => format!("{} due. To keep what you know, type:", count(due, "item is", "items are")),
    }
}

/// What is said when the learner stops.
pub(super) fn later(command: &CommandLine) -> String {
    format!("To go on, type: {command}")
}
