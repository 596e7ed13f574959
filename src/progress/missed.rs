//! What was missed, and not set right since; and what is mixed up.

use std::collections::HashSet;

use super::{ItemProgress, PastSession, Progress};
use crate::deck::{DeckId, ItemId, ItemRef, Shelf};
use crate::journal::{Activity, LineId};
use crate::question::form_named;

/// The items answered wrongly in the last quiz about any of these decks, and not answered rightly in a later session.
pub(crate) fn missed_in_last_quiz(shelf: &Shelf, progress: &Progress) -> Vec<ItemRef> {
    let is_quiz = |activity: Activity| activity == Activity::Quiz;
    let is_about = |decks: &[DeckId]| decks.iter().any(|deck| shelf.deck_named(deck).is_some());
    let is_forgotten = |past: &PastSession, deck: &DeckId| progress.is_forgotten(deck, past.last_part());
    let quiz = progress.sessions().rfind(|past| is_quiz(past.begin.activity) && is_about(&past.begin.decks));
    let Some(quiz) = quiz else { return Vec::new() };
    let mut missed = Vec::new();
    let answers = quiz.counted().map(|answer| &answer.answer).filter(|answer| !is_forgotten(quiz, &answer.deck));
    for answer in answers {
        let since = right_since(progress, &answer.deck, &quiz.id);
        let wrong = answer.rows.iter().filter(|row| !row.right && !since.contains(&row.item));
        missed.extend(wrong.filter_map(|row| shelf.find(&answer.deck, &row.item)));
    }
    missed.sort();
    missed.dedup();
    missed
}

/// The items that are mixed up with something at present, the worst first.
pub(crate) fn confused(shelf: &Shelf, progress: &Progress) -> Vec<ItemRef> {
    let weight = |at: ItemRef| {
        let (deck, item) = shelf.ids(at);
        progress.item(deck, item).map_or(0.0, ItemProgress::confusion_weight)
    };
    let mut items: Vec<ItemRef> = shelf.items().filter(|&at| weight(at) > 0.0).collect();
    items.sort_by(|a, b| weight(*b).total_cmp(&weight(*a)));
    items
}

/// The items of a deck that were answered rightly after this session, where the program could judge it.
pub(crate) fn right_since(progress: &Progress, deck: &DeckId, past: &LineId) -> HashSet<ItemId> {
    let mut earlier: Vec<&PastSession> = Vec::new();
    let mut sessions = progress.all_sessions();
    let session = sessions.by_ref().inspect(|one| earlier.push(one)).find(|one| one.id == *past);
    let end = session.and_then(|session| session.answers().last()).map(|answer| answer.at);
    // Of a session that began before, and went on in another window, what came after the end.
    let overlapping = earlier.into_iter().flat_map(|one| one.counted()).filter(|answer| end < Some(answer.at));
    let later = sessions.flat_map(|one| one.counted());
    let answers = later.chain(overlapping.filter(|_| end.is_some())).map(|answer| &answer.answer);
    // What was only practised sets nothing right.
    let answers = answers.filter(|answer| answer.counts && answer.deck == *deck);
    let of_form = answers.map(|answer| (form_named(answer.form.as_str()), &answer.rows));
    let proving = of_form.filter(|(form, _)| !form.is_self_graded());
    let rows = proving.flat_map(|(form, rows)| rows.iter().map(move |row| (form, row)));
    let proven = rows.filter(|(form, row)| row.right && form.noise(row).is_some() && !row.is_accepted());
    proven.map(|(_, row)| row.item.clone()).collect()
}
