//! How well each item is known, and the figures below.

use super::Paragraphs;
use super::columns::cell;
use super::forecast::forecast;
use super::heat_map::{heat_map, legend};
use crate::cli::front_end::{days_in_a_row, in_days};
use crate::cli::shell::CommandLine;
use tellapart::{
    Day, DeckStatistics, ItemStatistics, Message, Probability, RetentionStatistics, Statistics, Streak, message,
};

/// The width of a table's first column.
const LABEL: usize = 26;

/// The width of a table; where there is less room, each item takes two lines.
const TABLE: usize = 72;

/// The decks as tables, the figures there are by now, and the sessions. `program` is what this program is called by.
pub(crate) fn statistics(statistics: &Statistics, program: &CommandLine, on: &mut Paragraphs) {
    for deck in &statistics.decks {
        on.put("", &deck.title);
        match on.has(TABLE) {
            true => table(deck, statistics.today, on),
            false => list(deck, statistics.today, on),
        }
        if deck.items.iter().any(|item| item.answers > 0) {
            let known = deck.known_tomorrow.round();
            on.say_after("  ", &message!("report-known-tomorrow", known = known, items = deck.items.len()));
        }
        on.blank();
    }
    let figures = figures(statistics, on);
    if statistics.decks.iter().flat_map(|deck| &deck.items).any(|item| item.is_fresh) {
        on.say(&message!("report-fresh-means"));
        if !figures.is_empty() {
            on.blank();
        }
    }
    for figure in figures {
        figure.iter().for_each(|line| on.put("", line));
        on.blank();
    }
    if statistics.sessions == 0 {
        return on.say(&message!("report-no-sessions", command = &program.clone().word("drill")));
    }
    on.say(&sessions(statistics));
}

fn table(deck: &DeckStatistics, today: Day, on: &mut Paragraphs) {
    let headings = [
        message!("report-column-recall"),
        message!("report-column-next"),
        message!("report-column-answers"),
        message!("report-column-right"),
    ];
    let headings = headings.map(|heading| on.words(&heading));
    on.put("", &row("", &headings));
    for item in &deck.items {
        let cells = cells(item, today, on);
        on.put("", &row(&item.label, &cells));
    }
}

fn row(label: &str, [recall, next, answers, right]: &[String; 4]) -> String {
    format!("  {} {recall:>6}  {next:<12} {answers:>7}  {right:>6}", cell(label, LABEL))
}

fn list(deck: &DeckStatistics, today: Day, on: &mut Paragraphs) {
    for item in &deck.items {
        if item.answers == 0 {
            on.say_after("  ", &message!("report-item-new", label = &item.label));
            continue;
        }
        let [recall, next, ..] = cells(item, today, on);
        on.put("  ", &item.label);
        let figures =
            message!("report-item-figures", recall = recall, next = next, right = item.right, answers = item.answers);
        on.say_after("    ", &figures);
    }
}

fn cells(item: &ItemStatistics, today: Day, on: &Paragraphs) -> [String; 4] {
    let none = || "-".to_owned();
    let percent = |share: f64| on.words(&percentage(share));
    let recall = match item.retrievability {
        _ if item.is_fresh => on.words(&message!("report-fresh")),
        Some(recall) => percent(recall.get()),
        None => none(),
    };
    let next = item.due.map_or_else(|| on.words(&message!("report-new")), |day| on.words(&in_days(day.since(today))));
    let share = (item.answers > 0).then(|| percent(f64::from(item.right) / f64::from(item.answers)));
    [recall, next, item.answers.to_string(), share.unwrap_or_else(none)]
}

fn percentage(share: f64) -> Message {
    message!("percentage", percent = format!("{:.0}", share * 100.0))
}

/// The lines of each figure there is to show. On a first day that is nothing yet.
fn figures(statistics: &Statistics, on: &Paragraphs) -> Vec<Vec<String>> {
    let mut figures = Vec::new();
    if statistics.days.len() >= 2 {
        let mut lines = vec![on.words(&message!("report-answers-a-day"))];
        lines.extend(heat_map(&statistics.days, statistics.today, on));
        lines.push(format!("  {}", legend(&statistics.days, on)));
        figures.push(lines);
    }
    if !statistics.is_first_day && statistics.forecast.iter().any(|day| day.due > 0) {
        let mut lines = vec![on.words(&message!("report-forecast", days = statistics.forecast.len()))];
        lines.extend(forecast(&statistics.forecast, on));
        figures.push(lines);
    }
    figures.extend(retention(&statistics.retention).map(|sentence| vec![on.words(&sentence)]));
    figures
}

/// What was recalled of late or, where that is too little to tell, ever.
fn retention(retention: &RetentionStatistics) -> Option<Message> {
    let RetentionStatistics { target, last_30_days, all } = retention;
    let share = |probability: Probability| percentage(probability.get());
    match (last_30_days.recalled, all.recalled) {
        (Some(recalled), _) => Some(message!(
            "report-retention-of-late",
            recalled = share(recalled),
            reviews = last_30_days.reviews,
            believed = share(last_30_days.believed.unwrap_or(*target)),
            target = share(*target),
        )),
        (None, Some(recalled)) => Some(message!(
            "report-retention-so-far",
            recalled = share(recalled),
            reviews = all.reviews,
            believed = share(all.believed.unwrap_or(*target)),
            target = share(*target),
        )),
        (None, None) => None,
    }
}

fn sessions(statistics: &Statistics) -> Message {
    let Statistics { sessions, streak, days_off, .. } = *statistics;
    let row = days_in_a_row(Streak { days: streak, forgiven: days_off });
    match (streak, days_off) {
        (0 | 1, _) => message!("report-sessions", sessions = sessions),
        (_, 0) => message!("report-sessions-in-a-row", sessions = sessions, row = row),
        _ => message!("report-sessions-with-days-off", sessions = sessions, row = row),
    }
}
