//! What is said between the sessions of an onboarding: where the learner stands, and what comes next.

use tellapart::{
    Activity, Argument, ExamRule, FinishedExam, Language, Message, Onboarding, OnboardingStep, Outlook, Pace,
    PreTestResult, READY_FROM, StepOffer, message,
};

use super::figures::percent;
use super::summary::{of_distinctions, of_facts};
use crate::cli::front_end::OnboardingCommands;
use crate::cli::shell::CommandLine;

/// Where the learner stands, line by line: what each begins with, in this language, and what it says.
pub(crate) fn progress(title: &str, onboarding: &Onboarding, language: &Language) -> Vec<(String, Message)> {
    let Onboarding { taught, ready, items, .. } = *onboarding;
    let mut lines = vec![(String::new(), message!("onboarding-title", title = title))];
    let mut step = |activity, is_done, name: Message, text| {
        let mark = mark(is_done, begins(&onboarding.next) == Some(activity));
        lines.push((format!("{mark}{:<10}", language.say(&name)), text));
    };
    let pre_test = match &onboarding.pre_test {
        Some(PreTestResult { day, right, questions }) => {
            message!("onboarding-pre-test-done", right = *right, questions = *questions, day = day.to_string())
        }
        None => message!("onboarding-pre-test-open"),
    };
    step(Activity::PreTest, onboarding.pre_test.is_some(), message!("onboarding-pre-test"), pre_test);
    let learnt = message!("onboarding-learnt", taught = taught, items = items);
    step(Activity::Lesson, taught == items, message!("onboarding-lessons"), learnt);
    let is_ready = ready == items;
    let is_passed = onboarding.next == OnboardingStep::Passed;
    // What is ready today for an exam that is behind one is of no interest any more.
    if !is_passed {
        let for_exam = message!("onboarding-ready", ready = ready, items = items);
        step(Activity::Drill, is_ready, message!("onboarding-drills"), for_exam);
    }
    step(Activity::Exam, is_passed, message!("onboarding-exam"), exam(onboarding));
    if !is_ready && taught > 0 && !is_passed {
        lines.push((String::new(), ready_means(onboarding.workshop)));
    }
    lines.extend(onboarding.pace.as_ref().map(|pace| (String::new(), self::pace(pace))));
    lines
}

fn ready_means(workshop: bool) -> Message {
    let twice = if workshop { "workshop" } else { "days" };
    let share = (READY_FROM * 100.0).round();
    message!("onboarding-ready-means", twice = twice, percent = percent(share as usize))
}

/// How it is with the exam.
fn exam(onboarding: &Onboarding) -> Message {
    let Onboarding { ready, items, .. } = *onboarding;
    match (&onboarding.next, &onboarding.last_exam) {
        (OnboardingStep::GoOn { activity: Activity::Exam, answered, .. }, _) => {
            message!("onboarding-exam-begun", answers = *answered)
        }
        (next, Some(exam)) => exam_taken(next, exam),
        (OnboardingStep::Exam, None) => message!("onboarding-exam-open"),
        (_, None) if ready == items => message!("onboarding-exam-after-drill"),
        (_, None) => message!("onboarding-exam-closed", items = items),
    }
}

fn exam_taken(next: &OnboardingStep, exam: &FinishedExam) -> Message {
    let verdict = match exam.result.is_passed() {
        true if *next == OnboardingStep::Passed => "passed",
        true => "passed-in-workshop",
        false => "failed",
    };
    message!(
        "onboarding-exam-taken",
        verdict = verdict,
        day = exam.day.to_string(),
        distinctions = of_distinctions(exam.result.told_apart, &exam.result.rule),
        facts = of_facts(exam.result.facts_right, &exam.result.rule),
    )
}

