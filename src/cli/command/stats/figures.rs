//! The figures that stand below the tables of `tellapart stats`: the last months, the next days, true retention.

use std::collections::BTreeMap;

use serde::Serialize;

use tellapart::{Day, Deck, Progress, Retention};

/// The most weeks that are shown: half a year.
const MOST_WEEKS: u32 = 26;

/// So many days make up the retention of late.
const OF_LATE: u32 = 30;

/// The figures.
#[derive(Serialize)]
pub(super) struct Figures {
    /// Days of the last 26 weeks with an answer.
    days: Vec<DayReport>,
    forecast: Vec<ForecastReport>,
    retention: RetentionReport,
    #[serde(skip)]
    today: Day,
    #[serde(skip)]
    is_first_day: bool,
    #[serde(skip)]
    answers: BTreeMap<Day, u32>,
}

#[derive(Serialize)]
struct DayReport {
    day: Day,
    answers: u32,
}

#[derive(Serialize)]
struct ForecastReport {
    day: Day,
    /// Items due.
    due: usize,
}

#[derive(Serialize)]
struct RetentionReport {
    target: f64,
    last_30_days: ReviewsReport,
    all: ReviewsReport,
}

/// `recalled` and `believed` are probabilities, and there are none for few reviews.
#[derive(Serialize)]
struct ReviewsReport {
    reviews: u32,
    right: u32,
    recalled: Option<f64>,
    believed: Option<f64>,
}

impl ReviewsReport {
    fn of(retention: &Retention) -> Self {
        Self {
            reviews: retention.reviews(),
            right: retention.right(),
            recalled: retention.recalled().map(f64::from),
            believed: retention.believed().map(f64::from),
        }
    }
}

impl Figures {
    /// The figures of `today`; the forecast is that of these decks.
    pub(super) fn of(progress: &Progress, decks: &[Deck], today: Day) -> Self {
        let first = monday_of(today).minus(7 * (MOST_WEEKS - 1));
        let answers: BTreeMap<Day, u32> =
            progress.answers_a_day().filter(|(day, _)| (first..=today).contains(day)).collect();
        let forecast = (0..).zip(progress.forecast(decks, today));
        Self {
            days: answers.iter().map(|(&day, &answers)| DayReport { day, answers }).collect(),
            forecast: forecast.map(|(days, due)| ForecastReport { day: today.plus(days), due }).collect(),
            retention: RetentionReport {
                target: progress.rules().target.retention.get(),
                last_30_days: ReviewsReport::of(&progress.retention(Some(today.minus(OF_LATE - 1)))),
                all: ReviewsReport::of(&progress.retention(None)),
            },
            today,
            is_first_day: progress.answers_a_day().all(|(day, _)| day >= today),
            answers,
        }
    }

    /// The lines of each part there is to show, for this width. On a first day that is nothing yet.
    pub(super) fn parts(&self, width: Option<usize>) -> Vec<Vec<String>> {
        let mut parts = Vec::new();
        if self.answers.len() >= 2 {
            let mut lines = vec!["Answers a day".to_owned()];
            lines.extend(heat_map(&self.answers, self.today, weeks_that_fit(width)));
            lines.push(format!("  {}", legend(self.busiest())));
            parts.push(lines);
        }
        if !self.is_first_day && self.forecast.iter().any(|day| day.due > 0) {
            let mut lines = vec!["Items due on each of the next 14 days".to_owned()];
            lines.extend(forecast(&self.forecast, width));
            parts.push(lines);
        }
        parts.extend(self.retention.sentence().map(|sentence| vec![sentence]));
        parts
    }

    fn busiest(&self) -> u32 {
        self.answers.values().copied().max().unwrap_or(0)
    }
}

impl RetentionReport {
    /// What was recalled of late or, where that is too little to tell, ever.
    fn sentence(&self) -> Option<String> {
        let late = self.last_30_days.recalled.map(|recalled| ("in the last 30 days", recalled, &self.last_30_days));
        let ever = || self.all.recalled.map(|recalled| ("so far", recalled, &self.all));
        let (when, recalled, ReviewsReport { reviews, .. }) = late.or_else(ever)?;
        let percent = |share: f64| format!("{:.0} %", share * 100.0);
        let (recalled, target) = (percent(recalled), percent(self.target));
        Some(format!(
            "Of what came back {when} you remembered {recalled} ({reviews} answers, lucky guesses taken out); the target is {target}."
        ))
    }
}

