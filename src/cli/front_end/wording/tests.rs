//! What is said, in English.

use tellapart::{
    Activity, Again, Ending, Feedback, ItemFeedback, Language, Return, SessionConfusion, Streak, Summary, Verdict,
    message,
};

use super::figures::{duration, in_days};
use super::*;
use crate::cli::console::with_spaces;
use crate::cli::front_end::Commands;
use crate::cli::shell::CommandLine;

fn said(message: &Message) -> String {
    Language::english().say(message)
}

fn words(argument: &Argument) -> String {
    Language::english().words(argument)
}

fn summary() -> Summary {
    Summary {
        ending: Ending::Done,
        asked: 12,
        right: Some(10),
        of: 12,
        ms: 160_000,
        streak: Streak { days: 3, forgiven: 0 },
        mixed_up: vec![SessionConfusion {
            label: "Scope".into(),
            taken: None,
            times: 2,
            truth: "Marketing is broader.".into(),
        }],
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
    assert_eq!(said(&result(&summary())), "Done: 10 of 12 right in 2\u{a0}min 40\u{a0}s. Third day in a row.");
    let expected: [(&str, &[&str]); 3] = [
        ("Mixed up", &["Scope, twice. In fact: Marketing is broader."]),
        ("Comes back", &["tomorrow: Force, Scope", "in 3 days: Goal"]),
        ("Next", &["tomorrow: tellapart drill"]),
    ];
    let details = details(&summary(), &Commands::again(CommandLine::new("tellapart").word("drill")), MOST_MIX_UPS);
    let details: Vec<(String, Vec<String>)> = details
        .iter()
        .map(|(name, texts)| (said(name), texts.iter().map(|text| with_spaces(&said(text))).collect()))
        .collect();
    assert_eq!(
        details,
        expected.map(|(name, texts)| (name.to_owned(), texts.iter().map(|text| (*text).to_owned()).collect()))
    );
}

#[test]
fn days_off_are_told_and_not_called_a_row() {
    let with_a_day_off = Summary { streak: Streak { days: 12, forgiven: 1 }, ..summary() };
    assert_eq!(
        said(&result(&with_a_day_off)),
        "Done: 10 of 12 right in 2\u{a0}min 40\u{a0}s. 12 days, with 1 day off."
    );
}

#[test]
fn a_session_that_was_stopped_says_that_nothing_is_lost() {
    let stopped = Summary { ending: Ending::Interrupted, streak: Streak::default(), ms: 900, ..summary() };
    assert_eq!(said(&result(&stopped)), "Stopped by Ctrl-C: 10 of 12 right. Every answer you gave is saved.");
    let at_once = Summary { ending: Ending::Stopped, asked: 0, right: Some(0), ..summary() };
    assert_eq!(said(&result(&at_once)), "Stopped before the first answer. Nothing has changed.");
}

#[test]
fn numbers_are_said_as_people_say_them() {
    assert_eq!([0, 1, 5].map(|days| said(&in_days(days))), ["today", "tomorrow", "in 5 days"]);
    let in_a_row = |day: u32| said(&message!("summary-days-in-a-row", day = day));
    assert_eq!([in_a_row(2), in_a_row(12)], ["Second day in a row.", "12 days in a row."]);
    let duration = |ms| duration(ms).map(|time| said(&time));
    let expected = (Some("59\u{a0}s".to_owned()), Some("1\u{a0}min".to_owned()), None);
    assert_eq!((duration(59_000), duration(60_000), duration(3)), expected);
}

#[test]
fn what_was_written_otherwise_is_right_all_the_same() {
    let item = ItemFeedback {
        judged: None,
        right: true,
        label: "Force".into(),
        taken: None,
        truth: "Sales works by push.".into(),
        why: None,
        again: Some(Return::InDays(1)),
    };
    let verdict = Verdict::RightSpelt { should_read: "push".into() };
    let lines = feedback(&Feedback { verdict, items: vec![item], can_be_accepted: false, is_known: false });
    assert_eq!(lines[0].role, Role::Right);
    assert_eq!(words(&lines[0].text), "Right. It is written \"push\". Sales works by push.");
}

#[test]
fn feedback_ends_with_what_is_true() {
    let item = ItemFeedback {
        judged: None,
        right: false,
        label: "Force".into(),
        taken: None,
        truth: "Sales works by push.".into(),
        why: None,
        again: Some(Return::InDays(1)),
    };
    let verdict = Verdict::GaveToWrongSide { gist: "push".into(), side: "marketing".into() };
    let lines = feedback(&Feedback { verdict, items: vec![item], can_be_accepted: false, is_known: false });
    let texts: Vec<String> = lines.iter().map(|line| words(&line.text)).collect();
    let expected = ["Not quite: you gave \"push\" to marketing.", "Sales works by push.", "Next time: tomorrow."];
    assert_eq!(texts, expected);
}
