//! How a session of each kind goes: what is told when, what comes back, what is scored.

use crate::journal::Activity;

/// How often a wrong item comes back in a drill, at most.
const MOST_RETURNS: usize = 2;

impl Activity {
    /// Whether what came of an answer is told before the next question, and not only at the end.
    pub(super) fn tells_at_once(self) -> bool {
        !self.is_test()
    }

    /// How often a wrong item comes back.
    pub(super) fn most_returns(self) -> usize {
        match self {
            Self::Drill | Self::Practice => MOST_RETURNS,
            // Until it is right.
            Self::Lesson => usize::MAX,
            Self::Quiz | Self::PreTest | Self::Exam => 0,
        }
    }

    /// Whether it goes on until every item is right.
    pub(super) fn returns_until_right(self) -> bool {
        self.most_returns() == usize::MAX
    }

    /// Whether its questions show as many wrong options as there are, however weak a memory is: what is measured must not be guessed.
    pub(super) fn measures(self) -> bool {
        self.is_test()
    }

    /// Whether it ends with a score.
    pub(super) fn is_scored(self) -> bool {
        self == Self::Quiz || self.is_test()
    }
}