fn monday_of(day: Day) -> Day {
    day.minus(u32::from(day.date().weekday().to_monday_zero_offset().unsigned_abs()))
}

/// How many weeks fit this width; all where there is no terminal.
fn weeks_that_fit(width: Option<usize>) -> u32 {
    // A name of a month may stand over the last column and reach beyond it.
    let fitting = width.map_or(MOST_WEEKS, |width| u32::try_from(width.saturating_sub(8) / 2).unwrap_or(MOST_WEEKS));
    fitting.clamp(1, MOST_WEEKS)
}

/// The marks of a day, from none to many answers.
const MARKS: [char; 4] = ['.', '-', '+', '#'];

/// The most answers that the first marks stand for, where so many were given on the busiest day: none, up to a quarter, up to three
/// quarters, all.
fn bounds(busiest: u32) -> [u32; 4] {
    let quarter = busiest / 4;
    [0, quarter, busiest - quarter, busiest]
}

fn mark(answers: u32, bounds: [u32; 4]) -> char {
    let at = bounds.iter().position(|most| answers <= *most);
    at.map_or('#', |at| MARKS[at])
}

/// The weeks up to `today` as columns, the days as rows, the months above; at most this many weeks, and none before the first answer.
fn heat_map(answers: &BTreeMap<Day, u32>, today: Day, weeks: u32) -> Vec<String> {
    let this_week = monday_of(today);
    let begun = answers.keys().next().map_or(0, |first| this_week.since(monday_of(*first)) / 7);
    let weeks = weeks.min(begun + 1);
    let mondays: Vec<Day> = (0..weeks).rev().map(|ago| this_week.minus(7 * ago)).collect();
    let bounds = bounds(answers.values().copied().max().unwrap_or(0));
    let row = |weekday: u32| {
        let cells = mondays.iter().map(|monday| match monday.plus(weekday) {
            day if day > today => ' ',
            day => mark(answers.get(&day).copied().unwrap_or(0), bounds),
        });
        let cells: String = cells.flat_map(|cell| [cell, ' ']).collect();
        format!("  {}  {}", this_week.plus(weekday).date().strftime("%a"), cells.trim_end())
    };
    let months = format!("       {}", months(&mondays));
    [months].into_iter().chain((0..7).map(row)).collect()
}

/// The names of months, each over the first of these weeks that begins in it.
fn months(mondays: &[Day]) -> String {
    let month = |at: usize| mondays.get(at).map(|monday| monday.date().first_of_month());
    let mut line = String::new();
    for (at, monday) in mondays.iter().enumerate() {
        let is_new = at == 0 || month(at) != month(at - 1);
        // One week of a month that was cut off has no room for its name.
        let has_room = line.len() <= 2 * at && (at > 0 || month(1).is_none() || month(1) == month(0));
        if is_new && has_room {
            line.push_str(&" ".repeat(2 * at - line.len()));
            line.push_str(&monday.date().strftime("%b").to_string());
        }
    }
    line
}

/// What the marks mean: ". none, - to 3, + to 9, # to 12".
fn legend(busiest: u32) -> String {
    let bounds = bounds(busiest);
    let ranges = (1..MARKS.len()).filter(|&at| bounds[at] > bounds[at - 1]);
    let ranges: Vec<String> = ranges.map(|at| format!("{} to {}", MARKS[at], bounds[at])).collect();
    format!(". none, {}", ranges.join(", "))
}

/// The days by name and below them how many items are due; in one line each or, where it is narrow, a week at a time.
fn forecast(forecast: &[ForecastReport], width: Option<usize>) -> Vec<String> {
    let widest = forecast.iter().map(|day| day.due.to_string().len()).max().unwrap_or(1);
    let column = 1 + widest.max("Mon".len());
    let is_wide = width.is_none_or(|width| width > 1 + column * forecast.len());
    let line = |cells: &mut dyn Iterator<Item = String>| {
        let cells: String = cells.map(|cell| format!("{cell:>column$}")).collect();
        format!(" {cells}")
    };
    let mut lines = Vec::new();
    for days in forecast.chunks(if is_wide { forecast.len().max(1) } else { 7 }) {
        lines.push(line(&mut days.iter().map(|day| day.day.date().strftime("%a").to_string())));
        lines.push(line(&mut days.iter().map(|day| if day.due == 0 { ".".to_owned() } else { day.due.to_string() })));
    }
    lines
}

#[cfg(test)]
mod tests;
