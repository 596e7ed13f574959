//! Days and moments: when a learner's day begins, and how many days lie between two of them.
//!
//! This room reads no clock. The command line does, and hands the moment down; everything below works with what it is given,
//! so that a test can play a year in a second.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::fmt::temporal::Pieces;
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Span, Timestamp, ToSpan};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::language::{Message, ToMessage};

/// A learner's calendar day.
///
/// It begins at the [`DayStart`] of the learner's local time, not at midnight, so that a drill at one in the morning still
/// belongs to the evening before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(with = "String"))]
pub struct Day(Date);

impl Day {
    /// The day of this calendar date.
    pub fn new(date: Date) -> Self {
        Self(date)
    }

    /// Whole days from `earlier` to this day; 0 if `earlier` is not earlier, as after a clock was set back.
    pub fn since(self, earlier: Day) -> u32 {
        u32::try_from(self.days_after(earlier)).unwrap_or(0)
    }

    /// The day that is `days` days later. At the end of the calendar (the year 9999) it stays there.
    pub fn plus(self, days: u32) -> Day {
        Day(self.0.saturating_add(SignedDuration::from_hours(24 * i64::from(days))))
    }

    /// The day that is `days` days earlier. At the beginning of the calendar it stays there.
    pub fn minus(self, days: u32) -> Day {
        Day(self.0.saturating_sub(SignedDuration::from_hours(24 * i64::from(days))))
    }

    /// Its calendar date.
    pub fn date(self) -> Date {
        self.0
    }

    /// The day before this one. At the beginning of the calendar it stays there.
    pub fn before(self) -> Day {
        Day(self.0.saturating_sub(1.day()))
    }

    /// The Monday of its week.
    pub fn monday(self) -> Day {
        self.minus(u32::from(self.0.weekday().to_monday_zero_offset().unsigned_abs()))
    }

    fn days_after(self, earlier: Day) -> i64 {
        // Both dates lie within jiff's calendar, so the difference in days always exists.
        self.0.duration_since(earlier.0).as_hours() / 24
    }
}

/// As in `2026-11-24`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Day {
    type Err = NotADay;

    /// Reads what [`Day`] displays: `2026-11-24`.
    fn from_str(text: &str) -> Result<Self, NotADay> {
        text.parse().map(Self).map_err(|_| NotADay(text.to_owned()))
    }
}

/// As people write it where they may read it, and otherwise as the number of days since 1 January 1970.
impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match serializer.is_human_readable() {
            true => serializer.collect_str(self),
            false => self.days_after(EPOCH).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return from_text(deserializer);
        }
        let days = Span::new().try_days(i64::deserialize(deserializer)?).map_err(D::Error::custom)?;
        EPOCH.0.checked_add(days).map(Self).map_err(D::Error::custom)
    }
}

/// From which compact days are counted.
const EPOCH: Day = Day(jiff::civil::date(1970, 1, 1));

/// Reads what people write.
fn from_text<'de, D: Deserializer<'de>, T: FromStr<Err: fmt::Display>>(deserializer: D) -> Result<T, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

/// The day as people write it: "24 November 2026".
impl ToMessage for Day {
    fn message(&self) -> Message {
        message!("day-in-words", day = self.0.day(), month = self.0.month(), year = self.0.year())
    }
}

display_in_english!(NotADay, NotAMoment);

/// What was read is no day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADay(String);

impl ToMessage for NotADay {
    fn message(&self) -> Message {
        message!("not-a-day", given = &self.0)
    }
}

impl std::error::Error for NotADay {}

/// The hour of local time at which a learner's day begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayStart {
    hour: u8,
}

impl DayStart {
    /// Four in the morning: late enough for night owls, early enough for early birds.
    pub const USUAL: DayStart = DayStart { hour: 4 };

    /// The beginning of the day at this whole hour of local time, 0 to 23; `None` for what is no hour.
    pub const fn at(hour: u8) -> Option<Self> {
        if hour < 24 { Some(Self { hour }) } else { None }
    }

    /// The hour of local time, 0 to 23.
    pub const fn hour(self) -> u8 {
        self.hour
    }
}

/// An instant together with the learner's offset from UTC at that instant, kept to the millisecond.
///
/// The offset is what makes a journal readable anywhere: the learner's day follows from the moment alone, wherever the journal
/// is read. Moments are ordered by instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(with = "String"))]
pub struct Moment {
    instant: Timestamp,
    offset: Offset,
}

