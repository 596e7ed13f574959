use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn answers(days: &[(&str, u32)]) -> BTreeMap<Day, u32> {
    days.iter().map(|&(text, answers)| (day(text), answers)).collect()
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
    assert_eq!(heat_map(&answers, day("2026-11-25"), 26).join("\n"), expected);
    let narrow = heat_map(&answers, day("2026-11-25"), 2);
    assert_eq!((narrow[0].as_str(), narrow[3].as_str()), ("       Nov", "  Wed  . #"));
}

#[test]
fn a_month_of_which_one_week_is_left_is_not_named() {
    let mondays = ["2026-10-26", "2026-11-02", "2026-11-09"].map(day);
    assert_eq!((months(&mondays), months(&mondays[..1])), ("  Nov".to_owned(), "Oct".to_owned()));
}

#[test]
fn every_heat_map_fits_its_width_and_half_a_year_is_the_most() {
    let today = day("2026-11-25");
    let year: BTreeMap<Day, u32> = (0..400).map(|ago| (today.minus(ago), ago % 13)).collect();
    for width in [20, 40, 41, 57, 58, 59, 80, 200] {
        let lines = heat_map(&year, today, weeks_that_fit(Some(width)));
        assert!(lines.iter().all(|line| line.len() <= width), "{width}:\n{}", lines.join("\n"));
        assert_eq!(lines.len(), 8);
    }
    assert_eq!((weeks_that_fit(None), weeks_that_fit(Some(200)), weeks_that_fit(Some(0))), (26, 26, 1));
}

#[test]
fn the_legend_says_what_each_mark_means_by_the_busiest_day() {
    assert_eq!(legend(14), ". none, - to 3, + to 11, # to 14");
    assert_eq!(legend(4), ". none, - to 1, + to 3, # to 4");
    assert_eq!(legend(1), ". none, + to 1");
    for busiest in 1..50 {
        let bounds = bounds(busiest);
        assert!(bounds.is_sorted());
        assert!((1..=busiest).all(|answers| mark(answers, bounds) != '.'), "{busiest}");
    }
}

#[test]
fn a_forecast_stands_in_two_lines_or_where_it_is_narrow_a_week_at_a_time() {
    let dues = [12, 0, 3, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 2];
    let days: Vec<ForecastReport> =
        (0..).zip(dues).map(|(days, due)| ForecastReport { day: day("2026-11-25").plus(days), due }).collect();
    let wide = "  Wed Thu Fri Sat Sun Mon Tue Wed Thu Fri Sat Sun Mon Tue
   12   .   3   .   .   .   .   1   .   .   .   .   .   2";
    assert_eq!(forecast(&days, None).join("\n"), wide);
    assert_eq!(forecast(&days, Some(80)), forecast(&days, None));
    let narrow = "  Wed Thu Fri Sat Sun Mon Tue
   12   .   3   .   .   .   .
  Wed Thu Fri Sat Sun Mon Tue
    1   .   .   .   .   .   2";
    assert_eq!(forecast(&days, Some(40)).join("\n"), narrow);
}
