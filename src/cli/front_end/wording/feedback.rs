//! What is said of an answer.

use tellapart::{Argument, Feedback, ItemFeedback, JudgedSituation, Message, Return, SideSituation, Verdict, message};

use super::figures::in_days;
use super::sentences;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FeedbackLine {
    pub(crate) role: Role,
    /// What it says: a message, or words of the deck.
    pub(crate) text: Argument,
}

/// What a line of feedback is; front ends may show them differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Begins what is told about a right answer.
    Right,
    /// Begins what is told about a wrong answer.
    Wrong,
    Truth,
    /// A situation that was judged, or its twin.
    Situation,
    /// Why it is so.
    Why,
    /// When it comes again.
    Again,
}

/// What is said of an answer about something that was known: its first line is enough.
pub(crate) fn shortest(feedback: &Feedback) -> Vec<FeedbackLine> {
    self::feedback(feedback).into_iter().take(1).collect()
}

/// All that is said of an answer.
pub(crate) fn feedback(feedback: &Feedback) -> Vec<FeedbackLine> {
    match feedback.items.as_slice() {
        [item] => about_one(&feedback.verdict, item),
        items => about_several(&feedback.verdict, items),
    }
}

fn line(role: Role, text: impl Into<Argument>) -> FeedbackLine {
    FeedbackLine { role, text: text.into() }
}

fn why(item: &ItemFeedback) -> Option<FeedbackLine> {
    item.why.as_ref().map(|why| line(Role::Why, why))
}

fn about_one(verdict: &Verdict, item: &ItemFeedback) -> Vec<FeedbackLine> {
    let truth = &item.truth;
    let said = match (verdict, &item.taken) {
        (Verdict::Wrong, Some(taken)) => message!("verdict-of-another", taken = taken),
        (verdict, _) => self::verdict(verdict),
    };
    let mut lines = match verdict {
        // What is true was shown for the learner to judge by.
        Verdict::Recalled => vec![line(Role::Right, said)],
        verdict if verdict.is_right() => vec![line(Role::Right, sentences(said, truth))],
        _ => vec![line(Role::Wrong, said), line(Role::Truth, truth)],
    };
    lines.extend(situations(item));
    lines.extend(why(item));
    lines.extend(again(item).map(|again| line(Role::Again, again)));
    lines
}

/// The situation that was judged with what it shows, and its twins.
fn situations(item: &ItemFeedback) -> Vec<FeedbackLine> {
    let Some(JudgedSituation { situation, shows, twins }) = &item.judged else { return Vec::new() };
    let judged = message!("feedback-situation", situation = situation, shows = shows);
    let twin = |SideSituation { side, situation }: &SideSituation| {
        message!("feedback-twin", side = &side.name, situation = situation)
    };
    std::iter::once(judged).chain(twins.iter().map(twin)).map(|text| line(Role::Situation, text)).collect()
}

/// Of several items those that were missed, each on a line: what was right needs no second look, and all of it one page.
fn about_several(verdict: &Verdict, items: &[ItemFeedback]) -> Vec<FeedbackLine> {
    let begins = if verdict.is_right() { Role::Right } else { Role::Wrong };
    let mut lines = vec![line(begins, self::verdict(verdict))];
    for item in items.iter().filter(|item| !item.right) {
        let title = title(&item.label, item.taken.as_deref());
        lines.push(line(Role::Truth, message!("feedback-item", item = title, truth = &item.truth)));
    }
    let soon = items.iter().filter(|item| item.again == Some(Return::Soon)).count();
    let wrong = items.iter().filter(|item| !item.right).count();
    let again = match soon {
        0 => None,
        soon if soon == wrong => Some(message!("feedback-all-again", items = soon)),
        soon => Some(message!("feedback-some-again", items = soon)),
    };
    lines.extend(again.map(|again| line(Role::Again, again)));
    lines
}

/// An item, and the other one of which something was taken for it.
pub(super) fn title(item: &str, taken: Option<&str>) -> Argument {
    match taken {
        Some(taken) => message!("feedback-mixed-up", item = item, taken = taken).into(),
        None => item.into(),
    }
}

fn verdict(verdict: &Verdict) -> Message {
    match verdict {
        Verdict::Right => message!("verdict-right"),
        Verdict::RightSpelt { should_read } => message!("verdict-right-spelt", words = should_read),
        Verdict::Accepted => message!("verdict-accepted"),
        Verdict::GaveToWrongSide { gist, side } => message!("verdict-wrong-side", words = gist, side = side),
        Verdict::OtherSide { side } => message!("verdict-other-side", side = side),
        Verdict::WasTrue => message!("verdict-was-true"),
        Verdict::WasFalse => message!("verdict-was-false"),
        Verdict::WronglyCorrected => message!("verdict-wrongly-corrected"),
        Verdict::Wrong => message!("verdict-wrong"),
        Verdict::NotKnown => message!("verdict-not-known"),
        Verdict::Recalled => message!("verdict-recalled"),
        Verdict::NotRecalled => message!("verdict-not-recalled"),
        Verdict::Pairs { right, of } => message!("verdict-pairs", right = *right, of = *of),
    }
}

fn again(item: &ItemFeedback) -> Option<Message> {
    match item.again? {
        Return::Soon => Some(message!("feedback-again-soon")),
        Return::InDays(days) => Some(message!("feedback-again-in-days", when = in_days(days))),
        Return::Unchanged => None,
    }
}