impl Moment {
    /// The moment of this instant for a learner at this offset; what is finer than a millisecond is dropped.
    pub fn new(instant: Timestamp, offset: Offset) -> Self {
        let instant = Timestamp::from_millisecond(instant.as_millisecond()).unwrap_or(instant);
        Self { instant, offset }
    }

    /// The moment so many seconds later, or earlier if they are negative. At the ends of the calendar it stays there.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self {
            instant: self.instant.saturating_add(SignedDuration::from_secs(seconds)).unwrap_or(self.instant),
            ..self
        }
    }

    /// The instant, without the offset.
    pub fn instant(self) -> Timestamp {
        self.instant
    }

    /// Whether `later` is more than a day after this moment.
    pub fn is_long_before(self, later: Moment) -> bool {
        later.millis_since(self) > 24 * 60 * 60 * 1000
    }

    /// The learner's day to which this moment belongs.
    pub fn day(self, start: DayStart) -> Day {
        let local = self.offset.to_datetime(self.instant);
        Day(local.saturating_sub(i64::from(start.hour).hours()).date())
    }

    /// The learner's clock at this moment, to the minute: `2026-11-24 09:12`.
    pub fn to_the_minute(self) -> String {
        self.offset.to_datetime(self.instant).strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// Milliseconds from `earlier` to this moment; 0 if `earlier` is not earlier.
    pub fn millis_since(self, earlier: Moment) -> u64 {
        let millis = self.instant.as_millisecond().saturating_sub(earlier.instant.as_millisecond());
        u64::try_from(millis).unwrap_or(0)
    }

    /// Reads a date, or a date and a time, with or without an offset.
    ///
    /// Without an offset the time is taken in `zone`; without a time it is noon.
    ///
    /// # Errors
    ///
    /// A sentence that says what such a time looks like.
    pub fn parse_in(text: &str, zone: &TimeZone) -> Result<Self, NotAMoment> {
        let not_a_moment = || NotAMoment(text.to_owned());
        let pieces = Pieces::parse(text).map_err(|_| not_a_moment())?;
        let time = pieces.time().unwrap_or(jiff::civil::time(12, 0, 0, 0));
        let local = pieces.date().to_datetime(time);
        match pieces.to_numeric_offset() {
            Some(offset) => {
                let instant = offset.to_timestamp(local).map_err(|_| not_a_moment())?;
                Ok(Self::new(instant, offset))
            }
            None => {
                let zoned = zone.to_zoned(local).map_err(|_| not_a_moment())?;
                Ok(Self::new(zoned.timestamp(), zoned.offset()))
            }
        }
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.instant, self.offset).cmp(&(other.instant, other.offset))
    }
}

/// As in `2026-11-24T09:12:04.123+01:00` (RFC 3339).
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = self.offset.to_datetime(self.instant);
        let seconds = self.offset.seconds();
        let sign = if seconds < 0 { '-' } else { '+' };
        let (hours, minutes) = (seconds.abs() / 3600, seconds.abs() / 60 % 60);
        write!(f, "{}.{:03}{sign}{hours:02}:{minutes:02}", local.strftime("%Y-%m-%dT%H:%M:%S"), local.millisecond())?;
        match seconds.abs() % 60 {
            0 => Ok(()),
            rest => write!(f, ":{rest:02}"),
        }
    }
}

impl FromStr for Moment {
    type Err = NotAMoment;

    /// Reads what [`Moment`] displays: a date, a time and an offset, all three.
    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        let not_a_moment = || NotAMoment(text.to_owned());
        let pieces = Pieces::parse(text).map_err(|_| not_a_moment())?;
        let (Some(time), Some(offset)) = (pieces.time(), pieces.to_numeric_offset()) else {
            return Err(not_a_moment());
        };
        let instant = offset.to_timestamp(pieces.date().to_datetime(time)).map_err(|_| not_a_moment())?;
        Ok(Self::new(instant, offset))
    }
}

/// As it is displayed where people may read it, and otherwise as the milliseconds since 1970 and the offset in seconds.
impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match serializer.is_human_readable() {
            true => serializer.collect_str(self),
            false => (self.instant.as_millisecond(), self.offset.seconds()).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return from_text(deserializer);
        }
        let (millis, seconds) = <(i64, i32)>::deserialize(deserializer)?;
        let instant = Timestamp::from_millisecond(millis).map_err(D::Error::custom)?;
        Ok(Self::new(instant, Offset::from_seconds(seconds).map_err(D::Error::custom)?))
    }
}

