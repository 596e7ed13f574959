//! Whole numbers of the command line, refused in words that everyone understands.

use std::ops::RangeInclusive;

/// A reader of whole numbers within this range.
pub(super) fn number(range: RangeInclusive<u32>) -> impl Fn(&str) -> Result<u16, String> + Clone {
    move |text| {
        let number = text.trim().parse::<u32>().ok().filter(|number| range.contains(number));
        let number = number.and_then(|number| u16::try_from(number).ok());
        number.ok_or_else(|| format!("it must be a whole number from {} to {}", range.start(), range.end()))
    }
}
