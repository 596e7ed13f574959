//! The last months as a map: weeks as columns, days as rows, a mark by how many answers there were.

use std::collections::BTreeMap;

use super::Paragraphs;
use tellapart::{AnswersOnDay, Day, Message, listed, message};

/// The marks of a day, from none to many answers.
const MARKS: [&str; 4] = [".", "-", "+", "#"];

/// The most weeks that are drawn: as many as statistics have.
const MOST_WEEKS: u32 = 26;

/// The weeks up to `today` as columns, the days as rows, the months above; as many as fit, and none before the first answer.
pub(super) fn heat_map(days: &[AnswersOnDay], today: Day, on: &Paragraphs) -> Vec<String> {
    let answers: BTreeMap<Day, u32> = days.iter().map(|day| (day.day, day.answers)).collect();
    let this_week = today.monday();
    let begun = answers.keys().next().map_or(0, |first| this_week.since(first.monday()) / 7);
    let weeks = weeks_that_fit(on.width).min(begun + 1);
    let mondays: Vec<Day> = (0..weeks).rev().map(|ago| this_week.minus(7 * ago)).collect();
    let bounds = bounds(busiest(days));
    let row = |weekday: u32| {
        let cells = mondays.iter().map(|monday| match monday.plus(weekday) {
            day if day > today => " ",
            day => mark(answers.get(&day).copied().unwrap_or(0), bounds),
        });
        let cells = cells.collect::<Vec<_>>().join(" ");
        format!("  {}  {}", on.words(&weekday_in_short(this_week.plus(weekday))), cells.trim_end())
    };
    let months = format!("       {}", months(&mondays, on));
    [months].into_iter().chain((0..7).map(row)).collect()
}

/// What the marks mean: ". none, - to 3, + to 9, # to 12".
pub(super) fn legend(days: &[AnswersOnDay], on: &Paragraphs) -> String {
    let bounds = bounds(busiest(days));
    let ranges = (1..MARKS.len()).filter(|&at| bounds[at] > bounds[at - 1]);
    let ranges = ranges.map(|at| message!("report-mark-to", mark = MARKS[at], most = bounds[at]));
    let none = message!("report-mark-none", mark = MARKS[0]);
    on.language.words(&listed([none].into_iter().chain(ranges)))
}

/// "Mon"
pub(super) fn weekday_in_short(day: Day) -> Message {
    message!("weekday-in-short", weekday = day.date().weekday().to_monday_one_offset())
}

fn busiest(days: &[AnswersOnDay]) -> u32 {
    days.iter().map(|day| day.answers).max().unwrap_or(0)
}

/// How many weeks fit this width; all where there is no terminal.
fn weeks_that_fit(width: Option<usize>) -> u32 {
    // A name of a month may stand over the last column and reach beyond it.
    let fitting = width.map_or(MOST_WEEKS, |width| u32::try_from(width.saturating_sub(8) / 2).unwrap_or(MOST_WEEKS));
    fitting.clamp(1, MOST_WEEKS)
}

/// The most answers that the marks stand for, where so many were given on the busiest day: none, up to a quarter, up to three quarters,
/// all.
fn bounds(busiest: u32) -> [u32; 4] {
    let quarter = busiest / 4;
    [0, quarter, busiest - quarter, busiest]
}

fn mark(answers: u32, bounds: [u32; 4]) -> &'static str {
    let at = bounds.iter().position(|most| answers <= *most);
    MARKS[at.unwrap_or(MARKS.len() - 1)]
}

/// The names of months, each over the first of these weeks that begins in it.
fn months(mondays: &[Day], on: &Paragraphs) -> String {
    let month = |at: usize| mondays.get(at).map(|monday| monday.date().first_of_month());
    let mut line = String::new();
    let mut width = 0;
    for (at, monday) in mondays.iter().enumerate() {
        let is_new = at == 0 || month(at) != month(at - 1);
        // One week of a month that was cut off has no room for its name.
        let has_room = width <= 2 * at && (at > 0 || month(1).is_none() || month(1) == month(0));
        if is_new && has_room {
            let name = on.words(&message!("month-in-short", month = monday.date().month()));
            line.push_str(&" ".repeat(2 * at - width));
            line.push_str(&name);
            width = 2 * at + textwrap::core::display_width(&name);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use tellapart::Language;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn on(width: Option<usize>) -> Paragraphs {
        Paragraphs::new(Language::english(), width)
    }

    fn answers(days: &[(&str, u32)]) -> Vec<AnswersOnDay> {
        days.iter().map(|&(text, answers)| AnswersOnDay { day: day(text), answers }).collect()
    }

    #[test]
    fn a_heat_map_has_a_column_a_week_and_the_month_where_it_begins() {
        // A Wednesday; 2026-11-02 is a Monday.
        let answers = answers(&[("2026-10-20", 12), ("2026-11-02", 3), ("2026-11-08", 9), ("2026-11-25", 10)]);
        let expected = "       Oct Nov
  Mon  . . - . . .
  Tue  # . . . . .
  Wed  . . . . . #
  Thu  . . . . .
  Fri  . . . . .
  Sat  . . . . .
  Sun  . . + . .";
        assert_eq!(heat_map(&answers, day("2026-11-25"), &on(None)).join("\n"), expected);
        let narrow = heat_map(&answers, day("2026-11-25"), &on(Some(12)));
        assert_eq!((narrow[0].as_str(), narrow[3].as_str()), ("       Nov", "  Wed  . #"));
    }

    #[test]
    fn a_month_of_which_one_week_is_left_is_not_named() {
        let mondays = ["2026-10-26", "2026-11-02", "2026-11-09"].map(day);
        let months = |mondays: &[Day]| months(mondays, &on(None));
        assert_eq!((months(&mondays), months(&mondays[..1])), ("  Nov".to_owned(), "Oct".to_owned()));
    }

    #[test]
    fn every_heat_map_fits_its_width_and_half_a_year_is_the_most() {
        let today = day("2026-11-25");
        let year: Vec<AnswersOnDay> =
            (0..400).rev().map(|ago| AnswersOnDay { day: today.minus(ago), answers: ago % 13 }).collect();
        for width in [20, 40, 41, 57, 58, 59, 80, 200] {
            let lines = heat_map(&year, today, &on(Some(width)));
            assert!(lines.iter().all(|line| line.len() <= width), "{width}:\n{}", lines.join("\n"));
            assert_eq!(lines.len(), 8);
        }
        assert_eq!((weeks_that_fit(None), weeks_that_fit(Some(200)), weeks_that_fit(Some(0))), (26, 26, 1));
    }

    #[test]
    fn the_legend_says_what_each_mark_means_by_the_busiest_day() {
        let legend = |busiest| legend(&answers(&[("2026-11-24", busiest), ("2026-11-25", 1)]), &on(None));
        assert_eq!(legend(14), ". none, - to 3, + to 11, # to 14");
        assert_eq!(legend(4), ". none, - to 1, + to 3, # to 4");
        assert_eq!(legend(1), ". none, + to 1");
        for busiest in 1..50 {
            let bounds = bounds(busiest);
            assert!(bounds.is_sorted());
            assert!((1..=busiest).all(|answers| mark(answers, bounds) != "."), "{busiest}");
        }
    }
}
