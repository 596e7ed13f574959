//! Why nothing can be added.

use std::path::PathBuf;

use crate::cli::error::Refusal;
use tellapart::{Day, Message, ToMessage, display_in_english, listed, message};

/// Why nothing can be added.
#[derive(Debug)]
pub(super) enum DataRefusal {
    /// There is no journal in the folder that was named.
    NoJournal { path: PathBuf },
    /// No copy was made on this day.
    NoSuchCopy { day: Day, known: Vec<Day> },
}

impl ToMessage for DataRefusal {
    fn message(&self) -> Message {
        match self {
            Self::NoJournal { path } => message!("data-no-journal", path = path.display().to_string()),
            Self::NoSuchCopy { day, known } => message!(
                "data-no-such-copy",
                day = day.to_string(),
                known = listed(known.iter().map(ToString::to_string)),
            ),
        }
    }
}

display_in_english!(DataRefusal);

impl std::error::Error for DataRefusal {}

impl Refusal for DataRefusal {
    fn kind(&self) -> &'static str {
        "data"
    }
}
