//! Whole numbers of the command line, refused in words that everyone understands.

use std::ops::RangeInclusive;

use tellapart::{Message, ToMessage, display_in_english, message};

/// A text is no whole number within a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NotInRange(RangeInclusive<u32>);

impl ToMessage for NotInRange {
    fn message(&self) -> Message {
        message!("not-in-range", from = *self.0.start(), to = *self.0.end())
    }
}

display_in_english!(NotInRange);

impl std::error::Error for NotInRange {}

/// A reader of whole numbers within this range.
pub(super) fn number(range: RangeInclusive<u32>) -> impl Fn(&str) -> Result<u16, NotInRange> + Clone {
    move |text| {
        let number = text.trim().parse::<u32>().ok().filter(|number| range.contains(number));
        let number = number.and_then(|number| u16::try_from(number).ok());
        number.ok_or_else(|| NotInRange(range.clone()))
    }
}
