//! Whole numbers of the command line, refused in words that everyone understands.

use std::ops::RangeInclusive;

use crate::cli::error::Misfit;
use tellapart::message;

/// A reader of whole numbers within this range.
pub(super) fn number(range: RangeInclusive<u32>) -> impl Fn(&str) -> Result<u16, Misfit> + Clone {
    move |text| {
        let number = text.trim().parse::<u32>().ok().filter(|number| range.contains(number));
        let number = number.and_then(|number| u16::try_from(number).ok());
        number.ok_or_else(|| Misfit::new(message!("not-in-range", from = *range.start(), to = *range.end())))
    }
}
