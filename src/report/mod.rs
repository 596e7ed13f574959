//! Reports: what follows from the journal for the decks at hand, as values that a program reads as JSON and a person as tables.
//!
//! Each is made of a shelf, the progress and a day, and holds what is to be told and no words of the program. This room computes; it draws
//! nothing.

mod accepted;
mod confusions;
mod data;
mod deck_checks;
mod history;
mod overview;
mod settings;
mod statistics;
mod workload;

pub use accepted::{AcceptedAnswer, AcceptedReport, DeckAccepted};
pub use confusions::{ConfusionKind, ConfusionReport, DeckConfusions, LabelledItem, NamedConfusion};
pub use data::{Contents, DataCheck, DataPaths, DataProblem, ExportedAnswer};
pub use deck_checks::DeckChecks;
pub use history::{NamedDeck, SessionHistory, SessionRecord};
pub use overview::Overview;
pub use settings::{SettingValue, SettingsReport};
pub use statistics::{
    AnswersOnDay, DeckStatistics, DueOnDay, ItemStatistics, RetentionStatistics, ReviewStatistics, Statistics,
};
pub use workload::{DeckWorkload, Workload};

#[cfg(test)]
mod tests;
