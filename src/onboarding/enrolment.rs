//! What someone is to be taught, and by what rules.

use crate::clock::Day;
use crate::deck::Shelf;
use crate::journal::Terms;
use crate::progress::Progress;

/// What someone is to be taught, and by what rules.
#[derive(Debug, Clone)]
pub struct Enrolment<'a> {
    /// A shelf with just the one deck.
    pub shelf: &'a Shelf,
    /// What has happened.
    pub progress: &'a Progress,
    /// Today.
    pub today: Day,
    /// How many lessons a day, at least 1.
    pub new_a_day: usize,
    /// By what terms.
    pub terms: &'a Terms,
}