/// What the next step does, if there is one.
fn begins(next: &OnboardingStep) -> Option<Activity> {
    match next {
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

fn pace(pace: &Pace) -> Message {
    let by = pace.by.to_string();
    let left = || match pace.left {
        0 => message!("onboarding-nothing-left"),
        left => message!("onboarding-left", items = left),
    };
    match pace.outlook {
        Outlook::Enough => message!("onboarding-pace-enough", by = by, left = left()),
        Outlook::Faster => message!("onboarding-pace-faster", by = by, left = left(), a_day = pace.a_day),
        Outlook::TooLate(day) => message!("onboarding-pace-too-late", by = by, day = day.to_string()),
        Outlook::Past => message!("onboarding-pace-past", by = by),
    }
}

/// What comes next, before the learner is asked whether to start.
pub(crate) fn next(offer: &StepOffer) -> Vec<Message> {
    let StepOffer { onboarding, is_first, questions: most, exam, .. } = offer;
    match &onboarding.next {
        OnboardingStep::GoOn { activity, answered, .. } => {
            let step = match activity {
                Activity::PreTest => "pre-test",
                Activity::Lesson => "lesson",
                Activity::Exam => "exam",
                Activity::Drill | Activity::Practice | Activity::Quiz => "drill",
            };
            vec![message!("onboarding-next-go-on", step = step, answered = *answered)]
        }
        OnboardingStep::PreTest => {
            let mut said = vec![message!("onboarding-next-pre-test", length = length(onboarding.items))];
            said.extend(is_first.then(|| message!("onboarding-pre-test-first")));
            said
        }
        OnboardingStep::Lessons(items) => {
            vec![message!("onboarding-next-lessons", lessons = items.len(), time = minutes(items.len().div_ceil(2)))]
        }
        OnboardingStep::Drill(items) => {
            // Several of them may be asked in one question.
            let asked = items.len().min(*most);
            let time = minutes(asked.div_ceil(4));
            vec![match onboarding.missed {
                0 => message!("onboarding-next-drill", items = asked, time = time),
                _ => message!("onboarding-next-drill-missed", items = asked, time = time),
            }]
        }
        OnboardingStep::Exam => vec![
            message!("onboarding-next-exam", length = length(2 * exam.distinctions + exam.facts)),
            exam_terms(exam),
        ],
        OnboardingStep::Tomorrow | OnboardingStep::Passed => Vec::new(),
    }
}

/// By what rule an exam is passed.
fn exam_terms(rule: &ExamRule) -> Message {
    let ExamRule { distinctions, distinctions_needed, facts, facts_needed, .. } = *rule;
    message!(
        "onboarding-exam-terms",
        all = if distinctions == distinctions_needed { "all" } else { "some" },
        distinctions = distinctions,
        needed = distinctions_needed,
        facts = facts,
        facts_needed = facts_needed,
    )
}

/// How many questions, and how long they take.
fn length(questions: usize) -> Message {
    message!("onboarding-length", questions = questions, time = minutes(questions.div_ceil(4)))
}

fn minutes(minutes: usize) -> Message {
    message!("onboarding-minutes", minutes = minutes)
}

/// What is said when there is nothing to do now; a command that is long has a line of its own.
pub(crate) fn rest(onboarding: &Onboarding, commands: &OnboardingCommands) -> Vec<(&'static str, Argument)> {
    let OnboardingCommands { again, certificate, drill } = commands;
    let tomorrow = || ("", message!("onboarding-tomorrow", command = again).into());
    match (&onboarding.next, &onboarding.last_exam) {
        (OnboardingStep::Passed, Some(exam)) => {
            let passed = match exam.result.workshop {
                true => message!("onboarding-passed-in-workshop"),
                false => message!("onboarding-passed"),
            };
            let certificate = certificate
                .iter()
                .flat_map(|command| [("", message!("onboarding-certificate").into()), ("  ", command.into())]);
            let keep = [("", message!("onboarding-keep", due = onboarding.due).into()), ("  ", drill.into())];
            std::iter::once(("", passed.into())).chain(certificate).chain(keep).collect()
        }
        (_, Some(_)) => vec![("", message!("onboarding-rest-after-exam").into()), tomorrow()],
        _ => vec![("", message!("onboarding-rest").into()), tomorrow()],
    }
}

/// What is said when the learner stops.
pub(crate) fn later(command: &CommandLine) -> Message {
    message!("onboarding-later", command = command)
}
