//! How many items are due on each of the next days.

use super::Paragraphs;
use super::heat_map::weekday_in_short;
use tellapart::DueOnDay;
use textwrap::core::display_width;

/// The days by name and below them how many items are due; in one line each or, where it is narrow, a week at a time.
pub(super) fn forecast(days: &[DueOnDay], on: &Paragraphs) -> Vec<String> {
    let names: Vec<String> = days.iter().map(|day| on.words(&weekday_in_short(day.day))).collect();
    let due = |day: &DueOnDay| if day.due == 0 { ".".to_owned() } else { day.due.to_string() };
    let numbers: Vec<String> = days.iter().map(due).collect();
    let widest = names.iter().chain(&numbers).map(|cell| display_width(cell)).max().unwrap_or(1);
    let a_line = if on.has(2 + (1 + widest) * days.len()) { days.len().max(1) } else { 7 };
    let line = |cells: &[String]| {
        let padded = cells.iter().map(|cell| format!("{}{cell}", " ".repeat(1 + widest - display_width(cell))));
        format!(" {}", padded.collect::<String>())
    };
    names.chunks(a_line).zip(numbers.chunks(a_line)).flat_map(|(names, numbers)| [line(names), line(numbers)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tellapart::{Day, Language};

    #[test]
    fn a_forecast_stands_in_two_lines_or_where_it_is_narrow_a_week_at_a_time() {
        let today: Day = "2026-11-25".parse().unwrap();
        let dues = [12, 0, 3, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 2];
        let days: Vec<DueOnDay> = (0..).zip(dues).map(|(days, due)| DueOnDay { day: today.plus(days), due }).collect();
        let forecast = |width| forecast(&days, &Paragraphs::new(Language::english(), width));
        let wide = "  Wed Thu Fri Sat Sun Mon Tue Wed Thu Fri Sat Sun Mon Tue
   12   .   3   .   .   .   .   1   .   .   .   .   .   2";
        assert_eq!(forecast(None).join("\n"), wide);
        assert_eq!(forecast(Some(80)), forecast(None));
        let narrow = "  Wed Thu Fri Sat Sun Mon Tue
   12   .   3   .   .   .   .
  Wed Thu Fri Sat Sun Mon Tue
    1   .   .   .   .   .   2";
        assert_eq!(forecast(Some(40)).join("\n"), narrow);
    }
}
