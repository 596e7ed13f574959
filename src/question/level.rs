//! How far a memory has come, and which forms it bears.

/// The level of an item: the harder forms wait until its memory is strong enough for them to teach, and not only to test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// New, or soon forgotten.
    First,
    /// Believed stable for 3 days.
    Second,
    /// Believed stable for 14 days.
    Third,
    /// Believed stable for 45 days.
    Fourth,
}

impl Level {
    /// The level of an item of which this tells whether it is believed stable for so many days.
    pub(crate) fn of(lasts: impl Fn(f64) -> bool) -> Self {
        let reached = [(3.0, Self::Second), (14.0, Self::Third), (45.0, Self::Fourth)];
        reached.into_iter().take_while(|(days, _)| lasts(*days)).last().map_or(Self::First, |(_, level)| level)
    }

    /// The level above it.
    pub(crate) fn next(self) -> Option<Self> {
        match self {
            Self::First => Some(Self::Second),
            Self::Second => Some(Self::Third),
            Self::Third => Some(Self::Fourth),
            Self::Fourth => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_begin_at_three_fourteen_and_forty_five_days() {
        use Level::{First, Fourth, Second, Third};
        let levels = [0.0, 2.9, 3.0, 13.9, 14.0, 44.9, 45.0, 36_500.0].map(|stable| Level::of(|days| stable >= days));
        assert_eq!(levels, [First, First, Second, Second, Third, Third, Fourth, Fourth]);
    }
}