/// What was read is no moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAMoment(String);

impl ToMessage for NotAMoment {
    fn message(&self) -> Message {
        message!("not-a-time", given = &self.0)
    }
}

impl std::error::Error for NotAMoment {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    fn day(text: &str) -> Day {
        Day(text.parse().unwrap())
    }

    #[test]
    fn a_day_begins_at_four_of_local_time() {
        assert_eq!(moment("2026-11-24T03:59:59.999+01:00").day(DayStart::USUAL), day("2026-11-23"));
        assert_eq!(moment("2026-11-24T04:00:00+01:00").day(DayStart::USUAL), day("2026-11-24"));
    }

    #[test]
    fn a_day_may_begin_at_any_whole_hour() {
        let start = |hour| DayStart::at(hour).unwrap();
        for (hour, expected) in [(0, "2026-11-24"), (2, "2026-11-24"), (3, "2026-11-23"), (23, "2026-11-23")] {
            assert_eq!(moment("2026-11-24T02:30:00+01:00").day(start(hour)), day(expected), "{hour}");
        }
        assert_eq!((DayStart::at(4), DayStart::at(24)), (Some(DayStart::USUAL), None));
    }

    #[test]
    fn the_day_is_the_learners_and_not_that_of_utc() {
        assert_eq!(moment("2026-11-24T23:00:00-08:00").day(DayStart::USUAL), day("2026-11-24"));
        assert_eq!(moment("2026-11-24T05:00:00+14:00").day(DayStart::USUAL), day("2026-11-24"));
    }

    #[test]
    fn the_minute_shown_is_the_learners_too() {
        assert_eq!(moment("2026-11-24T23:05:59-08:00").to_the_minute(), "2026-11-24 23:05");
    }

    #[test]
    fn days_are_counted_across_months_and_leap_days() {
        assert_eq!(day("2028-03-01").since(day("2028-02-28")), 2);
        assert_eq!(day("2026-11-24").plus(365), day("2027-11-24"));
        assert_eq!(day("2028-03-01").minus(2), day("2028-02-28"));
    }

    #[test]
    fn a_clock_that_was_set_back_gives_no_negative_days() {
        assert_eq!(day("2026-11-23").since(day("2026-11-24")), 0);
        assert_eq!(moment("2026-11-23T09:00:00+00:00").millis_since(moment("2026-11-24T09:00:00+00:00")), 0);
    }

    #[test]
    fn the_ends_of_the_calendar_cause_no_panic() {
        assert_eq!(day("9999-12-31").plus(u32::MAX), day("9999-12-31"));
        assert_eq!(day("-009999-01-01").before(), day("-009999-01-01"));
        assert_eq!(day("-009999-01-01").minus(u32::MAX), day("-009999-01-01"));
    }

    #[test]
    fn a_time_without_offset_is_taken_in_the_zone_given() {
        let zone = TimeZone::fixed(Offset::constant(2));
        assert_eq!(Moment::parse_in("2026-11-24", &zone).unwrap(), moment("2026-11-24T12:00:00+02:00"));
        assert_eq!(Moment::parse_in("2026-11-24T09:00", &zone).unwrap(), moment("2026-11-24T09:00:00+02:00"));
        assert_eq!(Moment::parse_in("2026-11-24T09:00:00Z", &zone).unwrap(), moment("2026-11-24T09:00:00+00:00"));
        assert!(Moment::parse_in("tomorrow", &zone).unwrap_err().to_string().contains("\"tomorrow\" is not a time"));
    }

    proptest! {
        #[test]
        fn a_moment_reads_back_as_it_was_written(millis in -62_000_000_000_000i64..250_000_000_000_000, seconds in -50_000i32..50_000) {
            let written = Moment::new(Timestamp::from_millisecond(millis).unwrap(), Offset::from_seconds(seconds).unwrap());
            prop_assert_eq!(moment(&written.to_string()), written);
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in ".{0,40}") {
            let _ = Moment::parse_in(&text, &TimeZone::UTC);
            let _ = text.parse::<Moment>();
        }
    }
}
